"""Asking the responder, for tests: with its own password, and errors looked at for secrets."""

from __future__ import annotations

import ssl
import traceback
from collections.abc import Callable

import pytest
import trustme

from sert_wizard.errors import SertError
from sert_wizard.hardware.amt.inventory import AmtInventory, inventory
from sert_wizard.hardware.amt.trust import Pins, fingerprint_of
from sert_wizard.progress import Progress
from tests.amt_responder import PASSWORD, USER, Exchange, Responder

AUTHORITY = trustme.CA()
FIRST, SECOND = (AUTHORITY.issue_cert("amt.example") for _ in range(2))


def server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """TLS as the responder speaks it with `certificate`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def print_of(certificate: trustme.LeafCert) -> str:
    """The certificate's fingerprint, 64 hexadecimal digits."""
    pem = certificate.cert_chain_pems[0].bytes().decode()
    return fingerprint_of(ssl.PEM_cert_to_DER_cert(pem))


def ask(
    machine: Responder,
    pins: Pins,
    *,
    password: str = PASSWORD,
    fingerprint: str | None = None,
    timeout: float = 5.0,
    tls: bool | None = None,
) -> AmtInventory:
    """The machine's inventory; with TLS if it has a certificate, unless `tls` says otherwise."""
    return inventory(
        f"127.0.0.1:{machine.port}",
        USER,
        password,
        tls=machine.tls is not None if tls is None else tls,
        fingerprint=fingerprint,
        pins=pins,
        timeout=timeout,
        progress=Progress(),
    )


def error_of(
    machine: Responder,
    pins: Pins,
    *,
    password: str = PASSWORD,
    fingerprint: str | None = None,
    timeout: float = 5.0,
    tls: bool | None = None,
) -> SertError:
    """The error that asking ends in; it says what to do and holds no password."""
    with pytest.raises(SertError) as caught:
        ask(
            machine,
            pins,
            password=password,
            fingerprint=fingerprint,
            timeout=timeout,
            tls=tls,
        )
    assert password not in "".join(traceback.format_exception(caught.value))
    assert caught.value.hint
    return caught.value


def answer_with(status: int, body: bytes, *headers: tuple[str, str]) -> Callable[[Exchange], bool]:
    """Behaviour of a machine that always answers the same."""

    def answer(exchange: Exchange) -> bool:
        exchange.send(status, body, *headers)
        return True

    return answer
