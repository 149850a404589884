"""Labels in the wizard's few kinds of text."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sert_wizard.ui import theme


class Kind(Enum):
    """Size and colour: (factor, bold, tone)."""

    TITLE = (1.7, True, "")
    HEADLINE = (1.35, True, "")
    HEADING = (1.1, True, "")
    PLAIN = (1.0, False, "")
    MUTED = (1.0, False, "muted")
    GOOD = (1.0, False, "good")
    WARN = (1.0, False, "warn")
    BAD = (1.0, False, "bad")


class Text(QLabel):
    """A label of one kind that wraps, and keeps its tone when light and dark change."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.PLAIN,
        *,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._dressing = False
        self.set_kind(kind)

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        factor, bold, _ = kind.value
        if factor != 1.0 or bold:
            self.setFont(theme.scaled(QLabel().font(), factor, bold=bold))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._dressing:
            self._dress()

    def _dress(self) -> None:
        tone = self._kind.value[2]
        self._dressing = True
        if tone:
            theme.tint(self, getattr(theme.tones(self), tone))
        self._dressing = False
