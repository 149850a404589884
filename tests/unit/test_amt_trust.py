"""TLS to AMT machines: only the accepted certificate is talked to, and secrets stay secret."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from sert_wizard.errors import UsageError
from sert_wizard.hardware.amt import terminal
from sert_wizard.hardware.amt.inventory import AmtInventory
from sert_wizard.hardware.amt.trust import Pins, UnknownCertificateError
from sert_wizard.progress import Progress
from tests.amt_client import AUTHORITY, FIRST, SECOND, ask, error_of, print_of, server_context
from tests.amt_responder import PASSWORD, Exchange, Responder, without_secrets


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(tmp_path / "settings" / "pins.json")


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


@pytest.mark.parametrize("stage", ["unknown", "accepted", "kept"])
def test_the_certificate_is_shown_then_kept(stage: str, secured: Responder, pins: Pins) -> None:
    with pytest.raises(UnknownCertificateError) as caught:
        ask(secured, pins)
    shown = caught.value.fingerprint
    assert shown == print_of(FIRST)
    assert secured.requests == []
    assert not pins.file.exists()
    if stage != "unknown":
        colons = ":".join(shown[i : i + 2] for i in range(0, 64, 2)).lower()
        assert ask(secured, pins, fingerprint=colons).fingerprint == shown
    if stage == "kept":
        assert ask(secured, pins).model == "Desk 960"
        assert secured.connections > 2
        assert without_secrets(secured)
        assert [path.name for path in pins.file.parent.iterdir()] == [pins.file.name]


def test_a_changed_certificate_is_refused(secured: Responder, pins: Pins) -> None:
    ask(secured, pins, fingerprint=print_of(FIRST))
    before = len(secured.requests)
    secured.tls = server_context(SECOND)
    error = error_of(secured, pins)
    assert (error.code, error.exit_status) == ("amt-certificate-changed", 4)
    plain = error.message.replace(":", "")
    assert print_of(FIRST) in plain and print_of(SECOND) in plain
    assert print_of(SECOND) in error.hint
    assert len(secured.requests) == before  # not even a question was sent
    assert error_of(secured, pins, fingerprint=print_of(FIRST)).code == "amt-certificate-changed"
    assert ask(secured, pins, fingerprint=print_of(SECOND)).model == "Desk 960"
    assert ask(secured, pins).model == "Desk 960"


def test_a_certificate_that_changes_between_two_connections(secured: Responder, pins: Pins) -> None:
    def swap(exchange: Exchange) -> bool:
        secured.tls = server_context(SECOND)
        return False

    secured.greet = swap  # the challenge ends the first connection
    error = error_of(secured, pins, fingerprint=print_of(FIRST))
    assert error.code == "amt-certificate-changed"
    assert len(secured.requests) == 1
    assert b"Authorization" not in secured.requests[0]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1 is deprecated")
@pytest.mark.parametrize("suite", ["AES128-SHA", "ECDHE-RSA-AES256-SHA"])
def test_old_firmware_speaks_tls_1_0(suite: str, secured: Responder, pins: Pins) -> None:
    """With RSA key exchange as AMT 5 to 9 have it, and with signatures by MD5 and SHA-1."""
    rsa = trustme.KeyType.RSA
    old = trustme.CA(key_type=rsa).issue_cert("amt.example", key_type=rsa)
    context = server_context(old)
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers(f"{suite}:@SECLEVEL=0")
    context.maximum_version = ssl.TLSVersion.TLSv1
    secured.tls = context
    assert ask(secured, pins, fingerprint=print_of(old)).model == "Desk 960"


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_mutual_tls(newest: ssl.TLSVersion, secured: Responder, pins: Pins) -> None:
    context = server_context(FIRST)
    context.verify_mode = ssl.CERT_REQUIRED
    AUTHORITY.configure_trust(context)
    context.maximum_version = newest
    secured.tls = context
    error = error_of(secured, pins, fingerprint=print_of(FIRST))
    assert error.code == "amt-tls-failed"
    assert "mutual TLS" in error.hint
    assert secured.requests == []


def test_tls_with_what_hangs_up(pins: Pins) -> None:
    machine = Responder()
    with socket.create_server(("127.0.0.1", 0)) as server:
        machine.port = server.getsockname()[1]
        threading.Thread(target=lambda: server.accept()[0].close()).start()
        assert error_of(machine, pins, tls=True).code == "amt-tls-failed"


def test_tls_where_plain_is_spoken_and_the_other_way(
    machine: Responder, secured: Responder, pins: Pins
) -> None:
    assert error_of(machine, pins, tls=True).code == "amt-plain-expected"
    assert error_of(secured, pins, tls=False).code == "amt-tls-expected"
    assert machine.requests == secured.requests == []


@pytest.mark.parametrize("text", ["", "AB", "zz" * 32, "AB" * 33])
def test_no_fingerprints(text: str, secured: Responder, pins: Pins) -> None:
    assert error_of(secured, pins, fingerprint=text).code == "amt-fingerprint"
    assert secured.connections == 0


def test_a_fingerprint_asks_for_tls(machine: Responder, pins: Pins) -> None:
    error = error_of(machine, pins, tls=False, fingerprint=print_of(FIRST))
    assert error.code == "amt-plain-expected"
    assert machine.requests == []


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": "short"}', "\0", "[" * 100_000])
def test_a_damaged_store_trusts_nobody(content: str, secured: Responder, pins: Pins) -> None:
    pins.file.parent.mkdir()
    pins.file.write_text(content, "utf-8")
    error = error_of(secured, pins)
    assert (error.code, error.exit_status) == ("amt-pins-damaged", 3)
    assert str(pins.file) in error.message
    assert secured.requests == []


def test_a_store_that_can_not_be_written(secured: Responder, tmp_path: Path) -> None:
    pins = Pins(tmp_path / ("x" * 250))  # the new file beside it has a longer name
    error = error_of(secured, pins, fingerprint=print_of(FIRST))
    assert (error.code, error.exit_status) == ("cannot-write", 6)
    assert secured.requests == []


def test_each_machine_has_its_own_pin(secured: Responder, pins: Pins) -> None:
    other = Responder(tls=server_context(SECOND))
    with other.listen():
        ask(secured, pins, fingerprint=print_of(FIRST))
        ask(other, pins, fingerprint=print_of(SECOND))
        assert ask(secured, pins).fingerprint == print_of(FIRST)
        assert ask(other, pins).fingerprint == print_of(SECOND)


def test_the_password_is_nowhere(
    secured: Responder,
    pins: Pins,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    found = ask(secured, pins, fingerprint=print_of(FIRST))
    seen = [repr(found), caplog.text, pins.file.read_text("utf-8"), *capfd.readouterr()]
    assert all(PASSWORD not in text for text in seen)
    assert without_secrets(secured)


@pytest.fixture
def asking(
    pins: Pins, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Responder, str | None], AmtInventory]:
    """The command line's way, without a terminal."""
    monkeypatch.setattr("sert_wizard.hardware.amt.inventory.pins_file", lambda: pins.file)
    monkeypatch.delenv(terminal.PASSWORD, raising=False)

    def ask(machine: Responder, fingerprint: str | None = None) -> AmtInventory:
        return terminal.ask_inventory(
            "127.0.0.1",
            port=machine.port,
            tls=machine.tls is not None,
            fingerprint=fingerprint,
            progress=Progress(),
        )

    return ask


