"""The image server: what a loader needs, and what a hostile client must not get."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.delivery.server import BadRangeError, ImageServer, parse_range
from sert_wizard.errors import InputError, RequestError

CONTENT = bytes(os.urandom(1 << 10)) * 700
SIZE = len(CONTENT)
WAIT = 20.0  # seconds after which a test gives up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "optimized.iso").write_bytes(CONTENT)
    (tmp_path / "recipe.toml").write_text("secret", "utf-8")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[ImageServer]:
    with ImageServer(folder, "127.0.0.1", 0, path="/images/pe.iso") as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.02,))
        thread.start()
        yield made
        made.shutdown()
        thread.join(WAIT)
        assert not thread.is_alive()


@pytest.fixture
def client(server: ImageServer) -> Iterator[http.client.HTTPConnection]:
    made = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=WAIT)
    yield made
    made.close()


Connection = http.client.HTTPConnection


def _get(
    client: Connection, path: str = "/optimized.iso", method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    client.request(method, path, headers=headers)
    response = client.getresponse()
    return response, response.read()


def _raw(server: ImageServer, request: bytes) -> bytes:
    """All that comes back until the server closes; the client has no more to say."""
    with socket.create_connection(("127.0.0.1", server.server_port), WAIT) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
        return received


def test_whole_file_on_one_connection(client: Connection) -> None:
    for _ in range(2):
        response, body = _get(client)
        assert (response.status, response.version) == (200, 11)
        assert response.getheader("Accept-Ranges") == "bytes"
        assert response.getheader("Content-Length") == str(SIZE)
        assert body == CONTENT


def test_head_says_the_size_and_sends_nothing(client: Connection) -> None:
    response, body = _get(client, method="HEAD")
    assert (response.status, response.getheader("Content-Length"), body) == (200, str(SIZE), b"")
    assert _get(client)[1] == CONTENT  # the connection is still in step


def test_the_path_of_the_loaders_url(client: Connection) -> None:
    assert _get(client, "/images/pe.iso?x=1")[1] == CONTENT


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-16483", 100, 16484),
        ("bytes=5-", 5, SIZE),
        ("bytes=-7", SIZE - 7, SIZE),
        (f"bytes=-{SIZE * 2}", 0, SIZE),
        (f"bytes={SIZE - 1}-{SIZE * 9}", SIZE - 1, SIZE),
    ],
)
def test_one_range(client: Connection, asked: str, start: int, end: int) -> None:
    response, body = _get(client, Range=asked)
    assert response.status == 206
    assert response.getheader("Content-Range") == f"bytes {start}-{end - 1}/{SIZE}"
    assert response.getheader("Content-Length") == str(end - start)
    assert body == CONTENT[start:end]


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=-0", f"bytes={SIZE + 5}-{SIZE + 9}"])
def test_a_range_outside_the_file(client: Connection, asked: str) -> None:
    response, body = _get(client, Range=asked)
    assert (response.status, body) == (416, b"")
    assert response.getheader("Content-Range") == f"bytes */{SIZE}"
    assert _get(client)[0].status == 200


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-1,5-6", "bytes=9-3", "bytes=-", "bytes=a-b", "lines=0-1", "bytes=" + "9" * 40 + "-"],
)
def test_a_range_it_does_not_know_means_the_whole(client: Connection, asked: str) -> None:
    response, body = _get(client, Range=asked)
    assert (response.status, body) == (200, CONTENT)


@given(st.text(max_size=30) | st.from_regex(r"bytes=\d{0,9}-\d{0,9}", fullmatch=True))
def test_any_range_lies_inside_the_file(header: str) -> None:
    try:
        found = parse_range(header, 1000)
    except BadRangeError:
        return
    assert found is None or 0 <= found[0] < found[1] <= 1000


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/recipe.toml",
        "/optimized.iso/",
        "/./optimized.iso",
        "/%2e%2e/etc/passwd",
        "/../optimized.iso",
        "/../../../../etc/passwd",
        "/optimized.iso%00",
        "/OPTIMIZED.ISO",
        "\\optimized.iso",
        "/C:/Windows/win.ini",
        "*",
    ],
)
def test_nothing_else_can_be_had(client: Connection, path: str) -> None:
    client.putrequest("GET", path, skip_host=True)
    client.putheader("Host", "x")
    client.endheaders()
    response = client.getresponse()
    assert (response.status, response.read()) == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_other_methods_are_refused(client: Connection, method: str) -> None:
    assert _get(client, method=method)[0].status == 501


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"",
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /optimized.iso FTP/1.1\r\n\r\n",
        b"GET /optimized.iso HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" + bytes(200),
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET /optimized.iso HTTP/1.1\r\n" + b"X: y\r\n" * 500 + b"\r\n",
    ],
)
def test_nonsense_is_answered_or_dropped(server: ImageServer, request_bytes: bytes) -> None:
    assert CONTENT[:50] not in _raw(server, request_bytes)
    assert _raw(server, b"HEAD /optimized.iso HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_a_body_is_not_taken_for_the_next_request(server: ImageServer) -> None:
    inner = b"GET /optimized.iso HTTP/1.1\r\n\r\n"
    head = b"HEAD /optimized.iso HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(inner)
    assert _raw(server, head + inner).count(b"HTTP/1.1 200") == 1


def test_a_client_that_leaves_early_does_no_harm(server: ImageServer, client: Connection) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.server_port), WAIT) as connection:
            connection.sendall(b"GET /optimized.iso HTTP/1.1\r\n\r\n")
            connection.recv(10)
    assert _get(client)[1] == CONTENT


def test_what_each_client_got_is_counted(folder: Path) -> None:
    counts: list[tuple[str, int, int]] = []
    with ImageServer(folder, "127.0.0.1", 0, served=lambda *got: counts.append(got)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=WAIT)
        _get(connection, Range="bytes=0-99")
        _get(connection)
        connection.close()
        server.shutdown()
        thread.join(WAIT)
    assert counts[0] == ("127.0.0.1", 100, SIZE)
    assert counts[-1] == ("127.0.0.1", SIZE + 100, SIZE)


def test_closing_drops_those_still_connected(folder: Path) -> None:
    server = ImageServer(folder, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=WAIT)
    assert _get(connection)[0].status == 200
    server.shutdown()
    thread.join(WAIT)
    server.server_close()
    assert connection.sock is not None
    assert connection.sock.recv(1) == b""
    connection.close()


def test_a_port_that_is_taken_and_an_address_of_others(server: ImageServer, folder: Path) -> None:
    for address, port in (
        ("127.0.0.1", server.server_port),
        ("192.0.2.1", 0),
        ("127.0.0.1", 70_000),
        ("no such host", 0),
    ):
        with pytest.raises(RequestError) as caught:
            ImageServer(folder, address, port)
        assert caught.value.code == "cant-bind"


def test_no_image_in_the_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        ImageServer(tmp_path, "127.0.0.1", 0)
    assert caught.value.code == "not-found"
