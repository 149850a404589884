"""The list of steps at the wizard's left side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sert_wizard.ui import theme

_TOP, _LEFT, _DOT = 66, 14, 20
_NAME = _LEFT + _DOT + 12
_ROW, _COMPACT = 40, 27


class Steps(QWidget):
    """Which step one is at; those before it carry a tick. It only shows, it takes no clicks, and
    the window paints the sheet behind it."""

    def __init__(self, product: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product = product
        self._names = tuple(names)
        self._current = -1
        self._row = _ROW
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(-1)

    def set_current(self, index: int) -> None:
        """Show the step `index`; -1: before the first."""
        self._current = index
        text = self.tr("Step {} of {}: {}")
        name = self._names[index] if index >= 0 else self.tr("Start")
        self.setAccessibleName(text.format(index + 1, len(self._names), name))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Closer together, where something else needs the room."""
        self._row = _COMPACT if compact else _ROW
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(208, _TOP + self._row * len(self._names) + theme.GAP)

    @property
    def _room(self) -> int:
        """Pixels for a name."""
        return self.width() - _NAME - 4

    def fits(self) -> bool:
        """Whether each name has the room it needs, as the current step's."""
        metrics = QFontMetrics(theme.scaled(self.font(), 1.0, bold=True))
        return all(metrics.horizontalAdvance(name) <= self._room for name in self._names)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.setPen(self.palette().windowText().color())
        paint.setFont(theme.scaled(self.font(), 1.15, bold=True))
        paint.drawText(_LEFT, 32, self._product)
        for index, name in enumerate(self._names):
            self._paint_step(paint, index, name)

    def _paint_step(self, paint: QPainter, index: int, name: str) -> None:
        tone, palette = theme.tones(self), self.palette()
        middle = _TOP + index * self._row + self._row / 2
        dot = QRectF(_LEFT, middle - _DOT / 2, _DOT, _DOT)
        here, done = index == self._current, index < self._current
        paint.setPen(QPen(tone.accent if here or done else tone.muted, 1.5))
        paint.setBrush(tone.accent if here else Qt.BrushStyle.NoBrush)
        paint.drawEllipse(dot)
        paint.setFont(theme.scaled(self.font(), 0.85, bold=here))
        on_dot = palette.window().color() if here else (tone.accent if done else tone.muted)
        paint.setPen(on_dot)
        paint.drawText(dot, Qt.AlignmentFlag.AlignCenter, "✓" if done else str(index + 1))
        paint.setFont(theme.scaled(self.font(), 1.0, bold=here))
        paint.setPen(palette.windowText().color() if here or done else tone.muted)
        room = QRectF(_NAME, middle - self._row / 2, self._room, self._row)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        paint.drawText(room, align, name)
