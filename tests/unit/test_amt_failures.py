"""AMT machines that are slow, broken, hostile, or none: each ends in its own clear error."""

from __future__ import annotations

import inspect
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import CancelledError, InputError, RequestError, SertError
from sert_wizard.hardware.amt.address import AmtAddress
from sert_wizard.hardware.amt.envelope import Fault, instances, read_body
from sert_wizard.hardware.amt.inventory import inventory
from sert_wizard.hardware.amt.patience import Patience
from sert_wizard.hardware.amt.trust import Pins
from sert_wizard.progress import Progress
from tests.amt_client import answer_with, ask, error_of
from tests.amt_responder import (
    CIM,
    PASSWORD,
    USER,
    Exchange,
    Responder,
    drip,
    fault,
    soap,
    without_secrets,
)


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(tmp_path / "settings" / "pins.json")


@pytest.fixture
def machine() -> Iterator[Responder]:
    made = Responder()
    with made.listen():
        yield made


def test_a_machine_that_refuses_every_class(machine: Responder, pins: Pins) -> None:
    machine.classes.clear()
    error = error_of(machine, pins)
    assert isinstance(error, Fault)
    assert (error.code, error.subcode) == ("amt-fault", "DestinationUnreachable")
    assert "No route can be determined" in error.message


def test_wrong_password(machine: Responder, pins: Pins) -> None:
    error = error_of(machine, pins, password="not it")
    assert (error.code, error.exit_status) == ("amt-login-refused", 4)
    assert len(machine.requests) == 2  # one digest, no second try: AMT locks users
    assert without_secrets(machine)


def test_a_user_without_the_right(machine: Responder, pins: Pins) -> None:
    machine.behave = answer_with(403, b"")
    assert error_of(machine, pins).code == "amt-access-denied"
    machine.behave = answer_with(500, fault("AccessDenied", "no"))
    assert error_of(machine, pins).code == "amt-access-denied"


def test_a_user_with_some_rights(machine: Responder, pins: Pins) -> None:
    def refuse(exchange: Exchange) -> bool:
        if b"CIM_" not in machine.requests[-1]:
            return False
        exchange.send(500, fault("AccessDenied", "no"))
        return True

    machine.behave = refuse
    found = ask(machine, pins)
    assert (found.model, found.macs) == ("", ("00:1c:c0:11:22:33",))


@pytest.mark.parametrize(
    "challenge",
    [
        'Basic realm="AMT"',
        "Negotiate",
        'Digest realm="a", nonce="b", algorithm=WHIRLPOOL, qop="auth"',
        'Digest realm="a", nonce="b", qop="auth-int"',
        'Digest nonce="b"',
        "Digest realm",
    ],
)
def test_a_login_that_is_not_known_here(challenge: str, machine: Responder, pins: Pins) -> None:
    machine.greet = answer_with(401, b"", ("WWW-Authenticate", challenge))
    assert error_of(machine, pins).code == "amt-login-unsupported"
    assert without_secrets(machine)
    assert len(machine.requests) == 1


def test_a_closed_port(pins: Pins) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    started = time.monotonic()
    error = error_of(Responder(port=port), pins)
    assert (error.code, error.exit_status) == ("amt-port-closed", 4)
    assert "provisioned" in error.hint
    assert time.monotonic() - started < 2


def test_an_unknown_name(pins: Pins) -> None:
    with pytest.raises(RequestError) as caught:
        inventory("no-such-machine.invalid", USER, PASSWORD, pins=pins, progress=Progress())
    assert caught.value.code == "amt-name-unknown"


def test_ten_seconds_are_the_rule() -> None:
    assert inspect.signature(inventory).parameters["timeout"].default == 10.0


def test_what_comes_too_late_is_given_back() -> None:
    late, back = threading.Event(), threading.Event()

    def slow() -> str:
        late.wait(20)
        return "a connection"

    patience = Patience(AmtAddress("pc7", 16992, False), 0.05, Progress())
    with pytest.raises(RequestError) as caught:
        patience.wait_for(slow, lambda made: back.set())
    assert caught.value.code == "amt-timeout"
    assert not back.is_set()
    late.set()
    assert back.wait(20)


def test_a_machine_that_never_answers(pins: Pins) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        machine = Responder(port=silent.getsockname()[1])
        for tls in (False, True):
            started = time.monotonic()
            error = error_of(machine, pins, tls=tls, timeout=0.5)
            assert (error.code, error.exit_status) == ("amt-timeout", 4)
            assert 0.4 < time.monotonic() - started < 3


