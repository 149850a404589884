"""Which drivers a start-up file is sure to load before the network is up."""

from __future__ import annotations

import pytest

from sert_wizard.drivers.startup import STARTNET, WINPESHL, Startup, loaded_infs, with_commands

A = r"drvload X:\a.inf"
B = r"drvload X:\b.inf"


def startnet(raw: bytes) -> Startup:
    return Startup("startnet.cmd", STARTNET, raw)


def winpeshl(raw: bytes) -> Startup:
    return Startup("winpeshl.ini", WINPESHL, raw)


@pytest.mark.parametrize(
    ("line", "infs"),
    [
        (r"drvload X:\Drivers\a\a.inf", ["/Drivers/a/a.inf"]),
        (r"DRVLOAD.EXE %systemdrive%\a.INF", ["/a.INF"]),
        (r"@drvload %SystemRoot%\INF\a.inf > nul 2>&1", ["/Windows/INF/a.inf"]),
        (r"drvload %WinDir%\x\..\a.inf", ["/Windows/a.inf"]),
        (r'drvload "x:\my nic\a.inf" X:\b.inf X:\a.txt', ["/my nic/a.inf", "/b.inf"]),
        (r"drvload X:\a.inf & drvload X:\b.inf && echo X:\c.inf", ["/a.inf", "/b.inf"]),
        (r'cmd /c "drvload X:\a.inf"', ["/a.inf"]),
        (r"X:\Windows\System32\cmd.exe /c drvload X:\a.inf", ["/a.inf"]),
        (r'"X:\Windows\System32\drvload.exe" X:\a.inf', ["/a.inf"]),
        (r"call %windir%\system32\drvload X:\a.inf", ["/a.inf"]),
        (r'start "nic" /wait drvload X:\a.inf', ["/a.inf"]),
        (r"drvload %~dp0nic\a.inf", ["/Windows/System32/nic/a.inf"]),
        (r"drvload X:\100%%\a.inf", ["/100%/a.inf"]),
        ("drvload ^\r\n  X:\\a.inf ^\r\n  X:\\b.inf", ["/a.inf", "/b.inf"]),
        ("drvload X:\\a.inf\r\ndrvload X:\\a.inf", ["/a.inf"]),
        # Nothing that can be told from the file alone, or no command.
        (r"drvload C:\a.inf a.inf \a.inf %USB%\a.inf X:\d\*.inf X:\%a%.inf", []),
        (r"drvload X:\a!b!.inf", ["/a!b!.inf"]),
        ("setlocal EnableDelayedExpansion\r\ndrvload X:\\a!b!.inf", []),
        (r"drvload X:\a^b.inf", []),
        (r"rem drvload X:\a.inf", []),
        (r"rem & drvload X:\a.inf", []),
        (r":: drvload X:\a.inf", []),
        (r"echo drvload X:\a.inf", []),
        (r'echo "& drvload X:\a.inf', []),
        (r"call my-drvload X:\a.inf", []),
        # Not waited for, so perhaps too late.
        (r"start drvload X:\a.inf", []),
    ],
)
def test_infs_that_a_command_loads(line: str, infs: list[str]) -> None:
    assert loaded_infs(startnet(f"@echo off\r\n{line}\r\nwpeinit\r\n".encode())) == tuple(infs)


