"""Which Models section counts, how Windows ranks a match, and which ids a device has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import RequestError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import (
    DOMAIN_CONTROLLER,
    SERVER,
    WORKSTATION,
    TargetOs,
    best_match,
    chosen_sections,
    possible_match,
)
from sert_wizard.inf.syntax import InfError

E1K = r"PCI\VEN_8086&DEV_10DE"
FULL = E1K + "&SUBSYS_02761028&REV_02"
WIN7, WIN10 = TargetOs("amd64", (6, 1, 7601)), TargetOs("amd64", (10, 0, 19041))
TEXT = r"""
[Version]
Class      = Net
DriverVer  = 10/12/2011, 11.15.16.0
[Manufacturer]
%Maker% = Vendor, NTx86.6.0, NTamd64.6.0, NTamd64.6.1, NTamd64.10.0...17763
[Vendor.NTx86.6.0]
%Dev% = E10DE, PCI\VEN_8086&DEV_10DE
[Vendor.NTamd64.6.0]
; left out on purpose
[Vendor.NTamd64.6.1]
%Dev% = E10DE.61, PCI\VEN_8086&DEV_10DE, pci\ven_8086&dev_10df
%Sub% = E10DE.61, PCI\VEN_8086&DEV_10EA&SUBSYS_02761028
[Vendor.NTamd64.10.0...17763]
%Dev% = E10DE.61, PCI\VEN_8086&DEV_10DE
"""


def inf(text: str = TEXT) -> Inf:
    return Inf(text.replace("\n", "\r\n").encode("latin-1"), "e1k.inf")


def decorated(*decorations: str, lines: int = 1) -> Inf:
    """An INF with a Models section for each decoration, on one [Manufacturer] line or several."""
    groups = [decorations[n::lines] for n in range(lines)]
    text = "[Version]\nClass=Net\n[Manufacturer]\n"
    text += "".join(f"%M% = V, {', '.join(group)}\n" for group in groups)
    text += "".join(f"[V.{one}]\n%D% = I, {E1K}\n" for one in decorations)
    return inf(text)


def chosen(target: TargetOs, *decorations: str, lines: int = 1) -> list[str]:
    return [s.decoration for s in chosen_sections(decorated(*decorations, lines=lines), target)]


@pytest.mark.parametrize(
    ("target", "decorations", "expected"),
    [
        # The highest version that is not above the Windows.
        (WIN7, ("NTamd64", "NTamd64.5.2", "NTamd64.6.0", "NTamd64.6.2"), ["ntamd64.6.0"]),
        (WIN7, ("NTamd64.6", "NTamd64.6.1"), ["ntamd64.6.1"]),
        (WIN7, ("NTamd64.7",), []),
        # The version counts before the product type, the build before it too.
        (WIN7, ("NTamd64.6.0.1", "NTamd64.6.1"), ["ntamd64.6.1"]),
        (WIN10, ("NTamd64.10.0.1..17763", "NTamd64.10.0...18362"), ["ntamd64.10.0...18362"]),
        # Of the same version the one that names the product type.
        (WIN7, ("NTamd64.6.1", "NTamd64.6.1.1"), ["ntamd64.6.1.1"]),
        (WIN7, ("NTamd64.6.1.0x1", "NTamd64.6.1.3"), ["ntamd64.6.1.0x1"]),
        (TargetOs("amd64", (6, 1, 7601), SERVER), ("NTamd64.6.1.1",), []),
        (TargetOs("amd64", (6, 1, 7601), SERVER), ("NTamd64.6.1.3",), ["ntamd64.6.1.3"]),
        (
            TargetOs("amd64", (6, 1, 7601), DOMAIN_CONTROLLER),
            ("NTamd64.6.1.2", "NTamd64.6.1"),
            ["ntamd64.6.1.2"],
        ),
        # All suites that are named have to be there.
        (WIN7, ("NTamd64.6.1..0x80",), []),
        (TargetOs("amd64", (6, 1, 7601), 1, 0x90), ("NTamd64.6.1..0x80",), ["ntamd64.6.1..0x80"]),
        # Windows before 1607 can't read a build number, whatever it says.
        (
            TargetOs("amd64", (10, 0, 10586)),
            ("NTamd64.10.0...10240", "NTamd64.6.1"),
            ["ntamd64.6.1"],
        ),
        (TargetOs("amd64", (10, 0, 14310)), ("NTamd64.10.0...14310",), ["ntamd64.10.0...14310"]),
        (WIN10, ("NTamd64.10.0...22000",), []),
        # amd64 has to be named since Windows Server 2003 SP1; x86 need not be.
        (WIN7, ("NT.6.1",), []),
        (TargetOs("x86", (6, 1, 7601)), ("NT.6.1", "NT"), ["nt.6.1"]),
        (TargetOs("x86", (6, 1, 7601)), ("NT.6.1", "NTx86.6.1"), ["ntx86.6.1"]),
        (TargetOs("arm64", (10, 0, 19041)), ("NTarm64", "NTarm"), ["ntarm64"]),
        # What is no decoration, or names what isn't known, is for nobody.
        (WIN7, ("NTamd64.6.1.workstation", "amd64", "NTmips"), []),
    ],
)
def test_which_models_section_counts(
    target: TargetOs, decorations: tuple[str, ...], expected: list[str]
) -> None:
    assert chosen(target, *decorations) == expected
    assert chosen(target, *reversed(decorations)) == expected


def test_each_line_of_a_maker_is_a_choice_of_its_own() -> None:
    """As in newer Intel files, where a line is for workstations and one for all products."""
    two = ("NTamd64.10.0.1..17763", "NTamd64.10.0...17763")
    assert chosen(WIN10, *two) == ["ntamd64.10.0.1..17763"]
    assert chosen(WIN10, *two, lines=2) == ["ntamd64.10.0.1..17763", "ntamd64.10.0...17763"]
    server = TargetOs("amd64", (10, 0, 19041), SERVER)
    assert chosen(server, *two, lines=2) == ["ntamd64.10.0...17763"]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        (FULL, 0x0000),  # a hardware id of the device is the INF's hardware id
        (f"X\\Y, {FULL}", 0x1000),  # ... is one of the INF's compatible ids
        (E1K, 0x2001),  # a compatible id of the device is the INF's hardware id
        (f"X\\Y, {E1K}&REV_02", 0x3000),  # ... and is one of the INF's compatible ids
        (f"{E1K}&CC_0200", 0x0003),
    ],
)
def test_identifier_scores(line: str, rank: int) -> None:
    text = f"[Version]\nClass=Net\n[Manufacturer]\nM=V,NTamd64\n[V.NTamd64]\nD=I,{line}\n"
    match = best_match(inf(text), parse_id(FULL + "&CC_020000"), WIN10)
    assert match
    assert match.rank == 0x00FF0000 | rank


@pytest.mark.parametrize(
    ("score", "rank"),
    [("", 0x00FF0000), ("FeatureScore=00", 0), ("FeatureScore = C1", 0x00C10000)],
)
def test_feature_scores(score: str, rank: int) -> None:
    text = TEXT + f"[E10DE.61.NTamd64]\n{score}\n"
    match = best_match(inf(text), parse_id(E1K), WIN7)
    assert match
    assert match.rank == rank


@pytest.mark.parametrize(
    ("install", "signed", "score"),
    [
        ("E10DE.61.NTamd64", True, 0x00),
        ("E10DE.61", True, 0x00),
        ("E10DE.61.NTamd64", False, 0x80),
        ("E10DE.61.NT", False, 0x80),
        ("E10DE.61", False, 0xC0),
    ],
)
def test_signature_scores(install: str, signed: bool, score: int) -> None:
    text = TEXT + f"[{install}]\nAddReg=x\n"
    match = best_match(inf(text), parse_id(E1K), WIN7, signed=signed)
    assert match
    assert match.rank >> 24 == score


@pytest.mark.parametrize(
    ("version", "hardware"),
    [
        ((6, 1, 7601), 6),
        ((10, 0, 10240), 4),
    ],
)
def test_pci_ids_in_windows_order(version: tuple[int, int, int], hardware: int) -> None:
    device = parse_id(FULL + "&CC_020000")
    assert device.ids == (
        *(FULL, E1K + "&SUBSYS_02761028", E1K + "&REV_02", E1K),
        *(E1K + "&CC_020000", E1K + "&CC_0200"),
        *(r"PCI\VEN_8086&CC_020000", r"PCI\VEN_8086&CC_0200", r"PCI\CC_020000", r"PCI\CC_0200"),
    )
    assert len(device.hardware_ids(version)) == hardware
    assert (E1K in device.hardware_ids(version)) is (version < (10,))


ANY = st.sampled_from("0123456789.ntamd64x86rm-") | st.characters()


@given(st.text(ANY, max_size=30), st.sampled_from((WORKSTATION, SERVER)))
def test_any_decoration_is_read_or_left_alone(decoration: str, product: int) -> None:
    target = TargetOs("amd64", (10, 0, 19041), product)
    text = f"[Version]\nClass=Net\n[Manufacturer]\nM=V,{decoration}\n[V.{decoration}]\nD=I,{E1K}\n"
    try:
        it = Inf(text.encode("utf-16", "surrogatepass"), "x.inf")
    except InfError:
        return  # a line end in the midst of a heading
    assert len(chosen_sections(it, target)) <= 2


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
