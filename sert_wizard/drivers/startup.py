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

_WPEINIT = re.compile(r"^\s*@?\s*(?:call\s+|start\s+(?:/\w+\s+)*)?\"?(?:[^\s\"]*\\)?wpeinit", re.I)
_COMMENT = re.compile(r"^\s*@?(?:rem\b|::)", re.I)
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
    the commands `run` at its end; encoding and line ends stay as they are, and what is there
    already is not added again. Raises RequestError (startup-unsupported)."""
    text, encode = _decode(startup.raw)
    newline = "\r\n" if "\r\n" in text or "\n" not in text else "\n"
    lines = text.splitlines(keepends=True)
    if startup.file == "winpeshl.ini":
        where, end = _launch_place(lines)
        drvload = "%SystemRoot%\\System32\\drvload.exe"
        before = [_app(f"{drvload} {_windows(inf)}") for inf in load]
        after = [_app(command) for command in run]
    else:
        where = next((n for n, line in enumerate(lines) if _WPEINIT.match(line)), len(lines))
        end = len(lines)
        before = [f"drvload {_windows(inf)}" for inf in load]
        after = list(run)
    present = {line.strip().casefold() for line in lines}
    new = [[x for x in group if x.casefold() not in present] for group in (before, after)]
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    lines[end:end] = [line + newline for line in new[1]]
    lines[where:where] = [line + newline for line in new[0]]
    return encode("".join(lines))


def _app(command: str) -> str:
    """A line of [LaunchApps]: the program, a comma, its arguments."""
    program, _, arguments = command.partition(" ")
    return f"{program}, {arguments}" if arguments else program


def _windows(path: str) -> str:
    """A path of the image as the running Windows PE sees it."""
    return "%SystemDrive%" + path.replace("/", "\\")


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


def _launch_place(lines: Sequence[str]) -> tuple[int, int]:
    """Where in [LaunchApps] a driver is loaded (before wpeinit, else first), and its end."""
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
    where = next((n for n in range(start, end) if _WPEINIT.match(lines[n])), start)
    return where, end


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
    return raw.decode("latin-1"), lambda text: text.encode("latin-1", "replace")
