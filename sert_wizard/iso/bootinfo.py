"""The boot info table: 56 bytes at offset 8 of a BIOS boot image that say where it lies.

genisoimage and xorriso write it when asked (-boot-info-table): the volume descriptor's sector,
the image's sector, its length, and the sum of its 32-bit words from byte 64 on.
"""

from __future__ import annotations

import struct

START, END = 8, 64

#: Bytes above which an image isn't searched for a table: boot programs are far smaller.
MAX_PROGRAM = 8 << 20


def word_sum(image: bytes) -> int:
    """The sum, modulo 2**32, of the little-endian words from byte 64 to the end."""
    body = image[END:] + bytes(-len(image) % 4)
    words: tuple[int, ...] = struct.unpack(f"<{len(body) // 4}I", body)
    return sum(words) & 0xFFFFFFFF


def recorded_length(head: bytes, sector: int) -> int | None:
    """The length that the table at the beginning of an image at `sector` gives, if it has one."""
    volume, place, length = (int.from_bytes(head[at : at + 4], "little") for at in (8, 12, 16))
    return length if (volume, place) == (16, sector) and length >= END else None


def is_valid(image: bytes, sector: int) -> bool:
    """Whether `image`, lying at `sector`, holds a boot info table that fits it."""
    fields = [int.from_bytes(image[at : at + 4], "little") for at in range(8, 24, 4)]
    return len(image) >= END and fields == [16, sector, len(image), word_sum(image)]


def inserted(image: bytes, sector: int) -> bytes:
    """`image` with a table that fits it at `sector`; unchanged if it is too short for one."""
    if len(image) < END:
        return image
    fields = struct.pack("<4I", 16, sector, len(image), word_sum(image))
    return image[:START] + fields + image[START + len(fields) :]
