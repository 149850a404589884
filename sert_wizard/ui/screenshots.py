"""Takes a picture of every page on the practice ISO, so that guides never go stale.

    python -m sert_wizard.ui.screenshots --out DIR            both languages, light and dark
    python -m sert_wizard.ui.screenshots --out DIR --all      in two sizes, at scales 1, 1.5 and 2
    python -m sert_wizard.ui.screenshots --docs               the pictures of README and guide

Every page is reached as a user reaches it, with the core's real work behind it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWizard

from sert_wizard.progress import Progress
from sert_wizard.settings import resource
from sert_wizard.training.scales import SCALES
from sert_wizard.ui import theme
from sert_wizard.ui.app import has_display
from sert_wizard.ui.garbage import Garbage
from sert_wizard.ui.language import LANGUAGES, Language
from sert_wizard.ui.practice import Lesson, prepare
from sert_wizard.ui.widgets.page import Page
from sert_wizard.ui.wizard import Wizard

#: Where the pictures of README and guide lie.
DOCS = resource("screenshots")
_PATIENCE = 120_000  # milliseconds until waiting for a page is given up
_SIZES, _FACTORS = (theme.SMALLEST, (1440, 900)), ("1", "1.5", "2")
_THEMES = ("light", "dark")


@dataclass(frozen=True)
class Look:
    """How the window looks in a walk, and which pages are taken (all: empty). `name` is filled
    with the step's `number`, the page's `place` (from 1) and key (`page`), the `language` and the
    `theme`."""

    language: str
    theme: str
    size: tuple[int, int]
    practice: bool
    pages: tuple[str, ...]
    folder: Path
    name: str = "{number}-{page}-{language}-{theme}.png"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures; the exit status."""
    options = _parser().parse_args(arguments)
    if options.all:
        return _in_all_sizes(options)
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    garbage = Garbage(application)
    garbage.begin()
    try:
        with _work_folder() as folder:
            _take_all(application, options, folder)
    finally:
        garbage.end()
    return 0


@contextmanager
def _work_folder() -> Iterator[Path]:
    """A folder for a while. Its path is read in the pictures: it looks well unless taken."""
    folder = Path(tempfile.gettempdir(), "SERT Wizard")
    try:
        folder.mkdir()
    except FileExistsError:
        folder = Path(tempfile.mkdtemp(prefix="SERT Wizard "))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_all(application: QApplication, options: argparse.Namespace, folder: Path) -> None:
    language = Language(application)
    before = language.code
    looks = list(_docs() if options.docs else _wanted(options))
    lesson = prepare(folder / "practice", "small" if options.docs else options.scale, Progress())
    for look in looks:
        look.folder.mkdir(parents=True, exist_ok=True)
        language.speak(look.language)
        theme.apply(application, dark=look.theme == "dark")
        _walk(lesson, look)
        shutil.rmtree(lesson.folder / "out", ignore_errors=True)  # the next finds all as this did
    language.speak(before)
    theme.apply(application, dark=False)


def _wanted(options: argparse.Namespace) -> Iterable[Look]:
    for language, dress in product(options.language or LANGUAGES, options.theme or _THEMES):
        pages = tuple(options.page)
        yield Look(language, dress, options.size, options.practice, pages, options.out)


def _docs() -> Iterable[Look]:
    """The README's preview, and each page for the guide."""
    yield Look("en", "light", theme.USUAL, False, ("preview",), DOCS, "wizard.png")
    for language in LANGUAGES:
        name = "guide-{place}-{page}-{language}.png"
        yield Look(language, "light", theme.SMALLEST, False, (), DOCS, name)


def _in_all_sizes(options: argparse.Namespace) -> int:
    """Qt takes its scale at its start only: a process for each."""
    own = [sys.executable, "-m", "sert_wizard.ui.screenshots", "--scale", options.scale]
    for factor, (width, height) in product(_FACTORS, _SIZES):
        folder = options.out / f"{width}x{height}-scale-{factor}"
        command = [*own, "--out", str(folder), "--size", f"{width}x{height}"]
        if options.practice:
            command.append("--practice")
        environment = os.environ | {"QT_SCALE_FACTOR": factor}
        subprocess.run(command, env=environment, check=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sert_wizard.ui.screenshots")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="DIR", help="folder for the pictures")
    what.add_argument("--docs", action="store_true", help="those of README and guide, in place")
    parser.add_argument("--all", action="store_true", help="a folder for each size and scale")
    parser.add_argument(
        "--scale", choices=tuple(SCALES), default="tiny", help="practice ISO's size"
    )
    parser.add_argument("--language", choices=tuple(LANGUAGES), action="append")
    parser.add_argument("--theme", choices=_THEMES, action="append")
    parser.add_argument("--size", type=_size, default=theme.SMALLEST, metavar="WxH")
    parser.add_argument("--page", action="append", default=[], help="only this page, e.g. preview")
    parser.add_argument(
        "--practice", action="store_true", help="as practice mode shows the pages, explained"
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _walk(lesson: Lesson, look: Look) -> None:
    wizard = Wizard()
    wizard.resize(*look.size)
    try:
        _watch_build(wizard, look)
        wizard.show()
        _take(wizard, wizard.start_page, 0, look)
        if look.practice:
            wizard.start_page.practice_ready.emit(lesson)
        else:
            wizard.open_recipe(lesson.recipe)
        wizard.session.overwrite = True
        for number, page in enumerate(wizard.all_pages, start=1):
            if page is wizard.build_page:
                _wait_for_build(wizard)
                continue
            _wait(lambda page=page: _is_ready(wizard, page))  # type: ignore[misc]
            _take(wizard, page, number, look)
            wizard.button(QWizard.WizardButton.NextButton).click()
    finally:
        wizard.shutdown()
        wizard.close()
        wizard.deleteLater()


def _is_ready(wizard: Wizard, page: Page) -> bool:
    """Whether `page` is shown, with all that it finds out by itself."""
    looking = wizard.jobs.running(wizard.nics_page.DRIVERS)
    return wizard.currentPage() is page and page.isComplete() and not looking


def _wait_for_build(wizard: Wizard) -> None:
    """Raises RuntimeError when the build fails."""
    problem = wizard.build_page.problem
    _wait(lambda: wizard.currentPage() is wizard.finished_page or problem.isVisible())
    if problem.isVisible():
        raise RuntimeError(problem.message.text())


def _watch_build(wizard: Wizard, look: Look) -> None:
    """Take the build's picture in its midst: it does not wait. Of each step one is taken, in the
    same place, so that the last one that is under way stays."""
    page, bar = wizard.build_page, wizard.build_page.bar
    taken = ""

    def watch() -> None:
        nonlocal taken
        past = page.past.text()
        under_way = 0 < bar.value() < bar.maximum() or (bar.value() > 0 and not taken)
        if under_way and past != taken:
            taken = past
            _take(wizard, page, wizard.all_pages.index(page) + 1, look)

    page.progressed.connect(watch)


def _take(wizard: Wizard, page: Page, number: int, look: Look) -> None:
    """Save the window as it is."""
    if look.pages and page.KEY not in look.pages:
        return
    if page is not wizard.build_page:
        QApplication.processEvents()
    parts = {"language": look.language, "theme": look.theme}
    path = look.folder / look.name.format(number=number, place=number + 1, page=page.KEY, **parts)
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
