"""What is said of an output folder before anything is written."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import msgspec
import psutil
import pytest

from sert_wizard.base import BaseImage
from sert_wizard.build.folder import check_folder, folder_state, space_needed
from sert_wizard.errors import OutputError
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Plan, Predicted
from sert_wizard.progress import Progress
from sert_wizard.recipe import Output, dumps, load
from sert_wizard.training.practice import PracticeSet
from sert_wizard.volumes import FAT_LIMIT, file_system, free_bytes, largest_file, largest_on
from tests.conftest import Run

_Partition = namedtuple("_Partition", "mountpoint fstype")


@pytest.fixture(scope="module")
def plan(practice: PracticeSet) -> Plan:
    recipe = load(practice.recipe)
    with BaseImage.open(Path(recipe.base.iso)) as base:
        return make_plan(recipe, base, Progress())


def predicting(plan: Plan, iso_size: int) -> Plan:
    sizes = Predicted(iso_size, 1000, 1000, exact=True)
    return dataclasses.replace(plan, predicted=sizes, adds=())


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A folder that the system says to be a disk of that kind, with all the room there is."""

    def make(kind: str) -> Path:
        monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == tmp_path)
        there = [_Partition(str(tmp_path), kind)]
        monkeypatch.setattr(psutil, "disk_partitions", lambda all: there)
        room = shutil.disk_usage("/")._replace(free=1 << 40)
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: room)
        return tmp_path

    return make


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
    assert "name of a device" in folder_state(tmp_path / "NUL").problem


@pytest.mark.parametrize("kind", ["FAT32", "vfat", "msdos", "FAT"])
def test_fat_holds_no_file_of_four_gibibytes(kind: str) -> None:
    assert largest_on(kind) == 4 * 1024**3 - 1


@pytest.mark.parametrize("kind", ["NTFS", "exFAT", "ext4", "ReFS", ""])
def test_other_file_systems_hold_more(kind: str) -> None:
    assert largest_on(kind) is None


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


def test_a_disc_of_four_gibibytes_does_not_go_onto_fat32(
    plan: Plan, stick: Callable[[str], Path]
) -> None:
    folder = stick("vfat")
    assert largest_file(folder) == FAT_LIMIT
    check_folder(folder, predicting(plan, FAT_LIMIT), force=False, inputs=())
    with pytest.raises(OutputError) as caught:
        check_folder(folder, predicting(plan, FAT_LIMIT + 1), force=False, inputs=())
    assert (caught.value.code, caught.value.exit_status) == ("file-too-large", 6)
    assert "4.29 GB" in caught.value.message
    assert "FAT32" in caught.value.message
    state = folder_state(folder / "new")
    assert state.refuses_size(predicting(plan, FAT_LIMIT + 1))
    assert not state.refuses_size(predicting(plan, FAT_LIMIT))


def test_the_same_disc_goes_onto_exfat(plan: Plan, stick: Callable[[str], Path]) -> None:
    folder = stick("exfat")
    check_folder(folder, predicting(plan, FAT_LIMIT + 1), force=False, inputs=())
    assert not folder_state(folder).refuses_size(predicting(plan, FAT_LIMIT + 1))


def test_room_is_needed_for_all_that_is_written(plan: Plan, tmp_path: Path) -> None:
    free = free_bytes(tmp_path)
    assert free is not None
    huge = predicting(plan, free)
    assert space_needed(huge) == free + 2000
    assert folder_state(tmp_path).lacks_room(predicting(plan, 2 * free))
    with pytest.raises(OutputError) as caught:
        check_folder(tmp_path, predicting(plan, 2 * free), force=False, inputs=())
    assert caught.value.code == "no-space"


def test_a_share_that_tells_no_size_is_not_refused(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_folder: Path) -> None:
        raise OSError(1, "not supported")

    monkeypatch.setattr(shutil, "disk_usage", silent)
    assert free_bytes(tmp_path) is None
    check_folder(tmp_path, plan, force=False, inputs=())


@pytest.mark.parametrize("name", ["NUL", "com1.out", "out.", "what?", "a:b"])
def test_no_command_makes_a_name_that_windows_refuses(
    name: str, practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    """Refused with the contract's status, and nothing is written."""
    url = "http://192.0.2.10:8080/optimized.iso"
    for command in (
        ("build", practice.recipe, "--out", tmp_path / name / "out"),
        ("train", "--scale", "tiny", "--out", tmp_path / name),
        ("stage1", "--url", url, "--out", tmp_path / name / "stage1.iso"),
        ("stage1", "--url", url, "--out", tmp_path / name),
    ):
        done = run(*command, "--json")
        assert (done.status, done.json["error"]["code"]) == (6, "bad-name")
        assert done.json["error"]["hint"]
        assert list(tmp_path.iterdir()) == []


def test_a_recipe_s_output_folder_is_held_to_the_same(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    made = load(practice.recipe)
    made = msgspec.structs.replace(made, output=Output(directory="aux"))
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(dumps(made), encoding="utf-8")
    done = run("build", recipe, "--json")
    assert (done.status, done.json["error"]["code"]) == (6, "bad-name")
    assert [path.name for path in tmp_path.iterdir()] == ["recipe.toml"]


def test_the_loader_never_replaces_what_it_is_made_from(tmp_path: Path, run: Run) -> None:
    image = tmp_path / "optimized.iso"
    image.write_bytes(b"image")
    options = ("--url", "http://192.0.2.10/optimized.iso", "--image", image, "--force", "--json")
    alias = tmp_path / "alias.iso"
    alias.hardlink_to(image)
    for out in (image, alias):
        done = run("stage1", *options, "--out", out)
        assert (done.status, done.json["error"]["code"]) == (6, "same-file")
    assert image.read_bytes() == b"image"


def test_an_output_never_replaces_an_injected_file(
    practice: PracticeSet, run: Run, tmp_path: Path
) -> None:
    """A driver's archive that bears an output's name, in the output folder."""
    out = tmp_path / "out"
    out.mkdir()
    archive = Path(shutil.make_archive(str(tmp_path / "driver"), "zip", practice.drivers[0]))
    precious = archive.rename(out / "stage1.iso")
    content = precious.read_bytes()
    text = practice.recipe.read_text("utf-8").replace("base.iso", str(practice.base_iso))
    inject = f"drivers/{practice.drivers[0].name}"
    assert inject in text
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(text.replace(inject, str(precious)), encoding="utf-8")
    done = run("build", recipe, "--out", out, "--force", "--json")
    assert (done.status, done.json["error"]["code"]) == (6, "same-file")
    assert precious.read_bytes() == content
