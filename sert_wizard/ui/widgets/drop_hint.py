"""A dashed field that says that files can be dropped."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sert_wizard.ui import theme


class DropHint(QWidget):
    """Only shows; the page takes the drop, wherever on it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, 220)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = theme.tones(self)
        paint.setPen(QPen(tone.calm, 1.5, Qt.PenStyle.DashLine))
        paint.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        paint.setPen(tone.muted)
        paint.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
