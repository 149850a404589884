"""The kernel's log: devices as the PCI and USB buses found them, drivers as they took them.

Source: Linux, drivers/pci/probe.c (pci_setup_device) and drivers/usb/core/hub.c
(announce_device).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sert_wizard.hardware.reports.record import Reader, Record, lines_of, mac_in, pci, usb

_PCI = re.compile(
    r"\bpci (?P<slot>[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]): "
    r"\[(?P<vendor>[0-9a-f]{4}):(?P<device>[0-9a-f]{4})\] type [0-9a-f]{1,2} "
    r"class 0x(?P<kind>[0-9a-f]{6})"
)
_USB = re.compile(
    r"\busb (?P<slot>\d+-[\d.]+): New USB device found, idVendor=(?P<vendor>[0-9a-f]{4}), "
    r"idProduct=(?P<device>[0-9a-f]{4})(?:, bcdDevice= ?(?P<release>[0-9a-f]{1,2}\.[0-9a-f]{2}))?"
)
_PRODUCT = re.compile(r"\busb (?P<slot>\d+-[\d.]+): Product: (?P<name>.+)")
#: `e1000e 0000:00:19.0 eth0: text`, `ax88179_178a 1-2:1.0 eth0: register ...`
_DRIVER = re.compile(
    r"\b(?P<driver>[a-z][\w-]{1,31}) "
    r"(?P<slot>[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]|\d+-[\d.]+)"
    r"(?::\d+\.\d+)?(?::? (?P<name>(?:eth|en|wl|ww|usb)(?=\w*\d)\w{1,14}))?: (?P<text>.*)"
)
_SPEED = re.compile(r"[Ll]ink is [Uu]p[ ,-]+(\d{2,6}) ?(M|G)bps")
#: The base class; kernels before 3.3 print it one byte further right.
_NETWORK = ("02", "0002")
_BUSES = {"pci", "usb", "pcieport", "hub"}


def _recognises(text: str) -> bool:
    return "] type 0" in text or "New USB device found" in text


def _read(text: str) -> Iterator[Record]:
    found: dict[str, Record] = {}
    for number, line in lines_of(text):
        if match := _PCI.search(line):
            device = pci(match["vendor"], match["device"])
            found[match["slot"]] = Record(number, device, match["kind"].startswith(_NETWORK))
        elif match := _USB.search(line):
            release = (match["release"] or "").replace(".", "").zfill(4)
            device = usb(match["vendor"], match["device"], release if match["release"] else "")
            found[match["slot"]] = Record(number, device, network=False)
        elif (match := _PRODUCT.search(line)) and match["slot"] in found:
            known = found[match["slot"]]
            found[match["slot"]] = replace(known, name=match["name"].strip())
        elif (match := _DRIVER.search(line)) and match["slot"] in found:
            found[match["slot"]] = _driven(found[match["slot"]], match)
    yield from found.values()


def _driven(known: Record, match: re.Match[str]) -> Record:
    """What a driver's line adds; a device is a NIC where its driver made an interface."""
    if match["driver"] in _BUSES:
        return known
    known = replace(known, driver=known.driver or match["driver"])
    if not match["name"]:
        return known
    speed = _SPEED.search(match["text"])
    return replace(
        known,
        network=True,
        name=known.name or match["name"],
        mac=known.mac or mac_in(match["text"]),
        speed=int(speed[1]) * {"M": 10**6, "G": 10**9}[speed[2]] if speed else known.speed,
    )


READER = Reader("kernel log", _recognises, _read)
