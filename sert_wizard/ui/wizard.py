"""The wizard's window: its pages in order, its buttons, and how it closes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMessageBox, QWidget, QWizard

from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import Failure, Jobs
from sert_wizard.ui.pages.base_iso import BaseIsoPage
from sert_wizard.ui.pages.build import BuildPage
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.pages.finished import FinishedPage
from sert_wizard.ui.pages.output import OutputPage
from sert_wizard.ui.pages.preview import PreviewPage
from sert_wizard.ui.pages.target_nics import TargetNicsPage
from sert_wizard.ui.session import Session
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.steps import Steps
from sert_wizard.ui.work import LoadedRecipe

_RECIPE = "recipe"


class Wizard(QWizard):
    """Seven pages over one session. `shutdown` ends its threads and removes scratch files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = Session()
        self.jobs = Jobs(self)
        self._closing = False
        context = Context(self.session, self.jobs)
        self.base_page = BaseIsoPage(context)
        self.nics_page = TargetNicsPage(context)
        self.drivers_page = DriversPage(context)
        self.preview_page = PreviewPage(context)
        self.output_page = OutputPage(context)
        self.build_page = BuildPage(context)
        self.finished_page = FinishedPage(context)
        self.all_pages: tuple[Page, ...] = (
            self.base_page,
            self.nics_page,
            self.drivers_page,
            self.preview_page,
            self.output_page,
            self.build_page,
            self.finished_page,
        )
        for page in self.all_pages:
            self.addPage(page)
        self.steps = Steps("SERT Wizard", [page.name for page in self.all_pages])
        self._set_up()
        self.base_page.recipe_wanted.connect(self.open_recipe)
        self.build_page.state_changed.connect(self._guard_buttons)
        self.build_page.built.connect(self._go_on)
        self.currentIdChanged.connect(self._entered)

    def _set_up(self) -> None:
        self.setWindowTitle(self.tr("SERT Wizard"))
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setSideWidget(self.steps)
        button = QWizard.WizardButton
        self.setButtonText(button.BackButton, self.tr("&Back"))
        self.setButtonText(button.NextButton, self.tr("&Next"))
        self.setButtonText(button.CancelButton, self.tr("&Quit"))
        self.setButtonText(button.FinishButton, self.tr("&Close"))
        self.setButtonLayout(
            [
                button.CancelButton,
                button.Stretch,
                button.BackButton,
                button.NextButton,
                button.FinishButton,
            ]
        )
        for kind in (button.BackButton, button.NextButton, button.FinishButton):
            self.button(kind).setMinimumSize(104, 34)
        self.button(button.CancelButton).setMinimumHeight(34)
        self.setMinimumSize(*theme.SMALLEST)
        room = self.screen().availableGeometry()
        self.resize(min(theme.USUAL[0], room.width()), min(theme.USUAL[1], room.height() - 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The steps' sheet reaches the window's edges."""
        super().paintEvent(event)
        sheet = QRect(0, 0, self.steps.geometry().right() + 1, self.height())
        QPainter(self).fillRect(sheet, theme.tones(self).sheet)

    def open_iso(self, path: Path) -> None:
        """Open a base ISO as if it had been chosen on the first page."""
        self.base_page.open(path.resolve())

    def open_recipe(self, path: Path) -> None:
        """Fill every page from a recipe file."""
        self.jobs.start(
            _RECIPE,
            lambda _progress: work.load_recipe(path),
            done=self._recipe_loaded,
            failed=self._recipe_failed,
        )

    def shutdown(self) -> None:
        """Stop all work, close the base and wait for the threads; safe to call again."""
        if former := self.session.drop_base():
            self.jobs.finally_run(lambda: work.close_base(former))
        self.jobs.shutdown()

    def _recipe_loaded(self, loaded: LoadedRecipe) -> None:
        self.session.use_recipe(loaded.recipe, loaded.path)
        self.session.see(loaded.nics)
        self.base_page.show_recipe(loaded.path)
        if loaded.recipe.base.iso:
            self.base_page.open(Path(loaded.recipe.base.iso))

    def _recipe_failed(self, failure: Failure) -> None:
        self.base_page.show_problem(failure)

    def _entered(self, number: int) -> None:
        page = self.page(number)
        if isinstance(page, Page):
            self.steps.set_current(self.all_pages.index(page))
            page.refresh()
            page.entered()
            self._guard_buttons()

    def _guard_buttons(self) -> None:
        """No way back while the build writes."""
        if self.currentPage() is self.build_page:
            back = self.button(QWizard.WizardButton.BackButton)
            back.setEnabled(not self.build_page.running)
        if self._closing and not self.build_page.running:
            self.reject()

    def _go_on(self) -> None:
        if self.currentPage() is self.build_page and not self._closing:
            self.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does nothing: pressed by mistake, it would lose all choices."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Quit and the window's own button; asks in mid-build."""
        if self.build_page.running:
            self._ask_to_stop()
            return
        super().reject()

    def done(self, result: int) -> None:
        self.shutdown()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _ask_to_stop(self) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.windowTitle(),
            self.tr("A build is under way. Stop it and quit?"),
            parent=self,
        )
        box.setObjectName("ask-to-stop")
        box.setInformativeText(self.tr("Nothing of it will be kept."))
        stop = box.addButton(self.tr("&Stop and quit"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("&Keep building"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stop.clicked.connect(self._stop_and_quit)
        box.open()

    def _stop_and_quit(self) -> None:
        self._closing = True
        self.build_page.cancel()
        self._guard_buttons()
