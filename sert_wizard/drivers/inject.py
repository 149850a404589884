"""Packages offered for injection, and what of them goes into the image.

A package is put under \\Drivers and loaded by drvload at start-up, before wpeinit: Microsoft's
documented way that needs no DISM and works from Windows PE 2.0 on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sert_wizard.errors import InputError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ranking import Match, TargetOs
from sert_wizard.wim.staging import NewFile

FOLDER = "/Drivers"


@dataclass(frozen=True)
class OfferedPackage:
    """An INF in a folder that the user offers."""

    inf: Inf
    path: Path


def offered_packages(folders: Iterable[Path]) -> list[OfferedPackage]:
    """Every INF in `folders` and below. Raises InputError (no-driver-folder, no-inf, bad-inf)."""
    found = []
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
        found += [OfferedPackage(Inf(path.read_bytes(), path.name), path) for path in paths]
    return found


def image_inf(package: OfferedPackage) -> str:
    """Path of the package's INF in the image."""
    return f"{_image_folder(package)}/{package.inf.name}"


def package_files(package: OfferedPackage, match: Match, target: TargetOs) -> tuple[NewFile, ...]:
    """The INF, its catalogue and the files that its install section copies, no others.

    Raises InputError (incomplete-package) naming the files that are missing.
    """
    copies = package.inf.copies(match.model.section, target.decorations)
    wanted = dict.fromkeys((package.inf.name, *(copy.source for copy in copies)))
    present = _files_beside(package.path)
    missing = [name for name in wanted if name not in present]
    if missing:
        raise InputError(
            "incomplete-package",
            f"{package.inf.name} needs {', '.join(missing)}, which its folder lacks.",
            hint="Get the whole driver package from its maker; every file its INF names must be "
            "there.",
        )
    names = (*wanted, *(name for name in package.inf.catalogs if name in present))
    folder = _image_folder(package)
    return tuple(NewFile(f"{folder}/{name}", present[name].read_bytes()) for name in names)


def _files_beside(inf: Path) -> dict[str, Path]:
    """Files of a package by their path from the INF's folder, in lower case with slashes."""
    root = inf.parent
    return {
        PurePosixPath(path.relative_to(root)).as_posix().lower(): path
        for path in root.rglob("*")
        if path.is_file()
    }


def _image_folder(package: OfferedPackage) -> str:
    return f"{FOLDER}/{PurePosixPath(package.inf.name).stem}"
