"""Start-up files before and after a driver is added; what is there already stays as it is."""

from __future__ import annotations

import pytest

from sert_wizard.drivers.startup import (
    STARTNET,
    WINPESHL,
    Startup,
    loaded_infs,
    read_startup,
    with_commands,
)
from sert_wizard.errors import RequestError

INF = "/Drivers/e1k/e1k.inf"
LINE = r"drvload %SystemDrive%\Drivers\e1k\e1k.inf"
NETWORK = "wpeutil InitializeNetwork"
APP = r"%SystemRoot%\System32\drvload.exe, %SystemDrive%\Drivers\e1k\e1k.inf"
APP_NETWORK = r"%SystemRoot%\System32\wpeutil.exe, InitializeNetwork"


def startnet(raw: bytes) -> Startup:
    return Startup("startnet.cmd", STARTNET, raw)


def winpeshl(raw: bytes) -> Startup:
    return Startup("winpeshl.ini", WINPESHL, raw)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("codec", ["ansi", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "bare"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wpeinit\n", f"{LINE}\nwpeinit\n"),
        ("wpeinit", f"{LINE}\nwpeinit"),
        ("WPEINIT\nnet use\n", f"{LINE}\nWPEINIT\nnet use\n"),
        ("@echo off\n\n  wpeinit\n", f"@echo off\n\n{LINE}\n  wpeinit\n"),
        ("rem wpeinit cömes later\nwpeinit\n", f"rem wpeinit cömes later\n{LINE}\nwpeinit\n"),
        ("echo wpeinit runs\nwpeinit\n", f"{LINE}\necho wpeinit runs\nwpeinit\n"),
        ("net use\nx:\\a\\wpeinit.exe\n", f"{LINE}\nnet use\nx:\\a\\wpeinit.exe\n"),
        ("wpeinit\nwpeinit\n", f"{LINE}\nwpeinit\nwpeinit\n"),
        ("call wpeinit\n", f"{LINE}\ncall wpeinit\n"),
        ('start "" /wait wpeinit\n', f'{LINE}\nstart "" /wait wpeinit\n'),
        ("if exist x:\\a wpeinit\n", f"{LINE}\nif exist x:\\a wpeinit\n"),
        ("call my-wpeinit.cmd\nwpeinit\n", f"{LINE}\ncall my-wpeinit.cmd\nwpeinit\n"),
        ("goto wpeinit\n:wpeinit\nwpeinit\n", f"{LINE}\ngoto wpeinit\n:wpeinit\nwpeinit\n"),
        ("wpeutil InitializeNetwork\n", f"{LINE}\nwpeutil InitializeNetwork\n"),
        ("goto x\nwpeinit\n:x\nexit\n", f"{LINE}\ngoto x\nwpeinit\n:x\nexit\n"),
        ("rem\n:again\nwpeinit\n", f"rem\n{LINE}\n:again\nwpeinit\n"),
        # Blocks and continued lines stay whole; after a caret even a comment may go on.
        (":: a ^\nwpeinit\n", f"{LINE}\n{NETWORK}\n:: a ^\nwpeinit\n"),
        (
            "rem\nif exist a (\n  wpeinit\n) else (\n  wpeinit\n)\n",
            f"rem\n{LINE}\nif exist a (\n  wpeinit\n) else (\n  wpeinit\n)\n",
        ),
        (
            "if a==b (\n  echo\n) else (\n  wpeinit\n)\n",
            f"{LINE}\nif a==b (\n  echo\n) else (\n  wpeinit\n)\n",
        ),
        ('ver\nstart "" ^\n  wpeinit\n', f'{LINE}\nver\nstart "" ^\n  wpeinit\n'),
        # wpeinit runs from elsewhere: before all else, for what comes may never return.
        ("start cmd\n", f"{LINE}\n{NETWORK}\nstart cmd\n"),
        ("@echo off\n\nmain.cmd", f"@echo off\n\n{LINE}\n{NETWORK}\nmain.cmd"),
        ("rem wpeinit\nmain.cmd\n", f"rem wpeinit\n{LINE}\n{NETWORK}\nmain.cmd\n"),
        ("echo wpeinit\nmain.cmd\n", f"{LINE}\n{NETWORK}\necho wpeinit\nmain.cmd\n"),
        ("@echo off", f"@echo off\n{LINE}\n{NETWORK}\n"),
        # Whatever loads a driver already stays where it is, if it is sure to do so in time.
        (f"{LINE}\nmain.cmd\n", f"{LINE}\n{NETWORK}\nmain.cmd\n"),
        (f"drvload x:\\b.inf\n{LINE}\nwpeinit\n", f"drvload x:\\b.inf\n{LINE}\nwpeinit\n"),
        (f"ver\n{LINE.upper()}\nwpeinit\n", f"ver\n{LINE.upper()}\nwpeinit\n"),
        ("drvload x:\\b.inf\nwpeinit\n", f"{LINE}\ndrvload x:\\b.inf\nwpeinit\n"),
        (
            "drvload x:\\b.inf\nmain.cmd\n",
            f"{LINE}\ndrvload x:\\b.inf\n{NETWORK}\nmain.cmd\n",
        ),
        (f"wpeinit\n{LINE}\n", f"{LINE}\nwpeinit\n{LINE}\n"),
        (f"if a==b (\n{LINE}\n)\nwpeinit\n", f"{LINE}\nif a==b (\n{LINE}\n)\nwpeinit\n"),
        # A block that never ends runs nothing, and what can't be read may be one.
        ("if a==b (\nwpeinit\n", f"{LINE}\n{NETWORK}\nif a==b (\nwpeinit\n"),
        ("if ?\nwpeinit\n", f"{LINE}\n{NETWORK}\nif ?\nwpeinit\n"),
        ("wpeinit ^\n", f"{LINE}\n{NETWORK}\nwpeinit ^\n"),
        ("wpeinit ^\n\n", f"{LINE}\n{NETWORK}\nwpeinit ^\n\n"),
        ("", f"{LINE}\n{NETWORK}\n"),
    ],
)
def test_startnet(before: str, after: str, codec: str, newline: str) -> None:
    if before.count("\n") == 0:
        newline = "\r\n"  # a file that shows no line end gets Windows' own
    if codec in {"utf-16-be", "utf-16-le", "bare"} and not before:
        codec = "ansi" if codec == "bare" else codec
    made = with_commands(startnet(encoded(before, codec, newline)), [INF], [])
    assert made == encoded(after, codec, newline)
    # Building again on the result changes nothing.
    assert with_commands(startnet(made), [INF], []) == made


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("codec", ["ansi", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "bare"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "[LaunchApps]\n%SYSTEMROOT%\\System32\\wpeinit.exe\ntool.exe, -a\n",
            f"[LaunchApps]\n{APP}\n%SYSTEMROOT%\\System32\\wpeinit.exe\ntool.exe, -a\n",
        ),
        (
            "[LaunchApps]\nfirst.exe\nwpeinit\nwpeinit",
            f"[LaunchApps]\n{APP}\nfirst.exe\nwpeinit\nwpeinit",
        ),
        ("[LaunchApps]\ntool.exe\n", f"[LaunchApps]\n{APP}\n{APP_NETWORK}\ntool.exe\n"),
        (
            "[LAUNCHAPPS]\n; wpeinit\ntool.exe\n",
            f"[LAUNCHAPPS]\n{APP}\n{APP_NETWORK}\n; wpeinit\ntool.exe\n",
        ),
        (
            "; öurs\n\n[launchapps]\ncmd.exe, /c wpeinit\n[Other]\nwpeinit\n",
            f"; öurs\n\n[launchapps]\n{APP}\ncmd.exe, /c wpeinit\n[Other]\nwpeinit\n",
        ),
        (
            "[LaunchApps]\nwpeutil.exe, InitializeNetwork\n",
            f"[LaunchApps]\n{APP}\nwpeutil.exe, InitializeNetwork\n",
        ),
        (
            '[LaunchApps]\n"%windir%\\system32\\netstart.exe -network"\n"cmd /C start a.exe"\n',
            f'[LaunchApps]\n{APP}\n{APP_NETWORK}\n"%windir%\\system32\\netstart.exe -network"\n'
            '"cmd /C start a.exe"\n',
        ),
        # One program alone: a list of our own before it.
        (
            "; öurs\n[LaunchApp]\nAppPath = %SYSTEMDRIVE%\\sert.exe\n",
            f"; öurs\n[LaunchApps]\n{APP}\n{APP_NETWORK}\n"
            "[LaunchApp]\nAppPath = %SYSTEMDRIVE%\\sert.exe\n",
        ),
        (
            "[Other]\na=1\n[LaunchApp]\nAppPath=x.exe",
            f"[Other]\na=1\n[LaunchApps]\n{APP}\n{APP_NETWORK}\n[LaunchApp]\nAppPath=x.exe",
        ),
        # Both, the list first: the list, as it is.
        (
            "[LaunchApps]\nwpeinit\n[LaunchApp]\nAppPath=x.exe\n",
            f"[LaunchApps]\n{APP}\nwpeinit\n[LaunchApp]\nAppPath=x.exe\n",
        ),
        # Both, the program first: it may never end, so it moves below our lines.
        (
            "[LaunchApp]\n; the shell\nAppPath = x.exe\n\n[LaunchApps]\nwpeinit\n",
            f"; the shell\n\n[LaunchApps]\n{APP}\n{APP_NETWORK}\nx.exe\nwpeinit\n",
        ),
        (
            "[LaunchApp]\nAppPath=wpeinit.exe\n[Other]\n[LaunchApps]\na.exe\n",
            f"[Other]\n[LaunchApps]\n{APP}\nwpeinit.exe\na.exe\n",
        ),
        (
            "[LaunchApp]\nAppPath=a,b.exe\n[LaunchApps]",
            f'[LaunchApps]\n{APP}\n{APP_NETWORK}\n"a,b.exe"\n',
        ),
    ],
)
def test_winpeshl(before: str, after: str, codec: str, newline: str) -> None:
    made = with_commands(winpeshl(encoded(before, codec, newline)), [INF], [])
    assert made == encoded(after, codec, newline)
    assert with_commands(winpeshl(made), [INF], []) == made


