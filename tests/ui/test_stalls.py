"""The window never stands still: the core works on other threads, and what the UI thread does
between two events is short."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

import sert_wizard
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet, make_practice
from tests.ui.conftest import Driver
from tests.ui.walk import every_page

#: Milliseconds of its own that the UI thread may need between two events.
_MOST = 50.0
_ROOT = Path(sert_wizard.__file__).parent
#: Rooms whose work grows with the disc, its drivers or the network.
_SLOW = (
    *(
        "wim/wim.py",
        "wim/libwim.py",
        "wim/tree.py",
        "iso",
        "inf/document.py",
        "inf/syntax.py",
        "drivers/store.py",
        "drivers/source.py",
    ),
    *("drivers/inject.py", "base.py", "windows_image.py", "build/builder.py", "build/check.py"),
    *("build/verify.py", "plan/make.py", "plan/predict.py", "plan/drivers.py", "hashing.py"),
    *("hardware/local.py", "hardware/reports", "hardware/amt/client.py", "delivery/server.py"),
    *("delivery/boot_test.py", "training/image.py", "training/disc.py", "volumes.py"),
)
#: What those rooms only compute from a few values, or hold.
_LIGHT = {"__init__", "<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>", "__hash__", "__eq__"}


class _Calls:
    """The functions of slow rooms that the thread which made this calls."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.seen = 0

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event != "call":
            return
        self.seen += 1
        path = frame.f_code.co_filename
        if not path.startswith(str(_ROOT)):
            return
        room = Path(path).relative_to(_ROOT).as_posix()
        name = frame.f_code.co_name
        slow = any(room == one or room.startswith(f"{one}/") for one in _SLOW)
        if slow and name not in _LIGHT and not _is_property(frame):
            self.found.add(f"{room}: {name}")


def _is_property(frame: FrameType) -> bool:
    """Whether a value that is held is read, no work asked for."""
    owner = frame.f_locals.get("self")
    return isinstance(getattr(type(owner), frame.f_code.co_name, None), property)


@pytest.fixture
def calls() -> Iterator[_Calls]:
    watch = _Calls()
    sys.setprofile(watch)
    yield watch
    sys.setprofile(None)


def test_the_core_never_works_on_the_ui_thread(
    driver: Driver, practice: PracticeSet, tmp_path: Path, calls: _Calls
) -> None:
    for page in every_page(driver, practice, tmp_path / "out"):
        assert calls.found == set(), page.KEY
    assert calls.seen > 10_000


def test_work_on_the_ui_thread_is_found(calls: _Calls, practice: PracticeSet) -> None:
    from sert_wizard.iso.disc import Disc  # noqa: PLC0415 - its import is no call of the core's

    Disc.open(practice.base_iso).close()
    assert any(call.startswith("iso/disc.py") for call in calls.found)


def test_no_turn_of_the_ui_thread_is_long_on_the_full_disc(tmp_path: Path) -> None:
    """Its own CPU time, which other programs on the machine do not lengthen; how long the window
    stood still is told by tests/benchmarks/wizard.py."""
    make_practice(tmp_path / "practice", scale="full", progress=Progress())
    command = [sys.executable, "-m", "tests.benchmarks.wizard"]
    command += ["--walk", str(tmp_path / "practice"), "--began", str(time.time())]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, env=environment, check=True, capture_output=True).stdout
    stalls = {stall["during"]: stall["own"] for stall in json.loads(told)["stalls"]}
    assert {"opening the disc", "page Drivers", "ticking on Drivers", "building"} <= set(stalls)
    assert {during: own for during, own in stalls.items() if own > _MOST} == {}
