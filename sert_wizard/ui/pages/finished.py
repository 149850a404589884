"""Page 7: what was written, and what to do with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from sert_wizard.build.result import ISO, MANIFEST, RECIPE, REPORT, STAGE1, Built
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.language import seconds, size
from sert_wizard.ui.widgets.boot_panel import BootPanel
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.facts_list import FactsList
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.serve_panel import ServePanel
from sert_wizard.ui.widgets.text import Kind, Text


class FinishedPage(Page):
    """Files, sizes, hashes, and the next steps. `again_wanted`: back to the NICs, with everything
    kept."""

    KEY = "finished"
    QEMU, SAVE = "qemu", "save-recipe"
    again_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Finished"), "", scrolls=True)
        self.setFinalPage(True)
        self.headline = Text("", Kind.HEADING)
        self.files = FactsList()
        self.open_folder = self._button(self.tr("Open the &folder"), lambda: self._open(""))
        self.open_report = self._button(self.tr("Open the &report"), lambda: self._open(REPORT))
        self.copy = self._button(self.tr("C&opy the hashes"), self._copy)
        self.save = self._button(self.tr("Save the recipe &as…"), self._ask_where)
        self.again = self._button(self.tr("A&gain with other NICs"), self.again_wanted.emit)
        self.note = Text("", Kind.GOOD)
        self.problem = ProblemBox()
        self.serving = ServePanel(self.jobs)
        self.redirect = Text("")
        self.boot_heading = Text(self.tr("Try it without a machine"), Kind.HEADING)
        explain(self.redirect, "IDE-R")
        explain(self.boot_heading, "QEMU")
        self.boot = BootPanel(self.jobs)
        self._lay_out()
        self._show_qemu(False)
        for panel in (self.serving, self.boot):
            panel.begun.connect(self.problem.clear)
            panel.failed.connect(self._show_problem)
            panel.news.connect(self.bring_into_view)

    def _button(self, text: str, act: object) -> QPushButton:
        made = button(text)
        made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        self.body.addWidget(self.headline)
        self.body.addWidget(self.files)
        self.body.addSpacing(theme.GAP // 2)
        for controls in (
            (self.open_folder, self.open_report, self.copy),
            (self.save, self.again),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme.GAP)
            for control in controls:
                line.addWidget(control)
            line.addStretch(1)
            self.body.addLayout(line)
        self.body.addWidget(self.note)
        self.body.addWidget(self.problem)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(Text(self.tr("Bring it to the machine"), Kind.HEADING))
        self.body.addWidget(self.redirect)
        self.body.addWidget(self.serving)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(self.boot_heading)
        self.body.addWidget(self.boot)
        self.body.addStretch(1)

    def entered(self) -> None:
        if built := self.session.built:
            self._show_built(built)
        self.jobs.start(
            self.QEMU,
            lambda _progress: work.has_qemu(),
            done=self._show_qemu,
            failed=lambda _failure: self._show_qemu(False),
            lane=MACHINE,
        )

    def cleanupPage(self) -> None:
        """Gone back: the next build may write over what is served."""
        self.serving.stop()
        self.boot.stop()

    def shut_down(self) -> None:
        """The window closes: let go of the port and of the machines."""
        self.serving.shut_down()

    def _show_built(self, built: Built) -> None:
        plan, stage1 = built.plan, built.plan.recipe.stage1
        self.lead_text.setText(str(built.folder))
        self.problem.clear()
        self._say("")
        saved = plan.base_iso_size - built.iso_size
        self.headline.setText(
            (
                self.tr("{size} saved. Written and checked in {time}.")
                if saved >= 0
                else self.tr("{size} more than before. Written and checked in {time}.")
            ).format(size=size(abs(saved)), time=seconds(built.seconds))
        )
        sums = "{}, SHA-256:\n{}"
        self.files.show_rows(
            [
                (ISO, sums.format(size(built.iso_size), built.hashes.iso)),
                (STAGE1, sums.format(size(built.stage1_size), built.hashes.stage1)),
                (REPORT, self.tr("what was changed and why, for reading and printing")),
                (MANIFEST, self.tr("the same for programs, with all hashes")),
                (RECIPE, self.tr("your choices, to build the same again")),
            ],
            {ISO: "SHA-256", STAGE1: "stage-1 loader", MANIFEST: "manifest", RECIPE: "recipe"},
        )
        self.redirect.setText(
            self.tr(
                "Serve {iso}, redirect {loader} as the machine’s CD drive, and start the machine "
                "from it. Without a network, redirect {iso} itself; that takes longer."
            ).format(iso=ISO, loader=STAGE1)
        )
        self.serving.show_output(built.folder, stage1.url)
        self.boot.show_output(built.folder, stage1.url, stage1.firmware)

    def _show_qemu(self, there: bool) -> None:
        self.boot_heading.setVisible(there)
        self.boot.setVisible(there)

    def _show_problem(self, failure: Failure) -> None:
        self.problem.show_failure(failure)
        self.bring_into_view(self.problem)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    # --- the buttons

    def _open(self, name: str) -> None:
        if built := self.session.built:
            target = built.folder / name if name else built.folder
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _copy(self) -> None:
        """In the form that `sha256sum --check` reads."""
        if built := self.session.built:
            lines = f"{built.hashes.iso}  {ISO}\n{built.hashes.stage1}  {STAGE1}\n"
            QGuiApplication.clipboard().setText(lines)
            self._say(self.tr("✓ The hashes are in the clipboard."))

    def _ask_where(self) -> None:
        if built := self.session.built:
            suggested = str(built.folder.parent / RECIPE)
            name, _ = QFileDialog.getSaveFileName(
                self, self.tr("Save the recipe"), suggested, self.tr("Recipes (*.toml)")
            )
            if name:
                self.save_recipe(Path(name))

    def save_recipe(self, target: Path) -> None:
        """Copy the recipe of this build to `target`."""
        built = self.session.built
        if built is None:
            return
        self.problem.clear()
        self.jobs.start(
            self.SAVE,
            lambda _progress: work.save_recipe(built.folder / RECIPE, target),
            done=lambda path: self._say(self.tr("✓ Saved as {file}.").format(file=path)),
            failed=self._show_problem,
            lane=MACHINE,
        )
