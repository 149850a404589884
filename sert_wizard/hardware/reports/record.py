"""What a report says of one device, in whatever form, and which of the devices are NICs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from sert_wizard.inf.document import NET_CLASS
from sert_wizard.inf.ids import DeviceId

#: A line is looked at so far: ids stand near its start, and no pattern may run away on a long one.
MAX_LINE = 4096
#: A report shows its form early; noise is known by its start.
HEAD = 1 << 20  # characters
#: No machine has more; a file of more is not a report of one.
_MOST_DEVICES = 5000
_MOST_IDS = 64  # of a device

_WINDOWS = re.compile(
    r"(?P<bus>PCI)\\+VEN_(?P<ven>[0-9A-F]{4})&DEV_(?P<dev>[0-9A-F]{4})(?![0-9A-Z])"
    r"(?:&SUBSYS_(?P<subsystem>[0-9A-F]{8}))?(?:&REV_(?P<revision>[0-9A-F]{2}))?"
    r"|USB\\+VID_(?P<vid>[0-9A-F]{4})&PID_(?P<pid>[0-9A-F]{4})(?![0-9A-Z])"
    r"(?:&REV_(?P<release>[0-9A-F]{4}))?(?:&MI_(?P<interface>[0-9A-F]{2}))?",
    re.IGNORECASE,
)
_GUID = re.compile(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", re.IGNORECASE)
_NO_GUID = "{00000000-0000-0000-0000-000000000000}"
_PCI_CLASS = re.compile(r"[\\&]CC_([0-9A-F]{2})", re.IGNORECASE)
_USB_CLASS = re.compile(r"USB\\+(Class_[0-9A-F]{2}[&\w]*)", re.IGNORECASE)
#: CDC Ethernet, NCM, MBIM and RNDIS; the vendors' own class (FF) says nothing.
_USB_NETWORK = re.compile(r"Class_(?:02&SubClass_0[6DE]|E0&SubClass_01&Prot_03)", re.IGNORECASE)
_USB_OWN = re.compile(r"Class_(?:FF|EF)", re.IGNORECASE)
_MAC = re.compile(
    r"(?<![\w:.-])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![\w:-])", re.IGNORECASE
)
#: What Windows calls NICs where no class is told: their names as it localises them.
_WORDS = re.compile(
    r"ethernet|network|\b(?:nic|w?lan|gbe)\b|wi-?fi|802\.11|gigabit|netzwerk|réseau|netwerk"
    r"|\b(?:adaptador|controladora?) de red|\bdi rete\b|\bde rede\b|sieciow|сетев|イーサネット"
    r"|ネットワーク|以太网|乙太網路|网络|網路|이더넷|네트워크",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(r"bluetooth|host|bridge|management engine", re.IGNORECASE)


@dataclass(frozen=True)
class Record:
    """A device read at `line` (from 1). `network`: whether its class is that of networks, None
    where the report tells no class; then `said` (what else it says) decides, or `meant`: the text
    is nothing but ids, so they are taken for NICs."""

    line: int
    device: DeviceId
    network: bool | None = None
    name: str = ""
    said: str = ""
    meant: bool = False
    mac: str = ""
    link: str = ""
    driver: str = ""
    service: str = ""
    speed: int = 0


@dataclass(frozen=True)
class Reader:
    """A kind of report: what it is called, how its content is known, how its devices are read.

    `recognises` is asked of the first HEAD characters of every text; `read` gets all of it and
    may find nothing.
    """

    kind: str
    recognises: Callable[[str], object]
    read: Callable[[str], Iterable[Record]]


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` (its line ends made plain before), numbered from 1, each bounded."""
    for number, line in enumerate(text.split("\n"), 1):
        yield number, line[:MAX_LINE]


def pci(
    vendor: str, device: str, *, sub_vendor: str = "", sub_device: str = "", revision: str = ""
) -> DeviceId:
    """A PCI device of four-digit parts as Linux names them."""
    subsystem = (sub_device + sub_vendor).upper() if sub_vendor and sub_device else ""
    if set(subsystem) == {"0"}:
        subsystem = ""  # Linux's word for a device that has none
    vendor, device, revision = vendor.upper(), device.upper(), revision.upper()
    return DeviceId(rf"PCI\VEN_{vendor}&DEV_{device}", "PCI", vendor, device, subsystem, revision)


