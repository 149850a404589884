"""Writes an uncompressed WIM, which libwim then turns into the LZX one on the practice disc.

Capturing a folder with libwim would leave hard link numbers, file times and attributes to the
file system it lies on: two runs would differ, and short names, hidden flags and security
descriptors, which a rebuilt image must keep, could not be made on Linux at all.
Layout: header (208 bytes), blobs, metadata, blob table, XML, all little-endian.
"""

from __future__ import annotations

import hashlib
import struct
from typing import BinaryIO

from sert_wizard.training.generations import FILETIME
from sert_wizard.training.tree import Node, Tree

_HEADER = struct.Struct("<8sIIIi16sHHI24s24s24sI24s60x")
_DENTRY = struct.Struct("<QIiQQQQQQ20sIQHHH")
_METADATA = 0x02
_VERSION = 0x10D00


def _resource(flags: int, offset: int, size: int) -> bytes:
    """A resource entry of an uncompressed blob: size on disk (7 bytes), flags, offset, size."""
    return struct.pack("<QQQ", size | flags << 56, offset, size)


class RawWim:
    """An uncompressed WIM being written: blobs first, then `finish`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._file.write(bytes(_HEADER.size))
        self._offset = _HEADER.size
        self._where: dict[bytes, tuple[int, int]] = {}

    def add(self, content: bytes) -> bytes:
        """Store `content` once; its SHA-1."""
        sha1 = hashlib.sha1(content, usedforsecurity=False).digest()
        if content and sha1 not in self._where:
            self._where[sha1] = (self._put(content), len(content))
        return sha1 if content else bytes(20)

    def size(self, sha1: bytes) -> int:
        """Bytes of a stored blob."""
        return self._where[sha1][1] if any(sha1) else 0

    def finish(self, tree: Tree, security: list[bytes], xml: str, guid: bytes) -> None:
        """Write the metadata of the one image, the table, the XML and the header. The tree must
        name every blob that was added."""
        metadata = encode_metadata(tree, security)
        at = self._put(metadata)
        table = [
            _resource(_METADATA, at, len(metadata))
            + struct.pack("<HI", 1, 1)
            + hashlib.sha1(metadata, usedforsecurity=False).digest()
        ]
        counts = _references(tree)
        table += [
            _resource(0, offset, size) + struct.pack("<HI", 1, counts[sha1]) + sha1
            for sha1, (offset, size) in self._where.items()
        ]
        raw_table = b"".join(table)
        table_at = self._put(raw_table)
        raw_xml = b"\xff\xfe" + xml.encode("utf-16-le")
        xml_at = self._put(raw_xml)
        self._file.seek(0)
        self._file.write(
            _HEADER.pack(
                b"MSWIM\0\0\0",
                _HEADER.size,
                _VERSION,
                0,
                0,
                guid,
                1,
                1,
                1,
                _resource(0, table_at, len(raw_table)),
                _resource(0, xml_at, len(raw_xml)),
                _resource(_METADATA, at, len(metadata)),
                1,
                bytes(24),
            )
        )

    def _put(self, content: bytes) -> int:
        at = self._offset
        self._file.write(content)
        self._offset += len(content)
        return at


def _references(tree: Tree) -> dict[bytes, int]:
    """How many inodes hold each blob: hard links of one file count once."""
    counts: dict[bytes, int] = {}
    seen: set[int] = set()
    for _, node in tree.walk():
        if any(node.sha1) and node.group not in seen:
            counts[node.sha1] = counts.get(node.sha1, 0) + 1
            if node.group:
                seen.add(node.group)
    return counts


def encode_metadata(tree: Tree, security: list[bytes]) -> bytes:
    """The metadata resource: security descriptors, then the folder tree, breadth first."""
    sizes = b"".join(struct.pack("<Q", len(one)) for one in security)
    block = struct.pack("<II", 0, len(security)) + sizes + b"".join(security)
    block += bytes(-len(block) % 8)
    block = struct.pack("<I", len(block)) + block[4:]

    # Where each folder's list will lie is known before anything is written: lengths are fixed.
    folders = [tree.root]
    for folder in folders:
        folders += [child for child in folder.sorted_children() if child.is_folder]
    lists: dict[int, int] = {}
    offset = len(block) + _length(tree.root) + 8
    for folder in folders:
        lists[id(folder)] = offset
        offset += sum(map(_length, folder.children.values())) + 8

    parts = [block, _dentry(tree.root, lists), bytes(8)]
    for folder in folders:
        parts += [_dentry(child, lists) for child in folder.sorted_children()]
        parts.append(bytes(8))
    return b"".join(parts)


def _names(node: Node) -> tuple[bytes, bytes]:
    """Name and short name, without the two zero bytes that end each that there is."""
    return node.name.encode("utf-16-le"), node.short_name.encode("utf-16-le")


def _length(node: Node) -> int:
    """Bytes of the node's entry, which is a multiple of eight."""
    size = _DENTRY.size + sum(len(name) + 2 for name in _names(node) if name)
    return size + -size % 8


def _dentry(node: Node, lists: dict[int, int]) -> bytes:
    name, short = _names(node)
    raw = _DENTRY.pack(
        _length(node),
        node.attributes,
        node.security,
        lists.get(id(node), 0),
        0,
        0,
        FILETIME,
        FILETIME,
        FILETIME,
        node.sha1,
        0,
        node.group,
        0,
        len(short),
        len(name),
    )
    raw += b"".join(one + b"\0\0" for one in (name, short) if one)
    return raw + bytes(_length(node) - len(raw))
