"""Serves the optimized ISO to the loader."""

from __future__ import annotations

import argparse
import sys
import threading
from urllib.parse import urlsplit

from sert_wizard.build.manifest import read_manifest
from sert_wizard.console import print_json
from sert_wizard.delivery.server import ImageServer
from sert_wizard.errors import RequestError
from sert_wizard.hardware.local import has_address, local_addresses
from sert_wizard.progress import Progress
from sert_wizard.wording import size_text


def run(options: argparse.Namespace, progress: Progress) -> int:
    url = read_manifest(options.folder).url
    address, port = _listen_at(options.bind, options.port, url)
    shown: dict[str, int] = {}

    def show(client: str, sent: int, total: int) -> None:
        percent = min(100, 100 * sent // total)
        if percent != shown.get(client):
            shown[client] = percent
            print(f"{client}: {percent} % of {size_text(total)}", file=sys.stderr)

    with ImageServer(options.folder, address, port, path=urlsplit(url).path, served=show) as server:
        if options.json:
            print_json({"url": server.url()})
        else:
            print(f"Serving {server.url()}; Ctrl-C ends it.", flush=True)
        serving = threading.Thread(target=server.serve_forever, name="http")
        serving.start()
        try:
            progress.wait_for_cancel()
        finally:
            server.shutdown()
            serving.join()
    return 0


def _listen_at(bind: str | None, port: int | None, url: str) -> tuple[str, int]:
    """Where to listen: as told, else where the manifest's URL points, if that is here."""
    parts = urlsplit(url)
    address = bind or parts.hostname or ""
    if not bind and not has_address(address):
        own = ", ".join(item.address for item in local_addresses()) or "none but loopback"
        raise RequestError(
            "not-my-address",
            f"The loader asks {url}, but this computer's addresses are: {own}.",
            hint="Build with a [stage1] url that names one of them, or choose one with --bind.",
        )
    usual = parts.port or (443 if parts.scheme == "https" else 80)
    return address, usual if port is None else port
