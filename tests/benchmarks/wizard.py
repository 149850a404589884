"""How the wizard feels on the full practice disc: its start, the summary of a disc, the answer to
a tick on Drivers, the way through all pages and how long the window stood still on it, and Cancel.

    python -m tests.benchmarks.wizard [--rounds N] [--scale full]

Offscreen, each round in a process of its own. A stall is the time between two turns of a 1 ms
timer of the UI thread; `own` is the CPU time that this thread itself used meanwhile, so the rest
was waited for: Python's lock, or a core that another process had.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWizard

from sert_wizard.console import table
from sert_wizard.progress import Progress
from sert_wizard.training.practice import make_practice
from sert_wizard.ui import theme
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.widgets.package_rows import NAME
from sert_wizard.ui.wizard import Wizard

_NEXT = QWizard.WizardButton.NextButton
_EVERYWHERE = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
_TICKS = 9  # of a row on Drivers, in one round


@dataclass(frozen=True)
class Stall:
    """The longest stand-still while `during`: its length and the UI thread's own part, in ms."""

    during: str
    gap: float
    own: float


@dataclass(frozen=True)
class Round:
    """Seconds: until the first window, until the disc's summary, the answer to ticking a package
    and a whole group (medians), the build with its preview, and until a cancelled build had
    ended."""

    window: float
    summary: float
    tick: float
    tick_group: float
    build: float
    cancel: float
    stalls: tuple[Stall, ...]


@dataclass
class Watch:
    """Notes the stalls of the UI thread, by what is going on."""

    during: str = "start"
    longest: dict[str, Stall] = field(default_factory=dict)
    _last: tuple[float, float] = (0.0, 0.0)
    _timer: QTimer = field(default_factory=QTimer)

    def begin(self) -> None:
        self._last = time.perf_counter(), time.thread_time()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(1)

    def _turn(self) -> None:
        now = time.perf_counter(), time.thread_time()
        gap, own = ((a - b) * 1000 for a, b in zip(now, self._last, strict=True))
        self._last = now
        former = self.longest.get(self.during)
        if former is None or gap > former.gap:
            self.longest[self.during] = Stall(self.during, round(gap, 1), round(own, 1))

    def until(self, ready: Callable[[], bool], during: str = "") -> float:
        """Let the window live until `ready`; the seconds it took. Raises TimeoutError."""
        self.during = during or self.during
        loop, timer, began = QEventLoop(), QTimer(), time.perf_counter()

        def look() -> None:
            if ready():
                loop.quit()

        timer.timeout.connect(look)
        timer.start(1)
        QTimer.singleShot(120_000, loop.quit)
        loop.exec()
        if not ready():
            raise TimeoutError(during)
        return time.perf_counter() - began


def walk(practice: Path, began: float) -> Round:
    """Through all pages; `began` is when the process was started, by time.time()."""
    application = QApplication([])
    theme.apply(application)
    wizard, garbage, watch = Wizard(), Garbage(application), Watch()
    garbage.begin()
    wizard.show()
    application.processEvents()
    window = time.time() - began
    watch.begin()
    wizard.open_iso(practice / "base.iso")
    summary = watch.until(lambda: wizard.base_page.facts.isVisible(), "opening the disc")
    _to(wizard, watch, "Target NICs")
    _read_report(wizard, watch)
    watch.until(lambda: bool(wizard.session.targets), "reading a report")
    _to(wizard, watch, "Drivers")
    wizard.drivers_page.offer(next((practice / "drivers").iterdir()))
    watch.until(wizard.drivers_page.isComplete, "reading the offered driver")
    ticks, group_ticks = (_ticks(wizard, watch, row) for row in _rows(wizard))
    _to(wizard, watch, "Preview")
    _to(wizard, watch, "Output")
    page = wizard.output_page
    page.url.setText("http://192.0.2.10:8080/optimized.iso")
    page.folder.choose(practice.parent / "out")
    watch.until(page.isComplete, "Output")
    cancel = _cancelled(wizard, watch)
    start = time.perf_counter()
    wizard.build_page.start()
    watch.until(lambda: wizard.currentPage() is wizard.finished_page, "building")
    build = time.perf_counter() - start
    watch.until(wizard.finished_page.isComplete, "Finished")
    wizard.shutdown()
    garbage.end()
    stalls = tuple(watch.longest.values())
    return Round(window, summary, ticks, group_ticks, build, cancel, stalls)


