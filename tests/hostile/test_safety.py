"""Nothing of the user's is lost, and nothing hostile in a recipe or an image gets its way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sert_wizard import settings
from sert_wizard.base import BaseImage
from sert_wizard.build.publish import publish
from sert_wizard.build.result import OUTPUTS
from sert_wizard.errors import InputError, OutputError, RequestError, SertError
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.rewrite import rewrite
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet
from sert_wizard.wim.staging import image_path
from tests.conftest import Run


@pytest.fixture
def copy(practice: PracticeSet, tmp_path: Path) -> Path:
    """The practice set in a folder that may be changed; its recipe."""
    shutil.copytree(practice.folder, tmp_path / "copy")
    return tmp_path / "copy" / "recipe.toml"


def add_to(recipe: Path, text: str, **changes: str) -> None:
    whole = recipe.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in whole
        whole = whole.replace(old, new)
    recipe.write_text(whole + text, encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_recipe_is_not_overwritten_by_its_own_output(copy: Path, run: Run) -> None:
    add_to(copy, "", **{'directory = "out"': 'directory = "."'})
    before = snapshot(copy.parent)
    done = run("build", copy, "--force", "--json")
    assert (done.status, done.json["error"]["code"]) == (6, "same-file")
    assert snapshot(copy.parent) == before


@pytest.mark.parametrize("name", ["optimized.iso", "stage1.iso"])
def test_the_base_is_not_overwritten_whatever_its_name(name: str, copy: Path, run: Run) -> None:
    folder = copy.parent / "out"
    folder.mkdir()
    (copy.parent / "base.iso").rename(folder / name)
    add_to(copy, "", **{'"base.iso"': f'"out/{name}"'})
    before = snapshot(copy.parent)
    done = run("build", copy, "--force", "--json")
    assert (done.status, done.json["error"]["code"]) == (6, "same-file")
    assert snapshot(copy.parent) == before


def test_comments_of_the_recipe_go_along(copy: Path, run: Run) -> None:
    add_to(copy, "# for the second floor\n")
    assert run("build", copy).status == 0
    built = (copy.parent / "out" / "recipe.toml").read_text(encoding="utf-8")
    assert built.startswith("# What to make of the practice disc")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (r"\Tools\vnc", "/Tools/vnc"),
        (r"X:\Tools\vnc", "/Tools/vnc"),
        ("x:/Tools//vnc/", "/Tools/vnc"),
        ("Tools", "/Tools"),
    ],
)
def test_image_paths(text: str, path: str) -> None:
    assert image_path(text) == path


@pytest.mark.parametrize(
    "text", ["", "\\", "..\\x", "a/../../b", "a/./b", "x:", "a:b", "a\x01", "con*", "a.", "b /c"]
)
def test_image_paths_that_cannot_be(text: str) -> None:
    with pytest.raises(RequestError) as caught:
        image_path(text)
    assert caught.value.code == "bad-target"


@pytest.mark.parametrize("target", ["../../../escaped", r"..\escaped", r"X:\..\escaped"])
def test_an_extra_cannot_leave_the_image(target: str, copy: Path, run: Run) -> None:
    (copy.parent / "tool").mkdir()
    (copy.parent / "tool" / "evil.txt").write_text("x", encoding="ascii")
    add_to(copy, f"[[extras]]\nsource = 'tool'\ntarget = '{target}'\n")
    before = snapshot(copy.parents[1])
    done = run("plan", copy, "--json")
    assert (done.status, done.json["error"]["code"]) == (4, "bad-target")
    assert snapshot(copy.parents[1]) == before


def test_an_extra_is_added_and_started(copy: Path, run: Run) -> None:
    (copy.parent / "tool" / "deep").mkdir(parents=True)
    (copy.parent / "tool" / "deep" / "server.exe").write_bytes(b"MZ tool")
    add_to(
        copy,
        "[[extras]]\nsource = 'tool'\ntarget = '\\Tools\\vnc'\n"
        "run = 'X:\\Tools\\vnc\\deep\\server.exe -run'\n",
    )
    done = run("build", copy, "--json")
    assert done.status == 0, done.err
    with BaseImage.open(copy.parent / "out" / "optimized.iso") as made:
        assert made.tree.get("/Tools/vnc/deep/server.exe")
        commands = made.startup.commands
    assert commands[1:] == ("wpeinit", r'start "" X:\Tools\vnc\deep\server.exe -run')
    assert commands[0].startswith("drvload ")
    assert run("verify", copy.parent / "out").status == 0


def odd_image(practice: PracticeSet, folder: Path, kind: str) -> Path:
    """A practice disc whose startnet.cmd is a link out of the image, a folder, or enormous."""
    with BaseImage.open(practice.base_iso) as base:
        wim = folder / "boot.wim"
        shutil.copy(base.wim_path, wim)
    odd = folder / "odd"
    if kind == "link":
        odd.symlink_to("/etc/passwd")
    elif kind == "folder":
        (odd / "inside").mkdir(parents=True)
    else:
        with odd.open("wb") as file:
            file.truncate(17 << 20)
    commands = "delete --force /Windows/System32/startnet.cmd\n"
    commands += f"add '{odd}' /Windows/System32/startnet.cmd\n"
    subprocess.run(
        ["wimlib-imagex", "update", wim, "1"], input=commands, text=True, check=True, stdout=-3
    )
    made = folder / "odd.iso"
    with Disc.open(practice.base_iso) as disc:
        rewrite(disc, {"/sources/boot.wim": wim}, (), made, Progress())
    return made


@pytest.mark.parametrize("kind", ["link", "folder", "large"])
def test_odd_start_up_files_are_not_read(
    kind: str, practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    done = run("inspect", odd_image(practice, tmp_path, kind), "--json")
    assert (done.status, done.json["error"]["code"]) == (3, "odd-file")
    assert "root:" not in done.out + done.err


def test_a_folder_in_the_way_is_seen_before_anything_is_written(copy: Path, run: Run) -> None:
    (copy.parent / "out" / "report.html" / "x").mkdir(parents=True)
    done = run("build", copy, "--force", "--json")
    assert (done.status, done.json["error"]["code"]) == (6, "exists")
    assert [path.name for path in (copy.parent / "out").iterdir()] == ["report.html"]


@pytest.mark.parametrize("broken", OUTPUTS)
def test_a_failed_publication_is_rolled_back(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another program holds one of the files open on Windows."""
    work = tmp_path / "work"
    work.mkdir()
    for name in OUTPUTS:
        (tmp_path / name).write_text("old", encoding="ascii")
        (work / name).write_text("new", encoding="ascii")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self == work / broken:
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OutputError) as caught:
        publish(work, tmp_path)
    assert str(tmp_path / broken) in caught.value.message
    assert {(tmp_path / name).read_text(encoding="ascii") for name in OUTPUTS} == {"old"}


