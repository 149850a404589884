"""NICs by Linux's sysfs: what the kernel knows, without a program and without rights.

Sources: the kernel's ABI documents of sysfs-class-net, sysfs-bus-pci and sysfs-bus-usb; how
Windows forms the ids of a USB device: Microsoft, "Enumeration of USB Composite Devices".
"""

from __future__ import annotations

from pathlib import Path

from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.inf.ids import DeviceId

_SYSFS = Path("/sys/class/net")
_NETWORK = "0x02"  # PCI base class
_HYPERVISORS = frozenset({"vmbus", "xen"})
#: Class, subclass and protocol of USB devices that Windows splits into one device an interface.
_COMPOSITE = frozenset({("00", "00", "00"), ("ef", "02", "01")})


def adapters(root: Path = _SYSFS) -> list[tuple[str, Nic]]:
    """Every adapter of this computer by its interface's name, without address and link."""
    if not root.is_dir():
        return []
    return [(folder.name, _nic(folder)) for folder in sorted(root.iterdir()) if folder.is_dir()]


def _nic(folder: Path) -> Nic:
    name, device = folder.name, folder / "device"
    if not device.exists():
        return Nic("", (), name, virtual=True)
    driver = _link(device / "driver")
    if identity := _identity(device.resolve()):
        return nic_of(identity, name=name, source="", driver=driver)
    return Nic("", (), name, driver=driver, virtual=_link(device / "subsystem") in _HYPERVISORS)


def _identity(device: Path) -> DeviceId | None:
    """The id of the PCI or USB device that carries the NIC: itself, or what it is a part of. A
    virtio NIC is a part of a PCI device, a USB NIC's interface of a USB device. A card reader
    that a wireless adapter is plugged into carries it too, but is no NIC."""
    for node in (device, *device.parents):
        if (node / "idVendor").exists():
            return _usb(node, _text(device / "bInterfaceNumber"))
        if (node / "subsystem_vendor").exists():
            is_nic = node == device or _text(node / "class").startswith(_NETWORK)
            return _pci(node) if is_nic else None
    return None


def _pci(node: Path) -> DeviceId:
    vendor, model = _hex(node / "vendor", 4), _hex(node / "device", 4)
    subsystem = _hex(node / "subsystem_device", 4) + _hex(node / "subsystem_vendor", 4)
    return DeviceId(
        rf"PCI\VEN_{vendor}&DEV_{model}",
        "PCI",
        vendor,
        model,
        subsystem,
        _hex(node / "revision", 2),
    )


def _usb(node: Path, interface: str) -> DeviceId:
    vendor, product = _hex(node / "idVendor", 4), _hex(node / "idProduct", 4)
    kind = ("bDeviceClass", "bDeviceSubClass", "bDeviceProtocol")
    composite = (
        tuple(_text(node / name) for name in kind) in _COMPOSITE
        and _text(node / "bNumConfigurations") == "1"
        and _text(node / "bNumInterfaces") != "1"
    )
    return DeviceId(
        rf"USB\VID_{vendor}&PID_{product}",
        "USB",
        vendor,
        product,
        revision=_hex(node / "bcdDevice", 4),
        interface=interface.upper() if composite else "",
    )


def _link(path: Path) -> str:
    return path.resolve().name if path.exists() else ""


def _hex(path: Path, digits: int) -> str:
    """The number in a file as ids spell it; empty where there is none."""
    text = _text(path).removeprefix("0x").upper()
    return text.zfill(digits) if text else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
