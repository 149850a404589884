"""What the image itself decides: how it starts, what it loads already, which Windows it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sert_wizard.base import BaseImage
from sert_wizard.inf.ranking import SERVER
from sert_wizard.training.hive import Key, write_hive
from sert_wizard.training.practice import PracticeSet
from tests.conftest import Run
from tests.e2e.test_build import unpack
from tests.e2e.test_ntfs import disc_with, recipe_for
from tests.wims import wimlib

E1K = r"PCI\VEN_8086&DEV_10DE"
SYSTEM = "/Windows/System32/config/SYSTEM"
STARTNET = "/Windows/System32/startnet.cmd"
WINPESHL = "/Windows/System32/winpeshl.ini"


class Variant:
    """Makes base ISOs of the practice disc with files of its boot image changed."""

    def __init__(self, practice: PracticeSet, folder: Path, run: Run) -> None:
        self.practice, self.folder, self.run = practice, folder, run
        self.wim = unpack(practice.base_iso, folder / "disc").wim

    def put(self, path: str, content: bytes) -> None:
        source = self.folder / "new"
        source.write_bytes(content)
        wimlib("update", self.wim, "1", f'--command=add "{source}" "{path}"')

    def delete(self, path: str) -> None:
        wimlib("update", self.wim, "1", f'--command=delete "{path}"')

    def forget(self, *properties: str) -> None:
        """Take `properties` out of the WIM's XML."""
        for name in properties:
            wimlib("info", self.wim, "1", f"--image-property={name}=")

    def base(self) -> Path:
        return disc_with(self.wim, self.practice, self.folder / "base.iso")

    def json(self, command: str, *, status: int = 0) -> Any:
        recipe = recipe_for(self.practice, self.base())
        done = self.run(command, recipe, "--json")
        assert done.status == status, done.err
        return done.json

    def startup(self, path: str = STARTNET) -> str:
        out = self.folder / "out"
        made = unpack(out / "optimized.iso", self.folder / "made").wim
        wimlib("extract", made, "1", path, f"--dest-dir={self.folder / 'made'}", "--no-acls")
        return (self.folder / "made" / path.rsplit("/", 1)[1]).read_text("utf-8")


@pytest.fixture
def variant(practice: PracticeSet, tmp_path: Path, run: Run) -> Variant:
    return Variant(practice, tmp_path, run)


def hive(command: str, product: str = "WinNT", arch: str = "AMD64") -> bytes:
    root = Key()
    root.at("Setup").values = {"CmdLine": command}
    root.at("Select").values = {"Current": 1}
    control = root.at("ControlSet001\\Control")
    control.at("ProductOptions").values = {"ProductType": product}
    control.at("Session Manager\\Environment").values = {"PROCESSOR_ARCHITECTURE": arch}
    return write_hive(root, "SYSTEM")


def codes(found: Any) -> set[str]:
    return {warning["code"] for warning in found["warnings"]}


def test_no_injection_where_nothing_runs_the_start_up_file(variant: Variant) -> None:
    variant.put(SYSTEM, hive("X:\\maker\\shell.exe"))
    error = variant.json("plan", status=4)["error"]
    assert error["code"] == "startup-unsupported"
    assert "X:\\maker\\shell.exe" in error["message"]


def test_pruning_goes_on_where_nothing_is_to_be_loaded(variant: Variant) -> None:
    variant.put(SYSTEM, hive("X:\\maker\\shell.exe"))
    recipe = recipe_for(variant.practice, variant.base())
    text = re.sub(r"inject = .*", "", recipe.read_text("utf-8"))
    recipe.write_text(text.replace("DEV_10DE", "DEV_15F3"), "utf-8")
    done = variant.run("plan", recipe, "--json")
    assert done.status == 0, done.err
    assert len(done.json["removes"]) > 30


def test_a_hive_that_cannot_be_read_is_a_warning(variant: Variant) -> None:
    variant.put(SYSTEM, b"regf" + bytes(5000))
    assert "unreadable-hive" in codes(variant.json("plan"))


def test_an_image_without_a_start_up_file_gets_one(variant: Variant) -> None:
    variant.delete(STARTNET)
    variant.json("build")
    assert [line.split(" ")[0] for line in variant.startup().splitlines()] == ["drvload", "wpeinit"]


def test_a_shell_of_the_maker_is_started_after_the_driver(variant: Variant) -> None:
    variant.put(WINPESHL, b"[LaunchApp]\r\nAppPath=X:\\maker\\shell.exe\r\n")
    variant.json("build")
    lines = variant.startup(WINPESHL).splitlines()
    assert lines[0] == "[LaunchApps]"
    assert "drvload" in lines[1]
    assert "InitializeNetwork" in lines[2]
    assert lines[-2:] == ["[LaunchApp]", "AppPath=X:\\maker\\shell.exe"]


