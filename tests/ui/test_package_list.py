"""The Drivers page's list of packages: its rows, its search and filter, its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.widgets.package_rows import NAME, OUTCOME
from tests.ui.conftest import Driver
from tests.ui.drivers_page import all_rows, enter, gone, row_named, tick, view_of

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def page(driver: Driver, practice: PracticeSet) -> DriversPage:
    return enter(driver, practice)


def test_the_rows_of_a_group_are_made_when_it_is_opened(page: DriversPage) -> None:
    """Rows are what filling the list takes its time for."""
    printers = row_named(page, "Printers")
    members = next(g.verdicts for g in view_of(page).groups if g.key == "printer")
    everything = len(view_of(page).verdicts)
    assert printers.childCount() == 0
    page.filter.field.setText("no such package")
    page.filter.show_which.setCurrentIndex(1)
    page.filter.field.clear()
    page.filter.show_which.setCurrentIndex(0)
    assert printers.childCount() == 0
    assert page.packages.count == (everything, everything)
    page.packages.setCurrentItem(printers)
    QTest.keyClick(page.packages, Qt.Key.Key_Right)
    assert printers.isExpanded()
    names = [row.text(NAME) for row in all_rows(page.packages) if row.parent() is printers]
    assert names == [verdict.package.name for verdict in members]
    assert row_named(page, "Storage").childCount() == 0


def test_a_row_made_late_obeys_the_search(page: DriversPage) -> None:
    page.filter.field.setText("prn")
    printers = row_named(page, "Printers")
    assert printers.isExpanded()
    page.filter.field.setText("network adapters")
    assert printers.isHidden()
    page.filter.field.setText("")
    page.filter.show_which.setCurrentIndex(1)
    storage = row_named(page, "Storage")
    assert storage.isHidden()
    page.filter.show_which.setCurrentIndex(2)
    storage.setExpanded(True)
    assert storage.childCount()
    goes = gone(page)
    wifi = row_named(page, "Wi-Fi adapters")
    wifi.setExpanded(True)
    rows = [row for row in all_rows(page.packages) if row.parent() is wifi]
    assert rows
    assert [row.isHidden() for row in rows] == [row.text(NAME) in goes for row in rows]


def test_a_row_stays_in_a_filtered_list_when_it_is_unticked(
    driver: Driver, page: DriversPage
) -> None:
    page.filter.show_which.setCurrentIndex(1)
    going = len(gone(page))
    everything = len(view_of(page).verdicts)
    assert page.packages.count[0] == going
    row = row_named(page, "net1ic64.inf")
    tick(driver, row, _UNCHECKED)
    assert row.text(OUTCOME) == "stays"
    assert not row.isHidden()
    assert page.filter.count.text() == f"{going} of {everything} shown"
    page.filter.field.setText("net1ic")  # a search goes on among what is shown
    assert not row.isHidden()
    page.filter.field.clear()
    page.filter.show_which.activated.emit(1)  # as the same is chosen again
    assert row.isHidden()
    assert page.packages.count[0] == going - 1
    tick(driver, row, _CHECKED)
    tick(driver, row, _UNCHECKED)
    assert not row.isHidden()
    driver.wizard.back()
    driver.next(page)
    driver.until(page.isComplete)
    assert row.isHidden()


def test_search_shows_what_it_finds(driver: Driver, page: DriversPage) -> None:
    field, tree = page.filter.field, page.packages
    everything = len(view_of(page).verdicts)
    assert page.filter.count.text() == f"{everything} of {everything} shown"
    driver.wizard.activateWindow()
    driver.until(driver.wizard.isActiveWindow)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.until(field.hasFocus)
    QTest.keyClicks(field, "PRN")
    shown = [row for row in all_rows(tree) if not row.isHidden() and not row.childCount()]
    assert shown
    assert all(row.text(NAME).startswith("prn") for row in shown)
    groups = [row.parent() for row in shown]
    assert all(group and group.isExpanded() for group in groups)
    assert page.filter.count.text() == f"{len(shown)} of {everything} shown"
    field.setText("storage")  # a class's title, and a reason
    assert 0 < tree.count[0] < everything
    field.setText("no such package")
    assert tree.count[0] == 0
    assert all(row.isHidden() for row in all_rows(tree))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    assert tree.count[0] == everything
    assert not row_named(page, "Printers").isExpanded()
    assert row_named(page, "Network adapters").isExpanded()
    going = len(gone(page))
    page.filter.show_which.setCurrentIndex(1)
    assert tree.count[0] == going
    page.filter.show_which.setCurrentIndex(2)
    assert tree.count[0] == everything - going


def test_space_and_arrows_do_it_all(driver: Driver, page: DriversPage) -> None:
    tree = page.packages
    driver.wizard.activateWindow()
    driver.until(driver.wizard.isActiveWindow)
    tree.setFocus()
    assert tree.currentItem() is row_named(page, "Network adapters")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert page.session.recipe.drivers.prune == "none"
    driver.until(page.isComplete)
    assert not gone(page)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    current = tree.currentItem()
    assert current
    assert current.parent() is None
    assert current is not row_named(page, "Network adapters")
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert current.isExpanded()
    assert tree.hasFocus()
