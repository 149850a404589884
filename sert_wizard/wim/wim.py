"""An open WIM: what it holds, and changing it in memory before it is written anew.

libwim never writes onto the file that was opened; `write` always makes a new one.
"""

from __future__ import annotations

import ctypes as c
import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sert_wizard.closing import Closing
from sert_wizard.errors import InputError, write_error
from sert_wizard.progress import Progress
from sert_wizard.volumes import free_bytes
from sert_wizard.wim import header, libwim
from sert_wizard.wim.libwim import Compression, WriteFlag
from sert_wizard.wim.model import Blob, Entry, WimInfo
from sert_wizard.wording import Words, words

#: Error codes that come from where the result is written, not from what was read.
_WRITE_ERRORS = {37, 47, 52, 72}  # MKDIR, OPEN (of a file to be made), RENAME, WRITE
_EMPTY = bytes(20)  # in place of the SHA-1 of a stream without content
_FULL = 1 << 20  # with less than this many bytes free, a disk is what stopped libwim


class LibraryError(InputError):
    """libwim's error `number` with the WIM called `name`; `reason` is its own."""

    def __init__(self, number: int, name: str) -> None:
        self.number = number
        self.reason = libwim.library().error_text(number).rstrip(".")
        super().__init__(
            "damaged-wim",
            words(
                "{name} can't be used: {reason} (libwim error {number}).",
                name=name,
                reason=self.reason,
                number=number,
            ),
            hint=words(
                "Copy the base ISO again from its source and check it against the maker's hash."
            ),
        )


@dataclass(frozen=True)
class Add:
    """Put the file or folder `source` at `target` in the image; existing files are replaced."""

    source: Path
    target: str


@dataclass(frozen=True)
class Delete:
    """Take `path` (a file, or a folder with all below it) out of the image."""

    path: str


Command = Add | Delete


class Wim(Closing):
    """A WIM in libwim's hands; a context manager. Not to be shared between threads."""

    def __init__(self, handle: c.c_void_p, path: Path | None = None) -> None:
        self._library = libwim.library()
        self._handle = handle
        self._path = path
        self._progress: Progress | None = None
        self._raised: BaseException | None = None
        # libwim keeps the pointer: the callback must live as long as the handle.
        self._callback = libwim.ProgressCallback(self._on_progress)
        self._library.status("register_progress_function", handle, self._callback, None)

    @classmethod
    def open(cls, path: Path) -> Wim:
        """Open the WIM at `path`. Raises InputError (not-a-wim, damaged-wim)."""
        with header.file_source(path) as source:
            header.read_header(source)
        library = libwim.library()
        handle = c.c_void_p()
        code = library.status("open_wim", libwim.text(path), 0, c.byref(handle))
        if code:
            raise _error(code, path)
        return cls(handle, path)

    @classmethod
    def create(cls, compression: str = "LZX", chunk_size: int = 32768) -> Wim:
        """A new, empty WIM."""
        library = libwim.library()
        handle = c.c_void_p()
        if code := library.status(
            "create_new_wim", Compression[compression.upper()], c.byref(handle)
        ):
            raise _error(code, None)
        wim = cls(handle)
        if compression != "none":
            wim._call("set_output_chunk_size", chunk_size)
        return wim

    def close(self) -> None:
        """Give the handle back; Windows keeps the file locked until then."""
        if self._handle:
            self._library.free(self._handle)
            self._handle = c.c_void_p()

    # What it holds

    def info(self) -> WimInfo:
        """Header and images of the file that was opened."""
        assert self._path, "a new WIM has no file yet"
        with header.file_source(self._path) as source:
            return header.read_info(source)

    def entries(self, image: int) -> list[Entry]:
        """Every path of an image, folders included, the root left out."""
        found: list[Entry] = []

        def visit(address: int) -> None:
            entry = _entry(address)
            if entry.path != "/":
                found.append(entry)

        callback, finish = self._guarded(visit)
        root = libwim.text(libwim.SEPARATOR)
        finish(
            self._library.status(
                "iterate_dir_tree",
                self._handle,
                image,
                root,
                libwim.ITERATE_RECURSIVE,
                callback,
                None,
            )
        )
        return found

    def blobs(self) -> dict[bytes, Blob]:
        """The blobs of all images by SHA-1, metadata left out."""
        return {blob.sha1: blob for blob, metadata in self._resources() if not metadata}

    def counted_blobs(self) -> dict[bytes, Blob]:
        """The blobs that the images really refer to, with their references counted anew: the
        lookup table of a WIM that has gone through many tools may tell other numbers."""
        with Wim.create("none") as counted:
            self.export_all(counted)
            counts = {blob.sha1: blob.references for blob, _ in counted._resources()}
        return {
            sha1: blob
            if blob.references == counts[sha1]
            else replace(blob, references=counts[sha1])
            for sha1, blob in self.blobs().items()
            if sha1 in counts
        }

    def metadata(self) -> list[Blob]:
        """The metadata of each image, in the order of the images."""
        return [blob for blob, metadata in self._resources() if metadata]

    def _resources(self) -> list[tuple[Blob, bool]]:
        """What the lookup table lists, and whether it is an image's metadata."""
        found: list[tuple[Blob, bool]] = []

        def visit(address: int) -> None:
            size, stored, offset, sha1, references, flags = libwim.RESOURCE.unpack(
                c.string_at(address, libwim.RESOURCE.size)
            )
            blob = Blob(sha1, size, stored, references, offset)
            found.append((blob, bool(flags & libwim.RESOURCE_METADATA)))

        callback, finish = self._guarded(visit)
        finish(self._library.status("iterate_lookup_table", self._handle, 0, callback, None))
        return found

    def extract(self, image: int, paths: Sequence[str], folder: Path) -> None:
        """Write the files at `paths` below `folder`, in their folders; libwim refuses to
        leave `folder`, whatever names the image holds. Raises InputError for a missing path,
        OutputError when `folder` can't be written."""
        array = (libwim.Text * len(paths))()
        for place, path in enumerate(paths):
            array[place] = _wim_path(path)
        with _writing_to(folder):
            self._call(
                "extract_paths", image, libwim.text(folder), array, len(paths), libwim.EXTRACT_PLAIN
            )

    # Changing it

    def set_compression(self, compression: str) -> None:
        """The compression type to write with; the chunk size stays at 32 KiB or what it is."""
        self._call("set_output_compression_type", Compression[compression.upper()])

    def update(self, image: int, commands: Iterable[Command]) -> None:
        """Delete from and add to an image, in memory. All or nothing."""
        structs = [_update(command) for command in commands]
        if structs:
            array = (libwim.UpdateStruct * len(structs))(*structs)
            self._call("update_image", image, array, len(structs), 0)

    def delete_image(self, image: int) -> None:
        """Drop an image; those behind it move up, and the boot index goes with its image."""
        self._call("delete_image", image)

    def export_all(self, target: Wim) -> None:
        """Reference all images in `target`; the boot index goes along."""
        self._call(
            "export_image", libwim.ALL_IMAGES, target._handle, None, None, libwim.EXPORT_BOOT
        )

    def write(
        self,
        path: Path,
        progress: Progress,
        *,
        flags: WriteFlag = WriteFlag.NONE,
        threads: int = 0,
        stage: Words = words("Writing the image"),
    ) -> None:
        """Write a new WIM at `path`; blobs of the same compression are copied as they are.

        Raises OutputError (no-space, cannot-write), InputError (damaged-wim), CancelledError.
        """
        progress.begin(stage)
        with _writing_to(path):
            self._call(
                "write",
                libwim.text(path),
                libwim.ALL_IMAGES,
                int(flags),
                threads,
                progress=progress,
            )

    # The calls

    def _call(self, function: str, *arguments: Any, progress: Progress | None = None) -> None:
        self._progress, self._raised = progress, None
        try:
            self._check(self._library.status(function, self._handle, *arguments))
        finally:
            self._progress = None

    def _check(self, code: int) -> None:
        raised, self._raised = self._raised, None
        if raised:
            raise raised
        if code:
            raise _error(code, self._path)

    def _on_progress(self, message: int, info: Any, _context: Any) -> int:
        # An exception can't cross C: keep it, abort, raise it again after the call.
        try:
            if self._progress:
                _report(self._progress, message, info)
        except BaseException as error:
            self._raised = error
            return libwim.ABORT
        return libwim.CONTINUE

    def _guarded(self, visit: Callable[[int], None]) -> tuple[Any, Callable[[int], None]]:
        """A C callback that runs `visit`, and the check to make after the call."""

        def safely(address: int, _context: Any) -> int:
            try:
                visit(address)
            except BaseException as error:
                self._raised = error
                return libwim.ABORT
            return libwim.CONTINUE

        return libwim.VisitCallback(safely), self._check


