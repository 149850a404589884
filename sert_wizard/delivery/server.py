"""Serves the optimized disc to the loader: HTTP/1.1 with Range (RFC 9110), nothing else.

Only files named when the server is made can be had; there is no listing and no path is ever
joined from what a client sends.

A thread for each client on socketserver, requests read by h11, was chosen over the maintained
servers after trying them (20 clients, 4 GB in all, two busy cores; ours 1.4 GB/s, 21 MB):
- aiohttp: 1.3 GB/s, 38 MB, and the one that has the system send files on Windows too; but several
  ranges are refused, If-Range with an ETag is ignored (a resumed download of a disc that was
  replaced would be spliced), and it brings seven packages, four of them compiled as it is.
- uvicorn with starlette's FileResponse: all of Range and If-Range, but 64 KB reads through a
  thread pool: 0.45 GB/s, 39 MB; three packages. hypercorn would serve the same application.
- waitress (0.3 GB/s, 438 MB) and cheroot (0.9 GB/s, 45 MB) leave Range, If-Range and HEAD to the
  application: what is left to them is less than what is here.
- http.server has no Range at all, reads heads of megabytes at any pace, and lets two lengths pass.
h11 is strict, small, has no dependencies and comes with httpx anyway. Where the system has no
sendfile for sockets (Windows), reads of 128 KB do, at 0.6 to 1 times its rate on loopback.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import re
import socket
import socketserver
import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from sert_wizard.delivery.connection import Connection
from sert_wizard.delivery.transfers import Happened, Transfers
from sert_wizard.errors import InputError, RequestError
from sert_wizard.paths import reach, shown
from sert_wizard.wording import words

IMAGE = "optimized.iso"
#: Connections at a time; when one more comes, the one that has been silent for longest goes.
MAX_CONNECTIONS = 256
#: Seconds that closing waits for the threads of clients that were connected.
_PATIENCE = 2.0
_ORIGIN = re.compile(r"https?://[^/?#]*", re.IGNORECASE)

_log = logging.getLogger(__name__)


class ImageServer(socketserver.ThreadingTCPServer):
    """Serves `names` of `folder` on `address`:`port` (0: any free one, see `server_port`).

    `path`: where the image can be had besides /optimized.iso, as a loader's URL spells it.
    `happened` is told what the clients do. InputError `not-found` when a file is missing;
    RequestError `port-in-use`, `port-forbidden`, `not-my-address` or `cant-bind` when the server
    can't listen there. `shutdown` ends `serve_forever`; `server_close` (or leaving the `with`)
    drops the clients that are still connected.
    """

    daemon_threads = True
    block_on_close = False
    # On Windows SO_REUSEADDR would let two servers share the port.
    allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")
    request_queue_size = 128

    def __init__(
        self,
        folder: Path,
        address: str,
        port: int,
        *,
        names: Collection[str] = (IMAGE,),
        path: str = "",
        happened: Happened | None = None,
    ) -> None:
        files = {f"/{name}": reach(folder / name) for name in names}
        for file in files.values():
            if not file.is_file():
                raise InputError(
                    "not-found",
                    words("{file} is not there.", file=shown(file)),
                    hint=words("Name a finished output folder."),
                )
        if path.startswith("/"):
            files.setdefault(path, reach(folder / IMAGE))
        self._files = {_segments(path): file for path, file in files.items()}
        # Since when each has been silent; None while it is being answered.
        self._silent: dict[socket.socket, float | None] = {}
        self._changed = threading.Condition()
        self.transfers = Transfers(happened)
        if ":" in address:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((address, port), Connection)
        except (OSError, OverflowError) as error:
            raise _cant_listen(address, port, error) from error

    @property
    def server_port(self) -> int:
        return int(self.server_address[1])

    def url(self, name: str = IMAGE, *, host: str = "") -> str:
        """Where a client finds `name`; `host` where the server listens at all addresses."""
        host = host or str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/{name}"

    def file_at(self, target: str) -> Path | None:
        """The file that a request's target names, if there is one."""
        path = _ORIGIN.sub("", target, count=1).partition("?")[0]
        return self._files.get(_segments(path))

    @property
    def busy(self) -> int:
        """Connections that are being answered."""
        with self._changed:
            return sum(since is None for since in self._silent.values())

    def waiting(self, connection: socket.socket, *, waits: bool) -> None:
        """Whether `connection` waits for a request, or is being answered."""
        with self._changed:
            if connection in self._silent:
                self._silent[connection] = time.monotonic() if waits else None

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Serve from a thread of its own until the block is left."""
        thread = threading.Thread(target=self.serve_forever, args=(0.1,), name="http")
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()

    def server_bind(self) -> None:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may take our port
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        super().server_bind()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            if len(self._silent) >= MAX_CONNECTIONS:
                self._drop_one()
            full = len(self._silent) >= MAX_CONNECTIONS
            if not full:
                self._silent[request] = time.monotonic()
        if full:
            _log.debug("no room for %s", client_address)
            super().shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._changed:
            self._silent.pop(request, None)
            self._changed.notify_all()
        super().shutdown_request(request)

    def server_close(self) -> None:
        super().server_close()
        with self._changed:
            for connection in self._silent:
                _hang_up(connection)
            self._changed.wait_for(lambda: not self._silent, _PATIENCE)
        self.transfers.close()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        _log.exception("answering %s failed", client_address)

    def _drop_one(self) -> None:
        """Make room: hang up on the connection that has been silent for longest, if one is."""
        silent = [(since, one) for one, since in self._silent.items() if since is not None]
        if silent:
            oldest = min(silent, key=lambda pair: pair[0])[1]
            del self._silent[oldest]
            _hang_up(oldest)


def _segments(path: str) -> tuple[bytes, ...]:
    """What lies between the slashes, decoded once: %2F is no slash, `..` is only a name."""
    return tuple(unquote_to_bytes(part) for part in path.split("/"))


def _hang_up(connection: socket.socket) -> None:
    """Wake the thread that serves it; that closes it."""
    with contextlib.suppress(OSError):  # the client was quicker
        connection.shutdown(socket.SHUT_RDWR)


def _cant_listen(address: str, port: int, error: OSError | OverflowError) -> RequestError:
    number = error.errno if isinstance(error, OSError) else None
    hint = words("Use an address of this computer (--bind) and a free port (--port).")
    if number == errno.EADDRINUSE:
        return RequestError(
            "port-in-use",
            words(
                "Another program listens on port {port} of {address} already.",
                port=port,
                address=address,
            ),
            hint=words(
                "End it, or build with a [stage1] url that names another port (the loader "
                "asks only there)."
            ),
        )
    if number == errno.EACCES:
        return RequestError(
            "port-forbidden",
            words(
                "This system does not allow listening on port {port} of {address}.",
                port=port,
                address=address,
            ),
            hint=words(
                "Build with a [stage1] url that names another port from 1024 on, such as "
                "8080: those below are for administrators, and on Windows a program can "
                "hold one for itself."
            ),
        )
    if number == errno.EADDRNOTAVAIL:
        return RequestError(
            "not-my-address",
            words("This computer has no address {address}.", address=address),
            hint=hint,
        )
    return RequestError(
        "cant-bind",
        words(
            "Can't listen on {address} port {port}: {error}.",
            address=address,
            port=port,
            error=error,
        ),
        hint=hint,
    )
