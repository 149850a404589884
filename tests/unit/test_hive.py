"""What the SYSTEM and SOFTWARE hives tell, sound, damaged and hostile."""

from __future__ import annotations

import contextlib
import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sert_wizard.drivers.hive import (
    SystemHive,
    read_software_version,
    read_system_hive,
    starts_winpeshl,
)
from sert_wizard.errors import InputError
from sert_wizard.training.generations import ARCHES, GENERATIONS
from sert_wizard.training.hive import Key, Value, write_hive
from sert_wizard.training.registry import hives

BASE = 4096
PRACTICE = hives(GENERATIONS["10.0"], "amd64", [])
CURRENT = r"Microsoft\Windows NT\CurrentVersion"


def system(keys: dict[str, dict[str, Value]]) -> SystemHive:
    root = Key()
    for path, values in keys.items():
        root.at(path).values = values
    return read_system_hive(write_hive(root, "SYSTEM"), "SYSTEM")


def version(values: dict[str, Value]) -> tuple[int, int, int]:
    root = Key()
    root.at(CURRENT).values = values
    return read_software_version(write_hive(root, "SOFTWARE"))


@pytest.mark.parametrize("arch", ARCHES)
@pytest.mark.parametrize("name", GENERATIONS)
def test_the_practice_images(name: str, arch: str) -> None:
    generation = GENERATIONS[name]
    raw = hives(generation, arch, [])
    found = read_system_hive(raw["SYSTEM"], "SYSTEM")
    assert found == SystemHive("winpeshl.exe", "WinNT", (), arch)
    wanted = (generation.major, generation.minor, generation.build)
    assert read_software_version(raw["SOFTWARE"]) == wanted


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ({"Current": 2, "Default": 1}, "ServerNT"),
        ({"CURRENT": 2}, "ServerNT"),
        ({"Current": 9, "Default": 2}, "ServerNT"),
        ({"Default": 2}, "ServerNT"),
        ({"Current": 9, "Default": 8}, "WinNT"),
        ({"Current": "2"}, "WinNT"),
        ({}, "WinNT"),
        (None, "WinNT"),
    ],
)
def test_the_control_set_that_windows_starts_with(
    select: dict[str, Value] | None, expected: str
) -> None:
    keys: dict[str, dict[str, Value]] = {} if select is None else {"Select": select}
    keys[r"ControlSet001\Control\ProductOptions"] = {"ProductType": "WinNT"}
    keys[r"ControlSet002\Control\ProductOptions"] = {"ProductType": "servernt"}
    assert system(keys).product_type == expected


@pytest.mark.parametrize(
    ("product", "suites"),
    [
        ({"ProductSuite": ("Enterprise", "Terminal Server")}, ("Enterprise", "Terminal Server")),
        ({"ProductSuite": ()}, ()),
        ({"ProductSuite": "Blade"}, ("Blade",)),
        ({"ProductSuite": 5}, ()),
        # Windows keeps its licence terms in the same key, some KB of them.
        ({"ProductPolicy": bytes(16_000), "ProductSuite": ("Embedded",)}, ("Embedded",)),
    ],
)
def test_product_suites(product: dict[str, Value], suites: tuple[str, ...]) -> None:
    assert system({r"ControlSet001\Control\ProductOptions": product}).product_suites == suites


def test_what_the_hive_lacks_is_empty() -> None:
    assert system({}) == SystemHive("", "", (), "")
    odd: dict[str, dict[str, Value]] = {
        "Setup": {"CmdLine": 7},
        r"ControlSet001\Control\ProductOptions": {"ProductType": "Home"},
        r"ControlSet001\Control\Session Manager\Environment": {"PROCESSOR_ARCHITECTURE": "mips"},
    }
    assert system(odd) == SystemHive("", "", (), "")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"CurrentVersion": "6.1", "CurrentBuildNumber": "7601"}, (6, 1, 7601)),
        ({"CurrentVersion": "6.1", "CurrentBuild": "7601"}, (6, 1, 7601)),
        (
            {
                "CurrentVersion": "6.3",
                "CurrentBuildNumber": "19041",
                "CurrentMajorVersionNumber": 10,
                "CurrentMinorVersionNumber": 0,
            },
            (10, 0, 19041),
        ),
    ],
)
def test_the_version(values: dict[str, Value], expected: tuple[int, int, int]) -> None:
    assert version(values) == expected


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"CurrentVersion": "6.1"},
        {"CurrentVersion": "six", "CurrentBuild": "7601"},
        {"CurrentVersion": "6.1", "CurrentBuild": "7601x"},
    ],
)
def test_a_hive_that_names_no_version(values: dict[str, Value]) -> None:
    with pytest.raises(InputError) as caught:
        version(values)
    assert caught.value.code == "bad-hive"


