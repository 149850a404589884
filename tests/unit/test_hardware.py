"""Reports of our own in the documented forms, in several display languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import InputError
from sert_wizard.hardware.report import nics_in_report, nics_in_text
from tests.conftest import E1K

PNPUTIL_GERMAN = r"""Microsoft-PnP-Dienstprogramm

Instanz-ID:                 PCI\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02\3&11583659&0&C8
Gerätebeschreibung:         Intel(R) 82567LM-3 Gigabit Network Connection
Klassenname:                Net
Klassen-GUID:               {4d36e972-e325-11ce-bfc1-08002be10318}
Hardware-IDs:               PCI\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02
                            PCI\VEN_8086&DEV_10DE&SUBSYS_02761028
Kompatible IDs:             PCI\VEN_8086&DEV_10DE
                            PCI\CC_0200

Instanz-ID:                 PCI\VEN_8086&DEV_3A02&SUBSYS_02761028&REV_02\3&11583659&0&FA
Klassen-GUID:               {4d36e96a-e325-11ce-bfc1-08002be10318}
Hardware-IDs:               PCI\VEN_8086&DEV_3A02&SUBSYS_02761028&REV_02
"""

LSPCI = """00:00.0 Host bridge [0600]: Intel Corporation 4 Series Chipset [8086:2e10] (rev 03)
\tSubsystem: Dell Device [1028:0276]
00:19.0 Ethernet controller [0200]: Intel Corporation 82567LM-3 [8086:10de] (rev 02)
\tSubsystem: Dell Device [1028:0276]
\tKernel driver in use: e1000e
03:00.0 Network controller [0280]: Intel Corporation WiFi Link 5100 [8086:4232]
"""


def ids(text: str) -> list[tuple[str, ...]]:
    return [nic.ids for nic in nics_in_text(text, "x")]


FULL = (
    E1K + "&SUBSYS_02761028&REV_02",
    E1K + "&SUBSYS_02761028",
    E1K + "&REV_02",
    E1K,
)


def test_pnputil_in_german_keeps_other_classes_out() -> None:
    assert ids(PNPUTIL_GERMAN) == [FULL]


def test_lspci_with_subsystems() -> None:
    wired, wireless = nics_in_text(LSPCI, "lspci.txt")
    assert wired.ids == FULL
    assert (wired.name, wired.source) == ("Intel Corporation 82567LM-3", "lspci.txt")
    assert wireless.id == r"PCI\VEN_8086&DEV_4232"


@pytest.mark.parametrize(
    "text",
    ["8086:10de", "VEN_8086&DEV_10DE", E1K.lower(), "8086:10de, 8086:10DE", E1K + "&CC_0200"],
)
def test_typed_by_hand(text: str) -> None:
    assert ids(text) == [(E1K,)]


@pytest.mark.parametrize(
    "text",
    ["", "nothing here", "at 12:34 and 8086:10de we met", "mac 00:1c:c0:11:22:33", "dead:beef::1"],
)
def test_what_names_no_nic(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_a_report(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(PNPUTIL_GERMAN, encoding=encoding)
    assert [nic.ids for nic in nics_in_report(path)] == [FULL]


@pytest.mark.parametrize("raw", [b"", b"\0\1\2" * 1000, PNPUTIL_GERMAN[:60].encode()])
def test_a_report_without_a_nic_says_what_to_do(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        nics_in_report(path)
    assert caught.value.code == "no-nic-found"
    assert "pnputil" in caught.value.hint


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    for nic in nics_in_text(text, "x"):
        assert nic.id == nic.ids[-1]
