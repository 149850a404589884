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
        ("start cmd\r\n", f"start cmd\r\n{LINE}\r\n"),
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


def test_commands_to_run_come_last() -> None:
    made = with_commands(startnet(b"wpeinit\r\n"), [INF], [r"X:\Tools\vnc.exe -run"])
    assert made.decode() == f"{LINE}\r\nwpeinit\r\nX:\\Tools\\vnc.exe -run\r\n"


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


def test_winpeshl_splits_a_command_to_run() -> None:
    made = with_commands(winpeshl(b"[LaunchApps]\r\na.exe\r\n"), [], [r"X:\t\vnc.exe -run -x"])
    assert made == b"[LaunchApps]\r\na.exe\r\nX:\\t\\vnc.exe, -run -x\r\n"


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
