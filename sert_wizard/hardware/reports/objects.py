"""Devices as JSON: ConvertTo-Json's object or array, whatever it cut off at its depth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sert_wizard.hardware.reports.fields import names_ids, plain_name, record_of
from sert_wizard.hardware.reports.record import Reader, Record, has_windows_id

_SPACE = " \t\n,"


def _recognises(text: str) -> bool:
    return text[:64].lstrip()[:1] in {"[", "{"} and has_windows_id(text)


def _read(text: str) -> Iterator[Record]:
    line, seen = 1, 0
    for start, value in _values(text):
        line, seen = line + text.count("\n", seen, start), start
        for fields in _objects(value):
            if record := record_of(line, fields):
                yield record


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """The elements of the outermost array, or the one value, each with where it starts.

    Element by element, so that a report whose end is missing gives what it has.
    """
    decoder = json.JSONDecoder()
    place = _skip(text, 0)
    if text[place : place + 1] == "[":
        place = _skip(text, place + 1)
    while place < len(text) and text[place] in '{["':
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield place, value
        place = _skip(text, end)


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in _SPACE:
        place += 1
    return place


def _objects(value: Any) -> Iterator[dict[str, str]]:
    """The objects that hold device ids, at any depth (PowerShell wraps arrays in `value`)."""
    rest = [value]
    while rest:
        item = rest.pop()
        if isinstance(item, list):
            rest += reversed(item)
        elif isinstance(item, dict):
            if names_ids(item):
                yield {plain_name(name): _text(held) for name, held in item.items()}
            else:
                rest += reversed(list(item.values()))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(item for item in value if isinstance(item, str))
    return str(value) if isinstance(value, str | int) else ""


READER = Reader("JSON", _recognises, _read)
