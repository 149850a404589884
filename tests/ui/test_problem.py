"""Errors of every kind, as the wizard says them: what, why, what next, and details to copy."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sert_wizard
from sert_wizard import __version__
from sert_wizard.errors import CancelledError, SertError, read_input, write_error
from sert_wizard.hardware.amt.address import AmtAddress
from sert_wizard.hardware.amt.envelope import Fault
from sert_wizard.hardware.amt.trust import ChangedCertificateError, UnknownCertificateError
from sert_wizard.inf.syntax import InfError
from sert_wizard.progress import Progress
from sert_wizard.ui.jobs import Failure, Jobs
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.wim.wim import LibraryError
from sert_wizard.wording import words
from tests.ui.conftest import press

# Qt's offscreen platform says so of a window as small as the box.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

_ADDRESS = AmtAddress("192.0.2.7", 16993, tls=True)
#: Errors that are not made of a code, a message and a hint.
_SPECIAL: dict[type[SertError], Callable[[], SertError]] = {
    CancelledError: CancelledError,
    UnknownCertificateError: lambda: UnknownCertificateError(_ADDRESS, "0A" * 32),
    ChangedCertificateError: lambda: ChangedCertificateError(_ADDRESS, "0A" * 32, "0B" * 32),
    InfError: lambda: InfError("net.inf", 7, words("a quote is not closed")),
    LibraryError: lambda: LibraryError(2, "boot.wim"),
    Fault: lambda: Fault("DestinationUnreachable", "no such class"),
}


def _kinds() -> list[type[SertError]]:
    """All classes of errors, from every module of the program."""
    for module in pkgutil.walk_packages(sert_wizard.__path__, "sert_wizard."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: list[type[SertError]] = [SertError]
    for kind in found:
        found += [sub for sub in kind.__subclasses__() if sub not in found]
    return found


def _made(kind: type[SertError]) -> SertError:
    if make := _SPECIAL.get(kind):
        return make()
    return kind("some-code", words("The {what} is not there.", what="disc"), hint=words("Look."))


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Callable[[Callable[[], object]], ProblemBox]:
    """Lets something fail in a job, as the core does, and shows what came of it."""
    made: list[Jobs] = []

    def run(act: Callable[[], object]) -> ProblemBox:
        box, jobs, failures = ProblemBox(), Jobs(), list[Failure]()
        made.append(jobs)
        qtbot.addWidget(box)

        def work(_progress: Progress) -> None:
            act()

        jobs.start("fails", work, done=lambda _none: None, failed=failures.append)
        qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
        jobs.shutdown()
        box.show_failure(failures[0])
        return box

    return run


@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.__name__)
def test_each_kind_of_error_is_shown_in_words(
    show: Callable[[Callable[[], object]], ProblemBox], kind: type[SertError]
) -> None:
    error = _made(kind)

    def fail() -> None:
        raise error

    box = show(fail)
    assert box.isVisible()
    assert box.message.text() == f"✗ {error.message}"
    assert box.hint.text() == error.hint
    assert box.hint.isVisible() == bool(error.hint)
    assert error.hint or kind is CancelledError  # what next; nothing, where the user stopped it
    assert error.message in box.accessibleDescription()
    press(box.copy)
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"error[{error.code}]: {error.message}")
    assert error.hint in copied
    assert __version__ in copied
    assert box.copy.text() == "Copied"


def test_an_unexpected_exception_is_a_defect_of_ours(
    show: Callable[[Callable[[], object]], ProblemBox],
) -> None:
    def fail() -> None:
        raise ValueError("boom")

    box = show(fail)
    assert "boom" in box.message.text()
    assert "report" in box.hint.text()
    press(box.copy)
    copied = QApplication.clipboard().text()
    assert copied.startswith("error[internal]")
    assert "Traceback" in copied
    assert "ValueError: boom" in copied


def test_what_the_system_says_is_in_words(
    show: Callable[[Callable[[], object]], ProblemBox], tmp_path: Path
) -> None:
    missing = tmp_path / "none.txt"
    box = show(lambda: read_input(missing))
    assert str(missing) in box.message.text()
    assert box.hint.text()

    def full() -> None:
        raise write_error(tmp_path, OSError(28, "No space left on device"))

    box = show(full)
    assert "full" in box.message.text()
