"""What a boot entry starts: a file of the disc, or bytes that no folder lists.

oscdimg stores its boot images apart from the files, and its UEFI entry counts one sector of 512
bytes where the image is a whole FAT volume: the entry alone doesn't say how long the image is.
"""

from __future__ import annotations

from sert_wizard.errors import RequestError
from sert_wizard.iso.bootinfo import recorded_length
from sert_wizard.iso.disc import BootEntry, Disc, DiscFile
from sert_wizard.iso.image import SECTOR
from sert_wizard.iso.links import distinct_trees
from sert_wizard.wording import words

_FLOPPIES = {1: 1_228_800, 2: 1_474_560, 3: 2_949_120}

#: Entries that load this little start a program that reads the rest by itself.
_FIRST_STAGE = 4

#: More than any boot program needs; FAT volumes say their own size.
_MAX_UNKNOWN = 4 << 20


def boot_path(index: int) -> str:
    """What stands for the image of `disc.boot[index]` where a path of the disc is asked for.

    For images that are no files: it can be given to `rewrite`, `predict_size` and
    `differences` beside the paths of files.
    """
    return f"[BOOT]/{index}"


def boot_index(disc: Disc, path: str) -> int | None:
    """Which boot entry `path`, made by `boot_path`, means; None for a path of a file.

    Raises RequestError `no-such-file` when there is no such entry, or its image is a file.
    """
    start, _, number = path.partition("/")
    if start != "[BOOT]" or not number.isdecimal():
        return None
    index = int(number)
    if index >= len(disc.boot) or boot_image(disc, disc.boot[index]).path:
        raise RequestError(
            "no-such-file",
            words("The disc has no boot image {index} apart from its files.", index=index),
            hint=words("Name the boot image by the path of its file."),
        )
    return index


def boot_image(disc: Disc, entry: BootEntry) -> DiscFile:
    """The image of `entry`: the file at its place in any tree, else a nameless one.

    The path of one that is no file is "" and its length, in bytes, what can be known of it.
    Raises InputError when the disc can't be read.
    """
    for layout in distinct_trees(disc):
        for file in disc.tree(layout).files:
            if file.extents and file.extents[0][0] == entry.offset:
                return file
    size = _length(disc, entry)
    return DiscFile("", "", size, ((entry.offset, size),))


def _length(disc: Disc, entry: BootEntry) -> int:
    """Bytes of an image that is no file; never past the end of the disc."""
    limit = disc.size - entry.offset
    head = disc.raw(entry.offset, min(SECTOR, limit))
    loaded = entry.load_sectors * 512
    known = (
        _FLOPPIES.get(entry.media)
        or _fat_length(head)
        or recorded_length(head, entry.offset // SECTOR)
    )
    if known is None:
        known = loaded if entry.load_sectors > _FIRST_STAGE else _gap(disc, entry.offset)
    return min(max(known, loaded), limit)


def _fat_length(head: bytes) -> int | None:
    """The size that a FAT volume's first sector gives, if it is one."""
    if head[510:512] != b"\x55\xaa" or head[0] not in (0xEB, 0xE9):
        return None
    sector = int.from_bytes(head[11:13], "little")
    count = int.from_bytes(head[19:21], "little") or int.from_bytes(head[32:36], "little")
    return sector * count if sector in (512, 1024, 2048, 4096) and count else None


def _gap(disc: Disc, offset: int) -> int:
    """Bytes to the next thing known to lie on the disc."""
    starts = {entry.offset for entry in disc.boot} | {disc.size}
    for layout in distinct_trees(disc):
        starts.update(f.extents[0][0] for f in disc.tree(layout).files if f.extents)
    return min(min(start for start in starts if start > offset) - offset, _MAX_UNKNOWN)
