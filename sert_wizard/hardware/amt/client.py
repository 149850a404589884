"""Questions to an AMT machine: SOAP over HTTP with a digest login."""

from __future__ import annotations

from collections.abc import Generator
from xml.etree.ElementTree import Element

import httpcore
import httpx

from sert_wizard.closing import Closing
from sert_wizard.errors import RequestError, SertError, UsageError
from sert_wizard.hardware.amt.address import AmtAddress
from sert_wizard.hardware.amt.connection import Inspect, Network, no_tls, tls_context, tls_expected
from sert_wizard.hardware.amt.envelope import (
    ACCESS_DENIED,
    Fault,
    Instance,
    enumerate_message,
    get_message,
    instances,
    next_context,
    not_wsman,
    pull_message,
    read_body,
)
from sert_wizard.hardware.amt.patience import Patience
from sert_wizard.wording import words

#: A machine that says "there is more" without end; AMT needs one or two pulls a class.
_PULL_LIMIT = 64

#: The network's own errors, and an answer that isn't HTTP.
_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError)

#: What httpx raises at a challenge that it can't meet: another algorithm, "auth-int", no realm.
_NO_DIGEST = (httpx.ProtocolError, NotImplementedError, KeyError, ValueError)


class Client(Closing):
    """A login at one machine, good for any number of questions."""

    def __init__(
        self,
        address: AmtAddress,
        user: str,
        password: str,
        *,
        patience: Patience,
        inspect: Inspect,
    ) -> None:
        self._address = address
        self._patience = patience
        self._number = 0
        self._answered = False
        try:
            # A scope ("%2") belongs to the connection, not into a Host header.
            self._url = httpx.URL(
                scheme="https" if address.tls else "http",
                host=address.host.partition("%")[0],
                port=address.port,
                path="/wsman",
            )
        except httpx.InvalidURL:
            raise UsageError(
                "amt-address",
                words("“{host}” is not a machine's name or address.", host=address.host),
                hint=words("Give the machine's name or its IP address."),
            ) from None
        network = Network(address, patience, inspect)
        # No proxy, no redirects: the login goes to this machine or nowhere.
        self._http = httpx.Client(
            transport=_Transport(network),
            auth=_Login(address, user, password),
            trust_env=False,
            follow_redirects=False,
        )

    def close(self) -> None:
        self._http.close()

    def get(self, resource: str) -> Instance:
        """The only instance of a class. Raises SertError, Fault among them."""
        body = self._ask(get_message(resource, self._next()))
        found = instances(body, _class(resource))
        if not found:
            raise not_wsman(words("The answer holds no {resource}", resource=_class(resource)))
        return found[0]

    def enumerate(self, resource: str) -> tuple[Instance, ...]:
        """All instances of a class. Raises SertError, Fault among them."""
        found: list[Instance] = []
        context = next_context(self._ask(enumerate_message(resource, self._next())))
        for _ in range(_PULL_LIMIT):
            if not context:
                return tuple(found)
            body = self._ask(pull_message(resource, self._next(), context))
            found += instances(body, _class(resource))
            context = next_context(body, context)
        raise not_wsman(words("The list of {resource} has no end", resource=_class(resource)))

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _ask(self, message: bytes) -> Element:
        self._patience.begin()
        try:
            answer = self._http.post(self._url, content=message, headers=_HEADERS)
        except _BROKEN as error:
            raise self._broken(error) from None
        self._answered = True
        if answer.status_code == httpx.codes.OK:
            return read_body(answer.content)
        raise self._refused(answer)

    def _broken(self, error: Exception) -> SertError:
        """The connection ended, or what came is no HTTP."""
        if self._patience.heard and isinstance(error, httpcore.ProtocolError):
            return not_wsman(
                words("What {address} answers is not HTTP, or it breaks off", address=self._address)
            )
        if not (self._answered or self._patience.received):  # it never said anything
            if self._address.tls:
                return no_tls(self._address, error.__cause__)
            return tls_expected(self._address)
        return RequestError(
            "amt-connection-lost",
            words("{address} ended the connection without a whole answer.", address=self._address),
            hint=words("Try again; AMT is busy or starts anew at times."),
        )

    def _refused(self, answer: httpx.Response) -> SertError:
        code = answer.status_code
        if code == httpx.codes.UNAUTHORIZED:
            if "Authorization" not in answer.request.headers:
                return _no_digest(self._address)
            return RequestError(
                "amt-login-refused",
                words(
                    "{address} does not accept this user name and password.", address=self._address
                ),
                hint=words(
                    "Check both (the usual user is admin; the password is the one of AMT, not "
                    "of Windows). After several wrong ones AMT locks the user for some time."
                ),
            )
        if code == httpx.codes.FORBIDDEN:
            return Fault(ACCESS_DENIED, "")
        try:
            read_body(answer.content)
        except Fault as fault:
            return fault
        except SertError:
            pass  # no SOAP: the status says all there is
        if code == httpx.codes.NOT_FOUND:
            return not_wsman(words("{address} has no WS-MAN service", address=self._address))
        return RequestError(
            "amt-http-error",
            words(
                "{address} answers with the HTTP status {code}.", address=self._address, code=code
            ),
            hint=words("Check the address and the port; if AMT is there, try again in a minute."),
        )


_HEADERS = {
    "Content-Type": "application/soap+xml; charset=utf-8",
    "Accept-Encoding": "identity",  # nothing that could unpack to more than was received
}


def _no_digest(address: AmtAddress) -> RequestError:
    return RequestError(
        "amt-login-unsupported",
        words(
            "{address} offers no login with a user name and password (HTTP Digest) "
            "that is known here.",
            address=address,
        ),
        hint=words("Use a digest user of AMT, such as admin; Kerberos users are not supported."),
    )


class _Login(httpx.DigestAuth):
    """A digest login; never a plain one, whatever the machine offers."""

    def __init__(self, address: AmtAddress, user: str, password: str) -> None:
        super().__init__(user, password)
        self._address = address

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        try:
            yield from super().auth_flow(request)
        except _NO_DIGEST:
            raise _no_digest(self._address) from None


class _Transport(httpx.BaseTransport):
    """httpx's way to the network, with our own connection under it."""

    def __init__(self, network: Network) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls_context(), max_connections=1, network_backend=network
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.request(
            request.method, str(request.url), headers=request.headers.raw, content=request.read()
        )
        # The challenge is the only header that matters; a Content-Encoding must not be obeyed.
        challenges = [pair for pair in answer.headers if pair[0].lower() == b"www-authenticate"]
        return httpx.Response(answer.status, headers=challenges, content=answer.content)

    def close(self) -> None:
        self._pool.close()


def _class(resource: str) -> str:
    return resource.rpartition("/")[2]