def _to(wizard: Wizard, watch: Watch, name: str) -> None:
    """On to the next page, until all on it is known."""
    watch.until(lambda: wizard.currentPage().isComplete())
    watch.during = f"page {name}"
    wizard.button(_NEXT).click()
    watch.until(lambda: wizard.currentPage().isComplete() or name == "Target NICs")


def _read_report(wizard: Wizard, watch: Watch) -> None:
    """As a user does it: one thing after the other."""
    page, dialog = wizard.nics_page, wizard.nics_page.report_dialog
    page.by_report.click()
    watch.until(dialog.isVisible, "opening the report's dialog")
    dialog.text.setPlainText("8086:10DE")
    watch.until(dialog.add.isEnabled, "reading a report")
    dialog.add.click()


def _rows(wizard: Wizard) -> tuple[QTreeWidgetItem, QTreeWidgetItem]:
    """On Drivers: a package that may go, and the network adapters that it is one of."""
    view, tree = wizard.session.view, wizard.drivers_page.packages
    assert view is not None
    network = view.groups[0]
    name = next(verdict.package.name for verdict in network.verdicts if verdict.prunable)
    (package,) = tree.findItems(name, _EVERYWHERE, NAME)
    group = tree.topLevelItem(0)
    assert group is not None
    return package, group


def _ticks(wizard: Wizard, watch: Watch, row: QTreeWidgetItem) -> float:
    """Press Space on a row again and again; the median of the seconds until the totals hold."""
    page = wizard.drivers_page
    page.packages.setCurrentItem(row)
    watch.during = "ticking on Drivers"
    runs = []
    for _ in range(_TICKS):
        before, began = page.total.text(), time.perf_counter()
        QTest.keyClick(page.packages, Qt.Key.Key_Space)
        watch.until(lambda before=before: page.isComplete() and page.total.text() != before)  # type: ignore[misc]
        runs.append(time.perf_counter() - began)
    return statistics.median(runs)


def _cancelled(wizard: Wizard, watch: Watch) -> float:
    """Begin to build, cancel while the image is written; seconds until it had ended."""
    page = wizard.build_page
    watch.during = "cancelling the build"
    wizard.button(_NEXT).click()
    watch.until(lambda: page.bar.value() > 0 or not page.running)
    began = time.perf_counter()
    page.cancel()
    watch.until(lambda: not page.running)
    return time.perf_counter() - began


def measure(practice: Path, rounds: int) -> list[Round]:
    """Each round on the same `practice` disc, which is in the disk cache by then; what is built
    goes beside it."""
    found = []
    for _ in range(rounds):
        shutil.rmtree(practice.parent / "out", ignore_errors=True)
        command = [sys.executable, "-m", "tests.benchmarks.wizard", "--walk", str(practice)]
        command += ["--began", str(time.time())]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        told = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        ).stdout
        raw = json.loads(told)
        stalls = tuple(Stall(**stall) for stall in raw.pop("stalls"))
        found.append(Round(stalls=stalls, **raw))
    return found


def show(rounds: list[Round]) -> None:
    """Medians; of the stalls the longest of all rounds."""
    rows = [
        (name, f"{1000 * statistics.median(getattr(one, key) for one in rounds):.0f} ms", goal)
        for key, name, goal in (
            ("window", "process start to first window", "1500 ms"),
            ("summary", "disc to its summary", "1000 ms"),
            ("tick", "a package ticked to new totals", "50 ms"),
            ("tick_group", "all network adapters ticked to new totals", "50 ms"),
            ("cancel", "Cancel to the build's end", "500 ms"),
            ("build", "the build, whole", ""),
        )
    ]
    print(*table([("", "median", "goal"), *rows], right=(1, 2)), "", sep="\n")
    longest: dict[str, Stall] = {}
    for stall in (stall for one in rounds for stall in one.stalls):
        if stall.during not in longest or stall.gap > longest[stall.during].gap:
            longest[stall.during] = stall
    stalls = [(s.during, f"{s.gap:.0f}", f"{s.own:.0f}") for s in longest.values()]
    print(*table([("longest stall while", "ms", "own"), *stalls], right=(1, 2)), sep="\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.wizard", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", default="full", choices=("tiny", "small", "full"))
    parser.add_argument("--walk", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--began", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.walk:
        print(json.dumps(asdict(walk(options.walk, options.began))))
    else:
        with tempfile.TemporaryDirectory(prefix="sert-benchmarks-") as scratch:
            practice = Path(scratch) / "practice"
            make_practice(practice, scale=options.scale, progress=Progress())
            show(measure(practice, options.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
