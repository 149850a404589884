"""Every bad input: the contract's exit status and error form, and nothing under a final name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sert_wizard.training.practice import PracticeSet
from tests.conftest import E1K, Ran, Run

FINAL_NAMES = {"optimized.iso", "stage1.iso", "manifest.json", "report.html", "recipe.toml"}


def check_error(done: Ran, status: int, code: str) -> None:
    """The contract's form on stderr and stdout, and no traceback."""
    assert done.status == status, done.err
    lines = [line for line in done.err.splitlines() if line.startswith(("error", "hint"))]
    assert lines[0].startswith(f"error[{code}]: ")
    assert lines[1].startswith("hint: ")
    assert "Traceback" not in done.err
    error = json.loads(done.out)["error"]
    assert error["code"] == code
    assert f"error[{code}]: {error['message']}" in done.err


def recipe_in(folder: Path, practice: PracticeSet, iso: Path, **changes: str) -> Path:
    """A recipe for `iso` with the practice set's driver; `changes` replace parts of its text."""
    text = practice.recipe.read_text(encoding="utf-8")
    text = text.replace('"base.iso"', json.dumps(str(iso)))
    text = text.replace('"drivers/', json.dumps(str(practice.folder / "drivers") + "/")[:-1])
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


def iso_without_wim(folder: Path) -> Path:
    tree = folder / "tree"
    tree.mkdir()
    (tree / "readme.txt").write_text("nothing to boot here", encoding="ascii")
    path = folder / "plain.iso"
    subprocess.run(["genisoimage", "-quiet", "-J", "-o", path, tree], check=True)
    return path


class Bad(NamedTuple):
    name: str
    status: int
    code: str


