"""A box that says what went wrong, what to do next, and lets the details be copied."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sert_wizard.errors import SertError
from sert_wizard.ui import theme
from sert_wizard.ui.jobs import Failure, details
from sert_wizard.ui.language import in_words, said
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.text import Kind, Text


class ProblemBox(QWidget):
    """Hidden until `show_failure` or `show_error`; `clear` hides it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self.message = Text("", Kind.BAD, selectable=True)
        self.hint = Text("", selectable=True)
        self.copy = button(
            self.tr("Cop&y details"),
            self.tr("Copies the error and the versions in use, to send on."),
        )
        self.copy.clicked.connect(self._copy)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.GROUP, theme.GAP + 2, theme.GROUP, theme.GAP + 2)
        line.setSpacing(theme.GROUP)
        line.addLayout(words, 1)
        line.addWidget(self.copy)
        self.hide()

    def show_failure(self, failure: Failure) -> None:
        self._show(failure.error, failure.details)

    def show_error(self, error: SertError) -> None:
        self._show(error, details(error))

    def clear(self) -> None:
        self.hide()

    def _show(self, error: SertError, text: str) -> None:
        self._details = text
        self.copy.setText(self.tr("Cop&y details"))
        self.message.setText("✗ " + said(error.message))
        self.hint.setText(said(error.hint))
        self.hint.setVisible(bool(error.hint))
        self.setAccessibleName(self.tr("Problem"))
        self.setAccessibleDescription(in_words(error))
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.setText(self.tr("Copied"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = theme.tones(self)
        paint.setPen(tone.bad)
        paint.setBrush(self.palette().base())
        paint.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
