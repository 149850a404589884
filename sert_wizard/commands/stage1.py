"""Writes only the loader."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from sert_wizard.console import print_json
from sert_wizard.errors import InputError, OutputError, read_error, write_error
from sert_wizard.files import check_names, move
from sert_wizard.hashing import sha256_of
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec, Network, parse_firmware
from sert_wizard.wording import size_text, words

_UNVERIFIED = (
    "Without --sha256 or --image the loader checks nothing: on UEFI too it boots whatever the "
    "server sends, and says so on screen."
)


def run(options: argparse.Namespace, progress: Progress) -> int:
    _check_out(options)
    spec = _spec(options, progress)
    loader = build_loader(spec)
    _write_new(options.out, loader)
    progress.finish()
    if "uefi" in spec.firmware and not spec.sha256:
        print(_UNVERIFIED, file=sys.stderr)
    if options.json:
        print_json({"stage1": str(options.out), "stage1_size": len(loader)})
    else:
        print(f"{options.out}: {size_text(len(loader))}, fetches {options.url}")
    return 0


def _check_out(options: argparse.Namespace) -> None:
    """Raises OutputError (bad-name, same-file, exists)."""
    check_names(options.out)
    out = reach(options.out)
    if not out.exists():
        return
    inputs = filter(None, (options.image, options.wimboot, options.shim))
    if any(path.exists() and out.samefile(path) for path in map(reach, inputs)):
        raise OutputError(
            "same-file",
            words("{out} is an input, which is never overwritten.", out=options.out),
            hint=words("Choose another file with --out."),
        )
    if not options.force:
        raise OutputError(
            "exists",
            words("{out} is already there.", out=options.out),
            hint=words("Choose another file with --out, or overwrite with --force."),
        )


def _spec(options: argparse.Namespace, progress: Progress) -> LoaderSpec:
    """Raises UsageError for values that can't be, InputError (not-found, unreadable)."""
    sha256, size = options.sha256.lower(), 0
    if options.image:
        sha256, size = _measured(options.image, progress)
    firmware = options.firmware or ("bios" if options.flavour == "linux" else "bios,uefi")
    return LoaderSpec(
        urls=(options.url, *options.fallback),
        firmware=parse_firmware(firmware),
        flavour=options.flavour,
        sha256=sha256,
        size=size,
        unverified_fallback=options.unverified_fallback,
        network=Network(
            options.address, options.netmask, options.gateway, options.dns, options.vlan
        ),
        wimboot=options.wimboot,
        shim=options.shim,
    )


def _measured(image: Path, progress: Progress) -> tuple[str, int]:
    """SHA-256 and bytes of the image that the loader will fetch."""
    try:
        stage = words("Hashing {name}", name=image.name)
        return sha256_of(image, progress, stage), reach(image).stat().st_size
    except FileNotFoundError:
        raise InputError(
            "not-found",
            words("There is no file {image}.", image=image),
            hint=words("Check the path after --image."),
        ) from None
    except OSError as error:
        raise read_error(image, error, words("Name the optimized ISO itself.")) from None


def _write_new(path: Path, content: bytes) -> None:
    """Write beside the final name, then rename. Raises OutputError (in-use, cannot-write)."""
    place = reach(path)
    beside = place.with_name(f".{place.name}.partial")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        move(beside, place, named=path)
    except OSError as error:
        raise write_error(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
