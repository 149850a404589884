"""A computer emulated by QEMU: boots a disc, says what comes out of its first serial port, shows
its screen.

Software emulation (TCG) only: KVM is not everywhere, and not reliable where it is nested.
"""

from __future__ import annotations

import ipaddress
import json
import queue
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sert_wizard.errors import MachineError, RequestError
from sert_wizard.files import scratch_folder
from sert_wizard.progress import Progress
from sert_wizard.wording import Words, words

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
_CONTROL = 10.0  # seconds that QEMU may take to answer a command
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=]*[A-Za-z]|[()][0-9A-Za-z])|\r")


@dataclass(frozen=True)
class Machine:
    """The emulated computer: `memory` in MiB, `cd_rate` in bytes per second (None: full speed).

    `host`: the address under which it reaches this computer's loopback; None: no network card.
    `nic`: the card's model; `dead_nics`: models of cards that come before it and lead nowhere.
    `stays`: QEMU goes on, to be asked, when the machine has switched itself off.
    """

    firmware: str = "bios"
    memory: int = 1024
    cd_rate: int | None = None
    host: ipaddress.IPv4Address | None = None
    nic: str = "e1000e"
    dead_nics: tuple[str, ...] = ()
    stays: bool = False


class Emulator:
    """A running QEMU; `said` is what its serial port said so far."""

    def __init__(self, process: subprocess.Popen[bytes], control: int) -> None:
        self.said = b""
        self._control = control
        self._output: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        assert process.stdout is not None
        self.reader = threading.Thread(
            target=_pump, args=(process.stdout, self._output), daemon=True
        )
        self.reader.start()

    def listen(self) -> bool:
        """Take in what was said, for a fifth of a second at most; False once QEMU has ended."""
        with suppress(queue.Empty):
            chunk = self._output.get(timeout=_POLL)
            if chunk is None:
                self._output.put(None)
                return False
            self.said += chunk
        return True

    def line(self, needle: bytes) -> str:
        """The first whole line said that begins with `needle`, from there on; "" if none."""
        found = re.search(re.escape(needle) + rb"[^\r\n]*[\r\n]", self.said)
        return plain(found.group()) if found else ""

    @property
    def last_words(self) -> str:
        """The last lines said, for an error's hint."""
        lines = [line for line in plain(self.said)[-_KEPT:].splitlines() if line.strip()]
        return " / ".join(lines[-6:]) or "nothing"

    def screenshot(self) -> bytes:
        """The screen as a PNG; empty where this QEMU can't (before 7.1), or has ended."""
        with tempfile.TemporaryDirectory(prefix="sert-screen-") as folder, suppress(OSError):
            picture = Path(folder) / "screen.png"
            self._ask("screendump", filename=str(picture), format="png")
            return picture.read_bytes()
        return b""

    def cd_bytes_read(self) -> int:
        """Bytes read from the CD drive so far. Raises OSError where QEMU has ended."""
        drives = self._ask("query-blockstats")
        return sum(int(d["stats"]["rd_bytes"]) for d in drives if d.get("device") == "cd")

    def _ask(self, command: str, **arguments: str) -> Any:
        """The answer to a command of QEMU's machine protocol; what it reports of itself meanwhile
        is passed over. Raises OSError where it fails."""
        with socket.create_connection(("127.0.0.1", self._control), _CONTROL) as control:
            stream = control.makefile("rw", encoding="utf-8")
            stream.readline()  # QEMU's greeting
            for one, given in (("qmp_capabilities", {}), (command, arguments)):
                stream.write(json.dumps({"execute": one, "arguments": given}) + "\n")
                stream.flush()
                answer: dict[str, Any] = {}
                while not answer.keys() & {"return", "error"}:
                    line = stream.readline()
                    if not line:
                        raise OSError("QEMU hung up")
                    answer = json.loads(line)
                if "error" in answer:
                    raise OSError(str(answer["error"]))
            return answer["return"]


@contextmanager
def emulated(disc: Path, machine: Machine) -> Iterator[Emulator]:
    """`machine` booting from `disc`; QEMU does not outlive the block.

    Raises MachineError (no-qemu, no-ovmf).
    """
    with scratch_folder(prefix="sert-boot-") as folder, _free_port() as control:
        command = _command(disc, machine, folder)
        command += ["-qmp", f"tcp:127.0.0.1:{control},server=on,wait=off"]
        with subprocess.Popen(
            command,
            bufsize=0,  # what was said is wanted at once, not when a buffer is full
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            emulator = Emulator(process, control)
            try:
                yield emulator
            finally:
                process.kill()
                emulator.reader.join()


@contextmanager
def _free_port() -> Iterator[int]:
    """A port of loopback that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    yield port


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
    deadline = time.monotonic() + timeout
    with emulated(disc, machine) as emulator:
        while time.monotonic() < deadline:
            progress.check()
            alive = emulator.listen()
            if line := emulator.line(needle):
                return line
            if not alive:
                raise not_booted(words("QEMU ended before the image had started"), emulator)
        raise not_booted(
            words("the image had not started after {timeout:.0f} seconds", timeout=timeout),
            emulator,
        )


def not_booted(what: Words, emulator: Emulator) -> RequestError:
    return RequestError(
        "not-booted",
        words("Boot test: {what}.", what=what),
        hint=words("Last on the serial port: {last_words}", last_words=emulator.last_words),
    )


def _command(disc: Path, machine: Machine, folder: Path) -> list[str]:
    program = shutil.which(QEMU)
    if program is None:
        raise MachineError(
            "no-qemu",
            words("QEMU is not installed, so nothing can be booted here."),
            hint=words("Debian: apt-get install qemu-system-x86 ovmf"),
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
    if machine.stays:
        command.append("-no-shutdown")
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
        words("The UEFI firmware for QEMU is not installed."),
        hint=words("Debian: apt-get install ovmf"),
    )


def _escaped(path: Path) -> str:
    """A path inside one of QEMU's comma-separated options."""
    return str(path).replace(",", ",,")


def _pump(stream: IO[bytes], output: queue.SimpleQueue[bytes | None]) -> None:
    while chunk := stream.read(4096):
        output.put(chunk)
    output.put(None)


def plain(raw: bytes) -> str:
    """Serial output without a terminal's escape codes."""
    return _ESCAPES.sub("", raw.decode("utf-8", "replace")).strip()
