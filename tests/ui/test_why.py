"""Next says why it is disabled, on every page and at every moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWizard

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.widgets.page import Page
from tests.ui.conftest import Driver, press

_NEXT = QWizard.WizardButton.NextButton


class Watch:
    """Looks at Next whenever a page says that something has changed, and keeps the reasons."""

    def __init__(self, driver: Driver) -> None:
        self.wizard = driver.wizard
        self.reasons: dict[str, set[str]] = {}
        self.silent: list[str] = []
        for page in (self.wizard.start_page, *self.wizard.all_pages):
            page.completeChanged.connect(self.look)

    def look(self) -> None:
        page = self.wizard.currentPage()
        if not isinstance(page, Page) or page.isFinalPage():
            return
        why = page.why.text()
        if not self.wizard.button(_NEXT).isEnabled() and not why:
            self.silent.append(page.name)
        if why:
            self.reasons.setdefault(page.name, set()).add(why)


def test_every_page_tells_why_one_cannot_go_on(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    """The whole walk, each page first without what it needs."""
    wizard = driver.wizard
    watch = Watch(driver)
    _blocked(driver, "Choose a disc image")
    driver.open_iso(practice.base_iso)
    driver.next(wizard.nics_page)
    driver.until(lambda: not wizard.jobs.running(wizard.nics_page.OWN))
    _blocked(driver, "network adapter")
    driver.type_nic("8086:10DE")
    driver.next(wizard.drivers_page)
    driver.until(wizard.drivers_page.isComplete)
    wizard.session.offer(tmp_path)  # holds no driver
    wizard.drivers_page.entered()
    driver.until(lambda: not wizard.jobs.running(wizard.drivers_page.KEY))
    _blocked(driver, "problem above")
    wizard.session.withdraw(str(tmp_path))
    wizard.drivers_page.offer(practice.drivers[0])
    driver.next(wizard.preview_page)
    driver.next(wizard.output_page)
    output = wizard.output_page
    output.folder.choose(Path("made"))
    driver.until(lambda: not wizard.jobs.running(output.FOLDER))
    _blocked(driver, "whole path")
    output.folder.choose(tmp_path / "made")
    driver.until(lambda: not wizard.jobs.running(output.FOLDER))
    output.url.clear()
    _blocked(driver, "where the loader finds")
    output.url.setText("http://192.0.2.10:8080/optimized.iso")
    driver.next(wizard.build_page)
    press(wizard.build_page.stop)
    driver.until(lambda: not wizard.build_page.running)
    _blocked(driver, "Try again")

    assert watch.silent == []
    # Preview is blocked only while it works: that is said, too.
    named = {page.name for page in wizard.all_pages if not page.isFinalPage()}
    assert watch.reasons.keys() == named
    for reasons in watch.reasons.values():
        assert all(reason.endswith((".", ":")) for reason in reasons), reasons


@pytest.mark.parametrize(
    "recipe", ['[drivers]\ninject = ["none"]\n', "[image]\ndrop_images = [1]\n"]
)
def test_a_plan_that_cannot_be_made_says_so(
    driver: Driver, practice: PracticeSet, tmp_path: Path, recipe: str
) -> None:
    wizard = driver.wizard
    file = tmp_path / "recipe.toml"
    disc = str(practice.base_iso).replace("\\", "/")
    nics = '[target]\nnics = ["8086:100E"]\n'
    file.write_text(f'[base]\niso = "{disc}"\n{nics}{recipe}', encoding="utf-8")
    wizard.open_recipe(file)
    driver.until(lambda: wizard.session.opened is not None)
    for page in (wizard.nics_page, wizard.drivers_page, wizard.preview_page):
        driver.next(page)
        driver.until(lambda page=page: not wizard.jobs.running(page.KEY))  # type: ignore[misc]
        if not page.isComplete():
            break
    _blocked(driver, "problem above")


def _blocked(driver: Driver, words: str) -> None:
    """Next is disabled, and the page, the pointer and a screen reader tell why."""
    page, following = driver.wizard.currentPage(), driver.wizard.button(_NEXT)
    assert isinstance(page, Page)
    assert not following.isEnabled()
    assert words in page.why.text()
    assert page.why.isVisible()
    assert following.toolTip() == following.accessibleDescription() == page.why.text()
