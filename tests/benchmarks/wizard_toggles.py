"""Ticks packages and whole classes on the Drivers page with the full practice disc and measures
how long until the totals follow; and how long filling the list takes with 700 packages:
`python -m tests.benchmarks.wizard_toggles`."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sert_wizard.console import table
from sert_wizard.progress import Progress
from sert_wizard.training.practice import make_practice
from sert_wizard.ui import theme
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.package_groups import DeviceGroup
from sert_wizard.ui.pages.drivers import DriversPage
from sert_wizard.ui.widgets.package_rows import NAME
from sert_wizard.ui.widgets.package_tree import PackageTree, Show
from sert_wizard.ui.wizard import Wizard

_MANY = 700  # packages
_TOGGLE_GOAL, _FILL_GOAL = 50.0, 30.0  # milliseconds
_PATIENCE = 120.0  # seconds


@dataclass(frozen=True)
class Timing:
    """Milliseconds that each run took, and the `goal` for their median."""

    name: str
    runs: tuple[float, ...]
    goal: float

    @property
    def median(self) -> float:
        return statistics.median(self.runs)


def main() -> int:
    parser = argparse.ArgumentParser(prog="wizard_toggles", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--scale", default="full", choices=("tiny", "small", "full"))
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="sert-toggles-") as scratch:
        recipe = make_practice(Path(scratch), scale=options.scale, progress=Progress()).recipe
        timings = measure(recipe, options.rounds)
    show(timings)
    return int(any(one.median > one.goal for one in timings))


def show(timings: Sequence[Timing]) -> None:
    rows: list[tuple[str, ...]] = [("Drivers page", "median ms", "min", "max", "goal")]
    for one in timings:
        figures = (one.median, min(one.runs), max(one.runs), one.goal)
        rows.append((one.name, *(f"{figure:.1f}" for figure in figures)))
    print("\n".join(table(rows, right=(1, 2, 3, 4))))


def measure(recipe: Path, rounds: int) -> list[Timing]:
    """Walk to the page as a user does, then tick and fill `rounds` times each."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, dark=False)
    garbage = Garbage(application)
    garbage.begin()
    wizard = Wizard()
    try:
        wizard.show()
        wizard.open_recipe(recipe)
        page = wizard.drivers_page
        for step in (wizard.base_page, wizard.nics_page):
            _wait(lambda step=step: wizard.currentPage() is step and step.isComplete())  # type: ignore[misc]
            wizard.next()
        _wait(page.isComplete)
        return [*_toggles(page, rounds), *_fillings(page, rounds)]
    finally:
        wizard.shutdown()
        garbage.end()


def _toggles(page: DriversPage, rounds: int) -> list[Timing]:
    tree = page.packages
    network = tree.topLevelItem(0)
    assert network
    package = next(
        child
        for number in range(network.childCount())
        if (child := network.child(number)) and not child.childCount()
    )
    found = []
    for name, item in (("a package", package), ("all network adapters", network)):
        tree.setCurrentItem(item)
        runs = tuple(_toggle(page) for _ in range(rounds))
        assert item.checkState(NAME) is Qt.CheckState.Checked or rounds % 2
        found.append(Timing(f"from ticking {name} to the totals", runs, _TOGGLE_GOAL))
    return found


def _toggle(page: DriversPage) -> float:
    """Press Space on the row that is current."""
    before = page.total.text()
    began = time.perf_counter()
    QTest.keyClick(page.packages, Qt.Key.Key_Space)
    _wait(lambda: page.isComplete() and page.total.text() != before)
    return (time.perf_counter() - began) * 1000


def _fillings(page: DriversPage, rounds: int) -> list[Timing]:
    view = page.session.view
    assert view
    groups, frees = _many(view.groups)
    without = tuple(_with_removed(group, False) for group in groups)
    tree = PackageTree()
    tree.resize(page.packages.size())
    tree.show()
    turns = [without, groups]
    jobs: list[tuple[str, Callable[[int], object]]] = [
        ("filling an empty list", lambda _: _fresh(page, groups, frees)),
        ("all verdicts changed", lambda turn: tree.show_groups(turns[turn % 2], frees)),
        ("no verdict changed", lambda _: tree.show_groups(groups, frees)),
        ("a search", lambda turn: tree.seek("intel" if turn % 2 else "", Show.ALL)),
    ]
    count = sum(len(group.verdicts) for group in groups)
    found = []
    for name, job in jobs:
        tree.show_groups(groups, frees)
        runs = tuple(_timed(job, turn) for turn in range(rounds))
        found.append(Timing(f"{name}, {count} packages", runs, _FILL_GOAL))
    tree.close()
    return found


def _fresh(page: DriversPage, groups: Sequence[DeviceGroup], frees: dict[str, int]) -> None:
    tree = PackageTree()
    tree.resize(page.packages.size())
    tree.show_groups(groups, frees)


def _timed(job: Callable[[int], object], turn: int) -> float:
    """With what Qt puts off until it is back in its event loop."""
    began = time.perf_counter()
    job(turn)
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def _many(groups: Sequence[DeviceGroup]) -> tuple[tuple[DeviceGroup, ...], dict[str, int]]:
    """The same packages so often that they are many."""
    times = -(-_MANY // sum(len(group.verdicts) for group in groups))
    made, frees = [], dict[str, int]()
    for group in groups:
        verdicts = tuple(
            replace(v, package=replace(v.package, folder=f"{v.package.folder}-{number}"))
            for v in group.verdicts
            for number in range(times)
        )
        frees |= {verdict.package.folder: 40_000 for verdict in verdicts}
        made.append(replace(group, verdicts=verdicts))
    return tuple(made), frees


def _with_removed(group: DeviceGroup, removed: bool) -> DeviceGroup:
    return replace(group, verdicts=tuple(replace(v, removed=removed) for v in group.verdicts))


def _wait(ready: Callable[[], bool]) -> None:
    """Let events happen until `ready`. Raises TimeoutError."""
    end = time.monotonic() + _PATIENCE
    while not ready():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        if time.monotonic() > end:
            raise TimeoutError("the page was not ready in time")


if __name__ == "__main__":
    sys.exit(main())
