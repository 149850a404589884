"""The bytes of UDF's descriptors: tags and their checks, dates, names, allocation descriptors."""

from __future__ import annotations

import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sert_wizard.iso.image import SECTOR, unsupported
from sert_wizard.wording import words

PRIMARY, ANCHOR, IMPLEMENTATION_USE, PARTITION = 1, 2, 4, 5
LOGICAL_VOLUME, UNALLOCATED, TERMINATOR = 6, 7, 8
#: What a volume descriptor sequence holds before its terminator.
SEQUENCE_KINDS = (PRIMARY, IMPLEMENTATION_USE, PARTITION, LOGICAL_VOLUME, UNALLOCATED)
INTEGRITY, FILE_SET, NAME, ALLOCATION_EXTENT = 9, 256, 257, 258
FILE_ENTRY, EXTENDED_FILE_ENTRY = 261, 266
FOLDER = 4
#: Not specified (0) and random access byte sequence (5): both are what others call a file.
PLAIN_FILES = (0, 5)
SHORT, LONG, EMBEDDED = 0, 1, 3
RECORDED, CONTINUATION = 0, 3

Moment = datetime | None


class BadDescriptorError(Exception):
    """A descriptor that isn't what it should be; never leaves the package."""


@dataclass(frozen=True)
class LongAddress:
    """A block of a partition, both by number."""

    partition: int
    block: int


@dataclass(frozen=True)
class LogicalVolume:
    """`maps`: for each partition reference the partition's number, or the name of a kind that
    isn't supported; `integrity`: (sector, bytes) of the integrity sequence."""

    revision: int
    label: str
    file_set: LongAddress
    maps: tuple[int | str, ...]
    integrity: tuple[int, int]


@dataclass(frozen=True)
class FileEntry:
    """`size` in bytes; `addresses` the raw allocation descriptors, `addresses_at` their offset."""

    file_type: int
    address_form: int
    size: int
    modified: Moment
    addresses: bytes
    addresses_at: int


@dataclass(frozen=True)
class Name:
    """A file identifier descriptor, `raw`: a name in a folder and the entry it stands for."""

    text: str
    hidden: bool
    is_folder: bool
    is_parent: bool
    deleted: bool
    where: LongAddress
    raw: bytes


