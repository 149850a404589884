"""What fills the optimized ISO, and what is taken out: a tree of sizes to look at.

A WIM stores equal content once, so a file's own size says little. Here each stored content is
counted once, as it is stored: with the first driver package that stays and holds it, else with the
first file; as removed only when nothing refers to it any more. The sizes add up to the Plan's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha1

from sert_wizard.base import BaseImage
from sert_wizard.drivers.store import DriverPackage
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.wim.compress import stored_size
from sert_wizard.wim.model import Entry
from sert_wizard.wim.sizes import LOOKUP_ENTRY
from sert_wizard.wim.tree import references_below

#: What is smaller than this share of all is summed up: nobody could see or hit it.
_LEAST_SHARE = 1 / 1500


class Kind(Enum):
    """What becomes of a part, and what it is."""

    SYSTEM = "system"
    DRIVERS = "drivers"
    ADDED = "added"
    IMAGES = "images"
    TABLES = "tables"
    DISC = "disc"
    REMOVED = "removed"
    DROPPED = "dropped"

    @property
    def stays(self) -> bool:
        """Whether the optimized ISO holds it."""
        return self not in (Kind.REMOVED, Kind.DROPPED)


@dataclass(frozen=True)
class Part:
    """`size` bytes of `count` things, the `parts` of them with the largest first. `name` is a
    path, an INF's name or a device class; "" for what is too small to be named."""

    name: str
    size: int
    count: int = 1
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Group:
    """All of a `kind`; its part has no name of its own."""

    kind: Kind
    part: Part


def image_contents(
    plan: Plan, base: BaseImage, progress: Progress | None = None
) -> tuple[Group, ...]:
    """The groups that hold anything, those that stay first.

    Where another compression is asked for, sizes of what stays are those before it; the whole
    gain is the Plan's. Raises CancelledError.
    """
    progress = progress or Progress()
    count = _Count(plan, base, progress)
    trees = {
        Kind.REMOVED: count.removed(),
        Kind.DRIVERS: count.kept_drivers(),
        Kind.SYSTEM: count.system(),
        Kind.ADDED: count.added(),
        Kind.IMAGES: count.other_images(),
        Kind.DROPPED: count.dropped_images(),
    }
    inside = sum(tree.size for kind, tree in trees.items() if kind.stays)
    wim_size = plan.predicted.wim_size + plan.gains.recompression
    trees[Kind.TABLES] = _Tree(size=wim_size - inside, count=1)
    trees[Kind.DISC] = _disc(plan, base)
    least = sum(tree.size for tree in trees.values()) * _LEAST_SHARE
    return tuple(Group(kind, trees[kind].part("", least)) for kind in Kind if trees[kind].size > 0)


@dataclass
class _Tree:
    """A part in the making; a size or count of its own is that of a leaf."""

    size: int = 0
    count: int = 0
    inner: dict[str, _Tree] = field(default_factory=dict)

    def add(self, names: Iterable[str], size: int) -> None:
        """Count a thing of `size` bytes into the tree, `names` from the root down."""
        tree = self
        tree.size, tree.count = tree.size + size, tree.count + 1
        for name in names:
            tree = tree.inner.setdefault(name, _Tree())
            tree.size, tree.count = tree.size + size, tree.count + 1

    def part(self, name: str, least: float) -> Part:
        """What is smaller than `least` bytes becomes one part of each folder."""
        large = [(n, tree) for n, tree in self.inner.items() if tree.size >= least]
        parts = [tree.part(n, least) for n, tree in large]
        parts.sort(key=lambda part: (-part.size, part.name))
        rest = self.size - sum(part.size for part in parts)
        if parts and rest:
            parts.append(Part("", rest, self.count - sum(part.count for part in parts)))
        return Part(name, self.size, self.count, tuple(parts))


