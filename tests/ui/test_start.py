"""The first page: the ways to begin, recent files, and what is kept from start to start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWizard
from pytestqt.qtbot import QtBot

from sert_wizard.recipe import Recipe
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.preferences import KEPT, Preferences, RecentFile, looked_at
from sert_wizard.ui.wizard import Wizard
from tests.ui.conftest import Driver, press
from tests.ui.test_pages import drop


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def fresh(qtbot: QtBot, store: QSettings) -> Iterator[Driver]:
    """A wizard as it comes up, at its start page."""
    wizard = Wizard(Preferences(store))
    qtbot.addWidget(wizard)
    wizard.show()
    yield Driver(qtbot, wizard)
    wizard.shutdown()


def test_a_new_image_starts_with_nothing_chosen(fresh: Driver, practice: PracticeSet) -> None:
    wizard, page = fresh.wizard, fresh.wizard.start_page
    assert wizard.currentPage() is page
    press(page.new)
    assert wizard.currentPage() is wizard.base_page
    assert wizard.focusWidget() is wizard.base_page.path.line
    fresh.open_iso(practice.base_iso)
    opened = wizard.session.opened
    assert opened is not None
    assert opened is not None

    fresh.back(page)
    fresh.next(wizard.base_page)  # Next keeps what is there
    assert wizard.session.opened is opened
    fresh.back(page)
    press(page.new)  # a new image does not
    assert wizard.session.opened is None
    assert wizard.session.recipe == Recipe()
    assert wizard.base_page.path.line.text() == ""
    assert not wizard.base_page.facts.isVisible()
    assert not wizard.base_page.isComplete()
    fresh.until(lambda: not opened.base.wim_path.exists())


def test_recent_files_open_and_missing_ones_are_marked(
    fresh: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, page = fresh.wizard, fresh.wizard.start_page
    gone = tmp_path / "gone.iso"
    for path in (gone, practice.recipe):
        wizard.preferences.remember(path)
    page.entered()
    fresh.until(lambda: page.recent.topLevelItemCount() == 2)
    first, second = page.recent.topLevelItem(0), page.recent.topLevelItem(1)
    assert first is not None
    assert second is not None
    states = [(item.text(0), item.text(1), item.text(2)) for item in (first, second)]
    assert states == [
        (str(practice.recipe), "recipe", ""),
        (str(gone), "disc", "✗ missing"),
    ]
    page.recent.setFocus()
    page.recent.setCurrentItem(second)
    assert not page.open.isEnabled()
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert wizard.currentPage() is page
    press(page.forget)
    assert wizard.preferences.recent == (practice.recipe,)

    page.recent.setCurrentItem(first)
    press(page.open)
    fresh.until(lambda: wizard.session.opened is not None)
    assert wizard.currentPage() is wizard.base_page
    assert wizard.session.targets


@pytest.mark.parametrize("what", ["disc", "recipe"])
def test_a_file_may_be_dropped_on_any_page(
    driver: Driver, practice: PracticeSet, what: str
) -> None:
    wizard = driver.wizard
    driver.open_iso(practice.base_iso)
    driver.next(wizard.nics_page)
    before = wizard.session.opened
    drop(wizard.nics_page, practice.base_iso if what == "disc" else practice.recipe)
    driver.until(lambda: wizard.session.opened not in (None, before))
    assert wizard.currentPage() is wizard.base_page
    assert bool(wizard.session.targets) is (what == "recipe")


def test_a_file_may_be_dropped_on_any_field(driver: Driver, practice: PracticeSet) -> None:
    """On every page before the build; a line to type in would take the file's address as text."""
    wizard = driver.wizard
    fields = 0
    for page in (wizard.start_page, *wizard.all_pages[:5]):
        lines = [line for line in page.findChildren(QLineEdit) if line.window() is wizard]
        for place in (page, *lines):
            while wizard.currentPage() is not page:
                go = wizard.back if page is wizard.start_page else wizard.next
                go()
            fields += isinstance(place, QLineEdit)
            former = wizard.session.opened
            drop(place, practice.base_iso)
            driver.until(lambda former=former: wizard.session.opened not in (None, former))  # type: ignore[misc]
            assert wizard.currentPage() is wizard.base_page
    assert fields >= 8


