"""Which driver serves which NIC, and why none does."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from sert_wizard.drivers.coverage import Coverage, Served, serve
from sert_wizard.drivers.store import DriverPackage, LoadedPackage
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import SERVER, Match, TargetOs

WIN7 = TargetOs("amd64", (6, 1, 7601))
E1K = r"PCI\VEN_8086&DEV_10DE"
OTHER = r"PCI\VEN_8086&DEV_10DF"
FULL = E1K + r"&SUBSYS_02761028&REV_02"


@dataclass(frozen=True)
class Offer:
    """What coverage asks of an offered package."""

    inf: Inf
    signed: bool = True

    @property
    def image_path(self) -> str:
        return f"/Drivers/{self.inf.name}"


@dataclass(frozen=True)
class Image:
    """What coverage asks of an image; the INFs named in `lacking` have lost their x.sys."""

    packages: list[DriverPackage]
    loaded: list[LoadedPackage]
    lacking: tuple[str, ...] = ()

    def missing(self, package: DriverPackage | LoadedPackage, match: Match) -> tuple[str, ...]:
        return ("x.sys",) if match.inf.name in self.lacking else ()


def inf(
    name: str,
    *ids: str,
    date: str = "01/02/2010,1.2.3.4",
    kind: str = "Net",
    decorations: str = "NTamd64",
    listing: str = "NTamd64",
    more: str = "",
    service: str = "s",
) -> Inf:
    """An INF that lists `ids` in the section decorated `listing`; the others are empty."""
    lines = [
        *("[Version]", f"Class={kind}", "Provider=Maker", f"DriverVer={date}"),
        *("[Manufacturer]", f"M=V,{decorations}"),
        *(f"[V.{one}]" for one in decorations.split(",")),
        f"[V.{listing}]",
        *(f"D=I,{one}" for one in ids),
        *("[I.NT]", more, "[I.NT.Services]", f"AddService={service},2,S"),
    ]
    return Inf("\r\n".join(lines).encode(), name)


def stored(of: Inf) -> DriverPackage:
    return DriverPackage(of, f"/store/{of.name}_0", (), ())


def covered(
    *nics: str,
    image: tuple[Inf, ...] = (),
    loaded: tuple[Inf, ...] = (),
    offers: tuple[Offer, ...] = (),
    target: TargetOs = WIN7,
    lacking: tuple[str, ...] = (),
) -> Served[Offer]:
    already = [LoadedPackage(one, f"/Drivers/old/{one.name}") for one in loaded]
    held = Image([*map(stored, image)], already, lacking)
    return serve([parse_id(nic) for nic in nics], held, offers, target)


def one(found: Served[Offer]) -> Coverage:
    (item,) = found.coverage
    return item


def test_the_image_serves_without_injection() -> None:
    found = covered(E1K, image=(inf("in.inf", E1K),), offers=(Offer(inf("new.inf", E1K)),))
    assert (one(found).inf, one(found).source, one(found).path) == (
        *("in.inf", "image"),
        "/store/in.inf_0/in.inf",
    )
    assert not found.needed
    assert found.serving == {"/store/in.inf_0": E1K}
    assert one(found).reason == "Served by in.inf 1.2.3.4 (Maker) as “D”, already in the image."


def test_the_newer_of_two_offers_wins() -> None:
    old, new = Offer(inf("old.inf", E1K)), Offer(inf("new.inf", E1K, date="01/03/2010,1.0"))
    found = covered(E1K, offers=(old, new))
    assert (one(found).inf, one(found).source, one(found).rank) == (
        "new.inf",
        "inject",
        "0x00FF0000",
    )
    assert list(found.needed) == [new]


def test_a_drivers_own_date_counts_before_that_of_the_whole_inf() -> None:
    own = Offer(inf("own.inf", E1K, date="01/02/2008,1.0", more="DriverVer=01/02/2015,5.0"))
    whole = Offer(inf("whole.inf", E1K, date="01/02/2012,9.0"))
    found = one(covered(E1K, offers=(whole, own)))
    assert found.reason == "Served by own.inf 5.0 (Maker) as “D”, added to the image."


def test_a_more_specific_id_beats_a_newer_driver() -> None:
    general = Offer(inf("new.inf", E1K, date="01/03/2012,9.0"))
    specific = Offer(inf("old.inf", E1K + "&SUBSYS_02761028"))
    assert one(covered(FULL, offers=(general, specific))).inf == "old.inf"


def test_a_feature_score_beats_the_default() -> None:
    featured = Offer(inf("low.inf", E1K, more="FeatureScore=40"))
    found = covered(FULL, offers=(Offer(inf("a.inf", FULL)), featured))
    assert (one(found).inf, one(found).rank) == ("low.inf", "0x00400003")


def test_a_signed_driver_beats_a_newer_one_without_signature() -> None:
    unsigned = Offer(inf("new.inf", E1K, date="01/03/2012,9.0"), signed=False)
    found = covered(E1K, offers=(unsigned, Offer(inf("old.inf", E1K))))
    assert one(found).inf == "old.inf"
    assert one(covered(E1K, offers=(unsigned,))).rank == "0x80FF0000"


def test_two_nics_with_the_same_best_package_inject_it_once() -> None:
    both = Offer(inf("both.inf", E1K, OTHER))
    found = covered(E1K, OTHER, offers=(both,))
    assert [item.inf for item in found.coverage] == ["both.inf", "both.inf"]
    assert list(found.needed) == [both]


def test_what_start_up_loads_already_wins_whatever_its_rank() -> None:
    found = covered(
        FULL,
        image=(inf("in.inf", FULL, date="01/02/2020,9.0"),),
        loaded=(inf("x.inf", OTHER), inf("first.inf", E1K), inf("second.inf", FULL)),
        offers=(Offer(inf("new.inf", FULL)),),
    )
    assert (one(found).inf, one(found).source) == ("first.inf", "image")
    assert one(found).path == "/Drivers/old/first.inf"
    assert not found.needed
    assert found.serving == {"/store/in.inf_0": FULL}


def test_an_injected_driver_takes_what_it_lists_from_the_image() -> None:
    """It is loaded before the image's own drivers are looked at."""
    found = covered(
        OTHER, E1K, image=(inf("in.inf", E1K),), offers=(Offer(inf("new.inf", E1K, OTHER)),)
    )
    assert [(item.inf, item.source) for item in found.coverage] == [("new.inf", "inject")] * 2
    # The image's own stays: the added one may fail to load.
    assert found.serving == {"/store/in.inf_0": E1K}


