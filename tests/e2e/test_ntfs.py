"""Boot images with all that NTFS can hold, and of every make: what the plan doesn't name stays."""

from __future__ import annotations

import json
import re
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sert_wizard.iso.disc import Disc
from sert_wizard.iso.rewrite import rewrite
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet
from tests import ntfs, wims
from tests.conftest import Run
from tests.e2e.test_build import boot_entries, unpack
from tests.wims import listing, wimlib

BOOT_WIM = "/sources/boot.wim"
_WINDOWS = {"ARCH": "9", "VERSION/MAJOR": "10", "VERSION/MINOR": "0", "VERSION/BUILD": "19041"}
_LOOKUP_ENTRY, _REFERENCES = 50, 26  # bytes of an entry; where its reference count stands


def recipe_for(practice: PracticeSet, base: Path, more: str = "") -> Path:
    """The practice recipe for another base ISO, beside it."""
    text = practice.recipe.read_text("utf-8").replace('"base.iso"', json.dumps(str(base)))
    text = text.replace('"drivers/', f'"{practice.folder.as_posix()}/drivers/')
    recipe = base.parent / "recipe.toml"
    recipe.write_text(text + more, "utf-8")
    return recipe


def disc_with(wim: Path, practice: PracticeSet, target: Path) -> Path:
    """The practice disc with another boot image."""
    with Disc.open(practice.base_iso) as base:
        rewrite(base, {BOOT_WIM: wim}, (), target, Progress())
    return target


