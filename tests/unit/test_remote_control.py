"""Known remote-control tools are found by their files' names, and nothing else is."""

from __future__ import annotations

import csv
import time

import pytest

from sert_wizard.drivers.remote_control import RemoteControl, find_remote_control
from sert_wizard.settings import resource
from sert_wizard.wim.model import DIRECTORY, REPARSE_POINT, Entry
from sert_wizard.wim.tree import ImageTree


def tree(*paths: str, attributes: int = 0) -> ImageTree:
    return ImageTree([Entry(path, attributes, n) for n, path in enumerate(paths)])


@pytest.mark.parametrize(
    ("path", "tool"),
    [
        ("/UltraVNC/winvnc.exe", "UltraVNC"),
        ("/Tools/vnc/WinVNC.EXE", "UltraVNC"),
        ("/Program Files/TightVNC/tvnserver.exe", "TightVNC"),
        ("/winvnc4.exe", "TigerVNC"),
        ("/Program Files/RealVNC/VNC Server/vncserver.exe", "RealVNC"),
        ("/TeamViewer/TeamViewer_Service.exe", "TeamViewer"),
        ("/Windows/System32/RemoteRecovery.exe", "DaRT Remote Connection"),
        ("/x/AnyDesk.exe", "AnyDesk"),
        ("/x/AnyDesk-ab12cd34.exe", "AnyDesk"),
        ("/x/bomgar-scc-w0yc30.exe", "BeyondTrust Remote Support"),
        ("/SMS/bin/x64/CmRcService.exe", "Configuration Manager Remote Control"),
        ("/a/Splashtop Remote/Server/SRService.exe", "Splashtop"),
        ("/a/meshagent64-help desk.exe", "MeshCentral"),
    ],
)
def test_tools_by_their_files(path: str, tool: str) -> None:
    assert find_remote_control(tree("/Windows/explorer.exe", path)) == (RemoteControl(tool, path),)


@pytest.mark.parametrize(
    "path",
    [
        "/tools/server.exe",
        "/tools/vncviewer.exe",  # controls others
        "/tools/mywinvnc.exe",
        "/tools/winvnc.exe.bak",
        "/tools/winvnc.exe/readme.txt",
        "/tools/winvnc.ini",
        "/tools/anydesk-a/setup.exe",
        "/drivers/SRService.exe",  # others have that name too
        "/a/meshagent64-x/run.exe",
        "/Windows/System32/winlogon.exe",
    ],
)
def test_names_that_only_look_alike(path: str) -> None:
    assert find_remote_control(tree(path)) == ()


def test_folders_and_links_are_no_programs() -> None:
    assert find_remote_control(tree("/a/winvnc.exe", attributes=DIRECTORY)) == ()
    assert find_remote_control(tree("/a/winvnc.exe", attributes=REPARSE_POINT)) == ()


def test_each_tool_once_in_the_tables_order() -> None:
    paths = ["/z/teamviewer.exe", "/b/tvnserver.exe", "/a/TeamViewer.exe", "/a/winvnc.exe"]
    expected = (
        RemoteControl("UltraVNC", "/a/winvnc.exe"),
        RemoteControl("TightVNC", "/b/tvnserver.exe"),
        RemoteControl("TeamViewer", "/a/TeamViewer.exe"),
    )
    assert find_remote_control(tree(*paths)) == expected
    assert find_remote_control(tree(*reversed(paths))) == expected


def test_the_table() -> None:
    text = resource("drivers", "remote_control.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    files = [file for row in rows for file in row["files"].split("|")]
    assert len({row["tool"] for row in rows}) == len(rows) >= 20
    assert len(set(files)) == len(files)
    # What the search relies on.
    assert all(file == file.lower() and file.endswith(".exe") for file in files)
    assert all(row["source"].strip() for row in rows)


def test_a_large_image_is_searched_in_no_time() -> None:
    folder = "/Windows/WinSxS/amd64_microsoft-windows-thing_31bf3856ad364e35_10.0.1_none_0123456789"
    suffixes = ("dll", "dll", "mui", "exe")
    large = tree(*(f"{folder}/file{n}.{suffixes[n % 4]}" for n in range(20_000)))
    start = time.perf_counter()
    assert find_remote_control(large) == ()
    assert time.perf_counter() - start < 1
