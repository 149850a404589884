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
LOADER = ("stage1", "--url", "http://192.0.2.10:8080/optimized.iso", "--out")
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

    @contextlib.contextmanager
    def holding(self, path: Path, seconds: float) -> Iterator[None]:
        """While another program has the file at `path` open, for that long or to the end."""
        assert WINE is not None
        pipe = subprocess.PIPE
        code = (
            "import sys, time; file = open(sys.argv[1], 'rb'); print('up', flush=True); "
            "time.sleep(float(sys.argv[2]))"
        )
        command = [*_python(self), code, self.named(path), str(seconds)]
        with subprocess.Popen(
            [WINE, *command], env=self.environment, stdin=pipe, stdout=pipe, stderr=pipe
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b"up")
            yield
            process.kill()

    def wizard(self, *words: str | Path) -> Ran:
        """Run the installed sert-wizard.cmd."""
        return self.start("cmd", "/c", self.named(self.program / "sert-wizard.cmd"), *words)

    def command(self, *words: str | Path) -> Ran:
        """Run what sert-wizard.cmd runs, without cmd.exe's ways with quotation marks."""
        python = self.named(self.program / "python" / "python.exe")
        return self.start(python, "-I", "-m", "sert_wizard.cli", *words)

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
    _keeps_to_windows_paths(windows, tmp_path)
    _waits_for_held_files(windows)
    _starts_nothing_planted(windows)
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
    _ok(windows.wizard(*LOADER, windows.named(tmp_path / "windows.iso")))
    _ok(run(*LOADER, tmp_path / "linux.iso"))
    # And what the Start menu's entry runs, which has no console.
    window = [windows.program / "python" / "pythonw.exe", windows.program / "sert-wizard.pyw"]
    program, script = map(windows.named, window)
    _ok(windows.start(program, "-I", script, *LOADER, windows.named(tmp_path / "window.iso")))
    # And a Python without any streams.
    bare = ("-I", "-m", "sert_wizard.cli")
    _ok(windows.start(program, *bare, *LOADER, windows.named(tmp_path / "bare.iso")))
    for name in ("windows.iso", "window.iso", "bare.iso"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "linux.iso").read_bytes()


_LOAD_ALL = """
import importlib, pkgutil, sert_wizard, sys
for module in pkgutil.walk_packages(sert_wizard.__path__, 'sert_wizard.'):
    if not module.name.startswith('sert_wizard.ui'):
        importlib.import_module(module.name)
assert not any('PySide6' in name for name in sys.modules)
assert sys.flags.isolated and sys.flags.safe_path and len(sys.path) == 3
"""


def _keeps_to_windows_paths(windows: Windows, tmp_path: Path) -> None:
    """Long ones, letter case, names of devices, another drive's current folder; and where the
    program's own files go."""
    loader = (tmp_path / "linux.iso").read_bytes()
    deep = windows.home.joinpath("out", *["folder of forty characters, all in all ä"] * 9)
    for name, spelled in (
        ("long.iso", windows.named(deep / "long.iso")),
        ("prefixed.iso", "\\\\?\\" + windows.named(deep / "prefixed.iso")),
        ("slashes.iso", windows.named(deep / "slashes.iso").replace("\\", "/")),
    ):
        assert len(spelled) > 300
        done = _ok(windows.command(*LOADER, spelled, "--json"))
        assert done.json["stage1"] == spelled.replace("/", "\\")
        assert (deep / name).read_bytes() == loader
    assert len(list(deep.iterdir())) == 3

    image = deep / "long.iso"
    again = ("--image", windows.named(image), "--force", "--json")
    refused = _ok(windows.command(*LOADER, windows.named(image).upper(), *again), 6)
    assert refused.json["error"]["code"] == "same-file"
    for name in ("NUL", "com1.iso", "out.iso.", "a:b"):
        out = windows.named(windows.home) + "\\" + name
        refused = _ok(windows.command(*LOADER, out, "--force", "--json"), 6)
        assert refused.json["error"]["code"] == "bad-name"
    recipe = windows.home / "recipe.toml"
    recipe.write_text("base.iso = 'D:recovery.iso'", encoding="utf-8")
    refused = _ok(windows.command("plan", windows.named(recipe)), 3)
    assert "D:recovery.iso" in refused.err

    told = _ok(windows.start(*_python(windows), _TELL)).out.splitlines()
    assert PureWindowsPath(told[0]) == PureWindowsPath(
        "C:/users", USER, "AppData/Local/SERT Wizard/Logs"
    )
    assert told[1].isascii()
    assert told[1].isalnum()
    assert int(told[2]) > 1 << 20


_TELL = """
import sys
from pathlib import Path
from sert_wizard import settings, volumes
sys.stdout.reconfigure(encoding="utf-8")
home = Path.home()
print(settings.log_folder(), volumes.file_system(home), volumes.free_bytes(home), sep="\\n")
"""


def _python(windows: Windows) -> tuple[str, str, str]:
    """The installed Python, to be given a program's text."""
    return (windows.named(windows.program / "python" / "python.exe"), "-I", "-c")


def _waits_for_held_files(windows: Windows) -> None:
    """A program that lets go in time is waited for; one that doesn't is named as the reason."""
    out = windows.home / "held.iso"
    for seconds, status in ((3, 0), (60, 6)):
        out.write_bytes(b"old")
        with windows.holding(out, seconds):
            began = time.monotonic()
            done = windows.command(*LOADER, windows.named(out), "--force")
            took = time.monotonic() - began
        _ok(done, status)
        assert took >= (10 if status else 1)
        assert (out.read_bytes() == b"old") == bool(status)
    check = f"from sert_wizard.files import *; check_movable(Path({windows.named(out)!r}))"
    _ok(windows.start(*_python(windows), check))
    with windows.holding(out, 60):
        assert "OutputError" in _ok(windows.start(*_python(windows), check), 1).err
    assert "error[in-use]" in done.err or "error[cannot-write]" in done.err
    assert not [path for path in windows.home.iterdir() if path.suffix == ".partial"]


def _starts_nothing_planted(windows: Windows) -> None:
    """A program in the folder where the terminal is: Windows would take it before the PATH's."""
    name = "qemu-system-x86_64"
    planted = windows.prefix.parent / f"{name}.exe"
    planted.write_bytes(b"MZ")
    found = windows.start(*_python(windows), f"import shutil; print(shutil.which({name!r}))")
    assert name in _ok(found).out  # without our care
    checks = {check["name"]: check for check in windows.command("doctor", "--json").json["checks"]}
    assert not checks["QEMU"]["ok"]
    planted.unlink()


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
