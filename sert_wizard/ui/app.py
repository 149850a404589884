"""Starts the wizard as a program."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from sert_wizard import __version__
from sert_wizard.errors import CancelledError, MachineError
from sert_wizard.settings import resource
from sert_wizard.ui import theme
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.preferences import Preferences
from sert_wizard.ui.program import Program
from sert_wizard.wording import words

#: Milliseconds after which Ctrl-C in the terminal is noticed: Qt's loop gives Python no turn.
_TURN = 200


def run(iso: Path | None = None, recipe: Path | None = None) -> int:
    """Show the wizard, filled in from `recipe` or `iso`, until it is closed; the exit status.

    Raises MachineError (no-display), for Qt would abort.
    """
    if not has_display():
        raise MachineError(
            "no-display",
            words("There is no display to show the wizard on."),
            hint=words(
                "`sert-wizard build RECIPE` does the same in the terminal; `sert-wizard "
                "train` makes a recipe to start from."
            ),
        )
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("SERT Wizard")
    application.setApplicationVersion(__version__)
    application.setWindowIcon(QIcon(str(resource("icons", "sert-wizard.svg"))))
    theme.apply(application)
    _follow_system(application)
    program = Program(application, Preferences.of_user())
    if recipe:
        program.wizard.open_recipe(recipe)
    if iso:
        program.wizard.open_iso(iso)
    program.wizard.show()
    garbage = Garbage(application)
    garbage.begin()
    try:
        with _quit_on_signal(application):
            return application.exec()
    finally:
        program.end()
        garbage.end()


def _follow_system(application: QApplication) -> None:
    """Turn light or dark with the system while the program runs."""
    dark = Qt.ColorScheme.Dark
    application.styleHints().colorSchemeChanged.connect(
        lambda scheme: theme.apply(application, dark=scheme == dark)
    )


def has_display() -> bool:
    """Whether Qt finds something to draw on, as far as can be told beforehand."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


@contextlib.contextmanager
def _quit_on_signal(application: QApplication) -> Iterator[None]:
    """Ctrl-C and a polite kill end the program in order: scratch files go, a build is undone."""

    def leave(_signal: int, _frame: object) -> None:
        application.exit(CancelledError.exit_status)

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    timer = QTimer()
    timer.timeout.connect(lambda: None)
    timer.start(_TURN)
    try:
        yield
    finally:
        timer.stop()
        for number, handler in before.items():
            signal.signal(number, handler)