def test_the_terminal_asks_for_what_is_missing(
    asking: Callable[[Responder, str | None], AmtInventory],
    secured: Responder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal("no\n"))
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream: PASSWORD)
    with pytest.raises(UnknownCertificateError):
        asking(secured, None)
    monkeypatch.setattr("sys.stdin", _Terminal("y\n"))
    found = asking(secured, None)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert print_of(FIRST) in shown.err.replace(":", "")
    assert asking(secured, None) == found  # kept: nothing is asked any more
    lines = "\n".join(terminal.inventory_lines(found))
    assert "Model: Example Computers Inc. Desk 960" in lines
    assert "00:1c:c0:11:22:33, up, 192.0.2.7, by DHCP" in lines
    assert terminal.inventory_json(found)["ports"][0]["mac"] == "00:1c:c0:11:22:33"


def test_without_a_terminal(
    asking: Callable[[Responder, str | None], AmtInventory],
    secured: Responder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal("", tty=False))
    with pytest.raises(UsageError) as caught:
        asking(secured, None)
    assert caught.value.code == "amt-password"
    assert terminal.PASSWORD in caught.value.hint
    monkeypatch.setenv(terminal.PASSWORD, PASSWORD)
    with pytest.raises(UnknownCertificateError) as unknown:
        asking(secured, None)
    assert f"--fingerprint {print_of(FIRST)}" in unknown.value.hint
    assert asking(secured, print_of(FIRST)).model == "Desk 960"


class _Terminal:
    """Standard input at which a person typed `line`."""

    def __init__(self, line: str, *, tty: bool = True) -> None:
        self._line, self._tty = line, tty

    def isatty(self) -> bool:
        return self._tty

    def readline(self) -> str:
        return self._line
