"""Writes a disc anew with some files replaced and some removed, and says beforehand how large.

pycdlib lays the disc out and writes it; everything it can't or wouldn't do right is refused
before (see `links.check_rewritable`) or repaired after (see `repair`), and what it wrote is to be
compared with the base by `compare.differences`, which doesn't use pycdlib.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

import pycdlib

from sert_wizard.errors import RequestError, write_error
from sert_wizard.iso import repair
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.layout import laid_out, not_rewritable, translated, written_size
from sert_wizard.iso.streams import PIECE, Sink, opened
from sert_wizard.progress import Progress


def predict_size(base: Disc, sizes: Mapping[str, int], removed: Collection[str]) -> int:
    """The bytes of the disc that `rewrite` would write with contents of these sizes.

    Nothing is written and no content is read: pycdlib lays the disc out in memory. Raises
    RequestError `no-such-file` or `disc-not-rewritable`, InputError `disc-not-rewritable`.
    """
    sources = {path: (cast(BinaryIO, io.BytesIO()), size) for path, size in sizes.items()}
    with laid_out(base, sources, removed) as iso:
        return written_size(iso)


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
    with ExitStack() as stack:
        sources = {path: opened(stack, content, path) for path, content in replacements.items()}
        iso = stack.enter_context(laid_out(base, sources, removed))
        size = written_size(iso)
        progress.begin(stage, size)
        sink = Sink(target, progress)
        try:
            with sink:
                _write(iso, sink, size, progress)
            _check_written(target, size)
            repair.after_writing(base, target)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise write_error(target, error) from None
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _write(iso: pycdlib.PyCdlib, sink: Sink, size: int, progress: Progress) -> None:
    def report(done: int, _total: int, _opaque: object) -> None:
        progress.reach(min(done, size), size)

    with translated():
        iso.write_fp(cast(BinaryIO, sink), blocksize=PIECE, progress_cb=report)


def _check_written(target: Path, size: int) -> None:
    written = target.stat().st_size
    if written != size:
        raise not_rewritable(f"{written} bytes came out instead of {size}")
