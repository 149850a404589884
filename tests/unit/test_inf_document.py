"""What INFs say, each trait in a text of our own."""

from __future__ import annotations

from datetime import date

import pytest

from sert_wizard.inf.classes import CLASS_OF_GUID
from sert_wizard.inf.document import NET_CLASS, Inf, Model
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
