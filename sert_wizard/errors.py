"""The errors a user can meet, each with what to do next.

Raised where the cause is known, printed in one place (the command line or the wizard's
error box). The exit statuses are the command line's contract.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import ClassVar

from sert_wizard.paths import reach, shown
from sert_wizard.wording import NOTHING, Words, words


class SertError(Exception):
    """What went wrong (`message`), what to do next (`hint`) and a stable `code` for scripts."""

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, message: Words, *, hint: Words = NOTHING) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class UsageError(SertError):
    """The command or its arguments make no sense."""

    exit_status = 2


class InputError(SertError):
    """A file given by the user is missing, damaged, hostile or of the wrong kind."""

    exit_status = 3


class RequestError(SertError):
    """The inputs are sound but what is asked of them can't be met."""

    exit_status = 4


class MachineError(SertError):
    """This machine lacks something: libwim, boot assets, QEMU."""

    exit_status = 5


class OutputError(SertError):
    """The output can't be written: no space, no permission, already there."""

    exit_status = 6


class CancelledError(SertError):
    """The user cancelled; nothing was kept."""

    exit_status = 130

    def __init__(self) -> None:
        super().__init__("cancelled", words("Cancelled. Nothing was kept."))


#: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: another program has the file open.
HELD = frozenset({32, 33})
_TOO_LARGE = 223  # ERROR_FILE_TOO_LARGE


def windows_code(error: OSError) -> int:
    """The error's number by Windows' own count; 0 on other systems."""
    return getattr(error, "winerror", None) or 0


def write_error(target: Path, error: OSError) -> OutputError:
    """What the user is told when `target` can't be written: in-use, no-space, file-too-large or
    cannot-write."""
    if windows_code(error) in HELD:
        return OutputError("in-use", _open_elsewhere(target), hint=_CLOSE)
    if error.errno == errno.ENOSPC:
        return OutputError(
            "no-space",
            words("The disk of {target} is full.", target=shown(target)),
            hint=words("Free space there, or choose a folder on another disk."),
        )
    if error.errno == errno.EFBIG or windows_code(error) == _TOO_LARGE:
        return OutputError(
            "file-too-large",
            words("{target} became larger than its disk lets a file be.", target=shown(target)),
            hint=words("Choose a folder on another disk: NTFS and exFAT hold files of any size."),
        )
    return OutputError(
        "cannot-write",
        words(
            "{target} can't be written: {reason}.",
            target=shown(target),
            reason=error.strerror or error,
        ),
        hint=words("Choose a folder in which you may write."),
    )


def read_error(path: Path, error: OSError, hint: Words = NOTHING) -> InputError:
    """What the user is told when the file `path` can't be read: in-use or unreadable; `hint` says
    what else than another file would help."""
    if windows_code(error) in HELD:
        return InputError("in-use", _open_elsewhere(path), hint=_CLOSE)
    return InputError(
        "unreadable",
        words(
            "{path} can't be read: {reason}.",
            path=shown(path),
            reason=error.strerror or error,
        ),
        hint=hint or words("Name a file that you may read."),
    )


def read_input(path: Path) -> bytes:
    """The bytes of a file that the user named. Raises InputError (not-found, in-use,
    unreadable)."""
    try:
        return reach(path).read_bytes()
    except FileNotFoundError:
        raise InputError(
            "not-found",
            words("There is no file {path}.", path=shown(path)),
            hint=words("Check its path."),
        ) from None
    except OSError as error:
        raise read_error(path, error) from None


_CLOSE = words(
    "Close it there, then try again. An ISO can be held by a drive that Windows made of it "
    "(Eject), by a virtual machine or by `sert-wizard serve`."
)


def _open_elsewhere(path: Path) -> Words:
    return words("{path} is open in another program.", path=shown(path))
