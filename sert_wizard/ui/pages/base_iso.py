"""Page 1: which recovery disc to start from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar

from sert_wizard.progress import Tick
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import BaseFacts, Opened
from sert_wizard.ui.jobs import Failure
from sert_wizard.ui.language import said, size
from sert_wizard.ui.widgets.controls import button, show_tick
from sert_wizard.ui.widgets.drop_hint import DropHint
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.facts_list import FactsList
from sert_wizard.ui.widgets.notices import Notices
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.path_field import PathField
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text


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
        explain(self.recipe_button, "recipe")
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
        self.notes = Notices("!", self.tr("Warning"), Kind.WARN)
        self._lay_out()
        self._opening = False
        self._show_facts(self.session.opened.facts if self.session.opened else None)

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
        self.recipe_note.setText(self.tr("Filled in from {file}").format(file=path.name))
        self.path.show_path(self.session.recipe.base.iso)

    def clear(self) -> None:
        """Nothing is chosen any more."""
        self.jobs.drop(self.KEY)
        self._opening = False
        self.path.show_path("")
        self.recipe_note.setText("")
        self.problem.clear()
        self._show_facts(None)
        self.refresh()

    def _ticked(self, tick: Tick) -> None:
        self.state.setText(said(tick.stage))
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
        if facts is not None:
            terms = {
                self.tr("System"): "Windows PE",
                self.tr("Boots on"): "El Torito",
                self.tr("Boot image"): "boot.wim",
                self.tr("Start-up file"): "start-up file",
                self.tr("Waits for a key"): "key prompt",
            }
            self.facts.show_rows(self._rows(facts), terms)
            self.notes.show_texts(self._notes(facts))

    def _rows(self, facts: BaseFacts) -> list[tuple[str, str]]:
        image, asks = facts.image, facts.prompt
        system = self.tr("Windows PE {generation} ({version}), {architecture}").format(
            generation=image.generation or "?",
            version=image.version_text,
            architecture=image.architecture,
        )
        wim = self.tr("{file}, {size}, {compression} compression").format(
            file=facts.wim.lstrip("/"), size=size(facts.wim_size), compression=facts.compression
        )
        files = self.tr("%Ln file(s)", "", image.files)
        packages = self.tr("%n driver package(s)", "", facts.packages)
        name = image.name or self.tr("no name")
        rows = [
            (self.tr("Label"), facts.label or "–"),
            (self.tr("Maker"), facts.publisher),
            (self.tr("System"), system),
            (self.tr("Boots on"), self._firmware(facts.bios, facts.uefi) or self.tr("nothing")),
            (self.tr("Disc"), size(facts.iso_size)),
            (self.tr("Boot image"), wim),
            (self.tr("Image"), f"{name}; {files}, {packages}"),
            (self.tr("Start-up file"), facts.startup_file or self.tr("none")),
            (self.tr("It runs"), "\n".join(facts.commands) or "–"),
            (self.tr("Remote control"), self._remote_control(facts)),
            (self.tr("Waits for a key"), self._firmware(asks.bios, asks.uefi)),
        ]
        return [(name, value) for name, value in rows if value]

    def _firmware(self, bios: bool, uefi: bool) -> str:
        if bios and uefi:
            return self.tr("BIOS and UEFI")
        return "BIOS" if bios else "UEFI" if uefi else ""

    def _remote_control(self, facts: BaseFacts) -> str:
        if not facts.remote_control:
            return self.tr(
                "no known tool; a machine with AMT 6 or later shows its screen without one"
            )
        return "\n".join(f"{found.tool} ({found.path})" for found in facts.remote_control)

    def _notes(self, facts: BaseFacts) -> list[str]:
        notes = [said(text) for text in facts.unreadable]
        if not facts.bios and not facts.uefi:
            notes.append(self.tr("This disc has no boot entry: no machine starts from it."))
        if facts.images > 1:
            text = self.tr(
                "The boot image file holds {images} images; only the one that boots is edited."
            )
            notes.append(text.format(images=facts.images))
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
        if path := self.ask_for_recipe():
            self.recipe_wanted.emit(path)

    def files_dropped(self, paths: Sequence[Path]) -> None:
        self.path.choose(paths[0])
