"""What practice mode shows: the explanation beside each page, and the mark above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.language import spoken
from sert_wizard.ui.practice import Figure, lesson_text
from sert_wizard.ui.widgets.steps import Steps
from sert_wizard.ui.widgets.text import Kind, Text

#: Pixels of the sidebar with and without an explanation in it.
PLAIN, GUIDED = 208, 268


class Guide(QTextBrowser):
    """Explains one page; its text can be read by keyboard and scrolls where room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What this page is for"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(theme.GAP + 2)
        self._shown: tuple[str, dict[str, str], tuple[Figure, ...]] = ("", {}, ())

    def explain(self, page: str, values: dict[str, str], figures: Sequence[Figure]) -> None:
        """Show the text of `page`, with `values` filled in, and the figures known so far."""
        shown = (page, values, tuple(figures))
        if shown != self._shown:
            self._shown = shown
            self._render()

    def _render(self) -> None:
        page, values, figures = self._shown
        self.setMarkdown(lesson_text(page, spoken(), values))
        if any(figure.ours for figure in figures):
            self.append(self._table(figures))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Light and dark: the table's lines have a colour of their own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown[0]:
            self._render()

    def _table(self, figures: Sequence[Figure]) -> str:
        names = {
            "base": self.tr("Disc"),
            "redirected": self.tr("Redirected, before"),
            "drivers": self.tr("Drivers removed"),
            "optimized": self.tr("Optimized disc"),
            "redirected-optimized": self.tr("Redirected, after"),
            "loader": self.tr("Through the loader"),
            "made": self.tr("Built in"),
        }
        line = theme.tones(self).line.name()
        cell = f'style="border-bottom: 1px solid {line}; padding: 3px 4px 3px 0"'
        heads = ("", self.tr("2010"), self.tr("Here"))
        rows = ["".join(f'<th align="left" {cell}>{head}</th>' for head in heads)]
        for figure in figures:
            if figure.ours:
                words = (names[figure.what], figure.article or "–", figure.ours)
                rows.append("".join(f"<td {cell}>{word}</td>" for word in words))
        note = self.tr(
            "2010: Terry Cutler’s article on SERT. Here: sizes of this disc; times follow from "
            "them at 2x to 4x, and on networks of 100 Mb/s to 1 Gb/s."
        )
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        table = f'<table cellspacing="0" width="100%" style="border-collapse: collapse">{body}'
        return f"{table}</table><p><small>{note}</small></p>"


class Banner(QWidget):
    """Says above the page that this is practice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("Practice: the discs made here are for training and repair no computer.")
        self.text = Text(words, Kind.WARN)
        self.setAccessibleName(words)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.GAP + 4, 6, theme.GAP + 4, 6)
        box.addWidget(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.setPen(theme.tones(self).warn)
        paint.setBrush(self.palette().base())
        paint.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class Sidebar(QWidget):
    """The list of steps, in practice with the explanation under it, and something at the foot."""

    def __init__(self, steps: Steps, foot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = steps
        self.guide = Guide()
        self.guide.hide()
        self._box = QVBoxLayout(self)
        self._box.addWidget(steps)
        self._box.addWidget(self.guide, 1)
        self._box.addStretch(0)
        self._box.addWidget(foot, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_guided(False)

    def set_guided(self, guided: bool) -> None:
        self.steps.set_compact(guided)
        self.guide.setVisible(guided)
        self.setFixedWidth(GUIDED if guided else PLAIN)
        margin = theme.GAP if guided else 0
        self._box.setContentsMargins(0, 0, margin, theme.GAP)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.steps.sizeHint().height())
