"""Sentences under each other, each with a sign before it that says what kind it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.text import Kind, Text


class Notices(QWidget):
    """Shows texts of one kind, each with its first sentence in the kind's tone and the rest calmly
    under it; hidden while there is none. `meaning` is what the sign says to who can't see it."""

    def __init__(self, sign: str, meaning: str, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._meaning, self._kind = sign, meaning, kind
        self.texts: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.GAP // 2)
        self._grid.setColumnStretch(1, 1)

    def show_texts(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for number, text in enumerate(texts):
            first, more = _parts(text)
            shown = Text(first, self._kind, selectable=True)
            shown.setAccessibleName(f"{self._meaning}: {text}")
            sign = Text(self._sign, self._kind)
            sign.setWordWrap(False)
            sign.setMinimumWidth(12)
            self._grid.addWidget(sign, 2 * number, 0, top)
            self._grid.addWidget(shown, 2 * number, 1, top)
            if more:
                self._grid.addWidget(
                    Text(more, Kind.MUTED, selectable=True), 2 * number + 1, 1, top
                )
        self.setVisible(bool(texts))


def _parts(text: str) -> tuple[str, str]:
    """The first sentence, and what follows it."""
    first, stop, more = text.partition(". ")
    return first + stop.rstrip(), more
