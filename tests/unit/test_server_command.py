"""`sert-wizard serve` as a user runs it, and the configurations that it prints."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from sert_wizard.delivery.configs import SERVERS, server_config
from sert_wizard.delivery.firewall import windows_advice
from sert_wizard.errors import RequestError

WAIT = 20.0
SIZE = 1 << 28  # more than sockets buffer
PROGRAM = [sys.executable, "-m", "sert_wizard.cli", "serve"]
needs_signals = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console only"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out folder"
    made.mkdir()
    with (made / "optimized.iso").open("wb") as file:
        file.write(b"IMAGE")
        file.truncate(SIZE)
    return made


def _manifest(folder: Path, url: str) -> None:
    names = ("optimized.iso", "stage1.iso", "report.html", "recipe.toml")
    document = {
        "format": 1,
        "url": url,
        "outputs": [{"name": name, "size": 0, "sha256": ""} for name in names],
        "wim": {"path": "", "size": 0, "image": 1},
        "plan": {"removes": [], "adds": [], "coverage": []},
    }
    (folder / "manifest.json").write_text(json.dumps(document), "utf-8")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _get(url: str, target: str = "", method: str = "GET", **headers: str) -> tuple[int, bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=WAIT)
    try:
        connection.request(method, target or parts.path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read(1000)
    finally:
        connection.close()


@contextlib.contextmanager
def _listening(command: Sequence[str | Path], url: str) -> Iterator[subprocess.Popen[str]]:
    """A server's process that listens at `url`; ended when the block is left."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            until = time.monotonic() + WAIT
            parts = urlsplit(url)
            while time.monotonic() < until and process.poll() is None:
                try:
                    socket.create_connection((parts.hostname or "", parts.port or 0), WAIT).close()
                    break
                except ConnectionError:
                    time.sleep(0.05)
            yield process
        finally:
            process.terminate()


@needs_signals
@pytest.mark.parametrize("as_json", [False, True])
def test_serve_until_ctrl_c(folder: Path, as_json: bool) -> None:
    url = f"http://127.0.0.1:{_free_port()}/images/pe.iso"
    _manifest(folder, url)
    command: list[str | Path] = [*PROGRAM, folder]
    if as_json:
        command.append("--json")
    with _listening(command, url) as process:
        assert _get(url, "/event?step=link&nic=net0&ip=10.0.0.7")[0] == 204
        assert _get(url, Range="bytes=0-4") == (206, b"IMAGE")
        assert _get(url, "/manifest.json")[0] == 404
        parts = urlsplit(url)
        with socket.create_connection((parts.hostname or "", parts.port or 0), WAIT) as busy:
            busy.sendall(b"GET /optimized.iso HTTP/1.1\r\nHost: x\r\n\r\n")
            assert busy.recv(4) == b"HTTP"
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=WAIT)
    assert process.returncode == 0
    assert "Traceback" not in err
    at = url.replace("/images/pe.iso", "/optimized.iso")
    if not as_json:
        assert out == f"Serving {at}; Ctrl-C ends it.\n"
        assert "127.0.0.1: link up, address 10.0.0.7 (net0)\n" in err
        assert "broke off at" in err
        return
    assert json.loads(out) == {"url": at}
    events = [json.loads(line) for line in err.splitlines()]
    kinds = [event["kind"] for event in events if event["kind"] != "progress"]
    assert kinds == ["step", "start", "start", "lost"]
    assert events[0].keys() == {
        *("client", "kind", "text", "sent", "total", "rate", "seconds", "percent")
    }


def _refused(folder: Path, *options: str, status: int = 4) -> str:
    command: list[str | Path] = [*PROGRAM, folder, *options]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=WAIT)
    assert done.returncode == status, done.stderr
    assert "hint: " in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("url", "options", "code"),
    [
        ("http://192.0.2.10:8080/optimized.iso", [], "not-my-address"),
        ("http://no-such-host.invalid:8080/optimized.iso", [], "not-my-address"),
        # Never all addresses unless told so in as many words.
        ("http://0.0.0.0:8080/optimized.iso", [], "not-my-address"),
        ("http://[::]:8080/optimized.iso", [], "not-my-address"),
        ("https://127.0.0.1:8080/optimized.iso", [], "not-http"),
        ("http://127.0.0.1:8080/optimized.iso", ["--bind", "192.0.2.10"], "not-my-address"),
        ("http://127.0.0.1:99999/optimized.iso", [], "bad-manifest"),
        ("http://127.0.0.1:99999/optimized.iso", ["--print", "iis"], "bad-manifest"),
        ("https://127.0.0.1/optimized.iso", ["--print", "nginx"], "cant-print"),
    ],
)
def test_what_it_refuses(folder: Path, url: str, options: list[str], code: str) -> None:
    _manifest(folder, url)
    said = _refused(folder, *options, status=3 if code == "bad-manifest" else 4)
    assert said.startswith(f"error[{code}]: ")


def test_a_port_in_use(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        _manifest(folder, f"http://127.0.0.1:{taken.getsockname()[1]}/optimized.iso")
        assert _refused(folder).startswith("error[port-in-use]: ")


@needs_signals
def test_all_addresses_only_when_told(folder: Path) -> None:
    _manifest(folder, "http://192.0.2.10:8080/optimized.iso")
    port = _free_port()
    command: list[str | Path] = [*PROGRAM, folder, "--bind", "0.0.0.0", "--port", str(port)]
    with _listening(command, f"http://127.0.0.2:{port}/") as process:
        assert _get(f"http://127.0.0.3:{port}/optimized.iso", Range="bytes=0-4")[0] == 206
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=WAIT)
    assert "0.0.0.0" not in out
    assert f":{port}/optimized.iso" in out
    assert "The loader asks elsewhere: http://192.0.2.10:8080/optimized.iso." in err


