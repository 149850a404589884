"""Serving a finished disc from the wizard, and what came of a boot test. No Qt here."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from sert_wizard.delivery.boot_test import BootResult
from sert_wizard.delivery.firewall import windows_advice
from sert_wizard.delivery.listening import listen_at
from sert_wizard.delivery.server import ImageServer
from sert_wizard.delivery.transfers import Happened
from sert_wizard.errors import read_input, write_error


class Served:
    """A server that runs until `close`: at `url`, with the `advice` that lets clients in."""

    def __init__(self, folder: Path, url: str, happened: Happened) -> None:
        """Serve the `folder`'s disc where the loader's `url` says. Raises InputError, RequestError
        (what ImageServer and listen_at raise)."""
        address, port = listen_at(url)
        path = urlsplit(url).path
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(
                ImageServer(folder, address, port, path=path, happened=happened)
            )
            stack.enter_context(server.running())
            self.url = server.url()
            self.advice = _advice(port)
            self._stack = stack.pop_all()

    def close(self) -> None:
        """Let go of all clients and of the port; takes up to some seconds."""
        self._stack.close()


@dataclass(frozen=True)
class BootSeen:
    """What a boot test came to, and the `page` that shows it."""

    result: BootResult
    page: Path


def copy_recipe(written: Path, target: Path) -> Path:
    """Copy the recipe that a build wrote. Raises InputError, OutputError."""
    content = read_input(written)
    if target.exists() and target.samefile(written):
        return target
    try:
        target.write_bytes(content)
    except OSError as error:
        raise write_error(target, error) from None
    return target


def _advice(port: int) -> tuple[str, ...]:
    return windows_advice(psutil.Process().exe(), port) if sys.platform == "win32" else ()
