"""What tests of the Drivers page do with it, and find in its list."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.facts import DriverView
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.widgets.package_rows import NAME
from sert_wizard.ui.widgets.package_tree import PackageTree
from tests.ui.conftest import Driver


def enter(driver: Driver, practice: PracticeSet) -> DriversPage:
    """The page, entered for one NIC that nothing serves yet."""
    wizard = driver.wizard
    driver.open_iso(practice.base_iso)
    driver.next(wizard.nics_page)
    driver.type_nic("8086:10DE")
    driver.next(wizard.drivers_page)
    driver.until(wizard.drivers_page.isComplete)
    return wizard.drivers_page


def all_rows(tree: PackageTree) -> Iterator[QTreeWidgetItem]:
    found = QTreeWidgetItemIterator(tree)
    while item := found.value():
        yield item
        found += 1


def open_all(tree: PackageTree) -> None:
    """A group has no rows of its packages until then."""
    for row in list(all_rows(tree)):
        row.setExpanded(True)


def row_named(page: DriversPage, name: str) -> QTreeWidgetItem:
    """The row whose name begins so."""
    return next(row for row in all_rows(page.packages) if row.text(NAME).startswith(name))


def view_of(page: DriversPage) -> DriverView:
    view = page.session.view
    assert view
    return view


def tick(driver: Driver, row: QTreeWidgetItem, state: Qt.CheckState) -> None:
    row.setCheckState(NAME, state)
    driver.until(lambda: driver.wizard.session.view is not None)


def gone(page: DriversPage) -> set[str]:
    return {v.package.name for v in view_of(page).verdicts if v.removed}
