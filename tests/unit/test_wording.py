"""Texts that remember what they were made of."""

from __future__ import annotations

import ast
import copy
import pickle
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sert_wizard.wording import NOTHING, Words, listed, words

ROOT = Path(__file__).resolve().parents[2]


def test_words_are_a_text_that_knows_its_parts() -> None:
    inner = words("{count} files", count=1200)
    text = words("{path} holds {what}.", path=Path("a{b}"), what=inner)
    assert text == "a{b} holds 1200 files."
    assert text.template == "{path} holds {what}."
    assert text.values == {"path": Path("a{b}"), "what": inner}


def test_a_text_as_it_is_may_hold_braces() -> None:
    text = Words("no {name} here")
    assert text == text.template == "no {name} here"
    assert text.values is None


def test_nothing_is_said() -> None:
    assert not NOTHING
    assert NOTHING.template == ""


def _pickled(text: Words) -> object:
    return pickle.loads(pickle.dumps(text))


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, _pickled])
@pytest.mark.parametrize("text", [words("{a} and {b}", a=1, b=words("two")), Words("{x}"), NOTHING])
def test_copies_remember_too(text: Words, again: Callable[[Words], object]) -> None:
    made = again(text)
    assert isinstance(made, Words)
    assert (made, made.template, made.values) == (text, text.template, text.values)


def test_lists_keep_their_items() -> None:
    items = [words("one"), "{two}", words("{n}", n=3)]
    text = listed(items, " + ")
    assert text == "one + {two} + 3"
    assert text.values is not None
    assert list(text.values.values()) == items
    assert listed([]) == ""


def test_each_template_gets_the_values_it_names() -> None:
    """What is missing would be told only when that error comes."""
    for place, call in _calls():
        assert len(call.args) == 1 and isinstance(call.args[0], ast.Constant), place
        template = call.args[0].value
        assert isinstance(template, str), place
        fields = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
        given = {item.arg for item in call.keywords}
        assert fields == given, place
        for item in call.keywords:
            assert not (isinstance(item.value, ast.Name) and item.value.id == "words"), place


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call of `words`, with the file and line where it stands."""
    for folder in ("sert_wizard", "installer"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "words":
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node
