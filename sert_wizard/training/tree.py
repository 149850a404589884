"""The folder tree of an image in memory: what its metadata will say, path by path."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FOLDER = 0x10
ARCHIVE = 0x20
READ_ONLY = 0x1
HIDDEN = 0x2
SYSTEM = 0x4

_SHORT = re.compile(r"[A-Z0-9_$~!#%&'()@^`{}-]{1,8}(\.[A-Z0-9_$~!#%&'()@^`{}-]{1,3})?")
_NOT_IN_SHORT = re.compile(r"[^A-Z0-9_$~!#%&'()@^`{}-]")


@dataclass
class Node:
    """A name in the tree. Names that are hard links of one file share `group`, from 1 up."""

    name: str
    attributes: int
    sha1: bytes = bytes(20)
    group: int = 0
    short_name: str = ""
    security: int = 0  # index into the image's security descriptors
    children: dict[str, Node] = field(default_factory=dict)

    @property
    def is_folder(self) -> bool:
        return bool(self.attributes & FOLDER)

    def sorted_children(self) -> list[Node]:
        """As Windows lists them, whatever their letter case."""
        return [self.children[key] for key in sorted(self.children)]


class Tree:
    """A tree to add files to; paths are separated by backslashes, letter case does not count."""

    def __init__(self) -> None:
        self.root = Node("", FOLDER)
        self._groups = 0

    def folder(self, path: str, attributes: int = 0) -> Node:
        """The folder at `path`, made with those above it when missing."""
        node = self.root
        for name in filter(None, path.split("\\")):
            node = node.children.setdefault(name.upper(), Node(name, FOLDER))
        node.attributes |= attributes
        return node

    def find(self, path: str) -> Node | None:
        """The node at `path`, None when there is none."""
        node: Node | None = self.root
        for name in path.upper().split("\\"):
            node = node.children.get(name) if node else None
        return node

    def file(self, path: str, sha1: bytes, attributes: int = ARCHIVE) -> Node:
        """Put a file there. A file that is there already stays, if it is the same."""
        folder, _, name = path.rpartition("\\")
        there = self.folder(folder).children
        node = there.setdefault(name.upper(), Node(name, attributes, sha1))
        assert node.sha1 == sha1, f"{path} would have two contents"
        return node

    def link(self, path: str, node: Node) -> None:
        """Make `path` another name of the file `node`."""
        if not node.group:
            self._groups += 1
            node.group = self._groups
        self.file(path, node.sha1, node.attributes).group = node.group

    def walk(self) -> Iterator[tuple[str, Node]]:
        """Every path and node below the root, folders first."""
        waiting = [("", self.root)]
        while waiting:
            path, node = waiting.pop()
            for child in reversed(node.sorted_children()):
                waiting.append((f"{path}\\{child.name}", child))
            if path:
                yield path, node

    def give_short_names(self) -> None:
        """Give every name that MS-DOS could not have an 8.3 one beside it, as Windows does."""
        for folder in [self.root, *(node for _, node in self.walk() if node.is_folder)]:
            taken = set(folder.children)
            for child in folder.sorted_children():
                if not _SHORT.fullmatch(child.name.upper()):
                    child.short_name = _short_name(child.name, taken)
                    taken.add(child.short_name)


def _short_name(name: str, taken: set[str]) -> str:
    """The first free short name: NAME~1 to NAME~4, then ones with four hex digits."""
    stem, dot, extension = name.upper().rpartition(".")
    stem = _NOT_IN_SHORT.sub("", stem if dot else extension)
    tail = f".{_NOT_IN_SHORT.sub('', extension)[:3]}" if dot else ""
    for number in range(1, 5):
        if (short := f"{stem[:6]}~{number}{tail}") not in taken:
            return short
    for number in range(1 << 16):
        digits = hashlib.sha256(f"{name} {number}".encode()).hexdigest()[:4].upper()
        if (short := f"{stem[:2]}{digits}~1{tail}") not in taken:
            return short
    raise AssertionError(f"no short name is left for {name}")
