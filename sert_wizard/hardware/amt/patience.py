"""How long a machine may take and how much it may say, and that the user may stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

from sert_wizard.errors import InputError, RequestError
from sert_wizard.hardware.amt.address import AmtAddress
from sert_wizard.progress import Progress
from sert_wizard.wording import words

#: Bytes of one answer, headers included. The longest that AMT gives (its hardware) is some 20 kB.
ANSWER_LIMIT = 1 << 20

#: The whole inventory may take this many times as long as one answer.
_ANSWERS = 6

#: Seconds between two looks at whether the user wants to stop.
_SLICE = 0.2

Made = TypeVar("Made")


class Patience:
    """Bounds each answer of `address` to `timeout` seconds from the first byte sent to the last
    byte received, whatever pauses the machine makes, and the whole to six times that."""

    def __init__(self, address: AmtAddress, timeout: float, progress: Progress) -> None:
        self._address = address
        self._timeout = timeout
        self._progress = progress
        self._last = time.monotonic() + timeout * _ANSWERS
        self._end = self._last
        #: Bytes of this answer, those of the refused login before it included.
        self.received = 0
        #: Bytes of it since the last were sent.
        self.heard = 0

    def begin(self) -> None:
        """A new question: its answer has its own time and size."""
        self._progress.check()
        self._end = min(time.monotonic() + self._timeout, self._last)
        self.received = self.heard = 0

    def left(self) -> float:
        """Seconds that remain, more than 0. Raises RequestError (amt-timeout), CancelledError."""
        self._progress.check()
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.timeout()
        return left

    def slice(self) -> float:
        """Seconds to wait before asking again whether to wait on."""
        return min(self.left(), _SLICE)

    def count(self, received: int) -> None:
        """`received` more bytes of the answer. Raises InputError (amt-too-large)."""
        self.heard += received
        self.received += received
        if self.received > ANSWER_LIMIT:
            raise InputError(
                "amt-too-large",
                words(
                    "{address} sends an answer of more than {answer_limit} MB.",
                    address=self._address,
                    answer_limit=ANSWER_LIMIT >> 20,
                ),
                hint=words(
                    "AMT's answers are far shorter; something else answers at this address."
                ),
            )

    def timeout(self) -> RequestError:
        """The error of a machine that takes too long."""
        if self._end >= self._last:
            return RequestError(
                "amt-timeout",
                words(
                    "{address} took more than {timeout:g} s in all.",
                    address=self._address,
                    timeout=self._timeout * _ANSWERS,
                ),
                hint=words("The machine or the way to it is too slow or disturbed; try again."),
            )
        address, timeout = self._address, self._timeout
        return RequestError(
            "amt-timeout",
            words(
                "{address} did not answer in full within {timeout:g} s.",
                address=address,
                timeout=timeout,
            )
            if self.received
            else words(
                "{address} did not answer within {timeout:g} s.", address=address, timeout=timeout
            ),
            hint=words(
                "Check the address, and that the machine has power and its network cable; "
                "a firewall between here and there may also swallow the question."
            ),
        )

    def wait_for(self, work: Callable[[], Made], discard: Callable[[Made], None]) -> Made:
        """The result of blocking `work`, for as long as patience lasts.

        For what can't be done in slices (resolving a name, connecting): it runs on a thread of its
        own; a result that comes too late goes to `discard`.
        """
        future: Future[Made] = Future()

        def run() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # for the one who waits
                future.set_exception(error)

        threading.Thread(target=run, daemon=True).start()
        try:
            while not wait([future], timeout=self.slice()).done:
                pass
        except BaseException:
            future.add_done_callback(
                lambda late: None if late.exception() else discard(late.result())
            )
            raise
        return future.result()
