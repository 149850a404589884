"""What a stage-1 loader is to do: where it fetches, what it checks, how it joins the network.

What a user may put into a script is checked here, so that no value can end the line it stands
in, name a setting of iPXE's or close a quote.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sert_wizard.errors import UsageError
from sert_wizard.wording import Words, words

FIRMWARE = ("bios", "uefi")
FLAVOURS = ("ipxe", "linux")

# RFC 3986's characters without the quote, `$`, `{`, `}` and what iPXE's command line
# understands (`&`, `|`, `;` standing alone would be refused by the space rule anyway).
_URL = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!()*+,;=%&]+")
_SCHEMES = ("http", "https")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_VLANS = range(1, 4095)  # IEEE 802.1Q: 0 and 4095 are reserved


@dataclass(frozen=True)
class Network:
    """A fixed IPv4 address in place of DHCP, and the VLAN either way.

    Texts are empty and `vlan` 0 where not given; DHCP asks for an empty `address`. UsageError
    `bad-network` names the field that can't be.
    """

    address: str = ""
    netmask: str = ""
    gateway: str = ""
    dns: str = ""
    vlan: int = 0

    def __post_init__(self) -> None:
        if self.vlan and self.vlan not in _VLANS:
            raise _bad_network("vlan", str(self.vlan), words("a VLAN is a number from 1 to 4094"))
        if not self.address:
            for name in ("netmask", "gateway", "dns"):
                if text := getattr(self, name):
                    raise _bad_network(name, text, words("it needs an address beside it"))
            return
        own = _usable(self.address, "address")
        if not self.netmask:
            raise _bad_network("netmask", "", words("it must be given with an address"))
        subnet = _subnet(own, self.netmask)
        if self.gateway:
            gateway = _usable(self.gateway, "gateway")
            if gateway == own:
                raise _bad_network("gateway", self.gateway, words("it is the address itself"))
            if gateway not in subnet or _at_the_end(gateway, subnet):
                raise _bad_network(
                    "gateway", self.gateway, words("it is no address of {subnet}", subnet=subnet)
                )
        if self.dns:
            _usable(self.dns, "dns")


@dataclass(frozen=True)
class LoaderSpec:
    """All that makes one stage-1 disc differ from another.

    `urls`: the image's address, then those to fall back to; `sha256` its hash in hex ("" unknown),
    `size` its bytes and `wim_size` those of its boot image (0 unknown), for what is said on
    screen. `wimboot` and `shim` are files of the user's. `wait`: milliseconds that link and
    address may take at first; they double with each round. `straight_to_fallback`: UEFI leaves
    out the memory and takes the fallback at once. UsageError: `bad-url`, `bad-firmware`,
    `bad-flavour`, `bad-hash`, `wimboot-unverified`.
    """

    urls: tuple[str, ...]
    firmware: tuple[str, ...] = FIRMWARE
    flavour: str = "ipxe"
    sha256: str = ""
    size: int = 0
    wim_size: int = 0
    unverified_fallback: bool = False
    network: Network = field(default_factory=Network)
    wimboot: Path | None = None
    shim: Path | None = None
    wait: int = 5000
    straight_to_fallback: bool = False

    def __post_init__(self) -> None:
        if not self.urls:
            raise UsageError("bad-url", words("The stage-1 loader needs an address to fetch from."))
        for url in self.urls:
            check_url(url)
        check_firmware(self.firmware)
        if self.flavour not in FLAVOURS:
            raise UsageError(
                "bad-flavour",
                words("There is no flavour {flavour!r}.", flavour=self.flavour),
                hint=words("Use ipxe or linux."),
            )
        if self.sha256 and not _SHA256.fullmatch(self.sha256):
            raise UsageError(
                "bad-hash",
                words("{sha256!r} is no SHA-256.", sha256=self.sha256),
                hint=words(
                    "Give the 64 hexadecimal digits, in lower case, that `sha256sum` prints."
                ),
            )
        if self.wimboot and not self.unverified_fallback:
            raise UsageError(
                "wimboot-unverified",
                words("wimboot starts files whose hashes can't be checked."),
                hint=words("Set unverified_fallback = true as well, or leave wimboot out."),
            )

    @property
    def from_memory(self) -> bool:
        """Whether UEFI fetches the disc into memory and checks it; without a hash it can't."""
        return bool(self.sha256) and not self.straight_to_fallback


def check_url(url: str) -> str:
    """`url` if a script may hold it.

    UsageError `bad-url`: not http(s), no host, a port out of range, or a character that a URL
    must write as %XX (spaces, quotes, `${`, control characters, anything not ASCII).
    """
    hint = words("Give it as http://HOST:PORT/optimized.iso; write other characters as %XX.")
    if not _URL.fullmatch(url):
        raise UsageError(
            "bad-url", words("{url!r} holds characters a URL can't.", url=url), hint=hint
        )
    try:
        parts = urlsplit(url)
        sound = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise UsageError(
            "bad-url", words("{url!r} is not an http or https address.", url=url), hint=hint
        )
    if parts.username is not None or parts.password is not None:
        raise UsageError("bad-url", words("The address holds a user name or password."), hint=hint)
    return url


def parse_firmware(text: str) -> tuple[str, ...]:
    """`bios,uefi` as a command line gives it. UsageError `bad-firmware`."""
    firmware = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",")))
    check_firmware(firmware)
    return firmware


def check_firmware(firmware: Sequence[str]) -> None:
    """Raise UsageError `bad-firmware` unless it names `bios`, `uefi` or both."""
    if not firmware or any(name not in FIRMWARE for name in firmware):
        raise UsageError(
            "bad-firmware",
            words("The firmware list is {names}.", names=", ".join(firmware) or words("empty")),
            hint=words("Use bios, uefi or both."),
        )


def _usable(text: str, name: str) -> ipaddress.IPv4Address:
    """An IPv4 address that a computer can have."""
    try:
        address = ipaddress.IPv4Address(text)
    except ValueError:
        raise _bad_network(name, text, words("it is no IPv4 address such as 192.0.2.10")) from None
    if address.is_unspecified or address.is_multicast or address.is_loopback or address >= _CLASS_E:
        raise _bad_network(name, text, words("no computer can have this address"))
    return address


_CLASS_E = ipaddress.IPv4Address("240.0.0.0")


def _subnet(own: ipaddress.IPv4Address, netmask: str) -> ipaddress.IPv4Network:
    try:
        mask = int(ipaddress.IPv4Address(netmask))
    except ValueError:
        mask = 0
    length = mask.bit_count()
    if mask != (0xFFFFFFFF << 32 - length) & 0xFFFFFFFF or not 1 <= length <= 30:
        raise _bad_network("netmask", netmask, words("it must be like 255.255.255.0"))
    subnet = ipaddress.IPv4Network((own, length), strict=False)
    if _at_the_end(own, subnet):
        raise _bad_network(
            "address", str(own), words("it is the first or the last of {subnet}", subnet=subnet)
        )
    return subnet


def _at_the_end(address: ipaddress.IPv4Address, subnet: ipaddress.IPv4Network) -> bool:
    return address in (subnet.network_address, subnet.broadcast_address)


def _bad_network(name: str, value: str, why: Words) -> UsageError:
    return UsageError(
        "bad-network",
        words("The network's {name} can't be {value!r}: {why}.", name=name, value=value, why=why),
        hint=words(
            "Correct {name}, or leave address, netmask, gateway and dns out to use DHCP.", name=name
        ),
    )
