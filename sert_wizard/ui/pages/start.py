"""The first page: a new image, an earlier recipe, a recent file, or practice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QCommandLinkButton,
    QHBoxLayout,
    QProgressBar,
    QTreeWidgetItem,
    QVBoxLayout,
)

from sert_wizard.progress import Tick
from sert_wizard.settings import resource
from sert_wizard.ui import practice, theme
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.language import said
from sert_wizard.ui.practice import Lesson
from sert_wizard.ui.preferences import RecentFile, looked_at
from sert_wizard.ui.widgets.controls import button, row, show_tick, table
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text


class StartPage(Page):
    """Offers the ways to begin. `new_wanted` and `file_wanted` (a disc or a recipe) ask the wizard
    to go on; `practice_begins` asks it to let go of what is open, for that may be practice's own
    disc, and `practice_ready` brings the new one."""

    new_wanted = Signal()
    file_wanted = Signal(object)
    practice_begins = Signal()
    practice_ready = Signal(object)
    KEY = "start"
    PRACTICE, RECENT = "practice", "recent"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Start"), "")
        self.lead_text.setText(
            self.tr("Make a recovery disc small, fit it with the right driver, boot it quickly.")
        )
        self.new = Choice(
            "new-image",
            self.tr("Make a new &image"),
            self.tr("Choose a recovery disc; the pages ask for the rest. Or drop the disc here."),
        )
        self.new.clicked.connect(self.new_wanted)
        self.recipe = Choice(
            "open-recipe",
            self.tr("&Open a recipe…"),
            self.tr("A recipe.toml holds all choices of an earlier build."),
        )
        explain(self.recipe, "recipe")
        self.recipe.clicked.connect(self._browse)
        self.practice = Choice(
            "practice",
            self.tr("&Practise"),
            self.tr("With a disc made on the spot, explained page by page. Needs no network."),
        )
        explain(self.practice, "practice disc")
        self.practice.clicked.connect(self.start_practice)
        self.large = QCheckBox(self.tr("Practise with a disc of &full size (283 MB, a minute)"))
        self.large.setToolTip(self.tr("As large as the image in the article of 2010."))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Making the practice disc"))
        self.state = Text("", Kind.MUTED)
        self.stop = button(self.tr("&Cancel"))
        self.stop.clicked.connect(lambda: self.jobs.cancel(self.PRACTICE))
        self.problem = ProblemBox()
        self.recent = table(
            self.tr("Recent files"),
            (self.tr("File"), self.tr("Kind"), self.tr("State")),
            stretch=0,
            empty=self.tr("The discs and recipes that you open will be listed here."),
        )
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.itemActivated.connect(self._activated)
        self.recent.currentItemChanged.connect(lambda *_: self._guard())
        self.open = button(self.tr("Op&en it"))
        self.open.clicked.connect(lambda: self._activated(self.recent.currentItem()))
        self.forget = button(self.tr("&Take it off the list"))
        self.forget.clicked.connect(self._forget)
        self._lay_out()
        self._show_working()

    def _lay_out(self) -> None:
        for choice in (self.new, self.recipe, self.practice):
            self.body.addWidget(choice)
        # Under the words of the choice that it belongs to.
        indented = QVBoxLayout()
        indented.setContentsMargins(45, 0, 0, 0)
        indented.addWidget(self.large)
        indented.addWidget(self.bar)
        line = QHBoxLayout()
        line.addWidget(self.state, 1)
        line.addWidget(self.stop)
        indented.addLayout(line)
        self.body.addLayout(indented)
        self.body.addWidget(self.problem)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(Text(self.tr("Recent"), Kind.HEADING))
        self.body.addWidget(self.recent, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def entered(self) -> None:
        paths = self.preferences.recent
        self.jobs.start(
            self.RECENT,
            lambda _progress: looked_at(paths),
            done=self._show_recent,
            failed=lambda _failure: None,
            lane=MACHINE,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list opens what is chosen; it must not press Next as well."""
        if self.recent.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    def blocker(self) -> str:
        return self.tr("The practice disc is being made.") if self._working else ""

    @property
    def _working(self) -> bool:
        return self.jobs.running(self.PRACTICE)

    # --- practice

    def start_practice(self) -> None:
        """Make the practice disc; `practice_ready` tells when it is there."""
        scale = practice.FULL if self.large.isChecked() else practice.QUICK
        folder = practice.practice_folder()
        self.practice_begins.emit()
        self.problem.clear()
        self.bar.setRange(0, 0)
        self.state.setText(self.tr("Beginning"))
        self.jobs.start(
            self.PRACTICE,
            lambda progress: practice.prepare(folder, scale, progress),
            done=self._practice_made,
            failed=self._practice_failed,
            ticked=self._ticked,
        )
        self._show_working()

    def _ticked(self, tick: Tick) -> None:
        self.state.setText(said(tick.stage))
        show_tick(self.bar, tick)

    def _practice_made(self, lesson: Lesson) -> None:
        self._show_working()
        self.practice_ready.emit(lesson)

    def _practice_failed(self, failure: Failure) -> None:
        self._show_working()
        if not failure.cancelled:
            self.problem.show_failure(failure)

    def _show_working(self) -> None:
        working = self._working
        for widget in (self.bar, self.state, self.stop):
            widget.setVisible(working)
        for choice in (self.new, self.recipe, self.practice, self.large):
            choice.setEnabled(not working)
        if working:
            self.stop.setFocus()
        self._guard()
        self.refresh()

    # --- recent files

    def _show_recent(self, files: Sequence[RecentFile]) -> None:
        self.recent.clear()
        for file in files:
            kind = self.tr("recipe") if file.is_recipe else self.tr("disc")
            state = "" if file.there else self.tr("✗ missing")
            made = row((str(file.path), kind, state))
            made.setData(0, Qt.ItemDataRole.UserRole, file)
            made.setToolTip(0, str(file.path))
            if not file.there:
                for column in range(self.recent.columnCount()):
                    made.setForeground(column, theme.tones(self).muted)
            self.recent.addTopLevelItem(made)
        self.recent.fit()
        self._guard()

    def _chosen(self) -> RecentFile | None:
        item = self.recent.currentItem()
        file = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return file if isinstance(file, RecentFile) else None

    def _guard(self) -> None:
        self.recent.setEnabled(not self._working and self.recent.topLevelItemCount() > 0)
        chosen = None if self._working else self._chosen()
        self.open.setEnabled(chosen is not None and chosen.there)
        self.forget.setEnabled(chosen is not None)

    def _activated(self, _item: QTreeWidgetItem | None) -> None:
        if (file := self._chosen()) and file.there:
            self.file_wanted.emit(file.path)

    def _forget(self) -> None:
        item = self.recent.currentItem()
        if item and (file := self._chosen()):
            self.preferences.forget(file.path)
            self.recent.takeTopLevelItem(self.recent.indexOfTopLevelItem(item))
            self._guard()

    def _browse(self) -> None:
        if path := self.ask_for_recipe():
            self.file_wanted.emit(path)


class Choice(QCommandLinkButton):
    """One of the ways to begin. It frames itself while it has the focus, which Qt's own style
    for it does not."""

    def __init__(self, icon: str, text: str, description: str) -> None:
        super().__init__(text, description)
        self.setIcon(QIcon(str(resource("icons", f"{icon}.svg"))))
        self.setIconSize(QSize(32, 32))
        self.setAccessibleDescription(description)
        self.setAutoDefault(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint = QPainter(self)
            paint.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint.setPen(QPen(theme.tones(self).accent, 1.5))
            paint.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            paint.end()
