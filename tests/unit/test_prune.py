"""Which packages may go, which go, and why."""

from __future__ import annotations

import pytest

from sert_wizard.drivers.buses import bus_children
from sert_wizard.drivers.prune import Needs, Prospects, Verdict, Wishes
from sert_wizard.drivers.rules import device_classes, protection
from sert_wizard.drivers.store import DriverPackage
from sert_wizard.errors import RequestError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import TargetOs

WIN7 = TargetOs("amd64", (6, 1, 7601))
CONNECTX = r"PCI\VEN_15B3&DEV_673C"
E1K = r"PCI\VEN_8086&DEV_10DE"


def package(name: str, kind: str, *ids: str, service: str = "", more: str = "") -> DriverPackage:
    lines = [
        *("[Version]", f"Class={kind}", "Provider=Vendor", "DriverVer=01/02/2010,1.2.3.4"),
        *("[Manufacturer]", "V=V,NTamd64", "[V.NTamd64]"),
        *(f"D=I,{one}" for one in ids),
        *("[I.NT]", more, "[I.NT.Services]", f"AddService={service or name[:-4]},2,S"),
    ]
    inf = Inf("\r\n".join(lines).encode(), name)
    return DriverPackage(inf, f"/{name}_0", (f"/{name}_0",), ())


def verdicts(
    packages: list[DriverPackage], wishes: Wishes | None = None, **needs: object
) -> dict[str, Verdict]:
    found = Prospects(packages, Needs(**needs), WIN7).judge(wishes or Wishes("network"))  # type: ignore[arg-type]
    return {verdict.package.name: verdict for verdict in found}


def going(found: dict[str, Verdict]) -> set[str]:
    return {name for name, verdict in found.items() if verdict.removed}


NIC = package("e1k.inf", "Net", E1K)
BUS = package("mlx4_bus.inf", "System", CONNECTX, service="mlx4_bus")
CHILD = package("mlx4eth.inf", "Net", r"MLX4\ConnectX_Eth")
STORAGE = package("mlx4srp.inf", "SCSIAdapter", r"MLX4\ConnectX_Srp")
VBD = package("netbvbd.inf", "System", r"PCI\VEN_14E4&DEV_1639", service="b06bdrv")
L2ND = package("netbxnd.inf", "Net", r"B06BDRV\L2ND&PCI_163914E4")


def test_a_bus_and_its_adapters_are_linked_by_their_names() -> None:
    found = bus_children([NIC, BUS, CHILD, VBD, L2ND])
    assert found == {BUS.folder: (CHILD,), VBD.folder: (L2ND,)}


def test_a_bus_goes_with_its_adapters() -> None:
    assert going(verdicts([NIC, BUS, CHILD, VBD, L2ND])) == {
        *("e1k.inf", "mlx4_bus.inf", "mlx4eth.inf", "netbvbd.inf", "netbxnd.inf")
    }


def test_a_target_on_a_bus_keeps_bus_and_adapter() -> None:
    found = verdicts([NIC, BUS, CHILD, VBD, L2ND], devices=[parse_id(CONNECTX)])
    assert going(found) == {"e1k.inf", "netbvbd.inf", "netbxnd.inf"}
    assert "on its bus" in found["mlx4_bus.inf"].reason
    assert "mlx4_bus.inf" in found["mlx4eth.inf"].reason


def test_a_possible_target_on_a_bus_keeps_both() -> None:
    exact = package("mlx4_bus.inf", "System", CONNECTX + "&SUBSYS_00011111", service="mlx4_bus")
    assert going(verdicts([exact, CHILD], devices=[parse_id(CONNECTX)])) == set()


def test_a_bus_that_carries_storage_stays() -> None:
    found = verdicts([BUS, CHILD, STORAGE])
    assert going(found) == {"mlx4eth.inf"}
    assert "mlx4srp.inf" in found["mlx4_bus.inf"].reason


def test_an_adapter_that_is_kept_keeps_its_bus() -> None:
    found = verdicts([BUS, CHILD], Wishes("network", keep=("MLX4ETH.INF",)))
    assert going(found) == set()
    assert found["mlx4_bus.inf"].reason == "mlx4eth.inf uses it."


