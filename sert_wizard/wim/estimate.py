"""The size of a rebuilt WIM in a few milliseconds: everything exact but the metadata, which is
taken to shrink with the number of paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1

from sert_wizard.wim import sizes
from sert_wizard.wim.compress import stored_size
from sert_wizard.wim.model import Blob, WimInfo
from sert_wizard.wim.staging import NewFile


@dataclass(frozen=True)
class Change:
    """What changes in one image: blobs that are `freed`, `paths` of how many that go, `files`
    that come, other images to `drop`."""

    image: int
    freed: Sequence[Blob]
    paths: int
    files: Sequence[NewFile]
    drop: Sequence[int] = ()


@dataclass(frozen=True)
class SizeModel:
    """What a WIM's size is made of; `metadata` and `entries` by image, in their order."""

    info: WimInfo
    blobs: Mapping[bytes, Blob]
    metadata: tuple[Blob, ...]
    entries: int
    xml: str

    def estimate(self, change: Change) -> tuple[int, tuple[Blob, ...]]:
        """Bytes of the WIM once `change` is made, and the blobs that it adds."""
        gone = {blob.sha1 for blob in change.freed}
        kept = [blob for key, blob in self.blobs.items() if key not in gone]
        added = self._added(change.files, {blob.sha1 for blob in kept})
        images = [n for n in range(1, len(self.metadata) + 1) if n not in change.drop]
        metadata = sum(self.metadata[n - 1].compressed_size for n in images)
        grown = (len(change.files) - change.paths) / max(1, self.entries)
        metadata += round(self.metadata[change.image - 1].compressed_size * grown)
        stored = sum(blob.compressed_size for blob in (*kept, *added))
        count = len(kept) + len(added) + len(images)
        table_end = sizes.HEADER + stored + metadata + sizes.LOOKUP_ENTRY * count
        size = sizes.whole_size(table_end, self.xml, integrity=self.info.integrity)
        return size, tuple(added)

    def _added(self, files: Iterable[NewFile], kept: set[bytes]) -> list[Blob]:
        found: dict[bytes, Blob] = {}
        for file in files:
            key = sha1(file.content, usedforsecurity=False).digest()
            if file.content and key not in kept and key not in found:
                stored = stored_size(file.content, self.info.compression, self.info.chunk_size)
                found[key] = Blob(key, len(file.content), stored, 1)
        return list(found.values())
