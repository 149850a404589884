"""Python's garbage collector, kept from getting in the way of the window.

Left alone, it runs on whichever thread happens to allocate, and holds all others meanwhile: a full
collection beside an opened disc takes 40 to 140 ms, in which the window is frozen. It may also
destroy Qt's objects on a worker's thread, which Qt does not allow. So only the youngest generation
is collected, on Qt's thread and often, for it is small then; all that is older is left until
nobody looks at the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

#: Milliseconds between two looks, and objects made since the last collection that call for one.
_TURN, _YOUNG = 25, 2_000


class Garbage(QObject):
    """Collects in place of Python, from `begin` to `end`."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN)
        self._timer.timeout.connect(self._collect)
        application.applicationStateChanged.connect(self._state_changed)

    def begin(self) -> None:
        """Take over; to be called on Qt's thread."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        if gc.get_count()[0] > _YOUNG:
            gc.collect(0)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            gc.collect()