@pytest.mark.parametrize(
    "bad",
    [
        Bad("missing", 3, "not-found"),
        Bad("text", 3, "not-a-disc"),
        Bad("empty", 3, "not-a-disc"),
        Bad("folder", 3, "unreadable"),
        Bad("wim", 3, "not-a-disc"),
        Bad("truncated", 3, "truncated-disc"),
        Bad("no-wim", 3, "no-wim"),
    ],
    ids=lambda bad: bad.name,
)
@pytest.mark.parametrize("command", ["inspect", "drivers", "plan", "build"])
def test_bad_discs(bad: Bad, command: str, practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    iso = tmp_path / "bad.iso"
    if bad.name == "text":
        iso.write_text("this is no disc\n" * 4000, encoding="ascii")
    elif bad.name == "empty":
        iso.touch()
    elif bad.name == "folder":
        iso.mkdir()
    elif bad.name == "wim":
        iso.write_bytes(b"MSWIM\0\0\0" + bytes(100_000))
    elif bad.name == "truncated":
        raw = practice.base_iso.read_bytes()
        iso.write_bytes(raw[: len(raw) // 2])
    elif bad.name == "no-wim":
        iso = iso_without_wim(tmp_path)
    subject = iso if command in ("inspect", "drivers") else recipe_in(tmp_path, practice, iso)
    options = ["--out", tmp_path / "out"] if command == "build" else []
    check_error(run(command, subject, "--json", *options), bad.status, bad.code)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "status", "code"),
    [
        ('"network"', '"everything"', 3, "bad-recipe"),
        ("[drivers]", "[driver]", 3, "bad-recipe"),
        ("nics = ", "nics == ", 3, "bad-recipe"),
        ('"PCI\\\\VEN_8086&DEV_10DE"', '"the one in the corner"', 4, "bad-hardware-id"),
        ('["PCI\\\\VEN_8086&DEV_10DE"]', "[]", 4, "no-target-nic"),
        ('prune = "network"', 'prune = "network"\nkeep = ["nosuch.inf"]', 4, "no-such-package"),
        ('prune = "network"', 'prune = "network"\nremove = ["mshdc.inf"]', 4, "not-removable"),
        ('prune = "network"', 'prune = "network"\nclasses = ["toaster"]', 4, "no-such-class"),
        ("url = ", "# url = ", 4, "no-url"),
        ("http://192.0.2.10:8080/", "ftp://192.0.2.10/", 3, "bad-url"),
        ("/optimized.iso", "/a b${x}.iso", 3, "bad-url"),
    ],
)
def test_bad_recipes(
    old: str, new: str, status: int, code: str, practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    recipe = recipe_in(tmp_path, practice, practice.base_iso, **{old: new})
    for command in ("plan", "build"):
        options = ["--out", tmp_path / "out"] if command == "build" else []
        check_error(run(command, recipe, "--json", *options), status, code)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\x80abc", b"[base]\niso = 1"])
def test_recipes_of_any_bytes(raw: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "r.toml"
    path.write_bytes(raw)
    check_error(run("plan", path, "--json"), 3, "bad-recipe")


def test_offered_folder_is_checked(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    folder = practice.drivers[0].name
    recipe = recipe_in(tmp_path, practice, practice.base_iso, **{f"drivers/{folder}": "nowhere"})
    check_error(run("build", recipe, "--out", tmp_path / "out", "--json"), 3, "no-driver-folder")
    (tmp_path / "empty").mkdir()
    done = run("drivers", practice.base_iso, "--inject", tmp_path / "empty", "--json")
    check_error(done, 3, "no-inf")


def test_package_that_lacks_a_file(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "practice"
    shutil.copytree(practice.folder, copy)
    (driver,) = copy.glob("drivers/*/*.sys")
    driver.unlink()
    done = run("build", copy / "recipe.toml", "--json")
    check_error(done, 3, "incomplete-package")
    assert driver.name in done.err
    assert not (copy / "out").exists()


def test_nic_without_driver(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    """plan shows it and succeeds; build refuses, unless it is told to go on."""
    nic = E1K.replace("10DE", "15F3").replace("\\", "\\\\")
    recipe = recipe_in(tmp_path, practice, practice.base_iso, **{E1K.replace("\\", "\\\\"): nic})
    planned = run("plan", recipe, "--json")
    assert planned.status == 0
    (item,) = planned.json["coverage"]
    assert item["inf"] is None
    assert item["reason"]
    out = tmp_path / "out"
    check_error(run("build", recipe, "--out", out, "--json"), 4, "uncovered-nic")
    assert not out.exists()
    assert run("build", recipe, "--out", out, "--allow-uncovered").status == 0
    assert {path.name for path in out.iterdir()} == FINAL_NAMES


def test_output_that_is_there(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "optimized.iso").write_text("mine", encoding="ascii")
    check_error(run("build", practice.recipe, "--out", out, "--json"), 6, "exists")
    assert (out / "optimized.iso").read_text(encoding="ascii") == "mine"
    assert {path.name for path in out.iterdir()} == {"optimized.iso"}
    assert run("build", practice.recipe, "--out", out, "--force").status == 0
    assert {path.name for path in out.iterdir()} == FINAL_NAMES


def test_output_below_a_file(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").touch()
    done = run("build", practice.recipe, "--out", tmp_path / "file" / "out", "--json")
    check_error(done, 6, "cannot-write")


def test_base_is_never_overwritten(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "optimized.iso"
    shutil.copy(practice.base_iso, copy)
    before = copy.read_bytes()
    recipe = recipe_in(tmp_path / "..", practice, copy)
    done = run("build", recipe, "--out", tmp_path, "--force", "--json")
    recipe.unlink()
    check_error(done, 6, "same-file")
    assert copy.read_bytes() == before


@pytest.fixture(params=[1, 3])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB (the image doesn't fit) or 3 (the image does, the disc doesn't)."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root")
    mount = tmp_path / "small"
    mount.mkdir()
    size = f"size={request.param}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", mount], check=True)
    yield mount
    subprocess.run(["umount", mount], check=True)


@pytest.mark.parametrize("foreseen", [True, False])
def test_full_disk(
    foreseen: bool,
    practice: PracticeSet,
    small_disk: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Seen before anything is written, and, if another program was quicker, while writing."""
    if not foreseen:
        monkeypatch.setattr("sert_wizard.build.folder.free_bytes", lambda _: 1 << 40)
    done = run("build", practice.recipe, "--out", small_disk, "--json")
    check_error(done, 6, "no-space")
    assert not list(small_disk.iterdir())


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["nonsense"], 2),
        (["build"], 2),
        (["train", "--out", "x", "--scale", "huge"], 2),
        (["inspect", "--json"], 2),
        (["missing.iso"], 3),
        (["--recipe", "missing.toml"], 3),
        (["verify", "."], 3),
        (["nics", "--from", "missing.txt"], 3),
    ],
)
def test_wrong_usage(
    arguments: list[str], status: int, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.status == status
    assert done.err.startswith("error[")
    assert "\nhint: " in done.err


def test_internal_error_names_a_log(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("sert_wizard.commands.doctor.run", broken)
    monkeypatch.setattr("sert_wizard.settings.log_folder", lambda: tmp_path)
    done = run("doctor", "--json")
    check_error(done, 1, "internal")
    log = tmp_path / "sert-wizard.log"
    assert str(log) in done.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
