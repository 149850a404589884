"""The loader under QEMU, through every kind of trouble, up to the stand-in's own line.

The stand-in says the hash of its boot.wim; the loader's disc holds none, so the line proves that
the image was fetched and started.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from typing import TYPE_CHECKING, Any, AnyStr

import pytest

from sert_wizard.delivery.qemu import NEEDLE, Machine, boot
from sert_wizard.delivery.server import ImageServer
from sert_wizard.delivery.transfers import Event
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec, Network
from sert_wizard.training.practice import PracticeSet

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

pytestmark = pytest.mark.qemu

HOST = IPv4Address("10.0.2.2")  # this computer's loopback, as the emulated machine sees it
REFUSED = b"STAGE 1 FAILED"


@dataclass
class Served:
    """A folder with optimized.iso behind an HTTP server; `requests`: method and path of each.

    `breaks`: how many answers break off after 1 MB.
    """

    folder: Path
    port: int
    breaks: int = 0
    requests: list[str] = field(default_factory=list)

    @property
    def image(self) -> Path:
        return self.folder / "optimized.iso"

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/optimized.iso"

    @property
    def fetches(self) -> int:
        return self.requests.count("GET /optimized.iso")


class _Server(ThreadingHTTPServer):
    """The plainest of servers: Python's, which knows neither ranges nor our small requests."""

    daemon_threads = True
    served: Served


class _Files(SimpleHTTPRequestHandler):
    server: _Server

    def __init__(self, *arguments: Any) -> None:
        self.server = arguments[2]
        super().__init__(*arguments, directory=str(self.server.served.folder))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.server.served.requests.append(f"{self.command} {self.path}")

    def copyfile(self, source: SupportsRead[AnyStr], outputfile: SupportsWrite[AnyStr]) -> None:
        if self.server.served.breaks:
            self.server.served.breaks -= 1
            outputfile.write(source.read(1_000_000))
        else:
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on the terminal."""


@contextmanager
def serving(served: Served) -> Iterator[Served]:
    with _Server(("127.0.0.1", served.port), _Files) as server:
        server.served = served
        thread = threading.Thread(target=server.serve_forever, args=(0.1,))
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(practice: PracticeSet, tmp_path: Path) -> Served:
    """The practice disc in a folder of its own; nothing serves it yet."""
    folder = tmp_path / "served"
    folder.mkdir()
    shutil.copyfile(practice.base_iso, folder / "optimized.iso")
    return Served(folder, free_port())


def spec_for(served: Served, firmware: str) -> LoaderSpec:
    content = served.image.read_bytes()
    return LoaderSpec(
        urls=(served.url,),
        firmware=(firmware,),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        wim_size=len(boot_wim(served.image)),
        wait=4000,
    )


def boot_wim(image: Path) -> bytes:
    """As 7-Zip finds it on the disc."""
    command = ["7z", "e", "-so", str(image), "sources/boot.wim"]
    content = subprocess.run(command, capture_output=True, check=True).stdout
    assert content.startswith(b"MSWIM")
    return content


def start(spec: LoaderSpec, machine: Machine, needle: bytes = NEEDLE) -> str:
    """What a machine says that starts with the loader of `spec`."""
    with tempfile.TemporaryDirectory() as folder:
        loader = Path(folder) / "stage1.iso"
        loader.write_bytes(build_loader(spec))
        return boot(loader, replace(machine, firmware=spec.firmware[0], host=HOST), needle=needle)


def check_started(line: str, served: Served) -> None:
    assert f"sha256={hashlib.sha256(boot_wim(served.image)).hexdigest()} " in line


@pytest.mark.parametrize(
    ("firmware", "nic"), [("bios", "e1000"), ("bios", "e1000e"), ("uefi", "e1000e")]
)
def test_starts_the_image_from_memory(served: Served, firmware: str, nic: str) -> None:
    """From a server that holds nothing else and knows no ranges: what is read, is in memory."""
    with serving(served):
        check_started(start(spec_for(served, firmware), Machine(nic=nic)), served)
    assert served.requests == ["GET /probe", "GET /optimized.iso"]


@pytest.mark.parametrize("firmware", ["bios", "uefi"])
def test_passes_over_a_dead_card(served: Served, firmware: str) -> None:
    with serving(served):
        line = start(spec_for(served, firmware), Machine(dead_nics=("e1000",)))
    check_started(line, served)


@pytest.mark.parametrize("firmware", ["bios", "uefi"])
def test_a_fixed_address_and_the_steps_that_are_reported(served: Served, firmware: str) -> None:
    events: list[Event] = []
    network = Network("10.0.2.77", "255.255.255.0", "10.0.2.2", "10.0.2.3")
    spec = replace(spec_for(served, firmware), network=network)
    with (
        ImageServer(served.folder, "127.0.0.1", served.port, happened=events.append) as server,
        server.running(),
    ):
        check_started(start(spec, Machine()), served)
    told = [event.text for event in events if event.kind == "step"]
    last = "checking the image" if firmware == "uefi" else "starting the image"
    for text, begin in zip(told, ["link up", "fetching the image", last], strict=True):
        assert text.startswith(f"{begin}, address 10.0.2.77 (net0")
    assert any(event.kind == "done" and event.percent == 100 for event in events)


@contextmanager
def serving_late(served: Served) -> Iterator[None]:
    """Hang up on the small request and on the first fetch, then serve."""
    done = threading.Event()
    closed = socket.create_server(("127.0.0.1", served.port))

    def refuse_then_serve() -> None:
        with closed:
            for _ in range(2):
                closed.accept()[0].close()
        with serving(served):
            done.wait()

    thread = threading.Thread(target=refuse_then_serve, daemon=True)
    thread.start()
    yield
    done.set()
    thread.join()


@pytest.mark.parametrize("firmware", ["bios", "uefi"])
def test_waits_for_a_server_that_is_not_up_yet(served: Served, firmware: str) -> None:
    with serving_late(served):
        check_started(start(spec_for(served, firmware), Machine()), served)
    assert served.fetches == 1


def test_begins_again_though_nobody_presses_a_key(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the last round, which is the first here, and the question that nobody answers."""
    monkeypatch.setattr("sert_wizard.stage1.script._LAST_ROUND", 2)
    monkeypatch.setattr("sert_wizard.stage1.script._PAUSE", 1000)
    with serving_late(served):
        check_started(start(spec_for(served, "uefi"), Machine()), served)
    assert served.fetches == 1


