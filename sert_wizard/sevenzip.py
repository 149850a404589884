"""7-Zip, where it is installed: lists archives of any kind and hands out their files' content.

It never writes a file: content comes through its standard output (`-so`). It never asks for a
password: one is always given.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sert_wizard import unpacking
from sert_wizard.files import scratch_folder
from sert_wizard.progress import Progress
from sert_wizard.wording import words

_NAMES = ("7zz", "7z", "7za")
_SECONDS = 600.0
_LISTING_LIMIT = 256 << 20  # bytes; some 500,000 files
_WARNING = 1  # exit status
#: No progress lines, no colours, output in UTF-8; a password, so that none is asked for.
_QUIET = ("-bd", "-bse2", "-bsp0", "-sccUTF-8", "-p-")
#: Take names as they are: UTF-8, no wildcards, letter case counts.
_LITERAL = ("-scsUTF-8", "-spd", "-ssc")


@dataclass(frozen=True)
class Entry:
    """A file in an archive: `path` as 7-Zip spells it, `size` in bytes and CRC-32, each None where
    the format does not tell."""

    path: str
    size: int | None
    crc: int | None = None


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
    return tuple(
        Entry(f["Path"], _number(f.get("Size", ""), 10), _number(f.get("CRC", ""), 16))
        for f in found
        if not _is_folder(f)
    )


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
        raise unpacking.too_large(archive)
    # Where the format tells no size, the output of several could not be taken apart.
    batches = [known, *([entry] for entry in chosen if entry.size is None)]
    found: dict[str, bytes] = {}
    for batch in filter(None, batches):
        raw = _unpacked(archive, batch, limit, progress or Progress())
        limit -= len(raw)
        place = 0
        for entry in batch:
            end = len(raw) if entry.size is None else place + entry.size
            content = raw[place:end]
            if entry.crc is not None and zlib.crc32(content) != entry.crc:
                raise unpacking.unreadable(archive)
            found.setdefault(entry.path, content)
            place = end
    return found


def _unpacked(archive: Path, batch: Sequence[Entry], limit: int, progress: Progress) -> bytes:
    """The files of `batch`, one behind the other."""
    with scratch_folder() as scratch:
        names = scratch / "names.txt"
        paths = dict.fromkeys(entry.path for entry in batch)
        names.write_text("\n".join(paths), encoding="utf-8")
        arguments = ("x", "-so", *_QUIET, *_LITERAL, str(archive.absolute()), f"-i@{names}")
        done = _run(archive, arguments, limit, progress, _SECONDS)
    total = sum(entry.size or 0 for entry in batch)
    if batch[0].size is not None and len(done.output) != total:
        raise unpacking.unreadable(archive)
    return done.output


def _run(
    archive: Path, arguments: Sequence[str], limit: int, progress: Progress, seconds: float
) -> unpacking.Done:
    """Run 7-Zip. Raises as `unpacking.run` does, and InputError where it fails."""
    command = program()
    if command is None:
        raise unpacking.no_unpacker(
            words("7-Zip, which could open {name}, is not on this computer.", name=archive.name)
        )
    done = unpacking.run((command, *arguments), archive, progress, limit=limit, seconds=seconds)
    if done.status not in {0, _WARNING}:
        if "password" in done.complaint.lower():
            raise unpacking.encrypted(archive)
        raise unpacking.unreadable(archive)
    return done


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


def _number(text: str, base: int) -> int | None:
    try:
        return int(text, base) if text.isalnum() else None
    except ValueError:
        return None
