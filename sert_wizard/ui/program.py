"""The running program: its language, and the window, which is made anew to speak another one."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sert_wizard.ui.language import Language
from sert_wizard.ui.preferences import Preferences
from sert_wizard.ui.wizard import Wizard


class Program:
    """Holds the `wizard` that is shown. `end` lets go of all that it holds."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        self._preferences = preferences
        self._language = Language(application)
        self._language.speak(preferences.language)
        self.wizard = self._made(None)

    def speak(self, code: str) -> None:
        """Show the same page with the same choices in the language `code`, which is kept."""
        self._preferences.language = code
        self._language.speak(code)
        former, shown = self.wizard, self.wizard.isVisible()
        self.wizard = self._made(former)
        if shown:
            self.wizard.show()
        former.hide()
        former.deleteLater()

    def end(self) -> None:
        self.wizard.shutdown()

    def _made(self, former: Wizard | None) -> Wizard:
        wizard = Wizard(self._preferences, former)
        # Not at once: the button that was pressed belongs to the window that goes.
        wizard.language.chosen.connect(lambda code: QTimer.singleShot(0, lambda: self.speak(code)))
        return wizard
