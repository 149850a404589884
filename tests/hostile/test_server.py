"""Requests that no loader sends: the answer to each, and a server that stays up and small."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sert_wizard.delivery import connection as bounds
from sert_wizard.delivery.server import MAX_CONNECTIONS, ImageServer

IMAGE = b"IMAGE" + bytes(os.urandom(1 << 10)) * 300
WAIT = 20.0
HOST = b"Host: x\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ImageServer]:
    folder = tmp_path_factory.mktemp("site") / "out"
    folder.mkdir()
    (folder / "optimized.iso").write_bytes(IMAGE)
    with (folder / "large.iso").open("wb") as file:
        file.truncate(1 << 28)
    for secret in (folder / "recipe.toml", folder / "manifest.json", folder.parent / "secret"):
        secret.write_text("SECRET", "utf-8")
    names = ("optimized.iso", "large.iso")
    with (
        ImageServer(folder, "127.0.0.1", 0, names=names, path="/images/pe.iso") as made,
        made.running(),
    ):
        yield made


def _raw(server: ImageServer, request: bytes, *, ends: bool = True) -> bytes:
    """All that comes back until the server closes; `ends`: the client says it has no more."""
    with socket.create_connection(("127.0.0.1", server.server_port), WAIT) as connection:
        received = bytearray()
        with contextlib.suppress(ConnectionError):  # the server had enough
            connection.sendall(request)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            while chunk := connection.recv(65536):
                received += chunk
        return bytes(received)


def _statuses(received: bytes) -> list[int]:
    return [int(found) for found in re.findall(rb"^HTTP/1\.1 (\d{3}) ", received, re.MULTILINE)]


def _still_serves(server: ImageServer) -> bool:
    answer = _raw(server, b"GET /optimized.iso HTTP/1.0\r\n\r\n")
    return answer.startswith(b"HTTP/1.1 200 ") and answer.endswith(IMAGE)


def _get(target: bytes, headers: bytes = b"") -> bytes:
    return b"GET %b HTTP/1.1\r\n%b%b\r\n" % (target, HOST, headers)


PATHS = [
    b"/",
    b"//",
    b"/.",
    b"/recipe.toml",
    b"/manifest.json",
    b"/optimized.iso/",
    b"//optimized.iso",
    b"/./optimized.iso",
    b"/x/../optimized.iso",
    b"/../secret",
    b"/../../../../../../etc/passwd",
    b"/images/../../secret",
    b"/%2e%2e/secret",
    b"/%2e%2e%2fsecret",
    b"/..%2fsecret",
    b"/..%5csecret",
    b"/%252e%252e/secret",
    b"/images%2Fpe.iso",
    b"/images%5cpe.iso",
    b"/..%c0%afsecret",
    b"/%c0%ae%c0%ae/secret",
    b"/%e0%80%ae%e0%80%ae/secret",
    b"/%u002e%u002e/secret",
    b"/optimized.iso%00",
    b"/optimized.iso%00.txt",
    b"/%00",
    b"/optimized.iso::$DATA",
    b"/OPTIM~1.ISO",
    b"/optimized.iso.",
    b"/optimized.iso%20",
    b"/OPTIMIZED.ISO",
    b"/etc/passwd",
    b"/C:/Windows/win.ini",
    b"/C:%5cWindows%5cwin.ini",
    b"//server/share/x",
    b"/%5c%5cserver%5cshare",
    b"/CON",
    b"/%",
    b"/%zz",
    b"\\optimized.iso",
    b"optimized.iso",
    b"*",
    b"file:///etc/passwd",
    b"http://x/../secret",
    b"http://x",
    b"ftp://x/optimized.iso",
    b"/;/optimized.iso",
    b"/#/optimized.iso",
    b"/" + b"../" * 2000 + b"secret",
    b"/" + b"a" * 15_000,
]


@pytest.mark.parametrize("target", PATHS, ids=lambda path: repr(path[:40]))
def test_nothing_but_the_image_can_be_had(server: ImageServer, target: bytes) -> None:
    answer = _raw(server, _get(target))
    assert _statuses(answer) == [404]
    assert answer.endswith(b"Content-Length: 0\r\n\r\n")


BAD_RANGES = [
    (b"bytes=99999999-", 416),
    (b"bytes=-0", 416),
    (b"bytes=", 200),
    (b"bytes=-", 200),
    (b"bytes=5-1", 200),
    (b"bytes=--5", 200),
    (b"bytes=0-1-2", 200),
    (b"bytes=1e3-", 200),
    (b"bytes=\xb2-\xb3", 200),
    (b"bytes=18446744073709551616-", 200),
    (b"bytes=9223372036854775807-9223372036854775808", 416),
    (b"bytes=0-18446744073709551615999", 200),
    (b"bytes=" + b",".join(b"%d-%d" % (n, n) for n in range(1000)), 200),
    (b"bytes=" + b"0-," * 8 + b"0-", 200),
    (b"bytes=" + b"," * 5000, 200),
    (b"none=0-1", 200),
    (b"bytes=0-0\r\nRange: bytes=2-2", 200),
]


@pytest.mark.parametrize(("asked", "status"), BAD_RANGES, ids=lambda value: repr(value)[:40])
def test_bad_ranges(server: ImageServer, asked: bytes, status: int) -> None:
    answer = _raw(server, _get(b"/optimized.iso", b"Range: %b\r\n" % asked))
    assert _statuses(answer[:20]) == [status]
    body = answer.partition(b"\r\n\r\n")[2]
    assert body == (IMAGE if status == 200 else b"")


@pytest.mark.parametrize(
    "method", [b"POST", b"PUT", b"DELETE", b"OPTIONS", b"TRACE", b"CONNECT", b"PROPFIND", b"get"]
)
def test_other_methods(server: ImageServer, method: bytes) -> None:
    answer = _raw(server, b"%b /optimized.iso HTTP/1.1\r\n%b\r\n" % (method, HOST))
    assert _statuses(answer) == [405]
    assert b"\r\nAllow: GET, HEAD\r\n" in answer


HEAD = b"GET /optimized.iso HTTP/1.1\r\n" + HOST
INNER = b"GET /images/pe.iso HTTP/1.1\r\nHost: y\r\n\r\n"
MALFORMED = {
    "nothing": (b"", []),
    "only lines' ends": (b"\r\n\r\n\r\n", [400]),
    "HTTP/0.9": (b"GET /optimized.iso\r\n", [400]),
    "HTTP/0.9 with an end": (b"GET /optimized.iso\r\n\r\n", [400]),
    "no target": (b"GET\r\n\r\n", [400]),
    "another protocol": (b"GET /optimized.iso FTP/1.1\r\n\r\n", [400]),
    "another version": (b"GET /optimized.iso HTTP/9.9\r\nHost: x\r\n\r\n", [505]),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(40), [505]),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" + bytes(200) + b"\r\n\r\n", [400]),
    "a space too many": (b"GET  /optimized.iso HTTP/1.1\r\n" + HOST + b"\r\n", [400]),
    "NUL in the target": (b"GET /optimized.iso\0 HTTP/1.1\r\n" + HOST + b"\r\n", [400]),
    "NUL in a header": (HEAD + b"X: a\0b\r\n\r\n", [400]),
    "raw UTF-8 in the target": ("GET /ö HTTP/1.1\r\nHost: x\r\n\r\n".encode(), [400]),
    "overlong UTF-8 in the target": (b"GET /\xc0\xae\xc0\xae HTTP/1.1\r\nHost: x\r\n\r\n", [400]),
    "no host": (b"GET /optimized.iso HTTP/1.1\r\n\r\n", [400]),
    "two hosts": (HEAD + HOST + b"\r\n", [400]),
    "a header without a name": (HEAD + b": x\r\n\r\n", [400]),
    "a header without a colon": (HEAD + b"nonsense\r\n\r\n", [400]),
    "a space before the colon": (HEAD + b"Range : bytes=0-0\r\n\r\n", [400]),
    "a long target": (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", [431]),
    "a long header": (HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n", [431]),
    "many headers": (HEAD + b"X: y\r\n" * 5000 + b"\r\n", [431]),
    "no end of headers": (HEAD + b"X: y\r\n" * 50_000, [431]),
    "a megabyte without a line's end": (b"A" * (1 << 20), [431]),
    # Requests inside requests: a body is never read, and nothing after one is answered.
    "a body": (HEAD + b"Content-Length: %d\r\n\r\n" % len(INNER) + INNER, [413]),
    "two lengths": (HEAD + b"Content-Length: 0\r\nContent-Length: 9\r\n\r\n" + INNER, [400]),
    "a list of lengths": (HEAD + b"Content-Length: 0, 9\r\n\r\n" + INNER, [400]),
    "a signed length": (HEAD + b"Content-Length: +0\r\n\r\n" + INNER, [400]),
    "a length of nonsense": (HEAD + b"Content-Length: 0x9\r\n\r\n" + INNER, [400]),
    "a huge length": (HEAD + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n" + INNER, [400]),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n" + INNER, [413]),
    "chunks and a length": (
        HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nxxxxx" + INNER,
        [413],
    ),
    "two encodings": (HEAD + b"Transfer-Encoding: chunked, identity\r\n\r\n" + INNER, [501]),
    "a hidden encoding": (HEAD + b"Transfer-Encoding: xchunked\r\n\r\n" + INNER, [501]),
    "an encoding with a space": (HEAD + b"Transfer-Encoding : chunked\r\n\r\n" + INNER, [400]),
    "a folded encoding": (HEAD + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + INNER, [413]),
    "a body awaited": (HEAD + b"Content-Length: 9\r\nExpect: 100-continue\r\n\r\n", [413]),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_requests(server: ImageServer, name: str) -> None:
    request, statuses = MALFORMED[name]
    answer = _raw(server, request)
    assert _statuses(answer) == statuses
    assert IMAGE[:50] not in answer
    if statuses:
        assert b"\r\nConnection: close\r\n" in answer


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", HEAD, b"GET /", b"GET /event?step="]))
def test_any_bytes(server: ImageServer, noise: bytes, before: bytes) -> None:
    answer = _raw(server, before + noise + b"\r\n\r\n")
    assert b"SECRET" not in answer
    assert all(status in (200, 204, 400, 404, 405, 413, 501, 505) for status in _statuses(answer))


def test_requests_sent_ahead_are_answered_in_turn(server: ImageServer) -> None:
    asked = _get(b"/optimized.iso", b"Range: bytes=0-4\r\n")
    answer = _raw(server, asked * 50 + _get(b"/none") + asked)
    assert _statuses(answer.replace(b"IMAGEHTTP", b"IMAGE\nHTTP")) == [206] * 50 + [404, 206]


def test_a_slow_client_is_told_and_left(
    server: ImageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(bounds, "IDLE_SECONDS", 0.5)
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.server_port), WAIT) as connection:
        received = b""
        connection.settimeout(0.1)
        for byte in HEAD * 100:  # a byte at a time, never too long without one
            try:
                connection.sendall(bytes([byte]))
                received = connection.recv(1000)
                break
            except TimeoutError:
                continue
        assert received.startswith(b"HTTP/1.1 408 ")
    assert _raw(server, b"", ends=False) == b""  # silent from the beginning
    assert time.monotonic() - began < 5
    assert _still_serves(server)


def test_a_client_that_takes_nothing_is_left(
    server: ImageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "STALL_SECONDS", 0.3)
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", server.server_port))
        connection.sendall(_get(b"/large.iso"))
        assert connection.recv(4) == b"HTTP"
        assert _until(lambda: not server.busy)
        assert _still_serves(server)


def test_clients_that_leave_early(server: ImageServer) -> None:
    for request in (_get(b"/large.iso"), HEAD, b"GET", b""):
        for _ in range(10):
            with socket.create_connection(("127.0.0.1", server.server_port), WAIT) as connection:
                connection.sendall(request)
                if request.endswith(b"\r\n\r\n"):
                    connection.recv(10)
    assert _until(lambda: not server.busy)
    assert _still_serves(server)


def test_a_crowd_of_slow_clients_keeps_nobody_out(server: ImageServer) -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    with contextlib.ExitStack() as stack:
        for _ in range(MAX_CONNECTIONS + 20):
            address = ("127.0.0.1", server.server_port)
            connection = stack.enter_context(socket.create_connection(address, WAIT))
            connection.sendall(HEAD + b"X: " + b"y" * 8000)
        assert _still_serves(server)
        assert process.memory_info().rss - before < 50_000_000
    assert _still_serves(server)


def test_memory_and_threads_stay_flat(server: ImageServer) -> None:
    process = psutil.Process()
    requests = [request for request, _ in MALFORMED.values()] + [_get(path) for path in PATHS]
    for request in requests:
        _raw(server, request)
    before, threads = process.memory_info().rss, threading.active_count()
    for _ in range(5):
        for request in requests:
            _raw(server, request)
    assert process.memory_info().rss - before < 20_000_000
    assert _until(lambda: threading.active_count() <= threads)
    assert _still_serves(server)


def _until(true: Callable[[], bool]) -> bool:
    """Whether it becomes true in time."""
    until = time.monotonic() + WAIT
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
