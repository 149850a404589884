"""Reads ISO 9660 volume descriptors and the trees below them: plain, Joliet and Rock Ridge.

After ECMA-119 (ISO 9660) and Microsoft's Joliet specification. Names may be of any length and
case, with or without a version (";1"), as `oscdimg -n`, `genisoimage` and `xorriso` write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sert_wizard.iso import susp
from sert_wizard.iso.image import SECTOR, ImageFile, damaged, unsupported
from sert_wizard.iso.tree import Budget, DiscFile, Extents, Tree, checked_name, joined
from sert_wizard.wording import words

FIRST_DESCRIPTOR = 16
MAX_DESCRIPTORS = 64
_JOLIET_ESCAPES = (b"%/@", b"%/C", b"%/E")
_HIDDEN, _FOLDER, _ASSOCIATED, _MORE = 0x01, 0x02, 0x04, 0x80


@dataclass(frozen=True)
class Record:
    """A directory record, `raw`: `start` in bytes of the image, `size` in bytes."""

    name: bytes
    start: int
    size: int
    flags: int
    modified: datetime | None
    system_use: bytes
    raw: bytes

    @property
    def is_folder(self) -> bool:
        return bool(self.flags & _FOLDER)


@dataclass(frozen=True)
class Volume:
    """A primary or Joliet volume descriptor; `blocks` of 2048 bytes in the volume, `publisher`
    says who issued it (ECMA-119, 8.4.20; "" where it names nobody)."""

    sector: int
    joliet: bool
    label: str
    publisher: str
    blocks: int
    created: datetime | None
    root: Record


@dataclass(frozen=True)
class Descriptors:
    """What the volume recognition area holds; `catalogue` is El Torito's sector."""

    primary: Volume | None = None
    joliet: Volume | None = None
    catalogue: int | None = None


def read_descriptors(image: ImageFile) -> Descriptors:
    """The volume descriptors from sector 16 on; empty when there is no ISO 9660 at all.

    Raises InputError `damaged-disc`, or `unsupported-disc` for blocks other than 2048 bytes.
    """
    found = Descriptors()
    for number in range(FIRST_DESCRIPTOR, FIRST_DESCRIPTOR + MAX_DESCRIPTORS):
        if number >= image.sectors:
            break
        data = image.sector(number)
        if data[1:6] != b"CD001" or data[0] == 255:
            break
        if data[0] == 0 and data[7:30] == b"EL TORITO SPECIFICATION" and found.catalogue is None:
            found = replace(found, catalogue=int.from_bytes(data[71:75], "little"))
        elif data[0] == 1 and found.primary is None:
            found = replace(found, primary=_volume(data, number, joliet=False))
        elif data[0] == 2 and found.joliet is None and data[88:91] in _JOLIET_ESCAPES:
            found = replace(found, joliet=_volume(data, number, joliet=True))
    return found


def raw_descriptors(image: ImageFile) -> Iterator[bytes]:
    """The sectors of the volume recognition area from 16 on: ISO 9660's, then UDF's."""
    known = (b"CD001", b"BEA01", b"BOOT2", b"NSR02", b"NSR03", b"TEA01", b"CDW02")
    for number in range(FIRST_DESCRIPTOR, min(FIRST_DESCRIPTOR + MAX_DESCRIPTORS, image.sectors)):
        data = image.sector(number)
        if data[1:6] not in known:
            return
        yield data


def _volume(data: bytes, sector: int, *, joliet: bool) -> Volume:
    block_size = int.from_bytes(data[128:130], "little")
    if block_size != SECTOR:
        raise unsupported(
            words("blocks of {block_size} bytes on its ISO 9660 side", block_size=block_size)
        )
    root = _record(data, 156, 190)
    if root is None or not root.is_folder:
        raise damaged(words("its root folder isn't described"))
    raw = data[40:72]
    label = raw.decode("utf-16-be", "replace") if joliet else text(raw)
    return Volume(
        sector=sector,
        joliet=joliet,
        label=label.rstrip(" \0"),
        publisher="" if joliet else _publisher(data[318:446]),
        blocks=int.from_bytes(data[80:84], "little"),
        created=long_date(data[813:830]),
        root=root,
    )


