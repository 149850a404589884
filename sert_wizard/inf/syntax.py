"""The text of an INF file: encodings, sections, lines.

Written after Microsoft's "General Syntax Rules for INF Files": section and entry names know no
letter case, sections of the same name are one, `;` opens a comment outside quotes, a `\\` at the
end of a line joins it to the next, `""` inside quotes is a quote.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sert_wizard.errors import InputError

_SIZE_LIMIT = 16 << 20  # bytes; the largest real one seen has 1.2 MB

_HEADING = re.compile(r"\[([^\]]*)\]")
#: A quoted piece, a run of plain characters, or one of the characters that mean something.
_PIECE = re.compile(r'"((?:[^"]|"")*)"?|([^",;=]+)|([,;=])')


class InfError(InputError):
    """An INF that can't be read; the message names the line."""

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(
            "bad-inf",
            f"{name}, line {line}: {why}.",
            hint="Get the driver package again from its maker.",
        )
        self.line = line


@dataclass(frozen=True)
class Line:
    """An entry: `key = value, value`; without `=` the key is empty. `number` counts from 1."""

    key: str
    values: tuple[str, ...]
    number: int


Sections = Mapping[str, tuple[Line, ...]]


def decode(raw: bytes) -> str:
    """The text of an INF. ANSI files are read as latin-1: what has a meaning there is ASCII, and
    real ones hold bytes that no code page allows."""
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", errors="replace")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    if raw[1:2] == b"\0":
        return raw.decode("utf-16-le", errors="replace")
    return raw.decode("latin-1")


def parse(raw: bytes, name: str) -> Sections:
    """Sections by lower-case name. Raises InfError for what is no INF at all."""
    if len(raw) > _SIZE_LIMIT:
        raise InfError(name, 1, f"the file is larger than {_SIZE_LIMIT >> 20} MiB")
    sections: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    for number, text in _joined(decode(raw)):
        if heading := _HEADING.match(text):
            current = sections.setdefault(heading.group(1).strip().lower(), [])
        elif current is not None and (line := _line(text, number)):
            current.append(line)
    if not sections:
        raise InfError(name, 1, "there is no [section] in it")
    return {section: tuple(lines) for section, lines in sections.items()}


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first physical line."""
    pending, first = "", 0
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        line = raw.strip(" \t\0\x1a\ufeff")
        if not pending:
            first = number
        # A backslash inside quotes or a comment joins nothing.
        if line.endswith("\\") and ";" not in line and line.count('"') % 2 == 0:
            pending += line[:-1]
            continue
        if whole := (pending + line).strip():
            yield first, whole
        pending = ""
    if pending.strip():
        yield first, pending


def _line(text: str, number: int) -> Line | None:
    key, values, current, plain_key = "", [], "", True
    for match in _PIECE.finditer(text):
        quoted, plain, mark = match.groups()
        if mark == ";":
            break
        if mark == "=" and plain_key:
            key, current, plain_key = current.strip(), "", False
        elif mark == ",":
            values.append(current.strip())
            current, plain_key = "", False
        elif mark:
            current += mark
        elif plain is not None:
            current += plain if current else plain.lstrip()
        else:
            current += quoted.replace('""', '"')
    values.append(current.strip())
    if not key and values == [""]:
        return None
    return Line(key, tuple(values), number)
