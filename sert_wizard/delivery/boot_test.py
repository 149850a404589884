"""Boots discs in QEMU and reads what they say on the first serial port.

Software emulation (TCG) only: KVM is not everywhere, and not reliable where it is nested.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from sert_wizard.delivery.server import ImageServer
from sert_wizard.delivery.transfers import Event
from sert_wizard.errors import InputError, MachineError, RequestError, UsageError
from sert_wizard.hashing import sha256_of
from sert_wizard.progress import Progress
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec

#: What the practice disc's stand-in begins its line with; the hash in hex follows.
NEEDLE = b"SERT-TRAINING boot.wim sha256="
QEMU = "qemu-system-x86_64"

# Where Debian's ovmf package (2022 and later, then older ones) keeps code and variables.
_OVMF = (
    ("/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd"),
    ("/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/OVMF/OVMF_VARS.fd"),
)
_POLL = 0.2  # seconds between looks at the request to cancel
_KEPT = 2000  # characters of output kept for an error
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=]*[A-Za-z]|[()][0-9A-Za-z])|\r")
#: What the emulated network calls this computer's loopback, unless told otherwise.
_HOST = ipaddress.IPv4Address("10.0.2.2")


@dataclass(frozen=True)
class Machine:
    """The emulated computer: `memory` in MiB, `cd_rate` in bytes per second (None: full speed).

    `host`: the address under which it reaches this computer's loopback; None: no network card.
    `nic`: the card's model; `dead_nics`: models of cards that come before it and lead nowhere.
    """

    firmware: str = "bios"
    memory: int = 1024
    cd_rate: int | None = None
    host: ipaddress.IPv4Address | None = None
    nic: str = "e1000e"
    dead_nics: tuple[str, ...] = ()


def boot(
    disc: Path,
    machine: Machine,
    *,
    needle: bytes = NEEDLE,
    timeout: float = 240.0,
    progress: Progress | None = None,
) -> str:
    """Boot `disc` and return the first whole line of its serial output that holds `needle`.

    MachineError `no-qemu` or `no-ovmf`; RequestError `not-booted` when QEMU ends, or `timeout`
    seconds pass, without that line; CancelledError. QEMU is ended in every case.
    """
    progress = progress or Progress()
    with tempfile.TemporaryDirectory(prefix="sert-boot-") as folder:
        command = _command(disc, machine, Path(folder))
        with _running(command) as output:
            return _wait_for(output, needle, timeout, progress)


def boot_test(
    folder: Path,
    url: str,
    *,
    firmware: str = "bios",
    cd_rate: int | None = None,
    progress: Progress | None = None,
    timeout: float = 240.0,
) -> str:
    """Boot the loader of the output `folder` and return the line of the image it fetched.

    The emulated network gives `url`'s address to this computer, so that the very stage1.iso
    that goes to the technician is tested; only for an address that is no IPv4 number a loader
    like it is made. Errors as for `boot`, and InputError `not-found`, RequestError `cant-bind`.
    """
    if firmware not in ("bios", "uefi"):
        raise UsageError("bad-firmware", f"No such firmware: {firmware}.", hint="bios or uefi")
    progress = progress or Progress()
    image, loader = folder / "optimized.iso", folder / "stage1.iso"
    for path in (image, loader):
        if not path.is_file():
            raise InputError(
                "not-found", f"{path} is not there.", hint="Name a finished output folder."
            )
    parts = urlsplit(url)
    host = _ipv4(parts.hostname)
    # The whole image lies in memory twice on its way, and the system it holds wants some too.
    memory = max(1024, 512 + 2 * (image.stat().st_size >> 20))
    with tempfile.TemporaryDirectory(prefix="sert-loader-") as scratch:
        port = (parts.port or 80) if host else 0
        with _served(folder, port, parts.path if host else "", progress) as server:
            if host is None:
                host = _HOST
                loader = Path(scratch) / "stage1.iso"
                spec = LoaderSpec(
                    (f"http://{host}:{server.server_port}/optimized.iso",),
                    sha256=sha256_of(image, progress, "Hashing the image"),
                    size=image.stat().st_size,
                )
                loader.write_bytes(build_loader(spec))
            machine = Machine(firmware, memory, cd_rate, host)
            return boot(loader, machine, timeout=timeout, progress=progress)


@contextmanager
def _served(folder: Path, port: int, path: str, progress: Progress) -> Iterator[ImageServer]:
    """The image on loopback; how much of it was fetched goes to `progress`."""

    def happened(event: Event) -> None:
        if event.total and not progress.cancelled:
            progress.reach(min(event.sent, event.total), event.total)

    progress.begin("Starting the loader in QEMU")
    with (
        ImageServer(folder, "127.0.0.1", port, path=path, happened=happened) as server,
        server.running(),
    ):
        yield server


def _ipv4(host: str | None) -> ipaddress.IPv4Address | None:
    try:
        return ipaddress.IPv4Address(host or "")
    except ValueError:
        return None


def _command(disc: Path, machine: Machine, folder: Path) -> list[str]:
    program = shutil.which(QEMU)
    if program is None:
        raise MachineError(
            "no-qemu",
            "QEMU is not installed, so nothing can be booted here.",
            hint="Debian: apt-get install qemu-system-x86 ovmf",
        )
    drive = f"if=none,id=cd,media=cdrom,readonly=on,format=raw,file={_escaped(disc.resolve())}"
    if machine.cd_rate:
        drive += f",throttling.bps-total={machine.cd_rate}"
    command = [
        program, "-accel", "tcg", "-m", str(machine.memory), "-display", "none", "-no-reboot",
        "-monitor", "none", "-serial", "stdio", "-nodefaults", "-vga", "std",
        "-drive", drive, "-device", "ide-cd,drive=cd,bootindex=0",
    ]  # fmt: skip
    for number, model in enumerate(machine.dead_nics):
        # A hub with one port: the link is up, and nobody is there.
        command += ["-nic", f"hubport,hubid={number + 1},model={model}"]
    if machine.host is not None:
        command += ["-nic", f"user,model={machine.nic},{_network(machine.host)}"]
    if machine.firmware == "uefi":
        command += ["-machine", "q35", *_uefi(folder)]
    return command


def _network(host: ipaddress.IPv4Address) -> str:
    """QEMU's user network around `host`: its own helpers must stay out of that address's way."""
    network = ipaddress.ip_network(f"{host}/24", strict=False)
    free = (network[number] for number in (3, 15, 16) if network[number] != host)
    return f"net={network},host={host},dns={next(free)},dhcpstart={next(free)}"


def _uefi(folder: Path) -> Sequence[str]:
    """UEFI's flash: the code shared, the variables a copy that is thrown away."""
    for code, variables in _OVMF:
        if Path(code).is_file() and Path(variables).is_file():
            own = folder / "variables.fd"
            shutil.copyfile(variables, own)
            return (
                "-drive", f"if=pflash,format=raw,readonly=on,file={code}",
                "-drive", f"if=pflash,format=raw,file={_escaped(own)}",
            )  # fmt: skip
    raise MachineError(
        "no-ovmf",
        "The UEFI firmware for QEMU is not installed.",
        hint="Debian: apt-get install ovmf",
    )


