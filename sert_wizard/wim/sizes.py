"""The parts that make up a WIM's size; source of the layout: Microsoft, "Windows Imaging File
Format (WIM)", measured on libwim's output."""

from __future__ import annotations

import re

LOOKUP_ENTRY = 50  # bytes a blob or an image's metadata takes in the lookup table
_INTEGRITY_HEADER, _INTEGRITY_HASH, _INTEGRITY_CHUNK = 12, 20, 10 << 20
HEADER = 208


def whole_size(table_end: int, xml: str, *, integrity: bool) -> int:
    """Bytes of a WIM whose lookup table ends at `table_end`.

    The XML names that very offset, so its own length depends on the number's digits.
    """
    total = f"<TOTALBYTES>{table_end}</TOTALBYTES></WIM>"
    text = re.sub(r"<TOTALBYTES>\d+</TOTALBYTES></WIM>", total, xml)
    size = table_end + len(text.encode("utf-16"))
    if integrity:
        chunks = -(-(table_end - HEADER) // _INTEGRITY_CHUNK)
        size += _INTEGRITY_HEADER + _INTEGRITY_HASH * chunks
    return size
