"""Writes the edited WIM anew, and says beforehand how large it will be, to the byte.

A rebuilt WIM is a header, the kept blobs as they were, what was added, each image's metadata, the
lookup table, the XML and, if there was one, the integrity table. All but the edited image's
metadata and the added blobs is known from the source; those two are found by a dry run in which
libwim writes just them, unpacked (it skips what lies in another WIM already), and by compressing
them here. With another compression all blobs are new, and the only exact way is to write the
whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sert_wizard.progress import Progress
from sert_wizard.wim import header, sizes
from sert_wizard.wim.compress import default_level, stored_size
from sert_wizard.wim.libwim import WriteFlag
from sert_wizard.wim.model import Blob, WimInfo
from sert_wizard.wim.stamp import stamp
from sert_wizard.wim.wim import Add, Command, Delete, Wim


@dataclass(frozen=True)
class Compression:
    """Another compression for all blobs: `type` "LZX" or "XPRESS", `level` 20 to 100."""

    type: str
    level: int


@dataclass(frozen=True)
class Edit:
    """What changes: in `image` paths to delete, then files to add (staged on disk); other images
    to `drop`; the `compression` (None: as it is)."""

    image: int
    deletes: tuple[str, ...] = ()
    adds: tuple[Add, ...] = ()
    drop: tuple[int, ...] = ()
    compression: Compression | None = None

    @property
    def commands(self) -> tuple[Command, ...]:
        return (*map(Delete, self.deletes), *self.adds)

    @property
    def new_index(self) -> int:
        """The index of `image` once the others are dropped."""
        return self.image - sum(index < self.image for index in self.drop)


@dataclass(frozen=True)
class Prediction:
    """The rebuilt WIM before it is written: `size` in bytes, the blobs that go and that come;
    `unchanged_size` is what it would be with the source's compression."""

    size: int
    freed: tuple[Blob, ...]
    added: tuple[Blob, ...]
    unchanged_size: int


def rebuild(source: Path, edit: Edit, target: Path, *, when: datetime, progress: Progress) -> None:
    """Write `source` with `edit` done as a new WIM at `target`.

    Chunk size and integrity table stay as they are in the source, and the boot index goes on
    naming the same image; `when` stands for what libwim would take from the clock (the random
    GUID is left to `stamp_guid`). Raises OutputError, InputError (damaged-wim), CancelledError.
    """
    with Wim.open(source) as wim, _compression(wim, edit) as recompress:
        integrity = wim.info().integrity
        _apply(wim, edit)
        keep = WriteFlag.CHECK_INTEGRITY if integrity else WriteFlag.NO_CHECK_INTEGRITY
        wim.write(target, progress, flags=keep | recompress)
    stamp(target, when, [edit.new_index] if edit.commands else [])


def predict(
    source: Path, edit: Edit, scratch: Path, progress: Progress | None = None
) -> Prediction:
    """What `rebuild` would write, by a dry run into the folder `scratch`; exact to the byte.

    With another compression the dry run is a whole write and takes as long.
    """
    progress = progress or Progress()
    dry_path = scratch / "dry-run.wim"
    with Wim.open(source) as wim:
        info, before, metadata = wim.info(), wim.blobs(), wim.metadata()
        _apply(wim, replace(edit, compression=None))
        with Wim.create("none") as dry:
            wim.export_all(dry)
            # What is exported is what is referred to: the source's own counts may be wrong.
            kept = {sha1: before[sha1] for sha1 in dry.blobs() if sha1 in before}
            dry.write(dry_path, progress.quiet(), flags=WriteFlag.SKIP_EXTERNAL_WIMS)
    with Wim.open(dry_path) as written:
        added = [_compressed(dry_path, blob, info) for blob in written.blobs().values()]
        edited = written.metadata()[edit.new_index - 1]
    if edit.commands:  # else libwim copies the metadata as it is
        metadata[edit.image - 1] = _compressed(dry_path, edited, info)
    images = [blob for index, blob in enumerate(metadata, 1) if index not in edit.drop]
    size = _size(dry_path, [*kept.values(), *added, *images], info)
    dry_path.unlink()
    freed = tuple(blob for sha1, blob in before.items() if sha1 not in kept)
    unchanged = size
    if edit.compression:
        size = _written_size(source, edit, dry_path, progress)
    return Prediction(size, freed, tuple(added), unchanged)


def _compressed(dry_path: Path, blob: Blob, info: WimInfo) -> Blob:
    """The blob, which lies unpacked in the dry run, as the WIM of `info` would store it."""
    with dry_path.open("rb") as file:
        file.seek(blob.offset)
        content = file.read(blob.size)
    size = stored_size(content, info.compression, info.chunk_size)
    return replace(blob, compressed_size=size)


def _apply(wim: Wim, edit: Edit) -> None:
    wim.update(edit.image, edit.commands)
    for index in sorted(edit.drop, reverse=True):
        wim.delete_image(index)


@contextmanager
def _compression(wim: Wim, edit: Edit) -> Iterator[WriteFlag]:
    """The flags to write with so that the blobs get the compression of `edit`."""
    wanted = edit.compression
    if wanted is None:
        yield WriteFlag.NONE
        return
    wim.set_compression(wanted.type)
    with default_level(wanted.type, wanted.level):
        yield WriteFlag.RECOMPRESS


def _written_size(source: Path, edit: Edit, path: Path, progress: Progress) -> int:
    when = datetime.fromtimestamp(0).astimezone()
    # The dry run has read the staged files, which may have set their times of access to now.
    for add in edit.adds:
        for staged in (add.source, *add.source.rglob("*")):
            changed = staged.stat().st_mtime_ns
            os.utime(staged, ns=(changed, changed))
    try:
        rebuild(source, edit, path, when=when, progress=progress)
        return path.stat().st_size
    finally:
        path.unlink(missing_ok=True)


def _size(dry_path: Path, resources: Sequence[Blob], info: WimInfo) -> int:
    """Bytes of a WIM that holds `resources`, blobs and metadata, and the dry run's XML."""
    with header.file_source(dry_path) as source:
        text = header.read_xml(source, header.read_header(source))
    stored = sum(blob.compressed_size for blob in resources)
    table_end = sizes.HEADER + stored + sizes.LOOKUP_ENTRY * len(resources)
    return sizes.whole_size(table_end, text, integrity=info.integrity)
