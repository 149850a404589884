"""Moving and removing files although Windows is Windows: what another program holds open, be it
for the blink in which a virus scanner or OneDrive looks at it, can't be moved there.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sert_wizard.errors import HELD, OutputError, windows_code, write_error
from sert_wizard.paths import bad_names, shown
from sert_wizard.wording import NOTHING, Words, words

T = TypeVar("T")

#: What Windows says of a file that is open elsewhere when it is moved or removed, and of a folder
#: that holds one: ERROR_ACCESS_DENIED and ERROR_DIR_NOT_EMPTY mean that too.
_PASSING = HELD | {5, 145}
_PATIENCE = 10.0  # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5  # seconds


def patiently(
    action: Callable[[], T],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> T:
    """What `action` gives, done again for 10 seconds while it fails because another program holds
    a file. Raises what it raises."""
    ends, pause = clock() + _PATIENCE, _FIRST_PAUSE
    while True:
        try:
            return action()
        except OSError as error:
            if windows_code(error) not in _PASSING or clock() + pause > ends:
                raise
        sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def move(source: Path, target: Path, *, named: Path | None = None) -> None:
    """Give `source` the name `target`, on the same disk, in place of what is there. Raises
    OutputError (in-use, cannot-write) for `named`, else `target`; then nothing has changed."""
    try:
        patiently(lambda: source.replace(target))
    except OSError as error:
        raise write_error(named or target, error) from None


def check_movable(path: Path) -> None:
    """Raises OutputError (in-use, cannot-write) where another program holds the file at `path`: at
    the beginning of long work rather than at its end."""
    try:
        patiently(lambda: path.rename(path))  # changes nothing, but takes what a move takes
    except OSError as error:
        raise write_error(path, error) from None


@contextlib.contextmanager
def scratch_folder(home: Path | None = None, prefix: str = "sert-wizard-") -> Iterator[Path]:
    """A new folder in `home` (default: where temporary files belong) that goes with all it holds.
    Raises OSError where it can't be made."""
    folder = tempfile.TemporaryDirectory(prefix=prefix, dir=home)
    try:
        yield Path(folder.name)
    finally:
        with contextlib.suppress(OSError):
            patiently(folder.cleanup)


def bad_name(path: Path) -> Words:
    """Why a part of `path` that would have to be made is no name for Windows; nothing if all are.

    On every system: what is made may lie on a stick or a share that Windows reads too.
    """
    for place, why in bad_names(path):
        # Elsewhere a folder that is there has proven that its name will do. Windows is not asked:
        # it says that "NUL" is there, and takes "out." for "out".
        if os.name == "nt" or not _is_there(place):
            return why
    return NOTHING


def check_names(path: Path) -> None:
    """Raises OutputError (bad-name) where `bad_name` finds one in `path`."""
    if why := bad_name(path):
        raise OutputError(
            "bad-name",
            words("{path} can't be written: {why}.", path=shown(path), why=why),
            hint=words('Choose another name: without < > : " | ? *, and not CON, NUL or the like.'),
        )


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):  # too long, for one
        return False
