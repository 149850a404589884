"""Writes a disc anew with some files replaced and some removed, and says beforehand how large.

pycdlib lays the disc out and writes it; what it leaves wrong is repaired after (see `repair`). What
it can't or wouldn't do right (see `links.check_rewritable`) is done by writers of our own (see
`remaster`). Either result is to be compared with the base by `compare.differences`, which shares
nothing with the writers but the reading of discs.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pycdlib

from sert_wizard.errors import RequestError, SertError, write_error
from sert_wizard.iso import links, repair
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.hybrid import is_hybrid
from sert_wizard.iso.image import whole_end
from sert_wizard.iso.layout import Sources, laid_out, not_rewritable, translated, written_size
from sert_wizard.iso.remaster import Remaster
from sert_wizard.iso.streams import PIECE, Sink, opened
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.wording import Words, words

#: Why a disc or a request may be refused by pycdlib's way and not by ours.
_OTHER_WAY = {"disc-not-rewritable", "shared-content", "file-too-large"}


def predict_size(base: Disc, sizes: Mapping[str, int], removed: Collection[str]) -> int:
    """The bytes of the disc that `rewrite` would write with contents of these sizes.

    Nothing is written and no content is read: the disc is laid out in memory. Raises
    RequestError `no-such-file`, `boot-file`, `empty-file`, `shared-content` or
    `disc-not-rewritable`, InputError.
    """
    sources = {path: (cast(BinaryIO, io.BytesIO()), size) for path, size in sizes.items()}
    with _way(base, sources, removed) as way:
        return way.size if isinstance(way, Remaster) else whole_end(written_size(way))


def rewrite(
    base: Disc,
    replacements: Mapping[str, Path | bytes],
    removed: Collection[str],
    target: Path,
    progress: Progress,
    *,
    stage: Words = words("Writing the disc"),
) -> None:
    """Write the disc `base` to `target` with these files' contents replaced or taken away.

    Layouts, labels, dates, hidden flags and boot entries stay. The base and the replacements
    are only read. When anything fails, no `target` is left. Raises RequestError `no-such-file`,
    `boot-file`, `empty-file`, `shared-content`, `disc-not-rewritable` or `same-file`; InputError
    `not-found`, `unreadable`, `file-changed` and others; OutputError; CancelledError.
    """
    if target.exists() and target.samefile(reach(base.path)):
        raise RequestError(
            "same-file",
            words("The new disc can't be written over its own base."),
            hint=words("Choose another output folder."),
        )
    with ExitStack() as stack:
        sources = {path: opened(stack, content, path) for path, content in replacements.items()}
        way = stack.enter_context(_way(base, sources, removed))
        size = way.size if isinstance(way, Remaster) else written_size(way)
        total = whole_end(size)
        progress.begin(stage, total)
        sink = Sink(target, progress)
        try:
            with sink:
                if isinstance(way, Remaster):
                    _write_pieces(way, sink, progress)
                else:
                    _write(way, sink, size, progress)
            _check_written(target, size)
            if not isinstance(way, Remaster):
                repair.after_writing(base, target)
            progress.reach(total)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise write_error(target, error) from None
        except BaseException:
            target.unlink(missing_ok=True)
            raise


@contextmanager
def _way(
    base: Disc, sources: Sources, removed: Collection[str]
) -> Iterator[pycdlib.PyCdlib | Remaster]:
    """The disc laid out by pycdlib or, where it can't do it, by our own writers."""
    way: pycdlib.PyCdlib | Remaster
    with ExitStack() as stack:
        try:
            if is_hybrid(base):
                raise links.refusal(words("pycdlib spoils the tables at its end"))
            way = stack.enter_context(laid_out(base, sources, removed))
        except SertError as error:
            if error.code not in _OTHER_WAY:
                raise
            way = Remaster(base, sources, removed)
        yield way


def _write_pieces(disc: Remaster, sink: Sink, progress: Progress) -> None:
    done = 0
    for piece in disc.pieces():
        done += sink.write(piece)
        progress.reach(done, disc.size)


def _write(iso: pycdlib.PyCdlib, sink: Sink, size: int, progress: Progress) -> None:
    def report(done: int, _total: int, _opaque: object) -> None:
        progress.reach(min(done, size), size)

    with translated():
        iso.write_fp(cast(BinaryIO, sink), blocksize=PIECE, progress_cb=report)


def _check_written(target: Path, size: int) -> None:
    written = target.stat().st_size
    if written != size:
        raise not_rewritable(f"{written} bytes came out instead of {size}")