@pytest.mark.parametrize(
    ("text", "infs"),
    [
        (f"{A}\nwpeinit\n{B}\n", ["/a.inf"]),
        (f"{A} & wpeinit & {B}\n", ["/a.inf"]),
        (f"{A}\nwpeutil InitializeNetwork\n{B}\n", ["/a.inf"]),
        (f"{A}\nif exist x wpeinit\n{B}\nwpeinit\n", ["/a.inf"]),
        (f"wpeinit\nX:\\shell.exe\n{A}\n", []),
        (f"net use\nset a=wpeinit\n{A}\nwpeinit\n", ["/a.inf"]),
        # Nothing brings up the network: what is started must, and may never return.
        (f"{A}\nX:\\shell.exe\n{B}\n", ["/a.inf"]),
        (f"cd \\\ncls\n{A}\n{B}\nmain.cmd\n", ["/a.inf", "/b.inf"]),
        (A, ["/a.inf"]),
        # Guarded, in a loop or in a block.
        (f"if exist C:\\model960 {A}\nwpeinit\n", []),
        (f"if exist x echo & {A}\n{B}\nwpeinit\n", ["/b.inf"]),
        (f"ver && {A}\nver || {A}\n{B}\nwpeinit\n", ["/b.inf"]),
        (f"if a==b (\n{A}\n) else (\n{A}\n)\n{B}\nwpeinit\n", ["/b.inf"]),
        (f"(\n{A}\n)\n{B}\nwpeinit\n", ["/b.inf"]),
        (f"for %%i in (1 2) do {A}\n{B}\nwpeinit\n", ["/b.inf"]),
        ("for %%i in (X:\\d\\*.inf) do drvload %%i\nwpeinit\n", []),
        (f"if a==b ^\n{A}\nwpeinit\n", []),
        # Perhaps passed over.
        (f"goto x\n{A}\n:x\nwpeinit\n", []),
        (f"{A}\nif exist x goto x\n{B}\n:x\nwpeinit\n", ["/a.inf"]),
        (f"ver\n{A}\nif exist x goto x\nwpeinit\n", ["/a.inf"]),
        (f"{A}\nif exist x exit /b\n{B}\nwpeinit\n", ["/a.inf"]),
        (f"net use\n{A}\nmain.cmd\n{B}\nwpeinit\n", ["/a.inf"]),
        (f"net use\ncall main.cmd\n{A}\nwpeinit\n", ["/a.inf"]),
        (f"call :net\n{A}\ngoto :eof\n:net\nwpeinit\n", []),
        (f":again\n{A}\nwpeinit\ngoto again\n", ["/a.inf"]),
        # Not to be read, or never ending.
        (f"{A}\nif ?\n{B}\nwpeinit\n", ["/a.inf"]),
        (f"{A}\n(\n{B}\n", ["/a.inf"]),
        (f"{A} ^", []),
    ],
)
def test_infs_that_are_sure_to_be_loaded_in_time(text: str, infs: list[str]) -> None:
    assert loaded_infs(startnet(text.encode())) == tuple(infs)


def test_infs_that_winpeshl_loads_already() -> None:
    raw = (
        b"[LaunchApps]\r\n; drvload.exe, X:\\no.inf\r\n"
        b'%SystemRoot%\\System32\\drvload.exe, "X:\\my nic\\a.inf"\r\n'
        b"drvload, X:\\b.inf\r\ncmd.exe, /c drvload X:\\c.inf\r\n"
        # As Microsoft's recovery images write it: the whole command in quotes, without a comma.
        b'"%windir%\\system32\\drvload.exe X:\\d.inf"\r\n'
        b"drvload, X:\\100%%.inf\r\n"
        b"[Other]\r\ndrvload, X:\\no.inf\r\n[LaunchApps]\r\ndrvload, X:\\no.inf\r\n"
    )
    assert loaded_infs(winpeshl(raw)) == ("/my nic/a.inf", "/b.inf", "/c.inf", "/d.inf")


@pytest.mark.parametrize(
    ("text", "infs"),
    [
        ("[LaunchApps]\ndrvload, X:\\a.inf\nwpeinit\ndrvload, X:\\b.inf\n", ["/a.inf"]),
        ("[LaunchApps]\ndrvload, X:\\a.inf\nx.exe\ndrvload, X:\\b.inf\n", ["/a.inf"]),
        ("[LaunchApp]\nAppPath=x.exe\n[LaunchApps]\ndrvload, X:\\b.inf\n", []),
        ("[LaunchApps]\ncmd.exe, /c if exist x drvload X:\\a.inf\nwpeinit\n", []),
    ],
)
def test_infs_that_winpeshl_loads_too_late(text: str, infs: list[str]) -> None:
    assert loaded_infs(winpeshl(text.encode())) == tuple(infs)


def test_what_is_added_is_found_loaded_first() -> None:
    infs = ["/Drivers/e1k/e1k.inf", "/Drivers/my nic/b.inf"]
    for startup in (
        startnet(b"goto x\r\n:x\r\nwpeinit\r\n"),
        startnet(b"drvload X:\\c.inf\r\nmain.cmd\r\n"),
        winpeshl(b"[LaunchApp]\r\nAppPath=a.exe\r\n"),
        winpeshl(b"[LaunchApp]\r\nAppPath=a.exe\r\n[LaunchApps]\r\ndrvload.exe, X:\\c.inf"),
    ):
        made = Startup(startup.file, startup.path, with_commands(startup, infs, []))
        assert loaded_infs(made)[:2] == tuple(infs)
