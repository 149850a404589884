"""How long work says where it is, and how it learns that it should stop.

Work takes a `Progress`, opens a stage with its total and reports each chunk. The base class
reports to nobody; the command line and the wizard override `report`. Cancelling is a request:
the work sees it at its next chunk and raises `CancelledError`.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from sert_wizard.errors import CancelledError
from sert_wizard.wording import NOTHING, Words


@dataclass(frozen=True)
class Tick:
    """Where a stage stands: `done` of `total` bytes (0: not known), `seconds` since it began."""

    stage: Words
    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Bytes per second since the stage began."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds to the end of the stage at the rate so far; None before there is a rate."""
        if not self.total or self.rate <= 0:
            return None
        return max(0, self.total - self.done) / self.rate


class Progress:
    """Counts the bytes of one stage after another and carries the request to cancel."""

    #: Seconds between two reports of the same stage, so that reporting costs nothing.
    interval = 0.1

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._parent: Progress | None = None
        self._stage = NOTHING
        self._done = 0
        self._total = 0
        self._began = 0.0
        self._reported = 0.0
        self._shown = 0

    def report(self, tick: Tick) -> None:
        """Override to show `tick`; called from the thread that does the work."""

    def quiet(self) -> Progress:
        """One that reports to nobody, for work at the side: it hears a request to cancel made to
        this one, and can be cancelled alone."""
        silent = Progress()
        silent._parent = self
        return silent

    def finish(self) -> None:
        """All stages are over; override where a shown line has to be ended."""

    def cancel(self) -> None:
        """Ask the work to stop; safe from any thread."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set() or (self._parent is not None and self._parent.cancelled)

    def wait_for_cancel(self) -> None:
        """Sleep until the user asks to stop; for work that ends only so."""
        # In short waits: on Windows a signal does not end an endless one.
        while not self._cancelled.wait(0.2):
            pass

    def check(self) -> None:
        """Raise `CancelledError` if the user asked for it."""
        if self.cancelled:
            raise CancelledError

    def begin(self, stage: Words, total: int = 0) -> None:
        """Start a stage of `total` bytes; the last word of the one before is reported first."""
        self.check()
        if self._done != self._shown:
            self._emit()
        self._stage, self._total, self._done = stage, total, 0
        self._began = time.monotonic()
        self._emit()

    def advance(self, amount: int) -> None:
        """`amount` more bytes are done."""
        self.reach(self._done + amount)

    def reach(self, done: int, total: int | None = None) -> None:
        """`done` bytes of the stage are done; `total` corrects what `begin` was told."""
        self.check()
        self._done = done
        if total is not None:
            self._total = total
        now = time.monotonic()
        if now - self._reported >= self.interval or self._done >= self._total:
            self._emit()

    def _emit(self) -> None:
        self._reported = now = time.monotonic()
        self._shown = self._done
        self.report(Tick(self._stage, self._done, self._total, now - self._began))
