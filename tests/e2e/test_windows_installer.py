"""The Windows installer as it comes out of build.sh: all in it, nothing of this machine."""

from __future__ import annotations

import ast
import fnmatch
import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.windows import dlls
from installer.windows.lock import windows_environment
from installer.windows.payload import ASSETS
from sert_wizard import __version__
from tests import windows_installer
from tests.windows_installer import ROOT, Built, Sources, build

LIMIT = 75_000_000  # bytes of the .exe
TABLE = tomllib.loads((ROOT / "installer/windows/wheels.toml").read_text("utf-8"))
LOCKED = re.findall(
    r"^(\S+)==(\S+) \\\n    --hash=sha256:(\w{64})$",
    (ROOT / "installer/windows/requirements.lock").read_text("utf-8"),
    re.MULTILINE,
)
#: Imported behind a guard.
LINUX_ONLY = {"fcntl", "posix", "resource", "termios"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return windows_installer.built(tmp_path_factory)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return windows_installer.sources(tmp_path_factory)


def _wheels() -> dict[str, Path]:
    """The wheels that the build fetched, by their hash."""
    folder = ROOT / "dist" / "wheels"
    return {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in folder.glob("*.whl")}


def _left_out(project: str, name: str) -> bool:
    for rule in TABLE["rule"]:
        if rule["wheel"] not in ("*", project):
            continue
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in rule.get("without", ())):
            return True
        only = rule.get("only")
        if only and not any(fnmatch.fnmatchcase(name, pattern) for pattern in only):
            return True
    return False


def test_it_says_what_it_is_and_fits_its_limit(made: Built) -> None:
    assert made.program.name == f"SERT-Wizard-{__version__}-x64.exe"
    content = made.program.read_bytes()
    assert len(content) <= LIMIT
    assert content[content.index(b"PE\0\0") + 4 :][:2] == b"\x64\x86"  # x64
    # The version resource and the manifest are UTF-16 and UTF-8 in the stub, uncompressed.
    for text in ("SERT Wizard Setup", __version__, "GPL-3.0-or-later"):
        assert text.encode("utf-16-le") in content
    assert b'requestedExecutionLevel level="asInvoker"' in content
    hashed = made.program.with_suffix(".exe.sha256").read_text("utf-8")
    assert hashed == f"{hashlib.sha256(content).hexdigest()}  {made.program.name}\n"
    filled = made.program.with_suffix(".contents.txt").read_text("utf-8")
    for name in ("CPython", "pyside6-essentials", "sert-wizard"):
        assert name in filled


def test_every_file_of_the_lock_is_in_it(made: Built) -> None:
    fetched = _wheels()
    assert LOCKED
    for project, version, digest in LOCKED:
        assert digest in fetched, f"{project} {version} was not fetched"
        with zipfile.ZipFile(fetched[digest]) as wheel:
            for name in wheel.namelist():
                there = made.unpacked / "lib" / name
                if name.endswith("/") or _left_out(project, name):
                    assert not there.is_file()
                else:
                    assert there.read_bytes() == wheel.read(name), name


