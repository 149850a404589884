"""Makes requirements.lock anew: the newest wheels that pyproject.toml allows, with their hashes.

pip judges markers by the Python it runs on, so they are judged here, for Windows.
"""

from __future__ import annotations

import hashlib
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from packaging.requirements import Requirement

from installer.windows.wheels import LOCK, TARGET, pip

_HEADER = """\
# The wheels of the Windows installer. Made by: bash installer/windows/build.sh --update-lock
# pip finds them through its own configuration and takes none with another hash.
"""


def windows_environment(python: str) -> Mapping[str, str]:
    """What a dependency's marker sees on the target; `python` is "3.13"."""
    return {
        "python_version": python,
        "python_full_version": python + ".0",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "os_name": "nt",
        "extra": "",
    }


def needed(texts: list[str], python: str) -> list[Requirement]:
    """Those of the requirements that hold on Windows."""
    environment = dict(windows_environment(python))
    requirements = [Requirement(text) for text in texts]
    return [r for r in requirements if r.marker is None or r.marker.evaluate(environment)]


def update(root: Path, python: str) -> None:
    """Write the lock for the checkout at `root`. Raises MachineError (wheels-not-downloaded)."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [f"{r.name}{r.specifier}" for r in needed(project["dependencies"], python)]
    with tempfile.TemporaryDirectory() as folder:
        pip("download", *TARGET, "--python-version", python, "--dest", folder, *asked)
        lines = []
        for wheel in sorted(Path(folder).glob("*.whl"), key=lambda path: path.name.lower()):
            name, version = wheel.name.split("-")[:2]
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            lines.append(f"{name.replace('_', '-').lower()}=={version} \\\n")
            lines.append(f"    --hash=sha256:{digest}\n")
    LOCK.write_text(_HEADER + "".join(lines), encoding="utf-8")
