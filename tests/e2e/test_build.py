"""The main job on real input, judged by others' programs: 7-Zip, wimlib-imagex, xorriso."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sert_wizard.progress import Progress
from sert_wizard.training.generations import ARCHES, GENERATIONS, LAYOUTS
from sert_wizard.training.practice import PracticeSet, make_practice
from tests.conftest import E1K, Ran, Run


def tool(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


@dataclass(frozen=True)
class Unpacked:
    """A disc as 7-Zip sees it: `files` with their SHA-256, and its boot.wim on its own."""

    folder: Path

    @property
    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    @property
    def wim(self) -> Path:
        return next(p for p in self.folder.rglob("*") if p.name.lower() == "boot.wim")


def unpack(iso: Path, folder: Path) -> Unpacked:
    tool("7z", "x", "-y", f"-o{folder}", iso)
    return Unpacked(folder)


def boot_entries(iso: Path) -> list[str]:
    """The El Torito entries less where they lie, which may change."""
    lines = tool("xorriso", "-indev", iso, "-report_el_torito", "plain").splitlines()
    entries = [line for line in lines if line.startswith("El Torito boot img")]
    return [re.sub(r"\s+\d+$", "", line) for line in entries]


_ELSEWHERE = ("Link Group", "Reference Count", "Link Count", "Offset", "Raw ")


def image_listing(wim: Path, image: int = 1) -> dict[str, str]:
    """Everything that wimlib-imagex knows of each path, its content's SHA-1 included."""
    found = {}
    for block in tool("wimlib-imagex", "dir", wim, str(image), "--detailed").split("-" * 76):
        lines = [line for line in block.splitlines() if not any(w in line for w in _ELSEWHERE)]
        name = next((line for line in lines if line.startswith("Full Path")), "")
        found[name.partition('"')[2].rstrip('"')] = "\n".join(lines)
    return found


def wim_header(wim: Path) -> dict[str, str]:
    text = tool("wimlib-imagex", "info", wim, "--header")
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    kept = ("Boot Index", "Flags", "Chunk Size", "Image Count", "Version", "Part Number")
    return {name.strip(): value.strip() for name, value in fields.items() if name.strip() in kept}


def build(run: Run, practice: PracticeSet, out: Path, *options: str) -> Ran:
    return run("build", practice.recipe, "--out", out, "--json", *options)


def check_fidelity(built: dict[str, Any], base: Path, scratch: Path) -> None:
    """Sizes as predicted, and nothing changed that the plan does not name."""
    made = Path(built["written"]["iso"])
    before, after = unpack(base, scratch / "before"), unpack(made, scratch / "after")
    predicted = built["predicted"]
    assert predicted["exact"] is True
    assert predicted["iso_size"] == made.stat().st_size == built["written"]["iso_size"]
    assert predicted["wim_size"] == after.wim.stat().st_size == built["written"]["wim_size"]
    assert predicted["stage1_size"] == Path(built["written"]["stage1"]).stat().st_size
    saved = built["base"]["iso_size"] - predicted["iso_size"]
    assert sum(built["gains"].values()) == saved > 0

    old, new = before.files, after.files
    assert old.keys() == new.keys()
    changed = {name for name in old if old[name] != new[name]}
    changed.discard(after.wim.relative_to(after.folder).as_posix())
    for name in changed:
        # Only the boot catalogue and a boot info table (bytes 8-63) may say where things lie now.
        a, b = (before.folder / name).read_bytes(), (after.folder / name).read_bytes()
        assert name.lower().endswith("boot.cat") or a[:8] + a[64:] == b[:8] + b[64:], name
    assert boot_entries(base) == boot_entries(made)
    assert len(boot_entries(made)) == 2

    tool("wimlib-imagex", "verify", after.wim)
    assert wim_header(before.wim) == wim_header(after.wim)
    check_image(built, image_listing(before.wim), image_listing(after.wim))


def check_image(built: dict[str, Any], old: dict[str, str], new: dict[str, str]) -> None:
    removed = {path for removal in built["removes"] for path in removal["paths"]}
    edited = {edit["path"] for edit in built["edits"]}
    assert removed
    assert removed <= old.keys()
    assert not removed & new.keys()
    for path in old.keys() - removed - edited:
        assert old[path] == new[path], path
    added = new.keys() - old.keys()
    assert added
    assert all(path == "/Drivers" or path.startswith("/Drivers/") for path in added)
    assert {addition["path"] for addition in built["adds"]} <= added


CASES = [
    *((generation, arch, "joliet") for generation in GENERATIONS for arch in ARCHES),
    *(("10.0", "amd64", layout) for layout in LAYOUTS if layout != "joliet"),
]


