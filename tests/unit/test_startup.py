"""Start-up files before and after a driver is added; what is there already stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.drivers.startup import (
    STARTNET,
    WINPESHL,
    Startup,
    loaded_infs,
    read_startup,
    with_commands,
)
from sert_wizard.errors import RequestError, SertError

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
        ("echo wpeinit runs\nwpeinit\n", f"echo wpeinit runs\n{LINE}\nwpeinit\n"),
        ("net use\nx:\\a\\wpeinit.exe\n", f"net use\n{LINE}\nx:\\a\\wpeinit.exe\n"),
        ("wpeinit\nwpeinit\n", f"{LINE}\nwpeinit\nwpeinit\n"),
        ("call wpeinit\n", f"{LINE}\ncall wpeinit\n"),
        ('start "" /wait wpeinit\n', f'{LINE}\nstart "" /wait wpeinit\n'),
        ("if exist x:\\a wpeinit\n", f"{LINE}\nif exist x:\\a wpeinit\n"),
        ("call my-wpeinit.cmd\nwpeinit\n", f"call my-wpeinit.cmd\n{LINE}\nwpeinit\n"),
        ("goto wpeinit\n:wpeinit\nwpeinit\n", f"goto wpeinit\n:wpeinit\n{LINE}\nwpeinit\n"),
        ("wpeutil InitializeNetwork\n", f"{LINE}\nwpeutil InitializeNetwork\n"),
        # A block or a continued line is not taken apart.
        (
            "rem\nif exist a (\n  wpeinit\n) else (\n  wpeinit\n)\n",
            f"rem\n{LINE}\nif exist a (\n  wpeinit\n) else (\n  wpeinit\n)\n",
        ),
        (
            "if a==b (\n  echo\n) else (\n  wpeinit\n)\n",
            f"{LINE}\nif a==b (\n  echo\n) else (\n  wpeinit\n)\n",
        ),
        ('ver\nstart "" ^\n  wpeinit\n', f'ver\n{LINE}\nstart "" ^\n  wpeinit\n'),
        # wpeinit runs from elsewhere: before all else, for what comes may never return.
        ("start cmd\n", f"{LINE}\n{NETWORK}\nstart cmd\n"),
        ("@echo off\n\nmain.cmd", f"@echo off\n\n{LINE}\n{NETWORK}\nmain.cmd"),
        ("rem wpeinit\nmain.cmd\n", f"rem wpeinit\n{LINE}\n{NETWORK}\nmain.cmd\n"),
        ("echo wpeinit\nmain.cmd\n", f"{LINE}\n{NETWORK}\necho wpeinit\nmain.cmd\n"),
        ("@echo off", f"@echo off\n{LINE}\n{NETWORK}\n"),
        (f"{LINE}\nmain.cmd\n", f"{LINE}\n{NETWORK}\nmain.cmd\n"),
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
            f"[LaunchApps]\nfirst.exe\n{APP}\nwpeinit\nwpeinit",
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


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]))
def test_whatever_the_file_holds_it_is_only_added_to(content: bytes, bom: bytes) -> None:
    startup = startnet(bom + content)
    made = with_commands(startup, [INF], [r"X:\vnc.exe"])
    assert with_commands(startnet(made), [INF], [r"X:\vnc.exe"]) == made
    assert len(made) > len(startup.raw)
    assert with_commands(startup, [], []) == startup.raw


@given(st.binary(max_size=60), st.sampled_from([b"", b"[LaunchApps]\n", b"[LaunchApp]\nAppPath=x"]))
def test_any_winpeshl_is_added_to_or_refused(content: bytes, head: bytes) -> None:
    try:
        made = with_commands(winpeshl(head + content), [INF], [])
    except SertError as error:
        assert error.code == "startup-unsupported"
    else:
        assert with_commands(winpeshl(made), [INF], []) == made


def test_commands_to_run_start_once_the_network_is_up() -> None:
    """Right after wpeinit, and without waiting: what follows may never end."""
    command = r"X:\Tools\vnc.exe -run"
    raw = b"wpeinit\r\nX:\\app.exe\r\nexit\r\n"
    made = with_commands(startnet(raw), [INF], [command])
    expected = f'{LINE}\r\nwpeinit\r\nstart "" {command}\r\nX:\\app.exe\r\nexit\r\n'
    assert made.decode() == expected
    assert with_commands(startnet(made), [INF], [command]) == made


def test_commands_to_run_have_the_network_where_wpeinit_runs_elsewhere() -> None:
    made = with_commands(startnet(b"main.cmd\r\n"), [], ["vnc.exe"])
    assert made == f'{NETWORK}\r\nstart "" vnc.exe\r\nmain.cmd\r\n'.encode()
    assert with_commands(startnet(made), [], ["vnc.exe"]) == made
    # A driver added later still comes before the network.
    later = with_commands(startnet(made), [INF], ["vnc.exe"])
    assert later == f"{LINE}\r\n".encode() + made


def test_winpeshl_starts_a_command_after_wpeinit() -> None:
    raw = b"[LaunchApps]\r\n; wpeinit below\r\nwpeinit.exe\r\na.exe\r\n[Other]\r\n"
    made = with_commands(winpeshl(raw), [], [r'"X:\my tools\vnc.exe" -run'])
    line = r'%SystemRoot%\System32\cmd.exe, /c start "" "X:\my tools\vnc.exe" -run'
    expected = f"[LaunchApps]\r\n; wpeinit below\r\nwpeinit.exe\r\n{line}\r\na.exe\r\n[Other]\r\n"
    assert made.decode() == expected
    assert with_commands(winpeshl(made), [], [r'"X:\my tools\vnc.exe" -run']) == made


@pytest.mark.parametrize("name", ["my driver", "a&b", "a(1)", "a,b", "a^b"])
def test_names_that_would_end_early_are_quoted(name: str) -> None:
    inf = f"/Drivers/{name}/{name}.inf"
    made = with_commands(startnet(b"wpeinit\r\n"), [inf], [])
    assert made.startswith(f'drvload "%SystemDrive%\\Drivers\\{name}\\{name}.inf"\r\n'.encode())
    assert loaded_infs(startnet(made)) == (inf,)


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


def test_a_winpeshl_that_starts_nothing_is_refused() -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(winpeshl(b"[Other]\r\nAppPath=x.exe\r\n"), [INF], [])
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


@pytest.mark.parametrize(
    ("line", "infs"),
    [
        (r"drvload X:\Drivers\a\a.inf", ["/Drivers/a/a.inf"]),
        (r"DRVLOAD.EXE %systemdrive%\a.INF", ["/a.INF"]),
        (r"@drvload %SystemRoot%\INF\a.inf > nul", ["/Windows/INF/a.inf"]),
        (r"drvload %WinDir%\\x\..\a.inf", ["/Windows/a.inf"]),
        (r'drvload "x:\my nic\a.inf" X:\b.inf X:\a.txt', ["/my nic/a.inf", "/b.inf"]),
        (r"drvload X:\a.inf & drvload X:\b.inf && echo X:\c.inf", ["/a.inf", "/b.inf"]),
        (r'cmd /c "drvload X:\a.inf"', ["/a.inf"]),
        (r'if exist \a.inf "X:\Windows\System32\drvload.exe" \a.inf', ["/a.inf"]),
        (r"drvload %~dp0nic\a.inf", ["/Windows/System32/nic/a.inf"]),
        ("drvload ^\r\n  X:\\a.inf ^\r\n  X:\\b.inf", ["/a.inf", "/b.inf"]),
        ("drvload X:\\a.inf\r\ndrvload x:\\a.inf\r\ndrvload X:\\a.inf", ["/a.inf", "/a.inf"]),
        # Nothing that can be told from the file alone, or no command.
        (r"for %%i in (X:\d\*.inf) do drvload %%i", []),
        (r"drvload C:\a.inf a.inf %USB%\a.inf X:\d\*.inf", []),
        (r"rem drvload X:\a.inf", []),
        (r":: drvload X:\a.inf", []),
        (r"echo drvload X:\a.inf", []),
        (r"call my-drvload X:\a.inf", []),
    ],
)
def test_infs_that_startnet_loads_already(line: str, infs: list[str]) -> None:
    found = loaded_infs(startnet(f"@echo off\r\n{line}\r\nwpeinit\r\n".encode()))
    assert list({path.lower(): path for path in found}) == list(dict.fromkeys(map(str.lower, infs)))


def test_infs_that_winpeshl_loads_already() -> None:
    raw = (
        b"[LaunchApps]\r\n; drvload.exe, X:\\no.inf\r\n"
        b'%SystemRoot%\\System32\\drvload.exe, "X:\\my nic\\a.inf"\r\n'
        b"drvload, X:\\b.inf\r\ncmd.exe, /c drvload X:\\c.inf\r\n"
        # As Microsoft's recovery images write it: the whole command in quotes, without a comma.
        b'"%windir%\\system32\\drvload.exe X:\\d.inf"\r\n'
        b"[Other]\r\ndrvload, X:\\no.inf\r\n"
    )
    assert loaded_infs(winpeshl(raw)) == ("/my nic/a.inf", "/b.inf", "/c.inf", "/d.inf")


def test_what_is_added_is_found_loaded() -> None:
    infs = ["/Drivers/e1k/e1k.inf", "/Drivers/my nic/b.inf"]
    for startup in (startnet(b"wpeinit\r\n"), winpeshl(b"[LaunchApp]\r\nAppPath=a.exe\r\n")):
        made = Startup(startup.file, startup.path, with_commands(startup, infs, []))
        assert loaded_infs(made) == tuple(infs)
