"""The folders and archives that are offered for drivers to add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget

from sert_wizard.ui.widgets.controls import ROW

_ROWS = 2


class OfferList(QListWidget):
    """Two rows high; `removal_wanted` tells that the Delete key was pressed on one."""

    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Folders with drivers to add"))
        self.setFixedHeight(_ROWS * ROW + 2 * self.frameWidth() + 2)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_paths(self, paths: Sequence[str]) -> None:
        """Show these; the row chosen stays chosen."""
        if [self.item(number).text() for number in range(self.count())] == list(paths):
            return
        row = self.currentRow()
        self.clear()
        self.addItems(list(paths))
        for number, path in enumerate(paths):
            self.item(number).setToolTip(path)
        if row >= 0:
            self.setCurrentRow(min(row, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentItem():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            paint = QPainter(self.viewport())
            paint.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(8, 0, -8, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            paint.drawText(room, int(flags), self.tr("None yet. Drop a folder or archive here."))
            paint.end()
