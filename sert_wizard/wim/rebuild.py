"""Writes the edited WIM anew, and says beforehand how large it will be, to the byte.

A rebuilt WIM is a header, the kept blobs as they were, what was added, each image's metadata, the
lookup table, the XML and, if there was one, the integrity table. All but the metadata and the
added blobs is known from the source; those two are found by a dry run in which libwim writes just
them (it skips what lies in another WIM already).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sert_wizard.progress import Progress
from sert_wizard.wim import header
from sert_wizard.wim.libwim import WriteFlag
from sert_wizard.wim.model import Blob
from sert_wizard.wim.stamp import stamp
from sert_wizard.wim.wim import Add, Command, Delete, Wim

LOOKUP_ENTRY = 50  # bytes a blob or an image's metadata takes in the lookup table
_INTEGRITY_HEADER, _INTEGRITY_HASH, _INTEGRITY_CHUNK = 12, 20, 10 << 20


@dataclass(frozen=True)
class Edit:
    """What changes in one image: paths to delete, then files to add (staged on disk)."""

    image: int
    deletes: tuple[str, ...]
    adds: tuple[Add, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        return (*map(Delete, self.deletes), *self.adds)


@dataclass(frozen=True)
class Prediction:
    """The rebuilt WIM before it is written: `size` in bytes, the blobs that go and that come."""

    size: int
    freed: tuple[Blob, ...]
    added: tuple[Blob, ...]


def rebuild(
    source: Path, edit: Edit, target: Path, *, guid: bytes, when: datetime, progress: Progress
) -> None:
    """Write `source` with `edit` done as a new WIM at `target`.

    Boot index, compression, chunk size and integrity table stay as they are in the source;
    `guid` (16 bytes) and `when` stand for what libwim would take at random and from the clock.
    Raises OutputError (cannot-write), InputError (damaged-wim), CancelledError.
    """
    with Wim.open(source) as wim:
        integrity = wim.info().integrity
        wim.update(edit.image, edit.commands)
        wim.set_guid(guid)
        keep = WriteFlag.CHECK_INTEGRITY if integrity else WriteFlag.NO_CHECK_INTEGRITY
        wim.write(target, progress, flags=WriteFlag.RETAIN_GUID | keep)
    stamp(target, when, [edit.image] if edit.commands else [])


def predict(source: Path, edit: Edit, scratch: Path) -> Prediction:
    """What `rebuild` would write, by a dry run into the folder `scratch`; exact to the byte."""
    dry_path = scratch / "dry-run.wim"
    with Wim.open(source) as wim:
        info = wim.info()
        before = wim.blobs()
        wim.update(edit.image, edit.commands)
        # Freed blobs stay listed without references, added ones are listed without a hash.
        after = wim.blobs()
        kept = {sha1: before[sha1] for sha1 in after if sha1 in before and after[sha1].references}
        with Wim.create(info.compression, info.chunk_size) as dry:
            wim.export_all(dry)
            dry.write(dry_path, Progress(), flags=WriteFlag.SKIP_EXTERNAL_WIMS)
    with Wim.open(dry_path) as written:
        added = written.blobs()
    size = _size(dry_path, kept.values(), len(info.images) + len(added), info.integrity)
    dry_path.unlink()
    freed = tuple(blob for sha1, blob in before.items() if sha1 not in kept)
    return Prediction(size, freed, tuple(added.values()))


def _size(dry_path: Path, kept: Iterable[Blob], written: int, integrity: bool) -> int:
    """Bytes of the whole WIM, from the dry run that holds `written` resources of it."""
    with header.file_source(dry_path) as source:
        dry = header.read_header(source)
        text = header.read_xml(source, dry)
    resources = dry.lookup_table.offset - header.SIZE
    blobs = tuple(kept)
    table_end = (
        header.SIZE
        + resources
        + sum(blob.compressed_size for blob in blobs)
        + LOOKUP_ENTRY * (len(blobs) + written)
    )
    # The XML names the offset at which it is written: its length depends on that number's digits.
    text = re.sub(
        r"<TOTALBYTES>\d+</TOTALBYTES></WIM>", f"<TOTALBYTES>{table_end}</TOTALBYTES></WIM>", text
    )
    size = table_end + len(text.encode("utf-16"))
    if integrity:
        chunks = -(-(table_end - header.SIZE) // _INTEGRITY_CHUNK)
        size += _INTEGRITY_HEADER + _INTEGRITY_HASH * chunks
    return size
