"""The WIMs of a disc: found by content, others than ordinary ones refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from sert_wizard.base import BaseImage, find_wims
from sert_wizard.errors import InputError
from sert_wizard.iso.disc import Disc
from sert_wizard.training.practice import PracticeSet
from tests import discs, udf_images
from tests.conftest import Run


@pytest.fixture(scope="module")
def wim(practice: PracticeSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wim")
    discs.run("7z", "e", f"-o{folder}", practice.base_iso, "sources/boot.wim")
    return folder / "boot.wim"


@pytest.fixture(scope="module")
def esd(wim: Path) -> Path:
    made = wim.with_name("solid.esd")
    discs.run("wimlib-imagex", "export", wim, "1", made, "--solid", "--boot")
    return made


@pytest.fixture(scope="module")
def parts(wim: Path) -> list[Path]:
    folder = wim.with_name("parts")
    folder.mkdir()
    discs.run("wimlib-imagex", "split", wim, folder / "boot.swm", "1")
    return sorted(folder.glob("*.swm"))


def _disc(folder: Path, **files: Path | bytes) -> Path:
    tree = {
        "/" + name.replace("__", "/").replace("_dot_", "."): content
        if isinstance(content, bytes)
        else content.read_bytes()
        for name, content in files.items()
    }
    arguments = discs.RECIPES["joliet"][1][: -len(discs.TABLE)]
    return discs.master(
        folder / "d.iso", "genisoimage", arguments, discs.write_tree(folder / "tree", tree)
    )


def test_a_wim_is_known_by_its_content(wim: Path, tmp_path: Path, run: Run) -> None:
    image = _disc(tmp_path, rescue__image_dot_bin=wim, note_dot_wim=b"not one at all" * 100)
    with Disc.open(image) as disc:
        assert [found.file.path for found in find_wims(disc)] == ["/rescue/image.bin"]
    with BaseImage.open(image) as base:
        assert base.wim.file.path == "/rescue/image.bin"
    document = run("inspect", image, "--json").json
    assert [(w["path"], w["unusable"]) for w in document["wims"]] == [("/rescue/image.bin", "")]


def test_several_that_boot(wim: Path, tmp_path: Path) -> None:
    image = _disc(tmp_path, one_dot_wim=wim, two_dot_wim=wim)
    with pytest.raises(InputError) as caught:
        BaseImage.open(image)
    assert caught.value.code == "several-wims"
    assert "/one.wim" in caught.value.message and "/two.wim" in caught.value.message
    with BaseImage.open(image, wim="two.wim") as base:
        assert base.wim.file.path == "/two.wim"
        assert len(base.wims) == 2


def test_the_usual_one_goes_first(wim: Path, tmp_path: Path) -> None:
    image = _disc(tmp_path, a_dot_wim=wim, sources__boot_dot_wim=wim)
    with BaseImage.open(image) as base:
        assert base.wim.file.path == "/sources/boot.wim"


def test_an_esd_beside_is_reported(wim: Path, esd: Path, tmp_path: Path, run: Run) -> None:
    image = _disc(tmp_path, sources__boot_dot_wim=wim, sources__install_dot_esd=esd)
    wims = {w["path"]: w for w in run("inspect", image, "--json").json["wims"]}
    assert wims["/sources/boot.wim"]["unusable"] == ""
    assert "solid" in wims["/sources/install.esd"]["unusable"]
    assert wims["/sources/install.esd"]["compression"] == "LZMS"
    shown = run("inspect", image).out
    assert "can't be edited: it is an ESD" in shown


def test_an_esd_is_refused(esd: Path, tmp_path: Path) -> None:
    image = _disc(tmp_path, sources__boot_dot_wim=esd)
    with pytest.raises(InputError, match="ESD or solid") as caught:
        BaseImage.open(image)
    assert caught.value.code == "unusable-wim"


def test_an_esd_elsewhere_is_named_with_the_reason(esd: Path, tmp_path: Path, run: Run) -> None:
    image = _disc(tmp_path, x__install_dot_esd=esd)
    ran = run("inspect", image, "--json")
    assert ran.status == 3
    assert ran.json["error"]["code"] == "no-wim"
    assert "/x/install.esd (it is an ESD or solid WIM" in ran.json["error"]["message"]
    with pytest.raises(InputError, match=r"holds no Windows image sources/winre\.wim\.$"):
        BaseImage.open(image, wim="sources/winre.wim")


def test_a_split_wim_is_refused(parts: list[Path], tmp_path: Path) -> None:
    assert len(parts) > 1
    names = {f"sources__{path.stem}_dot_swm": path for path in parts}
    image = _disc(tmp_path, **names)
    with Disc.open(image) as disc:
        assert {wim.unusable for wim in find_wims(disc)} == {"it is one part of a split WIM"}
        assert len(find_wims(disc)) == len(parts)
    with pytest.raises(InputError, match="split WIM"):
        BaseImage.open(image)
    with pytest.raises(InputError, match="split WIM") as caught:
        BaseImage.open(image, wim="sources/boot.swm")
    assert caught.value.code == "unusable-wim"


def test_a_boot_wim_that_is_none(tmp_path: Path) -> None:
    image = _disc(tmp_path, sources__boot_dot_wim=b"not one at all" * 100)
    with pytest.raises(InputError) as caught:
        BaseImage.open(image)
    assert caught.value.code == "not-a-wim"


def test_a_wim_in_pieces_with_holes(wim: Path, tmp_path: Path) -> None:
    """Read through the extents, wherever the header and the XML fall."""
    image = tmp_path / "u.img"
    with image.open("wb") as file:
        file.truncate(40 << 20)
    discs.run("mkudffs", "--media-type=hd", "--udfrev=2.01", "-b", "2048", image)
    udf_images.fill(image, {"/sources/boot.wim": wim.read_bytes()}, "sparse")
    with BaseImage.open(image) as base:
        assert base.wim_path.read_bytes() == wim.read_bytes()


def test_inspect_tells_what_cannot_be_edited(esd: Path, tmp_path: Path, run: Run) -> None:
    """The disc is sound: what is on it is shown, with the reason why no image can be edited."""
    image = _disc(tmp_path, sources__boot_dot_wim=esd)
    found = run("inspect", image, "--json")
    assert found.status == 0
    assert found.json["startup"] == {"file": None, "commands": []}
    assert [bool(wim["unusable"]) for wim in found.json["wims"]] == [True]
    assert "! /sources/boot.wim can't be edited" in run("inspect", image).out
    assert run("drivers", image).status == 3
