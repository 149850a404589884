"""The output folder: a hidden place to work in, and giving finished files their final names.

Nothing stands under a final name that isn't finished and checked; when anything fails, what was
there before is there again.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sert_wizard.build.result import OUTPUTS
from sert_wizard.errors import OutputError, write_error


@contextlib.contextmanager
def work_folder(
    folder: Path, *, needed: int, force: bool, inputs: Iterable[Path]
) -> Iterator[Path]:
    """A hidden folder inside `folder`, gone afterwards; so are folders that were made in vain.

    Raises OutputError: `exists` without `force`, `same-file` when an output would replace one of
    the `inputs`, `no-space` when fewer than `needed` bytes are free, `cannot-write`.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        with _translated(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _check_targets(folder, force, list(inputs))
            _check_space(folder, needed)
            with tempfile.TemporaryDirectory(
                prefix=".sert-wizard-", dir=folder, ignore_cleanup_errors=True
            ) as work:
                yield Path(work)
    finally:
        for path in made:
            with contextlib.suppress(OSError):
                path.rmdir()  # leaves what is not empty


def publish(work: Path, folder: Path) -> None:
    """Give the OUTPUTS in `work` their final names in `folder`, the manifest last."""
    aside = work / "before"
    aside.mkdir()
    there, placed = [], []
    try:
        for name in reversed(OUTPUTS):  # the manifest first: without it nothing looks finished
            if (folder / name).exists():
                (folder / name).replace(aside / name)
                there.append(name)
        for name in OUTPUTS:
            (work / name).replace(folder / name)
            placed.append(name)
    except BaseException:
        for name in placed:
            (folder / name).replace(work / name)
        for name in there:
            (aside / name).replace(folder / name)
        raise


def _check_targets(folder: Path, force: bool, inputs: list[Path]) -> None:
    there = [folder / name for name in OUTPUTS if (folder / name).exists()]
    for target in there:
        if not target.is_file():
            raise OutputError(
                "exists", f"{target} is not a file.", hint="Choose another folder with --out."
            )
        if any(path.exists() and target.samefile(path) for path in inputs):
            raise OutputError(
                "same-file",
                f"{target} is an input of this build, which is never overwritten.",
                hint="Choose another output folder with --out.",
            )
    if there and not force:
        raise OutputError(
            "exists",
            f"{folder} already holds {', '.join(target.name for target in there)}.",
            hint="Choose another folder with --out, or overwrite with --force.",
        )


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise OutputError(
            "no-space",
            f"{folder} has {free:,} bytes free; {needed:,} are needed.",
            hint="Free space there, or choose a folder on another disk with --out.",
        )


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """What the system says about the output folder, in the contract's form."""
    try:
        yield
    except OSError as error:
        raise write_error(folder, error) from None
