"""Every text that the wizard shows can be translated: found with a language in which each text
that went through Qt's translation stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.wizard import Wizard
from tests.ui.conftest import Driver
from tests.ui.walk import every_page

_OPEN, _CLOSE = "⟦", "⟧"
#: Two words beside each other: what a text of ours has and a name or a number hasn't.
_WORDS = re.compile(r"[A-Za-z]{2,}[,:;]? [a-z]+")
#: Data with such words in it: names that the practice disc or Windows gives.
_DATA = re.compile(
    r"SERT Wizard practice image[^;\n]*"
    r"|Intel\(R\)[^”⟧\n]*"
    r"|Vendor [0-9A-F]{4} network adapter"
    r"|/\S+"
)


class _Brackets(QTranslator):
    """Puts each text in brackets."""

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,  # noqa: N803 - Qt's name
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        text = sourceText.decode() if isinstance(sourceText, bytes) else sourceText
        return f"{_OPEN}{text}{_CLOSE}"


@pytest.fixture
def brackets(qtbot: QtBot, qapp: QApplication) -> Iterator[Driver]:
    """A wizard that speaks in brackets."""
    garbage, translator = Garbage(qapp), _Brackets()
    garbage.begin()
    qapp.installTranslator(translator)
    wizard = Wizard()
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.new_image()
    yield Driver(qtbot, wizard)
    wizard.shutdown()
    qapp.removeTranslator(translator)
    garbage.end()
    garbage.deleteLater()


def _texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text."""
    for widget in (root, *root.findChildren(QWidget)):
        name = f"{type(widget).__name__} {widget.objectName()}"
        yield f"{name} tooltip", widget.toolTip()
        yield f"{name} accessible name", widget.accessibleName()
        yield f"{name} accessible description", widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield name, widget.text()
        elif isinstance(widget, QGroupBox):
            yield name, widget.title()
        elif isinstance(widget, QLineEdit | QTextEdit):
            yield f"{name} placeholder", widget.placeholderText()
        elif isinstance(widget, QComboBox):
            for index in range(widget.count()):
                yield name, widget.itemText(index)
        elif isinstance(widget, QMenu):
            for action in widget.actions():
                yield name, action.text()
        elif isinstance(widget, QTreeWidget):
            yield from ((name, text) for text in _of_tree(widget))
        elif isinstance(widget, QAbstractItemView):
            model = widget.model()
            for row in range(model.rowCount() if model else 0):
                yield name, str(model.index(row, 0).data() or "")


def _of_tree(tree: QTreeWidget) -> Iterator[str]:
    head = tree.headerItem()
    for column in range(tree.columnCount()):
        yield head.text(column)
    found = QTreeWidgetItemIterator(tree)
    while item := found.value():
        for column in range(tree.columnCount()):
            yield item.text(column)
            yield item.toolTip(column)
        found += 1


def _outside(text: str) -> str:
    """What of `text` is in no brackets; it may be a sentence of a text in brackets."""
    left, depth = [], 0
    if text.count(_CLOSE) > text.count(_OPEN):
        text = _OPEN + text
    for sign in text:
        depth += (sign == _OPEN) - (sign == _CLOSE)
        if depth == 0 and sign != _CLOSE:
            left.append(sign)
    return "".join(left)


def _untranslated(root: QWidget) -> set[tuple[str, str]]:
    return {
        (place, text)
        for place, text in _texts(root)
        if _WORDS.search(_DATA.sub("", _outside(text)))
    }


def test_every_text_on_every_page_can_be_translated(
    brackets: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    assert not _untranslated(brackets.wizard.start_page)
    for page in every_page(brackets, practice, tmp_path / "out"):
        assert not _untranslated(page), page.KEY
    assert not _untranslated(brackets.wizard)


def test_every_dialog_can_be_translated(brackets: Driver) -> None:
    page = brackets.wizard.nics_page
    for dialog in (page.report_dialog, page.catalogue_dialog, page.amt_dialog):
        assert not _untranslated(dialog)


def test_what_is_not_translated_is_found(qtbot: QtBot) -> None:
    for text in ("Choose a disc", "⟦Choose⟧ another disc now"):
        label = QLabel(text)
        qtbot.addWidget(label)
        assert _untranslated(label) == {("QLabel ", text)}


def test_errors_of_every_page_can_be_translated(brackets: Driver, tmp_path: Path) -> None:
    bad = tmp_path / "bad.iso"
    bad.write_bytes(b"no disc" * 999)
    wizard = brackets.wizard
    wizard.base_page.open(bad)
    brackets.until(wizard.base_page.problem.isVisible)
    assert not _untranslated(wizard.base_page)
    recipe = tmp_path / "recipe.toml"
    recipe.write_text("[base]\nisos = 1\n", encoding="utf-8")
    wizard.open_recipe(recipe)
    brackets.until(lambda: "recipe" in wizard.base_page.problem.message.text())
    # The reader of recipes names the wrong line in English.
    assert wizard.base_page.problem.message.text().startswith("✗ ⟦The recipe")
