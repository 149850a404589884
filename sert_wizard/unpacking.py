"""Other programs that unpack archives, run within bounds, and what the user is told when they fail.

They write nothing but their standard output, which goes into a nameless temporary file; they can
ask nothing, for their standard input is empty; they end when the user cancels.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sert_wizard.errors import InputError, MachineError
from sert_wizard.progress import Progress
from sert_wizard.wording import Words, words

if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0
_POLL = 0.05  # seconds between two looks at a request to cancel


@dataclass(frozen=True)
class Done:
    """What a program put out, what it complained of, and its exit status."""

    output: bytes
    complaint: str
    status: int


def run(
    command: Sequence[str | Path],
    archive: Path,
    progress: Progress,
    *,
    limit: int,
    seconds: float,
) -> Done:
    """Run `command` on `archive`, at most `seconds` and `limit` bytes of output long.

    Raises InputError (too-large, unreadable-archive), MachineError (no-unpacker), CancelledError.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise no_unpacker(
                words(
                    "{command} does not start: {reason}.",
                    command=command[0],
                    reason=error.strerror or error,
                )
            ) from None
        with process:
            try:
                _wait(process, archive, output, progress, limit, seconds)
            except BaseException:
                process.kill()
                raise
        output.seek(0)
        errors.seek(0)
        complaint = errors.read(1 << 16).decode("utf-8", errors="replace")
        return Done(output.read(), complaint, process.returncode)


def _wait(
    process: subprocess.Popen[bytes],
    archive: Path,
    output: IO[bytes],
    progress: Progress,
    limit: int,
    seconds: float,
) -> None:
    """Wait for the program's end, as long as nobody cancels and it stays within its bounds."""
    end = time.monotonic() + seconds
    running = True
    while running:
        try:
            process.wait(_POLL)
            running = False
        except subprocess.TimeoutExpired:
            progress.check()
        if os.fstat(output.fileno()).st_size > limit:
            raise too_large(archive)
        if running and time.monotonic() > end:
            raise InputError(
                "unreadable-archive",
                words(
                    "{archive} can't be unpacked within {minutes:.0f} minutes.",
                    archive=archive,
                    minutes=seconds / 60,
                ),
                hint=words("Unpack it by hand and name the folder."),
            )


def unreadable(archive: Path) -> InputError:
    return InputError(
        "unreadable-archive",
        words("{archive} can't be unpacked: it is damaged, or no archive.", archive=archive),
        hint=words("Get it again from its maker, or unpack it by hand and name the folder."),
    )


def encrypted(archive: Path) -> InputError:
    return InputError(
        "encrypted-archive",
        words("{archive} is protected by a password.", archive=archive),
        hint=words("Unpack it by hand and name the folder."),
    )


def too_large(archive: Path) -> InputError:
    return InputError(
        "too-large",
        words("What is to be read from {archive} is larger than any driver.", archive=archive),
        hint=words("Unpack it by hand and name the folder of the driver in it."),
    )


def no_unpacker(why: Words) -> MachineError:
    return MachineError(
        "no-unpacker",
        why,
        hint=words("Install 7-Zip, or unpack the file by hand and name the folder."),
    )
