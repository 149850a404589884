"""A card for each target NIC: which driver serves it, or what to do as none does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.facts import NicCard
from sert_wizard.ui.language import said
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.text import Kind, Text

_MANY = 2  # cards; more of them stand closer
_STRIPE = 4  # pixels
_LEAST = 64  # pixels of height that the cards always may take


class CoverageCard(QFrame):
    """One NIC; `add` is the button on it, for a NIC without a driver."""

    def __init__(self, card: NicCard, *, compact: bool) -> None:
        super().__init__()
        self.card = card
        self.name = Text(card.name, Kind.PLAIN if compact else Kind.HEADING, selectable=True)
        if compact:
            self.name.setFont(theme.scaled(self.name.font(), 1.0, bold=True))
        self.id = Text(card.id, Kind.MUTED, selectable=True)
        self.light = Text(f"{card.mark} {self._state()}", Kind.GOOD if card.served else Kind.BAD)
        self.light.setWordWrap(False)
        self.light.setFont(theme.scaled(self.light.font(), 1.0, bold=True))
        self.reason = Text(said(card.reason), selectable=True)
        self.add = None if card.served else button(self.tr("Add a folder…"))
        if self.add:
            self.add.setAccessibleName(self.tr("Add a folder for {}").format(card.name))
            self.add.setToolTip(self.tr("A folder, as unpacked, with the driver of this NIC"))
        self.setAccessibleName(f"{card.name}: {self._state()}")
        self.setAccessibleDescription(f"{card.id}. {said(card.reason)}")
        self._lay_out(4 if compact else theme.GAP)

    def _state(self) -> str:
        if not self.card.served:
            return self.tr("No driver")
        return self.tr("Driver is added") if self.card.added else self.tr("Driver in the image")

    def _lay_out(self, around: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.GAP + _STRIPE + 4, around, theme.GAP + 4, around)
        grid.setHorizontalSpacing(theme.GROUP)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        grid.addWidget(self.name, 0, 0, top)
        grid.addWidget(self.light, 0, 1, top | right)
        grid.addWidget(self.id, 1, 0, 1, 1 if self.add else 2, top)
        grid.addWidget(self.reason, 2, 0, 1, 1 if self.add else 2, top)
        if self.add:
            grid.addWidget(self.add, 1, 1, 2, 1, top | right)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = theme.tones(self)
        paint.setPen(tone.line)
        paint.setBrush(self.palette().base())
        paint.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint.setPen(QColor(0, 0, 0, 0))
        paint.setBrush(tone.good if self.card.served else tone.bad)
        stripe = QRectF(3, 6, _STRIPE, self.height() - 12)
        paint.drawRoundedRect(stripe, _STRIPE / 2, _STRIPE / 2)


class CoverageCards(QScrollArea):
    """The cards under each other, no higher than the limit: they scroll then. `add_wanted` tells
    that a card's button was pressed."""

    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[CoverageCard, ...] = ()
        self._limit = _LEAST
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Drivers of the targets"))
        holder = QWidget()
        self._box = QVBoxLayout(holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP // 2)
        self.setWidget(holder)
        self.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)

    def show_cards(self, cards: Sequence[NicCard]) -> None:
        """Show these NICs; nothing changes where they are shown already."""
        if tuple(shown.card for shown in self.cards) == tuple(cards):
            return
        while item := self._box.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.cards = tuple(CoverageCard(card, compact=len(cards) > _MANY) for card in cards)
        for shown in self.cards:
            self._box.addWidget(shown)
            shown.show()  # now, not when Qt finds time: the height is asked for at once
            if shown.add:
                shown.add.clicked.connect(self.add_wanted)
        self._box.addStretch(1)
        self.updateGeometry()

    def set_limit(self, height: int) -> None:
        """At most so many pixels high."""
        if height != self._limit:
            self._limit = max(height, _LEAST)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(max(self._box.totalHeightForWidth(width), 0), self._limit)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who tabs must not stop at an area that has nothing to scroll."""
        super().resizeEvent(event)
        scrolls = self._box.totalHeightForWidth(self.viewport().width()) > self.height()
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if scrolls else policy.NoFocus)