def test_train_does_not_overwrite_unasked(copy: Path, run: Run) -> None:
    before = snapshot(copy.parent)
    done = run("train", "--out", copy.parent, "--scale", "tiny", "--json")
    assert (done.status, done.json["error"]["code"]) == (6, "exists")
    assert snapshot(copy.parent) == before
    assert run("train", "--out", copy.parent, "--scale", "tiny", "--force").status == 0


@pytest.mark.parametrize(
    ("year", "expected"), [(1, 1980), (1601, 1980), (2010, 2010), (9999, 2107)]
)
def test_dates_that_fat_cannot_hold(
    year: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert settings.fixed_time(datetime(year, 1, 1, tzinfo=UTC)).year == expected
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999999999999")
    assert settings.fixed_time(datetime(year, 1, 1, tzinfo=UTC)).year == 2107


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": 1, "url": "", "outputs": [], "wim": {}, "plan": {}}', "\0"],
)
def test_manifests_of_any_kind(text: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    done = run("verify", tmp_path, "--json")
    assert (done.status, done.json["error"]["code"]) == (3, "bad-manifest")


def test_verify_looks_at_every_output(copy: Path, run: Run) -> None:
    assert run("build", copy).status == 0
    out = copy.parent / "out"
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert {output["name"] for output in manifest["outputs"]} == set(OUTPUTS) - {"manifest.json"}
    (out / "report.html").write_text("all is well", encoding="ascii")
    assert run("verify", out).status == 3
    (out / "report.html").unlink()
    assert run("verify", out).status == 3


@pytest.mark.parametrize("text", ["[" * 20_000, "x = " + "{a=" * 20_000, 'a = "\\u0000"'])
def test_recipes_that_would_break_a_reader(text: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "r.toml"
    path.write_text(text, encoding="ascii")
    assert run("plan", path, "--json").json["error"]["code"] == "bad-recipe"


def sert(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """The program in a process of its own, its output buffered as in a user's shell."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"} | environment
    command = [sys.executable, "-m", "sert_wizard.cli", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=env)


@pytest.mark.parametrize("command", ["inspect", "drivers"])
def test_a_reader_that_goes_away_is_no_error(command: str, practice: PracticeSet) -> None:
    with sert(command, practice.base_iso) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, "Exception" in errors) == (0, False)


def test_a_full_output_device(practice: PracticeSet) -> None:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "sert_wizard.cli", "drivers", str(practice.base_iso)]
    with Path("/dev/full").open("w", encoding="ascii") as full:
        done = subprocess.run(command, stdout=full, stderr=-1, text=True, env=env, check=False)
    assert done.returncode == 6
    assert "error[no-space]" in done.stderr


def test_an_internal_error_without_a_home(practice: PracticeSet) -> None:
    broken = "import sert_wizard.commands.doctor as c; c.run = lambda *a: 1 / 0"
    code = f"{broken}; import sys; from sert_wizard.cli import main; sys.exit(main(['doctor']))"
    env = os.environ | {"HOME": "/dev/null", "XDG_STATE_HOME": "/dev/null/x"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error[internal]: ")
    assert "Traceback" not in done.stderr


def test_error_classes_have_the_contract_s_status() -> None:
    statuses = {kind.__name__: kind.exit_status for kind in SertError.__subclasses__()}
    assert statuses["InputError"] == InputError.exit_status == 3
    assert statuses["OutputError"] == OutputError.exit_status == 6
    assert sorted(statuses.values()) == [2, 3, 4, 5, 6, 130]
