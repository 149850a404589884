"""The practice boot.wim, written by libwim and read back through it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from sert_wizard.errors import CancelledError
from sert_wizard.progress import Progress, Tick
from sert_wizard.training.bootimage import write_boot_wim
from sert_wizard.training.catalogue import packages
from sert_wizard.training.generations import ARCHES, GENERATIONS
from sert_wizard.training.image import system_names
from sert_wizard.training.scales import SCALES, Scale
from sert_wizard.training.tree import Tree
from sert_wizard.wim.verify import verify_blobs
from sert_wizard.wim.wim import Wim
from tests.package_paths import REPOSITORY, package_paths

FOLDERS = {
    "2.1": r"[^_]+(_\w+)?\.inf_[0-9a-f]{8}",
    "3.1": r".+\.inf_amd64_neutral_[0-9a-f]{16}",
    "5.1": r".+\.inf_amd64_[0-9a-f]{16}",
    "10.0": r".+\.inf_amd64_[0-9a-f]{16}",
}
INDEXES = {
    "2.1": {"INFCACHE.1", "infpub.dat", "infstor.dat", "infstrng.dat", "drvindex.dat"},
    "3.1": {"infpub.dat", "infstor.dat", "infstrng.dat", "drvindex.dat"},
    "5.1": set(),
    "10.0": set(),
}


def write(path: Path, name: str = "10.0", arch: str = "amd64") -> Path:
    write_boot_wim(path, GENERATIONS[name], arch, SCALES["tiny"], Progress())
    return path


@pytest.mark.parametrize("name", GENERATIONS)
def test_each_generation_has_its_own_folders_and_index_files(name: str, tmp_path: Path) -> None:
    generation = GENERATIONS[name]
    with Wim.open(write(tmp_path / "boot.wim", name)) as wim:
        info = wim.info()
        paths = {entry.path for entry in wim.entries(1)}
    verify_blobs(tmp_path / "boot.wim", Progress())
    assert (info.compression, info.chunk_size, info.boot_index) == ("LZX", 32768, 1)
    assert info.images[0].generation == name
    assert info.images[0].architecture == "amd64"
    store = f"{REPOSITORY}/"
    folders = {path.removeprefix(store) for path in paths if path.startswith(store)}
    folders = {folder for folder in folders if "/" not in folder}
    assert len(folders) == len(packages(generation, "amd64"))
    assert all(re.fullmatch(FOLDERS[name], folder) for folder in folders)
    store = "/Windows/System32/DriverStore/"
    assert {i for i in INDEXES["2.1"] if store + i in paths} == INDEXES[name]
    assert ("/Windows/System32/config/DRIVERS" in paths) == (name in ("5.1", "10.0"))
    assert (f"{store}en-US/netrtl64.inf_loc" in paths) == (name != "2.1")
    assert {f"/Windows/System32/{file}" for file in ("startnet.cmd", "winpeshl.exe")} <= paths


@pytest.mark.parametrize("arch", ARCHES)
@pytest.mark.parametrize("name", GENERATIONS)
def test_every_package_has_all_its_copies(name: str, arch: str, tmp_path: Path) -> None:
    with Wim.open(write(tmp_path / "boot.wim", name, arch)) as wim:
        entries = {entry.path: entry for entry in wim.entries(1)}
    belonging = package_paths(name, arch, entries)
    for package in packages(GENERATIONS[name], arch):
        for file in (package.inf, *package.binaries):
            copies = [entries[p] for p in belonging[package.inf] if p.endswith(f"/{file}")]
            assert len({copy.blobs for copy in copies}) == 1
            linked = {copy.path for copy in copies if copy.link_group}
            assert bool(linked) == ("oem" not in package.forms)
            assert {"WinSxS" in path for path in linked} in ({True, False}, set())
    # What is no package's is no driver's.
    rest = entries.keys() - {path for paths in belonging.values() for path in paths}
    assert not [path for path in rest if ".inf" in path or path.endswith((".PNF", "_loc"))]
    assert not [path for path in rest if path.startswith(f"{REPOSITORY}/")]


def test_an_added_package_is_published_under_a_number(tmp_path: Path) -> None:
    with Wim.open(write(tmp_path / "boot.wim")) as wim:
        entries = {entry.path: entry for entry in wim.entries(1)}
    (inf,) = (path for path in entries if path.endswith("/netsmsc64.inf"))
    assert entries["/Windows/INF/oem0.inf"].blobs == entries[inf].blobs
    assert inf.removesuffix(".inf") + ".cat" in entries
    assert any(re.fullmatch(r".*/CatRoot/\{F750.*\}/oem0\.cat", path) for path in entries)
    assert not any("netsmsc64" in path for path in entries if "WinSxS" in path)


def test_system_files_are_hard_links_of_their_components(tmp_path: Path) -> None:
    with Wim.open(write(tmp_path / "boot.wim")) as wim:
        entries = wim.entries(1)
    groups: dict[int, set[str]] = {}
    for entry in entries:
        if entry.link_group:
            groups.setdefault(entry.link_group, set()).add(entry.path)
    assert all(len(group) == 2 for group in groups.values())
    kernel = next(g for g in groups.values() if "/Windows/System32/ntoskrnl.exe" in g)
    assert any(path.startswith("/Windows/WinSxS/amd64_microsoft-windows-") for path in kernel)


def test_equal_arguments_give_equal_bytes(tmp_path: Path) -> None:
    hashes = {
        hashlib.sha256(write(tmp_path / name).read_bytes()).hexdigest() for name in ("a", "b")
    }
    assert len(hashes) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_x86_differs_from_amd64(tmp_path: Path) -> None:
    with Wim.open(write(tmp_path / "boot.wim", "3.1", "x86")) as wim:
        assert wim.info().images[0].architecture == "x86"
        names = {Path(entry.path).name for entry in wim.entries(1)}
    assert "netrtl32.inf" in names
    assert not any("amd64" in name for name in names)


class CancelAt(Progress):
    """Cancels when `stage` begins."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage

    def report(self, tick: Tick) -> None:
        if tick.stage == self.stage:
            self.cancel()


