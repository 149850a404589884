"""One client's connection: requests read by h11, bodies sent by the system where it can.

Bounds, against clients that are slow or mean it: seconds to wait for a request, for its head once
it began, and for the client to take the next bytes; bytes of a head; no request has a body.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import socketserver
import time
from email.utils import formatdate
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, BinaryIO

import h11

from sert_wizard.delivery.answers import Answer, Version, answer
from sert_wizard.delivery.ranges import Span
from sert_wizard.stage1.steps import EVENT, PROBE, parse_step

if TYPE_CHECKING:
    from sert_wizard.delivery.server import ImageServer

IDLE_SECONDS = 60.0
HEAD_SECONDS = 10.0
STALL_SECONDS = 60.0
HEAD_BYTES = 16_384
# What is read at once of a head, so that its bound is not overrun by much.
_PIECE = 4096
# After this many bytes the count goes on; also what is read at once where the system has no
# sendfile for sockets (Windows).
_SLICE, _READ = 1 << 20, 1 << 17
_CLOSE = ("Connection", "close")
_log = logging.getLogger(__name__)


class _Promise:
    """So many bytes that are sent past h11, which only counts them (its documented way)."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __len__(self) -> int:
        return self._length


def _headers(request: h11.Request) -> dict[str, str]:
    """By lower-case name; those that came more than once as one list (RFC 9110, 5.3)."""
    found: dict[str, str] = {}
    for name, value in request.headers:
        key, text = name.decode("ascii"), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


