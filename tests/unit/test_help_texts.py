"""Help is whole in each language: every page, the same parts, links that lead somewhere, and
controls named as the wizard names them."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from sert_wizard.settings import resource
from sert_wizard.ui.help_texts import (
    HEADING,
    LABEL,
    PAGES,
    WORDS,
    anchor,
    help_text,
    plain_label,
    raw_text,
    title_of,
)
from sert_wizard.ui.widgets.explained import TERMS

LANGUAGES = ("en", "de")
KEYS = (*PAGES, WORDS)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)\s]+)\)")
SOURCES = Path(__file__).resolve().parents[2] / "sert_wizard" / "ui"

each_page = pytest.mark.parametrize("key", KEYS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _as_it_stands(_context: str, text: str) -> str:
    return text


def _headings(text: str) -> list[str]:
    return [found[2] for found in HEADING.finditer(text)]


def _texts_by_context() -> dict[str, set[str]]:
    """The texts that lupdate would find: by class for `tr`, else by the context given."""
    found: dict[str, set[str]] = {}

    def collect(node: ast.AST, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            inside = child.name if isinstance(child, ast.ClassDef) else name
            if isinstance(child, ast.Call):
                texts = [
                    item.value
                    for item in child.args
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                ]
                called = ast.unparse(child.func).rpartition(".")[2]
                if called == "tr" and texts:
                    found.setdefault(inside, set()).add(texts[0])
                if called in ("QT_TRANSLATE_NOOP", "translate") and len(texts) > 1:
                    found.setdefault(texts[0], set()).add(texts[1])
            collect(child, inside)

    for path in SOURCES.rglob("*.py"):
        collect(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


def test_each_language_has_all_pages_and_no_others() -> None:
    for language in LANGUAGES:
        there = {path.stem for path in resource("help", language).glob("*.md")}
        assert there == set(KEYS), language


@each_page
def test_languages_have_the_same_parts(key: str) -> None:
    english, german = raw_text(key, "en"), raw_text(key, "de")
    levels = [[len(found[1]) for found in HEADING.finditer(text)] for text in (english, german)]
    assert levels[0] == levels[1]
    assert levels[0][0] == 1 and levels[0].count(1) == 1
    assert Counter(LABEL.findall(english)) == Counter(LABEL.findall(german))
    links = [[link.partition("#")[0] for link in LINK.findall(t)] for t in (english, german)]
    assert links[0] == links[1]
    assert english.count("\n- ") == german.count("\n- ")
    assert english.count("**") == german.count("**")


@each_page
def test_german_is_german(key: str) -> None:
    english, german = (LABEL.sub("", raw_text(key, language)) for language in LANGUAGES)
    kept = set(english.splitlines()) & set(german.splitlines())
    assert not {line for line in kept if len(line.split()) > 4}
    assert not re.search(r"\b(?:fuer|ueber|muessen|koennen|the|and|with)\b", german)
    assert re.search(r"[äöüß]", german)


@each_page
def test_each_page_has_the_usual_parts(key: str) -> None:
    headings = [found[2] for found in HEADING.finditer(raw_text(key, "en")) if len(found[1]) == 2]
    usual = (
        "What this page is for",
        "What to do",
        "What the marks mean",
        "If something goes wrong",
        "Keyboard",
    )
    assert key == WORDS or tuple(headings) == usual


@each_page
@each_language
def test_links_lead_to_headings(key: str, language: str) -> None:
    text = raw_text(key, language)
    for link in LINK.findall(text):
        file, _, heading = link.partition("#")
        other = raw_text(file.removesuffix(".md"), language) if file else text
        assert not heading or heading in map(anchor, _headings(other)), link


@each_page
def test_controls_are_named_as_the_pages_name_them(key: str) -> None:
    texts = _texts_by_context()
    for context, label in LABEL.findall(raw_text(key, "en")):
        assert label in texts.get(context, ()), f"{context}: {label}"


@each_page
@each_language
def test_no_mark_is_left(key: str, language: str) -> None:
    shown = help_text(key, language, _as_it_stands)
    assert not re.search(r"[{}&](?!DEV_)", shown)
    assert title_of(shown) == plain_label(title_of(shown))


@each_language
def test_each_word_that_is_explained_is_in_the_glossary(language: str) -> None:
    """Once, and in the same order in each language."""
    text = raw_text(WORDS, language)
    words = [found[2] for found in HEADING.finditer(text) if len(found[1]) == 3]
    assert len(words) == len(TERMS)
    assert len(set(map(anchor, words))) == len(words)
    if language == "en":
        assert words == list(TERMS)


def test_each_explanation_is_one_sentence() -> None:
    for word, text in TERMS.items():
        assert text.endswith("."), word
        assert len(text) < 120, word
        assert not re.search(r"[.] [A-Z]", text), word


def test_each_word_is_explained_where_it_stands() -> None:
    sources = [path for path in SOURCES.rglob("*.py") if path.name != "explained.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert not [word for word in TERMS if f'"{word}"' not in code]


def test_an_unknown_language_shows_english_and_an_unknown_page_is_an_error() -> None:
    assert raw_text("build", "xx") == raw_text("build", "en")
    with pytest.raises(KeyError):
        raw_text("../guide", "en")


def test_labels_lose_their_marks() -> None:
    text = plain_label("&Folder && all:")
    assert text == "Folder & all"


def test_lessons_keep_their_placeholders() -> None:
    english, german = (resource("help", "practice", language) for language in LANGUAGES)
    for path in english.glob("*.md"):
        texts = [folder.joinpath(path.name).read_text("utf-8") for folder in (english, german)]
        placeholders = [sorted(re.findall(r"\{\w+\}|`[^`]+`", text)) for text in texts]
        assert placeholders[0] == placeholders[1], path.name
        bold = [len(re.findall(r"^\*\*[^*]+\*\*", text, re.MULTILINE)) for text in texts]
        assert bold[0] == bold[1] > 0, path.name
        assert not set(texts[0].splitlines()) & set(texts[1].splitlines()) - {"", "`{report}`"}


def test_the_guide_goes_through_all_pages_with_their_pictures() -> None:
    folder = resource("help")
    guides = {
        "en": (folder / "guide.md").read_text("utf-8"),
        "de": (folder / "guide.de.md").read_text("utf-8"),
    }
    pictures = []
    for language, text in guides.items():
        wanted = [
            f"../screenshots/guide-{number}-{key}-{language}.png"
            for number, key in enumerate(PAGES, 1)
        ]
        assert PICTURE.findall(text) == wanted
        assert len(_headings(text)) == 1 + len(PAGES)
        pictures += wanted
        for link in LINK.findall(text):
            assert (folder / link).is_file(), link
    assert {(folder / picture).is_file() for picture in pictures} != {True, False}
    levels = [[len(found[1]) for found in HEADING.finditer(text)] for text in guides.values()]
    assert levels[0] == levels[1]
    assert "resources/help/guide.md" in (folder.parent.parent / "README.md").read_text("utf-8")
