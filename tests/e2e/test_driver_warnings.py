"""What a plan warns of when drivers are added or removed."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from sert_wizard.training.practice import PracticeSet
from tests.conftest import Run

E1K = r"PCI\VEN_8086&DEV_10DE"
RECIPE = r"""
[base]
iso = '{iso}'
[target]
nics = ['PCI\VEN_8086&DEV_10DE']
[drivers]
inject = {inject}
classes = {classes}
[stage1]
url = "http://192.0.2.10:8080/optimized.iso"
"""


class Planner:
    def __init__(self, practice: PracticeSet, folder: Path, run: Run) -> None:
        self.practice, self.folder, self.run = practice, folder, run
        self.driver = folder / practice.drivers[0].name
        shutil.copytree(practice.drivers[0], self.driver)

    def warnings(self, *inject: Path, classes: tuple[str, ...] = ()) -> dict[str, list[str]]:
        recipe = self.folder / "recipe.toml"
        paths = [str(path) for path in inject or (self.driver,)]
        text = RECIPE.format(iso=self.practice.base_iso, inject=paths, classes=list(classes))
        recipe.write_text(text, "utf-8")
        done = self.run("plan", recipe, "--json")
        assert done.status == 0, done.err
        found: dict[str, list[str]] = {}
        for warning in done.json["warnings"]:
            found.setdefault(warning["code"], []).append(warning["message"])
        return found

    def edit(self, old: bytes, new: bytes) -> None:
        (inf,) = self.driver.glob("*.inf")
        raw = inf.read_bytes()
        assert old in raw
        inf.write_bytes(raw.replace(old, new, 1))


@pytest.fixture
def planner(practice: PracticeSet, tmp_path: Path, run: Run) -> Planner:
    return Planner(practice, tmp_path, run)


def test_a_sound_package_warns_of_nothing(planner: Planner) -> None:
    assert not planner.warnings().keys() & {"signature", "unused-driver", "missing-include"}


def test_a_changed_inf_is_a_warning_and_no_refusal(planner: Planner) -> None:
    planner.edit(b"[Version]", b"; changed by hand\r\n[Version]")
    (text,) = planner.warnings()["signature"]
    assert text.startswith("Not listed in")
    assert ".inf" in text


def test_a_changed_sys_is_a_warning(planner: Planner) -> None:
    (sys,) = planner.driver.glob("*.sys")
    sys.write_bytes(sys.read_bytes()[:-1] + b"!")
    assert sys.name in planner.warnings()["signature"][0]


def test_an_inf_that_the_image_lacks_is_named(planner: Planner) -> None:
    planner.edit(b"CopyFiles = ", b"Include = nosuch.inf, nettcpip.inf\r\nCopyFiles = ")
    (text,) = planner.warnings()["missing-include"]
    assert "nosuch.inf" in text
    assert "nettcpip.inf" not in text


def test_what_is_offered_in_vain_is_named_once_a_source(planner: Planner) -> None:
    inf = b"[Version]\r\nClass=Net\r\nProvider=X\r\n[Manufacturer]\r\nM=V\r\n[V]\r\n"
    one = planner.folder / "one"
    one.mkdir()
    (one / "one.inf").write_bytes(inf + b"D=I,PCI\\VEN_1111&DEV_0001\r\n")
    many = planner.folder / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(40):
            line = f"D=I,PCI\\VEN_2222&DEV_{number:04}\r\n".encode()
            archive.writestr(f"x{number}/x{number}.inf", inf + line)
    said = "Offered, but not added, as it serves no target NIC that needs it: "
    assert planner.warnings(planner.driver, one, many)["unused-driver"] == [
        f"{said}one.inf.",
        f"{said}40 packages of many.zip.",
    ]


def test_each_class_that_goes_is_warned_of(planner: Planner) -> None:
    found = planner.warnings(classes=("printer", "display"))
    assert {code for code in found if code.startswith("class-")} == {
        "class-printer",
        "class-display",
    }
    assert found["class-printer"] == ["Printing from the recovery environment won't work."]
