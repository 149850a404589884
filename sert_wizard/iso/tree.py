"""What every reader of a disc gives: files with their places, within limits.

The limits are far above what any recovery disc holds; they keep a hostile image from filling
the memory or running for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sert_wizard.iso.image import damaged
from sert_wizard.wording import words

#: (byte offset in the image, length in bytes); the offset HOLE stands for zeros not recorded.
Extents = tuple[tuple[int, int], ...]
HOLE = -1

MAX_ENTRIES = 100_000
MAX_FOLDER_BYTES = 32 << 20
MAX_ALL_FOLDERS_BYTES = 128 << 20
MAX_EXTENTS = 500_000
MAX_PATH = 4096
MAX_DEPTH = 128


@dataclass(frozen=True)
class DiscFile:
    """A file of the disc.

    `path` is clean ("/sources/boot.wim": no ";1", as spelled on the disc), `raw_path` is as the
    tree stores it, `size` in bytes, `extents` where its bytes lie, neighbours joined.
    """

    path: str
    raw_path: str
    size: int
    extents: Extents
    hidden: bool = False
    modified: datetime | None = None


@dataclass(frozen=True)
class Tree:
    """One of the file systems of a disc; `layout` is its name as in `Disc.layouts`."""

    layout: str
    label: str
    created: datetime | None
    files: tuple[DiscFile, ...]
    folders: tuple[str, ...]


class Budget:
    """Counts what reading one tree costs; raises InputError `damaged-disc` when it is absurd."""

    def __init__(self) -> None:
        self._entries = 0
        self._folder_bytes = 0
        self._extents = 0

    def entry(self, path: str, depth: int) -> None:
        """One more file or folder, `depth` folders below the root."""
        self._entries += 1
        if self._entries > MAX_ENTRIES:
            raise damaged(words("it lists more than {max_entries} files", max_entries=MAX_ENTRIES))
        if len(path) > MAX_PATH or depth > MAX_DEPTH:
            raise damaged(words("its folders nest without end"))

    def folder(self, path: str, size: int) -> None:
        """A folder's list of `size` bytes is about to be read."""
        self._folder_bytes += size
        if size > MAX_FOLDER_BYTES or self._folder_bytes > MAX_ALL_FOLDERS_BYTES:
            raise damaged(
                words("the folder {path} claims {size} bytes of names", path=path or "/", size=size)
            )

    def extent(self) -> None:
        """One more piece of a file."""
        self._extents += 1
        if self._extents > MAX_EXTENTS:
            raise damaged(
                words("its files lie in more than {max_extents} pieces", max_extents=MAX_EXTENTS)
            )


def joined(extents: Iterable[tuple[int, int]]) -> Extents:
    """The extents without empty ones, those that touch joined."""
    result: list[tuple[int, int]] = []
    for offset, length in extents:
        if not length:
            continue
        if result:
            last, size = result[-1]
            if (offset == HOLE and last == HOLE) or (
                HOLE not in (offset, last) and last + size == offset
            ):
                result[-1] = (last, size + length)
                continue
        result.append((offset, length))
    return tuple(result)


def checked_name(name: str) -> str:
    """A name fit for a path; InputError `damaged-disc` for one that would climb or vanish."""
    clean = name.replace("/", "_").replace("\\", "_").replace("\0", "_")
    if clean in ("", ".", ".."):
        raise damaged(words("it holds a file named {name!r}", name=name))
    return clean
