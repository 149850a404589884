"""Prints tables and writes benchmarks.json: our build of the full practice disc against the same
work by hand with the usual tools, and against copying the disc; what reading a driver store
takes; our server against nginx; and how the wizard feels on that disc."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sert_wizard.base import BaseImage
from sert_wizard.console import table
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Plan
from sert_wizard.plan.predict import Effort
from sert_wizard.progress import Progress
from sert_wizard.recipe import load
from sert_wizard.training.practice import make_practice
from sert_wizard.wording import size_text
from tests.benchmarks import drivers, serve, wizard, wizard_packages
from tests.benchmarks.measure import Result, Run, in_turns, run

_GOAL = 0.8  # of the hand-made pipeline's time
_BOOT = (
    *("-c", "boot.cat", "-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "4"),
    *("-boot-info-table", "-eltorito-alt-boot"),
    *("-e", "EFI/Microsoft/Boot/efisys.bin", "-no-emul-boot"),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", default="full", choices=("tiny", "small", "full"))
    parser.add_argument("--out", type=Path, default=Path("benchmarks.json"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sert-benchmarks-") as scratch:
        folder = Path(scratch)
        practice = folder / "practice"
        make_practice(practice, scale=options.scale, progress=Progress())
        recipe = load(practice / "recipe.toml")
        with BaseImage.open(practice / "base.iso") as base:
            plan = make_plan(recipe, base)
            previews = _previews(base)
        results = in_turns(
            options.rounds,
            {
                "our build": lambda: _ours(practice, folder / "out"),
                "by hand": lambda: _by_hand(practice, plan, folder / "hand"),
                "cp of the base": lambda: run(
                    ["cp", practice / "base.iso", folder / "copy.iso"], folder
                ),
            },
        )
        (folder / "infs").mkdir()
        surveys = drivers.measure(folder / "infs", options.rounds)
        (folder / "served").mkdir()
        served = serve.measure(folder / "served", options.rounds)
        walks = wizard.measure(practice, options.rounds)
        lists = wizard_packages.measure(practice, options.rounds)
    _show(results, previews)
    drivers.show(surveys)
    serve.show(served)
    wizard.show(walks)
    wizard_packages.show(lists)
    document = _document(results, previews) | {
        "drivers": [asdict(one) for one in surveys],
        "serve": asdict(served) if served else None,
        "wizard": [asdict(one) for one in walks],
        "wizard_packages": [asdict(one) for one in lists],
    }
    options.out.write_text(json.dumps(document, indent=1), encoding="utf-8")
    print(f"Written: {options.out}")
    return 0


def _ours(practice: Path, out: Path) -> Run:
    program: list[str | Path] = [sys.executable, "-m", "sert_wizard.cli", "build"]
    return run([*program, practice / "recipe.toml", "--out", out, "--force"], Path.cwd())


def _by_hand(practice: Path, plan: Plan, folder: Path) -> Run:
    """Unpack, edit, optimize, write, verify, hash: one process after the other."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    commands = "".join(f"delete --force --recursive '{path}'\n" for path in plan.deletes)
    for addition in plan.adds:
        source = Path(plan.recipe.drivers.inject[0])
        commands += f"add '{source}' '{Path(addition.path).parent}'\n"
    wim = "tree/sources/boot.wim"
    iso = ["-V", "SERT_TRAINING", "-iso-level", "3", "-N", "-d", "-l", "-J", "-joliet-long"]
    steps: list[tuple[list[str | Path], bytes]] = [
        (["7z", "x", "-y", "-otree", "-x![BOOT]", practice / "base.iso"], b""),
        (["wimlib-imagex", "update", wim, "1"], commands.encode()),
        (["wimlib-imagex", "optimize", wim], b""),
        (["genisoimage", "-quiet", *iso, *_BOOT, "-o", "out.iso", "tree"], b""),
        (["wimlib-imagex", "verify", wim], b""),
        (["sha256sum", "out.iso"], b""),
    ]
    done = [run(command, folder, stdin) for command, stdin in steps]
    return Run(sum(one.seconds for one in done), max(one.memory for one in done))


def _previews(base: BaseImage) -> dict[str, float]:
    """Seconds of a preview after a toggle, quick and exact (the first of each not counted)."""
    recipe = load(base.disc.path.parent / "recipe.toml")
    found: dict[str, float] = {}
    for effort in (Effort.QUICK, Effort.USUAL):
        times = []
        for _ in range(6):
            began = time.monotonic()
            make_plan(recipe, base, effort=effort)
            times.append(time.monotonic() - began)
        found[effort.value] = sorted(times[1:])[2]
    return found


def _show(results: list[Result], previews: dict[str, float]) -> None:
    ours = results[0].seconds
    rows = [("", "median s", "min", "max", "peak memory", "ours is")]
    for result in results:
        seconds = [one.seconds for one in result.runs]
        rows.append(
            (
                result.name,
                f"{result.seconds:.2f}",
                f"{min(seconds):.2f}",
                f"{max(seconds):.2f}",
                size_text(result.memory),
                f"{ours / result.seconds:.2f} of it",
            )
        )
    print("\n".join(table(rows, right=(1, 2, 3, 4, 5))))
    print(f"Goal: at most {_GOAL} of the work by hand.")
    for name, took in previews.items():
        print(f"Preview, {name}: {took * 1000:.0f} ms")


def _document(results: list[Result], previews: dict[str, float]) -> dict[str, Any]:
    return {
        "results": [
            {
                "name": result.name,
                "median_seconds": result.seconds,
                "seconds": [one.seconds for one in result.runs],
                "peak_memory": result.memory,
            }
            for result in results
        ],
        "preview_seconds": previews,
    }


if __name__ == "__main__":
    sys.exit(main())
