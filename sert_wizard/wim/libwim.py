"""The thin binding to libwim (wimlib 1.13 or newer) by ctypes: structures, prototypes, loading.

Layouts are those of wimlib.h and the same on Linux and 64-bit Windows: time stamps are
{int64, int32, int32} on both, so no C `long` appears here. Text is `wimlib_tchar`: UTF-8 bytes
on Linux, UTF-16 on Windows. Nothing outside this folder uses this module.
"""

from __future__ import annotations

import ctypes as c
import ctypes.util
import os
import struct
import sys
from collections.abc import Iterator
from enum import IntEnum, IntFlag
from functools import cache
from pathlib import Path
from typing import Any

from sert_wizard.errors import MachineError
from sert_wizard.wording import words

WINDOWS = sys.platform == "win32"
SEPARATOR = "\\" if WINDOWS else "/"
Text = c.c_wchar_p if WINDOWS else c.c_char_p

ALL_IMAGES = -1
CASE_INSENSITIVE = 0x20  # Windows' own habit; on Linux wimlib would be case-sensitive
ASSUME_UTF8 = 0x1
_OLDEST = (1, 13)
#: What libwim itself needs on Windows comes from its folder or Windows' own, never the search path:
#: LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR and _SYSTEM32. Elsewhere this says nothing.
_BESIDE_OR_SYSTEM = 0x100 | 0x800


class Compression(IntEnum):
    """Compression types of a WIM."""

    NONE = 0
    XPRESS = 1
    LZX = 2
    LZMS = 3


class WriteFlag(IntFlag):
    """What `wimlib_write` may be told."""

    NONE = 0
    CHECK_INTEGRITY = 0x1
    NO_CHECK_INTEGRITY = 0x2
    RECOMPRESS = 0x10
    SKIP_EXTERNAL_WIMS = 0x200


WRITE_STREAMS = 12  # the one progress message whose numbers are read
CONTINUE, ABORT = 0, 1

ADD_NO_ACLS = 0x20
DELETE_FORCE_RECURSIVE = 0x1 | 0x2
EXPORT_BOOT = 0x1
EXTRACT_PLAIN = 0x40 | 0x100000  # no ACLs, no attributes
ITERATE_RECURSIVE = 0x1
OP_ADD, OP_DELETE = 0, 1


# What the two big lists hand out is read as bytes, not as ctypes structures: a third of the time.
#: wimlib_resource_entry: size, stored size, offset, SHA-1, part, references, flags, ... (88 bytes).
RESOURCE = struct.Struct("<QQQ20s4xII32x")
RESOURCE_METADATA = 0x2
#: wimlib_dir_entry: three pointers (the third is the full path), depth, security descriptor,
#: attributes, reparse tag, links, named streams, hard link group, times, ... (248 bytes).
DIR_ENTRY = struct.Struct("<16xQ24xI8xIQ176x")
#: wimlib_stream_entry: a pointer, then a resource.
STREAM_SIZE, STREAM_RESOURCE = 128, 8


class _AddStruct(c.Structure):
    _fields_ = [("source", Text), ("target", Text), ("config", Text), ("flags", c.c_int)]


class _DeleteStruct(c.Structure):
    _fields_ = [("path", Text), ("flags", c.c_int)]


class _OperationUnion(c.Union):
    _fields_ = [("add", _AddStruct), ("delete", _DeleteStruct)]


class UpdateStruct(c.Structure):
    _fields_ = [("operation", c.c_int), ("of", _OperationUnion)]


class WriteProgress(c.Structure):
    _fields_ = [
        ("total_bytes", c.c_uint64),
        ("total_streams", c.c_uint64),
        ("completed_bytes", c.c_uint64),
    ]


ProgressCallback = c.CFUNCTYPE(c.c_int, c.c_int, c.POINTER(WriteProgress), c.c_void_p)
VisitCallback = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p)

# Sizes that wimlib.h gives on both systems: a wrong field shows at import, not as a wild read.
assert (RESOURCE.size, DIR_ENTRY.size, c.sizeof(UpdateStruct)) == (88, 248, 40)

