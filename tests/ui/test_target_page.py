"""The Target NICs page and its dialogs: commands to copy, the catalogue, machines."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
)

from sert_wizard.hardware.catalogue import CAVEAT, CERTAINTIES
from sert_wizard.hardware.reports import COMMANDS
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.pages.catalogue_dialog import CatalogueDialog
from sert_wizard.ui.pages.target_nics import TargetNicsPage
from sert_wizard.ui.widgets.candidates import TRANSLATED, caveat_text, certainty_text
from sert_wizard.ui.widgets.dialog import Dialog
from sert_wizard.ui.widgets.text import Text
from tests.ui.conftest import Driver, press

_MNEMONIC = re.compile(r"&([^&])")
_DRIVER = 4
_ID = r"PCI\VEN_8086&DEV_10DE"


@pytest.fixture
def page(driver: Driver, practice: PracticeSet) -> TargetNicsPage:
    """The page, with this computer's NICs listed."""
    page = driver.wizard.nics_page
    driver.open_iso(practice.base_iso)
    driver.next(page)
    driver.until(lambda: not driver.wizard.jobs.running(page.OWN))
    return page


def _look_up(driver: Driver, page: TargetNicsPage, words: str) -> CatalogueDialog:
    dialog = page.catalogue_dialog
    if not dialog.isVisible():
        press(page.by_catalogue)
    dialog.words.clear()
    QTest.keyClicks(dialog.words, words)
    driver.until(lambda: not driver.wizard.jobs.running(dialog.KEY))
    return dialog


def _row(page: TargetNicsPage, text: str) -> QTreeWidgetItem:
    (item,) = page.table.findItems(text, Qt.MatchFlag.MatchExactly, 1)
    return item


def _tick(item: QTreeWidgetItem, on: bool = True) -> None:
    item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def _ticks(dialog: CatalogueDialog) -> list[bool]:
    return [item.checkState(0) == Qt.CheckState.Checked for item in dialog.found.items()]


@pytest.mark.parametrize("system", COMMANDS)
def test_the_commands_are_there_to_copy(driver: Driver, page: TargetNicsPage, system: str) -> None:
    press(page.by_report)
    dialog = page.report_dialog
    assert dialog.commands.keys() == COMMANDS.keys()
    press(dialog.copies[system])
    assert QApplication.clipboard().text() == COMMANDS[system]
    assert [s for s, copy in dialog.copies.items() if copy.text() == "Copied"] == [system]


def test_a_report_may_name_its_machine(
    driver: Driver, page: TargetNicsPage, practice: PracticeSet
) -> None:
    session, dialog = driver.wizard.session, page.report_dialog
    press(page.by_report)
    dialog.machine.setEditText(" Reception ")
    dialog.open_reports(practice.reports)
    driver.until(page.isComplete)
    assert session.machines == ("Reception",)
    assert session.recipe.target.nics == ()
    assert _row(page, _ID).text(2) == "Reception"
    press(page.by_report)
    assert dialog.machine.currentText() == ""  # the next report may be another machine's
    assert dialog.machine.findText("Reception") == 0


def test_a_bad_report_is_refused_where_it_was_given(
    driver: Driver, page: TargetNicsPage, tmp_path: Path
) -> None:
    report = tmp_path / "nics.txt"
    report.write_text("Microsoft PnP Utility\n", encoding="utf-8")
    press(page.by_report)
    page.report_dialog.open_reports([report])
    driver.until(page.report_dialog.problem.isVisible)
    assert "nics.txt" in page.report_dialog.problem.message.text()
    page.open_reports([report])
    driver.until(page.problem.isVisible)
    assert not driver.wizard.session.targets


def test_the_catalogue_is_searched_as_one_types(driver: Driver, page: TargetNicsPage) -> None:
    dialog = _look_up(driver, page, "")
    everything = len(dialog.found.items())
    assert everything > 80
    dialog = _look_up(driver, page, "OptiPlex 960")
    (item,) = dialog.found.items()
    assert [item.text(column) for column in range(5)] == [
        "82567LM-3",
        _ID,
        "reported",
        "5 (derived)",
        "Dell OptiPlex 960",
    ]
    assert "linux-hardware.org" in item.toolTip(0)
    assert dialog.caveat.isVisible()
    dialog = _look_up(driver, page, "no such thing")
    assert dialog.found.items() == []
    assert not dialog.caveat.isVisible()


def test_a_tick_in_the_catalogue_makes_a_target(driver: Driver, page: TargetNicsPage) -> None:
    session = driver.wizard.session
    dialog = _look_up(driver, page, "OptiPlex 960")
    _tick(dialog.found.items()[0])
    assert session.targets == (_ID,)
    assert session.machines == ("Dell OptiPlex 960",)
    assert page.isComplete()
    press(dialog.close_button)
    item = _row(page, _ID)
    assert (item.text(0), item.text(2)) == ("Intel 82567LM-3", "Dell OptiPlex 960")
    assert item.text(3) == "Candidate, reported"
    assert page.caveat.isVisible()
    _tick(item, False)
    assert not page.caveat.isVisible()
    assert item.text(2) == ""
    assert not page.isComplete()
    _tick(item)
    assert item.text(2) == "Dell OptiPlex 960"
    assert page.summary.text().endswith("machines named: 1")


