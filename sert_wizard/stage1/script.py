"""The iPXE scripts of the stage-1 disc, rendered from resources/stage1/.

What a user may put into them was checked by LoaderSpec: no value can end the line it stands in.
"""

from __future__ import annotations

import string
from urllib.parse import urlsplit

from sert_wizard.errors import RequestError
from sert_wizard.settings import resource
from sert_wizard.stage1.memory import BIOS_COPIES, UEFI_LEAST_COPIES, memory_needed
from sert_wizard.stage1.spec import LoaderSpec
from sert_wizard.stage1.steps import EVENT, PROBE
from sert_wizard.wording import size_text, words

#: Bytes of the command line that iPXE's BIOS build takes (its bzImage header's cmdline_size).
COMMAND_LINE_LIMIT = 2047
_KERNEL_PREFIX = "BOOT_IMAGE=/ipxe.krn "
#: Seconds between rounds begin at 2 and double; the last round is the one marked with these.
_LAST_ROUND = 16
_PROBE_WAIT = 3000  # milliseconds for a small request
_FETCH_WAIT = 30000  # milliseconds without a byte of the image
_PAUSE = 60000  # milliseconds until all is tried again though nobody pressed a key
_SIZE_WIDTH = 12  # characters that no size's text exceeds


class _Template(string.Template):
    """`@{name}` is ours; `${name}` belongs to iPXE and GRUB."""

    delimiter = "@"


def bios_script(spec: LoaderSpec) -> str:
    """The script for BIOS: the disc into memory, then memdisk.

    RequestError `stage1-script-too-long` when the addresses do not fit iPXE's command line.
    """
    text = _render(
        spec,
        fetch=_fill("bios.ipxe", fetch_wait=_FETCH_WAIT),
        far=f"set far No image from ${{u}}. {_needed(spec, BIOS_COPIES)}",
        more="",
        advice="echo Check the cable, DHCP, the server and its firewall.",
        verdict="",
        end="",
    )
    room = COMMAND_LINE_LIMIT - len(_KERNEL_PREFIX) - len(text)
    if room < 0:
        raise RequestError(
            "stage1-script-too-long",
            words("The addresses are {excess} bytes too long for the BIOS loader.", excess=-room),
            hint=words("Use shorter or fewer addresses, or leave BIOS out of the firmware list."),
        )
    return text


def uefi_script(spec: LoaderSpec) -> str:
    """autoexec.ipxe for UEFI: the disc into memory, then ramdisc.efi, which checks its hash.

    Without a hash to check, the disc stays on the server and is read block by block.
    """
    wimboot = _fill("wimboot.ipxe", fetch_wait=_FETCH_WAIT) if spec.wimboot else ""
    unverified = _fill("unverified.ipxe", wimboot=wimboot)
    fallback = "goto miss"
    if spec.unverified_fallback:
        fallback = _fill("fallback.ipxe", unverified=unverified)
    memory = _fill("uefi.ipxe", fetch_wait=_FETCH_WAIT, sha256=spec.sha256, fallback=fallback)
    text = _render(
        spec,
        fetch=memory if spec.from_memory else unverified,
        far=f"set far No image from ${{u}}. {_needed(spec, UEFI_LEAST_COPIES)}\nclear y ||",
        more="${y}",
        advice=_fill("advice.ipxe"),
        verdict="isset ${bad} && set e failed ||",
        end="isset ${bad} && goto stop ||",
    )
    return f"#!ipxe\n{text}{_filler(spec)}"


def grub_config(script: str, spec: LoaderSpec) -> str:
    """grub.cfg of the BIOS loader with `script` as iPXE's command line.

    GRUB joins words by one space and would wrap a word that holds one in quotes, so each word
    is quoted by itself; a line's end lies inside a word.
    """
    if "'" in script:
        raise ValueError("the script must not hold a single quote")
    words = " ".join(f"'{word}'" for word in script.rstrip("\n").split(" "))
    return f"{_fill('grub.cfg', words=words)}\n{_filler(spec)}"


def _render(spec: LoaderSpec, **parts: str) -> str:
    """The script that both firmwares share, with what differs."""
    servers = [
        _server(number, url, with_folder=bool(spec.wimboot) and "wimboot" in parts["fetch"])
        for number, url in enumerate(spec.urls)
    ]
    text = _fill(
        "network.ipxe",
        servers="\n".join(servers),
        wait=spec.wait,
        last_round=_LAST_ROUND,
        pause=_PAUSE,
        probe=PROBE,
        event=EVENT,
        probe_wait=_PROBE_WAIT,
        size=f"({size_text(spec.size)})" if spec.size else "",
        join=_join(spec),
        leave="vdestroy ${n} ||\nifclose ${m} ||" if spec.network.vlan else "ifclose ${m} ||",
        **parts,
    )
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines() if line)


def _server(number: int, url: str, *, with_folder: bool) -> str:
    """An address in its two halves: reports go to the same server."""
    parts = urlsplit(url)
    server = f"{parts.scheme}://{parts.netloc}"
    folder = parts.path.rpartition("/")[0]
    return f"set s{number} {server}\nset p{number} {url[len(server) :] or '/'}" + (
        f"\nset b{number} {folder}/" if with_folder else ""
    )


def _join(spec: LoaderSpec) -> str:
    """What brings adapter `m` onto the network, as `n`."""
    network = spec.network
    address = _fill("dhcp.ipxe")
    if network.address:
        values = {
            "ip": network.address,
            "netmask": network.netmask,
            "gateway": network.gateway,
            "dns": network.dns,
        }
        address = "\n".join(f"set ${{n}}/{name} {value}" for name, value in values.items() if value)
    vlan = _fill("vlan.ipxe", vlan=network.vlan) if network.vlan else "set n ${m}"
    return _fill("join.ipxe", vlan=vlan, address=address)


def _needed(spec: LoaderSpec, copies: int) -> str:
    """What iPXE's own words mean, and what would be enough."""
    memory = size_text(memory_needed(spec.size, spec.wim_size, copies))
    needed = f"; {memory} are needed" if spec.size and spec.wim_size else ""
    return f"(No space left on device: too little memory{needed}.)"


def _filler(spec: LoaderSpec) -> str:
    """A comment as long as the sizes' texts are short, so that a loader's own size does not
    depend on what it fetches: it is predicted before that is known."""
    said = (spec.size, memory_needed(spec.size, spec.wim_size, BIOS_COPIES))
    short = sum(_SIZE_WIDTH - len(size_text(size)) for size in said)
    return "#" * (short + 1) + "\n"


def _fill(name: str, **values: str | int) -> str:
    """The template without comments, indents, empty lines and doubled spaces, filled in."""
    text = resource("stage1", name).read_text("utf-8")
    lines = (" ".join(line.split()) for line in text.splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith("#"))
    return _Template(kept).substitute(values)
