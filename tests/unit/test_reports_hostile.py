"""Reports that are cut off, empty, binary, huge, hostile or arbitrary."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sert_wizard.errors import InputError, SertError
from sert_wizard.hardware.reports import COMMANDS, nics_in_report, nics_in_text
from tests.conftest import E1K
from tests.unit.test_reports import REPORTS, USB, WIRED, ids


def truncations() -> list[Path]:
    return [path for pattern in ("*.nfo", "*.json", "*-de.*") for path in REPORTS.glob(pattern)]


@pytest.mark.parametrize("path", truncations(), ids=lambda path: str(path.name))
def test_a_truncated_report_gives_what_it_has(path: Path, tmp_path: Path) -> None:
    raw = path.read_bytes()
    cut = tmp_path / "cut.txt"
    for size in range(0, len(raw), max(len(raw) // 40, 1)):
        cut.write_bytes(raw[:size])
        try:
            found = ids(nics_in_report(cut))
        except InputError as error:
            assert error.code in {"no-nic-found", "not-a-report"}
        else:
            assert E1K in {listed[:21] for listed in found}, size


def noise(kind: str) -> bytes:
    if kind == "empty":
        return b""
    part = bytes((37 * i + i // 251) % 256 for i in range(1 << 20))
    if kind == "printable":
        part = bytes(32 + byte % 95 if byte % 64 else 10 for byte in part)
    return part * (50 if kind.startswith("huge") else 15)


@pytest.mark.parametrize("kind", ["empty", "binary", "printable", "huge binary"])
def test_noise_is_refused_within_a_second(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(noise(kind))
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        nics_in_report(path)
    assert time.process_time() - start < 1
    assert caught.value.code in {"no-nic-found", "not-a-report", "report-too-large"}
    assert COMMANDS["windows"] in caught.value.hint


BOMB = """<?xml version="1.0"?><!DOCTYPE MsInfo [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><MsInfo><Category name="x">&b;</Category></MsInfo>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE MsInfo [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<MsInfo><Category name="x"><Data><a>Name</a><b>&a;</b></Data></Category></MsInfo>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_an_xml_bomb_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.nfo"
    path.write_text(text, encoding="utf-16")
    with pytest.raises(InputError) as caught:
        nics_in_report(path)
    assert caught.value.code == "hostile-report"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "VEN_",
        '{"DeviceID":' * 100_000 + "VEN_",
        '[{"DeviceID": ["PCI\\\\VEN_8086&DEV_10DE", 1, null, {}], "Speed": 1e999}]',
        "DeviceID,Name\n" + '"' + "x" * 200_000 + "VEN_",
        "] type 0 " + "a-" * 100_000,
        "/sys/class/net/" + "a/" * 100_000 + ":",
        "PCI\\VEN_8086&DEV_10DE " * 50_000,
        "a: b\n" * 50_000 + "PCI\\VEN_8086&DEV_10DE",
        "\r" * 1_000_000,
        "<MsInfo>" + "<a>" * 100_000,
    ],
    ids=["deep", "deeper", "odd", "cell", "dashes", "path", "line", "block", "returns", "nesting"],
)
def test_no_text_runs_away(text: str) -> None:
    start = time.process_time()
    nics_in_text(text, "x")
    assert time.process_time() - start < 2


#: Pieces of every form, so that arbitrary texts get past what recognises a kind.
PIECES = st.sampled_from(
    [path.read_text("latin-1").replace("\0", "")[:400] for path in sorted(REPORTS.iterdir())]
    + [WIRED, USB, "8086:10de", "\n", "\t", "{", "}", "[", "]", '"', ",", ";", ": ", "=", "<Data>",
       "<MsInfo>", "DeviceID,Name\n", "] type 0", "/sys/class/net/a/device/", "PCI_ID=", "0x8086",
       "VEN_", "&DEV_", "VID_", "&PID_", "PCI\\", "USB\\", "8086"]
)  # fmt: skip
TEXTS = st.text(max_size=300) | st.lists(PIECES | st.text(max_size=9), max_size=9).map("".join)


@given(TEXTS)
@example(json.dumps({"value": [[[{"InstanceId": WIRED, "Class": "Net"}]]]}))
def test_any_text_gives_nics_or_the_module_s_error(text: str) -> None:
    try:
        found = nics_in_text(text, "x")
    except SertError as error:
        assert error.code == "hostile-report"
        return
    for nic in found:
        assert nic.id == nic.ids[-1]
        assert re.fullmatch(r"(?:PCI|USB)\\\w{8}&\w{8}", nic.id)
        assert re.fullmatch(r"x, line [1-9]\d* \([\w ]+\)", nic.source)


@given(st.binary(max_size=300))
def test_any_bytes_give_nics_or_the_module_s_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(raw)
    try:
        assert nics_in_report(path)
    except InputError as error:
        assert error.code in {"no-nic-found", "not-a-report", "hostile-report"}
