"""Writes registry hive files (format "regf" 1.3): keys and values, one security cell for all.

Layout as documented by Joachim Metz (libregf) and Maxim Suhanov: a 4096-byte base block, then
bins of 4096-byte multiples holding cells; offsets count from the first bin.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from sert_wizard.training.generations import FILETIME
from sert_wizard.training.security import descriptor

REG_SZ, REG_EXPAND_SZ, REG_BINARY, REG_DWORD, REG_MULTI_SZ = 1, 2, 3, 4, 7
Value = str | int | bytes | tuple[str, ...]

_NONE = 0xFFFFFFFF
_ROOT, _ASCII_NAME = 0x0C, 0x20
_ROOT_NAME = "CMI-CreateHive{SERT-Wizard-training}"
_KEY = 76  # bytes of a key before its name
_BIN = 4096
_LEAF = 500  # subkeys in one list; more need an index of lists
_LARGEST = 16_344  # bytes of a value; larger ones need a form that hives of version 1.3 lack


@dataclass
class Key:
    """A registry key; `values` by name ("" the default one): text, number, bytes, text list."""

    values: dict[str, Value] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)

    def at(self, path: str) -> Key:
        """The key at `path` below this one, made with those above it when missing."""
        key = self
        for name in path.split("\\"):
            key = key.keys.setdefault(name, Key())
        return key


def write_hive(root: Key, name: str) -> bytes:
    """The hive file; `name` goes into the base block as Windows notes the file's own."""
    cells = _Cells()
    # The root comes first: some readers look for it there.
    top = cells.reserve(_KEY + len(_ROOT_NAME))
    cells.security = cells.reserve(20 + len(descriptor()))
    _write_key(cells, root, _ROOT_NAME, top, _NONE)
    cells.fill(cells.security, _security(cells.security, _count(root)))
    bins = cells.finish()
    base = struct.pack(
        "<4sIIQIIIIIII64s",
        b"regf",
        1,
        1,
        FILETIME,
        1,
        3,
        0,
        1,
        top,
        len(bins),
        1,
        name.encode("utf-16-le")[:62],
    )
    base += bytes(508 - len(base))
    checksum = 0
    for (word,) in struct.iter_unpack("<I", base):
        checksum ^= word
    # 0 and all ones are kept for "no checksum".
    checksum = {0: 1, _NONE: _NONE - 1}.get(checksum, checksum)
    return (base + struct.pack("<I", checksum)).ljust(_BIN, b"\0") + bins


class _Cells:
    """Cells laid one after another into bins; a cell never crosses from one bin to the next."""

    def __init__(self) -> None:
        self._bins: list[bytearray] = []
        self._starts: list[int] = []
        self._end = 0
        self._used = 0  # bytes of the last bin
        self.security = _NONE  # the cell that all keys share

    def add(self, content: bytes) -> int:
        """The offset of a new cell with `content`."""
        offset = self.reserve(len(content))
        self.fill(offset, content)
        return offset

    def reserve(self, length: int) -> int:
        size = 4 + length
        size += -size % 8
        if not self._bins or self._used + size > len(self._bins[-1]):
            self._close()
            room = 32 + size
            self._bins.append(bytearray(room + -room % _BIN))
            self._starts.append(self._end)
            self._end += len(self._bins[-1])
            self._used = 32
        offset = self._starts[-1] + self._used
        # A cell in use has its size negative.
        struct.pack_into("<i", self._bins[-1], self._used, -size)
        self._used += size
        return offset

    def fill(self, offset: int, content: bytes) -> None:
        place = next(n for n in reversed(range(len(self._starts))) if self._starts[n] <= offset)
        start = offset - self._starts[place] + 4
        self._bins[place][start : start + len(content)] = content

    def finish(self) -> bytes:
        self._close()
        for start, one in zip(self._starts, self._bins, strict=True):
            struct.pack_into("<4sIIQQI", one, 0, b"hbin", start, len(one), 0, FILETIME, 0)
        return b"".join(self._bins)

    def _close(self) -> None:
        """Mark what is left of the last bin as one free cell."""
        if self._bins and (left := len(self._bins[-1]) - self._used):
            struct.pack_into("<i", self._bins[-1], self._used, left)


