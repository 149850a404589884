"""What INFs say, each trait in a text of our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.inf.classes import CLASS_OF_GUID
from sert_wizard.inf.document import NET_CLASS, FileCopy, Inf, Model
from sert_wizard.inf.syntax import InfError

NET = "ClassGuid={4D36E972-E325-11CE-BFC1-08002BE10318}"


def inf(text: str) -> Inf:
    return Inf(text.encode("latin-1"), "Own.INF")


def version(*lines: str) -> Inf:
    return inf("\n".join(["[Version]", *lines]))


def models(*lines: str) -> list[tuple[str, str, str, int]]:
    """Maker, section, decoration and line of each Models section that [Manufacturer] names."""
    it = inf("\n".join(["[Manufacturer]", *lines]))
    return [(s.manufacturer, s.base, s.decoration, s.line) for s in it.models_sections]


# [Version]


@pytest.mark.parametrize(
    ("lines", "name", "guid"),
    [
        ([NET, "Class=Odd"], "Net", NET_CLASS),
        ([NET], "Net", NET_CLASS),
        (["ClassGUID = %G%", "[Strings]", f'G="{NET_CLASS.upper()}"'], "Net", NET_CLASS),
        (["Class=NET"], "NET", ""),
        (["Class=%C%", "[Strings]", 'C="Display"'], "Display", ""),
        (["Class=%C%"], "%C%", ""),
        (["Class=Own", "ClassGuid={0-1}"], "Own", "{0-1}"),
        ([], "", ""),
        (["ClassGuid=", "Class=Net"], "Net", ""),
    ],
)
def test_class(lines: list[str], name: str, guid: str) -> None:
    it = version(*lines)
    assert (it.class_name, it.class_guid) == (name, guid)


def test_known_classes() -> None:
    assert all(guid == guid.lower() and len(guid) == 38 for guid in CLASS_OF_GUID)
    assert len(set(CLASS_OF_GUID.values())) == len(CLASS_OF_GUID)
    names = {name.lower() for name in CLASS_OF_GUID.values()}
    assert names >= {
        *("net", "netclient", "netservice", "nettrans", "bluetooth", "modem", "infrared"),
        *("display", "monitor", "media", "audioprocessingobject", "audioendpoint", "camera"),
        *("printer", "printqueue", "image", "smartcardreader", "biometric", "sensor"),
        *("scsiadapter", "hdc", "diskdrive", "cdrom", "volume", "floppydisk", "tapedrive"),
        *("usb", "usbdevice", "hidclass", "keyboard", "mouse", "system", "computer", "ports"),
        *("softwarecomponent", "softwaredevice", "extension", "battery", "processor"),
    }


def test_catalogues() -> None:
    it = version(
        "CatalogFile=All.cat", "CatalogFile.NT = nt.cat", 'catalogfile.ntamd64 = "x64.CAT"'
    )
    assert it.catalogs == ("all.cat", "nt.cat", "x64.cat")
    assert [it.catalog(a) for a in ("amd64", "x86")] == ["x64.cat", "nt.cat"]
    assert version("CatalogFile=%c%", "[Strings]", "c=A.cat").catalog("x86") == "a.cat"
    none = version("CatalogFile=", "CatalogFile.ntx86=b.cat")
    assert (none.catalog("amd64"), none.catalogs) == ("", ("b.cat",))


@pytest.mark.parametrize(
    ("line", "day", "number"),
    [
        ("DriverVer=10/12/2011, 11.15.16.0", date(2011, 10, 12), "11.15.16.0"),
        ("DriverVer = 10-12-2011,1.2", date(2011, 10, 12), "1.2"),
        ("driverver= 1/2/2013 ", date(2013, 1, 2), ""),
        ("DriverVer=13/01/2013,1.0", None, "1.0"),
        ("DriverVer=01/02/13,1.0", None, "1.0"),
        ("DriverVer=00/00/0000,1.0", None, "1.0"),
        ("DriverVer=,1.0", None, "1.0"),
        ("DriverVer=%V%\n[Strings]\nV=02/03/2014", date(2014, 2, 3), ""),
        ("Provider=x", None, ""),
    ],
)
def test_driver_version(line: str, day: date | None, number: str) -> None:
    it = version(line)
    assert (it.date, it.version) == (day, number)


# Strings


def test_strings_of_languages() -> None:
    it = inf(
        "[Strings.0407]\nA=de\nB=de\nC=de\nE=de\n[strings.0409]\nA=en\nB=en\n[STRINGS]\na=neutral\n"
        "E=\n[Strings]\nF=merged\n[Manufacturer]\n%A%%B%%C%%D%%E%%F%=x\n"
    )
    assert it.models_sections[0].manufacturer == "neutralende%D%merged"


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("%M%", "Maker"),
        ("%m% & %M%", "Maker & Maker"),
        ("100%%", "100%"),
        ("%%M%%", "%M%"),
        ("%none% %M%", "%none% Maker"),
        ("50% of", "50% of"),
        ('"%M% ""x"""', 'Maker "x"'),
        ("%Nested%", "%M%"),  # what a token stands for is not looked through again
        ("%12%", "%12%"),
    ],
)
def test_tokens(text: str, expanded: str) -> None:
    it = version(f"Provider={text}", "[Strings]", 'M="Maker"', 'Nested="%M%"')
    assert it.provider == expanded


