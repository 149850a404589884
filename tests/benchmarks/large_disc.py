"""Builds a disc of 5.5 GB with a 4.6 GB install.wim beside boot.wim, against copying it; checks by
7-Zip that the large file is the same. Wants 12 GB of disk: `python -m tests.benchmarks.large_disc`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sert_wizard.console import table
from sert_wizard.progress import Progress
from sert_wizard.training.practice import make_practice
from sert_wizard.wording import size_text
from tests import discs
from tests.benchmarks.measure import Run, in_turns, run

_LARGE, _OTHER = 4_600_000_001, 880_000_000
_STEP = 16 << 20
_WIM = "sources/install.wim"


def main() -> int:
    parser = argparse.ArgumentParser(prog="large_disc", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sert-large-") as scratch:
        folder = Path(scratch)
        recipe, expected = _make(folder)
        base, out = folder / "base.iso", folder / "out"
        print(f"Base: {size_text(base.stat().st_size)}, with {_WIM} of {size_text(_LARGE)}")

        def ours() -> Run:
            shutil.rmtree(out, ignore_errors=True)
            program: list[str | Path] = [sys.executable, "-m", "sert_wizard.cli", "build"]
            return run([*program, recipe, "--out", out], Path.cwd())

        def copied() -> Run:
            done = run(["cp", base, folder / "copy.iso"], folder)
            (folder / "copy.iso").unlink()
            return done

        results = in_turns(options.rounds, {"our build": ours, "cp of the base": copied})
        rows = [
            (result.name, f"{result.seconds:.1f} s", size_text(result.memory)) for result in results
        ]
        print("\n".join(table([("", "median", "peak memory"), *rows], right=(1, 2))))
        same = _hash_on(out / "optimized.iso") == expected == _hash_on(base)
        print(f"{_WIM} is {'the same' if same else 'NOT the same'}, says 7-Zip")
        print(f"udfinfo: {discs.udf_warnings(out / 'optimized.iso') or 'no warning'}")
    return 0 if same else 1


def _make(folder: Path) -> tuple[Path, str]:
    """The base disc in `folder`; the recipe for it, and the large file's SHA-256."""
    practice = make_practice(folder / "practice", scale="tiny", progress=Progress())
    found = discs.extract(practice.base_iso, folder / "found")
    tree = {path.lower(): data for path, data in found.items() if path != "/boot.cat"}
    source = discs.write_tree(folder / "tree", tree)
    for name, size, seed in ((_WIM, _LARGE, 1), ("data.bin", _OTHER, 2)):
        _sparse(source / name, size, seed)
    arguments = ("-allow-limited-size", *discs.RECIPES["bridge-joliet"][1])
    discs.master(folder / "base.iso", "genisoimage", arguments, source)
    with (source / _WIM).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    shutil.rmtree(source)
    text = practice.recipe.read_text("utf-8")
    text = text.replace('"base.iso"', json.dumps(str(folder / "base.iso")))
    practice.recipe.write_text(text, "utf-8")
    return practice.recipe, digest


def _sparse(path: Path, size: int, seed: int) -> None:
    """A file of that size that takes little space: some bytes here and there."""
    generator = random.Random(seed)
    with path.open("wb") as file:
        for at in range(0, size, _STEP):
            file.seek(at)
            file.write(generator.randbytes(4096))
        file.truncate(size)


def _hash_on(disc: Path) -> str:
    """SHA-256 of the large file on a disc, as 7-Zip unpacks it."""
    command = ["7z", "e", "-so", str(disc), _WIM]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    ) as process:
        assert process.stdout
        digest = hashlib.sha256()
        while piece := process.stdout.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