@pytest.mark.parametrize("stage", ["Making the files", "Compressing the image"])
def test_cancelling_leaves_no_file(stage: str, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        write_boot_wim(
            tmp_path / "boot.wim", GENERATIONS["10.0"], "amd64", SCALES["tiny"], CancelAt(stage)
        )
    assert list(tmp_path.iterdir()) == []


def test_there_are_names_enough_for_every_scale() -> None:
    for scale in SCALES.values():
        names = system_names(scale.system_files)
        assert len({name.upper() for name in names}) == scale.system_files


def test_scales_grow() -> None:
    def bytes_of(scale: Scale) -> int:
        return scale.system_bytes + scale.nic_bytes

    assert [*map(bytes_of, SCALES.values())] == sorted(map(bytes_of, SCALES.values()))


def test_short_names_are_unique_and_short() -> None:
    tree = Tree()
    for number in range(300):
        tree.file(f"Long folder name\\a very long file name {number}.manifest", bytes(20))
    tree.file("Long folder name\\AVERYL~1.MAN", bytes(20))
    tree.file("Long folder name\\fits.txt", bytes(20))
    tree.give_short_names()
    children = tree.folder("Long folder name").sorted_children()
    short = [child.short_name for child in children if child.short_name]
    assert len(short) == len(set(short)) == 300
    assert "AVERYL~1.MAN" not in short
    assert all(re.fullmatch(r"[A-Z0-9~]{1,8}\.MAN", name) for name in short)
    assert tree.folder("Long folder name").short_name == "LONGFO~1"


def test_two_contents_under_one_name_are_a_mistake() -> None:
    tree = Tree()
    tree.file("a\\b", bytes(20))
    with pytest.raises(AssertionError):
        tree.file("A\\B", b"1" * 20)
