"""What the program is, its licence and those of its parts, and where its logs are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTreeWidgetItem, QWidget

from sert_wizard import __version__
from sert_wizard.progress import Progress
from sert_wizard.settings import log_folder
from sert_wizard.ui import theme
from sert_wizard.ui.components import LICENCE, Component, components
from sert_wizard.ui.jobs import MACHINE, Failure, Jobs
from sert_wizard.ui.widgets.controls import button, row, table
from sert_wizard.ui.widgets.dialog import Dialog
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text

_COMPONENT = Qt.ItemDataRole.UserRole


class AboutDialog(Dialog):
    """Lists the components, with the licence of the one that is chosen; `open` shows it."""

    KEY = "about"

    def __init__(self, parent: QWidget, jobs: Jobs) -> None:
        super().__init__(parent, self.tr("About SERT Wizard"), "", QSize(840, 620))
        self.lead_text.setText(
            self.tr(
                "Free software under the licence {licence}: it may be used, passed on and changed. "
                "It comes without any warranty."
            ).format(licence=LICENCE)
        )
        self._jobs = jobs
        self.version = Text(
            self.tr("SERT Wizard {version}, with Qt {qt}").format(
                version=__version__, qt=qVersion()
            ),
            Kind.HEADLINE,
            selectable=True,
        )
        self.list = table(
            self.tr("What it consists of"),
            [self.tr("Program or library"), self.tr("Version"), self.tr("Licence")],
            stretch=2,
            empty=self.tr("The licences are being gathered."),
        )
        self.list.currentItemChanged.connect(self._chosen)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.problem = ProblemBox()
        self.logs = Text("", Kind.MUTED, selectable=True)
        self.open_logs = button(self.tr("Open the folder of &logs"))
        self.open_logs.clicked.connect(self._open_logs)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self.logs, 1)
        line.addWidget(self.open_logs)
        self.body.addWidget(self.version)
        self.body.addWidget(self.list, 2)
        self.body.addWidget(self.text, 3)
        self.body.addWidget(self.problem)
        self.body.addLayout(line)

    def open(self) -> None:
        """Show it; the licences are gathered the first time."""
        super().open()
        self.logs.setText(self.tr("Logs: {folder}").format(folder=log_folder()))
        self.list.setFocus()
        if not self.list.topLevelItemCount():
            self.problem.clear()
            self._jobs.start(
                self.KEY, _gathered, done=self._show, failed=self._failed, lane=MACHINE
            )

    def done(self, result: int) -> None:
        self._jobs.drop(self.KEY)
        super().done(result)

    def _show(self, found: tuple[Component, ...]) -> None:
        for component in found:
            item = row((component.name, component.version, component.licence))
            item.setData(0, _COMPONENT, component)
            self.list.addTopLevelItem(item)
        self.list.fit()
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)

    def _failed(self, failure: Failure) -> None:
        self.problem.show_failure(failure)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        component = item.data(0, _COMPONENT) if item else None
        self.text.setPlainText(component.text() if isinstance(component, Component) else "")

    def _open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))


def _gathered(_progress: Progress) -> tuple[Component, ...]:
    return components()
