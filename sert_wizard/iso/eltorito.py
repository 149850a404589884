"""Reads the boot catalogue of a disc, after the El Torito specification and UEFI's use of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sert_wizard.iso.image import SECTOR, ImageFile, damaged
from sert_wizard.wording import words

MAX_ENTRIES = 64
_PLATFORMS = {0x00: "bios", 0x01: "powerpc", 0x02: "mac", 0xEF: "uefi"}
_SECTION, _LAST_SECTION, _EXTENSION, _BOOTABLE = 0x90, 0x91, 0x44, 0x88


@dataclass(frozen=True)
class BootEntry:
    """One entry of the boot catalogue.

    `platform` is "bios", "uefi" or, rarely, "powerpc", "mac", "other"; `media` is El Torito's
    emulation type (0: none); `load_sectors` counts 512 bytes; `offset` is the image's place in
    bytes.
    """

    platform: str
    bootable: bool
    media: int
    load_segment: int
    load_sectors: int
    offset: int


def read_catalogue(image: ImageFile, sector: int) -> tuple[BootEntry, ...]:
    """The entries of the catalogue at `sector`; InputError `damaged-disc` if its check fails."""
    if sector >= image.sectors:
        raise damaged(words("its boot catalogue lies outside the image"))
    data = image.sector(sector)
    check = sum(int.from_bytes(data[i : i + 2], "little") for i in range(0, 32, 2)) & 0xFFFF
    if data[0] != 1 or data[30:32] != b"\x55\xaa" or check:
        raise damaged(words("its boot catalogue fails its own check"))
    places = list(_places(data))[:MAX_ENTRIES]
    return tuple(_entry(image, data[at : at + 32], platform) for at, platform in places)


def relocated(data: bytes, sectors: Sequence[int]) -> bytes:
    """The catalogue's sector with its entries leading to `sectors`, in the entries' order."""
    made = bytearray(data)
    for (at, _), sector in zip(_places(data), sectors, strict=False):
        made[at + 8 : at + 12] = sector.to_bytes(4, "little")
    return bytes(made)


def _places(data: bytes) -> Iterator[tuple[int, int]]:
    """(offset in the catalogue, platform) of each entry."""
    platform = data[1]
    yield 32, platform
    left = 0
    for at in range(64, SECTOR, 32):
        raw = data[at : at + 32]
        if raw[0] in (_SECTION, _LAST_SECTION) and not left:
            platform = raw[1]
            left = int.from_bytes(raw[2:4], "little")
        elif raw[0] == _EXTENSION:
            continue
        elif left or raw[0] == _BOOTABLE:
            # Some programs write further entries without a header before them.
            yield at, platform
            left = max(0, left - 1)
        else:
            return


def _entry(image: ImageFile, raw: bytes, platform: int) -> BootEntry:
    offset = int.from_bytes(raw[8:12], "little") * SECTOR
    if offset >= image.size:
        raise damaged(words("a boot entry points outside the image"))
    return BootEntry(
        platform=_PLATFORMS.get(platform, "other"),
        bootable=raw[0] == _BOOTABLE,
        media=raw[1] & 0x0F,
        load_segment=int.from_bytes(raw[2:4], "little"),
        load_sectors=int.from_bytes(raw[6:8], "little"),
        offset=offset,
    )