def _publisher(raw: bytes) -> str:
    """One that begins with "_" is the name of a file that tells it."""
    name = text(raw).strip(" \0")
    return "" if name.startswith("_") or not name.isprintable() else name


def text(raw: bytes) -> str:
    """A name in whatever its maker wrote: UTF-8 when it is valid, else Windows' cp1252."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Five byte values have no meaning in cp1252; Latin-1 has one for every byte.
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            return raw.decode("latin-1")


def spelled(name: bytes, *, joliet: bool) -> str:
    """A record's name as `DiscFile.raw_path` has it."""
    return name.decode("utf-16-be", "replace") if joliet else text(name)


def extents_of(pieces: Iterable[Record]) -> Extents:
    """Where the file lies that these records describe."""
    return joined((piece.start, piece.size) for piece in pieces)


def long_date(raw: bytes) -> datetime | None:
    """A descriptor's date, "YYYYMMDDHHMMSScc" and the zone in quarter hours, as UTC."""
    digits = raw[:14]
    if len(raw) < 17 or not digits.isdigit() or digits == b"0" * 14:
        return None
    parts = [int(digits[:4])] + [int(digits[i : i + 2]) for i in range(4, 14, 2)]
    return _moment(parts, raw[16])


def _short_date(raw: bytes) -> datetime | None:
    if len(raw) < 7 or not any(raw[:6]):
        return None
    return _moment([1900 + raw[0], *raw[1:6]], raw[6])


def _moment(parts: list[int], zone: int) -> datetime | None:
    quarters = zone - 256 if zone > 127 else zone
    try:
        local = datetime(*parts[:6], tzinfo=UTC)  # type: ignore[misc, arg-type]
        return local - timedelta(minutes=15 * quarters)
    except (ValueError, OverflowError):
        return None


def _record(data: bytes, at: int, end: int) -> Record | None:
    """The record of `data[at]` bytes, or None if it doesn't fit before `end`."""
    length = data[at]
    if length < 34 or at + length > end:
        return None
    raw = data[at : at + length]
    name_length = raw[32]
    if 33 + name_length > length:
        return None
    # A file recorded in interleaved units has gaps inside; no mastering program writes that.
    if raw[26] or raw[27]:
        raise unsupported(words("interleaved files"))
    use = 33 + name_length + (1 - name_length % 2)
    return Record(
        name=raw[33 : 33 + name_length],
        start=(int.from_bytes(raw[2:6], "little") + raw[1]) * SECTOR,
        size=int.from_bytes(raw[10:14], "little"),
        flags=raw[25],
        modified=_short_date(raw[18:25]),
        system_use=raw[use:],
        raw=raw,
    )


