"""The whole way through the wizard, as a technician goes it."""

from __future__ import annotations

import json
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWizard

from sert_wizard import recipe as recipes
from sert_wizard.build.result import OUTPUTS
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import work
from tests.ui.conftest import Driver


def test_from_first_page_to_finished(
    driver: Driver, practice: PracticeSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are written as the preview said, and no core function runs on the UI thread."""
    used = _watch_threads(monkeypatch)
    wizard, folder = driver.wizard, tmp_path / "made"
    driver.to_output(practice, folder)
    promised = wizard.session.last_plan
    assert promised is not None
    driver.next(wizard.build_page)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)

    assert sorted(p.name for p in folder.iterdir()) == sorted(OUTPUTS)
    assert (folder / "optimized.iso").stat().st_size == promised.predicted.iso_size
    assert (folder / "stage1.iso").stat().st_size == promised.predicted.stage1_size
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["plan"]["coverage"][0]["nic"] == r"PCI\VEN_8086&DEV_10DE"
    assert manifest["plan"]["coverage"][0]["source"] == "inject"
    assert "<html" in (folder / "report.html").read_text(encoding="utf-8")
    written = recipes.load(folder / "recipe.toml")
    assert written.drivers.inject == (str(practice.drivers[0]),)
    names = [name for name, _ in wizard.finished_page.files.rows]
    assert sorted(names) == sorted(OUTPUTS)

    assert {"open_base", "judge_drivers", "plan", "run_build", "nics_of_text"} <= used.keys()
    assert threading.get_ident() not in set().union(*used.values())

    driver.click(QWizard.WizardButton.FinishButton)
    assert not wizard.isVisible()


def test_a_recipe_fills_every_page(driver: Driver, practice: PracticeSet) -> None:
    wizard = driver.wizard
    wizard.open_recipe(practice.recipe)
    driver.until(lambda: wizard.session.opened is not None)
    assert wizard.base_page.path.line.text() == str(practice.base_iso)
    driver.next(wizard.nics_page)
    assert wizard.session.targets == (r"PCI\VEN_8086&DEV_10DE",)
    driver.next(wizard.drivers_page)
    assert wizard.drivers_page.folders.item(0).text() == str(practice.drivers[0])
    driver.until(wizard.drivers_page.isComplete)
    assert wizard.drivers_page.cards.cards[0].light.text().startswith("✓")
    driver.next(wizard.preview_page)
    driver.next(wizard.output_page)
    assert wizard.output_page.url.text() == "http://192.0.2.10:8080/optimized.iso"
    assert wizard.output_page.folder.line.text() == str(practice.folder / "out")


def test_going_back_keeps_the_choices(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, folder = driver.wizard, tmp_path / "made"
    driver.to_output(practice, folder)
    wizard.output_page.uefi.setChecked(False)
    chosen = wizard.session.recipe
    for page in reversed(wizard.all_pages[:4]):
        driver.back(page)
    assert wizard.base_page.path.line.text() == str(practice.base_iso)
    for page in wizard.all_pages[1:5]:
        driver.next(page)
    assert wizard.session.recipe == chosen
    output = wizard.output_page
    assert output.folder.line.text() == str(folder)
    assert (output.bios.isChecked(), output.uefi.isChecked()) == (True, False)
    item = wizard.nics_page.table.topLevelItem(wizard.nics_page.table.topLevelItemCount() - 1)
    assert item is not None
    assert item.checkState(0) == Qt.CheckState.Checked


def _watch_threads(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[int]]:
    """Note on which threads each of the wizard's ways into the core is used."""
    used: dict[str, set[int]] = {}

    def watched(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            used.setdefault(name, set()).add(threading.get_ident())
            return function(*arguments, **options)

        return call

    for name, value in vars(work).copy().items():
        if isinstance(value, types.FunctionType) and value.__module__ == work.__name__:
            monkeypatch.setattr(work, name, watched(name, value))
    return used
