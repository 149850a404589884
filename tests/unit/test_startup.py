"""Start-up files before and after a driver is added; what is there already stays as it is."""

from __future__ import annotations

import pytest

from sert_wizard.drivers.startup import STARTNET, WINPESHL, Startup, read_startup, with_commands
from sert_wizard.errors import RequestError

INF = "/Drivers/e1k/e1k.inf"
LINE = r"drvload %SystemDrive%\Drivers\e1k\e1k.inf"
APP = r"%SystemRoot%\System32\drvload.exe, %SystemDrive%\Drivers\e1k\e1k.inf"


def startnet(raw: bytes) -> Startup:
    return Startup("startnet.cmd", STARTNET, raw)


def winpeshl(raw: bytes) -> Startup:
    return Startup("winpeshl.ini", WINPESHL, raw)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wpeinit\r\n", f"{LINE}\r\nwpeinit\r\n"),
        ("wpeinit", f"{LINE}\r\nwpeinit\r\n"),
        ("wpeinit\nnet use\n", f"{LINE}\nwpeinit\nnet use\n"),
        ("@echo off\r\nwpeinit\r\n", f"@echo off\r\n{LINE}\r\nwpeinit\r\n"),
        (
            "rem wpeinit comes later\r\nWPEINIT\r\n",
            f"rem wpeinit comes later\r\n{LINE}\r\nWPEINIT\r\n",
        ),
        (
            "x:\\windows\\system32\\wpeinit.exe\r\n",
            f"{LINE}\r\nx:\\windows\\system32\\wpeinit.exe\r\n",
        ),
        ("wpeinit\r\nwpeinit\r\n", f"{LINE}\r\nwpeinit\r\nwpeinit\r\n"),
        ('start "" wpeinit\r\n', f'{LINE}\r\nstart "" wpeinit\r\n'),
        ("if exist x:\\a wpeinit\r\n", f"{LINE}\r\nif exist x:\\a wpeinit\r\n"),
        ("call my-wpeinit.cmd\r\nwpeinit\r\n", f"call my-wpeinit.cmd\r\n{LINE}\r\nwpeinit\r\n"),
        # Without wpeinit in sight: before all else, for what comes may never return.
        ("start cmd\r\n", f"{LINE}\r\nstart cmd\r\n"),
        ("@echo off\r\n\r\napp.exe", f"@echo off\r\n\r\n{LINE}\r\napp.exe\r\n"),
        ("", f"{LINE}\r\n"),
    ],
)
def test_startnet(before: str, after: str) -> None:
    made = with_commands(startnet(before.encode()), [INF], [])
    assert made.decode() == after
    # Building again on the result changes nothing.
    assert with_commands(startnet(made), [INF], []) == made


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "latin-1"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
    ],
)
def test_encoding_stays(bom: bytes, encoding: str) -> None:
    raw = bom + "rem grüß Gott\r\nwpeinit\r\n".encode(encoding)
    made = with_commands(startnet(raw), [INF], [])
    assert made == bom + f"rem grüß Gott\r\n{LINE}\r\nwpeinit\r\n".encode(encoding)


def test_commands_to_run_start_once_the_network_is_up() -> None:
    """Right after wpeinit, and without waiting: what follows may never end."""
    command = r"X:\Tools\vnc.exe -run"
    raw = b"wpeinit\r\nX:\\app.exe\r\nexit\r\n"
    made = with_commands(startnet(raw), [INF], [command])
    expected = f'{LINE}\r\nwpeinit\r\nstart "" {command}\r\nX:\\app.exe\r\nexit\r\n'
    assert made.decode() == expected
    assert with_commands(startnet(made), [INF], [command]) == made


def test_names_with_spaces_are_quoted() -> None:
    made = with_commands(startnet(b"wpeinit\r\n"), ["/Drivers/my driver/my driver.inf"], [])
    assert made.startswith(b'drvload "%SystemDrive%\\Drivers\\my driver\\my driver.inf"\r\n')


def test_what_the_file_cannot_hold() -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(startnet(b"wpeinit\r\n"), [], ["x:\\工具.exe"])
    assert (caught.value.code, "工具" in caught.value.message) == ("bad-command", True)
    with pytest.raises(RequestError) as caught:
        with_commands(winpeshl(b"[LaunchApps]\r\na.exe\r\n"), [], ["x" * 240])
    assert caught.value.code == "bad-command"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "[LaunchApps]\r\n%SYSTEMROOT%\\System32\\wpeinit.exe\r\ntool.exe, -a\r\n",
            f"[LaunchApps]\r\n{APP}\r\n%SYSTEMROOT%\\System32\\wpeinit.exe\r\ntool.exe, -a\r\n",
        ),
        ("[launchapps]\r\ntool.exe\r\n", f"[launchapps]\r\n{APP}\r\ntool.exe\r\n"),
        (
            "; ours\r\n[LaunchApps]\r\ntool.exe\r\n[Other]\r\nx=1\r\n",
            f"; ours\r\n[LaunchApps]\r\n{APP}\r\ntool.exe\r\n[Other]\r\nx=1\r\n",
        ),
    ],
)
def test_winpeshl(before: str, after: str) -> None:
    made = with_commands(winpeshl(before.encode()), [INF], [])
    assert made.decode() == after
    assert with_commands(winpeshl(made), [INF], []) == made


def test_winpeshl_starts_a_command_after_wpeinit() -> None:
    raw = b"[LaunchApps]\r\n; wpeinit below\r\nwpeinit.exe\r\na.exe\r\n[Other]\r\n"
    made = with_commands(winpeshl(raw), [], [r'"X:\my tools\vnc.exe" -run'])
    line = r'%SystemRoot%\System32\cmd.exe, /c start "" "X:\my tools\vnc.exe" -run'
    expected = f"[LaunchApps]\r\n; wpeinit below\r\nwpeinit.exe\r\n{line}\r\na.exe\r\n[Other]\r\n"
    assert made.decode() == expected


def test_one_program_alone_is_refused() -> None:
    with pytest.raises(RequestError) as caught:
        with_commands(winpeshl(b"[LaunchApp]\r\nAppPath=x.exe\r\n"), [INF], [])
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