@pytest.mark.parametrize("pause", [0.01, 0.3])
def test_a_machine_that_answers_drop_by_drop(pause: float, machine: Responder, pins: Pins) -> None:
    machine.behave = lambda exchange: drip(exchange, pause)
    started = time.monotonic()
    assert error_of(machine, pins, timeout=0.6).code == "amt-timeout"
    assert time.monotonic() - started < 3


def test_slow_answers_are_bounded_as_a_whole(machine: Responder, pins: Pins) -> None:
    machine.classes[CIM + "CIM_SoftwareIdentity"] *= 10

    def dawdle(exchange: Exchange) -> bool:
        time.sleep(0.15)
        return False

    machine.behave = dawdle
    error = error_of(machine, pins, timeout=0.2)
    assert error.code == "amt-timeout"
    assert "in all" in error.message


def test_cancelling_while_the_machine_dawdles(machine: Responder, pins: Pins) -> None:
    progress = Progress()

    def cancel(exchange: Exchange) -> bool:
        progress.cancel()
        time.sleep(2)
        return False

    machine.greet = cancel
    started = time.monotonic()
    with pytest.raises(CancelledError):
        inventory(
            f"127.0.0.1:{machine.port}", USER, PASSWORD, pins=pins, timeout=20, progress=progress
        )
    assert time.monotonic() - started < 1.5


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><b>&a11;</b>"
).replace(b"&a0;", b"&a;")
EXTERNAL = b'<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]><b>&x;</b>'


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", "amt-not-wsman"),
        (b"\x00\xff" * 500, "amt-not-wsman"),
        (b"<html><body>Welcome</body></html>", "amt-not-wsman"),
        (soap("", "")[:-30], "amt-not-wsman"),
        (soap("", "<h:Other/>"), "amt-not-wsman"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "amt-not-wsman"),
        (b"<a>" * 200_000, "amt-not-wsman"),
        (BOMB, "amt-hostile-answer"),
        (EXTERNAL, "amt-hostile-answer"),
        (b"<!DOCTYPE b><b/>", "amt-hostile-answer"),
        (b"x" * (2 << 20), "amt-too-large"),
    ],
)
def test_answers_that_are_none(answer: bytes, code: str, machine: Responder, pins: Pins) -> None:
    machine.behave = answer_with(200, answer)
    error = error_of(machine, pins)
    assert isinstance(error, InputError)
    assert error.code == code


@pytest.mark.parametrize("status", [301, 302, 400, 404, 500, 503])
def test_http_statuses(status: int, machine: Responder, pins: Pins) -> None:
    machine.behave = answer_with(status, b"<html/>", ("Location", "http://192.0.2.1/wsman"))
    error = error_of(machine, pins)
    assert error.code == ("amt-not-wsman" if status == 404 else "amt-http-error")
    assert len(machine.requests) == 2  # no redirect was followed


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"", "amt-connection-lost"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<a:Envelope", "amt-not-wsman"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "amt-not-wsman"),
    ],
)
def test_a_connection_that_ends_midway(
    said: bytes, code: str, machine: Responder, pins: Pins
) -> None:
    def leave(exchange: Exchange) -> bool:
        exchange.wfile.write(said)
        exchange.hang_up()
        return True

    machine.behave = leave
    assert error_of(machine, pins).code == code


def test_an_endless_refusal_and_a_packed_one(machine: Responder, pins: Pins) -> None:
    machine.greet = answer_with(401, b"x" * (2 << 20), ("WWW-Authenticate", "Digest"))
    assert error_of(machine, pins).code == "amt-too-large"
    machine.greet = answer_with(200, b"not gzip", ("Content-Encoding", "gzip"))
    assert error_of(machine, pins).code == "amt-not-wsman"


def test_an_endless_list(machine: Responder, pins: Pins) -> None:
    more = soap("", "<g:EnumerationContext>1</g:EnumerationContext><h:CIM_Chassis/>")
    whole = more.replace(b"<h:CIM_Chassis/>", b"<h:CIM_Chassis/><h:CIM_ComputerSystemPackage/>")
    machine.behave = answer_with(200, whole)
    assert "no end" in error_of(machine, pins).message


def test_a_machine_can_not_write_to_the_terminal(machine: Responder, pins: Pins) -> None:
    machine.classes[CIM + "CIM_Chassis"] = [[("Model", "\x9b31mDesk\n\u202e960 " + "x" * 500)]]
    model = ask(machine, pins).model
    assert model.isprintable()
    assert len(model) == 200


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"<a>{text}</a>".encode()))
def test_any_answer(answer: bytes) -> None:
    try:
        body = read_body(answer)
    except SertError:
        return
    assert instances(body, "CIM_Chassis") is not None
