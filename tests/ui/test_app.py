"""The wizard as a program: it opens what it is given and ends in order."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sert_wizard.errors import MachineError
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui.app import run
from sert_wizard.ui.screenshots import DOCS
from sert_wizard.ui.screenshots import main as take_pictures
from sert_wizard.ui.wizard import Wizard


def _when_open(qapp: QApplication, act: Callable[[Wizard], object]) -> QTimer:
    """Call `act` once a wizard has opened its disc."""
    timer = QTimer()

    def look() -> None:
        for window in qapp.topLevelWidgets():
            if isinstance(window, Wizard) and window.isVisible() and window.session.opened:
                timer.stop()
                act(window)

    timer.timeout.connect(look)
    timer.start(10)
    return timer


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that must be empty in the end."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("given", ["iso", "recipe"])
def test_it_opens_what_it_is_given(
    qapp: QApplication, practice: PracticeSet, scratch: Path, given: str
) -> None:
    seen: list[Path] = []

    def close(wizard: Wizard) -> None:
        assert list(scratch.iterdir())
        seen.append(Path(wizard.session.recipe.base.iso))
        wizard.close()

    timer = _when_open(qapp, close)
    path = practice.base_iso if given == "iso" else practice.recipe
    assert (run(iso=path) if given == "iso" else run(recipe=path)) == 0
    assert seen == [practice.base_iso]
    assert list(scratch.iterdir()) == []
    assert not timer.isActive()


def test_ctrl_c_in_the_terminal_ends_it(
    qapp: QApplication, practice: PracticeSet, scratch: Path
) -> None:
    timer = _when_open(qapp, lambda _wizard: signal.raise_signal(signal.SIGINT))
    before = signal.getsignal(signal.SIGINT)
    assert run(iso=practice.base_iso) == 130
    assert signal.getsignal(signal.SIGINT) is before
    assert list(scratch.iterdir()) == []
    assert not timer.isActive()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt would abort the program."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(MachineError, match="no display") as caught:
        run()
    assert caught.value.code == "no-display"


@pytest.mark.parametrize("more", [[], ["--practice"]], ids=["", "practice"])
def test_a_picture_of_every_page(qapp: QApplication, tmp_path: Path, more: list[str]) -> None:
    """Eight pages in two languages and two themes."""
    assert take_pictures(["--out", str(tmp_path), *more]) == 0
    taken = {tuple(path.stem.split("-")) for path in tmp_path.glob("*.png")}
    assert len(taken) == 32
    assert {number for number, *_ in taken} == set("01234567")
    assert {(language, theme) for *_, language, theme in taken} == {
        (language, theme) for language in ("de", "en") for theme in ("dark", "light")
    }


def test_the_guides_pictures_are_there() -> None:
    """`python -m sert_wizard.ui.screenshots --docs` makes them."""
    pages = len(list(DOCS.glob("guide-*-en.png")))
    assert pages == len(list(DOCS.glob("guide-*-de.png"))) == 8
    assert (DOCS / "wizard.png").is_file()
