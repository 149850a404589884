"""Rows of a label and what it names, in columns."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import HEIGHT


def form() -> QGridLayout:
    """A grid for `add_field`."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme.GAP)
    return grid


def line(placeholder: str = "") -> QLineEdit:
    """A line to type into, with room around its text."""
    made = QLineEdit()
    made.setTextMargins(5, 0, 5, 0)
    made.setPlaceholderText(placeholder)
    return made


def add_field(grid: QGridLayout, label: str, widget: QWidget, at: tuple[int, int, int]) -> None:
    """Put `widget` after its `label` at (row, column, columns that the widget takes)."""
    row, column, columns = at
    name = QLabel(label)
    name.setBuddy(widget)
    widget.setMinimumHeight(HEIGHT)
    widget.setAccessibleName(label.replace("&", "").rstrip(":"))
    grid.addWidget(name, row, column)
    grid.addWidget(widget, row, column + 1, 1, columns)
