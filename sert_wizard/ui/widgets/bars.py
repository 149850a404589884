"""Horizontal bars with their names and values written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sert_wizard.ui import theme

_BAR, _SPACE, _GROUP_SPACE = 18, 4, 10


@dataclass(frozen=True)
class Bar:
    """A bar of `length` (any unit, the same for all), its `name` ("" continues the group above),
    the `text` that says the value, and a tone of the theme."""

    name: str
    length: float
    text: str
    tone: str = "accent"


class BarChart(QWidget):
    """Bars under each other on a common scale. The texts say all that the bars do, and Tab stops
    here, so that a screen reader tells them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name} {bar.text}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, round(self._top(len(self.bars))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._column(0) + self._column(1) + 120, self.sizeHint().height())

    def _top(self, index: int) -> float:
        """Where the bar begins."""
        above = self.bars[:index]
        gaps = sum(_GROUP_SPACE if bar.name else _SPACE for bar in self.bars[1 : index + 1])
        return len(above) * self._thickness() + gaps + 2

    def _thickness(self) -> float:
        return max(_BAR, QFontMetrics(self.font()).height() + 2)

    def _column(self, which: int) -> int:
        """Width of the names (0) or of the values (1)."""
        metrics = QFontMetrics(self.font())
        texts = [bar.text if which else bar.name for bar in self.bars]
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 14

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.bars:
            return
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, left = theme.tones(self), self._column(0)
        room = max(1.0, self.width() - left - self._column(1))
        most = max(abs(bar.length) for bar in self.bars) or 1.0
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for index, bar in enumerate(self.bars):
            top, thick = self._top(index), self._thickness()
            width = max(3.0, room * abs(bar.length) / most)
            paint.setPen(self.palette().windowText().color())
            paint.drawText(QRectF(0, top, left, thick), centre, bar.name)
            paint.drawText(QRectF(left + width + 10, top, 400, thick), centre, bar.text)
            paint.setPen(Qt.PenStyle.NoPen)
            paint.setBrush(getattr(tone, bar.tone))
            paint.drawRoundedRect(QRectF(left, top + 1, width, thick - 2), 3, 3)
        if self.hasFocus():
            paint.setBrush(Qt.BrushStyle.NoBrush)
            paint.setPen(QPen(tone.accent, 1.5))
            paint.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
