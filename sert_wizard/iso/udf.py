"""Reads UDF 1.02 to 2.01 volumes: the tree of a bridge disc or of a disc that is UDF alone.

After ECMA-167 and OSTA's UDF specification. One partition map of type 1 per partition is what
pressed and recorded-at-once discs have; metadata, virtual and sparable partitions (UDF 2.50,
packet writing) are refused by name. The descriptors' bytes are read in `udf_format`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sert_wizard.iso import udf_format as form
from sert_wizard.iso.image import SECTOR, ImageFile, damaged, truncated, unsupported
from sert_wizard.iso.tree import HOLE, Budget, DiscFile, Extents, Tree, checked_name, joined
from sert_wizard.wording import words

_MAX_SEQUENCE = 64
_MAX_CONTINUATIONS = 4096
_RECOGNITION_SECTORS = range(16, 80)


def announces_udf(image: ImageFile) -> bool:
    """Whether the volume recognition area names UDF (NSR02 or NSR03)."""
    for number in _RECOGNITION_SECTORS:
        if number >= image.sectors:
            return False
        name = image.sector(number)[1:6]
        if name in (b"NSR02", b"NSR03"):
            return True
        if name not in (b"CD001", b"BEA01", b"BOOT2", b"TEA01", b"CDW02"):
            return False
    return False


@dataclass(frozen=True)
class UdfVolume:
    """Where a UDF volume's parts lie; blocks are of 2048 bytes.

    `partitions` maps a partition reference to (first sector, blocks); `sequences` are the
    (sector, bytes) of the main and the reserve descriptor sequence, `integrity` that of the
    logical volume integrity descriptor; `revision` is 0x0102 and so on.
    """

    revision: int
    label: str
    partitions: tuple[tuple[int, int], ...]
    file_set: form.LongAddress
    sequences: tuple[tuple[int, int], ...]
    integrity: tuple[int, int]
    created: form.Moment


def read_volume(image: ImageFile) -> UdfVolume:
    """The UDF volume of the image.

    Raises InputError `damaged-disc` (`truncated-disc` when only the anchor is missing), or
    `unsupported-disc` with the name of what isn't supported.
    """
    anchor = _anchor(image)
    sequences = tuple(
        (
            int.from_bytes(anchor[at + 4 : at + 8], "little"),
            int.from_bytes(anchor[at : at + 4], "little"),
        )
        for at in (16, 24)
    )
    try:
        return _from_sequence(image, sequences, 0)
    except form.BadDescriptorError as main:
        try:
            return _from_sequence(image, sequences, 1)
        except form.BadDescriptorError:
            raise damaged(words("UDF: {error}", error=main)) from None


def _anchor(image: ImageFile) -> bytes:
    last = image.sectors - 1
    for number in (256, last, last - 256, 512):
        if not 0 <= number <= last:
            continue
        try:
            return form.checked(image.sector(number), form.ANCHOR, number)
        except form.BadDescriptorError:
            continue
    raise truncated(words("none of UDF's anchors is where it should be"))


def _from_sequence(
    image: ImageFile, sequences: tuple[tuple[int, int], ...], which: int
) -> UdfVolume:
    start, length = sequences[which]
    numbered: dict[int, tuple[int, int]] = {}
    logical: form.LogicalVolume | None = None
    created: form.Moment = None
    for number in range(start, start + min(length // SECTOR, _MAX_SEQUENCE)):
        if number >= image.sectors:
            break
        data = image.sector(number)
        kind = form.tag_kind(data)
        if kind in (form.PRIMARY, form.PARTITION, form.LOGICAL_VOLUME):
            form.checked(data, kind, number)
        if kind == form.PRIMARY:
            created = form.moment(data[376:388])
        elif kind == form.PARTITION:
            at, blocks = (int.from_bytes(data[i : i + 4], "little") for i in (188, 192))
            numbered[int.from_bytes(data[22:24], "little")] = (at, blocks)
        elif kind == form.LOGICAL_VOLUME:
            logical = form.logical_volume(data)
        elif kind == form.TERMINATOR:
            break
    if logical is None:
        raise form.BadDescriptorError("there is no logical volume")
    return UdfVolume(
        revision=logical.revision,
        label=logical.label,
        partitions=_partitions(logical, numbered),
        file_set=logical.file_set,
        sequences=sequences,
        integrity=logical.integrity,
        created=created,
    )


def _partitions(
    logical: form.LogicalVolume, numbered: dict[int, tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    result = []
    for partition in logical.maps:
        if isinstance(partition, str):
            raise unsupported(words("a {partition}", partition=partition))
        if partition not in numbered:
            raise form.BadDescriptorError(f"partition {partition} isn't described")
        result.append(numbered[partition])
    if not result:
        raise form.BadDescriptorError("the logical volume has no partition")
    return tuple(result)


def read_tree(image: ImageFile, volume: UdfVolume) -> Tree:
    """All files and folders; InputError `damaged-disc` for loops, bad tags and absurd sizes."""
    try:
        return _Walk(image, volume).tree()
    except form.BadDescriptorError as error:
        raise damaged(words("UDF: {error}", error=error)) from None


@dataclass(frozen=True)
class Node:
    """A file entry, in block `where`: `extents` of its content in the image."""

    where: form.LongAddress
    entry: form.FileEntry
    extents: Extents


class VolumeReader:
    """The blocks of a UDF volume by what they hold; raises BadDescriptorError, InputError."""

    def __init__(self, image: ImageFile, volume: UdfVolume) -> None:
        self._image = image
        self._volume = volume
        self._budget = Budget()

    def anchor(self) -> bytes:
        """The anchor's sector."""
        return _anchor(self._image)

    def descriptors(self) -> list[bytes]:
        """The descriptors of the first sound sequence; of the partitions only the first used."""
        for which in range(len(self._volume.sequences)):
            try:
                _from_sequence(self._image, self._volume.sequences, which)
            except form.BadDescriptorError:
                continue
            return list(self._described(self._volume.sequences[which]))
        raise form.BadDescriptorError("no sequence of descriptors is sound")

    def _described(self, sequence: tuple[int, int]) -> Iterator[bytes]:
        start, length = sequence
        end = min(start + min(length // SECTOR, _MAX_SEQUENCE), self._image.sectors)
        for number in range(start, end):
            data = self._image.sector(number)
            kind = form.tag_kind(data)
            if kind == form.TERMINATOR:
                return
            if kind == form.PARTITION:
                at = int.from_bytes(data[188:192], "little")
                if at != self._volume.partitions[0][0]:
                    continue
            if kind in form.SEQUENCE_KINDS:
                yield data

    def integrity(self) -> bytes:
        """The last logical volume integrity descriptor."""
        start, length = self._volume.integrity
        last = b""
        for number in range(start, min(start + length // SECTOR, self._image.sectors)):
            data = self._image.sector(number)
            if form.tag_kind(data) != form.INTEGRITY:
                break
            last = form.checked(data, form.INTEGRITY, number)
        if not last:
            raise form.BadDescriptorError("there is no integrity descriptor")
        return last

    def file_set(self) -> bytes:
        """The file set descriptor."""
        return self._block(self._volume.file_set, form.FILE_SET)

    def raw(self, node: Node) -> bytes:
        """The file entry's block."""
        return self._block(node.where, form.FILE_ENTRY, form.EXTENDED_FILE_ENTRY)

    def names(self, folder: Node) -> Iterator[form.Name]:
        """Every name in the folder, the parent and deleted ones included."""
        return form.names(
            b"".join(
                bytes(length) if offset == HOLE else self._image.read(offset, length)
                for offset, length in folder.extents
            )
        )

    def node(self, where: form.LongAddress) -> Node:
        """The file entry at `where` and the places of its content."""
        data = self._block(where, form.FILE_ENTRY, form.EXTENDED_FILE_ENTRY)
        entry = form.file_entry(data)
        if entry.size > self._image.size:
            raise damaged(
                words("a file claims {size} bytes, more than the disc has", size=entry.size)
            )
        return Node(where, entry, joined(self._extents(entry, where)))

    def _extents(self, entry: form.FileEntry, where: form.LongAddress) -> Iterator[tuple[int, int]]:
        if entry.address_form == form.EMBEDDED:
            if entry.size > len(entry.addresses):
                raise form.BadDescriptorError("a file kept in its own entry is longer than that")
            start = self._sector(where.partition, where.block) * SECTOR + entry.addresses_at
            yield start, entry.size
            return
        left = entry.size
        for kind, length, place in self._pieces(entry, where.partition):
            if not left:
                return
            self._budget.extent()
            part = min(length, left)
            left -= part
            if kind == form.RECORDED:
                yield self._sector(place.partition, place.block) * SECTOR, part
            else:
                yield HOLE, part
        if left:
            raise form.BadDescriptorError(f"{left} bytes of a file have no place on the disc")

    def _pieces(
        self, entry: form.FileEntry, partition: int
    ) -> Iterator[tuple[int, int, form.LongAddress]]:
        """Every allocation descriptor, through the chain of continuation extents."""
        addresses = entry.addresses
        for _ in range(_MAX_CONTINUATIONS):
            following: form.LongAddress | None = None
            for kind, length, place in form.allocations(addresses, entry.address_form, partition):
                if kind == form.CONTINUATION:
                    following = place
                    break
                yield kind, length, place
            if following is None:
                return
            addresses = form.continuation(self._block(following, form.ALLOCATION_EXTENT))
            partition = following.partition
        raise form.BadDescriptorError("a file's list of extents leads back to itself")

    def _block(self, where: form.LongAddress, *kinds: int) -> bytes:
        data = self._image.sector(self._sector(where.partition, where.block))
        return form.checked(data, kinds, where.block)

    def _sector(self, partition: int, block: int) -> int:
        if partition >= len(self._volume.partitions):
            raise form.BadDescriptorError(f"there is no partition {partition}")
        start, blocks = self._volume.partitions[partition]
        if block >= blocks:
            raise form.BadDescriptorError(f"block {block} lies outside its partition")
        return start + block


class _Walk:
    """One reading of the tree, folder by folder, without recursion."""

    def __init__(self, image: ImageFile, volume: UdfVolume) -> None:
        self._reader = VolumeReader(image, volume)
        self._volume = volume
        self._budget = Budget()
        self._files: list[DiscFile] = []
        self._folders: list[str] = []
        self._seen: set[form.LongAddress] = set()
        self._nodes: dict[form.LongAddress, Node] = {}

    def tree(self) -> Tree:
        root = form.file_set_root(self._reader.file_set())
        pending = [(self._enter(root, ""), "", 0)]
        while pending:
            node, path, depth = pending.pop()
            for child, where in self._children(node, path, depth):
                pending.append((self._enter(where, child), child, depth + 1))
        return Tree(
            "udf",
            self._volume.label,
            self._volume.created,
            tuple(self._files),
            tuple(self._folders),
        )

    def _enter(self, where: form.LongAddress, path: str) -> Node:
        if where in self._seen:
            raise damaged(words("the folder {path} leads back to itself", path=path or "/"))
        self._seen.add(where)
        node = self._node(where)
        if node.entry.file_type != form.FOLDER:
            raise damaged(
                words("the folder {path} is described as something else", path=path or "/")
            )
        self._budget.folder(path, node.entry.size)
        return node

    def _children(
        self, folder: Node, path: str, depth: int
    ) -> Iterator[tuple[str, form.LongAddress]]:
        """Record the files of a folder; yield the path and place of each folder in it."""
        for name in self._reader.names(folder):
            if name.is_parent or name.deleted:
                continue
            child = f"{path}/{checked_name(name.text)}"
            self._budget.entry(child, depth)
            if name.is_folder:
                self._folders.append(child)
                yield child, name.where
                continue
            node = self._node(name.where)
            if node.entry.file_type in form.PLAIN_FILES:
                self._files.append(
                    DiscFile(
                        path=child,
                        raw_path=child,
                        size=node.entry.size,
                        extents=node.extents,
                        hidden=name.hidden,
                        modified=node.entry.modified,
                    )
                )

    def _node(self, where: form.LongAddress) -> Node:
        """The file entry at `where`; hard links come here once."""
        if where not in self._nodes:
            self._nodes[where] = self._reader.node(where)
        return self._nodes[where]
