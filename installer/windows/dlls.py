"""Which DLLs a Windows program or library asks for, read from its import tables.

Layout: Microsoft, "PE Format" (optional header, section table, import and delay-load tables).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from sert_wizard.errors import InputError
from sert_wizard.wording import words

_SYSTEM = """
    advapi32 authz bcrypt bcryptprimitives cabinet cfgmgr32 combase comctl32 comdlg32 crypt32
    d2d1 d3d11 d3d12 d3d9 dcomp dnsapi dwmapi dwrite dxgi gdi32 icuin icuuc imm32 iphlpapi
    kernel32 mpr mscms msvcrt ncrypt netapi32 normaliz ntdll ole32 oleaut32 pdh powrprof propsys
    psapi rpcrt4 runtimeobject secur32 setupapi shcore shell32 shlwapi ucrtbase
    uiautomationcore user32 userenv uxtheme version winmm wintrust ws2_32 wtsapi32
"""
#: Part of every 64-bit Windows 10 (from version 1703, the first with ICU) and 11.
WINDOWS = frozenset(f"{name}.dll" for name in _SYSTEM.split()) | {"winspool.drv"}
_SUFFIXES = (".exe", ".dll", ".pyd")
_API_SETS = ("api-ms-win-", "ext-ms-win-")
_IMPORTS, _DELAYED = (1, 20, 12), (13, 32, 4)  # data directory, entry size, offset of the name


def imported(content: bytes) -> Iterator[str]:
    """The DLLs named by the import tables of a 64-bit PE file, in lower case."""
    header = struct.unpack_from("<I", content, 0x3C)[0] + 24  # the optional header
    count, size = struct.unpack_from("<H12xH", content, header - 18)
    sections = [
        struct.unpack_from("<8xIIII", content, header + size + 40 * number)
        for number in range(count)
    ]

    def offset(address: int) -> int:
        for virtual_size, start, raw_size, raw in sections:
            if start <= address < start + max(virtual_size, raw_size):
                return int(address - start + raw)
        raise ValueError(f"address {address:#x} lies in no section")

    for directory, entry, name_at in (_IMPORTS, _DELAYED):
        address = struct.unpack_from("<I", content, header + 112 + 8 * directory)[0]
        if not address:
            continue
        at = offset(address)
        while name := struct.unpack_from("<I", content, at + name_at)[0]:
            start = offset(name)
            yield content[start : content.index(b"\0", start)].decode("ascii").lower()
            at += entry


def check(files: Mapping[PurePosixPath, bytes], beside: Sequence[str]) -> None:
    """Every DLL that a file of the installation asks for is Windows' own, lies in its folder or
    in one of the folders `beside`. Raises InputError (dll-missing)."""
    there = {(path.parent.as_posix(), path.name.lower()) for path in files}
    for path, content in sorted(files.items()):
        if path.suffix.lower() not in _SUFFIXES:
            continue
        for name in imported(content):
            if name in WINDOWS or name.startswith(_API_SETS):
                continue
            if not any((folder, name) in there for folder in (path.parent.as_posix(), *beside)):
                raise InputError(
                    "dll-missing",
                    words(
                        "{path} needs {name}, which the installation does not hold.",
                        path=path,
                        name=name,
                    ),
                    hint=words(
                        "Keep it in installer/windows/wheels.toml, or leave out what needs it."
                    ),
                )
