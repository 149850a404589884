"""The translation files are complete, in step with the source, and fit for filling in."""

from __future__ import annotations

import ast
import re
import shutil
import string
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from installer.translations import FOLDER, LANGUAGES, ROOT, core_texts, release, update

#: Words that no German text holds.
_ENGLISH = re.compile(r"\b(the|and|is|are|with|which|there|this|its|can't|doesn't)\b")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    forms: tuple[str, ...]
    finished: bool


def _messages(path: Path) -> Iterator[Message]:
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                name,
                message.findtext("source", ""),
                tuple(forms) or (translation.text or "",),
                translation.get("type") is None,
            )


@pytest.fixture(scope="module")
def german() -> list[Message]:
    return list(_messages(FOLDER / "sert_wizard_de.ts"))


@pytest.mark.parametrize("code", ["en", *LANGUAGES])
def test_the_files_are_in_step_with_the_source(tmp_path: Path, code: str) -> None:
    """`installer/translations.py --update` would change nothing."""
    name = f"sert_wizard_{code}.ts"
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    update(tmp_path)
    assert list(_messages(tmp_path / name)) == list(_messages(FOLDER / name))


def test_no_text_stands_where_qts_tools_do_not_look() -> None:
    """They pass over what is within another string's braces: it would stay English."""
    for path in (ROOT / "sert_wizard" / "ui").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        filled = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        inner = [ast.unparse(node) for outer in filled for node in ast.walk(outer) if _is_tr(node)]
        assert not inner, path


def _is_tr(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"tr", "translate"}
    )


@pytest.mark.parametrize("code", ["en", *LANGUAGES])
def test_nothing_is_left_to_translate(code: str) -> None:
    for message in _messages(FOLDER / f"sert_wizard_{code}.ts"):
        assert message.finished and all(message.forms), message


def test_what_is_filled_in_is_the_same(german: list[Message]) -> None:
    """Names and formats; numbers of %n."""
    for message in german:
        for form in message.forms:
            assert _fields(form) == _fields(message.source), message
            assert form.count("%n") + form.count("%Ln") == message.source.count(
                "%n"
            ) + message.source.count("%Ln"), message


def _fields(text: str) -> Counter[tuple[str, str, str]]:
    return Counter(
        (name, spec or "", conversion or "")
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    )


def test_a_key_stays_a_key(german: list[Message]) -> None:
    """Where English has a mnemonic, so has German; "&&" is an ampersand."""
    key = re.compile(r"&(?=\w)")
    for message in german:
        if message.context != "core":
            for form in message.forms:
                assert len(key.findall(form)) == len(key.findall(message.source)), message


def test_german_is_german(german: list[Message]) -> None:
    for message in german:
        for form in message.forms:
            plain = re.sub(r"`[^`]*`|\"[^\"]*\"|{[^}]*}|“[^”]*”|„[^“]*“", "", form)
            assert not _ENGLISH.search(plain), message


def test_the_core_is_read(german: list[Message]) -> None:
    """Errors, stages and the tables' texts."""
    texts = core_texts()
    for text in ("There is no file {path}.", "Predicting sizes", "Input devices."):
        assert text in texts
    for text in ("There is no command and no file “{path}”.", "There is no image {image}."):
        assert text not in texts, "only terminals say this"
    assert {message.source for message in german if message.context == "core"} == set(texts)


def test_what_is_read_is_made_from_what_is_written(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    release(tmp_path)
    made = tmp_path / "sert_wizard_de.qm"
    assert made.stat().st_size > 10_000
    time = made.stat().st_mtime_ns
    release(tmp_path)
    assert made.stat().st_mtime_ns == time  # it was in date
