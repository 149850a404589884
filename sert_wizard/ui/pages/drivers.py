"""Page 3: which driver packages stay, go and come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel

from sert_wizard.drivers.prune import Verdict
from sert_wizard.recipe import Drivers
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import DriverView, nic_cards
from sert_wizard.ui.jobs import Failure
from sert_wizard.ui.language import said, size
from sert_wizard.ui.package_groups import parts_of, warnings
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.coverage_cards import CoverageCards
from sert_wizard.ui.widgets.explained import explain, explained
from sert_wizard.ui.widgets.offers import OfferList
from sert_wizard.ui.widgets.package_filter import PackageFilter
from sert_wizard.ui.widgets.package_tree import PackageTree
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text


class DriversPage(Page):
    """Coverage of each target, folders offered, and the packages of the image."""

    KEY = "drivers"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Drivers"), "")
        self.lead_text.setText(
            self.tr("Each target needs one driver. What no target needs can be taken out.")
        )
        self.cards = CoverageCards()
        self.cards.add_wanted.connect(self._browse)
        self.folders = OfferList()
        self.folders.removal_wanted.connect(self._withdraw)
        self.add = button(self.tr("&Add a folder…"))
        self.add.clicked.connect(self._browse)
        self.add_file = button(
            self.tr("Add a f&ile…"),
            self.tr("A zip or cab, or the maker's exe as it was downloaded"),
        )
        self.add_file.clicked.connect(self._browse_file)
        self.remove = button(self.tr("Re&move"), self.tr("Also with the Delete key"))
        self.remove.clicked.connect(self._withdraw)
        self.folders.currentRowChanged.connect(lambda number: self.remove.setEnabled(number >= 0))
        self.packages = PackageTree()
        self.packages.headerItem().setToolTip(0, explained("driver package", "device class"))
        self.packages.package_ticked.connect(self._package_ticked)
        self.packages.group_ticked.connect(self._group_ticked)
        self.filter = PackageFilter(self.packages)
        self.own = button(self.tr("&Forget my choices on single packages"))
        self.own.clicked.connect(self._forget)
        self.warning = Text("", Kind.WARN, selectable=True)
        self.total = Text("")
        self.problem = ProblemBox()
        self._before: Drivers | None = None  # what the recipe said before the last tick
        self.setAcceptDrops(True)
        self._lay_out()

    def _lay_out(self) -> None:
        label = QLabel(
            self.tr("Folders and archives &with drivers to add, searched for what a target needs:")
        )
        label.setBuddy(self.folders)
        explain(label, "driver package", "INF")
        offered = QGridLayout()
        offered.setVerticalSpacing(4)
        offered.setColumnStretch(0, 1)
        offered.addWidget(self.folders, 0, 0, 2, 1)
        offered.addWidget(self.add, 0, 1)
        offered.addWidget(self.add_file, 0, 2)
        offered.addWidget(self.remove, 1, 1, 1, 2)
        below = QHBoxLayout()
        below.addWidget(self.total, 1)
        below.addWidget(self.own)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.problem)
        self.body.addWidget(label)
        self.body.addLayout(offered)
        self.body.addSpacing(theme.GAP // 2)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.packages, 1)
        self.body.addWidget(self.warning)
        self.body.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.set_limit(self.height() // 4)

    def entered(self) -> None:
        self.packages.let_go()
        self._show_choices()
        if self.session.view:
            self._show_view(self.session.view)
        else:
            self.compute()

    def blocker(self) -> str:
        if self.session.view and not self.jobs.running(self.KEY):
            return ""
        if self.problem.isVisibleTo(self):
            return self.tr("Solve the problem above to go on.")
        return self.tr("The drivers are being looked at.")

    def compute(self) -> None:
        """Work out the verdicts for the recipe as it is now."""
        opened, recipe, former = self.session.opened, self.session.recipe, self.session.former_view
        if opened is None:
            return
        self.problem.clear()

        def done(view: DriverView) -> None:
            self.session.take_view(view, recipe)
            self._before = None
            self._show_view(view)

        self.jobs.start(
            self.KEY,
            lambda progress: work.judge_drivers(recipe, opened, progress, former),
            done=done,
            failed=self._failed,
            holds=lambda: self.session.opened is opened,
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
        """A tick that can't be had is taken back, and nothing is left to solve."""
        if self._before and not failure.cancelled:
            self.session.set_drivers(self._before)
            self._before = None
            self._show_choices()
            if view := self.session.view:
                self._show_view(view)
        self.problem.show_failure(failure)
        self.refresh()

    # --- what is shown

    def _show_choices(self) -> None:
        self.folders.show_paths(self.session.recipe.drivers.inject)
        self.remove.setEnabled(self.folders.currentRow() >= 0)
        self.own.setVisible(self.session.has_own_choices)

    def _show_view(self, view: DriverView) -> None:
        opened = self.session.opened
        self.cards.show_cards(nic_cards(view.coverage, self.session.seen))
        self.packages.show_groups(view.groups, opened.frees if opened else {})
        self.filter.tell()
        told = warnings(view.groups, self.session.recipe.drivers)
        self.warning.setText("\n".join(f"! {said(warning)}" for warning in told))
        self.warning.setVisible(bool(told))
        self.total.setText(self._total(view))
        self.refresh()

    def _total(self, view: DriverView) -> str:
        removed = sum(verdict.removed for verdict in view.verdicts)
        count = len(view.verdicts)
        if not view.added:
            text = self.tr("{} of {} packages go and free {}.")
            return text.format(removed, count, size(view.freed))
        text = self.tr("{} of {} packages go and free {}. Added: {} before compression.")
        return text.format(removed, count, size(view.freed), size(view.added))

    # --- what the user does

    def _package_ticked(self, verdict: Verdict, removed: bool) -> None:
        self._remember_before()
        self.session.set_removed(verdict, removed)
        self._changed()

    def _group_ticked(self, key: str, removed: bool) -> None:
        if view := self.session.former_view:
            self._remember_before()
            self.session.set_group(parts_of(view.groups, key), removed)
            self._changed()

    def _remember_before(self) -> None:
        """The last choice for which there are verdicts; of several quick ticks the first counts."""
        if self._before is None and self.session.view:
            self._before = self.session.recipe.drivers

    def _forget(self) -> None:
        self.session.forget_own_choices()
        self.packages.setFocus()  # the button goes away
        self._changed()

    def _withdraw(self) -> None:
        if item := self.folders.currentItem():
            self.session.withdraw(item.text())
            self._before = None
            self._changed()

    def files_dropped(self, paths: Sequence[Path]) -> None:
        for path in paths:
            loose = path.is_file() and path.suffix.lower() in (".inf", ".sys", ".cat")
            self.session.offer(path.parent if loose else path)
        self._changed()

    def _browse(self) -> None:
        title, folder = self.tr("Folder with drivers"), self.preferences.folder
        if name := QFileDialog.getExistingDirectory(self, title, folder):
            self._chosen(Path(name))

    def _browse_file(self) -> None:
        title, folder = self.tr("File with drivers"), self.preferences.folder
        kinds = self.tr("Driver archives (*.zip *.cab *.exe *.7z);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, title, folder, kinds)
        if name:
            self._chosen(Path(name))

    def _chosen(self, path: Path) -> None:
        """The next choice begins where this one was found."""
        self.preferences.folder = str(path.parent)
        self.offer(path)
