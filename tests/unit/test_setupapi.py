"""NICs by SetupAPI: functions of our own in Windows' form, called through real ctypes functions."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import POINTER, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from sert_wizard.errors import MachineError
from sert_wizard.hardware import windows
from sert_wizard.hardware.nic import Nic
from tests.conftest import E1K

FULL = (
    E1K + "&SUBSYS_02761028&REV_02",
    E1K + "&SUBSYS_02761028",
    E1K + "&REV_02",
    E1K,
)
NET = "{4d36e972-e325-11ce-bfc1-08002be10318}"
GUIDS = ("{0A1B2C3D-0000-1111-2222-333344445555}", "{0A1B2C3D-0000-1111-2222-333344446666}")
LIST, KEYS = 0x7FF0_1122_3344_5566, 0x7FFE_0000_0000_0000  # handles that need all 64 bits
RESERVED = 0xAAAA_BBBB_CCCC_DDDD  # Windows' own, in every SP_DEVINFO_DATA
INVALID = (1 << 8 * ctypes.sizeof(c_void_p)) - 1
DESC, HARDWARE, COMPATIBLE, SERVICE, FRIENDLY = 0, 1, 2, 4, 12
INSUFFICIENT, INVALID_DATA, FILE_NOT_FOUND, MORE_DATA, NO_MORE = 122, 13, 2, 234, 259


@dataclass
class Device:
    """What Windows keeps of a device: its properties and its driver's registry values."""

    properties: dict[int, bytes]
    driver: dict[str, bytes] | None = None


