"""Boots the loader of a finished output folder and what it pulls, in QEMU.

The practice disc's stand-in says on the serial port which image was started. A real Windows PE says
nothing there: what can be seen of it is that the loader fetched the image whole and handed over,
and the screen some time later.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sert_wizard.delivery.qemu import NEEDLE, Emulator, Machine, emulated, not_booted
from sert_wizard.delivery.server import ImageServer
from sert_wizard.delivery.transfers import Event
from sert_wizard.errors import InputError, UsageError
from sert_wizard.files import scratch_folder
from sert_wizard.hashing import sha256_of
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec
from sert_wizard.stage1.steps import STEPS
from sert_wizard.wording import NOTHING, Words, words

#: What the emulated network calls this computer's loopback, unless told otherwise.
_HOST = ipaddress.IPv4Address("10.0.2.2")
_SETTLE = 60.0  # seconds that a started image has to show something on its screen


@dataclass(frozen=True)
class BootResult:
    """How far it went: `line` is what the practice disc's stand-in said ("" for a real image),
    `steps` what the loader reported in order, `seconds` until the image had started; `screens`
    are pictures (PNG) by what they show."""

    firmware: str
    line: str
    steps: tuple[str, ...]
    seconds: float
    screens: tuple[tuple[str, bytes], ...]

    @property
    def text(self) -> Words:
        """The outcome in a sentence."""
        if self.line:
            return words(
                "The loader worked, the image was fetched and started: {line}", line=self.line
            )
        return words(
            "The loader worked, the image was fetched and started; its screen tells the rest."
        )


@dataclass
class _Watch:
    """What happened at the server, as the emulated machine goes on."""

    steps: list[str] = field(default_factory=list)
    fetched: bool = False
    handed_over: bool = False
    failed: Words = NOTHING
    where: Words = words("the loader did not ask for the image")

    def happened(self, event: Event) -> None:
        if event.kind == "step":
            self.steps.append(event.text)
            self.handed_over = self.handed_over or event.text.startswith(STEPS["boot"])
            # It tries again by itself until it is out of ways.
            self.failed = event.text if event.text.startswith(STEPS["failed"]) else NOTHING
        if event.kind == "done":
            self.fetched = True
            self.where = words("the image was fetched, but not started")
        elif event.total and not self.fetched:
            self.where = words("{percent} % of the image had been fetched", percent=event.percent)
        elif event.kind == "step":
            self.where = words("the loader last reported: {text}", text=event.text)


def boot_test(
    folder: Path,
    url: str,
    *,
    firmware: str = "bios",
    cd_rate: int | None = None,
    progress: Progress | None = None,
    timeout: float = 240.0,
    settle: float = _SETTLE,
) -> BootResult:
    """Boot the loader of the output `folder`, until the image it fetched has started.

    The emulated network gives `url`'s address to this computer, so that the very stage1.iso
    that goes to the technician is tested; only for an address that is no IPv4 number a loader
    like it is made. A real image gets `settle` seconds to show itself after the handover.

    Raises InputError `not-found`, UsageError `bad-firmware`, MachineError `no-qemu` or `no-ovmf`,
    RequestError `cant-bind` or `not-booted` (with where it stopped), CancelledError.
    """
    if firmware not in ("bios", "uefi"):
        raise UsageError(
            "bad-firmware",
            words("No such firmware: {firmware}.", firmware=firmware),
            hint=words("bios or uefi"),
        )
    progress = progress or Progress()
    image, loader = folder / "optimized.iso", folder / "stage1.iso"
    for path in (image, loader):
        if not reach(path).is_file():
            raise InputError(
                "not-found",
                words("{path} is not there.", path=path),
                hint=words("Name a finished output folder."),
            )
    parts = urlsplit(url)
    host = _ipv4(parts.hostname)
    size = reach(image).stat().st_size
    # The whole image lies in memory twice on its way, and the system it holds wants some too.
    memory = max(1024, 512 + 2 * (size >> 20))
    watch = _Watch()
    with scratch_folder(prefix="sert-loader-") as scratch:
        port = (parts.port or 80) if host else 0
        with _served(folder, port, parts.path if host else "", watch, progress) as server:
            if host is None:
                host = _HOST
                loader = scratch / "stage1.iso"
                spec = LoaderSpec(
                    (f"http://{host}:{server.server_port}/optimized.iso",),
                    sha256=sha256_of(image, progress, words("Hashing the image")),
                    size=size,
                )
                loader.write_bytes(build_loader(spec))
            machine = Machine(firmware, memory, cd_rate, host)
            with emulated(loader, machine) as emulator:
                return _watched(emulator, watch, firmware, timeout, settle, progress)


def _watched(
    emulator: Emulator,
    watch: _Watch,
    firmware: str,
    timeout: float,
    settle: float,
    progress: Progress,
) -> BootResult:
    """Wait until the image has started, or it is clear that it won't."""
    began, started = time.monotonic(), 0.0
    screens: list[tuple[str, bytes]] = []

    def result(line: str, seconds: float) -> BootResult:
        screens.append(("at the end", emulator.screenshot()))
        shown = tuple((name, picture) for name, picture in screens if picture)
        return BootResult(firmware, line, tuple(watch.steps), round(seconds, 1), shown)

    while (passed := time.monotonic() - began) < timeout + (settle if started else 0):
        progress.check()
        alive = emulator.listen()
        if line := emulator.line(NEEDLE):
            return result(line, passed)
        if watch.fetched and not screens:
            screens.append(("image fetched", emulator.screenshot()))
        if watch.failed or not alive:
            what = watch.failed and words("the loader gave up ({failed})", failed=watch.failed)
            raise not_booted(
                words("{what}; {where}", what=what or words("QEMU ended"), where=watch.where),
                emulator,
            )
        if watch.fetched and watch.handed_over and not started:
            started = passed
        if started and passed - started > settle:
            return result("", started)
    raise not_booted(
        words("after {timeout:.0f} seconds {where}", timeout=timeout, where=watch.where), emulator
    )


@contextmanager
def _served(
    folder: Path, port: int, path: str, watch: _Watch, progress: Progress
) -> Iterator[ImageServer]:
    """The image on loopback; how much of it was fetched goes to `progress`."""

    def happened(event: Event) -> None:
        watch.happened(event)
        if event.total and not progress.cancelled:
            progress.reach(min(event.sent, event.total), event.total)

    progress.begin(words("Starting the loader in QEMU"))
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
