"""Shows the certificate that an AMT machine has, for a person to accept or not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sert_wizard.hardware.amt.trust import readable
from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import button
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.text import Kind, Text


class CertificateBox(QWidget):
    """`accepted` carries the fingerprint that was shown; `refused`, which is what Enter means,
    nothing."""

    accepted = Signal(str)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.heading = Text("", Kind.HEADING)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.former, self.fingerprint = Text("", selectable=True), Text("", selectable=True)
        for print_ in (self.former, self.fingerprint):
            print_.setFont(fixed)
        self.former_name = Text(self.tr("Accepted before (SHA-256):"), Kind.MUTED)
        self.name = Text("", Kind.MUTED)
        explain(self.fingerprint, "fingerprint")
        self.advice = Text("", Kind.MUTED)
        self.accept = button(self.tr("Accept &from now on"))
        self.accept.clicked.connect(lambda: self.accepted.emit(self._shown))
        self.refuse = button(self.tr("Do&n’t accept"))
        self.refuse.setAutoDefault(True)
        self.refuse.clicked.connect(self.refused)
        presses = QHBoxLayout()
        presses.addStretch(1)
        presses.addWidget(self.refuse)
        presses.addWidget(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.GROUP, theme.GROUP, theme.GROUP, theme.GROUP)
        whole.setSpacing(theme.GAP)
        for text in (self.heading, self.former_name, self.former, self.name, self.fingerprint):
            whole.addWidget(text)
        whole.addWidget(self.advice)
        whole.addLayout(presses)

    def show_certificate(self, address: str, fingerprint: str) -> None:
        """The `fingerprint` (64 hexadecimal digits) of the machine at `address`, not known yet."""
        self._show(
            self.tr("{machine} shows a certificate that is not known yet").format(machine=address),
            "",
            fingerprint,
            self.tr(
                "Compare this SHA-256 fingerprint with the certificate in the machine’s AMT "
                "set-up. No password was sent yet. An accepted certificate is kept; if the "
                "machine ever shows another, you are warned."
            ),
        )

    def show_changed(self, address: str, former: str, fingerprint: str) -> None:
        """The machine showed another `fingerprint` than the `former` one, which was accepted."""
        self._show(
            self.tr(
                "! {machine} shows another certificate than before. Accept the new one?"
            ).format(machine=address),
            former,
            fingerprint,
            self.tr(
                "Somebody may be listening in, or another machine has this address now. Accept it "
                "only if AMT was set up anew there, and the new fingerprint is the one in the "
                "machine’s AMT set-up. No password was sent yet."
            ),
        )

    def _show(self, heading: str, former: str, fingerprint: str, advice: str) -> None:
        self._shown = fingerprint
        self.heading.setText(heading)
        self.former.setText(_in_lines(former))
        self.name.setText(self.tr("Shown now (SHA-256):"))
        self.fingerprint.setText(_in_lines(fingerprint))
        self.advice.setText(advice)
        for text in (self.former_name, self.former, self.name):
            text.setVisible(bool(former))
        self.setAccessibleName(heading)
        prints = filter(None, (former, fingerprint))
        self.setAccessibleDescription("; ".join(map(readable, prints)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        paint.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.setPen(theme.tones(self).warn)
        paint.setBrush(self.palette().base())
        paint.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def _in_lines(fingerprint: str) -> str:
    """In two lines, which fit a narrow window."""
    pairs = readable(fingerprint)
    return f"{pairs[:47]}\n{pairs[48:]}" if pairs else ""
