"""Proves that a disc written anew differs from its base only where it should.

Nothing here uses the library that wrote the disc. Every byte of every file that should be
untouched is read from both discs and compared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sert_wizard.iso import bootinfo
from sert_wizard.iso.bootimage import boot_image, boot_path
from sert_wizard.iso.disc import BootEntry, Disc, DiscFile
from sert_wizard.iso.image import CHUNK, SECTOR
from sert_wizard.iso.links import distinct_trees
from sert_wizard.iso.tree import HOLE, Extents
from sert_wizard.progress import Progress
from sert_wizard.wording import Words, words


def differences(
    base: Disc,
    made: Disc,
    changed: Collection[str],
    removed: Collection[str],
    progress: Progress,
    *,
    stage: Words = words("Comparing with the base disc"),
) -> list[str]:
    """What differs between the discs besides the files `changed` and `removed`, a line each.

    Compared are: the trees there are, their labels and dates, the paths in each tree, the
    content, hidden flag and date of each file, the boot entries and boot images. Exempt are
    the boot catalogue and bytes 8-63 of a boot image with a boot info table: both say where
    files lie. Raises InputError when either disc can't be read, CancelledError.
    """
    return _Comparison(base, made, changed, removed).run(progress, stage)


class _Comparison:
    """One comparison; `run` fills `found` in the order of reading."""

    def __init__(
        self,
        base: Disc,
        made: Disc,
        changed: Collection[str],
        removed: Collection[str],
    ) -> None:
        self._base = base
        self._made = made
        self._progress = Progress()
        self._changed = {file for path in changed if (file := base.find(path))}
        self._removed = {file for path in removed if (file := base.find(path))}
        self._changed_paths = frozenset(changed)
        self._changed_starts = {_start(file) for file in self._changed} - {None}
        # Where several files share one place, only the names that were given are to change.
        untouched = (file for file in base.files if file not in self._changed)
        self._shared_starts = {_start(file) for file in untouched} & self._changed_starts
        self._gone_places = {file.extents for file in self._removed if file.extents}
        self._gone_places -= {file.extents for file in base.files if file not in self._removed}
        self._gone_paths = {file.path.casefold() for file in self._removed}
        self._same: set[tuple[Extents, Extents]] = set()
        self._found: list[str] = []
        self._buffers = bytearray(CHUNK), bytearray(CHUNK)

    def run(self, progress: Progress, stage: Words) -> list[str]:
        base, made = self._base, self._made
        self._expect("the trees on the disc", sorted(base.layouts), sorted(made.layouts))
        self._expect("the tree that is read", base.view, made.view)
        self._expect("the volume labels", base.labels, made.labels)
        self._expect("the creation date", base.created, made.created)
        self._progress = progress
        progress.begin(stage, self._total())
        for layout in distinct_trees(base):
            if layout in made.layouts:
                self._compare_tree(layout)
        self._compare_boot()
        return self._found

    def _total(self) -> int:
        """Bytes to compare: each place of the base once, however many names it has."""
        places = {
            file.extents: file.size
            for layout in distinct_trees(self._base)
            for file in self._base.tree(layout).files
            if not self._is_changed(file) and file.extents not in self._gone_places
        }
        return sum(places.values())

    def _expect(self, what: str, base: object, made: object) -> None:
        if base != made:
            self._found.append(f"{what}: {made} instead of {base}")

    def _is_changed(self, file: DiscFile) -> bool:
        """Whether `file`, of any tree of the base, may have any content now."""
        start = _start(file)
        if start in self._shared_starts:
            return file.path.casefold() in {other.path.casefold() for other in self._changed}
        return start in self._changed_starts

    def _is_gone(self, file: DiscFile) -> bool:
        return file.extents in self._gone_places or file.path.casefold() in self._gone_paths

    def _compare_tree(self, layout: str) -> None:
        base, made = self._base.tree(layout), self._made.tree(layout)
        kept = {file.path: file for file in base.files if not self._is_gone(file)}
        there = {file.path: file for file in made.files}
        for path in sorted(kept.keys() - there.keys()):
            self._found.append(f"{layout} {path}: missing")
        for path in sorted(there.keys() - kept.keys()):
            self._found.append(f"{layout} {path}: added")
        self._expect(f"{layout} folders", sorted(base.folders), sorted(made.folders))
        # In the order of the base's sectors, so that the disc is read from front to back.
        for path in sorted(kept.keys() & there.keys(), key=lambda p: kept[p].extents):
            self._compare_file(layout, kept[path], there[path])

    def _compare_file(self, layout: str, base: DiscFile, made: DiscFile) -> None:
        what = f"{layout} {base.path}"
        self._expect(f"{what} hidden", base.hidden, made.hidden)
        self._expect(f"{what} date", base.modified, made.modified)
        if self._is_changed(base):
            return
        if self._is_catalogue(base):
            return
        if base.size != made.size:
            self._found.append(f"{what}: {made.size} bytes instead of {base.size}")
        elif not self._equal(base, made):
            self._found.append(f"{what}: other content")

    def _is_catalogue(self, file: DiscFile) -> bool:
        catalogue = self._base.catalogue
        starts = [offset for offset, _ in file.extents[:1]]
        return catalogue is not None and starts == [catalogue * SECTOR]

    def _equal(self, base: DiscFile, made: DiscFile) -> bool:
        """Whether both files have the same bytes, each pair of places read once."""
        pair = (base.extents, made.extents)
        if pair in self._same:
            return True
        exempt = self._has_boot_info(base) and self._has_boot_info(made, self._made)
        one, other = self._buffers
        first = True
        for count, also in zip(
            self._base.fill(base, one), self._made.fill(made, other), strict=True
        ):
            if first and exempt:
                for buffer in (one, other):
                    buffer[bootinfo.START : bootinfo.END] = bytes(bootinfo.END - bootinfo.START)
            first = False
            # Whole bytearrays are compared at memory speed and without a copy.
            whole = count == also == len(one)
            if one != other if whole else one[:count] != other[:also]:
                return False
            self._progress.advance(count)
        self._same.add(pair)
        return True

    def _has_boot_info(self, file: DiscFile, disc: Disc | None = None) -> bool:
        disc = disc or self._base
        starts = {entry.offset for entry in disc.boot}
        limit = bootinfo.MAX_PROGRAM
        if not file.extents or file.extents[0][0] not in starts or file.size > limit:
            return False
        return bootinfo.is_valid(disc.read(file, limit), file.extents[0][0] // SECTOR)

    def _compare_boot(self) -> None:
        base, made = self._base.boot, self._made.boot
        nowhere = [[replace(entry, offset=0) for entry in entries] for entries in (base, made)]
        self._expect("the boot entries", *nowhere)
        for index, (one, other) in enumerate(zip(base, made, strict=False)):
            if boot_path(index) not in self._changed_paths:
                self._compare_boot_image(one, other)

    def _compare_boot_image(self, base: BootEntry, made: BootEntry) -> None:
        """A boot image that is a file must be that file again; one that isn't must be equal."""
        image, again = boot_image(self._base, base), boot_image(self._made, made)
        what = f"the {base.platform} boot image"
        if image.path != again.path:
            self._found.append(f"{what}: {again.path or 'bytes'} instead of {image.path}")
        elif not image.path:
            # Where nothing tells the length, what follows on the other disc would count.
            again = replace(again, size=image.size, extents=((made.offset, image.size),))
            if made.offset + image.size > self._made.size or not self._equal(image, again):
                self._found.append(f"{what}: other content")


def _start(file: DiscFile) -> tuple[int, int] | int | None:
    """What tells a file's place from others': trees may give one file different lengths."""
    if not file.extents:
        return None
    return file.extents[0][0] if file.extents[0][0] != HOLE else file.extents[0]
