"""Ask the target's Intel AMT, which answers even while the machine is off."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from sert_wizard.errors import SertError
from sert_wizard.hardware.amt.inventory import AmtInventory
from sert_wizard.hardware.amt.trust import ChangedCertificateError, UnknownCertificateError
from sert_wizard.ui import theme, work
from sert_wizard.ui.jobs import MACHINE, Failure
from sert_wizard.ui.pages.amt_certificate import CertificateBox
from sert_wizard.ui.widgets.candidates import CandidateTable, caveat_text
from sert_wizard.ui.widgets.controls import HEIGHT, button
from sert_wizard.ui.widgets.dialog import Dialog
from sert_wizard.ui.widgets.explained import explain
from sert_wizard.ui.widgets.facts_list import FactsList
from sert_wizard.ui.widgets.page import Context
from sert_wizard.ui.widgets.problem import ProblemBox
from sert_wizard.ui.widgets.text import Kind, Text
from sert_wizard.ui.work import AmtAnswer, AmtQuestion, Choice
from sert_wizard.wording import Words


class AmtDialog(Dialog):
    """Asks, and offers what may be in the machine; a tick makes a target at once, which `changed`
    tells. The password is in its line until the dialog closes, and nowhere else."""

    changed = Signal()
    KEY = "nics-amt"

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, self.tr("Ask Intel AMT"), "", QSize(940, 620))
        self.lead_text.setText(
            self.tr(
                "A vPro machine whose AMT is set up tells its model and AMT version, even while it "
                "is off. That narrows its adapter down to a few."
            )
        )
        self._session, self._jobs = context.session, context.jobs
        self.host, self.user, self.password = QLineEdit(), QLineEdit("admin"), QLineEdit()
        self.host.setPlaceholderText(self.tr("name or address, such as 192.0.2.7"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.tls = QCheckBox(self.tr("Use &TLS"))
        self.tls.setToolTip(
            self.tr("Newer AMT answers only with TLS (port 16993), older often only without.")
        )
        explain(self.tls, "TLS")
        explain(self.lead_text, "vPro", "AMT")
        self.ask = button(self.tr("As&k"))
        self.ask.setDefault(True)
        self.ask.clicked.connect(self._ask)
        self.stop = button(self.tr("&Stop"))
        self.stop.clicked.connect(self._stop)
        self.state = Text("", Kind.MUTED)
        self.certificate = CertificateBox()
        self.certificate.accepted.connect(self._start)
        self.certificate.refused.connect(self._refuse)
        self.problem = ProblemBox()
        self.facts = FactsList()
        self.found = CandidateTable(
            self.tr("Adapters that the machine has or may have"),
            self.tr(
                "The catalogue knows no adapter for this machine: give a report of the target."
            ),
        )
        self.found.chosen.connect(self._chosen)
        self.caveat = Text(caveat_text(), Kind.WARN)
        self._lay_out()
        self._show_stage()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        lines = (
            (self.tr("&Machine:"), self.host, 0, 0),
            (self.tr("&User:"), self.user, 1, 0),
            (self.tr("&Password:"), self.password, 1, 2),
        )
        for text, line, number, column in lines:
            label = QLabel(text)
            label.setBuddy(line)
            line.setAccessibleName(text.replace("&", "").rstrip(":"))
            line.setMinimumHeight(HEIGHT)
            line.setTextMargins(5, 0, 5, 0)
            grid.addWidget(label, number, column)
            grid.addWidget(line, number, column + 1)
        grid.addWidget(self.tls, 0, 3)
        presses = QHBoxLayout()
        presses.addWidget(self.ask)
        presses.addWidget(self.stop)
        grid.addLayout(presses, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setColumnMinimumWidth(4, max(self.ask.minimumWidth(), self.stop.minimumWidth()))
        self.body.addLayout(grid)
        self.body.addSpacing(theme.GAP)
        QWidget.setTabOrder(self.host, self.tls)
        QWidget.setTabOrder(self.tls, self.user)
        QWidget.setTabOrder(self.user, self.password)
        for widget in (self.state, self.certificate, self.problem, self.facts):
            self.body.addWidget(widget)
        self.body.addWidget(self.found, 1)
        self.body.addWidget(self.caveat)
        self.body.addStretch(0)

    def open(self) -> None:
        """Show it with the host and user that were asked last."""
        super().open()
        self.found.tick(self._is_ticked)
        (self.password if self.host.text() else self.host).setFocus()

    def done(self, result: int) -> None:
        self._jobs.drop(self.KEY)
        self.password.clear()
        if self.found.isHidden():  # an answer stays
            self._show_stage()
        super().done(result)

    # --- asking

    def _ask(self) -> None:
        self._start(None)

    def _start(self, fingerprint: str | None) -> None:
        question = AmtQuestion(
            self.host.text(),
            self.user.text().strip(),
            self.password.text(),
            self.tls.isChecked(),
            fingerprint,
        )
        self._jobs.start(
            self.KEY,
            lambda progress: work.ask_amt(question, progress),
            done=self._answered,
            failed=self._failed,
            lane=MACHINE,
        )
        self._show_stage(self.tr("Asking {machine} …").format(machine=question.host.strip()))

    def _stop(self) -> None:
        self._jobs.drop(self.KEY)
        self._show_stage(self.tr("Stopped."))
        self.ask.setFocus()

    def _refuse(self) -> None:
        self._show_stage(self.tr("Not accepted. The machine was not asked."))
        self.host.setFocus()

    def _show_stage(self, words: str = "", shown: QWidget | None = None) -> None:
        """Show only what belongs to this moment: words, a box, or with `found` the answer."""
        asking = self._jobs.running(self.KEY)
        for widget in (self.certificate, self.problem, self.found):
            widget.setVisible(widget is shown)
        self.facts.setVisible(shown is self.found)
        self.caveat.setVisible(shown is self.found and bool(self.found.items()))
        self.state.setText(words)
        self.state.setVisible(bool(words))
        for field in (self.host, self.user, self.password, self.tls):
            field.setEnabled(not asking)
        self.ask.setVisible(not asking)
        self.stop.setVisible(asking)
        if asking:
            self.stop.setFocus()

    # --- what came of it

    def _failed(self, failure: Failure) -> None:
        error = failure.error
        if isinstance(error, UnknownCertificateError | ChangedCertificateError):
            self._show_certificate(error)
            return
        if hint := self._hints().get(error.code):
            failure = replace(failure, error=SertError(error.code, error.message, hint=Words(hint)))
        self.problem.show_failure(failure)
        self._show_stage("", self.problem)
        self._culprit(error.code).setFocus()

    def _show_certificate(self, error: UnknownCertificateError | ChangedCertificateError) -> None:
        """Ask whether to trust the machine; who just presses Enter does not."""
        address = str(error.address)
        if isinstance(error, ChangedCertificateError):
            self.certificate.show_changed(address, error.accepted, error.shown)
        else:
            self.certificate.show_certificate(address, error.fingerprint)
        self._show_stage("", self.certificate)
        self.certificate.refuse.setFocus()

    def _culprit(self, code: str) -> QWidget:
        """What has most likely to be changed before asking again."""
        if code in ("amt-password", "amt-login-refused"):
            self.password.selectAll()
            return self.password
        if code in ("amt-tls-expected", "amt-plain-expected", "amt-tls-failed"):
            return self.tls
        return self.user if code == "amt-user" else self.host

    def _hints(self) -> dict[str, str]:
        """What to do next here, where the core's hint names options of the command line."""
        return {
            "amt-tls-expected": self.tr("Tick “Use TLS” and ask again."),
            "amt-plain-expected": self.tr(
                "Untick “Use TLS” and ask again. The password itself is not sent then either, but "
                "what the machine tells can be read on the way."
            ),
            "amt-port-closed": self.tr(
                "AMT may not be set up there, or be switched off. Or ask with “Use TLS” changed: "
                "newer AMT answers only with TLS, older often only without."
            ),
            "amt-tls-failed": self.tr(
                "Check the port; where AMT is set up without TLS, untick “Use TLS”. AMT that wants "
                "a certificate of this computer, too, can’t be asked."
            ),
        }

    def _answered(self, answer: AmtAnswer) -> None:
        self.facts.show_rows(self._rows(answer.found))
        self.found.show_choices(answer.choices, self._is_ticked)
        self._show_stage("", self.found)
        self.found.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self, found: AmtInventory) -> list[tuple[str, str]]:
        ports = [
            ", ".join(filter(None, (port.mac, port.address)))
            for port in found.ports
            if port.mac and not port.wireless
        ]
        rows = [
            (self.tr("Model"), " ".join(filter(None, (found.maker, found.model)))),
            (self.tr("Serial number"), found.serial),
            (self.tr("AMT version"), found.version),
            (self.tr("Wired port"), "; ".join(ports)),
        ]
        return [(name, value) for name, value in rows if value]

    def _is_ticked(self, choice: Choice) -> bool:
        return self._session.is_chosen(choice.nic, choice.machine)

    def _chosen(self, choice: Choice, wanted: bool) -> None:
        self._session.choose(choice.nic, choice.machine, choice.certainty, wanted)
        self.found.tick(self._is_ticked)
        self.changed.emit()
