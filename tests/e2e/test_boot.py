"""The four boots: the base disc directly, and the optimized one through the loader, both on BIOS
and on UEFI. What the machine says it booted is held against what 7-Zip finds on the disc.
"""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from sert_wizard.delivery.boot_test import boot_test
from sert_wizard.delivery.qemu import Machine, boot
from sert_wizard.errors import CancelledError, MachineError, RequestError
from sert_wizard.progress import Progress
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec
from sert_wizard.training.practice import PracticeSet
from tests.conftest import Run

pytestmark = pytest.mark.qemu

FIRMWARE = ("bios", "uefi")
HOST = IPv4Address("10.0.2.2")  # this computer's loopback, as the emulated machine sees it
PROGRAM = (sys.executable, "-c", "import sys; from sert_wizard.cli import main; sys.exit(main())")


def _boot_wim_hash(disc: Path) -> str:
    unpacked = subprocess.run(
        ["7z", "e", "-so", str(disc), "sources/boot.wim"], capture_output=True, check=True
    ).stdout
    assert unpacked.startswith(b"MSWIM")
    return hashlib.sha256(unpacked).hexdigest()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def served(practice: PracticeSet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A finished output folder whose image `sert-wizard serve` serves."""
    folder, port = tmp_path_factory.mktemp("out"), _free_port()
    text = practice.recipe.read_text("utf-8").replace(
        "http://192.0.2.10:8080/optimized.iso", f"http://{HOST}:{port}/optimized.iso"
    )
    recipe = practice.folder / f"boot-{port}.toml"
    recipe.write_text(text, "utf-8")
    subprocess.run([*PROGRAM, "build", recipe, "--out", folder, "--force"], check=True)
    command = [*PROGRAM, "serve", str(folder), "--bind", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            assert server.stdout.readline().startswith(b"Serving http://127.0.0.1:")
            yield folder
        finally:
            server.terminate()
            server.wait(30)


@pytest.mark.parametrize("firmware", FIRMWARE)
def test_base_disc_boots(practice: PracticeSet, firmware: str) -> None:
    line = boot(practice.base_iso, Machine(firmware))
    assert f"sha256={_boot_wim_hash(practice.base_iso)} " in line


@pytest.mark.parametrize("firmware", FIRMWARE)
def test_loader_boots_the_optimized_disc(
    practice: PracticeSet, served: Path, firmware: str
) -> None:
    expected = _boot_wim_hash(served / "optimized.iso")
    assert expected != _boot_wim_hash(practice.base_iso)
    line = boot(served / "stage1.iso", Machine(firmware, host=HOST))
    assert f"sha256={expected} " in line


def test_boot_test_command(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    """The loader of an address that is not this computer's, as a technician would make it."""
    assert run("build", practice.recipe, "--out", tmp_path / "out").status == 0
    ran = run("boot-test", tmp_path / "out", "--json")
    assert ran.status == 0, ran.err
    assert _boot_wim_hash(tmp_path / "out" / "optimized.iso") in ran.json["line"]
    assert ran.json["steps"][-1].startswith("starting the image")
    page = Path(ran.json["report"]).read_text("utf-8")
    assert "data:image/png;base64," in page
    assert ran.json["line"] in page


def test_an_image_that_says_nothing_is_taken_at_the_loaders_word(tmp_path: Path) -> None:
    """As a real Windows PE: here another loader is the image, which reaches nobody."""
    url = f"http://{HOST}:{_free_port()}/optimized.iso"
    silent = build_loader(LoaderSpec(("http://192.0.2.1/x.iso",), ("bios",)))
    (tmp_path / "optimized.iso").write_bytes(silent)
    spec = LoaderSpec((url,), ("bios",), size=len(silent))
    (tmp_path / "stage1.iso").write_bytes(build_loader(spec))
    result = boot_test(tmp_path, url, settle=3)
    assert result.line == ""
    assert result.steps[-1].startswith("starting the image")
    assert all(picture.startswith(b"\x89PNG") for _, picture in result.screens)
    assert [name for name, _ in result.screens] == ["image fetched", "at the end"]


def test_where_the_loader_stopped_is_said(tmp_path: Path) -> None:
    url = f"http://{HOST}:{_free_port()}/optimized.iso"
    (tmp_path / "optimized.iso").write_bytes(bytes(1 << 20))
    (tmp_path / "stage1.iso").write_bytes(bytes(1 << 20))
    with pytest.raises(RequestError) as caught:
        boot_test(tmp_path, url, timeout=3)
    assert caught.value.message.endswith("the loader did not ask for the image.")


def test_a_disc_that_does_not_boot(tmp_path: Path) -> None:
    disc = tmp_path / "empty, really.iso"
    disc.write_bytes(bytes(1 << 20))
    with pytest.raises(RequestError) as caught:
        boot(disc, Machine("bios", memory=64), needle=b"never said", timeout=3)
    assert caught.value.code == "not-booted"


def test_cancelling_ends_qemu(practice: PracticeSet) -> None:
    progress = Progress()
    timer = threading.Timer(0.5, progress.cancel)
    timer.start()
    with pytest.raises(CancelledError):
        boot(practice.base_iso, Machine(), needle=b"never said", timeout=60, progress=progress)
    timer.join()


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    """iPXE speaks on the serial port under UEFI only; the scripts share this part."""
    url = f"http://{HOST}:{_free_port()}/optimized.iso"
    disc = tmp_path / "stage1.iso"
    disc.write_bytes(build_loader(LoaderSpec((url,), ("uefi",))))
    line = boot(disc, Machine("uefi", host=HOST), needle=b"STAGE 1 FAILED")
    assert line.startswith(f"STAGE 1 FAILED: No image from {url}")


def test_no_qemu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineError) as caught:
        boot(tmp_path / "x.iso", Machine())
    assert caught.value.code == "no-qemu"
