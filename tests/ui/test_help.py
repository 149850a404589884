"""The help window: the right page, links, the way back, finding, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from sert_wizard.ui import theme
from sert_wizard.ui.help import CONTENTS, HelpWindow
from sert_wizard.ui.help_texts import PAGES, WORDS
from sert_wizard.ui.widgets.explained import TERMS, explain, explained, meaning
from tests.ui.conftest import Driver, press

# The platform that shows nothing says so of windows that are to come to the front.
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise|propagateSizeHints", extend=True
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[HelpWindow]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = HelpWindow(owner)
    qtbot.addWidget(made)
    yield made
    theme.apply(qapp, dark=False)


def test_each_page_of_the_wizard_has_help(driver: Driver, qtbot: QtBot) -> None:
    wizard = driver.wizard
    window = HelpWindow(wizard)
    assert tuple(page.KEY for page in (wizard.start_page, *wizard.all_pages)) == PAGES
    for page in (wizard.start_page, *wizard.all_pages):
        window.show_page(page.KEY, "en")
        assert window.key == page.KEY
        assert window.windowTitle() == f"Help: {page.name}"
        assert "What to do" in window.text.toPlainText()
    assert not window.isModal()
    assert wizard.isEnabled()


def test_help_can_be_used_beside_a_dialog(driver: Driver, qtbot: QtBot) -> None:
    wizard = driver.wizard
    wizard.nics_page.by_catalogue.click()
    dialog = wizard.nics_page.catalogue_dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    shown = wizard.help.texts
    assert shown is not None
    assert shown.key == "base_iso"  # the page under it
    place = shown.contents.mapTo(shown, shown.contents.rect().center())
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(shown.windowHandle(), button, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: shown.key == CONTENTS)
    dialog.close()


def test_f1_helps_on_each_page_and_in_each_dialog(speaker: Driver) -> None:
    """In the language of the window, wherever the focus is."""
    wizard = speaker.wizard
    wizard.back()
    title = re.compile("Hilfe: .|Help: .")
    for page in (wizard.start_page, *wizard.all_pages):
        while wizard.currentPage() is not page:
            wizard.next()
        _ask_for_help(speaker, wizard, page.KEY)
        assert wizard.help.texts is not None
        assert title.match(wizard.help.texts.windowTitle())
        assert wizard.help.texts.windowTitle().endswith(page.name)
    while wizard.currentPage() is not wizard.nics_page:
        wizard.back()
    nics = wizard.nics_page
    for dialog in (nics.report_dialog, nics.catalogue_dialog, nics.amt_dialog):
        dialog.open()
        _ask_for_help(speaker, dialog, nics.KEY)
        dialog.close()


def _ask_for_help(driver: Driver, window: QWidget, key: str) -> None:
    help_menu = driver.wizard.help
    if help_menu.texts:
        help_menu.texts.close()
    window.activateWindow()
    driver.until(window.isActiveWindow)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
    assert help_menu.texts is not None
    assert help_menu.texts.isVisible()
    assert help_menu.texts.key == key


def test_help_goes_with_its_window_and_does_not_keep_the_program_running(qtbot: QtBot) -> None:
    owner = QWidget()
    window = HelpWindow(owner)
    window.show_page("start", "en")
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    with qtbot.waitSignal(window.destroyed):
        owner.deleteLater()


def test_german_is_shown_and_the_language_stays(window: HelpWindow) -> None:
    window.show_page("drivers", "de")
    assert "Wozu diese Seite dient" in window.text.toPlainText()
    assert "{" not in window.text.toPlainText()
    press(window.words)
    assert "Was die Wörter bedeuten" in window.windowTitle()


def test_an_unknown_page_shows_the_contents(window: HelpWindow) -> None:
    window.show_page("nothing", "en")
    assert window.key == CONTENTS
    for title in ("Start", "Base ISO", "Finished", "What the words mean"):
        assert title in window.text.toPlainText()


def test_a_link_leads_to_a_word_and_back_leads_to_the_place(
    window: HelpWindow, qtbot: QtBot
) -> None:
    window.show_page("output", "en")
    qtbot.waitUntil(window.isActiveWindow)
    bar = window.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    there = bar.value()
    assert there > 0
    window.text.anchorClicked.emit(QUrl("words.md#secure-boot"))
    assert window.key == WORDS
    assert window.text.textCursor().block().text() == "Secure Boot"
    assert bar.value() > 0
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.key == "output"
    assert bar.value() == there
    assert not window.back.isEnabled()


def test_a_german_link_leads_to_a_word_with_an_umlaut(window: HelpWindow) -> None:
    window.show_page("drivers", "de")
    window.text.anchorClicked.emit(QUrl("words.md#geräteklasse"))
    assert window.text.textCursor().block().text() == "Geräteklasse"


def test_links_can_be_followed_by_keyboard(window: HelpWindow) -> None:
    window.show_page(CONTENTS, "en")
    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    QTest.keyClick(window.text, Qt.Key.Key_Return)
    assert window.key == "base_iso"


def test_no_browser_is_opened(window: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.show_page("start", "en")
    for address in ("http://192.0.2.1/", "file:///etc/passwd", "guide.md", "mailto:a@example.org"):
        window.text.anchorClicked.emit(QUrl(address))
        assert window.key == "start"
        assert address in window.state.text()
    assert not opened


def test_finding_goes_round_and_says_when_there_is_nothing(
    window: HelpWindow, qtbot: QtBot
) -> None:
    window.show_page("build", "en")
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.wanted.hasFocus()
    QTest.keyClicks(window.wanted, "try again")
    places = []
    for _ in range(6):
        QTest.keyClick(window.wanted, Qt.Key.Key_Return)
        places.append(window.text.textCursor().selectionStart())
    assert len(set(places)) < 6
    assert places[0] in places[1:]
    assert window.text.textCursor().selectedText().casefold() == "try again"
    assert not window.state.isVisible()
    window.wanted.setText("no such thing")
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert "no such thing" in window.state.text()
    assert window.state.isVisible()
    assert window.key == "build"


def test_links_are_not_known_by_colour_alone(window: HelpWindow) -> None:
    window.show_page("drivers", "en")
    html = window.text.toHtml()
    links = re.findall(r"<a href=[^>]+><span style=\"([^\"]*)\"", html)
    assert len(links) == html.count("<a ") > 2
    assert all("underline" in style for style in links)
    assert html.count("underline") == len(links)


def test_escape_closes(window: HelpWindow) -> None:
    window.show_page("start", "en")
    QTest.keyClick(window.text, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_links_follow_light_and_dark(
    window: HelpWindow, qapp: QApplication, qtbot: QtBot, dark: bool
) -> None:
    window.show_page("drivers", "en")
    for shade in (not dark, dark):
        theme.apply(qapp, dark=shade)
        link = qapp.palette().link().color().name()
        qtbot.waitUntil(lambda link=link: link in window.text.toHtml())  # type: ignore[misc]
    assert window.key == "drivers"


def test_a_word_is_explained_where_the_pointer_rests_and_to_screen_readers(qtbot: QtBot) -> None:
    box = QCheckBox("UEFI")
    qtbot.addWidget(box)
    box.setToolTip("Ticked < most")
    explain(box, "UEFI", "Secure Boot")
    assert box.toolTip().startswith("<p>Ticked &lt; most</p><p>UEFI: ")
    assert box.accessibleDescription().startswith("Ticked < most UEFI: ")
    for word in ("UEFI", "Secure Boot"):
        assert meaning(word) in box.accessibleDescription()
        assert explained(word) in box.toolTip()
    explain(box, "BIOS")
    assert box.toolTip().count("<p>") == 4
    assert all(meaning(word) for word in TERMS)