def test_an_adapter_whose_bus_is_unknown_stays() -> None:
    assert "bus" in verdicts([CHILD])["mlx4eth.inf"].reason
    assert not verdicts([CHILD])["mlx4eth.inf"].prunable


def test_who_removes_a_bus_removes_the_adapters_on_it() -> None:
    found = verdicts([BUS, CHILD, VBD, L2ND], Wishes(remove=("mlx4_bus.inf",)))
    assert going(found) == {"mlx4_bus.inf", "mlx4eth.inf"}
    assert "Goes with mlx4eth.inf." in found["mlx4_bus.inf"].reason


def test_a_bus_cannot_go_while_its_adapter_is_kept() -> None:
    with pytest.raises(RequestError) as caught:
        verdicts([BUS, CHILD], Wishes(remove=("mlx4_bus.inf",), keep=("mlx4eth.inf",)))
    assert caught.value.code == "not-removable"
    assert "mlx4eth.inf uses it" in caught.value.message


WIFI = package("netwifi.inf", "Net", r"PCI\VEN_8086&DEV_4232", more="*IfType=71")
DISPLAY = package("igdlh.inf", "Display", r"PCI\VEN_8086&DEV_2E12")
BASIC = package("somebasic.inf", "Display", r"PCI\CC_0300")
AUDIO = package("hdart.inf", "MEDIA", r"HDAUDIO\FUNC_01&VEN_10EC&DEV_0888")
PRINTER = package("prnhp.inf", "Printer", r"USBPRINT\HPLaserJet_1", "hplaserjet_1")
READER = package("scm.inf", "SmartCardReader", r"USB\VID_04E6&PID_5116")
ALL = [NIC, WIFI, DISPLAY, BASIC, AUDIO, PRINTER, READER]


@pytest.mark.parametrize(
    ("classes", "gone"),
    [
        ((), set()),
        (("wifi",), {"netwifi.inf"}),
        (("display",), {"igdlh.inf"}),
        (("audio", "printer"), {"hdart.inf", "prnhp.inf"}),
        (("smartcard",), {"scm.inf"}),
    ],
)
def test_classes_go_at_the_users_choice(classes: tuple[str, ...], gone: set[str]) -> None:
    assert going(verdicts(ALL, Wishes("none", classes=classes))) == gone
    assert going(verdicts(ALL, Wishes("network", classes=classes))) == gone | {
        *("e1k.inf", "netwifi.inf")
    }


def test_a_wifi_target_stays_though_its_class_goes() -> None:
    found = verdicts(
        ALL, Wishes("network", classes=("wifi",)), serving={WIFI.folder: r"PCI\VEN_8086&DEV_4232"}
    )
    assert "netwifi.inf" not in going(found)


def test_what_serves_every_device_of_a_kind_stays() -> None:
    found = verdicts(ALL, Wishes("none", classes=tuple(device_classes())))
    assert not found["somebasic.inf"].prunable
    assert going(found) == {p.name for p in ALL} - {"somebasic.inf", "e1k.inf"}


def test_what_an_injected_inf_includes_stays() -> None:
    found = verdicts([NIC], included={"e1k.inf": "new.inf"})
    assert found["e1k.inf"].reason == "new.inf uses it."


def test_unknown_classes_are_refused_by_name() -> None:
    with pytest.raises(RequestError) as caught:
        verdicts(ALL, Wishes(classes=("toaster",)))
    assert caught.value.code == "no-such-class"
    assert "toaster" in caught.value.message


def test_protected_by_name_and_by_class_with_a_reason_each() -> None:
    rules = protection()
    for name, reason in rules.packages.items():
        found = verdicts([package(name, "Net", E1K)])[name]
        assert (found.prunable, found.reason) == (False, reason)
    for kind, reason in rules.classes.items():
        found = verdicts([package("x.inf", kind, E1K)])["x.inf"]
        assert (found.prunable, found.reason) == (False, reason)
    reasons = [*rules.packages.values(), *rules.classes.values()]
    assert all(reason.endswith((".", "there.")) for reason in reasons)


def test_each_class_has_a_warning_in_a_sentence() -> None:
    names = {"wifi", "display", "audio", "printer", "modem", "bluetooth", "camera", "smartcard"}
    assert device_classes().keys() == names
    assert all(one.warning.endswith(".") for one in device_classes().values())
