"""NICs by Windows' SetupAPI, called through ctypes: no PowerShell, no administrator.

Not run on Windows yet. The tests call it with functions of their own at the ctypes boundary that
fill the buffers as the documents say, with the sizes that 64-bit Windows has.

wintypes are not used: they follow the C types of the system that runs them, and a DWORD would
have 8 bytes on 64-bit Linux. Text is UTF-16 in byte buffers for the same reason.

Sources: Microsoft, "Using Device Installation Functions", setupapi.h, "Software Keys" (InfPath,
DriverVersion), "Initialize Network Adapters" (NetCfgInstanceId), netioapi.h.
"""

from __future__ import annotations

import ctypes
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_int32, c_size_t, c_uint8, c_uint16, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from typing import Any, ClassVar

from sert_wizard.errors import MachineError, RequestError
from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.inf.document import NET_CLASS
from sert_wizard.inf.ids import DeviceId, enumerator, is_virtual, parse_id
from sert_wizard.planting import SYSTEM_FOLDER
from sert_wizard.wording import words

_INVALID_HANDLE = c_void_p(-1).value
_PRESENT = 2  # DIGCF_PRESENT
_INSUFFICIENT_BUFFER, _MORE_DATA, _NO_MORE_ITEMS = 122, 234, 259
_DESCRIPTION, _HARDWARE_IDS, _COMPATIBLE_IDS, _SERVICE, _FRIENDLY_NAME = 0, 1, 2, 4, 12  # SPDRP_
_GLOBAL, _DRIVER_KEY, _QUERY_VALUE = 1, 2, 1  # DICS_FLAG_GLOBAL, DIREG_DRV, KEY_QUERY_VALUE
_ALIAS_LENGTH = 257  # NDIS_IF_MAX_STRING_SIZE and a null


class Guid(ctypes.Structure):
    """GUID of guiddef.h, 16 bytes."""

    _fields_: ClassVar = [
        ("data1", c_uint32),
        ("data2", c_uint16),
        ("data3", c_uint16),
        ("data4", c_uint8 * 8),
    ]


class DeviceInfo(ctypes.Structure):
    """SP_DEVINFO_DATA of setupapi.h: 32 bytes on 64-bit Windows, 28 on 32-bit."""

    _fields_: ClassVar = [
        ("size", c_uint32),
        ("class_guid", Guid),
        ("instance", c_uint32),
        ("reserved", c_size_t),  # ULONG_PTR
    ]


#: Library, result and arguments of every function that is called. BOOL and LSTATUS are c_int32,
#: DWORD c_uint32, handles and pointers c_void_p.
_PROTOTYPES: dict[str, tuple[str, type[Any], list[type[Any]]]] = {
    "SetupDiGetClassDevsW": ("setupapi", c_void_p, [c_void_p, c_void_p, c_void_p, c_uint32]),
    "SetupDiEnumDeviceInfo": ("setupapi", c_int32, [c_void_p, c_uint32, c_void_p]),
    "SetupDiGetDeviceRegistryPropertyW": (
        "setupapi",
        c_int32,
        [c_void_p, c_void_p, c_uint32, c_void_p, c_void_p, c_uint32, c_void_p],
    ),
    "SetupDiOpenDevRegKey": (
        "setupapi",
        c_void_p,
        [c_void_p, c_void_p, c_uint32, c_uint32, c_uint32, c_uint32],
    ),
    "SetupDiDestroyDeviceInfoList": ("setupapi", c_int32, [c_void_p]),
    "RegQueryValueExW": (
        "advapi32",
        c_int32,
        [c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p],
    ),
    "RegCloseKey": ("advapi32", c_int32, [c_void_p]),
    "ConvertInterfaceGuidToLuid": ("iphlpapi", c_uint32, [c_void_p, c_void_p]),
    "ConvertInterfaceLuidToAlias": ("iphlpapi", c_uint32, [c_void_p, c_void_p, c_size_t]),
}


@dataclass(frozen=True)
class Libraries:
    """Foreign functions by their names, and what gives the error of the last call."""

    functions: dict[str, Any]
    last_error: Callable[[], int]


def system_libraries() -> Libraries:
    """Windows' own. Raises MachineError (not-windows)."""
    if sys.platform != "win32":
        raise MachineError(
            "not-windows",
            words("SetupAPI is a part of Windows."),
            hint=words("Read the NICs from a report of the target instead."),
        )
    libraries = {
        name: ctypes.WinDLL(f"{name}.dll", use_last_error=True, winmode=SYSTEM_FOLDER)
        for name in ("setupapi", "advapi32", "iphlpapi")
    }
    functions = {name: getattr(libraries[file], name) for name, (file, *_) in _PROTOTYPES.items()}
    return Libraries(functions, ctypes.get_last_error)


def adapters(libraries: Libraries | None = None) -> list[tuple[str, Nic]]:
    """Every adapter of this computer by its interface's name (empty where Windows has none),
    without address and link. Raises MachineError (adapters-unreadable)."""
    api = _Api(libraries or system_libraries())
    with api.device_list() as devices:
        return [_adapter(api, devices, device) for device in api.devices(devices)]


