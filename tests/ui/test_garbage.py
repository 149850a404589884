"""Python's garbage collector beside Qt."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sert_wizard.progress import Progress
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.jobs import Jobs
from tests.ui.conftest import PATIENCE


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    made = Garbage(qapp)
    made.begin()
    yield made
    made.end()
    made.deleteLater()


class _Node(QObject):
    """An object of Qt that only the collector can end: it refers to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def _lists(_progress: Progress) -> list[list[int]]:
    """Many lists, for which Python would start to collect on this thread."""
    return [[number] for number in range(200_000)]


def test_objects_of_qt_end_on_the_thread_of_qt(qtbot: QtBot, garbage: Garbage) -> None:
    jobs = Jobs()
    ended: list[int] = []
    made: list[object] = []
    node = _Node()
    weakref.finalize(node, lambda: ended.append(threading.get_ident()))
    del node
    try:
        jobs.start("lists", _lists, done=made.append, failed=made.append)
        qtbot.waitUntil(lambda: bool(made and ended), timeout=PATIENCE)
    finally:
        jobs.shutdown()
    assert ended == [threading.get_ident()]


def test_workers_do_not_collect(qtbot: QtBot, garbage: Garbage) -> None:
    jobs = Jobs()
    made: list[object] = []
    threads: set[int] = set()

    def watch(phase: str, _info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(watch)
    try:
        for _ in range(3):
            made.clear()
            jobs.start("lists", _lists, done=made.append, failed=made.append)
            qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    finally:
        gc.callbacks.remove(watch)
        jobs.shutdown()
    assert threads <= {threading.get_ident()}


def test_python_takes_over_again(garbage: Garbage) -> None:
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()
