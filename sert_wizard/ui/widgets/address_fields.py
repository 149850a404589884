"""Where the loader finds the optimized ISO: an address of this computer, or any URL."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from sert_wizard.errors import SertError
from sert_wizard.hardware.local import LocalAddress
from sert_wizard.ui import theme
from sert_wizard.ui.language import in_words
from sert_wizard.ui.session import address_of, url_of
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.form import add_field, form, line
from sert_wizard.ui.widgets.text import Kind, Text


class AddressFields(QWidget):
    """Emits `url_changed` and `more_changed` (a tuple of URLs) when the user changes them."""

    url_changed = Signal(str)
    more_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.address = QComboBox()
        self.address.setPlaceholderText(self.tr("none of them is in the URL"))
        self.address.activated.connect(self._chosen)
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.valueChanged.connect(self._chosen)
        self.url = line()
        self.url.textChanged.connect(self._typed)
        self.more = line(self.tr("another URL of the same disc, may stay empty"))
        self.more.textChanged.connect(self._more_typed)
        explain(self.port, "port")
        explain(self.url, "URL")
        self.note = Text("", Kind.MUTED)
        self.problem = Text("", Kind.BAD)
        self.more_problem = Text("", Kind.BAD)
        grid = form()
        add_field(grid, self.tr("Address of this &computer:"), self.address, (0, 0, 1))
        add_field(grid, self.tr("&Port:"), self.port, (0, 2, 1))
        add_field(grid, self.tr("UR&L of the disc:"), self.url, (1, 0, 3))
        grid.addWidget(self.problem, 2, 1, 1, 3)
        grid.addWidget(self.note, 3, 1, 1, 3)
        add_field(grid, self.tr("If that fails (bac&kup):"), self.more, (4, 0, 3))
        grid.addWidget(self.more_problem, 5, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(grid)

    def show_urls(self, url: str, more: Sequence[str]) -> None:
        """Show what the recipe says, without telling of a change."""
        self._showing = True
        self.url.setText(url)
        self.port.setValue(address_of(url)[1])
        if tuple(self.more.text().split()) != tuple(more):
            self.more.setText(" ".join(more))
        self._showing = False
        self._match()

    def show_addresses(self, addresses: Sequence[LocalAddress]) -> None:
        """Offer this computer's addresses; the first becomes the URL's while there is none."""
        self._showing = True
        self.address.clear()
        for item in addresses:
            self.address.addItem(f"{item.address}  ({item.adapter})", item.address)
        self._showing = False
        if not self.url.text() and addresses:
            self.url.setText(url_of(addresses[0].address, self.port.value()))
        self._match()

    def show_problems(self, url: SertError | None, more: SertError | None) -> None:
        """Say beside each line why the loader could not use it."""
        for label, error in ((self.problem, url), (self.more_problem, more)):
            label.setText(f"✗ {in_words(error)}" if error else "")
            label.setVisible(bool(error))
        self.note.setVisible(url is None)

    def _match(self) -> None:
        """Let the list show the URL's address, if it is one of this computer."""
        host = address_of(self.url.text())[0]
        index = self.address.findData(host)
        self.address.setCurrentIndex(index)
        self.address.setEnabled(self.address.count() > 0)
        if index >= 0:
            note = self.tr("This computer can serve the disc: the last page starts that.")
        elif host:
            note = self.tr(
                "{} is not an address of this computer: put optimized.iso on the server there."
            ).format(host)
        else:
            note = self.tr("Type the address that the machines can reach this computer at.")
        self.note.setText(note)

    def _chosen(self, _value: int) -> None:
        if self._showing:
            return
        chosen = self.address.currentData() or address_of(self.url.text())[0]
        if chosen:
            self.url.setText(url_of(chosen, self.port.value()))

    def _typed(self, text: str) -> None:
        if self._showing:
            return
        self._showing = True
        self.port.setValue(address_of(text)[1])
        self._showing = False
        self._match()
        self.url_changed.emit(text)

    def _more_typed(self, text: str) -> None:
        if not self._showing:
            self.more_changed.emit(tuple(text.split()))