def encoded(text: str, codec: str, newline: str) -> bytes:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    names = {"ansi": "cp1252", "bare": "utf-16-le"}
    return marks.get(codec, b"") + text.replace("\n", newline).encode(names.get(codec, codec))


def test_bytes_that_no_code_page_explains_stay() -> None:
    """ANSI's ellipsis is a line end to Unicode, and half a UTF-16 character is none."""
    raw = b"rem \x85 wpeinit \xff\x81\r\nwpeinit\r\n"
    made = with_commands(startnet(raw), [INF], [])
    assert made == raw.replace(b"\r\nwpe", f"\r\n{LINE}\r\nwpe".encode())
    odd = b"\xff\xfe" + "wpeinit\r\n".encode("utf-16-le") + b"\xd8"
    made = with_commands(startnet(odd), [INF], [])
    assert made == b"\xff\xfe" + f"{LINE}\r\nwpeinit\r\n".encode("utf-16-le") + b"\xd8"


@pytest.mark.parametrize("name", ["my driver", "a&b", "a(1)", "a,b", "a^b"])
def test_names_that_would_end_early_are_quoted(name: str) -> None:
    inf = f"/Drivers/{name}/{name}.inf"
    made = with_commands(startnet(b"wpeinit\r\n"), [inf], [])
    assert made.startswith(f'drvload "%SystemDrive%\\Drivers\\{name}\\{name}.inf"\r\n'.encode())
    assert loaded_infs(startnet(made)) == (inf,)


