"""The errors a user can meet, each with what to do next.

Raised where the cause is known, printed in one place (the command line or the wizard's
error box). The exit statuses are the command line's contract.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import ClassVar


class SertError(Exception):
    """What went wrong (`message`), what to do next (`hint`) and a stable `code` for scripts."""

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, message: str, *, hint: str = "") -> None:
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
        super().__init__("cancelled", "Cancelled. Nothing was kept.")


def write_error(target: Path, error: OSError) -> OutputError:
    """What the user is told when `target` can't be written: no-space or cannot-write."""
    if error.errno == errno.ENOSPC:
        return OutputError(
            "no-space",
            f"The disk of {target} is full.",
            hint="Free space there, or choose a folder on another disk.",
        )
    return OutputError(
        "cannot-write",
        f"{target} can't be written: {error.strerror or error}.",
        hint="Choose a folder in which you may write.",
    )


def read_input(path: Path) -> bytes:
    """The bytes of a file that the user named. Raises InputError (not-found, unreadable)."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("not-found", f"There is no file {path}.", hint="Check its path.") from None
    except OSError as error:
        raise InputError(
            "unreadable",
            f"{path} can't be read: {error.strerror or error}.",
            hint="Name a file that you may read.",
        ) from None
