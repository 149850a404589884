"""Which of a disc's names belong together: one file may be in several trees, and under several
names of one tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sert_wizard.errors import RequestError
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.image import SECTOR
from sert_wizard.iso.tree import HOLE, DiscFile, Extents
from sert_wizard.wording import Words, words

_ARGUMENTS = {
    "udf": "udf_path",
    "joliet": "joliet_path",
    "rockridge": "iso_path",
    "iso9660": "iso_path",
}


_MAX_REPLACED = 0xFFFFFFFF


def path_argument(layout: str) -> str:
    """pycdlib's name for a path in that tree; Rock Ridge names are only another look at ISO's."""
    return _ARGUMENTS[layout]


def wanted(base: Disc, path: str, size: int) -> DiscFile:
    """The file whose content pycdlib is to replace with `size` bytes.

    Raises RequestError: as `content_of`, `shared-content` (another file would change with it)
    or `file-too-large` (pycdlib's directory records count to 4 GiB).
    """
    file = content_of(base, path, size)
    if max(file.size, size) > _MAX_REPLACED:
        raise RequestError(
            "file-too-large",
            words(
                "{path} has or gets 4 GiB or more; it can't be replaced on this disc.",
                path=file.path,
            ),
            hint=words("Make the file smaller: other images in it can be dropped."),
        )
    if twins(base, file):
        raise shared(base, file)
    return file


def content_of(base: Disc, path: str, size: int) -> DiscFile:
    """The file of that path, the content of which is to become `size` bytes.

    Raises RequestError: `no-such-file`, or `empty-file` (one without content has no place on
    the disc by which its names in other trees are known).
    """
    file = _existing(base, path)
    if not file.extents or not size:
        raise RequestError(
            "empty-file",
            words(
                "{path} is or would be empty; only content can be replaced, by other content.",
                path=file.path,
            ),
            hint=words("Leave this file as it is, or remove it."),
        )
    return file


def twins(base: Disc, file: DiscFile) -> list[DiscFile]:
    """The other files of the same tree that share their place on the disc with `file`."""
    return [other for other in base.files if share(other, file) and other != file]


def shared(base: Disc, file: DiscFile) -> RequestError:
    """The error for a file that can't be changed apart from its twins."""
    return RequestError(
        "shared-content",
        words(
            "{path} shares its content on the disc with {twin}.",
            path=file.path,
            twin=twins(base, file)[0].path,
        ),
        hint=words(
            "Make the base disc again with every duplicate stored apart (oscdimg without -o)."
        ),
    )


def share(one: DiscFile, other: DiscFile) -> bool:
    """Whether both names stand for the same bytes of the disc.

    Where the lengths differ one is wrong: a directory record counts only to 4 GiB.
    """
    start = one.extents[0][0] if one.extents else HOLE
    if start == HOLE:
        return one.extents == other.extents
    return bool(other.extents) and other.extents[0][0] == start


def removals(base: Disc, removed: Collection[str]) -> list[tuple[str, str]]:
    """(tree, raw path) of every name to take away so that the files are gone from all trees.

    Raises RequestError: `no-such-file`, or `boot-file` for one the disc starts from.
    """
    names: list[tuple[str, str]] = []
    gone = [_existing(base, path) for path in dict.fromkeys(removed)]
    for file in gone:
        _refuse_boot_file(base, file)
    sharing = _counted(base.files)
    leaving = _counted(gone)
    whole = {extents for extents, count in leaving.items() if extents and sharing[extents] == count}
    paths = {file.path.casefold() for file in gone}
    for layout in distinct_trees(base):
        for file in base.tree(layout).files:
            if file.extents in whole or file.path.casefold() in paths:
                names.append((layout, file.raw_path))
    return names


def distinct_trees(base: Disc) -> tuple[str, ...]:
    """The disc's trees with their own names; Rock Ridge shares its records with ISO 9660."""
    return tuple(n for n in ("udf", "joliet", plain_tree(base)) if n in base.layouts)


def plain_tree(base: Disc) -> str:
    """What the tree below the primary volume descriptor is called."""
    return "rockridge" if "rockridge" in base.layouts else "iso9660"


def check_rewritable(base: Disc) -> None:
    """RequestError `disc-not-rewritable` for what pycdlib can't write, or would write wrong."""
    if base.primary is None:
        raise refusal(words("it is UDF alone, without ISO 9660"))
    if base.udf_problem is not None:
        raise refusal(words("its UDF side can't be used"))
    if base.udf and len(base.udf.partitions) != 1:
        raise refusal(words("its UDF side has several partitions"))
    for layout in distinct_trees(base):
        for file in base.tree(layout).files:
            # pycdlib takes every file as one run of whole sectors.
            if len(file.extents) > 1 or any(
                offset == HOLE or offset % SECTOR for offset, _ in file.extents
            ):
                raise refusal(words("{path} lies on it in pieces", path=file.path))


def refusal(reason: Words) -> RequestError:
    """The error for a disc that can be read but isn't written anew."""
    return RequestError(
        "disc-not-rewritable",
        words("This disc can be read but not written anew yet: {reason}.", reason=reason),
        hint=words(
            "Use a base disc made with oscdimg, genisoimage or xorriso with an ISO 9660 side."
        ),
    )


def _existing(base: Disc, path: str) -> DiscFile:
    file = base.find(path)
    if file is None:
        raise RequestError(
            "no-such-file",
            words("The disc has no file {path}.", path=path),
            hint=words("`sert-wizard inspect` lists what is on it."),
        )
    return file


def _refuse_boot_file(base: Disc, file: DiscFile) -> None:
    starts = {entry.offset for entry in base.boot}
    if base.catalogue is not None:
        starts.add(base.catalogue * SECTOR)
    if any(offset in starts for offset, _ in file.extents[:1]):
        raise RequestError(
            "boot-file",
            words("The disc starts from {path}; it can't be removed.", path=file.path),
            hint=words("Replace its content instead."),
        )


def _counted(files: Iterable[DiscFile]) -> dict[Extents, int]:
    counts: dict[Extents, int] = defaultdict(int)
    for file in files:
        counts[file.extents] += 1
    return counts
