"""Page 1: which recovery disc to start from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QProgressBar

from sert_wizard.progress import Tick
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import BaseFacts, Opened
from sert_wizard.ui.jobs import Failure
from sert_wizard.ui.widgets.controls import button, show_tick
from sert_wizard.ui.widgets.drop_hint import DropHint
from sert_wizard.ui.widgets.facts_list import FactsList
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.path_field import PathField
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.wording import size_text


class BaseIsoPage(Page):
    """Opens the disc off the UI thread and says what it is. `recipe_wanted` asks for a recipe
    file to be opened, `opened` tells that the disc could be read."""

    recipe_wanted = Signal(object)
    opened = Signal()
    KEY = "base_iso"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Base ISO"), "", scrolls=True)
        self.lead_text.setText(
            self.tr(
                "Choose the recovery disc to start from, one based on Windows PE. "
                "It is only read, never changed."
            )
        )
        self.setAcceptDrops(True)
        self.path = PathField(
            self.tr("&Disc image:"),
            self.tr("B&rowse…"),
            self.tr("Type a path, or drop a file here"),
        )
        self.path.chosen.connect(self.open)
        self.path.browse.connect(self._browse)
        self.recipe_button = button(
            self.tr("&Open a recipe…"),
            self.tr(
                "A recipe.toml holds all choices of an earlier build; every page is filled in."
            ),
        )
        self.recipe_button.clicked.connect(self._browse_recipe)
        self.recipe_note = Text("", Kind.MUTED)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Opening the disc image"))
        self.state = Text("", Kind.MUTED)
        self.problem = ProblemBox()
        self.drop_here = DropHint(self.tr("Drop a disc image here"))
        self.facts = FactsList()
        self.notes = Text("", Kind.WARN)
        self.prompt = QCheckBox(
            self.tr("Start &without the question “Press any key to boot from CD or DVD”")
        )
        self.prompt.setToolTip(
            self.tr("Nobody may be at the machine to press the key when it starts.")
        )
        self.prompt.toggled.connect(self.session.set_prompt)
        self._lay_out()
        self._opening = False
        self._show_facts(None)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.recipe_button)
        line.addWidget(self.recipe_note, 1)
        self.body.addWidget(self.path)
        self.body.addLayout(line)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.state)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.drop_here)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.prompt)
        self.body.addStretch(1)

    def blocker(self) -> str:
        if self.session.opened:
            return ""
        if self._opening:
            return self.tr("The disc image is being opened.")
        return self.tr("Choose a disc image to go on.")

    def open(self, path: Path) -> None:
        """Open `path`; a recipe is taken as such."""
        if path.suffix.lower() == ".toml":
            self.recipe_wanted.emit(path)
            return
        self.problem.clear()
        self.path.show_path(str(path))
        if former := self.session.drop_base():
            self.jobs.finally_run(lambda: work.close_base(former))
        self._opening = True
        self._show_facts(None)
        self.bar.setRange(0, 0)
        self.bar.show()
        wim = self.session.wanted_wim(path)
        self.jobs.start(
            self.KEY,
            lambda progress: work.open_base(path, wim, progress),
            done=self._opened,
            failed=self._failed,
            ticked=self._ticked,
            discard=work.close_base,
        )
        self.refresh()

    def show_problem(self, failure: Failure) -> None:
        """Something else about what was chosen here, a recipe for instance."""
        self.problem.show_failure(failure)

    def show_recipe(self, path: Path) -> None:
        """Say where the choices come from."""
        self.recipe_note.setText(self.tr("Filled in from {}").format(path.name))
        self.path.show_path(self.session.recipe.base.iso)
        self.prompt.setChecked(self.session.recipe.image.prompt == "remove")

    def clear(self) -> None:
        """Nothing is chosen any more."""
        self.jobs.drop(self.KEY)
        self._opening = False
        self.path.show_path("")
        self.recipe_note.setText("")
        self.problem.clear()
        self.prompt.setChecked(False)
        self._show_facts(None)
        self.refresh()

    def _ticked(self, tick: Tick) -> None:
        self.state.setText(tick.stage)
        show_tick(self.bar, tick)

    def _opened(self, opened: Opened) -> None:
        self._opening = False
        self.session.take_base(opened)
        self._show_facts(opened.facts)
        self.opened.emit()
        self.refresh()

    def _failed(self, failure: Failure) -> None:
        self._opening = False
        self._show_facts(None)
        if not failure.cancelled:
            self.problem.show_failure(failure)
        self.refresh()

    def _show_facts(self, facts: BaseFacts | None) -> None:
        self.bar.hide()
        self.state.setText("")
        self.state.setVisible(self._opening)
        self.facts.setVisible(facts is not None)
        self.drop_here.setVisible(facts is None and not self._opening)
        self.notes.setVisible(False)
        asks = facts is not None and (facts.prompt.bios or facts.prompt.uefi)
        self.prompt.setVisible(asks)
        if facts is not None:
            self.facts.show_rows(self._rows(facts))
            notes = self._notes(facts)
            self.notes.setText("\n".join(f"! {note}" for note in notes))
            self.notes.setVisible(bool(notes))

    def _rows(self, facts: BaseFacts) -> list[tuple[str, str]]:
        image = facts.image
        modes = [n for n, there in (("BIOS", facts.bios), ("UEFI", facts.uefi)) if there]
        asks = [n for n, b in (("BIOS", facts.prompt.bios), ("UEFI", facts.prompt.uefi)) if b]
        pe = self.tr("Windows PE {} ({}), {}").format(
            image.generation or "?", image.version_text, image.architecture
        )
        wim = self.tr("{}, {}, {} compression").format(
            facts.wim.lstrip("/"), size_text(facts.wim_size), facts.compression
        )
        rows = [
            (self.tr("Label"), facts.label or "–"),
            (self.tr("System"), pe),
            (self.tr("Boots on"), self.tr(" and ").join(modes) or self.tr("nothing")),
            (self.tr("Disc"), size_text(facts.iso_size)),
            (self.tr("Boot image"), wim),
            (
                self.tr("Image"),
                self.tr("{}; {:,} files, {} driver packages").format(
                    image.name or self.tr("no name"), image.files, facts.packages
                ),
            ),
            (self.tr("Start-up file"), facts.startup_file or self.tr("none")),
            (self.tr("It runs"), "\n".join(facts.commands) or "–"),
        ]
        if asks:
            rows.append((self.tr("Waits for a key"), self.tr(" and ").join(asks)))
        return rows

    def _notes(self, facts: BaseFacts) -> list[str]:
        notes = list(facts.unreadable)
        if not facts.bios and not facts.uefi:
            notes.append(self.tr("This disc has no boot entry: no machine starts from it."))
        if facts.images > 1:
            text = self.tr(
                "The boot image file holds {} images; only the one that boots is edited."
            )
            notes.append(text.format(facts.images))
        return notes

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose the base ISO"),
            self.path.line.text() or self.preferences.folder,
            self.tr("Disc images (*.iso *.img);;All files (*)"),
        )
        if name:
            self.path.choose(Path(name))

    def _browse_recipe(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open a recipe"),
            self.preferences.folder,
            self.tr("Recipes (*.toml);;All files (*)"),
        )
        if name:
            self.recipe_wanted.emit(Path(name))

    def files_dropped(self, paths: Sequence[Path]) -> None:
        self.path.choose(paths[0])
