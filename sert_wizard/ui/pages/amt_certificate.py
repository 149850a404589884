"""Shows the certificate that an AMT machine has, for a person to accept or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sert_wizard.hardware.amt.trust import readable
from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.text import Kind, Text


class CertificateBox(QWidget):
    """`accepted` carries the fingerprint that was shown; `refused` nothing."""

    accepted = Signal(str)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.heading = Text("", Kind.HEADING)
        self.fingerprint = Text("", selectable=True)
        self.fingerprint.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.accept = button(self.tr("Accept &from now on"))
        self.accept.clicked.connect(lambda: self.accepted.emit(self._shown))
        self.refuse = button(self.tr("Do&n’t accept"))
        self.refuse.clicked.connect(self.refused)
        presses = QHBoxLayout()
        presses.addStretch(1)
        presses.addWidget(self.refuse)
        presses.addWidget(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.GROUP, theme.GROUP, theme.GROUP, theme.GROUP)
        whole.setSpacing(theme.GAP)
        whole.addWidget(self.heading)
        whole.addWidget(self.fingerprint)
        whole.addWidget(
            Text(
                self.tr(
                    "Compare this SHA-256 fingerprint with the certificate in the machine’s AMT "
                    "set-up. No password was sent yet. An accepted certificate is kept; if the "
                    "machine ever shows another, you are warned."
                ),
                Kind.MUTED,
            )
        )
        whole.addLayout(presses)

    def show_certificate(self, address: str, fingerprint: str) -> None:
        """The `fingerprint` (64 hexadecimal digits) of the machine at `address`."""
        self._shown = fingerprint
        self.heading.setText(
            self.tr("{} shows a certificate that is not known yet").format(address)
        )
        pairs = readable(fingerprint)
        self.fingerprint.setText(f"{pairs[:47]}\n{pairs[48:]}")
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(pairs)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.setPen(theme.tones(self).warn)
        paint.setBrush(self.palette().base())
        paint.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