@pytest.mark.parametrize(("generation", "arch", "layout"), CASES)
def test_every_generation_and_layout(
    generation: str, arch: str, layout: str, tmp_path: Path, run: Run
) -> None:
    practice = make_practice(
        tmp_path / "practice",
        generation=generation,
        arch=arch,
        layout=layout,
        scale="tiny",
        progress=Progress(),
    )
    done = build(run, practice, tmp_path / "out")
    assert done.status == 0, done.err
    built = done.json
    assert len(built["removes"]) >= 30
    (covered,) = built["coverage"]
    assert (covered["nic"], covered["source"]) == (E1K, "inject")
    check_fidelity(built, practice.base_iso, tmp_path)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"optimized.iso", "stage1.iso", "manifest.json", "report.html", "recipe.toml"}
    assert run("verify", tmp_path / "out").status == 0


@pytest.mark.full
def test_full_scale(tmp_path: Path, run: Run) -> None:
    """The disc of the size that the product was made for."""
    practice = make_practice(tmp_path / "practice", scale="full", progress=Progress())
    size = practice.base_iso.stat().st_size
    assert 270_000_000 <= size <= 290_000_000
    done = build(run, practice, tmp_path / "out")
    assert done.status == 0, done.err
    assert 85_000_000 <= done.json["gains"]["drivers"] <= 115_000_000
    check_fidelity(done.json, practice.base_iso, tmp_path)


def test_same_recipe_same_bytes(
    practice: PracticeSet, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built twice, in other folders and from a copy of the base elsewhere."""
    copy = tmp_path / "elsewhere"
    shutil.copytree(practice.folder, copy)
    first = build(run, practice, tmp_path / "one").json
    second = run("build", copy / "recipe.toml", "--out", tmp_path / "two", "--json").json
    assert first["sha256"] == second["sha256"]


def test_damaged_blob_fails_the_build(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    """A byte changed in content that would be kept: nothing is written, the base is suspect."""
    broken = tmp_path / "practice"
    shutil.copytree(practice.folder, broken)
    wim = unpack(practice.base_iso, tmp_path / "x").wim
    offset, length = _place_of(wim, "/Windows/System32/winpeshl.exe")
    disc = bytearray((broken / "base.iso").read_bytes())
    start = disc.index(wim.read_bytes()[: 1 << 16])
    disc[start + offset + length // 2] ^= 0xFF
    (broken / "base.iso").write_bytes(disc)
    done = run("build", broken / "recipe.toml", "--out", tmp_path / "out", "--json")
    assert done.status == 3
    assert done.json["error"]["code"] == "damaged-wim"
    assert "base.iso" in done.err
    assert not (tmp_path / "out").exists()


def test_damage_in_what_is_removed_is_no_damage(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    broken = tmp_path / "practice"
    shutil.copytree(practice.folder, broken)
    plan = run("plan", practice.recipe, "--json").json
    wim = unpack(practice.base_iso, tmp_path / "x").wim
    largest = max(plan["removes"], key=lambda removal: int(removal["frees"]))
    path = next(p for p in largest["paths"] if "FileRepository" in p and p.endswith(".sys"))
    offset, length = _place_of(wim, path)
    disc = bytearray((broken / "base.iso").read_bytes())
    start = disc.index(wim.read_bytes()[: 1 << 16])
    disc[start + offset + length // 2] ^= 0xFF
    (broken / "base.iso").write_bytes(disc)
    done = run("build", broken / "recipe.toml", "--out", tmp_path / "out", "--json")
    assert done.status == 0, done.err


def _place_of(wim: Path, path: str) -> tuple[int, int]:
    """Offset and stored size of a file's content in the WIM, by wimlib-imagex."""
    text = tool("wimlib-imagex", "dir", wim, "1", "--detailed", f"--path={path}")
    numbers = [
        re.search(rf"{field}\s*=\s*(\d+)", text) for field in ("Offset in WIM", "Compressed size")
    ]
    offset, length = (int(match[1]) for match in numbers if match)
    return offset, length


def test_manifest_and_report(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    done = build(run, practice, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    for output in manifest["outputs"]:
        raw = (tmp_path / "out" / output["name"]).read_bytes()
        assert output["size"] == len(raw)
        assert output["sha256"] == hashlib.sha256(raw).hexdigest()
    assert (
        manifest["inputs"][0]["sha256"]
        == hashlib.sha256(practice.base_iso.read_bytes()).hexdigest()
    )
    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert done.json["sha256"]["iso"] in report
    assert not re.search(r"(?:src|href)=", report), "the report must be self-contained"
    for removal in done.json["removes"]:
        assert removal["inf"] in report


def test_verify_finds_a_changed_byte(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    build(run, practice, tmp_path / "out")
    iso = tmp_path / "out" / "optimized.iso"
    raw = bytearray(iso.read_bytes())
    raw[len(raw) // 2] ^= 1
    iso.write_bytes(raw)
    done = run("verify", tmp_path / "out", "--json")
    assert done.status == 3
    assert done.json["ok"] is False
    assert not next(c for c in done.json["checks"] if c["name"] == "optimized.iso hash")["ok"]
