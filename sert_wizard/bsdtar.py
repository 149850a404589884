"""The tar that comes with Windows 10 and later (bsdtar), where there is no 7-Zip.

It reads cabinets and 7z archives, but has no listing that a program could rely on: so it turns
the whole archive into a tar, which is enough for a single driver's package.
"""

from __future__ import annotations

import io
import os
import shutil
import tarfile
from pathlib import Path

from sert_wizard import unpacking
from sert_wizard.progress import Progress
from sert_wizard.wording import words

#: Only what begins so is given to it: among its formats is one (mtree) that names files of this
#: computer to be taken.
_SIGNATURES = (b"MSCF", b"7z\xbc\xaf\x27\x1c")
_LIMIT = 128 << 20  # bytes unpacked
_SECONDS = 120.0


def program() -> Path | None:
    """The system's own tar on Windows, elsewhere one that is called bsdtar."""
    own = Path(os.environ.get("SYSTEMROOT", ""), "System32", "tar.exe")
    if own.is_absolute() and own.is_file():
        return own
    found = shutil.which("bsdtar")
    return Path(found) if found else None


def can_read(head: bytes) -> bool:
    """Whether there is one, and it may be given a file that begins with `head`."""
    return head.startswith(_SIGNATURES) and program() is not None


def contents(archive: Path, progress: Progress | None = None) -> list[tuple[str, bytes]]:
    """Path and content of every file in `archive`.

    Raises InputError (unreadable-archive), MachineError (no-unpacker: it takes 7-Zip),
    CancelledError.
    """
    command = program()
    if command is None:
        raise unpacking.no_unpacker(
            words("Nothing on this computer opens {name}.", name=archive.name)
        )
    arguments = ("-c", "-f", "-", "--format", "pax", f"@{archive.absolute()}")
    done = unpacking.run(
        (command, *arguments),
        archive,
        progress or Progress(),
        limit=_LIMIT,
        seconds=_SECONDS,
    )
    if done.status:
        raise unpacking.no_unpacker(
            words("{archive} is damaged, or needs 7-Zip to be opened.", archive=archive)
        )
    try:
        with tarfile.open(fileobj=io.BytesIO(done.output), mode="r:") as tar:
            files = [member for member in tar if member.isreg()]
            return [(file.name, _content(tar, file)) for file in files]
    except tarfile.TarError:
        raise unpacking.unreadable(archive) from None


def _content(tar: tarfile.TarFile, file: tarfile.TarInfo) -> bytes:
    stream = tar.extractfile(file)
    return stream.read() if stream else b""
