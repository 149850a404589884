"""Progress: what is reported, when, and how cancelling is seen."""

from __future__ import annotations

import threading

import pytest

from sert_wizard.errors import CancelledError
from sert_wizard.progress import Progress, Tick
from sert_wizard.wording import seconds_text, size_text, words


class Recorder(Progress):
    def __init__(self) -> None:
        super().__init__()
        self.ticks: list[Tick] = []

    def report(self, tick: Tick) -> None:
        self.ticks.append(tick)


def test_each_stage_begins_and_ends_with_a_report() -> None:
    progress = Recorder()
    progress.begin(words("one"), 1000)
    for _ in range(999):
        progress.advance(1)
    progress.begin(words("two"))
    told = [(tick.stage, tick.done, tick.total) for tick in progress.ticks]
    # Many small steps cost few reports, yet the last state of a stage is never lost.
    assert told[0] == ("one", 0, 1000)
    assert told[-2:] == [("one", 999, 1000), ("two", 0, 0)]
    assert len(told) < 100


def test_cancel_is_seen_at_the_next_step() -> None:
    progress = Recorder()
    progress.begin(words("one"), 10)
    threading.Thread(target=progress.cancel).run()
    for step in (progress.check, lambda: progress.advance(1), lambda: progress.begin(words("two"))):
        with pytest.raises(CancelledError):
            step()
    progress.wait_for_cancel()
    assert progress.cancelled


def test_rate_and_time_left() -> None:
    tick = Tick(words("x"), 250, 1000, 5.0)
    assert (tick.rate, tick.seconds_left) == (50.0, 15.0)
    assert Tick(words("x"), 0, 1000, 5.0).seconds_left is None
    assert Tick(words("x"), 10, 0, 5.0).seconds_left is None


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (281_000_000, "281.0 MB"),
        (-119_000, "-119.0 kB"),
        (4_600_000_000, "4.60 GB"),
    ],
)
def test_sizes_in_words(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0.0 s"), (9.96, "10.0 s"), (42, "42 s"), (440, "7 min 20 s"), (4000, "1 h 06 min")],
)
def test_times_in_words(seconds: float, text: str) -> None:
    assert seconds_text(seconds) == text
