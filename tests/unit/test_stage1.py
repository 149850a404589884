"""The stage-1 disc, read back with programs that are not ours."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sert_wizard.errors import MachineError, UsageError
from sert_wizard.settings import resource
from sert_wizard.stage1.assets import find_assets
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.script import bios_script, grub_config, uefi_script
from sert_wizard.stage1.spec import FIRMWARE, LoaderSpec, parse_firmware

URL = "http://192.0.2.10:8080/optimized.iso"
SPEC = LoaderSpec((URL,))
WHEN = datetime(2009, 7, 14, 12, 30, 14, tzinfo=UTC)


def _run(*command: str | Path) -> bytes:
    return subprocess.run([str(word) for word in command], capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def disc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stage1") / "stage1.iso"
    path.write_bytes(build_loader(SPEC, when=WHEN))
    return path


def test_size(disc: Path) -> None:
    assert disc.stat().st_size <= 2_100_000
    assert disc.stat().st_size % 32768 == 0  # GRUB on BIOS reads whole blocks of this size


def test_seven_zip_finds_every_file_as_it_was(disc: Path) -> None:
    assets = find_assets()
    assert b"Everything is Ok" in _run("7z", "t", disc)
    for name, path in {
        "IPXE.KRN": assets.ipxe_bios,
        "MEMDISK": assets.memdisk,
    }.items():
        assert _run("7z", "e", "-so", disc, name) == path.read_bytes()
    config = _run("7z", "e", "-so", disc, "BOOT/GRUB/GRUB.CFG").decode("ascii")
    loader = _run("7z", "e", "-so", disc, "BOOT/CDBOOT.IMG")
    original = assets.bios_loader.read_bytes()
    # Bytes 8 to 63 are the boot info table.
    assert loader[:8] + loader[64:] == original[:8] + original[64:]
    assert grub_config(bios_script(SPEC), SPEC) == config


def test_the_firmware_file_system(disc: Path, tmp_path: Path) -> None:
    image = tmp_path / "efi.img"
    image.write_bytes(_run("7z", "e", "-so", disc, "EFI.IMG"))
    _run("fsck.fat", "-n", image)
    program = _run("mtype", "-i", image, "::/EFI/BOOT/BOOTX64.EFI")
    assert program == find_assets().ipxe_uefi.read_bytes()
    assert _run("mtype", "-i", image, "::/autoexec.ipxe").decode() == uefi_script(SPEC)


@pytest.mark.parametrize("firmware", [("bios",), ("uefi",), ("bios", "uefi")])
def test_boot_entries_are_those_asked_for(tmp_path: Path, firmware: tuple[str, ...]) -> None:
    path = tmp_path / "stage1.iso"
    path.write_bytes(build_loader(replace(SPEC, firmware=firmware), when=WHEN))
    report = _run("xorriso", "-indev", path, "-report_el_torito", "plain").decode()
    entries = [line.split() for line in report.splitlines() if line.startswith("El Torito boot")]
    platforms = [words[6] for words in entries if words[5].isdigit()]
    assert platforms == [{"bios": "BIOS", "uefi": "UEFI"}[name] for name in firmware]


def test_same_arguments_same_bytes(disc: Path) -> None:
    assert build_loader(SPEC, when=WHEN) == disc.read_bytes()
    assert build_loader(SPEC, when=WHEN.replace(year=2010)) != disc.read_bytes()
    assert build_loader(LoaderSpec((URL + "x",)), when=WHEN) != disc.read_bytes()


def test_the_date_asked_for_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = build_loader(SPEC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(WHEN.timestamp())))
    assert build_loader(SPEC) == build_loader(SPEC, when=WHEN) != undated


@pytest.mark.parametrize("text", ["", "bios,", "BIOS,efi", "arm"])
def test_bad_firmware(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_firmware(text)
    assert caught.value.code == "bad-firmware"


def test_firmware_as_a_command_line_gives_it() -> None:
    assert parse_firmware(" UEFI,bios,uefi") == ("uefi", "bios")
    assert parse_firmware("bios,uefi") == FIRMWARE


def test_the_index_names_version_and_licence_of_every_file() -> None:
    index = find_assets().index
    assert set(find_assets().versions) == set(index)
    for asset in index.values():
        assert asset.version
        assert asset.licence.startswith("GPL-")
        assert resource("boot-assets", asset.copyright).read_text("utf-8")


def _copy(tmp_path: Path) -> Path:
    leave = shutil.ignore_patterns(".*")  # what a build of the assets is at work on
    return Path(shutil.copytree(resource("boot-assets"), tmp_path / "assets", ignore=leave))


def test_no_assets(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        find_assets(tmp_path)
    assert caught.value.code == "no-boot-assets"
    assert "boot_assets.sh" in caught.value.hint


def test_a_missing_asset(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "memdisk").unlink()
    with pytest.raises(MachineError, match="memdisk"):
        find_assets(folder)


def test_a_changed_asset(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    with (folder / "ipxe.efi").open("r+b") as stream:
        stream.seek(100_000)
        stream.write(b"\xff\x00\xff")
    with pytest.raises(MachineError) as caught:
        find_assets(folder)
    assert caught.value.code == "damaged-boot-assets"


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"files": [{"name": 1}]})])
def test_an_unreadable_index(tmp_path: Path, text: str) -> None:
    folder = _copy(tmp_path)
    (folder / "assets.json").write_text(text, "utf-8")
    with pytest.raises(MachineError) as caught:
        find_assets(folder)
    assert caught.value.code == "damaged-boot-assets"