@pytest.mark.parametrize("firmware", ["bios", "uefi"])
def test_fetches_again_what_broke_off(served: Served, firmware: str) -> None:
    served.breaks = 1
    with serving(served):
        check_started(start(spec_for(served, firmware), Machine()), served)
    assert (served.breaks, served.fetches) == (0, 2)


@pytest.mark.parametrize("firmware", ["bios", "uefi"])
def test_falls_back_to_the_second_address(served: Served, firmware: str) -> None:
    spec = spec_for(served, firmware)
    gone = f"http://{HOST}:{free_port()}/optimized.iso"
    with serving(served):
        check_started(start(replace(spec, urls=(gone, served.url)), Machine()), served)
    assert served.fetches == 1


def change_a_byte(image: Path) -> None:
    with image.open("r+b") as stream:
        stream.seek(image.stat().st_size // 2)
        byte = stream.read(1)
        stream.seek(-1, 1)
        stream.write(bytes([byte[0] ^ 1]))


def test_a_changed_byte_is_reported(served: Served) -> None:
    spec = spec_for(served, "uefi")
    change_a_byte(served.image)
    events: list[Event] = []
    with (
        ImageServer(served.folder, "127.0.0.1", served.port, happened=events.append) as server,
        server.running(),
    ):
        start(spec, Machine(), needle=REFUSED)
    told = [event.text for event in events if event.kind == "step"]
    assert told[-1].startswith("failed, address 10.0.2.15 (net0")
    assert told[-1].endswith("the image was not started")


@pytest.mark.parametrize("fallback", [False, True])
def test_a_changed_byte_stops_the_boot(served: Served, fallback: bool) -> None:
    """And never leads to the way that checks nothing."""
    spec = replace(spec_for(served, "uefi"), unverified_fallback=fallback)
    change_a_byte(served.image)
    with serving(served):
        line = start(spec, Machine(), needle=REFUSED)
    assert f"The image from {served.url} was not started" in line
    assert served.requests == ["GET /probe", "GET /optimized.iso"]


def test_the_unverified_fallback(served: Served) -> None:
    assert served.image.stat().st_size <= 12_000_000
    spec = replace(spec_for(served, "uefi"), unverified_fallback=True, straight_to_fallback=True)
    with (
        ImageServer(served.folder, "127.0.0.1", served.port) as server,
        server.running(),
    ):
        said = start(spec, Machine(), needle=b"NOT VERIFIED")
        assert "its hash cannot be checked" in said
        check_started(start(spec, Machine()), served)


def test_short_memory_leads_to_the_fallback_where_it_is_allowed(served: Served) -> None:
    spec = replace(spec_for(served, "uefi"), unverified_fallback=True)
    with served.image.open("r+b") as stream:
        stream.truncate(600_000_000)
    with ImageServer(served.folder, "127.0.0.1", served.port) as server, server.running():
        line = start(spec, Machine(memory=512))
    check_started(line, served)


def test_too_little_memory_is_said(served: Served) -> None:
    """iPXE speaks on the serial port under UEFI only; the sentence is the same on BIOS."""
    spec = spec_for(served, "uefi")
    with served.image.open("r+b") as stream:
        stream.truncate(600_000_000)
    with serving(served):
        line = start(replace(spec, size=600_000_000), Machine(memory=512), needle=REFUSED)
    assert "No space left on device: too little memory; 1.14 GB are needed" in line


@pytest.mark.full
@pytest.mark.parametrize(("firmware", "memory"), [("bios", 1024), ("uefi", 1024), ("uefi", 512)])
def test_a_large_image(served: Served, firmware: str, memory: int) -> None:
    """300 MB; with 512 MB of memory there is no room for a second copy."""
    filler = random.Random(300).randbytes(1_000_000)
    with served.image.open("ab") as stream:
        while stream.tell() < 300_000_000:
            stream.write(filler)
    spec = spec_for(served, firmware)
    with serving(served):
        check_started(start(spec, Machine(memory=memory)), served)
    assert served.fetches == 1
