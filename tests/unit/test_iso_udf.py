"""UDF alone on a disc: every revision and way of recording; what isn't supported is named."""

from __future__ import annotations

import binascii
import struct
from pathlib import Path

import pytest

from sert_wizard.errors import InputError
from sert_wizard.iso import udf
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.image import ImageFile
from sert_wizard.iso.tree import HOLE
from tests import discs, udf_images

REVISIONS = ("1.02", "1.50", "2.01")


@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("style", udf_images.STYLES)
def test_all_files_are_read(revision: str, style: str) -> None:
    with Disc.open(discs.udf_disc(revision, style)) as disc:
        assert {f.path: b"".join(disc.chunks(f)) for f in disc.files} == discs.TREE
        assert (disc.view, disc.layouts, disc.boot) == ("udf", ("udf",), ())
        assert disc.volume_id == discs.LABEL
        assert disc.udf and f"{disc.udf.revision:04x}" == revision.replace(".", "").zfill(4)


@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("style", ["short", "long", "embedded", "scattered"])
def test_seven_zip_agrees_with_the_images(revision: str, style: str, tmp_path: Path) -> None:
    # p7zip follows neither chains of extents nor holes; those are checked against the source.
    assert discs.extract(discs.udf_disc(revision, style), tmp_path) == discs.TREE


def test_the_styles_are_what_they_say() -> None:
    wim = {}
    for style in udf_images.STYLES:
        with Disc.open(discs.udf_disc("1.02", style)) as disc:
            wim[style] = disc.find(discs.WIM)
            if style == "sparse":
                zeros = disc.find("/Tools/mostly zeros.dat")
                assert zeros and any(offset == HOLE for offset, _ in zeros.extents)
            if style == "embedded":
                small = disc.find("/readme.txt")
                assert small and small.extents[0][0] % 2048
    assert {style: len(file.extents) for style, file in wim.items() if file} == {
        **{"short": 1, "long": 1, "embedded": 1, "sparse": 1},
        **{"scattered": 39, "chained": 39},
    }


@pytest.mark.parametrize(
    ("media", "revision", "name"),
    [
        ("cdr", "1.50", "virtual UDF partition"),
        ("cdrw", "2.01", "sparable UDF partition"),
        ("bdr", "2.50", "virtual UDF partition"),
    ],
)
def test_kinds_for_packet_writing_are_refused_by_name(
    media: str, revision: str, name: str, tmp_path: Path
) -> None:
    image = tmp_path / "u.img"
    with image.open("wb") as file:
        file.truncate(20 << 20)
    discs.run("mkudffs", f"--media-type={media}", f"--udfrev={revision}", "-b", "2048", image)
    with pytest.raises(InputError, match=name) as caught:
        Disc.open(image)
    assert caught.value.code == "unsupported-disc"


def test_a_metadata_partition_is_refused_by_name(tmp_path: Path) -> None:
    image = _edited(tmp_path, _with_metadata_partition)
    with pytest.raises(InputError, match="metadata UDF partition") as caught:
        Disc.open(image)
    assert caught.value.code == "unsupported-disc"


def test_the_reserve_sequence_serves_when_the_main_one_is_damaged(tmp_path: Path) -> None:
    def spoil(data: bytearray) -> None:
        main = struct.unpack_from("<I", data, 256 * 2048 + 20)[0]
        for sector in range(main, main + 16):
            data[sector * 2048 + 100] ^= 0xFF

    with Disc.open(_edited(tmp_path, spoil)) as disc:
        assert len(disc.files) == len(discs.TREE)


def test_the_last_anchor_serves_when_the_first_is_damaged(tmp_path: Path) -> None:
    def spoil(data: bytearray) -> None:
        data[256 * 2048 : 257 * 2048] = bytes(2048)

    with Disc.open(_edited(tmp_path, spoil)) as disc:
        assert len(disc.files) == len(discs.TREE)


