"""Names and values, one a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.text import Kind, Text


class FactsList(QWidget):
    """Shows (name, value) rows; values can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GROUP + 8)
        self._grid.setVerticalSpacing(theme.GAP - 1)
        self._grid.setColumnStretch(1, 1)
        self.rows: tuple[tuple[str, str], ...] = ()

    def show_rows(
        self, rows: Sequence[tuple[str, str]], terms: Mapping[str, str] | None = None
    ) -> None:
        """`terms` has the technical word behind a row's name, to explain there."""
        self.rows = tuple(rows)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, value) in enumerate(rows):
            shown = Text(value, selectable=True)
            shown.setAccessibleName(f"{name}: {value}")
            label = Text(name, Kind.MUTED)
            if terms and name in terms:
                explain(label, terms[name])
            self._grid.addWidget(label, number, 0, top)
            self._grid.addWidget(shown, number, 1, top)
        for number in range(self._grid.columnCount()):
            self._grid.setColumnMinimumWidth(number, 140 if number == 0 else 0)
