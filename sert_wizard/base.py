"""The base ISO, opened: its disc, its boot image, and what that image holds.

The boot image is copied out of the disc into a scratch folder, for libwim reads only files. The
base ISO itself is only ever read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sert_wizard.closing import Closing
from sert_wizard.errors import InputError, SertError, read_error
from sert_wizard.files import scratch_folder
from sert_wizard.hashing import sha256_of
from sert_wizard.iso.disc import Disc, DiscFile
from sert_wizard.iso.tree import HOLE
from sert_wizard.progress import Progress
from sert_wizard.wim import header
from sert_wizard.wim.estimate import SizeModel
from sert_wizard.wim.model import Blob, Entry, ImageInfo, WimInfo
from sert_wizard.wim.rebuild import Compression
from sert_wizard.wim.sample import Sample, sample_compression
from sert_wizard.wim.wim import Wim
from sert_wizard.windows_image import WindowsImage
from sert_wizard.wording import NOTHING, Words, listed, words

BOOT_WIM = "/sources/boot.wim"
#: The label of practice discs, which hold nothing of Windows and recover nothing.
PRACTICE_LABEL = "SERT_TRAINING"
#: Codes of errors that say that a sound disc holds no image that can be edited as asked.
UNEDITABLE = {"unusable-wim", "several-wims"}
_WIM_SUFFIXES = {".wim", ".esd", ".swm"}


@dataclass(frozen=True)
class DiscWim:
    """A WIM on the disc."""

    file: DiscFile
    info: WimInfo

    @property
    def unusable(self) -> Words:
        """Why it can't be edited; NOTHING if it can."""
        if self.info.solid or self.info.compression == "LZMS":
            return words("it is an ESD or solid WIM, which Windows PE does not boot from")
        if self.info.parts > 1:
            return words("it is one part of a split WIM")
        if not self.info.images:
            return words("it holds no image")
        return NOTHING


class BaseImage(WindowsImage, Closing):
    """A base ISO with its boot image at hand; a context manager that removes the scratch copy."""

    def __init__(
        self, disc: Disc, wims: tuple[DiscWim, ...], chosen: DiscWim, wim_path: Path
    ) -> None:
        """`wim_path` is the copy of the `chosen` WIM; small files are put beside it."""
        self.disc = disc
        self.wims = wims
        self.wim = chosen
        self.wim_path = wim_path
        self._samples: dict[Compression, Sample] = {}
        self._cleanup = contextlib.ExitStack()
        with Wim.open(wim_path) as wim, header.file_source(wim_path) as source:
            super().__init__(wim, _booted(chosen.info), wim_path.parent / "files")
            self.blobs: Mapping[bytes, Blob] = wim.counted_blobs()
            self.size_model = SizeModel(
                chosen.info,
                self.blobs,
                tuple(wim.metadata()),
                len(self.tree),
                header.read_xml(source, header.read_header(source)),
            )

    @classmethod
    def open(cls, iso: Path, *, wim: str = "", progress: Progress | None = None) -> BaseImage:
        """Open `iso` and copy out the boot image (`wim` names it, else /sources/boot.wim, else
        the only bootable WIM). Raises InputError, CancelledError."""
        progress = progress or Progress()
        with contextlib.ExitStack() as stack:
            disc = stack.enter_context(Disc.open(iso))
            wims = find_wims(disc)
            chosen = _choose(disc, wims, wim)
            copy = stack.enter_context(scratch_folder()) / "boot.wim"
            disc.extract(chosen.file, copy, progress, words("Reading the boot image"))
            base = cls(disc, wims, chosen, copy)
            base._cleanup = stack.pop_all()
        return base

    def close(self) -> None:
        self._cleanup.close()

    def entries_of(self, image: int) -> list[Entry]:
        """Every path of an image of the WIM."""
        with Wim.open(self.wim_path) as wim:
            return wim.entries(image)

    def sample(self, compression: Compression, progress: Progress) -> Sample:
        """What another compression does to the WIM, tried once (about 3 seconds)."""
        if compression not in self._samples:
            progress.begin(words("Sampling the compression"))
            stored = [*self.blobs.values(), *self.size_model.metadata]
            self._samples[compression] = sample_compression(
                self.wim_path, stored, compression, progress
            )
        return self._samples[compression]

    def known_sample(self, compression: Compression | None) -> Sample:
        """The same without work: of no effect until it has been tried."""
        return self._samples.get(compression, Sample(())) if compression else Sample(())

    def sha256(self, progress: Progress) -> str:
        """SHA-256 of the whole base ISO, in hex."""
        try:
            return sha256_of(self.disc.path, progress, words("Hashing the base ISO"))
        except OSError as error:
            hint = words("Copy the base ISO to a local disk and try again.")
            raise read_error(self.disc.path, error, hint) from None


