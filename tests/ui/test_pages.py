"""The states of the single pages."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget, QWizard

from sert_wizard.drivers.remote_control import RemoteControl
from sert_wizard.training.practice import PracticeSet
from tests.ui.conftest import Driver, press
from tests.ui.drivers_page import enter


def drop(page: QWidget, *paths: Path) -> None:
    """Drop files onto `page` as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))  # most on Linux give this, too
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    with warnings.catch_warnings():
        # New forms came with Qt 6.12; the old one is there in every version we support.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(QPoint(50, 50), copy, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, data, buttons, keys))


def test_a_dropped_disc_is_opened_and_described(driver: Driver, practice: PracticeSet) -> None:
    page = driver.wizard.base_page
    assert not driver.wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    assert page.why.text()
    drop(page, practice.base_iso)
    driver.until(page.isComplete)
    rows = dict(page.facts.rows)
    assert rows["Label"] == "SERT_TRAINING"
    assert "Windows PE 10.0" in rows["System"]
    assert "amd64" in rows["System"]
    assert rows["Boots on"] == "BIOS and UEFI"
    assert rows["Start-up file"] == "startnet.cmd"
    assert rows["Waits for a key"] == "BIOS and UEFI"
    assert rows["Remote control"].startswith("no known tool")
    assert "Maker" not in rows  # this disc names none
    assert page.why.text() == ""


