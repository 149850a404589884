"""What is to change on a disc that is laid out by our own writers, tree by tree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sert_wizard.iso import links
from sert_wizard.iso.bootimage import boot_image, boot_index
from sert_wizard.iso.contents import Content, Contents
from sert_wizard.iso.disc import Disc, DiscFile

#: A name on the disc: (tree, path as the tree stores it).
Name = tuple[str, str]


@dataclass(frozen=True)
class Edits:
    """`removed` names; new content by name and by boot entry's index."""

    removed: frozenset[Name]
    replaced: Mapping[Name, Content]
    boot: Mapping[int, Content]


def resolve(
    base: Disc,
    contents: Contents,
    sources: Mapping[str, tuple[BinaryIO, int]],
    removed: Collection[str],
) -> Edits:
    """The changes asked for, with the new contents added to `contents`.

    Raises RequestError `no-such-file`, `boot-file`, `empty-file` or, where it can't be told
    which of several names is meant in another tree, `shared-content`.
    """
    replaced: dict[Name, Content] = {}
    boot: dict[int, Content] = {}
    images = [boot_image(base, entry) for entry in base.boot]
    for path, (source, size) in sources.items():
        content = contents.add(source, size)
        index = boot_index(base, path)
        if index is not None:
            offset = base.boot[index].offset
            same = [n for n, entry in enumerate(base.boot) if entry.offset == offset]
        else:
            file = links.content_of(base, path, size)
            replaced.update(dict.fromkeys(_names(base, file), content))
            # A boot entry follows the file it starts, not a twin of it.
            same = [n for n, image in enumerate(images) if image.path and _is(base, image, file)]
        boot.update(dict.fromkeys(same, content))
    return Edits(frozenset(links.removals(base, removed)), replaced, boot)


def _is(base: Disc, image: DiscFile, file: DiscFile) -> bool:
    if image.extents[:1] != file.extents[:1]:
        return False
    return image.path.casefold() == file.path.casefold() or not links.twins(base, file)


def _names(base: Disc, file: DiscFile) -> list[Name]:
    """What `file` is called in every tree of the disc."""
    alone = not links.twins(base, file)
    names: list[Name] = []
    for layout in links.distinct_trees(base):
        same = [other for other in base.tree(layout).files if links.share(other, file)]
        meant = [other for other in same if alone or _is_path(other, file)]
        if same and not meant:
            raise links.shared(base, file)
        names += [(layout, other.raw_path) for other in meant]
    return names


def _is_path(one: DiscFile, other: DiscFile) -> bool:
    return one.path.casefold() == other.path.casefold()
