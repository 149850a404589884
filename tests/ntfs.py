"""An NTFS volume with everything that a file of Windows can have, filled through ntfs-3g.

libwim reads such a volume itself, so what it captures there is what Windows' own tools store.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import discs

SIZE = 48 << 20  # bytes of the volume
FOLDER = "Odd"  # where most of the odd things lie
_JUNCTION, _SYMLINK = 0xA0000003, 0xA000000C  # IO_REPARSE_TAG_*
_RELATIVE = 1  # SYMLINK_FLAG_RELATIVE
_HIDDEN_SYSTEM = 0x26  # FILE_ATTRIBUTE_HIDDEN, SYSTEM, ARCHIVE
_PATIENCE = 20.0  # seconds for a volume to be mounted


def lacking() -> str:
    """What this machine lacks to fill an NTFS volume; "" if nothing."""
    if missing := [name for name in ("mkntfs", "ntfs-3g", "umount") if not shutil.which(name)]:
        return f"{', '.join(missing)} not found (Debian: ntfs-3g)"
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "no /dev/fuse that may be used, so no NTFS volume can be mounted"
    return "" if os.geteuid() == 0 else "only root may mount an NTFS volume"


def volume(path: Path, wim: Path) -> Path:
    """A new NTFS volume in the file `path`, with the first image of `wim` applied to it."""
    with path.open("wb") as file:
        file.truncate(SIZE)
    discs.run("mkntfs", "--force", "--quick", "--quiet", path)
    discs.run("wimlib-imagex", "apply", wim, "1", path)
    return path


@contextmanager
def mounted(path: Path, place: Path) -> Iterator[Path]:
    """The volume's files at `place`; all is written to `path` when this ends."""
    place.mkdir()
    options = "no_detach,permissions,streams_interface=windows"
    command = ["ntfs-3g", "-o", options, str(path), str(place)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            deadline = time.monotonic() + _PATIENCE
            while not place.is_mount() and server.poll() is None and time.monotonic() < deadline:
                time.sleep(0.01)
            assert place.is_mount(), server.communicate(timeout=1)[1]
            yield place
        finally:
            subprocess.run(["umount", str(place)], check=False, capture_output=True)
            server.communicate(timeout=_PATIENCE)


def fill(root: Path, package: str) -> None:
    """Put odd things into the mounted volume, some into the driver package at `package`."""
    odd = root / FOLDER
    odd.mkdir()
    _plain_files(odd)
    _links(root, odd)
    _streams(odd)
    (odd / "of nobody else").mkdir(mode=0o700)
    # What goes with a driver package: content that is linked from elsewhere stays, and a junction
    # is deleted, not what it leads to.
    gone = root / package.lstrip("/")
    binary = next(path for path in gone.iterdir() if path.suffix == ".sys")
    os.link(binary, odd / "kept driver.sys")
    (gone / f"{binary.name}:notes").write_bytes(random.Random(7).randbytes(60_000))
    (gone / "Größe.txt").write_bytes(b"goes")
    _reparse(gone / "out", _JUNCTION, "\\??\\C:\\Windows\\System32", "C:\\Windows\\System32")
    _reparse(odd / "into a package", _SYMLINK, binary.name, binary.name)


def _plain_files(odd: Path) -> None:
    names = ("Größe €.txt", "日本語.txt", "😀.txt", "trailing dot.", "trailing space ", "n" * 200)
    for name in (*names, "!#$%&'()+,-;=@[]^_`{}~", "case", "Case", "Maße", "Masse"):
        (odd / name).write_bytes(name.encode())
    # Half of a character outside the basic plane, which Windows lets pass as a name.
    with open(os.fsencode(odd) + b"/lone \xed\xa0\xbd.txt", "wb") as file:  # noqa: PTH123
        file.write(b"lone")
    (odd / "empty.txt").touch()
    with (odd / "sparse.dat").open("wb") as file:
        file.seek(3 << 20)
        file.write(b"end")
    long = odd / "A long name of a file.configuration"
    long.write_bytes(b"long")
    os.setxattr(long, "system.ntfs_dos_name", b"ALONGN~7.CON")
    hidden = odd / "hidden.sys"
    hidden.write_bytes(b"hidden")
    os.setxattr(hidden, "system.ntfs_object_id", bytes(range(16)))
    os.setxattr(hidden, "system.ntfs_attrib_be", struct.pack(">I", _HIDDEN_SYSTEM))
    # Creation, change, access, change of metadata: 100 ns since 1601.
    ticks = [128_000_000_000_000_001 + n * 864_000_000_000 for n in range(4)]
    os.setxattr(hidden, "system.ntfs_times_be", struct.pack(">4Q", *ticks))


def _links(root: Path, odd: Path) -> None:
    one = odd / "hard one.txt"
    one.write_bytes(b"hard" * 1000)
    os.link(one, odd / "hard two.txt")
    os.link(one, root / "Windows/System32/hard three.txt")
    (odd / "same content, no link.txt").write_bytes(b"hard" * 1000)
    _reparse(odd / "junction", _JUNCTION, "\\??\\C:\\Windows", "C:\\Windows")
    _reparse(odd / "folder link", _SYMLINK, "..\\Windows", "..\\Windows")
    (odd / "file link.txt").touch()
    _reparse(odd / "file link.txt", _SYMLINK, "hard one.txt", "hard one.txt")


def _streams(odd: Path) -> None:
    (odd / "streams.txt").write_bytes(b"main")
    (odd / "streams.txt:small").write_bytes(b"named")
    (odd / "streams.txt:large").write_bytes(random.Random(8).randbytes(5_000) * 20)
    (odd / "streams.txt:empty").write_bytes(b"")
    (odd / "nothing but a stream").touch()
    (odd / "nothing but a stream:x").write_bytes(b"named")
    (odd / "folder with a stream").mkdir()
    (odd / "folder with a stream:note").write_bytes(b"of a folder")


def _reparse(path: Path, tag: int, substitute: str, shown: str) -> None:
    """Make `path` (a folder if it isn't there) a junction or a symbolic link (REPARSE_DATA_BUFFER
    of Microsoft's "[MS-FSCC]")."""
    if not path.exists():
        path.mkdir()
    a, b = substitute.encode("utf-16-le"), shown.encode("utf-16-le")
    end = b"\0\0" if tag == _JUNCTION else b""
    body = struct.pack("<4H", 0, len(a), len(a + end), len(b))
    body += b"" if tag == _JUNCTION else struct.pack("<I", _RELATIVE)
    body += a + end + b + end
    data = struct.pack("<IHH", tag, len(body), 0) + body
    os.setxattr(path, "system.ntfs_reparse_data", data, follow_symlinks=False)
