"""Whatever a start-up file holds, its lines stay: byte for byte, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from sert_wizard.drivers.startup import STARTNET, WINPESHL, Startup, with_commands
from sert_wizard.drivers.startup_text import decode
from sert_wizard.errors import RequestError

INF = "/Drivers/e1k/e1k.inf"
DRVLOAD = r"drvload %SystemDrive%\Drivers\e1k\e1k.inf"
OURS = {DRVLOAD, "wpeutil InitializeNetwork", r'start "" X:\vnc.exe'}
APP = r"%SystemRoot%\System32\drvload.exe, %SystemDrive%\Drivers\e1k\e1k.inf"
APPS = {
    APP,
    r"%SystemRoot%\System32\wpeutil.exe, InitializeNetwork",
    r'%SystemRoot%\System32\cmd.exe, /c start "" X:\vnc.exe',
    "[LaunchApps]",
}

#: Pieces of which chance makes conditions, blocks, jumps and sections.
PIECES = [b"wpeinit", b"if exist a ", b"(", b") else (", b")", b"^", b'"', b"&", b"\r", b"\n"]
PIECES += [b"goto x", b":x", b"rem ", b"drvload ", DRVLOAD.encode(), b"\x85", b"\r\n", b"\x0b"]
SECTIONS = [b"[LaunchApp]\n", b"AppPath=x\n", b"[LaunchApps]\n", b"[O]\n", b"; c\n", b"a,b\n"]
BATCH = st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=20).map(b"".join)
INI = st.lists(st.sampled_from([*SECTIONS, *PIECES, APP.encode()]), max_size=20).map(b"".join)
BOMS = st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"])


@given(BATCH, BOMS)
def test_whatever_the_file_holds_it_is_only_added_to(content: bytes, bom: bytes) -> None:
    startup = Startup("startnet.cmd", STARTNET, bom + content)
    made = with_commands(startup, [INF], [r"X:\vnc.exe"])
    assert added(lines_of(startup.raw), lines_of(made)) <= OURS
    assert with_commands(Startup("startnet.cmd", STARTNET, made), [INF], [r"X:\vnc.exe"]) == made
    assert with_commands(startup, [], []) == startup.raw


@given(INI | st.builds(bytes.__add__, st.sampled_from(SECTIONS), st.binary(max_size=60)))
@example(b"[LaunchApp]\nAppPath=a,b\nodd\n; c\n\n[O]\nx\n[LaunchApps]")
@example(b"[LaunchApps]\nwpeinit\n[LaunchApp]\nAppPath=x\n")
def test_any_winpeshl_is_only_added_to_or_refused(raw: bytes) -> None:
    startup = Startup("winpeshl.ini", WINPESHL, raw)
    try:
        made = with_commands(startup, [INF], [r"X:\vnc.exe"])
    except RequestError as error:
        assert error.code == "startup-unsupported"
        return
    moved, programs = launch_app_before_the_list(lines_of(raw))
    stay = [line for n, line in enumerate(lines_of(raw)) if n not in moved]
    assert added(stay, lines_of(made)) <= APPS | programs
    assert with_commands(Startup("winpeshl.ini", WINPESHL, made), [INF], [r"X:\vnc.exe"]) == made


def lines_of(raw: bytes) -> list[str]:
    """The lines with their ends; the text they are of is all that the file holds."""
    text = decode(raw)
    assert text.encoded(text.lines) == raw
    return list(text.lines)


def added(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The lines of `new` that aren't `old`'s, without their ends. All of `old` must be in it in
    its order; a last line without an end may have got one."""
    rest, found = iter(new), set[str]()
    for line in old:
        for candidate in rest:
            if candidate == line or (
                not line.endswith("\n") and candidate.rstrip() == line.rstrip()
            ):
                break
            found.add(candidate.strip())
        else:
            raise AssertionError(f"{line!r} is gone")
    return found | {line.strip() for line in rest}


def launch_app_before_the_list(lines: Sequence[str]) -> tuple[set[int], set[str]]:
    """The one exception: a [LaunchApp] above [LaunchApps] moves into it. The lines that go, and
    the ways to write its program there."""
    headings = [
        match[1].strip().lower() if (match := re.match(r"\s*\[(.+?)\]", line)) else ""
        for line in lines
    ]
    if "launchapps" not in headings or "launchapp" not in headings:
        return set(), set()
    start = headings.index("launchapp")
    if headings.index("launchapps") < start:
        return set(), set()
    end = next(n for n in range(start + 1, len(lines)) if headings[n])
    section = [n for n in range(start + 1, end) if not re.match(r"\s*(;|$)", lines[n])]
    values = {lines[n].partition("=")[2].strip() for n in section}
    return {start, *section}, values | {f'"{value}"' for value in values}
