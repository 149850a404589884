"""Keys, names for screen readers, and texts that fit."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QWidget,
    QWizard,
)

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.widgets.text import Text
from tests.ui.conftest import Driver

_MNEMONIC = re.compile(r"&([^&])")
_NAMED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QProgressBar)


def _texts(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def test_each_key_means_one_thing_on_a_page(driver: Driver) -> None:
    """Alt and a letter reach one control; Back, Next and Quit keep theirs on every page."""
    wizard = driver.wizard
    shared = [wizard.button(b).text() for b in (_B.BackButton, _B.CancelButton, _B.NextButton)]
    for page in wizard.all_pages:
        texts = [_texts(w) for w in page.findChildren(QWidget) if not isinstance(w, Text)]
        texts += shared[:2]
        texts.append(page.buttonText(_B.NextButton) or shared[2])
        keys = Counter(m[1].lower() for text in texts for m in _MNEMONIC.finditer(text))
        assert keys
        assert {key for key, uses in keys.items() if uses > 1} == set(), page.name


def test_every_control_has_a_name(driver: Driver) -> None:
    for page in driver.wizard.all_pages:
        for kind in _NAMED:
            for widget in page.findChildren(kind):
                inner = isinstance(widget.parent(), QSpinBox | QComboBox | QAbstractItemView)
                popup = "Private" in type(widget.parent()).__name__
                label = any(lb.buddy() is widget for lb in page.findChildren(QLabel))
                named = widget.accessibleName() or label or inner or popup
                assert named or widget.window() is not driver.wizard, (page.name, widget)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_in_the_smallest_window(
    driver: Driver, practice: PracticeSet, tmp_path: Path, dark: bool
) -> None:
    """Each label and button has the room that its text needs, at 1024x700."""
    wizard = driver.wizard
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, dark=dark)
    wizard.resize(*theme.SMALLEST)
    driver.to_output(practice, tmp_path / "made")
    driver.until(wizard.output_page.isComplete)
    assert (wizard.width(), wizard.height()) == theme.SMALLEST
    for page in reversed(wizard.all_pages[:5]):
        assert wizard.currentPage() is page
        QApplication.processEvents()
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton):
                _check_fits(widget, page.name)
        if page is not wizard.base_page:
            wizard.back()


def test_the_first_pages_by_keyboard_only(driver: Driver, practice: PracticeSet) -> None:
    wizard = driver.wizard
    QTest.keyClick(wizard, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    line = wizard.base_page.path.line
    assert wizard.focusWidget() is line
    QTest.keyClicks(line, str(practice.base_iso))
    QTest.keyClick(line, Qt.Key.Key_Return)
    driver.until(wizard.base_page.isComplete)
    QTest.keyClick(wizard, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    driver.until(lambda: wizard.currentPage() is wizard.nics_page)
    QTest.keyClick(wizard, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    dialog = wizard.nics_page.report_dialog
    driver.until(lambda: dialog.isActiveWindow() and dialog.text.hasFocus())
    QTest.keyClicks(dialog.text, "8086:10de")
    QTest.keyClick(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    driver.until(wizard.nics_page.isComplete)
    wizard.activateWindow()  # as a window manager does when a dialog closes
    driver.until(wizard.isActiveWindow)
    QTest.keyClick(wizard, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    driver.until(lambda: wizard.currentPage() is wizard.drivers_page)


_B = QWizard.WizardButton


def _check_fits(widget: QLabel | QAbstractButton, page: str) -> None:
    width, height = widget.width(), widget.height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        assert height >= widget.heightForWidth(width), (page, widget.text())
    else:
        assert width >= widget.sizeHint().width(), (page, widget.text())
        assert height >= widget.sizeHint().height(), (page, widget.text())