@pytest.fixture(scope="module")
def practice_wim(practice: PracticeSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(practice.base_iso, tmp_path_factory.mktemp("practice-disc")).wim


@pytest.fixture(scope="module")
def captured(practice_wim: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice image with odd things in it, captured from an NTFS volume."""
    if reason := ntfs.lacking():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("ntfs")
    volume = ntfs.volume(folder / "volume.img", practice_wim)
    with ntfs.mounted(volume, folder / "mnt") as root:
        ntfs.fill(root, _package(practice_wim))
    made = folder / "captured.wim"
    wimlib("capture", volume, made, "odd", "--boot", "--compress=LZX:20")
    properties = (f"--image-property=WINDOWS/{name}={value}" for name, value in _WINDOWS.items())
    wimlib("info", made, "1", *properties, "--image-property=MAKER/NOTE=kept as it is")
    return made


def _package(wim: Path) -> str:
    """The folder of a vendor's NIC package that the practice recipe removes."""
    found = re.findall(r"^(/.*/FileRepository/net[^/\n]*)/.*\.sys$", wimlib("dir", wim, "1"), re.M)
    return str(found[0])


def test_the_source_has_it_all(captured: Path) -> None:
    """Guards the other tests: what they compare must be there."""
    image = listing(captured)
    text = "\n".join(image.paths.values())
    odd = {path.removeprefix("/Odd/") for path in image.paths if path.startswith("/Odd/")}
    assert {"trailing dot.", "case", "Case", "Maße", "Masse", "日本語.txt", "n" * 200} <= odd
    assert "lone \udced\udca0\udcbd.txt" in odd
    assert {"/Odd/hard one.txt", "/Odd/hard two.txt", "/Windows/System32/hard three.txt"} in map(
        set, image.groups
    )
    for tag in ("0xa0000003", "0xa000000c"):
        assert f"Reparse Tag         = {tag}" in text
    for name in ("small", "large", "empty", "note", "notes"):
        assert f'Named data stream "{name}"' in text
    assert '"ALONGN~7.CON"' in image.paths["/Odd/A long name of a file.configuration"]
    hidden = image.paths["/Odd/hidden.sys"]
    assert "Attributes          = 0x00000026" in hidden
    assert "Object ID           = 0x000102030405060708090a0b0c0d0e0f" in hidden
    assert len(set(re.findall(r"^Creation Time .*|^Last Write Time .*", hidden, re.M))) == 2
    assert "FILE_ATTRIBUTE_SPARSE_FILE" in text
    assert len(set(re.findall(r"^Security Descriptor = (.*)", text, re.M))) >= 4


def _as_captured(captured: Path, _practice: Path, made: Path) -> None:
    shutil.copy(captured, made)


def _second(captured: Path, practice: Path, made: Path) -> None:
    """As on installation media: another image first, which shares nearly all files."""
    wimlib("export", practice, "1", made)
    wimlib("export", captured, "1", made, "--boot")


def _before_another(captured: Path, practice: Path, made: Path) -> None:
    wimlib("export", captured, "1", made, "--boot")
    wimlib("export", practice, "1", made)


def _with_integrity(captured: Path, _practice: Path, made: Path) -> None:
    wimlib("export", captured, "1", made, "--boot", "--check")


def _as_xpress(captured: Path, _practice: Path, made: Path) -> None:
    wimlib("export", captured, "1", made, "--boot", "--compress=XPRESS")


def _unpacked(captured: Path, _practice: Path, made: Path) -> None:
    wimlib("export", captured, "1", made, "--boot", "--compress=none")


def _large_chunks(captured: Path, _practice: Path, made: Path) -> None:
    wimlib("export", captured, "1", made, "--boot", "--compress=LZX:20", "--chunk-size=128K")


def _with_holes(captured: Path, practice: Path, made: Path) -> None:
    """Appended to again and again, nothing ever reclaimed."""
    shutil.copy(captured, made)
    wimlib("update", made, "1", f"--command=add '{practice}' /large.wim")
    wimlib("update", made, "1", "--command=delete /large.wim")
    wimlib("export", practice, "1", made, "third")
    wimlib("delete", made, "2", "--soft")


def _miscounted(captured: Path, practice: Path, made: Path) -> None:
    """Reference counts that are wrong, as some of Windows' own tools leave them."""
    _before_another(captured, practice, made)
    text = wimlib("info", made, "--header")
    start, size = (
        int(re.search(rf"Blob Table {field} *= (\d+)", text)[1])  # type: ignore[index]
        for field in ("Offset", "Size")
    )
    raw = bytearray(made.read_bytes())
    for number, entry in enumerate(range(start, start + size, _LOOKUP_ENTRY)):
        (count,) = struct.unpack_from("<I", raw, entry + _REFERENCES)
        metadata = raw[entry + 7] & 2
        if not metadata and number % 3:
            struct.pack_into("<I", raw, entry + _REFERENCES, count + number % 3)
    made.write_bytes(raw)


MAKES: dict[str, Callable[[Path, Path, Path], None]] = {
    "as-captured": _as_captured,
    "second": _second,
    "before-another": _before_another,
    "integrity": _with_integrity,
    "xpress": _as_xpress,
    "unpacked": _unpacked,
    "large-chunks": _large_chunks,
    "holes": _with_holes,
    "miscounted": _miscounted,
}


@pytest.mark.parametrize("make", MAKES)
def test_what_the_plan_does_not_name_stays(
    make: str, captured: Path, practice_wim: Path, practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    before = tmp_path / "before.wim"
    MAKES[make](captured, practice_wim, before)
    base = disc_with(before, practice, tmp_path / "base.iso")
    done = run("build", recipe_for(practice, base), "--out", tmp_path / "out", "--json")
    assert done.status == 0, done.err
    built = done.json
    check_sizes(built, base)
    made = Path(built["written"]["iso"])
    assert boot_entries(made) == boot_entries(base)
    after = unpack(made, tmp_path / "after").wim
    assert after.stat().st_size == built["predicted"]["wim_size"]
    wimlib("verify", after)
    assert wims.header(after) == wims.header(before)
    assert wims.has_integrity_table(after) == wims.has_integrity_table(before)
    boots = int(wims.header(after)["Boot Index"])
    for image in range(1, int(wims.header(after)["Image Count"]) + 1):
        old, new = listing(before, image), listing(after, image)
        if image == boots:
            check_edited(built, old, new)
        else:
            assert new == old
        check_xml(wims.image_xml(before, image), wims.image_xml(after, image), image == boots)


def check_sizes(built: dict[str, Any], base: Path) -> None:
    """Predicted is written, to the byte, and the gains add up."""
    predicted, written = built["predicted"], built["written"]
    assert predicted["exact"] is True
    assert predicted["iso_size"] == written["iso_size"] == Path(written["iso"]).stat().st_size
    assert predicted["wim_size"] == written["wim_size"]
    assert sum(built["gains"].values()) == base.stat().st_size - predicted["iso_size"]


def check_edited(built: dict[str, Any], old: wims.Listing, new: wims.Listing) -> None:
    """The image that the plan speaks of; link groups are compared by who is in them."""
    removed = {path for removal in built["removes"] for path in removal["paths"]}
    edited = {edit["path"] for edit in built["edits"]}
    assert removed
    assert removed <= old.paths.keys()
    assert not removed & new.paths.keys()
    added = new.paths.keys() - old.paths.keys()
    assert added
    assert all(path == "/Drivers" or path.startswith("/Drivers/") for path in added)
    was, now = old.without(removed | edited), new.without(added | edited)
    assert was.paths.keys() == now.paths.keys()
    for path in was.paths:
        assert was.paths[path] == now.paths[path]
    assert was.groups == now.groups


_COUNTS = ("DIRCOUNT", "FILECOUNT", "TOTALBYTES", "HARDLINKBYTES", "LASTMODIFICATIONTIME")


def check_xml(old: str, new: str, edited: bool) -> None:
    """What the WIM says of an image stays, less what counts its files."""
    for name in _COUNTS if edited else ():
        old, new = (re.sub(rf"<{name}>.*?</{name}>", "", text) for text in (old, new))
    assert old == new


@pytest.mark.parametrize("compression", ["lzx:20", "xpress"])
def test_recompressed_all_the_same(
    compression: str, captured: Path, practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    """Another compression changes how content is stored, and nothing else of a file."""
    base = disc_with(captured, practice, tmp_path / "base.iso")
    recipe = recipe_for(practice, base, f'\n[image]\ncompression = "{compression}"\n')
    done = run("build", recipe, "--out", tmp_path / "out", "--json")
    assert done.status == 0, done.err
    after = unpack(Path(done.json["written"]["iso"]), tmp_path / "after").wim
    wimlib("verify", after)
    check_edited(done.json, listing(captured).contents(), listing(after).contents())
    check_xml(wims.image_xml(captured, 1), wims.image_xml(after, 1), edited=True)
    exact = run("plan", recipe, "--exact", "--json").json["predicted"]
    assert (exact["exact"], exact["wim_size"]) == (True, after.stat().st_size)