def test_substitution_is_cut_off_at_its_limit() -> None:
    it = version("Provider=" + "%a%" * 1300, "[Strings]", f"a={'x' * 4000}")
    assert it.provider == "x" * 4095


# [Manufacturer] and Models


def test_manufacturers() -> None:
    assert models("%M%=A,NTx86, NTamd64.6.1") == [
        ("%M%", "a", "ntx86", 2),
        ("%M%", "a", "ntamd64.6.1", 2),
    ]
    assert models("M=A") == [("M", "a", "", 2)]
    assert models("Maker & Co") == [("Maker & Co", "maker & co", "", 2)]  # its own section
    assert models("Maker=") == [("Maker", "maker", "", 2)]
    assert models('"Maker"="A b"', "[A b]") == [("Maker", "a b", "", 2)]
    assert models("M=A,,NTamd64,", "[A]") == [("M", "a", "", 2), ("M", "a", "ntamd64", 2)]
    assert models("M=A,NT.6.1,nt.6.1") == [("M", "a", "nt.6.1", 2)]
    assert models("M=%S%,%D%", "[Strings]", "S=Sec", "D=NTx86") == [("M", "sec", "ntx86", 2)]
    assert version("Class=Net").models_sections == ()


def test_lines_of_one_manufacturer_are_told_apart() -> None:
    assert models("%M%=A,NTamd64.10.0.1..22000", "%M%=A,NTamd64.10.0...22000") == [
        ("%M%", "a", "ntamd64.10.0.1..22000", 2),
        ("%M%", "a", "ntamd64.10.0...22000", 3),
    ]


def test_models() -> None:
    it = inf(
        "[Manufacturer]\nM=A,NTamd64,NTamd64.6.1,NTx86\n"
        '[A.NTamd64]\n%D%=I , PCI\\VEN_8086&DEV_10de,\\ ; second\n"usb\\vid_1&pid_2" ; note\n'
        "[a.ntAMD64]\nNoId=J\nEmpty=,PCI\\X,,PCI\\Y\n[A.NTamd64.6.1]\n; left out on purpose\n"
        '[Strings]\nD="A ; thing"\n'
    )
    full, empty, absent = it.models_sections
    assert full.models == (
        Model("A ; thing", "i", ("PCI\\VEN_8086&DEV_10DE", "USB\\VID_1&PID_2")),
        Model("NoId", "j", ()),
        Model("Empty", "", ("PCI\\X", "PCI\\Y")),
    )
    assert empty.models == absent.models == ()
    assert it.ids == {"PCI\\VEN_8086&DEV_10DE", "USB\\VID_1&PID_2", "PCI\\X", "PCI\\Y"}
    assert it.name == "own.inf"


