"""A treemap: areas in proportion to sizes, told apart by colour, by pattern and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.squarify import squarify

_HEIGHT, _PAD = 250, 3
#: Letters of a name that still tell something where the whole has no room.
_TELLING = 8
#: Pixels from which on a tile can be seen and pointed at.
_SEEN = 2.0
#: Pixels that a tile needs to be divided further, and to carry a heading of its own.
_DIVIDE, _HEADED = QSize(36, 26), QSize(80, 58)


#: What keys do: a step, or a place in the tiles' order by size.
_STEPS: dict[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ENDS: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True)
class Look:
    """A tone of the theme, and a pattern over it that tells it apart without colour."""

    tone: str
    pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush


@dataclass(frozen=True)
class Tile:
    """A tile of `size`: the `label` written on it, the `text` that says all, its look, and the
    `tiles` it is divided into, the largest first."""

    label: str
    text: str
    size: float
    look: Look
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True)
class _Placed:
    """A tile and where it lies; `head` is the height of its heading, where its parts begin."""

    tile: Tile
    room: QRectF
    head: float
    whole: bool


class Treemap(QWidget):
    """Shows tiles; the mouse and the arrow keys pick one, `picked` says its text."""

    picked = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()
        self.current: Tile | None = None
        self._laid: list[_Placed] | None = None
        self._summary = ""
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_tiles(self, tiles: Sequence[Tile], summary: str) -> None:
        """Show these, the largest first; `summary` tells them to who can't see them."""
        self.tiles, self._summary = tuple(tiles), summary
        self._laid = None
        self._pick(None)

    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    @property
    def shown(self) -> tuple[tuple[Tile, QRectF], ...]:
        """The undivided tiles that can be seen, and where they lie."""
        return tuple(
            (one.tile, one.room)
            for one in self._placed
            if one.whole and min(one.room.width(), one.room.height()) >= _SEEN
        )

    @property
    def _placed(self) -> Sequence[_Placed]:
        """Where the tiles lie; worked out when it is asked for, not at each step of a layout."""
        if self._laid is None:
            room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            self._laid = self._place(self.tiles, room, 0)
        return self._laid

    def _place(self, tiles: Sequence[Tile], room: QRectF, depth: int) -> list[_Placed]:
        placed = []
        line = QFontMetricsF(self.font()).height() + 2
        for tile, place in zip(tiles, squarify([t.size for t in tiles], room), strict=True):
            headed = place.width() >= _HEADED.width() and place.height() >= _HEADED.height()
            head = line if headed else 0.0
            fits = place.width() >= _DIVIDE.width() and place.height() >= _DIVIDE.height()
            divided = fits and bool(tile.tiles)
            placed.append(_Placed(tile, place, head, not divided))
            if divided:
                pad = _PAD if headed or not depth else 1
                inner = place.marginsRemoved(QMarginsF(pad, head or pad, pad, pad))
                placed += self._place(tile.tiles, inner, depth + 1)
        return placed

    def _at(self, point: QPointF) -> Tile | None:
        return next((tile for tile, room in self.shown if room.contains(point)), None)

    def _pick(self, tile: Tile | None) -> None:
        if tile is self.current and tile is not None:
            return
        self.current = tile
        text = tile.text if tile else ""
        self.setAccessibleDescription(". ".join(filter(None, (text, self._summary))))
        self.picked.emit(text)
        self.update()

    # --- mouse and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pick(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._pick(None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tile = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tile.text if tile else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [tile for tile, _ in self.shown]
        step = _STEPS.get(event.key())
        if not shown or (step is None and event.key() not in _ENDS):
            super().keyPressEvent(event)
        elif step is None or self.current not in shown:
            order = sorted(shown, key=lambda tile: -tile.size)
            self._pick(order[_ENDS.get(event.key(), 0)])
        else:
            self._pick(self._neighbour(self.current, step))

    def _neighbour(self, tile: Tile, step: QPointF) -> Tile:
        """The nearest tile in the direction of `step`; `tile` itself at the edge."""
        here = next(room for one, room in self.shown if one is tile)
        best, nearest = tile, float("inf")
        for other, room in self.shown:
            way = room.center() - here.center()
            along = QPointF.dotProduct(way, step)
            across = abs(way.x() * step.y()) + abs(way.y() * step.x())
            # It begins where this one ends, or later.
            sizes = room.size() + here.size()
            reach = (sizes.width() * abs(step.x()) + sizes.height() * abs(step.y())) / 2
            if along > reach - _SEEN / 2 and along + 2 * across < nearest:
                best, nearest = other, along + 2 * across
        return best

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        for one in self._placed:
            self._paint_tile(paint, one)
        for one in self._placed:
            if one.whole and one.tile is self.current:
                paint.setBrush(Qt.BrushStyle.NoBrush)
                paint.setPen(QPen(self.palette().windowText().color(), 2))
                paint.drawRect(one.room.adjusted(1, 1, -1, -1))
        if self.hasFocus():
            paint.setBrush(Qt.BrushStyle.NoBrush)
            paint.setPen(QPen(theme.tones(self).accent, 2))
            paint.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_tile(self, paint: QPainter, one: _Placed) -> None:
        look, room = one.tile.look, one.room.adjusted(0.5, 0.5, -0.5, -0.5)
        fill = getattr(theme.tones(self), look.tone)
        paint.fillRect(room, fill if one.whole else _paler(fill, self.palette().window().color()))
        if one.whole and look.pattern is not Qt.BrushStyle.NoBrush:
            paint.fillRect(room, QBrush(_pattern_colour(self, fill), look.pattern))
        line = QFontMetricsF(self.font())
        if room.width() > 34 and room.height() > line.height() and (one.whole or one.head):
            self._paint_label(paint, one, room, line)

    def _paint_label(
        self, paint: QPainter, one: _Placed, room: QRectF, line: QFontMetricsF
    ) -> None:
        place = QRectF(room.left() + 4, room.top(), room.width() - 8, line.height() + 2)
        text = line.elidedText(one.tile.label, Qt.TextElideMode.ElideRight, place.width())
        if one.whole and text != one.tile.label and len(text) < _TELLING:
            return
        window = self.palette().window().color()
        back = getattr(theme.tones(self), one.tile.look.tone)
        if not one.whole:
            back = _paler(back, window)
        elif one.tile.look.pattern is not Qt.BrushStyle.NoBrush:
            paint.fillRect(
                QRectF(room.left(), room.top(), line.horizontalAdvance(text) + 8, place.height()),
                back,
            )
        paint.setPen(QColor("#ffffff") if _dark(back) else QColor("#1b2329"))
        paint.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def swatch(widget: QWidget, paint: QPainter, look: Look, room: QRectF) -> None:
    """Draw a sample of `look` for a legend."""
    tones = theme.tones(widget)
    fill = getattr(tones, look.tone)
    paint.fillRect(room, fill)
    paint.fillRect(room, QBrush(_pattern_colour(widget, fill), look.pattern))
    paint.setBrush(Qt.BrushStyle.NoBrush)
    paint.setPen(QPen(tones.muted, 1))
    paint.drawRect(room)


def _pattern_colour(widget: QWidget, fill: QColor) -> QColor:
    """Muted lines on what is pale; elsewhere the background shines through."""
    pale = fill in (theme.tones(widget).sheet, theme.tones(widget).line)
    return theme.tones(widget).muted if pale else widget.palette().window().color()


def _paler(colour: QColor, back: QColor) -> QColor:
    """Half way to the background."""
    pairs = (
        (colour.red(), back.red()),
        (colour.green(), back.green()),
        (colour.blue(), back.blue()),
    )
    return QColor(*((3 * a + 4 * b) // 7 for a, b in pairs))


def _dark(colour: QColor) -> bool:
    """Whether white reads better on it than black (relative luminance, WCAG 2)."""
    red, green, blue = map(_linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
