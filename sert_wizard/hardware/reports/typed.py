"""Ids typed by hand: a text whose every line is ids and nothing else, but for a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sert_wizard.hardware.reports.record import (
    Reader,
    Record,
    lines_of,
    network_class,
    pci,
    windows_ids,
)
from sert_wizard.inf.ids import DeviceId

_LABEL = re.compile(r"\s*[^\W\d][\w /.()-]{0,40}?\s*[:=]\s+")
_BETWEEN = re.compile(r"[\s,;\"'{}()\[\]]*")
_WINDOWS = re.compile(
    r"(?:(?P<pci>(?:PCI\\+)?VEN_[0-9A-F]{4}&DEV_)|(?:USB\\+)?VID_[0-9A-F]{4}&PID_)[0-9A-F]{4}"
    r"(?![0-9A-Z])[^\s,;\"'}]*",
    re.IGNORECASE,
)
#: 8086:10de, 0x8086 0x10de, 8086 10DE; a space or a dash alone needs a digit, words have none.
_PAIR = re.compile(
    r"(?:0x)?(?P<vendor>[0-9A-F]{4})(?::|[ ,/-] ?)(?:0x)?(?P<device>[0-9A-F]{4})\b"
    r"(?: \(?rev (?P<revision>[0-9A-F]{2})\)?)?(?![\w:])",
    re.IGNORECASE,
)
#: Longer texts were not typed.
_MOST = 1 << 16  # characters


def _items(line: str) -> list[tuple[DeviceId, str]] | None:
    """The ids of a line with their spelling; None where it holds anything else."""
    label = _LABEL.match(line)
    place = _BETWEEN.match(line, label.end() if label else 0).end()  # type: ignore[union-attr]
    found: list[tuple[DeviceId, str]] = []
    while place < len(line):
        if match := _WINDOWS.match(line, place):
            bus = "" if "\\" in match[0][:4] else "PCI\\" if match["pci"] else "USB\\"
            found.append((next(windows_ids(bus + match[0])), match[0]))
        elif (match := _PAIR.match(line, place)) and _is_pair(match):
            revision = match["revision"] or ""
            found.append((pci(match["vendor"], match["device"], revision=revision), match[0]))
        else:
            return None
        place = _BETWEEN.match(line, match.end()).end()  # type: ignore[union-attr]
    return found


def _is_pair(match: re.Match[str]) -> bool:
    return ":" in match[0] or any(sign.isdigit() for sign in match[0])


def _recognises(text: str) -> bool:
    if len(text) > _MOST:
        return False
    return all(_items(line) is not None for _, line in lines_of(text) if line.strip())


def _read(text: str) -> Iterator[Record]:
    for number, line in lines_of(text):
        for device, spelling in _items(line) or ():
            yield Record(number, device, network_class(spelling), meant=True)


READER = Reader("ids", _recognises, _read)
