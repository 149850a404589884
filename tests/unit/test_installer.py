"""The set-up scripts, as far as they can be tried without installing anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
#: What the scripts use before they look for apt-get.
TOOLS = ("bash", "dirname", "sha256sum", "cut", "tr")


def _bash(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", *map(str, words)],
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("script", ["run.sh", "test.sh", "boot_assets.sh"])
def test_elsewhere_it_says_what_is_missing(tmp_path: Path, script: str) -> None:
    """A machine without apt-get, from a path with a space, boot assets not made yet."""
    checkout, tools = tmp_path / "a checkout", tmp_path / "bin"
    shutil.copytree(INSTALLER, checkout / "installer")
    training = INSTALLER.parent / "resources" / "training"
    shutil.copytree(training, checkout / "resources" / "training")
    tools.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tools / tool).symlink_to(found)
    done = _bash(checkout / "installer" / script, PATH=str(tools))
    assert done.returncode == 5
    assert done.stdout == ""
    assert done.stderr.startswith("error[not-debian]: ")
    assert "\nhint: Use Debian 12 or 13, or install these by hand" in done.stderr


def test_boot_assets_that_are_there_are_left_alone() -> None:
    index = INSTALLER.parent / "resources" / "boot-assets" / "assets.json"
    before = index.stat().st_mtime_ns
    done = _bash(INSTALLER / "boot_assets.sh")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert index.stat().st_mtime_ns == before


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no dpkg here")
def test_which_packages_are_missing() -> None:
    asked = "bash 'no-such-name|bash' no-such-package 'bash|no-such-name' 'never|ever'"
    code = f'. "$1"; missing_packages {asked}'
    done = _bash("-euo", "pipefail", "-c", code, "bash", INSTALLER / "common.sh")
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["no-such-package", "never|ever"]