def test_limits_of_models() -> None:
    it = inf(f"[Manufacturer]\nM=A\n[A]\n{'d' * 300}=I,{'A' * 199},{'B' * 200},C\n")
    (model,) = it.models_sections[0].models
    assert (model.description, model.ids) == ("d" * 255, ("A" * 199, "C"))


def test_sections_named_over_and_over_are_refused() -> None:
    text = "[Manufacturer]\n" + "a=b\n" * 3000 + "[b]\n" + "x=y,z\n" * 3000
    with pytest.raises(InfError) as caught:
        inf(text)
    assert caught.value.line == 68  # 67 times 3,000 models is too much


# Install sections

COPIES = """[I]
CopyFiles = Plain.Files
[I.NT]
CopyFiles = Nt.Files
FeatureScore = F0
[I.NTamd64]
FeatureScore = 0x1F
FeatureScore = 2
CopyFiles = Amd.Files,,@Direct.sys, "Spaced files", elsewhere
CopyFiles = Amd.Files
[I.NTamd64.CoInstallers]
CopyFiles = Co.Files
[I.NTamd64.Wdf]
CopyFiles = @wdf.dll
[I.NTamd64.HW]
Needs = More
[I.NTamd64.Services]
AddService = Own,2,S
[I.NT.CoInstallers]
CopyFiles = @other.dll
[More]
Needs = More, I.NTamd64.HW, NotHere
CopyFiles = @needed.sys
[I.NTamd64.Interfaces]
AddInterface = {1-2}, , Iface
AddInterface = {1-2}
[Iface.NT]
CopyFiles = @iface.dll
[Plain.Files]
plain.sys
[Nt.Files]
nt.sys
[Amd.Files]
Amd.sys, , , 0x00004002 ; flags do not matter
target.dll, source.dl_,,2
[Co.Files]
"co inst.dll"
[Spaced Files]
sub\\deep.sys
[DestinationDirs]
DefaultDestDir = 11
Amd.Files = 12
amd.files = 13
"Spaced files" = 0x0c, "\\umdf\\" ; a path that ends so has to be quoted
Co.Files = what
"""


def names(it: Inf, architecture: str, install: str = "I") -> list[str]:
    return [copy.name for copy in it.copies(install, architecture)]


def test_the_form_for_the_platform_is_used() -> None:
    it = inf(COPIES)
    assert names(it, "amd64") == [
        *("amd.sys", "target.dll", "direct.sys", "deep.sys"),
        *("co inst.dll", "wdf.dll", "needed.sys", "iface.dll"),
    ]
    assert names(it, "x86") == ["nt.sys", "other.dll"]
    plain = inf(COPIES.replace("[I.NT]", "[J.NT]"))
    assert names(plain, "x86") == ["plain.sys"]
    assert names(plain, "x86", "nosuch") == []


def test_feature_scores_and_forms_for_nt() -> None:
    it = inf(COPIES)
    assert [it.feature_score("i", a) for a in ("amd64", "x86")] == [0x1F, 0xF0]
    assert [it.has_nt_install("I", a) for a in ("amd64", "x86")] == [True, True]
    plain = inf("[I]\nCopyFiles=@a\n[J]\nFeatureScore=%F%\n[Strings]\nF=0a\n")
    assert (plain.feature_score("I", "x86"), plain.has_nt_install("I", "x86")) == (0xFF, False)
    assert plain.feature_score("j", "x86") == 0x0A
    assert (plain.feature_score("no", "x86"), plain.has_nt_install("no", "x86")) == (0xFF, False)
    for odd in ("", "x", "100", "-1", "0xFF"):
        assert inf(f"[I]\nFeatureScore={odd}\n").feature_score("i", "amd64") == 0xFF


