"""Lays the ISO 9660 side of a disc out anew: descriptors, path tables, folders, boot catalogue.

Directory records are those of the base with only places and sizes changed, so names, versions,
dates, flags and Rock Ridge entries stay what they were. After ECMA-119 and El Torito.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sert_wizard.iso import iso9660, links, susp
from sert_wizard.iso.contents import Content, Contents
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.edits import Edits
from sert_wizard.iso.image import SECTOR
from sert_wizard.wording import words

#: The most bytes of one directory record: whole sectors, below 4 GiB.
_MAX_SECTION = 0xFFFFF800
_MORE = 0x80
_PRIMARY, _SUPPLEMENTARY = 1, 2


@dataclass(eq=False)
class _Named:
    """A file's record, `section` bytes into its content; `notes` are Rock Ridge's continuations.

    Without content it is an empty file. `limit` is what of the content this tree shows.
    """

    raw: bytes
    content: Content | None
    limit: int = 0
    notes: tuple[tuple[int, Content], ...] = ()


@dataclass(eq=False)
class _Folder:
    """A folder with its own records "." and "..", and where and how large it will be."""

    identifier: bytes
    parent: _Folder | None
    itself: list[_Named] = field(default_factory=list)
    inside: list[tuple[_Named, _Folder | None]] = field(default_factory=list)
    sector: int = 0
    size: int = 0


class IsoTree:
    """One tree of directory records with its path tables."""

    def __init__(
        self, base: Disc, volume: iso9660.Volume, layout: str, contents: Contents, edits: Edits
    ) -> None:
        self._base = base
        self._layout = layout
        self._contents = contents
        self._edits = edits
        self._joliet = volume.joliet
        self._skip = iso9660.rock_ridge_skip(base.image, volume)
        self.root = _Folder(b"\0", None)
        self.tables = 0
        self._read(volume.root)
        self.folders = self._ordered()

    def _read(self, root: iso9660.Record) -> None:
        pending = [(self.root, root, "")]
        while pending:
            folder, record, path = pending.pop()
            pieces: list[iso9660.Record] = []
            for found in iso9660.records(self._base.image, record.start, record.size):
                pieces.append(found)
                if found.flags & _MORE:
                    continue
                below = self._add(folder, f"{path}/{self._spelled(found)}", pieces)
                if below:
                    pending.append((below, found, f"{path}/{self._spelled(found)}"))
                pieces = []
            if len(folder.itself) != 2:
                raise links.refusal(words("a folder of its ISO 9660 side doesn't name itself"))

    def _add(self, folder: _Folder, path: str, pieces: list[iso9660.Record]) -> _Folder | None:
        """Take what these records of `folder` describe over, if it stays; the folder it is."""
        record = pieces[-1]
        if record.name in (b"\0", b"\1"):
            folder.itself.append(_Named(record.raw, None, 0, self._notes(record)))
        elif record.is_folder:
            below = _Folder(record.name, folder)
            folder.inside.append((_Named(record.raw, None, 0, self._notes(record)), below))
            return below
        elif (self._layout, path) not in self._edits.removed:
            new = self._edits.replaced.get((self._layout, path))
            folder.inside.append((self._file(pieces, new), None))
        return None

    def _spelled(self, record: iso9660.Record) -> str:
        return iso9660.spelled(record.name, joliet=self._joliet)

    def _file(self, pieces: list[iso9660.Record], new: Content | None) -> _Named:
        last = pieces[-1]
        notes = self._notes(last)
        if new:
            return _Named(last.raw, new, new.size, notes)
        extents = iso9660.extents_of(pieces)
        if not extents:
            return _Named(last.raw, None, 0, notes)
        return _Named(last.raw, self._contents.keep(extents), sum(n for _, n in extents), notes)

    def _notes(self, record: iso9660.Record) -> tuple[tuple[int, Content], ...]:
        """(offset in the record, sector) of each pointer to a Rock Ridge continuation."""
        if self._skip is None:
            return ()
        if susp.is_moved(self._base.image, record.system_use[self._skip :]):
            raise links.refusal(words("its folders nest so deep that Rock Ridge moved some"))
        found = []
        for at, sector in susp.pointers(self._base.image, record.system_use):
            place = len(record.raw) - len(record.system_use) + at
            found.append((place, self._contents.keep(((sector * SECTOR, SECTOR),))))
        return tuple(found)

    def _ordered(self) -> list[_Folder]:
        """Folders in the path tables' order: by level, then by parent, then by name."""
        level = [self.root]
        ordered: list[_Folder] = []
        while level:
            ordered += level
            inside = ([below for _, below in folder.inside if below] for folder in level)
            level = [one for some in inside for one in sorted(some, key=lambda f: f.identifier)]
        return ordered

    @property
    def table_size(self) -> int:
        return sum(8 + len(f.identifier) + len(f.identifier) % 2 for f in self.folders)

    def place(self, sector: int) -> int:
        """Give tables and folders their places from `sector` on; the first sector after them."""
        self.tables = sector
        sector += 2 * self._table_sectors
        for folder in self.folders:
            folder.sector = sector
            folder.size = self._measure(folder)
            sector += folder.size // SECTOR
        return sector

    @property
    def _table_sectors(self) -> int:
        return -(-self.table_size // SECTOR)

    @staticmethod
    def _measure(folder: _Folder) -> int:
        used = 0
        lengths = [len(named.raw) for named in folder.itself]
        for named, _ in folder.inside:
            lengths += [len(named.raw)] * max(1, -(-named.limit // _MAX_SECTION))
        for length in lengths:
            left = SECTOR - used % SECTOR
            used += length if length <= left else left + length
        return -(-used // SECTOR) * SECTOR

    def sectors(self) -> Iterator[tuple[int, bytes]]:
        """(sector, bytes) of the path tables and folders, in their order."""
        numbers = {id(folder): n for n, folder in enumerate(self.folders, 1)}
        for which, order in enumerate("<>"):
            table = b""
            for folder in self.folders:
                name = folder.identifier
                parent = numbers[id(folder.parent or folder)]
                table += struct.pack(f"{order}BBIH", len(name), 0, folder.sector, parent)
                table += name + bytes(len(name) % 2)
            yield self.tables + which * self._table_sectors, table
        for folder in self.folders:
            yield folder.sector, self._folder(folder)

    def _folder(self, folder: _Folder) -> bytes:
        made = bytearray()
        for raw in self._records(folder):
            left = SECTOR - len(made) % SECTOR
            if len(raw) > left:
                made += bytes(left)
            made += raw
        return bytes(made)

    def _records(self, folder: _Folder) -> Iterator[bytes]:
        for named, leads in zip(folder.itself, (folder, folder.parent or folder), strict=True):
            yield _placed(named, leads.sector, leads.size)
        for named, below in folder.inside:
            if below:
                yield _placed(named, below.sector, below.size)
            elif named.content is None:
                yield _placed(named, 0, 0)
            else:
                yield from self._file_records(named, named.content)

    @staticmethod
    def _file_records(named: _Named, content: Content) -> Iterator[bytes]:
        for at in range(0, named.limit, _MAX_SECTION):
            size = min(_MAX_SECTION, named.limit - at)
            more = at + size < named.limit
            yield _placed(named, content.sector + at // SECTOR, size, more=more)


class IsoSide:
    """The ISO 9660 side of a disc to be made. Use: make, `place`, then `sectors`."""

    def __init__(self, base: Disc, contents: Contents, edits: Edits) -> None:
        """Raises RequestError `disc-not-rewritable` for what isn't carried over."""
        self._descriptors = list(iso9660.raw_descriptors(base.image))
        self._catalogue: Content | None = None
        if base.catalogue is not None:
            self._catalogue = contents.keep(((base.catalogue * SECTOR, SECTOR),))
        self._trees: dict[int, IsoTree] = {}
        for volume in (base.primary, base.joliet):
            if volume:
                layout = "joliet" if volume.joliet else links.plain_tree(base)
                tree = IsoTree(base, volume, layout, contents, edits)
                self._trees[volume.root.start // SECTOR] = tree

    def place(self, sector: int) -> int:
        """Give every tree its place from `sector` on; the first sector after them."""
        for tree in self._trees.values():
            sector = tree.place(sector)
        return sector

    def sectors(self) -> Iterator[tuple[int, bytes]]:
        """(sector, bytes) of the trees, in their order."""
        for tree in self._trees.values():
            yield from tree.sectors()

    def descriptors(self, sectors: int) -> Iterator[bytes]:
        """The volume descriptors of a disc of that many sectors."""
        for data in self._descriptors:
            if data[0] in (_PRIMARY, _SUPPLEMENTARY):
                yield self._volume(bytearray(data), sectors)
            elif data[7:30] == b"EL TORITO SPECIFICATION" and self._catalogue:
                place = self._catalogue.sector.to_bytes(4, "little")
                yield data[:71] + place + data[75:]
            else:
                yield data

    def _volume(self, made: bytearray, sectors: int) -> bytes:
        # An enhanced descriptor has the tree of the primary one.
        tree = self._trees.get(int.from_bytes(made[158:162], "little"))
        if tree is None:
            raise links.refusal(
                words("its ISO 9660 side has a volume descriptor of an unknown kind")
            )
        made[80:88] = _both(sectors)
        made[132:140] = _both(tree.table_size)
        made[140:148] = struct.pack("<II", tree.tables, 0)
        big = tree.tables + -(-tree.table_size // SECTOR)
        made[148:156] = struct.pack(">II", big, 0)
        made[158:174] = _both(tree.root.sector) + _both(tree.root.size)
        return bytes(made)


def _placed(named: _Named, sector: int, size: int, *, more: bool = False) -> bytes:
    made = bytearray(named.raw)
    made[1] = 0  # no extended attributes before the content
    made[2:18] = _both(sector) + _both(size)
    made[25] = made[25] & ~_MORE | _MORE * more
    for at, content in named.notes:
        made[at + 4 : at + 12] = _both(content.sector)
    return bytes(made)


def _both(number: int) -> bytes:
    """A number in both byte orders, as ISO 9660 writes most."""
    return struct.pack("<I", number) + struct.pack(">I", number)
