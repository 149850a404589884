"""The same recipe gives the same bytes: on another day, in another folder, with other settings."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from sert_wizard.progress import Progress
from sert_wizard.training.practice import make_practice
from tests import discs
from tests.e2e.test_build import unpack
from tests.wims import wimlib

_ROOT = Path(__file__).resolve().parents[2]
_OUTPUTS = ("optimized.iso", "stage1.iso")
_BUILD = "import sys; from sert_wizard.cli import main; sys.exit(main(sys.argv[1:]))"

pytestmark = pytest.mark.skipif(
    shutil.which("faketime") is None, reason="faketime is not installed, so no other day can come"
)


def _build(folder: Path, when: str, umask: int, **environment: str) -> dict[str, str]:
    """Build in a process of its own that takes the clock for `when`; SHA-256 of the outputs."""
    command = ("faketime", when, sys.executable, "-c", _BUILD, "build", "recipe.toml")
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(_ROOT), **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {name: (folder / "out" / name).read_bytes() for name in _OUTPUTS}
    return {name: hashlib.sha256(raw).hexdigest() for name, raw in made.items()}


@pytest.mark.parametrize(
    ("layout", "image"),
    [
        ("joliet", ""),
        ("iso9660", 'prompt = "remove"'),
        ("udf-bridge", 'compression = "lzx:20"\nprompt = "remove"'),
        ("udf", 'compression = "xpress"'),
    ],
)
def test_another_day_another_folder(layout: str, image: str, tmp_path: Path) -> None:
    first = tmp_path / "first"
    make_practice(first, layout=layout, scale="tiny", progress=Progress())
    with (first / "recipe.toml").open("a", encoding="utf-8") as recipe:
        recipe.write(f"\n[image]\n{image}\n[[extras]]\nsource = 'notes'\ntarget = 'X:\\Notes'\n")
    (first / "notes" / "deep").mkdir(parents=True)
    (first / "notes" / "deep" / "note.txt").write_bytes(b"note")
    second = tmp_path / "another place" / "second"
    shutil.copytree(first, second)
    for path in [second, *second.rglob("*")]:
        os.utime(path, (1_500_000_000, 1_500_000_000))
    here = _build(first, "2026-02-03 04:05:06", 0o022, TZ="UTC", PYTHONHASHSEED="1")
    there = _build(
        second,
        "2031-12-31 23:59:58",
        0o077,
        TZ="Pacific/Chatham",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        HOME=str(tmp_path),
    )
    assert here == there
    _check_times(second / "out" / "optimized.iso", tmp_path)


def _check_times(iso: Path, scratch: Path) -> None:
    """Neither the day that it really was, nor the two that it seemed to be."""
    today = datetime.now().astimezone()
    text = wimlib("dir", unpack(iso, scratch / "x").wim, "1", "--detailed")
    stamps = {line.split("=")[1] for line in text.splitlines() if " Time  " in line}
    assert stamps
    assert {stamp.split()[-2] for stamp in stamps}.isdisjoint({str(today.year), "2031"})
    listed = discs.run("7z", "l", "-slt", iso)
    assert "Modified = " in listed
    for day in (today.strftime("%Y-%m-%d"), "2026-02-0", "2031-12-31", "2032-01-01"):
        assert day not in listed
