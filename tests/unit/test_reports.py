"""Reports of our own in the documented forms: every kind, in several display languages.

The files of tests/fixtures/reports tell of one machine: a wired 82567LM-3, a WiFi Link 5100
(without a driver where the report can show that), at times a USB adapter; beside them devices of
other classes and virtual adapters.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sert_wizard.errors import InputError
from sert_wizard.hardware.nic import Nic
from sert_wizard.hardware.reports import COMMANDS, nics_in_report, nics_in_text
from sert_wizard.training.reports import reports as practice_reports
from tests.conftest import E1K

REPORTS = Path(__file__).parents[1] / "fixtures" / "reports"

WIRED = E1K + "&SUBSYS_02761028&REV_02"
WIFI = r"PCI\VEN_8086&DEV_4232&SUBSYS_13018086&REV_00"
USB = r"USB\VID_0B95&PID_1790&REV_0100"

#: A kind's files: what Linux's give differs, it may lack the subsystem or the revision.
KINDS = [
    ("pnputil-*.txt", "pnputil", [WIRED, WIFI, USB], 4),
    ("devcon-*.txt", "devcon", [WIRED, WIFI, USB], 3),
    ("reg-*.txt", "reg query", [WIRED, WIFI], 4),
    ("powershell-list-*.txt", "PowerShell list", [WIRED, WIFI], 4),
    ("get-pnpdevice-list.txt", "PowerShell list", [WIRED, WIFI], 1),
    ("devices-*.csv", "CSV", [WIRED, WIFI], 4),
    ("get-pnpdevice-table.txt", "table", [E1K, WIFI[:21]], 1),
    ("rapr-[!o]*.csv", "CSV", [WIRED], 3),
    ("devices-*.json", "JSON", [WIRED, WIFI], 4),
    ("device-one.json", "JSON", [WIRED], 1),
    ("msinfo-*.nfo", "System Information", [WIRED, WIFI], 4),
    ("msinfo-*.txt", "System Information", [WIRED, WIFI], 4),
    ("lspci-nn.txt", "lspci", [E1K + "&REV_02", WIFI[:21]], 1),
    ("lspci-n[!n]*.txt", "lspci", [WIRED, WIFI[:-7]], 2),
    ("lspci-nn?*.txt", "lspci", [WIRED, WIFI[:-7]], 3),
    ("lspci-vmm*.txt", "lspci", [WIRED, WIFI[:-7]], 1),
    ("dmesg.txt", "kernel log", [E1K, WIFI[:21], USB], 1),
    ("dmesg-old-*.txt", "kernel log", [E1K, WIFI[:21]], 1),
    ("sysfs-grep.txt", "sysfs", [WIRED, WIFI], 1),
    ("sysfs-uevent.txt", "sysfs", [WIRED[:-7], WIFI[:-7]], 1),
    ("sysfs-modalias.txt", "sysfs", [WIRED[:-7], USB, WIFI[:-7]], 1),
]


def ids(nics: tuple[Nic, ...]) -> list[str]:
    return [nic.ids[0] for nic in nics]


def read(name: str) -> tuple[Nic, ...]:
    return nics_in_report(REPORTS / name)


@pytest.mark.parametrize(("pattern", "kind", "expected", "files"), KINDS)
def test_every_kind_in_every_language(
    pattern: str, kind: str, expected: list[str], files: int
) -> None:
    paths = sorted(REPORTS.glob(pattern))
    assert len(paths) == files
    for path in paths:
        found = nics_in_report(path)
        assert ids(found) == expected, path.name
        for nic in found:
            source = re.fullmatch(rf"{re.escape(path.name)}, line (\d+) \(([\w ]+)\)", nic.source)
            assert source is not None
            assert source[2] == kind


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: str(path.name))
def test_the_line_told_is_where_the_device_begins(path: Path, tmp_path: Path) -> None:
    """The NIC is in what begins with the told line, and not in what comes before."""
    try:
        first = nics_in_report(path)[0]
    except InputError:
        return  # one of those without ids
    number = int(first.source.split("line ")[1].split()[0])
    raw = path.read_bytes()
    encoding = "utf-16" if raw.startswith(b"\xff\xfe") else "latin-1"
    lines = raw.decode(encoding).splitlines(keepends=True)
    assert first.id in [nic.id for nic in nics_in_text("".join(lines[number - 1 :]), "x")]
    assert first.id not in [nic.id for nic in nics_in_text("".join(lines[: number - 1]), "x")]


def test_names_and_what_else_is_known() -> None:
    name = "Intel(R) 82567LM-3 Gigabit Network Connection"
    for language in ("en", "de", "fr", "ja"):
        wired, wifi, usb = read(f"pnputil-{language}.txt")
        assert (wired.name, wired.driver) == (name, "oem12.inf")
        assert usb.name.startswith("ASIX")
        assert wifi.driver == ""
        for suffix in ("nfo", "txt"):
            wired, wifi = read(f"msinfo-{language}.{suffix}")
            assert (wired.name, wired.mac) == (name, "00:1c:c0:11:22:33")
            assert (wired.driver, wired.service) == ("e1k62x64.sys 11.6.92.0", "e1kexpress")
    assert read("pnputil-ja.txt")[1].name == "イーサネット コントローラー"
    assert read("msinfo-fr.nfo")[1].name == "Contrôleur réseau"
    assert read("pnputil-de.txt")[1].name == "Ethernet-Controller"
    assert {nic.service for nic in read("devices-de.json")} == {"e1kexpress", "NETw5v64"}
    assert read("rapr-ja.csv")[0].driver == "e1k62x64.inf"
    assert read("reg-all-en.txt")[0].name == name


def test_what_linux_knows() -> None:
    wired, *_ = read("sysfs-grep.txt")
    assert (wired.name, wired.mac, wired.link) == ("eth0", "00:1c:c0:11:22:33", "up")
    assert wired.speed == 10**9
    wired, _, usb = read("dmesg.txt")
    assert (wired.mac, wired.driver, wired.speed) == ("00:1c:c0:11:22:33", "e1000e", 10**9)
    assert (usb.name, usb.mac, usb.driver) == ("AX88179", "00:50:b6:11:22:33", "ax88179_178a")
    wired, wifi = read("lspci-nnk.txt")
    assert (wired.driver, wifi.driver) == ("e1000e", "iwlwifi")
    assert wifi.name == "Intel Corporation WiFi Link 5100 [Shiloh]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8086:10de", [E1K]),
        ("NIC: 8086:10de", [E1K]),
        ("VEN_8086&DEV_10DE", [E1K]),
        ("0x8086 0x10de", [E1K]),
        ("0x8086, 0x10de", [E1K]),
        ("0x8086:0x10de", [E1K]),
        ("8086 10DE", [E1K]),
        ("8086-10DE", [E1K]),
        ("8086:10de (rev 02)", [E1K + "&REV_02"]),
        (WIRED.lower(), [WIRED]),
        (WIRED + r"\3&11583659&0&C8", [WIRED]),
        (WIRED.replace("\\", "\\\\"), [WIRED]),
        ("VEN_8086&DEV_10DE&SUBSYS_02761028", [WIRED[:-7]]),
        (E1K + "&CC_0200", [E1K]),
        (E1K + "&CC_0106", []),
        (USB, [USB]),
        ("VID_0B95&PID_1790", [USB[:-9]]),
        ("8086:10de, 8086:10DE; 10ec:8168", [E1K, r"PCI\VEN_10EC&DEV_8168"]),
        ("8086 10de, 8086 1502", [E1K, r"PCI\VEN_8086&DEV_1502"]),
        (f"{WIRED}\n{E1K}\n8086:1502\n", [WIRED, r"PCI\VEN_8086&DEV_1502"]),
        (f'"{WIRED}"', [WIRED]),
        ("The NIC is " + WIRED + ", I think.", [WIRED]),
        # As Device Manager copies them, a device of another class among them.
        (f"{WIRED}\n{E1K}&CC_0200", [WIRED]),
        (r"PCI\VEN_8086&DEV_3A02" + "\n" + r"PCI\VEN_8086&DEV_3A02&CC_010601", []),
    ],
)
def test_typed_by_hand(text: str, expected: list[str]) -> None:
    assert ids(nics_in_text(text, "typed")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing here",
        "face dead",
        "VEN_8086&PID_10DE",
        "VEN_8086&DEV_10DEF",
        r"PCI\VEN_8086&DEV_10DEF",
        "USB\\VEN_8086&DEV_10DE",
        "at 12:34 and 8086:10de we met",
        "mac 00:1c:c0:11:22:33",
        "dead:beef::1",
        "fe80::1234:5678",
        r"ROOT\NET\0000",
        r"HDAUDIO\FUNC_01&VEN_10EC&DEV_0887",
        "[]",
        '{"DeviceID": "ROOT\\\\KDNIC\\\\0000", "PNPClass": "Net"}',
        "DeviceID,Name\n",
        "<MsInfo>",
        "00:19.0 Ethernet controller [0200]:",
    ],
)
def test_what_names_no_nic(text: str) -> None:
    assert nics_in_text(text, "typed") == ()


def test_relatives_of_a_device_are_not_taken_for_it() -> None:
    """pnputil /relations names parents and children by their ids."""
    text = rf"""
