"""Takes a picture of every page on the practice ISO, so that guides never go stale.

    python -m sert_wizard.ui.screenshots --out DIR
    python -m sert_wizard.ui.screenshots --readme

Every page is reached as a user reaches it, with the core's real work behind it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWizard

from sert_wizard.progress import Progress
from sert_wizard.settings import resource
from sert_wizard.training.scales import SCALES
from sert_wizard.ui import theme
from sert_wizard.ui.app import has_display
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.practice import Lesson, prepare
from sert_wizard.ui.widgets.page import Page
from sert_wizard.ui.wizard import Wizard

#: The preview, as the README shows it.
README_PICTURE = resource("screenshots", "wizard.png")
_PATIENCE = 120_000  # milliseconds until waiting for a page is given up


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures; the exit status."""
    options = _parser().parse_args(arguments)
    if options.readme:
        options.out = README_PICTURE.parent
        options.scale, options.page = "small", ["preview"]
    options.out.mkdir(parents=True, exist_ok=True)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, dark=options.theme == "dark")
    garbage = Garbage(application)
    garbage.begin()
    try:
        with tempfile.TemporaryDirectory(prefix="sert-wizard-") as folder:
            _walk(prepare(Path(folder) / "practice", options.scale, Progress()), options)
    finally:
        garbage.end()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sert_wizard.ui.screenshots")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="DIR", help="folder for the pictures")
    what.add_argument("--readme", action="store_true", help="only the README's picture, in place")
    parser.add_argument(
        "--scale", choices=tuple(SCALES), default="tiny", help="practice ISO's size"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=theme.USUAL, metavar="WxH")
    parser.add_argument("--page", action="append", default=[], help="only this page, e.g. preview")
    parser.add_argument(
        "--practice", action="store_true", help="as practice mode shows the pages, explained"
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _walk(lesson: Lesson, options: argparse.Namespace) -> None:
    wizard = Wizard()
    wizard.resize(*options.size)
    try:
        _watch_build(wizard, options)
        wizard.show()
        _take(wizard, wizard.start_page, 0, options)
        if options.practice:
            wizard.start_page.practice_ready.emit(lesson)
        else:
            wizard.open_recipe(lesson.recipe)
        for number, page in enumerate(wizard.all_pages, start=1):
            if page is wizard.build_page:
                _wait_for_build(wizard)
                continue
            _wait(lambda page=page: wizard.currentPage() is page and page.isComplete())  # type: ignore[misc]
            _take(wizard, page, number, options)
            wizard.button(QWizard.WizardButton.NextButton).click()
    finally:
        wizard.shutdown()


def _wait_for_build(wizard: Wizard) -> None:
    """Raises RuntimeError when the build fails."""
    problem = wizard.build_page.problem
    _wait(lambda: wizard.currentPage() is wizard.finished_page or problem.isVisible())
    if problem.isVisible():
        raise RuntimeError(problem.message.text())


def _watch_build(wizard: Wizard, options: argparse.Namespace) -> None:
    """Take the build's picture in its midst: it does not wait."""
    page = wizard.build_page
    taken: list[bool] = []

    def look() -> None:
        if not taken and page.past.text() and page.bar.value() > 0:
            taken.append(True)
            _take(wizard, page, wizard.all_pages.index(page) + 1, options)

    page.progressed.connect(look)


def _take(wizard: Wizard, page: Page, number: int, options: argparse.Namespace) -> None:
    """Save the window as it is."""
    name = type(page).__name__.removesuffix("Page").lower()
    if options.page and name not in options.page:
        return
    if page is not wizard.build_page:
        QApplication.processEvents()
    path = options.out / f"{number}-{name}-{options.theme}.png"
    if options.readme:
        path = README_PICTURE
    wizard.grab().save(str(path))
    print(path)


def _wait(ready: Callable[[], bool]) -> None:
    """Let events happen until `ready`. Raises TimeoutError."""
    loop, watch, limit = QEventLoop(), QTimer(), QTimer()
    late: list[bool] = []

    def look() -> None:
        if ready():
            loop.quit()

    def give_up() -> None:
        late.append(True)
        loop.quit()

    watch.timeout.connect(look)
    limit.setSingleShot(True)
    limit.timeout.connect(give_up)
    watch.start(20)
    limit.start(_PATIENCE)
    loop.exec()
    if late:
        raise TimeoutError("a page was not ready in time")


if __name__ == "__main__":
    sys.exit(main())