@needs_signals
def test_a_host_name_of_this_computer(folder: Path) -> None:
    url = f"http://localhost:{_free_port()}/optimized.iso"
    _manifest(folder, url)
    with _listening([*PROGRAM, folder], url.replace("localhost", "127.0.0.1")):
        assert _get(url, Range="bytes=0-4") == (206, b"IMAGE")


def test_print(folder: Path) -> None:
    _manifest(folder, "http://192.0.2.10:8080/images/pe.iso")
    for server in SERVERS:
        done = subprocess.run(
            [*PROGRAM, folder, "--print", server],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        expected = server_config(server, folder, "http://192.0.2.10:8080/images/pe.iso")
        assert done.stdout == expected.text
        assert done.stderr.splitlines() == list(expected.notes)
    done = subprocess.run(
        [*PROGRAM, folder, "--print", "iis", "--json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    expected = server_config("iis", folder, "http://192.0.2.10:8080/images/pe.iso")
    assert json.loads(done.stdout) == {"config": expected.text, "notes": list(expected.notes)}


Command = Callable[[Path, Path], list[str | Path]]


def _wrapped_nginx(config: Path, folder: Path) -> list[str | Path]:
    """nginx as the user of this test, all that it writes in `folder`."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is missing")
    places = "".join(
        f'{name}_temp_path "{folder}/{name}";'
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f'daemon off; master_process off; pid "{folder}/pid"; error_log "{folder}/log";'
        f'events {{}} http {{ access_log off; {places} include "{config}"; }}',
        "utf-8",
    )
    return [nginx, "-c", folder / "nginx.conf", "-e", folder / "log"]


def _caddy(config: Path, _folder: Path) -> list[str | Path]:
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("Caddy is missing")
    return [caddy, "run", "--adapter", "caddyfile", "--config", config]


@needs_signals
@pytest.mark.parametrize(("server", "command"), [("nginx", _wrapped_nginx), ("caddy", _caddy)])
@pytest.mark.parametrize("path", ["/optimized.iso", "/my%20images/pe.iso"])
def test_a_real_server_takes_the_configuration(
    server: str, command: Command, path: str, folder: Path, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{_free_port()}{path}"
    config = tmp_path / server
    config.write_text(server_config(server, folder, url).text, "utf-8")
    (folder / "recipe.toml").write_text("SECRET", "utf-8")
    with _listening(command(config, tmp_path), url):
        assert _get(url, Range="bytes=0-4") == (206, b"IMAGE")
        assert _get(url, Range=f"bytes={SIZE - 2}-") == (206, b"\0\0")
        assert _get(url, method="HEAD") == (200, b"")
        assert _get(url, "/event?step=link")[0] == 204
        assert _get(url, "/probe")[0] == 204
        for other in ("/", "/recipe.toml", "/my%20images/", "/../recipe.toml", "/stage1.iso"):
            status, body = _get(url, other)
            assert status in (400, 404)
            assert b"SECRET" not in body
        assert _get(url, method="POST")[0] in (403, 404, 405)


def test_the_web_config_is_well_formed(folder: Path) -> None:
    config = server_config("iis", folder, "http://192.0.2.10:8080/images/pe.iso")
    tree = ElementTree.fromstring(config.text.encode())
    allowed = [item.attrib for item in tree.iterfind(".//fileExtensions/add")]
    assert allowed == [{"fileExtension": ".iso", "allowed": "true"}]
    assert any("http/192.0.2.10:8080:" in note for note in config.notes)


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(
    ("name", "url"),
    [
        ('a"; include /etc/passwd; "', "http://192.0.2.1/x.iso"),
        ("a$host", "http://192.0.2.1/x.iso"),
        ("a{env.HOME}", "http://192.0.2.1/x.iso"),
        ("a\nb", "http://192.0.2.1/x.iso"),
        ("a", "http://192.0.2.1/x%22;%7B.iso"),
        ("a", "http://192.0.2.1/x%0Aroot%20/.iso"),
        ("a", "http://evil;host/x.iso"),
        ("a", "http://user@/x.iso"),
        ("a", "file:///x.iso"),
    ],
)
def test_nothing_ends_the_string_that_it_stands_in(
    server: str, name: str, url: str, tmp_path: Path
) -> None:
    with pytest.raises(RequestError) as caught:
        server_config(server, tmp_path / name, url)
    assert caught.value.code == "cant-print"
    assert caught.value.hint


def test_a_name_and_an_ipv6_address(folder: Path) -> None:
    named = server_config("nginx", folder, "http://pe.example/x.iso").text
    assert "listen 80;" in named
    assert "server_name pe.example;" in named
    assert (
        "listen [2001:db8::1]:81;"
        in server_config("nginx", folder, "http://[2001:DB8::1]:81/x.iso").text
    )
    assert (
        "bind 2001:db8::1" in server_config("caddy", folder, "http://[2001:db8::1]:81/x.iso").text
    )


def test_windows_firewall() -> None:
    program = r"C:\Program Files\SERT Wizard\sert-wizard.exe"
    advice = windows_advice(program, 8080)
    rule = next(line for line in advice if "add rule" in line)
    assert f'program="{program}"' in rule
    assert "localport=8080" in rule
    assert any("about sert-wizard.exe," in line for line in advice)
    assert any("--print iis" in line for line in advice)
