"""The partition tables of discs that also start from a USB stick, judged by xorriso."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from sert_wizard.errors import RequestError
from sert_wizard.iso.compare import differences
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.rewrite import predict_size, rewrite
from sert_wizard.progress import Progress
from tests import discs

NEW = random.Random(61).randbytes(6_000_001)
REMOVED = ("/readme.txt", "/boot/bootfix.bin")
HYBRIDS = {
    "GPT": discs.RECIPES["hybrid"][1],
    "MBR": ("-J", "-isohybrid-mbr", "/usr/lib/ISOLINUX/isohdpfx.bin", *discs.BOOT),
}


@pytest.mark.parametrize("tables", HYBRIDS)
def test_the_partition_tables_of_a_hybrid_disc(tables: str, tmp_path: Path) -> None:
    """xorriso checks the checksums of both tables of GPT, and knows the files' places."""

    def report(image: Path) -> list[str]:
        done = discs.run("xorriso", "-indev", image, "-report_system_area", "plain")
        return [" ".join(line.split()) for line in done.splitlines() if " : " in line]

    tree = discs.write_tree(tmp_path / "tree", discs.TREE)
    image = discs.master(tmp_path / "base.iso", "xorriso", HYBRIDS[tables], tree)
    target = tmp_path / "new.iso"
    with Disc.open(image) as base:
        efi = "/efi/microsoft/boot/efisys.bin"
        predicted = predict_size(base, {discs.WIM: len(NEW), efi: 3_000_000}, REMOVED)
        changes = {discs.WIM: NEW, efi: bytes(3_000_000)}
        rewrite(base, changes, REMOVED, target, Progress())
        with Disc.open(target) as made:
            assert made.size == predicted
            assert made.size % (1 << 20) == 0
            assert differences(base, made, list(changes), REMOVED, Progress()) == []
    before, after = report(image), report(target)
    assert any(tables in line for line in after)
    assert not any("problem" in line or "wrong" in line for line in after)
    places = ("start", "lba range", "MBR partition :", "size")
    kept = [[n for n in side if not any(p in n for p in places)] for side in (before, after)]
    assert kept[0] == kept[1]
    sizes = {line for line in after if line.startswith("MBR partition : ")}
    whole = next(line for line in sizes if line.startswith("MBR partition : 1 0x80"))
    assert whole.endswith(f" 0 {made.size // 512}")
    if tables == "GPT":
        assert any(line.endswith(f" {-(-3_000_000 // 512)}") for line in sizes)


def test_a_partition_that_is_no_boot_image_is_refused(tmp_path: Path) -> None:
    data = bytearray(discs.disc("hybrid").read_bytes())
    data[478:494] = struct.pack("<B3xB3xII", 0, 0x83, 1024, 8)
    (tmp_path / "d.iso").write_bytes(data)
    with Disc.open(tmp_path / "d.iso") as base, pytest.raises(RequestError, match="partition"):
        predict_size(base, {discs.WIM: 1}, ())
