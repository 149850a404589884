"""The same operations for terminals and scripts; names and exit statuses are a contract."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from sert_wizard import __version__, settings
from sert_wizard.console import TerminalProgress, open_streams, print_error
from sert_wizard.errors import CancelledError, InputError, SertError, UsageError, write_error
from sert_wizard.paths import reach
from sert_wizard.planting import ignore_current_folder
from sert_wizard.stage1.spec import FLAVOURS
from sert_wizard.training.generations import ARCHES, GENERATIONS, LAYOUTS
from sert_wizard.training.scales import SCALES
from sert_wizard.wording import Words, words


class _Parser(argparse.ArgumentParser):
    """Raises instead of exiting, so that wrong usage is reported like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            "usage",
            Words(message[:1].upper() + message[1:] + "."),
            hint=words("See `{prog} --help`.", prog=self.prog),
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status. Never raises."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    ignore_current_folder()
    open_streams()
    try:
        status = _run(argv)
        sys.stdout.flush()
        return status
    except SertError as error:
        return _report(error, argv)
    except BrokenPipeError:
        return _reader_gone()
    except KeyboardInterrupt:
        return _report(CancelledError(), argv)
    except Exception as error:
        return _report(_internal(error), argv)


def _report(error: SertError, argv: Sequence[str]) -> int:
    try:
        print_error(error, as_json="--json" in argv)
        sys.stdout.flush()
    except OSError:
        _reader_gone()
    return error.exit_status


def _reader_gone() -> int:
    """Whoever read our output has gone: keep the interpreter from complaining at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(null, stream.fileno())
    return 0


def _run(argv: list[str]) -> int:
    if not argv or (argv[0] not in _COMMANDS and argv[0] not in ("-h", "--help", "--version")):
        return _open_wizard(argv)
    options = parser().parse_args(argv)
    # One command's imports, not all of them: the terminal answers sooner.
    command = importlib.import_module(f"sert_wizard.commands.{options.module}")
    progress = TerminalProgress()
    with _cancel_on_signal(progress):
        try:
            return int(command.run(options, progress))
        finally:
            progress.finish()


def _open_wizard(argv: list[str]) -> int:
    wizard = _Parser(prog="sert-wizard", add_help=False)
    wizard.add_argument("iso", nargs="?", type=Path)
    wizard.add_argument("--recipe", type=Path)
    options, rest = wizard.parse_known_args(argv)
    for path in filter(None, (options.iso, options.recipe)):
        if not reach(path).exists():
            if path == options.iso and not path.suffix and path.name == str(path):
                raise UsageError(
                    "usage",
                    words("There is no command and no file “{path}”.", path=path),
                    hint=words("`sert-wizard --help` lists the commands."),
                )
            raise InputError(
                "not-found",
                words("There is no file {path}.", path=path),
                hint=words("Check the path."),
            )
    if rest:
        wizard.error(f"unrecognized arguments: {' '.join(rest)}")
    # Only here: everything else works where Qt isn't installed.
    from sert_wizard.ui.app import run  # noqa: PLC0415

    status: int = run(iso=options.iso, recipe=options.recipe)
    return status


@contextlib.contextmanager
def _cancel_on_signal(progress: TerminalProgress) -> Iterator[None]:
    """Ctrl-C and a polite kill ask the work to stop; a second Ctrl-C ends it at once."""

    def cancel(_signal: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        progress.cancel()

    before = {number: signal.signal(number, cancel) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _internal(error: Exception) -> SertError:
    """A defect of ours, or an output that can't be written: the details go to a log."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return write_error(Path("the output"), error)
    log = settings.log_folder() / "sert-wizard.log"
    with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
    return SertError(
        "internal",
        words("Something went wrong inside SERT Wizard: {error}", error=error),
        hint=words("Please report this; the details are in {log}.", log=log),
    )


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(
        prog="sert-wizard",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Makes a Windows PE recovery ISO small, fitted with the right NIC driver, and "
        "quick to\nboot over Intel vPro's redirected CD drive. Without a command it opens the "
        "wizard;\nan ISO or --recipe FILE opens it filled in.",
        epilog="examples:\n"
        "  sert-wizard recovery.iso\n"
        "  sert-wizard train --out practice\n"
        "  sert-wizard build practice/recipe.toml\n",
    )
    top.add_argument("--version", action="version", version=f"sert-wizard {__version__}")
    commands_of = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (summary, example, add) in _COMMANDS.items():
        command = commands_of.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            epilog=f"example:\n  sert-wizard {example}\n",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add(command)
        command.add_argument("--json", action="store_true", help="print one JSON object")
        command.set_defaults(module=name.replace("-", "_"))
    return top