def test_one_nic_serves_several_machines(driver: Driver, page: TargetNicsPage) -> None:
    session = driver.wizard.session
    dialog = _look_up(driver, page, "OptiPlex 960")
    _tick(dialog.found.items()[0])
    dialog = _look_up(driver, page, "dc7900")
    assert _ticks(dialog) == [False]
    _tick(dialog.found.items()[0])
    assert session.targets == (_ID,)
    assert _row(page, _ID).text(2) == "Dell OptiPlex 960; HP Compaq dc7900"
    dialog = _look_up(driver, page, "82567LM-3")  # the NIC by itself: ticked as a target
    assert _ticks(dialog) == [True]
    _tick(dialog.found.items()[0], False)
    assert not session.targets


def test_a_report_settles_a_candidate(driver: Driver, page: TargetNicsPage) -> None:
    dialog = _look_up(driver, page, "OptiPlex 960")
    _tick(dialog.found.items()[0])
    press(dialog.close_button)
    assert page.caveat.isVisible()
    press(page.by_report)
    QTest.keyClicks(page.report_dialog.text, "8086:10DE")
    press(page.report_dialog.add)
    driver.until(lambda: not page.report_dialog.isVisible())
    assert not page.caveat.isVisible()
    assert "Candidate" not in _row(page, _ID).text(3)


# Qt's offscreen platform says so of every message box.
@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_marked_adapters_are_filed_under_a_machine(driver: Driver, page: TargetNicsPage) -> None:
    session = driver.wizard.session
    driver.type_nic("8086:10DE 8086:1502")
    page.table.clearSelection()
    assert not page.machine.isEnabled()
    for text in (_ID, r"PCI\VEN_8086&DEV_1502"):
        _row(page, text).setSelected(True)
    for name in ("Desk & Co", "Book"):
        page.machines.aboutToShow.emit()
        page.machines.actions()[-1].trigger()
        (box,) = page.findChildren(QInputDialog)
        box.setTextValue(name)
        box.accept()
        driver.until(lambda: not page.findChildren(QInputDialog))
    assert session.machines == ("Desk & Co", "Book")
    assert session.recipe.target.nics == ()
    assert _row(page, _ID).text(2) == "Desk & Co; Book"

    page.table.clearSelection()
    _row(page, _ID).setSelected(True)
    page.machines.aboutToShow.emit()
    first, *_ = page.machines.actions()
    assert first.text() == "Desk && Co"
    assert first.isChecked()
    first.trigger()
    assert _row(page, _ID).text(2) == "Book"
    assert _row(page, r"PCI\VEN_8086&DEV_1502").text(2) == "Desk & Co; Book"
    assert [item.text(1) for item in page.table.selectedItems()] == [_ID]  # the mark stays


def test_the_catalogue_by_keyboard_only(driver: Driver, page: TargetNicsPage) -> None:
    wizard, dialog = driver.wizard, page.catalogue_dialog
    QTest.keyClick(wizard, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    driver.until(lambda: dialog.isActiveWindow() and dialog.words.hasFocus())
    QTest.keyClicks(dialog.words, "OptiPlex 960")
    driver.until(lambda: len(dialog.found.items()) == 1)
    while not dialog.found.table.hasFocus():
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.found.table, Qt.Key.Key_Space)
    assert wizard.session.targets == (_ID,)
    QTest.keyClick(dialog.found.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert wizard.isVisible()


def test_the_list_by_keyboard_only(driver: Driver, page: TargetNicsPage) -> None:
    driver.type_nic("8086:10DE 8086:1502")
    wizard, table = driver.wizard, page.table
    wizard.activateWindow()  # as a window manager does when a dialog closes
    driver.until(wizard.isActiveWindow)
    page.by_report.setFocus()
    while not table.hasFocus():
        QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
    assert len(table.selectedItems()) == 1
    assert page.machine.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_End)
    (marked,) = table.selectedItems()
    assert marked.text(1) == r"PCI\VEN_8086&DEV_1502"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert wizard.session.targets == (_ID,)
    assert table.currentItem() is marked
    page.entered()  # filled anew, it stays where it was
    (marked,) = table.selectedItems()
    assert table.currentItem() is marked
    assert marked.text(1) == r"PCI\VEN_8086&DEV_1502"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_dialogs_can_be_read_and_reached(
    driver: Driver, page: TargetNicsPage, dark: bool
) -> None:
    """Nothing is cut, each key means one thing, each control has a name."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, dark=dark)
    # Of both questions about a certificate, the one that says more.
    page.amt_dialog.certificate.show_changed("192.0.2.7:16993", "0A" * 32, "0B" * 32)
    page.amt_dialog.certificate.show()
    for dialog in (page.report_dialog, page.catalogue_dialog, page.amt_dialog):
        dialog.open()
        driver.until(lambda: not driver.wizard.jobs.running(page.catalogue_dialog.KEY))
        page.amt_dialog.certificate.show()
        QApplication.processEvents()
        _check(dialog)
        assert dialog.width() <= theme.SMALLEST[0]
        assert dialog.height() <= theme.SMALLEST[1]
        dialog.close()


def _check(dialog: Dialog) -> None:
    keys: Counter[str] = Counter()
    labels, buttons = dialog.findChildren(QLabel), dialog.findChildren(QAbstractButton)
    for label in labels:
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        elif label.isVisible():
            assert label.width() >= label.sizeHint().width(), label.text()
    for press_me in buttons:
        if press_me.isVisible() and press_me.text():
            assert press_me.width() >= press_me.sizeHint().width(), press_me.text()
    plain = [label.text() for label in labels if not isinstance(label, Text)]
    for text in (*plain, *(press_me.text() for press_me in buttons)):
        keys.update(m[1].lower() for m in _MNEMONIC.finditer(text))
    assert keys
    assert not [key for key, uses in keys.items() if uses > 1], dialog.windowTitle()
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QTreeWidget):
        for field in dialog.findChildren(kind):
            inner = isinstance(field.parent(), QComboBox)
            named = any(name.buddy() is field for name in labels)
            assert field.accessibleName() or named or inner, (dialog.windowTitle(), field)


def test_doubt_is_worded_as_the_core_words_it() -> None:
    """In English; the wizard's own words can be translated."""
    assert caveat_text() == CAVEAT
    assert [certainty_text(certainty) for certainty in CERTAINTIES] == list(CERTAINTIES)
    assert set(CERTAINTIES) < set(TRANSLATED)


