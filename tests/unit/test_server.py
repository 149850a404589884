"""The image server over real sockets: what a loader and other clients need of it."""

from __future__ import annotations

import email.parser
import email.policy
import http.client
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sert_wizard.delivery import server as module
from sert_wizard.delivery.server import ImageServer
from sert_wizard.delivery.transfers import Event
from sert_wizard.errors import InputError, RequestError

CONTENT = bytes(os.urandom(1 << 10)) * 3000
SIZE = len(CONTENT)
WAIT = 20.0  # seconds after which a test gives up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "optimized.iso").write_bytes(CONTENT)
    return tmp_path


@pytest.fixture(params=["sendfile", "reads"])
def server(
    folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ImageServer]:
    """Both ways to send a body: the system's own, and reading (all that Windows has)."""
    if request.param == "reads":
        monkeypatch.delattr(os, "sendfile", raising=False)
    elif not hasattr(os, "sendfile"):
        pytest.skip("this system has no sendfile for sockets")
    with ImageServer(folder, "127.0.0.1", 0, path="/images/pe%20x.iso") as made, made.running():
        yield made


Connection = http.client.HTTPConnection


@pytest.fixture
def client(server: ImageServer) -> Iterator[Connection]:
    made = Connection("127.0.0.1", server.server_port, timeout=WAIT)
    yield made
    made.close()


def _get(
    client: Connection, path: str = "/optimized.iso", method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    client.request(method, path, headers=named)
    response = client.getresponse()
    return response, response.read()


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
    response, body = _get(client, method="HEAD", Range="bytes=0-9")
    assert (response.status, response.getheader("Content-Length"), body) == (200, str(SIZE), b"")
    assert _get(client)[1] == CONTENT  # the connection is still in step


@pytest.mark.parametrize("target", ["/images/pe%20x.iso?x=1", "http://any/optimized.iso"])
def test_the_ways_to_name_the_image(client: Connection, target: str) -> None:
    assert _get(client, target)[1] == CONTENT


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-16483", 100, 16484),
        ("bytes=5-", 5, SIZE),
        ("bytes=-7", SIZE - 7, SIZE),
        (f"bytes={SIZE - 1}-{SIZE * 9}", SIZE - 1, SIZE),
    ],
)
def test_one_range(client: Connection, asked: str, start: int, end: int) -> None:
    response, body = _get(client, Range=asked)
    assert response.status == 206
    assert response.getheader("Content-Range") == f"bytes {start}-{end - 1}/{SIZE}"
    assert response.getheader("Content-Length") == str(end - start)
    assert body == CONTENT[start:end]


def test_several_ranges(client: Connection) -> None:
    response, body = _get(client, Range=f"bytes=0-9,2000000-2999999,-5,{SIZE}-")
    assert response.status == 206
    head = f"Content-Type: {response.getheader('Content-Type')}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head)
    boundary = f"--{message.get_boundary()}".encode()
    pieces = body.split(b"\r\n" + boundary)
    assert pieces[0].startswith(boundary)
    assert pieces[-1] == b"--\r\n"
    found = [piece.partition(b"\r\n\r\n") for piece in pieces[:-1]]
    assert [data for _, _, data in found] == [CONTENT[:10], CONTENT[2000000:3000000], CONTENT[-5:]]
    assert f"Content-Range: bytes 2000000-2999999/{SIZE}".encode() in found[1][0]
    assert _get(client)[0].status == 200


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=-0"])
def test_a_range_outside_the_file(client: Connection, asked: str) -> None:
    response, body = _get(client, Range=asked)
    assert (response.status, body) == (416, b"")
    assert response.getheader("Content-Range") == f"bytes */{SIZE}"
    assert _get(client)[0].status == 200


def test_a_resumed_download_of_a_disc_that_was_replaced(client: Connection, folder: Path) -> None:
    first = _get(client, Range="bytes=0-9")[0]
    for name in ("ETag", "Last-Modified"):
        known = str(first.getheader(name))
        assert _get(client, Range="bytes=10-19", If_Range=known)[0].status == 206
    (folder / "optimized.iso").write_bytes(b"another disc")
    os.utime(folder / "optimized.iso", (1_000_000_000, 1_000_000_000))
    for name in ("ETag", "Last-Modified"):
        known = str(first.getheader(name))
        response, body = _get(client, Range="bytes=10-19", If_Range=known)
        assert (response.status, body) == (200, b"another disc")


def test_what_the_client_has_is_not_sent_again(client: Connection) -> None:
    etag = str(_get(client)[0].getheader("ETag"))
    response, body = _get(client, If_None_Match=etag)
    assert (response.status, body, response.getheader("ETag")) == (304, b"", etag)
    assert _get(client, If_None_Match='"x"')[1] == CONTENT


def test_lengths_past_four_gigabytes(client: Connection, folder: Path) -> None:
    size = 8 * 1024**3 + 7
    with (folder / "optimized.iso").open("r+b") as file:
        file.truncate(size)
        file.seek(size - 4)
        file.write(b"tail")
    assert _get(client, method="HEAD")[0].getheader("Content-Length") == str(size)
    assert _get(client, Range="bytes=-4")[1] == b"tail"
    response, body = _get(client, Range=f"bytes={size - 6}-{size + 100}")
    assert response.getheader("Content-Range") == f"bytes {size - 6}-{size - 1}/{size}"
    assert body == b"\0\0tail"
    assert _get(client, Range="bytes=4294967295-4294967297")[1] == b"\0" * 3