def usb(vendor: str, product: str, release: str = "") -> DeviceId:
    """A USB device of four-digit parts."""
    vendor, product, release = vendor.upper(), product.upper(), release.upper()
    return DeviceId(rf"USB\VID_{vendor}&PID_{product}", "USB", vendor, product, "", release)


def has_windows_id(text: str) -> bool:
    """Whether `text` may name an id in Windows' spelling; cheap on megabytes of anything."""
    return any(mark in text for mark in ("VEN_", "ven_", "VID_", "vid_"))


def windows_ids(text: str) -> Iterator[DeviceId]:
    """Every PCI and USB id in Windows' spelling, in the text's order."""
    for match in _WINDOWS.finditer(text):
        part = match.groupdict("")
        if part["bus"]:
            found = pci(part["ven"], part["dev"], revision=part["revision"])
            yield replace(found, subsystem=part["subsystem"].upper())
        else:
            found = usb(part["vid"], part["pid"], part["release"])
            yield replace(found, interface=part["interface"].upper())


def joined(ids: Iterable[DeviceId]) -> DeviceId | None:
    """The device that the first of `ids` names, with what the others know of the same device."""
    whole: DeviceId | None = None
    for device in islice(ids, _MOST_IDS):
        if whole is None:
            whole = device
        elif device.short == whole.short:
            whole = replace(
                whole,
                subsystem=whole.subsystem or device.subsystem,
                revision=whole.revision or device.revision,
                interface=whole.interface or device.interface,
            )
    return whole


def network_class(text: str) -> bool | None:
    """Whether the class GUIDs and bus classes in `text` are those of networks; None without any.

    One that says network is enough: a NIC without a driver has no setup class, and a driver may
    put one into a class of its vendor's.
    """
    guids = {guid.lower() for guid in _GUID.findall(text)} - {_NO_GUID}
    says = [guid == NET_CLASS for guid in guids]
    says += [kind == "02" for kind in _PCI_CLASS.findall(text)]
    for kind in _USB_CLASS.findall(text):
        if not _USB_OWN.match(kind):
            says.append(_USB_NETWORK.match(kind) is not None)
    return any(says) if says else None


def mac_in(text: str) -> str:
    """The first MAC address in `text`, lower case with colons, or nothing."""
    found = _MAC.search(text)
    return found[0].replace("-", ":").lower() if found else ""


def nics_among(records: Iterable[Record]) -> list[Record]:
    """The network adapters, each once in its most specific form, in the report's order."""
    records = list(islice(records, _MOST_DEVICES))
    says: dict[str, set[bool]] = defaultdict(set)
    for record in records:
        if record.network is not None:
            says[record.device.short].add(record.network)
    found: list[Record] = []
    for record in records:
        if not _is_network(record, says[record.device.short]):
            continue
        twin = next((other for other in found if _same(other.device, record.device)), None)
        if twin is None:
            found.append(record)
        else:
            found[found.index(twin)] = _merged(twin, record)
    return found


def _is_network(record: Record, of_device: set[bool]) -> bool:
    if record.network is not None or of_device:
        return record.network is not False and True in of_device
    if record.meant or record.mac:
        return True
    said = f"{record.name} {record.said}"
    return bool(_WORDS.search(said)) and not _OTHER_WORDS.search(said)


def _same(one: DeviceId, other: DeviceId) -> bool:
    return one.ids[0] in other.ids or other.ids[0] in one.ids


def _merged(first: Record, second: Record) -> Record:
    best, other = (second, first) if _detail(second) > _detail(first) else (first, second)
    return replace(
        best,
        name=best.name or other.name,
        mac=best.mac or other.mac,
        link=best.link or other.link,
        driver=best.driver or other.driver,
        service=best.service or other.service,
        speed=best.speed or other.speed,
    )


def _detail(record: Record) -> int:
    device = record.device
    return bool(device.subsystem) + bool(device.revision) + bool(device.interface)
