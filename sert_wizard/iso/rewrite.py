"""Writes a disc anew with some files replaced and some removed, and says beforehand how large.

pycdlib lays the disc out and writes it; everything it can't or wouldn't do right is refused
before (see `links.check_rewritable`) or repaired after (see `repair`), and what it wrote is to be
compared with the base by `compare.differences`, which doesn't use pycdlib.
"""

from __future__ import annotations

import io
import logging
import struct
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

import pycdlib
from pycdlib.eltorito import EltoritoBootInfoTable
from pycdlib.inode import Inode, InodeOpenData
from pycdlib.pycdlibexception import PyCdlibException
from pycdlib.udf import UDFFileEntry, UDFLongAD, UDFShortAD

from sert_wizard.errors import InputError, RequestError
from sert_wizard.iso import bootinfo, links, repair
from sert_wizard.iso.bootimage import boot_image
from sert_wizard.iso.disc import Disc, DiscFile
from sert_wizard.iso.image import SECTOR
from sert_wizard.iso.pump import write_error
from sert_wizard.progress import Progress

T = TypeVar("T")

# It reports oddities of a disc as log lines, which would go to the terminal unasked.
logging.getLogger("pycdlib").addHandler(logging.NullHandler())

#: pycdlib's copying is fastest with pieces of this size; cancelling is seen at each.
_PIECE = 1 << 20

#: The most bytes of a UDF extent: 30 bits, whole blocks.
_MAX_EXTENT = 0x3FFFF800

#: Boot programs with a boot info table are far smaller.
_MAX_PROGRAM = 4 << 20

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


def predict_size(base: Disc, sizes: Mapping[str, int], removed: Collection[str]) -> int:
    """The bytes of the disc that `rewrite` would write with contents of these sizes.

    Nothing is written and no content is read: pycdlib lays the disc out in memory. Raises
    RequestError `no-such-file` or `disc-not-rewritable`, InputError `disc-not-rewritable`.
    """
    sources = {path: (cast(BinaryIO, io.BytesIO()), size) for path, size in sizes.items()}
    with _laid_out(base, sources, removed) as iso:
        return _size(iso)


