"""A dialog of the wizard's own look: a title, words, room for content, and Close."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.text import Kind, Text


class Dialog(QDialog):
    """Over its page until it is closed; `open` shows it. It keeps what was filled in."""

    def __init__(self, parent: QWidget, title: str, lead: str, size: QSize) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.addActions(parent.window().actions())  # F1 helps here, too
        self.lead_text = Text(lead, Kind.MUTED)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP)
        self.close_button = button(self.tr("Cl&ose"))
        self.close_button.clicked.connect(self.close)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        margin = theme.MARGIN - 8
        outer.setContentsMargins(margin, margin, margin, theme.GROUP)
        outer.setSpacing(theme.GAP)
        outer.addWidget(self.lead_text)
        outer.addSpacing(theme.GAP)
        outer.addLayout(self.body, 1)
        outer.addSpacing(theme.GAP)
        outer.addLayout(self.buttons)
        room = QGuiApplication.primaryScreen().availableSize() - QSize(40, 60)
        # A fixed least size, so that what appears in the dialog never moves its edges.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(size.boundedTo(room))
