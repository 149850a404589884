"""The iPXE scripts of the stage-1 disc, rendered from resources/stage1/.

What a user may put into them is an address, and an address must not be able to end the line
it stands in, name a setting or close a quote.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from urllib.parse import urlsplit

from sert_wizard.errors import RequestError, UsageError
from sert_wizard.settings import resource

#: Bytes of the command line that iPXE's BIOS build takes (its bzImage header's cmdline_size).
COMMAND_LINE_LIMIT = 2047
_KERNEL_PREFIX = "BOOT_IMAGE=/ipxe.krn "
# RFC 3986's characters without the quote, `$`, `{`, `}` and what iPXE's command line
# understands (`&`, `|`, `;` standing alone would be refused by the space rule anyway).
_URL = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!()*+,;=%&]+")
_SCHEMES = ("http", "https")


class _Template(string.Template):
    """`@{name}` is ours; `${name}` belongs to iPXE."""

    delimiter = "@"


def check_url(url: str) -> str:
    """`url` if a script may hold it.

    UsageError `bad-url`: not http(s), no host, a port out of range, or a character that a URL
    must write as %XX (spaces, quotes, `${`, control characters, anything not ASCII).
    """
    hint = "Give it as http://HOST:PORT/optimized.iso; write other characters as %XX."
    if not _URL.fullmatch(url):
        raise UsageError("bad-url", f"{url!r} holds characters a URL can't.", hint=hint)
    try:
        parts = urlsplit(url)
        sound = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise UsageError("bad-url", f"{url!r} is not an http or https address.", hint=hint)
    if parts.username is not None or parts.password is not None:
        raise UsageError("bad-url", "The address holds a user name or password.", hint=hint)
    return url


def bios_script(urls: Sequence[str]) -> str:
    """The script for BIOS: the disc into memory, then memdisk.

    RequestError `stage1-script-too-long` when the addresses do not fit iPXE's command line.
    """
    text = _render("bios.ipxe", urls)
    room = COMMAND_LINE_LIMIT - len(_KERNEL_PREFIX) - len(text)
    if room < 0:
        raise RequestError(
            "stage1-script-too-long",
            f"The addresses are {-room} bytes too long for the BIOS loader.",
            hint="Use shorter or fewer addresses, or leave BIOS out of the firmware list.",
        )
    return text


def uefi_script(urls: Sequence[str]) -> str:
    """autoexec.ipxe for UEFI: the disc stays on the server."""
    return "#!ipxe\n" + _render("uefi.ipxe", urls)


def grub_config(script: str) -> str:
    """grub.cfg of the BIOS loader with `script` as iPXE's command line.

    GRUB joins words by one space and would wrap a word that holds one in quotes, so each word
    is quoted by itself; a line's end lies inside a word.
    """
    if "'" in script:
        raise ValueError("the script must not hold a single quote")
    words = " ".join(f"'{word}'" for word in script.rstrip("\n").split(" "))
    return _Template(_template("grub.cfg")).substitute(words=words)


def _render(fetch: str, urls: Sequence[str]) -> str:
    if not urls:
        raise UsageError("bad-url", "The stage-1 loader needs an address to fetch from.")
    settings = "\n".join(f"set u{number} {check_url(url)}" for number, url in enumerate(urls))
    text = _Template(_template("network.ipxe")).substitute(urls=settings, fetch=_template(fetch))
    return _terse(text)


def _template(name: str) -> str:
    return resource("stage1", name).read_text("utf-8")


def _terse(text: str) -> str:
    """Without comments, indents, empty lines and doubled spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("#"))
