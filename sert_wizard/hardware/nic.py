"""A network adapter as the wizard and the recipe name it."""

from __future__ import annotations

from dataclasses import dataclass

from sert_wizard.inf.ids import DeviceId


@dataclass(frozen=True)
class Nic:
    """A NIC: `id` of vendor and device, all `ids` (most specific first), a `name` to show.

    What may be unknown is empty or 0: `mac` (lower case, colons), `link` ("up", "down"), `source`
    (where it was read), `driver` (the INF or the kernel module in use, its version where known),
    `service` (Windows' driver service), `speed` of the link in bit/s. `virtual`: no hardware.
    """

    id: str
    ids: tuple[str, ...]
    name: str
    mac: str = ""
    link: str = ""
    source: str = ""
    driver: str = ""
    service: str = ""
    speed: int = 0
    virtual: bool = False


def nic_of(
    device: DeviceId,
    *,
    name: str,
    source: str,
    mac: str = "",
    link: str = "",
    driver: str = "",
    service: str = "",
    speed: int = 0,
) -> Nic:
    """The Nic of a parsed hardware id."""
    return Nic(device.short, device.ids, name, mac, link, source, driver, service, speed)