def _report(progress: Progress, message: int, pointer: Any) -> None:
    """Pass on a progress message; `pointer` is null for the messages that carry nothing."""
    if message == libwim.WRITE_STREAMS:
        write = pointer.contents
        progress.reach(write.completed_bytes, write.total_bytes)
    else:
        progress.check()


def _entry(address: int) -> Entry:
    """The entry whose structure lies at `address`, its streams right behind it."""
    path, attributes, streams, group = libwim.DIR_ENTRY.unpack(
        c.string_at(address, libwim.DIR_ENTRY.size)
    )
    blobs, total = [], 0
    for number in range(1 + streams):
        stream = address + libwim.DIR_ENTRY.size + number * libwim.STREAM_SIZE
        raw = c.string_at(stream + libwim.STREAM_RESOURCE, libwim.RESOURCE.size)
        size, _, _, sha1, _, _ = libwim.RESOURCE.unpack(raw)
        if sha1 != _EMPTY:
            blobs.append(sha1)
            total += size
    text = libwim.text_at(path).replace(libwim.SEPARATOR, "/")
    return Entry(text, attributes, group, tuple(blobs), total)


def _wim_path(path: str) -> bytes | str:
    return libwim.text(path.replace("/", libwim.SEPARATOR))


def _update(command: Command) -> libwim.UpdateStruct:
    struct = libwim.UpdateStruct()
    if isinstance(command, Add):
        struct.operation = libwim.OP_ADD
        struct.of.add.source = libwim.text(command.source)
        struct.of.add.target = _wim_path(command.target)
        struct.of.add.flags = libwim.ADD_NO_ACLS
    else:
        struct.operation = libwim.OP_DELETE
        struct.of.delete.path = _wim_path(command.path)
        struct.of.delete.flags = libwim.DELETE_FORCE_RECURSIVE
    return struct


def _error(code: int, path: Path | None) -> LibraryError:
    return LibraryError(code, path.name if path else "the new WIM")


@contextmanager
def _writing_to(path: Path) -> Iterator[None]:
    """Tells apart what can't be read from what can't be written; libwim's code doesn't say why."""
    try:
        yield
    except LibraryError as error:
        if error.number not in _WRITE_ERRORS:
            raise
        there = path if path.is_dir() else path.parent
        free = free_bytes(there)
        full = free is not None and free < _FULL
        cause = OSError(errno.ENOSPC if full else errno.EIO, error.reason)
        raise write_error(path, cause) from None
