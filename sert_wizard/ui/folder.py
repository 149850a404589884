"""What can be said of an output folder before anything is written. No Qt here."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import psutil

from sert_wizard.build.result import OUTPUTS
from sert_wizard.plan.model import Plan

#: The largest file that FAT32 holds has 4 GiB less a byte (Microsoft, "FAT32 File System
#: Specification": a file's size is a 32-bit number). exFAT has no such limit.
FAT_LIMIT = (1 << 32) - 1
_FAT = {"fat", "fat32", "vfat", "msdos"}


@dataclass(frozen=True)
class FolderState:
    """The output folder: bytes free on its disk (None: can't be told), the outputs it holds
    already, why nothing can be written there ("" if it can), and how large a file may be (None:
    any size)."""

    folder: Path
    free: int | None
    there: tuple[str, ...]
    problem: str = ""
    limit: int | None = None


def folder_state(folder: Path) -> FolderState:
    """What can be said of `folder`, which need not be there yet."""
    if not folder.is_absolute():
        return FolderState(folder, None, (), "relative")
    try:
        existing = next((p for p in (folder, *folder.parents) if p.exists()), None)
        if existing is None:
            return FolderState(folder, None, (), "no-disk")
        if not existing.is_dir():
            return FolderState(folder, None, (), "file")
        there = tuple(name for name in OUTPUTS if (folder / name).exists())
        free, limit = shutil.disk_usage(existing).free, largest_file(file_system(existing))
        return FolderState(folder, free, there, limit=limit)
    except OSError as error:
        return FolderState(folder, None, (), error.strerror or str(error))


def file_system(folder: Path) -> str:
    """The kind of file system that `folder`, which is there, lies on, in the system's words; ""
    where it does not say."""
    path = folder.resolve()
    place = next((p for p in (path, *path.parents) if os.path.ismount(p)), path)
    mounted = {Path(part.mountpoint): part.fstype for part in psutil.disk_partitions(all=True)}
    return mounted.get(place, "")


def largest_file(kind: str) -> int | None:
    """Bytes that a file may have on a file system of that kind; None: as many as there is room
    for."""
    return FAT_LIMIT if kind.lower() in _FAT else None


def space_needed(plan: Plan) -> int:
    """Bytes that a build needs in the output folder: the new image lies beside the new disc."""
    sizes = plan.predicted
    added = sum(addition.size for addition in plan.adds)
    return sizes.iso_size + sizes.wim_size + sizes.stage1_size + added


def largest_output(plan: Plan) -> int:
    """Bytes of the largest file that a build writes."""
    return max(plan.predicted.iso_size, plan.predicted.wim_size)
