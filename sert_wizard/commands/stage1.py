"""Writes only the loader."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from sert_wizard.console import print_json
from sert_wizard.errors import OutputError, write_error
from sert_wizard.progress import Progress
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec, parse_firmware
from sert_wizard.wording import size_text


def run(options: argparse.Namespace, progress: Progress) -> int:
    if options.out.exists() and not options.force:
        raise OutputError(
            "exists",
            f"{options.out} is already there.",
            hint="Choose another file with --out, or overwrite with --force.",
        )
    spec = LoaderSpec(
        urls=(options.url, *options.fallback),
        firmware=parse_firmware(options.firmware),
        flavour=options.flavour,
        sha256=options.sha256.lower(),
    )
    loader = build_loader(spec)
    _write_new(options.out, loader)
    progress.finish()
    if options.json:
        print_json({"stage1": str(options.out), "stage1_size": len(loader)})
    else:
        print(f"{options.out}: {size_text(len(loader))}, fetches {options.url}")
    return 0


def _write_new(path: Path, content: bytes) -> None:
    """Write beside the final name, then rename. Raises OutputError (cannot-write)."""
    beside = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise write_error(path, error) from None
