"""What is asked of an AMT machine, and what its answers mean.

AMT tells the computer's model, its own version and the MAC, but no PCI id of the on-board NIC: that
narrows the NIC to a few candidates and never proves one.

Sources: Intel AMT Implementation and Reference Guide; DMTF CIM schema 2.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sert_wizard.errors import UsageError
from sert_wizard.hardware.amt.address import AmtAddress, amt_address
from sert_wizard.hardware.amt.trust import Pins, parse_fingerprint, pins_file
from sert_wizard.inf.ids import DeviceId
from sert_wizard.progress import Progress
from sert_wizard.wording import words

if TYPE_CHECKING:
    from sert_wizard.hardware.amt.client import Client
    from sert_wizard.hardware.amt.envelope import Instance

#: Seconds for one answer; a live machine gives one in well under a second.
TIMEOUT = 10.0

#: CIM_PCIController.ClassCode of network controllers.
_NETWORK = 2

#: AMT_EthernetPortSettings.PhysicalConnectionType of wireless adapters.
_WIRELESS = "3"

_MAC = re.compile(r"[0-9a-f]{2}(?:[-:][0-9a-f]{2}){5}", re.IGNORECASE)
_NO_MAC = "00:00:00:00:00:00"
_NO_ADDRESS = ("", "0.0.0.0")


@dataclass(frozen=True)
class AmtPort:
    """One of AMT's own network ports. `link` is "up", "down" or empty, `address` IPv4 or empty,
    `dhcp` None where AMT doesn't say. A port that shares its MAC with the system has the NIC's."""

    name: str
    mac: str
    link: str
    address: str
    dhcp: bool | None
    wireless: bool


@dataclass(frozen=True)
class AmtPciDevice:
    """A PCI device as AMT_PCIDevice tells it: upper-case hexadecimal as in a hardware id, empty
    where it isn't told. `device` mostly isn't: the class documents no property for it."""

    vendor: str
    device: str
    subsystem: str
    revision: str
    network: bool | None


@dataclass(frozen=True)
class AmtInventory:
    """What a machine told; texts are empty where it told nothing. `version` is AMT's ("9.1.45"),
    `uuid` the SMBIOS one, `fingerprint` that of its certificate (empty without TLS)."""

    host: str
    maker: str
    model: str
    serial: str
    uuid: str
    version: str
    ports: tuple[AmtPort, ...]
    devices: tuple[AmtPciDevice, ...]
    fingerprint: str

    @property
    def generation(self) -> int | None:
        """AMT's major version, by which the catalogue knows the NICs of a platform."""
        major = self.version.partition(".")[0]
        return int(major) if major.isascii() and major.isdigit() else None

    @property
    def macs(self) -> tuple[str, ...]:
        """The MACs, "00:1c:c0:11:22:33", each once."""
        return tuple(dict.fromkeys(port.mac for port in self.ports if port.mac))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The IPv4 addresses that AMT has."""
        return tuple(dict.fromkeys(port.address for port in self.ports if port.address))

    @property
    def pci(self) -> tuple[DeviceId, ...]:
        """The hardware ids of network adapters, where AMT_PCIDevice names vendor and device."""
        return tuple(
            DeviceId(
                rf"PCI\VEN_{found.vendor}&DEV_{found.device}",
                "PCI",
                found.vendor,
                found.device,
                found.subsystem,
                found.revision,
            )
            for found in self.devices
            if found.vendor and found.device and found.network is not False
        )


def inventory(
    host: str,
    user: str,
    password: str,
    *,
    port: int | None = None,
    tls: bool = False,
    fingerprint: str | None = None,
    pins: Pins | None = None,
    timeout: float = TIMEOUT,
    progress: Progress,
) -> AmtInventory:
    """Ask the AMT machine at `host` ("pc7", "192.0.2.7:16993", "[2001:db8::7]").

    With TLS its certificate must be the accepted one: that of `fingerprint` (SHA-256), which is
    then kept, or the one kept in `pins`. UnknownCertificateError carries the fingerprint to show;
    after a person accepted it, ask again with it. `timeout` is in seconds for each answer.

    The password goes nowhere but into digests: not into an error, a log or the result.

    Raises UsageError (amt-address, amt-user, amt-password, amt-fingerprint), RequestError and
    InputError (each with a code that begins with "amt-"), OutputError, CancelledError.
    """
    # Only here: httpx takes longer to import than most commands take altogether.
    from sert_wizard.hardware.amt.client import Client  # noqa: PLC0415
    from sert_wizard.hardware.amt.patience import Patience  # noqa: PLC0415

    given = parse_fingerprint(fingerprint) if fingerprint is not None else None
    # Who names a certificate wants TLS, even where the flag was forgotten.
    address = amt_address(host, port=port, tls=tls or given is not None)
    _check_login(user, password)
    known = pins or Pins(pins_file())
    shown = ""

    def inspect(certificate: bytes) -> None:
        nonlocal shown
        shown = known.check(address, certificate, given)

    progress.begin(words("Asking AMT"))
    patience = Patience(address, timeout, progress)
    with Client(address, user, password, patience=patience, inspect=inspect) as client:
        return _ask(client, address, lambda: shown)


def _check_login(user: str, password: str) -> None:
    # What would break out of the login's header, or can't be in an AMT user name.
    if not user or not user.isprintable() or re.search(r'[":,\\]', user):
        raise UsageError(
            "amt-user",
            words("That is no AMT user name.") if user else words("The AMT user name is empty."),
            hint=words("The usual one is admin; domain (Kerberos) users are not supported."),
        )
    if not password:
        raise UsageError(
            "amt-password",
            words("The AMT password is empty."),
            hint=words("Give the password of AMT."),
        )


Told = TypeVar("Told")


def _ask(client: Client, address: AmtAddress, fingerprint: Callable[[], str]) -> AmtInventory:
    from sert_wizard.hardware.amt.envelope import AMT, CIM, Fault, Instance  # noqa: PLC0415

    refused: list[Fault] = []

    def ask(question: Callable[[str], Told], resource: str, nothing: Told) -> Told:
        """A class that isn't there, or not for this user, is a fault; others may still be told."""
        try:
            return question(resource)
        except Fault as fault:
            refused.append(fault)
            return nothing

    one, none = Instance({}), tuple[Instance, ...]()
    package = ask(client.get, CIM + "CIM_ComputerSystemPackage", one)
    chassis = ask(client.get, CIM + "CIM_Chassis", one)
    software = ask(client.enumerate, CIM + "CIM_SoftwareIdentity", none)
    ports = ask(client.enumerate, AMT + "AMT_EthernetPortSettings", none)
    devices = ask(client.enumerate, AMT + "AMT_PCIDevice", none)
    if refused and not (package.properties or chassis.properties or software or ports):
        raise refused[0]
    return AmtInventory(
        host=str(address),
        maker=chassis["Manufacturer"],
        model=chassis["Model"],
        serial=chassis["SerialNumber"],
        uuid=_uuid(package["PlatformGUID"]),
        version=_version(software),
        ports=tuple(map(_port, ports)),
        devices=tuple(map(_device, devices)),
        fingerprint=fingerprint(),
    )


