"""The Range header (RFC 9110, section 14): which bytes of a file are asked for."""

from __future__ import annotations

import re

#: More ranges than this, or ranges that together ask for more than the file, are an attack
#: (RFC 9110, 17.15) or a mistake: the header is ignored, which section 14.2 allows.
MAX_RANGES = 16
_SPEC = re.compile(r"(\d{0,19})-(\d{0,19})", re.ASCII)

#: First byte and one past the last.
Span = tuple[int, int]


class UnsatisfiableError(ValueError):
    """The header is sound, but no byte that it asks for is in the file."""


def parse_ranges(header: str, size: int) -> tuple[Span, ...]:
    """The spans of a file of `size` bytes that `header` asks for, in its order; those that lie
    outside the file are left out. Empty: the header means nothing here, send the whole file.

    Raises UnsatisfiableError when none is inside.
    """
    unit, equals, listed = header.partition("=")
    specs = [spec.strip(" \t") for spec in listed.split(",", MAX_RANGES)]
    if unit.strip(" \t").lower() != "bytes" or not equals or len(specs) > MAX_RANGES:
        return ()
    spans = []
    for spec in filter(None, specs):  # a list may hold empty elements (section 5.6.1)
        found = _SPEC.fullmatch(spec)
        if found is None or spec == "-":
            return ()
        first, last = found.groups()
        if first and last and int(last) < int(first):
            return ()
        spans.append(_span(first, last, size))
    if not spans:
        return ()
    inside = tuple((start, end) for start, end in spans if start < end)
    if not inside:
        raise UnsatisfiableError
    if sum(end - start for start, end in inside) > size:
        return ()
    return inside


def _span(first: str, last: str, size: int) -> Span:
    """What `first`-`last` means; start >= end when it lies outside."""
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