def test_many_clients_at_once(server: ImageServer) -> None:
    wrong: list[int] = []

    def fetch(number: int) -> None:
        connection = Connection("127.0.0.1", server.server_port, timeout=WAIT)
        for start in range(number, SIZE, SIZE // 3):
            if _get(connection, Range=f"bytes={start}-")[1] != CONTENT[start:]:
                wrong.append(number)
        connection.close()

    threads = [threading.Thread(target=fetch, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert not wrong
    assert not any(thread.is_alive() for thread in threads)


def test_a_disc_that_shrinks_ends_the_connection(client: Connection, folder: Path) -> None:
    path = folder / "optimized.iso"
    with path.open("r+b") as file:
        file.truncate(1 << 32)  # more than sockets buffer
    client.request("GET", "/optimized.iso")
    response = client.getresponse()
    response.read(10)
    with path.open("r+b") as file:
        file.truncate(100)
    with pytest.raises(http.client.IncompleteRead):
        response.read()


def test_the_loaders_small_requests(folder: Path) -> None:
    found: list[Event] = []
    with (
        ImageServer(folder, "127.0.0.1", 0, happened=found.append) as server,
        server.running(),
    ):
        client = Connection("127.0.0.1", server.server_port, timeout=WAIT)
        for target in ("/probe", "/event?step=link&nic=net0&mac=&ip=10.0.0.7"):
            response, body = _get(client, target)
            assert (response.status, body) == (204, b"")
            # A client that waits for the end of a body without a length gets it.
            assert response.getheader("Connection") == "close"
        assert _get(client, "/event?step=link%1b&nic=net0")[0].status == 400
        assert _get(client, "/event?step=link", "HEAD")[0].status == 404
        _get(client, Range="bytes=0-99")
        _get(client)
        client.close()
    kinds = [event.kind for event in found if event.kind != "progress"]
    assert kinds == ["step", "start", "start", "done"]  # a part, then the whole
    assert found[0].text == "link up, address 10.0.0.7 (net0)"
    assert (found[1].sent, found[1].total) == (0, SIZE)
    assert (found[-1].client, found[-1].sent, found[-1].percent) == ("127.0.0.1", SIZE, 100)


def test_closing_drops_those_still_connected(folder: Path) -> None:
    idle, busy = (socket.socket() for _ in range(2))
    with (folder / "optimized.iso").open("r+b") as file:
        file.truncate(1 << 32)
    before = set(threading.enumerate())
    with ImageServer(folder, "127.0.0.1", 0) as server, server.running():
        for connection in (idle, busy):
            connection.settimeout(WAIT)
            connection.connect(("127.0.0.1", server.server_port))
        busy.sendall(b"GET /optimized.iso HTTP/1.1\r\nHost: x\r\n\r\n")
        assert busy.recv(4) == b"HTTP"
    for thread in set(threading.enumerate()) - before:
        thread.join(WAIT)  # on its last line
        assert not thread.is_alive()
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", server.server_port), WAIT)
    for connection in (idle, busy):
        connection.close()


def test_the_silent_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CONNECTIONS", 8)
    with ImageServer(folder, "127.0.0.1", 0) as server, server.running():
        address = ("127.0.0.1", server.server_port)
        silent = [socket.create_connection(address, WAIT) for _ in range(20)]
        for connection in silent[10:]:
            connection.sendall(b"GET /opt")
        client = Connection(*address, timeout=WAIT)
        assert _get(client)[1] == CONTENT
        client.close()
        for connection in silent[:12]:
            assert connection.recv(1) == b""
        for connection in silent:
            connection.close()


def _refused(folder: Path, address: str, port: int) -> RequestError:
    with pytest.raises(RequestError) as caught:
        ImageServer(folder, address, port)
    assert caught.value.hint
    return caught.value


def test_where_it_cant_listen(folder: Path) -> None:
    with ImageServer(folder, "127.0.0.1", 0) as server:
        assert _refused(folder, "127.0.0.1", server.server_port).code == "port-in-use"
    assert _refused(folder, "192.0.2.1", 0).code == "not-my-address"
    assert _refused(folder, "127.0.0.1", 70_000).code == "cant-bind"
    assert _refused(folder, "no such host", 0).code == "cant-bind"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps ports below 1024 for root")
def test_a_port_for_administrators_only() -> None:
    first = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text("ascii")
    if int(first) <= 80:
        pytest.skip("this machine lets everyone listen on port 80")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "optimized.iso").write_bytes(CONTENT)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            refused = _refused(folder, "127.0.0.1", 80)
        finally:
            os.seteuid(user)
    assert refused.code == "port-forbidden"
    assert "8080" in refused.hint


def test_it_listens_only_where_it_is_told(folder: Path) -> None:
    with (
        ImageServer(folder, "127.0.0.1", 0) as server,
        server.running(),
        pytest.raises(ConnectionError),
    ):
        socket.create_connection(("127.0.0.2", server.server_port), WAIT)
    if socket.has_ipv6:
        with ImageServer(folder, "::1", 0) as server, server.running():
            assert server.url().startswith("http://[::1]:")
            client = Connection("::1", server.server_port, timeout=WAIT)
            assert _get(client, Range="bytes=0-3")[1] == CONTENT[:4]
            client.close()


def test_no_image_in_the_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        ImageServer(tmp_path, "127.0.0.1", 0)
    assert caught.value.code == "not-found"
