"""The archive that Linux unpacks into its first file system (kernel documentation,
driver-api/early-userspace/buffer-format: "newc")."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import PurePosixPath

_MAGIC = b"070701"
_END = "TRAILER!!!"


def cpio(files: Mapping[str, bytes]) -> bytes:
    """The archive of `files` (relative paths), all executable, of root and dated 1970, with the
    folders they lie in; its length is a multiple of 4, so that another may follow.

    The same files give the same bytes, in whatever order they come.
    """
    folders = {str(folder) for name in files for folder in PurePosixPath(name).parents} - {"."}
    out = bytearray()
    # A folder sorts before what lies in it.
    for number, name in enumerate(sorted({*files, *folders}), 1):
        mode = stat.S_IFDIR if name in folders else stat.S_IFREG
        out += _entry(number, name, mode | 0o755, files.get(name, b""))
    return bytes(out + _entry(0, _END, 0, b""))


def _entry(number: int, name: str, mode: int, content: bytes) -> bytes:
    raw = name.encode("ascii") + b"\0"
    links = 2 if stat.S_ISDIR(mode) else 1
    fields = (number, mode, 0, 0, links, 0, len(content), 0, 0, 0, 0, len(raw), 0)
    head = _MAGIC + b"".join(b"%08X" % field for field in fields) + raw
    return _padded(head) + _padded(content)


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 4)
