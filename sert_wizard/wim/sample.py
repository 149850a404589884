"""How much smaller another compression makes a WIM, from a sample of its blobs.

Blobs are ordered by how well they compress today and picked at even steps along their stored
bytes (systematic sampling with probability proportional to size), so that every kind has its
share; each pick says by what factor its content changes, and the mean is the whole's factor.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from sert_wizard.progress import Progress
from sert_wizard.wim.compress import compressor
from sert_wizard.wim.model import Blob, Entry
from sert_wizard.wim.rebuild import Compression
from sert_wizard.wim.wim import Wim

_PICKS = 48  # blobs a round
_LONGEST = 64  # chunks taken of one blob
_THREADS = 2
_TIME = 3.5  # seconds after which no new round is begun


def changed_factor(
    path: Path,
    image: int,
    entries: Sequence[Entry],
    blobs: Mapping[bytes, Blob],
    wanted: Compression,
    progress: Progress,
) -> float:
    """By what factor the stored bytes of `blobs` (of the WIM at `path`, `entries` being its paths
    in `image`) change with the compression `wanted`. Takes about 4 seconds."""
    where = {entry.blobs[0]: entry.path for entry in entries if len(entry.blobs) == 1}
    known = [blobs[sha1] for sha1 in where if sha1 in blobs and blobs[sha1].size]
    known.sort(key=lambda blob: (blob.compressed_size / blob.size, blob.sha1))
    if not known:
        return 1.0
    factors: list[float] = []
    began = time.monotonic()
    with Wim.open(path) as wim, ThreadPoolExecutor(_THREADS) as pool:
        chunk_size = wim.info().chunk_size
        for picks in _rounds(known):
            progress.check()
            with tempfile.TemporaryDirectory(prefix="sert-wizard-") as folder:
                paths = {blob.sha1: where[blob.sha1] for blob in picks}
                wim.extract(image, list(paths.values()), Path(folder))
                contents = [
                    Path(folder).joinpath(*PurePosixPath(paths[blob.sha1]).parts[1:])
                    for blob in picks
                ]
                jobs = [
                    pool.submit(_factor, content, blob, wanted, chunk_size)
                    for content, blob in zip(contents, picks, strict=True)
                ]
                factors += [job.result() for job in jobs]
            if time.monotonic() - began > _TIME:
                break
    return sum(factors) / len(factors)


def _rounds(known: Sequence[Blob]) -> Iterator[list[Blob]]:
    """Sets of picks, each spread over the whole; the same for the same WIM."""
    ends = list(itertools.accumulate(blob.compressed_size for blob in known))
    step = ends[-1] / _PICKS
    rnd = random.Random(known[0].sha1)
    for _ in range(1 + len(known) // _PICKS):
        offset, picks, place = rnd.random() * step, [], 0
        for number in range(_PICKS):
            while place < len(ends) - 1 and ends[place] <= offset + number * step:
                place += 1
            picks.append(known[place])
        yield picks


def _factor(content: Path, blob: Blob, wanted: Compression, chunk_size: int) -> float:
    """New stored bytes over old ones; of a long blob, from chunks spread over it."""
    with content.open("rb") as file, compressor(wanted.type, chunk_size, wanted.level) as made:
        chunks = -(-blob.size // chunk_size)
        if chunks <= _LONGEST:
            return made.content(file.read()) / blob.compressed_size
        new = old = 0
        for number in range(_LONGEST):
            file.seek(number * chunks // _LONGEST * chunk_size)
            data = file.read(chunk_size)
            new += made.chunk(data) + 4
            old += len(data)
        return new / (old * blob.compressed_size / blob.size)
