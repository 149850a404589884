"""What the pages show of the base and the packages, computed without Qt and off its thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.drivers.coverage import Coverage
from sert_wizard.drivers.prune import Verdict
from sert_wizard.drivers.remote_control import RemoteControl, find_remote_control
from sert_wizard.drivers.store import DriverPackage, removal_paths
from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.inf.ids import DeviceId, parse_id
from sert_wizard.iso.prompt import Prompt, find_prompt
from sert_wizard.plan.drivers import DriverSupply, frees, supply_drivers, wished
from sert_wizard.progress import Progress
from sert_wizard.recipe import Recipe
from sert_wizard.ui.package_groups import DeviceGroup, frees_of, grouped
from sert_wizard.wim.model import ImageInfo

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


#: What decides on a supply of drivers: what is offered, and the target NICs.
Asked = tuple[tuple[str, ...], tuple[DeviceId, ...]]


@dataclass(frozen=True)
class DriverView:
    """What the recipe means for the drivers: coverage, the packages by kind of device with a
    verdict on each, and the bytes that all removals together free and all additions take (before
    compression). `supply` is what a tick leaves as it is, made for what was `asked`."""

    coverage: tuple[Coverage, ...]
    groups: tuple[DeviceGroup, ...]
    freed: int
    added: int
    supply: DriverSupply
    asked: Asked

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(verdict for group in self.groups for verdict in group.verdicts)

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        return tuple(item for item in self.coverage if item.inf is None)


@dataclass(frozen=True)
class NicCard:
    """A target NIC for people: its `name`, its `id` as the recipe spells it, whether a driver
    serves it and is `added` for that, and the reason."""

    name: str
    id: str
    served: bool
    added: bool
    reason: str

    @property
    def mark(self) -> str:
        return "✓" if self.served else "✗"


def nic_cards(coverage: Iterable[Coverage], seen: Iterable[Nic]) -> tuple[NicCard, ...]:
    """A card for each target, those without a driver first; names are those of the NICs `seen`."""
    names = {nic.ids[0]: nic_name(nic) for nic in seen}
    cards = []
    for item in coverage:
        device = parse_id(item.nic)
        name = names.get(device.ids[0]) or nic_name(nic_of(device, name=device.short, source=""))
        served, added = item.inf is not None, item.source == "inject"
        cards.append(NicCard(name, item.nic, served, added, item.reason))
    return tuple(sorted(cards, key=lambda card: card.served))


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


def driver_view(
    recipe: Recipe, base: BaseImage, progress: Progress, former: DriverView | None = None
) -> DriverView:
    """Coverage and verdicts for `recipe`. A `former` view of the same base is built upon where
    only the choice of packages differs: nothing is read again. Raises InputError, RequestError,
    MachineError, CancelledError."""
    asked: Asked = (recipe.drivers.inject, recipe.devices())
    known: Mapping[str, int] = {}
    if former and former.asked == asked:
        supply, known = former.supply, frees_of(former.groups)
    else:
        supply = supply_drivers(recipe.drivers.inject, base, recipe.devices(), progress)
    verdicts = supply.prospects.judge(wished(recipe.drivers))
    if supply.lacking:
        raise next(iter(supply.lacking.values()))

    def held(key: str, packages: Sequence[DriverPackage]) -> int:
        return known[key] if key in known else _held(base, packages)

    return DriverView(
        supply.coverage,
        grouped(verdicts, held),
        _held(base, [verdict.package for verdict in verdicts if verdict.removed]),
        sum(addition.size for addition in supply.adds),
        supply,
        asked,
    )


def _held(base: BaseImage, packages: Sequence[DriverPackage]) -> int:
    """Bytes of the WIM that deleting all of `packages` would save."""
    roots = removal_paths(packages, base.packages, base.store.protected)
    return frees(base, tuple({path for paths in roots.values() for path in paths}))


def nic_name(nic: Nic) -> str:
    """What to call the NIC; the vendor's name where nothing better is known."""
    if nic.name != nic.id:
        return nic.name
    vendor = parse_id(nic.id).vendor
    return f"{_VENDORS.get(vendor, 'Vendor ' + vendor)} network adapter"
