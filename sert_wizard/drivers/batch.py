"""What a batch file's lines run, as far as it can be read without running it.

cmd.exe reads statement by statement: a line, with those that a caret or an open parenthesis joins
to it (Microsoft, "Command shell overview", and the help of `if` and `for`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: Stands for a line end that a caret takes away, so that lines can still be counted.
_JOIN = "\x0b"
#: A caret takes away a line end, and of an empty line after it the end as well.
_ESCAPES = re.compile(r'"[^"\n]*"?|\^\r*\n(?:\r*\n)?|\^[^\n]?')
_GAP = r"[^\S\n]+"
_ARGUMENT = r'(?:"[^"\n]*"|[^\s"&|<>=])+'
_CONDITION = (
    rf"if{_GAP}(?:/i{_GAP})?(?:not{_GAP})?(?:"
    rf"(?:exist|defined|errorlevel|cmdextversion){_GAP}{_ARGUMENT}"
    rf"|{_ARGUMENT}[^\S\n]*==[^\S\n]*{_ARGUMENT}"
    rf"|{_ARGUMENT}{_GAP}(?:equ|neq|lss|leq|gtr|geq){_GAP}{_ARGUMENT})"
)
_LOOP = (
    rf'for{_GAP}(?:"[^"\n]*"|[^"(&|\n])*?{_GAP}in[^\S\n]*'
    r'\((?:"[^"\n]*"|\^[^\n]|[^")^&|\n])*\)[^\S\n]*do(?!\w)'
)
#: What may stand where a command begins.
_BEGIN = re.compile(
    r"(?P<space>(?:[^\S\n]|[@,;=])+)"
    r"|(?P<silent>(?:rem(?![\w.\\/:-])|:)[^\n]*)"
    rf"|(?P<guard>{_CONDITION}|{_LOOP}|else(?![\w.\\/:-])|&&|\|\|)"
    r"|(?P<odd>(?:if|for)(?![\w.\\/:-]))"
    r"|(?P<open>\()|(?P<close>\))|(?P<next>[&|])|(?P<end>\n)",
    re.I,
)
#: What may end a command, and what hides such a character.
_STOP = re.compile(r'"[^"\n]*"?|\^[^\n]?|[<>]&|[&|)\n]')
_ALL = re.compile(r"[\s\S]+")


@dataclass(frozen=True)
class Command:
    """A command with its arguments; `sure` unless a condition, a loop or a block is around it."""

    text: str
    sure: bool


@dataclass(frozen=True)
class Statement:
    """The lines from `start` up to, not including, `end` that are read as one."""

    start: int
    end: int
    commands: tuple[Command, ...]


def statements(lines: Sequence[str]) -> list[Statement]:
    """The statements in order, up to one that can't be told or that never ends: what follows it
    may be a part of it."""
    text = "".join(lines)
    text = _joined(text if text.endswith("\n") else text + "\n")
    found: list[Statement] = []
    at = begin = line = depth = 0
    sure, commands = True, list[Command]()
    while match := _BEGIN.match(text, at) or _command(text, at, depth):
        kind, at = match.lastgroup, match.end()
        if kind == "odd":
            break
        if kind == "close" and not depth:
            at = _line_end(text, at)  # nothing to close: cmd.exe passes over the line
        elif kind in {"open", "close"}:
            depth += 1 if kind == "open" else -1
        elif kind is None:
            commands.append(Command(match[0].replace(_JOIN, " ").strip(), sure))
        elif kind == "end" and not depth:
            end = line + text.count("\n", begin, at) + text.count(_JOIN, begin, at)
            found.append(Statement(line, min(end, len(lines)), tuple(commands)))
            begin, line, sure, commands = at, end, True, []
        sure = sure and kind not in {"open", "guard"}
    return found


def _joined(text: str) -> str:
    """`text` with what carets join made one line each."""

    def join(match: re.Match[str]) -> str:
        ends = match[0].count("\n")
        return _JOIN * ends if ends else match[0]

    return _ESCAPES.sub(join, text.replace(_JOIN, " "))


def _command(text: str, at: int, depth: int) -> re.Match[str] | None:
    """The command that begins at `at`, None at the end of the text."""
    for stop in _STOP.finditer(text, at):
        if stop[0] in {"&", "|", "\n"} or (stop[0] == ")" and depth):
            return _ALL.match(text, at, stop.start())
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
