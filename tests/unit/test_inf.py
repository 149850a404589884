"""INF files of our own, each with a trait that real ones have."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import RequestError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import TargetOs, best_match, chosen_sections, possible_match
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


def test_two_lines_of_one_maker_are_both_read() -> None:
    text = (
        "[Version]\nClass=Net\n[Manufacturer]\n%M%=A,NTamd64\n%M%=B,NTamd64\n"
        '[A.NTamd64]\n"a"=I,PCI\\VEN_1111&DEV_0001\n[B.NTamd64]\n"b"=I,PCI\\VEN_1111&DEV_0002\n'
        '[Strings]\nM="Maker"\n'
    )
    it = Inf(text.encode(), "x.inf")
    assert best_match(it, parse_id(r"PCI\VEN_1111&DEV_0001"), WIN7)
    assert best_match(it, parse_id(r"PCI\VEN_1111&DEV_0002"), WIN7)


@pytest.mark.parametrize(
    ("architecture", "version", "served"),
    [
        ("x86", (6, 0, 6001), True),
        ("x86", (6, 1, 7601), True),
        ("amd64", (6, 0, 6001), False),  # an empty section is an exclusion
        ("amd64", (6, 1, 7601), True),
        ("amd64", (6, 3, 9600), True),
        ("amd64", (10, 0, 19041), True),
        ("arm64", (10, 0, 19041), False),
        ("x86", (5, 1, 2600), False),  # older than any section
    ],
)
def test_which_windows_is_served(
    architecture: str, version: tuple[int, int, int], served: bool
) -> None:
    match = best_match(inf(), parse_id(E1K), TargetOs(architecture, version))
    assert bool(match) is served


@pytest.mark.parametrize(
    ("build", "decoration"),
    [(19041, "ntamd64.10.0...17763"), (17763, "ntamd64.10.0...17763"), (15063, "ntamd64.6.1")],
)
def test_build_numbers(build: int, decoration: str) -> None:
    (section,) = chosen_sections(inf(), TargetOs("amd64", (10, 0, build)))
    assert section.decoration == decoration


def test_undecorated_models_are_for_x86_only() -> None:
    text = '[Version]\nClass=Net\n[Manufacturer]\n"V"=Mod\n[Mod]\n"D"=I,PCI\\VEN_8086&DEV_10DE\n'
    plain = Inf(text.encode(), "x.inf")
    assert best_match(plain, parse_id(E1K), TargetOs("x86", (6, 0, 6001)))
    assert not best_match(plain, parse_id(E1K), WIN7)


def test_rank_prefers_the_more_specific_id() -> None:
    full = parse_id(E1K + "&SUBSYS_02761028&REV_02")
    assert full.ids == (
        E1K + "&SUBSYS_02761028&REV_02",
        E1K + "&SUBSYS_02761028",
        E1K + "&REV_02",
        E1K,
    )
    sub = Inf(TEXT.replace(E1K + ",", E1K + "&SUBSYS_02761028,").encode(), "x.inf")
    exact, general = best_match(sub, full, WIN7), best_match(inf(), full, WIN7)
    assert exact and general
    assert (exact.rank_text, general.rank_text) == ("0x00FF0001", "0x00FF0003")
    assert exact.order < general.order
    # From Windows 10 on the id without a subsystem is the second compatible id.
    ten = best_match(inf(), full, TargetOs("amd64", (10, 0, 19041)))
    assert ten and ten.rank_text == "0x00FF2001"


def test_compatible_id_of_the_inf_ranks_behind() -> None:
    match = best_match(inf(), parse_id(E1K.replace("10DE", "10DF")), WIN7)
    assert match and match.rank_text == "0x00FF1000"


def test_newer_driver_wins_at_the_same_rank() -> None:
    newer = Inf(TEXT.replace("10/12/2011", "10/13/2011").encode(), "x.inf")
    higher = Inf(TEXT.replace("11.15.16.0", "11.15.16.1").encode(), "x.inf")
    matches = [best_match(it, parse_id(E1K), WIN7) for it in (inf(), newer, higher)]
    order = sorted((match.order, n) for n, match in enumerate(matches) if match)
    assert [n for _, n in order] == [1, 2, 0]


def test_possible_match_needs_an_unknown_subsystem() -> None:
    device = E1K.replace("10DE", "10EA")
    assert possible_match(inf(), parse_id(device), WIN7) == device + "&SUBSYS_02761028"
    assert not best_match(inf(), parse_id(device), WIN7)
    assert not possible_match(inf(), parse_id(device + "&SUBSYS_00000000"), WIN7)
    assert not possible_match(inf(), parse_id(E1K), WIN7)
    # The revision is open though the subsystem is known; so is that of a USB device.
    text = TEXT.replace("SUBSYS_02761028", "SUBSYS_02761028&REV_02")
    revised = Inf(text.encode("latin-1"), "x.inf")
    assert possible_match(revised, parse_id(device + "&SUBSYS_02761028"), WIN7)
    assert not possible_match(revised, parse_id(device + "&SUBSYS_02761028&REV_03"), WIN7)
    usb = Inf(text.replace(E1K, r"USB\VID_0B95&PID_1790&REV_0100").encode("latin-1"), "x.inf")
    assert possible_match(usb, parse_id(r"USB\VID_0B95&PID_1790"), WIN7)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("8086:10de", E1K),
        ("ven_8086&dev_10de", E1K),
        (E1K + "&CC_0200", E1K + "&CC_0200"),
        (E1K + "\\3&11583659&0&C8", E1K + "\\3&11583659&0&C8"),
    ],
)
def test_usual_spellings(text: str, spelling: str) -> None:
    device = parse_id(text)
    assert (device.spelling, device.ids[0]) == (spelling, E1K)


@pytest.mark.parametrize("text", ["", "82567", r"PCI\VEN_8086", r"ROOT\NET", "8086:10de:1"])
def test_what_is_no_hardware_id(text: str) -> None:
    with pytest.raises(RequestError) as caught:
        parse_id(text)
    assert caught.value.code == "bad-hardware-id"


def test_usb_ids() -> None:
    assert parse_id(r"usb\vid_0b95&pid_1790&rev_0100").ids == (
        r"USB\VID_0B95&PID_1790&REV_0100",
        r"USB\VID_0B95&PID_1790",
    )
    assert parse_id(r"USB\VID_0BDA&PID_8153&REV_3000&MI_00").ids == (
        r"USB\VID_0BDA&PID_8153&REV_3000&MI_00",
        r"USB\VID_0BDA&PID_8153&MI_00",
        r"USB\VID_0BDA&PID_8153",
    )


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
