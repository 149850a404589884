"""The About dialog: version, licences to read, and the folder of logs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sert_wizard import __version__
from sert_wizard.settings import log_folder
from sert_wizard.ui.about import AboutDialog
from sert_wizard.ui.jobs import Jobs
from tests.ui.conftest import PATIENCE, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[AboutDialog]:
    """Over a window, as the wizard shows it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    jobs = Jobs(owner)
    yield AboutDialog(owner, jobs)
    jobs.shutdown()


def test_licences_are_listed_and_read_by_keyboard(
    dialog: AboutDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.open()
    assert __version__ in dialog.version.text()
    assert "GPL-3.0-or-later" in dialog.lead_text.text()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 10, timeout=PATIENCE)
    assert "GNU GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
    first = dialog.text.toPlainText()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    item = dialog.list.currentItem()
    assert item is not None
    assert dialog.text.toPlainText() != first
    assert dialog.text.toPlainText().startswith(item.text(0))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    monkeypatch.setattr(Jobs, "start", lambda *_, **__: pytest.fail("gathered twice"))
    dialog.open()


def test_the_folder_of_logs_is_opened_when_asked(
    dialog: AboutDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog.open()
    assert str(log_folder()) in dialog.logs.text()
    assert not opened
    press(dialog.open_logs)
    assert [url.toLocalFile() for url in opened] == [log_folder().as_posix()]
