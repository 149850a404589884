"""Switches practice mode on and off: what is marked as practice, and what is explained when."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sert_wizard.base import PRACTICE_LABEL
from sert_wizard.recipe import Recipe, Target
from sert_wizard.ui.practice import Lesson, figures
from sert_wizard.ui.practice_guide import Banner, Sidebar
from sert_wizard.ui.session import Session
from sert_wizard.ui.widgets.page import Page
from sert_wizard.ui.widgets.steps import Steps


class PracticeMode:
    """A practice disc is marked wherever it came from; explained is it in a lesson, which ends
    when another disc is chosen. Goes on with the lesson of a `former` one; `foot` is shown
    below."""

    def __init__(
        self,
        session: Session,
        steps: Steps,
        foot: QWidget,
        former: PracticeMode | None = None,
    ) -> None:
        self._session = session
        self._lesson = former.lesson if former else None
        self._base = session.recipe.base.iso if self._lesson else ""
        self.sidebar = Sidebar(steps, foot)
        self.banner = Banner()
        self.banner.hide()

    def begin(self, lesson: Lesson, recipe: Recipe) -> None:
        """Fill the pages from `recipe`, for the NICs that the lesson's report names, and explain
        them as long as the recipe's disc is the base."""
        session = self._session
        session.use_recipe(replace(recipe, target=Target()), lesson.recipe)
        session.see(lesson.nics)
        for nic in lesson.nics:
            session.set_target(nic, True)
        session.overwrite = True  # the folder is practice mode's own
        self._lesson, self._base = lesson, recipe.base.iso

    @property
    def lesson(self) -> Lesson | None:
        """The lesson under way."""
        return self._lesson if self._session.recipe.base.iso == self._base else None

    @property
    def marked(self) -> bool:
        """Whether what is in hand is a practice disc."""
        opened = self._session.opened
        return self.lesson is not None or (
            opened is not None and opened.facts.label.startswith(PRACTICE_LABEL)
        )

    def follow(self, page: Page, steps: Sequence[Page]) -> None:
        """Mark and explain `page`; the start page needs neither."""
        step = page in steps
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)
        if layout.indexOf(self.banner) < 0:
            layout.insertWidget(0, self.banner)
        self.banner.setVisible(step and self.marked)
        lesson = self.lesson if step else None
        self.sidebar.set_guided(lesson is not None)
        if lesson:
            session = self._session
            facts = session.opened.facts if session.opened else None
            values = {"folder": str(lesson.folder), "report": str(lesson.report)}
            self.sidebar.guide.explain(
                page.KEY,
                values,
                figures(facts, session.plan or session.last_plan, session.built),
            )
