"""A path to type, to browse for, or to drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets import controls
from sert_wizard.ui.widgets.controls import HEIGHT


class PathField(QWidget):
    """A labelled line for a path and a Browse button. `chosen` is emitted when Enter is pressed,
    the line is left after a change, or `choose` is called; `browse` when the button is pressed."""

    chosen = Signal(object)
    browse = Signal()

    def __init__(
        self, label: str, button: str, placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._last = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(label.replace("&", ""))
        self.line.setMinimumHeight(HEIGHT)
        self.line.setTextMargins(5, 0, 5, 0)
        self.line.editingFinished.connect(self._edited)
        self.button = controls.button(button)
        self.button.clicked.connect(self.browse)
        name = QLabel(label)
        name.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(name)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def show_path(self, path: str) -> None:
        """Show a path without saying that it was chosen."""
        self._last = path
        self.line.setText(path)

    def choose(self, path: Path) -> None:
        """As if the user had typed it."""
        self.show_path(str(path))
        self.chosen.emit(path)

    def _edited(self) -> None:
        text = self.line.text().strip().strip('"')
        if text and text != self._last:
            self.choose(Path(text).expanduser())
