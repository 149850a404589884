"""The Linux flavour in QEMU, from a server that knows files only: it boots the right image, and
nothing when a byte of the image is another. What each boot needs besides is varied on the way.
"""

from __future__ import annotations

import hashlib
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from typing import TYPE_CHECKING, AnyStr

import pytest

from sert_wizard.delivery.qemu import Machine, boot
from sert_wizard.stage1.linux import linux_loader
from sert_wizard.stage1.spec import LoaderSpec, Network
from sert_wizard.stage1.steps import EVENT, Step, parse_step
from sert_wizard.training.practice import PracticeSet

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

pytestmark = pytest.mark.qemu

HOST = IPv4Address("10.0.2.2")  # this computer's loopback, as the emulated machine sees it
IMAGE = "/optimized.iso"


class _Handler(SimpleHTTPRequestHandler):
    """Knows no Range. The first transfer of the image breaks off at half of it."""

    requests: list[str]

    def do_GET(self) -> None:
        self.requests.append(self.path)
        super().do_GET()

    def copyfile(self, source: SupportsRead[AnyStr], outputfile: SupportsWrite[AnyStr]) -> None:
        first = self.requests.count(IMAGE) == 1
        content = source.read()
        outputfile.write(content[: len(content) // 2] if first else content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the folder's image as the machine sees it, and what was asked for."""
    requests: list[str] = []
    handler = type("Handler", (_Handler,), {"requests": requests})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}{IMAGE}", requests
        finally:
            server.shutdown()
            thread.join()


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _spec(content: bytes, *urls: str, network: Network | None = None) -> LoaderSpec:
    return LoaderSpec(
        urls,
        ("bios",),
        "linux",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        network=network or Network(),
    )


def _steps(requests: list[str]) -> list[Step]:
    """What was reported, as `serve` would have read it: parse_step takes nothing malformed."""
    events = [request for request in requests if request.startswith(EVENT)]
    return [parse_step(event.partition("?")[2]) for event in events]


def test_boots_the_image_from_the_second_address(practice: PracticeSet, tmp_path: Path) -> None:
    """The first answers nothing, the second breaks off once."""
    content = practice.base_iso.read_bytes()
    (tmp_path / "optimized.iso").write_bytes(content)
    wim = subprocess.run(
        ["7z", "e", "-so", str(practice.base_iso), "sources/boot.wim"],
        capture_output=True,
        check=True,
    ).stdout
    disc = tmp_path / "stage1.iso"
    with _served(tmp_path) as (url, requests):
        nobody = f"http://{HOST}:{_closed_port()}{IMAGE}"
        disc.write_bytes(linux_loader(_spec(content, nobody, url)))
        line = boot(disc, Machine("bios", host=HOST))
    assert f"sha256={hashlib.sha256(wim).hexdigest()} " in line
    assert requests.count(IMAGE) == 2
    steps = _steps(requests)
    assert [step.step for step in steps] == ["link", "fetch", "retry", "check", "boot"]
    assert {(step.nic, step.ip, step.why) for step in steps} == {("net0", "10.0.2.15", "")}


def test_a_changed_byte_stops_it_at_a_fixed_address(practice: PracticeSet, tmp_path: Path) -> None:
    content = practice.base_iso.read_bytes()
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 0x01
    (tmp_path / "optimized.iso").write_bytes(changed)
    disc = tmp_path / "stage1.iso"
    network = Network("10.0.2.77", "255.255.255.0", str(HOST))
    with _served(tmp_path) as (url, requests):
        disc.write_bytes(linux_loader(_spec(content, url, network=network)))
        # This line comes after the report.
        line = boot(disc, Machine("bios", host=HOST), needle=b"Press r")
    why = "Wrong SHA-256, this is another image. Nothing was booted"
    assert "try again" in line
    steps = _steps(requests)
    assert [step.step for step in steps] == ["link", "fetch", "retry", "check", "failed"]
    assert (steps[-1].ip, steps[-1].why) == ("10.0.2.77", why)
