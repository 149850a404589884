"""Asking AMT from the wizard, against a responder on loopback that speaks digest and TLS."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sert_wizard.hardware.amt import inventory
from sert_wizard.hardware.amt.trust import Pins
from sert_wizard.ui.pages.amt_dialog import AmtDialog
from tests.amt_client import FIRST, SECOND, print_of, server_context
from tests.amt_responder import AMT, PASSWORD, Exchange, Responder
from tests.ui.conftest import Driver, press


@pytest.fixture
def pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pins:
    """Accepted certificates in a place of the test's own."""
    file = tmp_path / "settings" / "pins.json"
    monkeypatch.setattr(inventory, "pins_file", lambda: file)
    return Pins(file)


@pytest.fixture
def machine() -> Iterator[Responder]:
    made = Responder()
    with made.listen():
        yield made


@pytest.fixture
def secured() -> Iterator[Responder]:
    made = Responder(tls=server_context(FIRST))
    with made.listen():
        yield made


@pytest.fixture
def dialog(driver: Driver, pins: Pins) -> AmtDialog:
    made = driver.wizard.nics_page.amt_dialog
    made.open()
    return made


def _ask(driver: Driver, dialog: AmtDialog, machine: Responder, password: str = PASSWORD) -> None:
    """Fill in and ask; wait until something came of it."""
    dialog.host.setText(f"127.0.0.1:{machine.port}")
    dialog.password.setText(password)
    press(dialog.ask)
    driver.until(lambda: not driver.wizard.jobs.running(dialog.KEY))


def test_what_the_machine_tells_and_may_have(
    driver: Driver, dialog: AmtDialog, machine: Responder, caplog: pytest.LogCaptureFixture
) -> None:
    session = driver.wizard.session
    with caplog.at_level(logging.DEBUG):
        _ask(driver, dialog, machine)
    assert dict(dialog.facts.rows) == {
        "Model": "Example Computers Inc. Desk 960",
        "Serial number": "EX4MPL3",
        "AMT version": "9.1.45",
        "Wired port": "00:1c:c0:11:22:33, 192.0.2.7",
    }
    items = dialog.found.items()
    assert items[0].text(0) == "I217-LM"
    assert all(item.text(2) for item in items)
    assert dialog.caveat.isVisible()
    items[0].setCheckState(0, Qt.CheckState.Checked)
    assert session.targets == (r"PCI\VEN_8086&DEV_153A",)
    assert session.machines == ("Example Computers Inc. Desk 960",)
    assert PASSWORD not in caplog.text
    press(dialog.close_button)
    assert dialog.password.text() == ""
    dialog.open()  # nothing but the password is asked again
    assert dialog.host.text() == f"127.0.0.1:{machine.port}"
    assert dialog.found.items()[0].checkState(0) == Qt.CheckState.Checked


def test_an_id_that_the_machine_tells_is_no_candidate(
    driver: Driver, dialog: AmtDialog, machine: Responder
) -> None:
    machine.classes[AMT + "AMT_PCIDevice"] = [
        [("DeviceID", "0"), ("VendorID", "32902"), ("PCIDeviceID", "5434"), ("ClassCode", "2")]
    ]
    _ask(driver, dialog, machine)
    first, *others = dialog.found.items()
    assert (first.text(1), first.text(2)) == (r"PCI\VEN_8086&DEV_153A", "told by the machine")
    assert first.text(1) not in [item.text(1) for item in others]
    first.setCheckState(0, Qt.CheckState.Checked)
    session = driver.wizard.session
    assert session.targets == (r"PCI\VEN_8086&DEV_153A",)
    assert session.candidates == {}


def test_an_unknown_certificate_is_shown_before_any_password(
    driver: Driver, dialog: AmtDialog, secured: Responder, pins: Pins
) -> None:
    dialog.tls.setChecked(True)
    _ask(driver, dialog, secured)
    box = dialog.certificate
    assert box.isVisible()
    assert _digits(box.fingerprint.text()) == print_of(FIRST)
    assert not box.former.isVisible()
    assert secured.requests == []
    press(box.refuse)
    assert not box.isVisible()
    assert not pins.file.exists()

    _ask(driver, dialog, secured)
    press(box.accept)
    driver.until(dialog.found.isVisible)
    assert dialog.facts.rows[0] == ("Model", "Example Computers Inc. Desk 960")
    assert pins.file.exists()
    _ask(driver, dialog, secured)  # from now on it is known
    assert dialog.found.isVisible()