def records(image: ImageFile, start: int, size: int) -> Iterator[Record]:
    """The records of a folder, "." and ".." included; none crosses a sector's end."""
    data = image.read(start, size)
    at = 0
    while at < size:
        if data[at] == 0:
            at = (at // SECTOR + 1) * SECTOR
            continue
        record = _record(data, at, min(size, (at // SECTOR + 1) * SECTOR))
        if record is None:
            raise damaged(
                words("the folder at byte {start} holds a record that makes no sense", start=start)
            )
        yield record
        at += data[at]


def rock_ridge_skip(image: ImageFile, volume: Volume) -> int | None:
    """Bytes to skip in every system use field, or None when the disc has no Rock Ridge."""
    if volume.joliet or volume.root.size < 34:
        return None
    first = next(records(image, volume.root.start, min(volume.root.size, SECTOR)), None)
    return susp.skip_length(image, first.system_use) if first else None


def read_tree(image: ImageFile, volume: Volume, layout: str) -> Tree:
    """The files and folders of `volume` under its "joliet", "rockridge" or "iso9660" names.

    Raises InputError `damaged-disc` for loops, absurd sizes and records outside the image.
    """
    return _Walk(image, volume, layout).tree()


@dataclass(frozen=True)
class _Folder:
    start: int
    size: int
    path: str
    raw_path: str
    depth: int


class _Walk:
    """One reading of a tree, folder by folder, without recursion."""

    def __init__(self, image: ImageFile, volume: Volume, layout: str) -> None:
        self._image = image
        self._volume = volume
        self._layout = layout
        self._skip = rock_ridge_skip(image, volume) if layout == "rockridge" else None
        self._budget = Budget()
        self._files: list[DiscFile] = []
        self._folders: list[str] = []
        self._pending: list[_Folder] = []
        self._seen: set[int] = set()

    def tree(self) -> Tree:
        root = self._volume.root
        self._enter(_Folder(root.start, root.size, "", "", 0))
        while self._pending:
            self._read(self._pending.pop())
        return Tree(
            self._layout,
            self._volume.label,
            self._volume.created,
            tuple(self._files),
            tuple(self._folders),
        )

    def _enter(self, folder: _Folder) -> None:
        if folder.start in self._seen:
            raise damaged(words("the folder {path} leads back to itself", path=folder.path or "/"))
        self._seen.add(folder.start)
        self._budget.folder(folder.path, folder.size)
        self._pending.append(folder)

    def _read(self, folder: _Folder) -> None:
        pieces: list[Record] = []
        for record in records(self._image, folder.start, folder.size):
            if record.name in (b"\0", b"\1") or record.flags & _ASSOCIATED:
                continue
            attributes = self._attributes(record)
            if attributes.relocated or attributes.link:
                continue
            path, raw_path = self._paths(folder, record, attributes)
            self._budget.entry(path, folder.depth)
            if attributes.child is not None:
                self._relocated(attributes.child, path, raw_path, folder.depth)
            elif record.is_folder:
                self._folders.append(path)
                self._enter(_Folder(record.start, record.size, path, raw_path, folder.depth + 1))
            else:
                pieces.append(record)
                if not record.flags & _MORE:
                    self._add(path, raw_path, record, pieces)
                    pieces = []

    def _attributes(self, record: Record) -> susp.Attributes:
        if self._skip is None:
            return susp.NONE
        return susp.read_attributes(self._image, record.system_use[self._skip :])

    def _relocated(self, sector: int, path: str, raw_path: str, depth: int) -> None:
        """A folder nested too deep for ISO 9660, kept elsewhere by Rock Ridge."""
        start = sector * SECTOR
        first = next(records(self._image, start, SECTOR), None)
        if first is None or first.name != b"\0":
            raise damaged(words("the folder {path} isn't where Rock Ridge says", path=path))
        self._folders.append(path)
        self._enter(_Folder(start, first.size, path, raw_path, depth + 1))

    def _paths(
        self, folder: _Folder, record: Record, attributes: susp.Attributes
    ) -> tuple[str, str]:
        raw = spelled(record.name, joliet=self._volume.joliet)
        clean = text(attributes.name) if attributes.name else self._clean(raw, record)
        return f"{folder.path}/{checked_name(clean)}", f"{folder.raw_path}/{raw}"

    def _clean(self, raw: str, record: Record) -> str:
        if record.is_folder:
            return raw
        name, mark, version = raw.rpartition(";")
        clean = name if mark and version.isdecimal() else raw
        # ISO 9660 demands the dot even where there is no extension: "BOOTMGR.;1".
        return clean if self._volume.joliet or len(clean) < 2 else clean.removesuffix(".")

    def _add(self, path: str, raw_path: str, record: Record, pieces: list[Record]) -> None:
        for _ in pieces:
            self._budget.extent()
        self._files.append(
            DiscFile(
                path=path,
                raw_path=raw_path,
                size=sum(piece.size for piece in pieces),
                extents=extents_of(pieces),
                hidden=bool(record.flags & _HIDDEN),
                modified=record.modified,
            )
        )
