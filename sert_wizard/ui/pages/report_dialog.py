"""NICs from the target's own words: what to run there, and the report or the ids to give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sert_wizard.hardware.nic import Nic
from sert_wizard.hardware.reports import COMMANDS
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.widgets.controls import HEIGHT, button
from sert_wizard.ui.widgets.dialog import Dialog
from sert_wizard.ui.widgets.page import Context, dropped_files
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text


class ReportDialog(Dialog):
    """Closes once something was found: `found` has the NICs and the machine's name, if given."""

    found = Signal(object, str)
    KEY = "nics-text"

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, self.tr("Type an id or give a report"), "", QSize(840, 620))
        self.lead_text.setText(
            self.tr("The surest way: the target itself says which adapters it has.")
        )
        self._session, self._jobs = context.session, context.jobs
        self._preferences = context.preferences
        self.setAcceptDrops(True)
        self.commands: dict[str, QLineEdit] = {}
        self.copies: dict[str, QPushButton] = {}
        self.text = QPlainTextEdit()
        self.text.setAcceptDrops(False)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(2 * HEIGHT)
        self.text.setPlaceholderText(
            self.tr("8086:10DE  or  PCI\\VEN_8086&DEV_10DE  or the whole report")
        )
        self.machine = QComboBox()
        self.machine.setEditable(True)
        self.machine.setMinimumHeight(HEIGHT)
        self.file = button(self.tr("Open a &report…"), self.tr("nics.txt, or several files"))
        self.file.clicked.connect(self._browse)
        self.add = button(self.tr("&Add"), self.tr("Adds what the text names"))
        self.add.clicked.connect(self.add_text)
        self.problem = ProblemBox()
        self._lay_out()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("2. &Type or paste its ids or what it showed, or open nics.txt:"))
        label.setBuddy(self.text)
        machine = QLabel(self.tr("&Machine, if you like:"))
        machine.setBuddy(self.machine)
        last = QHBoxLayout()
        last.setSpacing(theme.GAP)
        last.addWidget(machine)
        last.addWidget(self.machine, 1)
        last.addWidget(self.file)
        last.addWidget(self.add)
        self.body.addWidget(Text(self.tr("1. On the target, run one of these:")))
        self.body.addLayout(self._command_grid())
        self.body.addWidget(
            Text(self.tr("It writes nics.txt into the folder where it is run."), Kind.MUTED)
        )
        self.body.addSpacing(theme.GROUP)
        self.body.addWidget(label)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(last)
        self.body.addWidget(self.problem)

    def _command_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        rows = (
            ("windows", self.tr("&Windows 10, 11:"), self.tr("Copy the command for Windows")),
            (
                "windows-pe",
                self.tr("Windows &PE, older:"),
                self.tr("Copy the command for Windows PE"),
            ),
            ("linux", self.tr("&Linux:"), self.tr("Copy the command for Linux")),
        )
        for number, (system, label, copy) in enumerate(rows):
            line = QLineEdit(COMMANDS[system])
            line.setReadOnly(True)
            line.setCursorPosition(0)
            line.setTextMargins(5, 0, 5, 0)
            line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            line.setMinimumHeight(HEIGHT)
            name = QLabel(label)
            name.setBuddy(line)
            press = button(self.tr("Copy"), copy)
            press.clicked.connect(self._copier(system))
            grid.addWidget(name, number, 0)
            grid.addWidget(line, number, 1)
            grid.addWidget(press, number, 2)
            self.commands[system], self.copies[system] = line, press
        return grid

    def open(self) -> None:
        """Show it, ready to be typed into."""
        self._uncopied()
        given = self.machine.currentText()
        self.machine.clear()
        self.machine.addItems(list(self._session.machines))
        self.machine.setEditText(given)
        self.problem.clear()
        super().open()
        self.text.setFocus()

    def done(self, result: int) -> None:
        self._jobs.drop(self.KEY)
        super().done(result)

    def add_text(self) -> None:
        """Recognise what was typed or pasted."""
        text, source = self.text.toPlainText(), self.tr("typed")
        self._find(lambda: work.nics_of_text(text, source))

    def open_reports(self, paths: Sequence[Path]) -> None:
        """Read report files of one machine."""
        self._find(lambda: work.nics_of_reports(paths))

    def _find(self, find: Callable[[], tuple[Nic, ...]]) -> None:
        self.problem.clear()
        self._jobs.start(
            self.KEY,
            lambda _progress: find(),
            done=self._found,
            failed=self._failed,
            lane=MACHINE,
        )

    def _found(self, nics: tuple[Nic, ...]) -> None:
        machine = self.machine.currentText().strip()
        self.text.clear()
        self.machine.clearEditText()  # the next report may be another machine's
        self.accept()
        self.found.emit(nics, machine)

    def _failed(self, failure: Failure) -> None:
        self.problem.show_failure(failure)

    def _copier(self, system: str) -> Callable[[], None]:
        def copy() -> None:
            self._uncopied()
            QGuiApplication.clipboard().setText(self.commands[system].text())
            self.copies[system].setText(self.tr("Copied"))
            self.copies[system].setAccessibleName(self.tr("Copied"))

        return copy

    def _uncopied(self) -> None:
        for press in self.copies.values():
            press.setText(self.tr("Copy"))
            press.setAccessibleName(press.toolTip())

    def _browse(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Open hardware reports"),
            self._preferences.folder,
            self.tr("Reports (*.txt *.log *.nfo *.csv *.json);;All files (*)"),
        )
        if names:
            self._preferences.folder = str(Path(names[0]).parent)
            self.open_reports([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.open_reports(paths)
