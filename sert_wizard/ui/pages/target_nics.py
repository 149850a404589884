"""Page 2: which network adapters the image has to work on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QTreeWidgetItem,
)

from sert_wizard.hardware.nic import Nic
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import DriverView, nic_name
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.language import said
from sert_wizard.ui.pages.amt_dialog import AmtDialog
from sert_wizard.ui.pages.catalogue_dialog import CatalogueDialog
from sert_wizard.ui.pages.report_dialog import ReportDialog
from sert_wizard.ui.targets import spelled
from sert_wizard.ui.widgets.candidates import certainty_text
from sert_wizard.ui.widgets.columns import Columns
from sert_wizard.ui.widgets.controls import button, row, table
from sert_wizard.ui.widgets.explained import explain, explained
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text

_NIC = Qt.ItemDataRole.UserRole
_MACHINE, _FROM, _DRIVER = 2, 3, 4
#: Of the list's width, for the other columns.
_SHARES = {0: 0.2, _DRIVER: 0.27, 1: 0.25, _MACHINE: 0.11}


class TargetNicsPage(Page):
    """One list of NICs to tick; dialogs find more: by a report, by the catalogue, by AMT."""

    KEY = "target_nics"
    OWN, REPORT, DRIVERS = "nics-own", "nics-report", "nics-drivers"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Target NICs"), "")
        self.lead_text.setText(
            self.tr(
                "Tick the network adapters of the machines that will start the image. "
                "Their drivers are kept or added; those of others can go."
            )
        )
        self.setAcceptDrops(True)
        self._context = context
        self._asked = False
        self._unknown: Failure | None = None  # why the drivers could not be looked at
        self.by_report = button(
            self.tr("&Type an id, give a report…"),
            self.tr("Shows what to run on the target, and reads what it says"),
        )
        self.by_report.clicked.connect(self._ask_report)
        self.by_catalogue = button(
            self.tr("Look up a &model…"), self.tr("By the machine, the adapter or the AMT version")
        )
        self.by_catalogue.clicked.connect(self._ask_catalogue)
        self.by_amt = button(
            self.tr("Ask Intel &AMT…"), self.tr("Asks a vPro machine over the network")
        )
        explain(self.by_amt, "AMT")
        explain(self.title_text, "NIC")
        self.by_amt.clicked.connect(self._ask_amt)
        self.table = table(
            self.tr("Network adapters"),
            [
                self.tr("Network adapter"),
                self.tr("Hardware id"),
                self.tr("Machine"),
                self.tr("Where it is from"),
                self.tr("Driver"),
            ],
            stretch=_FROM,
            empty=self.tr("No adapter known yet: choose a way to find the target’s above."),
        )
        self.table.header().moveSection(_DRIVER, 1)  # what is asked first of a NIC
        self.table.headerItem().setToolTip(
            _DRIVER,
            self.tr("Whether the image, or a folder of drivers that you add, has a driver for it."),
        )
        self.table.headerItem().setToolTip(1, explained("hardware id"))
        self.columns = Columns(self.table, _SHARES)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._pop_up)
        self.table.itemChanged.connect(self._ticked)
        self.table.itemSelectionChanged.connect(self._selected)
        self.table.currentItemChanged.connect(self._moved)
        self.machines = QMenu(self)
        self.machines.aboutToShow.connect(self._fill_menu)
        self.machine = button(
            self.tr("Ma&chine"),
            self.tr("Says in which machine the marked adapters are: one image can serve several"),
        )
        self.machine.setMenu(self.machines)
        self.summary = Text("", Kind.PLAIN)
        self.caveat = Text(
            self.tr(
                "Some targets are candidates. Which NIC a machine has, only the hardware id that "
                "it reports itself can tell."
            ),
            Kind.WARN,
        )
        explain(self.caveat, "candidate")
        self.problem = ProblemBox()
        self._lay_out()

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(theme.GAP)
        for way in (self.by_report, self.by_catalogue, self.by_amt):
            ways.addWidget(way)
        ways.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(theme.GROUP)
        below.addWidget(self.summary, 1)
        below.addWidget(self.machine)
        self.body.addLayout(ways)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(below)
        self.body.addWidget(self.caveat)
        self.body.addWidget(self.problem)

    def entered(self) -> None:
        self._show_nics()
        if not self._asked:
            self._asked = True
            self.jobs.start(
                self.OWN,
                lambda _progress: work.own_nics(),
                done=self._own_found,
                failed=self._failed,
                lane=MACHINE,
            )

    def blocker(self) -> str:
        if self.session.targets:
            return ""
        if not self.session.seen:
            return self.tr("Find at least one network adapter to go on, by a button above.")
        return self.tr("Tick at least one network adapter to go on.")

    # --- ways to find NICs

    @cached_property
    def report_dialog(self) -> ReportDialog:
        made = ReportDialog(self, self._context)
        made.found.connect(self._found)
        return made

    @cached_property
    def catalogue_dialog(self) -> CatalogueDialog:
        made = CatalogueDialog(self, self._context)
        made.changed.connect(self._show_nics)
        return made

    @cached_property
    def amt_dialog(self) -> AmtDialog:
        made = AmtDialog(self, self._context)
        made.changed.connect(self._show_nics)
        return made

    def _ask_report(self) -> None:
        self.problem.clear()
        self.report_dialog.open()

    def _ask_catalogue(self) -> None:
        self.catalogue_dialog.open()

    def _ask_amt(self) -> None:
        self.amt_dialog.open()

    def open_reports(self, paths: Sequence[Path]) -> None:
        """Read report files of one machine; what is found is ticked."""
        self.problem.clear()
        self.jobs.start(
            self.REPORT,
            lambda _progress: work.nics_of_reports(paths),
            done=lambda nics: self._found(nics, ""),
            failed=self._failed,
            lane=MACHINE,
        )

    def files_dropped(self, paths: Sequence[Path]) -> None:
        self.open_reports(paths)

    def _own_found(self, nics: tuple[Nic, ...]) -> None:
        self.session.see(nics)
        self._show_nics()

    def _found(self, nics: tuple[Nic, ...], machine: str) -> None:
        self.session.see(nics)
        for nic in nics:
            self.session.choose(nic, machine, "", True)
        self._show_nics()

    def _failed(self, failure: Failure) -> None:
        self.problem.show_failure(failure)

    # --- the list

    def _show_nics(self) -> None:
        marked = {nic.ids[0] for nic in self._marked()}
        current = self.table.currentItem()
        there = current.data(0, _NIC).ids[0] if current else ""
        self.table.blockSignals(True)
        self.table.clear()
        for nic in self.session.seen:
            item = row([""] * self.table.columnCount())
            item.setData(0, _NIC, nic)
            self._write(item, nic)
            self.table.addTopLevelItem(item)
            if nic.ids[0] == there:
                self.table.setCurrentItem(item)
            item.setSelected(nic.ids[0] in marked)
        self.table.blockSignals(False)
        self.columns.fit()
        self._selected()
        self._summarize()
        self._look_at_drivers()

    def _link(self, nic: Nic) -> str:
        """Whether its cable is in, as far as is known."""
        if not nic.link:
            return ""
        return self.tr("connected") if nic.link == "up" else self.tr("not connected")

    def _write(self, item: QTreeWidgetItem, nic: Nic) -> None:
        machines = [name or self.tr("(no name)") for name in self.session.machines_of(nic)]
        source = ", ".join(filter(None, (said(nic.source), self._link(nic), nic.mac)))
        if certainty := self.session.candidates.get(nic.ids[0]):
            source = self.tr("Candidate, {certainty}").format(certainty=certainty_text(certainty))
            source = ": ".join(filter(None, (source, said(nic.source))))
        texts = (nic_name(nic), nic.id, "; ".join(machines), source)
        for column, text in enumerate(texts):
            item.setText(column, text)
            item.setToolTip(column, "\n".join(nic.ids) if column == 1 else text)
        ticked = nic.ids[0] in self.session.targets
        light, tone, more = self._light(nic) if ticked else ("", None, "")
        item.setText(_DRIVER, light)
        item.setToolTip(_DRIVER, "\n".join(filter(None, (light, more))))
        item.setData(_DRIVER, Qt.ItemDataRole.ForegroundRole, tone)
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _items(self) -> list[QTreeWidgetItem]:
        rows = map(self.table.topLevelItem, range(self.table.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _marked(self) -> list[Nic]:
        return [item.data(0, _NIC) for item in self.table.selectedItems()]

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            wanted = item.checkState(0) == Qt.CheckState.Checked
            before = self.session.seen
            self.session.set_target(item.data(0, _NIC), wanted)
            self._bring_up_to_date()
            if self.session.seen != before:  # not now: Qt is still at the row that was ticked
                QTimer.singleShot(0, self, self._show_nics)

    def _bring_up_to_date(self) -> None:
        """The choice has changed."""
        self._rewrite()
        self._look_at_drivers()

    def _rewrite(self) -> None:
        """Write the rows anew, in place: the mark and the focus stay."""
        self.table.blockSignals(True)
        for item in self._items():
            self._write(item, item.data(0, _NIC))
        self.table.blockSignals(False)
        self.table.viewport().update()
        self.columns.fit()
        self._summarize()

    # --- which of them have a driver

    def _look_at_drivers(self) -> None:
        """Ask for the drivers of the targets as they are now, unless that is known."""
        opened, recipe, former = self.session.opened, self.session.recipe, self.session.former_view
        if opened is None or self.session.view or not self.session.targets:
            self.jobs.drop(self.DRIVERS)
            return

        def done(view: DriverView) -> None:
            self.session.take_view(view, recipe)
            self._drivers_known(None)

        self._unknown = None
        self.jobs.start(
            self.DRIVERS,
            lambda progress: work.judge_drivers(recipe, opened, progress, former),
            done=done,
            failed=self._drivers_known,
            holds=lambda: self.session.opened is opened,
        )

    def _drivers_known(self, failure: Failure | None) -> None:
        self._unknown = failure
        self._rewrite()

    def _light(self, nic: Nic) -> tuple[str, QColor | None, str]:
        """Whether the target has a driver: a sign and words, a tone, and more for who asks."""
        tones, view = theme.tones(self), self.session.view
        found = (c for c in view.coverage if spelled(c.nic) == nic.ids[0]) if view else ()
        if covered := next(iter(found), None):
            more = said(covered.reason)
            if covered.inf is None:
                return self.tr("✗ none so far"), tones.bad, more
            if covered.source == "inject":
                return self.tr("✓ {inf}, added").format(inf=covered.inf), tones.good, more
            return self.tr("✓ {inf}, in the image").format(inf=covered.inf), tones.good, more
        if self._unknown:
            error = self._unknown.error
            return (
                self.tr("? can’t be told"),
                tones.warn,
                f"{said(error.message)} {said(error.hint)}",
            )
        return self.tr("… is looked for"), tones.muted, ""

    def _summarize(self) -> None:
        targets = self.session.targets
        machines = [m for m in self.session.recipe.target.machines if m.nics]
        self.table.setColumnHidden(_MACHINE, not machines)
        texts = [
            self.tr("Targets: {count} of {all}").format(
                count=len(targets), all=len(self.session.seen)
            )
        ]
        if self.session.view:
            lack = len(self.session.view.uncovered)
            texts.append(
                self.tr("without a driver: {count}").format(count=lack)
                if lack
                else self.tr("all have a driver")
            )
        if machines:
            texts.append(self.tr("machines named: {count}").format(count=len(machines)))
        self.summary.setText("; ".join(texts) if targets else "")
        doubtful = any(target in self.session.candidates for target in targets)
        self.caveat.setVisible(doubtful)
        self.refresh()

    # --- the machines

    def _selected(self) -> None:
        self.machine.setEnabled(bool(self.table.selectedItems()))

    def _moved(self, item: QTreeWidgetItem | None) -> None:
        """Who comes to the list by keyboard marks a row by that."""
        if item is not None and not self.table.selectedItems():
            item.setSelected(True)

    def _pop_up(self, place: QPoint) -> None:
        if self.table.selectedItems():
            self.machines.popup(self.table.viewport().mapToGlobal(place))

    def _fill_menu(self) -> None:
        marked = self._marked()
        self.machines.clear()
        for name in self.session.machines:
            action = self.machines.addAction((name or self.tr("(no name)")).replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(all(name in self.session.machines_of(nic) for nic in marked))
            action.triggered.connect(lambda on, name=name: self._file(name, on))
        self.machines.addSeparator()
        new = self.machines.addAction(self.tr("&New machine…"))
        new.triggered.connect(self._ask_name)

    def _ask_name(self) -> None:
        box = QInputDialog(self)
        box.setObjectName("machine-name")
        box.setWindowTitle(self.tr("New machine"))
        box.setLabelText(self.tr("In which machine are the marked adapters?"))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.textValueSelected.connect(lambda text: self._file(text.strip(), True))
        box.open()

    def _file(self, machine: str, wanted: bool) -> None:
        for nic in self._marked() if machine or not wanted else ():
            self.session.set_machine(nic, machine, wanted)
        self._bring_up_to_date()
