"""The practice set as a whole, read back by our own disc reader and by other programs."""

from __future__ import annotations

import hashlib
import subprocess
import tomllib
from pathlib import Path

import pytest

from sert_wizard.drivers.signature import lists, read_catalog, signature_doubts
from sert_wizard.errors import CancelledError, OutputError, UsageError
from sert_wizard.inf.document import Inf
from sert_wizard.iso.disc import Disc
from sert_wizard.progress import Progress, Tick
from sert_wizard.training.catalogue import packages
from sert_wizard.training.generations import ARCHES, GENERATIONS, LAYOUTS
from sert_wizard.training.practice import PracticeSet, make_practice
from sert_wizard.training.reports import TARGET_ID
from sert_wizard.wim.verify import verify_blobs
from sert_wizard.wim.wim import Wim

TREES = {
    "iso9660": ("iso9660",),
    "joliet": ("iso9660", "joliet"),
    "udf-bridge": ("iso9660", "udf"),
    "udf": ("iso9660", "udf"),
}


def make(out: Path, generation: str = "10.0", arch: str = "amd64", **more: str) -> PracticeSet:
    return make_practice(
        out, generation=generation, arch=arch, scale="tiny", progress=Progress(), **more
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("arch", ARCHES)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_kind_of_disc_is_whole(
    generation: str, arch: str, layout: str, tmp_path: Path
) -> None:
    made = make(tmp_path / "out", generation, arch, layout=layout)
    assert made.base_iso.stat().st_size <= 12_000_000
    wim = tmp_path / "boot.wim"
    with Disc.open(made.base_iso) as disc:
        assert set(disc.layouts) == set(TREES[layout])
        assert disc.volume_id == "SERT_TRAINING"
        assert [entry.platform for entry in disc.boot] == ["bios", "uefi"]
        for path in (
            "bootmgr",
            "boot/bcd",
            "boot/boot.sdi",
            "boot/etfsboot.com",
            "boot/bootfix.bin",
            "EFI/Microsoft/Boot/efisys.bin",
            "EFI/Microsoft/Boot/efisys_noprompt.bin",
            "EFI/BOOT/BOOTX64.EFI",
        ):
            assert disc.find(f"/{path}"), path
        found = disc.find("/sources/boot.wim")
        assert found
        disc.extract(found, wim, Progress())
    with Wim.open(wim) as image:
        verify_blobs(wim, Progress())
        assert image.info().images[0].generation == generation
        assert image.info().images[0].architecture == arch


def test_a_udf_first_disc_shows_other_readers_only_a_note(tmp_path: Path) -> None:
    made = make(tmp_path, layout="udf")
    command = ["isoinfo", "-f", "-i", str(made.base_iso)]
    listed = subprocess.run(command, capture_output=True, check=True, encoding="ascii").stdout
    assert listed.split() == ["/README.TXT;1"]


@pytest.mark.parametrize("layout", ["udf-bridge", "udf"])
def test_udfinfo_finds_nothing_wrong(layout: str, tmp_path: Path) -> None:
    made = make(tmp_path, layout=layout)
    command = ["udfinfo", str(made.base_iso)]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert told.stderr == ""
    assert "integrity=closed" in told.stdout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_seven_zip_finds_nothing_wrong(layout: str, tmp_path: Path) -> None:
    made = make(tmp_path, layout=layout)
    told = subprocess.run(
        ["7z", "t", str(made.base_iso)], capture_output=True, check=True, encoding="utf-8"
    )
    assert "Everything is Ok" in told.stdout
    assert "Warnings" not in told.stdout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_equal_arguments_give_equal_bytes(layout: str, tmp_path: Path) -> None:
    def hashes(folder: Path) -> dict[str, str]:
        make(folder, layout=layout)
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }

    assert hashes(tmp_path / "a") == hashes(tmp_path / "another")


def test_the_uefi_images_hold_the_stand_in(tmp_path: Path) -> None:
    made = make(tmp_path)
    with Disc.open(made.base_iso) as disc:
        contents = {}
        for path in (
            "EFI/BOOT/BOOTX64.EFI",
            "EFI/Microsoft/Boot/efisys.bin",
            "EFI/Microsoft/Boot/efisys_noprompt.bin",
        ):
            file = disc.find(f"/{path}")
            assert file
            contents[path] = disc.read(file, file.size)
    program, prompting, silent = contents.values()
    assert program in prompting and program in silent
    assert prompting != silent


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("arch", ARCHES)
def test_the_driver_to_inject_serves_the_target(generation: str, arch: str, tmp_path: Path) -> None:
    made = make(tmp_path, generation, arch)
    (folder,) = made.drivers
    (path,) = folder.glob("*.inf")
    inf = Inf(path.read_bytes(), path.name)
    assert TARGET_ID in inf.ids
    assert inf.version == GENERATIONS[generation].version
    present = {file.name for file in folder.iterdir()}
    assert present == {path.name, *inf.binaries, *inf.catalogs}
    assert path.stem == folder.name
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    (name,) = inf.catalogs
    catalog = read_catalog(files[name], name)
    chosen = GENERATIONS[generation]
    version = chosen.major, chosen.minor, chosen.build
    assert all(lists(catalog, files[binary]) for binary in inf.binaries)
    assert signature_doubts(name, catalog, files, version) == ()


