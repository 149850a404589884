"""The texts of the help window, as far as they need no Qt.

They lie in resources/help/LANGUAGE, one Markdown file a page, named by the page's KEY, and
words.md, the glossary. Where a language lacks one, the English one is shown. In them, {Class/text}
stands for what the wizard's class Class shows as `text`, so that help never names a control
otherwise than the page does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sert_wizard.settings import resource

#: The pages in the wizard's order, and the glossary.
PAGES = ("start", "base_iso", "target_nics", "drivers", "preview", "output", "build", "finished")
WORDS = "words"

#: A control's text: the class that shows it, and the text as it stands there.
LABEL = re.compile(r"\{(\w+)/([^{}]+)\}")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)

Translate = Callable[[str, str], str]


def raw_text(key: str, language: str) -> str:
    """The Markdown of a page as it lies in the folder. Raises KeyError for an unknown page."""
    if key not in (*PAGES, WORDS):
        raise KeyError(key)
    paths = (resource("help", name, f"{key}.md") for name in (language, "en"))
    return next(path.read_text(encoding="utf-8") for path in paths if path.is_file())


def help_text(key: str, language: str, translate: Translate) -> str:
    """The Markdown of a page; `translate` has the text of (class, English text) in the wizard's
    language. Raises KeyError for an unknown page."""
    lines = raw_text(key, language).splitlines()
    return "\n".join(_labelled(line, translate) for line in lines)


def _labelled(line: str, translate: Translate) -> str:
    """The line with the controls' texts in bold, in a heading as they are."""
    mark = "" if line.startswith("#") else "**"

    def shown(found: re.Match[str]) -> str:
        return mark + plain_label(translate(found[1], found[2])) + mark

    return LABEL.sub(shown, line)


def plain_label(text: str) -> str:
    """A control's text without the sign before the letter to press, and without a colon."""
    return re.sub(r"&(.)", r"\1", text).rstrip(":")


def title_of(text: str) -> str:
    """The first heading; "" if there is none."""
    found = HEADING.search(text)
    return found[2] if found else ""


def anchor(heading: str) -> str:
    """What a link names a heading by, after the # (as in most Markdown readers)."""
    return re.sub(r"\W+", "-", heading.casefold()).strip("-")
