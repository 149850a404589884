"""How large the result will be, and what the gain is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sert_wizard.base import BaseImage
from sert_wizard.errors import write_error
from sert_wizard.files import scratch_folder
from sert_wizard.iso.prompt import PromptRemoval
from sert_wizard.iso.rewrite import predict_size
from sert_wizard.plan.model import Gains, Predicted
from sert_wizard.progress import Progress
from sert_wizard.wim.estimate import Change
from sert_wizard.wim.model import Blob
from sert_wizard.wim.rebuild import Compression, Edit, predict
from sert_wizard.wim.sample import Sample
from sert_wizard.wim.sizes import LOOKUP_ENTRY
from sert_wizard.wim.staging import NewFile, stage
from sert_wizard.wim.tree import freed_bytes, references_below
from sert_wizard.wording import words


class Effort(Enum):
    """How much work a prediction is worth.

    QUICK takes milliseconds and estimates the metadata; USUAL is exact while the compression is
    kept, else estimated from a sample in about 5 seconds; EXACT writes the whole if it must.
    """

    QUICK = "quick"
    USUAL = "usual"
    EXACT = "exact"


@dataclass(frozen=True)
class Contents:
    """What changes: paths deleted from the image, files added to it, images dropped, the
    compression, the disc's prompt."""

    deletes: tuple[str, ...]
    files: tuple[NewFile, ...]
    drop: tuple[int, ...]
    compression: Compression | None
    prompt: PromptRemoval


@dataclass(frozen=True)
class _WimSize:
    """A WIM's size in bytes, what it would be in the base's compression, and the blobs added."""

    size: int
    unchanged: int
    added: Sequence[Blob]
    exact: bool


def predict_sizes(
    base: BaseImage, change: Contents, when: datetime, effort: Effort, progress: Progress
) -> tuple[Predicted, Gains]:
    """The sizes of the optimized ISO and its boot image; the loader's is added by the caller."""
    by_drivers, by_images = _freed(base, change)
    if effort is Effort.QUICK:
        wim = _quick(base, change, [*by_drivers, *by_images])
    else:
        wim = _dry_run(base, change, when, effort, progress)
    contents = {path: len(content) for path, content in change.prompt.replacements.items()}
    contents[base.wim.file.path] = wim.size
    iso_size = predict_size(base.disc, contents, change.prompt.removed)
    images = freed_bytes(by_images) + sum(
        base.size_model.metadata[index - 1].compressed_size + LOOKUP_ENTRY for index in change.drop
    )
    drivers, added = freed_bytes(by_drivers), -freed_bytes(wim.added)
    recompression = wim.unchanged - wim.size
    rest = base.disc.size - iso_size - drivers - images - recompression - added
    return (
        Predicted(iso_size, wim.size, 0, exact=wim.exact),
        Gains(rest, drivers, images, recompression, added),
    )


def _freed(base: BaseImage, change: Contents) -> tuple[list[Blob], list[Blob]]:
    """The blobs that go with the deleted paths, and those that dropped images alone take along."""
    below = references_below(base.tree, change.deletes)
    dropped = Counter[bytes]()
    for index in change.drop:
        dropped.update(sha1 for entry in base.entries_of(index) for sha1 in entry.blobs)
    by_drivers, by_images = [], []
    for sha1 in below.keys() | dropped.keys():
        blob = base.blobs.get(sha1)
        if blob and dropped[sha1] >= blob.references:
            by_images.append(blob)
        elif blob and dropped[sha1] + below[sha1] >= blob.references:
            by_drivers.append(blob)
    return by_drivers, by_images


def _quick(base: BaseImage, change: Contents, freed: Sequence[Blob]) -> _WimSize:
    gone = {entry.path for path in change.deletes for entry in base.tree.below(path)}
    model = Change(base.image.index, freed, len(gone), change.files, change.drop)
    size, added = base.size_model.estimate(model)
    sample = base.known_sample(change.compression)
    return _WimSize(_recompressed(base, sample, size, freed, added), size, added, exact=False)


def _dry_run(
    base: BaseImage, change: Contents, when: datetime, effort: Effort, progress: Progress
) -> _WimSize:
    progress.begin(words("Predicting sizes"))
    exact = effort is Effort.EXACT
    with scratch_folder() as scratch:
        try:
            adds = stage(change.files, base.tree, scratch, when)
        except OSError as error:
            raise write_error(scratch, error) from None
        compression = change.compression if exact else None
        edit = Edit(base.image.index, change.deletes, adds, change.drop, compression)
        found = predict(base.wim_path, edit, scratch, progress)
    progress.check()
    if exact or change.compression is None:
        return _WimSize(found.size, found.unchanged_size, found.added, exact=True)
    sample = base.sample(change.compression, progress)
    unchanged = found.unchanged_size
    size = _recompressed(base, sample, unchanged, found.freed, found.added)
    return _WimSize(size, unchanged, found.added, exact=False)


def _recompressed(
    base: BaseImage, sample: Sample, size: int, freed: Sequence[Blob], added: Sequence[Blob]
) -> int:
    """About what a WIM of `size` bytes becomes; the lookup table is not compressed."""
    factor = sample.factor({blob.sha1 for blob in freed})
    fixed = LOOKUP_ENTRY * (len(base.blobs) - len(freed) + len(added))
    return round(fixed + (size - fixed) * factor)