@pytest.mark.parametrize(
    ("inf", "line"),
    [
        ("/Drivers/100%/100%.inf", r"drvload %SystemDrive%\Drivers\100%%\100%%.inf"),
        ("/Drivers/a!b/wow!.inf", r'drvload "%SystemDrive%\Drivers\a!b\wow!.inf"'),
    ],
)
def test_names_that_cmd_would_expand(inf: str, line: str) -> None:
    made = with_commands(startnet(b"setlocal EnableDelayedExpansion\r\nwpeinit\r\n"), [inf], [])
    assert made.decode().splitlines()[0] == line
    assert with_commands(startnet(made), [inf], []) == made


@pytest.mark.parametrize(
    ("startup", "inf"),
    [
        (startnet(b"wpeinit\r\n"), "/Drivers/a/b%TEMP%.inf"),
        (winpeshl(b"[LaunchApps]\r\na\r\n"), "/Drivers/100%/e1k.inf"),
    ],
)
def test_names_that_nothing_keeps_from_being_expanded(startup: Startup, inf: str) -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(startup, [inf], [])
    assert (caught.value.code, inf in caught.value.message) == ("bad-command", True)


@pytest.mark.parametrize("startup", [startnet(b"wpeinit\r\n"), winpeshl(b"[LaunchApps]\r\na\r\n")])
@pytest.mark.parametrize(
    ("odd", "said"), [("工具", "工具"), ("é", "é"), ("\ud800", "?"), ("\r\nformat c:", "\\r")]
)
def test_what_the_file_cannot_hold(startup: Startup, odd: str, said: str) -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(startup, [], [f"x:\\{odd}.exe"])
    assert (caught.value.code, said in caught.value.message) == ("bad-command", True)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("odd", ["\ud800", "\r\nformat c:", "\0"])
