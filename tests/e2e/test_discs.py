"""Every kind of disc, made by others' programs around a real boot image: inspected, built, and
judged by 7-Zip, xorriso, isoinfo and udfinfo.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from sert_wizard.delivery.qemu import Machine, boot
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet, make_practice
from tests import discs, udf_images
from tests.conftest import Run
from tests.e2e.test_build import Unpacked, boot_entries, tool, unpack, wim_header

Tree = dict[str, bytes]
ASKING, QUIET = "efi/microsoft/boot/efisys.bin", "efi/microsoft/boot/efisys_noprompt.bin"
BIOS_ONLY = ("-c", "boot.cat", "-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "8")


def _foreign(arguments: tuple[str, ...], program: str, tree: Tree, folder: Path) -> Path:
    source = discs.write_tree(folder / "tree", tree)
    return discs.master(folder / "base.iso", program, arguments, source)


def _udf(revision: str, style: str, tree: Tree, folder: Path) -> Path:
    image = folder / "base.iso"
    with image.open("wb") as file:
        file.truncate(32 << 20)
    made = ("--media-type=hd", f"--udfrev={revision}", "-b", "2048", "-l", discs.LABEL)
    discs.run("mkudffs", *made, image)
    udf_images.fill(image, tree, style)
    return image


def _nameless(kind: str, tree: Tree, folder: Path) -> Path:
    return discs.nameless(folder, kind, tree)


def _code_page(tree: Tree, folder: Path) -> Path:
    """Names in the code page of Windows in western Europe, as they are."""
    source = discs.write_tree(folder / "tree", tree)
    with open(os.fsencode(source) + b"/Gr\xf6\xdfe \x80.txt", "wb") as file:  # noqa: PTH123
        file.write(b"17")
    arguments = discs.RECIPES["iso9660-boot-table"][1]
    return discs.master(folder / "base.iso", "genisoimage", arguments, source)


def _twins(arguments: tuple[str, ...], tree: Tree, folder: Path) -> Path:
    """A second name of boot.wim's content, as oscdimg -o makes of a copy."""
    source = discs.write_tree(folder / "tree", tree)
    os.link(source / "sources/boot.wim", source / "sources/rescue.wim")
    options = ("-cache-inodes", *arguments)
    return discs.master(folder / "base.iso", "genisoimage", options, source)


@dataclass(frozen=True)
class Kind:
    """`make` puts a tree on a disc; `view`: the tree that is read; what it boots on."""

    make: Callable[[Tree, Path], Path]
    view: str
    boots: tuple[str, ...] = ("bios", "uefi")
    arch: str = "amd64"


_UDF_FIRST = (*discs.RECIPES["udf-first"][1][: -len(discs.BOOT)], *discs.TABLE)
_LONG = discs.RECIPES["iso9660"][1][: -len(discs.BOOT)]
KINDS = {
    **{
        name: Kind(partial(_foreign, arguments, program), view)
        for name, (program, arguments, view) in discs.RECIPES.items()
    },
    **{
        f"udf-{revision}-{style}": Kind(partial(_udf, revision, style), "udf", ())
        for revision in ("1.02", "1.50", "2.01")
        for style in ("short", "scattered")
    },
    "udf-2.01-embedded": Kind(partial(_udf, "2.01", "embedded"), "udf", ()),
    "cp1252": Kind(_code_page, "iso9660"),
    "nameless-iso9660": Kind(partial(_nameless, "iso9660-boot-table"), "iso9660"),
    "nameless-joliet": Kind(partial(_nameless, "joliet"), "joliet"),
    "nameless-udf": Kind(partial(_nameless, "bridge"), "udf"),
    "bios-only": Kind(
        partial(_foreign, (*_LONG, *BIOS_ONLY), "genisoimage"), "iso9660", ("bios",), "x86"
    ),
    "twins-joliet": Kind(partial(_twins, discs.RECIPES["joliet"][1]), "joliet"),
    "twins-udf": Kind(partial(_twins, discs.RECIPES["bridge-joliet"][1]), "udf"),
    "udf-first-boot-table": Kind(partial(_foreign, _UDF_FIRST, "genisoimage"), "udf"),
    "hybrid-boot-table": Kind(
        partial(_foreign, ("-J", "-joliet-long", *discs.HYBRID_TABLE), "xorriso"), "joliet"
    ),
    "twins-udf-first": Kind(partial(_twins, _UDF_FIRST), "udf"),
}
#: The prompt is the business of discs that boot; these differ in where its parts lie.
PROMPTING = (
    *("iso9660", "joliet", "bridge", "udf-first", "rockridge", "hybrid"),
    *("nameless-iso9660", "nameless-joliet", "nameless-udf", "twins-joliet"),
)


