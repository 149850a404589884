"""Page 2: which network adapters the image has to work on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTreeWidgetItem,
    QVBoxLayout,
)

from sert_wizard.hardware.nic import Nic
from sert_wizard.progress import Progress
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import nic_label, nic_name
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.widgets.controls import button, row, table
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text

_NIC = Qt.ItemDataRole.UserRole


class TargetNicsPage(Page):
    """A list of NICs to tick, from this computer, from pasted text and from reports."""

    OWN, TEXT, REPORT = "nics-own", "nics-text", "nics-report"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Target NICs"), "")
        self.lead_text.setText(
            self.tr(
                "Tick the network adapters of the machines that will start the image. "
                "Their drivers are kept or added; those of others can go."
            )
        )
        self.setAcceptDrops(True)
        self._asked = False
        self.table = table(
            self.tr("Network adapters"),
            [self.tr("Network adapter"), self.tr("Hardware id"), self.tr("Link"), self.tr("From")],
            stretch=0,
            empty=self.tr("No adapter known yet: type an id below, or open a report."),
        )
        self.table.itemChanged.connect(self._ticked)
        self.summary = Text("", Kind.PLAIN)
        self.text = QPlainTextEdit()
        self.text.setAcceptDrops(False)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(84)
        self.text.setAccessibleName(self.tr("Hardware ids or report text"))
        self.text.setPlaceholderText(
            self.tr(
                "Type or paste ids such as PCI\\VEN_8086&&DEV_10DE or 8086:10DE,\n"
                "or the output of “pnputil /enum-devices /class Net /ids” or “lspci -nn”."
            ).replace("&&", "&")
        )
        self.add = button(self.tr("&Add from text"))
        self.add.clicked.connect(self.add_text)
        self.report = button(
            self.tr("Open a re&port…"),
            self.tr("A text file with that output, saved on the target."),
        )
        self.report.clicked.connect(self._browse)
        self.problem = ProblemBox()
        self._lay_out()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&More adapters:"))
        label.setBuddy(self.text)
        buttons = QVBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.report)
        buttons.addStretch(1)
        more = QHBoxLayout()
        more.setSpacing(theme.GAP)
        more.addWidget(self.text, 1)
        more.addLayout(buttons)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.summary)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(label)
        self.body.addLayout(more)
        self.body.addWidget(self.problem)

    def entered(self) -> None:
        self._show_nics()
        if not self._asked:
            self._asked = True
            self._find(self.OWN, lambda _progress: work.own_nics(), tick=False)

    def blocker(self) -> str:
        if self.session.targets:
            return ""
        if not self.session.seen:
            return self.tr("Add at least one network adapter to go on: type its id below.")
        return self.tr("Tick at least one network adapter to go on.")

    @Slot()
    def add_text(self) -> None:
        """Recognise what was typed or pasted; what is found is ticked."""
        text = self.text.toPlainText()
        source = self.tr("typed")
        self._find(self.TEXT, lambda _progress: work.nics_of_text(text, source))

    def open_reports(self, paths: Sequence[Path]) -> None:
        """Read report files; what is found is ticked."""
        self._find(self.REPORT, lambda _progress: work.nics_of_reports(paths))

    def _find(
        self, key: str, find: Callable[[Progress], tuple[Nic, ...]], *, tick: bool = True
    ) -> None:
        def done(nics: tuple[Nic, ...]) -> None:
            self.session.see(nics)
            if tick:
                for nic in nics:
                    self.session.set_target(nic, True)
            if key == self.TEXT:
                self.text.clear()
            self._show_nics()

        self.problem.clear()
        self.jobs.start(key, find, done=done, failed=self._failed, lane=MACHINE)

    def _failed(self, failure: Failure) -> None:
        self.problem.show_failure(failure)

    def _show_nics(self) -> None:
        targets = self.session.targets
        self.table.blockSignals(True)
        self.table.clear()
        for nic in self.session.seen:
            place = f"{nic.link} {nic.mac}".strip()
            item = row([nic_name(nic), nic.id, place, nic.source])
            item.setToolTip(1, "\n".join(nic.ids))
            item.setData(0, _NIC, nic)
            ticked = nic.ids[0] in targets
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.table.addTopLevelItem(item)
        self.table.blockSignals(False)
        self.table.fit()
        self._summarize()

    def _ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        nic: Nic = item.data(0, _NIC)
        self.session.set_target(nic, item.checkState(0) == Qt.CheckState.Checked)
        self._summarize()

    def _summarize(self) -> None:
        targets = self.session.targets
        names = {nic.ids[0]: nic for nic in self.session.seen}
        shown = [nic_label(names[t]) if t in names else t for t in targets]
        self.summary.setText(
            self.tr("Targets ({}): {}").format(len(shown), ", ".join(shown)) if shown else ""
        )
        self.summary.setVisible(bool(shown))
        self.refresh()

    def _browse(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Open hardware reports"),
            "",
            self.tr("Reports (*.txt *.log);;All files (*)"),
        )
        if names:
            self.open_reports([Path(name) for name in names])

    def files_dropped(self, paths: Sequence[Path]) -> None:
        self.open_reports(paths)
