"""7-Zip's view of a finished disc."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sert_wizard import sevenzip
from sert_wizard.build.second_opinion import seen_sizes
from sert_wizard.iso.disc import Disc
from sert_wizard.training.practice import PracticeSet
from tests.conftest import Run


def test_sizes_that_seven_zip_sees(practice: PracticeSet, tmp_path: Path) -> None:
    with Disc.open(practice.base_iso) as disc:
        file = disc.find("/sources/boot.wim")
    assert file
    assert seen_sizes(practice.base_iso, "/Sources/BOOT.WIM") == {file.size}
    assert seen_sizes(practice.base_iso, "/sources/other.wim") == set()
    (tmp_path / "text").write_text("no disc", encoding="ascii")
    assert seen_sizes(tmp_path / "text", "x") is None


def test_without_seven_zip(practice: PracticeSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert sevenzip.program() is None
    assert seen_sizes(practice.base_iso, "boot.wim") is None


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_second_reader_that_disagrees_stops_the_build(
    practice: PracticeSet, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "7zz"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nprintf 'Path = sources/boot.wim\\nSize = 12\\n'\n", "ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    done = run("build", practice.recipe, "--out", tmp_path / "out", "--json")
    assert (done.status, done.json["error"]["code"]) == (3, "build-mismatch")
    assert "7-Zip" in done.err
    assert not (tmp_path / "out").exists()
