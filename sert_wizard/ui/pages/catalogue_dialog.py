"""Look the target's NIC up by what is known of the machine."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from sert_wizard.ui import work
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.widgets.candidates import CandidateTable, caveat_text
from sert_wizard.ui.widgets.controls import HEIGHT
from sert_wizard.ui.widgets.dialog import Dialog
from sert_wizard.ui.widgets.page import Context
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.ui.work import Choice


class CatalogueDialog(Dialog):
    """Searches as one types; a tick makes a target at once. `changed` tells that one did."""

    changed = Signal()
    KEY = "nics-catalogue"

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, self.tr("Look up a machine or a NIC"), "", QSize(940, 620))
        self.lead_text.setText(
            self.tr("What Intel’s wired adapters for AMT (vPro) are called and where they are.")
        )
        self._session, self._jobs = context.session, context.jobs
        self.words = QLineEdit()
        self.words.setMinimumHeight(HEIGHT)
        self.words.setTextMargins(5, 0, 5, 0)
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(self.tr("OptiPlex 960, I219-LM, 82579, AMT 7, 8086:10DE …"))
        self.words.textChanged.connect(self._search)
        self.found = CandidateTable(
            self.tr("What the catalogue has"),
            self.tr("Nothing found. Try fewer words, or read the id from a report of the target."),
        )
        self.found.chosen.connect(self._chosen)
        self.count = Text("", Kind.MUTED)
        self.caveat = Text(caveat_text(), Kind.WARN)
        self.problem = ProblemBox()
        label = QLabel(self.tr("&Model, adapter, AMT version or id:"))
        label.setBuddy(self.words)
        for widget in (label, self.words, self.found, self.count, self.caveat, self.problem):
            self.body.addWidget(widget, int(widget is self.found))

    def open(self) -> None:
        """Show it with the last search, ready to be typed over."""
        super().open()
        self.words.setFocus()
        self.words.selectAll()
        self._search()

    def done(self, result: int) -> None:
        self._jobs.drop(self.KEY)
        super().done(result)

    def _search(self) -> None:
        words = self.words.text()
        self.problem.clear()
        self._jobs.start(
            self.KEY,
            lambda _progress: work.search_catalogue(words),
            done=self._show,
            failed=self._failed,
            lane=MACHINE,
        )

    def _show(self, choices: tuple[Choice, ...]) -> None:
        self.found.show_choices(choices, self._is_ticked)
        self.caveat.setVisible(bool(choices))
        self.count.setText(self.tr("{} found").format(len(choices)))

    def _failed(self, failure: Failure) -> None:
        self.problem.show_failure(failure)

    def _is_ticked(self, choice: Choice) -> bool:
        return self._session.is_chosen(choice.nic, choice.machine)

    def _chosen(self, choice: Choice, wanted: bool) -> None:
        self._session.choose(choice.nic, choice.machine, choice.certainty, wanted)
        self.found.tick(self._is_ticked)
        self.changed.emit()
