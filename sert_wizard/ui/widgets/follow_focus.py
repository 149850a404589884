"""Brings into view what a key reached in a part that scrolls; Qt does so for the Tab key only."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def follow_focus(page: QWidget) -> None:
    """Let the page's scrolling part follow the focus, however it got there."""
    area = page.findChild(QScrollArea)
    application = QApplication.instance()
    assert isinstance(area, QScrollArea)
    assert isinstance(application, QApplication)
    application.focusChanged.connect(_Follower(area).follow)


class _Follower(QObject):
    """Lives as long as the area does, and with it the connection."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area

    def follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        content = self._area.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)
