"""Fixes what libwim takes from the clock and at random, so that equal inputs give equal bytes.

The GUID stands in the header; the XML lies uncompressed, and a time there is always of the same
length. Both are outside what the integrity table covers and can be replaced in place.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from sert_wizard.wim.header import GUID_OFFSET, file_source, read_header, read_xml

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # of Windows' FILETIME


def stamp(
    path: Path,
    when: datetime,
    images: Collection[int],
    *,
    elements: Collection[str] = ("LASTMODIFICATIONTIME",),
) -> None:
    """Set the time `elements` of the given images of the finished WIM at `path` to `when`."""
    with file_source(path) as source:
        header = read_header(source)
        text = read_xml(source, header)
    for image in images:
        text = _with_times(text, image, when, elements)
    raw = b"\xff\xfe" + text.encode("utf-16-le")
    assert len(raw) == header.xml.size, "a time changed its length"
    with path.open("r+b") as file:
        file.seek(header.xml.offset)
        file.write(raw)


def stamp_guid(path: Path, guid: bytes) -> None:
    """Set the 16-byte GUID of the finished WIM at `path`."""
    with path.open("r+b") as file:
        file.seek(GUID_OFFSET)
        file.write(guid)


def _with_times(text: str, image: int, when: datetime, elements: Collection[str]) -> str:
    ticks = (when - _EPOCH) // (when.resolution) * 10  # 100 ns each
    high, low = f"0x{ticks >> 32:08X}", f"0x{ticks & 0xFFFFFFFF:08X}"
    element = re.search(rf'<IMAGE INDEX="{image}">.*?</IMAGE>', text, re.DOTALL)
    if not element:
        return text
    changed = element.group()
    for name in elements:
        changed = re.sub(
            rf"(<{name}><HIGHPART>)0x[0-9A-Fa-f]{{8}}(</HIGHPART><LOWPART>)0x[0-9A-Fa-f]{{8}}",
            rf"\g<1>{high}\g<2>{low}",
            changed,
        )
    return text[: element.start()] + changed + text[element.end() :]
