"""A list of NICs that a machine may have, to tick, with how sure each is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from sert_wizard.hardware.catalogue import Candidate
from sert_wizard.ui.widgets.columns import Columns
from sert_wizard.ui.widgets.controls import row, table
from sert_wizard.ui.widgets.explained import explained
from sert_wizard.ui.work import Choice

_CHOICE = Qt.ItemDataRole.UserRole
_SHARES = {
    0: 0.2,
    1: 0.22,
    2: 0.18,
    3: 0.25,
}  # of the list's width, for the columns before the last


class CandidateTable(QWidget):
    """`chosen` tells which choice was ticked or unticked."""

    chosen = Signal(object, bool)

    def __init__(self, name: str, empty: str) -> None:
        super().__init__()
        heads = [
            self.tr("Network adapter"),
            self.tr("Hardware id"),
            self.tr("How sure"),
            self.tr("AMT"),
            self.tr("Machine or platform"),
        ]
        self.table = table(name, heads, stretch=len(heads) - 1, empty=empty)
        self.table.headerItem().setToolTip(
            2,
            self.tr(
                "How sure the way from what was asked to this adapter is. Reported: seen in such a "
                "machine, but another of the same model may differ."
            ),
        )
        self.table.headerItem().setToolTip(1, explained("hardware id"))
        self.table.headerItem().setToolTip(3, explained("AMT"))
        self.columns = Columns(self.table, _SHARES)
        self.table.itemChanged.connect(self._changed)
        self.setFocusProxy(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table)

    def show_choices(self, choices: Sequence[Choice], ticked: Callable[[Choice], bool]) -> None:
        """Fill the list anew."""
        self.table.blockSignals(True)
        self.table.clear()
        self.table.addTopLevelItems([self._row(choice, ticked(choice)) for choice in choices])
        self.table.blockSignals(False)
        self.columns.fit()

    def tick(self, ticked: Callable[[Choice], bool]) -> None:
        """Bring the ticks up to date: one NIC may stand in several rows."""
        self.table.blockSignals(True)
        for item in self.items():
            item.setCheckState(0, _state(ticked(item.data(0, _CHOICE))))
        self.table.blockSignals(False)
        self.table.viewport().update()

    def items(self) -> list[QTreeWidgetItem]:
        """The rows from above."""
        rows = map(self.table.topLevelItem, range(self.table.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _row(self, choice: Choice, ticked: bool) -> QTreeWidgetItem:
        found = choice.candidate
        place = choice.machine
        if found and not found.machine:
            place = ", ".join(filter(None, (found.year, found.platform)))
        amt = amt_text(found) if found else ""
        name = found.name if found else self.tr("Network adapter")
        texts = (name, choice.nic.id, certainty_text(choice.certainty), amt, place)
        item = row(texts)
        item.setData(0, _CHOICE, choice)
        item.setCheckState(0, _state(ticked))
        more = self._more(found) if found else choice.nic.source
        for column in range(len(texts)):
            item.setToolTip(column, more)
        return item

    def _more(self, found: Candidate) -> str:
        lines = [
            ", ".join(filter(None, (found.name, found.year, found.platform))),
            self.tr("AMT: {}").format(amt_text(found)),
            self.tr("Source: {}").format(found.source),
            self.tr("Drivers of Intel’s: {}").format(", ".join(found.infs)),
            found.note,
        ]
        return "\n".join(line for line in lines if line)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            ticked = item.checkState(0) == Qt.CheckState.Checked
            self.chosen.emit(item.data(0, _CHOICE), ticked)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


#: For the tool that collects texts to translate: it finds none that the program makes up.
TRANSLATED = (
    QT_TRANSLATE_NOOP("Candidates", "told by the machine"),
    QT_TRANSLATE_NOOP("Candidates", "verified"),
    QT_TRANSLATE_NOOP("Candidates", "reported"),
    QT_TRANSLATE_NOOP("Candidates", "derived"),
    QT_TRANSLATE_NOOP("Candidates", "general knowledge"),
    QT_TRANSLATE_NOOP("Candidates", "unverified"),
)


def certainty_text(certainty: str) -> str:
    """How sure a candidate is, in the user's language; "": the machine told its id itself."""
    return QCoreApplication.translate("Candidates", certainty or "told by the machine")


def caveat_text() -> str:
    """What has to be said wherever candidates are shown."""
    return QCoreApplication.translate(
        "Candidates",
        "These are candidates. Which NIC a machine has, only the hardware id that it reports "
        "itself can tell.",
    )


def amt_text(found: Candidate) -> str:
    """The AMT versions of a NIC's platform and how sure they are."""
    if found.vpro and not found.amt:
        return QCoreApplication.translate("Candidates", "unknown")
    none = QCoreApplication.translate("Candidates", "none")
    versions = ", ".join(found.amt) if found.vpro else none
    return f"{versions} ({certainty_text(found.amt_certainty)})"
