"""Writes the practice disc: the boot files and boot.wim in one of four disc layouts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pycdlib

from sert_wizard.base import PRACTICE_LABEL
from sert_wizard.iso.frozen import frozen
from sert_wizard.progress import Progress
from sert_wizard.training.generations import WHEN
from sert_wizard.wording import words

BIOS_IMAGE = "boot/etfsboot.com"
UEFI_IMAGE = "EFI/Microsoft/Boot/efisys.bin"
_CATALOGUE = "boot.cat"
_README = b"This disc holds a UDF file system; this system reads only its ISO 9660 one.\r\n"


@dataclass(frozen=True)
class _Names:
    """What a file is called in each tree of the disc; None where the tree is missing."""

    iso_path: str | None
    joliet_path: str | None
    udf_path: str | None

    def given(self) -> dict[str, str]:
        names = vars(self)
        return {tree: name for tree, name in names.items() if name}


def write_disc(
    target: Path, layout: str, files: Mapping[str, bytes | Path], progress: Progress
) -> None:
    """Write the disc image `target` with `files` by path ("sources/boot.wim"), bootable by
    BIOS and UEFI. The same arguments give the same bytes.

    Raises OutputError, CancelledError.
    """
    seed = hashlib.sha256(f"{layout} {sorted(files)}".encode()).digest()
    with frozen(WHEN, seed):
        disc = pycdlib.PyCdlib()
        disc.new(
            interchange_level=4 if layout == "iso9660" else 3,
            vol_ident=PRACTICE_LABEL,
            joliet=3 if layout == "joliet" else None,
            udf="2.60" if layout.startswith("udf") else None,
        )
        try:
            _add_folders(disc, layout, files)
            for path, content in files.items():
                _add_file(disc, _names(layout, path), content)
            _add_boot_entries(disc, layout)
            if layout == "udf":
                _empty_iso_side(disc, files)
            progress.begin(words("Writing the disc"))

            def report(done: int, total: int, _: object) -> None:
                progress.reach(done, total)

            disc.write(str(target), blocksize=1 << 20, progress_cb=report)
        finally:
            disc.close()


def _names(layout: str, path: str) -> _Names:
    udf = f"/{path}" if layout.startswith("udf") else None
    joliet = f"/{path}" if layout == "joliet" else None
    return _Names(_iso_name(layout, path), joliet, udf)


def _iso_name(layout: str, path: str) -> str:
    """Level 4 keeps the name; below, it is upper case with a version, as most writers do it."""
    if layout == "iso9660":
        return f"/{path}"
    folder, _, name = path.upper().rpartition("/")
    dot = "" if "." in name else "."
    return f"{'/' if folder else ''}{folder}/{name}{dot};1"


def _folders(files: Mapping[str, Any]) -> Iterator[str]:
    """Every folder of the files, parents first."""
    found: dict[str, None] = {}
    for path in files:
        parts = path.split("/")[:-1]
        for count in range(1, len(parts) + 1):
            found.setdefault("/".join(parts[:count]))
    yield from found


def _add_folders(disc: Any, layout: str, files: Mapping[str, Any]) -> None:
    for folder in _folders(files):
        iso = f"/{folder}" if layout == "iso9660" else f"/{folder.upper()}"
        names = _names(layout, folder)
        disc.add_directory(**(names.given() | {"iso_path": iso}))


def _add_file(disc: Any, names: _Names, content: bytes | Path) -> None:
    if isinstance(content, Path):
        disc.add_file(str(content), **names.given())
    else:
        disc.add_fp(BytesIO(content), len(content), **names.given())


def _add_boot_entries(disc: Any, layout: str) -> None:
    names = _names(layout, _CATALOGUE)
    disc.add_eltorito(
        _iso_name(layout, BIOS_IMAGE),
        bootcatfile=names.iso_path,
        joliet_bootcatfile=names.joliet_path,
        udf_bootcatfile=names.udf_path,
        boot_load_size=4,
        boot_info_table=True,
    )
    disc.add_eltorito(_iso_name(layout, UEFI_IMAGE), platform_id=0xEF, efi=True)


def _empty_iso_side(disc: Any, files: Mapping[str, Any]) -> None:
    """Leave only a note for readers without UDF, as install media do."""
    for path in files:
        disc.rm_hard_link(iso_path=_iso_name("udf", path))
    for folder in reversed(list(_folders(files))):
        disc.rm_directory(iso_path=f"/{folder.upper()}")
    disc.rm_hard_link(iso_path=_iso_name("udf", _CATALOGUE))
    disc.add_fp(BytesIO(_README), len(_README), iso_path="/README.TXT;1")