class _Count:
    """Counts each stored content once; the order of asking decides who it is counted with."""

    def __init__(self, plan: Plan, base: BaseImage, progress: Progress) -> None:
        self._plan, self._base, self._progress = plan, base, progress
        self._entries = {
            index: base.entries_of(index)
            for index in range(1, len(base.wim.info.images) + 1)
            if index != base.image.index
        }
        dropped = [entry for index in plan.drop for entry in self._entries[index]]
        self._dropped = Counter(key for entry in dropped for key in entry.blobs)
        self._deleted = references_below(base.tree, plan.deletes)
        self._gone = {e.path for root in plan.deletes for e in base.tree.below(root)}
        old = [base.tree.get(file.target) for file in plan.new_files]
        replaced = [entry for entry in old if entry and entry.path not in self._gone]
        self._replaced = Counter(key for entry in replaced for key in entry.blobs)
        self._gone.update(entry.path for entry in replaced)
        self._counted: set[bytes] = set()

    def _stored(self, key: bytes) -> int:
        """Bytes in the WIM that the content takes; 0 once it was counted."""
        blob = self._base.blobs.get(key)
        if blob is None or key in self._counted:
            return 0
        self._counted.add(key)
        return blob.compressed_size + LOOKUP_ENTRY

    def _kind(self, key: bytes) -> Kind | None:
        """What becomes of a content: None for that of a file that is replaced."""
        blob = self._base.blobs.get(key)
        holders = blob.references if blob else 0
        gone = self._dropped[key]
        if gone >= holders:
            return Kind.DROPPED
        gone += self._deleted[key]
        if gone >= holders:
            return Kind.REMOVED
        return None if gone + self._replaced[key] >= holders else Kind.SYSTEM

    def _add(self, tree: _Tree, names: Sequence[str], entries: Iterable[Entry], kind: Kind) -> None:
        for entry in entries:
            size = sum(self._stored(key) for key in entry.blobs if self._kind(key) is kind)
            if size:
                tree.add(names or _folders(entry.path), size)

    def removed(self) -> _Tree:
        """The packages that go, by device class."""
        tree = _Tree()
        going = (verdict.package for verdict in self._plan.verdicts if verdict.removed)
        for package, removal in zip(going, self._plan.removes, strict=True):
            entries = (e for root in removal.roots for e in self._base.tree.below(root))
            self._add(tree, _names(package), entries, Kind.REMOVED)
        return tree

    def kept_drivers(self) -> _Tree:
        """The packages that stay, by device class."""
        tree = _Tree()
        for verdict in self._plan.verdicts:
            self._progress.check()
            if not verdict.removed:
                entries = self._kept((*verdict.package.copies, *verdict.package.binaries))
                self._add(tree, _names(verdict.package), entries, Kind.SYSTEM)
        return tree

    def _kept(self, roots: Iterable[str]) -> Iterator[Entry]:
        for root in roots:
            yield from (e for e in self._base.tree.below(root) if e.path not in self._gone)

    def system(self) -> _Tree:
        """All else of the image that stays, by folder; to be asked after the packages."""
        tree = _Tree()
        entries = (e for e in self._base.tree.entries if e.path not in self._gone)
        self._add(tree, (), sorted(entries, key=lambda entry: entry.path), Kind.SYSTEM)
        return tree

    def added(self) -> _Tree:
        """What comes in; content that the image holds anyway takes no room."""
        tree, info = _Tree(), self._base.wim.info
        owner = {
            file.target: addition.inf or addition.path
            for addition in self._plan.adds
            for file in addition.files
        }
        seen: set[bytes] = set()
        for file in self._plan.new_files:
            self._progress.check()
            key = sha1(file.content, usedforsecurity=False).digest()
            there = key in self._base.blobs and self._kind(key) is Kind.SYSTEM
            if file.content and key not in seen and not there:
                seen.add(key)
                size = stored_size(file.content, info.compression, info.chunk_size)
                names = dict.fromkeys((owner.get(file.target, file.target), file.target))
                tree.add(names, size + LOOKUP_ENTRY)
        return tree

    def other_images(self) -> _Tree:
        """What only images hold that are not edited, and their lists of files."""
        kept = [index for index in self._entries if index not in self._plan.drop]
        return self._images(kept, Kind.SYSTEM)

    def dropped_images(self) -> _Tree:
        return self._images(self._plan.drop, Kind.DROPPED)

    def _images(self, indexes: Iterable[int], kind: Kind) -> _Tree:
        tree = _Tree()
        names = {image.index: image.name for image in self._base.wim.info.images}
        for index in indexes:
            self._progress.check()
            name = (f"{index}: {names[index]}",)
            lists = self._base.size_model.metadata[index - 1].compressed_size
            tree.add(name, lists + LOOKUP_ENTRY)
            self._add(tree, name, self._entries[index], kind)
        return tree


def _names(package: DriverPackage) -> tuple[str, str]:
    return package.inf.class_name or "Unknown", package.name


def _folders(path: str) -> list[str]:
    """The path of each folder on the way, and the path itself."""
    names = path.strip("/").split("/")
    return ["/" + "/".join(names[: depth + 1]) for depth in range(len(names))]


def _disc(plan: Plan, base: BaseImage) -> _Tree:
    """The disc beside the boot image: its files, and what describes and fills up."""
    tree = _Tree()
    seen: set[object] = set()  # several names may stand for one content
    for file in base.disc.files:
        if file.path == plan.wim or file.path in plan.prompt.removed or file.extents in seen:
            continue
        seen.add(file.extents)
        new = plan.prompt.replacements.get(file.path)
        tree.add(_folders(file.path), file.size if new is None else len(new))
    rest = plan.predicted.iso_size - plan.predicted.wim_size - tree.size
    if rest > 0:
        tree.size, tree.count = tree.size + rest, tree.count + 1
    return tree