def test_a_folder_that_holds_itself(tmp_path: Path) -> None:
    def loop(data: bytearray) -> None:
        """Let the entry of "sources" lead to the root's file entry."""
        with ImageFile(discs.udf_disc("1.02")) as image:
            volume = udf.read_volume(image)
        name = data.index(b"\x08sources") - 38
        root = struct.unpack_from("<I", data, data.index(b"\x08Tools") - 38)[0]
        del root
        start = volume.partitions[0][0]
        file_set = (start + volume.file_set.block) * 2048
        data[name + 24 : name + 28] = data[file_set + 404 : file_set + 408]
        _seal(data, name)

    with pytest.raises(InputError, match="leads back to itself") as caught:
        Disc.open(_edited(tmp_path, loop))
    assert caught.value.code == "damaged-disc"


def test_a_chain_of_extents_without_end(tmp_path: Path) -> None:
    def loop(data: bytearray) -> None:
        """Let an allocation extent descriptor's last address lead to itself."""
        at = next(
            sector
            for sector in range(0, len(data), 2048)
            if data[sector : sector + 2] == b"\x02\x01" and data[sector + 20] == 32
        )
        data[at + 48 + 4 : at + 48 + 8] = data[at + 12 : at + 16]
        # Shorten its recorded pieces so that the file never gets its bytes.
        for piece in range(3):
            data[at + 24 + 8 * piece : at + 28 + 8 * piece] = struct.pack("<I", 1)
        _seal(data, at)

    image = _edited(tmp_path, loop, "chained")
    with pytest.raises(InputError, match="leads back to itself") as caught:
        Disc.open(image)
    assert caught.value.code == "damaged-disc"


def test_a_broken_udf_side_gives_way_to_joliet(tmp_path: Path) -> None:
    image = tmp_path / "d.iso"
    data = bytearray(discs.disc("bridge-joliet").read_bytes())
    _spoil_udf(data)
    image.write_bytes(data)
    with Disc.open(image) as disc:
        assert disc.view == "joliet"
        assert disc.udf_problem and disc.udf_problem.code == "damaged-disc"
        assert disc.find(discs.WIM)


def test_a_broken_udf_side_is_not_replaced_by_a_readme(tmp_path: Path) -> None:
    image = tmp_path / "d.iso"
    data = bytearray(discs.disc("udf-first").read_bytes())
    _spoil_udf(data)
    image.write_bytes(data)
    with pytest.raises(InputError) as caught:
        Disc.open(image)
    assert caught.value.code == "damaged-disc"


def _spoil_udf(data: bytearray) -> None:
    """Damage the file set descriptor, which comes first in the partition."""
    for sector in range(257, 300):
        if data[sector * 2048 : sector * 2048 + 2] == b"\x00\x01":
            data[sector * 2048 + 404] ^= 0xFF


def _edited(folder: Path, edit: object, style: str = "short") -> Path:
    data = bytearray(discs.udf_disc("1.02", style).read_bytes())
    assert callable(edit)
    edit(data)
    image = folder / "edited.img"
    image.write_bytes(data)
    return image


def _seal(data: bytearray, at: int) -> None:
    """Make the CRC and checksum of the descriptor at `at` right again."""
    length = struct.unpack_from("<H", data, at + 10)[0]
    crc = binascii.crc_hqx(bytes(data[at + 16 : at + 16 + length]), 0)
    data[at + 8 : at + 10] = struct.pack("<H", crc)
    data[at + 4] = (sum(data[at : at + 4]) + sum(data[at + 5 : at + 16])) & 0xFF


def _with_metadata_partition(data: bytearray) -> None:
    for anchor in (20, 28):
        sequence = struct.unpack_from("<I", data, 256 * 2048 + anchor)[0]
        for at in range(sequence * 2048, (sequence + 16) * 2048, 2048):
            if data[at : at + 2] == b"\x06\0":
                data[at + 264 : at + 268] = struct.pack("<I", 64)
                data[at + 440 : at + 504] = b"\x02\x40\0\0\0*UDF Metadata Partition".ljust(
                    64, b"\0"
                )
                _seal(data, at)