def _u16(data: bytes | bytearray, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def tag_kind(data: bytes | bytearray) -> int:
    """The descriptor's number, from its tag."""
    return _u16(data, 0)


def checksum(tag: bytes | bytearray) -> int:
    """The sum that byte 4 of a tag must hold."""
    return (sum(tag[:4]) + sum(tag[5:16])) & 0xFF


def sealed(data: bytes) -> bytes:
    """The descriptor with its tag's CRC and checksum made right; its CRC length stays."""
    made = bytearray(data)
    length = _u16(data, 10)
    made[8:10] = binascii.crc_hqx(bytes(made[16 : 16 + length]), 0).to_bytes(2, "little")
    made[4] = checksum(made[:16])
    return bytes(made)


def checked(data: bytes, kinds: int | Sequence[int], block: int | None) -> bytes:
    """`data` if its tag is one of `kinds`, sound, and written for `block` (None: any).

    ECMA-167 3/7.2: a checksum over the tag, a CRC over what follows, and the block's number.
    """
    kind = tag_kind(data)
    if kind not in ((kinds,) if isinstance(kinds, int) else kinds):
        raise BadDescriptorError(f"block {block} holds descriptor {kind} instead of {kinds}")
    if data[4] != checksum(data[:16]):
        raise BadDescriptorError(f"the tag of block {block} fails its checksum")
    length = _u16(data, 10)
    if 16 + length > len(data) or binascii.crc_hqx(data[16 : 16 + length], 0) != _u16(data, 8):
        raise BadDescriptorError(f"the descriptor in block {block} fails its CRC")
    if block is not None and _u32(data, 12) != block:
        raise BadDescriptorError(f"block {block} holds a descriptor written for {_u32(data, 12)}")
    return data


def moment(raw: bytes) -> Moment:
    """A UDF timestamp as UTC; None for one that is no date. 12 bits of zone in minutes."""
    zone = _u16(raw, 0) & 0x0FFF
    minutes = zone - 0x1000 if zone & 0x800 else zone
    if minutes == -2047:  # no zone was recorded
        minutes = 0
    try:
        local = datetime(_u16(raw, 2), *raw[4:9], tzinfo=UTC)  # type: ignore[misc]
        return local - timedelta(minutes=minutes)
    except (ValueError, OverflowError):
        return None


def compressed_text(raw: bytes) -> str:
    """OSTA compressed Unicode: a byte says 8 or 16 bits a character."""
    if not raw:
        return ""
    if raw[0] == 8:
        return raw[1:].decode("latin-1")
    if raw[0] == 16:
        return raw[1:].decode("utf-16-be", "replace")
    raise BadDescriptorError(f"a name of the unknown kind {raw[0]}")


def dstring(raw: bytes) -> str:
    """A field of fixed size whose last byte counts the bytes used."""
    return compressed_text(raw[: min(raw[-1], len(raw) - 1)])


def logical_volume(data: bytes) -> LogicalVolume:
    """The logical volume descriptor; InputError `unsupported-disc` for other block sizes."""
    if _u32(data, 212) != SECTOR:
        raise unsupported(words("UDF blocks of {size} bytes", size=_u32(data, 212)))
    table = data[440 : 440 + min(_u32(data, 264), SECTOR - 440)]
    maps: list[int | str] = []
    while len(table) >= 6 and table[1] >= 6:
        kind, length = table[0], table[1]
        maps.append(_u16(table, 4) if kind == 1 else _foreign_partition(table[:length]))
        table = table[length:]
    return LogicalVolume(
        revision=_u16(data, 240),
        label=dstring(data[84:212]),
        file_set=LongAddress(_u16(data, 256), _u32(data, 252)),
        maps=tuple(maps),
        integrity=(_u32(data, 436), _u32(data, 432)),
    )


def _foreign_partition(raw: bytes) -> str:
    name = raw[5:28].rstrip(b"\0").decode("latin-1")
    known = {
        "*UDF Virtual Partition": "virtual UDF partition (packet writing)",
        "*UDF Sparable Partition": "sparable UDF partition (rewritable media)",
        "*UDF Metadata Partition": "metadata UDF partition (UDF 2.50 or later)",
    }
    return known.get(name, f"UDF partition map of type {raw[0]}")


def file_set_root(data: bytes) -> LongAddress:
    """Where the root folder's file entry lies."""
    return LongAddress(_u16(data, 408), _u32(data, 404))


def file_entry(data: bytes) -> FileEntry:
    """A file entry or extended file entry (ECMA-167 4/14.9, 4/14.17); strategy 4 only."""
    extended = tag_kind(data) == EXTENDED_FILE_ENTRY
    header, modified_at, lengths_at = (216, 92, 208) if extended else (176, 84, 168)
    if _u16(data, 20) != 4:
        raise unsupported(words("UDF's allocation strategy {strategy}", strategy=_u16(data, 20)))
    address_form = _u16(data, 34) & 7
    if address_form not in (SHORT, LONG, EMBEDDED):
        raise BadDescriptorError(f"allocation descriptors of kind {address_form}")
    start = header + _u32(data, lengths_at)
    end = start + _u32(data, lengths_at + 4)
    if end > SECTOR:
        raise BadDescriptorError("a file entry is longer than a block")
    return FileEntry(
        file_type=data[27],
        address_form=address_form,
        size=int.from_bytes(data[56:64], "little"),
        modified=moment(data[modified_at : modified_at + 12]),
        addresses=data[start:end],
        addresses_at=start,
    )


def allocations(
    raw: bytes, address_form: int, partition: int
) -> Iterator[tuple[int, int, LongAddress]]:
    """(kind, bytes, place) of each descriptor; a length of 0 ends the list (ECMA-167 4/12)."""
    step = 8 if address_form == SHORT else 16
    for at in range(0, len(raw) - step + 1, step):
        field = _u32(raw, at)
        kind, length = field >> 30, field & 0x3FFFFFFF
        if not length:
            return
        reference = partition if address_form == SHORT else _u16(raw, at + 8)
        yield kind, length, LongAddress(reference, _u32(raw, at + 4))


def continuation(data: bytes) -> bytes:
    """The raw allocation descriptors of an allocation extent descriptor."""
    length = _u32(data, 20)
    if 24 + length > SECTOR:
        raise BadDescriptorError("a list of extents is longer than its block")
    return data[24 : 24 + length]


def names(content: bytes) -> Iterator[Name]:
    """The file identifier descriptors of a folder, each padded to 4 bytes (ECMA-167 4/14.4)."""
    at = 0
    while at + 38 <= len(content):
        length = content[at + 19]
        use = _u16(content, at + 36)
        end = at + 38 + use + length
        padded = (end + 3) & ~3
        if end > len(content):
            raise BadDescriptorError("a folder's last name is cut off")
        raw = checked(content[at:padded], NAME, None)
        flags = raw[18]
        yield Name(
            text=compressed_text(raw[38 + use : 38 + use + length]),
            hidden=bool(flags & 1),
            is_folder=bool(flags & 2),
            is_parent=bool(flags & 8),
            deleted=bool(flags & 4),
            where=LongAddress(_u16(raw, 28), _u32(raw, 24)),
            raw=raw,
        )
        at = padded