def _train(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write")
    command.add_argument("--generation", choices=tuple(GENERATIONS), default="10.0")
    command.add_argument("--arch", choices=ARCHES, default="amd64")
    command.add_argument("--layout", choices=LAYOUTS, default="joliet")
    command.add_argument("--scale", choices=tuple(SCALES), default="small")
    command.add_argument("--force", action="store_true", help="overwrite what is in DIR")


def _inspect(command: argparse.ArgumentParser) -> None:
    command.add_argument("iso", type=Path, metavar="ISO")


def _nics(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="reports",
        action="append",
        default=[],
        type=Path,
        metavar="REPORT",
        help="read a report from the target instead of this computer's NICs",
    )
    command.add_argument(
        "--catalog", metavar="WORDS", help="vPro NICs by model, AMT version, name or id"
    )
    command.add_argument("--all", action="store_true", help="this computer's virtual adapters, too")
    amt = command.add_argument_group(
        "an Intel AMT machine", "the password is asked for, or read from SERT_AMT_PASSWORD"
    )
    amt.add_argument("--amt", metavar="HOST", help="ask this machine what it is")
    amt.add_argument("--user", default="admin", help="default: admin")
    amt.add_argument("--tls", action="store_true", help="encrypted, by port 16993")
    amt.add_argument("--port", type=int, metavar="N", help="another port than AMT's usual one")
    amt.add_argument("--fingerprint", metavar="HEX", help="SHA-256 of the certificate to accept")


def _drivers(command: argparse.ArgumentParser) -> None:
    command.add_argument("iso", type=Path, metavar="ISO")
    command.add_argument("--nic", action="append", default=[], metavar="ID", help="a target NIC")
    command.add_argument(
        "--inject",
        action="append",
        default=[],
        type=Path,
        metavar="PATH",
        help="drivers to offer: a folder, zip, cab or exe",
    )


def _plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("recipe", type=Path, metavar="RECIPE")
    command.add_argument("--exact", action="store_true", help="predict sizes to the byte")


def _build(command: argparse.ArgumentParser) -> None:
    command.add_argument("recipe", type=Path, metavar="RECIPE")
    command.add_argument("--out", type=Path, metavar="DIR", help="instead of the recipe's folder")
    command.add_argument(
        "--allow-uncovered", action="store_true", help="build though a NIC has no driver"
    )
    command.add_argument("--force", action="store_true", help="overwrite an earlier output")
    command.add_argument("--open", action="store_true", help="show the report in the browser")


def _verify(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR")


def _stage1(command: argparse.ArgumentParser) -> None:
    command.add_argument("--url", required=True, help="where the optimized ISO will be")
    command.add_argument("--out", type=Path, required=True, metavar="FILE")
    command.add_argument(
        "--fallback", action="append", default=[], metavar="URL", help="tried after --url"
    )
    image = command.add_mutually_exclusive_group()
    image.add_argument("--sha256", default="", metavar="HEX", help="hash of the optimized ISO")
    image.add_argument("--image", type=Path, metavar="ISO", help="take hash and size from it")
    command.add_argument(
        "--flavour", choices=FLAVOURS, default="ipxe", help="linux: verifies on BIOS, 11 MB"
    )
    command.add_argument("--firmware", metavar="bios,uefi", help="default: what the flavour can")
    command.add_argument("--force", action="store_true", help="overwrite FILE")
    command.add_argument(
        "--unverified-fallback",
        action="store_true",
        help="UEFI: boot from the network, unchecked, where memory is short",
    )
    command.add_argument("--wimboot", type=Path, metavar="FILE", help="tried before that")
    command.add_argument("--shim", type=Path, metavar="FILE", help="signed; ipxe.efi beside it")
    network = command.add_argument_group("a fixed address in place of DHCP")
    for name in ("address", "netmask", "gateway", "dns"):
        network.add_argument(f"--{name}", default="", metavar="IPV4")
    network.add_argument("--vlan", type=int, default=0, metavar="N")


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument("--bind", metavar="ADDRESS", help="default: the address in the URL")
    command.add_argument("--port", type=int, metavar="N", help="default: the port in the URL")
    command.add_argument(
        "--print",
        dest="server",
        choices=("nginx", "iis", "caddy"),
        help="print a configuration for a real web server instead",
    )


def _boot_test(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument("--firmware", choices=("bios", "uefi"), default="bios")
    command.add_argument("--cd-rate", type=int, metavar="BYTES_PER_S", help="slow the CD drive")


def _doctor(_command: argparse.ArgumentParser) -> None:
    """No options of its own."""


_COMMANDS = {
    "train": ("make a practice ISO to try everything on", "train --out practice", _train),
    "inspect": ("show what is on a disc", "inspect recovery.iso", _inspect),
    "nics": (
        "show the NICs of this computer, of a report, of the catalogue or of an AMT machine",
        'nics --from nics.txt\n  sert-wizard nics --catalog "OptiPlex 960"',
        _nics,
    ),
    "drivers": (
        "show the boot image's driver packages, and which serves which NIC",
        r"drivers recovery.iso --nic 'PCI\VEN_8086&DEV_10DE'",
        _drivers,
    ),
    "plan": ("show what a build would do, and the sizes", "plan recipe.toml", _plan),
    "build": ("write the optimized ISO, the loader and the report", "build recipe.toml", _build),
    "verify": ("check a finished output folder again", "verify out", _verify),
    "stage1": (
        "write only the loader",
        "stage1 --url http://192.0.2.10:8080/optimized.iso --out stage1.iso",
        _stage1,
    ),
    "serve": ("serve the optimized ISO to the loader over HTTP", "serve out", _serve),
    "boot-test": ("boot the loader and what it pulls in QEMU", "boot-test out", _boot_test),
    "doctor": ("show what this machine has and lacks", "doctor", _doctor),
}


if __name__ == "__main__":
    sys.exit(main())