@pytest.mark.parametrize(
    ("command", "starts"),
    [
        ("winpeshl.exe", True),
        ("WINPESHL", True),
        (r"X:\Windows\System32\winpeshl.exe -x", True),
        (r'"%SystemRoot%\System32\winpeshl.exe"', True),
        ("cmd.exe /k winpeshl.exe", True),
        ("cmd.exe /k startnet.cmd", False),
        ("mywinpeshl.exe", False),
        ("winpeshl.exe.bak", False),
        ("setup.exe /log winpeshl.ini", False),
        ("", False),
    ],
)
def test_what_starts_winpeshl(command: str, starts: bool) -> None:
    assert starts_winpeshl(command) is starts


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"regf",
        b"MZ" + bytes(9000),
        b"regf" + bytes(9000),
        PRACTICE["SYSTEM"][:BASE],
        PRACTICE["SYSTEM"][: BASE + 200],
    ],
)
def test_what_is_no_hive(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_system_hive(raw, "/Windows/System32/config/SYSTEM")
    assert caught.value.code == "bad-hive"
    assert "/Windows/System32/config/SYSTEM" in caught.value.message


POSITIONS = st.integers(0, 511) | st.integers(BASE, len(PRACTICE["SYSTEM"]) - 4)
WORDS = st.sampled_from([0, 1, 32, 1 << 31, (1 << 31) + 4, (1 << 31) - 1, (1 << 32) - 1])


@settings(deadline=4000, max_examples=300)
@given(
    st.lists(st.tuples(POSITIONS, WORDS), min_size=1, max_size=12),
    st.integers(BASE, 2 * len(PRACTICE["SYSTEM"])),
)
def test_damage_gives_a_result_or_bad_hive(changes: list[tuple[int, int]], length: int) -> None:
    raw = bytearray(PRACTICE["SYSTEM"])
    for place, word in changes:
        struct.pack_into("<I", raw, place, word)
    with contextlib.suppress(InputError):
        found = read_system_hive(bytes(raw[:length]), "SYSTEM")
        assert isinstance(found.setup_command, str)
    with contextlib.suppress(InputError):
        read_software_version(bytes(raw[:length]))


def hostile(subkeys: int, subkey_list: bytes, values: int, value_list: bytes) -> bytes:
    """The practice hive, its root's lists replaced by ones in cells behind it, from END on."""
    raw = bytearray(PRACTICE["SYSTEM"])
    (top,) = struct.unpack_from("<I", raw, 36)
    key = BASE + top + 4
    place = len(raw) - BASE
    struct.pack_into("<II", raw, key + 20, subkeys, 0)
    struct.pack_into("<I", raw, key + 28, place)
    struct.pack_into("<II", raw, key + 36, values, place + 4 + len(subkey_list))
    return bytes(raw) + bytes(4) + subkey_list + bytes(4) + value_list


def _root_offset() -> int:
    offset: int = struct.unpack_from("<I", PRACTICE["SYSTEM"], 36)[0]
    return offset


END = len(PRACTICE["SYSTEM"]) - BASE
MOST = 0xFFFF
#: 65,535 times the same list, which holds 65,535 times the same key: 4,000 million keys.
LEAF = struct.pack("<2sH", b"lh", MOST) + struct.pack("<II", _root_offset(), 0) * MOST
INDEX = struct.pack("<2sH", b"ri", MOST) + struct.pack("<I", END + 8 + 4 * MOST) * MOST
EMPTY = struct.pack("<2sH", b"lh", 0)
#: A value without end, of a kind that regipy passes over in silence.
VALUE = struct.pack("<2sHIIIHH", b"vk", 0, 0x7FFFFFFF, 0, 0x200000, 0, 0)
TEXTS = struct.pack("<2sHIIIHH", b"vk", 0, 0x7FFFFFFF, 0, 7, 0, 0)


@pytest.mark.parametrize(
    "raw",
    [
        hostile(1, INDEX + bytes(4) + LEAF, 0, b""),
        hostile(1, INDEX + bytes(4) + EMPTY, 0, b""),
        hostile(1, LEAF, 0, b""),
        # The list of lists names itself.
        hostile(1, struct.pack("<2sHI", b"ri", 1, END), 0, b""),
    ],
)
def test_lists_that_never_end(raw: bytes) -> None:
    _ends_soon(raw)


@pytest.mark.parametrize("value", [VALUE, TEXTS])
@pytest.mark.parametrize("count", [2, 0xFFFFFFFF])
def test_values_without_end(value: bytes, count: int) -> None:
    """In the key that is asked for: one long value named by every entry of a long list."""
    root = Key()
    root.at("Setup").values = {"CmdLine": "winpeshl.exe"}
    raw = bytearray(write_hive(root, "SYSTEM"))
    place = raw.index(b"nk", raw.index(b"Setup") - 80)
    end = len(raw) - BASE
    struct.pack_into("<II", raw, place + 36, count, end + 4 + len(value))
    raw += bytes(4) + value + bytes(4) + struct.pack("<I", end) * 100_000 + b"a\0" * 8_000_000
    _ends_soon(bytes(raw))


def _ends_soon(raw: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError):
        read_system_hive(raw, "SYSTEM")
    assert time.perf_counter() - start < 20


def test_a_large_hive_is_read_in_no_time() -> None:
    root = Key()
    root.at("Setup").values = {"CmdLine": "winpeshl.exe"}
    root.at("Select").values = {"Current": 1}
    root.at(r"ControlSet001\Control\ProductOptions").values = {"ProductType": "WinNT"}
    for number in range(1300):
        service = root.at(rf"ControlSet001\Services\service {number}")
        service.values = {"Data": bytes(15_000)}
        root.at(rf"ControlSet001\Control\control {number}")
    raw = write_hive(root, "SYSTEM")
    assert len(raw) > 20_000_000
    start = time.perf_counter()
    assert read_system_hive(raw, "SYSTEM") == SystemHive("winpeshl.exe", "WinNT", (), "")
    assert time.perf_counter() - start < 2
