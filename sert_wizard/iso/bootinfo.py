"""The boot info table: 56 bytes at offset 8 of a BIOS boot image that say where it lies.

genisoimage and xorriso write it when asked (-boot-info-table): the volume descriptor's sector,
the image's sector, its length, and the sum of its 32-bit words from byte 64 on.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import BinaryIO

import pycdlib

from sert_wizard.iso.disc import Disc
from sert_wizard.iso.links import path_argument, wanted

START, END = 8, 64


def refresh(iso: pycdlib.PyCdlib, sources: Mapping[str, tuple[BinaryIO, int]], base: Disc) -> None:
    """Make the tables of replaced boot images match the new content; pycdlib keeps the old."""
    for path, (source, size) in sources.items():
        record = iso.get_record(**{path_argument(base.view): wanted(base, path, size).raw_path})
        table = record.inode.boot_info_table if record.inode else None
        if table is not None:
            source.seek(0)
            table.csum, table.orig_len = word_sum(source.read(size)), size


def word_sum(image: bytes) -> int:
    """The sum, modulo 2**32, of the little-endian words from byte 64 to the end."""
    body = image[END:] + bytes(-len(image) % 4)
    words: tuple[int, ...] = struct.unpack(f"<{len(body) // 4}I", body)
    return sum(words) & 0xFFFFFFFF


def is_valid(image: bytes, sector: int) -> bool:
    """Whether `image`, lying at `sector`, holds a boot info table that fits it."""
    fields = [int.from_bytes(image[at : at + 4], "little") for at in range(8, 24, 4)]
    return len(image) >= END and fields == [16, sector, len(image), word_sum(image)]
