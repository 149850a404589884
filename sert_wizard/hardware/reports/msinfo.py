"""System Information's export (msinfo32): the .nfo file, which is XML, and its text.

Both are translated throughout, element names and labels included. Known by form: a network
adapter's name starts with its index, `[00000001]`; a row of the problem devices holds an id beside
a name. Source: published exports of Windows XP to 10; Microsoft documents no format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from sert_wizard.errors import InputError
from sert_wizard.hardware.reports.accepted import HINT
from sert_wizard.hardware.reports.record import (
    MAX_LINE,
    Reader,
    Record,
    has_windows_id,
    lines_of,
    mac_in,
    windows_ids,
)
from sert_wizard.wording import words

_ADAPTER = re.compile(r"\[\d{8}\] ?(?P<name>.*)")
_SERVICE = re.compile(r"[A-Za-z][\w.-]*")
#: `c:\windows\system32\drivers\e1d68x64.sys (12.19.2.45, 605 KB (...)`
_DRIVER = re.compile(r"\\(?P<file>[\w.-]+\.sys) \((?P<version>\d+(?:\.\d+)+)")
_CHUNK = 1 << 16  # characters


@dataclass(frozen=True)
class _Row:
    """A row of a table: the values of its columns; none where a new table begins."""

    line: int
    values: tuple[str, ...] = ()


def _records(rows: Iterable[_Row]) -> Iterator[Record]:
    """Adapters are tables of two columns, label and value; problem devices one row each."""
    adapter: list[_Row] = []
    for row in rows:
        named = len(row.values) == 2 and _ADAPTER.match(row.values[1])
        if named or not row.values:
            yield from _adapter(adapter)
            adapter = []
        if named or (adapter and len(row.values) == 2):
            adapter.append(row)
        elif len(row.values) >= 3 and (device := next(windows_ids(row.values[1]), None)):
            yield Record(row.line, device, name=row.values[0])
    yield from _adapter(adapter)


def _adapter(rows: list[_Row]) -> Iterator[Record]:
    if not rows:
        return
    values = [row.values[1] for row in rows]
    name = _ADAPTER.match(values[0])
    place = next((i for i, value in enumerate(values) if "\\" in value), None)
    device = next(windows_ids(values[place]), None) if place is not None else None
    if device is None or place is None or name is None:
        return  # a virtual one
    after = values[place + 1 :]  # last reset, index, service
    driver = next((match for value in after if (match := _DRIVER.search(value))), None)
    yield Record(
        rows[0].line,
        device,
        network=True,
        name=name["name"],
        mac=next((mac for value in after if (mac := mac_in(value))), ""),
        driver=f"{driver['file']} {driver['version']}" if driver else "",
        service=after[2] if len(after) > 2 and _SERVICE.fullmatch(after[2]) else "",
    )


class _Nfo(ContentHandler):
    """Collects the rows of an .nfo: `Data` elements of a column each, in `Category` elements."""

    def __init__(self, line: Callable[[], int | None]) -> None:
        super().__init__()
        self._line_now = line
        self.rows: list[_Row] = []
        self._values: list[str] = []
        self._text: list[str] = []

    def startElement(self, name: str, _attrs: object) -> None:  # noqa: N802
        self._text = []
        if name == "Category":
            self.rows.append(_Row(self._line()))
        elif name == "Data":
            self._values = []

    def characters(self, content: str) -> None:
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        if name == "Data":
            self.rows.append(_Row(self._line(), tuple(self._values)))
        elif name == "Category":
            self.rows.append(_Row(self._line()))
        else:
            self._values.append("".join(self._text)[:MAX_LINE].strip())
        self._text = []

    def _line(self) -> int:
        return self._line_now() or 1


def _read_nfo(text: str) -> Iterator[Record]:
    """Raises InputError (hostile-report). A file whose end is missing gives what it has."""
    parser = make_parser()
    handler = _Nfo(parser.getLineNumber)
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    start = text.index("<")
    try:
        for place in range(start, len(text), _CHUNK):
            parser.feed(text[place : place + _CHUNK])
        parser.close()
    except DefusedXmlException:
        raise InputError(
            "hostile-report",
            words(
                "The XML declares entities or a document type, which System Information never does."
            ),
            hint=HINT,
        ) from None
    except SAXException:
        pass
    yield from _records(handler.rows)


def _text_rows(text: str) -> Iterator[_Row]:
    for number, line in lines_of(text):
        cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        while cells and not cells[-1]:
            cells.pop()
        heading = len(cells) == 1 and cells[0].startswith("[")
        yield _Row(number, () if heading else tuple(cells))


def _is_nfo(text: str) -> bool:
    return "<MsInfo" in text[:2000]


def _is_text(text: str) -> bool:
    return has_windows_id(text) and re.search(r"\t(?:PCI\\VEN_|USB\\VID_)", text) is not None


XML = Reader("System Information", _is_nfo, _read_nfo)
TEXT = Reader("System Information", _is_text, lambda text: _records(_text_rows(text)))
