"""Times the whole way to a started image: the base disc through a redirected CD drive against the
loader through the same drive and the optimized disc over the network, on BIOS and UEFI, in QEMU.

`python -m tests.benchmarks.delivery`; half an hour, most of it waiting for the slow drive. The
machine is emulated, so what is computed (hashes, unpacking) takes longer than on a real one.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.build.builder import build
from sert_wizard.console import table
from sert_wizard.delivery.qemu import NEEDLE, Machine, emulated, not_booted
from sert_wizard.delivery.server import ImageServer
from sert_wizard.plan.make import make_plan
from sert_wizard.progress import Progress
from sert_wizard.training.practice import make_practice
from sert_wizard.wording import size_text, words

_RATE = 450_000  # bytes per second of the CD drive: "3x"
_HOST = IPv4Address("10.0.2.2")
_PORT = 18080
_PATIENCE = 1800.0  # seconds
_GOAL = 6.0  # times faster
_GOAL_CD = 5.0  # seconds that the loader may take from the drive


@dataclass(frozen=True)
class Timing:
    """A boot: `seconds` to the stand-in's first line, `cd_bytes` read from the drive by then."""

    firmware: str
    way: str
    seconds: float
    cd_bytes: int


def main() -> int:
    parser = argparse.ArgumentParser(prog="delivery", description=__doc__)
    parser.add_argument("--scale", choices=("tiny", "small", "full"), default="full")
    parser.add_argument("--firmware", default="bios,uefi")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sert-delivery-") as scratch:
        show(measure(Path(scratch), options.scale, options.firmware.split(",")))
    return 0


def measure(folder: Path, scale: str, firmware: Sequence[str]) -> list[Timing]:
    """Make and build the practice disc of `scale` in `folder`, and boot it both ways."""
    practice = make_practice(folder / "practice", scale=scale, progress=Progress())
    text = practice.recipe.read_text("utf-8")
    text = text.replace("192.0.2.10:8080", f"{_HOST}:{_PORT}")
    practice.recipe.write_text(text, "utf-8")
    recipe = recipes.load(practice.recipe)
    with BaseImage.open(practice.base_iso) as base:
        out = folder / "out"
        built = build(make_plan(recipe, base), base, out, Progress(), recipe_file=practice.recipe)
    timings = []
    for one in firmware:
        machine = Machine(one, 1536, _RATE, stays=True)
        timings.append(_boot(practice.base_iso, machine, "base, redirected"))
        with ImageServer(built.folder, "127.0.0.1", _PORT) as server, server.running():
            machine = Machine(one, 1536, _RATE, _HOST, stays=True)
            timings.append(_boot(built.folder / "stage1.iso", machine, "loader, then network"))
    return timings


def _boot(disc: Path, machine: Machine, way: str) -> Timing:
    began = time.monotonic()
    with emulated(disc, machine) as emulator:
        while time.monotonic() - began < _PATIENCE:
            alive = emulator.listen()
            if emulator.line(NEEDLE):
                seconds = time.monotonic() - began
                return Timing(machine.firmware, way, seconds, emulator.cd_bytes_read())
            if not alive:
                break
        raise not_booted(
            words("{way} on {firmware} did not get there", way=way, firmware=machine.firmware),
            emulator,
        )


def show(timings: Sequence[Timing]) -> None:
    rows = [
        (
            one.firmware,
            one.way,
            f"{one.seconds:.1f}",
            size_text(one.cd_bytes),
            f"{one.cd_bytes / _RATE:.1f}",
        )
        for one in timings
    ]
    heads = ("firmware", "way", "seconds", "read from the CD", f"seconds at {_RATE} B/s")
    print("\n".join(table([heads, *rows], right=(2, 3, 4))))
    for base, loader in zip(timings[::2], timings[1::2], strict=True):
        print(
            f"{base.firmware}: {base.seconds / loader.seconds:.1f} times faster (goal {_GOAL}), "
            f"the loader took {loader.cd_bytes / _RATE:.1f} s of the drive (goal {_GOAL_CD})"
        )


if __name__ == "__main__":
    raise SystemExit(main())