def _uuid(guid: str) -> str:
    """The SMBIOS UUID as Windows and dmidecode show it: the first three fields of PlatformGUID
    are little-endian."""
    try:
        raw = bytes.fromhex(guid.replace("-", ""))
        return str(uuid.UUID(bytes_le=raw)).upper()
    except ValueError:
        return ""


def _version(software: Iterable[Instance]) -> str:
    return next((item["VersionString"] for item in software if item["InstanceID"] == "AMT"), "")


def _port(found: Instance) -> AmtPort:
    mac = found["MACAddress"].replace("-", ":").lower()
    address = found["IPAddress"]
    name = found["InstanceID"] or found["ElementName"]
    kind = found["PhysicalConnectionType"]
    return AmtPort(
        name=name,
        mac=mac if _MAC.fullmatch(mac) and mac != _NO_MAC else "",
        link={True: "up", False: "down", None: ""}[_flag(found["LinkIsUp"])],
        address="" if address in _NO_ADDRESS else address,
        dhcp=_flag(found["DHCPEnabled"]),
        # Older AMT doesn't tell the kind: its instance 0 is the wired port, 1 the wireless one.
        wireless=kind == _WIRELESS if kind else name.endswith("Settings 1"),
    )


def _device(found: Instance) -> AmtPciDevice:
    # PCIDeviceID is DMTF's name; DeviceID is only a key ("an address or other identifying
    # information") and must not be taken for a PCI id.
    subsystem = _hex(found["SubsystemID"]), _hex(found["SubsystemVendorID"])
    kind = _number(found["ClassCode"])
    return AmtPciDevice(
        vendor=_hex(found["VendorID"]),
        device=_hex(found["PCIDeviceID"]),
        subsystem="".join(subsystem) if all(subsystem) else "",
        revision=_hex(found["RevisionID"], 2),
        network=None if kind is None else kind == _NETWORK,
    )


def _flag(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


def _number(text: str) -> int | None:
    """A CIM number, decimal or 0x; None where it is none."""
    try:
        return int(text, 16 if text.lower().startswith("0x") else 10)
    except ValueError:
        return None


def _hex(text: str, digits: int = 4) -> str:
    """A register of `digits` hexadecimal digits; empty where the text is no such number."""
    number = _number(text)
    if number is None or not 0 <= number < 16**digits:
        return ""
    return f"{number:0{digits}X}"
