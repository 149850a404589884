"""What an INF installs: its install sections and the files they copy."""

from __future__ import annotations

from datetime import date

import pytest

from sert_wizard.inf.document import FileCopy, Inf

NET = "ClassGuid={4D36E972-E325-11CE-BFC1-08002BE10318}"


def inf(text: str) -> Inf:
    return Inf(text.encode("latin-1"), "Own.INF")


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


def test_the_version_of_one_driver() -> None:
    it = inf(
        "[Version]\nDriverVer=01/02/2013,1.0\n[I.NTx86]\nDriverVer=03/04/2014,2.0\nNeeds=J\n"
        "[I]\nNeeds=J\n[J]\nDriverVer=05-06-2015\nDriverVer=07/08/2016,3.0\n"
    )
    assert it.driver_version("i", "x86") == (date(2014, 3, 4), "2.0")
    assert it.driver_version("i", "amd64") == (date(2013, 1, 2), "1.0")
    assert it.driver_version("j", "amd64") == (date(2015, 5, 6), "")
    assert it.driver_version("none", "amd64") == (date(2013, 1, 2), "1.0")


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


def test_what_changes_nothing() -> None:
    """Files that are deleted or renamed are not copied; what is hidden from lists is served."""
    it = inf(
        "[Version]\nSignature=$CHICAGO$\nClass=Net\n[ControlFlags]\nExcludeFromSelect=*\n"
        "ExcludeFromSelect = PCI\\VEN_1&DEV_2\n[Manufacturer]\nM=A\n[A]\nd=I,pci\\ven_1&dev_2\n"
        "[I]\nDelFiles=D\nRenFiles=R\nCopyINF=more.inf\nCopyFiles=F\nReboot\n[D]\nold.sys\n"
        '[R]\nnew.sys,old.sys\n[F]\nown.sys,,,0x10\n[F.Security]\n"D:P(A;;GA;;;SY)"\n'
        "[DestinationDirs]\nDefaultDestDir=12\nD=12\nR=12\n"
    )
    assert it.ids == {"PCI\\VEN_1&DEV_2"}
    assert names(it, "x86") == ["own.sys"]
    assert it.binaries == {"own.sys"}


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
