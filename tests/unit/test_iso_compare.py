"""The comparison with the base must notice every kind of difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sert_wizard.errors import CancelledError
from sert_wizard.iso.compare import differences
from sert_wizard.iso.disc import Disc
from sert_wizard.progress import Progress
from tests import discs

KIND = "joliet"


def _compare(folder: Path, edit: Callable[[bytearray, Disc], None]) -> list[str]:
    """What is found when a copy of a disc is edited."""
    with Disc.open(discs.disc(KIND)) as base:
        data = bytearray(base.path.read_bytes())
        edit(data, base)
        image = folder / "edited.iso"
        image.write_bytes(data)
        with Disc.open(image) as made:
            return differences(base, made, (), (), Progress())


def _place(disc: Disc, path: str) -> int:
    file = disc.find(path)
    assert file
    return file.extents[0][0]


def _record(data: bytearray, name: str) -> int:
    """Where the Joliet directory record of `name` begins."""
    return data.index(name.encode("utf-16-be")) - 33


def test_equal_discs(tmp_path: Path) -> None:
    assert _compare(tmp_path, lambda data, disc: None) == []


def test_one_flipped_bit_in_a_file(tmp_path: Path) -> None:
    def edit(data: bytearray, disc: Disc) -> None:
        data[_place(disc, "/boot/boot.sdi") + 300_000] ^= 1

    found = _compare(tmp_path, edit)
    assert found and all("other content" in line for line in found)
    assert any(line.startswith("joliet /boot/boot.sdi") for line in found)


def test_the_boot_info_table_is_exempt_and_no_more(tmp_path: Path) -> None:
    def outside(data: bytearray, disc: Disc) -> None:
        data[_place(disc, "/boot/etfsboot.com") + 64] ^= 1

    assert _compare(tmp_path, outside)

    def other_image(data: bytearray, disc: Disc) -> None:
        """Bytes 8-63 of an image without a table are content like any other."""
        data[_place(disc, "/efi/microsoft/boot/efisys.bin") + 10] ^= 1

    assert _compare(tmp_path, other_image)


def test_a_label(tmp_path: Path) -> None:
    def edit(data: bytearray, disc: Disc) -> None:
        data[16 * 2048 + 40] = ord("X")

    assert any("volume labels" in line for line in _compare(tmp_path, edit))


def test_a_hidden_flag_and_a_date(tmp_path: Path) -> None:
    def edit(data: bytearray, disc: Disc) -> None:
        data[_record(data, "boot.sdi") + 25] |= 1

    assert _compare(tmp_path, edit) == ["joliet /boot/boot.sdi hidden: True instead of False"]

    def redate(data: bytearray, disc: Disc) -> None:
        data[_record(data, "boot.sdi") + 18] += 1

    assert ["joliet /boot/boot.sdi date" in line for line in _compare(tmp_path, redate)] == [True]


def test_a_name(tmp_path: Path) -> None:
    def edit(data: bytearray, disc: Disc) -> None:
        data[_record(data, "boot.sdi") + 34] = ord("c")

    found = _compare(tmp_path, edit)
    assert found[:2] == ["joliet /boot/boot.sdi: missing", "joliet /boot/coot.sdi: added"]


@pytest.mark.parametrize(("at", "value"), [(32, 0x00), (38, 4), (64 + 32, 0x00)])
def test_a_boot_entry(at: int, value: int, tmp_path: Path) -> None:
    def edit(data: bytearray, disc: Disc) -> None:
        assert disc.catalogue
        data[disc.catalogue * 2048 + at] = value

    assert any("boot entries" in line for line in _compare(tmp_path, edit))


def test_a_boot_entry_that_leads_elsewhere(tmp_path: Path) -> None:
    def edit(data: bytearray, disc: Disc) -> None:
        assert disc.catalogue
        sector = _place(disc, "/efi/microsoft/boot/efisys_noprompt.bin") // 2048
        data[disc.catalogue * 2048 + 104 : disc.catalogue * 2048 + 108] = sector.to_bytes(
            4, "little"
        )

    assert any("uefi boot image" in line for line in _compare(tmp_path, edit))


def test_changed_and_removed_files_are_expected() -> None:
    with Disc.open(discs.disc(KIND)) as base, Disc.open(discs.disc(KIND)) as same:
        assert differences(base, same, [discs.WIM], (), Progress()) == []
        found = differences(base, same, (), ["/readme.txt"], Progress())
        assert any("/readme.txt: added" in line for line in found)


def test_progress_counts_every_byte_once_and_cancel_is_seen() -> None:
    class Counter(Progress):
        most = 0

        def reach(self, done: int, total: int | None = None) -> None:
            super().reach(done, total)
            self.most = done

    counter = Counter()
    with Disc.open(discs.disc("bridge-joliet")) as base:
        assert differences(base, base, (), (), counter) == []
        assert counter.most == sum(map(len, discs.TREE.values()))
        progress = Progress()
        progress.cancel()
        with pytest.raises(CancelledError):
            differences(base, base, (), (), progress)


def test_a_boot_image_that_is_no_file(tmp_path: Path) -> None:
    """Its last bytes count, too, though the boot entry loads only its first."""
    tree = discs.write_tree(tmp_path / "tree", discs.TREE)
    arguments = discs.RECIPES["joliet"][1]
    for name in ("efisys.bin", "etfsboot.com"):
        arguments += ("-hide", name, "-hide-joliet", name)
    image = discs.master(tmp_path / "base.iso", "genisoimage", arguments, tree)
    with Disc.open(image) as base:
        data = bytearray(image.read_bytes())
        data[base.boot[1].offset + 1_474_559] ^= 1
        other = tmp_path / "other.iso"
        other.write_bytes(data)
        with Disc.open(other) as made:
            found = differences(base, made, (), (), Progress())
    assert found == ["the uefi boot image: other content"]