def test_what_no_file_can_hold(codec: str, odd: str) -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(startnet(encoded("wpeinit\n", codec, "\n")), [], [f"x:\\{odd}.exe"])
    assert caught.value.code == "bad-command"


def test_what_unicode_files_can_hold() -> None:
    raw = encoded("wpeinit\n", "utf-16-le", "\r\n")
    made = with_commands(startnet(raw), [], ["x:\\工具.exe"])
    assert made == encoded('wpeinit\nstart "" x:\\工具.exe\n', "utf-16-le", "\r\n")


def test_a_line_too_long_for_winpeshl_is_refused() -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(winpeshl(b"[LaunchApps]\r\na.exe\r\n"), [], ["x" * 240])
    assert caught.value.code == "bad-command"


@pytest.mark.parametrize(
    "text", ["[Other]\nAppPath=x.exe\n", "[LaunchApp]\nAppPath=a\n[LaunchApps]\n[LaunchApp]\n"]
)
def test_a_winpeshl_whose_programs_are_not_certain_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(winpeshl(text.encode()), [INF], [])
    assert caught.value.code == "startup-unsupported"


def test_which_file_rules() -> None:
    files = {STARTNET: b"@rem x\r\nwpeinit\r\n\r\n:: y\r\nnet start\r\n"}
    assert read_startup(lambda path: files.get(path)).commands == ("wpeinit", "net start")
    files[WINPESHL] = b"[LaunchApp]\r\nAppPath = %SYSTEMDRIVE%\\sert.exe\r\n"
    ruling = read_startup(lambda path: files.get(path))
    assert (ruling.file, ruling.commands) == ("winpeshl.ini", ("%SYSTEMDRIVE%\\sert.exe",))
    none = read_startup(lambda _: None)
    assert none.file is None
    # Where there is neither, the file made starts the network too.
    assert with_commands(none, [INF], []).decode() == f"{LINE}\r\nwpeinit\r\n"