def test_an_added_driver_is_loaded_before_those_that_start_up_loads_already() -> None:
    found = covered(
        OTHER, E1K, loaded=(inf("old.inf", E1K),), offers=(Offer(inf("new.inf", E1K, OTHER)),)
    )
    assert [(item.inf, item.source) for item in found.coverage] == [("new.inf", "inject")] * 2


@pytest.mark.parametrize("place", ["image", "loaded"])
def test_a_package_that_lost_its_driver_serves_nothing(place: str) -> None:
    held = {place: (inf("in.inf", E1K),)}
    offer = Offer(inf("new.inf", E1K))
    assert one(covered(E1K, offers=(offer,), lacking=("in.inf",), **held)).source == "inject"  # type: ignore[arg-type]
    reason = one(covered(E1K, lacking=("in.inf",), **held)).reason  # type: ignore[arg-type]
    assert reason == "in.inf lists it, but its file x.sys is missing from the image."


def test_drivers_are_loaded_in_an_order_that_gives_each_nic_its_best() -> None:
    wide = Offer(inf("wide.inf", E1K, OTHER))
    narrow = Offer(inf("narrow.inf", OTHER, date="01/03/2012,9.0"))
    found = covered(E1K, OTHER, offers=(wide, narrow))
    assert [item.inf for item in found.coverage] == ["wide.inf", "narrow.inf"]
    assert list(found.needed) == [narrow, wide]


def test_where_no_order_suits_all_the_coverage_says_who_serves() -> None:
    date = "01/03/2012,9.0"
    one_way = Offer(inf("a.inf", E1K + "&SUBSYS_02761028", OTHER, date="01/01/2009,1.0"))
    other = Offer(inf("b.inf", E1K, OTHER, date=date))
    found = covered(FULL, OTHER, offers=(one_way, other))
    assert list(found.needed) == [one_way]
    assert [item.inf for item in found.coverage] == ["a.inf", "a.inf"]


def test_a_nic_on_a_bus_is_served_by_both_drivers() -> None:
    connectx = r"PCI\VEN_15B3&DEV_673C"
    bus = inf("mlx4_bus.inf", connectx, kind="System", service="mlx4_bus")
    child = inf("mlx4eth.inf", r"MLX4\ConnectX_Eth")
    found = covered(connectx, image=(bus, child))
    assert (one(found).inf, one(found).source) == ("mlx4_bus.inf", "image")
    assert "with mlx4eth.inf for the adapter on its bus" in one(found).reason
    # Without the adapter's driver the bus alone is no network.
    assert one(covered(connectx, image=(bus,))).reason == (
        "mlx4_bus.inf lists it, but is of class System and no network driver."
    )


