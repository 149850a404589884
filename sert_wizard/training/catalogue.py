"""The driver packages of the practice image, read from resources/training/packages.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from sert_wizard.settings import resource
from sert_wizard.training.generations import GENERATIONS, Generation

CLASS_GUIDS = {
    "Bluetooth": "e0cbf06c-cd8b-4647-bb8a-263b43f0f974",
    "Camera": "ca3e7ab9-b4c3-4ae6-8251-579ef933890f",
    "CDROM": "4d36e965-e325-11ce-bfc1-08002be10318",
    "Computer": "4d36e966-e325-11ce-bfc1-08002be10318",
    "DiskDrive": "4d36e967-e325-11ce-bfc1-08002be10318",
    "Display": "4d36e968-e325-11ce-bfc1-08002be10318",
    "HDC": "4d36e96a-e325-11ce-bfc1-08002be10318",
    "HIDClass": "745a17a0-74d3-11d0-b6fe-00a0c90f57da",
    "Image": "6bdd1fc6-810f-11d0-bec7-08002be2092f",
    "Keyboard": "4d36e96b-e325-11ce-bfc1-08002be10318",
    "MEDIA": "4d36e96c-e325-11ce-bfc1-08002be10318",
    "Modem": "4d36e96d-e325-11ce-bfc1-08002be10318",
    "Monitor": "4d36e96e-e325-11ce-bfc1-08002be10318",
    "Mouse": "4d36e96f-e325-11ce-bfc1-08002be10318",
    "Net": "4d36e972-e325-11ce-bfc1-08002be10318",
    "NetClient": "4d36e973-e325-11ce-bfc1-08002be10318",
    "NetService": "4d36e974-e325-11ce-bfc1-08002be10318",
    "NetTrans": "4d36e975-e325-11ce-bfc1-08002be10318",
    "Printer": "4d36e979-e325-11ce-bfc1-08002be10318",
    "SCSIAdapter": "4d36e97b-e325-11ce-bfc1-08002be10318",
    "SmartCardReader": "50dd5230-ba8a-11d1-bf5d-0000f805f530",
    "System": "4d36e97d-e325-11ce-bfc1-08002be10318",
    "USB": "36fc9e60-c465-11cf-8056-444553540000",
    "Volume": "71a27cdd-812a-11d0-bec7-08002be2092f",
}

# How names of files spell the architecture.
_ARCH_PARTS = {"amd64": ("64", "x64", "a"), "x86": ("32", "x86", "x")}

#: The classes that a recipe may name, each the kind of the vendors' packages that it takes.
OPTIONAL = ("wifi", "display", "audio", "printer", "modem", "bluetooth", "camera", "smartcard")


@dataclass(frozen=True)
class Package:
    """One driver package: its INF, the binaries beside it, the devices it serves.

    `kind` is "nic" for a vendor's network adapter, "bus" for the bus driver that only such sit
    on, one of OPTIONAL, or what stays: "basic" (Windows' own of those classes), "stack",
    "virtual", "storage", "usb", "input", "system" or "disk". `weight` is its part of the bytes of
    its kind, `service` the first driver's service where it isn't named like the file: a bus
    driver names the devices on its bus by it.
    """

    kind: str
    inf: str
    class_name: str
    provider: str
    binaries: tuple[str, ...]
    weight: int
    forms: frozenset[str]
    name: str
    ids: tuple[str, ...]
    service: str = ""

    @property
    def class_guid(self) -> str:
        """Lower case, without braces."""
        return CLASS_GUIDS[self.class_name]

    @property
    def drivers(self) -> dict[str, str]:
        """The binaries that lie in System32\\drivers, by the service that they are."""
        files = [name for name in self.binaries if name.endswith(".sys")]
        names = [name.removesuffix(".sys") for name in files]
        if self.service:
            names[0] = self.service
        return dict(zip(names, files, strict=True))


@dataclass(frozen=True)
class StoredPackage:
    """A package as it lies in an image: its FileRepository `folder` and, in Windows\\INF, the
    name it is `published` under (its own, or oemN.inf when it was added)."""

    package: Package
    folder: str
    published: str


def packages(generation: Generation, arch: str) -> list[Package]:
    """Every package that a practice image of this generation and architecture holds."""
    bits = dict(zip(("bits", "x", "a"), _ARCH_PARTS[arch], strict=True))
    text = resource("training", "packages.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        _package(row, bits)
        for row in csv.DictReader(lines)
        if GENERATIONS[row["since"]].rank <= generation.rank
    ]


def _package(row: dict[str, str], bits: dict[str, str]) -> Package:
    service, _, files = row["sys"].format(**bits).rpartition("=")
    return Package(
        row["kind"],
        row["inf"].format(**bits),
        row["class"],
        row["provider"],
        tuple(files.split()),
        int(row["weight"]),
        frozenset(row["form"].split()),
        row["name"],
        # A GUID's braces are no placeholders.
        tuple(row["ids"].split()),
        service,
    )


def injected_package(generation: Generation, arch: str) -> Package:
    """The package for the target NIC, 82567LM-3, that lies beside the practice image."""
    bits = f"{generation.injected}x64" if arch == "amd64" else f"{generation.injected}32"
    return Package(
        "nic",
        f"e1k{bits}.inf",
        "Net",
        "Intel",
        (f"e1k{bits}.sys",),
        6,
        frozenset({"oem", "empty"}),
        "Intel(R) 82567LM-3 / 82577 / 82578 Gigabit Network Connection",
        (
            "PCI\\VEN_8086&DEV_10DE",
            "PCI\\VEN_8086&DEV_10DF",
            "PCI\\VEN_8086&DEV_10EA",
            "PCI\\VEN_8086&DEV_10EB",
            "PCI\\VEN_8086&DEV_10EF",
            "PCI\\VEN_8086&DEV_10F0",
        ),
    )
