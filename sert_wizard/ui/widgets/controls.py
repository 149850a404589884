"""Buttons and lists of one size and manner on all pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem

#: Pixels: a control to click or type into, a row of a list.
HEIGHT, ROW = 32, 26


def button(text: str, tip: str = "") -> QPushButton:
    """A push button with room around its text, which Enter elsewhere does not press."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    made.setMinimumSize(made.sizeHint().width() + 18, HEIGHT)
    return made


def table(name: str, heads: Sequence[str], *, stretch: int) -> QTreeWidget:
    """A flat list with columns; column `stretch` takes the room that is left."""
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setHeaderLabels(list(heads))
    made.setRootIsDecorated(False)
    made.setAlternatingRowColors(True)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(True)
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    header.setMinimumHeight(ROW)
    return made


def row(texts: Sequence[str]) -> QTreeWidgetItem:
    """A row of such a list."""
    made = QTreeWidgetItem(list(texts))
    made.setSizeHint(0, QSize(0, ROW))
    return made
