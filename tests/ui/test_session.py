"""The wizard's model, without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sert_wizard.drivers.prune import Verdict
from sert_wizard.drivers.store import DriverPackage
from sert_wizard.hardware.nic import nic_of
from sert_wizard.hardware.reports import nics_in_text
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.progress import Progress
from sert_wizard.recipe import Machine, Recipe, Target
from sert_wizard.training.practice import PracticeSet
from sert_wizard.ui import work
from sert_wizard.ui.facts import Opened, nic_name
from sert_wizard.ui.session import Session, address_of, url_of
from sert_wizard.wording import words

_NIC = nics_in_text("8086:10DE", "typed")[0]
_OTHER = nics_in_text("10EC:8168", "typed")[0]


@pytest.fixture(scope="module")
def opened(practice: PracticeSet) -> Iterator[Opened]:
    made = work.open_base(practice.base_iso, "", Progress())
    yield made
    work.close_base(made)


def test_unticking_keeps_the_machines_of_the_recipe() -> None:
    machines = (Machine("one", (_NIC.id, _OTHER.id)), Machine("two", (_NIC.id.lower(),)))
    session = Session(Recipe(target=Target((_NIC.id,), machines)))
    assert session.targets == (_NIC.id, _OTHER.id)
    session.set_target(_NIC, False)
    assert list(session.targets) == [_OTHER.id]
    assert [m.nics for m in session.recipe.target.machines] == [(_OTHER.id,), ()]
    session.set_target(_NIC, True)
    session.set_target(_NIC, True)
    assert session.recipe.target.nics == (_NIC.id,)


def test_a_nic_is_seen_once() -> None:
    session = Session()
    assert session.see((_NIC, _OTHER, _NIC)) == (_NIC, _OTHER)
    assert session.see((_OTHER,)) == ()
    assert nic_name(_NIC) == "Intel network adapter"


def test_single_packages_follow_the_last_word() -> None:
    inf = Inf(b"[Version]\nClass=Net\n", "a.inf")
    nic = Verdict(DriverPackage(inf, "/a", (), ()), True, True, words(""), "network")
    screen = Inf(b"[Version]\nClass=Display\n", "b.inf")
    display = Verdict(DriverPackage(screen, "/b", (), ()), True, False, words(""), "display")
    session = Session()
    session.set_removed(nic, False)
    assert session.recipe.drivers.keep == ("a.inf",)
    session.set_removed(nic, True)
    assert not session.has_own_choices
    # Pruning takes network adapters only; another package goes by its own name, or its class.
    session.set_removed(display, True)
    assert session.recipe.drivers.remove == ("b.inf",)
    session.set_classes(("display",))
    session.set_removed(display, False)
    assert session.recipe.drivers.keep == ("b.inf",)
    assert not session.recipe.drivers.remove
    session.set_removed(display, True)
    session.set_prune(False)
    session.set_removed(nic, True)
    assert session.recipe.drivers.remove == ("a.inf",)
    session.forget_own_choices()
    assert not session.has_own_choices


def test_the_folder_follows_the_base_until_one_is_chosen(
    opened: Opened, practice: PracticeSet, tmp_path: Path
) -> None:
    session = Session()
    session.take_base(opened)
    assert session.recipe.output.directory == str(practice.folder.resolve() / "base-optimized")
    session.set_folder(tmp_path)
    session.take_base(opened)
    assert session.recipe.output.directory == str(tmp_path)


def test_the_plan_holds_until_the_recipe_differs(opened: Opened, tmp_path: Path) -> None:
    session = Session()
    session.take_base(opened)
    session.set_target(_NIC, True)
    assert session.plan is None
    session.take_plan(work.plan(session.plannable, opened, Progress()))
    assert session.plan is not None
    session.set_folder(tmp_path)
    assert session.plan is not None
    assert session.plan.recipe.output.directory == str(tmp_path)
    session.set_firmware(bios=True, uefi=False)
    assert session.plan is None


def test_consent_is_for_the_nics_that_lacked_a_driver(opened: Opened) -> None:
    session = Session()
    session.take_base(opened)
    session.set_target(_NIC, True)
    session.take_view(work.judge_drivers(session.recipe, opened, Progress()), session.recipe)
    assert session.uncovered
    session.allow_uncovered = True
    session.set_prune(False)
    session.take_view(work.judge_drivers(session.recipe, opened, Progress()), session.recipe)
    assert session.allow_uncovered
    session.set_target(nics_in_text("1AF4:1000", "typed")[0], True)
    session.take_view(work.judge_drivers(session.recipe, opened, Progress()), session.recipe)
    assert not session.allow_uncovered


@pytest.mark.parametrize(
    ("address", "port", "url"),
    [
        ("192.0.2.7", 8080, "http://192.0.2.7:8080/optimized.iso"),
        ("2001:db8::7", 81, "http://[2001:db8::7]:81/optimized.iso"),
    ],
)
def test_urls_and_addresses(address: str, port: int, url: str) -> None:
    assert url_of(address, port) == url
    assert address_of(url) == (address, port)


@pytest.mark.parametrize("url", ["", "http://[::1", "http://192.0.2.7:99999/x", "no url"])
def test_half_typed_urls_are_taken_calmly(url: str) -> None:
    assert address_of(url)[1] == 8080
    session = Session()
    session.set_url(url)
    assert session.url_problem is not None


def test_a_candidate_of_another_machine_stays() -> None:
    """A full id that is known of one machine says nothing of another model's adapter."""
    session = Session()
    candidate = nic_of(parse_id("8086:10DE"), name="82567LM-3", source="catalogue")
    full = nic_of(parse_id(r"PCI\VEN_8086&DEV_10DE&SUBSYS_02761028"), name="seen", source="report")
    for machine in ("Desk", "Tower"):
        session.choose(candidate, machine, "reported", True)
    session.choose(full, "Desk", "", True)
    assert set(session.targets) == {candidate.ids[0], full.ids[0]}
    assert session.machines_of(candidate) == ("Tower",)
    assert session.machines_of(full) == ("Desk",)
    assert session.candidates == {candidate.ids[0]: "reported"}
    assert session.is_chosen(candidate, "Desk")

    session.choose(full, "Tower", "", True)
    assert session.targets == (full.ids[0],)
    assert session.candidates == {}
    assert session.seen == (full,)


def test_an_adapter_that_is_seen_but_no_target_replaces_nothing() -> None:
    """This computer's own NIC may be of the same kind as the target's."""
    session = Session()
    candidate = nic_of(parse_id("8086:10DE"), name="82567LM-3", source="catalogue")
    own = nic_of(parse_id(r"PCI\VEN_8086&DEV_10DE&SUBSYS_02761028"), name="own", source="here")
    session.see((own,))
    session.choose(candidate, "", "reported", True)
    assert session.targets == (candidate.ids[0],)
    session.set_target(own, True)
    assert session.targets == (own.ids[0],)
    assert session.seen == (own,)
