"""The house rules, held by the tools that know them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: What a checkout must not know: folders of the machine it was written on, package registries.
MACHINE = re.compile(
    r"/(?:work|home|root|tmp|Users)/\w|(?:pypi|pythonhosted|debian|ubuntu|npmjs|crates)\.(?:org|io)\b"
)
#: Lines that name such a thing for a reason: (file, text in the line).
ALLOWED: set[tuple[str, str]] = set()
MAX_LINES = 400


def _tool(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def _tracked() -> list[Path]:
    git = shutil.which("git")
    listed = ""
    if git is not None:
        command = [git, "ls-files", "-z"]
        listed = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    if not files:  # unpacked from an archive
        folders = ("sert_wizard", "tests", "installer", "resources", ".ci")
        files = [path for name in folders for path in (ROOT / name).rglob("*")]
    made = {"boot-assets", "__pycache__"}
    return [path for path in files if path.is_file() and made.isdisjoint(path.parts)]


def test_ruff_check() -> None:
    _tool("ruff", "check", ".")


def test_ruff_format() -> None:
    _tool("ruff", "format", "--check", ".")


def test_mypy_strict() -> None:
    _tool("mypy", "--strict")


def test_imports_point_down_only() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_no_machine_path_and_no_registry() -> None:
    found = []
    for path in _tracked():
        name = path.relative_to(ROOT).as_posix()
        if path == Path(__file__) or name == "LICENSE":
            continue
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture
        for number, line in enumerate(lines, 1):
            allowed = any(name == file and text in line for file, text in ALLOWED)
            if MACHINE.search(line) and not allowed:
                found.append(f"{name}:{number}: {line.strip()}")
    assert not found, "\n".join(found)


def test_modules_stay_readable() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {count} lines"
        for path in _tracked()
        if path.suffix == ".py" and (count := len(path.read_text("utf-8").splitlines())) > MAX_LINES
    ]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "installer").glob("*.sh")))
def test_scripts_parse(script: str) -> None:
    subprocess.run(["bash", "-n", ROOT / "installer" / script], check=True)
