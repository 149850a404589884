"""Copies from a disc to a file at copy speed: the hash is taken while the next piece is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

from sert_wizard.errors import write_error
from sert_wizard.iso.image import CHUNK
from sert_wizard.progress import Progress

#: Fills the buffers it is given in turn, yielding how many bytes are in each.
Fill = Callable[[bytearray, bytearray], Iterator[int]]


def pump(fill: Fill, target: Path, progress: Progress) -> str:
    """Write what `fill` gives to `target`; the SHA-256 in hex.

    Removes `target` when anything fails. Raises OutputError `no-space` or `cannot-write`,
    CancelledError, and whatever `fill` raises.
    """
    try:
        output = target.open("wb", buffering=0)
    except OSError as error:
        raise write_error(target, error) from None
    try:
        with output, ThreadPoolExecutor(1, "sha256") as hasher:
            digest = hashlib.sha256()
            pending: Future[None] | None = None
            # Two buffers, so that one can be hashed while the other is read and written.
            buffers = bytearray(CHUNK), bytearray(CHUNK)
            turns = cycle(memoryview(buffer) for buffer in buffers)
            for count in fill(*buffers):
                piece = next(turns)[:count]
                if pending:
                    pending.result()
                pending = hasher.submit(digest.update, piece)
                _write_all(output.write, piece, target)
                progress.advance(count)
            if pending:
                pending.result()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _write_all(write: Callable[[memoryview], int | None], view: memoryview, target: Path) -> None:
    try:
        while view:
            view = view[write(view) or 0 :]
    except OSError as error:
        raise write_error(target, error) from None
