"""No text is cut: each label, button and heading has the room that its text needs, in both
languages, in the smallest window and with practice mode's explanation beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.language import LANGUAGES, Language
from sert_wizard.ui.widgets.steps import Steps
from sert_wizard.ui.wizard import Wizard
from tests.ui.conftest import Driver
from tests.ui.walk import every_page

_ARROW = 28  # pixels beside a drop-down box's text


@pytest.fixture(params=LANGUAGES)
def small(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Driver]:
    """The wizard in its smallest window, in one language after the other."""
    garbage, language = Garbage(qapp), Language(qapp)
    garbage.begin()
    language.speak(request.param)
    wizard = Wizard()
    qtbot.addWidget(wizard)
    wizard.resize(*theme.SMALLEST)
    wizard.show()
    wizard.new_image()
    yield Driver(qtbot, wizard)
    wizard.shutdown()
    language.speak("en")
    garbage.end()
    garbage.deleteLater()


def _cut(root: QWidget) -> list[str]:
    """What has less room than it needs, each in words."""
    return [
        f"{type(widget).__name__} {problem}"
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible() and (problem := _problem(widget))
    ]


def _problem(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _of_label(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        return _too_narrow(widget, widget.sizeHint().width(), widget.text())
    if isinstance(widget, QComboBox):
        wanted = widget.fontMetrics().horizontalAdvance(widget.currentText()) + _ARROW
        return _too_narrow(widget, wanted, widget.currentText())
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        return _of_header(widget)
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum():
        return "scrolls sideways"
    if isinstance(widget, Steps):
        return "" if widget.fits() else "has too long a name"
    return ""


def _of_label(label: QLabel) -> str:
    if not label.text() or label.textFormat() != Qt.TextFormat.PlainText:
        return ""
    if not label.wordWrap():
        return _too_narrow(label, label.sizeHint().width(), label.text())
    wanted = label.heightForWidth(label.width())
    longest = max(label.text().split(), key=len, default="")
    if label.height() + 1 < wanted:
        return f"{label.text()!r} is {label.height()} high and wants {wanted}"
    return _too_narrow(label, label.fontMetrics().horizontalAdvance(longest), longest)


def _of_header(header: QHeaderView) -> str:
    model = header.model()
    for section in range(header.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        wanted = header.fontMetrics().horizontalAdvance(text)
        if not header.isSectionHidden(section) and header.sectionSize(section) < wanted:
            return f"{text!r} is {header.sectionSize(section)} wide and wants {wanted}"
    return ""


def _too_narrow(widget: QWidget, wanted: int, text: str) -> str:
    if widget.width() >= wanted:
        return ""
    return f"{text!r} is {widget.width()} wide and wants {wanted}"


def test_nothing_is_cut_on_any_page(small: Driver, practice: PracticeSet, tmp_path: Path) -> None:
    for page in every_page(small, practice, tmp_path / "out"):
        small.qtbot.wait(20)
        QApplication.sendPostedEvents()  # what was told last is laid out
        assert not _cut(small.wizard), page.KEY


def test_nothing_is_cut_beside_the_explanation(small: Driver, practice: PracticeSet) -> None:
    wizard = small.wizard
    small.open_iso(practice.base_iso)
    wizard.practice.sidebar.set_guided(True)
    wizard.practice.follow = lambda *_: None  # type: ignore[method-assign] # it stays
    for page in wizard.all_pages[:5]:
        while wizard.currentPage() is not page:
            wizard.next()
        small.qtbot.wait(50)
        assert not _cut(wizard), page.KEY


def test_nothing_is_cut_in_the_dialogs(small: Driver) -> None:
    wizard = small.wizard
    wizard.next()
    page = wizard.nics_page
    for dialog in (page.report_dialog, page.catalogue_dialog, page.amt_dialog):
        dialog.show()
        small.qtbot.wait(20)
        assert not _cut(dialog)
        dialog.hide()


def test_what_is_cut_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    label = QLabel("A sentence that needs more room", window)
    label.setTextFormat(Qt.TextFormat.PlainText)
    qtbot.addWidget(window)
    label.setFixedWidth(40)
    window.show()
    assert _cut(window)
    label.setWordWrap(True)
    label.setFixedSize(90, 12)
    assert _cut(window)
    label.setFixedSize(300, 60)
    assert not _cut(window)