#: The stand-in for BIOS needs a boot info table. The last three are laid out by our own writers.
BOOTING = (
    *("iso9660-boot-table", "joliet", "bridge-joliet", "udf-first-boot-table", "nameless-joliet"),
    *("twins-joliet", "twins-udf-first", "hybrid-boot-table"),
)


@pytest.fixture(scope="module")
def practices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PracticeSet]:
    folder = tmp_path_factory.mktemp("sets")
    return {
        arch: make_practice(folder / arch, arch=arch, scale="tiny", progress=Progress())
        for arch in ("amd64", "x86")
    }


@dataclass(frozen=True)
class Case:
    """A base disc of one kind and the recipe for it."""

    kind: Kind
    base: Path
    recipe: Path

    def build(self, run: Run) -> Path:
        """The optimized disc, its size as predicted."""
        out = self.recipe.parent / "out"
        done = run("build", self.recipe, "--out", out, "--json")
        assert done.status == 0, done.err
        built, iso = done.json, out / "optimized.iso"
        assert built["predicted"]["exact"] is True
        assert built["predicted"]["iso_size"] == built["written"]["iso_size"] == iso.stat().st_size
        assert sum(built["gains"].values()) == self.base.stat().st_size - iso.stat().st_size
        assert run("verify", out).status == 0
        return iso


def _case(name: str, practices: dict[str, PracticeSet], folder: Path, prompt: str = "keep") -> Case:
    kind = KINDS[name]
    practice = practices[kind.arch]
    found = discs.extract(practice.base_iso, folder / "practice")
    tree = {path.lower(): data for path, data in found.items() if path != "/boot.cat"}
    base = kind.make(tree, folder)
    text = practice.recipe.read_text("utf-8")
    text = text.replace('"base.iso"', json.dumps(str(base)))
    text = text.replace('"drivers/', f'"{practice.folder.as_posix()}/drivers/')
    recipe = folder / "recipe.toml"
    recipe.write_text(f'{text}\n[image]\nprompt = "{prompt}"\n', "utf-8")
    return Case(kind, base, recipe)


def _changed(before: Unpacked, after: Unpacked) -> set[str]:
    """The files that differ in more than in where things lie: boot.cat, a boot info table."""
    old, new = before.files, after.files
    assert old.keys() == new.keys()
    changed = set()
    for name in old:
        if old[name] != new[name] and not name.lower().endswith("boot.cat"):
            a, b = ((side.folder / name).read_bytes() for side in (before, after))
            if a[:8] + a[64:] != b[:8] + b[64:]:
                changed.add(name.lower())
    return changed


@pytest.mark.parametrize("name", KINDS)
def test_inspect_and_build(
    name: str, practices: dict[str, PracticeSet], tmp_path: Path, run: Run
) -> None:
    case = _case(name, practices, tmp_path)
    seen = run("inspect", case.base, "--json").json
    assert seen["volume_id"] == discs.LABEL
    assert seen["size"] == case.base.stat().st_size
    assert case.kind.view in seen["layouts"]
    for firmware in ("bios", "uefi"):
        boots = firmware in case.kind.boots
        assert seen["boot"][firmware] == boots
        assert seen["boot"]["prompt"][firmware] == boots
    wims = {wim["path"].lower(): wim for wim in seen["wims"]}
    assert "/sources/boot.wim" in wims
    assert len(wims) == (2 if name.startswith("twins") else 1)
    assert wims["/sources/boot.wim"]["images"][0]["arch"] == case.kind.arch

    made = case.build(run)
    before, after = unpack(case.base, tmp_path / "before"), unpack(made, tmp_path / "after")
    assert _changed(before, after) == {"sources/boot.wim"}
    tool("wimlib-imagex", "verify", after.wim)
    assert wim_header(before.wim) == wim_header(after.wim)
    if seen["layouts"] != ["udf"]:
        assert boot_entries(made) == boot_entries(case.base)
        assert len(boot_entries(made)) == len(case.kind.boots)
        assert _descriptors(made) == _descriptors(case.base)
    if "udf" in seen["layouts"]:
        assert discs.udf_warnings(made) == ""
    again = run("inspect", made, "--json").json
    for fact in ("volume_id", "layouts", "boot"):
        assert again[fact] == seen[fact]


