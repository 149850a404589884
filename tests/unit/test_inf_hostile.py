"""Whatever bytes an INF holds, it is read or refused with a line, in bounded time."""

from __future__ import annotations

import sys
import time
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.inf import syntax
from sert_wizard.inf.document import Inf
from sert_wizard.inf.syntax import InfError, parse


def test_a_line_is_split_once_and_only_if_asked_for() -> None:
    wanted = "".join(f'"d{n}" = I, PCI\\VEN_{n:04X}\n' for n in range(500))
    other = "".join(f'HKR,,v{n},,"{n}"\n' for n in range(500))
    calls = 0

    def count(frame: FrameType, event: str, _: Any) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code is syntax._line.__code__

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = parse(f"[m]\n{wanted}[r]\n{other}".encode(), "x.inf")
        assert calls == 0
        for _ in range(3):
            assert len(found["m"]) == 500
            assert len(list(found.mentioning("v49"))) == 11
    finally:
        sys.setprofile(before)
    assert calls == 511


#: What a careless parser takes quadratic time for when repeated.
REPEATED = {
    "line feeds": ("[s]", "\n"),
    "short lines": ("[s]\n", "a\n"),
    "continued": ("[s]\nk=", "a,\\\n"),
    "only continued": ("[s]\nk=", "\\\n"),
    "continued with comments": ("[s]\nk=", "a, \\ ; \\\n"),
    "quotes": ("[s]\nk=", '"'),
    "quoted": ("[s]\nk=", '"a",'),
    "odd quotes": ("[s]\nk=", '"""a,'),
    "quotes and comments": ("[s]\n", 'k="a";"\n'),
    "percent signs": ("[s]\nk=", "%"),
    "tokens": ("[s]\nk=", "%a;,"),
    "open tokens": ("[s]\nk=", "%abc ;\n"),
    "comments": ("[s]\n", ";"),
    "backslashes": ("[s]\nk=", "\\"),
    "commas": ("[s]\nk=", ","),
    "equals signs": ("[s]\n", "="),
    "blanks": ("[s]\nk=", " "),
    "quoted blanks": ("[s]\nk=", '"" '),
    "brackets": ("[s]\n", "["),
    "sections": ("", "[s]\n"),
    "NULs": ("[s]\n", "\0"),
    "letters": ("[s]\nk=", "x"),
}


@pytest.mark.parametrize("name", REPEATED)
def test_long_inputs_take_linear_time(name: str) -> None:
    head, piece = REPEATED[name]

    def seconds(size: int) -> float:
        raw = (head + piece * (size // len(piece))).encode()
        start = time.process_time()
        try:
            found = parse(raw, "x.inf")
            assert sum(len(found[section]) for section in found) >= 0
        except InfError as refused:
            assert refused.line >= 1
        return time.process_time() - start

    # Six times the input would take quadratic work 36 times as long: seconds, not tenths.
    small = min(seconds(50_000) for _ in range(3))
    assert seconds(300_000) < 12 * small + 0.3


@given(st.binary(max_size=2000))
def test_sections_of_any_bytes(raw: bytes) -> None:
    _read_all(raw)


@given(
    st.lists(
        st.sampled_from(
            [
                "[",
                "]",
                '"',
                '""',
                ";",
                "\\",
                "\n",
                "\r",
                "%",
                "=",
                ",",
                "a",
                " ",
                "\0",
                "\x1a",
                "\xff",
            ]
        ),
        max_size=200,
    ),
    st.sampled_from(["latin-1", "utf-16", "utf-16-be", "utf-8-sig"]),
)
def test_any_text_of_marks(marks: list[str], encoding: str) -> None:
    _read_all(b"[s]\n" + "".join(marks).encode("latin-1"))
    _read_all("".join(["[s]\n", *marks]).encode(encoding))


def _read_all(raw: bytes) -> None:
    try:
        found = parse(raw, "x.inf")
    except InfError as refused:
        assert 1 <= refused.line <= raw.count(b"\n") + raw.count(b"\r") + 1
        return
    for section in found:
        assert section == section.strip().lower()
        numbers = [line.number for line in found[section]]
        assert numbers == sorted(numbers)
        assert all(line.values for line in found[section])


FIELDS = st.text(st.characters(min_codepoint=32, max_codepoint=0xFF, exclude_characters="\x7f"))


@given(st.lists(st.lists(FIELDS, min_size=1, max_size=4), max_size=8), st.data())
def test_what_is_written_is_read_again(rows: list[list[str]], data: st.DataObject) -> None:
    """Quoted fields, joined over lines with or without comments, come back as they were."""
    lines = []
    for row in rows:
        quoted = ['"' + field.replace('"', '""') + '"' for field in row]
        text = ""
        for place, field in enumerate(quoted):
            comma = "," if place else ""
            joint = data.draw(st.sampled_from(["", " ", "\\\r\n", " \\ ; x \\\r\n\t"]))
            text += f"{comma}{joint}{field}"
        lines.append(f"k ={text}{data.draw(st.sampled_from(['', ' ; note', ' ']))}")
    found = parse("\r\n".join(["[s]", *lines]).encode("latin-1"), "x.inf")["s"]
    assert [list(line.values) for line in found] == rows


def use_everything(it: Inf) -> None:
    assert it.class_guid == it.class_guid.lower()
    assert isinstance(it.class_name + it.provider + it.version, str)
    assert all(i == i.upper() == i.strip() != "" for i in it.ids)
    for found in (it.binaries, it.catalogs, it.services, it.includes, it.layout_files):
        assert all(name == name.lower() != "" for name in found)
    assert it.catalog("amd64") in ("", *it.catalogs)
    assert it.date is None or it.date.year >= 1
    assert it.wireless in (True, False)
    for section in it.models_sections:
        for model in section.models:
            for architecture in ("x86", "amd64"):
                it.copies(model.section, architecture)
                assert 0 <= it.feature_score(model.section, architecture) <= 0xFF
                it.has_nt_install(model.section, architecture)


@given(st.binary(max_size=3000))
def test_any_bytes(raw: bytes) -> None:
    try:
        use_everything(Inf(raw, "x.inf"))
    except InfError as error:
        assert error.line >= 1


ODD = """[Version]
Class=Net
*IfType=71
DriverVer=1/1/1,
CatalogFile.nt=" I "
[Manufacturer]
M=I,NTamd64,NTx86.6.1
[I.NTamd64]
FeatureScore=I
CopyFiles=@I,I,"x y"
AddInterface=,,I
[I.NTamd64.CoInstallers]
[I.Services]
AddService=I
ServiceBinary=%12%\\I
[SourceDisksFiles]
[SourceDisksNames.amd64]
I=I,I.cab,,I
[DestinationDirs]
I=12,I
DefaultDestDir=99999999999
HKR,I,LowerRange,,wlan
\\""".splitlines()
PIECES = st.one_of(
    st.sampled_from(
        [*ODD, "[I]", "[Strings]", "I=%I%", "%I%=I,%I%", "Needs=I", "x\\", '"', "%", ";"]
    ),
    st.text(st.sampled_from('[]"%;=,\\ \t\0\x1aiI@.*\xff'), max_size=12),
)


@given(st.lists(PIECES, max_size=60), st.sampled_from(["latin-1", "utf-16"]), st.data())
def test_any_order_of_lines_cut_anywhere(
    lines: list[str], encoding: str, data: st.DataObject
) -> None:
    raw = "\n".join(lines).encode(encoding)
    try:
        use_everything(Inf(raw[: data.draw(st.integers(0, len(raw)))], "x.inf"))
    except InfError as error:
        assert error.line >= 1