@pytest.mark.parametrize(
    ("of", "target", "reason"),
    [
        (
            inf("a.inf", E1K),
            TargetOs("x86", (6, 1, 7601)),
            "a.inf lists it, but for amd64, and the image is x86.",
        ),
        (
            inf("a.inf", E1K, decorations="NTamd64.6.2", listing="NTamd64.6.2"),
            WIN7,
            "a.inf lists it, but only from Windows 6.2 on, and the image is 6.1.",
        ),
        (
            inf("a.inf", E1K, decorations="NTamd64.6.0,NTamd64.6.1", listing="NTamd64.6.0"),
            WIN7,
            "a.inf lists it, but leaves Windows 6.1 out on purpose (an empty section).",
        ),
        (
            inf("a.inf", E1K, decorations="NTamd64.6.1.3", listing="NTamd64.6.1.3"),
            WIN7,
            "a.inf lists it, but only for Windows on servers.",
        ),
        (
            inf("a.inf", E1K, decorations="NTamd64.6.1..0x80", listing="NTamd64.6.1..0x80"),
            WIN7,
            "a.inf lists it, but only for other editions of Windows.",
        ),
        (
            inf("a.inf", E1K, decorations="NTamd64.10.0...19041", listing="NTamd64.10.0...19041"),
            TargetOs("amd64", (10, 0, 17763)),
            "a.inf lists it, but only from build 19041 on, and the image is build 17763.",
        ),
        (
            inf("a.inf", E1K + "&SUBSYS_02761028"),
            WIN7,
            r"a.inf may serve it: it lists PCI\VEN_8086&DEV_10DE&SUBSYS_02761028. Give the NIC's "
            "full id, with SUBSYS and REV, to be certain.",
        ),
        (
            inf("a.inf", OTHER),
            WIN7,
            "No driver for this NIC, neither in the image nor offered, for Windows 6.1 (amd64).",
        ),
    ],
)
def test_why_nothing_serves(of: Inf, target: TargetOs, reason: str) -> None:
    found = one(covered(E1K, offers=(Offer(of),), target=target))
    assert (found.inf, found.source, found.rank, found.reason) == (None, None, None, reason)


def test_the_nearest_misses_are_named_first_and_not_all() -> None:
    x86 = [inf(f"x{n}.inf", E1K, decorations="NTx86", listing="NTx86") for n in range(5)]
    late = inf("late.inf", E1K, decorations="NTamd64.6.3", listing="NTamd64.6.3")
    found = one(covered(E1K, image=(*x86, late), offers=(Offer(x86[4]),)))
    assert found.reason == (
        "late.inf lists it, but only from Windows 6.3 on, and the image is 6.1. "
        "x4.inf lists it, but for x86, and the image is amd64. "
        "x0.inf lists it, but for x86, and the image is amd64. "
        "So do 3 more, none of which fits."
    )


def test_an_empty_section_of_another_line_is_not_to_blame() -> None:
    text = (
        "[Version]\nClass=Net\n[Manufacturer]\nA=A,NTamd64.6.1\nB=B,NTx86\n[A.NTamd64.6.1]\n"
        f"[B.NTx86]\nD=I,{E1K}\n"
    )
    reason = one(covered(E1K, offers=(Offer(Inf(text.encode(), "a.inf")),))).reason
    assert reason == "a.inf lists it, but for x86, and the image is amd64."


def test_boards_of_other_makers_only() -> None:
    of = inf("a.inf", E1K + "&SUBSYS_11111111", E1K + "&SUBSYS_22222222")
    reason = one(covered(FULL, offers=(Offer(of),))).reason
    assert reason == "a.inf lists it, but only with SUBSYS_11111111 and 1 more."


def test_a_server_reads_what_is_for_servers() -> None:
    server = inf("a.inf", E1K, decorations="NTamd64.6.1.3", listing="NTamd64.6.1.3")
    found = covered(E1K, offers=(Offer(server),), target=TargetOs("amd64", (6, 1, 7601), SERVER))
    assert one(found).inf == "a.inf"


def test_an_empty_section_for_an_older_windows_is_not_to_blame() -> None:
    late = inf("a.inf", E1K, decorations="NTamd64.6.0,NTamd64.6.3", listing="NTamd64.6.3")
    reason = one(covered(E1K, offers=(Offer(late),))).reason
    assert reason == "a.inf lists it, but only from Windows 6.3 on, and the image is 6.1."


def test_an_empty_section_for_this_very_windows_is_to_blame() -> None:
    both = "NTamd64.6.1,NTamd64.6.3"
    offer = Offer(inf("a.inf", E1K, decorations=both, listing="NTamd64.6.3"))
    reason = one(covered(E1K, offers=(offer,))).reason
    assert reason == "a.inf lists it, but leaves Windows 6.1 out on purpose (an empty section)."


def test_a_section_that_lists_others_is_to_blame() -> None:
    text = (
        "[Version]\nClass=Net\n[Manufacturer]\nM=V,NTamd64.6.0,NTamd64.6.1\n"
        f"[V.NTamd64.6.0]\nD=I,{E1K}\n[V.NTamd64.6.1]\nD=I,{OTHER}\n"
    )
    reason = one(covered(E1K, offers=(Offer(Inf(text.encode(), "a.inf")),))).reason
    assert reason == "a.inf lists it, but not among the devices for Windows 6.1."
