"""The FAT images hold what they were given, in the eyes of mtools and fsck.fat."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sert_wizard.stage1.fat import fat_image

WHEN = datetime(2009, 7, 14, 12, 30, 14, tzinfo=UTC)
NAMES = st.text("ABCxyz0189-_. +", min_size=1, max_size=24).filter(
    lambda name: name.strip(". ") == name
)


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    path = folder / "fat.img"
    path.write_bytes(fat_image(files, WHEN))
    return path


def _check(image: Path) -> None:
    found = subprocess.run(
        ["fsck.fat", "-n", str(image)], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr


def _content(image: Path, name: str) -> bytes:
    return subprocess.run(
        ["mtype", "-i", str(image), f"::/{name}"], capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize(
    ("size", "kind"), [(1_000_000, b"FAT12"), (9_000_000, b"FAT16"), (0, b"FAT12")]
)
def test_whole_tree_comes_back(tmp_path: Path, size: int, kind: bytes) -> None:
    files = {
        "EFI/BOOT/BOOTX64.EFI": b"MZ" + bytes(range(256)) * (size // 256),
        "EFI/BOOT/a name much longer than eight.three.txt": b"long",
        "autoexec.ipxe": b"#!ipxe\n",
        "empty.txt": b"",
        "exactly-thirteen": b"x" * 512,
        "README.TXT": b"y" * 513,
    }
    image = _written(tmp_path, files)
    _check(image)
    assert image.read_bytes()[54:59] == kind
    for name, content in files.items():
        assert _content(image, name) == content
    # Space for the content, two tables and the root folder; not a floppy's worth more.
    assert image.stat().st_size < sum(map(len, files.values())) * 1.01 + 40_000


def test_a_folder_of_many_files_takes_several_clusters(tmp_path: Path) -> None:
    files = {f"Drivers/some driver file {n}.inf": bytes([n]) * n for n in range(200)}
    image = _written(tmp_path, files)
    _check(image)
    for name, content in files.items():
        assert _content(image, name) == content


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=12))
def test_any_names_are_sound(tmp_path: Path, files: dict[str, bytes]) -> None:
    if len({name.upper() for name in files}) < len(files):
        with pytest.raises(ValueError, match="twice"):
            fat_image({f"d/{name}": content for name, content in files.items()}, WHEN)
        return
    image = _written(tmp_path, {f"d/{name}": content for name, content in files.items()})
    _check(image)
    for name, content in files.items():
        assert _content(image, f"d/{name}") == content


def test_same_input_same_bytes_and_the_date_counts() -> None:
    files = {"b.txt": b"b", "a.txt": b"a"}
    assert fat_image(files, WHEN) == fat_image(dict(sorted(files.items())), WHEN)
    assert fat_image(files, WHEN) != fat_image(files, WHEN.replace(year=2010))


@pytest.mark.parametrize(
    "files",
    [
        {"a:b": b""},
        {"": b""},
        {"x" * 256: b""},
        {"a\x01": b""},
        {"a": b"", "A": b""},
        {"a": b"", "a/b": b""},
        {f"a very long name in the root {n}": b"" for n in range(40)},
    ],
)
def test_what_fat_cannot_hold_is_refused(files: dict[str, bytes]) -> None:
    with pytest.raises(ValueError):
        fat_image(files, WHEN)
