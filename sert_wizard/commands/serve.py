"""Serves the optimized ISO to the loader, or prints how a real web server does."""

from __future__ import annotations

import argparse
import sys
from urllib.parse import urlsplit

import psutil

from sert_wizard.build.manifest import read_manifest
from sert_wizard.commands.serve_lines import shower
from sert_wizard.console import print_json
from sert_wizard.delivery.configs import server_config
from sert_wizard.delivery.firewall import windows_advice
from sert_wizard.delivery.listening import is_any, listen_at
from sert_wizard.delivery.server import ImageServer
from sert_wizard.errors import InputError, UsageError
from sert_wizard.hardware.local import local_addresses
from sert_wizard.progress import Progress
from sert_wizard.stage1.spec import check_url
from sert_wizard.wording import words


def run(options: argparse.Namespace, progress: Progress) -> int:
    url = _checked(read_manifest(options.folder).url)
    if options.server:
        return _print_config(options, url)
    address, port = listen_at(url, bind=options.bind, port=options.port)
    with ImageServer(
        options.folder,
        address,
        port,
        path=urlsplit(url).path,
        happened=shower(as_json=options.json),
    ) as server:
        here = server.url(host=_some_address() if is_any(address) else address)
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
            "bad-manifest",
            words("In the manifest: {message}", message=error.message),
            hint=words("Build the image again."),
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


def _some_address() -> str:
    """One under which another computer could reach this one."""
    return next((item.address for item in local_addresses()), "127.0.0.1")
