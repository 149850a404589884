"""The NICs and addresses of this computer."""

from __future__ import annotations

import ipaddress
import socket
import sys
from dataclasses import dataclass, replace

import psutil

from sert_wizard.hardware import linux, windows
from sert_wizard.hardware.nic import Nic
from sert_wizard.wording import words


@dataclass(frozen=True)
class LocalAddress:
    """An IPv4 address of this computer and the adapter that has it."""

    address: str
    adapter: str


def local_nics(*, include_virtual: bool = False) -> tuple[Nic, ...]:
    """NICs of this computer: those with a PCI or USB id, which a driver package can serve; with
    `include_virtual` all adapters, loopback and a hypervisor's own among them.

    By SetupAPI on Windows, by sysfs on Linux, none elsewhere; address, link and speed by psutil.
    Raises MachineError (adapters-unreadable).
    """
    found = windows.adapters() if sys.platform == "win32" else linux.adapters()
    return tuple(joined(name, nic) for name, nic in found if nic.ids or include_virtual)


def joined(interface: str, nic: Nic) -> Nic:
    """`nic` with the MAC, link and speed of the interface of that name, as psutil gives them."""
    mac = next(
        (
            item.address
            for item in psutil.net_if_addrs().get(interface, ())
            if item.family == psutil.AF_LINK
        ),
        "",
    )
    stats = psutil.net_if_stats().get(interface)
    return replace(
        nic,
        mac=mac.replace("-", ":").lower(),
        link="" if stats is None else "up" if stats.isup else "down",
        speed=0 if stats is None else stats.speed * 1_000_000,
        source=words("this computer"),
    )


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
