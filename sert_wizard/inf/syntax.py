"""The text of an INF file: encodings, sections, lines.

Written after Microsoft's "General Syntax Rules for INF Files": section and entry names know no
letter case, sections of the same name are one, `;` opens a comment outside quotes and %tokens%, a
`\\` at the end of a line joins it to the next, `""` inside quotes is a quote.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sert_wizard.errors import InputError
from sert_wizard.wording import Words, words

_SIZE_LIMIT = 16 << 20  # bytes; the largest real one seen has 1.2 MB
_NAME_LIMIT = 255  # characters of a section's name
_FIELD_LIMIT = 4095  # characters of a field: 4096 with the NUL that ends it

_HEADING = re.compile(r"\[([^\]]*+)\]")
#: A line up to its comment. A `;` in quotes or in a %token% opens none.
_CODE = re.compile(r'(?:[^";%]++|"[^"]*+"?|%(?:[^%\s",=]*+%)?)*+')
#: A quoted piece, a run of plain characters, or one of the characters that mean something.
_PIECE = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"?|([^",=]++)|([,=])')


class InfError(InputError):
    """An INF that can't be read; the message names the line."""

    def __init__(self, name: str, line: int, why: Words) -> None:
        super().__init__(
            "bad-inf",
            words("{name}, line {line}: {why}.", name=name, line=line, why=why),
            hint=words("Get the driver package again from its maker."),
        )
        self.line = line


@dataclass(frozen=True, slots=True)
class Line:
    """An entry: `key = value, value`; without `=` the key is empty. `number` counts from 1."""

    key: str
    values: tuple[str, ...]
    number: int

    @property
    def name(self) -> str:
        """The key to compare with, in lower case."""
        return self.key.lower()


