"""No text is cut: each label, button and heading has the room that its text needs, in both
languages, in the smallest window and with practice mode's explanation beside it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as PytestQtTimeoutError
from pytestqt.qtbot import QtBot

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.widgets.page import Page
from sert_wizard.ui.widgets.steps import Steps
from tests.ui.conftest import Driver
from tests.ui.walk import every_page

_ARROW = 28  # pixels beside a drop-down box's text


def _cut(root: QWidget) -> list[str]:
    """What has less room than it needs, each in words."""
    return [
        f"{type(widget).__name__} {problem}"
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible() and (problem := _problem(widget))
    ]


def _problem(widget: QWidget) -> str:
    if isinstance(widget, Steps):
        return "" if widget.fits() else "has too long a name"
    if isinstance(widget, QScrollArea):
        return "scrolls sideways" if widget.horizontalScrollBar().maximum() else ""
    return _of_text(widget)


def _of_text(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _of_label(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        return _too_narrow(widget, widget.sizeHint().width(), widget.text())
    if isinstance(widget, QComboBox):
        wanted = widget.fontMetrics().horizontalAdvance(widget.currentText()) + _ARROW
        return _too_narrow(widget, wanted, widget.currentText())
    if isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        return _of_header(widget)
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


def _check(speaker: Driver, page: Page) -> None:
    """Nothing is cut once the page is laid out."""
    with contextlib.suppress(PytestQtTimeoutError):
        speaker.qtbot.waitUntil(lambda: not _cut(speaker.wizard), timeout=1000)
    assert not _cut(speaker.wizard), page.KEY


def test_nothing_is_cut_on_any_page(speaker: Driver, practice: PracticeSet, tmp_path: Path) -> None:
    for page in every_page(speaker, practice, tmp_path / "out"):
        _check(speaker, page)


def test_nothing_is_cut_beside_the_explanation(speaker: Driver, practice: PracticeSet) -> None:
    wizard = speaker.wizard
    speaker.open_iso(practice.base_iso)
    wizard.practice.sidebar.set_guided(True)
    wizard.practice.follow = lambda *_: None  # type: ignore[method-assign] # it stays
    for page in wizard.all_pages[:5]:
        while wizard.currentPage() is not page:
            wizard.next()
        _check(speaker, page)


def test_nothing_is_cut_in_the_dialogs(speaker: Driver) -> None:
    wizard = speaker.wizard
    wizard.next()
    page = wizard.nics_page
    for dialog in (page.report_dialog, page.catalogue_dialog, page.amt_dialog):
        dialog.show()
        speaker.qtbot.wait(20)
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
