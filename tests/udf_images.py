"""Puts files into an empty UDF volume made by mkudffs, in every way a file may be recorded.

Written for the tests only, apart from the reader under test; 7-Zip checks what it makes.
"""

from __future__ import annotations

import binascii
import struct
from pathlib import Path, PurePosixPath

_BLOCK = 2048
_STAMP = struct.pack("<Hh8B", 0x1000, 2008, 1, 10, 21, 20, 0, 0, 0, 0)
#: Blocks before this one hold mkudffs' own structures.
_FIRST_FREE = 1000

STYLES = ("short", "long", "embedded", "scattered", "chained", "sparse")


def _tag(kind: int, block: int, body: bytes) -> bytes:
    crc = binascii.crc_hqx(body, 0)
    tag = bytearray(struct.pack("<HHBBHHHI", kind, 2, 0, 0, 1, crc, len(body), block))
    tag[4] = (sum(tag[:4]) + sum(tag[5:])) & 0xFF
    return bytes(tag) + body


def _name(text: str) -> bytes:
    try:
        return b"\x08" + text.encode("latin-1")
    except UnicodeEncodeError:
        return b"\x10" + text.encode("utf-16-be")


class _Filler:
    def __init__(self, image: Path, style: str) -> None:
        self.data = bytearray(image.read_bytes())
        self.style = style
        self.free = _FIRST_FREE
        anchor = 256 * _BLOCK
        sequence = struct.unpack_from("<I", self.data, anchor + 20)[0]
        self.extended = False
        for number in range(sequence, sequence + 16):
            at = number * _BLOCK
            kind = struct.unpack_from("<H", self.data, at)[0]
            if kind == 5:
                self.start = struct.unpack_from("<I", self.data, at + 188)[0]
            elif kind == 6:
                self.file_set = struct.unpack_from("<I", self.data, at + 252)[0]
                self.extended = struct.unpack_from("<H", self.data, at + 240)[0] >= 0x0200
        root = (self.start + self.file_set) * _BLOCK + 404
        self.root = struct.unpack_from("<I", self.data, root)[0]

    def put(self, block: int, content: bytes) -> None:
        at = (self.start + block) * _BLOCK
        self.data[at : at + len(content)] = content

    def take(self, blocks: int) -> int:
        taken, self.free = self.free, self.free + blocks
        return taken

    def entry(self, block: int, file_type: int, content: bytes) -> None:
        """A file entry in `block` and its content elsewhere, recorded in the chosen style."""
        form, addresses = self.record(content)
        icb = struct.pack("<IHHHBB6xH", 0, 4, 0, 1, 0, file_type, form)
        owner = struct.pack("<IIIHBBI", 0xFFFFFFFF, 0xFFFFFFFF, 0x7FFF, 1, 0, 0, 0)
        size, blocks = len(content), 0 if form == 3 else -(-len(content) // _BLOCK)
        if self.extended:
            sizes = struct.pack("<QQQ", size, size, blocks) + _STAMP * 4
            rest = struct.pack("<II16x16x32xQII", 1, 0, 0, 0, len(addresses))
        else:
            sizes = struct.pack("<QQ", size, blocks) + _STAMP * 3
            rest = struct.pack("<I16x32xQII", 1, 0, 0, len(addresses))
        body = icb + owner + sizes + rest + addresses
        self.put(block, _tag(266 if self.extended else 261, block, body).ljust(_BLOCK, b"\0"))

    def record(self, content: bytes) -> tuple[int, bytes]:
        """The form of the allocation descriptors and their bytes."""
        if self.style == "embedded" and len(content) <= 1500:
            return 3, content
        form = 1 if self.style in ("long", "scattered") else 0
        if self.style in ("short", "long", "embedded"):
            pieces = [content] if content else []
        else:
            step = 64 * _BLOCK if self.style != "sparse" else 16 * _BLOCK
            pieces = [content[i : i + step] for i in range(0, len(content), step)]
        addresses = [self.piece(piece, form) for piece in pieces]
        if self.style == "chained":
            return form, self.chain(addresses)
        return form, b"".join(addresses)

    def piece(self, piece: bytes, form: int) -> bytes:
        kind = 0
        if self.style == "sparse" and not any(piece):
            kind, block = 2, 0
        else:
            block = self.take(-(-len(piece) // _BLOCK))
            self.put(block, piece)
            if self.style in ("scattered", "chained"):
                self.take(1)
        return self.address(kind, len(piece), block, form)

    @staticmethod
    def address(kind: int, length: int, block: int, form: int) -> bytes:
        short = struct.pack("<II", kind << 30 | length, block)
        return short if form == 0 else short + struct.pack("<H6x", 0)

    def chain(self, addresses: list[bytes]) -> bytes:
        """Three addresses here, the others in a chain of extents of three each."""
        if len(addresses) <= 3:
            return b"".join(addresses)
        rest = self.chain(addresses[3:])
        block = self.take(1)
        body = struct.pack("<II", 0, len(rest)) + rest
        self.put(block, _tag(258, block, body))
        return b"".join(addresses[:3]) + self.address(3, _BLOCK, block, 0)

    def folder(self, block: int, parent: int, path: str, tree: dict[str, bytes]) -> None:
        below = PurePosixPath(path)
        names: list[tuple[str, int, bool]] = []
        inside = [PurePosixPath(p) for p in tree if PurePosixPath(p).is_relative_to(below)]
        for name in dict.fromkeys(p.relative_to(below).parts[0] for p in inside):
            child = f"{path.rstrip('/')}/{name}"
            place = self.take(1)
            names.append((name, place, child not in tree))
            if child in tree:
                self.entry(place, 5, tree[child])
            else:
                self.folder(place, block, child, tree)
        where = self.free
        listing = self.identifier(b"", parent, 0x0A, where)
        for name, place, is_folder in names:
            listing += self.identifier(_name(name), place, 2 if is_folder else 0, where)
        self.entry(block, 4, listing)

    @staticmethod
    def identifier(name: bytes, block: int, flags: int, where: int) -> bytes:
        body = struct.pack("<HBB", 1, flags, len(name))
        body += struct.pack("<IIH6xH", _BLOCK, block, 0, 0) + name
        body += bytes(-(len(body) + 16) % 4)
        return _tag(257, where, body)


def fill(image: Path, tree: dict[str, bytes], style: str) -> None:
    """Write `tree` into the empty volume `image`.

    `style`: "short" or "long" allocation descriptors, small files "embedded" in their entries,
    "scattered" over many extents, "chained" allocation extents, "sparse" with holes for zeros.
    """
    filler = _Filler(image, style)
    filler.folder(filler.root, filler.root, "/", tree)
    image.write_bytes(filler.data)
