"""What the pages show of the base and the packages, computed without Qt and off its thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.drivers.coverage import Coverage
from sert_wizard.drivers.prune import NETWORK, Verdict
from sert_wizard.drivers.remote_control import RemoteControl, find_remote_control
from sert_wizard.hardware.nic import Nic
from sert_wizard.inf.ids import parse_id
from sert_wizard.iso.prompt import Prompt, find_prompt
from sert_wizard.plan.drivers import frees, plan_drivers, removals
from sert_wizard.progress import Progress
from sert_wizard.recipe import Recipe
from sert_wizard.wim.model import ImageInfo
from sert_wizard.wim.tree import freed, freed_bytes

#: Makers of most wired and wireless NICs by their PCI or USB vendor id (PCI-SIG, USB-IF).
_VENDORS = {
    "8086": "Intel",
    "8087": "Intel",
    "10EC": "Realtek",
    "0BDA": "Realtek",
    "14E4": "Broadcom",
    "1969": "Atheros",
    "168C": "Atheros",
    "11AB": "Marvell",
    "15AD": "VMware",
    "1AF4": "Virtio",
    "0B95": "ASIX",
}


@dataclass(frozen=True)
class BaseFacts:
    """What the base ISO is; sizes in bytes."""

    path: Path
    label: str
    publisher: str
    iso_size: int
    layouts: tuple[str, ...]
    bios: bool
    uefi: bool
    prompt: Prompt
    wim: str
    wim_size: int
    compression: str
    image: ImageInfo
    images: int
    startup_file: str | None
    commands: tuple[str, ...]
    packages: int
    remote_control: tuple[RemoteControl, ...]
    unreadable: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """An opened base ISO, what it is, and the bytes that each package (by folder) would free."""

    base: BaseImage
    facts: BaseFacts
    frees: Mapping[str, int]


@dataclass(frozen=True)
class DriverView:
    """What the recipe means for the drivers: coverage, a verdict on each package, and the bytes
    that all removals together free and all additions take (before compression)."""

    coverage: tuple[Coverage, ...]
    verdicts: tuple[Verdict, ...]
    freed: int
    added: int

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        return tuple(item for item in self.coverage if item.inf is None)


def base_facts(base: BaseImage) -> BaseFacts:
    """What is on the disc."""
    disc, info = base.disc, base.wim.info
    platforms = {entry.platform for entry in disc.boot}
    return BaseFacts(
        path=disc.path,
        label=disc.volume_id,
        publisher=disc.primary.publisher if disc.primary else "",
        iso_size=disc.size,
        layouts=disc.layouts,
        bios="bios" in platforms,
        uefi="uefi" in platforms,
        prompt=find_prompt(disc),
        wim=base.wim.file.path,
        wim_size=info.size,
        compression=info.compression,
        image=base.image,
        images=len(info.images),
        startup_file=base.startup.file,
        commands=base.startup.commands,
        packages=len(base.packages),
        remote_control=find_remote_control(base.tree),
        unreadable=tuple(error.message for error in base.store.errors),
    )


def package_frees(base: BaseImage) -> dict[str, int]:
    """Bytes of the WIM that each package alone would free, by its folder."""
    return {
        package.folder: frees(base, (*package.copies, *package.binaries))
        for package in base.packages
    }


def driver_view(recipe: Recipe, base: BaseImage, progress: Progress) -> DriverView:
    """Coverage and verdicts for `recipe`. Raises InputError, RequestError."""
    planned = plan_drivers(recipe.drivers, base, recipe.devices(), progress)
    judged = sorted(
        planned.verdicts, key=lambda v: (not v.prunable, v.group != NETWORK, v.package.name)
    )
    roots = {root for removal in removals(base, planned.verdicts) for root in removal.roots}
    return DriverView(
        planned.coverage,
        tuple(judged),
        freed_bytes(freed(base.tree, base.blobs, tuple(roots))),
        sum(addition.size for addition in planned.adds),
    )


def nic_name(nic: Nic) -> str:
    """What to call the NIC; the vendor's name where nothing better is known."""
    if nic.name != nic.id:
        return nic.name
    vendor = parse_id(nic.id).vendor
    return f"{_VENDORS.get(vendor, 'Vendor ' + vendor)} network adapter"