def test_what_was_built_once_is_not_changed_again(variant: Variant, tmp_path: Path) -> None:
    """The optimized ISO as a base: its start-up loads the driver, so nothing is added."""
    first = variant.json("build")
    assert first["coverage"][0]["source"] == "inject"
    again = tmp_path / "again"
    again.mkdir()
    (tmp_path / "out" / "optimized.iso").rename(again / "base.iso")
    done = variant.run("build", recipe_for(variant.practice, again / "base.iso"), "--json")
    assert done.status == 0, done.err
    second = done.json
    assert (second["adds"], second["edits"], second["removes"]) == ([], [], [])
    assert second["coverage"][0]["source"] == "image"
    assert second["coverage"][0]["path"].startswith("/Drivers/")
    verified = variant.run("verify", again / "out", "--json").json
    assert verified["ok"], verified


def test_which_windows_is_read_from_the_hives_where_the_xml_is_silent(variant: Variant) -> None:
    variant.put(SYSTEM, hive("winpeshl.exe", "ServerNT"))
    variant.forget("WINDOWS/ARCH", "WINDOWS/PRODUCTTYPE", "WINDOWS/VERSION/MAJOR")
    variant.forget(*(f"WINDOWS/VERSION/{part}" for part in ("MINOR", "BUILD", "SPBUILD")))
    with BaseImage.open(variant.base()) as base:
        assert not base.image.architecture
        found = base.target_os
    assert (found.architecture, found.version, found.product) == (
        *("amd64", (10, 0, 19041)),
        SERVER,
    )
    assert variant.json("build")["coverage"][0]["source"] == "inject"


def test_a_windows_that_nothing_tells_is_a_warning(variant: Variant) -> None:
    variant.put(SYSTEM, hive("winpeshl.exe", arch="?"))
    variant.forget("WINDOWS/ARCH")
    found = variant.json("plan")
    assert "unknown-windows" in codes(found)
    assert found["coverage"][0]["inf"] is None


def with_extra(variant: Variant, name: str, content: bytes, target: str) -> Path:
    """The practice recipe with one extra, in the variant's own folder."""
    source = variant.folder / name
    source.write_bytes(content)
    base = variant.folder / "base.iso"
    base.symlink_to(variant.practice.base_iso)
    extra = f"\n[[extras]]\nsource = '{source.as_posix()}'\ntarget = '{target}'\n"
    return recipe_for(variant.practice, base, extra)


def test_a_start_up_file_among_the_extras_is_the_one_that_loads(variant: Variant) -> None:
    shell = b"[LaunchApps]\r\nX:\\maker\\shell.exe\r\n"
    recipe = with_extra(variant, "winpeshl.ini", shell, r"\Windows\System32")
    done = variant.run("build", recipe, "--out", variant.folder / "out", "--json")
    assert done.status == 0, done.err
    assert [edit["path"] for edit in done.json["edits"]] == [WINPESHL]
    assert "drvload" in variant.startup(WINPESHL)
    assert variant.startup(WINPESHL).splitlines()[-1] == "X:\\maker\\shell.exe"


def test_an_extra_where_a_package_is_removed_is_refused(variant: Variant) -> None:
    recipe = with_extra(variant, "net1ic64.inf", b"x", r"\Windows\INF")
    done = variant.run("plan", recipe, "--json")
    assert (done.status, done.json["error"]["code"]) == (4, "extra-clash")
    assert "net1ic64.inf is removed" in done.json["error"]["message"]


def test_an_extra_in_an_added_driver_is_refused(variant: Variant) -> None:
    (folder,) = (path.name for path in variant.practice.drivers)
    recipe = with_extra(variant, f"{folder}.inf", b"x", rf"\Drivers\{folder}")
    done = variant.run("plan", recipe, "--json")
    assert (done.status, done.json["error"]["code"]) == (4, "extra-clash")


def test_a_driver_added_later_gets_a_folder_of_its_own(variant: Variant, tmp_path: Path) -> None:
    variant.json("build")
    again = tmp_path / "again"
    driver = again / "driver"
    driver.mkdir(parents=True)
    (tmp_path / "out" / "optimized.iso").rename(again / "base.iso")
    for path in variant.practice.drivers[0].iterdir():
        raw = path.read_bytes()
        (driver / path.name).write_bytes(raw.replace(b"DEV_10DE", b"DEV_ABCD"))
    recipe = recipe_for(variant.practice, again / "base.iso")
    text = re.sub(r"inject = .*", f"inject = ['{driver.as_posix()}']", recipe.read_text("utf-8"))
    text = text.replace('DEV_10DE"', 'DEV_10DE", "PCI\\\\VEN_8086&DEV_ABCD"')
    recipe.write_text(text, "utf-8")
    done = variant.run("build", recipe, "--json")
    assert done.status == 0, done.err
    old, new = done.json["coverage"]
    assert (old["source"], new["source"]) == ("image", "inject")
    assert old["path"].split("/")[2] + "-2" == new["path"].split("/")[2]


def test_drivers_shows_why_an_incomplete_package_serves_nothing(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    (inf,) = practice.drivers[0].glob("*.inf")
    (tmp_path / inf.name).write_bytes(inf.read_bytes())
    found = run(
        "drivers", practice.base_iso, "--nic", E1K, "--inject", tmp_path / inf.name, "--json"
    ).json
    (item,) = found["coverage"]
    assert item["inf"] is None
    assert inf.name.replace(".inf", ".sys") in item["reason"]
    text = run("drivers", practice.base_iso, "--nic", E1K, "--inject", practice.drivers[0]).out
    assert f"[0x00FF0000, by {E1K}]" in text