_HANDLE = c.c_void_p
_PROTOTYPES: dict[str, tuple[Any, ...]] = {
    "global_init": (c.c_int,),
    "set_print_errors": (c.c_bool,),
    "open_wim": (Text, c.c_int, c.POINTER(_HANDLE)),
    "create_new_wim": (c.c_int, c.POINTER(_HANDLE)),
    "register_progress_function": (_HANDLE, ProgressCallback, c.c_void_p),
    "set_output_compression_type": (_HANDLE, c.c_int),
    "set_output_chunk_size": (_HANDLE, c.c_uint32),
    "set_default_compression_level": (c.c_int, c.c_uint),
    "export_image": (_HANDLE, c.c_int, _HANDLE, Text, Text, c.c_int),
    "delete_image": (_HANDLE, c.c_int),
    "update_image": (_HANDLE, c.c_int, c.POINTER(UpdateStruct), c.c_size_t, c.c_int),
    "extract_paths": (_HANDLE, c.c_int, Text, c.POINTER(Text), c.c_size_t, c.c_int),
    "iterate_dir_tree": (_HANDLE, c.c_int, Text, c.c_int, VisitCallback, c.c_void_p),
    "iterate_lookup_table": (_HANDLE, c.c_int, VisitCallback, c.c_void_p),
    "create_decompressor": (c.c_int, c.c_size_t, c.POINTER(_HANDLE)),
    "create_compressor": (c.c_int, c.c_size_t, c.c_uint, c.POINTER(_HANDLE)),
    "write": (_HANDLE, Text, c.c_int, c.c_int, c.c_uint),
}
_NO_STATUS = {"register_progress_function"}


def text(value: str | Path) -> bytes | str:
    """`value` as the `wimlib_tchar` string of this system."""
    return str(value) if WINDOWS else os.fsencode(value)


def from_text(value: bytes | str | None) -> str:
    """A string that libwim handed out, as str; empty for a null pointer."""
    return os.fsdecode(value) if value else ""


def text_at(address: int) -> str:
    """The `wimlib_tchar` string at `address`."""
    return c.wstring_at(address) if WINDOWS else os.fsdecode(c.string_at(address))


def _candidates() -> Iterator[str]:
    """Where the library may lie: on Windows only beside the program, never the search path."""
    if WINDOWS:
        yield str(Path(sys.executable).parent / "libwim-15.dll")
        yield str(Path(__file__).parent / "libwim-15.dll")
    else:
        yield "libwim.so.15"
        if found := ctypes.util.find_library("wim"):
            yield found


class Library:
    """libwim, loaded and initialised; `call` runs a function and raises on its error code."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._dll = c.CDLL(name, winmode=_BESIDE_OR_SYSTEM)
        number = self._function("get_version", c.c_uint32)()
        self.version = (number >> 20, number >> 10 & 1023, number & 1023)
        if self.version[:2] < _OLDEST:
            raise MachineError(
                "libwim-too-old",
                words("libwim {version_text} is too old.", version_text=self.version_text),
                hint=words("Install wimlib 1.13 or newer."),
            )
        self._error_string = self._function("get_error_string", Text, c.c_int)
        self.free = self._function("free", None, _HANDLE)
        self.free_compressor = self._function("free_compressor", None, _HANDLE)
        self.free_decompressor = self._function("free_decompressor", None, _HANDLE)
        self.decompress = self._function(
            "decompress", c.c_int, c.c_char_p, c.c_size_t, c.c_void_p, c.c_size_t, _HANDLE
        )
        self.compress = self._function(
            "compress", c.c_size_t, c.c_char_p, c.c_size_t, c.c_void_p, c.c_size_t, _HANDLE
        )
        self._calls = {
            short: self._function(short, None if short in _NO_STATUS else c.c_int, *arguments)
            for short, arguments in _PROTOTYPES.items()
        }
        self._calls["set_print_errors"](False)
        self.status("global_init", CASE_INSENSITIVE | (0 if WINDOWS else ASSUME_UTF8))

    @property
    def version_text(self) -> str:
        return ".".join(map(str, self.version))

    def status(self, function: str, *arguments: Any) -> int:
        """Call `wimlib_<function>`; its error code, 0 when all went well."""
        return self._calls[function](*arguments) or 0

    def error_text(self, code: int) -> str:
        """libwim's own words for an error code."""
        return from_text(self._error_string(code))

    def _function(self, short: str, result: Any, *arguments: Any) -> Any:
        function = getattr(self._dll, "wimlib_" + short)
        function.restype, function.argtypes = result, arguments
        return function


@cache
def library() -> Library:
    """The library, loaded once. Raises MachineError (no-libwim) where it is missing."""
    for name in _candidates():
        try:
            return Library(name)
        except OSError:
            continue
    raise MachineError(
        "no-libwim",
        words("libwim was not found."),
        hint=words("It comes as libwim-15.dll beside the program; install SERT Wizard again.")
        if WINDOWS
        else words("It comes as Debian's package libwim15; install that."),
    )