def test_the_lock_holds_all_that_its_wheels_ask_for(made: Built) -> None:
    assert made.program.is_file()  # the build fetched the wheels
    environment = dict(windows_environment("3.13"))
    versions = {canonicalize_name(name): version for name, version, _ in LOCKED}
    fetched = _wheels()
    for _, _, digest in LOCKED:
        with zipfile.ZipFile(fetched[digest]) as wheel:
            name = next(n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
            metadata = Parser().parsestr(wheel.read(name).decode("utf-8"))
        for text in metadata.get_all("Requires-Dist", []):
            asked = Requirement(text)
            if asked.marker is None or asked.marker.evaluate(environment):
                assert asked.specifier.contains(versions[canonicalize_name(asked.name)]), text


def test_the_package_and_the_boot_assets_are_in_it(made: Built) -> None:
    package = made.unpacked / "lib" / "sert_wizard"
    compared = 0
    for path in (ROOT / "sert_wizard").rglob("*.py"):
        assert (package / path.relative_to(ROOT / "sert_wizard")).is_file(), path
        compared += 1
    assert compared > 100
    assets = made.unpacked / ASSETS
    index = (assets / "assets.json").read_bytes()
    assert index == (ROOT / "resources" / "boot-assets" / "assets.json").read_bytes()
    assert hashlib.sha256((assets / "memdisk").read_bytes()).hexdigest().encode() in index
    assert (assets / "linux" / "vmlinuz").is_file()
    assert not list(assets.rglob(".*"))


def test_it_speaks_german(made: Built) -> None:
    """The wizard's own translations, as they are here, and Qt's."""
    translations = made.unpacked / "lib" / "sert_wizard" / "resources" / "translations"
    mine = ROOT / "resources" / "translations" / "sert_wizard_de.qm"
    assert (translations / mine.name).read_bytes() == mine.read_bytes()
    assert not list(translations.glob("*.ts"))
    assert (made.unpacked / "lib" / "PySide6" / "translations" / "qtbase_de.qm").is_file()


def test_it_holds_no_path_of_this_machine(made: Built) -> None:
    here = {f"{path}/" for path in (ROOT, Path.home(), made.program.parents[2], sys.prefix)}
    traces = [text.encode(code) for text in here for code in ("utf-8", "utf-16-le")]
    for path in made.unpacked.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(trace in content for trace in traces), path
    assert not list(made.unpacked.rglob("direct_url.json"))


def _imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, with those that `from x import y` may mean."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _modules(made: Built) -> set[str]:
    """All modules and packages that the installed Python can import, but those in its DLL."""
    python, lib = made.unpacked / "python", made.unpacked / "lib"
    with zipfile.ZipFile(next(python.glob("*.zip"))) as library:
        names = [PurePosixPath(name) for name in library.namelist()]
    names += [PurePosixPath(path.name) for path in python.glob("*.pyd")]
    names += [PurePosixPath(p.relative_to(lib)) for p in lib.rglob("*") if p.suffix != ".dll"]
    modules = [name.parent / name.name.split(".")[0] for name in names]
    return {".".join((n.parent if n.name == "__init__" else n).parts) for n in modules}


def test_imports_of_the_package_are_met_by_what_is_installed(made: Built) -> None:
    """Read from the files alone: this Python is another release, on another system."""
    modules = _modules(made)
    core = next((made.unpacked / "python").glob("python3??.dll")).read_bytes()
    missing = {
        name
        for path in (made.unpacked / "lib" / "sert_wizard").rglob("*.py")
        for name in _imports(path)
        if name not in modules and b"\0" + name.encode() + b"\0" not in core
    }
    assert "PySide6.QtSql" not in modules  # left out: it could be missed
    assert not missing - LINUX_ONLY


@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not here")
def test_import_tables_are_read_as_objdump_reads_them(made: Built) -> None:
    compared = 0
    for path in [*made.unpacked.rglob("*.pyd"), *made.unpacked.rglob("qwindows.dll")]:
        done = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip("this objdump can't read Windows' files")
        theirs = {name.lower() for name in re.findall(r"DLL Name: (\S+)", done.stdout)}
        # objdump leaves the delay-load table out.
        assert theirs <= set(dlls.imported(path.read_bytes())), path
        compared += bool(theirs)
    assert compared > 20


def test_python_looks_nowhere_else(made: Built) -> None:
    paths = next((made.unpacked / "python").glob("*._pth")).read_text("ascii").split()
    assert paths == ["python313.zip", ".", "..\\lib"]


def test_notices_name_everything_with_its_text(made: Built) -> None:
    text = (made.unpacked / "THIRD-PARTY-NOTICES.txt").read_bytes().decode("utf-8")
    blocks = text.split("\r\n\r\n")
    names = [f"{project} {version}" for project, version, _ in LOCKED]
    if made.sources.has_libwim:
        names.append("wimlib ")
    for name in [*names, "CPython ", "ipxe ", "syslinux-common ", "busybox ", "NSIS "]:
        block = next((b for b in blocks if b.startswith(name)), "")
        assert "licence:" in block, name
        texts = re.findall(r"text: +(\S.*?)\r?$", block, re.MULTILINE)
        assert texts, f"{name} has no licence text"
        for path in texts:
            assert (made.unpacked / PurePosixPath(path.replace("\\", "/"))).stat().st_size > 100
    assert "Debian's source package ipxe" in text


def test_again_it_has_the_same_bytes(made: Built, tmp_path: Path) -> None:
    """At another time, into another folder."""
    done = build(made.sources.arguments, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    again = tmp_path / "out" / made.program.name
    assert again.read_bytes() == made.program.read_bytes()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        path.name for path in made.program.parent.iterdir()
    )


def test_what_fails_is_said_and_leaves_nothing(sources: Sources, tmp_path: Path) -> None:
    empty, changed = tmp_path / "empty", tmp_path / "changed"
    empty.mkdir()
    shutil.copytree(sources.folder, changed)
    archive = next(changed.glob("python-*.zip"))
    archive.write_bytes(archive.read_bytes()[:-1] + b"!")
    listed = ["--inputs-list", str(sources.listed)]
    for arguments, environment, status, code in (
        (["--inputs", str(empty), *listed], {}, 3, "input-missing"),
        (["--inputs", str(changed), *listed], {}, 3, "wrong-hash"),
        (["--inputs-list", str(empty / "none")], {}, 3, "unreadable-list"),
        (sources.arguments, {"SIGN_COMMAND": "no-such-signer"}, 5, "no-sign-command"),
    ):
        done = build(arguments, tmp_path / "out", **environment)
        said = done.stderr[done.stderr.index("error[") :].splitlines()
        assert (done.returncode, said[0].split(":")[0]) == (status, f"error[{code}]")
        assert said[1].startswith("hint: ")
        assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_both_programs_are_signed_or_there_is_none(sources: Sources, tmp_path: Path) -> None:
    """A signing command that takes the uninstaller and fails on the installer."""
    signer, log = tmp_path / "sign er", tmp_path / "signed"
    script = f'echo "$@" >>"{log}"; case $2 in *x64.exe) exit 1;; esac'
    signer.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    signer.chmod(0o755)
    done = build(sources.arguments, tmp_path / "out", SIGN_COMMAND=f"'{signer}' --now")
    assert done.returncode == 5
    assert "error[nsis-failed]: " in done.stderr
    signed = log.read_text("utf-8").splitlines()
    assert [line.startswith("--now ") for line in signed] == [True, True]
    assert signed[1].endswith(f"SERT-Wizard-{__version__}-x64.exe")
    assert not list((tmp_path / "out").iterdir())
