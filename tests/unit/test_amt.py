"""AMT's inventory, asked of a responder that speaks real HTTP digest on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import UsageError
from sert_wizard.hardware.amt.address import AmtAddress, amt_address
from sert_wizard.hardware.amt.inventory import AmtPort, inventory
from sert_wizard.hardware.amt.trust import Pins
from sert_wizard.progress import Progress
from tests.amt_client import ask
from tests.amt_responder import AMT, DESKTOP, PASSWORD, USER, Responder, without_secrets

WIRED = AmtPort(
    "Intel(r) AMT Ethernet Port Settings 0", "00:1c:c0:11:22:33", "up", "192.0.2.7", True, False
)


@pytest.fixture
def pins(tmp_path: Path) -> Pins:
    return Pins(tmp_path / "settings" / "pins.json")


@pytest.fixture
def machine() -> Iterator[Responder]:
    made = Responder()
    with made.listen():
        yield made


def test_what_a_desktop_tells(machine: Responder, pins: Pins) -> None:
    found = ask(machine, pins)
    assert (found.maker, found.model, found.serial) == (
        "Example Computers Inc.",
        "Desk 960",
        "EX4MPL3",
    )
    assert found.uuid == "11223344-5566-7788-9900-AABBCCDDEEFF"
    assert (found.version, found.generation) == ("9.1.45", 9)
    assert found.ports[0] == WIRED
    assert (found.macs, found.addresses) == (("00:1c:c0:11:22:33",), ("192.0.2.7",))
    assert (found.ports[1].wireless, found.ports[1].mac, found.ports[1].dhcp) == (True, "", None)
    assert (found.devices, found.pci, found.fingerprint) == ((), (), "")
    assert found.host == f"127.0.0.1:{machine.port}"
    assert not pins.file.exists()


@pytest.mark.parametrize("qop", ["auth", "auth-int, auth", "auth,auth-int"])
def test_the_digest_is_used_again_until_it_is_stale(qop: str, pins: Pins) -> None:
    machine = Responder(qop=qop, nonce_uses=3)
    with machine.listen():
        assert ask(machine, pins).model == "Desk 960"
    challenged = sum(b"Authorization" not in raw for raw in machine.requests)
    assert challenged == 1  # afterwards each question carries a digest
    assert len(machine.nonces) == 4  # 11 questions, of which 3 share a nonce
    assert without_secrets(machine)


@pytest.mark.parametrize("pull", [1, 2, 999])
@pytest.mark.parametrize("keep", [True, False])
def test_all_parts_of_a_list_are_pulled(pull: int, keep: bool, pins: Pins) -> None:
    machine = Responder(pull=pull, keep_context=keep)
    with machine.listen():
        found = ask(machine, pins)
    assert (found.version, len(found.ports)) == ("9.1.45", 2)


def test_pci_devices_where_the_machine_tells_them(machine: Responder, pins: Pins) -> None:
    nic = [("VendorID", "32902"), ("PCIDeviceID", "4318"), ("ClassCode", "2")]
    subsystem = [("SubsystemVendorID", "4136"), ("SubsystemID", "630"), ("RevisionID", "2")]
    machine.classes[AMT + "AMT_PCIDevice"] = [
        [("DeviceID", "0"), *nic, *subsystem],
        [("DeviceID", "1"), *nic[:1], ("ClassCode", "2"), *subsystem],
        [("DeviceID", "2"), *nic[:2], ("ClassCode", "3")],
        [("DeviceID", "3"), ("VendorID", "99999999"), ("RevisionID", "x")],
    ]
    found = ask(machine, pins)
    (device,) = found.pci
    assert device.ids[0] == r"PCI\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02"
    unnamed = found.devices[1]
    assert (unnamed.vendor, unnamed.device, unnamed.subsystem) == ("8086", "", "02761028")
    assert found.devices[2].network is False
    assert (found.devices[3].vendor, found.devices[3].revision) == ("", "")


@pytest.mark.parametrize(
    ("number", "kind", "wireless"), [(0, "", False), (1, "", True), (1, "2", False), (0, "3", True)]
)
def test_wired_and_wireless_ports(
    number: int, kind: str, wireless: bool, machine: Responder, pins: Pins
) -> None:
    port = [("InstanceID", f"Intel(r) AMT Ethernet Port Settings {number}")]
    port += [("PhysicalConnectionType", kind)] if kind else []
    machine.classes[AMT + "AMT_EthernetPortSettings"] = [port]
    assert [found.wireless for found in ask(machine, pins).ports] == [wireless]


@pytest.mark.parametrize("lacking", sorted(DESKTOP))
def test_a_class_that_is_not_there_is_no_error(
    lacking: str, machine: Responder, pins: Pins
) -> None:
    del machine.classes[lacking]
    found = ask(machine, pins)
    assert [found.uuid, found.model, found.version, found.macs].count("" or ()) <= 1
    assert found.model or found.version


def test_no_proxy_of_the_environment(
    machine: Responder, pins: Pins, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(machine, pins).model == "Desk 960"


def test_ipv6(pins: Pins) -> None:
    machine = Responder()
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 on loopback")
    with machine.listen("::1"):
        found = inventory(
            f"[::1]:{machine.port}", USER, PASSWORD, pins=pins, timeout=5, progress=Progress()
        )
    assert (found.host, found.model) == (f"[::1]:{machine.port}", "Desk 960")


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("pc7", {}, AmtAddress("pc7", 16992, False)),
        (" pc7.example ", {"tls": True}, AmtAddress("pc7.example", 16993, True)),
        ("192.0.2.7:16993", {}, AmtAddress("192.0.2.7", 16993, True)),
        ("pc7", {"port": 8080, "tls": True}, AmtAddress("pc7", 8080, True)),
        ("2001:db8::7", {}, AmtAddress("2001:db8::7", 16992, False)),
        ("[2001:db8::7]:16993", {}, AmtAddress("2001:db8::7", 16993, True)),
        ("[fe80::7%2]", {}, AmtAddress("fe80::7%2", 16992, False)),
    ],
)
def test_addresses(text: str, options: dict[str, int], expected: AmtAddress) -> None:
    assert amt_address(text, **options) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        "http://pc7",
        "pc7:0",
        "pc7:70000",
        "pc7:x",
        "[pc7]",
        "a@b",
        "[::1",
        "pc7/x",
        "::g",
    ],
)
def test_no_addresses(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        amt_address(text)
    assert caught.value.code == "amt-address"


@given(st.text(max_size=40))
def test_any_text_as_an_address(text: str) -> None:
    try:
        address = amt_address(text)
    except UsageError:
        return
    assert amt_address(str(address), tls=address.tls) == address


@pytest.mark.parametrize(
    ("user", "password", "code"),
    [
        ("", "x", "amt-user"),
        ('a"b', "x", "amt-user"),
        ("a\r\nX: y", "x", "amt-user"),
        ("DOM\\x", "x", "amt-user"),
        ("admin", "", "amt-password"),
    ],
)
def test_logins_that_can_not_be(user: str, password: str, code: str, pins: Pins) -> None:
    with pytest.raises(UsageError) as caught:
        inventory("127.0.0.1:9", user, password, pins=pins, progress=Progress())
    assert caught.value.code == code
