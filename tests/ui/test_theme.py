"""Light and dark: what must be seen can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import row, table

#: WCAG 2.2, 1.4.11: contrast of what shows a control's bounds or state.
_LEAST = 3.0


def _luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _best_contrast(picture: QImage, ground: QColor, left: int) -> float:
    """Of the pixels of the leftmost part, the one that stands out most."""
    pixels = (
        picture.pixelColor(QPoint(x, y)) for x in range(left) for y in range(picture.height())
    )
    return max(_contrast(pixel, ground) for pixel in pixels)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_an_unticked_box_can_be_seen(
    qtbot: QtBot, dark: bool, kind: type[QCheckBox | QRadioButton]
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, dark=dark)
    holder = QWidget()
    qtbot.addWidget(holder)
    box = kind("", holder)
    holder.show()
    ground = holder.palette().window().color()
    assert _best_contrast(box.grab().toImage(), ground, box.width()) >= _LEAST


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_unticked_row_can_be_seen(qtbot: QtBot, dark: bool) -> None:
    """Lists draw their boxes by another way through the style."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, dark=dark)
    table = QTreeWidget()
    qtbot.addWidget(table)
    table.setRootIsDecorated(False)
    row = QTreeWidgetItem([""])
    row.setCheckState(0, Qt.CheckState.Unchecked)
    table.addTopLevelItem(row)
    table.show()
    picture = table.viewport().grab(table.visualItemRect(row)).toImage()
    assert _best_contrast(picture, table.palette().base().color(), 24) >= _LEAST


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit])
def test_what_a_key_reached_can_be_seen(
    qtbot: QtBot, dark: bool, kind: type[QPushButton | QLineEdit]
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, dark=dark)
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = QPushButton(holder), kind(holder)
    second.setGeometry(100, 0, 90, 32)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    edge = second.grab().toImage().pixelColor(QPoint(0, second.height() // 2))
    assert edge == holder.palette().accent().color()
    assert _contrast(edge, holder.palette().window().color()) >= _LEAST


def test_a_head_ends_where_its_column_does(qtbot: QtBot) -> None:
    """A right-aligned head stands above the end of its cells, and off the head beside it."""
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    made = table("", ["I", ""], stretch=1)
    qtbot.addWidget(made)
    made.headerItem().setTextAlignment(0, right)
    item = row(["I", ""])
    item.setTextAlignment(0, right)
    made.addTopLevelItem(item)
    made.setColumnWidth(0, 90)
    made.show()
    head = made.header().viewport().grab().toImage()
    cell = made.viewport().grab(made.visualItemRect(item)).toImage()
    assert _last_dark(head, 85) == _last_dark(cell, 85)


def _last_dark(picture: QImage, end: int) -> int:
    """The rightmost pixel left of `end` that belongs to a text, in the middle of the picture."""
    middle = picture.height() // 2
    return max(x for x in range(end) if picture.pixelColor(QPoint(x, middle)).lightness() < 128)
