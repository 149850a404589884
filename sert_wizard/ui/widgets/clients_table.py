"""The machines that a server sends the disc to, and how far each is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from sert_wizard.delivery.transfers import Event
from sert_wizard.ui.language import seconds, size
from sert_wizard.ui.widgets.controls import row, table

_DOES, _SENT, _RATE = 1, 2, 3


class ClientsTable(QWidget):
    """A row for each client, which follows what happens at it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table(
            self.tr("Machines that fetch the disc"),
            [self.tr("Machine"), self.tr("What it does"), self.tr("Sent"), self.tr("Rate")],
            stretch=_DOES,
            empty=self.tr("No machine has asked yet."),
        )
        self.table.setMinimumHeight(118)
        self._rows: dict[str, QTreeWidgetItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        for number, wide in ((0, "255.255.255.255 00"), (_SENT, "100 % of 9999.9 MB 00")):
            self.table.setColumnWidth(number, self.fontMetrics().horizontalAdvance(wide))

    def clear(self) -> None:
        self._rows.clear()
        self.table.clear()

    @property
    def clients(self) -> tuple[str, ...]:
        return tuple(self._rows)

    def show_event(self, event: Event) -> None:
        """Bring the client's row up to date."""
        shown = self._rows.get(event.client)
        if shown is None:
            shown = row([event.client, "", "", ""])
            self._rows[event.client] = shown
            self.table.addTopLevelItem(shown)
        shown.setText(_DOES, self._doing(event))
        shown.setToolTip(_DOES, shown.text(_DOES))
        if event.total:
            shown.setText(_SENT, self.tr("{} % of {}").format(event.percent, size(event.total)))
            rate = self.tr("{} per s").format(size(round(event.rate)))
            shown.setText(_RATE, rate if event.rate else "")
        spoken = ", ".join(filter(None, (shown.text(n) for n in range(4))))
        shown.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _doing(self, event: Event) -> str:
        if event.kind == "done":
            return self.tr("✓ has the whole disc, after {}").format(seconds(event.seconds))
        if event.kind == "lost":
            return self.tr("⚠ broke off at {} %").format(event.percent)
        return event.text
