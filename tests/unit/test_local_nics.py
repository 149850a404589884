"""This computer's NICs: sysfs trees of our own in the documented form, and this very computer."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from sert_wizard.hardware import linux
from sert_wizard.hardware.local import has_address, joined, local_addresses, local_nics
from sert_wizard.hardware.nic import Nic
from tests.conftest import E1K

FULL = (
    E1K + "&SUBSYS_02761028&REV_02",
    E1K + "&SUBSYS_02761028",
    E1K + "&REV_02",
    E1K,
)
PCI = {
    "vendor": "0x8086",
    "device": "0x10de",
    "class": "0x020000",
    "revision": "0x02",
    "subsystem_vendor": "0x1028",
    "subsystem_device": "0x0276",
}
USB = {
    "idVendor": "0bda",
    "idProduct": "8153",
    "bcdDevice": "3000",
    "bDeviceClass": "00",
    "bDeviceSubClass": "00",
    "bDeviceProtocol": "00",
    "bNumConfigurations": "1",
    "bNumInterfaces": " 2",
}


class Sysfs:
    """A part of /sys: devices and class/net with links between them, as the kernel makes them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.net = root / "class" / "net"
        self.net.mkdir(parents=True)

    def device(self, path: str, values: dict[str, str], *, bus: str, driver: str = "") -> Path:
        folder = self.root / "devices" / path
        folder.mkdir(parents=True)
        for name, value in values.items():
            (folder / name).write_text(value + "\n", encoding="ascii")
        self._link(folder / "subsystem", self.root / "bus" / bus)
        if driver:
            self._link(folder / "driver", self.root / "bus" / bus / "drivers" / driver)
        return folder

    def interface(self, name: str, device: Path | None) -> None:
        real = (device or self.root / "devices" / "virtual") / "net" / name
        real.mkdir(parents=True)
        self._link(self.net / name, real)
        if device:
            self._link(real / "device", device)

    def nics(self) -> dict[str, Nic]:
        return dict(linux.adapters(self.net))

    @staticmethod
    def _link(link: Path, target: Path) -> None:
        target.mkdir(parents=True, exist_ok=True)
        try:
            link.symlink_to(target, target_is_directory=True)
        except OSError:
            pytest.skip("this account may not make symbolic links")


@pytest.fixture
def sysfs(tmp_path: Path) -> Sysfs:
    return Sysfs(tmp_path)


def test_a_pci_nic(sysfs: Sysfs) -> None:
    sysfs.interface(
        "eth0", sysfs.device("pci0000:00/0000:00:19.0", PCI, bus="pci", driver="e1000e")
    )
    nic = sysfs.nics()["eth0"]
    assert (nic.ids, nic.name, nic.driver, nic.virtual) == (FULL, "eth0", "e1000e", False)


def test_a_virtio_nic_has_the_id_of_its_pci_device(sysfs: Sysfs) -> None:
    sysfs.device("pci0000:00/0000:00:03.0", PCI | {"vendor": "0x1af4"}, bus="pci", driver="virtio")
    own = {"vendor": "0x1af4", "device": "0x0001"}
    part = sysfs.device("pci0000:00/0000:00:03.0/virtio2", own, bus="virtio", driver="virtio_net")
    sysfs.interface("eth0", part)
    nic = sysfs.nics()["eth0"]
    assert (nic.id, nic.driver) == (r"PCI\VEN_1AF4&DEV_10DE", "virtio_net")


def test_what_is_plugged_into_another_pci_device_has_not_its_id(sysfs: Sysfs) -> None:
    sysfs.device("pci0000:00/0000:00:1a.0", PCI | {"class": "0x080501"}, bus="pci")
    sysfs.interface("wlan0", sysfs.device("pci0000:00/0000:00:1a.0/mmc1/mmc1:0001", {}, bus="sdio"))
    nic = sysfs.nics()["wlan0"]
    assert (nic.id, nic.ids, nic.virtual) == ("", (), False)


