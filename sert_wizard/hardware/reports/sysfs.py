"""Dumps of Linux's sysfs: `grep . /sys/class/net/*/device/*`, uevent and modalias files.

Source: Linux, Documentation/ABI/testing/sysfs-bus-pci and -usb; drivers/pci/pci-driver.c
(pci_uevent), drivers/usb/core/usb.c (usb_dev_uevent).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sert_wizard.hardware.reports.record import Reader, Record, lines_of, mac_in, pci, usb
from sert_wizard.inf.ids import DeviceId

#: `path:value` as grep prints it; `KEY=value` in an uevent, with or without the path.
_LINE = re.compile(r"(?:(?P<path>/sys/\S*/[\w.-]+):)?(?P<value>.*)")
_NETWORK_FOLDER = re.compile(r"(?P<folder>/sys/.*/net/(?P<interface>[^/]+))/(?P<rest>.+)")
_PCI_ALIAS = re.compile(
    r"pci:v0000([0-9A-F]{4})d0000([0-9A-F]{4})sv0000([0-9A-F]{4})sd0000([0-9A-F]{4})bc([0-9A-F]{2})"
)
_USB_ALIAS = re.compile(r"usb:v([0-9A-F]{4})p([0-9A-F]{4})d([0-9A-F]{4})")
_PRODUCT = re.compile(r"([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})")
_PCI_ID = re.compile(r"([0-9A-F]{4}):([0-9A-F]{4})", re.IGNORECASE)
_MEGABITS = re.compile(r"[0-9]{1,7}")
_HEX = re.compile(r"0x([0-9a-f]{2,8})")
_INTERFACE = "its interface"  # beside names of files and keys of uevents
_VIRTIO = ("1af4", "0")  # its own numbers; its PCI ids begin with 1
#: Where one device's uevent ends and the next begins.
_FIRST_KEYS = {"DRIVER", "PCI_CLASS", "DEVTYPE", "MODALIAS"}


def _recognises(text: str) -> bool:
    marks = ("/sys/class/net/", "/sys/devices/", "/sys/bus/", "PCI_ID=", "pci:v0000", "usb:v")
    return any(mark in text for mark in marks)


def _read(text: str) -> Iterator[Record]:
    for line, folder, values in _devices(text):
        device = _device(values)
        if device is None:
            continue
        speed = values.get("speed", "")
        yield Record(
            line,
            device,
            _network(folder, values),
            name=values.get(_INTERFACE, ""),
            mac=mac_in(values.get("address", "")),
            link=link if (link := values.get("operstate", "")) in {"up", "down"} else "",
            driver=values.get("DRIVER", "") or values.get("driver", "").rpartition("/")[2],
            speed=int(speed) * 10**6 if _MEGABITS.fullmatch(speed) else 0,
        )


def _devices(text: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """What the dump holds of each device: first line, folder, values by file name or key."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    lines: dict[str, int] = {}
    part = 0
    for number, line in lines_of(text):
        match = _LINE.match(line)
        if match is None:
            continue
        path, value = match["path"] or "", match["value"].strip()
        key, _, held = value.partition("=")
        if not path and (not value or (key in _FIRST_KEYS and key in found[str(part)])):
            part += 1
        folder, name = _place(path) if path else (str(part), "")
        lines.setdefault(folder, number)
        values = found[folder]
        if key.isupper() and held:
            values.setdefault(key, held)
        elif name:
            values.setdefault(name, value)
        elif value.startswith(("pci:v", "usb:v")):
            values.setdefault("MODALIAS", value)
        if net := _NETWORK_FOLDER.match(path):
            values[_INTERFACE] = net["interface"]
    for folder, values in found.items():
        yield lines.get(folder, 1), folder, values


def _place(path: str) -> tuple[str, str]:
    """The folder that stands for the device of a file, and the file's name."""
    net = _NETWORK_FOLDER.match(path)
    folder = net["folder"] if net else path.rpartition("/")[0]
    return folder, path.rpartition("/")[2]


def _device(values: dict[str, str]) -> DeviceId | None:
    alias = values.get("MODALIAS") or values.get("modalias", "")
    if match := _PCI_ALIAS.match(alias):
        revision = _hex(values, "revision", 2)
        return pci(match[1], match[2], sub_vendor=match[3], sub_device=match[4], revision=revision)
    if match := _USB_ALIAS.match(alias):
        return usb(*match.groups())
    if match := _PCI_ID.fullmatch(values.get("PCI_ID", "")):
        sub = _PCI_ID.fullmatch(values.get("PCI_SUBSYS_ID", ""))
        return pci(
            match[1],
            match[2],
            sub_vendor=sub[1] if sub else "",
            sub_device=sub[2] if sub else "",
            revision=_hex(values, "revision", 2),
        )
    if match := _PRODUCT.fullmatch(values.get("PRODUCT", "")):
        return usb(*(part.zfill(4) for part in match.groups()))
    vendor, device = _hex(values, "vendor", 4), _hex(values, "device", 4)
    if not vendor or not device or alias or (vendor, device[0]) == _VIRTIO:
        return None  # an alias that is neither PCI's nor USB's: the numbers are another bus's
    return pci(
        vendor,
        device,
        sub_vendor=_hex(values, "subsystem_vendor", 4),
        sub_device=_hex(values, "subsystem_device", 4),
        revision=_hex(values, "revision", 2),
    )


def _hex(values: dict[str, str], name: str, digits: int) -> str:
    match = _HEX.fullmatch(values.get(name, ""))
    return match[1] if match and len(match[1]) == digits else ""


def _network(folder: str, values: dict[str, str]) -> bool | None:
    """A folder below net/ is an interface's; else the PCI class decides."""
    if "/net/" in folder:
        return True
    alias = _PCI_ALIAS.match(values.get("MODALIAS") or values.get("modalias", ""))
    if alias:
        return alias[5] == "02"
    kind = values.get("PCI_CLASS", "") or _hex(values, "class", 6)
    return kind.zfill(6).startswith("02") if kind else None


READER = Reader("sysfs", _recognises, _read)
