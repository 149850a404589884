"""The commands that Windows PE runs at start-up, and adding drvload to them.

winpeshl.exe runs winpeshl.ini's commands if that file exists, else startnet.cmd (Microsoft,
"Winpeshl.ini Reference"). Drivers are loaded before wpeinit, which starts the network; where
wpeinit is run by something that the file starts, `wpeutil InitializeNetwork` does it for them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sert_wizard.drivers import winpeshl
from sert_wizard.drivers.startup_text import decode

STARTNET = "/Windows/System32/startnet.cmd"
WINPESHL = "/Windows/System32/winpeshl.ini"

#: What brings up the network, as a command anywhere in a line: after `if`, `call`, `start ""`,
#: `cmd /c`; not as a label or a part of a longer name.
_INIT = re.compile(
    r"(?<![\w.:-])(?<!goto )"
    r'(?:wpeinit(?:\.exe)?(?![\w.-])|wpeutil(?:\.exe)?"?[\s,]+InitializeNetwork\b)',
    re.I,
)
_ECHO = re.compile(r"^\s*@?echo\s+o(?:n|ff)\s*$", re.I)
#: Lines that run nothing, whatever they name: comments, labels, plain output.
_SILENT = re.compile(r"^\s*@?(?:rem\b|:|echo\b[^&|]*$)", re.I)
_COMMENT = re.compile(r"^\s*@?(?:rem\b|::)", re.I)
#: drvload and its arguments, up to the next command or redirection of the line.
_DRVLOAD = re.compile(
    r'(?<![\w.:-])drvload(?:\.exe)?"?(?![\w.-])((?:"[^"\r\n]*"|[^"&|<>\r\n])*)', re.I
)
_ARGUMENT = re.compile(r'"([^"]+)"|([^\s",]+)')
_SYSTEM32 = r"%SystemRoot%\System32"
#: How a path of the running Windows PE begins, and where that is in the image.
_ROOTS = (
    (re.compile(r"(?:X:|%SystemDrive%)?(?=[\\/])", re.I), ""),
    (re.compile(r"%(?:SystemRoot|WinDir)%(?=[\\/])", re.I), "/Windows"),
    (re.compile(r"%~dp0[\\/]?", re.I), "/Windows/System32/"),
)


@dataclass(frozen=True)
class Startup:
    """The start-up file that rules (`file` in lower case, None if there is neither), the path it
    has in the image, and its raw content."""

    file: str | None
    path: str
    raw: bytes

    @property
    def is_winpeshl(self) -> bool:
        return self.file == "winpeshl.ini"

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands in order, as written; comments and empty lines left out."""
        lines = decode(self.raw).lines
        if self.is_winpeshl:
            return tuple(winpeshl.launched(lines))
        return tuple(line.strip() for line in lines if line.strip() and not _COMMENT.match(line))


def read_startup(read: Callable[[str], bytes | None]) -> Startup:
    """The ruling start-up file; `read` gives a file of the image, None where it is missing."""
    for path in (WINPESHL, STARTNET):
        if (raw := read(path)) is not None:
            return Startup(path.rsplit("/", 1)[1], path, raw)
    return Startup(None, STARTNET, b"wpeinit\r\n")


def loaded_infs(startup: Startup) -> tuple[str, ...]:
    """The INFs that the ruling file loads with drvload already, in order, as paths in the image.

    Only paths that can be told from the file alone: on the system drive (X:), or beside the file.
    Conditions that guard a line count as met.
    """
    commands = startup.commands
    if not startup.is_winpeshl:
        commands = tuple(line for line in _joined(commands) if not _SILENT.match(line))
    arguments = [
        quoted or plain
        for command in commands
        for loads in _DRVLOAD.findall(command)
        for quoted, plain in _ARGUMENT.findall(loads)
    ]
    paths = [_image_path(text) for text in arguments if text.lower().endswith(".inf")]
    return tuple(dict.fromkeys(path for path in paths if path))


