"""The menu behind the help button: help on the page, the glossary, and what the program is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sert_wizard.ui.about import AboutDialog
from sert_wizard.ui.help import HelpWindow
from sert_wizard.ui.help_texts import WORDS
from sert_wizard.ui.jobs import Jobs
from sert_wizard.ui.language import spoken


class HelpMenu(QMenu):
    """For the window `parent`; `page` tells which page it shows, by its key. F1 works without
    the menu being open."""

    def __init__(self, parent: QWidget, jobs: Jobs, page: Callable[[], str]) -> None:
        super().__init__(parent)
        self._window, self._jobs = parent, jobs
        self.texts: HelpWindow | None = None
        on_page = self.addAction(self.tr("About this &page"), lambda: self.show_help(page()))
        on_page.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
        parent.addAction(on_page)
        self.addAction(self.tr("What the &words mean"), lambda: self.show_help(WORDS))
        self.addSeparator()
        self.addAction(self.tr("About &SERT Wizard"), self.show_about)

    def show_help(self, key: str) -> None:
        """Bring forth the help window with the text `key`."""
        if self.texts is None:
            self.texts = HelpWindow(self._window)
        self.texts.show_page(key, spoken())

    def show_about(self) -> None:
        AboutDialog(self._window, self._jobs).open()
