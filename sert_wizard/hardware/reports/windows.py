"""Windows' listings, one block a device: pnputil, devcon, PowerShell's lists, reg query, wmic.

pnputil and devcon translate their labels, so their ids, INF names and class GUIDs are known by
form, and the device's name by its place: the value after the id that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sert_wizard.hardware.reports.fields import plain_name, record_of
from sert_wizard.hardware.reports.record import (
    Reader,
    Record,
    has_windows_id,
    joined,
    lines_of,
    mac_in,
    network_class,
    windows_ids,
)

#: `Label: value`, `Label : value` and `Label=value`; Chinese and Japanese have a wide colon.
_LABELLED = re.compile(r"\s*(?P<label>[^:：=\\]{1,60}?)\s*[:：=](?P<value>.*)")
_REGISTRY_VALUE = re.compile(r" {4}(?P<label>\S.*?) {4}REG_\w+(?: {4}(?P<value>.*))?$")
_REGISTRY_KEY = re.compile(r"HKEY_\w+\\.*\\Enum\\(?P<instance>\w+\\[^\\]+\\[^\\]+)", re.IGNORECASE)
#: An instance id that begins a line begins a device, too.
_INSTANCE = re.compile(r"[\w{}.-]+\\\S")
_INF = re.compile(r"[\w.-]+\.inf", re.IGNORECASE)
_PROPERTIES = frozenset(("instanceid", "pnpdeviceid", "hardwareid", "deviceid"))
#: No tool tells more of a device; more is one of many devices that nothing parts.
_MOST_LINES = 400
#: Fewer lines are a note that names ids, not a listing.
_NOTE = 4


@dataclass(frozen=True)
class _Block:
    """The lines of one device."""

    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Labels and values in order; an id alone has no label, a list's lines are one value."""
        pairs: list[tuple[str, str]] = []
        for line in self.lines:
            labelled = _REGISTRY_VALUE.match(line) or _LABELLED.match(line)
            if key := _REGISTRY_KEY.match(line):
                pairs.append(("InstanceId", key["instance"]))
            elif _INSTANCE.match(line):  # devcon: the id alone, or `id : name`
                instance, _, name = line.partition(": ")
                pairs += [("", part.strip()) for part in (instance, name) if part.strip()]
            elif labelled:
                pairs.append((labelled["label"], (labelled["value"] or "").strip()))
            elif pairs:
                label, value = pairs[-1]
                pairs[-1] = label, f"{value}\n{line.strip()}"
            else:
                pairs.append(("", line.strip()))
        return pairs


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks that may name an id: parted by empty lines and by ids that begin a line."""
    block = _Block(1, [])
    for number, line in lines_of(text):
        blank = not line or line.isspace()
        begins = "\\" in line and _INSTANCE.match(line)
        if block.lines and (blank or begins or len(block.lines) == _MOST_LINES):
            if has_windows_id(block.text):
                yield block
            block = _Block(number, [])
        if not blank:
            if not block.lines:
                block = _Block(number, [])
            block.lines.append(line)
    if has_windows_id(block.text):
        yield block


def _read(text: str) -> Iterator[Record]:
    for block in _blocks(text):
        # A property's name is one word; pnputil's English labels are several.
        one_word = [(label, value) for label, value in block.pairs if label.isalnum()]
        fields = {plain_name(label): value for label, value in reversed(one_word)}
        if _PROPERTIES.isdisjoint(fields):
            record = _by_place(block)
        else:
            record = record_of(block.line, fields)
        if record:
            yield record


def _by_place(block: _Block) -> Record | None:
    values = [value for _, value in block.pairs]
    place = next((i for i, value in enumerate(values) if _INSTANCE.match(value)), None)
    if place is None:
        own = next(windows_ids(block.text), None)  # an id in running text
        after: list[str] = []
    else:
        own = next(windows_ids(values[place]), None)
        after = values[place + 1 :]
    if own is None:
        return None
    device = joined((own, *windows_ids(block.text)))
    network = network_class(block.text)
    if network is None and any(value.casefold() == "net" for value in after):
        network = True
    assert device is not None  # `own` is one
    name = after[0] if after and "\\" not in after[0] else ""
    return Record(
        block.line,
        device,
        network,
        name=name,
        said="" if name else block.text,
        mac=next((mac for value in after if (mac := mac_in(value))), ""),
        driver=next((value for value in after if _INF.fullmatch(value)), ""),
    )


def _marked(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


_ENUM = r"(?:PCI\\VEN_|USB\\VID_)"
_REGISTRY = _marked(r"^HKEY_LOCAL_MACHINE\\.*\\Enum\\(?:PCI|USB)\\")
_POWERSHELL = _marked(r"^(?:InstanceId|PNPDeviceID|DeviceID|HardwareID) *[:=]")
_DEVCON = _marked(rf"^{_ENUM}\S+(?:\n {{4}}\S| *: )")
_PNPUTIL = _marked(rf"^\w[^\n:：\\]{{1,60}}[:：] +{_ENUM}[^\n]*\n[^\n:：]+[:：] ")


def _kind(kind: str, marker: re.Pattern[str]) -> Reader:
    return Reader(kind, lambda text: has_windows_id(text) and marker.search(text), _read)


def _any(text: str) -> Iterator[Record]:
    note = text.count("\n") < _NOTE
    for record in _read(text):
        yield replace(record, meant=note)


READERS = (
    _kind("reg query", _REGISTRY),
    _kind("PowerShell list", _POWERSHELL),
    _kind("devcon", _DEVCON),
    _kind("pnputil", _PNPUTIL),
)
#: Ids in any other text.
ANY = Reader("text", has_windows_id, _any)
