"""The wizard's window: its pages in order, its buttons, and how it closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton, QWidget, QWizard

from sert_wizard.ui import theme, work
from sert_wizard.ui.help_menu import HelpMenu
from sert_wizard.ui.jobs import Failure, Jobs
from sert_wizard.ui.pages.base_iso import BaseIsoPage
from sert_wizard.ui.pages.build import BuildPage
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.pages.finished import FinishedPage
from sert_wizard.ui.pages.output import OutputPage
from sert_wizard.ui.pages.preview import PreviewPage
from sert_wizard.ui.pages.start import StartPage
from sert_wizard.ui.pages.target_nics import TargetNicsPage
from sert_wizard.ui.practice import Lesson
from sert_wizard.ui.practice_mode import PracticeMode
from sert_wizard.ui.preferences import Preferences, is_recipe
from sert_wizard.ui.session import Session
from sert_wizard.ui.widgets.language_button import LanguageButton
from sert_wizard.ui.widgets.page import Context, Page, dropped_files, is_for_wizard
from sert_wizard.ui.widgets.steps import Steps
from sert_wizard.ui.work import LoadedRecipe

_RECIPE = "recipe"


class Wizard(QWizard):
    """A start page and seven steps over one session; goes on where a `former` wizard was, with
    its session. `shutdown` ends its threads and removes scratch files."""

    def __init__(
        self,
        preferences: Preferences | None = None,
        former: Wizard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences or Preferences()
        self.session = former.hand_over() if former else Session()
        self.jobs = Jobs(self)
        self._closing = self._moving = False
        context = Context(self.session, self.jobs, self.preferences)
        self.start_page = StartPage(context)
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
        self.steps = Steps("SERT Wizard", [page.name for page in self.all_pages])
        self.language = LanguageButton(self._language_obstacle)
        self.help = HelpMenu(self, self.jobs, self._page_key)
        lesson = former.practice if former else None
        self.practice: PracticeMode = PracticeMode(self.session, self.steps, self.language, lesson)
        for page in (self.start_page, *self.all_pages):
            self.addPage(page)
            page.completeChanged.connect(self._changed)
            for line in page.findChildren(QLineEdit):
                line.setAcceptDrops(False)  # else it takes a file's address as text
        self._set_up()
        self.start_page.new_wanted.connect(self.new_image)
        self.start_page.file_wanted.connect(self.open_file)
        self.start_page.practice_begins.connect(self._start_anew)
        self.start_page.practice_ready.connect(self._practise)
        self.base_page.recipe_wanted.connect(self.open_recipe)
        self.base_page.opened.connect(self._base_opened)
        self.build_page.state_changed.connect(self._guard_buttons)
        self.build_page.built.connect(self._go_on)
        self.finished_page.again_wanted.connect(self._back_to_nics)
        self.currentIdChanged.connect(self._entered)
        if former:
            self._go_on_from(former)

    def _set_up(self) -> None:
        self.setWindowTitle(self.tr("SERT Wizard"))
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setSideWidget(self.practice.sidebar)
        self.setAcceptDrops(True)
        button = QWizard.WizardButton
        self.setButtonText(button.BackButton, self.tr("&Back"))
        self.setButtonText(button.NextButton, self.tr("&Next"))
        self.setButtonText(button.CancelButton, self.tr("&Quit"))
        self.setButtonText(button.FinishButton, self.tr("&Close"))
        self.setButtonLayout(
            [
                button.CancelButton,
                button.HelpButton,
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
        geometry = self.preferences.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(theme.USUAL[0], room.width()), min(theme.USUAL[1], room.height() - 40))
        self.setOption(QWizard.WizardOption.HaveHelpButton)
        help_button = self.button(button.HelpButton)
        assert isinstance(help_button, QPushButton)
        help_button.setText(self.tr("&Help"))
        help_button.setMinimumHeight(34)
        help_button.setMenu(self.help)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The steps' sheet reaches the window's edges."""
        super().paintEvent(event)
        side = self.practice.sidebar
        sheet = QRect(0, 0, side.mapTo(self, side.rect().topRight()).x() + 1, self.height())
        QPainter(self).fillRect(sheet, theme.tones(self).sheet)

    def new_image(self) -> None:
        """Begin anew on the first step."""
        self._start_anew()
        self._to_first_step()
        self.base_page.path.line.setFocus()

    def _start_anew(self) -> None:
        """Forget all choices, if there are any."""
        if former := self.session.start_anew():
            self.jobs.finally_run(lambda: work.close_base(former))
        self.jobs.drop(_RECIPE)
        self.base_page.clear()

    def hand_over(self) -> Session:
        """End all work but keep what was chosen and opened, for a wizard that goes on with it."""
        self.preferences.geometry = self.saveGeometry()
        self.finished_page.shut_down()
        self.jobs.shutdown()
        return self.session

    def _go_on_from(self, former: Wizard) -> None:
        """Show the page that `former` showed."""
        if former.currentId() < 0:
            return
        self._moving = True
        self.restart()
        while self.currentId() < former.currentId():
            self.next()
        self._moving = False
        iso = self.session.recipe.base.iso
        if file := self.session.recipe_file:
            self.base_page.show_recipe(file)
        elif iso:
            self.base_page.path.show_path(iso)
        if iso and not self.session.opened:
            self.base_page.open(Path(iso))
        self._entered(self.currentId())

    def open_iso(self, path: Path) -> None:
        """Open a base ISO as if it had been chosen on the first step."""
        self._to_first_step()
        self.base_page.open(path.resolve())

    def open_recipe(self, path: Path) -> None:
        """Fill every page from a recipe file, then show the first step."""
        if self.currentId() < 0:
            self._to_first_step()
        self._load(path.resolve(), None)

    def open_file(self, path: Path) -> None:
        """Open a recipe or a base ISO, whichever it is; not while something would be lost."""
        if self._at_work:
            return
        if is_recipe(path):
            self.open_recipe(path)
        else:
            self.open_iso(path)

    def _practise(self, lesson: Lesson) -> None:
        """Walk through what was made for practice."""
        self._load(lesson.recipe, lesson)

    def _to_first_step(self) -> None:
        if self.currentId() < 0:
            self.restart()
        if self.currentPage() is self.start_page:
            self.next()
        while self.currentPage() is not self.base_page:
            self.back()

    def _load(self, path: Path, lesson: Lesson | None) -> None:
        self.jobs.start(
            _RECIPE,
            lambda _progress: work.load_recipe(path),
            done=lambda loaded: self._recipe_loaded(loaded, lesson),
            failed=self._recipe_failed,
        )

    def shutdown(self) -> None:
        """Stop all work, close the base and wait for the threads; safe to call again."""
        self.finished_page.shut_down()
        if former := self.session.drop_base():
            self.jobs.finally_run(lambda: work.close_base(former))
        self.jobs.shutdown()

    def _recipe_loaded(self, loaded: LoadedRecipe, lesson: Lesson | None) -> None:
        # Only now: what was open before could be taken for it and be gone on with.
        self._to_first_step()
        if lesson:
            self.practice.begin(lesson, loaded.recipe)
        else:
            self.session.use_recipe(loaded.recipe, loaded.path)
            self.session.see(loaded.nics)
            self.preferences.remember(loaded.path)
        self.base_page.show_recipe(loaded.path)
        if loaded.recipe.base.iso:
            self.base_page.open(Path(loaded.recipe.base.iso))

    def _base_opened(self) -> None:
        if self.session.recipe_file is None:
            self.preferences.remember(Path(self.session.recipe.base.iso))

    def _changed(self) -> None:
        """What is known has changed: tell why Next is disabled, where the pointer or a screen
        reader asks for it, and let practice mode follow."""
        page = self.currentPage()
        if isinstance(page, Page):
            following = self.button(QWizard.WizardButton.NextButton)
            following.setToolTip(page.blocker())
            following.setAccessibleDescription(page.blocker())
            self.practice.follow(page, self.all_pages)
        marked = self.practice.marked
        self.setWindowTitle(self.tr("SERT Wizard – practice") if marked else self.tr("SERT Wizard"))

    def _page_key(self) -> str:
        page = self.currentPage()
        return page.KEY if isinstance(page, Page) else ""

    @property
    def _at_work(self) -> bool:
        """Whether a build, serving or a boot test is under way."""
        finished = self.finished_page
        return self.build_page.running or finished.serving.running or finished.boot.running

    def _language_obstacle(self) -> str:
        """What goes on and would be lost with the window in the former language; "" if nothing."""
        if self.currentPage() is self.build_page:
            return self.tr("The language can be changed before and after the build.")
        if self._at_work:
            return self.tr("Stop serving and the boot test first.")
        return ""

    def _recipe_failed(self, failure: Failure) -> None:
        self._to_first_step()
        self.base_page.show_problem(failure)

    def _entered(self, number: int) -> None:
        page = self.page(number)
        if isinstance(page, Page) and not self._moving:
            self.steps.set_current(self.all_pages.index(page) if page in self.all_pages else -1)
            page.refresh()
            page.entered()
            self._changed()
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_files(event.mimeData())
        event.setAccepted(any(map(is_for_wizard, paths)) and not self._at_work)

    def dropEvent(self, event: QDropEvent) -> None:
        path = next(filter(is_for_wizard, dropped_files(event.mimeData())), None)
        if path:
            event.acceptProposedAction()
            self.open_file(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does nothing: pressed by mistake, it would lose all choices."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _back_to_nics(self) -> None:
        """Once more from the targets, with all choices kept."""
        while self.currentPage() is not self.nics_page:
            self.back()

    def accept(self) -> None:
        """Close on the last page; asks while machines can fetch the disc."""
        if self.finished_page.serving.running:
            self._ask_to_stop_serving()
        else:
            super().accept()

    def reject(self) -> None:
        """Quit and the window's own button; asks in mid-build and while serving."""
        if self.build_page.running:
            self._ask_to_stop()
        elif self.finished_page.serving.running:
            self._ask_to_stop_serving()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.preferences.geometry = self.saveGeometry()
        self.shutdown()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _ask_to_stop(self) -> None:
        self._ask(
            self.tr("A build is under way. Stop it and quit?"),
            self.tr("Nothing of it will be kept."),
            (self.tr("&Stop and quit"), self.tr("&Keep building")),
            self._stop_and_quit,
        )

    def _ask_to_stop_serving(self) -> None:
        self._ask(
            self.tr("Machines can fetch the disc from this computer. Stop that and close?"),
            self.tr("A machine that is fetching it now would not get the rest."),
            (self.tr("&Stop and close"), self.tr("&Keep serving")),
            lambda: self.done(QWizard.DialogCode.Accepted),
        )

    def _ask(
        self, question: str, more: str, answers: tuple[str, str], act: Callable[[], object]
    ) -> None:
        """Ask before something stops; `act` if the first of the `answers` is chosen."""
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), question, parent=self)
        box.setObjectName("ask-to-stop")
        box.setInformativeText(more)
        stop = box.addButton(answers[0], QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(answers[1], QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stop.clicked.connect(act)
        box.open()

    def _stop_and_quit(self) -> None:
        self._closing = True
        self.build_page.cancel()
        self._guard_buttons()
