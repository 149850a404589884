"""Archives made on the spot, as makers of drivers pack them."""

from __future__ import annotations

import struct
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from sert_wizard import sevenzip

needs_seven_zip = pytest.mark.skipif(sevenzip.program() is None, reason="no 7-Zip here")

Files = Mapping[str, bytes]


def cab(files: Files) -> bytes:
    """A cabinet of files that are stored, not compressed (Microsoft Cabinet Format, [MS-CAB])."""
    data = b"".join(files.values())
    chunks = [data[i : i + 0x8000] for i in range(0, len(data), 0x8000)]
    entries, place = b"", 0
    for name, content in files.items():
        entries += struct.pack("<IIHHHH", len(content), place, 0, 0x5A21, 0, 0x20)
        entries += name.replace("/", "\\").encode("ascii") + b"\0"
        place += len(content)
    first_file = 36 + 8
    first_data = first_file + len(entries)
    # A checksum of 0 says that there is none.
    blocks = b"".join(struct.pack("<IHH", 0, len(c), len(c)) + c for c in chunks)
    size = first_data + len(blocks)
    head = struct.pack("<4sIIIIIBB", b"MSCF", 0, size, 0, first_file, 0, 3, 1)
    head += struct.pack("<HHHHH", 1, len(files), 0, 0, 0)
    return head + struct.pack("<IHH", first_data, len(chunks), 0) + entries + blocks


def seven_zip(files: Files, *options: str) -> bytes:
    """A 7z archive (7-Zip makes solid ones), or what `options` of 7-Zip's `a` make of it."""
    program = sevenzip.program()
    assert program
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, "files", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        command = [str(program), "a", "-bd", *options, str(Path(folder, "out.7z")), "."]
        subprocess.run(
            command,
            cwd=Path(folder, "files"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        return Path(folder, "out.7z").read_bytes()


def self_extracting(archive: bytes) -> bytes:
    """A program's first bytes, the archive, and what a signature appends."""
    return b"MZ" + bytes(4094) + archive + b"signature" * 100
