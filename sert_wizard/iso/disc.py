"""Open any disc image, list its files and read them, whatever tree they are in.

Everything here is our own reading, independent of the library that writes discs, so that what
was written can be checked by something else.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from sert_wizard.closing import Closing
from sert_wizard.errors import InputError
from sert_wizard.iso import iso9660, udf
from sert_wizard.iso.eltorito import BootEntry, read_catalogue
from sert_wizard.iso.image import CHUNK, NEW_COPY, SECTOR, ImageFile, damaged, truncated
from sert_wizard.iso.pump import pump
from sert_wizard.iso.tree import HOLE, DiscFile, Tree
from sert_wizard.progress import Progress
from sert_wizard.wording import Words, words

__all__ = ["BootEntry", "Disc", "DiscFile", "Tree"]

#: What hostile bytes may make the readers raise where no check of ours caught them first.
_SURPRISES = (ArithmeticError, LookupError, ValueError, struct.error, OSError)

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)

#: Preferred first: a UDF-first disc's ISO 9660 side holds only a README, Joliet spells names out.
_PREFERENCE = ("udf", "joliet", "rockridge", "iso9660")


@dataclass(frozen=True)
class _Survey:
    """What the descriptors say, before any tree is read."""

    descriptors: iso9660.Descriptors
    udf: udf.UdfVolume | None
    udf_problem: InputError | None
    layouts: tuple[str, ...]


class Disc(Closing):
    """A disc image opened for reading; close it or use it in `with`. Not for several threads.

    `size` is in bytes; `layouts` lists the trees there are; `view` is the one `files` and
    `folders` come from; `labels` has the label of each volume; `created` is in UTC.
    """

    def __init__(self, image: ImageFile) -> None:
        """Use `Disc.open`; takes over `image`."""
        self._image = image
        self._trees: dict[str, Tree] = {}
        self._found = _survey(image)
        self.path = image.path
        self.size = image.size
        self.layouts = self._found.layouts
        descriptors = self._found.descriptors
        self.boot: tuple[BootEntry, ...] = ()
        if descriptors.catalogue is not None:
            self.boot = read_catalogue(image, descriptors.catalogue)
        self.view = self._best_view()
        self.files = self.tree(self.view).files
        self.folders = self.tree(self.view).folders
        self._by_path = {file.path: file for file in reversed(self.files)}
        self._by_folded = {file.path.casefold(): file for file in reversed(self.files)}
        self.labels = self._labels()
        self.volume_id = next(
            self.labels[name] for name in ("iso9660", "udf", "joliet") if name in self.labels
        )
        self.created = self._created()

    @classmethod
    def open(cls, path: Path) -> Disc:
        """Open the image and read its best tree.

        Raises InputError: `not-found`, `unreadable`, `not-a-disc`, `truncated-disc`,
        `damaged-disc` or `unsupported-disc`; never anything else, whatever the bytes are.
        """
        image = ImageFile(path)
        try:
            return cls(image)
        except InputError:
            image.close()
            raise
        except _SURPRISES as error:
            image.close()
            raise damaged(
                words("its structures make no sense ({kind})", kind=type(error).__name__)
            ) from error

    def close(self) -> None:
        self._image.close()

    def tree(self, layout: str) -> Tree:
        """The tree named `layout` (one of `layouts`), read once; InputError `damaged-disc`."""
        if layout not in self._trees:
            tree = self._read_tree(layout)
            for file in tree.files:
                self._check_bounds(file)
            self._trees[layout] = tree
        return self._trees[layout]

    def find(self, path: str) -> DiscFile | None:
        """The file of that path, in any letter case, with "/" or "\\", or None."""
        wanted = "/" + path.replace("\\", "/").strip("/")
        return self._by_path.get(wanted) or self._by_folded.get(wanted.casefold())

    def read(self, file: DiscFile, limit: int = 1 << 20) -> bytes:
        """The file's bytes, of which there may be at most `limit`; InputError `file-too-large`."""
        if file.size > limit:
            raise InputError(
                "file-too-large",
                words(
                    "{path} has {size} bytes, more than the {limit} expected of it.",
                    path=file.path,
                    size=file.size,
                    limit=limit,
                ),
                hint=NEW_COPY,
            )
        return b"".join(self.chunks(file))

    def chunks(self, file: DiscFile, size: int = 1 << 20) -> Iterator[bytes]:
        """The file's bytes in pieces of at most `size`; InputError if any are missing."""
        buffer = bytearray(min(size, max(file.size, 1)))
        for count in self.fill(file, buffer):
            yield bytes(memoryview(buffer)[:count])

    def fill(self, file: DiscFile, *buffers: bytearray) -> Iterator[int]:
        """Fill the buffers in turn with the file's next bytes; yields how many are in each.

        All buffers are of one size, and all but the last are filled up, so that two discs'
        files can be compared piece by piece. Raises InputError `truncated-disc` if any bytes
        are missing.
        """
        views = cycle(memoryview(buffer) for buffer in buffers)
        view = next(views)
        used = done = 0
        for offset, length in file.extents:
            at = 0
            while at < length:
                count = min(length - at, len(view) - used)
                part = view[used : used + count]
                if offset == HOLE:
                    part[:] = bytes(count)
                else:
                    self._image.read_into(offset + at, part)
                at, used, done = at + count, used + count, done + count
                if used == len(view):
                    yield used
                    view, used = next(views), 0
        if used:
            yield used
        if done != file.size:
            raise truncated(
                words(
                    "{path} has {done} of its {size} bytes",
                    path=file.path,
                    done=done,
                    size=file.size,
                )
            )

    def extract(
        self,
        file: DiscFile,
        target: Path,
        progress: Progress,
        stage: Words = words("Reading the disc"),
    ) -> str:
        """Copy the file to `target` and return its SHA-256 in hex.

        A failed or cancelled copy leaves no `target`. Raises InputError `truncated-disc`,
        OutputError when `target` can't be written, CancelledError.
        """
        progress.begin(stage, file.size)
        return pump(lambda *buffers: self.fill(file, *buffers), target, progress)

    def sha256(self, file: DiscFile) -> str:
        """The SHA-256 of the file's bytes, in hex."""
        digest = hashlib.sha256()
        buffer = bytearray(min(CHUNK, max(file.size, 1)))
        for count in self.fill(file, buffer):
            digest.update(memoryview(buffer)[:count])
        return digest.hexdigest()

    def raw(self, offset: int, length: int) -> bytes:
        """Bytes of the image itself, such as a boot image that is no file."""
        return self._image.read(offset, length)

    @property
    def image(self) -> ImageFile:
        """The image's bytes, for the writers, which look at more than files."""
        return self._image

    @property
    def primary(self) -> iso9660.Volume | None:
        """The primary volume descriptor; None on a disc that is UDF alone."""
        return self._found.descriptors.primary

    @property
    def joliet(self) -> iso9660.Volume | None:
        """The Joliet volume descriptor, if any."""
        return self._found.descriptors.joliet

    @property
    def catalogue(self) -> int | None:
        """The sector of the boot catalogue, if any."""
        return self._found.descriptors.catalogue

    @property
    def udf(self) -> udf.UdfVolume | None:
        """The UDF volume, if any."""
        return self._found.udf

    @property
    def udf_problem(self) -> InputError | None:
        """Why the UDF side that the disc announces isn't used, if so."""
        return self._found.udf_problem

    def _best_view(self) -> str:
        """The preferred tree; a broken UDF side gives way to another tree that holds the files."""
        for layout in _PREFERENCE:
            if layout not in self.layouts:
                continue
            if layout != "udf":
                break
            try:
                self.tree("udf")
                return "udf"
            except InputError as error:
                self._set_udf_aside(error)
        rest = [name for name in _PREFERENCE if name in self.layouts]
        problem = self._found.udf_problem
        # A UDF-first disc's other side holds one README, which is no stand-in for the disc.
        if problem and (not rest or self._holds_a_readme(rest[0])):
            raise problem
        return rest[0]

    def _holds_a_readme(self, layout: str) -> bool:
        place = None if self.catalogue is None else self.catalogue * SECTOR
        return sum(not f.extents or f.extents[0][0] != place for f in self.tree(layout).files) < 2

    def _set_udf_aside(self, problem: InputError) -> None:
        found = self._found
        self._found = _Survey(
            found.descriptors, None, problem, tuple(n for n in found.layouts if n != "udf")
        )
        self.layouts = self._found.layouts

    def _read_tree(self, layout: str) -> Tree:
        if layout == "udf" and self.udf:
            return udf.read_tree(self._image, self.udf)
        volume = self.joliet if layout == "joliet" else self.primary
        if volume is None or layout not in self.layouts:
            raise LookupError(layout)
        return iso9660.read_tree(self._image, volume, layout)

    def _check_bounds(self, file: DiscFile) -> None:
        for offset, length in file.extents:
            if offset != HOLE and offset + length > self.size:
                raise truncated(
                    words(
                        "{path} ends at byte {end}, the image at {size}",
                        path=file.path,
                        end=offset + length,
                        size=self.size,
                    )
                )

    def _labels(self) -> dict[str, str]:
        labels = {}
        if self.primary:
            labels["iso9660"] = self.primary.label
        if self.joliet:
            labels["joliet"] = self.joliet.label
        if self.udf:
            labels["udf"] = self.udf.label
        return labels

    def _created(self) -> datetime:
        candidates = [volume and volume.created for volume in (self.primary, self.joliet, self.udf)]
        return next((date for date in candidates if date), _NO_DATE)


