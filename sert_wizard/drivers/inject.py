"""Packages offered for injection, and what of them goes into the image.

A package is put under \\Drivers and loaded by drvload at start-up, before wpeinit: Microsoft's
documented way that needs no DISM and works from Windows PE 2.0 on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sert_wizard.errors import InputError, read_input
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ranking import Match, TargetOs
from sert_wizard.wim.staging import NewFile

FOLDER = "/Drivers"


@dataclass(frozen=True)
class OfferedPackage:
    """An INF in a folder that the user offers; `folder` is its own one in the image."""

    inf: Inf
    path: Path
    folder: str


def offered_packages(folders: Iterable[Path]) -> list[OfferedPackage]:
    """Every INF in `folders` and below. Raises InputError (no-driver-folder, no-inf, bad-inf)."""
    found: list[OfferedPackage] = []
    taken: set[str] = set()
    for folder in folders:
        if not folder.is_dir():
            raise InputError(
                "no-driver-folder",
                f"{folder} is not a folder.",
                hint="Name a folder that holds the driver's .inf, .sys and .cat; unpack archives.",
            )
        paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".inf" and p.is_file())
        if not paths:
            raise InputError(
                "no-inf",
                f"There is no .inf file in {folder}.",
                hint="Name a folder that holds the driver's .inf, .sys and .cat.",
            )
        for path in paths:
            inf = Inf(read_input(path), path.name)
            found.append(OfferedPackage(inf, path, _own_folder(inf, taken)))
    return found


def _own_folder(inf: Inf, taken: set[str]) -> str:
    """A folder in the image named after the INF; two INFs of one name get one each."""
    stem = PurePosixPath(inf.name).stem
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return f"{FOLDER}/{name}"


def image_inf(package: OfferedPackage) -> str:
    """Path of the package's INF in the image."""
    return f"{package.folder}/{package.inf.name}"


def package_files(package: OfferedPackage, match: Match, target: TargetOs) -> tuple[NewFile, ...]:
    """The INF, its catalogue and the files that its install section copies, no others.

    Raises InputError (incomplete-package) naming the files that are missing; on amd64 the
    catalogue is one of them, for Windows loads no unsigned driver there.
    """
    inf = package.inf
    copies = inf.copies(match.model.section, target.architecture)
    wanted = dict.fromkeys((inf.name, *(copy.source for copy in copies)))
    present = _files_beside(package.path)
    missing = [name for name in wanted if name not in present]
    catalogs = [name for name in inf.catalogs if name in present]
    if inf.catalogs and not catalogs and target.architecture != "x86":
        missing += inf.catalogs
    if missing:
        raise InputError(
            "incomplete-package",
            f"{inf.name} needs {', '.join(missing)}, which its folder lacks.",
            hint="Get the whole driver package from its maker; every file its INF names must be "
            "there.",
        )
    return tuple(
        NewFile(f"{package.folder}/{name}", read_input(present[name]))
        for name in dict.fromkeys((*wanted, *catalogs))
    )


def _files_beside(inf: Path) -> dict[str, Path]:
    """Files of a package by their path from the INF's folder, in lower case with slashes."""
    root = inf.parent
    return {
        PurePosixPath(path.relative_to(root)).as_posix().lower(): path
        for path in root.rglob("*")
        if path.is_file()
    }
