"""By what factor another compression changes a WIM, from a sample of its chunks.

A WIM compresses each chunk on its own. Chunks are picked at random places of the stored bytes, so
that each has a chance in proportion to what it takes today; a pick says by what factor its content
changes, and the mean over all picks is the factor of the whole. Blobs are ordered by how well they
compress and the places lie at even steps (systematic sampling), so that every kind has its share.
"""

from __future__ import annotations

import itertools
import os
import random
import time
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sert_wizard.progress import Progress
from sert_wizard.wim import header
from sert_wizard.wim.compress import TABLE_ENTRY, Compressor, compressor
from sert_wizard.wim.model import Blob, WimInfo
from sert_wizard.wim.rebuild import Compression
from sert_wizard.wim.verify import Format, Unpack, chunk_at, unpacker

_PICKS = 64  # chunks a round
_ROUNDS = 40
_TIME = 3.0  # seconds after which no more is picked
_CHUNK = 32768  # bytes of libwim's usual chunks, which content that lies unpacked will get


@dataclass(frozen=True)
class Sample:
    """Picks: the SHA-1 of the blob that a chunk was taken of, and the factor it changes by."""

    picks: tuple[tuple[bytes, float], ...]

    def factor(self, gone: Collection[bytes] = ()) -> float:
        """New stored bytes over old ones of what is left when the blobs `gone` are taken away."""
        factors = [factor for sha1, factor in self.picks if sha1 not in gone]
        return sum(factors) / len(factors) if factors else 1.0


def sample_compression(
    path: Path, blobs: Iterable[Blob], wanted: Compression, progress: Progress
) -> Sample:
    """Try the compression `wanted` on chunks of `blobs`, metadata among them, which lie in the WIM
    at `path`. Takes about 3 seconds. Raises CancelledError."""
    with header.file_source(path) as source:
        info = header.read_info(source)
    known = [blob for blob in blobs if blob.size and blob.compressed_size]
    known.sort(key=lambda blob: (blob.compressed_size / blob.size, blob.size, blob.sha1))
    if not known:
        return Sample(())
    deadline = time.monotonic() + _TIME
    workers = min(4, os.cpu_count() or 1)
    with ThreadPoolExecutor(workers, "sample") as pool:
        jobs = [
            pool.submit(_work, path, info, wanted, _rounds(known, worker), deadline, progress)
            for worker in range(workers)
        ]
        return Sample(tuple(pick for job in jobs for pick in job.result()))


def _work(
    path: Path,
    info: WimInfo,
    wanted: Compression,
    rounds: Iterator[list[tuple[Blob, float]]],
    deadline: float,
    progress: Progress,
) -> list[tuple[bytes, float]]:
    """One worker's picks; a round that time cuts short is in random order, so still fair."""
    made: list[tuple[bytes, float]] = []
    chunk_size = info.chunk_size or _CHUNK
    with (
        path.open("rb", buffering=0) as file,
        unpacker(Format(info.compression, chunk_size)) as unpack,
        compressor(wanted.type, chunk_size, wanted.level) as packer,
    ):
        for blob, place in itertools.chain.from_iterable(rounds):
            progress.check()
            if made and time.monotonic() > deadline:
                break
            factor = _factor(file, blob, place, chunk_size, unpack, packer)
            if factor:
                made.append((blob.sha1, factor))
    return made


def _rounds(known: Sequence[Blob], worker: int) -> Iterator[list[tuple[Blob, float]]]:
    """Sets of picks, each spread over the whole: a blob, and where in it from 0 to 1. The same
    for the same WIM."""
    ends = list(itertools.accumulate(blob.compressed_size for blob in known))
    step = ends[-1] / _PICKS
    rnd = random.Random(known[0].sha1 + bytes([worker]))
    for _ in range(_ROUNDS):
        offset, picks = rnd.random() * step, []
        for number in range(_PICKS):
            at = offset + number * step
            place = min(bisect_right(ends, at), len(known) - 1)
            blob = known[place]
            picks.append((blob, (at - ends[place] + blob.compressed_size) / blob.compressed_size))
        rnd.shuffle(picks)
        yield picks


def _factor(
    file: BinaryIO, blob: Blob, place: float, chunk_size: int, unpack: Unpack, packer: Compressor
) -> float:
    """New stored bytes over old ones of the chunk there; 0 for one that can't be read."""
    content, old = chunk_at(file, blob, place, chunk_size, unpack)
    if not content or not old:
        return 0.0
    entry = TABLE_ENTRY if blob.size > chunk_size else 0
    before = old + (entry if blob.compressed_size < blob.size else 0)
    return (packer.chunk(content) + entry) / before
