r"""Which commands of a start-up file bring up the network, and which drivers are sure to be loaded.

A drvload counts if it runs whatever the machine is like, and in time. So it must
- be a command of its own (or of `call`, `cmd /c`, `start /wait`), not one of a condition, a loop,
  a block, or after `&&` or `||`;
- come before the first `goto`, `exit`, `call :label` and batch file run without `call`, guarded or
  not: what follows may be passed over;
- come before the first command that brings up the network, guarded or not. Where the file has none,
  something that it starts must do so and may never return: then only what comes before the first
  program counts;
- name its INF on the system drive (X:) or beside the file, without variables or wildcards.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence

from sert_wizard.drivers.batch import Command, Statement

#: wpeinit or wpeutil InitializeNetwork anywhere in a command: after `call`, `start ""`, `cmd /c`;
#: not as a label or a part of a longer name.
_NETWORK = re.compile(
    r'(?<![\w.:-])(?:wpeinit(?:\.exe)?(?![\w.-])|wpeutil(?:\.exe)?"?[\s,]+InitializeNetwork\b)',
    re.I,
)
#: Commands of cmd.exe itself that start no program, whatever they name.
_OWN = re.compile(
    r"(?:echo|set|setlocal|endlocal|cd|chdir|pushd|popd|md|mkdir|copy|del|ren|cls|title|color|ver"
    r"|prompt|path|goto)(?![\w-])",
    re.I,
)
#: What may leave the lines that follow unread.
_LEAVES = re.compile(
    r'(?:goto|exit)(?![\w-])|call\s+:|(?:"[^"]*|[^\s"]*)\.(?:cmd|bat)(?![\w.-])', re.I
)
#: What gives exclamation marks a meaning.
_DELAYED = re.compile(r"enabledelayedexpansion", re.I)
#: drvload and its arguments.
_DRVLOAD = re.compile(
    r'(?:(?:call|(?:[^\s",]*[\\/])?cmd(?:\.exe)?[\s,]+/c|start\s+(?:"[^"]*"\s+)?/w(?:ait)?)\s+"?)*'
    r'(?:"(?:[^"]*[\\/])?|(?:[^\s",]*[\\/])?)drvload(?:\.exe)?"?(?![\w.-])'
    r'((?:"[^"]*"|[^"&|<>])*)',
    re.I,
)
_ARGUMENT = re.compile(r'"([^"]+)"|([^\s",]+)')
#: How a path of the running Windows PE begins, and where that is in the image.
_ROOTS = (
    (re.compile(r"(?:X:|%SystemDrive%)(?=[\\/])", re.I), ""),
    (re.compile(r"%(?:SystemRoot|WinDir)%(?=[\\/])", re.I), "/Windows"),
    (re.compile(r"%~dp0[\\/]?", re.I), "/Windows/System32/"),
)


def starts_network(command: Command) -> bool:
    """Whether the command brings up the network, where it runs."""
    return not _OWN.match(command.text) and bool(_NETWORK.search(command.text))


def sure_loads(commands: Iterable[Command], in_batch: bool) -> tuple[str, ...]:
    """The INFs, as paths in the image, that the commands are sure to load in time, in order."""
    found: list[str] = []
    alone: int | None = None  # how many come before the first program
    left = delayed = False
    for command in commands:
        load = _DRVLOAD.match(command.text) if command.sure and not left else None
        if load:
            found += _infs(load[1], in_batch, delayed)
        if starts_network(command):
            alone = None
            break
        delayed = delayed or bool(_DELAYED.search(command.text))
        left = left or bool(_LEAVES.match(command.text))
        if alone is None and not load and (left or not _OWN.match(command.text)):
            alone = len(found)
    return tuple(dict.fromkeys(found[:alone]))


def loads_end(statements: Sequence[Statement], start: int) -> int:
    """The line after the last drvload that comes before any program, `start` if there is none."""
    for statement in statements:
        for command in statement.commands:
            if command.sure and _DRVLOAD.match(command.text):
                start = max(start, statement.end)
            elif _LEAVES.match(command.text) or not _OWN.match(command.text):
                return start
    return start


def _infs(arguments: str, in_batch: bool, delayed: bool) -> list[str]:
    """The paths in the image that can be told from drvload's arguments."""
    names = [
        quoted or plain
        for quoted, plain in _ARGUMENT.findall(arguments)
        if "^" not in plain  # escapes something
    ]
    paths = [
        _image_path(name, in_batch, delayed) for name in names if name.lower().endswith(".inf")
    ]
    return [path for path in paths if path]


def _image_path(text: str, in_batch: bool, delayed: bool) -> str | None:
    """The path in the image of what the running Windows PE knows as `text`, if it can be told:
    `in_batch` two percent signs are one, and once expansion is `delayed` an exclamation mark is
    a variable's."""
    for root, place in _ROOTS:
        if match := root.match(text):
            path = place + text[match.end() :].replace("\\", "/")
            plain = path.replace("%%", "") if in_batch else path
            if re.search(r'[%*?:"]', plain) or (delayed and "!" in plain):
                return None
            return "/" + posixpath.normpath(path.replace("%%", "%")).lstrip("/")
    return None
