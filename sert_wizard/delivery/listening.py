"""Where a server of this computer has to listen for the loader to find it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from sert_wizard.errors import RequestError
from sert_wizard.hardware.local import has_address, local_addresses
from sert_wizard.wording import words


def listen_at(url: str, *, bind: str | None = None, port: int | None = None) -> tuple[str, int]:
    """Address and port: as told, else where the loader's `url` points, if that is here.

    All addresses only when told so: what is served is for the loader's network alone. Raises
    RequestError `not-http`, `not-my-address`.
    """
    parts = urlsplit(url)
    if parts.scheme != "http" and port is None:
        raise RequestError(
            "not-http",
            words("The loader asks {url}; this server speaks plain HTTP only.", url=url),
            hint=words(
                "Build with an http:// address, or put a server with a certificate before "
                "this one and name its --bind and --port."
            ),
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
        if has_address(address) and not is_any(address):
            return address
    own = ", ".join(f"{item.address} ({item.adapter})" for item in local_addresses())
    raise RequestError(
        "not-my-address",
        words(
            "The loader asks {url}, but this computer's addresses are: {own}.",
            url=parts.geturl(),
            own=own or words("none but loopback"),
        ),
        hint=words("Build with a [stage1] url that names one of them, or choose one with --bind."),
    )


def is_any(address: str) -> bool:
    """Whether it stands for all addresses of this computer."""
    try:
        return ipaddress.ip_address(address).is_unspecified
    except ValueError:
        return False
