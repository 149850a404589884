"""What a person at a terminal is asked before AMT is: the password, and whether to trust.

The password comes from the environment or from a prompt that doesn't show it; never from an
argument, which other users of the computer could read.
"""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import asdict
from typing import Any

from sert_wizard.errors import UsageError
from sert_wizard.hardware.amt.inventory import AmtInventory, inventory
from sert_wizard.hardware.amt.trust import UnknownCertificateError, readable
from sert_wizard.progress import Progress
from sert_wizard.wording import words

#: AMT's built-in administrator.
USER = "admin"

#: The environment variable that scripts pass the password in.
PASSWORD = "SERT_AMT_PASSWORD"


def ask_inventory(
    host: str,
    *,
    user: str = USER,
    port: int | None = None,
    tls: bool = False,
    fingerprint: str | None = None,
    progress: Progress,
) -> AmtInventory:
    """`inventory` with what it still needs asked at the terminal. A certificate that nobody
    accepted yet is shown; without a terminal that ends in UnknownCertificateError."""
    password = _password(user, host)
    try:
        return inventory(
            host, user, password, port=port, tls=tls, fingerprint=fingerprint, progress=progress
        )
    except UnknownCertificateError as unknown:
        progress.finish()
        if not _accepted(unknown):
            raise
        return inventory(
            host,
            user,
            password,
            port=port,
            tls=tls,
            fingerprint=unknown.fingerprint,
            progress=progress,
        )


def inventory_lines(found: AmtInventory) -> list[str]:
    """What the machine told, for people; what it didn't tell is left out."""
    pairs = [
        ("Model", " ".join(filter(None, (found.maker, found.model)))),
        ("Serial number", found.serial),
        ("UUID", found.uuid),
        ("AMT version", found.version),
        ("Certificate", found.fingerprint and f"SHA-256 {readable(found.fingerprint)}"),
    ]
    for port in found.ports:
        kind = "Wireless port" if port.wireless else "Wired port"
        dhcp = {True: "by DHCP", False: "static", None: ""}[port.dhcp]
        pairs.append((kind, ", ".join(filter(None, (port.mac, port.link, port.address, dhcp)))))
    pairs += [("Hardware id", device.ids[0]) for device in found.pci]
    return [f"{name}: {value}" for name, value in pairs if value]


def inventory_json(found: AmtInventory) -> dict[str, Any]:
    """The inventory for a script."""
    return asdict(found) | {"hardware_ids": [device.ids[0] for device in found.pci]}


def _password(user: str, host: str) -> str:
    if password := os.environ.get(PASSWORD):
        return password
    if not sys.stdin.isatty():
        raise UsageError(
            "amt-password",
            words("There is no terminal to ask for the AMT password."),
            hint=words("Put it into the environment variable {variable}.", variable=PASSWORD),
        )
    return getpass.getpass(f"AMT password of {user} at {host}: ", stream=sys.stderr)


def _accepted(unknown: UnknownCertificateError) -> bool:
    if not sys.stdin.isatty():
        return False
    print(
        f"{unknown.address} shows this certificate for the first time, SHA-256\n"
        f"  {readable(unknown.fingerprint)}\n"
        "Accept it from now on? No password was sent yet. [y/N] ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    return sys.stdin.readline().strip().lower() in ("y", "yes")
