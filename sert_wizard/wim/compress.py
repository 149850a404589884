"""How small content becomes in a WIM, without writing one.

A WIM compresses each chunk on its own, stores a chunk raw that does not shrink, and puts a table
of 4 bytes a chunk less one before them; content that does not shrink at all is stored as it is.
"""

from __future__ import annotations

import ctypes as c
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache

from sert_wizard.errors import SertError
from sert_wizard.wim import libwim
from sert_wizard.wording import words

TABLE_ENTRY = 4
_USUAL = 50  # libwim's level unless told; said, for a build may have set another meanwhile


class Compressor:
    """libwim's compressor of one type and level; not for several threads at once."""

    def __init__(self, handle: c.c_void_p, chunk_size: int) -> None:
        self._handle = handle
        self._chunk_size = chunk_size
        self._room = c.create_string_buffer(chunk_size)

    def chunk(self, data: bytes) -> int:
        """Stored bytes of one chunk."""
        packed: int = libwim.library().compress(
            data, len(data), self._room, len(data) - 1, self._handle
        )
        return packed or len(data)


@contextmanager
def compressor(compression: str, chunk_size: int, level: int = 0) -> Iterator[Compressor]:
    """A compressor for "LZX", "XPRESS" or "LZMS"; `level` 0 is libwim's own."""
    library = libwim.library()
    handle = c.c_void_p()
    code = library.status(
        "create_compressor",
        libwim.Compression[compression.upper()],
        chunk_size,
        level,
        c.byref(handle),
    )
    if code:
        raise SertError(
            "libwim",
            words("libwim has no such compressor: {error}", error=library.error_text(code)),
        )
    try:
        yield Compressor(handle, chunk_size)
    finally:
        library.free_compressor(handle)


@contextmanager
def default_level(compression: str, level: int) -> Iterator[None]:
    """Within the context libwim compresses at `level`. It keeps one level for the whole process:
    left behind, it would change what later WIMs look like."""
    library = libwim.library()
    kind = libwim.Compression[compression.upper()]
    library.status("set_default_compression_level", kind, level)
    try:
        yield
    finally:
        library.status("set_default_compression_level", kind, 0)


@lru_cache(maxsize=256)
def stored_size(data: bytes, compression: str, chunk_size: int) -> int:
    """Bytes that `data` takes in a WIM of this compression at libwim's usual level; several
    cores share the work."""
    if compression == "none" or not data:
        return len(data)
    starts = range(0, len(data), chunk_size)
    workers = min(os.cpu_count() or 1, len(starts))

    def share(first: int) -> int:
        with compressor(compression, chunk_size, _USUAL) as made:
            mine = starts[first::workers]
            return sum(made.chunk(data[start : start + chunk_size]) for start in mine)

    with ThreadPoolExecutor(workers, "compress") as pool:
        packed = sum(pool.map(share, range(workers)))
    return min(len(data), packed + TABLE_ENTRY * (len(starts) - 1))