@pytest.mark.parametrize("accepted", [False, True], ids=["refused", "accepted"])
def test_a_changed_certificate_is_asked_about(
    driver: Driver, dialog: AmtDialog, secured: Responder, pins: Pins, accepted: bool
) -> None:
    """Both fingerprints are shown; nothing goes to the machine unless the new one is accepted."""
    dialog.tls.setChecked(True)
    _ask(driver, dialog, secured)
    press(dialog.certificate.accept)
    driver.until(dialog.found.isVisible)
    asked, kept = len(secured.requests), pins.file.read_bytes()
    secured.tls = server_context(SECOND)
    _ask(driver, dialog, secured)
    box = dialog.certificate
    assert box.isVisible()
    assert not dialog.problem.isVisible()
    assert "another certificate" in box.heading.text()
    prints = [_digits(shown.text()) for shown in (box.former, box.fingerprint)]
    assert prints == [print_of(FIRST), print_of(SECOND)]
    assert not dialog.found.isVisible()
    assert len(secured.requests) == asked
    assert dialog.focusWidget() is box.refuse
    if accepted:
        press(box.accept)
        driver.until(dialog.found.isVisible)
        assert len(secured.requests) > asked
        _ask(driver, dialog, secured)
        assert dialog.found.isVisible()
    else:
        QTest.keyClick(box.refuse, Qt.Key.Key_Return)  # what Enter means without a thought
        assert not box.isVisible()
        assert dialog.state.text()
        assert len(secured.requests) == asked
        assert pins.file.read_bytes() == kept


def _digits(text: str) -> str:
    return text.replace(":", "").replace("\n", "")


def test_a_wrong_password_is_said_and_not_shown(
    driver: Driver, dialog: AmtDialog, machine: Responder
) -> None:
    _ask(driver, dialog, machine, "s3cret-word")
    assert dialog.problem.isVisible()
    assert dialog.problem.hint.text()
    assert dialog.focusWidget() is dialog.password
    press(dialog.problem.copy)
    assert QApplication.clipboard().text().startswith("error[amt-login-refused]")
    shown = dialog.problem.message.text() + dialog.problem.hint.text()
    assert "s3cret-word" not in shown + QApplication.clipboard().text()


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_hints_name_the_tick_not_an_option(
    driver: Driver, dialog: AmtDialog, machine: Responder, secured: Responder, tls: bool
) -> None:
    """The command line's options mean nothing here."""
    dialog.tls.setChecked(tls)
    _ask(driver, dialog, machine if tls else secured)
    assert dialog.problem.isVisible()
    assert "“Use TLS”" in dialog.problem.hint.text()
    assert "--tls" not in dialog.problem.hint.text()
    assert dialog.focusWidget() is dialog.tls


def test_a_missing_password_or_host_is_said(driver: Driver, dialog: AmtDialog) -> None:
    press(dialog.ask)
    driver.until(dialog.problem.isVisible)
    assert dialog.problem.hint.text()


@pytest.mark.parametrize("way", ["stop", "escape"])
def test_asking_can_be_stopped(
    driver: Driver, dialog: AmtDialog, machine: Responder, way: str
) -> None:
    asked, over = threading.Event(), threading.Event()

    def wait(_exchange: Exchange) -> bool:
        asked.set()
        over.wait(20)
        return False

    machine.behave = wait
    try:
        dialog.host.setText(f"127.0.0.1:{machine.port}")
        dialog.password.setText(PASSWORD)
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)
        driver.until(asked.is_set)
        assert not dialog.host.isEnabled()
        assert not dialog.ask.isVisible()
        if way == "stop":
            press(dialog.stop)
            assert dialog.state.text() == "Stopped."
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            assert not dialog.isVisible()
        assert not driver.wizard.jobs.running(dialog.KEY)
        assert dialog.host.isEnabled()
        assert not dialog.problem.isVisible()
    finally:
        over.set()
