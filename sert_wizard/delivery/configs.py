"""Configurations of real web servers, for when one laptop is not enough for many clients.

Rendered from resources/serve/. What a user may put into them is a folder and an address, and
neither must be able to end the string it stands in.
"""

from __future__ import annotations

import ipaddress
import re
import string
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sert_wizard.delivery.server import IMAGE
from sert_wizard.errors import RequestError
from sert_wizard.settings import resource
from sert_wizard.stage1.steps import EVENT, PROBE
from sert_wizard.wording import words

_FILES = {"nginx": "nginx.conf", "iis": "web.config", "caddy": "Caddyfile"}
SERVERS = tuple(_FILES)
# What means something in one of the three languages even inside quotes.
_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\$`{}*%]')


@dataclass(frozen=True)
class Config:
    """A server's configuration: `text` is the file, `notes` what to do with it."""

    text: str
    notes: tuple[str, ...]


def server_config(server: str, folder: Path, url: str) -> Config:
    """For `server` (one of SERVERS) to offer the image in `folder` at `url`.

    Raises RequestError `cant-print` when the URL is not plain HTTP, or it or the folder's path
    holds a character that the configuration can't quote.
    """
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname:
        raise RequestError(
            "cant-print",
            words(
                "{url!r} is not a plain http address; such a server needs a certificate as well.",
                url=url,
            ),
            hint=words(
                "Build with an http:// address, or write the server's configuration by hand."
            ),
        )
    folder = folder.resolve()
    path = unquote(parts.path) or "/"
    for text in (folder.as_posix(), path):
        if _SPECIAL.search(text):
            raise RequestError(
                "cant-print",
                words(
                    "{text!r} holds characters that a server's configuration gives a meaning to.",
                    text=text,
                ),
                hint=words(
                    "Use a folder and an address without quotes and any of $ % * \\ {{ }} `."
                ),
            )
    port = parts.port or 80
    is_name, host = _host(parts.hostname)
    template = string.Template(resource("serve", _FILES[server]).read_text("utf-8"))
    text = template.substitute(
        listen=str(port) if is_name else f"{host}:{port}",
        name=host if is_name else "_",
        site=f"{host}:{port}",
        bind="" if is_name else f"bind {host.strip('[]')}",
        path=path,
        folder=folder.as_posix(),
        file=(folder / IMAGE).as_posix(),
        image=IMAGE,
        event=EVENT,
        probe=PROBE,
    )
    binding = f"http/*:{port}:{host}" if is_name else f"http/{host}:{port}:"
    return Config(text, _notes(server, path, binding))


def _host(name: str) -> tuple[bool, str]:
    """Whether it is a name, and how a URL spells it; an address must not need to be looked up."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
            raise RequestError(
                "cant-print",
                words("{name!r} is no host's name.", name=name),
                hint=words("Check the [stage1] url."),
            ) from None
        return True, name
    return False, f"[{address}]" if address.version == 6 else str(address)


def _notes(server: str, path: str, binding: str) -> tuple[str, ...]:
    if server == "nginx":
        return (
            "Save as /etc/nginx/conf.d/sert-wizard.conf on the server, with optimized.iso where "
            "`alias` says.",
            "Check with `nginx -t`, then `nginx -s reload`.",
        )
    if server == "caddy":
        return (
            "Save as Caddyfile on the server, with optimized.iso in the folder that `root` names.",
            "Start with `caddy run --config Caddyfile`.",
        )
    return (
        f"Give the site a folder of its own: optimized.iso as {path} in it, this file as "
        "web.config in its root.",
        rf'Make the site: appcmd add site /name:"SERT Wizard" /bindings:{binding} '
        r'/physicalPath:"C:\inetpub\sert-wizard"',
        "The loader's reports are answered 404 there, which does it no harm.",
    )
