"""The registry hives, read back by a small reader that shares no code with the writer."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sert_wizard.training.catalogue import StoredPackage, packages
from sert_wizard.training.generations import GENERATIONS
from sert_wizard.training.hive import Key, Value, write_hive
from sert_wizard.training.registry import hives

Contents = dict[str, Value]
NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\\"))
TEXTS = st.text(st.characters(codec="utf-16", exclude_characters="\0%"), max_size=40)
VALUES = st.one_of(
    st.integers(0, 2**32 - 1),
    st.binary(max_size=9000),
    TEXTS,
    st.lists(TEXTS.filter(bool), max_size=3).map(tuple),
)


def read_hive(raw: bytes) -> dict[str, Contents]:
    """Values by name of every key by path; checks what Windows checks when it loads a hive."""
    assert raw[:4] == b"regf" and raw[4:8] == raw[8:12]
    words = struct.unpack("<127I", raw[:508])
    checksum = 0
    for word in words:
        checksum ^= word
    assert struct.unpack("<I", raw[508:512]) == (checksum,)
    root, length = struct.unpack("<II", raw[36:44])
    bins = raw[4096:]
    assert length == len(bins)
    _check_bins(bins)
    found: dict[str, Contents] = {}
    _read_key(bins, root, "", found)
    return found


def _check_bins(bins: bytes) -> None:
    """Bins are whole pages, and their cells fill them to the end."""
    start = 0
    while start < len(bins):
        mark, offset, size = struct.unpack_from("<4sII", bins, start)
        assert (mark, offset, size % 4096) == (b"hbin", start, 0)
        cell = start + 32
        while cell < start + size:
            (taken,) = struct.unpack_from("<i", bins, cell)
            assert taken and taken % 8 == 0
            cell += abs(taken)
        assert cell == start + size
        start += size


def _cell(bins: bytes, offset: int) -> bytes:
    (size,) = struct.unpack_from("<i", bins, offset)
    assert size < 0, "a free cell is referred to"
    return bins[offset + 4 : offset - size]


def _read_key(bins: bytes, offset: int, path: str, found: dict[str, Contents]) -> None:
    cell = _cell(bins, offset)
    assert cell[:2] == b"nk"
    subkeys, _, where = struct.unpack_from("<III", cell, 20)
    values, value_list, security = struct.unpack_from("<III", cell, 36)
    assert _cell(bins, security)[:2] == b"sk"
    found[path] = {}
    for place in range(values):
        (value,) = struct.unpack_from("<I", _cell(bins, value_list), 4 * place)
        name, content = _read_value(bins, value)
        found[path][name] = content
    children = _list(bins, where) if subkeys else []
    names = [_name(bins, child) for child in children]
    assert len(children) == subkeys and names == sorted(names, key=str.upper)
    for name, child in zip(names, children, strict=True):
        _read_key(bins, child, f"{path}\\{name}".strip("\\"), found)


def _name(bins: bytes, offset: int) -> str:
    cell = _cell(bins, offset)
    return cell[76 : 76 + struct.unpack_from("<H", cell, 72)[0]].decode("latin-1")


def _list(bins: bytes, offset: int) -> list[int]:
    cell = _cell(bins, offset)
    (count,) = struct.unpack_from("<H", cell, 2)
    if cell[:2] == b"ri":
        parts = struct.unpack_from(f"<{count}I", cell, 4)
        return [child for part in parts for child in _list(bins, part)]
    assert cell[:2] == b"lh"
    return list(struct.unpack_from(f"<{2 * count}I", cell, 4)[::2])


def _read_value(bins: bytes, offset: int) -> tuple[str, Value]:
    cell = _cell(bins, offset)
    length, size, data, kind = struct.unpack_from("<HIII", cell, 2)
    raw = struct.pack("<I", data)[: size & 0xFF] if size >> 31 else _cell(bins, data)[:size]
    name = cell[20 : 20 + length].decode("latin-1")
    if kind == 4:
        return name, int.from_bytes(raw, "little")
    if kind == 3:
        return name, raw
    text = raw.decode("utf-16-le")
    if kind == 7:
        return name, tuple(text[:-1].split("\0")[:-1])
    assert kind in (1, 2) and text.endswith("\0")
    return name, text[:-1]


@settings(deadline=None)
@given(st.dictionaries(NAMES.filter(bool), st.dictionaries(NAMES, VALUES, max_size=4), max_size=6))
def test_any_keys_and_values_come_back(wanted: dict[str, Contents]) -> None:
    # Names differ by more than letter case, as the registry wants it.
    unique = {name.upper(): name for name in wanted}.values()
    root = Key(keys={name: Key(values=dict(wanted[name])) for name in unique})
    found = read_hive(write_hive(root, "test"))
    assert found == {"": {}} | {name: wanted[name] for name in unique}


def test_many_subkeys_need_an_index_of_lists() -> None:
    root = Key(keys={f"key {number:04}": Key() for number in range(1234)})
    raw = write_hive(root, "test")
    assert b"ri" in raw
    assert len(read_hive(raw)) == 1235


def test_a_value_too_long_for_this_version_is_not_written_wrong() -> None:
    with pytest.raises(AssertionError):
        write_hive(Key(values={"long": bytes(16_345)}), "test")


@pytest.mark.parametrize("name", GENERATIONS)
def test_the_hives_hold_what_windows_pe_starts_from(name: str) -> None:
    generation = GENERATIONS[name]
    chosen = packages(generation, "amd64")
    stored = [StoredPackage(package, f"{package.inf}_folder", package.inf) for package in chosen]
    raw = hives(generation, "amd64", stored)
    assert set(raw) - {"DRIVERS"} == {"SYSTEM", "SOFTWARE", "DEFAULT"}
    assert ("DRIVERS" in raw) == ((generation.major, generation.minor) >= (6, 2))
    system = read_hive(raw["SYSTEM"])
    assert system["Setup"]["CmdLine"] == "winpeshl.exe"
    assert system["ControlSet001\\Control\\ProductOptions"]["ProductType"] == "WinNT"


def test_the_driver_database_names_every_package() -> None:
    generation = GENERATIONS["10.0"]
    chosen = packages(generation, "amd64")
    stored = [StoredPackage(p, f"{p.inf}_amd64_0123", f"oem{n}.inf") for n, p in enumerate(chosen)]
    found = read_hive(hives(generation, "amd64", stored)["DRIVERS"])
    for one in stored:
        file = found[f"DriverDatabase\\DriverInfFiles\\{one.published}"]
        assert file == {"": (one.folder,), "Active": one.folder}
        values = found[f"DriverDatabase\\DriverPackages\\{one.folder}"]
        assert (values[""], values["InfName"]) == (one.published, one.package.inf)
        version = values["Version"]
        assert isinstance(version, bytes) and len(version) == 48
    (published,) = (one.published for one in stored if one.package.inf == "nete1c64.inf")
    device = found["DriverDatabase\\DeviceIds\\pci\\ven_8086&dev_1502"]
    assert device == {published: b"\x01\xff\0\0"}
