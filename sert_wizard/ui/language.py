"""The wizard's languages: which there are, which is spoken, and the core's words said in it."""

from __future__ import annotations

import string
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from sert_wizard.wording import Words, seconds_text, size_text

#: The context of the core's texts in the translation files.
CORE = "core"


def said(text: str) -> str:
    """A text of the core in the wizard's language; one that has no translation stays as it is."""
    if isinstance(text, Words):
        template = QCoreApplication.translate(CORE, text.template)
        return (
            template if text.values is None else _LocalFormat().vformat(template, (), text.values)
        )
    return QCoreApplication.translate(CORE, text) if text else ""


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
        elif isinstance(value, float) or format_spec == ",":
            plain = format(value, format_spec)
            return plain.translate(_separators(QLocale()))
        return format(value, format_spec)


def _separators(locale: QLocale) -> dict[int, str]:
    """How Python's number marks are written in `locale`."""
    return {ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()}
