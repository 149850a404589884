"""Practice mode: made with one click, explained, and marked as what it is."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sert_wizard.progress import Tick
from sert_wizard.settings import resource
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import practice as practising
from sert_wizard.ui import theme
from sert_wizard.ui.jobs import QtProgress
from sert_wizard.ui.practice import lesson_text
from sert_wizard.ui.wizard import Wizard
from tests.ui.conftest import Driver, press


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where practice mode works, with the smallest disc."""
    folder = tmp_path / "Documents" / "practice"
    monkeypatch.setattr(practising, "practice_folder", lambda: folder)
    monkeypatch.setattr(practising, "QUICK", "tiny")
    return folder


@pytest.fixture
def fresh(qtbot: QtBot, home: Path) -> Iterator[Driver]:
    wizard = Wizard()
    qtbot.addWidget(wizard)
    wizard.show()
    yield Driver(qtbot, wizard)
    wizard.shutdown()


def test_one_click_leads_through_all_pages(
    fresh: Driver, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Next alone leads to the end, without a network; each page is marked and explained, with
    our figures beside the article's as they become known."""
    asked: list[object] = []

    def refuse(*asked_for: object, **_options: object) -> None:
        asked.append(asked_for)
        raise OSError("there is no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    wizard, seen = fresh.wizard, []
    guide, banner = wizard.practice.sidebar.guide, wizard.practice.banner
    assert not guide.isVisible()
    press(wizard.start_page.practice)
    fresh.until(lambda: wizard.currentPage() is wizard.base_page)
    for page in wizard.all_pages[1:6]:
        fresh.until(wizard.currentPage().isComplete)
        assert banner.isVisible()
        assert guide.isVisible()
        seen.append(guide.toPlainText())
        fresh.next(page)
    fresh.until(lambda: wizard.currentPage() is wizard.finished_page)
    seen.append(guide.toPlainText())
    assert banner.isVisible()
    assert "practice" in wizard.windowTitle()
    assert len(set(seen)) == len(seen)
    assert "IDE-R" in seen[0]
    assert str(home / "reports" / "pnputil.txt") in seen[1].replace("\n", "")
    assert "7 to 15 min" in seen[3]
    built = wizard.session.built
    assert built is not None
    assert f"{built.iso_size / 1e6:.1f} MB" in seen[-1]
    assert built.folder == home / "out"
    assert 'class="practice"' in (home / "out" / "report.html").read_text(encoding="utf-8")
    assert not asked
    assert "PRACTICE ONLY" in (home / "PRACTICE ONLY.txt").read_text(encoding="utf-8")
    assert wizard.preferences.recent == ()
    # The NIC is the one that the sample report names, and the only one.
    assert wizard.session.targets == (r"PCI\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02",)

    # A second round asks nothing that the first has answered.
    for page in (wizard.build_page, *reversed(wizard.all_pages[:5]), wizard.start_page):
        fresh.back(page)
    assert not banner.isVisible()
    assert not guide.isVisible()
    press(wizard.start_page.practice)
    fresh.until(lambda: wizard.currentPage() is wizard.base_page)
    for page in wizard.all_pages[1:6]:
        fresh.next(page)
    fresh.until(lambda: wizard.currentPage() is wizard.finished_page)


def test_cancelling_keeps_nothing(
    fresh: Driver, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard, page = fresh.wizard, fresh.wizard.start_page
    report, held = QtProgress.report, threading.Event()

    def hold(progress: QtProgress, tick: Tick) -> None:
        report(progress, tick)
        held.set()
        assert progress._cancelled.wait(60)

    monkeypatch.setattr(QtProgress, "report", hold)
    press(page.practice)
    assert held.wait(60)
    assert page.stop.isVisible()
    assert not page.new.isEnabled()
    assert not page.isComplete()
    press(page.stop)
    fresh.until(page.isComplete)
    assert wizard.currentPage() is page
    assert page.practice.isEnabled()
    assert not page.problem.isVisible()
    assert not home.exists() or not list(home.iterdir())


def test_a_folder_that_cannot_be_made_is_said_in_words(fresh: Driver, home: Path) -> None:
    home.parent.write_text("a file where the folder should be", encoding="utf-8")
    page = fresh.wizard.start_page
    press(page.practice)
    fresh.until(page.problem.isVisible)
    assert str(home) in page.problem.message.text()
    assert page.practice.isEnabled()


def test_another_disc_ends_the_lesson_and_a_practice_disc_stays_marked(
    fresh: Driver, practice: PracticeSet
) -> None:
    wizard = fresh.wizard
    press(wizard.start_page.practice)
    fresh.until(lambda: wizard.session.opened is not None)
    wizard.open_iso(practice.base_iso)  # made for practice, but not by this lesson
    fresh.until(lambda: wizard.session.opened is not None and wizard.practice.lesson is None)
    assert not wizard.practice.sidebar.guide.isVisible()
    assert wizard.practice.banner.isVisible()
    wizard.new_image()
    assert not wizard.practice.banner.isVisible()
    assert wizard.windowTitle() == "SERT Wizard"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_guide_follows_light_and_dark(
    fresh: Driver, qapp: QApplication, practice: PracticeSet, dark: bool
) -> None:
    wizard = fresh.wizard
    press(wizard.start_page.practice)
    fresh.until(lambda: wizard.session.opened is not None)
    theme.apply(qapp, dark=dark)
    line = theme.tones(wizard).line.name()
    assert line in wizard.practice.sidebar.guide.toHtml()


def test_each_page_has_a_text_and_each_text_a_page(fresh: Driver) -> None:
    names = {type(p).__module__.rpartition(".")[2] for p in fresh.wizard.all_pages}
    for folder in resource("help", "practice").iterdir():
        assert {path.stem for path in folder.iterdir()} == names, folder.name
    for name in names:
        text = lesson_text(name, "en", {"report": "R", "folder": "F"})
        assert not re.search(r"\{\w+\}", text), name
        assert 20 < len(text.split()) < 110, name
        assert lesson_text(name, "xx", {}) == lesson_text(name, "en", {})
