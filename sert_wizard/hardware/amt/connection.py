# ruff: noqa: ARG002  httpcore names the arguments; ours is the one machine and its patience
"""The connection to an AMT machine: bounded in time and size, and TLS only to the right machine.

The certificate is compared right after each handshake, on the very connection that is then used
and before a byte of HTTP is sent on it: nobody can step in between a check and a use, and neither
password, digest nor question reaches a machine whose certificate nobody accepted. The handshake
itself proves that the other end holds the certificate's private key.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any, Final

import httpcore

from sert_wizard.errors import RequestError, SertError
from sert_wizard.hardware.amt.address import HTTP_PORT, TLS_PORT, AmtAddress
from sert_wizard.hardware.amt.patience import Patience
from sert_wizard.wording import words

#: Compares a certificate (DER); raises what keeps it from being talked to.
Inspect = Callable[[bytes], None]

#: A TLS record that carries an alert: what a TLS port says to plain HTTP.
_TLS_ALERT = b"\x15\x03"

#: OpenSSL's name for talking to servers older than RFC 5746; Python names it from 3.12 on.
_OP_LEGACY_SERVER_CONNECT: Final = 0x4


def tls_context() -> ssl.SSLContext:
    """TLS as AMT speaks it; used for nothing else.

    AMT up to 9 knows TLS 1.0 and 1.1 at best, RSA key exchange, SHA-1 signatures and no secure
    renegotiation (RFC 5746), and its firmware is seldom updated: without these permissions OpenSSL
    refuses to speak to it, and all that is left is plain HTTP. Suites without a certificate stay
    off. Certificates are not checked against authorities but compared, see trust.py.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED  # 1.0; SSL 3 stays off
    context.set_ciphers("DEFAULT:!aNULL:!eNULL:@SECLEVEL=0")
    # Renegotiating could bring in another certificate than the one that was compared.
    context.options |= _OP_LEGACY_SERVER_CONNECT | ssl.OP_NO_RENEGOTIATION
    return context


class Network(httpcore.NetworkBackend):
    """Connects to one machine only, whatever is asked for."""

    def __init__(self, address: AmtAddress, patience: Patience, inspect: Inspect) -> None:
        self._address = address
        self._patience = patience
        self._inspect = inspect
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect. Raises RequestError (amt-name-unknown, amt-port-closed, amt-unreachable,
        amt-timeout)."""
        address, patience = self._address, self._patience
        left = patience.left()
        try:
            stream = patience.wait_for(
                lambda: self._inner.connect_tcp(address.host, address.port, left),
                lambda late: late.close(),
            )
        except httpcore.ConnectTimeout:
            raise patience.timeout() from None
        except httpcore.ConnectError as error:
            raise _not_connected(address, error.__cause__) from None
        except UnicodeError:  # a name that can't be one
            raise _not_connected(address, socket.gaierror()) from None
        return Link(stream, address, patience, self._inspect)


class Link(httpcore.NetworkStream):
    """A connection whose reads and writes last no longer than patience does."""

    def __init__(
        self,
        inner: httpcore.NetworkStream,
        address: AmtAddress,
        patience: Patience,
        inspect: Inspect,
    ) -> None:
        self._inner = inner
        self._address = address
        self._patience = patience
        self._inspect = inspect

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes` bytes; none at the end. Raises SertError, httpcore.ReadError."""
        while True:
            try:
                data = self._inner.read(max_bytes, self._patience.slice())
                break
            except httpcore.ReadTimeout:
                continue
        first = self._patience.heard == 0
        self._patience.count(len(data))
        if first and not self._address.tls and data.startswith(_TLS_ALERT):
            raise tls_expected(self._address)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All of `buffer`. Raises RequestError (amt-timeout), httpcore.WriteError."""
        self._patience.heard = 0
        try:
            self._inner.write(buffer, self._patience.left())
        except httpcore.WriteTimeout:
            raise self._patience.timeout() from None

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Shake hands, then compare the certificate. Raises RequestError (amt-plain-expected,
        amt-tls-failed, amt-timeout) and what `inspect` raises."""
        inner, patience = self._inner, self._patience
        left = patience.left()
        try:
            # No name is sent along: AMT has one certificate, and old firmware knows no SNI.
            secured = patience.wait_for(
                lambda: inner.start_tls(ssl_context, None, left), lambda late: late.close()
            )
        except httpcore.ConnectTimeout:
            raise patience.timeout() from None
        except httpcore.ConnectError as error:
            raise no_tls(self._address, error.__cause__) from None
        except BaseException:
            inner.close()
            raise
        try:
            self._inspect(_certificate(secured, self._address))
        except BaseException:
            secured.close()
            raise
        return Link(secured, self._address, patience, self._inspect)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def tls_expected(address: AmtAddress) -> RequestError:
    """The error of plain HTTP at a port that wants TLS; AMT may also just hang up."""
    return RequestError(
        "amt-tls-expected",
        words(
            "{address} hangs up on plain HTTP, as a port does that expects TLS.", address=address
        ),
        hint=words("Ask it with --tls (port {tls_port}).", tls_port=TLS_PORT),
    )


