"""The terminal as Windows has it: code pages without our signs, no streams at all, no escapes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import platformdirs.windows
import pytest

from sert_wizard.console import TerminalProgress, takes_escapes
from sert_wizard.hardware import linux
from sert_wizard.progress import Tick
from sert_wizard.settings import log_folder
from sert_wizard.stage1.assets import restore_hint
from sert_wizard.wording import words
from tests.conftest import Run

_URL = "http://192.0.2.10:8080/optimized.iso"


def _sert_wizard(
    code: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a Python of its own, after `code`."""
    call = f"import sys; {code}; from sert_wizard.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", call, *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("code_page", ["cp437", "cp850", "cp1252", "ascii", "cp932"])
def test_any_code_page_will_do(code_page: str, tmp_path: Path) -> None:
    """PYTHONIOENCODING stands for the code page that Windows gives to a pipe."""
    done = _sert_wizard("pass", "doctor", PYTHONIOENCODING=code_page)
    assert done.returncode in (0, 5)
    assert "✓" in done.stdout.decode("utf-8")
    failed = _sert_wizard("pass", "inspect", "žádný → disk.iso", PYTHONIOENCODING=code_page)
    assert failed.returncode == 3
    assert "žádný → disk.iso" in failed.stderr.decode("utf-8")


@pytest.mark.parametrize(
    "gone",
    [
        "sys.stdout = None",
        "sys.stderr = None",
        "sys.stdout = sys.stderr = None",
        "sys.stdin = sys.stdout = sys.stderr = None",
    ],
)
def test_it_works_where_there_are_no_streams(gone: str, tmp_path: Path) -> None:
    """As under pythonw."""
    out = tmp_path / "stage1.iso"
    done = _sert_wizard(gone, "stage1", "--url", _URL, "--out", str(out))
    assert (done.returncode, out.exists()) == (0, True)
    assert _sert_wizard(gone, "stage1", "--url", _URL, "--out", str(out)).returncode == 6
    assert _sert_wizard(gone, "no-such-command").returncode == 2


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_needs_no_escape_sequences(monkeypatch: pytest.MonkeyPatch) -> None:
    """A longer line is wiped by the shorter one that follows it."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    progress = TerminalProgress()
    progress.report(Tick(words("Reading the boot image"), 50, 100, 10.0))
    progress.report(Tick(words("Hash"), 100, 100, 10.0))
    progress.finish()
    said = terminal.getvalue()
    assert "\x1b" not in said
    lines = [line.rstrip("\n") for line in said.split("\r")[1:]]
    assert len(lines) == 2
    assert {len(line) for line in lines} == {59}
    assert "Hash" in lines[1]
    assert "Reading" not in lines[1]


def test_escapes_are_for_terminals() -> None:
    assert not takes_escapes(io.StringIO())
    if sys.platform != "win32":
        assert takes_escapes(_Terminal())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sysfs is of Linux")
def test_a_computer_without_nics_is_told_in_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sysfs that lists none, as in a container."""
    monkeypatch.setattr(linux.adapters, "__defaults__", (tmp_path,))
    done = run("nics")
    assert (done.status, done.out.count("\n")) == (0, 1)
    assert "no network adapter" in done.out
    assert "--all" in done.out
    assert "--all" not in run("nics", "--all").out
    assert run("nics", "--json").json == {"nics": []}


def test_missing_parts_are_restored_as_the_system_has_it() -> None:
    command = words("Run `bash installer/boot_assets.sh`.")
    assert restore_hint(command, "linux") == command
    on_windows = restore_hint(command, "win32")
    assert "Install SERT Wizard again" in on_windows
    assert "bash" not in on_windows


def test_logs_lie_where_windows_wants_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By platformdirs' class for Windows, which only Windows has it use."""
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Zoë"))
    monkeypatch.setattr(platformdirs, "PlatformDirs", platformdirs.windows.Windows)
    monkeypatch.setattr(
        platformdirs.windows,
        "get_win_folder",
        platformdirs.windows.get_win_folder_from_env_vars,
        raising=False,
    )
    folder = log_folder()
    assert folder == tmp_path / "Zoë" / "SERT Wizard" / "Logs"
    assert folder.is_dir()
