"""The iPXE scripts of the stage-1 disc, rendered from resources/stage1/.

What a user may put into them is an address, and an address must not be able to end the line
it stands in, name a setting or close a quote.
"""

from __future__ import annotations

import string

from sert_wizard.errors import RequestError
from sert_wizard.settings import resource
from sert_wizard.stage1.spec import LoaderSpec

#: Bytes of the command line that iPXE's BIOS build takes (its bzImage header's cmdline_size).
COMMAND_LINE_LIMIT = 2047
_KERNEL_PREFIX = "BOOT_IMAGE=/ipxe.krn "


class _Template(string.Template):
    """`@{name}` is ours; `${name}` belongs to iPXE."""

    delimiter = "@"


def bios_script(spec: LoaderSpec) -> str:
    """The script for BIOS: the disc into memory, then memdisk.

    RequestError `stage1-script-too-long` when the addresses do not fit iPXE's command line.
    """
    text = _render("bios.ipxe", spec)
    room = COMMAND_LINE_LIMIT - len(_KERNEL_PREFIX) - len(text)
    if room < 0:
        raise RequestError(
            "stage1-script-too-long",
            f"The addresses are {-room} bytes too long for the BIOS loader.",
            hint="Use shorter or fewer addresses, or leave BIOS out of the firmware list.",
        )
    return text


def uefi_script(spec: LoaderSpec) -> str:
    """autoexec.ipxe for UEFI: the disc stays on the server."""
    return "#!ipxe\n" + _render("uefi.ipxe", spec)


def grub_config(script: str) -> str:
    """grub.cfg of the BIOS loader with `script` as iPXE's command line.

    GRUB joins words by one space and would wrap a word that holds one in quotes, so each word
    is quoted by itself; a line's end lies inside a word.
    """
    if "'" in script:
        raise ValueError("the script must not hold a single quote")
    words = " ".join(f"'{word}'" for word in script.rstrip("\n").split(" "))
    return _Template(_template("grub.cfg")).substitute(words=words)


def _render(fetch: str, spec: LoaderSpec) -> str:
    settings = "\n".join(f"set u{number} {url}" for number, url in enumerate(spec.urls))
    text = _Template(_template("network.ipxe")).substitute(urls=settings, fetch=_template(fetch))
    return _terse(text)


def _template(name: str) -> str:
    return resource("stage1", name).read_text("utf-8")


def _terse(text: str) -> str:
    """Without comments, indents, empty lines and doubled spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("#"))
