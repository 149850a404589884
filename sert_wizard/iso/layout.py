"""A disc in pycdlib, with changes made and every place assigned, and what pycdlib gets wrong
about it put right before it is written."""

from __future__ import annotations

import logging
import struct
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast

import pycdlib
from pycdlib.eltorito import EltoritoBootInfoTable
from pycdlib.inode import Inode, InodeOpenData
from pycdlib.pycdlibexception import PyCdlibException
from pycdlib.udf import UDFFileEntry, UDFLongAD, UDFShortAD

from sert_wizard.errors import InputError
from sert_wizard.iso import bootinfo, links
from sert_wizard.iso.bootimage import boot_image, boot_index
from sert_wizard.iso.disc import Disc, DiscFile
from sert_wizard.iso.image import SECTOR
from sert_wizard.iso.streams import Source
from sert_wizard.paths import reach
from sert_wizard.wording import words

# It reports oddities of a disc as log lines, which would go to the terminal unasked.
logging.getLogger("pycdlib").addHandler(logging.NullHandler())

#: The most bytes of a UDF extent: 30 bits, whole blocks.
_MAX_EXTENT = 0x3FFFF800

#: What pycdlib raises on a disc it can't make sense of; its own errors are PyCdlibException.
_SURPRISES = (
    PyCdlibException,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


#: Path on the disc -> what is to lie there, and its size in bytes.
Sources = Mapping[str, tuple[BinaryIO, int]]


@contextmanager
def laid_out(base: Disc, sources: Sources, removed: Collection[str]) -> Iterator[pycdlib.PyCdlib]:
    """The base with the changes made and every extent assigned; closed at the end.

    Raises RequestError for what can't be asked of this disc (see `links`), InputError
    `disc-not-rewritable` for what pycdlib can't do.
    """
    links.check_rewritable(base)
    images = {path: index for path in sources if (index := boot_index(base, path)) is not None}
    files = {
        path: links.wanted(base, path, size)
        for path, (_, size) in sources.items()
        if path not in images
    }
    removals = links.removals(base, removed)
    iso = pycdlib.PyCdlib()
    with reach(base.path).open("rb") as file:
        try:
            with translated():
                iso.open_fp(cast(BinaryIO, Source(file, base.path)))
                _part_empty_files(iso, file)
                _measure_boot_images(iso, base)
                for path, disc_file in files.items():
                    _replace(iso, base, disc_file, *sources[path])
                for path, index in images.items():
                    _replace_boot_image(iso, base, index, *sources[path])
                for layout, raw_path in removals:
                    iso.rm_hard_link(**{links.path_argument(layout): raw_path})
                iso.force_consistency()
                _refresh_tables(iso)
            yield iso
        finally:
            with suppress(PyCdlibException):
                iso.close()


def written_size(iso: pycdlib.PyCdlib) -> int:
    """Bytes that `write_fp` will write for a disc whose extents are assigned; `repair` adds zeros
    at the end."""
    size: int = iso.pvd.space_size * SECTOR
    return size


@contextmanager
def translated() -> Iterator[None]:
    """pycdlib's many exceptions as one InputError; our own pass through."""
    try:
        yield
    except _SURPRISES as error:
        raise not_rewritable(str(error) or type(error).__name__) from error


def not_rewritable(reason: str) -> InputError:
    return InputError(
        "disc-not-rewritable",
        words("This disc can be read but not written anew: {reason}.", reason=reason.rstrip(".")),
        hint=words("Make the base disc again with oscdimg, genisoimage or xorriso, and use that."),
    )


def _part_empty_files(iso: pycdlib.PyCdlib, file: BinaryIO) -> None:
    """Give every empty UDF file its own inode: pycdlib would make them all one file."""
    for shared in list(iso.inodes):
        if shared.get_data_length():
            continue
        entries = [rec for rec, _ in shared.linked_records if isinstance(rec, UDFFileEntry)]
        shared.linked_records = [
            link for link in shared.linked_records if not isinstance(link[0], UDFFileEntry)
        ]
        for entry in entries:
            own = Inode()
            own.parse(0, 0, file, SECTOR)
            own.linked_records.append((entry, False))
            entry.inode = own
            iso.inodes.append(own)


def _boot_inodes(iso: pycdlib.PyCdlib) -> Iterator[Inode]:
    catalogue = iso.eltorito_boot_catalog
    if catalogue is None:
        return
    entries = [catalogue.initial_entry, *catalogue.standalone_entries]
    for section in catalogue.sections:
        entries += section.section_entries
    yield from {id(entry.inode): entry.inode for entry in entries}.values()


def _measure_boot_images(iso: pycdlib.PyCdlib, base: Disc) -> None:
    """Let pycdlib know how long boot images are that aren't files of its first tree.

    It would take what the boot entry loads, often 512 bytes of a whole FAT volume, and lose
    the rest.
    """
    images = [boot_image(base, entry) for entry in base.boot]
    sizes = {image.extents[0][0]: image.size for image in images}
    for inode in _boot_inodes(iso):
        offset = (inode.orig_extent_loc or 0) * SECTOR
        length = sizes.get(offset, 0)
        if length <= inode.get_data_length():
            continue
        inode.data_length = length
        content = base.raw(offset, min(length, bootinfo.MAX_PROGRAM))
        if bootinfo.is_valid(content, offset // SECTOR):
            table = EltoritoBootInfoTable()
            table.new(iso.pvd, inode, length, bootinfo.word_sum(content))
            inode.add_boot_info_table(table)


def _refresh_tables(iso: pycdlib.PyCdlib) -> None:
    """Make the boot info tables of replaced boot images fit them; pycdlib keeps the old ones."""
    for inode in _boot_inodes(iso):
        table = inode.boot_info_table
        if table is None or inode.original_data_location == Inode.DATA_ON_ORIGINAL_ISO:
            continue
        with InodeOpenData(inode, SECTOR) as (file, length):
            table.csum, table.orig_len = bootinfo.word_sum(file.read(length)), length


def _replace(iso: pycdlib.PyCdlib, base: Disc, file: DiscFile, fp: BinaryIO, size: int) -> None:
    where = {links.path_argument(base.view): file.raw_path}
    inode = iso.get_record(**where).inode
    for entry, _ in inode.linked_records if inode else ():
        if isinstance(entry, UDFFileEntry):
            _fit(entry, size)
    iso.update_file_contents_fp(fp, size, **where)


def _replace_boot_image(
    iso: pycdlib.PyCdlib, base: Disc, index: int, fp: BinaryIO, size: int
) -> None:
    """Put other content in the place of a boot image that is no file."""
    sector = base.boot[index].offset // SECTOR
    inode = next(node for node in _boot_inodes(iso) if node.orig_extent_loc == sector)
    before = -(-inode.get_data_length() // SECTOR)
    inode.update_fp(fp, size)
    growth = (-(-size // SECTOR) - before) * SECTOR
    for volume in [*iso.pvds, *([iso.joliet_vd] if iso.joliet_vd else [])]:
        volume.add_to_space_size(growth)
    if iso.enhanced_vd:
        iso.enhanced_vd.copy_sizes(iso.pvd)


def _fit(entry: UDFFileEntry, size: int) -> None:
    """Give the entry the extents that `size` bytes need.

    pycdlib would only stretch the last one, to 1 GiB at most, and leave the count of blocks.
    """
    kind = type(entry.alloc_descs[0])
    entry.alloc_descs = []
    for at in range(0, size, _MAX_EXTENT):
        descriptor = kind()
        length = min(_MAX_EXTENT, size - at)
        if isinstance(descriptor, UDFShortAD):
            descriptor.new(length)
        elif isinstance(descriptor, UDFLongAD):
            descriptor.new(length, 0)
        else:
            raise not_rewritable("a file is kept inside its own entry")
        entry.alloc_descs.append(descriptor)
    entry.info_len = size
    entry.log_block_recorded = -(-size // SECTOR)
