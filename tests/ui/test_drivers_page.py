"""The Drivers page: coverage, what is offered, and the packages by kind of device."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from sert_wizard.drivers.source import Source
from sert_wizard.inf.document import Inf
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.widgets.package_rows import FREES, NAME, OUTCOME, WHY
from sert_wizard.windows_image import WindowsImage
from tests.ui.conftest import Driver, press
from tests.ui.drivers_page import all_rows, enter, gone, open_all, row_named, tick, view_of

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_PARTLY = Qt.CheckState.PartiallyChecked
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable


@pytest.fixture
def page(driver: Driver, practice: PracticeSet) -> DriversPage:
    return enter(driver, practice)


def test_the_list_is_by_kind_of_device(page: DriversPage) -> None:
    tree = page.packages
    tops = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    titles = [top.text(NAME) for top in tops if top]
    assert titles[0].startswith("Network adapters (")
    assert {"Printers", "Storage", "Network stack"} <= {title.split(" (")[0] for title in titles}
    assert [top.isExpanded() for top in tops if top] == [True] + [False] * (len(tops) - 1)
    open_all(tree)
    packages = sum(row.childCount() == 0 for row in all_rows(tree))
    assert packages == len(view_of(page).verdicts) == page.packages.count[1]
    for row in all_rows(tree):
        assert row.text(FREES)
        alignment = row.textAlignment(FREES)
        assert alignment & Qt.AlignmentFlag.AlignRight


def test_what_must_stay_is_locked_and_says_why(page: DriversPage) -> None:
    open_all(page.packages)
    locked = [row for row in all_rows(page.packages) if row.text(OUTCOME) == "must stay"]
    assert len(locked) > 20
    for row in locked:
        assert not row.flags() & _CHECKABLE
        assert not row.icon(NAME).isNull()
        assert "locked" in row.data(NAME, Qt.ItemDataRole.AccessibleTextRole)
        if not row.childCount():
            assert row.text(WHY)
            assert row.toolTip(WHY) == row.text(WHY)
            assert row.data(NAME, Qt.ItemDataRole.AccessibleDescriptionRole) == row.text(WHY)
    free = [row for row in all_rows(page.packages) if row.flags() & _CHECKABLE]
    assert free
    assert all(row.icon(NAME).isNull() for row in free)


def test_packages_follow_the_choices(driver: Driver, page: DriversPage) -> None:
    goes = len(gone(page))
    assert goes >= 30
    network = row_named(page, "Network adapters")
    assert network.checkState(NAME) == _CHECKED
    first = row_named(page, "mlx4_bus.inf")
    tick(driver, first, _UNCHECKED)
    assert page.session.recipe.drivers.keep == ("mlx4_bus.inf",)
    assert first.text(OUTCOME) == "stays"
    assert network.checkState(NAME) == _PARTLY
    assert page.own.isVisible()
    assert page.total.text().startswith(f"{len(gone(page))} of")

    tick(driver, network, _CHECKED)
    assert not page.session.has_own_choices
    assert len(gone(page)) == goes
    tick(driver, network, _UNCHECKED)
    assert page.session.recipe.drivers.prune == "none"
    assert page.total.text().startswith("0 of")
    tick(driver, row_named(page, "net1ic64.inf"), _CHECKED)
    assert page.session.recipe.drivers.remove == ("net1ic64.inf",)
    press(page.own)
    driver.until(page.isComplete)
    assert page.total.text().startswith("0 of")


def test_a_class_goes_by_its_row_with_its_warning(driver: Driver, page: DriversPage) -> None:
    before = gone(page)
    printers = row_named(page, "Printers")
    tick(driver, printers, _CHECKED)
    assert page.session.recipe.drivers.classes == ("printer",)
    assert all(name.startswith("prn") for name in gone(page) - before)
    assert gone(page) > before
    warning = "Printing from the recovery environment won't work."
    assert printers.text(WHY) == warning
    assert warning in page.warning.text()
    assert page.warning.isVisible()
    tick(driver, printers, _UNCHECKED)
    assert not page.session.recipe.drivers.classes
    assert not page.session.has_own_choices
    assert not page.warning.isVisible()


def test_wifi_is_a_part_of_the_network_adapters(driver: Driver, page: DriversPage) -> None:
    """Each wish takes its own; the recipe names single packages only where it has to."""
    drivers = page.session.recipe.drivers
    wifi, network = row_named(page, "Wi-Fi adapters"), row_named(page, "Network adapters")
    assert wifi.parent() is network
    went = {v.package.name for g in view_of(page).groups if g.key == "wifi" for v in g.verdicts}
    went &= gone(page)
    assert went
    tick(driver, wifi, _UNCHECKED)
    assert set(page.session.recipe.drivers.keep) == went
    assert not went & gone(page)
    tick(driver, wifi, _CHECKED)
    assert page.session.recipe.drivers == drivers
    tick(driver, network, _UNCHECKED)
    tick(driver, wifi, _CHECKED)
    assert page.session.recipe.drivers.classes == ("wifi",)
    assert gone(page) == went
    tick(driver, network, _CHECKED)
    assert page.session.recipe.drivers == drivers


def test_what_can_not_go_is_taken_back_with_the_reason(driver: Driver, page: DriversPage) -> None:
    """A bus driver stays while an adapter on its bus does; the page goes on working."""
    tick(driver, row_named(page, "Network adapters"), _UNCHECKED)
    session = page.session
    session.set_drivers(type(session.recipe.drivers)(prune="none", keep=("netmlx4eth63.inf",)))
    page.compute()
    driver.until(page.isComplete)
    before = session.recipe.drivers
    bus = row_named(page, "mlx4_bus.inf")
    bus.setCheckState(NAME, _CHECKED)
    driver.until(page.problem.isVisible)
    assert "mlx4_bus.inf can't be removed" in page.problem.message.text()
    assert session.recipe.drivers == before
    assert bus.checkState(NAME) == _UNCHECKED
    assert page.isComplete()
    tick(driver, row_named(page, "net1ic64.inf"), _CHECKED)
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


def test_a_tick_reads_nothing_again(
    driver: Driver, page: DriversPage, practice: PracticeSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why totals follow at once: what is offered and what the image holds were read before."""
    page.offer(practice.drivers[0])
    driver.until(page.isComplete)
    supply = view_of(page).supply
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
    tick(driver, row_named(page, "net1ic64.inf"), _UNCHECKED)
    tick(driver, row_named(page, "Printers"), _CHECKED)
    assert view_of(page).supply is supply
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
    tick(driver, row_named(page, "Printers"), _CHECKED)
    wizard = driver.wizard
    wizard.practice.sidebar.set_guided(True)
    wizard.resize(*theme.SMALLEST)
    driver.until(lambda: (wizard.width(), wizard.height()) == theme.SMALLEST)
    QApplication.processEvents()
    assert wizard.practice.banner.isVisible()
    tree = page.packages
    visible = tree.viewport().height() // tree.visualItemRect(row_named(page, "Network")).height()
    assert visible >= 6