def test_the_recipe_is_for_this_set(tmp_path: Path) -> None:
    made = make(tmp_path, "2.1", "x86")
    recipe = tomllib.loads(made.recipe.read_text(encoding="utf-8"))
    assert recipe["base"]["iso"] == "base.iso"
    assert recipe["target"]["nics"] == [TARGET_ID]
    assert recipe["drivers"] == {"prune": "network", "inject": ["drivers/e1k6032"]}
    assert recipe["stage1"]["url"] == "http://192.0.2.10:8080/optimized.iso"
    assert (tmp_path / recipe["drivers"]["inject"][0] / "e1k6032.inf").is_file()


def test_the_reports_name_the_target(tmp_path: Path) -> None:
    lspci, pnputil = make(tmp_path).reports
    assert b"[8086:10de]" in lspci.read_bytes()
    assert f"{TARGET_ID}&SUBSYS_".encode() in pnputil.read_bytes()


def test_small_is_of_middling_size(tmp_path: Path) -> None:
    made = make_practice(tmp_path / "out", scale="small", progress=Progress())
    assert 40_000_000 <= made.base_iso.stat().st_size <= 80_000_000
    assert 2_700 <= count_files(made, tmp_path) <= 3_500


@pytest.mark.full
def test_full_is_as_large_as_the_disc_of_the_article(tmp_path: Path) -> None:
    made = make_practice(tmp_path / "out", scale="full", progress=Progress())
    assert 270_000_000 <= made.base_iso.stat().st_size <= 290_000_000
    assert 19_000 <= count_files(made, tmp_path) <= 21_500
    with Wim.open(tmp_path / "boot.wim") as wim:
        blobs, entries = wim.blobs(), wim.entries(1)
    nics = [p for p in packages(GENERATIONS["10.0"], "amd64") if p.kind == "nic"]
    names = {name.lower() for package in nics for name in (package.inf, *package.binaries)}
    held = {e.blobs[0] for e in entries if e.path.rpartition("/")[2].lower() in names}
    assert 95_000_000 <= sum(blobs[sha1].compressed_size for sha1 in held) <= 105_000_000


def count_files(made: PracticeSet, folder: Path) -> int:
    """Files in the disc's boot.wim, which is left in `folder`."""
    with Disc.open(made.base_iso) as disc:
        file = disc.find("/sources/boot.wim")
        assert file
        disc.extract(file, folder / "boot.wim", Progress())
    with Wim.open(folder / "boot.wim") as wim:
        return sum(not entry.is_directory for entry in wim.entries(1))


def test_a_second_set_replaces_the_first_and_leaves_other_files(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "recipe.toml").write_text("damaged", encoding="utf-8")
    make(tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert "base.iso" in (tmp_path / "recipe.toml").read_text(encoding="utf-8")


class CancelAt(Progress):
    """Cancels when `stage` begins."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage

    def report(self, tick: Tick) -> None:
        if tick.stage == self.stage:
            self.cancel()


@pytest.mark.parametrize("stage", ["Making the files", "Compressing the image", "Writing the disc"])
def test_cancelling_leaves_nothing(stage: str, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        make_practice(tmp_path / "out", scale="tiny", progress=CancelAt(stage))
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_bytes_to_the_end(tmp_path: Path) -> None:
    class Recorder(Progress):
        interval = 0.0
        last: dict[str, Tick] = {}  # noqa: RUF012

        def report(self, tick: Tick) -> None:
            self.last[tick.stage] = tick

    recorder = Recorder()
    made = make_practice(tmp_path, scale="tiny", progress=recorder)
    assert all(tick.done == tick.total > 0 for tick in recorder.last.values()), recorder.last
    assert recorder.last["Writing the disc"].total == made.base_iso.stat().st_size


def test_a_folder_that_is_a_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError):
        make(tmp_path / "out" / "below")
    with pytest.raises(OutputError):
        make(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("argument", "code"),
    [("arch", "bad-arch"), ("layout", "bad-layout"), ("scale", "bad-scale")],
)
def test_a_wrong_choice_is_refused(argument: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        make_practice(tmp_path / "out", progress=Progress(), **{argument: "wrong"})
    assert caught.value.code == code
    assert not (tmp_path / "out").exists()