def test_where_files_go() -> None:
    found = {copy.name: copy for copy in inf(COPIES).copies("i", "amd64")}
    assert found["amd.sys"] == FileCopy("amd.sys", "amd.sys", 12, "", False, "")
    assert found["target.dll"] == FileCopy("target.dll", "source.dl_", 12, "", False, "")
    assert found["direct.sys"] == FileCopy("direct.sys", "direct.sys", 11, "", False, "")
    assert found["deep.sys"] == FileCopy("deep.sys", "sub/deep.sys", 12, "umdf/sub", False, "")
    assert found["co inst.dll"].directory is None
    bare = inf("[I]\nCopyFiles=@a.sys\n").copies("i", "x86")
    assert bare == (FileCopy("a.sys", "a.sys", None, "", False, ""),)


def test_where_files_come_from() -> None:
    it = inf(
        "[I]\nCopyFiles=F\n[F]\na.sys\nb.sys\nc.sys,C.sy_\nd.sys\ne.sys\nf.sys\n"
        '[SourceDisksNames]\n1 = %D%,tag.tag,,\\Common\n02 = "b","two.CAB",,\\x\\,0x10,"t.tag"\n'
        "3=d\n[SourceDisksNames.amd64]\n1 = d,,, .\\x64\n[SourceDisksFiles]\nA.SYS = 1\n"
        "b.sys = 2, deep\\er , 17\nC.sy_=1,,5\nd.sys=3\ne.sys=9,odd\n"
        "[SourceDisksFiles.x86]\na.sys = 1, own\n[SourceDisksFiles.ntx86]\nd.sys=1\n"
    )
    assert [(c.source, c.cabinet) for c in it.copies("i", "amd64")] == [
        ("x64/a.sys", ""),
        ("x/deep/er/b.sys", "x/two.cab"),
        ("x64/c.sy_", ""),
        ("d.sys", ""),
        ("odd/e.sys", ""),
        ("f.sys", ""),
    ]
    assert [c.source for c in it.copies("i", "x86")][:3] == [
        *("common/own/a.sys", "x/deep/er/b.sys", "common/c.sy_")
    ]


def test_files_that_windows_brings() -> None:
    text = "[Version]\n{}\n[I]\nCopyFiles=@a.sys,@b.sys\n[SourceDisksFiles.x86]\na.sys=1\n"
    layout = inf(text.format("LayoutFile = Layout.inf, %L%\n[Strings]\nL=More.inf"))
    assert layout.layout_files == ("layout.inf", "more.inf")
    assert [copy.from_windows for copy in layout.copies("i", "x86")] == [False, True]
    assert [copy.from_windows for copy in layout.copies("i", "amd64")] == [True, True]
    own = inf(text.format(""))
    assert own.layout_files == ()
    assert [copy.from_windows for copy in own.copies("i", "amd64")] == [False, False]


def test_includes_and_services() -> None:
    it = inf(
        "[I]\nInclude = Machine.INF, pci.inf,\nNeeds=X\n[I.Services]\nInclude=%N%\n"
        "AddService = Own , 2, S\nAddService = , 2 ; no driver\nAddService=OWN,,S\n"
        '[J.NTx86.Services]\nAddService = "Two words",0,S\nDelService=gone\n[Strings]\nN=c.inf\n'
    )
    assert it.includes == {"machine.inf", "pci.inf", "c.inf"}
    assert it.services == {"own", "two words"}


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("12", "a.sys"),
        ("12,sub", "sub/a.sys"),
        ("11,drivers", "a.sys"),
        ("10,System32\\Drivers\\umdf", "umdf/a.sys"),
        ("11", ""),
        ("10", ""),
        ("13", ""),  # runs from its package's folder
        ("16422", ""),
        ("17", ""),
        # Known to an installing program only, or to nobody: it may be there.
        ("33000", "a.sys"),
        ("-1,C:\\x", "a.sys"),
        ("65535", "a.sys"),
        ("odd", "a.sys"),
    ],
)
def test_binaries_by_their_targets(target: str, kept: str) -> None:
    it = inf(f"[I]\nCopyFiles=F\n[F]\nA.sys\n[DestinationDirs]\nF={target}\n")
    assert it.binaries == ({kept} if kept else set())


