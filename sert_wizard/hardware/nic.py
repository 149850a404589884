"""A network adapter as the wizard and the recipe name it."""

from __future__ import annotations

from dataclasses import dataclass

from sert_wizard.inf.ids import DeviceId


@dataclass(frozen=True)
class Nic:
    """A NIC: `id` of vendor and device, all `ids` (most specific first), a `name` to show, `mac`
    and `link` ("up", "down") where known, `source` where it was read."""

    id: str
    ids: tuple[str, ...]
    name: str
    mac: str = ""
    link: str = ""
    source: str = ""


def nic_of(device: DeviceId, *, name: str, source: str, mac: str = "", link: str = "") -> Nic:
    """The Nic of a parsed hardware id."""
    return Nic(device.short, device.ids, name, mac, link, source)
