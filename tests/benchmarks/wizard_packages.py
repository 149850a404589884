"""How long the Drivers page's list takes for 700 packages, made of those of the full practice disc:
filled, shown anew after a choice, and searched: `python -m tests.benchmarks.wizard_packages`."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from sert_wizard.base import BaseImage
from sert_wizard.console import table
from sert_wizard.progress import Progress
from sert_wizard.recipe import load
from sert_wizard.training.practice import make_practice
from sert_wizard.ui import theme
from sert_wizard.ui.facts import driver_view
from sert_wizard.ui.package_groups import DeviceGroup
from sert_wizard.ui.widgets.package_tree import PackageTree, Show

_MANY = 700  # packages
_GOAL = 30.0  # milliseconds
_SIZE = QSize(900, 300)  # of the list, about as on the page


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
    parser = argparse.ArgumentParser(prog="wizard_packages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--scale", default="full", choices=("tiny", "small", "full"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sert-packages-") as scratch:
        make_practice(Path(scratch), scale=options.scale, progress=Progress())
        timings = measure(Path(scratch), options.rounds)
    show(timings)
    return int(any(one.median > one.goal for one in timings))


def show(timings: Sequence[Timing]) -> None:
    rows: list[tuple[str, ...]] = [("list of packages", "median ms", "min", "max", "goal")]
    for one in timings:
        figures = (one.median, min(one.runs), max(one.runs), one.goal)
        rows.append((one.name, *(f"{figure:.1f}" for figure in figures)))
    print("\n".join(table(rows, right=(1, 2, 3, 4))))


def measure(practice: Path, rounds: int) -> list[Timing]:
    """Offscreen, with the packages of the `practice` disc, each job `rounds` times."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, dark=False)
    with BaseImage.open(practice / "base.iso") as base:
        view = driver_view(load(practice / "recipe.toml"), base, Progress())
    groups, frees = _many(view.groups)
    turns = [tuple(_with_removed(group, False) for group in groups), groups]
    jobs: list[tuple[str, Callable[[PackageTree, int], object]]] = [
        ("all verdicts changed", lambda tree, turn: tree.show_groups(turns[turn % 2], frees)),
        ("no verdict changed", lambda tree, _: tree.show_groups(groups, frees)),
        ("a search", lambda tree, turn: tree.seek("" if turn % 2 else "intel", Show.ALL)),
    ]
    count = sum(len(group.verdicts) for group in groups)
    runs = [_first(groups, frees) for _ in range(rounds)]
    first, found = zip(*runs, strict=True)
    timings = [
        Timing(f"filling the list, {count} packages", first, _GOAL),
        Timing("the first search, which finds all", found, _GOAL),
    ]
    for name, job in jobs:
        tree = _tree()
        tree.show_groups(groups, frees)
        times = tuple(_timed(partial(job, tree, turn)) for turn in range(rounds))
        timings.append(Timing(name, times, _GOAL))
        tree.close()
    return timings


def _tree() -> PackageTree:
    tree = PackageTree()
    tree.resize(_SIZE)
    tree.show()
    QApplication.processEvents()
    return tree


def _first(groups: Sequence[DeviceGroup], frees: dict[str, int]) -> tuple[float, float]:
    """Milliseconds of filling a new list and of the first search in it, which opens all groups."""
    tree = _tree()
    filling = _timed(lambda: tree.show_groups(groups, frees))
    search = _timed(lambda: tree.seek(".inf", Show.ALL))
    tree.close()
    return filling, search


def _timed(job: Callable[[], object]) -> float:
    """Milliseconds, with what Qt puts off until it is back in its event loop."""
    began = time.perf_counter()
    job()
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
        frees |= {v.package.folder: 1000 * len(frees) + n for n, v in enumerate(verdicts)}
        made.append(replace(group, verdicts=verdicts))
    return tuple(made), frees


def _with_removed(group: DeviceGroup, removed: bool) -> DeviceGroup:
    return replace(group, verdicts=tuple(replace(v, removed=removed) for v in group.verdicts))


if __name__ == "__main__":
    sys.exit(main())
