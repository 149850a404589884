"""The wizard's languages: which there are, which is spoken, and the core's words said in it.

Qt's translation files lie in resources/translations; `installer/translations.py` makes the .ts
from the source and the .qm, which are read here, from the .ts.
"""

from __future__ import annotations

import string
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sert_wizard.errors import SertError
from sert_wizard.settings import resource
from sert_wizard.wording import Words, seconds_text, size_text

#: The languages by their code, each as it calls itself.
LANGUAGES = {"en": "English", "de": "Deutsch"}
#: The context of the core's texts in the translation files.
CORE = "core"


class Language:
    """The language of `application`, one of LANGUAGES; windows made after `speak` speak it."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []
        self.code = "en"

    def speak(self, code: str = "") -> None:
        """Speak `code` from now on; if that is not known the system's language, or English."""
        self.code = code if code in LANGUAGES else of_system()
        for former in self._translators:
            self._application.removeTranslator(former)
        QLocale.setDefault(QLocale(self.code))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        files = (("qtbase", qt), ("sert_wizard", str(resource("translations"))))
        self._translators = []
        for name, folder in files:
            translator = QTranslator(self._application)
            if translator.load(f"{name}_{self.code}", folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)


def of_system() -> str:
    """The first of the languages that the user has chosen for the system that is spoken here."""
    chosen = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in chosen if code in LANGUAGES), "en")


def spoken() -> str:
    """The code of the language that is spoken."""
    code = QLocale().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


def said(text: str) -> str:
    """A text of the core in the wizard's language; one that has no translation stays as it is."""
    if not isinstance(text, Words):
        return QCoreApplication.translate(CORE, text) if text else ""
    template = QCoreApplication.translate(CORE, text.template) if text.template else ""
    return template if text.values is None else _LocalFormat().vformat(template, (), text.values)


def in_words(error: SertError) -> str:
    """What went wrong and what to do next, in one line."""
    return f"{said(error.message)} {said(error.hint)}".strip()


def size(count: int) -> str:
    """`count` bytes, for people."""
    return said(size_text(count))


def seconds(time: float) -> str:
    """`time` in seconds, for people."""
    return said(seconds_text(time))


class _LocalFormat(string.Formatter):
    """Fills in a template with numbers as the language writes them, and Words in Words."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Words):
            value = said(value)
        plain = format(value, format_spec)
        if isinstance(value, float) or format_spec == ",":
            return plain.translate(_separators(QLocale()))
        return plain


def _separators(locale: QLocale) -> dict[int, str]:
    """How Python's number marks are written in `locale`."""
    return {ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()}
