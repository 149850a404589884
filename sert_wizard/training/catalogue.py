"""The driver packages of the practice image, read from resources/training/packages.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from sert_wizard.settings import resource
from sert_wizard.training.generations import GENERATIONS, Generation

CLASS_GUIDS = {
    "CDROM": "4d36e965-e325-11ce-bfc1-08002be10318",
    "Computer": "4d36e966-e325-11ce-bfc1-08002be10318",
    "DiskDrive": "4d36e967-e325-11ce-bfc1-08002be10318",
    "Display": "4d36e968-e325-11ce-bfc1-08002be10318",
    "HDC": "4d36e96a-e325-11ce-bfc1-08002be10318",
    "HIDClass": "745a17a0-74d3-11d0-b6fe-00a0c90f57da",
    "Keyboard": "4d36e96b-e325-11ce-bfc1-08002be10318",
    "Monitor": "4d36e96e-e325-11ce-bfc1-08002be10318",
    "Mouse": "4d36e96f-e325-11ce-bfc1-08002be10318",
    "Net": "4d36e972-e325-11ce-bfc1-08002be10318",
    "NetClient": "4d36e973-e325-11ce-bfc1-08002be10318",
    "NetService": "4d36e974-e325-11ce-bfc1-08002be10318",
    "NetTrans": "4d36e975-e325-11ce-bfc1-08002be10318",
    "SCSIAdapter": "4d36e97b-e325-11ce-bfc1-08002be10318",
    "System": "4d36e97d-e325-11ce-bfc1-08002be10318",
    "USB": "36fc9e60-c465-11cf-8056-444553540000",
    "Volume": "71a27cdd-812a-11d0-bec7-08002be2092f",
}


@dataclass(frozen=True)
class Package:
    """One driver package: its INF, the binaries beside it, the devices it serves.

    `kind` is "nic" for a vendor's network adapter, else "bus", "stack", "virtual", "storage",
    "usb", "input", "system", "disk" or "display"; `weight` its part of the bytes of its kind.
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

    @property
    def class_guid(self) -> str:
        """Lower case, without braces."""
        return CLASS_GUIDS[self.class_name]


@dataclass(frozen=True)
class StoredPackage:
    """A package as it lies in an image: its FileRepository `folder` and, in Windows\\INF, the
    name it is `published` under (its own, or oemN.inf when it was added)."""

    package: Package
    folder: str
    published: str


def packages(generation: Generation, arch: str) -> list[Package]:
    """Every package that a practice image of this generation and architecture holds."""
    bits = {"bits": "64", "x": "x64"} if arch == "amd64" else {"bits": "32", "x": "x86"}
    text = resource("training", "packages.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        Package(
            row["kind"],
            row["inf"].format(**bits),
            row["class"],
            row["provider"],
            tuple(row["sys"].format(**bits).split()),
            int(row["weight"]),
            frozenset(row["form"].split()),
            row["name"],
            # A GUID's braces are no placeholders.
            tuple(row["ids"].split()),
        )
        for row in csv.DictReader(lines)
        if GENERATIONS[row["since"]].rank <= generation.rank
    ]


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
