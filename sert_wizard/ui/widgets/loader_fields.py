"""Which loader is made, and for which firmware."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from sert_wizard.errors import SertError
from sert_wizard.recipe import Stage1
from sert_wizard.ui import theme
from sert_wizard.ui.language import in_words, said
from sert_wizard.ui.language import size as size_of
from sert_wizard.ui.widgets.explained import explain, explained
from sert_wizard.ui.widgets.text import Kind, Text

_INDENT = 24  # pixels of a sentence under its button


class LoaderFields(QWidget):
    """Emits `firmware_changed` (BIOS, UEFI), `flavour_changed` (the Linux one?) and
    `fallback_changed` (boot unchecked?) when the user changes them."""

    firmware_changed = Signal(bool, bool)
    flavour_changed = Signal(bool)
    fallback_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._lacks = ""
        self.bios, self.uefi = QCheckBox(self.tr("B&IOS")), QCheckBox(self.tr("&UEFI"))
        self.ipxe = QRadioButton(self.tr("Small loader (iP&XE)"))
        self.linux = QRadioButton(self.tr("Li&nux loader"))
        explain(self.bios, "BIOS")
        explain(self.uefi, "UEFI", "Secure Boot")
        explain(self.ipxe, "iPXE")
        self.linux.setToolTip(explained("Linux loader"))  # its description is the note
        self.ipxe_note = Text(
            self.tr(
                "Under 2.1 MB, so it starts soonest. It checks the image’s hash before the start "
                "on UEFI, but can’t on BIOS."
            ),
            Kind.MUTED,
        )
        self.linux_note = Text("", Kind.MUTED)
        self.fallback = QCheckBox(self.tr("On UEFI, boot even unchecked where memor&y won’t do"))
        self.fallback.setToolTip(
            self.tr("Firmware then reads the disc over the network instead of from memory.")
        )
        self.fallback_note = Text(
            self.tr("⚠ A damaged or exchanged image would start then; the screen says so."),
            Kind.WARN,
        )
        self.problem = Text("", Kind.BAD)
        self.size_note = Text("", Kind.MUTED)
        self.show_lack("")
        self._lay_out()
        for box in (self.bios, self.uefi):
            box.toggled.connect(self._firmware_ticked)
        self.linux.toggled.connect(self._flavour_chosen)
        self.fallback.toggled.connect(self._fallback_ticked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP - 2)
        firmware = QHBoxLayout()
        firmware.setSpacing(theme.GROUP * 2)
        firmware.addWidget(self.bios)
        firmware.addWidget(self.uefi)
        firmware.addStretch(1)
        column.addLayout(firmware)
        column.addSpacing(theme.GAP - 2)
        for note in (self.ipxe_note, self.linux_note, self.fallback_note):
            note.setContentsMargins(_INDENT, 0, 0, 0)
        for widget in (
            self.ipxe,
            self.ipxe_note,
            self.linux,
            self.linux_note,
            self.problem,
            self.size_note,
            self.fallback,
            self.fallback_note,
        ):
            column.addWidget(widget)

    def show_stage1(self, stage1: Stage1) -> None:
        """Show what the recipe says, without telling of a change."""
        self._showing = True
        linux = stage1.flavour == "linux"
        self.bios.setChecked("bios" in stage1.firmware)
        self.uefi.setChecked("uefi" in stage1.firmware)
        self.uefi.setEnabled(not linux or self.uefi.isChecked())
        (self.linux if linux else self.ipxe).setChecked(True)
        self.linux.setEnabled(linux or not self._lacks)
        self.fallback.setChecked(stage1.unverified_fallback)
        self.fallback.setVisible(self.uefi.isChecked())
        self.fallback_note.setVisible(self.uefi.isChecked() and stage1.unverified_fallback)
        self._showing = False

    def show_lack(self, why: str) -> None:
        """Say `why` no Linux loader can be made here; "" if it can."""
        self._lacks = why
        note = said(why) or self.tr(
            "Checks the hash on BIOS too, but has about 11 MB, which take the redirected drive "
            "some 25 s. For BIOS only."
        )
        self.linux_note.setText(note)
        self.linux.setAccessibleDescription(note)
        self.linux.setEnabled(self.linux.isChecked() or not why)

    def show_result(self, size: int | None, error: SertError | None) -> None:
        """Bytes of the loader that these choices give (None: not known yet), or why none does."""
        self.problem.setText(f"✗ {in_words(error)}" if error else "")
        self.problem.setVisible(bool(error))
        known = size is not None and error is None
        self.size_note.setText(
            self.tr("The loader will have {}.").format(size_of(size or 0)) if known else ""
        )
        self.size_note.setVisible(known)

    def _firmware_ticked(self, _on: bool) -> None:
        if not self._showing:
            self.firmware_changed.emit(self.bios.isChecked(), self.uefi.isChecked())

    def _flavour_chosen(self, linux: bool) -> None:
        if not self._showing:
            self.flavour_changed.emit(linux)

    def _fallback_ticked(self, on: bool) -> None:
        if not self._showing:
            self.fallback_changed.emit(on)
