"""What 7-Zip, where it is installed, sees on the finished disc: a reader that nobody here wrote."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from sert_wizard import sevenzip
from sert_wizard.errors import InputError, MachineError

_SECONDS = 60.0


def seen_sizes(iso: Path, name: str) -> set[int] | None:
    """Sizes in bytes of the files called like `name` that 7-Zip lists on the disc, in any letter
    case and folder; None where there is no 7-Zip, or it can't list discs of this kind."""
    try:
        entries = sevenzip.entries(iso, seconds=_SECONDS)
    except (InputError, MachineError):
        return None
    if not entries:
        return None
    wanted = PurePosixPath(name).name.casefold()
    return {
        entry.size
        for entry in entries
        if entry.size is not None
        and re.split(r"[\\/]", entry.path)[-1].partition(";")[0].casefold() == wanted
    }
