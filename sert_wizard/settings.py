"""Where the program's own files lie: resources beside the package, logs with the user."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a file in resources/: inside an installed package, else in the checkout."""
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def log_folder() -> Path:
    """Folder for logs (%LOCALAPPDATA% on Windows); made when missing."""
    return Path(platformdirs.user_log_dir("SERT Wizard", appauthor=False, ensure_exists=True))


def source_date_epoch() -> datetime | None:
    """The fixed time asked for by the environment (reproducible-builds.org), if any."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(text), UTC) if text.isdigit() else None
