"""Where the program's own files lie: resources beside the package, logs with the user."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

#: The years that a FAT date can hold end first.
_EARLIEST, _LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a file in resources/: inside an installed package, else in the checkout."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def log_folder() -> Path:
    """Folder for logs (%LOCALAPPDATA% on Windows); made when missing. Where there is no home to
    make it in, the folder for temporary files."""
    try:
        return Path(platformdirs.user_log_dir("SERT Wizard", appauthor=False, ensure_exists=True))
    except OSError:
        return Path(tempfile.gettempdir())


def source_date_epoch() -> datetime | None:
    """The fixed time asked for by the environment (reproducible-builds.org), if any."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text.isdigit():
        return None
    return datetime.fromtimestamp(min(int(text), int(_LATEST.timestamp())), UTC)


def fixed_time(created: datetime) -> datetime:
    """The one time that everything new is dated with: SOURCE_DATE_EPOCH, else the base volume's
    creation date; within what FAT, ISO 9660 and WIM can all say."""
    return min(max(source_date_epoch() or created, _EARLIEST), _LATEST)
