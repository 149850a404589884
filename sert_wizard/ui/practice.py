"""Practice mode, as far as it needs no Qt: where it works, its texts, and its figures.

The texts lie in resources/help/practice/LANGUAGE, one Markdown file a page, named as the page's
module; where a language lacks one, the English one is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sert_wizard.build.result import Built
from sert_wizard.delivery.estimate import Delivery
from sert_wizard.errors import write_error
from sert_wizard.hardware.nic import Nic
from sert_wizard.hardware.reports import nics_in_report
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.settings import resource
from sert_wizard.training.practice import make_practice
from sert_wizard.ui.facts import BaseFacts
from sert_wizard.ui.language import said, seconds, size
from sert_wizard.wording import words

#: The practice image's sizes: one in seconds, one as large as the image of the 2010 article.
QUICK, FULL = "small", "full"

_LABEL = "PRACTICE ONLY.txt"
_LABEL_TEXT = """\
PRACTICE ONLY

SERT Wizard made the files in this folder for training. The discs hold stand-in files in the
layout of Windows PE and nothing of Windows itself: they repair no computer.
This folder can be deleted at any time.
"""


@dataclass(frozen=True)
class Lesson:
    """What practice mode walks through: the recipe, and the practice machine's NICs as its
    report `report` names them."""

    folder: Path
    recipe: Path
    report: Path
    nics: tuple[Nic, ...]


@dataclass(frozen=True)
class Figure:
    """A figure of the 2010 article beside ours; "" where ours is not known yet."""

    what: str
    article: str
    ours: str


def practice_folder() -> Path:
    """Where practice mode works: a folder of its own among the user's documents."""
    return Path(platformdirs.user_documents_dir()) / "SERT Wizard practice"


def prepare(folder: Path, scale: str, progress: Progress) -> Lesson:
    """Make the practice ISO, driver and report in `folder`, and mark them as such.

    Raises MachineError, OutputError, CancelledError.
    """
    made = make_practice(folder, scale=scale, progress=progress)
    try:
        (folder / _LABEL).write_text(_LABEL_TEXT, encoding="utf-8")
    except OSError as error:
        raise write_error(folder / _LABEL, error) from error
    report = next(path for path in made.reports if path.name == "pnputil.txt")
    return Lesson(folder, made.recipe, report, nics_in_report(report))


def lesson_text(page: str, language: str, values: dict[str, str]) -> str:
    """The Markdown that explains a page, with `values` in place of {names}."""
    paths = (resource("help", "practice", name, f"{page}.md") for name in (language, "en"))
    text = next(path.read_text(encoding="utf-8") for path in paths if path.is_file())
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def figures(facts: BaseFacts | None, plan: Plan | None, built: Built | None) -> tuple[Figure, ...]:
    """The article's figures (T. Cutler, "Optimizing SERT for Intel vPro Technology", 2010) beside
    what this program measured so far: sizes of files, and times worked out from them."""
    base = facts.iso_size if facts else 0
    ways = {item.way: item for item in plan.delivery} if plan else {}
    small = built.iso_size if built else (plan.predicted.iso_size if plan else 0)
    drivers = plan.gains.drivers if plan else 0
    return (
        Figure("base", "281 MB", size(base) if base else ""),
        Figure(
            "redirected",
            said(words("7 to 15 min")),
            _span(ways, "redirect-4x", "redirect-2x", base=True),
        ),
        Figure("drivers", said(words("over 100 MB")), size(drivers) if drivers else ""),
        Figure("optimized", "", size(small) if small else ""),
        Figure("redirected-optimized", "", _span(ways, "redirect-4x", "redirect-2x", base=False)),
        Figure(
            "loader",
            said(words("about 1 min")),
            _span(ways, "stage1-1g", "stage1-100m", base=False),
        ),
        Figure("made", "", seconds(built.seconds) if built else ""),
    )


def _span(ways: dict[str, Delivery], quick: str, slow: str, *, base: bool) -> str:
    """The quicker and the slower time, as one text that breaks between the two only."""
    found = [ways[way] for way in (quick, slow) if way in ways]
    times = [way.base_seconds if base else way.optimized_seconds for way in found]
    return "\N{NO-BREAK SPACE}– ".join(
        seconds(value).replace(" ", "\N{NO-BREAK SPACE}") for value in times
    )