def test_each_target_tells_whether_it_has_a_driver(
    driver: Driver, page: TargetNicsPage, practice: PracticeSet
) -> None:
    """By a sign and words, in a tone of its own; a NIC that is no target has no light."""
    session = driver.wizard.session
    driver.type_nic("8086:10DE")
    driver.type_nic("8086:100E")
    driver.until(lambda: session.view is not None)
    assert _row(page, _ID).text(_DRIVER) == "✗ none so far"
    assert _row(page, _ID).toolTip(_DRIVER)
    there = _row(page, r"PCI\VEN_8086&DEV_100E")
    assert there.text(_DRIVER).startswith("✓ ")
    assert there.text(_DRIVER).endswith("in the image")
    tones = {row.data(_DRIVER, Qt.ItemDataRole.ForegroundRole).name() for row in _rows(page)[-2:]}
    assert len(tones) == 2
    assert "without a driver: 1" in page.summary.text()

    session.offer(practice.drivers[0])
    page.entered()
    driver.until(lambda: session.view is not None)
    assert _row(page, _ID).text(_DRIVER) == "✓ e1k63x64.inf, added"
    assert "all have a driver" in page.summary.text()
    there = _row(page, r"PCI\VEN_8086&DEV_100E")
    _tick(there, False)
    assert there.text(_DRIVER) == ""
    driver.until(lambda: session.view is not None)


def test_drivers_that_cannot_be_looked_at_are_said_and_stop_nobody(
    driver: Driver, page: TargetNicsPage, tmp_path: Path
) -> None:
    driver.wizard.session.offer(tmp_path)  # holds no driver
    driver.type_nic("8086:10DE")
    driver.until(lambda: not driver.wizard.jobs.running(page.DRIVERS))
    assert _row(page, _ID).text(_DRIVER).startswith("?")
    assert tmp_path.name in _row(page, _ID).toolTip(_DRIVER)
    assert page.isComplete()  # the next page tells more, and where to mend it


def test_the_seen_adapter_takes_its_candidates_place(
    driver: Driver, page: TargetNicsPage, practice: PracticeSet
) -> None:
    """The catalogue's and the report's row of one NIC become one target, in the same machine."""
    session = driver.wizard.session
    dialog = _look_up(driver, page, "OptiPlex 960")
    _tick(dialog.found.items()[0])
    assert session.targets == (_ID,)
    press(dialog.close_button)
    rows = len(_rows(page))
    page.open_reports(practice.reports)
    driver.until(lambda: not driver.wizard.jobs.running(page.REPORT))
    full = _ID + "&SUBSYS_02761028&REV_02"
    assert session.targets == (full,)
    assert session.machines == ("Dell OptiPlex 960",)
    assert len(_rows(page)) == rows
    assert session.candidates == {}
    assert not page.caveat.isVisible()
    dialog = _look_up(driver, page, "OptiPlex 960")
    assert _ticks(dialog) == [True]
    _tick(dialog.found.items()[0], False)
    assert not session.targets
    _tick(dialog.found.items()[0])
    assert session.targets in ((full,), (_ID,))


def _rows(page: TargetNicsPage) -> list[QTreeWidgetItem]:
    rows = map(page.table.topLevelItem, range(page.table.topLevelItemCount()))
    return [row for row in rows if row is not None]
