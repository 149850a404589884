"""Widths of a list's columns: what their texts need, but none takes the others' room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTreeWidget

#: Pixels beside a text: a cell's margins, and a box to tick.
_MARGINS, _BOX = 20, 24


class Columns(QObject):
    """Gives each column of `shares` the width of its longest text and head, at most that share of
    the list's width, now and whenever the list is resized. The others are left alone: one of them
    takes what is left."""

    def __init__(self, table: QTreeWidget, shares: Mapping[int, float]) -> None:
        super().__init__(table)
        self._table = table
        self._shares = dict(shares)
        self._needs: dict[int, int] = {}
        table.viewport().installEventFilter(self)

    def fit(self) -> None:
        """To be called when the rows are in."""
        table, metrics = self._table, QFontMetrics(self._table.font())
        rows = [table.topLevelItem(number) for number in range(table.topLevelItemCount())]
        for column in self._shares:
            texts = {row.text(column) for row in rows if row is not None}
            texts.add(table.headerItem().text(column))
            widest = max(map(metrics.horizontalAdvance, texts))
            self._needs[column] = widest + _MARGINS + (_BOX if column == 0 else 0)
        self._apply()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._apply()
        return super().eventFilter(watched, event)

    def _apply(self) -> None:
        room = self._table.viewport().width()
        for column, need in self._needs.items():
            self._table.setColumnWidth(column, min(need, round(self._shares[column] * room)))
