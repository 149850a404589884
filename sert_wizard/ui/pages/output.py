"""Page 5: where the outputs go and where the loader will fetch the image."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWizard,
)

from sert_wizard.hardware.local import LocalAddress
from sert_wizard.ui import theme, work
from sert_wizard.ui.facts import FolderState, space_needed
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.session import address_of, url_of
from sert_wizard.ui.widgets.controls import HEIGHT
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.path_field import PathField
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.wording import size_text


class OutputPage(Page):
    """Folder, URL of the optimized ISO, firmware; free space is watched off the UI thread."""

    FOLDER, ADDRESSES = "folder", "addresses"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Output"), "", scrolls=True)
        self.lead_text.setText(
            self.tr(
                "Two discs are written: the optimized one, and a small loader that fetches it "
                "over the network."
            )
        )
        self.setButtonText(QWizard.WizardButton.NextButton, self.tr("Buil&d"))
        self._showing = False
        self._state: FolderState | None = None
        self.folder = PathField(self.tr("&Folder:"), self.tr("B&rowse…"), "")
        self.folder.chosen.connect(self._folder_chosen)
        self.folder.browse.connect(self._browse)
        self.space = Text("", Kind.MUTED)
        self.overwrite = QCheckBox(self.tr("O&verwrite the earlier outputs there"))
        self.overwrite.toggled.connect(self._overwrite_ticked)
        self.address = QComboBox()
        self.address.setAccessibleName(self.tr("Address of this computer"))
        self.address.setPlaceholderText(self.tr("none of them is in the URL"))
        self.address.activated.connect(self._address_chosen)
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.setAccessibleName(self.tr("Port"))
        self.port.valueChanged.connect(self._address_chosen)
        self.url = QLineEdit()
        self.url.setTextMargins(5, 0, 5, 0)
        self.url.textChanged.connect(self._url_typed)
        self.url_note = Text("", Kind.MUTED)
        self.bios = QCheckBox(self.tr("B&IOS"))
        self.uefi = QCheckBox(self.tr("&UEFI"))
        for box in (self.bios, self.uefi):
            box.toggled.connect(self._firmware_ticked)
        self.uncovered_note = Text("", Kind.BAD)
        self.uncovered = QCheckBox(self.tr("Build &all the same, without that driver"))
        self.uncovered.toggled.connect(self._uncovered_ticked)
        self._lay_out()

    def _lay_out(self) -> None:
        self.body.addWidget(Text(self.tr("Where to write"), Kind.HEADING))
        self.body.addWidget(self.folder)
        self.body.addWidget(self.space)
        self.body.addWidget(self.overwrite)
        self.body.addSpacing(theme.GROUP)
        self.body.addWidget(Text(self.tr("Where the loader finds the optimized ISO"), Kind.HEADING))
        self.body.addLayout(self._address_grid())
        self.body.addWidget(self.url_note)
        self.body.addSpacing(theme.GROUP)
        self.body.addWidget(Text(self.tr("Firmware that the loader starts on"), Kind.HEADING))
        firmware = QHBoxLayout()
        firmware.setSpacing(theme.GROUP * 2)
        firmware.addWidget(self.bios)
        firmware.addWidget(self.uefi)
        firmware.addStretch(1)
        self.body.addLayout(firmware)
        self.body.addSpacing(theme.GROUP)
        self.body.addWidget(self.uncovered_note)
        self.body.addWidget(self.uncovered)
        self.body.addStretch(1)

    def _address_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        rows = (
            (self.tr("Address of this &computer:"), self.address, 0, 0),
            (self.tr("&Port:"), self.port, 0, 2),
            (self.tr("UR&L of the disc:"), self.url, 1, 0),
        )
        for text, widget, row, column in rows:
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setMinimumHeight(HEIGHT)
            grid.addWidget(label, row, column)
            grid.addWidget(widget, row, column + 1, 1, 3 if widget is self.url else 1)
        grid.setColumnStretch(1, 1)
        return grid

    def entered(self) -> None:
        self._show_choices()
        self._look(Path(self.session.recipe.output.directory))
        self.jobs.start(
            self.ADDRESSES,
            lambda _progress: work.own_addresses(),
            done=self._show_addresses,
            failed=self._no_addresses,
            lane=MACHINE,
        )

    def blocker(self) -> str:
        return self._folder_blocker() or self._loader_blocker()

    def _folder_blocker(self) -> str:
        state = self._state
        if state is None:
            return self.tr("The output folder is being looked at.")
        if state.problem:
            return self._folder_problem(state)
        if state.free is not None and state.free < self._needed():
            return self.tr("There is not enough space: choose a folder on another disk.")
        if state.there and not self.session.overwrite:
            return self.tr("The folder holds earlier outputs: tick “Overwrite” or choose another.")
        return ""

    def _loader_blocker(self) -> str:
        if not self.session.recipe.stage1.url:
            return self.tr("Say where the loader finds the optimized ISO.")
        if problem := self.session.url_problem:
            return f"{problem.message} {problem.hint}"
        if not self.session.recipe.stage1.firmware:
            return self.tr("Tick BIOS, UEFI or both.")
        if self.session.uncovered and not self.session.allow_uncovered:
            return self.tr(
                "A target has no driver: go back and add one, or tick “Build all the same”."
            )
        return ""

    def _folder_problem(self, state: FolderState) -> str:
        known = {
            "relative": self.tr("Give the folder's whole path."),
            "no-disk": self.tr("There is no such disk."),
            "file": self.tr("There is a file of that name: choose a folder."),
        }
        return known.get(state.problem) or self.tr("The folder can't be used: {}.").format(
            state.problem
        )

    def _needed(self) -> int:
        plan = self.session.last_plan
        return space_needed(plan) if plan else 0

    def _show_choices(self) -> None:
        recipe, view = self.session.recipe, self.session.view
        self._showing = True
        self.folder.show_path(recipe.output.directory)
        self.overwrite.setChecked(self.session.overwrite)
        self.url.setText(recipe.stage1.url)
        self.port.setValue(address_of(recipe.stage1.url)[1])
        self.bios.setChecked("bios" in recipe.stage1.firmware)
        self.uefi.setChecked("uefi" in recipe.stage1.firmware)
        lines = [f"✗ {item.nic}: {item.reason}" for item in view.uncovered] if view else []
        self.uncovered_note.setText("\n".join(lines))
        self.uncovered_note.setVisible(bool(lines))
        self.uncovered.setVisible(bool(lines))
        self.uncovered.setChecked(self.session.allow_uncovered)
        self._showing = False

    # --- the folder

    def _folder_chosen(self, folder: Path) -> None:
        self.session.set_folder(folder)
        self.overwrite.setChecked(False)
        self._look(folder)

    def _look(self, folder: Path) -> None:
        self._state = None
        self.jobs.start(
            self.FOLDER,
            lambda _progress: work.look_at_folder(folder),
            done=self._show_folder,
            failed=self._folder_failed,
            lane=MACHINE,
        )
        self._show_folder_text()

    def _show_folder(self, state: FolderState) -> None:
        self._state = state
        self._show_folder_text()

    def _folder_failed(self, failure: Failure) -> None:
        self._state = FolderState(Path(), None, (), failure.error.message)
        self._show_folder_text()

    def _show_folder_text(self) -> None:
        state = self._state
        self.overwrite.setVisible(bool(state and state.there))
        if state and state.free is not None:
            self.space.setText(
                self.tr("{} are needed while building, {} are free.").format(
                    size_text(self._needed()), size_text(state.free)
                )
            )
        else:
            self.space.setText("")
        self.refresh()

    def _overwrite_ticked(self, on: bool) -> None:
        if not self._showing:
            self.session.overwrite = on
            self.refresh()

    # --- the address

    def _show_addresses(self, addresses: tuple[LocalAddress, ...]) -> None:
        self._showing = True
        self.address.clear()
        for item in addresses:
            self.address.addItem(f"{item.address}  ({item.adapter})", item.address)
        self._showing = False
        if not self.session.recipe.stage1.url and addresses:
            self.url.setText(url_of(addresses[0].address, self.port.value()))
        self._match_address()

    def _no_addresses(self, _failure: Failure) -> None:
        self._show_addresses(())

    def _match_address(self) -> None:
        """Let the list show the URL's address, if it is one of this computer."""
        host = address_of(self.session.recipe.stage1.url)[0]
        index = self.address.findData(host)
        self.address.setCurrentIndex(index)
        self.address.setEnabled(self.address.count() > 0)
        if index >= 0:
            note = self.tr("Serve it from this computer with: sert-wizard serve FOLDER")
        elif host:
            note = self.tr(
                "{} is not an address of this computer: put optimized.iso on the server there."
            ).format(host)
        else:
            note = self.tr("Type the address that the machines can reach this computer at.")
        self.url_note.setText(note)
        self.refresh()

    def _address_chosen(self, _value: int) -> None:
        if self._showing:
            return
        chosen = self.address.currentData() or address_of(self.url.text())[0]
        if chosen:
            self.url.setText(url_of(chosen, self.port.value()))

    def _url_typed(self, text: str) -> None:
        if self._showing:
            return
        self.session.set_url(text)
        self._showing = True
        self.port.setValue(address_of(text)[1])
        self._showing = False
        self._match_address()

    # --- the ticks

    def _firmware_ticked(self, _on: bool) -> None:
        if not self._showing:
            self.session.set_firmware(self.bios.isChecked(), self.uefi.isChecked())
            self.refresh()

    def _uncovered_ticked(self, on: bool) -> None:
        if not self._showing:
            self.session.allow_uncovered = on
            self.refresh()

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Output folder"), self.folder.line.text()
        )
        if name:
            self.folder.choose(Path(name))
