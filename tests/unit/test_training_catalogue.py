"""The practice packages: enough of each kind, none for the target, all read by our INF parser."""

from __future__ import annotations

import re

import pytest

from sert_wizard.errors import UsageError
from sert_wizard.inf.document import Inf
from sert_wizard.training.catalogue import OPTIONAL, injected_package, packages
from sert_wizard.training.generations import ARCHES, GENERATIONS, generation_named
from sert_wizard.training.infs import write_inf
from sert_wizard.training.reports import TARGET_ID

OPTIONAL_CLASSES = {
    "wifi": {"Net"},
    "display": {"Display"},
    "audio": {"MEDIA"},
    "printer": {"Printer"},
    "modem": {"Modem"},
    "bluetooth": {"Bluetooth"},
    "camera": {"Camera", "Image"},
    "smartcard": {"SmartCardReader"},
}
PHYSICAL = re.compile(rb"\*PhysicalMediaType = (\d+)")
EVERY = [(generation, arch) for generation in GENERATIONS for arch in ARCHES]
BUSES = ("PCI\\", "USB\\", "MLX4\\", "B06BDRV\\", "EBDRV\\", "CHT4VBD\\")
KEPT_CLASSES = {
    "SCSIAdapter",
    "HDC",
    "USB",
    "HIDClass",
    "Keyboard",
    "Mouse",
    "System",
    "DiskDrive",
    "CDROM",
    "Volume",
    "NetTrans",
    "NetService",
    "NetClient",
}


@pytest.mark.parametrize(("name", "arch"), EVERY)
def test_there_are_enough_packages_of_each_kind(name: str, arch: str) -> None:
    chosen = packages(GENERATIONS[name], arch)
    nics = [package for package in chosen if package.kind == "nic"]
    assert len(chosen) >= 40
    assert len(nics) >= 30
    assert {package.class_name for package in nics} == {"Net"}
    assert all(i.startswith(BUSES) for package in nics for i in package.ids)
    assert {package.class_name for package in chosen} >= KEPT_CLASSES
    assert len({package.inf.lower() for package in chosen}) == len(chosen)


@pytest.mark.parametrize(("name", "arch"), EVERY)
def test_only_the_package_beside_the_image_serves_the_target(name: str, arch: str) -> None:
    generation = GENERATIONS[name]
    served = [p.inf for p in packages(generation, arch) if TARGET_ID in map(str.upper, p.ids)]
    assert served == []
    assert TARGET_ID in injected_package(generation, arch).ids


def test_buses_are_named_by_their_drivers_services() -> None:
    """What sits on a bus is named by the bus driver's service; only on Chelsio's there is more
    than network adapters."""
    chosen = packages(GENERATIONS["10.0"], "amd64")
    children = {
        service: {(p.class_name, p.kind) for p in chosen if any(i.startswith(bus) for i in p.ids)}
        for package in chosen
        for service in package.drivers
        if (bus := f"{service.upper().removesuffix('_BUS')}\\") in BUSES[2:]
    }
    assert children == {
        "b06bdrv": {("Net", "nic")},
        "ebdrv": {("Net", "nic")},
        "mlx4_bus": {("Net", "nic")},
        "cht4vbd": {("Net", "nic"), ("SCSIAdapter", "storage")},
    }
    kinds = {package.service or package.inf: package.kind for package in chosen}
    assert [kinds[k] for k in ("b06bdrv", "mlx4_bus.inf", "cht4vbd")] == ["bus", "bus", "storage"]


@pytest.mark.parametrize(("name", "arch"), EVERY)
def test_every_class_that_can_be_chosen_has_packages(name: str, arch: str) -> None:
    chosen = packages(GENERATIONS[name], arch)
    classes = {kind: {p.class_name for p in chosen if p.kind == kind} for kind in OPTIONAL}
    assert {kind: names & OPTIONAL_CLASSES[kind] for kind, names in classes.items()} == classes
    assert all(classes.values())
    # Windows' own of these classes are there too, for every device of the kind or for none.
    basic = {p.class_name for p in chosen if p.kind == "basic"}
    assert basic >= {"Display", "MEDIA", "Bluetooth", "Image", "SmartCardReader"}
    ids = [i for p in chosen if p.kind == "basic" for i in p.ids]
    assert not [i for i in ids if "VEN_" in i or "VID_" in i]


def test_adapters_say_whether_they_are_wireless() -> None:
    generation = GENERATIONS["5.1"]
    said = {
        (package.kind, match[1].decode())
        for package in packages(generation, "amd64")
        if package.ids and package.class_name == "Net"
        for match in PHYSICAL.finditer(write_inf(package, generation, "amd64").replace(b"\0", b""))
    }
    # Windows' own virtual Wi-Fi adapter is one of the virtual ones.
    assert said == {("nic", "14"), ("wifi", "9"), ("virtual", "14"), ("virtual", "9")}


def test_two_packages_share_a_binary() -> None:
    chosen = packages(GENERATIONS["10.0"], "amd64")
    owners = [package.inf for package in chosen if "nvm6064.sys" in package.binaries]
    assert owners == ["netnvm64.inf", "netnvma.inf"]


@pytest.mark.parametrize(("name", "arch"), EVERY)
def test_every_inf_says_what_the_catalogue_says(name: str, arch: str) -> None:
    generation = GENERATIONS[name]
    for package in [*packages(generation, arch), injected_package(generation, arch)]:
        inf = Inf(write_inf(package, generation, arch), package.inf)
        assert inf.class_name.lower() == package.class_name.lower()
        assert inf.class_guid.strip("{}") == package.class_guid
        assert inf.provider == package.provider
        assert inf.version == generation.version
        assert {i.upper() for i in package.ids} <= inf.ids
        assert inf.binaries >= {file.lower() for file in package.drivers.values()}
        raw = write_inf(package, generation, arch).replace(b"\0", b"")
        assert all(f"\r\n{file},,,2\r\n".encode() in raw for file in package.binaries)
        assert (TARGET_ID in inf.ids) == (package.inf.startswith("e1k"))


def test_infs_come_in_the_forms_that_real_ones_have() -> None:
    generation = GENERATIONS["3.1"]
    infs = {p.inf: write_inf(p, generation, "amd64") for p in packages(generation, "amd64")}
    assert infs["netmyk64.inf"].startswith(b"\xff\xfe;\0")
    assert b"\xa9 \x8d" in infs["net44amd.inf"]
    assert b'"PCI\\VEN_1969&DEV_1026"' in infs["netl1e64.inf"]
    assert b"pci\\ven_10ec&dev_8139" in infs["netrtl64.inf"]
    assert b" = \\\r\n" in infs["nete1g3e.inf"]
    assert b"[Vendor]\r\n" in infs["netel9064.inf"]
    assert b"Install, PCI\\VEN_1186&DEV_4C00&SUBSYS_4C001186\r\n" in infs["netdlk64.inf"]
    assert infs["netsis64.inf"].count(b"[Vendor.NTamd64.6.") == 2
    plain = [raw for raw in infs.values() if not raw.startswith(b"\xff\xfe")]
    assert all(raw.count(b"\n") == raw.count(b"\r\n") > 10 for raw in plain)


def test_an_unknown_generation_is_refused() -> None:
    with pytest.raises(UsageError, match=r"4\.5") as caught:
        generation_named("4.5")
    assert caught.value.code == "bad-generation"