class Connection(socketserver.BaseRequestHandler):
    """Answers one request after the other until the client leaves or breaks the rules."""

    server: ImageServer
    request: socket.socket

    def handle(self) -> None:
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEAD_BYTES)
        self._client = str(self.client_address[0])
        # iPXE asks for 16 KiB at a time: a delayed acknowledgement would cost 40 ms for each.
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        try:
            while self._one_request():
                self._http.start_next_cycle()
            self._linger()
        except (OSError, EOFError) as error:
            _log.debug("%s went away: %s", self._client, error)

    def _one_request(self) -> bool:
        """Read and answer; whether another may follow."""
        try:
            request = self._read_request()
        except h11.RemoteProtocolError as error:
            _log.debug("%s broke the rules: %s", self._client, error)
            self._refuse(HTTPStatus(error.error_status_hint))
            return False
        except TimeoutError:
            if self._http.trailing_data[0]:
                self._refuse(HTTPStatus.REQUEST_TIMEOUT)
            return False
        if request is None:
            return False
        self.server.waiting(self.request, waits=False)
        try:
            self._respond(request)
        finally:
            self.server.waiting(self.request, waits=True)
        return self._http.our_state is h11.DONE and self._http.their_state is h11.DONE

    def _read_request(self) -> h11.Request | None:
        """The next request's head; None when the client has no more.

        Raises TimeoutError, RemoteProtocolError.
        """
        begun = False
        until = time.monotonic() + IDLE_SECONDS
        while (event := self._http.next_event()) is h11.NEED_DATA:
            if self._http.trailing_data[0] and not begun:
                begun, until = True, time.monotonic() + HEAD_SECONDS
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.request.settimeout(left)
            self._http.receive_data(self.request.recv(_PIECE))
        return event if isinstance(event, h11.Request) else None

    def _respond(self, request: h11.Request) -> None:
        method, target = request.method.decode("ascii"), request.target.decode("ascii")
        _log.debug("%s: %s %s", self._client, method, target)
        asked = _headers(request)
        if not request.http_version.startswith(b"1."):
            self._refuse(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
        elif "transfer-encoding" in asked or not self._bodiless():
            # Nobody has a reason to send a body; unread, it must not pass for the next request.
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        elif method not in ("GET", "HEAD"):
            self._short(Answer(HTTPStatus.METHOD_NOT_ALLOWED, (("Allow", "GET, HEAD"),)))
        elif (path := self.server.file_at(target)) is None:
            self._small(method, target)
        else:
            try:
                file = path.open("rb", buffering=0)
            except OSError as error:
                _log.warning("%s can't be read: %s", path, error)
                self._short(Answer(HTTPStatus.NOT_FOUND))
                return
            with file:
                self._send_file(file, method, asked)

    def _bodiless(self) -> bool:
        return isinstance(self._http.next_event(), h11.EndOfMessage)

    def _small(self, method: str, target: str) -> None:
        """The loader's own requests; for anything else, nothing is here."""
        path, _, query = target.partition("?")
        status = HTTPStatus.NO_CONTENT
        if path == EVENT and method == "GET":
            try:
                self.server.transfers.step(self._client, parse_step(query))
            except ValueError as error:
                _log.debug("%s reported nonsense: %s", self._client, error)
                status = HTTPStatus.BAD_REQUEST
        elif path != PROBE:
            status = HTTPStatus.NOT_FOUND
        # A 204 has no Content-Length, and some clients then wait for the end of the connection.
        self._short(Answer(status, (_CLOSE,) if status != HTTPStatus.NOT_FOUND else ()))

    def _send_file(self, file: BinaryIO, method: str, asked: dict[str, str]) -> None:
        state = os.fstat(file.fileno())
        if method == "HEAD":
            asked.pop("range", None)  # means something with GET alone (RFC 9110, 14.2)
        reply = answer(Version(state.st_size, state.st_mtime_ns), asked)
        spans = [part for part in reply.parts if not isinstance(part, bytes)]
        self._send_head(reply)
        if method == "GET" and spans:
            transfers = self.server.transfers
            transfers.begin(self._client, state.st_size, whole=reply.status == HTTPStatus.OK)
            complete = False
            try:
                for part in reply.parts:
                    if isinstance(part, bytes):
                        self._send(h11.Data(data=part))
                    else:
                        self._send_span(file, part)
                complete = True
            finally:
                transfers.end(self._client, complete=complete)
        self._http.send(h11.EndOfMessage())

    def _send_span(self, file: BinaryIO, span: Span) -> None:
        """Raises EOFError when the file became shorter: the promised length can't be kept."""
        at, end = span
        buffer = memoryview(bytearray(0 if hasattr(os, "sendfile") else _READ))
        while at < end:
            if buffer:
                file.seek(at)
                # RawIOBase has it; BinaryIO's stub hasn't.
                count: int = file.readinto(buffer[: end - at])  # type: ignore[attr-defined]
                self.request.sendall(buffer[:count])
            else:
                count = self.request.sendfile(file, at, min(_SLICE, end - at))
            if not count:
                raise EOFError("the file became shorter")
            # h11 counts what went past it: a body of another length can't pass for a whole one.
            self._http.send_with_data_passthrough(h11.Data(data=_Promise(count)))  # type: ignore[arg-type]
            at += count
            self.server.transfers.advance(self._client, count)

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer `status` without a body, and end the connection."""
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._short(Answer(status, (_CLOSE,)))

    def _short(self, reply: Answer) -> None:
        """Send an answer without a body."""
        self._send_head(reply)
        self._http.send(h11.EndOfMessage())

    def _send_head(self, reply: Answer) -> None:
        headers = [("Server", "sert-wizard"), ("Date", formatdate(usegmt=True)), *reply.headers]
        if reply.length is not None:
            headers.append(("Content-Length", str(reply.length)))
        status = reply.status
        self._send(h11.Response(status_code=status, headers=headers, reason=status.phrase.encode()))

    def _send(self, event: Any) -> None:
        self.request.settimeout(STALL_SECONDS)
        self.request.sendall(self._http.send(event) or b"")

    def _linger(self) -> None:
        """Let the client read our last answer: closing on unread bytes of its would reset it."""
        with contextlib.suppress(OSError):
            self.request.shutdown(socket.SHUT_WR)
            until = time.monotonic() + 1.0
            self.request.settimeout(0.5)
            while time.monotonic() < until and self.request.recv(_PIECE):
                pass
