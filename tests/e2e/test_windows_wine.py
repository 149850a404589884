"""The installer run under Wine: installed silently for a user with a name like no other, its own
Python at work in the terminal, upgraded, removed. Windows' windows don't come up there."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import pytest

from sert_wizard import __version__
from sert_wizard.training.practice import PracticeSet
from tests import windows_installer
from tests.conftest import Ran, Run
from tests.windows_installer import Built

#: Debian's package wine64 puts it where no PATH leads.
WINE = shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine")
USER = "Zoë Žák"
KEYS = ("SERTWizard", r"Uninstall\\SERT Wizard", r"Classes\\.toml")
pytestmark = pytest.mark.skipif(WINE is None, reason="wine64 is not here (Debian's package wine64)")


@dataclass(frozen=True)
class Windows:
    """A Windows of Wine's, empty but for what is installed into it."""

    prefix: Path

    @property
    def home(self) -> Path:
        return self.prefix / "drive_c" / "users" / USER

    @property
    def program(self) -> Path:
        """Where the installer puts the program."""
        return self.home / "AppData" / "Local" / "Programs" / "SERT Wizard"

    @property
    def menu(self) -> Path:
        roaming = self.home / "AppData" / "Roaming" / "Microsoft" / "Windows"
        return roaming / "Start Menu" / "Programs" / "SERT Wizard"

    @property
    def environment(self) -> dict[str, str]:
        """Wine's and the user's; no display."""
        changed = {
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "USER": USER,
            "HOME": str(self.prefix.parent),
            "LC_ALL": "C.UTF-8",
        }
        return {name: text for name, text in os.environ.items() if name != "DISPLAY"} | changed

    def start(self, *words: str | Path) -> Ran:
        """Run a program to its end; Python under Wine wants pipes for all three streams."""
        assert WINE is not None
        done = subprocess.run(
            [WINE, *map(str, words)],
            env=self.environment,
            cwd=self.prefix.parent,
            input="",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=300,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """While the installed Python runs."""
        assert WINE is not None
        pipe = subprocess.PIPE
        python = self.named(self.program / "python" / "python.exe")
        code = "import sys; print('up', flush=True); sys.stdin.read()"
        with subprocess.Popen(
            [WINE, python, "-I", "-c", code],
            env=self.environment,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b"up")
            yield
            process.communicate()

    def wizard(self, *words: str | Path) -> Ran:
        """Run the installed sert-wizard.cmd."""
        return self.start("cmd", "/c", self.named(self.program / "sert-wizard.cmd"), *words)

    def named(self, path: Path) -> str:
        """`path` as a Windows program names it."""
        if path.is_relative_to(self.prefix / "drive_c"):
            return str(PureWindowsPath("C:/", path.relative_to(self.prefix / "drive_c")))
        return str(PureWindowsPath(f"Z:{path}"))

    def registry(self) -> str:
        """The user's registry as Wine writes it down once all its programs have ended."""
        self.start("wineboot", "--end-session", "--shutdown")
        _wineserver(self.prefix, "--wait")
        return (self.prefix / "user.reg").read_text("utf-8", errors="replace")


def _wineserver(prefix: Path, word: str) -> None:
    found = shutil.which("wineserver") or shutil.which("wineserver", path="/usr/lib/wine")
    assert found is not None
    environment = {**os.environ, "WINEPREFIX": str(prefix), "HOME": str(prefix.parent)}
    subprocess.run([found, word], env=environment, check=False, timeout=120)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return windows_installer.built(tmp_path_factory)


@pytest.fixture
def windows(tmp_path: Path, made: Built) -> Iterator[Windows]:
    """The program installed silently in a new Windows 10."""
    there = Windows(tmp_path / "prefix")
    try:
        assert there.start("wineboot", "--init").status == 0
        assert there.start("winecfg", "-v", "win10").status == 0
        assert there.start(made.program, "/S").status == 0
        yield there
    finally:
        _wineserver(there.prefix, "--kill")
        shutil.rmtree(there.prefix)  # 700 MB


def _ok(ran: Ran, status: int = 0) -> Ran:
    assert ran.status == status, (ran.out, ran.err)
    return ran


def test_it_is_installed_works_and_goes(
    windows: Windows, made: Built, practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    _is_there(windows, made)
    assert _ok(windows.wizard("--version")).out.split() == ["sert-wizard", __version__]
    _works_in_the_terminal(windows, tmp_path, run)
    if made.sources.has_libwim:
        _builds(windows, practice, tmp_path, run)
    else:
        refused = windows.wizard("inspect", windows.named(practice.base_iso), "--json")
        assert (refused.status, refused.json["error"]["code"]) == (5, "no-libwim")
    _stays_while_it_runs(windows, made)
    _is_upgraded(windows, made)
    _goes(windows)


def _is_there(windows: Windows, made: Built) -> None:
    installed = {p.relative_to(windows.program) for p in windows.program.rglob("*") if p.is_file()}
    packed = {p.relative_to(made.unpacked) for p in made.unpacked.rglob("*") if p.is_file()}
    assert installed >= {path for path in packed if path.parts[0] != "$PLUGINSDIR"}
    assert sorted(path.name for path in windows.menu.iterdir()) == [
        "SERT Wizard terminal.lnk",
        "SERT Wizard.lnk",
    ]
    registry = windows.registry()
    for key in KEYS:
        assert key in registry
    assert r"--recipe \"%1\"" in registry
    assert f'"DisplayVersion"="{__version__}"' in registry


def _works_in_the_terminal(windows: Windows, tmp_path: Path, run: Run) -> None:
    """What needs no libwim: the machine looked at, every module loaded, a loader written."""
    doctor = windows.wizard("doctor", "--json")
    checks = {check["name"]: check for check in doctor.json["checks"]}
    assert checks["boot assets"]["ok"]
    assert USER in checks["scratch disk"]["detail"]
    assert doctor.status == (0 if checks["libwim"]["ok"] else 5)
    python = windows.named(windows.program / "python" / "python.exe")
    _ok(windows.start(python, "-I", "-c", _LOAD_ALL))
    loader = ("stage1", "--url", "http://192.0.2.10:8080/optimized.iso", "--out")
    _ok(windows.wizard(*loader, windows.named(tmp_path / "windows.iso")))
    _ok(run(*loader, tmp_path / "linux.iso"))
    # And what the Start menu's entry runs, which has no console.
    window = [windows.program / "python" / "pythonw.exe", windows.program / "sert-wizard.pyw"]
    program, script = map(windows.named, window)
    _ok(windows.start(program, "-I", script, *loader, windows.named(tmp_path / "window.iso")))
    for name in ("windows.iso", "window.iso"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "linux.iso").read_bytes()


_LOAD_ALL = """
import importlib, pkgutil, sert_wizard, sys
for module in pkgutil.walk_packages(sert_wizard.__path__, 'sert_wizard.'):
    if not module.name.startswith('sert_wizard.ui'):
        importlib.import_module(module.name)
assert not any('PySide6' in name for name in sys.modules)
assert sys.flags.isolated and sys.flags.safe_path and len(sys.path) == 3
"""


def _builds(windows: Windows, practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    """With libwim: the same recipe gives the same bytes on both systems."""
    recipe = windows.named(practice.recipe)
    assert _ok(windows.wizard("inspect", windows.named(practice.base_iso), "--json")).json["wims"]
    plan = _ok(windows.wizard("plan", recipe, "--json")).json
    made = _ok(windows.wizard("build", recipe, "--out", windows.named(tmp_path / "w"), "--json"))
    here = _ok(run("build", practice.recipe, "--out", tmp_path / "l", "--json"))
    assert made.json["predicted"] == plan["predicted"] == here.json["predicted"]
    assert made.json["sha256"] == here.json["sha256"]
    for name in ("optimized.iso", "stage1.iso"):
        assert (tmp_path / "w" / name).read_bytes() == (tmp_path / "l" / name).read_bytes()
    _ok(windows.wizard("verify", windows.named(tmp_path / "w")))


def _stays_while_it_runs(windows: Windows, made: Built) -> None:
    """Nothing is replaced under a running program."""
    before = sorted(windows.program.rglob("*"))
    with windows.running():
        _ok(windows.start(made.program, "/S"), 2)
    assert sorted(windows.program.rglob("*")) == before


def _is_upgraded(windows: Windows, made: Built) -> None:
    """Over a version that had a file more, and with a file of the user's in its folder."""
    own = windows.program / "lib" / "notes of mine.txt"
    logs = windows.home / "AppData" / "Local" / "SERT Wizard" / "Logs"
    own.write_text("mine", encoding="utf-8")
    logs.mkdir(parents=True, exist_ok=True)
    (logs / "sert-wizard.log").write_text("what happened", encoding="utf-8")
    assert list(windows.program.rglob("__pycache__"))
    _ok(windows.start(made.program, "/S"))
    assert not list(windows.program.rglob("__pycache__"))  # the old version's own
    assert own.read_text("utf-8") == "mine"
    own.unlink()
    assert (logs / "sert-wizard.log").exists()
    _ok(windows.wizard("--version"))


def _goes(windows: Windows) -> None:
    """All that it made goes, in folders of the system's, too."""
    uninstall = windows.program / "Uninstall.exe"
    _ok(windows.start(uninstall, "/S"))
    # An uninstaller copies itself away, starts the copy and ends.
    ends = time.monotonic() + 60
    while windows.program.exists() and time.monotonic() < ends:
        time.sleep(0.2)
    assert not list(windows.program.rglob("*"))
    assert not windows.program.exists()
    assert not windows.menu.exists()
    assert not (windows.home / "AppData" / "Local" / "SERT Wizard").exists()
    registry = windows.registry()
    for key in KEYS:
        assert key not in registry
