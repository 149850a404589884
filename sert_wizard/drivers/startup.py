"""The commands that Windows PE runs at start-up, and adding drvload to them.

winpeshl.exe runs winpeshl.ini's commands if that file exists, else startnet.cmd (Microsoft,
"Winpeshl.ini Reference"). Drivers are loaded before all else: before wpeinit, which starts the
network, and whatever branch the file takes. Where wpeinit is run by something that the file starts,
`wpeutil InitializeNetwork` does it for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sert_wizard.drivers import batch, winpeshl
from sert_wizard.drivers.batch import Command, Statement
from sert_wizard.drivers.startup_loads import loads_end, starts_network, sure_loads
from sert_wizard.drivers.startup_text import decode
from sert_wizard.errors import RequestError
from sert_wizard.wording import words

STARTNET = "/Windows/System32/startnet.cmd"
WINPESHL = "/Windows/System32/winpeshl.ini"

#: What may stand before the first command; after a caret the next line belongs to it.
_PREAMBLE = re.compile(r"\s*(?:@?echo\s+o(?:n|ff)\s*$|@?rem\b(?!.*\^\s*$)|::(?!.*\^\s*$)|$)", re.I)
_COMMENT = re.compile(r"^\s*@?(?:rem\b|::)", re.I)
_SYSTEM32 = r"%SystemRoot%\System32"


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
    """The INFs that the ruling file is sure to load before the network is up, in order, as paths in
    the image; startup_loads has the rule. Files that it runs are not looked into."""
    lines = decode(startup.raw).lines
    if startup.is_winpeshl:
        commands = [Command(text, sure=True) for text in winpeshl.launched(lines)]
    else:
        commands = _commands(batch.statements(lines))
    return sure_loads(commands, not startup.is_winpeshl)


def with_commands(startup: Startup, load: Sequence[str], run: Sequence[str]) -> bytes:
    """The start-up file with drvload for the INFs `load` (paths in the image) before all else, and
    the commands `run` started right after the statement that brings up the network, without
    waiting for them.

    Where nothing in the file brings it up, `wpeutil InitializeNetwork` and `run` follow the
    drivers. Encoding, line ends and all other lines stay as they are, and what is there already is
    not added again; a drvload there that loaded_infs would not count is. Raises RequestError
    (startup-unsupported, bad-command).
    """
    if not load and not run:
        return startup.raw
    text = decode(startup.raw)
    if startup.is_winpeshl:
        lines, start, end = winpeshl.with_room(text.lines, text.newline)
        statements = winpeshl.statements(lines, start, end)
    else:
        lines = list(text.lines)
        start = next((n for n, line in enumerate(lines) if not _PREAMBLE.match(line)), len(lines))
        statements = batch.statements(lines)
    loaded = {inf.casefold() for inf in sure_loads(_commands(statements), not startup.is_winpeshl)}
    new = [inf for inf in dict.fromkeys(load) if inf.casefold() not in loaded]
    ours = _ours(startup.is_winpeshl, new, run)
    text.check_can_hold([*ours.load, *ours.run])
    if startup.is_winpeshl:
        winpeshl.check_lengths([*ours.load, *ours.run])
    present = {_same("".join(lines[one.start : one.end])) for one in statements}
    after = [line for line in ours.run if _same(line) not in present]
    place = _network_end(statements)
    if place is None:
        place, after = loads_end(statements, start), [ours.network, *after]
    _insert(lines, place, after, text.newline)
    _insert(lines, start, ours.load, text.newline)
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
            tuple(rf"{_SYSTEM32}\drvload.exe, {_windows(inf, '')}" for inf in load),
            rf"{_SYSTEM32}\wpeutil.exe, InitializeNetwork",
            tuple(rf'{_SYSTEM32}\cmd.exe, /c start "" {command}' for command in run),
        )
    return _Ours(
        tuple(f"drvload {_windows(inf, '%%')}" for inf in load),
        "wpeutil InitializeNetwork",
        tuple(f'start "" {command}' for command in run),
    )


def _commands(statements: Sequence[Statement]) -> list[Command]:
    return [command for statement in statements for command in statement.commands]


def _network_end(statements: Sequence[Statement]) -> int | None:
    """The line after the first statement that is sure to bring up the network where it is reached,
    else after the last that may; None if there is none."""
    ends = []
    for statement in statements:
        starting = [command for command in statement.commands if starts_network(command)]
        if any(command.sure for command in starting):
            return statement.end
        ends += [statement.end] if starting else []
    return ends[-1] if ends else None


def _insert(lines: list[str], at: int, new: Sequence[str], newline: str) -> None:
    """Put the lines `new` before line `at`; what was the last line gets its end then."""
    if new and at == len(lines) and lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
    lines[at:at] = [line + newline for line in new]


def _same(line: str) -> str:
    """A line in the form in which two of the same meaning are equal."""
    return line.strip().casefold()


def _windows(path: str, percent: str) -> str:
    """A path of the image as the running Windows PE sees it, in quotes where it needs them;
    `percent` is how the file spells a percent sign, empty if it can't.

    cmd.exe takes two for one. drvload expands variables in what it is given, and winpeshl.exe in
    its file, for which no escape is documented. An exclamation mark is safe: delayed expansion is
    off until a command turns it on, and these lines come first. Raises RequestError (bad-command).
    """
    if "%" in path and (not percent or re.search(r"%[^%/]+%", path)):
        raise RequestError(
            "bad-command",
            words(
                "The image's start-up file can't name {path}: Windows would take the "
                "percent sign for a variable's.",
                path=path,
            ),
            hint=words("Rename the driver's folder or INF file so that it has no percent sign."),
        )
    text = "%SystemDrive%" + path.replace("%", percent).replace("/", "\\")
    return text if re.fullmatch(r"[\w.%\\-]+", text) else f'"{text}"'
