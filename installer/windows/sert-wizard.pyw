"""Opens the wizard from the Start menu or on a recipe: a program without a console.

What would be printed there is shown in a box when the program ends with an error.
"""

from __future__ import annotations

import ctypes
import io
import sys
import traceback

_ERROR_ICON = 0x10

# pythonw has neither stream.
sys.stdout = sys.stderr = said = io.StringIO()
status = 1
try:
    # The taskbar's buttons are the wizard's, not Python's.
    ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("SERTWizard")
    from sert_wizard.cli import main

    status = main()
except Exception:
    traceback.print_exc()
if status and said.getvalue().strip():
    text = said.getvalue().strip()[-2000:]
    ctypes.windll.user32.MessageBoxW(None, text, "SERT Wizard", _ERROR_ICON)
sys.exit(status)
