"""7-Zip, where it is installed: lists archives of any kind and hands out their files' content.

It never writes a file: content comes through its standard output (`-so`) into a nameless
temporary file of ours. It never asks: its standard input is empty, and a password is always given.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sert_wizard.errors import InputError, MachineError
from sert_wizard.progress import Progress

_NAMES = ("7zz", "7z", "7za")
_SECONDS = 600.0
_LISTING_LIMIT = 256 << 20  # bytes; some 500,000 files
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0
_POLL = 0.05  # seconds between two looks at a request to cancel
#: No progress lines, no colours, output in UTF-8; a password, so that none is asked for.
_QUIET = ("-bd", "-bse2", "-bsp0", "-sccUTF-8", "-p-")
#: Take names as they are: UTF-8, no wildcards, letter case counts.
_LITERAL = ("-scsUTF-8", "-spd", "-ssc")


@dataclass(frozen=True)
class Entry:
    """A file in an archive: `path` as 7-Zip spells it, `size` in bytes or None where the format
    does not tell."""

    path: str
    size: int | None


def program() -> Path | None:
    """7-Zip's command, if there is one. Its installer on Windows does not touch PATH."""
    for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        usual = Path(os.environ.get(variable, ""), "7-Zip", "7z.exe")
        if usual.is_absolute() and usual.is_file():
            return usual
    return next((Path(found) for name in _NAMES if (found := shutil.which(name))), None)


def entries(
    archive: Path, progress: Progress | None = None, *, seconds: float = _SECONDS
) -> tuple[Entry, ...]:
    """The files in `archive`, no folders, in its own order, found within `seconds`.

    Raises InputError (unreadable-archive, encrypted-archive), MachineError (no-unpacker),
    CancelledError.
    """
    arguments = ("l", "-slt", "-ba", *_QUIET, str(archive.absolute()))
    done = _run(archive, arguments, _LISTING_LIMIT, progress or Progress(), seconds)
    text = done.output.decode("utf-8", errors="replace").replace("\r", "")
    blocks = [_fields(block) for block in text.split("\n\n")]
    found = [fields for fields in blocks if "Path" in fields]
    if done.failed:
        raise done.problem(archive)
    return tuple(Entry(f["Path"], _size(f.get("Size", ""))) for f in found if not _is_folder(f))


def contents(
    archive: Path,
    listing: Sequence[Entry],
    wanted: Collection[str],
    limit: int,
    progress: Progress | None = None,
) -> Mapping[str, bytes]:
    """The content of the files `wanted` of the archive's `listing`, by path, in one go.

    `limit` bounds the bytes of all together. Raises InputError (unreadable-archive,
    encrypted-archive, too-large), MachineError (no-unpacker), CancelledError.
    """
    chosen = [entry for entry in listing if entry.path in wanted]
    known = [entry for entry in chosen if entry.size is not None]
    if sum(entry.size or 0 for entry in known) > limit:
        raise too_large(archive)
    # Where the format tells no size, the output of several could not be taken apart.
    batches = [known, *([entry] for entry in chosen if entry.size is None)]
    found: dict[str, bytes] = {}
    for batch in filter(None, batches):
        raw = _unpacked(archive, batch, limit, progress or Progress())
        limit -= len(raw)
        place = 0
        for entry in batch:
            end = len(raw) if entry.size is None else place + entry.size
            found.setdefault(entry.path, raw[place:end])
            place = end
    return found


def _unpacked(archive: Path, batch: Sequence[Entry], limit: int, progress: Progress) -> bytes:
    """The files of `batch`, one behind the other."""
    with tempfile.TemporaryDirectory(prefix="sert-wizard-") as scratch:
        names = Path(scratch) / "names.txt"
        paths = dict.fromkeys(entry.path for entry in batch)
        names.write_text("\n".join(paths), encoding="utf-8")
        arguments = ("x", "-so", *_QUIET, *_LITERAL, str(archive.absolute()), f"-i@{names}")
        done = _run(archive, arguments, limit, progress, _SECONDS)
    total = sum(entry.size or 0 for entry in batch)
    if done.failed or (batch[0].size is not None and len(done.output) != total):
        raise done.problem(archive)
    return done.output


@dataclass(frozen=True)
class _Done:
    """What 7-Zip said; by its exit status 1 is a warning, more a failure."""

    output: bytes
    complaint: str
    failed: bool

    def problem(self, archive: Path) -> InputError:
        if "password" in self.complaint.lower():
            return encrypted(archive)
        return unreadable(archive)


def unreadable(archive: Path) -> InputError:
    return InputError(
        "unreadable-archive",
        f"{archive} can't be unpacked: it is damaged, or no archive.",
        hint="Get it again from its maker, or unpack it by hand and name the folder.",
    )


def encrypted(archive: Path) -> InputError:
    return InputError(
        "encrypted-archive",
        f"{archive} is protected by a password.",
        hint="Unpack it by hand and name the folder.",
    )


def too_large(archive: Path) -> InputError:
    return InputError(
        "too-large",
        f"What is to be read from {archive} is larger than any driver.",
        hint="Unpack it by hand and name the folder of the driver in it.",
    )


def _run(
    archive: Path, arguments: Sequence[str], limit: int, progress: Progress, seconds: float
) -> _Done:
    """Run 7-Zip, at most `seconds` and `limit` bytes of output long."""
    command = program()
    if command is None:
        raise MachineError(
            "no-unpacker",
            f"7-Zip, which could open {archive.name}, is not on this computer.",
            hint="Install 7-Zip, or unpack the file by hand and name the folder.",
        )
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(
                [str(command), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise MachineError(
                "no-unpacker",
                f"7-Zip ({command}) does not start: {error.strerror or error}.",
                hint="Install 7-Zip again, or unpack the file by hand and name the folder.",
            ) from None
        with process:
            try:
                _wait(process, archive, output, limit, progress, seconds)
            except BaseException:
                process.kill()
                raise
        output.seek(0)
        errors.seek(0)
        complaint = errors.read(1 << 16).decode("utf-8", errors="replace")
        return _Done(output.read(), complaint, process.returncode not in {0, 1})


def _wait(
    process: subprocess.Popen[bytes],
    archive: Path,
    output: IO[bytes],
    limit: int,
    progress: Progress,
    seconds: float,
) -> None:
    """Wait for 7-Zip's end, as long as nobody cancels and it stays within its bounds."""
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
                f"7-Zip did not get through {archive} in {seconds / 60:.0f} minutes.",
                hint="Unpack it by hand and name the folder.",
            )


def _fields(block: str) -> dict[str, str]:
    """The lines `name = value` of an entry; the first of a name counts."""
    found: dict[str, str] = {}
    for line in block.split("\n"):
        name, equals, value = line.partition(" = ")
        if equals:
            found.setdefault(name, value)
    return found


def _is_folder(fields: Mapping[str, str]) -> bool:
    attributes = fields.get("Attributes", "").partition(" ")[0]
    return fields.get("Folder") == "+" or "D" in attributes


def _size(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
