"""NICs in any text: ids are known by their form, whatever the display language around them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from sert_wizard.errors import InputError
from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.inf.ids import DeviceId, parse_id

_LIMIT = 64 << 20

_WINDOWS = re.compile(
    r"PCI\\VEN_[0-9A-F]{4}&DEV_[0-9A-F]{4}(?:&SUBSYS_[0-9A-F]{8})?(?:&REV_[0-9A-F]{2})?"
    r"|USB\\VID_[0-9A-F]{4}&PID_[0-9A-F]{4}(?:&REV_[0-9A-F]{4})?",
    re.IGNORECASE,
)
#: lspci -nn: the PCI class 02xx in brackets, a name, then [vendor:device].
_LSPCI = re.compile(
    r"\[02[0-9a-f]{2}\]:\s*(?P<name>.*?)\s*\[(?P<vendor>[0-9a-f]{4}):(?P<device>[0-9a-f]{4})\]"
    r"(?:\s*\(rev (?P<rev>[0-9a-f]{2})\))?",
    re.IGNORECASE,
)
#: An id typed by hand: 8086:10de or VEN_8086&DEV_10DE.
_TYPED = re.compile(
    r"(?<![\w:&\\])(?:VEN_)?([0-9A-F]{4})(?::|&DEV_)([0-9A-F]{4})(?![\w:])", re.IGNORECASE
)
_LSPCI_LINE = re.compile(r"^\s*(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]\s", re.IGNORECASE)


def nics_in_text(text: str, source: str) -> tuple[Nic, ...]:
    """The NICs that `text` names, each once, the most specific form of its id kept."""
    by_device: dict[str, Nic] = {}
    for device, name in _devices(text):
        nic = nic_of(device, name=name or device.short, source=source)
        known = by_device.get(device.short)
        if known is None or len(nic.ids) > len(known.ids):
            by_device[device.short] = nic
    return tuple(by_device.values())


def nics_in_report(path: Path) -> tuple[Nic, ...]:
    """The NICs in a report file. Raises InputError (not-found, unreadable, no-nic-found)."""
    try:
        if path.stat().st_size > _LIMIT:
            raise InputError(
                "unreadable", f"{path.name} is too large for a report.", hint=_ACCEPTED
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError("not-found", f"There is no file {path}.", hint="Check its path.") from None
    except OSError as error:
        raise InputError("unreadable", f"{path} can't be read: {error}.", hint=_ACCEPTED) from None
    found = nics_in_text(_decode(raw), path.name)
    if not found:
        raise InputError(
            "no-nic-found", f"No network adapter is named in {path.name}.", hint=_ACCEPTED
        )
    return found


_ACCEPTED = (
    "Save the output of `pnputil /enum-devices /class Net /ids` (Windows) or `lspci -nn` (Linux) "
    "on the target, or type the id, for example 8086:10DE."
)


def _devices(text: str) -> Iterator[tuple[DeviceId, str]]:
    for line in text.splitlines():
        if match := _LSPCI.search(line):
            revision = (match["rev"] or "").upper()
            vendor, device = match["vendor"].upper(), match["device"].upper()
            spelling = rf"PCI\VEN_{vendor}&DEV_{device}"
            yield DeviceId(spelling, "PCI", vendor, device, "", revision), match["name"]
        elif _LSPCI_LINE.match(line):
            continue  # a device of another class
        elif ids := _WINDOWS.findall(line):
            for found in ids:
                yield parse_id(found), ""
        else:
            for vendor, device in _TYPED.findall(line):
                yield parse_id(rf"PCI\VEN_{vendor}&DEV_{device}"), ""


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8-sig", errors="replace")
