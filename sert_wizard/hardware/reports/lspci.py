"""lspci with numbers: -nn, -n, their -k and -v, and the machine-readable -mm and -vmm.

lspci is not translated. A device begins with its slot; a pasted list may be indented or quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sert_wizard.hardware.reports.record import Reader, Record, lines_of, pci
from sert_wizard.inf.ids import DeviceId

_SLOT = re.compile(r"[> \t]*(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] ")
_NAMED = re.compile(
    r"[^\[\"]*(?:\[(?![0-9a-f]{4}\]:)[^\[]*)*\[(?P<kind>[0-9a-f]{4})\]: (?P<name>.*?) ?"
    r"\[(?P<vendor>[0-9a-f]{4}):(?P<device>[0-9a-f]{4})\](?: \(rev (?P<revision>[0-9a-f]{2})\))?"
)
_NUMBERS = re.compile(
    r"(?P<name>)(?P<kind>[0-9a-f]{4}): (?P<vendor>[0-9a-f]{4}):(?P<device>[0-9a-f]{4})"
    r"(?: \(rev (?P<revision>[0-9a-f]{2})\))?"
)
_SUBSYSTEM = re.compile(r"\s+Subsystem: .*?\[?([0-9a-f]{4}):([0-9a-f]{4})\]?\s*$")
_DRIVER = re.compile(r"\s+Kernel driver in use: (\S+)")
_QUOTED = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r"^(?:(?P<name>.*?) ?\[)?(?P<number>[0-9a-f]{4})\]?$")
_TAGGED = re.compile(r"(Slot|Class|Vendor|Device|SVendor|SDevice|Rev|Driver):\t(.*)")
_ANY_SLOT = re.compile(
    r"^[> \t]*(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] .*[0-9a-f]{4}|^Slot:\t",
    re.MULTILINE,
)
_NETWORK = "02"  # PCI base class


def _read(text: str) -> Iterator[Record]:
    record: Record | None = None
    tags: dict[str, str] = {}
    start = 1
    for number, line in lines_of(text):
        if slot := _SLOT.match(line):
            yield from _given(record)
            record = _head(number, line[slot.end() :])
        elif record and (match := _SUBSYSTEM.match(line)):
            record = replace(record, device=_with_subsystem(record, match[1], match[2]))
        elif record and (match := _DRIVER.match(line)):
            record = replace(record, driver=match[1])
        elif tagged := _TAGGED.match(line):
            if tagged[1] == "Slot":
                yield from _given(_machine_readable(start, tags))
                tags, start = {}, number
            tags.setdefault(tagged[1], tagged[2])
    yield from _given(record)
    yield from _given(_machine_readable(start, tags))


def _given(record: Record | None) -> Iterator[Record]:
    if record:
        yield record


def _head(number: int, rest: str) -> Record | None:
    if rest.startswith('"'):
        return _quoted(number, rest)
    match = _NAMED.match(rest) or _NUMBERS.match(rest)
    if match is None:
        return None  # a list without numbers
    device = pci(match["vendor"], match["device"], revision=match["revision"] or "")
    return Record(number, device, match["kind"].startswith(_NETWORK), name=match["name"])


def _quoted(number: int, rest: str) -> Record | None:
    """lspci -mm: "class" "vendor" "device" -r02 "subsystem vendor" "subsystem"."""
    parts = _QUOTED.findall(rest)
    names = dict(zip(("Class", "Vendor", "Device", "SVendor", "SDevice"), parts, strict=False))
    revision = re.search(r" -r([0-9a-f]{2})\b", rest)
    return _machine_readable(number, names | {"Rev": revision[1] if revision else ""})


def _machine_readable(line: int, tags: dict[str, str]) -> Record | None:
    found = {name: match for name, value in tags.items() if (match := _NUMBER.match(value))}
    if not {"Class", "Vendor", "Device"} <= found.keys():
        return None
    number = {name: match["number"] for name, match in found.items()}
    device = pci(
        number["Vendor"],
        number["Device"],
        sub_vendor=number.get("SVendor", ""),
        sub_device=number.get("SDevice", ""),
        revision=tags["Rev"] if re.fullmatch(r"[0-9a-f]{2}", tags.get("Rev", "")) else "",
    )
    names = (found["Vendor"]["name"], found["Device"]["name"])
    return Record(
        line,
        device,
        number["Class"].startswith(_NETWORK),
        name=" ".join(name for name in names if name),
        driver=tags.get("Driver", ""),
    )


def _with_subsystem(record: Record, vendor: str, device: str) -> DeviceId:
    known = record.device
    return pci(
        known.vendor, known.device, sub_vendor=vendor, sub_device=device, revision=known.revision
    )


READER = Reader("lspci", _ANY_SLOT.search, _read)
