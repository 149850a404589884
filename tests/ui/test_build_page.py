"""Stopping a build, failing, overwriting, and closing the window in its midst."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWizard

from sert_wizard.progress import Progress, Tick
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.jobs import QtProgress
from sert_wizard.wording import words
from tests.ui.conftest import Driver, press

_STAGES = [
    "Writing the image",
    "Checking every file of the image",
    "Writing and checking the disc",
]


def _when_stage_begins(
    monkeypatch: pytest.MonkeyPatch, stage: str, act: Callable[[QtProgress], None]
) -> None:
    """Let `act` happen on the worker's thread at the first report of `stage`."""
    report = QtProgress.report

    def watched(progress: QtProgress, tick: Tick) -> None:
        if tick.stage == stage:
            act(progress)
        report(progress, tick)

    monkeypatch.setattr(QtProgress, "report", watched)


def _wait_for_cancel(progress: QtProgress) -> None:
    """Hold the worker until the user's click has been taken."""
    assert progress._cancelled.wait(60)


def _held(monkeypatch: pytest.MonkeyPatch, stage: str) -> threading.Event:
    """Hold the worker at the first report of `stage` until the user has cancelled; tells when it
    is there."""
    reached = threading.Event()

    def hold(progress: QtProgress) -> None:
        reached.set()
        _wait_for_cancel(progress)

    _when_stage_begins(monkeypatch, stage, hold)
    return reached


@pytest.mark.parametrize("stage", _STAGES)
def test_cancelling_leaves_the_folder_clean(
    driver: Driver,
    practice: PracticeSet,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    wizard, folder = driver.wizard, tmp_path / "made"
    page = wizard.build_page
    driver.to_output(practice, folder)
    reached = _held(monkeypatch, stage)
    driver.next(page)
    driver.until(reached.is_set)
    back = wizard.button(QWizard.WizardButton.BackButton)
    assert page.running
    assert not back.isEnabled()
    press(page.stop)
    driver.until(lambda: not page.running)

    assert not folder.exists()
    assert "Nothing was kept" in page.stage.text()
    assert not page.isComplete()
    assert back.isEnabled()
    monkeypatch.undo()
    press(page.again)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    assert (folder / "optimized.iso").exists()


@pytest.mark.parametrize("stage", _STAGES)
def test_a_cancel_is_seen_at_the_next_chunk(
    driver: Driver,
    practice: PracticeSet,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    """Why it ends within half a second, however large the disc is: after the click, no more than
    one chunk is worked on, and a chunk is small."""
    page = driver.wizard.build_page
    driver.to_output(practice, tmp_path / "made")
    late: dict[int, list[int]] = {}
    reach = Progress.reach

    def counted(progress: Progress, done: int, total: int | None = None) -> None:
        if progress.cancelled:
            late.setdefault(threading.get_ident(), []).append(done - progress._done)
        reach(progress, done, total)

    monkeypatch.setattr(Progress, "reach", counted)
    reached = _held(monkeypatch, stage)
    driver.next(page)
    driver.until(reached.is_set)
    press(page.stop)
    driver.until(lambda: not page.running)
    assert "Nothing was kept" in page.stage.text()
    # Several threads work on the image and on the disc: a chunk each.
    assert all(len(sizes) == 1 and sizes[0] <= 4 << 20 for sizes in late.values())


def test_bytes_rate_and_time_left_are_shown(driver: Driver) -> None:
    page = driver.wizard.build_page
    page._ticked(Tick(words("Writing the image"), 30_000_000, 120_000_000, 2.0))
    assert page.stage.text() == "Writing the image"
    shown = page.numbers.text().replace("\N{NO-BREAK SPACE}", " ")
    assert shown == "30.0 MB of 120.0 MB  ·  15.0 MB per second  ·  6.0 s left in this step"
    assert page.bar.value() / page.bar.maximum() == 0.25
    page._ticked(Tick(words("Checking every file of the image"), 0, 0, 0.0))
    assert page.numbers.text() == ""
    assert (page.bar.minimum(), page.bar.maximum()) == (0, 0)  # how far is not known
    assert page.past.text().startswith("✓ Writing the image (30.0")


def test_the_log_can_be_read_and_copied(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    page = driver.wizard.build_page
    driver.to_output(practice, tmp_path / "made")
    driver.next(page)
    driver.until(lambda: driver.wizard.currentPage() is driver.wizard.finished_page)
    driver.back(page)
    assert not page.log.isVisible()
    press(page.toggle)
    assert page.log.isVisible()
    press(page.copy)
    copied = QApplication.clipboard().text()
    steps = [line.removeprefix("✓ ").partition(" (")[0] for line in page.past.text().splitlines()]
    assert len(steps) >= 4
    assert all(f" {step}: " in copied for step in steps)
    assert str(tmp_path / "made") in copied


# Qt's offscreen platform says so of every message box.
@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_closing_in_mid_build_asks(
    driver: Driver, practice: PracticeSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard, folder = driver.wizard, tmp_path / "made"
    driver.to_output(practice, folder)
    _when_stage_begins(monkeypatch, "Writing the image", _wait_for_cancel)
    driver.next(wizard.build_page)
    wizard.close()
    assert wizard.isVisible()
    assert wizard.build_page.running
    _press(driver, "Keep building")
    assert wizard.build_page.running
    wizard.close()
    _press(driver, "Stop and quit")
    driver.until(lambda: not wizard.isVisible())
    assert not folder.exists()


def test_a_failed_build_says_why_and_lets_one_go_back(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, folder = driver.wizard, tmp_path / "made"
    page = wizard.build_page
    driver.to_output(practice, folder)
    driver.until(wizard.output_page.isComplete)
    folder.write_text("in the way", encoding="utf-8")
    driver.next(page)
    driver.until(lambda: not page.running)

    assert page.problem.isVisible()
    assert str(folder) in page.problem.message.text()
    press(page.problem.copy)
    driver.back(wizard.output_page)
    driver.until(lambda: "file of that name" in wizard.output_page.why.text())
    assert folder.read_text(encoding="utf-8") == "in the way"


def test_earlier_outputs_are_overwritten_only_when_ticked(
    driver: Driver, practice: PracticeSet, tmp_path: Path
) -> None:
    wizard, folder = driver.wizard, tmp_path / "made"
    folder.mkdir()
    (folder / "optimized.iso").write_bytes(b"old")
    page = wizard.output_page
    driver.to_output(practice, folder)
    driver.until(page.overwrite.isVisible)
    assert "Overwrite" in page.why.text()
    assert not page.isComplete()
    page.overwrite.setChecked(True)
    driver.next(wizard.build_page)
    driver.until(lambda: wizard.currentPage() is wizard.finished_page)
    assert (folder / "optimized.iso").stat().st_size > 3


def _press(driver: Driver, text: str) -> None:
    """Press a button of the question that is shown."""
    boxes = [b for b in driver.wizard.findChildren(QMessageBox) if b.isVisible()]
    buttons = {b.text().replace("&", ""): b for b in boxes[-1].findChildren(QPushButton)}
    press(buttons[text])
