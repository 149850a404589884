"""INF files of our own, each with a trait that real ones have."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import TargetOs, best_match
from sert_wizard.inf.syntax import InfError, parse

E1K = r"PCI\VEN_8086&DEV_10DE"
TEXT = r"""; a network driver
[Version]
Signature  = "$Windows NT$"
Class      = Net
ClassGUID  = {4D36E972-E325-11CE-BFC1-08002BE10318}
Provider   = %Maker%
CatalogFile      = E1k.cat
CatalogFile.ntx86 = e1k32.cat
DriverVer  = 10/12/2011, 11.15.16.0

[Manufacturer]
%Maker% = Vendor, NTx86.6.0, NTamd64.6.0, NTamd64.6.1, NTamd64.10.0...17763

[Vendor]

[Vendor.NTx86.6.0]
%Dev% = E10DE, PCI\VEN_8086&DEV_10DE
[Vendor.NTamd64.6.0]
; left out on purpose
[Vendor.NTamd64.6.1]
%Dev% = E10DE.61, PCI\VEN_8086&DEV_10DE, "pci\ven_8086&dev_10df" ; two ids
%Sub% = E10DE.61, PCI\VEN_8086&DEV_10EA&SUBSYS_02761028
[Vendor.NTamd64.10.0...17763]
%Dev% = E10DE.61, \
        PCI\VEN_8086&DEV_10DE

[E10DE.61.NT]
CopyFiles = Drv.Files, @e1k.din
[E10DE.61.NT.CoInstallers]
CopyFiles = Co.Files
[Co.Files]
NicCo.dll
[E10DE.61.Services]
AddService = e1k, 2, e1k.Service
[e1k.Service]
ServiceBinary = %12%\e1k.sys

[Drv.Files]
e1k.sys,,,2
[DRV.files]
e1kmsg.dll, msg.dl_

[DestinationDirs]
Drv.Files = 12
DefaultDestDir = 11

[SourceDisksNames]
1 = %Disk%,,,\sub
[SourceDisksFiles]
msg.dl_ = 1,,

[Strings]
Maker = "Our ""Own"" Works"
Dev   = "82567LM-3; Gigabit"
Disk  = "Disk"
[Strings.0407]
Dev   = "anders"
Sub   = "nur hier"
"""

WIN7 = TargetOs("amd64", (6, 1, 7601))


def inf(text: str = TEXT, encoding: str = "latin-1", bom: bytes = b"") -> Inf:
    return Inf(bom + text.replace("\n", "\r\n").encode(encoding), "E1K.inf")


def test_version_section() -> None:
    it = inf()
    assert (it.name, it.class_name, it.provider) == ("e1k.inf", "Net", 'Our "Own" Works')
    assert (it.date, it.version) == (date(2011, 10, 12), "11.15.16.0")
    assert it.catalogs == ("e1k.cat", "e1k32.cat")


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("latin-1", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
    ],
)
def test_encodings(encoding: str, bom: bytes) -> None:
    it = inf(encoding=encoding, bom=bom)
    assert it.ids == inf().ids
    assert it.provider == inf().provider


def test_bytes_that_no_code_page_allows() -> None:
    it = Inf(TEXT.replace("Gigabit", "\x8d\x8f").encode("latin-1"), "x.inf")
    assert it.models_sections[1].models[0].description == "82567LM-3; \x8d\x8f"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert Inf(TEXT.replace("\n", end).encode(), "x.inf").ids == inf().ids


def test_models_with_their_traits() -> None:
    sections = {section.decoration: section for section in inf().models_sections}
    assert [len(section.models) for section in sections.values()] == [0, 1, 0, 2, 1]
    first, second = sections["ntamd64.6.1"].models
    # A `;` inside quotes is text, a quoted id is an id, ids know no letter case.
    assert first.description == "82567LM-3; Gigabit"
    assert first.ids == (E1K, E1K.replace("10DE", "10DF"))
    # The language's section fills what [Strings] lacks, and only that.
    assert second.description == "nur hier"
    # A backslash at the end of a line goes on with the next.
    assert sections["ntamd64.10.0...17763"].models[0].ids == (E1K,)


def test_files_of_a_merged_section() -> None:
    copies = inf().copies("e10de.61", "amd64")
    assert {(copy.name, copy.source) for copy in copies} == {
        ("e1k.sys", "e1k.sys"),
        ("e1kmsg.dll", "sub/msg.dl_"),
        ("e1k.din", "e1k.din"),
        ("nicco.dll", "nicco.dll"),  # the co-installer: without it Windows refuses the driver
    }
    assert inf().binaries == {"e1k.sys", "e1kmsg.dll"}  # the others go to System32
    assert inf().copies("nosuch", "amd64") == ()


def test_disks_of_the_own_architecture() -> None:
    text = (
        "[I]\nCopyFiles=F\n[F]\nn.sys\n[SourceDisksNames.x86]\n1=d,,,x86\n"
        "[SourceDisksNames.amd64]\n1=d,,,x64\n[SourceDisksFiles]\nn.sys=1,deep\n"
    )
    it = Inf(text.encode(), "x.inf")
    assert [copy.source for copy in it.copies("i", "amd64")] == ["x64/deep/n.sys"]
    assert [copy.source for copy in it.copies("i", "x86")] == ["x86/deep/n.sys"]


def test_no_section_is_an_error_with_a_line() -> None:
    with pytest.raises(InfError) as caught:
        parse(b"just text", "x.inf")
    assert caught.value.line == 1
    assert "x.inf, line 1" in caught.value.message


@given(st.binary(max_size=3000))
def test_any_bytes_give_a_result_or_an_inf_error(raw: bytes) -> None:
    try:
        _use_everything(Inf(raw, "x.inf"))
    except InfError as error:
        assert error.line >= 1


@given(st.lists(st.sampled_from(TEXT.splitlines()), max_size=60), st.data())
def test_any_order_of_lines(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    cut = data.draw(st.integers(0, len(text)))
    try:
        _use_everything(Inf(text[:cut].encode(), "x.inf"))
    except InfError as error:
        assert error.line >= 1


def _use_everything(it: Inf) -> None:
    assert isinstance(it.class_name + it.provider + it.version, str)
    assert all(i == i.upper() for i in it.ids)
    assert all(name == name.lower() for name in it.binaries | set(it.catalogs))
    _ = it.date
    best_match(it, parse_id(E1K), WIN7)
    for section in it.models_sections:
        for model in section.models:
            it.copies(model.section, WIN7.architecture)


ids = st.builds(
    "PCI\\VEN_{:04X}&DEV_{:04X}{}".format,
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFF),
    st.sampled_from(["", "&SUBSYS_02761028", "&REV_02"]),
)


@given(st.lists(st.lists(ids, min_size=1, max_size=4), max_size=20), st.booleans())
def test_written_ids_are_read_again(models: list[list[str]], wide: bool) -> None:
    lines = ["[Version]", "Class=Net", "[Manufacturer]", "%M%=V,NTamd64", "[V.NTamd64]"]
    lines += [f"%D{n}% = I, {', '.join(model)}" for n, model in enumerate(models)]
    lines += ["[Strings]", 'M="Maker"', *(f'D{n}="d"' for n in range(len(models)))]
    raw = "\r\n".join(lines).encode("utf-16" if wide else "latin-1")
    (section,) = Inf(raw, "x.inf").models_sections
    assert [list(model.ids) for model in section.models] == models
