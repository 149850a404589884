"""How the machine joins the network: DHCP, unless something else is typed here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from sert_wizard.errors import SertError
from sert_wizard.recipe import Network
from sert_wizard.ui import theme
from sert_wizard.ui.language import in_words
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.form import add_field, form, line
from sert_wizard.ui.widgets.text import Kind, Text


class NetworkFields(QWidget):
    """Emits `changed` with a recipe's Network when the user changes a field."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.address, self.netmask = line("192.0.2.50"), line("255.255.255.0")
        self.gateway, self.dns = line(self.tr("none")), line(self.tr("none"))
        self.vlan = QSpinBox()
        self.vlan.setRange(0, 4094)
        self.vlan.setSpecialValueText(self.tr("none"))
        self.vlan.setToolTip(
            self.tr("The number that the switch expects in each frame (IEEE 802.1Q), if any.")
        )
        explain(self.netmask, "netmask")
        explain(self.gateway, "gateway")
        explain(self.dns, "DNS")
        explain(self.vlan, "VLAN")
        self.lines = (self.address, self.netmask, self.gateway, self.dns)
        for field in self.lines:
            field.textChanged.connect(self._typed)
        self.vlan.valueChanged.connect(self._typed)
        self.problem = Text("", Kind.BAD)
        grid = form()
        add_field(grid, self.tr("Address &of the machine:"), self.address, (0, 0, 1))
        add_field(grid, self.tr("Net&mask:"), self.netmask, (0, 2, 1))
        add_field(grid, self.tr("&Gateway:"), self.gateway, (1, 0, 1))
        add_field(grid, self.tr("DN&S server:"), self.dns, (1, 2, 1))
        add_field(grid, self.tr("&VLAN:"), self.vlan, (2, 0, 1))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GROUP, 0, 0, 0)
        column.setSpacing(theme.GAP)
        words = self.tr(
            "Leave all of it empty where the network gives addresses by itself (DHCP). A loader "
            "with a fixed address is for one machine at a time."
        )
        column.addWidget(Text(words, Kind.MUTED))
        column.addLayout(grid)
        column.addWidget(self.problem)

    def show_network(self, network: Network) -> None:
        """Show what the recipe says, without telling of a change."""
        self._showing = True
        texts = (network.address, network.netmask, network.gateway, network.dns)
        for field, text in zip(self.lines, texts, strict=True):
            if field.text().strip() != text:
                field.setText(text)
        self.vlan.setValue(network.vlan)
        self._showing = False

    def show_problem(self, error: SertError | None) -> None:
        """Say why no machine could have these."""
        self.problem.setText(f"✗ {in_words(error)}" if error else "")
        self.problem.setVisible(bool(error))

    def _typed(self, _value: object) -> None:
        if not self._showing:
            address, netmask, gateway, dns = (field.text().strip() for field in self.lines)
            self.changed.emit(Network(address, netmask, gateway, dns, self.vlan.value()))
