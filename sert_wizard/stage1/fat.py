"""A FAT12 or FAT16 file system holding a few files, in pure Python.

What a UEFI firmware wants as an El Torito image. The image is as large as its content needs
and the same bytes for the same content and time. Layout after Microsoft's "FAT: General
Overview of On-Disk Format" (fatgen103).
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

SECTOR = 512
_ROOT_ENTRIES = 64
_ROOT_SECTORS = _ROOT_ENTRIES * 32 // SECTOR
_FAT12_CLUSTERS = 4084
_FAT16_CLUSTERS = 65524
_MEDIA = 0xF8
_LONG_NAME = 0x0F
_DIRECTORY = 0x10
_FILE = 0x20
_SHORT_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'()-@^_`{}~")
_NAME_CHARACTERS = 13  # UTF-16 units in one long-name entry
_MAX_NAME = 255


@dataclass
class _Node:
    """A folder (`children`) or a file (`content`) and, once laid out, where it starts."""

    content: bytes = b""
    children: dict[str, _Node] | None = None
    cluster: int = 0
    size: int = field(default=0)


@dataclass(frozen=True)
class _Volume:
    label: bytes  # 11 of them
    serial: int
    when: datetime


def fat_image(files: Mapping[str, bytes], when: datetime, *, label: str = "STAGE1") -> bytes:
    """The file system with `files` (path with `/` -> content), every date set to `when`.

    ValueError for a name FAT cannot hold, two names that differ in case only, or more than
    FAT16 can hold (about 2 GB).
    """
    root = _tree(files)
    time, date = _stamp(when)
    volume = _Volume(label.upper().ljust(11)[:11].encode("ascii"), date << 16 | time, when)
    for cluster_sectors in (1, 2, 4, 8, 16, 32, 64):
        clusters = max(1, _assign(root, cluster_sectors * SECTOR))
        if clusters <= _FAT12_CLUSTERS or (cluster_sectors >= 4 and clusters <= _FAT16_CLUSTERS):
            return _write(root, clusters, cluster_sectors, volume)
    raise ValueError("more than a FAT16 file system can hold")


def _tree(files: Mapping[str, bytes]) -> _Node:
    root = _Node(children={})
    for path in sorted(files):
        *folders, name = path.strip("/").split("/")
        node = root
        for folder in folders:
            node = _child(node, folder, _Node(children={}))
        if _child(node, name, made := _Node(files[path], size=len(files[path]))) is not made:
            raise ValueError(f"{path}: there twice")
    return root


def _child(parent: _Node, name: str, new: _Node) -> _Node:
    """`parent`'s child of that name, `new` if there was none."""
    if not 0 < len(name) <= _MAX_NAME or any(c in '\\:*?"<>|' or ord(c) < 32 for c in name):
        raise ValueError(f"{name!r}: not a name for FAT")
    if parent.children is None:
        raise ValueError(f"{name}: its folder is a file")
    for other, node in parent.children.items():
        if other.upper() == name.upper():
            if other != name or node.children is None:
                raise ValueError(f"{name}: there twice")
            return node
    parent.children[name] = new
    return new


def _assign(root: _Node, cluster_size: int) -> int:
    """Give every node its first cluster (0: none); the number of clusters in use."""
    used = 0

    def visit(node: _Node, is_root: bool) -> None:
        nonlocal used
        if not is_root:
            size = node.size if node.children is None else _folder_size(node)
            count = math.ceil(size / cluster_size)
            node.cluster = 2 + used if count else 0
            used += count
        for child in (node.children or {}).values():
            visit(child, False)

    visit(root, True)
    return used


def _folder_size(node: _Node) -> int:
    """Bytes of a folder's records, `.` and `..` included."""
    return 32 * (2 + sum(_record_count(name) for name in node.children or ()))


def _record_count(name: str) -> int:
    return 1 if _is_short(name) else 1 + math.ceil(_units(name) / _NAME_CHARACTERS)


def _units(name: str) -> int:
    return len(name.encode("utf-16-le")) // 2


def _is_short(name: str) -> bool:
    base, dot, extension = name.partition(".")
    return (
        1 <= len(base) <= 8
        and len(extension) <= 3
        and bool(dot) == bool(extension)
        and set(base + extension) <= _SHORT_CHARACTERS
    )


def _short_name(name: str, taken: set[bytes]) -> bytes:
    """The 11 bytes of the record: the name itself, or `NAME~1` for a long one."""
    base, _, extension = name.rpartition(".") if "." in name else (name, "", "")
    if _is_short(name):
        return base.ljust(8).encode("ascii") + extension.ljust(3).encode("ascii")
    base, extension = (
        "".join(c for c in part.upper() if c in _SHORT_CHARACTERS) for part in (base, extension)
    )
    for number in range(1, 1000):
        tail = f"~{number}"
        short = (base[: 8 - len(tail)] + tail).ljust(8) + extension[:3].ljust(3)
        if short.encode("ascii") not in taken:
            return short.encode("ascii")
    raise ValueError(f"{name}: too many names like it")