def _booted(info: WimInfo) -> ImageInfo:
    """The image that Windows PE boots: the one at the boot index, else the first."""
    return next(image for image in info.images if image.index == (info.boot_index or 1))


def find_wims(disc: Disc) -> tuple[DiscWim, ...]:
    """The WIMs on the disc, whatever they are called: known by how they begin, and by the usual
    names. One that can't be read raises InputError only if it is the disc's boot.wim; others are
    passed over."""
    return tuple(_wims(disc))


def _wims(disc: Disc) -> Iterator[DiscWim]:
    for file in disc.files:
        if not _may_be_wim(disc, file):
            continue
        try:
            yield DiscWim(file, header.read_info(_source(disc, file)))
        except SertError:
            if file.path.casefold() == BOOT_WIM:
                raise


def _may_be_wim(disc: Disc, file: DiscFile) -> bool:
    if PurePosixPath(file.path).suffix.lower() in _WIM_SUFFIXES:
        return True
    if file.size <= header.SIZE:
        return False
    offset, length = file.extents[0]
    size = len(header.MAGIC)
    return offset != HOLE and length >= size and disc.raw(offset, size) == header.MAGIC


def _source(disc: Disc, file: DiscFile) -> header.Source:
    """Random access to a file inside the disc."""

    def read(offset: int, length: int) -> bytes:
        pieces, position = [], 0
        for start, size in file.extents:
            first = max(offset, position)
            last = min(offset + length, position + size)
            if first < last:
                count = last - first
                hole = start == HOLE
                pieces.append(bytes(count) if hole else disc.raw(start + first - position, count))
            position += size
        return b"".join(pieces)

    return header.Source(PurePosixPath(file.path).name, file.size, read)


def _choose(disc: Disc, wims: tuple[DiscWim, ...], wanted: str) -> DiscWim:
    """The WIM to edit. Raises InputError (no-wim, unusable-wim)."""
    by_path = {wim.file.path.casefold(): wim for wim in wims}
    if wanted:
        found = by_path.get("/" + wanted.replace("\\", "/").strip("/").casefold())
    else:
        bootable = [wim for wim in wims if wim.info.boot_index and not wim.unusable]
        found = by_path.get(BOOT_WIM)
        if not found and len(bootable) > 1:
            raise _several(disc, bootable)
        found = found or next(iter(bootable), None)
    if not found:
        raise _none(disc, wims, wanted)
    if found.unusable:
        raise InputError(
            "unusable-wim",
            words("{path} can't be edited: {why}.", path=found.file.path, why=found.unusable),
            hint=words("Choose a disc with an ordinary boot.wim."),
        )
    if found.info.boot_index > len(found.info.images):
        raise InputError(
            "damaged-wim",
            words("{path} names an image to boot that it doesn't hold.", path=found.file.path),
            hint=words("Copy the base ISO again from its source."),
        )
    return found


def _several(disc: Disc, bootable: list[DiscWim]) -> InputError:
    paths = ", ".join(wim.file.path for wim in bootable)
    return InputError(
        "several-wims",
        words(
            "{name} holds several Windows images that boot: {paths}.",
            name=disc.path.name,
            paths=paths,
        ),
        hint=words("Say which one to edit with `[base] wim` in the recipe."),
    )


def _none(disc: Disc, wims: tuple[DiscWim, ...], wanted: str) -> InputError:
    name = disc.path.name
    if wanted:
        message = words("{name} holds no Windows image {wanted}.", name=name, wanted=wanted)
    elif not wims:
        message = words(
            "{name} holds no Windows image sources/boot.wim, nor another that boots.", name=name
        )
    else:
        bootless = words("it names no image to boot")
        message = words(
            "{name} holds no Windows image sources/boot.wim, nor another that boots; of those on "
            "it none can serve: {others}.",
            name=name,
            others=listed(
                words("{path} ({why})", path=wim.file.path, why=wim.unusable or bootless)
                for wim in wims
            ),
        )
    return InputError(
        "no-wim",
        message,
        hint=words(
            "Choose a recovery disc that is based on Windows PE; `[base] wim` in the "
            "recipe names an image that lies elsewhere on the disc."
        ),
    )
