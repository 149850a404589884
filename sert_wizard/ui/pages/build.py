"""Page 6: the build, with its progress, and how to stop it."""

from __future__ import annotations

from datetime import datetime
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar

from sert_wizard.build.result import Built
from sert_wizard.progress import Tick
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import Failure
from sert_wizard.ui.language import said, seconds, size
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text


class BuildPage(Page):
    """Builds when it is entered from the front. `state_changed` tells that a build began or
    ended, `progressed` that it came further, `built` that it succeeded."""

    KEY = "build"
    state_changed = Signal()
    progressed = Signal()
    built = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Build"), "")
        self.lead_text.setText(
            self.tr("The outputs get their names only when all is written and checked.")
        )
        self._last: Tick | None = None
        self._stage_began = 0.0
        self.stage = Text("", Kind.HEADING)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumHeight(18)
        self.bar.setAccessibleName(self.tr("Progress of this step"))
        self.numbers = Text("", Kind.MUTED)
        self.stop = button(self.tr("&Cancel the build"))
        self.stop.clicked.connect(self.cancel)
        self.again = button(self.tr("&Try again"))
        self.again.clicked.connect(self.start)
        self.toggle = button(self.tr("Show the &log"))
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._log_shown)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setTabChangesFocus(True)
        self.log.setAccessibleName(self.tr("Log of the build"))
        self.log.hide()
        self.copy = button(self.tr("Co&py the log"))
        self.copy.clicked.connect(self._copy_log)
        self.copy.hide()
        self.problem = ProblemBox()
        self.past = Text("", Kind.MUTED)
        self.past.setAccessibleName(self.tr("Steps done"))
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        for control in (self.stop, self.again, self.toggle, self.copy):
            buttons.addWidget(control)
        buttons.addStretch(1)
        for widget in (self.stage, self.bar, self.numbers, self.problem):
            self.body.addWidget(widget)
        self.body.addSpacing(theme.GAP)
        self.body.addLayout(buttons)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(self.past)
        self.body.addWidget(self.log, 1)
        self.body.addStretch(0)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)

    @property
    def running(self) -> bool:
        return self.jobs.running(self.KEY)

    def cleanupPage(self) -> None:
        """Gone back: what was built is not what is wanted any more."""
        self.cancel()
        self.session.built = None

    def entered(self) -> None:
        if not self.session.built:
            self.start()

    def blocker(self) -> str:
        if self.session.built:
            return ""
        if self.running:
            return self.tr("The build is under way.")
        return self.tr("Nothing was kept. Try again, or go back and change something.")

    def start(self) -> None:
        """Begin the build."""
        session = self.session
        if session.opened is None or self.running:
            return
        session.built = self._last = None
        order = work.BuildOrder(
            session.recipe,
            session.opened,
            session.plan,
            session.recipe_file,
            session.overwrite,
            session.allow_uncovered,
        )
        self.problem.clear()
        self.past.setText("")
        self.numbers.setText("")
        self._log(
            self.tr("Build of {iso} into {folder}").format(
                iso=session.recipe.base.iso, folder=session.recipe.output.directory
            )
        )
        self.stage.setText(self.tr("Beginning"))
        self.bar.setRange(0, 0)
        self.stop.setText(self.tr("&Cancel the build"))
        self.jobs.start(
            self.KEY,
            lambda progress: work.run_build(order, progress),
            done=self._done,
            failed=self._failed,
            ticked=self._ticked,
        )
        self._state_changed()

    def cancel(self) -> None:
        """Ask the build to stop; it ends within half a second and keeps nothing."""
        if self.running:
            self.jobs.cancel(self.KEY)
            self.stop.setText(self.tr("Cancelling…"))
            self.stop.setEnabled(False)
            self.stage.setText(self.tr("Cancelling…"))

    def _state_changed(self) -> None:
        running = self.running
        self.stop.setVisible(running)
        self.stop.setEnabled(running)
        self.again.setVisible(not running and self.session.built is None)
        self.bar.setVisible(running or self.session.built is not None)
        self.numbers.setVisible(self.bar.isVisibleTo(self))
        self.refresh()
        self.state_changed.emit()

    def _ticked(self, tick: Tick) -> None:
        last = self._last
        if last is None or tick.stage != last.stage or tick.done < last.done:
            if last is not None:
                self._note(last)
            self._stage_began = monotonic()
        self._last = tick
        self.stage.setText(said(tick.stage))
        self.bar.setRange(0, 1000 if tick.total else 0)
        if tick.total:
            self._show_numbers(tick)
        else:
            self.numbers.setText("")
        self.progressed.emit()

    def _show_numbers(self, tick: Tick) -> None:
        self.bar.setValue(1000 * tick.done // tick.total)
        parts = [self.tr("{done} of {total}").format(done=size(tick.done), total=size(tick.total))]
        if tick.rate and tick.seconds > 0.5:
            parts.append(self.tr("{rate} per second").format(rate=size(round(tick.rate))))
        if (left := tick.seconds_left) and left >= 1:
            parts.append(self.tr("{time} left in this step").format(time=seconds(left)))
        self.numbers.setText("  ·  ".join(parts))

    def _note(self, tick: Tick) -> None:
        """A step is over: say so in the list of steps and in the log."""
        time = monotonic() - self._stage_began
        stage, took = said(tick.stage), seconds(time)
        more = f"{size(tick.done)}, {took}" if tick.done else took
        lines = [line for line in self.past.text().splitlines() if line]
        self.past.setText("\n".join([*lines, f"✓ {stage} ({more})"]))
        exact = self.tr("{stage}: {bytes} bytes in {time} s") if tick.done else "{stage}: {time} s"
        self._log(exact.format(stage=stage, bytes=f"{tick.done:,}", time=f"{time:.2f}"))

    def _log(self, text: str) -> None:
        self.log.appendPlainText(f"{datetime.now():%H:%M:%S} {text}")

    def _copy_log(self) -> None:
        QGuiApplication.clipboard().setText(self.log.toPlainText())

    def _done(self, built: Built) -> None:
        if self._last:
            self._note(self._last)
        self.session.built = built
        self._log(self.tr("Done: {folder}").format(folder=built.folder))
        self.session.overwrite = False
        self.stage.setText(self.tr("Written and checked"))
        self.numbers.setText(self.tr("It took {time}.").format(time=seconds(built.seconds)))
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000)
        self._state_changed()
        self.built.emit()

    def _failed(self, failure: Failure) -> None:
        if failure.cancelled:
            self.stage.setText(self.tr("Cancelled. Nothing was kept."))
        else:
            self.stage.setText(self.tr("The build failed. Nothing was kept."))
            self.problem.show_failure(failure)
        if self._last:
            self._log(self.tr("Stopped in: {stage}").format(stage=said(self._last.stage)))
        self._log(failure.details)
        self._state_changed()

    def _log_shown(self, shown: bool) -> None:
        self.log.setVisible(shown)
        self.copy.setVisible(shown)
        self.toggle.setText(self.tr("Hide the &log") if shown else self.tr("Show the &log"))
