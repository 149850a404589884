"""What the clients of the server are doing, told as events: the loader's own steps, and the bytes
that the server sent it."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sert_wizard.stage1.steps import STEPS, Step
from sert_wizard.wording import NOTHING, Words

#: Seconds between two events of kind "progress" for a client.
INTERVAL = 0.5
#: Clients that are remembered; of more, those that came first are forgotten.
_MOST_CLIENTS = 1000
_log = logging.getLogger(__name__)

Kind = Literal["step", "start", "progress", "done", "lost"]


@dataclass(frozen=True)
class Event:
    """Something happened at `client` (an address); `text` says where it is, in words.

    "step": the loader reported `text`. "start", "progress", "done", "lost": the image is on its
    way, has been sent whole, or the client left before its end. `sent` of `total` bytes (0: nothing
    asked for yet) at `rate` bytes per second, in the `seconds` from the transfer's beginning to the
    latest byte. Several transfers at once to one address count as one.
    """

    client: str
    kind: Kind
    text: Words
    sent: int
    total: int
    rate: float
    seconds: float

    @property
    def percent(self) -> int:
        """Whole percent sent; a client that reads some parts twice does not get past 100."""
        return min(100, 100 * self.sent // self.total) if self.total else 0


#: Called from one thread of the server's, one event after the other.
Happened = Callable[[Event], None]


@dataclass
class _Client:
    text: Words = NOTHING
    active: int = 0
    sent: int = 0
    total: int = 0
    began: float = 0.0
    latest: float = 0.0
    reported: float = 0.0
    finished: bool = False

    def renew(self) -> None:
        self.sent = self.total = 0
        self.finished = False


class Transfers:
    """Keeps the count for each client; safe from any thread, and never waits for `happened`: while
    that is stuck (a console in which someone marks text) transfers go on and events are dropped.
    """

    def __init__(self, happened: Happened | None = None) -> None:
        self._happened = happened
        self._clients: dict[str, _Client] = {}
        self._lock = threading.Lock()
        self._events: queue.Queue[Event | None] = queue.Queue(maxsize=1000)
        self._teller = threading.Thread(target=self._tell, name="events", daemon=True)
        if happened is not None:
            self._teller.start()

    def close(self, patience: float = 2.0) -> None:
        """Hand over what has happened so far, for at most `patience` seconds."""
        if self._teller.is_alive():
            try:
                self._events.put(None, timeout=patience)
            except queue.Full:
                return
            self._teller.join(patience)

    def step(self, address: str, step: Step) -> None:
        """The loader at `address` reported `step`."""
        with self._lock:
            client = self._client(address)
            client.text = step.text
            if step.step in ("link", "fetch") and not client.active:
                client.renew()
            self._report(address, "step")

    def begin(self, address: str, size: int, *, whole: bool) -> None:
        """The client asks for the file of `size` bytes, or (not `whole`) for some of it: firmware
        that reads the disc block by block does so thousands of times."""
        with self._lock:
            client = self._client(address)
            if whole and not client.active:
                client.renew()
            first = not client.total
            if first:
                client.began = client.latest = time.monotonic()
                client.text = client.text or STEPS["fetch"]
            client.total = client.total + size if whole else max(client.total, size)
            client.active += 1
            if first:
                self._report(address, "start")

    def advance(self, address: str, amount: int) -> None:
        """`amount` more bytes went to the client."""
        with self._lock:
            client = self._client(address)
            client.sent += amount
            client.latest = time.monotonic()
            if client.latest - client.reported >= INTERVAL:
                self._report(address, "progress")

    def end(self, address: str, *, complete: bool) -> None:
        """What was begun is over; not `complete`: the client left."""
        with self._lock:
            client = self._client(address)
            client.active = max(0, client.active - 1)
            if not complete:
                self._report(address, "lost")
            elif not client.active and client.sent >= client.total and not client.finished:
                client.finished = True
                self._report(address, "done")

    def _client(self, address: str) -> _Client:
        client = self._clients.setdefault(address, _Client())
        if len(self._clients) > _MOST_CLIENTS:
            del self._clients[next(iter(self._clients))]
        return client

    def _report(self, address: str, kind: Kind) -> None:
        if self._happened is None:
            return
        client = self._clients[address]
        client.reported = time.monotonic()
        seconds = client.latest - client.began if client.total else 0.0
        rate = client.sent / seconds if seconds > 0 else 0.0
        event = Event(address, kind, client.text, client.sent, client.total, rate, seconds)
        try:
            self._events.put_nowait(event)
        except queue.Full:
            _log.debug("dropped: %s", event)

    def _tell(self) -> None:
        while (event := self._events.get()) is not None:
            try:
                assert self._happened is not None
                self._happened(event)
            except Exception:
                _log.exception("whoever shows events failed at %s", event)
