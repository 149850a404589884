"""The programs that the stage-1 disc and the practice disc boot with: of others, but for one.

installer/boot_assets.sh puts them into resources/boot-assets/ with an index, assets.json,
that names each file's SHA-256, package, version and licence.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sert_wizard.errors import MachineError
from sert_wizard.settings import resource
from sert_wizard.wording import Words, words

FOLDER = "boot-assets"
INDEX = "assets.json"


def restore_hint(command: Words, system: str = sys.platform) -> Words:
    """What to do where boot assets are missing or damaged: what the `command` says, but on Windows,
    where they come with the installer alone, to run that again."""
    if system == "win32":
        return words("Install SERT Wizard again: its installer brings them.")
    return command


_HINT = restore_hint(
    words("Run `bash installer/boot_assets.sh` (Debian 12 or 13), then try again.")
)


class Asset(msgspec.Struct, frozen=True):
    """One file as assets.json describes it: `size` in bytes, `source` the Debian source package."""

    name: str
    size: int
    sha256: str
    package: str
    version: str
    source: str
    licence: str
    copyright: str


class _Index(msgspec.Struct, frozen=True):
    files: list[Asset]


@dataclass(frozen=True)
class BootAssets:
    """Paths of the files, checked against the index; `index` describes each by file name."""

    ipxe_bios: Path
    ipxe_uefi: Path
    bios_loader: Path
    memdisk: Path
    ramdisc_uefi: Path
    standin_bios: Path
    standin_uefi: Path
    index: Mapping[str, Asset]

    @property
    def versions(self) -> dict[str, str]:
        """File name -> "package version", for the manifest."""
        return {name: f"{asset.package} {asset.version}" for name, asset in self.index.items()}


def find_assets(folder: Path | None = None) -> BootAssets:
    """The boot assets, each file's size and SHA-256 checked.

    MachineError `no-boot-assets` when there are none, `damaged-boot-assets` when the folder
    does not hold what its index says.
    """
    folder = resource(FOLDER) if folder is None else folder
    index = _read_index(folder)
    return BootAssets(
        ipxe_bios=_checked(folder, index, "ipxe.lkrn"),
        ipxe_uefi=_checked(folder, index, "ipxe.efi"),
        bios_loader=_checked(folder, index, "cdboot.img"),
        memdisk=_checked(folder, index, "memdisk"),
        ramdisc_uefi=_checked(folder, index, "ramdisc.efi"),
        standin_bios=_checked(folder, index, "standin-bios.img"),
        standin_uefi=_checked(folder, index, "standin-x64.efi"),
        index=index,
    )


def _read_index(folder: Path) -> dict[str, Asset]:
    try:
        raw = (folder / INDEX).read_bytes()
    except OSError as error:
        raise MachineError(
            "no-boot-assets",
            words("There are no boot assets in {folder}.", folder=folder),
            hint=_HINT,
        ) from error
    try:
        files = msgspec.json.decode(raw, type=_Index).files
    except msgspec.DecodeError as error:
        raise MachineError(
            "damaged-boot-assets",
            words("{path} is unreadable: {error}", path=folder / INDEX, error=error),
            hint=_HINT,
        ) from error
    return {asset.name: asset for asset in files}


def _checked(folder: Path, index: Mapping[str, Asset], name: str) -> Path:
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MachineError(
            "no-boot-assets", words("The boot asset {name} is missing.", name=name), hint=_HINT
        ) from error
    asset = index.get(name)
    if asset is None or hashlib.sha256(content).hexdigest() != asset.sha256:
        raise MachineError(
            "damaged-boot-assets",
            words("The boot asset {name} is not what {index} says.", name=name, index=INDEX),
            hint=_HINT,
        )
    return path
