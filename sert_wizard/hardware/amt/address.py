"""Where an AMT machine is asked: host, port, with TLS or without."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from sert_wizard.errors import UsageError
from sert_wizard.wording import Words, words

#: Registered for AMT's web server and WS-MAN ("amt-soap-http", "amt-soap-https").
HTTP_PORT, TLS_PORT = 16992, 16993

_BRACKETED = re.compile(r"\[(?P<host>[^\[\]]+)\](?::(?P<port>[0-9]{1,5}))?")
_NAMED = re.compile(r"(?P<host>[\w.-]+)(?::(?P<port>[0-9]{1,5}))?")


@dataclass(frozen=True)
class AmtAddress:
    """A `host` (name, IPv4, or IPv6 without brackets), its `port`, and whether it speaks TLS."""

    host: str
    port: int
    tls: bool

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def amt_address(text: str, *, port: int | None = None, tls: bool = False) -> AmtAddress:
    """The address that the user means by "pc7", "192.0.2.7:16993", "2001:db8::7" or "[fe80::7%2]".

    Port 16993 implies TLS. Raises UsageError (amt-address).
    """
    spelling = text.strip()
    host, written = spelling, None
    if not _is_ipv6(spelling):
        match = _BRACKETED.fullmatch(spelling) or _NAMED.fullmatch(spelling)
        if match is None or (spelling.startswith("[") and not _is_ipv6(match["host"])):
            raise _wrong(words("“{text}” is not a machine's name or address.", text=text))
        host = match["host"]
        written = int(match["port"]) if match["port"] else None
    if None not in (port, written) and port != written:
        raise _wrong(words("“{text}” and port {port} contradict each other.", text=text, port=port))
    chosen = port if port is not None else written
    if chosen is None:
        return AmtAddress(host, TLS_PORT if tls else HTTP_PORT, tls)
    if not 0 < chosen < 65536:
        raise _wrong(words("{chosen} is not a port.", chosen=chosen))
    return AmtAddress(host, chosen, tls or chosen == TLS_PORT)


def _is_ipv6(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).version == 6
    except ValueError:
        return False


def _wrong(message: Words) -> UsageError:
    return UsageError(
        "amt-address",
        message,
        hint=words(
            "Give the machine's name or address, for example pc7, 192.0.2.7 or "
            "[2001:db8::7], with a port only where it isn't {http_port} or (TLS) "
            "{tls_port}.",
            http_port=HTTP_PORT,
            tls_port=TLS_PORT,
        ),
    )
