"""Commands that start once the network is up: after what brings it up, never in it."""

from __future__ import annotations

import pytest

from sert_wizard.drivers.startup import STARTNET, WINPESHL, Startup, with_commands

INF = "/Drivers/e1k/e1k.inf"
LINE = r"drvload %SystemDrive%\Drivers\e1k\e1k.inf"
NETWORK = "wpeutil InitializeNetwork"
COMMAND = r"X:\Tools\vnc.exe -run"
#: Files, and where the command goes: after all that a caret or a parenthesis joins to wpeinit.
BLOCKS = [
    # Plain: what follows may never end.
    "wpeinit\n<here>X:\\app.exe\nexit\n",
    "@echo off\nnet use\nstart /wait wpeinit\n<here>app\n",
    "set a=1 & wpeinit & app\n<here>app\n",
    "wpeinit > nul 2>&1\n<here>app\n",
    "for %%a in (C D E) do if exist %%a:\\x.txt wpeinit\n<here>app\n",
    # The first that is sure to run, else the last.
    "wpeinit\n<here>app\nwpeutil InitializeNetwork\n",
    "if exist u.xml wpeinit\nif not exist u.xml wpeinit -a\n<here>app\n",
    "if exist u.xml wpeinit\nwpeinit\n<here>app\n",
    # Continued by carets.
    "wpeinit ^\n  -unattend=X:\\u.xml\n<here>cmd\n",
    "start /wait ^\n  wpeinit ^\n  -unattend=x\n<here>cmd\n",
    "wpeinit ^\n\ncmd\n<here>cmd\n",
    'wpeinit -unattend="a^"\n<here>cmd\n',
    'wpeinit -unattend="a^\n<here>cmd\n',
    "wpeinit a^^\n<here>cmd\n",
    # In blocks.
    "(\nwpeinit\n)\n<here>app\n",
    "if exist a (\n  wpeinit\n)\n<here>app\n",
    "if not exist a (wpeinit) else (\n  call x.cmd\n)\n<here>app\n",
    "if exist a (\n  wpeinit\n) else (\n wpeinit -a\n)\n<here>app\n",
    "if exist a (\n  call x\n) else if exist b (\n wpeinit\n) else (\n call y\n)\n<here>app\n",
    "if a==b (\n  if c==d (\n    wpeinit\n  )\n  app\n)\n<here>app\n",
    "if exist a ( rem (\nwpeinit\n)\n<here>app\n",
    "if exist a (\n:: (\necho ^) (\nwpeinit\n)\n<here>app\n",
    'if exist a (\necho "a)" & wpeinit\n) > x.log\n<here>app\n',
    'if not (%1)==() (\nif "%a%" equ "(" (\nwpeinit\n))\n<here>app\n',
    "if /i not exist a (\nwpeinit ^\n -a)\n<here>app\n",
    'for /f "tokens=1 delims=)" %%a in (\'dir ^| find "("\') do (\nwpeinit\n)\n<here>app\n',
    # A parenthesis that opens or closes nothing.
    "echo (\nwpeinit\n<here>app\n",
    ") if a==b (\nwpeinit\n<here>app\n",
    # Reached by a jump.
    "if exist a goto b\nwpeinit\n<here>goto end\n:b\ncall a.cmd\n:end\n",
    "call :net\napp\ngoto :eof\n:net\nwpeinit\n<here>goto :eof\n",
]


def startnet(raw: bytes) -> Startup:
    return Startup("startnet.cmd", STARTNET, raw)


def winpeshl(raw: bytes) -> Startup:
    return Startup("winpeshl.ini", WINPESHL, raw)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("text", BLOCKS)
def test_a_command_follows_the_whole_statement(text: str, newline: str) -> None:
    before = text.replace("<here>", "").replace("\n", newline).encode()
    after = text.replace("<here>", f'start "" {COMMAND}\n').replace("\n", newline).encode()
    assert with_commands(startnet(before), [], [COMMAND]) == after
    assert with_commands(startnet(after), [], [COMMAND]) == after


def test_a_command_that_only_a_branch_starts_is_added() -> None:
    raw = f'wpeinit\r\nif a==b (\r\nstart "" {COMMAND}\r\n)\r\n'
    made = with_commands(startnet(raw.encode()), [], [COMMAND]).decode()
    assert made == raw.replace("wpeinit\r\n", f'wpeinit\r\nstart "" {COMMAND}\r\n')


def test_a_lone_carriage_return_ends_no_line() -> None:
    made = with_commands(startnet(b"wpeinit\r\r\napp"), [], ["vnc.exe"])
    assert made == b'wpeinit\r\r\nstart "" vnc.exe\r\napp'


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
