"""Page 4: what the build will give. Every number is the Plan's."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from sert_wizard.plan.contents import Group
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Tick
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import Failure
from sert_wizard.ui.language import said, seconds, size
from sert_wizard.ui.widgets.bars import Bar, BarChart
from sert_wizard.ui.widgets.contents_map import ContentsMap
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.notices import Notices
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text


class PreviewPage(Page):
    """Sizes before and after, what the gain is made of, what fills the image, delivery times, the
    memory it needs, warnings."""

    KEY = "preview"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Preview"), "", scrolls=True)
        self.lead_text.setText(
            self.tr("What the build will write. Nothing has been written so far.")
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Working out the plan"))
        self.state = Text("", Kind.MUTED)
        self.problem = ProblemBox()
        self.headline = Text("", Kind.HEADLINE)
        self.uncovered = Notices("✗", self.tr("No driver"), Kind.BAD)
        self.warnings = Notices("!", self.tr("Warning"), Kind.WARN)
        self.sizes = BarChart(self.tr("Sizes before and after"))
        self.gains = BarChart(self.tr("What the gain is made of"))
        self.contents = ContentsMap(self.tr("What fills the optimized ISO, and what is taken out"))
        self.times = BarChart(self.tr("Time until the image is with the machine"))
        self.memory = BarChart(self.tr("Memory the target needs"))
        self.additions = Notices("+", self.tr("Added"), Kind.PLAIN)
        self.changes = Notices("~", self.tr("Changed"), Kind.PLAIN)
        self._sections: list[QWidget] = []
        self._lay_out()

    def _lay_out(self) -> None:
        for widget in (self.bar, self.state, self.problem):
            self.body.addWidget(widget)
        for section in (self.headline, self.uncovered, self.warnings):
            self._add(section)
        for chart, words in (
            (self.sizes, ("ISO", "boot.wim", "stage-1 loader")),
            (self.gains, ("driver package", "LZX")),
        ):
            explain(self._head(chart.accessibleName()), *words)
            self._add(chart)
        self._head(self.contents.map.accessibleName())
        self._add(self.contents)
        explain(self._head(self.times.accessibleName()), "IDE-R", "stage-1 loader")
        self._add(self.times)
        rates = self.tr("Estimates from usual rates, for comparing; the link’s real rate decides.")
        self._add(Text(rates, Kind.MUTED))
        explain(self._head(self.memory.accessibleName()), "memory disk", "BIOS", "UEFI")
        self._add(self.memory)
        self.changes_head = self._head(self.tr("What is added and changed"))
        self._add(self.additions)
        self._add(self.changes)
        self.body.addStretch(1)

    def _head(self, text: str) -> Text:
        heading = Text(text, Kind.HEADING)
        heading.setContentsMargins(0, theme.GROUP - theme.GAP, 0, 0)
        self._add(heading)
        return heading

    def _add(self, widget: QWidget) -> None:
        self._sections.append(widget)
        self.body.addWidget(widget)

    def entered(self) -> None:
        if plan := self.session.plan:
            self._show_plan(plan)
        else:
            self.compute()

    def blocker(self) -> str:
        if self.session.plan:
            return ""
        if self.problem.isVisibleTo(self):
            return self.tr("Go back and solve the problem above to go on.")
        return self.tr("The plan is being worked out.")

    def compute(self) -> None:
        """Make the plan for the recipe as it is now."""
        opened, recipe = self.session.opened, self.session.plannable
        if opened is None:
            return
        self.problem.clear()
        self._show_sections(False)
        self.jobs.start(
            self.KEY,
            lambda progress: work.preview(recipe, opened, progress),
            done=self._planned,
            failed=self._failed,
            ticked=self._ticked,
            holds=lambda: self.session.opened is opened,
        )
        self.refresh()

    def _ticked(self, tick: Tick) -> None:
        self.state.setText(said(tick.stage))

    def _planned(self, made: tuple[Plan, tuple[Group, ...]]) -> None:
        plan, groups = made
        self.session.take_plan(plan)
        self.contents.show_groups(groups)
        self._show_plan(plan)

    def _failed(self, failure: Failure) -> None:
        self.bar.hide()
        self.state.hide()
        self.problem.show_failure(failure)
        self.refresh()

    def _show_sections(self, shown: bool) -> None:
        self.bar.setVisible(not shown)
        self.state.setVisible(not shown)
        for section in self._sections:
            section.setVisible(shown)

    def _show_plan(self, plan: Plan) -> None:
        self.problem.clear()
        self._show_sections(True)
        self.headline.setText(self._headline(plan))
        self.uncovered.show_texts([f"{item.nic}: {said(item.reason)}" for item in plan.uncovered])
        self.warnings.show_texts(self._warnings(plan))
        self.sizes.show_bars(self._size_bars(plan))
        self.gains.show_bars(self._gain_bars(plan))
        self.times.show_bars(self._time_bars(plan))
        self.memory.show_bars(self._memory_bars(plan))
        self.additions.show_texts([f"{item.path}: {said(item.reason)}" for item in plan.adds])
        self.changes.show_texts([f"{item.path}: {said(item.reason)}" for item in plan.edits])
        self.changes_head.setVisible(bool(plan.adds or plan.edits))
        self.refresh()

    def _headline(self, plan: Plan) -> str:
        before, after = plan.base_iso_size, plan.predicted.iso_size
        share = round(100 * (before - after) / before) if before else 0
        text = (
            self.tr("{before} → {after}, {share}% smaller")
            if share >= 0
            else self.tr("{before} → {after}, {share}% larger")
        )
        return text.format(before=size(before), after=size(after), share=abs(share))

    def _warnings(self, plan: Plan) -> list[str]:
        """In the wizard's words where the core's name keys of a recipe. That it is practice stands
        above every page."""
        own = {
            "unverified": self.tr(
                "On BIOS the small loader can’t check the image’s hash before it boots it, and "
                "says so on screen. The Linux loader, to be chosen on the next page, does check "
                "it; it is for BIOS only and has about 11 MB, which take the redirected drive some "
                "25 s."
            ),
            "unverified-fallback": self.tr(
                "Where an image can’t be fetched into memory, UEFI boots it from the network "
                "without checking its hash; it says so on screen. That is ticked on the next page."
            ),
        }
        shown = (warning for warning in plan.warnings if warning.code != "practice")
        return [own.get(warning.code) or said(warning.message) for warning in shown]

    def _size_bars(self, plan: Plan) -> list[Bar]:
        new, base = plan.predicted, self.tr("{size}, base")
        optimized = (
            self.tr("{size}, optimized") if new.exact else self.tr("about {size}, optimized")
        )
        pairs = (
            (self.tr("The ISO"), plan.base_iso_size, new.iso_size),
            (self.tr("Its boot.wim"), plan.base_wim_size, new.wim_size),
        )
        bars = []
        for name, before, after in pairs:
            bars.append(Bar(name, before, base.format(size=size(before)), "calm"))
            bars.append(Bar("", after, optimized.format(size=size(after))))
        loader = new.stage1_size
        return [*bars, Bar(self.tr("Stage-1 loader"), loader, size(loader), "added")]

    def _gain_bars(self, plan: Plan) -> list[Bar]:
        gains = plan.gains
        drivers = self.tr("%n driver package(s) out", "", len(plan.removes))
        added = self._added(plan)
        rows = (
            (drivers, gains.drivers, "accent", True),
            (self.tr("Image rebuilt"), gains.rebuild, "accent", True),
            (self.tr("Other images out"), gains.images, "accent", False),
            (self.tr("Packed tighter"), gains.recompression, "accent", False),
            (added, gains.added, "added", bool(plan.adds)),
        )
        return [
            Bar(name, value, self._signed(value), tone)
            for name, value, tone, always in rows
            if value or always
        ]

    def _added(self, plan: Plan) -> str:
        if len(plan.adds) == 1:
            name = plan.adds[0].inf or plan.adds[0].path
            return self.tr("{name} added").format(name=name)
        return self.tr("%n package(s) or file(s) added", "", len(plan.adds))

    def _signed(self, saved: int) -> str:
        """Saved bytes as the change of the disc's size."""
        sign = "−" if saved > 0 else "+"
        return f"{sign}{size(abs(saved))}" if saved else size(0)

    def _time_bars(self, plan: Plan) -> list[Bar]:
        ways = {
            "redirect-2x": self.tr("Redirected drive, 300 kB/s"),
            "redirect-4x": self.tr("Redirected drive, 600 kB/s"),
            "stage1-100m": self.tr("Loader, 100 Mbit/s network"),
            "stage1-1g": self.tr("Loader, 1 Gbit/s network"),
        }
        bars = []
        for way in plan.delivery:
            before = self.tr("{time}, base").format(time=seconds(way.base_seconds))
            after = self.tr("{time}, optimized").format(time=seconds(way.optimized_seconds))
            bars.append(Bar(ways.get(way.way, way.way), way.base_seconds, before, "calm"))
            bars.append(Bar("", way.optimized_seconds, after))
        return bars

    def _memory_bars(self, plan: Plan) -> list[Bar]:
        needs = (("BIOS", plan.memory.bios), ("UEFI", plan.memory.uefi))
        return [Bar(name, need, size(need)) for name, need in needs]
