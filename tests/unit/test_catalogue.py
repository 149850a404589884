"""The catalogue's data, and what people look for in it."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.hardware.catalogue import CERTAINTIES, from_amt, search
from sert_wizard.inf.ids import parse_id
from sert_wizard.settings import resource
from tests.conftest import E1K

WINDOWS = ("xp", "vista", "7", "8", "8.1", "10", "11")


def rows(name: str) -> list[dict[str, str]]:
    text = resource("hardware", name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def short(words: str) -> list[str]:
    """The device ids found, four digits each."""
    return [candidate.id[-4:] for candidate in search(words)]


@pytest.mark.parametrize("row", rows("nics.csv"), ids=lambda row: row["id"])
def test_a_nic_is_well_formed_and_has_a_source(row: dict[str, str]) -> None:
    assert re.fullmatch(r"8086:[0-9A-F]{4}", row["id"])
    assert row["name"] and row["platform"]
    assert re.fullmatch(r"20\d\d(-\d\d)?", row["year"])
    assert row["certainty"] in CERTAINTIES
    assert row["vpro"] in ("yes", "no") and row["ipxe"] in ("yes", "no")
    assert all(re.fullmatch(r"\d+(\.\d+)?\+?", version) for version in row["amt"].split())
    infs = " ".join(row[windows] for windows in WINDOWS).split()
    assert all(re.fullmatch(r"e[12]\w+\.inf", inf) for inf in infs)
    assert infs or row["note"]
    assert len(row["source"]) > 10
    assert None not in row and None not in row.values()  # as many cells as heads


def test_nics_are_there_once() -> None:
    listed = [row["id"] for row in rows("nics.csv")]
    assert len(listed) == len(set(listed)) > 90


@pytest.mark.parametrize("row", rows("machines.csv"), ids=lambda row: row["model"])
def test_a_machine_is_well_formed_and_has_a_source(row: dict[str, str]) -> None:
    known = {nic["id"] for nic in rows("nics.csv")}
    assert row["maker"] and row["model"]
    assert row["nics"] and set(row["nics"].split()) <= known
    assert row["certainty"] in CERTAINTIES[1:]  # a model is never proof
    assert len(row["source"]) > 10
    assert None not in row and None not in row.values()


def test_machines_are_there_once() -> None:
    listed = [(row["maker"], row["model"]) for row in rows("machines.csv")]
    assert len(listed) == len(set(listed)) >= 20


@pytest.mark.parametrize("words", ["OptiPlex 960", "dell optiplex-960", "960 OPTIPLEX"])
def test_a_model(words: str) -> None:
    (found,) = search(words)
    assert found.id == E1K
    assert found.machine == "Dell OptiPlex 960"
    assert found.certainty == "reported"
    assert "1028:0276" in found.source
    assert "e1k62x64.inf" in found.infs
    assert found.amt_text == "5 (derived)"


@pytest.mark.parametrize(
    "words", ["8086:10DE", "10de", E1K, E1K + "&SUBSYS_02761028&REV_02", "VEN_8086&DEV_10DE"]
)
def test_an_id(words: str) -> None:
    (found,) = search(words)
    assert (found.id, found.certainty, found.machine) == (E1K, "verified", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("82579", ["1502", "1503"]),
        ("82579lm", ["1502"]),
        ("82567 LM 3", ["10DE"]),
        ("82567LM-3", ["10DE"]),
        ("82567lm3", ["10DE"]),
        ("I219-LM 7", ["15BB"]),
        ("i219lm (7)", ["15BB"]),
        ("Sandy Bridge", ["1502", "1503"]),
        ("Ivy Bridge LM", ["1502"]),
        ("amt 7 vpro", ["1502"]),
        ("AMT7", ["1502", "1503"]),
        ("AMT 7.1.20", ["1502", "1503"]),
        ("AMT 7 82577", []),
        ("AMT 99", ["550E", "15F2", "5503", "550F", "15F3"]),
        ("AMT 9.5", ["155A", "1559", "153A", "15A0", "153B", "15A1"]),
        ("- /", [row["id"][-4:] for row in rows("nics.csv")]),
        ("no such NIC", []),
        ("8086:FFFF", []),
        ("10ec:8168", []),
    ],
)
def test_words(words: str, expected: list[str]) -> None:
    found = short(words)
    assert sorted(found) == sorted(expected)
    if len(expected) < 10:
        assert found == expected


def test_amt_names_candidates_with_their_certainty() -> None:
    used, sibling = search("AMT 7")
    assert (used.name, used.certainty, used.vpro) == ("82579LM", "verified", True)
    assert (sibling.name, sibling.certainty, sibling.vpro) == ("82579V", "general knowledge", False)
    assert (used.amt_text, sibling.amt_text) == ("7, 8 (verified)", "none (general knowledge)")


def test_a_family_with_its_infs() -> None:
    family = search("I219")
    assert len(family) == sum(row["name"].startswith("I219") for row in rows("nics.csv")) > 50
    assert all(nic.name.startswith("I219") for nic in family)
    assert [nic.name for nic in family if not nic.infs] == ["I219-V (15)"]
    assert {"e1d.inf", "e1dn.inf", "e1d65x64.inf"} <= {inf for nic in family for inf in nic.infs}
    by_name = {nic.name: nic for nic in family}
    assert [(hint.windows, hint.infs) for hint in by_name["I219-LM (18)"].drivers] == [
        ("10", ("e1d.inf",)),
        ("11", ("e1dn.inf",)),
    ]
    assert not by_name["I219-LM (22)"].ipxe and by_name["I219-LM (23)"].ipxe
    # What is looked for by name is found for certain; what AMT it has may still be unknown.
    assert by_name["I219-LM (8)"].certainty == "verified"
    assert by_name["I219-LM (8)"].amt_text == "13 (unverified)"


def test_the_best_fit_comes_first() -> None:
    assert short("AMT 16.1")[:2] == ["0DC7", "0DC5"]  # before those listed as 16
    assert search("82567LM")[0].name == "82567LM"
    models = [nic.machine for nic in search("OptiPlex")]
    assert len(models) == len(set(models)) > 5


def test_an_inf() -> None:
    assert set(short("e1c65x64.inf")) == {"1502", "1503"}


def test_candidates_of_an_amt_machine() -> None:
    first, *others = from_amt("5.2.10", "OptiPlex 960")
    assert (first.id, first.machine) == (E1K, "Dell OptiPlex 960")
    assert len(others) > 1
    assert all(nic.certainty != "verified" and nic.id != E1K for nic in others)
    assert [nic.id[-4:] for nic in from_amt("8.1.20.1336", "HP Compaq Elite 8300 SFF")] == [
        "1502",
        "1503",
    ]


def test_a_model_alone_or_an_amt_version_alone() -> None:
    assert [nic.id for nic in from_amt("", "OptiPlex 960")] == [E1K]
    assert from_amt("7.1.20", "") == search("AMT 7.1.20")
    assert from_amt("", "") == from_amt("no version", "no model") == ()


def test_a_model_name_used_again_for_a_younger_machine() -> None:
    """The AMT version rules out what the name suggests."""
    assert "153A" in {nic.id[-4:] for nic in from_amt("9.0.1", "HP ZBook 15")}
    assert "153A" not in {nic.id[-4:] for nic in from_amt("12.0.3", "HP ZBook 15 G5")}


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text(text: str, other: str) -> None:
    for candidate in (*search(text), *from_amt(other, text), *from_amt(text, other)):
        assert parse_id(candidate.id).short == candidate.id
        assert candidate.source and candidate.certainty in CERTAINTIES