@pytest.mark.parametrize(
    ("binary", "kept"),
    [
        ("%12%\\Own.sys", "own.sys"),
        ('"%12%\\own.sys"', "own.sys"),
        ("%10%\\System32\\drivers\\own.sys", "own.sys"),
        ("%11%\\drivers\\own.sys", "own.sys"),
        ("System32\\Drivers\\own.sys", "own.sys"),
        ("\\SystemRoot\\System32\\drivers\\own.sys", "own.sys"),
        ("%SystemRoot%\\System32\\drivers\\own.sys", "own.sys"),
        ("own.sys", "own.sys"),
        ("%13%\\own.sys", ""),
        ("%11%\\own.exe", ""),
        ("%16422%\\own\\own.exe", ""),
        ("%12%\\..\\own.sys", ""),
        ('"%12%\\"', ""),
        ("", ""),
    ],
)
def test_binaries_that_services_start(binary: str, kept: str) -> None:
    it = inf(f"[S]\nServiceType=1\nServiceBinary={binary}\n\n")
    assert it.binaries == ({kept} if kept else set())


def test_no_file_name_leads_out_of_the_folder() -> None:
    it = inf("[I]\nCopyFiles=F,@..,@\\,@.\n[F]\n..\n\\\n..\\x.sys\n,y.sys\n")
    assert it.binaries == set()


@pytest.mark.parametrize(
    ("lines", "wireless"),
    [
        ("*IfType = 71", True),
        ("*MediaType=16", True),
        ("*PhysicalMediaType = 0x9", True),
        ("*IfType = 6\n*MediaType = 0\n*PhysicalMediaType = 14", False),
        ("AddReg=R\n[R]\nHKR,,*IfType,0x00010001,71", True),
        ("AddReg=R\n[R]\nHKR, Ndi\\Params\\*IfType, default, 0, 71", False),
        ('AddReg=R\n[R]\nHKR,,"*PhysicalMediaType",,"9"', True),
        ("AddReg=R\n[R]\nHKR,,*IfType,0x00010001", False),
        ('AddReg=R\n[R]\nHKR,Ndi\\Interfaces,LowerRange,,"wlan,ethernet,vwifi"', True),
        ("AddReg=R\n[R]\nHKR,Ndi\\Interfaces,LowerRange,,%L%\n[Strings]\nL=Wlan", True),
        ('AddReg=R\n[R]\nHKR,Ndi\\Interfaces,LowerRange,0,"ethernet"', False),
        ('AddReg=R\n[R]\nHKR,Ndi\\Interfaces,UpperRange,0,"wlan"', False),
        ("; *IfType = 71", False),
    ],
)
def test_wireless(lines: str, wireless: bool) -> None:
    assert inf(f"[Version]\n{NET}\n[I.ntamd64]\n{lines}\n").wireless is wireless
    assert not inf(f"[Version]\nClass=NetTrans\n[I.ntamd64]\n{lines}\n").wireless


def test_sections_that_need_each_other_many_times() -> None:
    """Each is read once: as many steps as there are names, not their product."""
    names = [f"s{n}" for n in range(2000)]
    every = ",".join(names)
    text = "[s0]\n" + f"Needs={every}\n" * 50 + "".join(f"[{n}]\nNeeds=s0,s1\n" for n in names)
    it = inf(text + "CopyFiles=" + "F," * 5000 + "\n[F]\n" + "a.sys\n" * 1000)
    assert [copy.name for copy in it.copies("s0", "amd64")] == ["a.sys"]


# Anything


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


ODD = [*COPIES.splitlines(), NET, "[Version]", "[Manufacturer]", "M=I", "DriverVer=1/1/1,", "\\"]
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
