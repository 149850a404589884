"""The partition tables by which a disc image also starts from a USB stick ("isohybrid").

An MBR names the whole image and the boot images as partitions, its program knows where the BIOS
image lies, and a GPT may say the same twice, at the beginning and at the end. All of it is told
anew where things lie. After isohybrid and xorriso; UEFI specification 2.10, chapter 5 (GPT).
"""

from __future__ import annotations

import binascii
import struct
from collections.abc import Mapping

from sert_wizard.iso import links
from sert_wizard.iso.contents import Content
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.image import SECTOR, whole_end
from sert_wizard.wording import words

_BLOCK = 512
_AREA = 16 * SECTOR
_SIGNATURE, _ENTRIES, _PROGRAM_NOTE = 510, (446, 462, 478, 494), 432
_MAX_CYLINDER = 1023


def is_hybrid(base: Disc) -> bool:
    """Whether the disc has a table of partitions."""
    area = base.raw(0, SECTOR)
    signed = area[_SIGNATURE : _SIGNATURE + 2] == b"\x55\xaa"
    return signed and any(_used(area, at) for at in _ENTRIES)


class Hybrid:
    """The tables of the base, to be fitted to a new disc with `total` bytes."""

    def __init__(self, base: Disc, images: Mapping[int, tuple[int, Content]]) -> None:
        """`images`: the size of what lies at an offset of the base, in bytes, and what takes its
        place.

        Raises RequestError `disc-not-rewritable` for tables of another kind."""
        self._base = base
        self._images = images
        self._area = base.raw(0, _AREA)
        self._header = self._gpt_header()
        if self._area[:2] == b"ER" or self._area[SECTOR : SECTOR + 2] == b"PM":
            raise links.refusal(words("it has an Apple partition map"))
        if base.udf and self._header:
            raise links.refusal(
                words("it has both UDF and a GPT, which claim the same last sector")
            )
        self._array = b""
        if self._header:
            start, count, size = struct.unpack_from("<QII", self._header, 72)
            last, usable = (int.from_bytes(self._header[at : at + 8], "little") for at in (32, 48))
            if size < 128 or not usable <= last < base.size // _BLOCK:
                raise links.refusal(words("its GPT contradicts itself"))
            if count * size > _AREA or start * _BLOCK + count * size > _AREA:
                raise links.refusal(words("its GPT doesn't lie where isohybrid's does"))
            self._array = self._area[start * _BLOCK :][: count * size]
        # What can't be told anew is to be known before anything is written.
        self.system_area(base.size)

    def _gpt_header(self) -> bytes:
        header = self._area[_BLOCK : 2 * _BLOCK]
        if header[:8] != b"EFI PART":
            return b""
        size = int.from_bytes(header[12:16], "little")
        if not 92 <= size <= _BLOCK:
            raise links.refusal(words("its GPT has a header of an impossible size"))
        return header

    def total(self, sectors: int) -> int:
        """Bytes of a disc with that many sectors of content: whole cylinders, as on the base."""
        needed = sectors * SECTOR + (len(self._backup()) if self._header else 0)
        heads, per_track = self._geometry()
        cylinder = heads * per_track * _BLOCK
        whole = cylinder % SECTOR == 0 and cylinder and self._base.size % cylinder == 0
        return -(-needed // cylinder) * cylinder if whole else whole_end(needed)

    def _backup(self) -> bytes:
        return self._array + bytes(-len(self._array) % _BLOCK) + bytes(_BLOCK)

    def _geometry(self) -> tuple[int, int]:
        """Heads and sectors of a track, from where the partition of the whole image ends."""
        for at in _ENTRIES:
            if _used(self._area, at) and not any(self._area[at + 8 : at + 12]):
                return self._area[at + 5] + 1, self._area[at + 6] & 0x3F
        return 0, 0

    def system_area(self, total: int) -> bytes:
        """The first 32 KiB of a disc of `total` bytes."""
        made = bytearray(self._area)
        note = int.from_bytes(made[_PROGRAM_NOTE : _PROGRAM_NOTE + 4], "little")
        if note * _BLOCK in self._images:
            struct.pack_into("<I", made, _PROGRAM_NOTE, self._moved(note, 1)[0])
        for at in _ENTRIES:
            if _used(made, at):
                made[at : at + 16] = self._partition(bytes(made[at : at + 16]), total)
        if self._header:
            array = self._new_array(total)
            made[_BLOCK : 2 * _BLOCK] = self._new_header(array, total, backup=False)
            start = int.from_bytes(self._header[72:80], "little") * _BLOCK
            made[start : start + len(array)] = array
        return bytes(made)

    def backup(self, total: int) -> bytes:
        """The last bytes of a disc of `total` bytes: GPT's second table; empty without GPT."""
        if not self._header:
            return b""
        array = self._new_array(total)
        rest = bytes(-len(array) % _BLOCK)
        return array + rest + self._new_header(array, total, backup=True)

    def _partition(self, raw: bytes, total: int) -> bytes:
        """An entry of the MBR for its new place."""
        start, blocks = struct.unpack_from("<II", raw, 8)
        made = bytearray(raw)
        if (start + blocks) * _BLOCK >= self._base.size - SECTOR and start < _AREA // _BLOCK:
            struct.pack_into("<II", made, 8, start, min(total // _BLOCK - start, 0xFFFFFFFF))
            made[5:8] = self._end_of_whole(raw[5:8], total)
            return bytes(made)
        first, count = self._moved(start, blocks)
        struct.pack_into("<II", made, 8, first, count)
        for at, old, new in ((1, start, first), (5, start + blocks - 1, first + count - 1)):
            if raw[at : at + 3] == self._address(old):
                made[at : at + 3] = self._address(new)
        return bytes(made)

    def _moved(self, start: int, blocks: int) -> tuple[int, int]:
        """The new (start, blocks) of a partition that is a boot image."""
        if start * _BLOCK not in self._images or not self._on_base(start, blocks):
            raise links.refusal(
                words("its partition at block {start} is none of its boot images", start=start)
            )
        size, content = self._images[start * _BLOCK]
        count = max(1, blocks + _blocks(content.size) - _blocks(size))
        return content.sector * SECTOR // _BLOCK, count

    def _on_base(self, start: int, blocks: int) -> bool:
        return blocks > 0 and (start + blocks) * _BLOCK <= self._base.size

    def _end_of_whole(self, raw: bytes, total: int) -> bytes:
        heads, per_track = self._geometry()
        if not heads * per_track:
            return raw
        last = min(total // (heads * per_track * _BLOCK) - 1, _MAX_CYLINDER)
        return bytes([raw[0], raw[1] & 0x3F | last >> 2 & 0xC0, last & 0xFF])

    def _address(self, block: int) -> bytes:
        """The place of a block as cylinder, head and sector."""
        heads, per_track = self._geometry()
        if not heads * per_track:
            return b""
        cylinder, rest = divmod(block, heads * per_track)
        head, sector = divmod(rest, per_track)
        if cylinder > _MAX_CYLINDER:
            return b"\xfe\xff\xff"
        return bytes([head, sector + 1 | cylinder >> 2 & 0xC0, cylinder & 0xFF])

    def _new_array(self, total: int) -> bytes:
        made = bytearray(self._array)
        size = int.from_bytes(self._header[84:88], "little")
        moved = total // _BLOCK - 1 - int.from_bytes(self._header[32:40], "little")
        for at in range(0, len(made) - size + 1, size):
            if not any(made[at : at + 16]):
                continue
            first, last = struct.unpack_from("<QQ", made, at + 32)
            if first < _AREA // _BLOCK:
                if not self._on_base(first, last + 1 - first):
                    raise links.refusal(words("its GPT names a partition that it can't hold"))
                # The whole image: it ends as far from the disc's end as it did.
                struct.pack_into("<Q", made, at + 40, last + moved)
                continue
            start, count = self._moved(first, last + 1 - first)
            struct.pack_into("<QQ", made, at + 32, start, start + count - 1)
        return bytes(made)

    def _new_header(self, array: bytes, total: int, *, backup: bool) -> bytes:
        made = bytearray(self._header)
        last = total // _BLOCK - 1
        old_last, old_usable = (int.from_bytes(made[i : i + 8], "little") for i in (32, 48))
        size = int.from_bytes(made[12:16], "little")
        struct.pack_into("<QQ", made, 24, *((last, 1) if backup else (1, last)))
        struct.pack_into("<Q", made, 48, old_usable + last - old_last)
        if backup:
            struct.pack_into("<Q", made, 72, last - _blocks(len(array)))
        struct.pack_into("<I", made, 88, binascii.crc32(array))
        struct.pack_into("<I", made, 16, 0)
        struct.pack_into("<I", made, 16, binascii.crc32(bytes(made[:size])))
        return bytes(made)


def _used(area: bytes | bytearray, at: int) -> bool:
    """Whether the entry has any blocks; beside a GPT xorriso leaves the type out."""
    return any(area[at + 12 : at + 16])


def _blocks(size: int) -> int:
    return -(-size // _BLOCK)
