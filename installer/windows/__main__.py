"""Makes SERT-Wizard-<version>-x64.exe; installer/windows/build.sh sets up what this needs."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from pathlib import Path

from installer.windows import inputs, nsis, wheels
from installer.windows.payload import Payload, collect
from sert_wizard.console import print_error
from sert_wizard.errors import InputError, SertError, write_error
from sert_wizard.wording import size_text, words

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
_SHOWN = 12  # the largest components, by name


def main() -> int:
    """Run the command line; the exit status."""
    options = _parser().parse_args()
    try:
        if options.update_lock:
            _update_lock(options.inputs_list)
        else:
            _build(options)
    except SertError as error:
        print_error(error, as_json=False)
        return error.exit_status
    except OSError as error:
        failed = write_error(Path(error.filename or options.out), error)
        print_error(failed, as_json=False)
        return failed.exit_status
    return 0


def _parser() -> argparse.ArgumentParser:
    # What each option is for stands in build.sh, whose --help prints it.
    parser = argparse.ArgumentParser(prog="installer/windows/build.sh", add_help=False)
    parser.add_argument("--inputs", type=Path)
    parser.add_argument("--out", type=Path, default=DIST)
    parser.add_argument("--inputs-list", type=Path, default=inputs.LIST)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--update-lock", action="store_true")
    return parser


def _build(options: argparse.Namespace) -> None:
    nsis_version = nsis.version()
    sign = nsis.signing_command(os.environ.get("SIGN_COMMAND", ""))
    listed = inputs.read_list(options.inputs_list)
    folder = options.inputs or DIST / "inputs"
    archives = [
        (item, inputs.obtain(item, folder, download=options.inputs is None)) for item in listed
    ]
    store = DIST / "wheels"
    store.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    _say("Getting the wheels")
    pinned = wheels.download(store, _python(listed))
    with tempfile.TemporaryDirectory(prefix=".windows-", dir=options.out) as scratch:
        work = Path(scratch)
        own = wheels.package(ROOT, work)
        payload = collect(ROOT, archives, (*pinned, own), nsis_version)
        _say(f"Compressing {len(payload.files)} files, {size_text(payload.size)}")
        made = nsis.make(payload, work, quick=options.quick, sign=sign)
        _publish(made, payload, options.out)


def _publish(made: Path, payload: Payload, out: Path) -> None:
    """The .exe, its hash as sha256sum checks it, and what fills it, under their names."""
    final = out / made.name
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    rows = [
        f"{size:>12,} bytes {number:>5} files  {owner}" for owner, number, size in payload.sizes()
    ]
    report = final.with_suffix(".contents.txt")
    report.write_text("\n".join(rows) + "\n", encoding="utf-8")
    final.with_suffix(".exe.sha256").write_text(f"{digest}  {final.name}\n", encoding="utf-8")
    made.replace(final)
    _say("\n".join(rows[:_SHOWN]))
    _say(f"{final}: {size_text(final.stat().st_size)}, SHA-256 {digest}")


def _update_lock(listed: Path) -> None:
    # Needs `packaging`, which the tests' environment has.
    from installer.windows import lock  # noqa: PLC0415

    lock.update(ROOT, _python(inputs.read_list(listed)))
    _say(f"{wheels.LOCK} is new; read what changed before you commit it.")


def _python(listed: tuple[inputs.Input, ...]) -> str:
    """The release of the CPython that is installed, "3.13"."""
    for item in listed:
        if item.name == "CPython":
            return ".".join(item.version.split(".")[:2])
    raise InputError(
        "unreadable-list",
        words("The list of inputs names no CPython."),
        hint=words("Compare it with installer/windows/inputs.toml."),
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