def test_the_summary_names_maker_and_remote_control(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    """The maker is the publisher in the primary volume descriptor (ECMA-119, 8.4.20)."""
    disc = tmp_path / "made.iso"
    whole = bytearray(practice.base_iso.read_bytes())
    publisher = b"EXAMPLE RESCUE DISCS"
    at = 16 * 2048 + 318
    whole[at : at + 128] = publisher.ljust(128)
    disc.write_bytes(whole)
    page = driver.wizard.base_page
    page.path.choose(disc)
    driver.until(page.isComplete)
    assert dict(page.facts.rows)["Maker"] == "EXAMPLE RESCUE DISCS"

    opened = driver.wizard.session.opened
    assert opened is not None
    tool = RemoteControl("TightVNC", "/Tools/tvnserver.exe")
    page._show_facts(replace(opened.facts, remote_control=(tool,)))
    assert dict(page.facts.rows)["Remote control"] == "TightVNC (/Tools/tvnserver.exe)"


def test_a_dropped_recipe_fills_the_pages(driver: Driver, practice: PracticeSet) -> None:
    drop(driver.wizard.base_page, practice.recipe)
    driver.until(lambda: driver.wizard.session.opened is not None)
    assert driver.wizard.session.targets


def test_a_text_file_as_disc_is_refused_in_words(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    page = driver.wizard.base_page
    text = tmp_path / "notes.iso"
    text.write_text("no disc at all", encoding="utf-8")
    driver.open_iso(practice.base_iso)
    opened = driver.wizard.session.opened
    assert opened is not None
    page.path.choose(text)
    driver.until(page.problem.isVisible)
    assert "notes.iso" in page.problem.message.text()
    assert page.problem.hint.text()
    assert not page.isComplete()
    press(page.problem.copy)
    assert QApplication.clipboard().text().startswith("error[")
    driver.until(lambda: not opened.base.wim_path.exists())  # the former base was let go


def test_only_the_last_chosen_disc_counts(driver: Driver, practice: PracticeSet) -> None:
    page = driver.wizard.base_page
    page.path.choose(practice.base_iso.with_name("missing.iso"))
    page.path.choose(practice.base_iso)
    driver.until(page.isComplete)
    assert not page.problem.isVisible()


def test_a_bad_recipe_is_refused_in_words(driver: Driver, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text('[drivers]\nprune = "everything"\n', encoding="utf-8")
    page = driver.wizard.base_page
    driver.wizard.open_recipe(recipe)
    driver.until(page.problem.isVisible)
    assert "recipe.toml" in page.problem.message.text()


def test_reports_and_text_name_the_targets(driver: Driver, practice: PracticeSet) -> None:
    wizard, page = driver.wizard, driver.wizard.nics_page
    driver.open_iso(practice.base_iso)
    driver.next(page)
    driver.until(lambda: not wizard.jobs.running(page.OWN))
    assert not page.isComplete()
    assert page.why.text()
    own = len(wizard.session.seen)

    press(page.by_report)
    dialog = page.report_dialog
    QTest.keyClicks(dialog.text, "nothing of use")
    press(dialog.add)
    driver.until(dialog.problem.isVisible)
    press(dialog.close_button)

    drop(page, *practice.reports)
    driver.until(page.isComplete)
    assert not page.problem.isVisible()
    assert len(wizard.session.seen) > own
    # Both reports name the same NIC: the fuller id and the better name of the two.
    assert wizard.session.targets == (r"PCI\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02",)
    assert page.summary.text() == f"Targets: 1 of {own + 1}"
    last = page.table.topLevelItem(own)
    assert last is not None
    assert "82567LM-3" in last.text(0)
    for number in range(page.table.topLevelItemCount()):
        item = page.table.topLevelItem(number)
        assert item is not None
        item.setCheckState(0, Qt.CheckState.Unchecked)
    assert not wizard.session.targets
    assert not page.isComplete()


def test_a_target_without_driver_needs_a_tick(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, page = driver.wizard, driver.wizard.drivers_page
    enter(driver, practice)
    assert page.cards.cards[0].light.text().startswith("✗")
    driver.next(wizard.preview_page)
    driver.until(wizard.preview_page.isComplete)
    assert wizard.preview_page.uncovered.isVisible()
    driver.next(wizard.output_page)
    output = wizard.output_page
    output.url.setText("http://192.0.2.10/optimized.iso")
    output.folder.choose(tmp_path / "made")
    driver.until(lambda: "no driver" in output.why.text())
    output.uncovered.setChecked(True)
    driver.next(wizard.build_page)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    assert (tmp_path / "made" / "optimized.iso").exists()


def test_a_folder_without_drivers_is_refused_in_words(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, page = driver.wizard, driver.wizard.drivers_page
    enter(driver, practice)
    page.offer(tmp_path)
    driver.until(page.problem.isVisible)
    assert not page.isComplete()
    page.folders.setCurrentRow(0)
    press(page.remove)
    driver.until(page.isComplete)
    assert wizard.session.recipe.drivers.inject == ()


def test_the_preview_shows_the_plan(driver: Driver, practice: PracticeSet) -> None:
    wizard = driver.wizard
    enter(driver, practice)
    wizard.drivers_page.offer(practice.drivers[0])
    driver.next(wizard.preview_page)
    driver.until(wizard.preview_page.isComplete)
    plan = wizard.session.plan
    assert plan is not None
    bars = wizard.preview_page.sizes.bars
    assert [bar.length for bar in bars[:2]] == [plan.base_iso_size, plan.predicted.iso_size]
    gained = sum(bar.length for bar in wizard.preview_page.gains.bars)
    assert gained == plan.base_iso_size - plan.predicted.iso_size
    assert len(wizard.preview_page.times.bars) == 2 * len(plan.delivery)
    assert not wizard.preview_page.uncovered.isVisible()


def test_the_url_follows_the_chosen_address(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, page = driver.wizard, driver.wizard.output_page
    driver.to_output(practice, tmp_path / "made")
    for key in (page.ADDRESSES, page.FOLDER):
        driver.until(lambda key=key: not wizard.jobs.running(key))  # type: ignore[misc]
    page.port.setValue(8123)
    assert wizard.session.recipe.stage1.url == "http://192.0.2.10:8123/optimized.iso"
    page.url.setText("ftp://192.0.2.10/optimized.iso")
    assert not page.isComplete()
    assert "http" in page.why.text()
    page.url.setText("http://192.0.2.10/optimized.iso")
    page.bios.setChecked(False)
    page.uefi.setChecked(False)
    assert "BIOS" in page.why.text()