Instance ID:                {{5d624f94-8850-40c3-a3fa-a4fd2080baf3}}\vwifimp_wfd\4&1
Device Description:         Microsoft Wi-Fi Direct Virtual Adapter
Class GUID:                 {{4d36e972-e325-11ce-bfc1-08002be10318}}
Parent Device:              {WIFI}\4&1C3A&0&00E1

Instance ID:                {WIRED}\3&11583659&0&C8
Device Description:         Intel(R) 82567LM-3
Class GUID:                 {{4d36e972-e325-11ce-bfc1-08002be10318}}
Parent Device:              PCI\VEN_8086&DEV_244E&SUBSYS_02761028&REV_A2\3&11583659&0&F0
"""
    assert ids(nics_in_text(text, "x")) == [WIRED]


def test_virtio_numbers_are_no_pci_ids() -> None:
    text = "/sys/class/net/eth0/device/vendor:0x1af4\n/sys/class/net/eth0/device/device:0x0001\n"
    assert nics_in_text(text, "x") == ()
    pci = text.replace("0x0001", "0x1041")
    assert ids(nics_in_text(pci, "x")) == [r"PCI\VEN_1AF4&DEV_1041"]
    assert nics_in_text(pci + text.replace("vendor:0x1af4", "modalias:virtio:d1v2"), "x") == ()


def test_a_mac_tells_a_nic() -> None:
    text = f"PNPDeviceID : {WIRED}\\3&1\nName : Some Family Controller\nMACAddress : "
    assert nics_in_text(text, "x") == ()
    (nic,) = nics_in_text(text + "00:1C:C0:11:22:33\nSpeed : 1000000000\n", "x")
    assert (nic.mac, nic.speed) == ("00:1c:c0:11:22:33", 10**9)


def test_half_a_character_does_no_harm() -> None:
    text = (REPORTS / "msinfo-en.nfo").read_text("utf-16").replace("Gigabit", "\ud800")
    assert nics_in_text(text, "x")[0].name == "Intel(R) 82567LM-3 ? Network Connection"


def test_devices_without_a_class_are_known_by_their_names() -> None:
    text = (
        rf"{WIRED}\3&1&C8 : Intel(R) 82567LM-3 Gigabit Network Connection" + "\n"
        r"PCI\VEN_8086&DEV_3A02\3&1&FA : Intel(R) SATA AHCI Controller" + "\n"
        r"USB\VID_8087&PID_0A2B\5&1&2  : Intel(R) Wireless Bluetooth(R)" + "\n"
        "3 matching device(s) found.\n"
    )
    (nic,) = nics_in_text(text, "find.txt")
    assert (nic.ids[0], nic.source) == (WIRED, "find.txt, line 1 (devcon)")


def test_a_pasted_lspci_may_be_quoted() -> None:
    text = "> 00:19.0 Ethernet controller [0200]: Intel 82567LM-3 [8086:10de] (rev 02)\n"
    assert ids(nics_in_text(text, "x")) == [E1K + "&REV_02"]


def test_two_cards_of_one_chip_stay_two() -> None:
    other = E1K + "&SUBSYS_00018086&REV_02"
    assert ids(nics_in_text(f"{WIRED}\n{other}\n{WIRED}\n{E1K}", "x")) == [WIRED, other]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    text = (REPORTS / "pnputil-fr.txt").read_text("utf-8")
    path = tmp_path / "r.nfo"
    path.write_bytes(text.encode(encoding))
    found = nics_in_report(path)
    assert ids(found) == [WIRED, WIFI, USB]
    assert found[1].name == "Contrôleur Ethernet"


def test_line_ends_of_wmic(tmp_path: Path) -> None:
    path = tmp_path / "wmic.txt"
    lines = ("", "", "Name=Intel(R) 82567LM-3", rf"PNPDeviceID={WIRED}\3&1", "PNPClass=Net", "")
    path.write_bytes("\r\r\n".join(lines).encode("utf-16"))
    (nic,) = nics_in_report(path)
    assert (nic.ids[0], nic.name) == (WIRED, "Intel(R) 82567LM-3")


@pytest.mark.parametrize("name", ["rapr-old.csv", "driver-list-de.txt", "lspci-plain.txt"])
def test_reports_without_ids_say_so(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read(name)
    assert caught.value.code == "no-nic-found"
    assert "It " in caught.value.message
    for words in (*COMMANDS.values(), "Get-PnpDevice", "devcon", ".nfo", "dmesg", "8086:10DE"):
        assert words in caught.value.hint


def test_the_practice_reports(tmp_path: Path) -> None:
    for name, raw in practice_reports().items():
        (tmp_path / name).write_bytes(raw)
        assert E1K in nics_in_report(tmp_path / name)[0].ids, name
