"""Hardware ids as Windows forms them: how a NIC is named, from most to least specific.

Source: Microsoft, "Identifiers for PCI Devices" and "Identifiers for USB Devices".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sert_wizard.errors import RequestError
from sert_wizard.wording import words

_PCI = re.compile(
    r"PCI\\VEN_([0-9A-F]{4})&DEV_([0-9A-F]{4})"
    r"(?:&SUBSYS_([0-9A-F]{8}))?(?:&REV_([0-9A-F]{2}))?(?:&CC_([0-9A-F]{4}(?:[0-9A-F]{2})?))?(?:\\.*)?"
)
_USB = re.compile(
    r"USB\\VID_([0-9A-F]{4})&PID_([0-9A-F]{4})"
    r"(?:&REV_([0-9A-F]{4}))?(?:&MI_([0-9A-F]{2}))?(?:\\.*)?"
)
#: As lspci prints it and people type it: 8086:10de, VEN_8086&DEV_10DE.
_SHORT = re.compile(r"(?:VEN_)?([0-9A-F]{4})(?::|&DEV_)([0-9A-F]{4})")

_COMPATIBLE_SINCE = (10, 0, 0)

#: Buses of devices that can be plugged in or soldered on, as ids begin.
BUSES = frozenset(("PCI", "USB", "PCMCIA", "SD", "USBSTOR", "1394"))
#: What no hardware's id begins with: software devices, virtual machines, names without a bus ("").
_VIRTUAL = frozenset(("", "ROOT", "SW", "SWC", "SWD", "VMBUS", "XENBUS"))


def enumerator(identifier: str) -> str:
    """The name of the bus that an id begins with, upper case; "" where it names none."""
    return identifier.partition("\\")[0].upper() if "\\" in identifier else ""


def is_virtual(name: str) -> bool:
    """Whether an enumerator is none of hardware."""
    return name in _VIRTUAL or name.startswith("VMS_")


@dataclass(frozen=True)
class DeviceId:
    """A device's ids: `spelling` as the user gave it (upper case), parsed into its parts."""

    spelling: str
    bus: str
    vendor: str
    device: str
    subsystem: str = ""
    revision: str = ""
    interface: str = ""  # of a USB device with several
    class_code: str = ""  # of a PCI device, 4 or 6 digits

    @property
    def short(self) -> str:
        """The id of vendor and device alone."""
        if self.bus == "USB":
            return rf"USB\VID_{self.vendor}&PID_{self.device}"
        return rf"PCI\VEN_{self.vendor}&DEV_{self.device}"

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """All ids that Windows would match, in its order: most specific first."""
        subsystem = f"&SUBSYS_{self.subsystem}" if self.subsystem else ""
        revision = f"&REV_{self.revision}" if self.revision else ""
        interface = f"&MI_{self.interface}" if self.interface else ""
        forms = (
            *(subsystem + revision + interface, subsystem + interface),
            *(revision if not interface else "", ""),
        )
        found = [self.short + form for form in forms]
        kinds = (
            list(dict.fromkeys((self.class_code, self.class_code[:4]))) if self.class_code else ()
        )
        for start in (f"{self.short}&", rf"PCI\VEN_{self.vendor}&", "PCI\\"):
            found += [f"{start}CC_{kind}" for kind in kinds]
        return tuple(dict.fromkeys(found))

    def hardware_ids(self, version: tuple[int, int, int]) -> tuple[str, ...]:
        """Those of `ids` that this Windows calls hardware ids; the others are compatible ids.

        From Windows 10 on a PCI device with a subsystem has VEN&DEV and VEN&DEV&REV among the
        compatible ids only (Microsoft, "Identifiers for PCI Devices").
        """
        generic = "" if self.bus != "PCI" else self.short
        if not self.subsystem or version < _COMPATIBLE_SINCE:
            return tuple(listed for listed in self.ids if listed.startswith(generic))
        of_device = (listed for listed in self.ids if listed.startswith(f"{self.short}&"))
        return tuple(listed for listed in of_device if "&SUBSYS_" in listed or "&CC_" in listed)

    def may_be(self, listed: str) -> bool:
        """Whether the device may have the id `listed` (upper case): the same vendor and device,
        and nothing in it that contradicts what is known."""
        if not listed.startswith(self.short + "&"):
            return False
        known = {"SUBSYS": self.subsystem, "REV": self.revision, "MI": self.interface}
        parts = (part.partition("_") for part in listed[len(self.short) + 1 :].split("&"))
        return all(not known.get(name) or known[name] == value for name, _, value in parts)


def parse_id(text: str) -> DeviceId:
    """A PCI or USB hardware id. Raises RequestError (bad-hardware-id)."""
    spelling = text.strip().upper()
    if match := _PCI.fullmatch(spelling):
        vendor, device, subsystem, revision, kind = match.groups("")
        return DeviceId(spelling, "PCI", vendor, device, subsystem, revision, class_code=kind)
    if match := _USB.fullmatch(spelling):
        vendor, device, revision, interface = match.groups("")
        return DeviceId(spelling, "USB", vendor, device, "", revision, interface)
    if match := _SHORT.fullmatch(spelling):
        return DeviceId(rf"PCI\VEN_{match[1]}&DEV_{match[2]}", "PCI", match[1], match[2])
    raise RequestError(
        "bad-hardware-id",
        words("“{text}” is not a hardware id.", text=text),
        hint=words("Write it as Device Manager shows it, for example PCI\\VEN_8086&DEV_10DE."),
    )
