"""Keys, names for screen readers, and texts that fit."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTextBrowser,
    QWidget,
    QWizard,
)

from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import theme
from sert_wizard.ui.widgets.page import Page
from sert_wizard.ui.widgets.text import Text
from tests.ui.conftest import Driver

_MNEMONIC = re.compile(r"&([^&])")
_CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QComboBox,
    QSpinBox,
    QAbstractItemView,
    QProgressBar,
)


def _texts(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


def test_each_key_means_one_thing_on_a_page(speaker: Driver) -> None:
    """Alt and a letter reach one control; Back, Next, Quit and Help keep theirs on every page."""
    wizard = speaker.wizard
    kinds = (_B.BackButton, _B.CancelButton, _B.NextButton, _B.HelpButton)
    shared = [wizard.button(kind).text() for kind in kinds]
    for page in (wizard.start_page, *wizard.all_pages):
        texts = [_texts(w) for w in page.findChildren(QWidget) if not isinstance(w, Text)]
        texts += (*shared[:2], shared[3])
        texts.append(page.buttonText(_B.NextButton) or shared[2])
        keys = Counter(m[1].lower() for text in texts for m in _MNEMONIC.finditer(text))
        assert keys
        assert {key for key, uses in keys.items() if uses > 1} == set(), page.name


def test_every_control_has_a_name(driver: Driver) -> None:
    """Screen readers say it: an accessible name, a label with the control as its buddy, or the
    text on the control itself."""
    wizard = driver.wizard
    controls = 0
    for page in (wizard.start_page, *wizard.all_pages, wizard.practice.sidebar):
        labelled = {label.buddy() for label in page.findChildren(QLabel)}
        for widget in page.findChildren(QWidget):
            if not _is_control(widget) or widget.window() is not wizard:
                continue
            controls += 1
            text = _texts(widget).replace("&", "")
            assert widget.accessibleName() or widget in labelled or text, (page, widget)
    assert controls > 40


def test_the_whole_way_by_keyboard_only(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    """From the start page to the finished outputs, without a mouse."""
    wizard = driver.wizard
    wizard.back()
    _alt(wizard, Qt.Key.Key_I)
    line = wizard.base_page.path.line
    driver.until(lambda: wizard.focusWidget() is line)
    QTest.keyClicks(line, str(practice.base_iso))
    QTest.keyClick(line, Qt.Key.Key_Return)
    _go_on(driver, wizard.nics_page)
    _alt(wizard, Qt.Key.Key_T)
    dialog = wizard.nics_page.report_dialog
    driver.until(lambda: dialog.isActiveWindow() and dialog.text.hasFocus())
    QTest.keyClicks(dialog.text, "8086:10de")
    _alt(dialog, Qt.Key.Key_A)
    driver.until(wizard.nics_page.isComplete)
    wizard.activateWindow()  # as a window manager does when a dialog closes
    driver.until(wizard.isActiveWindow)
    _go_on(driver, wizard.drivers_page)
    _go_on(driver, wizard.preview_page)
    _go_on(driver, wizard.output_page)
    output = wizard.output_page
    _alt(wizard, Qt.Key.Key_F)
    assert wizard.focusWidget() is output.folder.line
    output.folder.line.selectAll()
    QTest.keyClicks(output.folder.line, str(tmp_path / "made"))
    QTest.keyClick(output.folder.line, Qt.Key.Key_Tab)
    _alt(wizard, Qt.Key.Key_L)
    assert wizard.focusWidget() is output.url
    output.url.selectAll()
    QTest.keyClicks(output.url, "http://192.0.2.10:8080/optimized.iso")
    driver.until(output.uncovered.isVisible)
    _alt(wizard, Qt.Key.Key_A)
    driver.until(output.isComplete)
    _alt(wizard, Qt.Key.Key_D)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    assert (tmp_path / "made" / "optimized.iso").exists()
    _alt(wizard, Qt.Key.Key_C)
    driver.until(lambda: not wizard.isVisible())


def test_tab_reaches_every_control_and_shows_where_it_is(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard = driver.wizard
    driver.to_output(practice, tmp_path / "made")
    driver.until(wizard.output_page.isComplete)
    wizard.activateWindow()
    driver.until(wizard.isActiveWindow)
    for page in (*reversed(wizard.all_pages[:5]), wizard.start_page):
        around = (wizard.language, *(wizard.button(kind) for kind in _BUTTONS))
        wanted = {w for w in (*page.findChildren(QWidget), *around) if _takes_focus(w)}
        reached: set[QWidget] = set()
        for _ in range(2 * len(wanted) + 10):
            before = wizard.grab().toImage()
            QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
            focus = wizard.focusWidget()
            if focus in reached or focus not in wanted:
                continue
            reached.add(focus)
            place = QRect(focus.mapTo(wizard, QPoint()), focus.size()).adjusted(-2, -2, 2, 2)
            after = wizard.grab().toImage()
            assert before.copy(place) != after.copy(place), (page.name, focus)
        assert reached == wanted, page.name
        if page is not wizard.start_page:
            wizard.back()


def test_what_gets_the_focus_comes_into_view(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    """On every page that scrolls, however the focus got there, in the smallest window."""
    wizard = driver.wizard
    wizard.resize(*theme.SMALLEST)
    driver.to_output(practice, tmp_path / "made")
    wizard.output_page.fold.set_open(True)
    wizard.output_page.uncovered.setChecked(True)
    driver.next(wizard.build_page)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    wizard.activateWindow()
    driver.until(wizard.isActiveWindow)
    scrolled = []
    for page in (wizard.finished_page, *reversed(wizard.all_pages[:5])):
        if page is wizard.output_page:
            wizard.back()  # over the build's page
        if wizard.currentPage() is not page:
            wizard.back()
        assert wizard.currentPage() is page
        if page is wizard.preview_page:
            driver.until(page.isComplete)
        area = page.findChild(QScrollArea, "page-scroller")
        content = area.widget() if isinstance(area, QScrollArea) else None
        if not isinstance(area, QScrollArea) or content is None:
            continue
        QApplication.processEvents()
        bar = area.verticalScrollBar()
        for widget in content.findChildren(QWidget):
            if not (widget.focusPolicy() and widget.isVisible() and widget.isEnabled()):
                continue
            for place in (0, bar.maximum()):
                bar.setValue(place)
                widget.clearFocus()
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                assert not widget.visibleRegion().isEmpty(), (page.name, widget)
        if bar.maximum():
            scrolled.append(page)
    assert {wizard.output_page, wizard.preview_page} <= set(scrolled)


def test_what_scrolls_takes_keys_and_shows_it(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    """Text that stands below can be scrolled to by key; where all is seen, Tab doesn't stop."""
    wizard = driver.wizard
    area = wizard.base_page.findChild(QScrollArea, "page-scroller")
    assert isinstance(area, QScrollArea)
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    wizard.resize(*theme.SMALLEST)
    driver.to_output(practice, tmp_path / "made")
    wizard.output_page.fold.set_open(True)
    area = wizard.output_page.findChild(QScrollArea, "page-scroller")
    assert isinstance(area, QScrollArea)
    driver.until(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.accessibleName() == wizard.output_page.name
    wizard.activateWindow()
    driver.until(wizard.isActiveWindow)
    wizard.language.setFocus()
    before = area.grab().toImage()
    area.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.hasFocus()
    assert area.grab().toImage() != before
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0


# Qt's offscreen platform says so of every menu.
@pytest.mark.qt_log_ignore(
    "propagateSizeHints|support raise|grabbing the keyboard|grabbing the mouse", extend=True
)
def test_the_menus_open_by_keyboard(driver: Driver) -> None:
    """The language's and the help's; an entry is chosen with the arrows and Enter."""
    wizard, chosen = driver.wizard, list[str]()
    wizard.language.chosen.connect(chosen.append)
    wizard.activateWindow()
    driver.until(wizard.isActiveWindow)
    QTimer.singleShot(0, _take_second)
    wizard.language.setFocus()
    QTest.keyClick(wizard.language, Qt.Key.Key_Space)
    driver.until(lambda: chosen == ["de"])
    wizard.activateWindow()  # as a window manager does when a menu closes
    driver.until(wizard.isActiveWindow)
    QTimer.singleShot(0, _take_second)
    _alt(wizard, Qt.Key.Key_H)
    driver.until(lambda: wizard.help.texts is not None and wizard.help.texts.isVisible())
    assert wizard.help.texts is not None
    assert wizard.help.texts.key == "words"


def _take_second() -> None:
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):  # it comes up a moment after its key
        QTimer.singleShot(20, _take_second)
        return
    downs = 0
    while menu.activeAction() is not menu.actions()[1] and downs < len(menu.actions()):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        downs += 1
    QTest.keyClick(menu, Qt.Key.Key_Return)


_B = QWizard.WizardButton
_BUTTONS = (_B.BackButton, _B.NextButton, _B.CancelButton, _B.HelpButton)


def _alt(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)


def _go_on(driver: Driver, page: Page) -> None:
    """Alt+N, once one can go on."""
    wizard = driver.wizard
    current = wizard.currentPage()
    driver.until(current.isComplete)
    _alt(wizard, Qt.Key.Key_N)
    driver.until(lambda: wizard.currentPage() is page)


def _is_control(widget: QWidget) -> bool:
    """Whether a user can do something with it; not the parts that Qt makes of it."""
    parent = widget.parent()
    inner = isinstance(parent, QSpinBox | QComboBox | QAbstractItemView | QLineEdit)
    return isinstance(widget, _CONTROLS) and not inner and "Private" not in type(parent).__name__


def _takes_focus(widget: QWidget) -> bool:
    """Whether Tab should stop there; of radio buttons at the chosen one, arrows do the rest."""
    if isinstance(widget, QRadioButton) and not widget.isChecked():
        return False
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and _is_control(widget) and widget.isVisible() and widget.isEnabled()
