"""Puts right what pycdlib leaves wrong in a disc it wrote: dates, the system area, UDF's length."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

from sert_wizard.errors import InputError
from sert_wizard.iso import udf, udf_repair
from sert_wizard.iso import udf_format as form
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.image import SECTOR, ImageFile, whole_end
from sert_wizard.iso.iso9660 import FIRST_DESCRIPTOR, MAX_DESCRIPTORS

_BLOCKS = slice(80, 88)
_MODIFIED = slice(830, 847)


def after_writing(base: Disc, target: Path) -> None:
    """Repair the disc written to `target` from `base`; raises OSError, InputError."""
    with target.open("r+b") as file:
        sectors = _fill_up(file, udf=base.udf is not None)
        _restore_descriptors(base, file, sectors)
        _restore_system_area(base, file)
    if base.udf:
        with ImageFile(target) as image:
            patches = udf_repair.partition_length(image, udf.read_volume(image))
        with target.open("r+b") as file:
            for offset, data in patches:
                file.seek(offset)
                file.write(data)


def _fill_up(file: BinaryIO, *, udf: bool) -> int:
    """Let the disc end where boot programs can read it all (see `image.END_UNIT`); its sectors."""
    size = file.seek(0, io.SEEK_END)
    sectors = whole_end(size) // SECTOR
    if udf and sectors * SECTOR > size:
        # UDF looks for its second anchor in the last sector.
        file.seek(size - SECTOR)
        anchor = bytearray(file.read(SECTOR))
        file.seek(size - SECTOR)
        file.write(bytes(SECTOR))
        anchor[12:16] = (sectors - 1).to_bytes(4, "little")
        file.seek((sectors - 1) * SECTOR)
        file.write(form.sealed(bytes(anchor)))
    file.truncate(sectors * SECTOR)
    return sectors


def _restore_descriptors(base: Disc, file: BinaryIO, sectors: int) -> None:
    """The volumes' sizes, and their modification dates: pycdlib puts the present there."""
    blocks = sectors.to_bytes(4, "little") + sectors.to_bytes(4, "big")
    kept = {kind: [data[_MODIFIED] for data in _descriptors(base, kind)] for kind in (1, 2)}
    for number in range(FIRST_DESCRIPTOR, FIRST_DESCRIPTOR + MAX_DESCRIPTORS):
        file.seek(number * SECTOR)
        data = file.read(SECTOR)
        if data[1:6] != b"CD001" or data[0] == 255:
            return
        if data[0] in kept:
            file.seek(number * SECTOR + _BLOCKS.start)
            file.write(blocks)
        dates = kept.get(data[0])
        if dates:
            file.seek(number * SECTOR + _MODIFIED.start)
            file.write(dates.pop(0))


def _descriptors(base: Disc, kind: int) -> list[bytes]:
    found = []
    for number in range(FIRST_DESCRIPTOR, FIRST_DESCRIPTOR + MAX_DESCRIPTORS):
        try:
            data = base.raw(number * SECTOR, SECTOR)
        except InputError:
            break
        if data[1:6] != b"CD001" or data[0] == 255:
            break
        if data[0] == kind:
            found.append(data)
    return found


def _restore_system_area(base: Disc, file: BinaryIO) -> None:
    """The 32 KiB before the volume descriptors, where pycdlib knows nothing to put there."""
    length = FIRST_DESCRIPTOR * SECTOR
    file.seek(0)
    if not any(file.read(length)):
        original = base.raw(0, length)
        if any(original):
            file.seek(0)
            file.write(original)
