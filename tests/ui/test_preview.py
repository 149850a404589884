"""The Preview page: every number is the Plan's, and all it draws is said in words, too."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from sert_wizard.plan.contents import Group, Kind, Part
from sert_wizard.plan.model import Plan
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.pages.preview import PreviewPage
from sert_wizard.ui.widgets.contents_map import LOOKS, ContentsMap
from sert_wizard.ui.widgets.squarify import squarify
from sert_wizard.wording import seconds_text, size_text
from tests.ui.conftest import Driver


def _to_preview(driver: Driver, practice: PracticeSet) -> tuple[PreviewPage, Plan]:
    wizard = driver.wizard
    wizard.open_recipe(practice.recipe)
    driver.until(lambda: wizard.session.opened is not None)
    for page in (wizard.nics_page, wizard.drivers_page, wizard.preview_page):
        driver.next(page)
    driver.until(wizard.preview_page.isComplete)
    QApplication.processEvents()  # the page is laid out
    plan = wizard.session.last_plan
    assert plan is not None
    return wizard.preview_page, plan


def test_all_numbers_are_the_plans(driver: Driver, practice: PracticeSet) -> None:
    page, plan = _to_preview(driver, practice)
    new = plan.predicted
    sizes = [plan.base_iso_size, new.iso_size, plan.base_wim_size, new.wim_size, new.stage1_size]
    assert [bar.length for bar in page.sizes.bars] == sizes
    assert all(size_text(round(bar.length)) in bar.text for bar in page.sizes.bars)
    gain = sum(bar.length for bar in page.gains.bars)
    assert gain == plan.base_iso_size - new.iso_size
    ways = [
        seconds for way in plan.delivery for seconds in (way.base_seconds, way.optimized_seconds)
    ]
    assert [bar.length for bar in page.times.bars] == ways
    assert all(seconds_text(bar.length) in bar.text for bar in page.times.bars)
    assert [bar.length for bar in page.memory.bars] == [plan.memory.bios, plan.memory.uefi]
    assert len(page.warnings.texts) == len(plan.warnings) - 1  # the banner says it is practice
    assert len(page.additions.texts) == len(plan.adds)
    assert len(page.changes.texts) == len(plan.edits)
    assert not page.uncovered.isVisible()
    legend = dict(text.rsplit(", ", 1) for _, text in page.contents.legend.entries)
    assert legend["Drivers taken out"] == size_text(plan.gains.drivers)
    assert legend["Added"] == size_text(-plan.gains.added)


def test_what_is_drawn_is_said(driver: Driver, practice: PracticeSet) -> None:
    page, _ = _to_preview(driver, practice)
    for chart in (page.sizes, page.gains, page.times, page.memory):
        assert chart.accessibleName()
        assert all(bar.text in chart.accessibleDescription() for bar in chart.bars)
    told = page.contents.map.accessibleDescription()
    assert all(text in told for _, text in page.contents.legend.entries)


def test_practice_is_said_once(driver: Driver, practice: PracticeSet) -> None:
    page, plan = _to_preview(driver, practice)
    assert "practice" in [warning.code for warning in plan.warnings]
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert len([text for text in said if "practice" in text.lower()]) == 1
    assert driver.wizard.practice.banner.isVisible()


def test_warnings_name_no_keys_of_a_recipe(driver: Driver, practice: PracticeSet) -> None:
    """Who uses the wizard has never seen a recipe; the loader with all its warnings is asked."""
    page, _ = _to_preview(driver, practice)
    driver.wizard.session.set_loader(firmware=("bios", "uefi"), unverified_fallback=True)
    driver.wizard.session.set_classes(("printer",))
    page.compute()
    driver.until(page.isComplete)
    plan = driver.wizard.session.plan
    assert plan is not None
    codes = {warning.code for warning in plan.warnings}
    assert {"unverified", "unverified-fallback", "class-printer", "secure-boot"} <= codes
    keys = re.compile(r"\w+_\w+|\[\w+\]|\w+ = ")
    assert len(page.warnings.texts) == len(codes) - 1
    assert not [text for text in page.warnings.texts if keys.search(text)]


def test_tab_stops_at_what_is_drawn(driver: Driver, practice: PracticeSet) -> None:
    page, _ = _to_preview(driver, practice)
    wizard = driver.wizard
    wizard.activateWindow()
    driver.until(wizard.isActiveWindow)
    reached = set()
    for _ in range(20):
        QTest.keyClick(wizard.focusWidget() or wizard, Qt.Key.Key_Tab)
        reached.add(wizard.focusWidget())
    assert {page.sizes, page.gains, page.times, page.memory, page.contents.map} <= reached
    plain = page.sizes.grab().toImage()
    page.sizes.setFocus()
    assert page.sizes.grab().toImage() != plain  # the focus is seen


def test_looks_differ_without_colour() -> None:
    """What stays and what goes, what was there and what comes: told apart by their patterns."""
    looks = {kind: LOOKS[kind] for kind in Kind}
    assert not looks[Kind.SYSTEM].pattern.value
    patterns = [look.pattern for look in looks.values() if look.pattern.value]
    assert len(patterns) == len(set(patterns)) >= 4
    for kind in (Kind.REMOVED, Kind.DROPPED, Kind.ADDED):
        assert looks[kind].pattern.value


def test_the_keys_walk_through_all_areas(driver: Driver, practice: PracticeSet) -> None:
    page, _ = _to_preview(driver, practice)
    tree = page.contents.map
    hint = page.contents.state.text()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Home)
    first = tree.current
    assert first is not None
    assert first.size == max(tile.size for tile, _ in tree.shown)
    assert page.contents.state.text() == first.text != hint
    assert tree.accessibleDescription().startswith(first.text)
    beyond: dict[Qt.Key, Callable[[QRectF], QRectF]] = {
        Qt.Key.Key_Left: lambda room: QRectF(0, room.top(), room.left(), room.height()),
        Qt.Key.Key_Right: lambda room: QRectF(room.right(), room.top(), 9999, room.height()),
        Qt.Key.Key_Up: lambda room: QRectF(room.left(), 0, room.width(), room.top()),
        Qt.Key.Key_Down: lambda room: QRectF(room.left(), room.bottom(), room.width(), 9999),
    }
    seen = set()
    for key, rest in beyond.items():
        QTest.keyClick(tree, Qt.Key.Key_Home)
        before = None
        while tree.current is not before:
            before = tree.current
            seen.add(page.contents.state.text())
            QTest.keyClick(tree, key)
        place = next(room for tile, room in tree.shown if tile is tree.current)
        more = rest(place).adjusted(1, 1, -1, -1)
        assert not any(room.intersects(more) for _, room in tree.shown), key
    assert len(seen) > 5
    QTest.keyClick(tree, Qt.Key.Key_End)
    assert tree.current is not first
    # Keys that mean nothing here go on to the page: Tab leaves the map.
    QTest.keyClick(tree, Qt.Key.Key_LaunchMail)
    QTest.keyClick(tree, Qt.Key.Key_Tab)
    assert not tree.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_mouse_tells_name_and_size(driver: Driver, practice: PracticeSet) -> None:
    page, _ = _to_preview(driver, practice)
    tree = page.contents.map
    tile, room = max(tree.shown, key=lambda pair: pair[0].size)
    point = room.center().toPoint()
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at, everywhere = QPointF(point), QPointF(tree.mapToGlobal(point))
    move = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, buttons, buttons, keys)
    QApplication.sendEvent(tree, move)
    assert tree.current is tile
    assert page.contents.state.text() == tile.text
    assert size_text(round(tile.size)) in tile.text
    tip = QHelpEvent(QEvent.Type.ToolTip, point, tree.mapToGlobal(point))
    QApplication.sendEvent(tree, tip)
    driver.until(lambda: QToolTip.text() == tile.text)
    QToolTip.hideText()
    QApplication.sendEvent(tree, QEvent(QEvent.Type.Leave))
    assert tree.current is None


def test_coming_back_shows_the_same_plan(driver: Driver, practice: PracticeSet) -> None:
    page, plan = _to_preview(driver, practice)
    tiles = page.contents.map.tiles
    assert tiles
    driver.next(driver.wizard.output_page)
    driver.back(page)
    assert driver.wizard.session.last_plan is plan
    assert page.contents.map.tiles is tiles


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_large_map_is_drawn_at_once(qtbot: QtBot, qapp: QApplication, dark: bool) -> None:
    """As many parts as the counting ever leaves: to lay out and to draw them stalls nobody. (The
    thread's own time: other programs don't count.)"""
    theme.apply(qapp, dark=dark)
    leaves = tuple(Part(f"/Windows/{n}", 2000 - n) for n in range(700))
    whole = Part("", sum(part.size for part in leaves), 700, leaves)
    shown = ContentsMap("Contents")
    qtbot.addWidget(shown)
    shown.resize(800, 400)
    groups = tuple(Group(kind, whole) for kind in (Kind.SYSTEM, Kind.REMOVED))
    best = {"take": 1.0, "draw": 1.0}
    for _ in range(5):
        began = time.thread_time()
        shown.show_groups(groups)
        best["take"] = min(best["take"], time.thread_time() - began)
        began = time.thread_time()
        shown.grab()
        best["draw"] = min(best["draw"], time.thread_time() - began)
    assert len(shown.map.shown) == 1400
    assert max(best.values()) < 0.05, best


def test_tiles_fill_the_room_in_proportion() -> None:
    sizes = [60.0, 50.0, 40.0, 20.0, 10.0, 5.0, 1.0, 0.01]
    room = QRectF(3, 5, 600, 240)
    tiles = squarify(sizes, room)
    area = room.width() * room.height()
    for size, tile in zip(sizes, tiles, strict=True):
        assert tile.width() * tile.height() == pytest.approx(size / sum(sizes) * area)
        assert room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(tile)
    for one, other in pairwise(tiles):
        common = one.intersected(other)
        assert common.width() * common.height() < 1e-6
    assert all(max(t.width() / t.height(), t.height() / t.width()) < 4 for t in tiles[:5])
    assert squarify([], room) == []
    assert len(squarify([3.0, 1.0], QRectF())) == 2
