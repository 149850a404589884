"""The bridge between the threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from sert_wizard.errors import InputError
from sert_wizard.progress import Progress, Tick
from sert_wizard.ui.jobs import MACHINE, Failure, Jobs
from sert_wizard.wording import words
from tests.ui.conftest import PATIENCE


class Heard:
    """What came of a job, and on which thread it was told."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.failures: list[Failure] = []
        self.ticks: list[Tick] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.threads.add(threading.get_ident())

    def ticked(self, tick: Tick) -> None:
        self.ticks.append(tick)
        self.threads.add(threading.get_ident())


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


def test_work_runs_elsewhere_and_is_heard_here(jobs: Jobs, qtbot: QtBot) -> None:
    heard, worked = Heard(), []

    def work(progress: Progress) -> str:
        worked.append(threading.get_ident())
        progress.begin(words("Counting"), 10)
        progress.reach(10)
        return "counted"

    jobs.start("a", work, done=heard.done, failed=heard.failed, ticked=heard.ticked)
    assert heard.results == []
    qtbot.waitUntil(lambda: bool(heard.results), timeout=PATIENCE)
    assert heard.results == ["counted"]
    assert [tick.done for tick in heard.ticks] == [0, 10]
    assert heard.threads == {threading.get_ident()}
    assert worked != [threading.get_ident()]
    assert not jobs.running("a")


def test_an_error_comes_with_details_to_send(jobs: Jobs, qtbot: QtBot) -> None:
    heard = Heard()

    def work(_progress: Progress) -> None:
        raise InputError("not-a-disc", words("It is no disc."), hint=words("Choose another."))

    jobs.start("a", work, done=heard.done, failed=heard.failed)
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=PATIENCE)
    assert heard.failures[0].error.code == "not-a-disc"
    assert "error[not-a-disc]: It is no disc." in heard.failures[0].details
    assert "hint: Choose another." in heard.failures[0].details


def test_a_defect_is_reported_not_raised(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard()

    def work(_progress: Progress) -> float:
        return 1 / 0

    jobs.start("a", work, done=heard.done, failed=heard.failed)
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=PATIENCE)
    assert heard.failures[0].error.code == "internal"
    assert "ZeroDivisionError" in heard.failures[0].details
    assert "ZeroDivisionError" in caplog.text


def test_a_superseded_job_is_stopped_and_its_result_thrown_away(jobs: Jobs, qtbot: QtBot) -> None:
    """A result that comes too late is given to `discard`, off the UI thread."""
    heard, thrown, go = Heard(), [], threading.Event()
    progresses: list[Progress] = []

    def slow(progress: Progress) -> str:
        progresses.append(progress)
        assert go.wait(60)
        return "old"

    def discard(result: str) -> None:
        thrown.append((result, threading.get_ident()))

    jobs.start("a", slow, done=heard.done, failed=heard.failed, discard=discard)
    qtbot.waitUntil(lambda: bool(progresses), timeout=PATIENCE)
    jobs.start("a", lambda _progress: "new", done=heard.done, failed=heard.failed)
    assert progresses[0].cancelled
    go.set()
    qtbot.waitUntil(lambda: bool(heard.results), timeout=PATIENCE)
    assert heard.results == ["new"]
    assert [result for result, _ in thrown] == ["old"]
    assert thrown[0][1] != threading.get_ident()
    assert heard.failures == []


def test_an_outcome_that_holds_no_more_is_thrown_away(jobs: Jobs, qtbot: QtBot) -> None:
    heard, let_go = Heard(), threading.Event()
    thrown: list[object] = []
    holding = [True]

    def work(_progress: Progress) -> str:
        assert let_go.wait(PATIENCE / 1000)
        return "late"

    jobs.start(
        "a",
        work,
        done=heard.done,
        failed=heard.failed,
        discard=thrown.append,
        holds=lambda: bool(holding),
    )
    holding.clear()
    let_go.set()
    qtbot.waitUntil(lambda: thrown == ["late"], timeout=PATIENCE)
    assert not jobs.running("a")
    assert not heard.results and not heard.failures


def test_cancelling_ends_a_job_as_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    heard, began = Heard(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        assert progress._cancelled.wait(60)
        progress.check()

    jobs.start("a", work, done=heard.done, failed=heard.failed)
    assert began.wait(60)
    jobs.cancel("a")
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=PATIENCE)
    assert heard.failures[0].cancelled


def test_short_questions_do_not_wait_for_the_disc(jobs: Jobs, qtbot: QtBot) -> None:
    heard, go = Heard(), threading.Event()

    def slow(_progress: Progress) -> None:
        assert go.wait(60)

    jobs.start("slow", slow, done=heard.done, failed=heard.failed)
    jobs.start("quick", lambda _p: "quick", done=heard.done, failed=heard.failed, lane=MACHINE)
    qtbot.waitUntil(lambda: heard.results == ["quick"], timeout=PATIENCE)
    go.set()
    qtbot.waitUntil(lambda: not jobs.running("slow"), timeout=PATIENCE)


def test_shutting_down_throws_away_what_is_on_its_way(qtbot: QtBot) -> None:
    """A result that was sent but not heard yet is not lost: a disc would stay open."""
    jobs, heard = Jobs(), Heard()
    thrown: list[str] = []
    jobs.start(
        "a", lambda _progress: "late", done=heard.done, failed=heard.failed, discard=thrown.append
    )
    jobs._lanes["core"].submit(lambda: None).result(60)
    jobs.shutdown()
    assert thrown == ["late"]
    assert heard.results == []
    jobs.start("b", lambda _progress: "never", done=heard.done, failed=heard.failed)
    assert not jobs.running("b")
