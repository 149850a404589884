"""The Output page: what can be chosen reaches the loader, what can't be is said beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from sert_wizard.build.folder import FolderState
from sert_wizard.recipe import Network, Stage1
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme, work
from sert_wizard.ui.pages.output import OutputPage
from sert_wizard.ui.widgets.loader_fields import LoaderFields
from tests.ui.conftest import Driver


def _type(field: QLineEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)


@pytest.fixture
def output(driver: Driver, practice: PracticeSet, tmp_path: Path) -> OutputPage:
    """The page, everything filled in."""
    driver.to_output(practice, tmp_path / "made")
    page = driver.wizard.output_page
    driver.until(lambda: page.isComplete() and not _busy(page))
    return page


def _busy(page: OutputPage) -> bool:
    keys = (page.FOLDER, page.ADDRESSES, page.LOADER, page.PARTS)
    return page._pause.isActive() or any(page.jobs.running(key) for key in keys)


def test_what_is_chosen_is_in_the_loader(
    driver: Driver, output: OutputPage, tmp_path: Path
) -> None:
    """A fixed address, a VLAN and a second URL end up in the script on the disc."""
    _type(output.more, "http://192.0.2.11/image/optimized.iso")
    output.fold.head.click()
    fields = output.network
    for field, text in zip(
        fields.lines, ("192.0.2.50", "255.255.255.0", "192.0.2.1", "192.0.2.2"), strict=True
    ):
        _type(field, text)
    fields.vlan.setValue(7)
    asked = driver.wizard.session.recipe.stage1
    assert asked.network == Network("192.0.2.50", "255.255.255.0", "192.0.2.1", "192.0.2.2", 7)
    assert asked.urls == ("http://192.0.2.11/image/optimized.iso",)

    wizard = driver.wizard
    driver.next(wizard.build_page)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    loader = (tmp_path / "made" / "stage1.iso").read_bytes()
    for part in (b"192.0.2.50", b"192.0.2.1", b"192.0.2.11", b"/image/optimized.iso"):
        assert part in loader


@pytest.mark.parametrize(
    ("address", "netmask", "gateway", "words"),
    [
        ("192.0.2", "", "", "address can't be '192.0.2'"),
        ("192.0.2.50", "", "", "netmask can't be ''"),
        ("192.0.2.50", "255.0.255.0", "", "netmask can't be '255.0.255.0'"),
        ("192.0.2.50", "255.255.255.0", "192.0.3.1", "gateway can't be '192.0.3.1'"),
        ("", "255.255.255.0", "", "it needs an address"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_words(
    output: OutputPage, address: str, netmask: str, gateway: str, words: str
) -> None:
    output.fold.set_open(True)
    for field, text in zip(output.network.lines, (address, netmask, gateway), strict=False):
        _type(field, text)
    assert words in output.network.problem.text()
    assert output.network.problem.isVisible()
    assert words in output.why.text()
    assert not output.isComplete()
    for field in output.network.lines:
        field.clear()
    assert output.isComplete()
    assert not output.network.problem.isVisible()


def test_a_bad_url_is_refused_beside_its_line(output: OutputPage) -> None:
    fields = output.addresses
    _type(output.more, "http://192.0.2.11/a.iso ftp://192.0.2.11/b.iso")
    assert "ftp://192.0.2.11/b.iso" in fields.more_problem.text()
    assert not output.isComplete()
    output.more.clear()
    assert not fields.more_problem.isVisible()
    assert output.isComplete()
    _type(output.url, "192.0.2.10")
    assert fields.problem.isVisible()
    assert not fields.note.isVisible()
    assert not output.isComplete()


def test_the_linux_loader_is_for_bios_alone(driver: Driver, output: OutputPage) -> None:
    if work.lacks_linux_parts():
        pytest.skip("the Linux loader's parts are not here")
    session, loader = driver.wizard.session, output.loader
    loader.linux.click()
    asked = session.recipe.stage1
    assert (asked.flavour, asked.firmware) == ("linux", ("bios",))
    assert not loader.uefi.isEnabled()
    driver.until(lambda: not _busy(output))
    assert loader.size_note.isVisible()
    assert output.isComplete()

    output.url.setText("https://192.0.2.10/optimized.iso")
    driver.until(lambda: not output.isComplete())
    assert "http only" in loader.problem.text()

    loader.ipxe.click()
    driver.until(lambda: output.isComplete() and not _busy(output))
    asked = session.recipe.stage1
    assert (asked.flavour, asked.firmware) == ("ipxe", ("bios", "uefi"))
    assert loader.uefi.isEnabled()
    assert "1.6 MB" in loader.size_note.text()
    assert not loader.problem.isVisible()


def test_linux_without_its_parts_says_what_lacks(qtbot: QtBot) -> None:
    fields = LoaderFields()
    qtbot.addWidget(fields)
    fields.show_lack("The parts of the Linux loader are not here.")
    fields.show_stage1(Stage1())
    assert not fields.linux.isEnabled()
    assert "not here" in fields.linux_note.text()
    fields.show_stage1(Stage1(flavour="linux"))  # a recipe's wish can be taken back
    assert fields.ipxe.isEnabled()
    assert fields.uefi.isEnabled()
    fields.show_lack("")
    assert "11 MB" in fields.linux_note.text()


def test_booting_unchecked_comes_with_a_warning(driver: Driver, output: OutputPage) -> None:
    loader = output.loader
    assert not loader.fallback_note.isVisible()
    loader.fallback.click()
    assert driver.wizard.session.recipe.stage1.unverified_fallback
    assert loader.fallback_note.text().startswith("⚠")
    assert loader.fallback_note.isVisible()
    loader.fallback.click()
    assert not loader.fallback_note.isVisible()
    loader.fallback.click()
    loader.uefi.click()
    assert not loader.fallback.isVisible()  # BIOS never asks
    assert not loader.fallback_note.isVisible()


def test_the_question_for_a_key_can_be_left_out(driver: Driver, output: OutputPage) -> None:
    session = driver.wizard.session
    assert session.opened is not None
    prompt = session.opened.facts.prompt
    assert output.prompt.isVisible() == (prompt.bios or prompt.uefi)
    for ticked, asked in ((True, "remove"), (False, "keep")):
        output.prompt.setChecked(ticked)
        assert session.recipe.image.prompt == asked


def test_a_disk_that_cannot_hold_the_disc_is_refused_in_words(
    output: OutputPage, tmp_path: Path
) -> None:
    plan = output.session.last_plan
    assert plan is not None
    largest = max(plan.predicted.iso_size, plan.predicted.wim_size)
    output._show_folder(FolderState(tmp_path, 1 << 40, (), limit=largest - 1))
    assert "FAT32" in output.why.text()
    assert "FAT32" in output.space.text()
    assert not output.isComplete()
    output._show_folder(FolderState(tmp_path, 1 << 40, (), limit=largest))
    assert output.isComplete()
    output._show_folder(FolderState(tmp_path, 1000, ()))
    assert "not enough space" in output.space.text()
    assert not output.isComplete()


def test_nothing_is_cut_beside(driver: Driver, output: OutputPage) -> None:
    """With all parts open, the smallest window needs no scrolling sideways."""
    driver.wizard.resize(*theme.SMALLEST)
    output.fold.set_open(True)
    output.loader.fallback.click()
    _type(output.more, "ftp://192.0.2.11/optimized.iso")
    area = output.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    driver.until(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() == 0


def test_keys_reach_the_folded_fields(driver: Driver, output: OutputPage) -> None:
    wizard, alt = driver.wizard, Qt.KeyboardModifier.AltModifier
    wizard.activateWindow()  # as a window manager does when a dialog closes
    driver.until(wizard.isActiveWindow)
    assert not output.network.address.isVisible()
    QTest.keyClick(wizard, Qt.Key.Key_T, alt)
    driver.until(output.network.address.isVisible)
    QTest.keyClick(wizard, Qt.Key.Key_M, alt)
    assert QApplication.focusWidget() is output.network.netmask
    QTest.keyClick(wizard, Qt.Key.Key_K, alt)
    assert QApplication.focusWidget() is output.more
    wizard.resize(*theme.SMALLEST)
    assert output.prompt.visibleRegion().isEmpty()  # below what fits
    QTest.keyClick(wizard, Qt.Key.Key_W, alt)
    driver.until(lambda: not output.prompt.visibleRegion().isEmpty())


def test_a_recipe_with_an_address_opens_the_fold(driver: Driver, output: OutputPage) -> None:
    assert not output.fold.is_open
    driver.wizard.session.set_loader(network=Network(vlan=12))
    driver.back(driver.wizard.preview_page)
    driver.next(output)
    assert output.fold.is_open
    assert output.network.vlan.value() == 12


def test_browsing_starts_where_one_was_last(
    driver: Driver, output: OutputPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """(The system's dialog can't be driven: it is answered instead.)"""
    chosen, asked = tmp_path / "elsewhere" / "disc", list[str]()

    def answer(_parent: object, _title: str, start: str) -> str:
        asked.append(start)
        return str(chosen)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    driver.wizard.preferences.folder = str(tmp_path)
    for _ in range(2):
        output.folder.button.click()
    assert asked == [str(tmp_path), str(chosen.parent)]
    assert driver.wizard.session.recipe.output.directory == str(chosen)
    assert driver.wizard.preferences.folder == str(chosen.parent)


def test_what_the_disk_can_hold_is_said_beside_the_folder(
    driver: Driver, output: OutputPage, tmp_path: Path
) -> None:
    plan = driver.wizard.session.last_plan
    assert plan is not None
    output._show_folder(FolderState(tmp_path, 1 << 40, (), limit=(1 << 32) - 1))
    assert "are free" in output.space.text()
    assert "FAT32" in output.space.text()
    assert output.isComplete()
    output._show_folder(FolderState(tmp_path, 1 << 40, (), limit=plan.predicted.iso_size - 1))
    assert output.space.text().startswith("✗")
    assert not output.isComplete()
    output._show_folder(FolderState(tmp_path, 1000, ()))
    assert "not enough space" in output.space.text()
    assert output.space.isVisible()
    assert not output.isComplete()