class Sections(Mapping[str, tuple[Line, ...]]):
    """Lines of each section by its lower-case name. A line is split into its fields when first
    asked for, and once only: most of a large INF is never looked at."""

    def __init__(self, texts: dict[str, list[tuple[int, str]]]) -> None:
        self._texts = texts
        self._split: dict[str, dict[int, Line]] = {}

    def __getitem__(self, name: str) -> tuple[Line, ...]:
        return tuple(self._line(name, place) for place in range(len(self._texts[name])))

    def _line(self, name: str, place: int) -> Line:
        split = self._split.setdefault(name, {})
        if place not in split:
            number, text = self._texts[name][place]
            split[place] = _line(text, number)
        return split[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    @cached_property
    def _searchable(self) -> dict[str, str]:
        """Each section's whole text in lower case."""
        return {
            section: "\n".join(text for _, text in texts).lower()
            for section, texts in self._texts.items()
        }

    def mentioning(self, word: str) -> Iterator[Line]:
        """The lines of all sections that hold `word` (lower case) anywhere."""
        for section, whole in self._searchable.items():
            if word in whole:
                for place, (_, text) in enumerate(self._texts[section]):
                    if word in text.lower():
                        yield self._line(section, place)

    def count(self, name: str) -> int:
        """The number of lines of section `name`."""
        return len(self._texts.get(name, ()))

    def entries(self, key: str) -> Iterator[Line]:
        """The lines of all sections whose key is `key` (lower case)."""
        return (line for line in self.mentioning(key) if line.name == key)


def decode(raw: bytes) -> str:
    """The text of an INF. ANSI files are read as latin-1: what has a meaning there is ASCII, and
    real ones hold bytes that no code page allows."""
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", errors="replace")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    if raw[1:2] == b"\0":
        return raw.decode("utf-16-le", errors="replace")
    if raw[:1] == b"\0":
        return raw.decode("utf-16-be", errors="replace")
    return raw.decode("latin-1")


def parse(raw: bytes, name: str) -> Sections:
    """Sections of an INF; `name` is for messages.

    Raises InfError for what Windows refuses too: no section at all, the name of a section that
    does not end or is too long, a field that is too long (Microsoft, "INF Size Limits").
    """
    if len(raw) > _SIZE_LIMIT:
        raise InfError(
            name, 1, words("the file is larger than {size_limit} MiB", size_limit=_SIZE_LIMIT >> 20)
        )
    texts: dict[str, list[tuple[int, str]]] = {}
    current: list[tuple[int, str]] | None = None
    for number, text in _logical_lines(decode(raw)):
        if text[0] == "[":
            current = texts.setdefault(_section_name(text, name, number), [])
        elif current is not None:
            if len(text) > _FIELD_LIMIT:
                _check_fields(text, name, number)
            current.append((number, text))
    if not texts:
        raise InfError(name, 1, words("there is no [section] in it"))
    return Sections(texts)


def _section_name(text: str, name: str, number: int) -> str:
    heading = _HEADING.match(text)
    if not heading:
        raise InfError(name, number, words("the section's name is not closed by ]"))
    section = heading[1].strip()
    if len(section) > _NAME_LIMIT:
        raise InfError(
            name,
            number,
            words(
                "a section's name is longer than {name_limit} characters", name_limit=_NAME_LIMIT
            ),
        )
    return section.lower()


def _check_fields(text: str, name: str, number: int) -> None:
    line = _line(text, number)
    if any(len(field) > _FIELD_LIMIT for field in (line.key, *line.values)):
        raise InfError(
            name,
            number,
            words("a field is longer than {field_limit} characters", field_limit=_FIELD_LIMIT),
        )


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Headings as they are, and entries: joined where a `\\` asks for it, without comments, never
    empty; each with the number of its first line. What was joined has a line feed in between."""
    # Some files hold NULs or end with DOS's end-of-file character.
    for odd in "\0\x1a\ufeff":
        text = text.replace(odd, " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts: list[str] = []
    first = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line, goes_on = raw.strip(), False
        if not parts:
            first = number
            if not line or line[0] == ";":
                continue
            if line[0] == "[":
                yield number, line
                continue
        if ";" in line or line.endswith("\\"):
            line, goes_on = _code(line)
        if parts or goes_on:
            parts.append(line)
            line = "" if goes_on else "\n".join(parts)
            parts = parts if goes_on else []
        if line.strip():
            yield first, line
    if any(parts):
        yield first, "\n".join(parts)


def _code(line: str) -> tuple[str, bool]:
    """A line without its comment, and whether the next one belongs to it. A `\\` inside quotes or
    in a comment joins nothing; of several the others count for nothing."""
    match = _CODE.match(line)
    code = match[0].rstrip() if match else ""
    goes_on = code.endswith("\\") and code.count('"') % 2 == 0
    return (code.rstrip("\\") if goes_on else code), goes_on


def _line(text: str, number: int) -> Line:
    if '"' in text or "\n" in text:
        key, values = _quoted_fields(text)
    else:
        before, equals, after = text.partition("=")
        if not equals or "," in before:
            before, after = "", text
        key, values = before.strip(), tuple(field.strip() for field in after.split(","))
    return Line(key, values, number)


def _quoted_fields(text: str) -> tuple[str, tuple[str, ...]]:
    """Key and values of a line with quotes, which keep the blanks inside them."""
    key, fields, field = "", [], _Field()
    key_possible = True
    for quoted, plain, mark in _PIECE.findall(text):
        if mark == "=" and key_possible:
            key, field, key_possible = field.text, _Field(), False
        elif mark == ",":
            fields.append(field.text)
            field, key_possible = _Field(), False
        elif mark or plain:
            field.add_plain((mark or plain).replace("\n", ""))
        else:
            field.add_quoted(quoted.replace('""', '"'))
    return key, (*fields, field.text)


class _Field:
    """A field in the making: blanks around it count only where quoted."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blanks = ""  # that count if more follows

    def add_plain(self, text: str) -> None:
        if not self._parts:
            text = text.lstrip()
        kept = text.rstrip()
        if kept:
            self._parts += (self._blanks, kept)
            self._blanks = ""
        if self._parts:
            self._blanks += text[len(kept) :]

    def add_quoted(self, text: str) -> None:
        self._parts += (self._blanks, text)
        self._blanks = ""

    @property
    def text(self) -> str:
        return "".join(self._parts)
