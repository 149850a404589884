"""Checks every blob of a WIM on all cores: unpacks it and compares its SHA-1.

libwim does the same on one core. Layout of a compressed blob (Microsoft, "Windows Imaging File
Format (WIM)"): a table with the offset of each chunk but the first, 4 bytes each (8 in a blob over
4 GiB), then the chunks; a chunk as long as its content is stored raw.
"""

from __future__ import annotations

import ctypes as c
import hashlib
import os
import struct
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sert_wizard.errors import InputError, SertError
from sert_wizard.progress import Progress
from sert_wizard.wim import libwim
from sert_wizard.wim.model import Blob
from sert_wizard.wim.wim import Wim
from sert_wizard.wording import Words, words

_BATCH = 4 << 20  # bytes of content between two reports
_READ = 1 << 20  # bytes of raw content read at a time
_CHUNKS = 64  # chunks read at a time
_LONG = 1 << 32  # bytes; the table's entries of a longer blob are 8 bytes wide

Done = Callable[[int], None]
Unpack = Callable[[bytes, int], memoryview]


def verify_blobs(
    path: Path, progress: Progress, stage: Words = words("Checking every blob")
) -> None:
    """Check each blob of the WIM at `path`. Raises InputError (damaged-wim), CancelledError."""
    with Wim.open(path) as wim:
        blobs, info = wim.blobs(), wim.info()
    ordered = sorted(blobs.values(), key=lambda blob: blob.offset)
    progress.begin(stage, sum(blob.size for blob in ordered))
    workers = min(4, os.cpu_count() or 1)
    lock = threading.Lock()

    def done(amount: int) -> None:
        with lock:
            progress.advance(amount)

    with ThreadPoolExecutor(workers, "sha1") as pool:
        jobs = [
            pool.submit(_check, path, part, Format(info.compression, info.chunk_size), done)
            for part in _parts(ordered, workers)
        ]
        for job in jobs:
            job.result()
    progress.check()


@dataclass(frozen=True)
class Format:
    """How a WIM stores chunks: "LZX", "XPRESS", "LZMS" or "none", and their bytes."""

    compression: str
    chunk_size: int


def _parts(blobs: Sequence[Blob], workers: int) -> Iterator[list[Blob]]:
    """Runs of neighbours of about the same content, one for each worker."""
    share = sum(blob.size for blob in blobs) / workers
    part: list[Blob] = []
    size = 0.0
    for blob in blobs:
        part.append(blob)
        size += blob.size
        if size >= share:
            yield part
            part, size = [], size - share
    if part:
        yield part


def _check(path: Path, blobs: Sequence[Blob], how: Format, done: Done) -> None:
    pending = 0
    with path.open("rb", buffering=0) as file, unpacker(how) as unpack:
        for blob in blobs:
            digest = hashlib.sha1(usedforsecurity=False)
            for content in _content(file, blob, how.chunk_size, unpack):
                digest.update(content)
            if digest.digest() != blob.sha1:
                raise damaged(path)
            pending += blob.size
            if pending >= _BATCH:
                done(pending)
                pending = 0
    done(pending)


def _content(
    file: BinaryIO, blob: Blob, chunk_size: int, unpack: Unpack
) -> Iterator[bytes | memoryview]:
    """The content of a blob in pieces; where it can't be unpacked, less than all of it."""
    file.seek(blob.offset)
    if blob.compressed_size == blob.size:
        for left in range(blob.size, 0, -_READ):
            yield file.read(min(_READ, left))
        return
    count = -(-blob.size // chunk_size)
    table = _table(file, blob, count)
    if table is None:
        return
    starts = (0, *table)
    edges = (*starts, blob.compressed_size - len(table) * _width(blob))
    for first in range(0, count, _CHUNKS):
        last = min(count, first + _CHUNKS)
        size = edges[last] - edges[first]
        if not 0 <= size <= _CHUNKS * chunk_size:
            return
        packed = file.read(size)
        for number in range(first, last):
            stored = packed[edges[number] - edges[first] : edges[number + 1] - edges[first]]
            length = min(chunk_size, blob.size - number * chunk_size)
            yield stored if len(stored) == length else unpack(stored, length)


def _table(file: BinaryIO, blob: Blob, count: int) -> tuple[int, ...] | None:
    """Where the chunks but the first begin; None if it is cut short. Leaves `file` behind it."""
    file.seek(blob.offset)
    raw = file.read((count - 1) * _width(blob))
    if len(raw) != (count - 1) * _width(blob):
        return None
    return struct.unpack(f"<{count - 1}{'I' if blob.size <= _LONG else 'Q'}", raw)


def _width(blob: Blob) -> int:
    """Bytes of an entry of the chunk table."""
    return 4 if blob.size <= _LONG else 8


def chunk_at(
    file: BinaryIO, blob: Blob, place: float, chunk_size: int, unpack: Unpack
) -> tuple[bytes, int]:
    """The content of the chunk that lies at `place` (0 to 1) of a blob's stored bytes, and the
    bytes that it takes; nothing where it can't be unpacked."""
    count = -(-blob.size // chunk_size)
    raw = blob.compressed_size == blob.size
    table = () if raw else _table(file, blob, count)
    if table is None:
        return b"", 0
    if raw:
        edges = (*range(0, blob.size, chunk_size), blob.size)
    else:
        edges = (0, *table, blob.compressed_size - len(table) * _width(blob))
    number = min(max(bisect_right(edges, place * edges[-1]), 1), count) - 1
    size = edges[number + 1] - edges[number]
    length = min(chunk_size, blob.size - number * chunk_size)
    if not 0 < size <= length:
        return b"", 0
    file.seek(blob.offset + blob.compressed_size - edges[-1] + edges[number])
    stored = file.read(size)
    return stored if size == length else bytes(unpack(stored, length)), size


@contextmanager
def unpacker(how: Format) -> Iterator[Unpack]:
    """Unpacks a chunk into a buffer that the next call reuses; empty where libwim can't."""
    if how.compression == "none":
        yield lambda stored, _length: memoryview(stored)
        return
    library = libwim.library()
    handle = c.c_void_p()
    kind = libwim.Compression[how.compression]
    if code := library.status("create_decompressor", kind, how.chunk_size, c.byref(handle)):
        raise SertError(
            "libwim",
            words("libwim has no such decompressor: {error}", error=library.error_text(code)),
        )
    buffer = c.create_string_buffer(how.chunk_size)
    view = memoryview(buffer)

    def unpack(stored: bytes, length: int) -> memoryview:
        failed = library.decompress(stored, len(stored), buffer, length, handle)
        return view[:0] if failed else view[:length]

    try:
        yield unpack
    finally:
        library.free_decompressor(handle)


def damaged(path: Path) -> InputError:
    """A blob's content does not match its SHA-1."""
    return InputError(
        "damaged-wim",
        words("{name} is damaged: a file's content doesn't match its checksum.", name=path.name),
        hint=words(
            "Copy the base ISO again from its source and check it against the maker's hash."
        ),
    )
