"""NICs in any text: ids are known by their form, whatever the display language around them.

Reports come in blocks, one a device: pnputil and its like part them by empty lines, lspci begins
one in the first column. A block that names another class than network is passed over.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from sert_wizard.errors import InputError, RequestError, read_input
from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.inf.document import NET_CLASS
from sert_wizard.inf.ids import DeviceId, parse_id

_LIMIT = 64 << 20

_WINDOWS = re.compile(
    r"PCI\\VEN_[0-9A-F]{4}&DEV_[0-9A-F]{4}(?:&SUBSYS_[0-9A-F]{8})?(?:&REV_[0-9A-F]{2})?"
    r"|USB\\VID_[0-9A-F]{4}&PID_[0-9A-F]{4}(?:&REV_[0-9A-F]{4})?(?:&MI_[0-9A-F]{2})?",
    re.IGNORECASE,
)
_CLASS_GUID = re.compile(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", re.IGNORECASE)
_PCI_CLASS = re.compile(r"\\CC_([0-9A-F]{2})", re.IGNORECASE)
#: lspci -nn: address, class name and [class], name and [vendor:device], revision.
_LSPCI = re.compile(
    r"(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] .*?\[(?P<kind>[0-9a-f]{2})[0-9a-f]{2}\]:"
    r"\s*(?P<name>.*?)\s*\[(?P<vendor>[0-9a-f]{4}):(?P<device>[0-9a-f]{4})\]"
    r"(?:\s*\(rev (?P<revision>[0-9a-f]{2})\))?",
    re.IGNORECASE,
)
_LSPCI_SUBSYSTEM = re.compile(r"\s+Subsystem: .*\[([0-9a-f]{4}):([0-9a-f]{4})\]", re.IGNORECASE)
_NETWORK = "02"  # PCI base class


def nics_in_text(text: str, source: str) -> tuple[Nic, ...]:
    """The NICs that `text` names, each once, the most specific form of its id kept."""
    by_device: dict[str, Nic] = {}
    for block in _blocks(text):
        for device, name in _devices(block):
            nic = nic_of(device, name=name or device.short, source=source)
            known = by_device.get(device.short)
            if known is None or len(nic.ids) > len(known.ids):
                by_device[device.short] = nic
    return tuple(by_device.values())


def nics_in_report(path: Path) -> tuple[Nic, ...]:
    """The NICs in a report file. Raises InputError (not-found, unreadable, no-nic-found)."""
    if path.is_file() and path.stat().st_size > _LIMIT:
        raise InputError("unreadable", f"{path.name} is too large for a report.", hint=_ACCEPTED)
    found = nics_in_text(_decode(read_input(path)), path.name)
    if not found:
        raise InputError(
            "no-nic-found", f"No network adapter is named in {path.name}.", hint=_ACCEPTED
        )
    return found


_ACCEPTED = (
    "Save the output of `pnputil /enum-devices /class Net /ids` (Windows) or `lspci -nn` (Linux) "
    "on the target, or type the id, for example 8086:10DE."
)


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.splitlines():
        if block and (not line.strip() or _LSPCI.match(line)):
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _devices(block: list[str]) -> Iterator[tuple[DeviceId, str]]:
    if match := _LSPCI.match(block[0]):
        if match["kind"] == _NETWORK:
            yield _from_lspci(match, block), match["name"]
        return
    if _is_of_another_class("\n".join(block)):
        return
    for line in block:
        if ids := _WINDOWS.findall(line):
            yield from ((parse_id(found), "") for found in ids)
        else:
            yield from ((device, "") for device in _typed(line))


def _from_lspci(match: re.Match[str], block: list[str]) -> DeviceId:
    vendor, device = match["vendor"].upper(), match["device"].upper()
    subsystem = next(
        ((m[2] + m[1]).upper() for line in block[1:] if (m := _LSPCI_SUBSYSTEM.match(line))), ""
    )
    revision = (match["revision"] or "").upper()
    return DeviceId(rf"PCI\VEN_{vendor}&DEV_{device}", "PCI", vendor, device, subsystem, revision)


def _is_of_another_class(text: str) -> bool:
    """Whether a block names a setup class or PCI class, and it isn't that of networks."""
    guids = {guid.lower() for guid in _CLASS_GUID.findall(text)}
    kinds = set(_PCI_CLASS.findall(text))
    return bool(guids and NET_CLASS not in guids) or bool(kinds and _NETWORK not in kinds)


def _typed(line: str) -> Iterator[DeviceId]:
    """Ids typed by hand; a line that holds anything else is not meant."""
    words = re.split(r"[\s,;]+", line.strip(" \t,;"))
    try:
        yield from [parse_id(word) for word in words]
    except RequestError:
        return


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8-sig", errors="replace")
