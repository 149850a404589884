"""The bridge: runs the core's functions off the UI thread and brings what comes of them back.

A job has a key; starting another of the same key supersedes the first, which is asked to stop and
whose outcome is dropped. Jobs of a lane run one after another: an opened disc is not for several
threads. Callbacks run on the UI thread, never before `start` has returned.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from sert_wizard import __version__
from sert_wizard.errors import CancelledError, SertError
from sert_wizard.progress import Progress, Tick
from sert_wizard.wording import words

_log = logging.getLogger(__name__)

T = TypeVar("T")

#: The lane of everything that touches the opened disc.
CORE = "core"
#: Seconds that work may hold Python's lock while the UI thread waits for it: one event takes the
#: lock many times, and with Python's own 5 ms the waits add up to what can be felt.
_SWITCH = 0.001
#: The lane of short questions to this computer, which must not wait for a disc.
MACHINE = "machine"


@dataclass(frozen=True)
class Failure:
    """Why a job gave nothing: the error, and details that a user can send to somebody."""

    error: SertError
    details: str

    @property
    def cancelled(self) -> bool:
        return isinstance(self.error, CancelledError)


class QtProgress(Progress):
    """A Progress whose reports reach the UI thread through a queued signal."""

    def __init__(self, tell: Callable[[Tick], None]) -> None:
        super().__init__()
        self._tell = tell

    def report(self, tick: Tick) -> None:
        self._tell(tick)


@dataclass(eq=False)
class Job(Generic[T]):
    """A piece of work under way and who wants to hear of it."""

    key: str
    work: Callable[[Progress], T]
    done: Callable[[T], None]
    failed: Callable[[Failure], None]
    ticked: Callable[[Tick], None] | None
    discard: Callable[[T], object] | None
    holds: Callable[[], bool]
    progress: Progress = field(default_factory=Progress)


class Jobs(QObject):
    """Runs jobs and delivers their outcome on the thread it was made on. `shutdown` ends it."""

    _ended = Signal(object, object, object)
    _ticked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH)
        self._lanes = {
            name: ThreadPoolExecutor(1, thread_name_prefix=f"sert-{name}")
            for name in (CORE, MACHINE)
        }
        self._current: dict[str, Job[Any]] = {}
        self._closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._ended.connect(self._deliver, queued)
        self._ticked.connect(self._deliver_tick, queued)

    def start(
        self,
        key: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
        ticked: Callable[[Tick], None] | None = None,
        discard: Callable[[T], object] | None = None,
        holds: Callable[[], bool] = lambda: True,
        lane: str = CORE,
    ) -> None:
        """Run `work` in `lane`; `discard` gets, off the UI thread, a result nobody wants. What
        comes of it is not wanted where `holds` says no by then."""
        if self._closed:
            return
        self.drop(key)
        job = Job(key, work, done, failed, ticked, discard, holds)
        job.progress = QtProgress(lambda tick: self._ticked.emit(job, tick))
        self._current[key] = job
        self._lanes[lane].submit(self._run, job)

    def running(self, key: str) -> bool:
        return key in self._current

    def cancel(self, key: str) -> None:
        """Ask the job to stop; it ends as failed with `CancelledError`."""
        if job := self._current.get(key):
            job.progress.cancel()

    def drop(self, key: str) -> None:
        """Ask the job to stop and hear no more of it."""
        if job := self._current.pop(key, None):
            job.progress.cancel()

    def finally_run(self, work: Callable[[], object]) -> None:
        """Run `work` after all that was asked of the core so far; nobody waits for it."""
        if self._closed:
            work()
        else:
            self._lanes[CORE].submit(work)

    def shutdown(self) -> None:
        """Stop everything and wait for the threads; afterwards nothing is delivered any more."""
        self._closed = True
        for key in tuple(self._current):
            self.drop(key)
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        # Results that were on their way are thrown away now, not never.
        QCoreApplication.sendPostedEvents(self)

    def _run(self, job: Job[Any]) -> None:
        result: object = None
        failure: Failure | None = None
        try:
            job.progress.check()
            result = job.work(job.progress)
        except SertError as error:
            failure = Failure(error, details(error))
        except Exception as error:
            _log.exception("job %s", job.key)
            failure = _internal(error)
        if failure is None and self._current.get(job.key) is not job:
            _throw_away(job, result)
        else:
            self._ended.emit(job, result, failure)

    @Slot(object, object, object)
    def _deliver(self, job: Job[Any], result: object, failure: Failure | None) -> None:
        if self._current.get(job.key) is job and not job.holds():
            self.drop(job.key)
        if self._current.get(job.key) is not job:
            if failure is None:
                self.finally_run(lambda: _throw_away(job, result))
            return
        del self._current[job.key]
        if failure is None:
            job.done(result)
        else:
            job.failed(failure)

    @Slot(object, object)
    def _deliver_tick(self, job: Job[Any], tick: Tick) -> None:
        if job.ticked and self._current.get(job.key) is job:
            job.ticked(tick)


def details(error: SertError, more: str = "") -> str:
    """What a user can copy and send: the error and what ran where."""
    lines = [
        f"error[{error.code}]: {error.message}",
        f"hint: {error.hint}" if error.hint else "",
        f"SERT Wizard {__version__}, Python {platform.python_version()}, {platform.platform()}",
        more,
    ]
    return "\n".join(line for line in lines if line)


def _internal(error: Exception) -> Failure:
    """A defect of ours, in the form of every other error."""
    problem = SertError(
        "internal",
        words("Something went wrong inside SERT Wizard: {error}", error=error),
        hint=words("Please report this; “Copy details” has what we need to know."),
    )
    trace = "".join(traceback.format_exception(error))
    return Failure(problem, details(problem, trace))


def _throw_away(job: Job[Any], result: object) -> None:
    if job.discard:
        job.discard(result)
