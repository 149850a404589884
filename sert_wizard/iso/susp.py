"""Reads Rock Ridge names from the system use fields of ISO 9660 directory records.

After IEEE P1281 (SUSP) and P1282 (RRIP): NM is the name, CE leads to more entries elsewhere,
SL is a symbolic link, CL and RE belong to folders that were moved because they nest too deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sert_wizard.iso.image import SECTOR, ImageFile, damaged, unsupported
from sert_wizard.wording import words

_MAX_CONTINUATIONS = 32


@dataclass(frozen=True)
class Attributes:
    """What Rock Ridge adds to a record; `child` is the sector of a moved folder."""

    name: bytes = b""
    link: bool = False
    relocated: bool = False
    child: int | None = None


NONE = Attributes()


def skip_length(image: ImageFile, root_use: bytes) -> int | None:
    """Bytes to skip in each system use field; None when the root doesn't announce Rock Ridge.

    `root_use` is the system use field of the root's own "." record. The field may begin with
    14 bytes of CD-ROM XA.
    """
    for offset in (0, 14):
        entry = root_use[offset : offset + 7]
        if entry[:2] == b"SP" and entry[4:6] == b"\xbe\xef" and len(entry) == 7:
            fields = list(_entries(image, root_use[offset:]))
            known = any(
                (kind == b"ER" and b"RRIP" in data) or (kind == b"ER" and b"IEEE_P1282" in data)
                for kind, data in fields
            )
            named = known or any(kind in (b"RR", b"PX") for kind, _ in fields)
            return entry[6] if named else None
    return None


def read_attributes(image: ImageFile, use: bytes) -> Attributes:
    """The Rock Ridge entries of one record; InputError `damaged-disc` if they never end."""
    name = b""
    link = relocated = False
    child: int | None = None
    for kind, data in _entries(image, use):
        if kind == b"NM" and len(data) > 5 and not data[4] & 0x06:
            name += data[5:]
        elif kind == b"SL":
            link = True
        elif kind == b"RE":
            relocated = True
        elif kind == b"CL" and len(data) >= 8:
            child = int.from_bytes(data[4:8], "little")
    return Attributes(name, link, relocated, child)


def is_moved(image: ImageFile, use: bytes) -> bool:
    """Whether the record takes part in moving a folder that nests too deep (CL, PL, RE)."""
    return any(kind in (b"CL", b"PL", b"RE") for kind, _ in _entries(image, use))


def pointers(image: ImageFile, use: bytes) -> Iterator[tuple[int, int]]:
    """(offset in `use`, sector) of each CE entry of a record itself.

    Raises InputError `unsupported-disc` where what one leads to has another.
    """
    at = 14 if use[14:16] == b"SP" else 0
    while at + 4 <= len(use) and 4 <= use[at + 2] <= len(use) - at and use[at : at + 2] != b"ST":
        if use[at : at + 2] == b"CE" and use[at + 2] >= 28:
            block, offset, size = (
                int.from_bytes(use[i : i + 4], "little") for i in (at + 4, at + 12, at + 20)
            )
            if offset + size > SECTOR or any(
                pointers(image, image.read(block * SECTOR + offset, size))
            ):
                raise unsupported(words("Rock Ridge entries that lie in more than two places"))
            yield at, block
        at += use[at + 2]


def _entries(image: ImageFile, use: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(signature, whole entry) of each entry, continuation areas included."""
    for _ in range(_MAX_CONTINUATIONS):
        following: tuple[int, int] | None = None
        at = 0
        while at + 4 <= len(use):
            length = use[at + 2]
            if length < 4 or at + length > len(use):
                break
            kind, data = use[at : at + 2], use[at : at + length]
            at += length
            if kind == b"ST":
                break
            if kind == b"CE" and length >= 28:
                block, offset, size = (
                    int.from_bytes(data[i : i + 4], "little") for i in (4, 12, 20)
                )
                following = (block * SECTOR + offset, size)
            else:
                yield kind, data
        if following is None:
            return
        start, size = following
        if size > 16 * SECTOR:
            raise damaged(words("a Rock Ridge entry claims to be huge"))
        use = image.read(start, size)
    raise damaged(words("Rock Ridge entries lead to each other without end"))
