"""The commands that Windows PE runs at start-up, and adding drvload to them.

winpeshl.exe runs winpeshl.ini's commands if that file exists, else startnet.cmd (Microsoft,
"Winpeshl.ini Reference"). Drivers are loaded before wpeinit, which starts the network.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sert_wizard.errors import RequestError

STARTNET = "/Windows/System32/startnet.cmd"
WINPESHL = "/Windows/System32/winpeshl.ini"

#: wpeinit as a word of its own anywhere in a command: after `if`, `call`, `start ""`, `cmd /c`.
_WPEINIT = re.compile(r"(?<![\w.-])wpeinit(?:\.exe)?(?![\w.-])", re.I)
_ECHO = re.compile(r"^\s*@?echo\s+o(?:n|ff)\s*$", re.I)
_COMMENT = re.compile(r"^\s*@?(?:rem\b|::)", re.I)
_LINE_LIMIT = 250  # characters of a line of winpeshl.ini (Microsoft, "Winpeshl.ini Reference")
_SECTION = re.compile(r"^\s*\[(.+?)\]")


@dataclass(frozen=True)
class Startup:
    """The start-up file that rules (`file` in lower case, None if there is neither), the path it
    has in the image, and its raw content."""

    file: str | None
    path: str
    raw: bytes

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands in order, as written; comments and empty lines left out."""
        lines = _decode(self.raw)[0].splitlines()
        if self.file == "winpeshl.ini":
            return tuple(text.strip() for text in _launched(lines))
        return tuple(line.strip() for line in lines if line.strip() and not _COMMENT.match(line))


def read_startup(read: Callable[[str], bytes | None]) -> Startup:
    """The ruling start-up file; `read` gives a file of the image, None where it is missing."""
    for path in (WINPESHL, STARTNET):
        if (raw := read(path)) is not None:
            return Startup(path.rsplit("/", 1)[1], path, raw)
    return Startup(None, STARTNET, b"wpeinit\r\n")


def with_commands(startup: Startup, load: Sequence[str], run: Sequence[str]) -> bytes:
    """The start-up file with drvload for the INFs `load` (paths in the image) before wpeinit, and
    the commands `run` started right after it, without waiting for them.

    Encoding and line ends stay as they are, and what is there already is not added again. Raises
    RequestError (startup-unsupported, bad-command).
    """
    text, encode = _decode(startup.raw)
    newline = "\r\n" if "\r\n" in text or "\n" not in text else "\n"
    lines = text.splitlines(keepends=True)
    if startup.file == "winpeshl.ini":
        start, end = _launch_apps(lines)
        before = [rf"{_DRVLOAD}, {_windows(inf)}" for inf in load]
        after = [f'{_CMD}, /c start "" {command}' for command in run]
        _check_lengths([*before, *after])
    else:
        start = next((n for n, line in enumerate(lines) if not _preamble(line)), len(lines))
        end = len(lines)
        before = [f"drvload {_windows(inf)}" for inf in load]
        after = [f'start "" {command}' for command in run]
    inits = [n for n in range(start, end) if _is_wpeinit(lines[n], startup.file)]
    present = {line.strip().casefold() for line in lines}
    new = [[x for x in group if x.casefold() not in present] for group in (before, after)]
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    first, last = (inits[0], inits[-1] + 1) if inits else (start, end)
    lines[last:last] = [line + newline for line in new[1]]
    lines[first:first] = [line + newline for line in new[0]]
    return _encoded("".join(lines), encode)


_DRVLOAD = r"%SystemRoot%\System32\drvload.exe"
_CMD = r"%SystemRoot%\System32\cmd.exe"


def _preamble(line: str) -> bool:
    """What may stand before the first command: `@echo off`, comments, empty lines."""
    return not line.strip() or bool(_ECHO.match(line) or _COMMENT.match(line))


def _is_wpeinit(line: str, file: str | None) -> bool:
    comment = line.lstrip().startswith(";") if file == "winpeshl.ini" else _COMMENT.match(line)
    return not comment and bool(_WPEINIT.search(line))


def _check_lengths(lines: Sequence[str]) -> None:
    for line in lines:
        if len(line) > _LINE_LIMIT:
            raise RequestError(
                "bad-command",
                f"winpeshl.ini can't hold a line of {len(line)} characters: {line[:60]}…",
                hint=f"Keep the command below {_LINE_LIMIT - 40} characters.",
            )


def _encoded(text: str, encode: Callable[[str], bytes]) -> bytes:
    try:
        return encode(text)
    except UnicodeEncodeError as error:
        raise RequestError(
            "bad-command",
            f"The image's start-up file can't hold “{text[error.start : error.end]}”.",
            hint="Use plain characters in the command, or a batch file that it starts.",
        ) from None


def _windows(path: str) -> str:
    """A path of the image as the running Windows PE sees it, in quotes where it needs them."""
    text = "%SystemDrive%" + path.replace("/", "\\")
    return f'"{text}"' if " " in text else text


def _launched(lines: Sequence[str]) -> list[str]:
    section, found = "", []
    for line in lines:
        if heading := _SECTION.match(line):
            section = heading[1].strip().lower()
        elif line.strip() and not line.lstrip().startswith(";"):
            if section == "launchapps":
                found.append(line)
            elif section == "launchapp" and "=" in line:
                found.append(line.split("=", 1)[1])
    return found


def _launch_apps(lines: Sequence[str]) -> tuple[int, int]:
    """The first line of [LaunchApps] and the end of it."""
    start = next(
        (n + 1 for n, t in enumerate(lines) if (m := _SECTION.match(t)) and _is_apps(m)), None
    )
    if start is None:
        raise RequestError(
            "startup-unsupported",
            "winpeshl.ini starts one program and has no [LaunchApps] list to add a driver to.",
            hint="Change [LaunchApp] to [LaunchApps] in the base image's winpeshl.ini, or choose "
            "a base ISO that already holds the NIC's driver.",
        )
    end = next((n for n in range(start, len(lines)) if _SECTION.match(lines[n])), len(lines))
    return start, end


def _is_apps(heading: re.Match[str]) -> bool:
    return heading[1].strip().lower() == "launchapps"


def _decode(raw: bytes) -> tuple[str, Callable[[str], bytes]]:
    """The text and the way back to bytes in the same encoding."""
    if raw.startswith(codecs.BOM_UTF16_LE):
        return raw[2:].decode(
            "utf-16-le", "surrogatepass"
        ), lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass")
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode(
            "utf-8", "surrogateescape"
        ), lambda text: codecs.BOM_UTF8 + text.encode("utf-8", "surrogateescape")
    return raw.decode("latin-1"), lambda text: text.encode("latin-1")
