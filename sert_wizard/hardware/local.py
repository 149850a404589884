"""The NICs and addresses of this computer."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path

import psutil

from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.inf.ids import DeviceId

_SYSFS = Path("/sys/class/net")


@dataclass(frozen=True)
class LocalAddress:
    """An IPv4 address of this computer and the adapter that has it."""

    address: str
    adapter: str


def local_nics(root: Path = _SYSFS) -> tuple[Nic, ...]:
    """NICs of this computer that sit on a bus, by Linux's sysfs; empty on other systems."""
    if not root.is_dir():
        return ()
    found = (_from_sysfs(folder) for folder in sorted(root.iterdir()))
    return tuple(nic for nic in found if nic)


def local_addresses() -> tuple[LocalAddress, ...]:
    """The IPv4 addresses that another computer could reach, those of adapters with a link first."""
    stats = psutil.net_if_stats()
    found = [
        (not (adapter in stats and stats[adapter].isup), LocalAddress(item.address, adapter))
        for adapter, items in psutil.net_if_addrs().items()
        for item in items
        if item.family == socket.AF_INET and not ipaddress.ip_address(item.address).is_loopback
    ]
    return tuple(address for _, address in sorted(found, key=lambda pair: pair[0]))


def has_address(address: str) -> bool:
    """Whether this computer has `address` (loopback and "any" included)."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    own = {item.address for items in psutil.net_if_addrs().values() for item in items}
    return parsed.is_loopback or parsed.is_unspecified or address in own


def _from_sysfs(folder: Path) -> Nic | None:
    device = folder / "device"
    if not (device / "subsystem_vendor").exists():
        return None  # virtual, or on a bus whose ids are read elsewhere
    vendor, model = _hex(device / "vendor"), _hex(device / "device")
    subsystem = _hex(device / "subsystem_device") + _hex(device / "subsystem_vendor")
    revision = _hex(device / "revision", 2)
    spelling = rf"PCI\VEN_{vendor}&DEV_{model}&SUBSYS_{subsystem}&REV_{revision}"
    identity = DeviceId(spelling, "PCI", vendor, model, subsystem, revision)
    return nic_of(
        identity,
        name=folder.name,
        source="this computer",
        mac=_text(folder / "address"),
        link=_text(folder / "operstate"),
    )


def _hex(path: Path, digits: int = 4) -> str:
    return _text(path).removeprefix("0x").upper().zfill(digits)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
