"""What a new disc holds besides its descriptors and folders: runs of bytes, each with a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sert_wizard.iso.disc import Disc, DiscFile
from sert_wizard.iso.image import CHUNK, SECTOR
from sert_wizard.iso.tree import Extents

#: Changes the first piece of a content when its place is known: (piece, content) -> piece.
Patch = Callable[[bytes, "Content"], bytes]


@dataclass(eq=False)
class Content:
    """`size` bytes that will lie in a row from `sector` on: of the base disc, or of `source`."""

    size: int
    extents: Extents = ()
    source: BinaryIO | None = None
    patch: Patch | None = None
    sector: int = 0

    @property
    def sectors(self) -> int:
        return -(-self.size // SECTOR)

    def pieces(self, base: Disc) -> Iterator[bytes | memoryview]:
        """Its bytes, at most CHUNK at a time; a piece is gone when the next is asked for."""
        for number, piece in enumerate(self._unpatched(base)):
            yield self.patch(bytes(piece), self) if self.patch and not number else piece

    def whole(self, base: Disc) -> bytes:
        """All its bytes, not patched; for small ones."""
        return b"".join(bytes(piece) for piece in self._unpatched(base))

    def _unpatched(self, base: Disc) -> Iterator[bytes | memoryview]:
        if self.source is None:
            buffer = bytearray(min(CHUNK, max(self.size, 1)))
            for count in base.fill(DiscFile("", "", self.size, self.extents), buffer):
                yield memoryview(buffer)[:count]
            return
        self.source.seek(0)
        for at in range(0, self.size, CHUNK):
            yield self.source.read(min(CHUNK, self.size - at))


class Contents:
    """All contents of a disc to be made. Names in several trees share one, as on the base."""

    def __init__(self) -> None:
        self._kept: dict[Extents | int, Content] = {}
        self._new: list[Content] = []

    def keep(self, extents: Extents) -> Content:
        """The content that lies on the base at `extents`, which must not be empty.

        Where the trees of the base give one file different lengths (a directory record counts
        to 4 GiB, so some programs write the rest of the division), the longest is kept.
        """
        size = sum(length for _, length in extents)
        start = extents[0][0]
        known = self._kept.get(start) or self._kept.get(extents)
        if known is None:
            known = Content(size, extents)
            self._kept[start if start >= 0 else extents] = known
        elif _begins(extents, known.extents):
            pass
        elif _begins(known.extents, extents):
            known.size, known.extents = size, extents
        else:
            known = self._kept.setdefault(extents, Content(size, extents))
        return known

    def add(self, source: BinaryIO, size: int) -> Content:
        """A content that the base hasn't got."""
        self._new.append(Content(size, source=source))
        return self._new[-1]

    def place(self, sector: int) -> int:
        """Give every content its place from `sector` on; the first sector after them.

        Those of the base come first and in its order, so that it is read from front to back.
        """
        for content in self.in_order():
            content.sector = sector
            sector += content.sectors
        return sector

    def in_order(self) -> list[Content]:
        """The contents as they lie on the disc."""
        kept = sorted(self._kept.values(), key=lambda content: content.extents)
        return [*kept, *self._new]


def _begins(part: Extents, whole: Extents) -> bool:
    """Whether `part` is the beginning of `whole`, or all of it."""
    if part == whole:
        return True
    return len(part) == 1 and part[0][0] == whole[0][0] and part[0][1] <= whole[0][1]