def _stamp(when: datetime) -> tuple[int, int]:
    """FAT's time and date words; its years begin at 1980 and its seconds are even."""
    year = min(max(when.year, 1980), 2107) - 1980
    return (
        when.hour << 11 | when.minute << 5 | when.second // 2,
        year << 9 | when.month << 5 | when.day,
    )


def _record(short: bytes, attributes: int, node_cluster: int, size: int, when: datetime) -> bytes:
    time, date = _stamp(when)
    return struct.pack(
        "<11sBBBHHHHHHHI",
        short, attributes, 0, 0, time, date, date, 0, time, date, node_cluster, size,
    )  # fmt: skip


def _long_records(name: str, short: bytes) -> bytes:
    checksum = 0
    for byte in short:
        checksum = ((checksum >> 1 | checksum << 7) + byte) & 0xFF
    raw = name.encode("utf-16-le")
    count = math.ceil(_units(name) / _NAME_CHARACTERS)
    if len(raw) < count * 2 * _NAME_CHARACTERS:
        raw += b"\0\0"
    raw = raw.ljust(count * 2 * _NAME_CHARACTERS, b"\xff")
    records = []
    for index in range(count):
        part = raw[index * 26 : index * 26 + 26]
        order = index + 1 | (0x40 if index == count - 1 else 0)
        fields = (order, part[:10], _LONG_NAME, 0, checksum, part[10:22], 0, part[22:])
        records.append(struct.pack("<B10sBBB12sH4s", *fields))
    return b"".join(reversed(records))


def _records(node: _Node, when: datetime) -> bytes:
    """The records of a folder's children, without `.` and `..`."""
    out, taken = b"", set[bytes]()
    # Short names first claim their own, so that no NAME~1 takes one from a later file.
    children = node.children or {}
    shorts = {name: _short_name(name, taken) for name in children if _is_short(name)}
    taken.update(shorts.values())
    for name, child in children.items():
        short = shorts.get(name) or _short_name(name, taken)
        taken.add(short)
        if name not in shorts:
            out += _long_records(name, short)
        attributes = _FILE if child.children is None else _DIRECTORY
        out += _record(short, attributes, child.cluster, child.size, when)
    return out


def _write(root: _Node, clusters: int, cluster_sectors: int, volume: _Volume) -> bytes:
    when = volume.when
    bits = 12 if clusters <= _FAT12_CLUSTERS else 16
    fat_sectors = math.ceil((clusters + 2) * bits / 8 / SECTOR)
    table = [0xF00 | _MEDIA if bits == 12 else 0xFF00 | _MEDIA, (1 << bits) - 1]
    table += [0] * clusters
    cluster_size = cluster_sectors * SECTOR
    data = bytearray(clusters * cluster_size)

    def place(node: _Node, parent: int) -> None:
        content = node.content
        if node.children is not None:
            dots = _record(b".".ljust(11), _DIRECTORY, node.cluster, 0, when)
            dots += _record(b"..".ljust(11), _DIRECTORY, parent, 0, when)
            content = dots + _records(node, when)
        if node.cluster:
            start = (node.cluster - 2) * cluster_size
            data[start : start + len(content)] = content
            end = node.cluster + math.ceil(len(content) / cluster_size)
            table[node.cluster : end] = [*range(node.cluster + 1, end), (1 << bits) - 1]
        for child in (node.children or {}).values():
            place(child, node.cluster)

    for child in (root.children or {}).values():
        place(child, 0)
    records = _record(volume.label, 0x08, 0, 0, when) + _records(root, when)
    if len(records) > _ROOT_ENTRIES * 32:
        raise ValueError("too many names in the root folder")
    fat = _pack_table(table, bits).ljust(fat_sectors * SECTOR, b"\0")
    sectors = 1 + 2 * fat_sectors + _ROOT_SECTORS + clusters * cluster_sectors
    boot = _boot_sector(sectors, cluster_sectors, fat_sectors, bits, volume)
    return boot + fat * 2 + records.ljust(_ROOT_ENTRIES * 32, b"\0") + bytes(data)


def _pack_table(table: list[int], bits: int) -> bytes:
    if bits == 16:
        return struct.pack(f"<{len(table)}H", *table)
    padded = table + [0] * (len(table) % 2)
    return b"".join(
        (low | high << 12).to_bytes(3, "little")
        for low, high in zip(padded[::2], padded[1::2], strict=True)
    )


def _boot_sector(
    sectors: int, cluster_sectors: int, fat_sectors: int, bits: int, volume: _Volume
) -> bytes:
    head = struct.pack(
        "<3s8sHBHBHHBHHHIIBBBI11s8s",
        b"\xeb\x3c\x90", b"MSWIN4.1", SECTOR, cluster_sectors, 1, 2, _ROOT_ENTRIES,
        sectors if sectors < 0x10000 else 0, _MEDIA, fat_sectors, 32, 64, 0,
        sectors if sectors >= 0x10000 else 0, 0x80, 0, 0x29, volume.serial,
        volume.label, f"FAT{bits}".ljust(8).encode("ascii"),
    )  # fmt: skip
    return head.ljust(SECTOR - 2, b"\0") + b"\x55\xaa"
