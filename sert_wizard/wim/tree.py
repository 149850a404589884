"""An image's paths, found in any letter case, and what deleting some of them frees."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from sert_wizard.wim.model import Blob, Entry
from sert_wizard.wim.sizes import LOOKUP_ENTRY

#: Sorts below every character that a name may hold, so no sibling comes between.
_SEPARATOR, _AFTER_SEPARATOR = "\0", "\1"


class ImageTree:
    """The entries of one image, ordered so that a folder's contents lie together."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_key = {_key(entry.path): entry for entry in entries}
        self._keys = sorted(by_key)
        self._entries = by_key

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> Iterable[Entry]:
        return self._entries.values()

    @cached_property
    def references(self) -> Counter[bytes]:
        """How often this image refers to each blob."""
        return Counter(sha1 for entry in self.entries for sha1 in entry.blobs)

    def get(self, path: str) -> Entry | None:
        return self._entries.get(_key(path))

    def below(self, path: str) -> list[Entry]:
        """`path` itself and, if it is a folder, all that it holds."""
        key = _key(path)
        found = [self._entries[key]] if key in self._entries else []
        return found + [self._entries[inner] for inner in self._inside(key)]

    def children(self, path: str) -> list[Entry]:
        """What lies directly in the folder `path`."""
        key = _key(path)
        depth = key.count(_SEPARATOR) + 1
        return [self._entries[k] for k in self._inside(key) if k.count(_SEPARATOR) == depth]

    def _inside(self, key: str) -> list[str]:
        start = bisect_left(self._keys, key + _SEPARATOR)
        return self._keys[start : bisect_left(self._keys, key + _AFTER_SEPARATOR)]


def freed(tree: ImageTree, blobs: Mapping[bytes, Blob], paths: Iterable[str]) -> list[Blob]:
    """The blobs that nothing refers to any more once `paths` are deleted.

    A blob counts as freed only when the references below `paths` are all that any image has:
    every hard link and every stream is one.
    """
    counts = references_below(tree, paths)
    return [
        blobs[sha1]
        for sha1, count in counts.items()
        if sha1 in blobs and count >= blobs[sha1].references
    ]


def held_elsewhere(
    tree: ImageTree, blobs: Mapping[bytes, Blob], paths: Iterable[str]
) -> list[Blob]:
    """The blobs that this image would give up with `paths`, but another image of the WIM holds."""
    counts = references_below(tree, paths)
    return [
        blobs[sha1]
        for sha1, count in counts.items()
        if sha1 in blobs and tree.references[sha1] <= count < blobs[sha1].references
    ]


def references_below(tree: ImageTree, paths: Iterable[str]) -> Counter[bytes]:
    """How often what lies at and below `paths` refers to each blob."""
    gone = {entry.path: entry for path in paths for entry in tree.below(path)}
    return Counter(sha1 for entry in gone.values() for sha1 in entry.blobs)


def freed_bytes(blobs: Iterable[Blob]) -> int:
    """Bytes of the WIM that the blobs take: their data and their lookup entries."""
    return sum(blob.compressed_size + LOOKUP_ENTRY for blob in blobs)


def _key(path: str) -> str:
    """`path` in a form that finds it in any letter case and sorts a folder's contents together."""
    return _lower(path).replace("\\", "/").rstrip("/").replace("/", _SEPARATOR)


def _lower(text: str) -> str:
    """Lower case as NTFS knows it, character by character: to it “Maße” is not “Masse”."""
    if text.isascii():
        return text.lower()
    return "".join(small if len(small := c.lower()) == 1 else c for c in text)
