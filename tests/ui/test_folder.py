"""What is said of an output folder, without Qt."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sert_wizard.ui.folder import FAT_LIMIT, file_system, folder_state, largest_file


def test_folders_that_cannot_be_used(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    (tmp_path / "stage1.iso").write_bytes(b"")
    assert folder_state(Path("out")).problem == "relative"
    assert folder_state(file).problem == "file"
    assert folder_state(tmp_path).there == ("stage1.iso",)
    new = folder_state(tmp_path / "not" / "yet")
    assert new.free is not None
    assert new.free > 0
    assert new.there == ()
    assert new.limit is None or new.limit == FAT_LIMIT


@pytest.mark.parametrize("kind", ["FAT32", "vfat", "msdos", "FAT"])
def test_fat_holds_no_file_of_four_gibibytes(kind: str) -> None:
    assert largest_file(kind) == 4 * 1024**3 - 1


@pytest.mark.parametrize("kind", ["NTFS", "exFAT", "ext4", "ReFS", ""])
def test_other_file_systems_hold_more(kind: str) -> None:
    assert largest_file(kind) is None


@pytest.mark.skipif(not shutil.which("findmnt"), reason="findmnt is the second opinion")
@pytest.mark.parametrize("place", ["tmp", "/proc", "/dev"])
def test_the_file_system_is_the_one_that_the_system_names(place: str, tmp_path: Path) -> None:
    folder = tmp_path if place == "tmp" else Path(place)
    told = subprocess.run(
        ["findmnt", "--noheadings", "--output", "FSTYPE", "--target", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert file_system(folder) == told.stdout.split()[-1]
