"""What an image's registry hives say of the Windows PE in it.

The hives are read with regipy, whose own bounds a hostile hive can leave (lists that name the same
keys over and over, values longer than the file); a budget on what it may read ends that.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import ModuleType
from typing import Protocol

from sert_wizard.errors import InputError
from sert_wizard.wording import words

_BASE = 4096  # bytes of the base block; cells count from its end
#: Far more than the few keys asked for here can need: to look through a key of 1,000
#: subkeys takes 23,000 reads and 97 KB.
_MOST_READS, _MOST_BYTES = 500_000, 4 << 20
#: A length with this bit means that the data lies in the value's own cell; regipy asks for as many
#: bytes all the same, and never looks at them.
_IN_CELL = 1 << 31
_WINPESHL = re.compile(r"(?<![\w.-])winpeshl(?:\.exe)?(?![\w.-])", re.I)
_ARCHITECTURES = {"x86", "amd64", "arm", "arm64", "ia64"}
_PRODUCT_TYPES = {"winnt": "WinNT", "lanmannt": "LanmanNT", "servernt": "ServerNT"}


@dataclass(frozen=True)
class SystemHive:
    """What the SYSTEM hive tells; "" or () where it is silent.

    `product_type` is "WinNT" (workstation), "LanmanNT" (domain controller) or "ServerNT",
    `architecture` as in INF section names.
    """

    setup_command: str  # what starts first: Setup\CmdLine
    product_type: str
    product_suites: tuple[str, ...]
    architecture: str


def read_system_hive(raw: bytes, name: str) -> SystemHive:
    """What the SYSTEM hive `raw` says; `name` is its path for messages.

    Raises InputError (bad-hive).
    """
    with _reading(name):
        root = _root(raw)
        control = f"{_control_set(root)}\\Control"
        product = _key(root, f"{control}\\ProductOptions")
        machine = _text(_key(root, f"{control}\\Session Manager\\Environment"), _ARCHITECTURE)
        return SystemHive(
            _text(_key(root, "Setup"), "CmdLine"),
            _PRODUCT_TYPES.get(_text(product, "ProductType").lower(), ""),
            _texts(product, "ProductSuite"),
            machine.lower() if machine.lower() in _ARCHITECTURES else "",
        )


def read_software_version(raw: bytes) -> tuple[int, int, int]:
    """Major, minor and build number of the Windows whose SOFTWARE hive `raw` is.

    Raises InputError (bad-hive), also where the hive names no version.
    """
    with _reading("SOFTWARE"):
        key = _key(_root(raw), r"Microsoft\Windows NT\CurrentVersion")
        # Windows 10 names itself only in numbers: its CurrentVersion is still "6.3".
        major = _number(key, "CurrentMajorVersionNumber")
        minor = _number(key, "CurrentMinorVersionNumber")
        if major is None or minor is None:
            text = re.fullmatch(r"(\d{1,3})\.(\d{1,3})", _text(key, "CurrentVersion"), re.ASCII)
            major, minor = (int(text[1]), int(text[2])) if text else (None, None)
        build = _text(key, "CurrentBuildNumber") or _text(key, "CurrentBuild")
        if major is None or minor is None or not re.fullmatch(r"\d{1,9}", build, re.ASCII):
            raise ValueError("no version")
        return major, minor, int(build)


def starts_winpeshl(command: str) -> bool:
    """Whether Setup\\CmdLine `command` starts winpeshl.exe, which reads the start-up files."""
    return bool(_WINPESHL.search(command))


_ARCHITECTURE = "PROCESSOR_ARCHITECTURE"


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Whatever goes wrong inside becomes InputError (bad-hive)."""
    try:
        yield
    # The library ends on damaged hives with errors of a dozen types, of construct and of Python.
    except Exception as error:
        raise InputError(
            "bad-hive",
            words("The registry hive {name} in the image is damaged or isn't one.", name=name),
            hint=words(
                "Choose another base ISO, or go on: what the hive would tell is then assumed."
            ),
        ) from error


class _Key(Protocol):
    """What is used of regipy's NKRecord, which bears no types."""

    def get_subkey(self, key_name: str, raise_on_missing: bool) -> _Key | None: ...
    def get_value(self, value_name: str, *, case_sensitive: bool) -> object: ...


@cache
def _library() -> ModuleType:
    """regipy, imported once it is needed: it takes 50 ms. What it logs of damage is ours to say."""
    import regipy.registry  # noqa: PLC0415

    logging.getLogger("regipy").setLevel(logging.CRITICAL + 1)
    module: ModuleType = regipy.registry
    return module


class _Bounded(BytesIO):
    """A hive's bytes; reading ends with EOFError once more is read than a sound hive needs."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self._reads, self._bytes = _MOST_READS, _MOST_BYTES

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size < _IN_CELL:
            return b""
        found = super().read(min(size, self._bytes + 1))
        self._reads -= 1
        self._bytes -= len(found)
        if self._reads < 0 or self._bytes < 0:
            raise EOFError("more to read than a hive of this kind holds")
        return found


def _root(raw: bytes) -> _Key:
    """The root key, where the base block says it is."""
    if raw[:4] != b"regf":
        raise ValueError("no base block")
    place = _BASE + int.from_bytes(raw[36:40], "little")
    if raw[place + 4 : place + 6] != b"nk":
        raise ValueError("no root key")
    library = _library()
    root: _Key = library.NKRecord(library.Cell(place + 6, "nk", 0), _Bounded(raw))
    return root


def _key(root: _Key, path: str) -> _Key | None:
    """The key at `path`, None where there is none."""
    key: _Key | None = root
    for name in path.split("\\"):
        key = key.get_subkey(name, raise_on_missing=False) if key else None
    return key


def _control_set(root: _Key) -> str:
    """The control set that Windows starts with."""
    select = _key(root, "Select")
    for name in ("Current", "Default"):
        path = f"ControlSet{_number(select, name) or 0:03}"
        if _key(root, path):
            return path
    return "ControlSet001"


def _value(key: _Key | None, name: str) -> object:
    return key.get_value(name, case_sensitive=False) if key else None


def _number(key: _Key | None, name: str) -> int | None:
    value = _value(key, name)
    return value if isinstance(value, int) else None


def _text(key: _Key | None, name: str) -> str:
    value = _value(key, name)
    return value.split("\0")[0].strip() if isinstance(value, str) else ""


def _texts(key: _Key | None, name: str) -> tuple[str, ...]:
    value = _value(key, name)
    if isinstance(value, list):
        return tuple(one for one in value if isinstance(one, str) and one)
    return tuple(filter(None, [_text(key, name)]))
