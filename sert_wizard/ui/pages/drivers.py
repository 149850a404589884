"""Page 3: which driver packages stay, go and come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMenu,
    QTreeWidgetItem,
    QVBoxLayout,
)

from sert_wizard.drivers.prune import Verdict
from sert_wizard.drivers.rules import device_classes
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import DriverView
from sert_wizard.ui.jobs import Failure
from sert_wizard.ui.widgets.controls import HEIGHT, button, row, table
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.wording import size_text

_INF = Qt.ItemDataRole.UserRole


class DriversPage(Page):
    """Coverage of each target, folders offered, and the packages of the image."""

    KEY = "drivers"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Drivers"), "")
        self.lead_text.setText(
            self.tr(
                "Each target needs one driver, in the image or added to it. Drivers of other "
                "makers' network adapters can be taken out; all else stays unless you say so."
            )
        )
        self.coverage = QVBoxLayout()
        self.coverage_lines: list[Text] = []
        self.folders = QListWidget()
        self.folders.setAccessibleName(self.tr("Folders with drivers to add"))
        self.folders.setFixedHeight(3 * HEIGHT + 12)
        self.folders.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.add = button(self.tr("&Add a folder…"))
        self.add.clicked.connect(self._browse)
        self.add_file = button(
            self.tr("Add a f&ile…"),
            self.tr("A zip or cab, or the maker's exe as it was downloaded"),
        )
        self.add_file.clicked.connect(self._browse_file)
        self.remove = button(self.tr("Re&move"))
        self.remove.clicked.connect(self._withdraw)
        self.folders.currentRowChanged.connect(lambda number: self.remove.setEnabled(number >= 0))
        self.prune = QCheckBox(self.tr("&Take out network drivers that no target needs"))
        self.prune.toggled.connect(self._pruned)
        self.classes = QMenu(self)
        self.classes.setToolTipsVisible(True)
        for kind in device_classes().values():
            action = self.classes.addAction(kind.title)
            action.setCheckable(True)
            action.setData(kind.name)
            action.setToolTip(kind.warning)
            action.toggled.connect(self._classes_chosen)
        self.more = button(
            self.tr("Take out m&ore…"), self.tr("Drivers of other devices that you can do without")
        )
        self.more.setMenu(self.classes)
        self.own = button(self.tr("&Forget my choices on single packages"))
        self.own.clicked.connect(self._forget)
        self.packages = table(
            self.tr("Driver packages of the image"),
            [
                self.tr("Package (ticked: goes)"),
                self.tr("Class"),
                self.tr("Frees"),
                self.tr("Outcome"),
                self.tr("Why"),
            ],
            stretch=4,
        )
        self.packages.itemChanged.connect(self._package_ticked)
        self.total = Text("")
        self.problem = ProblemBox()
        self._showing = False
        self._verdicts: dict[str, Verdict] = {}
        self.setAcceptDrops(True)
        self._lay_out()

    def _lay_out(self) -> None:
        label = QLabel(
            self.tr("Folders and archives &with drivers to add, searched for what a target needs:")
        )
        label.setBuddy(self.folders)
        buttons = QVBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.add_file)
        buttons.addWidget(self.remove)
        offered = QHBoxLayout()
        offered.addWidget(self.folders, 1)
        offered.addLayout(buttons)
        choice = QHBoxLayout()
        choice.addWidget(self.prune, 1)
        choice.addWidget(self.more)
        choice.addWidget(self.own)
        self.coverage.setSpacing(4)
        self.body.addLayout(self.coverage)
        self.body.addWidget(self.problem)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(label)
        self.body.addLayout(offered)
        self.body.addSpacing(theme.GAP)
        self.body.addLayout(choice)
        self.body.addWidget(self.packages, 1)
        self.body.addWidget(self.total)

    def entered(self) -> None:
        self._show_choices()
        if self.session.view:
            self._show_view(self.session.view)
        else:
            self.compute()

    def blocker(self) -> str:
        if self.problem.isVisibleTo(self):
            return self.tr("Solve the problem above to go on.")
        if not self.session.view:
            return self.tr("The drivers are being looked at.")
        return ""

    def compute(self) -> None:
        """Work out the verdicts for the recipe as it is now."""
        opened, recipe = self.session.opened, self.session.recipe
        if opened is None:
            return
        self.problem.clear()

        def done(view: DriverView) -> None:
            self.session.take_view(view, recipe)
            self._show_view(view)

        self.jobs.start(
            self.KEY,
            lambda progress: work.judge_drivers(recipe, opened, progress),
            done=done,
            failed=self._failed,
        )
        self.refresh()

    def offer(self, folder: Path) -> None:
        """Offer a folder of drivers."""
        self.session.offer(folder)
        self._changed()

    def _changed(self) -> None:
        self._show_choices()
        self.compute()

    def _failed(self, failure: Failure) -> None:
        self.problem.show_failure(failure)
        self.refresh()

    def _show_choices(self) -> None:
        self._showing = True
        drivers = self.session.recipe.drivers
        self.folders.clear()
        self.folders.addItems(list(drivers.inject))
        self.remove.setEnabled(False)
        self.prune.setChecked(drivers.prune == "network")
        for action in self.classes.actions():
            action.setChecked(action.data() in drivers.classes)
        self.own.setVisible(self.session.has_own_choices)
        self._showing = False

    def _show_view(self, view: DriverView) -> None:
        self._showing = True
        self._verdicts = {verdict.package.folder: verdict for verdict in view.verdicts}
        self._show_coverage(view)
        known = [self.packages.topLevelItem(n) for n in range(self.packages.topLevelItemCount())]
        fresh = [i.data(0, _INF) for i in known if i] != [v.package.folder for v in view.verdicts]
        if fresh:
            self.packages.clear()
            self.packages.addTopLevelItems([row([]) for _ in view.verdicts])
        for number, verdict in enumerate(view.verdicts):
            if item := self.packages.topLevelItem(number):
                self._fill(item, verdict)
        if fresh:
            self.packages.fit()
        self._showing = False
        removed = sum(verdict.removed for verdict in view.verdicts)
        text = self.tr("{} of {} packages go and free {}.").format(
            removed, len(view.verdicts), size_text(view.freed)
        )
        if view.added:
            text += " " + self.tr("Added: {} before compression.").format(size_text(view.added))
        self.total.setText(text)
        self.refresh()

    def _show_coverage(self, view: DriverView) -> None:
        for line in self.coverage_lines:
            self.coverage.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.coverage_lines = []
        for item in view.coverage:
            mark = "✓" if item.inf else "✗"
            text = f"{mark} {item.nic}: {item.reason}"
            if not item.inf:
                text += " " + self.tr("Add a folder with its driver below.")
            line = Text(text, Kind.GOOD if item.inf else Kind.BAD, selectable=True)
            self.coverage_lines.append(line)
            self.coverage.addWidget(line)

    def _fill(self, item: QTreeWidgetItem, verdict: Verdict) -> None:
        opened, package = self.session.opened, verdict.package
        frees = opened.frees[package.folder] if opened else 0
        if verdict.removed:
            outcome = self.tr("goes")
        else:
            outcome = self.tr("stays") if verdict.prunable else self.tr("must stay")
        texts = (package.name, package.inf.class_name, size_text(frees), outcome, verdict.reason)
        for column, text in enumerate(texts):
            if item.text(column) != text:
                item.setText(column, text)
                item.setToolTip(column, text if column == 4 else "")
        item.setData(0, _INF, package.folder)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if verdict.prunable:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if verdict.removed else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
        else:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(0, Qt.ItemDataRole.CheckStateRole, None)

    def _package_ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._showing and column == 0:
            removed = item.checkState(0) == Qt.CheckState.Checked
            self.session.set_removed(self._verdicts[item.data(0, _INF)], removed)
            self._changed()

    def _pruned(self, on: bool) -> None:
        if not self._showing:
            self.session.set_prune(on)
            self._changed()

    def _classes_chosen(self, _on: bool) -> None:
        if not self._showing:
            chosen = (a.data() for a in self.classes.actions() if a.isChecked())
            self.session.set_classes(tuple(chosen))
            self._changed()

    def _forget(self) -> None:
        self.session.forget_own_choices()
        self._changed()

    def _withdraw(self) -> None:
        if item := self.folders.currentItem():
            self.session.withdraw(item.text())
            self._changed()

    def files_dropped(self, paths: Sequence[Path]) -> None:
        for path in paths:
            loose = path.is_file() and path.suffix.lower() in (".inf", ".sys", ".cat")
            self.session.offer(path.parent if loose else path)
        self._changed()

    def _browse(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Folder with drivers")):
            self.offer(Path(name))

    def _browse_file(self) -> None:
        kinds = self.tr("Driver archives (*.zip *.cab *.exe *.7z);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("File with drivers"), "", kinds)
        if name:
            self.offer(Path(name))