def rewrite(
    base: Disc,
    replacements: Mapping[str, Path | bytes],
    removed: Collection[str],
    target: Path,
    progress: Progress,
    *,
    stage: str = "Writing the disc",
) -> None:
    """Write the disc `base` to `target` with these files' contents replaced or taken away.

    Layouts, labels, dates, hidden flags and boot entries stay. The base and the replacements
    are only read. When anything fails, no `target` is left. Raises RequestError `no-such-file`,
    `boot-file`, `disc-not-rewritable` or `same-file`; InputError `disc-not-rewritable`,
    `not-found`, `unreadable`, `file-changed`; OutputError; CancelledError.
    """
    if target.exists() and target.samefile(base.path):
        raise RequestError(
            "same-file",
            "The new disc can't be written over its own base.",
            hint="Choose another output folder.",
        )
    try:
        with ExitStack() as stack:
            sources = {
                path: _source(stack, content, path) for path, content in replacements.items()
            }
            iso = stack.enter_context(_laid_out(base, sources, removed))
            _refresh_tables(iso)
            size = _size(iso)
            progress.begin(stage, size)
            with _Sink(target, progress) as sink:
                _write(iso, sink, size, progress)
        _check_written(target, size)
        repair.after_writing(base, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise write_error(target, error) from None
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _write(iso: pycdlib.PyCdlib, sink: _Sink, size: int, progress: Progress) -> None:
    def report(done: int, _total: int, _opaque: object) -> None:
        progress.reach(min(done, size), size)

    with _translated():
        iso.write_fp(cast(BinaryIO, sink), blocksize=_PIECE, progress_cb=report)


def _check_written(target: Path, size: int) -> None:
    written = target.stat().st_size
    if written != size:
        raise _not_rewritable(f"{written} bytes came out instead of {size}")


@contextmanager
def _laid_out(
    base: Disc, sources: Mapping[str, tuple[BinaryIO, int]], removed: Collection[str]
) -> Iterator[pycdlib.PyCdlib]:
    """The base in pycdlib with the changes made and every extent assigned."""
    links.check_rewritable(base)
    changes = [(links.wanted(base, path, size), fp, size) for path, (fp, size) in sources.items()]
    removals = links.removals(base, removed)
    iso = pycdlib.PyCdlib()
    with base.path.open("rb") as file:
        opened = False
        try:
            with _translated():
                iso.open_fp(file)
                opened = True
                _part_empty_files(iso, file)
                _measure_boot_images(iso, base)
                for disc_file, fp, size in changes:
                    _replace(iso, base, disc_file, fp, size)
                for layout, raw_path in removals:
                    iso.rm_hard_link(**{links.path_argument(layout): raw_path})
                iso.force_consistency()
            yield iso
        finally:
            if opened:
                iso.close()


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
        content = base.raw(offset, min(length, _MAX_PROGRAM))
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
            raise _not_rewritable("a file is kept inside its own entry")
        entry.alloc_descs.append(descriptor)
    entry.info_len = size
    entry.log_block_recorded = -(-size // SECTOR)


def _size(iso: pycdlib.PyCdlib) -> int:
    """Bytes that `write_fp` will write for a disc whose extents are assigned."""
    size: int = iso.pvd.space_size * SECTOR
    hybrid = iso.isohybrid_mbr
    if hybrid is not None:
        size += len(hybrid.record_padding(size))
        if hybrid.efi:
            size = max(size, hybrid.secondary_gpt.header.current_lba * 512 + 512)
    return size


@contextmanager
def _translated() -> Iterator[None]:
    """pycdlib's many exceptions as one InputError; our own pass through."""
    try:
        yield
    except _SURPRISES as error:
        raise _not_rewritable(str(error) or type(error).__name__) from error


def _not_rewritable(reason: str) -> InputError:
    return InputError(
        "disc-not-rewritable",
        f"This disc can be read but not written anew: {reason.rstrip('.')}.",
        hint="Make the base disc again with oscdimg, genisoimage or xorriso, and use that.",
    )


def _source(stack: ExitStack, content: Path | bytes, path: str) -> tuple[BinaryIO, int]:
    """A readable file and its size in bytes; closed with `stack`."""
    if isinstance(content, bytes):
        return io.BytesIO(content), len(content)
    try:
        file = stack.enter_context(content.open("rb"))
    except FileNotFoundError:
        raise InputError(
            "not-found",
            f"There is no file {content} to put on the disc as {path}.",
            hint="Check the path.",
        ) from None
    except OSError as error:
        raise InputError(
            "unreadable",
            f"{content} can't be opened: {error.strerror or error}.",
            hint="Give a file that you may read.",
        ) from None
    size = file.seek(0, io.SEEK_END)
    return cast(BinaryIO, _Exact(file, content)), size


class _Exact:
    """A file to copy from that raises when it is shorter than it was: pycdlib doesn't notice."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        if len(data) != size:
            raise InputError(
                "file-changed",
                f"{self._path} became shorter while it was read.",
                hint="Try again when nothing else writes to it.",
            )
        return data


class _Sink:
    """The file being written: looks for the wish to cancel, and tells disk errors apart."""

    def __init__(self, target: Path, progress: Progress) -> None:
        self._target = target
        self._progress = progress
        try:
            self._file = target.open("wb", buffering=_PIECE)
        except OSError as error:
            raise write_error(target, error) from None

    def __enter__(self) -> _Sink:
        return self

    def __exit__(self, *_: object) -> None:
        # Closing flushes what is buffered, so a full disk may show only here.
        self._guard(self._file.close)

    def write(self, data: bytes) -> int:
        self._progress.check()
        return self._guard(lambda: self._file.write(data))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._guard(lambda: self._file.seek(offset, whence))

    def tell(self) -> int:
        return self._guard(self._file.tell)

    def _guard(self, action: Callable[[], T]) -> T:
        try:
            return action()
        except OSError as error:
            raise write_error(self._target, error) from None