@dataclass
class SetupApi:
    """Functions in Windows' form over `devices`, every argument declared by its own C type here,
    so that an argument of another size arrives broken. It notes what is open."""

    devices: list[Device]
    aliases: dict[str, str] = field(default_factory=dict)
    fails_with: int = NO_MORE
    grows: bool = False
    stuck: bool = False
    opened: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    complaints: list[Exception] = field(default_factory=list)
    error: int = 0

    def libraries(self) -> windows.Libraries:
        prototypes: dict[str, tuple[Any, ...]] = {
            "SetupDiGetClassDevsW": (c_void_p, c_void_p, c_void_p, c_void_p, c_uint32),
            "SetupDiEnumDeviceInfo": (c_int32, c_void_p, c_uint32, c_void_p),
            "SetupDiGetDeviceRegistryPropertyW": (
                *(c_int32, c_void_p, c_void_p, c_uint32),
                *(POINTER(c_uint32), c_void_p, c_uint32, POINTER(c_uint32)),
            ),
            "SetupDiOpenDevRegKey": (c_void_p, c_void_p, c_void_p, *[c_uint32] * 4),
            "SetupDiDestroyDeviceInfoList": (c_int32, c_void_p),
            "RegQueryValueExW": (c_int32, *[c_void_p] * 5, POINTER(c_uint32)),
            "RegCloseKey": (c_int32, c_void_p),
            "ConvertInterfaceGuidToLuid": (c_uint32, c_void_p, POINTER(c_uint64)),
            "ConvertInterfaceLuidToAlias": (c_uint32, POINTER(c_uint64), c_void_p, c_size_t),
        }
        functions = {
            name: ctypes.CFUNCTYPE(*types)(self._noting(getattr(self, name)))
            for name, types in prototypes.items()
        }
        return windows.Libraries(functions, lambda: self.error)

    def _noting(self, function: Callable[..., int]) -> Callable[..., int]:
        """ctypes passes no exception through a callback, and returns what happens to lie there."""

        def called(*arguments: Any) -> int:
            try:
                return function(*arguments)
            except Exception as error:
                self.complaints.append(error)
                return 0

        return called

    def adapters(self) -> list[tuple[str, Nic]]:
        """What the module reads through these functions; every handle must be closed again."""
        try:
            return windows.adapters(self.libraries())
        finally:
            assert self.complaints == []
            assert sorted(self.opened) == sorted(self.closed)

    def SetupDiGetClassDevsW(  # noqa: N802
        self, guid: int, enumerator: int | None, parent: int | None, flags: int
    ) -> int:
        assert UUID(bytes_le=ctypes.string_at(guid, 16)) == UUID(NET)
        assert (enumerator, parent, flags) == (None, None, 2)
        if self.fails_with != NO_MORE and not self.devices:
            self.error = self.fails_with
            return INVALID
        self.opened.append(LIST)
        return LIST

    def SetupDiEnumDeviceInfo(self, devices: int, index: int, data: int) -> int:  # noqa: N802
        assert devices == LIST
        assert c_uint32.from_address(data).value == 32  # cbSize
        if index >= len(self.devices):
            self.error = self.fails_with
            return 0
        c_uint32.from_address(data + 20).value = index  # DevInst
        c_uint64.from_address(data + 24).value = RESERVED
        return 1

    def SetupDiGetDeviceRegistryPropertyW(  # noqa: N802
        self, devices: int, data: int, kind: int, _type: Any, buffer: int, size: int, needed: Any
    ) -> int:
        assert devices == LIST
        content = self._device(data).properties.get(kind)
        if content is None:
            self.error = INVALID_DATA
            return 0
        needed[0] = len(content)
        if self.stuck and kind == FRIENDLY:
            needed[0], self.error = 4, INSUFFICIENT
            return 0
        if self.grows and size < len(content) + 8 and kind == FRIENDLY:
            needed[0] = size + 8  # longer at every call until it has grown by 8
        if needed[0] > size:
            self.error = INSUFFICIENT
            return 0
        needed[0] = len(content)
        ctypes.memmove(buffer, content, len(content))
        return 1

    def SetupDiOpenDevRegKey(  # noqa: N802
        self, devices: int, data: int, scope: int, profile: int, kind: int, access: int
    ) -> int:
        assert (devices, scope, profile, kind, access) == (LIST, 1, 0, 2, 1)
        device = self._device(data)
        if device.driver is None:
            self.error = FILE_NOT_FOUND
            return INVALID
        key = KEYS + self.devices.index(device)
        self.opened.append(key)
        return key

    def SetupDiDestroyDeviceInfoList(self, devices: int) -> int:  # noqa: N802
        self.closed.append(devices)
        return 1

    def RegQueryValueExW(  # noqa: N802
        self, key: int, name: int, _reserved: Any, _type: Any, buffer: int | None, size: Any
    ) -> int:
        raw = ctypes.string_at(name, 64)
        spelled = raw[: next(i for i in range(0, 64, 2) if raw[i : i + 2] == b"\0\0")]
        content = (self.devices[key - KEYS].driver or {}).get(spelled.decode("utf-16-le"))
        if content is None:
            return FILE_NOT_FOUND
        room, size[0] = size[0], len(content)
        if buffer is None:
            size[0] -= 2 if self.grows else 0  # written anew between the two calls
            return 0
        if room < len(content):
            return MORE_DATA
        ctypes.memmove(buffer, content, len(content))
        return 0

    def RegCloseKey(self, key: int) -> int:  # noqa: N802
        self.closed.append(key)
        return 0

    def ConvertInterfaceGuidToLuid(self, guid: int, luid: Any) -> int:  # noqa: N802
        spelled = "{" + str(UUID(bytes_le=ctypes.string_at(guid, 16))).upper() + "}"
        if spelled not in self.aliases:
            return FILE_NOT_FOUND
        luid[0] = 0x0006_0080_0000_0000 + list(self.aliases).index(spelled)
        return 0

    def ConvertInterfaceLuidToAlias(self, luid: Any, name: int, length: int) -> int:  # noqa: N802
        alias = list(self.aliases.values())[luid[0] - 0x0006_0080_0000_0000]
        assert length == 257
        ctypes.memmove(name, wide(alias), len(wide(alias)))
        return 0

    def _device(self, data: int) -> Device:
        assert c_uint64.from_address(data + 24).value == RESERVED
        return self.devices[c_uint32.from_address(data + 20).value]


def wide(*texts: str, end: str = "\0") -> bytes:
    return ("\0".join(texts) + end).encode("utf-16-le")


def e1k(driver: dict[str, bytes] | None = None) -> Device:
    return Device(
        {
            DESC: wide("Intel(R) 82567LM-3 Gigabit Network Connection"),
            FRIENDLY: wide("Intel(R) 82567LM-3 Gigabit Network Connection #2"),
            SERVICE: wide("e1kexpress"),
            HARDWARE: wide(FULL[0], FULL[1], E1K + "&CC_020000", end="\0\0"),
            COMPATIBLE: wide(FULL[2], E1K, r"PCI\CC_0200", end="\0\0"),
        },
        driver,
    )


DRIVER = {
    "NetCfgInstanceId": wide(GUIDS[0]),
    "InfPath": wide("oem12.inf"),
    "DriverVersion": wide("11.8.75.0", end=""),
}
on_64_bit = pytest.mark.skipif(
    ctypes.sizeof(c_void_p) != 8, reason="the functions have 64-bit Windows' sizes"
)


