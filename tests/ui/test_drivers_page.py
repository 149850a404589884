"""The Drivers page: coverage, what is offered, and the packages by kind of device."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeWidgetItem, QTreeWidgetItemIterator

from sert_wizard.drivers.source import Source
from sert_wizard.inf.document import Inf
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.facts import DriverView
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.widgets.package_rows import FREES, NAME, OUTCOME, WHY
from sert_wizard.ui.widgets.package_tree import PackageTree
from sert_wizard.windows_image import WindowsImage
from tests.ui.conftest import Driver, press

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_PARTLY = Qt.CheckState.PartiallyChecked
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable


@pytest.fixture
def page(driver: Driver, practice: PracticeSet) -> DriversPage:
    """The page, entered for one NIC that nothing serves yet."""
    wizard = driver.wizard
    driver.open_iso(practice.base_iso)
    driver.next(wizard.nics_page)
    driver.type_nic("8086:10DE")
    driver.next(wizard.drivers_page)
    driver.until(wizard.drivers_page.isComplete)
    return wizard.drivers_page


def _rows(tree: PackageTree) -> Iterator[QTreeWidgetItem]:
    found = QTreeWidgetItemIterator(tree)
    while item := found.value():
        yield item
        found += 1


def _open_all(tree: PackageTree) -> None:
    """A group has no rows of its packages until then."""
    for row in list(_rows(tree)):
        row.setExpanded(True)


def _row(page: DriversPage, name: str) -> QTreeWidgetItem:
    """The row whose name begins so."""
    return next(row for row in _rows(page.packages) if row.text(NAME).startswith(name))


def _view(page: DriversPage) -> DriverView:
    view = page.session.view
    assert view
    return view


def _tick(driver: Driver, row: QTreeWidgetItem, state: Qt.CheckState) -> None:
    row.setCheckState(NAME, state)
    driver.until(lambda: driver.wizard.session.view is not None)


def _gone(page: DriversPage) -> set[str]:
    return {v.package.name for v in _view(page).verdicts if v.removed}


def test_the_list_is_by_kind_of_device(page: DriversPage) -> None:
    tree = page.packages
    tops = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    titles = [top.text(NAME) for top in tops if top]
    assert titles[0].startswith("Network adapters (")
    assert {"Printers", "Storage", "Network stack"} <= {title.split(" (")[0] for title in titles}
    assert [top.isExpanded() for top in tops if top] == [True] + [False] * (len(tops) - 1)
    _open_all(tree)
    packages = sum(row.childCount() == 0 for row in _rows(tree))
    assert packages == len(_view(page).verdicts) == page.packages.count[1]
    for row in _rows(tree):
        assert row.text(FREES)
        alignment = row.textAlignment(FREES)
        assert alignment & Qt.AlignmentFlag.AlignRight


def test_the_rows_of_a_group_are_made_when_it_is_opened(page: DriversPage) -> None:
    """Rows are what filling the list takes its time for."""
    printers = _row(page, "Printers")
    members = next(g.verdicts for g in _view(page).groups if g.key == "printer")
    everything = len(_view(page).verdicts)
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
    names = [row.text(NAME) for row in _rows(page.packages) if row.parent() is printers]
    assert names == [verdict.package.name for verdict in members]
    assert _row(page, "Storage").childCount() == 0


def test_a_row_made_late_obeys_the_search(page: DriversPage) -> None:
    page.filter.field.setText("prn")
    printers = _row(page, "Printers")
    assert printers.isExpanded()
    page.filter.field.setText("network adapters")
    assert printers.isHidden()
    page.filter.field.setText("")
    page.filter.show_which.setCurrentIndex(1)
    storage = _row(page, "Storage")
    assert storage.isHidden()
    page.filter.show_which.setCurrentIndex(2)
    storage.setExpanded(True)
    assert storage.childCount()
    goes = _gone(page)
    wifi = _row(page, "Wi-Fi adapters")
    wifi.setExpanded(True)
    rows = [row for row in _rows(page.packages) if row.parent() is wifi]
    assert rows
    assert [row.isHidden() for row in rows] == [row.text(NAME) in goes for row in rows]


def test_a_row_stays_in_a_filtered_list_when_it_is_unticked(
    driver: Driver, page: DriversPage
) -> None:
    page.filter.show_which.setCurrentIndex(1)
    going = len(_gone(page))
    everything = len(_view(page).verdicts)
    assert page.packages.count[0] == going
    row = _row(page, "net1ic64.inf")
    _tick(driver, row, _UNCHECKED)
    assert row.text(OUTCOME) == "stays"
    assert not row.isHidden()
    assert page.filter.count.text() == f"{going} of {everything} shown"
    page.filter.field.setText("net1ic")  # a search goes on among what is shown
    assert not row.isHidden()
    page.filter.field.clear()
    page.filter.show_which.setCurrentIndex(2)
    page.filter.show_which.setCurrentIndex(1)
    assert row.isHidden()
    assert page.packages.count[0] == going - 1
    _tick(driver, row, _CHECKED)
    _tick(driver, row, _UNCHECKED)
    assert not row.isHidden()
    driver.wizard.back()
    driver.next(page)
    driver.until(page.isComplete)
    assert row.isHidden()


def test_what_must_stay_is_locked_and_says_why(page: DriversPage) -> None:
    _open_all(page.packages)
    locked = [row for row in _rows(page.packages) if row.text(OUTCOME) == "must stay"]
    assert len(locked) > 20
    for row in locked:
        assert not row.flags() & _CHECKABLE
        assert not row.icon(NAME).isNull()
        assert "locked" in row.data(NAME, Qt.ItemDataRole.AccessibleTextRole)
        if not row.childCount():
            assert row.text(WHY)
            assert row.toolTip(WHY) == row.text(WHY)
            assert row.data(NAME, Qt.ItemDataRole.AccessibleDescriptionRole) == row.text(WHY)
    free = [row for row in _rows(page.packages) if row.flags() & _CHECKABLE]
    assert free
    assert all(row.icon(NAME).isNull() for row in free)


def test_packages_follow_the_choices(driver: Driver, page: DriversPage) -> None:
    goes = len(_gone(page))
    assert goes >= 30
    network = _row(page, "Network adapters")
    assert network.checkState(NAME) == _CHECKED
    first = _row(page, "mlx4_bus.inf")
    _tick(driver, first, _UNCHECKED)
    assert page.session.recipe.drivers.keep == ("mlx4_bus.inf",)
    assert first.text(OUTCOME) == "stays"
    assert network.checkState(NAME) == _PARTLY
    assert page.own.isVisible()
    assert page.total.text().startswith(f"{len(_gone(page))} of")

    _tick(driver, network, _CHECKED)
    assert not page.session.has_own_choices
    assert len(_gone(page)) == goes
    _tick(driver, network, _UNCHECKED)
    assert page.session.recipe.drivers.prune == "none"
    assert page.total.text().startswith("0 of")
    _tick(driver, _row(page, "net1ic64.inf"), _CHECKED)
    assert page.session.recipe.drivers.remove == ("net1ic64.inf",)
    press(page.own)
    driver.until(page.isComplete)
    assert page.total.text().startswith("0 of")


def test_a_class_goes_by_its_row_with_its_warning(driver: Driver, page: DriversPage) -> None:
    before = _gone(page)
    printers = _row(page, "Printers")
    _tick(driver, printers, _CHECKED)
    assert page.session.recipe.drivers.classes == ("printer",)
    assert all(name.startswith("prn") for name in _gone(page) - before)
    assert _gone(page) > before
    warning = "Printing from the recovery environment won't work."
    assert printers.text(WHY) == warning
    assert warning in page.warning.text()
    assert page.warning.isVisible()
    _tick(driver, printers, _UNCHECKED)
    assert not page.session.recipe.drivers.classes
    assert not page.session.has_own_choices
    assert not page.warning.isVisible()


def test_wifi_is_a_part_of_the_network_adapters(driver: Driver, page: DriversPage) -> None:
    """Each wish takes its own; the recipe names single packages only where it has to."""
    drivers = page.session.recipe.drivers
    wifi, network = _row(page, "Wi-Fi adapters"), _row(page, "Network adapters")
    assert wifi.parent() is network
    went = {v.package.name for g in _view(page).groups if g.key == "wifi" for v in g.verdicts}
    went &= _gone(page)
    assert went
    _tick(driver, wifi, _UNCHECKED)
    assert set(page.session.recipe.drivers.keep) == went
    assert not went & _gone(page)
    _tick(driver, wifi, _CHECKED)
    assert page.session.recipe.drivers == drivers
    _tick(driver, network, _UNCHECKED)
    _tick(driver, wifi, _CHECKED)
    assert page.session.recipe.drivers.classes == ("wifi",)
    assert _gone(page) == went
    _tick(driver, network, _CHECKED)
    assert page.session.recipe.drivers == drivers


def test_what_can_not_go_is_taken_back_with_the_reason(driver: Driver, page: DriversPage) -> None:
    """A bus driver stays while an adapter on its bus does; the page goes on working."""
    _tick(driver, _row(page, "Network adapters"), _UNCHECKED)
    session = page.session
    session.set_drivers(type(session.recipe.drivers)(prune="none", keep=("netmlx4eth63.inf",)))
    page.compute()
    driver.until(page.isComplete)
    before = session.recipe.drivers
    bus = _row(page, "mlx4_bus.inf")
    bus.setCheckState(NAME, _CHECKED)
    driver.until(page.problem.isVisible)
    assert "mlx4_bus.inf can't be removed" in page.problem.message.text()
    assert session.recipe.drivers == before
    assert bus.checkState(NAME) == _UNCHECKED
    assert page.isComplete()
    _tick(driver, _row(page, "net1ic64.inf"), _CHECKED)
    assert not page.problem.isVisible()


def test_a_card_says_what_serves_a_nic_or_what_to_do(
    driver: Driver, page: DriversPage, practice: PracticeSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    (card,) = page.cards.cards
    assert card.light.text() == "✗ No driver"
    assert "82567LM-3" in card.name.text()
    assert card.id.text() == r"PCI\VEN_8086&DEV_10DE"
    assert card.reason.text() in card.accessibleDescription()
    assert card.add
    folder = practice.drivers[0]
    began: list[str] = []

    def choose(_parent: object, _title: str, start: str) -> str:
        began.append(start)
        return str(folder)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    recent = page.preferences.recent
    press(card.add)
    driver.until(page.isComplete)
    (card,) = page.cards.cards
    assert card.light.text() == "✓ Driver is added"
    assert card.add is None
    assert "e1k63x64.inf" in card.reason.text()
    assert page.folders.item(0).text() == str(folder)
    press(page.add)
    assert began[1:] == [str(folder.parent)]
    assert page.preferences.recent == recent


def test_many_cards_take_a_quarter_of_the_page(driver: Driver, page: DriversPage) -> None:
    driver.wizard.back()
    for number in range(8):
        driver.type_nic(f"10EC:81{number:02}")
    driver.next(page)
    driver.until(page.isComplete)
    QApplication.processEvents()
    assert len(page.cards.cards) == 9
    assert 0 < page.cards.height() <= page.height() / 4
    driver.until(page.cards.verticalScrollBar().isVisible)
    served = [shown.card.served for shown in page.cards.cards]
    assert served == sorted(served)


def test_delete_takes_an_offer_back(
    driver: Driver, page: DriversPage, practice: PracticeSet
) -> None:
    assert not page.remove.isEnabled()
    page.offer(practice.drivers[0])
    driver.until(page.isComplete)
    page.folders.setFocus()
    page.folders.setCurrentRow(0)
    assert page.remove.isEnabled()
    QTest.keyClick(page.folders, Qt.Key.Key_Delete)
    driver.until(page.isComplete)
    assert page.session.recipe.drivers.inject == ()
    assert page.folders.count() == 0
    assert not page.remove.isEnabled()


def test_search_shows_what_it_finds(driver: Driver, page: DriversPage) -> None:
    field, tree = page.filter.field, page.packages
    everything = len(_view(page).verdicts)
    assert page.filter.count.text() == f"{everything} of {everything} shown"
    driver.wizard.activateWindow()
    driver.until(driver.wizard.isActiveWindow)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.until(field.hasFocus)
    QTest.keyClicks(field, "PRN")
    shown = [row for row in _rows(tree) if not row.isHidden() and not row.childCount()]
    assert shown
    assert all(row.text(NAME).startswith("prn") for row in shown)
    groups = [row.parent() for row in shown]
    assert all(group and group.isExpanded() for group in groups)
    assert page.filter.count.text() == f"{len(shown)} of {everything} shown"
    field.setText("storage")  # a class's title, and a reason
    assert 0 < tree.count[0] < everything
    field.setText("no such package")
    assert tree.count[0] == 0
    assert all(row.isHidden() for row in _rows(tree))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    assert tree.count[0] == everything
    assert not _row(page, "Printers").isExpanded()
    assert _row(page, "Network adapters").isExpanded()
    going = len(_gone(page))
    page.filter.show_which.setCurrentIndex(1)
    assert tree.count[0] == going
    page.filter.show_which.setCurrentIndex(2)
    assert tree.count[0] == everything - going


def test_space_and_arrows_do_it_all(driver: Driver, page: DriversPage) -> None:
    tree = page.packages
    driver.wizard.activateWindow()
    driver.until(driver.wizard.isActiveWindow)
    tree.setFocus()
    assert tree.currentItem() is _row(page, "Network adapters")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert page.session.recipe.drivers.prune == "none"
    driver.until(page.isComplete)
    assert not _gone(page)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    current = tree.currentItem()
    assert current
    assert current.parent() is None
    assert current is not _row(page, "Network adapters")
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert current.isExpanded()
    assert tree.hasFocus()


def test_a_tick_reads_nothing_again(
    driver: Driver, page: DriversPage, practice: PracticeSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why totals follow at once: what is offered and what the image holds were read before."""
    page.offer(practice.drivers[0])
    driver.until(page.isComplete)
    supply = _view(page).supply
    read: list[str] = []
    parse, extract = Inf.__init__, WindowsImage.read

    def parsing(inf: Inf, raw: bytes, name: str) -> None:
        read.append(name)
        parse(inf, raw, name)

    def reading(image: WindowsImage, path: str) -> bytes:
        read.append(path)
        return extract(image, path)

    def listing(source: Source, progress: Progress) -> None:
        read.append(str(source.path))
        look(source, progress)

    look = Source.list_files
    monkeypatch.setattr(Inf, "__init__", parsing)
    monkeypatch.setattr(WindowsImage, "read", reading)
    monkeypatch.setattr(Source, "list_files", listing)
    _tick(driver, _row(page, "net1ic64.inf"), _UNCHECKED)
    _tick(driver, _row(page, "Printers"), _CHECKED)
    assert _view(page).supply is supply
    assert read == []
    assert page.session.opened
    page.session.withdraw(str(practice.drivers[0]))
    page.offer(practice.drivers[0].parent)
    driver.until(page.isComplete)
    assert read  # what is new is read


def test_six_packages_are_seen_in_the_smallest_window(
    driver: Driver, page: DriversPage, practice: PracticeSet
) -> None:
    """With the practice text beside the page, and the sentence that a class goes."""
    page.offer(practice.drivers[0])
    driver.until(page.isComplete)
    _tick(driver, _row(page, "Printers"), _CHECKED)
    wizard = driver.wizard
    wizard.practice.sidebar.set_guided(True)
    wizard.resize(*theme.SMALLEST)
    driver.until(lambda: (wizard.width(), wizard.height()) == theme.SMALLEST)
    QApplication.processEvents()
    assert wizard.practice.banner.isVisible()
    tree = page.packages
    visible = tree.viewport().height() // tree.visualItemRect(_row(page, "Network")).height()
    assert visible >= 6
