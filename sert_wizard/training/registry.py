"""What stands in the practice image's registry: System32\\config, hive by hive."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from sert_wizard.training.catalogue import Package, StoredPackage
from sert_wizard.training.generations import FILETIME, Generation
from sert_wizard.training.hive import Key, Value, write_hive

# How well an id identifies: the first of a model line, or a less specific one.
_SPECIFIC = bytes.fromhex("01ff0000")
_LESS_SPECIFIC = bytes.fromhex("02ff0000")
_SIGNER_SCORE = 0x0D000004
_ARCH_NUMBERS = {"x86": 0, "amd64": 9}
_CONFIG_PATH = "\\SystemRoot\\System32\\Config\\"


def hives(generation: Generation, arch: str, stored: Sequence[StoredPackage]) -> dict[str, bytes]:
    """The hive files by name, for an image that holds the packages `stored`."""
    roots = {
        "SYSTEM": _system(generation, arch),
        "SOFTWARE": _software(generation),
        "DEFAULT": _default(),
    }
    if generation.has_driver_database:
        roots["DRIVERS"] = _drivers(generation, arch, stored)
    return {name: write_hive(root, _CONFIG_PATH + name) for name, root in roots.items()}


def _system(generation: Generation, arch: str) -> Key:
    root = Key()
    root.at("Setup").values = {
        "CmdLine": "winpeshl.exe",
        "SetupType": 2,
        "SystemSetupInProgress": 1,
    }
    root.at("Select").values = {"Current": 1, "Default": 1, "Failed": 0, "LastKnownGood": 1}
    control = root.at("ControlSet001\\Control")
    control.values = {"SystemStartOptions": "MININT"}
    control.at("ProductOptions").values = {"ProductType": "WinNT"}
    control.at("MiniNT")
    control.at("Session Manager\\Environment").values = {
        "PROCESSOR_ARCHITECTURE": arch.upper(),
        "SystemDrive": "X:",
        "TEMP": "%SystemRoot%\\TEMP",
    }
    control.at("Windows").values = {"CSDVersion": 0, "SystemBuild": generation.build}
    for service, image in (("NDIS", "ndis.sys"), ("Tcpip", "tcpip.sys")):
        root.at(f"ControlSet001\\Services\\{service}").values = {
            "Type": 1,
            "Start": 0,
            "ErrorControl": 1,
            "ImagePath": f"system32\\drivers\\{image}",
        }
    return root


def _software(generation: Generation) -> Key:
    root = Key()
    current = root.at("Microsoft\\Windows NT\\CurrentVersion")
    current.values = {
        "ProductName": "SERT Wizard practice image",
        # Windows 10 still says 6.3 here, and what it is in two numbers.
        "CurrentVersion": "6.3" if generation.major >= 10 else f"6.{generation.minor}",
        "CurrentBuild": str(generation.build),
        "CurrentBuildNumber": str(generation.build),
        "EditionID": "WindowsPE",
        "SystemRoot": "X:\\Windows",
    }
    if generation.major >= 10:
        current.values["CurrentMajorVersionNumber"] = generation.major
        current.values["CurrentMinorVersionNumber"] = generation.minor
    root.at("Microsoft\\Windows NT\\CurrentVersion\\WinPE").values = {"InstRoot": "X:\\"}
    return root


def _default() -> Key:
    root = Key()
    root.at("Environment").values = {"TEMP": "%USERPROFILE%\\Temp"}
    root.at("Control Panel\\Desktop").values = {"ScreenSaveActive": "0"}
    return root


def _drivers(generation: Generation, arch: str, stored: Sequence[StoredPackage]) -> Key:
    """The driver database that Windows 8 and later keep in place of index files."""
    root = Key()
    database = root.at("DriverDatabase")
    for one in stored:
        package, folder, published = one.package, one.folder, one.published
        for number, identifier in enumerate(package.ids):
            value = _LESS_SPECIFIC if number and "two" in package.forms else _SPECIFIC
            database.at(f"DeviceIds\\{identifier.lower()}").values[published] = value
        database.at(f"DeviceIds\\{{{package.class_guid}}}").values[published] = b""
        for binary in package.binaries:
            key = database.at(f"DriverFiles\\{binary}")
            owners = key.values.get("Owners", ())
            assert isinstance(owners, tuple)
            key.values["Owners"] = (*owners, published)
        database.at(f"DriverInfFiles\\{published}").values = {"": (folder,), "Active": folder}
        database.at(f"DriverPackages\\{folder}").values = _package_values(one, generation, arch)
        for part in ("Configurations\\Install", "Descriptors", "Strings"):
            database.at(f"DriverPackages\\{folder}\\{part}")
    return root


def _package_values(stored: StoredPackage, generation: Generation, arch: str) -> dict[str, Value]:
    added = stored.published != stored.package.inf
    return {
        "": stored.published,
        "Catalog": f"{stored.package.inf.removesuffix('.inf')}.cat" if added else "",
        "InfName": stored.package.inf,
        "OemPath": "X:\\Drivers" if added else "",
        "Provider": stored.package.provider,
        "SignerName": "",
        "SignerScore": _SIGNER_SCORE,
        "StatusFlags": 0x12,
        "Version": _version(stored.package, generation, arch),
    }


def _version(package: Package, generation: Generation, arch: str) -> bytes:
    """The one value that servicing can't do without: class, date, version, architecture."""
    guid = bytes.fromhex(package.class_guid.replace("-", ""))
    mixed = guid[3::-1] + guid[5:3:-1] + guid[7:5:-1] + guid[8:]
    numbers = (generation.spbuild, generation.build, generation.minor, generation.major)
    head = struct.pack("<HBBI", 0xFF00, _ARCH_NUMBERS[arch], 0, 0)
    return head + mixed + struct.pack("<Q4HQ", FILETIME, *numbers, 0)