@pytest.mark.parametrize("name", KINDS)
def test_recompressed(
    name: str, practices: dict[str, PracticeSet], tmp_path: Path, run: Run
) -> None:
    """Estimated within 1 % from a sample, exact where asked for; the result as predicted."""
    case = _case(name, practices, tmp_path)
    text = case.recipe.read_text("utf-8").replace("[image]", '[image]\ncompression = "lzx:20"')
    case.recipe.write_text(text, "utf-8")
    estimated = run("plan", case.recipe, "--json").json
    exact = run("plan", case.recipe, "--exact", "--json").json
    out = tmp_path / "out"
    built = run("build", case.recipe, "--out", out, "--json").json
    assert (estimated["predicted"]["exact"], exact["predicted"]["exact"]) == (False, True)
    for size in ("wim_size", "iso_size"):
        assert exact["predicted"][size] == built["written"][size]
        assert estimated["predicted"][size] == pytest.approx(built["written"][size], rel=0.01)
    saved = case.base.stat().st_size - built["written"]["iso_size"]
    assert sum(exact["gains"].values()) == saved
    assert run("verify", out).status == 0


def _descriptors(iso: Path) -> list[str]:
    """What isoinfo reads from the volume descriptors and the boot catalogue, less places."""
    places = ("Volume size", "Path table", "Root directory", "Bootoff", "boot catalog")
    lines = discs.run("isoinfo", "-d", "-i", iso).splitlines()
    kept = [line.strip() for line in lines if not any(p in line for p in places)]
    return [line for line in kept if "extent" not in line.lower()]


@pytest.mark.parametrize("name", PROMPTING)
def test_the_prompt_removed(
    name: str, practices: dict[str, PracticeSet], tmp_path: Path, run: Run
) -> None:
    case = _case(name, practices, tmp_path, prompt="remove")
    made = case.build(run)
    before, after = unpack(case.base, tmp_path / "before"), unpack(made, tmp_path / "after")
    old, new = (
        {name.lower(): digest for name, digest in side.files.items()} for side in (before, after)
    )
    assert old.keys() - new.keys() == {"boot/bootfix.bin"}
    assert new.keys() <= old.keys()
    assert new[QUIET] == old[QUIET]
    if ASKING in old:
        assert old[ASKING] != old[QUIET] == new[ASKING]
    assert _uefi_image(made).startswith(_read(before.folder, QUIET))
    assert not _uefi_image(case.base).startswith(_read(before.folder, QUIET))
    prompt = run("inspect", made, "--json").json["boot"]["prompt"]
    assert prompt == {"bios": False, "uefi": False}
    assert boot_entries(made) == boot_entries(case.base)


def _uefi_image(iso: Path) -> bytes:
    """What lies where xorriso says that the UEFI entry leads, and after it."""
    report = discs.run("xorriso", "-indev", iso, "-report_el_torito", "plain")
    line = next(line for line in report.splitlines() if re.match(r"El Torito boot img.*UEFI", line))
    with iso.open("rb") as file:
        file.seek(int(line.split()[-1]) * 2048)
        return file.read(1 << 20)


def _lower(side: Unpacked) -> dict[str, str]:
    return {name.lower(): digest for name, digest in side.files.items()}


def _read(folder: Path, path: str) -> bytes:
    """A file of an unpacked disc, in whatever letter case it has there."""
    found = next(p for p in folder.rglob("*") if p.relative_to(folder).as_posix().lower() == path)
    return found.read_bytes()


@pytest.mark.qemu
@pytest.mark.parametrize("firmware", ["bios", "uefi"])
@pytest.mark.parametrize("name", BOOTING)
def test_the_built_disc_boots(
    name: str, firmware: str, practices: dict[str, PracticeSet], tmp_path: Path, run: Run
) -> None:
    made = _case(name, practices, tmp_path).build(run)
    wim = unpack(made, tmp_path / "after").wim.read_bytes()
    line = boot(made, Machine(firmware), timeout=120)
    assert f"sha256={hashlib.sha256(wim).hexdigest()} " in line