def _survey(image: ImageFile) -> _Survey:
    descriptors = iso9660.read_descriptors(image)
    volume: udf.UdfVolume | None = None
    problem: InputError | None = None
    if udf.announces_udf(image):
        try:
            volume = udf.read_volume(image)
        except InputError as error:
            problem = error
    elif descriptors.primary is None:
        raise _not_a_disc(image)
    primary = descriptors.primary
    if primary and primary.blocks * SECTOR > image.size:
        raise truncated(
            words(
                "it should have {expected} bytes but has {size}",
                expected=primary.blocks * SECTOR,
                size=image.size,
            )
        )
    if primary is None and volume is None:
        raise problem or _not_a_disc(image)
    layouts = []
    if primary:
        layouts.append("iso9660")
        if descriptors.joliet:
            layouts.append("joliet")
        if iso9660.rock_ridge_skip(image, primary) is not None:
            layouts.append("rockridge")
    if volume:
        layouts.append("udf")
    return _Survey(descriptors, volume, problem, tuple(layouts))


def _not_a_disc(image: ImageFile) -> InputError:
    start = image.read(0, min(8, image.size))
    if not image.size:
        message = words("{path} is empty.", path=image.path)
    elif start == b"MSWIM\0\0\0":
        message = words("{path} is a WIM file, not a disc image.", path=image.path)
    else:
        message = words(
            "{path} is not a disc image: it has neither an ISO 9660 nor a UDF volume.",
            path=image.path,
        )
    return InputError(
        "not-a-disc",
        message,
        hint=words("Give the .iso file of a Windows PE recovery disc."),
    )
