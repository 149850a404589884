"""Starts the wizard as a program."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sert_wizard import __version__
from sert_wizard.ui import theme
from sert_wizard.ui.wizard import Wizard


def run(iso: Path | None = None, recipe: Path | None = None) -> int:
    """Show the wizard, filled in from `recipe` or `iso`, until it is closed; the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("SERT Wizard")
    application.setApplicationVersion(__version__)
    theme.apply(application)
    wizard = Wizard()
    application.aboutToQuit.connect(wizard.shutdown)
    if recipe:
        wizard.open_recipe(recipe)
    if iso:
        wizard.open_iso(iso)
    wizard.show()
    status = application.exec()
    wizard.shutdown()
    return status
