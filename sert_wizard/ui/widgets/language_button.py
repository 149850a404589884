"""Where the language is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QActionGroup, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from sert_wizard.settings import resource
from sert_wizard.ui import theme
from sert_wizard.ui.language import LANGUAGES, spoken
from sert_wizard.ui.widgets.controls import HEIGHT


class LanguageButton(QPushButton):
    """Shows the language that is spoken and offers the others, each in its own words, so that
    it is found by those who can't read the rest. `chosen` tells the code of another one;
    `obstacle` is asked why the language can't be changed now, "" when it can."""

    chosen = Signal(str)

    def __init__(self, obstacle: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._obstacle = obstacle
        self.setText(LANGUAGES[spoken()])
        self.setIcon(QIcon(str(resource("icons", "language.svg"))))
        self.setIconSize(QSize(18, 18))
        self.setMinimumHeight(HEIGHT)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setAccessibleName(self.tr("Language: {name}").format(name=LANGUAGES[spoken()]))
        self.setToolTip(self.tr("Speak another language"))
        self.languages, menu = QActionGroup(self), QMenu(self)
        for code, name in LANGUAGES.items():
            action = menu.addAction(name)
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(code == spoken())
            self.languages.addAction(action)
        self.reason = menu.addAction("")
        self.reason.setEnabled(False)
        menu.aboutToShow.connect(self._look_for_obstacle)
        self.languages.triggered.connect(lambda action: self._choose(action.data()))
        self.setMenu(menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A flat button shows of itself no focus."""
        super().paintEvent(event)
        if self.hasFocus():
            paint = QPainter(self)
            paint.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint.setPen(QPen(theme.tones(self).accent, 1.5))
            paint.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            paint.end()

    def _look_for_obstacle(self) -> None:
        reason = self._obstacle()
        self.languages.setEnabled(not reason)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def _choose(self, code: str) -> None:
        if code != spoken():
            self.chosen.emit(code)
