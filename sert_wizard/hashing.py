"""The SHA-256 of a file, with progress."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.wording import Words

_CHUNK = 4 << 20


def sha256_of(path: Path, progress: Progress, stage: Words) -> str:
    """SHA-256 of the file at `path`, in hex; reports the bytes read as `stage`.

    Raises OSError, CancelledError.
    """
    path = reach(path)
    digest = hashlib.sha256()
    progress.begin(stage, path.stat().st_size)
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            progress.advance(len(chunk))
    return digest.hexdigest()