def _adapter(api: _Api, devices: int, device: DeviceInfo) -> tuple[str, Nic]:
    def property_of(kind: int) -> list[str]:
        return _texts(api.property(devices, device, kind))

    interface = driver = ""
    with api.driver_key(devices, device) as key:
        if key is not None:
            interface = api.alias(_first(_texts(api.value(key, "NetCfgInstanceId"))))
            values = (_texts(api.value(key, name)) for name in ("InfPath", "DriverVersion"))
            driver = " ".join(_first(texts) for texts in values).strip()
    name = _first([*property_of(_FRIENDLY_NAME), *property_of(_DESCRIPTION), interface])
    service = _first(property_of(_SERVICE))
    hardware_ids = property_of(_HARDWARE_IDS)
    if identity := _identity([*hardware_ids, *property_of(_COMPATIBLE_IDS)]):
        nic = nic_of(identity, name=name, source="", driver=driver, service=service)
        return interface, nic
    virtual = all(is_virtual(enumerator(hardware_id)) for hardware_id in hardware_ids)
    return interface, Nic("", (), name, driver=driver, service=service, virtual=virtual)


def _identity(spellings: list[str]) -> DeviceId | None:
    """The most specific PCI or USB id."""
    parsed = []
    for spelling in spellings:
        try:
            parsed.append(parse_id(spelling))
        except RequestError:
            continue
    return max(parsed, key=lambda d: (d.subsystem, d.revision, d.interface), default=None)


def _texts(raw: bytes) -> list[str]:
    """The strings of a REG_SZ or REG_MULTI_SZ, which need not end with a null."""
    return [text for text in raw.decode("utf-16-le", errors="replace").split("\0") if text]


def _first(texts: list[str]) -> str:
    return next(iter(texts), "")


class _Api:
    """The calls with their buffers: sizes asked first, handles closed."""

    def __init__(self, libraries: Libraries) -> None:
        self._call = libraries.functions
        self._last_error = libraries.last_error
        for name, (_, result, arguments) in _PROTOTYPES.items():
            self._call[name].restype = result
            self._call[name].argtypes = arguments

    @contextmanager
    def device_list(self) -> Iterator[int]:
        guid = _guid(NET_CLASS)
        handle = self._call["SetupDiGetClassDevsW"](byref(guid), None, None, _PRESENT)
        if handle in (None, _INVALID_HANDLE):
            raise self._unreadable()
        try:
            yield handle
        finally:
            self._call["SetupDiDestroyDeviceInfoList"](handle)

    def devices(self, devices: int) -> Iterator[DeviceInfo]:
        index = 0
        while True:
            device = DeviceInfo(size=ctypes.sizeof(DeviceInfo))
            if not self._call["SetupDiEnumDeviceInfo"](devices, index, byref(device)):
                if self._last_error() == _NO_MORE_ITEMS:
                    return
                raise self._unreadable()
            yield device
            index += 1

    def property(self, devices: int, device: DeviceInfo, kind: int) -> bytes:
        """A property of a device; empty where it has none."""
        buffer, size, needed = None, 0, c_uint32()
        while not self._call["SetupDiGetDeviceRegistryPropertyW"](
            devices, byref(device), kind, None, buffer, size, byref(needed)
        ):
            if self._last_error() != _INSUFFICIENT_BUFFER or needed.value <= size:
                return b""
            size = needed.value
            buffer = ctypes.create_string_buffer(size)
        return buffer.raw[: needed.value] if buffer else b""

    @contextmanager
    def driver_key(self, devices: int, device: DeviceInfo) -> Iterator[int | None]:
        """The registry key of the device's driver; None where it has no driver."""
        key = self._call["SetupDiOpenDevRegKey"](
            devices, byref(device), _GLOBAL, 0, _DRIVER_KEY, _QUERY_VALUE
        )
        if key in (None, _INVALID_HANDLE):
            yield None
            return
        try:
            yield key
        finally:
            self._call["RegCloseKey"](key)

    def value(self, key: int, name: str) -> bytes:
        """A value of a registry key; empty where it has none."""
        spelled = ctypes.create_string_buffer(name.encode("utf-16-le") + b"\0\0")
        buffer, needed = None, c_uint32()
        while True:
            status = self._call["RegQueryValueExW"](key, spelled, None, None, buffer, byref(needed))
            if status == 0 and buffer is not None:
                return buffer.raw[: needed.value]
            if status not in (0, _MORE_DATA) or not needed.value:
                return b""
            buffer = ctypes.create_string_buffer(needed.value)

    def alias(self, guid: str) -> str:
        """The name that Windows shows for an interface ("Ethernet 2"), which psutil uses too."""
        try:
            interface = _guid(guid)
        except ValueError:
            return ""
        luid, name = c_uint64(), ctypes.create_string_buffer(2 * _ALIAS_LENGTH)
        if self._call["ConvertInterfaceGuidToLuid"](byref(interface), byref(luid)):
            return ""
        if self._call["ConvertInterfaceLuidToAlias"](byref(luid), name, _ALIAS_LENGTH):
            return ""
        return _first(_texts(name.raw))

    def _unreadable(self) -> MachineError:
        return MachineError(
            "adapters-unreadable",
            words(
                "Windows does not list this computer's network adapters (error {last_error}).",
                last_error=self._last_error(),
            ),
            hint=words(
                "Read the NICs from a report instead: pnputil /enum-devices /class Net /ids."
            ),
        )


def _guid(text: str) -> Guid:
    return Guid.from_buffer_copy(uuid.UUID(text).bytes_le)
