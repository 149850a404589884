"""What this machine has and lacks for building, testing and showing."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass

from sert_wizard import sevenzip
from sert_wizard.errors import SertError
from sert_wizard.stage1.assets import find_assets
from sert_wizard.wim.libwim import library
from sert_wizard.wording import size_text


@dataclass(frozen=True)
class Finding:
    """A thing by `name`; without a `needed` one nothing can be built."""

    name: str
    ok: bool
    needed: bool
    detail: str


def examine() -> tuple[Finding, ...]:
    """Everything that could be missing."""
    return (_libwim(), _boot_assets(), _disk(), _seven_zip(), _qemu(), _display())


def _libwim() -> Finding:
    try:
        found = library()
    except SertError as error:
        return Finding("libwim", False, True, f"{error.message} {error.hint}")
    return Finding("libwim", True, True, f"{found.version_text} ({found.name})")


def _boot_assets() -> Finding:
    try:
        versions = find_assets().versions
    except SertError as error:
        return Finding("boot assets", False, True, f"{error.message} {error.hint}")
    ipxe = versions.get("ipxe.efi", "")
    return Finding("boot assets", True, True, f"{len(versions)} files, {ipxe}")


def _disk() -> Finding:
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    # Enough for the boot image of a usual recovery disc.
    return Finding("scratch disk", free > 1 << 30, False, f"{size_text(free)} free in {folder}")


def _seven_zip() -> Finding:
    found = sevenzip.program()
    lacks = "not installed; drivers in cab, 7z and exe files need it"
    return Finding("7-Zip", bool(found), False, str(found) if found else lacks)


def _qemu() -> Finding:
    found = shutil.which("qemu-system-x86_64")
    return Finding("QEMU", bool(found), False, found or "not installed; `boot-test` needs it")


def _display() -> Finding:
    has = sys.platform == "win32" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return Finding("display", has, False, "there" if has else "none; the wizard needs one")
