"""Page 5: where the outputs go, which loader is made and where it will fetch the image."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWizard

from sert_wizard.build.folder import FolderState, largest_output, space_needed
from sert_wizard.errors import SertError
from sert_wizard.hardware.local import LocalAddress
from sert_wizard.recipe import Network
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.language import in_words, said, size
from sert_wizard.ui.widgets.address_fields import AddressFields
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.fold import Fold
from sert_wizard.ui.widgets.loader_fields import LoaderFields
from sert_wizard.ui.widgets.network_fields import NetworkFields
from sert_wizard.ui.widgets.page import Context, Page
from sert_wizard.ui.widgets.path_field import PathField
from sert_wizard.ui.widgets.text import Kind, Text

_PAUSE = 250  # milliseconds without a change after which the loader is tried


class OutputPage(Page):
    """Folder, loader, addresses; what bears on the disk or takes long is looked at off the UI
    thread."""

    KEY = "output"
    FOLDER, ADDRESSES, LOADER, PARTS = "folder", "addresses", "loader", "linux-parts"

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Output"), "", scrolls=True)
        self.lead_text.setText(
            self.tr(
                "Two discs are written: the optimized one, and a small loader that fetches it "
                "over the network."
            )
        )
        self.setButtonText(QWizard.WizardButton.NextButton, self.tr("Buil&d"))
        self._state: FolderState | None = None
        self._loader_problem: SertError | None = None
        self.folder = PathField(self.tr("&Folder:"), self.tr("B&rowse…"), "")
        self.space = Text("", Kind.MUTED)
        self.overwrite = QCheckBox(self.tr("Overwrite the &earlier outputs there"))
        self.addresses = AddressFields()
        self.address, self.port = self.addresses.address, self.addresses.port
        self.url, self.more = self.addresses.url, self.addresses.more
        self.loader = LoaderFields()
        self.bios, self.uefi = self.loader.bios, self.loader.uefi
        self.network = NetworkFields()
        self.fold = Fold(self.tr("Fixed address or VLAN for the &target"), self.network)
        self.prompt = QCheckBox(
            self.tr("Start &without the question “Press any key to boot from CD or DVD”")
        )
        self.prompt.setToolTip(
            self.tr("Nobody may be at the machine to press the key when it starts.")
        )
        explain(self.lead_text, "stage-1 loader")
        explain(self.fold.head, "DHCP", "VLAN")
        explain(self.prompt, "key prompt")
        self.uncovered_note = Text("", Kind.BAD)
        self.uncovered = QCheckBox(self.tr("Build &all the same, without that driver"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        groups = (
            (self.tr("Where to write"), (self.folder, self.space, self.overwrite)),
            (self.tr("Where the loader finds the optimized ISO"), (self.addresses, self.fold)),
            (self.tr("The loader"), (self.loader, self.prompt)),
        )
        for heading, widgets in groups:
            self.body.addWidget(Text(heading, Kind.HEADING))
            for widget in widgets:
                self.body.addWidget(widget)
            self.body.addSpacing(theme.GROUP)
        self.body.addWidget(self.uncovered_note)
        self.body.addWidget(self.uncovered)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.folder.chosen.connect(self._folder_chosen)
        self.folder.browse.connect(self._browse)
        self.overwrite.toggled.connect(self._overwrite_ticked)
        self.uncovered.toggled.connect(self._uncovered_ticked)
        self.prompt.toggled.connect(self.session.set_prompt)
        self.addresses.url_changed.connect(self._url_changed)
        self.addresses.more_changed.connect(self._more_changed)
        self.loader.firmware_changed.connect(self._firmware_changed)
        self.loader.flavour_changed.connect(self._flavour_changed)
        self.loader.fallback_changed.connect(self._fallback_changed)
        self.network.changed.connect(self._network_changed)
        self._pause.timeout.connect(self._try_loader)

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
        self.jobs.start(
            self.PARTS,
            lambda _progress: work.lacks_linux_parts(),
            done=self.loader.show_lack,
            failed=lambda failure: self.loader.show_lack(failure.error.message),
            lane=MACHINE,
        )

    def _show_choices(self) -> None:
        session, view = self.session, self.session.view
        stage1 = session.recipe.stage1
        self.folder.show_path(session.recipe.output.directory)
        self.overwrite.setChecked(session.overwrite)
        self.addresses.show_urls(stage1.url, stage1.urls)
        self.network.show_network(stage1.network)
        if stage1.network != Network():
            self.fold.set_open(True)
        prompt = session.opened.facts.prompt if session.opened else None
        self.prompt.setVisible(prompt is not None and (prompt.bios or prompt.uefi))
        self.prompt.setChecked(session.recipe.image.prompt == "remove")
        lines = [f"✗ {item.nic}: {said(item.reason)}" for item in view.uncovered] if view else []
        self.uncovered_note.setText("\n".join(lines))
        self.uncovered_note.setVisible(bool(lines))
        self.uncovered.setVisible(bool(lines))
        self.uncovered.setChecked(session.allow_uncovered)
        self._loader_changed()

    # --- why Build is disabled

    def blocker(self) -> str:
        return self._folder_blocker() or self._loader_blocker()

    def _folder_blocker(self) -> str:
        state = self._state
        if state is None:
            return self.tr("The output folder is being looked at.")
        if state.problem:
            return self._folder_problem(state)
        plan = self.session.last_plan
        if plan and state.lacks_room(plan):
            return self.tr("There is not enough space: choose a folder on another disk.")
        if plan and state.refuses_size(plan):
            return self.tr(
                "The disc will have {size}, and that disk (FAT32) holds no file of 4 GB: choose "
                "another."
            ).format(size=size(self._largest()))
        if state.there and not self.session.overwrite:
            return self.tr("The folder holds earlier outputs: tick “Overwrite” or choose another.")
        return ""

    def _folder_problem(self, state: FolderState) -> str:
        known = {
            "relative": self.tr("Give the folder’s whole path."),
            "no-disk": self.tr("There is no such disk."),
            "file": self.tr("There is a file of that name: choose a folder."),
        }
        return known.get(state.problem) or self.tr("The folder can’t be used: {reason}.").format(
            reason=said(state.problem)
        )

    def _loader_blocker(self) -> str:
        session = self.session
        if not session.recipe.stage1.url:
            return self.tr("Say where the loader finds the optimized ISO.")
        if problem := session.url_problem or session.backup_problem or session.network_problem:
            return in_words(problem)
        if not session.recipe.stage1.firmware:
            return self.tr("Tick BIOS, UEFI or both.")
        if self._loader_problem:
            return in_words(self._loader_problem)
        if session.uncovered and not session.allow_uncovered:
            return self.tr(
                "A target has no driver: go back and add one, or tick “Build all the same”."
            )
        return ""

    def _needed(self) -> int:
        plan = self.session.last_plan
        return space_needed(plan) if plan else 0

    def _largest(self) -> int:
        plan = self.session.last_plan
        return largest_output(plan) if plan else 0

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
            failed=lambda failure: self._show_folder(
                FolderState(folder, None, (), failure.error.message)
            ),
            lane=MACHINE,
        )
        self._show_folder_text()

    def _show_folder(self, state: FolderState) -> None:
        self._state = state
        self._show_folder_text()

    def _show_folder_text(self) -> None:
        state = self._state
        self.overwrite.setVisible(bool(state and state.there))
        text = ""
        if state and state.free is not None:
            text = self.tr("{needed} are needed while building, {free} are free.").format(
                needed=size(self._needed()), free=size(state.free)
            )
        if state and state.limit is not None:
            text += " " + self.tr("That disk (FAT32) holds no file of 4 GB or more.")
        blocked = self._folder_blocker() if state and not state.there else ""
        self.space.set_kind(Kind.BAD if blocked else Kind.MUTED)
        self.space.setText(" ".join(filter(None, (f"✗ {blocked}" if blocked else "", text))))
        self.refresh()

    def _overwrite_ticked(self, on: bool) -> None:
        self.session.overwrite = on
        self.refresh()

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Output folder"), self.preferences.folder
        )
        if name:
            self.preferences.folder = str(Path(name).parent)
            self.folder.choose(Path(name))

    # --- the loader

    def _show_addresses(self, addresses: tuple[LocalAddress, ...]) -> None:
        self.addresses.show_addresses(addresses)
        self.refresh()

    def _no_addresses(self, _failure: Failure) -> None:
        self._show_addresses(())

    def _url_changed(self, url: str) -> None:
        self.session.set_url(url)
        self._loader_changed()

    def _more_changed(self, urls: tuple[str, ...]) -> None:
        self.session.set_loader(urls=urls)
        self._loader_changed()

    def _firmware_changed(self, bios: bool, uefi: bool) -> None:
        self.session.set_firmware(bios, uefi)
        self._loader_changed()

    def _flavour_changed(self, linux: bool) -> None:
        self.session.set_flavour(linux)
        self._loader_changed()

    def _fallback_changed(self, on: bool) -> None:
        self.session.set_loader(unverified_fallback=on)
        self._loader_changed()

    def _network_changed(self, network: Network) -> None:
        self.session.set_loader(network=network)
        self._loader_changed()

    def _loader_changed(self) -> None:
        """Show what can be told at once; the loader itself is tried when there is a pause."""
        session = self.session
        url, more = session.url_problem, session.backup_problem
        self.loader.show_stage1(session.recipe.stage1)
        self.addresses.show_problems(url if session.recipe.stage1.url else None, more)
        self.network.show_problem(session.network_problem)
        self._loader_problem = None
        self.jobs.drop(self.LOADER)  # what it would say is of an earlier wish
        if url or more or session.network_problem or not session.recipe.stage1.firmware:
            self._pause.stop()
            self.loader.show_result(None, None)
        else:
            self._pause.start()
        self.refresh()

    def _try_loader(self) -> None:
        if not self.isVisible():
            return  # the build tries it anyway
        stage1 = self.session.recipe.stage1
        self.jobs.start(
            self.LOADER,
            lambda _progress: work.loader_bytes(stage1),
            done=lambda size: self._loader_tried(size, None),
            failed=lambda failure: self._loader_tried(None, failure.error),
        )

    def _loader_tried(self, size: int | None, error: SertError | None) -> None:
        self._loader_problem = error
        self.loader.show_result(size, error)
        self.refresh()

    def _uncovered_ticked(self, on: bool) -> None:
        self.session.allow_uncovered = on
        self.refresh()