def with_commands(startup: Startup, load: Sequence[str], run: Sequence[str]) -> bytes:
    """The start-up file with drvload for the INFs `load` (paths in the image) before wpeinit, and
    the commands `run` started right after it, without waiting for them.

    Where the file doesn't run wpeinit itself, all of it goes first, with `wpeutil
    InitializeNetwork` between the two. Encoding, line ends and all other lines stay as they are,
    and what is there already is not added again. Raises RequestError (startup-unsupported,
    bad-command).
    """
    if not load and not run:
        return startup.raw
    text = decode(startup.raw)
    ours = _ours(startup.is_winpeshl, load, run)
    text.check_can_hold([*ours.load, *ours.run])
    if startup.is_winpeshl:
        winpeshl.check_lengths([*ours.load, *ours.run])
        lines, start, end = winpeshl.with_room(text.lines, text.newline)
    else:
        lines, end = list(text.lines), len(text.lines)
        start = next((n for n, line in enumerate(lines) if not _preamble(line)), end)
    before, after = list(ours.load), list(ours.run)
    inits = [n for n in range(start, end) if _starts_network(lines[n], startup.is_winpeshl)]
    if inits:
        first = inits[0] if startup.is_winpeshl else _statement(lines, inits[0])
        last = inits[-1] + 1
    else:
        # Before all else, for what comes may never return; after lines of ours from another build.
        there = [n + 1 for n in range(start, end) if _same(lines[n]) in map(_same, before)]
        first = last = max(there, default=start)
        before.append(ours.network)
    present = {_same(line) for line in lines}
    _insert(lines, last, [line for line in after if _same(line) not in present], text.newline)
    _insert(lines, first, [line for line in before if _same(line) not in present], text.newline)
    return text.encoded(lines)


@dataclass(frozen=True)
class _Ours:
    """The lines to add: drvload, what starts the network if nothing else does, the commands."""

    load: tuple[str, ...]
    network: str
    run: tuple[str, ...]


def _ours(in_winpeshl: bool, load: Sequence[str], run: Sequence[str]) -> _Ours:
    if in_winpeshl:
        return _Ours(
            tuple(rf"{_SYSTEM32}\drvload.exe, {_windows(inf)}" for inf in load),
            rf"{_SYSTEM32}\wpeutil.exe, InitializeNetwork",
            tuple(rf'{_SYSTEM32}\cmd.exe, /c start "" {command}' for command in run),
        )
    return _Ours(
        tuple(f"drvload {_windows(inf)}" for inf in load),
        "wpeutil InitializeNetwork",
        tuple(f'start "" {command}' for command in run),
    )


def _insert(lines: list[str], at: int, new: Sequence[str], newline: str) -> None:
    """Put the lines `new` before line `at`; what was the last line gets its end then."""
    if new and at == len(lines) and lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    lines[at:at] = [line + newline for line in new]


def _same(line: str) -> str:
    """A line in the form in which two of the same meaning are equal."""
    return line.strip().casefold()


def _preamble(line: str) -> bool:
    """What may stand before the first command: `@echo off`, comments, empty lines."""
    return not line.strip() or bool(_ECHO.match(line) or _COMMENT.match(line))


def _starts_network(line: str, in_winpeshl: bool) -> bool:
    silent = winpeshl.is_comment(line) if in_winpeshl else _SILENT.match(line)
    return not silent and bool(_INIT.search(line))


def _statement(lines: Sequence[str], at: int) -> int:
    """Where the batch statement begins that line `at` belongs to: a driver loaded inside a block
    would be missing where another branch is taken."""
    depth, begin = 0, at
    for n, line in enumerate(lines[: at + 1]):
        continued = n > 0 and lines[n - 1].rstrip("\r\n").endswith("^")
        if depth == 0 and not continued:
            begin = n
        depth -= depth > 0 and line.lstrip("@ \t").startswith(")")
        depth += line.rstrip().endswith("(") and not _SILENT.match(line)
    return begin


def _joined(lines: Sequence[str]) -> list[str]:
    """Batch lines with those that a caret continues made one."""
    return "\n".join(lines).replace("^\n", "").split("\n")


def _windows(path: str) -> str:
    """A path of the image as the running Windows PE sees it, in quotes where it needs them."""
    text = "%SystemDrive%" + path.replace("/", "\\")
    return text if re.fullmatch(r"[\w.%\\-]+", text) else f'"{text}"'


def _image_path(text: str) -> str | None:
    """The path in the image of what the running Windows PE knows as `text`, if it can be told."""
    for root, place in _ROOTS:
        if match := root.match(text):
            path = place + text[match.end() :].replace("\\", "/")
            known = not re.search(r'[%!*?:"]', path)
            return "/" + posixpath.normpath(path).lstrip("/") if known else None
    return None
