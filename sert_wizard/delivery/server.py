"""Serves the optimized disc to the stage-1 loader: HTTP/1.1 with Range (RFC 9110), nothing else.

Only files named when the server is made can be had; there is no listing and no path is ever
joined from what a client sends.
"""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Callable, Collection
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from sert_wizard.errors import InputError, RequestError

DEFAULT_PORT = 8080
IMAGE = "optimized.iso"
_CHUNK = 1 << 18
_RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})")
#: Seconds a client may keep a connection open without a word.
_IDLE = 60.0

_log = logging.getLogger(__name__)

#: Called with the client's address, bytes sent to it so far and the file's size; from the thread
#: that serves that client.
Served = Callable[[str, int, int], None]


class BadRangeError(ValueError):
    """The range asked for lies outside the file."""


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """First and one past the last byte asked for; None for the whole file.

    Several ranges, another unit or nonsense mean the whole file, which RFC 9110 allows.
    BadRangeError when no byte of the range is in the file.
    """
    found = _RANGE.fullmatch(header.strip()) if header else None
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start = int(first)
        end = min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise BadRangeError
    return start, end


class ImageServer(ThreadingHTTPServer):
    """Serves `names` of `folder` on `address`:`port` (0: any free one, see `server_port`).

    `path`: where the image can be had besides /optimized.iso, as a loader's URL spells it.
    InputError `not-found` when a file is missing; RequestError `cant-bind` when this computer
    lacks the address or the port is taken. `shutdown` ends `serve_forever`; `server_close`
    (or leaving the `with`) drops the clients that are still connected.
    """

    daemon_threads = True
    block_on_close = False
    # On Windows SO_REUSEADDR would let two servers share the port.
    allow_reuse_address = hasattr(socket, "SO_REUSEPORT")
    request_queue_size = 32

    def __init__(
        self,
        folder: Path,
        address: str,
        port: int = DEFAULT_PORT,
        *,
        names: Collection[str] = (IMAGE,),
        path: str = "",
        served: Served | None = None,
    ) -> None:
        self.files = {f"/{name}": folder / name for name in names}
        for file in self.files.values():
            if not file.is_file():
                raise InputError(
                    "not-found", f"{file} is not there.", hint="Name a finished output folder."
                )
        if path.startswith("/"):
            self.files.setdefault(path, folder / IMAGE)
        self.served = served
        self._totals: dict[str, int] = {}
        self._lock = threading.Lock()
        self._connections: set[socket.socket] = set()
        if ":" in address:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((address, port), _Handler)
        except (OSError, OverflowError) as error:
            raise RequestError(
                "cant-bind",
                f"Can't listen on {address} port {port}: {error}.",
                hint="Use an address of this computer (--bind) and a free port (--port).",
            ) from error

    def url(self, name: str = IMAGE) -> str:
        """Where a client finds `name`."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/{name}"

    def count(self, client: str, sent: int, total: int) -> None:
        """`sent` more bytes went to `client`, of a file of `total` bytes."""
        with self._lock:
            done = self._totals[client] = self._totals.get(client, 0) + sent
        if self.served is not None:
            self.served(client, done, total)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        super().server_close()
        with self._lock:
            connections, self._connections = self._connections, set()
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was quicker

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        _log.debug("client %s went away", client_address, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    server: ImageServer
    protocol_version = "HTTP/1.1"
    server_version = "sert-wizard"
    sys_version = ""
    timeout = _IDLE

    def setup(self) -> None:
        super().setup()
        # iPXE asks for 16 KiB at a time: a delayed acknowledgement would cost 40 ms for each.
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            # A body would be read as the next request; nobody has a reason to send one.
            self.close_connection = True
        path = self.server.files.get(self.path.partition("?")[0])
        if path is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        try:
            stream = path.open("rb")
        except OSError:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        with stream:
            size = stream.seek(0, 2)
            try:
                wanted = parse_range(self.headers.get("Range"), size)
            except BadRangeError:
                self._refuse(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, f"bytes */{size}")
                return
            start, end = wanted or (0, size)
            self.send_response(HTTPStatus.PARTIAL_CONTENT if wanted else HTTPStatus.OK)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(end - start))
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{end - 1}/{size}")
            self.end_headers()
            if with_body:
                stream.seek(start)
                self._send(stream.read, end - start, size)

    def _send(self, read: Callable[[int], bytes], left: int, size: int) -> None:
        while left:
            chunk = read(min(_CHUNK, left))
            if not chunk:  # the file shrank: the promised length can't be kept
                self.close_connection = True
                return
            self.wfile.write(chunk)
            left -= len(chunk)
            self.server.count(self.client_address[0], len(chunk), size)

    def _refuse(self, status: HTTPStatus, content_range: str = "") -> None:
        self.send_response(status)
        if content_range:
            self.send_header("Content-Range", content_range)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        _log.debug("%s " + format, self.client_address[0], *args)
