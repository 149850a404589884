"""A practice set and a wizard for the tests; no window is shown on anybody's screen."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt loads

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget, QWizard
from pytestqt.qtbot import QtBot

from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet, make_practice
from sert_wizard.ui import theme
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.language import LANGUAGES, Language
from sert_wizard.ui.widgets.page import Page
from sert_wizard.ui.wizard import Wizard

#: Milliseconds that a step may take on a busy machine.
PATIENCE = 30_000


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> PracticeSet:
    """The tiny practice set; the tests only read it."""
    return make_practice(tmp_path_factory.mktemp("practice"), scale="tiny", progress=Progress())


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the program keeps of its user is kept elsewhere in tests."""
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


def press(button: QWidget) -> None:
    """Click a button with the mouse."""
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


class Driver:
    """Drives a wizard by its buttons."""

    def __init__(self, qtbot: QtBot, wizard: Wizard) -> None:
        self.qtbot = qtbot
        self.wizard = wizard

    def until(self, ready: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(ready, timeout=PATIENCE)

    def click(self, button: QWizard.WizardButton) -> None:
        widget = self.wizard.button(button)
        press(widget)

    def next(self, page: Page) -> None:
        """Wait until one can go on, then go on to `page`."""
        current = self.wizard.currentPage()
        self.until(current.isComplete)
        self.click(QWizard.WizardButton.NextButton)
        assert self.wizard.currentPage() is page, getattr(current, "why", current)

    def back(self, page: Page) -> None:
        self.click(QWizard.WizardButton.BackButton)
        assert self.wizard.currentPage() is page

    def open_iso(self, iso: Path) -> None:
        """Type the path of a base ISO and wait until it is open."""
        page = self.wizard.base_page
        page.path.line.setFocus()
        page.path.line.setText(str(iso))
        QTest.keyClick(page.path.line, Qt.Key.Key_Return)
        self.until(lambda: self.wizard.session.opened is not None)

    def type_nic(self, text: str) -> None:
        """Type an id and add it."""
        page = self.wizard.nics_page
        before = len(self.wizard.session.targets)
        press(page.by_report)
        QTest.keyClicks(page.report_dialog.text, text)
        press(page.report_dialog.add)
        self.until(lambda: len(self.wizard.session.targets) > before)
        assert not page.report_dialog.isVisible()

    def to_output(self, practice: PracticeSet, folder: Path) -> None:
        """Everything filled in, up to the page before the build."""
        wizard = self.wizard
        self.open_iso(practice.base_iso)
        self.next(wizard.nics_page)
        self.type_nic("8086:10DE")
        self.next(wizard.drivers_page)
        wizard.drivers_page.offer(practice.drivers[0])
        self.next(wizard.preview_page)
        self.next(wizard.output_page)
        wizard.output_page.url.setText("http://192.0.2.10:8080/optimized.iso")
        wizard.output_page.folder.choose(folder)


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication) -> Iterator[Driver]:
    """A wizard at its first step and hands to drive it; its threads have ended when the test is
    over. Garbage is collected as in the program: on a worker it could end Qt's timers."""
    yield from _drive(qtbot, qapp)


@pytest.fixture(params=LANGUAGES)
def speaker(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Driver]:
    """The same in one language after the other, in the smallest window."""
    language = Language(qapp)
    language.speak(request.param)
    yield from _drive(qtbot, qapp, theme.SMALLEST)
    language.speak("en")


def _drive(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int] = theme.USUAL
) -> Iterator[Driver]:
    garbage = Garbage(qapp)
    garbage.begin()
    wizard = Wizard()
    qtbot.addWidget(wizard)
    wizard.resize(*size)
    wizard.show()
    wizard.new_image()
    yield Driver(qtbot, wizard)
    wizard.shutdown()
    garbage.end()
    garbage.deleteLater()