def test_opened_files_are_remembered(fresh: Driver, practice: PracticeSet) -> None:
    wizard = fresh.wizard
    wizard.open_file(practice.base_iso)
    fresh.until(lambda: wizard.session.opened is not None)
    assert wizard.preferences.recent == (practice.base_iso,)
    assert wizard.preferences.folder == str(practice.folder)
    first = wizard.session.opened
    wizard.open_file(practice.recipe)
    fresh.until(lambda: wizard.session.opened not in (None, first))
    assert list(wizard.preferences.recent) == [practice.recipe, practice.base_iso]


def test_the_window_comes_back_as_it_was(qtbot: QtBot, store: QSettings) -> None:
    for height in (705, 730):  # the tests' screen is small
        wizard = Wizard(Preferences(store))
        qtbot.addWidget(wizard)
        wizard.show()
        assert wizard.height() != height
        wizard.resize(1024, height)
        wizard.close()
        store.sync()
        again = Wizard(Preferences(QSettings(store.fileName(), QSettings.Format.IniFormat)))
        qtbot.addWidget(again)
        assert again.height() == height
        again.shutdown()


def test_what_is_kept_survives_a_file_of_somebody_else(store: QSettings, tmp_path: Path) -> None:
    """An INI file can hold anything; nothing of it may stop the program."""
    store.setValue("window/geometry", "no geometry")
    store.setValue("files/recent", {"a": 1})
    store.setValue("files/folder", [1, 2])
    kept = Preferences(store)
    assert kept.geometry is None
    assert kept.recent == ()
    assert kept.folder == ""
    for number in range(KEPT + 2):
        kept.remember(tmp_path / f"{number}.iso")
    kept.remember(tmp_path / "5.iso")
    store.sync()
    again = Preferences(QSettings(store.fileName(), QSettings.Format.IniFormat))
    assert len(again.recent) == KEPT
    assert again.recent[:2] == (tmp_path / "5.iso", tmp_path / f"{KEPT + 1}.iso")
    for path in again.recent[1:]:
        again.forget(path)
    assert again.recent == (tmp_path / "5.iso",)  # a list of one is a text in an INI file
    again.geometry = QByteArray(b"\x00\x01")
    assert again.geometry == QByteArray(b"\x00\x01")


def test_a_file_that_cannot_be_looked_at_counts_as_missing(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    assert looked_at([tmp_path, long]) == (RecentFile(tmp_path, False), RecentFile(long, False))


def test_next_says_why_it_is_disabled(driver: Driver, practice: PracticeSet) -> None:
    wizard = driver.wizard
    following = wizard.button(QWizard.WizardButton.NextButton)
    assert not following.isEnabled()
    assert following.toolTip() == wizard.base_page.why.text() != ""
    assert following.accessibleDescription() == following.toolTip()
    driver.open_iso(practice.base_iso)
    driver.until(following.isEnabled)
    assert following.toolTip() == ""


def test_a_second_start_has_the_first_ones_window_and_folder(
    qtbot: QtBot, store: QSettings, practice: PracticeSet
) -> None:
    """The window is as large as it was, and browsing begins where the last disc lies."""
    first = Wizard(Preferences(store))
    qtbot.addWidget(first)
    first.show()
    first.resize(theme.SMALLEST[0], 740)  # the screen that tests have is not wide
    hands = Driver(qtbot, first)
    first.new_image()
    hands.open_iso(practice.base_iso)
    first.close()
    hands.until(lambda: not first.isVisible())
    store.sync()

    kept = Preferences(QSettings(store.fileName(), QSettings.Format.IniFormat))
    second = Wizard(kept)
    qtbot.addWidget(second)
    second.show()
    assert (second.width(), second.height()) == (theme.SMALLEST[0], 740)
    assert kept.folder == str(practice.base_iso.parent)
    assert kept.recent == (practice.base_iso,)
    second.shutdown()
