"""Lays a UDF volume out anew: one partition, every file in one run, nothing between.

Descriptors, file entries and names are those of the base with only places, sizes and counts
changed, so labels, dates, owners, flags and the revision stay what they were. After ECMA-167
and OSTA's UDF specification, revisions 1.02 to 2.01.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sert_wizard.iso import links
from sert_wizard.iso import udf_format as form
from sert_wizard.iso.contents import Content, Contents
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.edits import Edits
from sert_wizard.iso.image import SECTOR
from sert_wizard.iso.tree import checked_name
from sert_wizard.iso.udf import Node, VolumeReader
from sert_wizard.wording import words

#: Sectors of a descriptor sequence, and of both with the integrity sequence after them.
SEQUENCE = 16
DESCRIPTORS = 2 * SEQUENCE + 2
ANCHOR = 256
PARTITION = ANCHOR + 1

_MAX_EXTENT = 0x3FFFF800


@dataclass(eq=False)
class _Entry:
    """A file or folder of the base, with the block its entry gets; `new`: its content, too."""

    node: Node
    content: Content | None = None
    new: bool = False
    block: int = 0


@dataclass(eq=False)
class _Folder(_Entry):
    """`listing`: the parent's and every kept name, with the entry that it leads to."""

    listing: list[tuple[bytes, _Entry]] = field(default_factory=list)
    at: int = 0

    @property
    def size(self) -> int:
        """Bytes of the list of names."""
        return sum(len(raw) for raw, _ in self.listing)


