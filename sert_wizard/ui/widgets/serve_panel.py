"""Serves the disc from this computer and shows who fetches it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sert_wizard.delivery.transfers import Event
from sert_wizard.errors import SertError
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import MACHINE, Failure, Jobs
from sert_wizard.ui.serving import Served
from sert_wizard.ui.widgets.clients_table import ClientsTable
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.fold import Fold
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.wording import Words


class ServePanel(QWidget):
    """Starts and stops a server off the UI thread. `failed` tells why it could not listen;
    `begun` that it is tried, `news` what is to be seen now."""

    SERVE, STOP = "serve", "stop-serving"
    failed = Signal(object)
    begun = Signal()
    news = Signal(object)
    _happened = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder, self._url = Path(), ""
        self._served: Served | None = None
        self._leaving: Served | None = None
        self.toggle = button(self.tr("&Serve now"))
        self.toggle.clicked.connect(self._toggled)
        self.state = Text("", Kind.MUTED, selectable=True)
        self.clients = ClientsTable()
        self.advice = Text("", selectable=True)
        self.copy = button(self.tr("Copy these co&mmands"))
        self.copy.clicked.connect(self._copy)
        self.fold = Fold(self.tr("&If no machine gets through: Windows Firewall"), self._advice())
        self._happened.connect(self._show_event, Qt.ConnectionType.QueuedConnection)
        line = QHBoxLayout()
        line.setSpacing(theme.GROUP)
        line.addWidget(self.toggle)
        line.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(line)
        column.addWidget(self.clients)
        column.addWidget(self.fold)
        self._show_state()

    def _advice(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.GROUP, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.advice)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    @property
    def running(self) -> bool:
        return self._served is not None

    def show_output(self, folder: Path, url: str) -> None:
        """What to serve: the disc in `folder`, where the loader's `url` says."""
        self._folder, self._url = folder, url
        self.clients.clear()
        self._show_state()

    def show_advice(self, lines: tuple[str, ...]) -> None:
        """What lets machines through a firewall; none hides the part."""
        self.advice.setText("\n".join(lines))
        self.fold.setVisible(bool(lines))

    def start(self) -> None:
        """Begin to serve."""
        folder, url = self._folder, self._url
        self.toggle.setEnabled(False)
        self.clients.clear()
        self.begun.emit()
        self._jobs.start(
            self.SERVE,
            lambda _progress: work.serve(folder, url, self._happened.emit),
            done=self._started,
            failed=self._not_started,
            discard=Served.close,
            lane=MACHINE,
        )

    def stop(self) -> None:
        """Let all machines go; the list of what they did stays."""
        self._jobs.drop(self.SERVE)
        served, self._served = self._served, None
        if served is None:
            return
        self._leaving = served
        self.toggle.setEnabled(False)
        self.state.setText(self.tr("Stopping…"))
        self._jobs.start(
            self.STOP,
            lambda _progress: served.close(),
            done=lambda _none: self._show_state(),
            failed=lambda _failure: self._show_state(),
            lane=MACHINE,
        )

    def shut_down(self) -> None:
        """Stop for good: the window closes, nobody waits for an answer. What is being stopped is
        stopped here once more: a job that has not begun is dropped with the window."""
        for served in (self._served, self._leaving):
            if served is not None:
                self._jobs.finally_run(served.close)
        self._served = self._leaving = None

    def _toggled(self) -> None:
        if self.running:
            self.stop()
        else:
            self.start()

    def _started(self, served: Served) -> None:
        self._served = served
        self._show_state()
        self.show_advice(served.advice)
        self.news.emit(self)

    def _not_started(self, failure: Failure) -> None:
        self._show_state()
        self.failed.emit(self._in_our_words(failure))

    def _in_our_words(self, failure: Failure) -> Failure:
        """The core's hints speak of the recipe and of the command line; here there are pages."""
        port = self.tr("End that program, or go back to Output and choose another port.")
        address = self.tr(
            "Go back to Output and choose an address of this computer, or put optimized.iso on "
            "the server that has this one."
        )
        hints = {
            "port-in-use": port,
            "port-forbidden": self.tr("Go back to Output and choose another port, such as 8080."),
            "not-my-address": address,
            "cant-bind": address,
            "not-http": self.tr(
                "Go back to Output and choose an address that begins with http://."
            ),
        }
        error = failure.error
        own = hints.get(error.code)  # said in the wizard's language already
        hint = Words(own) if own else error.hint
        return replace(failure, error=SertError(error.code, error.message, hint=hint))

    def _show_state(self) -> None:
        self.toggle.setEnabled(True)
        self.toggle.setText(self.tr("Stop &serving") if self.running else self.tr("&Serve now"))
        if self._served:
            text = self.tr("Serving {} until you stop it.").format(self._served.url)
        elif self.clients.clients:
            text = self.tr("Stopped.")
        else:
            text = self.tr("Lets the machines fetch the disc from this computer.")
        self.state.setText(text)
        self.clients.setVisible(self.running or bool(self.clients.clients))
        if not self.running:
            self.show_advice(())

    def _show_event(self, event: Event) -> None:
        self.clients.show_event(event)

    def _copy(self) -> None:
        lines = self.advice.text().splitlines()
        commands = [line.strip() for line in lines if line.startswith("  ")]
        QGuiApplication.clipboard().setText("\n".join(commands))
        self.copy.setText(self.tr("Copied"))
