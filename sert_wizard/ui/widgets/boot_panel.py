"""Boots what was built in QEMU and shows what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from sert_wizard.progress import Tick
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import Failure, Jobs
from sert_wizard.ui.language import said, seconds, size
from sert_wizard.ui.serving import BootSeen
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.text import Kind, Text

_PICTURE = QSize(560, 420)  # pixels of the screen shown, at most


class BootPanel(QWidget):
    """Runs a boot test off the UI thread. `failed` tells that nothing booted, and why; `begun`
    that one is tried, `news` what is to be seen now."""

    BOOT = "boot-test"
    failed = Signal(object)
    begun = Signal()
    news = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder, self._url = Path(), ""
        self._page: Path | None = None
        self.bios = button(self.tr("Boot &test on BIOS"))
        self.bios.clicked.connect(lambda: self.start("bios"))
        self.uefi = button(self.tr("Boot test on &UEFI"))
        self.uefi.clicked.connect(lambda: self.start("uefi"))
        self.cancel = button(self.tr("Cance&l the boot test"))
        self.cancel.clicked.connect(lambda: self._jobs.cancel(self.BOOT))
        self.open = button(self.tr("Open the &pictures"))
        self.open.clicked.connect(self._open)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(10)
        self.bar.setAccessibleName(self.tr("Progress of the boot test"))
        self.state = Text("", Kind.MUTED)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self._show_running(False)
        self._forget()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        for control in (self.bios, self.uefi, self.cancel, self.open):
            buttons.addWidget(control)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(buttons)
        column.addWidget(self.bar)
        column.addWidget(self.state)
        column.addWidget(self.picture)

    @property
    def running(self) -> bool:
        return self._jobs.running(self.BOOT)

    def show_output(self, folder: Path, url: str, firmware: Sequence[str]) -> None:
        """What to boot: the loader in `folder`, which starts on `firmware` and asks `url`."""
        self._folder, self._url = folder, url
        self.bios.setVisible("bios" in firmware)
        self.uefi.setVisible("uefi" in firmware)
        self._forget()

    def start(self, firmware: str) -> None:
        """Begin a test on `firmware`."""
        folder, url = self._folder, self._url
        self._forget()
        self.begun.emit()
        self.state.setText(self.tr("Starting QEMU"))
        self._jobs.start(
            self.BOOT,
            lambda progress: work.boot(folder, url, firmware, progress),
            done=self._done,
            failed=self._failed,
            ticked=self._ticked,
        )
        self._show_running(True)

    def stop(self) -> None:
        """Hear no more of a test under way."""
        self._jobs.drop(self.BOOT)
        self._show_running(False)

    def _forget(self) -> None:
        self._page = None
        self.picture.clear()
        self.picture.hide()
        self.open.hide()
        self.state.set_kind(Kind.MUTED)
        self.state.setText(
            self.tr("Starts the loader in QEMU on this computer, as a machine would.")
        )

    def _show_running(self, running: bool) -> None:
        for control in (self.bios, self.uefi):
            control.setEnabled(not running)
        self.cancel.setVisible(running)
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)

    def _ticked(self, tick: Tick) -> None:
        if not tick.total:
            self.state.setText(said(tick.stage))
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * tick.done // tick.total)
        if tick.done < tick.total:
            text = self.tr("{stage}: {done} of {total}").format(
                stage=said(tick.stage), done=size(tick.done), total=size(tick.total)
            )
        else:
            text = self.tr("The image was fetched; waiting for it to start.")
        self.state.setText(text)

    def _done(self, seen: BootSeen) -> None:
        self._show_running(False)
        self.show_seen(seen)

    def show_seen(self, seen: BootSeen) -> None:
        """What a test saw: a sentence, and the screen at its end."""
        result = seen.result
        self._page = seen.page
        self.open.show()
        self.state.set_kind(Kind.GOOD)
        self.state.setText(
            "✓ {text} ({firmware}, {time})".format(
                text=said(result.text),
                firmware=result.firmware.upper(),
                time=seconds(result.seconds).replace(" ", "\N{NO-BREAK SPACE}"),
            )
        )
        picture = QPixmap()
        if result.screens and picture.loadFromData(result.screens[-1][1]):
            shown = picture.size().scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
            smooth = Qt.TransformationMode.SmoothTransformation
            if shown.width() < picture.width():
                picture = picture.scaled(shown, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self.picture.setPixmap(picture)
            self.picture.setAccessibleName(self.tr("The machine’s screen at the end of the test"))
            self.picture.show()
        self.news.emit(self)

    def _failed(self, failure: Failure) -> None:
        self._show_running(False)
        self._forget()
        if failure.cancelled:
            self.state.setText(self.tr("Cancelled."))
        else:
            self.state.set_kind(Kind.BAD)
            self.state.setText(self.tr("✗ The test did not succeed."))
            self.failed.emit(failure)

    def _open(self) -> None:
        if self._page:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page)))