class UdfSide:
    """The UDF volume of a disc to be made. Use: make, `place`, then `sectors`."""

    def __init__(self, base: Disc, contents: Contents, edits: Edits) -> None:
        """Raises RequestError `disc-not-rewritable` for what isn't carried over, InputError
        `damaged-disc`, BadDescriptorError."""
        assert base.udf is not None
        self._base = base
        self._contents = contents
        self._edits = edits
        self._reader = VolumeReader(base.image, base.udf)
        self._anchor = self._reader.anchor()
        self._described = self._reader.descriptors()
        self._old_integrity = self._reader.integrity()
        self._file_set = self._reader.file_set()
        self._entries: dict[form.LongAddress, _Entry] = {}
        self._new: list[_Entry] = []
        self._folders: list[_Folder] = []
        #: Names that an entry had on the base and loses, by the entry's place there.
        self._lost: Counter[form.LongAddress] = Counter()
        self._removed = 0
        self._start = 0
        self._walk()

    def _walk(self) -> None:
        root = _Folder(self._node(form.file_set_root(self._file_set)))
        pending = [(root, root, "")]
        while pending:
            folder, parent, path = pending.pop()
            self._folders.append(folder)
            for name in self._reader.names(folder.node):
                child = "" if name.is_parent else f"{path}/{checked_name(name.text)}"
                if name.is_parent:
                    folder.listing.append((name.raw, parent))
                elif name.deleted:
                    continue
                elif name.is_folder:
                    below = _Folder(self._node(name.where))
                    folder.listing.append((name.raw, below))
                    pending.append((below, folder, child))
                elif ("udf", child) in self._edits.removed:
                    self._lost[name.where] += 1
                    self._removed += 1
                else:
                    folder.listing.append((name.raw, self._file(name.where, child)))

    def _file(self, where: form.LongAddress, path: str) -> _Entry:
        content = self._edits.replaced.get(("udf", path))
        if content:
            self._lost[where] += 1
            self._new.append(_Entry(self._node(where), content, new=True))
            return self._new[-1]
        if where not in self._entries:
            node = self._node(where)
            embedded = node.entry.address_form == form.EMBEDDED or not node.extents
            content = None if embedded else self._contents.keep(node.extents)
            self._entries[where] = _Entry(node, content)
        return self._entries[where]

    def _node(self, where: form.LongAddress) -> Node:
        node = self._reader.node(where)
        _check_streams(self._reader.raw(node))
        return node

    def place(self, sector: int) -> int:
        """Give folders and entries their places from `sector` on; the first sector after them."""
        self._start = sector
        block = sector - PARTITION + 2  # the file set descriptor and its terminator come first
        for folder in self._folders:
            folder.block, folder.at = block, block + 1
            block += 1 + -(-folder.size // SECTOR)
        for entry in self._files():
            entry.block = block
            block += 1
        return PARTITION + block

    def _files(self) -> Iterator[_Entry]:
        yield from self._entries.values()
        yield from self._new

    def sectors(self) -> Iterator[tuple[int, bytes]]:
        """(sector, bytes) of the file set, the folders and the entries, in their order."""
        block = self._start - PARTITION
        file_set = bytearray(self._file_set)
        # A stream directory of the whole volume holds notes on its medium; they don't apply.
        file_set[448:480] = bytes(32)
        file_set[400:410] = struct.pack("<IIH", SECTOR, self._folders[0].block, 0)
        yield self._start, _moved(file_set, block)
        yield self._start + 1, _terminator(file_set, block + 1)
        for folder in self._folders:
            listing = b"".join(self._names(folder))
            entry = bytearray(self._reader.raw(folder.node))
            yield PARTITION + folder.block, _recorded(entry, folder.block, folder.at, len(listing))
            yield PARTITION + folder.at, listing
        for file in self._files():
            yield PARTITION + file.block, self._file_entry(file)

    @staticmethod
    def _names(folder: _Folder) -> Iterator[bytes]:
        at = 0
        for raw, entry in folder.listing:
            made = bytearray(raw)
            made[20:30] = struct.pack("<IIH", SECTOR, entry.block, 0)
            # A name's tag says in which block it begins.
            yield _moved(made, folder.at + at // SECTOR, len(made))
            at += len(made)

    def _file_entry(self, file: _Entry) -> bytes:
        node = file.node
        made = bytearray(self._reader.raw(node))
        names = int.from_bytes(made[48:50], "little")
        left = 1 if file.new else names - self._lost[node.where]
        made[48:50] = max(min(names, 1), left).to_bytes(2, "little")
        if file.content is not None:
            # Another tree may keep more of the same content than this one.
            size = file.content.size if file.new else node.entry.size
            return _recorded(made, file.block, file.content.sector - PARTITION, size)
        if node.entry.address_form == form.EMBEDDED:
            return _moved(made, file.block)
        return _recorded(made, file.block, 0, 0)

    def descriptors(self, sector: int, last: int) -> Iterator[tuple[int, bytes]]:
        """(sector, bytes) of both descriptor sequences and the integrity sequence, which lie
        from `sector` on, and of the anchors, on a disc whose last sector is `last`."""
        integrity = sector + 2 * SEQUENCE
        for start in (sector, sector + SEQUENCE):
            yield from self._sequence(start, integrity, last)
        made = self._integrity(last)
        yield integrity, _moved(made, integrity)
        yield integrity + 1, _terminator(made, integrity + 1)
        for anchor in (ANCHOR, last):
            made = bytearray(self._anchor)
            length = SEQUENCE * SECTOR
            made[16:32] = struct.pack("<IIII", length, sector, length, sector + SEQUENCE)
            yield anchor, _moved(made, anchor)

    def _sequence(self, start: int, integrity: int, last: int) -> Iterator[tuple[int, bytes]]:
        number = start
        for data in self._described:
            made = bytearray(data)
            kind = form.tag_kind(data)
            if kind == form.PARTITION:
                made[56:96] = bytes(40)  # no table or map of free space: there is none
                made[184:196] = struct.pack("<III", 1, PARTITION, last - PARTITION)
            elif kind == form.LOGICAL_VOLUME:
                made[248:258] = struct.pack("<IIH", 2 * SECTOR, self._start - PARTITION, 0)
                reference = bytes(made[444:446])
                made[440 : 440 + int.from_bytes(made[264:268], "little")] = b""
                made[440:440] = struct.pack("<BBH", 1, 6, 1) + reference
                made[264:272] = struct.pack("<II", 6, 1)
                made[432:440] = struct.pack("<II", 2 * SECTOR, integrity)
                made[10:12] = (430).to_bytes(2, "little")
            elif kind == form.UNALLOCATED:
                made = made[:24]
                made[20:24] = bytes(4)
                made[10:12] = (8).to_bytes(2, "little")
            yield number, _moved(made, number)
            number += 1
        yield number, _terminator(made, number)

    def _integrity(self, last: int) -> bytearray:
        """The volume is closed and full; what the base counted is kept, less what is removed."""
        made = bytearray(self._old_integrity)
        count, length = struct.unpack_from("<II", made, 72)
        use = made[80 + 8 * count : 80 + 8 * count + length]
        if length >= 40:
            files = struct.unpack_from("<I", use, 32)[0]
            struct.pack_into("<I", use, 32, max(0, files - self._removed))
        del made[72:]
        made[28:40] = struct.pack("<III", 1, 0, 0)
        made += struct.pack("<IIII", 1, len(use), 0, last - PARTITION) + use
        made[10:12] = (len(made) - 16).to_bytes(2, "little")
        return made


def _check_streams(raw: bytes) -> None:
    """What hangs on a file in blocks of its own isn't carried over, so such a disc is refused."""
    if form.tag_kind(raw) == form.EXTENDED_FILE_ENTRY:
        attributes, streams = struct.unpack_from("<I", raw, 136)[0], raw[152:156]
    else:
        attributes, streams = struct.unpack_from("<I", raw, 112)[0], bytes(4)
    if attributes or any(streams):
        raise links.refusal(
            words("its UDF files have streams or attributes in places of their own")
        )


def _recorded(made: bytearray, block: int, at: int, size: int) -> bytes:
    """The file entry `made` for `block`, with `size` bytes recorded in a row from block `at`."""
    extended = form.tag_kind(made) == form.EXTENDED_FILE_ENTRY
    header, lengths = (216, 208) if extended else (176, 168)
    blocks = -(-size // SECTOR)
    addresses = b"".join(
        struct.pack("<II", min(_MAX_EXTENT, size - done), at + done // SECTOR)
        for done in range(0, size, _MAX_EXTENT)
    )
    struct.pack_into("<Q", made, 56, size)
    struct.pack_into("<QQ" if extended else "<Q", made, 64, *([size] * extended), blocks)
    made[28:34] = bytes(6)
    flags = int.from_bytes(made[34:36], "little") & ~7 | form.SHORT
    struct.pack_into("<H", made, 34, flags)
    attributes = int.from_bytes(made[lengths : lengths + 4], "little")
    struct.pack_into("<I", made, lengths + 4, len(addresses))
    end = header + attributes + len(addresses)
    if end > SECTOR:
        raise links.refusal(words("a file of its UDF side has too many attributes for its size"))
    made[header + attributes :] = addresses
    made[10:12] = (end - 16).to_bytes(2, "little")
    return _moved(made, block)


def _moved(made: bytes | bytearray, block: int, size: int = SECTOR) -> bytes:
    """The descriptor sealed for `block`, filled up with zeros to `size` bytes."""
    data = bytearray(made)
    data[12:16] = block.to_bytes(4, "little")
    return form.sealed(bytes(data)).ljust(size, b"\0")


def _terminator(like: bytes | bytearray, block: int) -> bytes:
    """A terminating descriptor with the version and serial number of another's tag."""
    made = bytearray(512)
    made[:16] = like[:16]
    made[0:2] = form.TERMINATOR.to_bytes(2, "little")
    made[10:12] = (496).to_bytes(2, "little")
    return _moved(made, block)
