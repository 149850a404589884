"""Makes UDF's partition end where the disc ends.

After a change of size pycdlib leaves the partition one or two blocks too long: it counts the
descriptors before it, and the anchor after it, as part of it. `udfinfo` then warns that the
partition's space lies beyond the end of the disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from sert_wizard.iso import udf_format as form
from sert_wizard.iso.image import SECTOR, ImageFile
from sert_wizard.iso.udf import UdfVolume

_LENGTH = slice(192, 196)


def partition_length(image: ImageFile, volume: UdfVolume) -> list[tuple[int, bytes]]:
    """(offset, bytes) of the sectors to write so that the partition ends before the last anchor."""
    start, _ = volume.partitions[0]
    blocks = image.sectors - 1 - start
    length = blocks.to_bytes(4, "little")
    patches = []
    for number, data in _sequence_sectors(image, volume):
        made = bytearray(data)
        made[_LENGTH] = length
        patches.append((number * SECTOR, form.sealed(bytes(made))))
    where, size = volume.integrity
    if size and where < image.sectors and form.tag_kind(image.sector(where)) == form.INTEGRITY:
        made = bytearray(image.sector(where))
        # The table of sizes follows that of free space, one 32-bit number a partition in each.
        count = int.from_bytes(made[72:76], "little")
        at = 80 + 4 * count
        if count == 1:
            made[at : at + 4] = length
            patches.append((where * SECTOR, form.sealed(bytes(made))))
    return patches


def _sequence_sectors(image: ImageFile, volume: UdfVolume) -> Iterator[tuple[int, bytes]]:
    """The partition descriptors of the main and the reserve sequence."""
    for start, length in volume.sequences:
        for number in range(start, min(start + length // SECTOR, image.sectors)):
            data = image.sector(number)
            kind = form.tag_kind(data)
            if kind == form.PARTITION:
                yield number, data
            elif kind == form.TERMINATOR:
                break
