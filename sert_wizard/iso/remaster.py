"""Writes a disc anew with writers of our own, where pycdlib can't: UDF without ISO 9660, files in
pieces, several partitions, content that several files share, files of 4 GiB and more.

The new disc has the trees of the base with the same names, dates, flags, labels and boot entries;
only its order differs: descriptors, folders, contents. What the base holds that no tree, boot entry
or descriptor leads to isn't carried over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import BinaryIO

from sert_wizard.iso import bootinfo, eltorito, iso9660, links
from sert_wizard.iso import udf_format as form
from sert_wizard.iso.bootimage import boot_image
from sert_wizard.iso.contents import Content, Contents
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.edits import Edits, resolve
from sert_wizard.iso.hybrid import Hybrid, is_hybrid
from sert_wizard.iso.image import SECTOR, damaged, whole_end
from sert_wizard.iso.iso9660_write import IsoSide
from sert_wizard.iso.udf_write import ANCHOR, DESCRIPTORS, PARTITION, UdfSide
from sert_wizard.wording import words

#: The first sector of UDF's descriptors where those before leave it free, as others place them.
_USUAL_SEQUENCE = 32


class Remaster:
    """A disc laid out: `size` in bytes, and `pieces` to write one after the other."""

    def __init__(
        self,
        base: Disc,
        sources: Mapping[str, tuple[BinaryIO, int]],
        removed: Collection[str],
    ) -> None:
        """`sources`: what is to lie at a path of the disc, and its size in bytes; only the size
        counts until `pieces` is used. Raises RequestError `no-such-file`, `boot-file`,
        `empty-file`, `shared-content` or `disc-not-rewritable`, InputError."""
        _check(base)
        self._base = base
        self._contents = Contents()
        edits = resolve(base, self._contents, sources, removed)
        try:
            self._iso = IsoSide(base, self._contents, edits) if base.primary else None
            self._udf = UdfSide(base, self._contents, edits) if base.udf else None
        except form.BadDescriptorError as error:
            raise damaged(words("UDF: {error}", error=error)) from None
        self._recognition = list(iso9660.raw_descriptors(base.image))
        self._sequence = max(_USUAL_SEQUENCE, iso9660.FIRST_DESCRIPTOR + len(self._recognition))
        self._hybrid = self._add_boot(edits)
        self._place()

    def _add_boot(self, edits: Edits) -> Hybrid | None:
        """The boot images, those that are no files, too, and what leads to them."""
        base = self._base
        images: list[Content] = []
        places: dict[int, tuple[int, Content]] = {}
        for index, entry in enumerate(base.boot):
            image = boot_image(base, entry)
            content = edits.boot.get(index) or self._contents.keep(image.extents)
            if image.size <= bootinfo.MAX_PROGRAM:
                old = base.read(image, bootinfo.MAX_PROGRAM)
                if bootinfo.is_valid(old, entry.offset // SECTOR):
                    content.patch = partial(_with_table, base)
            images.append(content)
            places[entry.offset] = (image.size, content)
        if base.catalogue is not None:
            catalogue = self._contents.keep(((base.catalogue * SECTOR, SECTOR),))
            catalogue.patch = lambda piece, _: (
                eltorito.relocated(piece[:SECTOR], [image.sector for image in images])
                + piece[SECTOR:]
            )
        return Hybrid(base, places) if is_hybrid(base) else None

    def _place(self) -> None:
        sector = iso9660.FIRST_DESCRIPTOR + len(self._recognition)
        if self._udf:
            if self._sequence + DESCRIPTORS > ANCHOR:
                raise links.refusal(words("it has too many volume descriptors"))
            sector = self._udf.place(PARTITION)
        if self._iso:
            sector = self._iso.place(sector)
        sector = self._contents.place(sector)
        sector += 1 if self._udf else 0
        size = self._hybrid.total(sector) if self._hybrid else whole_end(sector * SECTOR)
        self._sectors = size // SECTOR

    @property
    def size(self) -> int:
        """Bytes of the new disc."""
        return self._sectors * SECTOR

    def pieces(self) -> Iterator[bytes | memoryview]:
        """The bytes of the new disc; a piece is gone when the next is asked for.

        Raises InputError when the base or a source can't be read.
        """
        at = 0
        for sector, data in self._runs():
            yield bytes(sector * SECTOR - at)
            at = sector * SECTOR
            for piece in data if isinstance(data, Iterator) else (data,):
                at += len(piece)
                yield piece
        backup = self._hybrid.backup(self.size) if self._hybrid else b""
        yield bytes(self.size - at - len(backup))
        yield backup

    def _runs(self) -> Iterator[tuple[int, bytes | Iterator[bytes | memoryview]]]:
        """(first sector, bytes) of everything on the disc, in its order."""
        yield 0, self._system_area()
        fixed = dict(enumerate(self._descriptors(), iso9660.FIRST_DESCRIPTOR))
        if self._udf:
            fixed.update(self._udf.descriptors(self._sequence, self._sectors - 1))
        last = fixed.pop(self._sectors - 1, None)
        yield from sorted(fixed.items())
        if self._udf:
            yield from self._udf.sectors()
        if self._iso:
            yield from self._iso.sectors()
        for content in self._contents.in_order():
            yield content.sector, content.pieces(self._base)
        if last is not None:
            yield self._sectors - 1, last

    def _system_area(self) -> bytes:
        if self._hybrid:
            return self._hybrid.system_area(self.size)
        return self._base.raw(0, iso9660.FIRST_DESCRIPTOR * SECTOR)

    def _descriptors(self) -> Iterator[bytes]:
        if self._iso:
            return self._iso.descriptors(self._sectors)
        return iter(self._recognition)


def _with_table(base: Disc, piece: bytes, content: Content) -> bytes:
    """The beginning of a boot image with a boot info table that fits its new place."""
    return bootinfo.inserted(content.whole(base), content.sector)[: len(piece)]


def _check(base: Disc) -> None:
    if base.udf_problem is not None:
        raise links.refusal(words("its UDF side can't be used"))
