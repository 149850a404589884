"""The output folder: a hidden place to work in, and giving finished files their final names.

Nothing stands under a final name that isn't finished and checked; when anything fails, what was
there before is there again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sert_wizard.build.folder import check_folder
from sert_wizard.build.result import OUTPUTS
from sert_wizard.errors import write_error
from sert_wizard.files import check_names, move, scratch_folder
from sert_wizard.paths import reach
from sert_wizard.plan.model import Plan

#: Characters that the names of what is worked with may add to the output folder's.
_BELOW = 180


@contextlib.contextmanager
def work_folder(folder: Path, plan: Plan, *, force: bool, inputs: Iterable[Path]) -> Iterator[Path]:
    """A hidden folder inside `folder`, gone afterwards; so are folders that were made in vain.

    Raises OutputError: `bad-name`, `cannot-write`, and what `check_folder` raises.
    """
    check_names(folder)
    home = reach(folder, _BELOW)
    made = [path for path in (home, *home.parents) if not path.exists()]
    try:
        with _translated(folder):
            home.mkdir(parents=True, exist_ok=True)
            check_folder(folder, plan, force=force, inputs=inputs)
            with scratch_folder(home, ".sert-wizard-") as work:
                yield work
    finally:
        for path in made:
            with contextlib.suppress(OSError):
                path.rmdir()  # leaves what is not empty


def publish(work: Path, folder: Path) -> None:
    """Give the OUTPUTS in `work` their final names in `folder`, the manifest last. Raises
    OutputError (in-use, cannot-write)."""
    aside = work / "before"
    aside.mkdir()
    home = reach(folder, _BELOW)
    with contextlib.ExitStack() as undo:
        for name in reversed(OUTPUTS):  # the manifest first: without it nothing looks finished
            if (home / name).exists():
                move(home / name, aside / name, named=folder / name)
                undo.callback(move, aside / name, home / name)
        for name in OUTPUTS:
            move(work / name, home / name, named=folder / name)
            undo.callback(move, home / name, work / name)
        undo.pop_all()


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """What the system says about the output folder, in the contract's form."""
    try:
        yield
    except OSError as error:
        raise write_error(folder, error) from None
