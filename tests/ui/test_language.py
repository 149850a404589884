"""The wizard speaks English and German, and changes between them on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QFileDialog, QWizard
from pytestqt.qtbot import QtBot

from sert_wizard.errors import InputError
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.language import LANGUAGES, Language, in_words, said, seconds, size
from sert_wizard.ui.pages.output import OutputPage
from sert_wizard.ui.preferences import Preferences
from sert_wizard.ui.program import Program
from sert_wizard.ui.wizard import Wizard
from sert_wizard.wording import words
from tests.ui.conftest import Driver


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    """A program that was told to speak English; afterwards all tests have English again."""
    garbage = Garbage(qapp)
    garbage.begin()
    preferences = Preferences()
    preferences.language = "en"
    made = Program(qapp, preferences)
    made.wizard.show()
    yield made
    made.end()
    made.wizard.close()
    garbage.end()
    garbage.deleteLater()
    Language(qapp).speak("en")
    made._language.speak("en")


def _choose(qtbot: QtBot, program: Program, code: str) -> None:
    """Choose a language in the menu, and wait for the window that speaks it."""
    former = program.wizard
    (action,) = (a for a in former.language.languages.actions() if a.data() == code)
    action.trigger()
    qtbot.waitUntil(lambda: program.wizard is not former and program.wizard.isVisible())


def _is_idle(wizard: Wizard) -> bool:
    """Whether no address of this computer is still to be offered on Output."""
    return not wizard.jobs.running(OutputPage.ADDRESSES)


def _write_to(driver: Driver, folder: Path) -> None:
    """Choose the output folder; it is looked at off the UI thread."""
    page, session = driver.wizard.output_page, driver.wizard.session
    page.folder.choose(folder)
    driver.until(lambda: session.recipe.output.directory == str(folder) and page.isComplete())


def test_sizes_and_times_are_written_as_the_language_does(qapp: QApplication) -> None:
    language = Language(qapp)
    language.speak("de")
    try:
        assert size(281_400_000) == "281,4 MB"
        assert seconds(4.25) == "4,2 s"
        assert said(words("{count:,} files", count=20_300)).startswith("20.300")
    finally:
        language.speak("en")
    assert size(281_400_000) == "281.4 MB"
    assert said(words("{count:,} files", count=20_300)) == "20,300 files"


def test_an_unknown_language_is_the_systems_or_english(qapp: QApplication) -> None:
    language = Language(qapp)
    language.speak("xx")
    assert language.code in LANGUAGES
    language.speak("en")


def test_an_error_is_said_in_the_language_with_its_values(qapp: QApplication) -> None:
    error = InputError(
        "not-found", words("There is no file {path}.", path="{a}"), hint=words("Check its path.")
    )
    assert in_words(error) == "There is no file {a}. Check its path."
    language = Language(qapp)
    language.speak("de")
    try:
        german = in_words(error)
    finally:
        language.speak("en")
    assert "{a}" in german and "There is" not in german and "Check" not in german


def test_the_language_changes_on_each_page_and_keeps_all(
    program: Program, qtbot: QtBot, practice: PracticeSet, tmp_path: Path
) -> None:
    steps: list[Callable[[Driver], None]] = [
        lambda driver: driver.wizard.new_image(),
        lambda driver: driver.open_iso(practice.base_iso),
        lambda driver: driver.next(driver.wizard.nics_page),
        lambda driver: driver.type_nic("8086:10DE"),
        lambda driver: driver.next(driver.wizard.drivers_page),
        lambda driver: driver.wizard.drivers_page.offer(practice.drivers[0]),
        lambda driver: driver.next(driver.wizard.preview_page),
        lambda driver: driver.next(driver.wizard.output_page),
        lambda driver: driver.wizard.output_page.url.setText(
            "http://192.0.2.10:8080/optimized.iso"
        ),
        lambda driver: _write_to(driver, tmp_path / "out"),
    ]
    for number, step in enumerate(steps):
        step(Driver(qtbot, program.wizard))
        former = program.wizard
        # It offers one of this computer's addresses as soon as it knows them.
        qtbot.waitUntil(partial(_is_idle, former))
        page, recipe, size_before = former.currentId(), former.session.recipe, former.size()
        _choose(qtbot, program, "de" if number % 2 == 0 else "en")
        wizard = program.wizard
        assert wizard.currentId() == page
        assert wizard.session.recipe == recipe
        assert wizard.session.opened is former.session.opened
        assert wizard.size() == size_before
        back = wizard.button(QWizard.WizardButton.BackButton).text()
        assert back == ("&Zurück" if number % 2 == 0 else "&Back")
    driver = Driver(qtbot, program.wizard)
    driver.next(driver.wizard.build_page)
    driver.until(lambda: driver.wizard.currentPage() is driver.wizard.finished_page)
    built = driver.wizard.session.built
    assert built is not None
    _choose(qtbot, program, "de")
    assert program.wizard.currentPage() is program.wizard.finished_page
    assert program.wizard.session.built is built  # and was not built once more
    assert "optimized.iso" in str(program.wizard.finished_page.redirect.text())
    Driver(qtbot, program.wizard).back(program.wizard.build_page)
    assert program.wizard.session.built is built


def test_the_choice_is_kept_for_the_next_start(program: Program, qtbot: QtBot) -> None:
    _choose(qtbot, program, "de")
    assert program._preferences.language == "de"
    assert QLocale().language() == QLocale.Language.German
    _choose(qtbot, program, "en")


def test_the_language_stays_while_the_disc_is_served(program: Program) -> None:
    button = program.wizard.language
    button.menu().aboutToShow.emit()
    assert button.languages.isEnabled() and not button.reason.isVisible()
    wizard = program.wizard
    wizard.new_image()
    while wizard.currentPage() is not wizard.build_page:
        wizard.next()
    button.menu().aboutToShow.emit()
    assert not button.languages.isEnabled()
    assert "build" in button.reason.text()


def test_both_pages_ask_for_a_recipe_in_the_language(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a page has from all pages is translated as its own texts are."""
    titles: list[str] = []

    def choose(_parent: object, title: str, *_: str) -> tuple[str, str]:
        titles.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    _choose(qtbot, program, "de")
    program.wizard.start_page.recipe.click()
    program.wizard.base_page.recipe_button.click()
    assert titles == ["Rezept öffnen"] * 2