def _count(key: Key) -> int:
    return 1 + sum(map(_count, key.keys.values()))


def _security(offset: int, references: int) -> bytes:
    """The security cell, alone in its ring."""
    raw = descriptor()
    return struct.pack("<2sHIIII", b"sk", 0, offset, offset, references, len(raw)) + raw


def _write_key(cells: _Cells, key: Key, name: str, offset: int, parent: int) -> None:
    """Write `key` and all below it; its own cell is reserved at `offset`."""
    raw_name = name.encode("latin-1")
    children = []
    for child in sorted(key.keys, key=str.upper):
        place = cells.reserve(_KEY + len(child))
        _write_key(cells, key.keys[child], child, place, offset)
        children.append((child, place))
    values = [_write_value(cells, value, key.values[value]) for value in key.values]
    subkeys = _write_list(cells, children) if children else _NONE
    value_list = cells.add(struct.pack(f"<{len(values)}I", *values)) if values else _NONE
    flags = _ASCII_NAME | (_ROOT if parent == _NONE else 0)
    cells.fill(
        offset,
        struct.pack(
            "<2sHQIIIIIIIIIIIIIIIHH",
            b"nk",
            flags,
            FILETIME,
            0,
            0 if parent == _NONE else parent,
            len(children),
            0,
            subkeys,
            _NONE,
            len(values),
            value_list,
            cells.security,
            _NONE,
            max((2 * len(child) for child in key.keys), default=0),
            0,
            max((2 * len(value) for value in key.values), default=0),
            max((len(_encode(value)[1]) for value in key.values.values()), default=0),
            0,
            len(raw_name),
            0,
        )
        + raw_name,
    )


def _write_list(cells: _Cells, children: list[tuple[str, int]]) -> int:
    """The subkey list: one "lh" list with name hashes, or an "ri" index of several."""
    leaves = [
        cells.add(
            struct.pack("<2sH", b"lh", len(part))
            + b"".join(struct.pack("<II", offset, _hash(name)) for name, offset in part)
        )
        for part in (children[n : n + _LEAF] for n in range(0, len(children), _LEAF))
    ]
    if len(leaves) == 1:
        return leaves[0]
    return cells.add(struct.pack(f"<2sH{len(leaves)}I", b"ri", len(leaves), *leaves))


def _hash(name: str) -> int:
    result = 0
    for char in name.upper():
        result = (result * 37 + ord(char)) & 0xFFFFFFFF
    return result


def _write_value(cells: _Cells, name: str, value: Value) -> int:
    kind, raw = _encode(value)
    assert len(raw) <= _LARGEST, f"{name} is too long for a hive of this version"
    if len(raw) <= 4:
        # Small data lies in the value's own cell, marked by the top bit of its length.
        size, data = len(raw) | 0x80000000, int.from_bytes(raw, "little")
    else:
        size, data = len(raw), cells.add(raw)
    raw_name = name.encode("latin-1")
    head = struct.pack("<2sHIIIHH", b"vk", len(raw_name), size, data, kind, int(bool(name)), 0)
    return cells.add(head + raw_name)


def _encode(value: Value) -> tuple[int, bytes]:
    """Type and bytes of a value."""
    if isinstance(value, int):
        return REG_DWORD, struct.pack("<I", value)
    if isinstance(value, bytes):
        return REG_BINARY, value
    if isinstance(value, tuple):
        return REG_MULTI_SZ, "".join(f"{one}\0" for one in (*value, "")).encode("utf-16-le")
    kind = REG_EXPAND_SZ if "%" in value else REG_SZ
    return kind, (value + "\0").encode("utf-16-le")
