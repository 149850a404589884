"""Buttons and lists of one size and manner on all pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QProgressBar,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from sert_wizard.progress import Tick

#: Pixels: a control to click or type into, a row of a list.
HEIGHT, ROW = 32, 26
_PAD = 7

_Index = QModelIndex | QPersistentModelIndex


def button(text: str, tip: str = "") -> QPushButton:
    """A push button with room around its text, which Enter elsewhere does not press."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    made.setMinimumSize(made.sizeHint().width() + 18, HEIGHT)
    return made


def show_tick(bar: QProgressBar, tick: Tick) -> None:
    """How far a job is, on `bar`; it runs to and fro where the end isn't known."""
    bar.setRange(0, 1000 if tick.total else 0)
    if tick.total:
        bar.setValue(1000 * tick.done // tick.total)


class _Roomy(QStyledItemDelegate):
    """Cells with room beside their text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * _PAD, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        roomy = QStyleOptionViewItem(option)
        if index.data(Qt.ItemDataRole.TextAlignmentRole):
            rect = QRect(roomy.rect)
            roomy.rect = rect.adjusted(rect.width() - _PAD, 0, 0, 0)
            self._paint_ground(painter, roomy, index)
            roomy.rect = rect.adjusted(0, 0, -_PAD, 0)
        super().paint(painter, roomy, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """What is behind a text: a chosen row has no gaps."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        view = option.widget
        if isinstance(view, QWidget):
            view.style().drawPrimitive(panel, ground, painter, view)


class _Heads(QProxyStyle):
    """Fusion, with heads in line with the cells under them: a right-aligned one would touch its
    neighbour."""

    def __init__(self, header: QHeaderView) -> None:
        super().__init__("Fusion")
        self.setParent(header)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is QStyle.ControlElement.CE_HeaderLabel and isinstance(
            option, QStyleOptionHeader
        ):
            right = option.textAlignment & Qt.AlignmentFlag.AlignRight
            option.rect = option.rect.adjusted(1, 0, -_PAD - 1 if right else 0, 0)
        super().drawControl(element, option, painter, widget)


class Table(QTreeWidget):
    """A flat list that says `empty` in its middle while there is nothing in it; its column
    `stretch` takes the room that is left."""

    def __init__(self, stretch: int, empty: str) -> None:
        super().__init__()
        self.stretch = stretch
        self._empty = empty

    def fit(self) -> None:
        """Give each column the width of its texts; to be called when the rows are in. (Qt would
        measure all rows again at each change of a text.)"""
        for column in range(self.columnCount()):
            if column != self.stretch:
                self.resizeColumnToContents(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.topLevelItemCount():
            paint = QPainter(self.viewport())
            paint.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(24, 0, -24, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            paint.drawText(room, int(flags), self._empty)
            paint.end()


def table(name: str, heads: Sequence[str], *, stretch: int, empty: str = "") -> Table:
    """A flat list with columns; column `stretch` takes the room that is left."""
    made = Table(stretch, empty)
    dress(made, name, heads)
    return made


def dress(made: Table, name: str, heads: Sequence[str]) -> None:
    """Give a list its columns and the look that all lists have."""
    made.setItemDelegate(_Roomy(made))
    made.setAccessibleName(name)
    made.setHeaderLabels(list(heads))
    made.setRootIsDecorated(False)
    made.setAlternatingRowColors(True)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(True)
    header = made.header()
    header.setStyle(_Heads(header))
    header.setStretchLastSection(False)
    header.setSectionResizeMode(made.stretch, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    header.setMinimumHeight(ROW)
    for column in range(len(heads)):  # until the rows are in
        widest = max(header.defaultSectionSize(), header.sectionSizeHint(column))
        made.setColumnWidth(column, widest)


def row(texts: Sequence[str]) -> QTreeWidgetItem:
    """A row of such a list."""
    made = QTreeWidgetItem(list(texts))
    made.setSizeHint(0, QSize(0, ROW))
    return made
