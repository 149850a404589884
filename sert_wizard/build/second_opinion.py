"""What 7-Zip, where it is installed, sees on the finished disc: a reader that nobody here wrote."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

_NAMES = ("7zz", "7z")
_SECONDS = 60.0


def seven_zip() -> str | None:
    """Path of 7-Zip's command, if there is one."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def seen_sizes(iso: Path, name: str) -> set[int] | None:
    """Sizes in bytes of the files called like `name` that 7-Zip lists on the disc, in any letter
    case and folder; None where there is no 7-Zip, or it can't list discs of this kind."""
    program = seven_zip()
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, "l", "-slt", "-ba", "-sccUTF-8", str(iso)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    listing = done.stdout.decode("utf-8", errors="replace").replace("\r", "")
    entries = re.findall(r"^Path = (.*)\n(?:.+\n)*?Size = (\d+)$", listing, re.MULTILINE)
    if not entries:
        return None
    wanted = PurePosixPath(name).name.casefold()
    return {
        int(size)
        for path, size in entries
        if re.split(r"[\\/]", path)[-1].partition(";")[0].casefold() == wanted
    }
