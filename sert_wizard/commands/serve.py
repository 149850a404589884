"""Serves the optimized ISO to the loader, or prints how a real web server does."""

from __future__ import annotations

import argparse
import ipaddress
import socket
import sys
from urllib.parse import SplitResult, urlsplit

import psutil

from sert_wizard.build.manifest import read_manifest
from sert_wizard.commands.serve_lines import shower
from sert_wizard.console import print_json
from sert_wizard.delivery.configs import server_config
from sert_wizard.delivery.firewall import windows_advice
from sert_wizard.delivery.server import ImageServer
from sert_wizard.errors import InputError, RequestError, UsageError
from sert_wizard.hardware.local import has_address, local_addresses
from sert_wizard.progress import Progress
from sert_wizard.stage1.spec import check_url


def run(options: argparse.Namespace, progress: Progress) -> int:
    url = _checked(read_manifest(options.folder).url)
    if options.server:
        return _print_config(options, url)
    parts = urlsplit(url)
    address, port = _listen_at(options.bind, options.port, parts)
    with ImageServer(
        options.folder, address, port, path=parts.path, happened=shower(as_json=options.json)
    ) as server:
        here = server.url(host=_some_address() if _is_any(address) else address)
        if options.json:
            print_json({"url": here})
        else:
            print(f"Serving {here}; Ctrl-C ends it.", flush=True)
            for line in _notes(here, url, server.server_port):
                print(line, file=sys.stderr, flush=True)
        with server.running():
            progress.wait_for_cancel()
    return 0


def _checked(url: str) -> str:
    """The manifest's URL, which someone may have edited. Raises InputError `bad-manifest`."""
    try:
        return check_url(url)
    except UsageError as error:
        raise InputError(
            "bad-manifest", f"In the manifest: {error.message}", hint="Build the image again."
        ) from None


def _notes(here: str, url: str, port: int) -> list[str]:
    """What else the technician should know."""
    notes = []
    if urlsplit(here).netloc != urlsplit(url).netloc:
        notes.append(f"The loader asks elsewhere: {url}.")
    if sys.platform == "win32":
        notes += windows_advice(psutil.Process().exe(), port)
    return notes


def _print_config(options: argparse.Namespace, url: str) -> int:
    config = server_config(options.server, options.folder, url)
    if options.json:
        print_json({"config": config.text, "notes": list(config.notes)})
    else:
        print(config.text, end="", flush=True)
        print(*config.notes, sep="\n", file=sys.stderr)
    return 0


def _listen_at(bind: str | None, port: int | None, parts: SplitResult) -> tuple[str, int]:
    """Where to listen: as told, else where the manifest's URL points, if that is here.

    All addresses only when told so: what is served is for the loader's network alone.
    """
    if parts.scheme != "http" and port is None:
        raise RequestError(
            "not-http",
            f"The loader asks {parts.geturl()}; this server speaks plain HTTP only.",
            hint="Build with an http:// address, or put a server with a certificate before this "
            "one and name its --bind and --port.",
        )
    address = bind or _own_address(parts)
    usual = parts.port or 80
    return address, usual if port is None else port


def _own_address(parts: SplitResult) -> str:
    """The address of this computer that the URL names. Raises RequestError `not-my-address`."""
    host = parts.hostname or ""
    try:
        found = [str(item[4][0]) for item in socket.getaddrinfo(host, None, socket.AF_INET)]
    except (OSError, UnicodeError):
        found = [host]
    for address in found:
        if has_address(address) and not _is_any(address):
            return address
    own = ", ".join(f"{item.address} ({item.adapter})" for item in local_addresses())
    raise RequestError(
        "not-my-address",
        f"The loader asks {parts.geturl()}, but this computer's addresses are: "
        f"{own or 'none but loopback'}.",
        hint="Build with a [stage1] url that names one of them, or choose one with --bind.",
    )


def _is_any(address: str) -> bool:
    """Whether it stands for all addresses of this computer."""
    try:
        return ipaddress.ip_address(address).is_unspecified
    except ValueError:
        return False


def _some_address() -> str:
    """One under which another computer could reach this one."""
    return next((item.address for item in local_addresses()), "127.0.0.1")
