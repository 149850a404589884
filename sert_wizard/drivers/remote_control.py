"""Remote-control tools that an image already holds, told by the names of their files.

resources/drivers/remote_control.csv lists the tools that are known, each with its source.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sert_wizard.settings import resource
from sert_wizard.wim.tree import ImageTree


@dataclass(frozen=True)
class RemoteControl:
    """A known tool and the `path` in the image of a program of it."""

    tool: str
    path: str


def find_remote_control(tree: ImageTree) -> tuple[RemoteControl, ...]:
    """The tools in the image, each once, in the table's order."""
    found: dict[str, str] = {}
    tools, known = _known()
    # Few of an image's files are programs, and the suffix is told faster than the names.
    programs = (entry for entry in tree.entries if entry.path[-4:].lower() == ".exe")
    for entry in programs:
        if entry.is_plain_file and (match := known.fullmatch(entry.path)):
            # One group a tool; the first path in order, so that equal images give equal answers.
            tool = tools[(match.lastindex or 1) - 1]
            found[tool] = min(found.get(tool, entry.path), entry.path)
    return tuple(RemoteControl(tool, found[tool]) for tool in tools if tool in found)


@cache
def _known() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The tools, and what matches the path of one's file: its group is the tool's place."""
    rows = tuple(_rows())
    tools = "|".join(f"({_pattern(files)})" for _, files in rows)
    return tuple(tool for tool, _ in rows), re.compile(f".*/(?:{tools})", re.I | re.S)


def _pattern(files: tuple[str, ...]) -> str:
    """What matches any of `files`; * stays within a name."""
    return "|".join(re.escape(file).replace(r"\*", "[^/]*") for file in files)


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    text = resource("drivers", "remote_control.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        yield row["tool"], tuple(row["files"].split("|"))