def _escaped(path: Path) -> str:
    """A path inside one of QEMU's comma-separated options."""
    return str(path).replace(",", ",,")


@contextmanager
def _running(command: Sequence[str]) -> Iterator[queue.SimpleQueue[bytes | None]]:
    """QEMU's output as it comes, None at its end; QEMU does not outlive the block."""
    with subprocess.Popen(
        command,
        bufsize=0,  # what was said is wanted at once, not when a buffer is full
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        output: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        assert process.stdout is not None
        reader = threading.Thread(target=_pump, args=(process.stdout, output), daemon=True)
        reader.start()
        try:
            yield output
        finally:
            process.kill()
            reader.join()


def _pump(stream: IO[bytes], output: queue.SimpleQueue[bytes | None]) -> None:
    while chunk := stream.read(4096):
        output.put(chunk)
    output.put(None)


def _wait_for(
    output: queue.SimpleQueue[bytes | None], needle: bytes, timeout: float, progress: Progress
) -> str:
    seen = b""
    deadline = time.monotonic() + timeout
    while (left := deadline - time.monotonic()) > 0:
        progress.check()
        try:
            chunk = output.get(timeout=min(_POLL, left))
        except queue.Empty:
            continue
        if chunk is None:
            raise _not_booted("QEMU ended before the image had started", seen)
        seen += chunk
        found = re.search(re.escape(needle) + rb"[^\r\n]*[\r\n]", seen)
        if found:
            return _plain(found.group())
    raise _not_booted(f"the image had not started after {timeout:.0f} seconds", seen)


def _plain(raw: bytes) -> str:
    return _ESCAPES.sub("", raw.decode("utf-8", "replace")).strip()


def _not_booted(what: str, seen: bytes) -> RequestError:
    lines = [line for line in _plain(seen)[-_KEPT:].splitlines() if line.strip()]
    said = " / ".join(lines[-6:]) or "nothing"
    return RequestError(
        "not-booted", f"Boot test: {what}.", hint=f"Last on the serial port: {said}"
    )
