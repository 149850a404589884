"""Page 7: what was written and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from sert_wizard.build.result import ISO, MANIFEST, RECIPE, REPORT, STAGE1, Built
from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.facts_list import FactsList
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.wording import seconds_text, size_text


class FinishedPage(Page):
    """Files, sizes, hashes, and the next steps."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Finished"), "", scrolls=True)
        self.setFinalPage(True)
        self.headline = Text("", Kind.HEADING)
        self.files = FactsList()
        self.open_folder = button(self.tr("Open the &folder"))
        self.open_folder.clicked.connect(lambda: self._open(""))
        self.open_report = button(self.tr("Open the &report"))
        self.open_report.clicked.connect(lambda: self._open(REPORT))
        self.next_steps = FactsList()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        for control in (self.open_folder, self.open_report):
            buttons.addWidget(control)
        buttons.addStretch(1)
        self.body.addWidget(self.headline)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(self.files)
        self.body.addSpacing(theme.GAP)
        self.body.addLayout(buttons)
        self.body.addSpacing(theme.GROUP)
        self.body.addWidget(Text(self.tr("What to do next"), Kind.HEADING))
        self.body.addWidget(self.next_steps)
        self.body.addStretch(1)

    def entered(self) -> None:
        if built := self.session.built:
            self._show_built(built)

    def _show_built(self, built: Built) -> None:
        plan = built.plan
        self.lead_text.setText(str(built.folder))
        saved = plan.base_iso_size - built.iso_size
        self.headline.setText(
            self.tr("{} saved. Written and checked in {}.").format(
                size_text(saved), seconds_text(built.seconds)
            )
        )
        sums = self.tr("{}\nSHA-256 {}")
        self.files.show_rows(
            [
                (ISO, sums.format(size_text(built.iso_size), built.hashes.iso)),
                (STAGE1, sums.format(size_text(built.stage1_size), built.hashes.stage1)),
                (REPORT, self.tr("what was changed and why, for reading and printing")),
                (MANIFEST, self.tr("the same for programs, with all hashes")),
                (RECIPE, self.tr("your choices, to build the same again")),
            ]
        )
        self.next_steps.show_rows(
            [
                (self.tr("1. Serve"), f"sert-wizard serve {built.folder}"),
                (
                    self.tr("2. Redirect"),
                    self.tr("{} as the machine's CD drive, and start it from there.").format(
                        STAGE1
                    ),
                ),
                (
                    self.tr("Without network"),
                    self.tr("redirect {} itself; that takes longer.").format(ISO),
                ),
            ]
        )

    def _open(self, name: str) -> None:
        if built := self.session.built:
            target = built.folder / name if name else built.folder
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
