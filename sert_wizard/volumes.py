"""What a disk can take: how many bytes in all, and how many in one file."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

import psutil

from sert_wizard.planting import SYSTEM_FOLDER

#: The largest file that FAT32 holds has 4 GiB less a byte (Microsoft, "FAT32 File System
#: Specification": a file's size is a 32-bit number). exFAT has no such limit.
FAT_LIMIT = (1 << 32) - 1
_FAT = {"fat", "fat32", "vfat", "msdos"}
_LONGEST_PATH, _LONGEST_KIND = 32768, 261  # characters, with a null


def free_bytes(folder: Path) -> int | None:
    """Bytes that may still be written where `folder`, which is there, lies; None where the system
    does not say, as for some shares."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def largest_file(folder: Path) -> int | None:
    """Bytes that a file may have where `folder`, which is there, lies; None: as many as there is
    room for."""
    return largest_on(file_system(folder))


def largest_on(kind: str) -> int | None:
    """The same for a file system of that `kind`."""
    return FAT_LIMIT if kind.lower() in _FAT else None


def file_system(folder: Path) -> str:
    """The kind of file system that `folder`, which is there, lies on, in the system's words; ""
    where it does not say."""
    if sys.platform == "win32":
        return _windows_file_system(folder)
    path = folder.resolve()
    place = next((p for p in (path, *path.parents) if os.path.ismount(p)), path)
    mounted = {Path(part.mountpoint): part.fstype for part in psutil.disk_partitions(all=True)}
    return mounted.get(place, "")


def _windows_file_system(folder: Path) -> str:
    """By Windows' own functions: they know shares and folders that are disks, and unlike a list of
    all drives they wait for no other disk than this one."""
    if sys.platform != "win32":
        return ""
    kernel = ctypes.WinDLL("kernel32.dll", winmode=SYSTEM_FOLDER)
    root = ctypes.create_unicode_buffer(_LONGEST_PATH)
    kind = ctypes.create_unicode_buffer(_LONGEST_KIND)
    whole = ctypes.c_wchar_p(str(folder.absolute()))
    if not kernel.GetVolumePathNameW(whole, root, _LONGEST_PATH):
        return ""
    if not kernel.GetVolumeInformationW(root, None, 0, None, None, None, kind, _LONGEST_KIND):
        return ""
    return kind.value