def _certificate(stream: httpcore.NetworkStream, address: AmtAddress) -> bytes:
    connection: ssl.SSLSocket = stream.get_extra_info("socket")
    certificate = connection.getpeercert(binary_form=True)
    if certificate is None:  # only suites without one, which are off
        raise no_tls(address, None)
    return certificate


def _not_connected(address: AmtAddress, cause: BaseException | None) -> SertError:
    if isinstance(cause, socket.gaierror):
        return RequestError(
            "amt-name-unknown",
            words("No address is known for the name {host}.", host=address.host),
            hint=words("Check its spelling, or give the machine's IP address."),
        )
    if isinstance(cause, ConnectionRefusedError):
        other = words("without --tls") if address.tls else words("with --tls")
        return RequestError(
            "amt-port-closed",
            words(
                "The machine answers, but port {port} is closed ({address}).",
                port=address.port,
                address=address,
            ),
            hint=words(
                "AMT may not be set up (provisioned) there, or be switched off; or ask "
                "{other}: newer AMT offers only port {tls_port}, older often only "
                "{http_port}.",
                other=other,
                tls_port=TLS_PORT,
                http_port=HTTP_PORT,
            ),
        )
    reason = f": {cause.strerror}" if isinstance(cause, OSError) and cause.strerror else ""
    unreachable = isinstance(cause, OSError) and cause.errno in _NO_ROUTE
    return RequestError(
        "amt-unreachable",
        words("There is no way to {address}{reason}.", address=address, reason=reason)
        if unreachable
        else words("{address} can't be connected to{reason}.", address=address, reason=reason),
        hint=words("Check the address, this computer's network, and that the machine has power."),
    )


#: Also what Windows calls them (WSAENETUNREACH, WSAEHOSTUNREACH).
_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, 10051, 10065)


def no_tls(address: AmtAddress, cause: BaseException | None) -> RequestError:
    """The error of TLS that did not come about, by what OpenSSL or the system says of it."""
    reason = str(getattr(cause, "reason", None) or getattr(cause, "strerror", None) or "")
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG"):
        return RequestError(
            "amt-plain-expected",
            words("{address} answers, but not in TLS.", address=address),
            hint=words(
                "Ask it without --tls (port {http_port}); the password itself is not sent "
                "then either, but what the machine tells can be read on the way.",
                http_port=HTTP_PORT,
            ),
        )
    said = f" ({reason.lower().replace('_', ' ')})" if reason else ""
    return RequestError(
        "amt-tls-failed",
        words("No TLS connection to {address} came about{said}.", address=address, said=said),
        hint=words(
            "Check the port; where AMT is set up without TLS, ask it without --tls "
            "(port {http_port}). AMT that wants a certificate of this computer too "
            "(mutual TLS) can't be asked.",
            http_port=HTTP_PORT,
        ),
    )