@on_64_bit
def test_a_nic_by_setupapi() -> None:
    fake = SetupApi([e1k(DRIVER)], {GUIDS[0]: "Ethernet 2"})
    ((interface, nic),) = fake.adapters()
    assert interface == "Ethernet 2"
    assert nic.ids == FULL
    assert nic.name == "Intel(R) 82567LM-3 Gigabit Network Connection #2"
    assert (nic.driver, nic.service, nic.virtual) == ("oem12.inf 11.8.75.0", "e1kexpress", False)
    assert fake.closed == [KEYS, LIST]


@on_64_bit
def test_setupapi_with_values_that_grow_between_the_calls() -> None:
    fake = SetupApi([e1k(DRIVER)], {GUIDS[0]: "Ethernet 2"}, grows=True)
    ((interface, nic),) = fake.adapters()
    assert (interface, nic.driver) == ("Ethernet 2", "oem12.inf 11.8.75.0")
    assert nic.name.endswith("#2")


@on_64_bit
def test_setupapi_that_asks_for_ever_for_the_room_it_has() -> None:
    ((_, nic),) = SetupApi([e1k()], stuck=True).adapters()
    assert nic.name == "Intel(R) 82567LM-3 Gigabit Network Connection"  # the description


@on_64_bit
def test_setupapi_with_all_kinds_of_adapters() -> None:
    usb = (r"USB\VID_0BDA&PID_8153&REV_3000", r"USB\VID_0BDA&PID_8153")
    fake = SetupApi(
        [
            e1k(),  # a driver is missing: the reason why somebody looks
            Device({DESC: wide("Realtek USB GbE"), HARDWARE: wide(*usb, end="\0\0")}, {}),
            Device({DESC: wide("Kernel Debug"), HARDWARE: wide(r"root\kdnic", end="\0\0")}, {}),
            Device({DESC: wide("WAN Miniport"), HARDWARE: wide("ms_ndiswanip", end="\0\0")}, {}),
            Device({DESC: wide("VM"), HARDWARE: wide(r"VMBUS\{f8615163}", end="\0\0")}, DRIVER),
            Device({DESC: wide("PAN"), HARDWARE: wide(r"BTH\MS_BTHPAN", end="\0\0")}, {}),
            Device({}),
        ]
    )
    found = [nic for _, nic in fake.adapters()]
    assert [nic.ids for nic in found] == [FULL, usb, (), (), (), (), ()]
    assert [nic.virtual for nic in found] == [False, False, True, True, True, False, True]
    assert found[0].driver == ""


@on_64_bit
@pytest.mark.parametrize("devices", [[], [e1k(DRIVER)]])
def test_setupapi_that_refuses(devices: list[Device]) -> None:
    fake = SetupApi(devices, fails_with=5)
    with pytest.raises(MachineError, match="error 5") as caught:
        fake.adapters()
    assert caught.value.code == "adapters-unreadable"


@on_64_bit
@pytest.mark.parametrize("guid", ["", "no guid", GUIDS[1]])
def test_an_adapter_without_an_interface(guid: str) -> None:
    fake = SetupApi([e1k(DRIVER | {"NetCfgInstanceId": wide(guid)})], {GUIDS[0]: "Ethernet 2"})
    ((interface, nic),) = fake.adapters()
    assert (interface, nic.ids) == ("", FULL)


def test_structures_have_windows_sizes() -> None:
    """32 bytes on 64-bit Windows, 28 on 32-bit (setupapi.h), whatever runs the test."""
    declared: list[Any] = [*windows.DeviceInfo._fields_]

    def size(pointer: Any) -> int:
        fields = [(name, pointer if kind is c_size_t else kind) for name, kind in declared]
        return ctypes.sizeof(type("Layout", (ctypes.Structure,), {"_fields_": fields}))

    assert (size(c_uint64), size(c_uint32)) == (32, 28)
    assert ctypes.sizeof(windows.Guid) == 16
    assert [getattr(windows.DeviceInfo, name).offset for name, _ in declared] == [0, 4, 20, 24]


@pytest.mark.skipif(sys.platform == "win32", reason="here it is there")
def test_no_setupapi_off_windows() -> None:
    with pytest.raises(MachineError) as caught:
        windows.adapters()
    assert caught.value.code == "not-windows"