@pytest.mark.parametrize(
    ("changed", "ids"),
    [
        ({}, ("&REV_3000&MI_01", "&MI_01")),
        ({"bDeviceClass": "ef", "bDeviceSubClass": "02", "bDeviceProtocol": "01"}, None),
        ({"bDeviceClass": "02"}, ("&REV_3000", "")),
        ({"bNumConfigurations": "2"}, ("&REV_3000", "")),
        ({"bNumInterfaces": " 1"}, ("&REV_3000", "")),
    ],
)
def test_a_usb_nic_is_named_by_its_interface_only_where_windows_splits_the_device(
    sysfs: Sysfs, changed: dict[str, str], ids: tuple[str, ...] | None
) -> None:
    sysfs.device("pci0000:00/0000:00:14.0", PCI | {"class": "0x0c0330"}, bus="pci")
    path = "pci0000:00/0000:00:14.0/usb1/1-2"
    sysfs.device(path, USB | changed, bus="usb")
    part = sysfs.device(f"{path}/1-2:1.1", {"bInterfaceNumber": "01"}, bus="usb", driver="r8152")
    sysfs.interface("enx00", part)
    nic = sysfs.nics()["enx00"]
    forms = ids or ("&REV_3000&MI_01", "&MI_01")
    device = r"USB\VID_0BDA&PID_8153"
    assert nic.id == device
    assert nic.ids[: len(forms)] == tuple(device + form for form in forms)
    assert nic.driver == "r8152"


def test_what_has_no_hardware_is_virtual(sysfs: Sysfs) -> None:
    sysfs.interface("lo", None)
    sysfs.interface("hv0", sysfs.device("acpi/vmbus/a-guid", {}, bus="vmbus", driver="hv_netvsc"))
    (sysfs.net / "bonding_masters").write_text("bond0\n", encoding="ascii")
    found = sysfs.nics()
    assert set(found) == {"lo", "hv0"}
    assert all(nic.virtual and not nic.ids for nic in found.values())


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe"])
def test_a_device_whose_files_say_nothing(sysfs: Sysfs, damaged: bytes) -> None:
    device = sysfs.device("pci0000:00/0000:00:19.0", PCI, bus="pci")
    for name in ("revision", "class"):
        (device / name).write_bytes(damaged)
    sysfs.interface("eth0", device)
    assert sysfs.nics()["eth0"].ids == (E1K + "&SUBSYS_02761028", E1K)


def test_a_system_without_sysfs(tmp_path: Path) -> None:
    assert linux.adapters(tmp_path / "none") == []


def test_joined_with_what_psutil_says() -> None:
    addresses, stats = psutil.net_if_addrs(), psutil.net_if_stats()
    assert stats
    for name, stat in stats.items():
        nic = joined(name, Nic("", (), name))
        macs = [a.address for a in addresses.get(name, ()) if a.family == psutil.AF_LINK]
        assert [nic.mac] == [mac.lower().replace("-", ":") for mac in macs[:1]] or not macs
        assert nic.link == ("up" if stat.isup else "down")
        assert nic.speed == stat.speed * 10**6


def test_an_adapter_that_psutil_does_not_know() -> None:
    nic = joined("no such interface", Nic("", (), "x"))
    assert (nic.mac, nic.link, nic.speed) == ("", "", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a Linux computer's own NICs")
def test_this_computer() -> None:
    """Every interface of this very computer, the real ones by default."""
    everything = local_nics(include_virtual=True)
    assert {nic.name for nic in everything} == set(psutil.net_if_stats())
    assert local_nics() == tuple(nic for nic in everything if nic.ids)
    loopback = next(nic for nic in everything if nic.name == "lo")
    assert loopback.virtual and not loopback.ids


def test_addresses_of_this_computer() -> None:
    assert has_address("127.0.0.1")
    assert not has_address("192.0.2.10")
    assert not has_address("not an address")
    assert all(has_address(item.address) for item in local_addresses())
