"""Tables of devices or drivers: Export-Csv, ConvertTo-Csv, wmic, Driver Store Explorer, and what
PowerShell shows in columns.

Driver Store Explorer lists driver packages; its newer exports name the device that uses each.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from sert_wizard.hardware.reports.fields import names_ids, plain_name, record_of
from sert_wizard.hardware.reports.record import (
    MAX_LINE,
    Reader,
    Record,
    has_windows_id,
    lines_of,
)

_DELIMITERS = ",;\t"
_WORD = re.compile(r"\w+")
_COLUMNS = re.compile(r"^\w+(?: +\w+)+ *$", re.MULTILINE)


def _header(text: str) -> tuple[int, str] | None:
    """Where the header line starts and its delimiter; None where the text is no table of ids."""
    start = 0
    for _ in range(10):  # empty lines, and PowerShell's #TYPE
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)][:MAX_LINE]
        if line.strip() and not line.startswith("#"):
            delimiter = max(_DELIMITERS, key=line.count)
            if delimiter in line and names_ids(line.split(delimiter)):
                return start, delimiter
            return None
        if end < 0:
            return None
        start = end + 1
    return None


def _read(text: str) -> Iterator[Record]:
    header = _header(text)
    if header is None:
        return
    start, delimiter = header
    first = text.count("\n", 0, start)
    rows = csv.reader(text[start:].split("\n"), delimiter=delimiter)
    try:
        names = [plain_name(name) for name in next(rows)]
        while True:
            line = first + rows.line_num + 1
            row = next(rows)
            if has_windows_id("".join(row)) and (record := record_of(line, _fields(names, row))):
                yield record
    except (csv.Error, StopIteration):
        return  # the end, or damage: what was read before it counts


def _fields(names: list[str], row: list[str]) -> dict[str, str]:
    return dict(zip(names, row, strict=False))


def _in_columns(text: str) -> bool:
    return has_windows_id(text) and any(
        names_ids(line[0].split()) for line in _COLUMNS.finditer(text)
    )


def _read_columns(text: str) -> Iterator[Record]:
    """Rows below a line of names, each value below its name; an id's end may be cut off."""
    starts: list[tuple[str, int]] = []
    for number, line in lines_of(text):
        if not line.strip():
            starts = []
        elif _COLUMNS.match(line) and names_ids(line.split()):
            starts = [(plain_name(word[0]), word.start()) for word in _WORD.finditer(line)]
        elif starts and has_windows_id(line):
            ends = [start for _, start in starts[1:]] + [len(line)]
            cells = {
                name: line[start:end].strip()
                for (name, start), end in zip(starts, ends, strict=True)
            }
            if record := record_of(number, cells | {"line": line}):
                yield record


READERS = (Reader("CSV", _header, _read), Reader("table", _in_columns, _read_columns))
