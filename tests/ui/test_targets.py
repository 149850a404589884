"""Which NICs a recipe is for and in which machines they are, without Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from sert_wizard import recipe as recipes
from sert_wizard.hardware.catalogue import search
from sert_wizard.hardware.reports import nics_in_text
from sert_wizard.recipe import Machine, Recipe, Target
from sert_wizard.ui import targets, work
from sert_wizard.ui.session import Session

_ONE, _TWO, _THREE = (
    nics_in_text(text, "typed")[0] for text in ("8086:10DE", "8086:1502", "1AF4:1000")
)
_RECIPE = f"""\
# Our two models.
[target]
nics = ['{_THREE.id.lower()}']

[[target.machines]]
name = "Desk"  # the old one
nics = ['{_ONE.id}']

[[target.machines]]
name = "Book"
nics = ['{_TWO.id}', '{_ONE.id.lower()}']
"""


def _session() -> Session:
    session = Session(recipes.loads(_RECIPE))
    session.see((_ONE, _TWO, _THREE))
    return session


def test_machines_are_shown_in_the_recipes_order() -> None:
    session = _session()
    assert session.machines == ("Desk", "Book")
    assert session.targets == (_THREE.id, _ONE.id, _TWO.id)
    assert session.machines_of(_ONE) == ("Desk", "Book")
    assert session.machines_of(_THREE) == ()


def test_filing_touches_nothing_else() -> None:
    session = _session()
    session.set_machine(_TWO, "Desk", True)
    session.set_machine(_TWO, "Desk", True)
    session.set_machine(_ONE, "Board & Co", True)
    before = recipes.loads(_RECIPE).target
    after = session.recipe.target
    assert after.nics == before.nics
    assert after.machines == (
        Machine("Desk", (_ONE.id, _TWO.id)),
        before.machines[1],
        Machine("Board & Co", (_ONE.id,)),
    )
    written = recipes.dumps(session.recipe, _RECIPE)
    assert "# Our two models." in written
    assert recipes.loads(written).target == after


def test_a_nic_moves_from_its_own_into_a_machine_and_back() -> None:
    session = _session()
    session.set_machine(_THREE, "Desk", True)
    assert session.machines_of(_THREE) == ("Desk",)
    assert not session.recipe.target.nics
    session.set_machine(_THREE, "Desk", False)
    assert session.recipe.target.nics == (_THREE.id,)
    session.set_machine(_THREE, "Desk", False)  # it isn't there
    assert session.recipe.target.machines == recipes.loads(_RECIPE).target.machines


def test_a_machine_that_is_left_empty_goes_only_when_emptied_by_name() -> None:
    session = _session()
    session.set_machine(_ONE, "Desk", False)
    assert session.machines == ("Book",)
    session.set_target(_ONE, False)
    session.set_target(_TWO, False)
    assert session.machines == ("Book",)
    assert session.targets == (_THREE.id,)


def test_ticked_again_a_nic_comes_back_to_its_machines() -> None:
    session = _session()
    for nic in (_ONE, _THREE):
        session.set_target(nic, False)
    assert session.targets == (_TWO.id,)
    for nic in (_ONE, _THREE):
        session.set_target(nic, True)
    assert session.machines_of(_ONE) == ("Desk", "Book")
    assert session.recipe.target.nics == (_THREE.id,)
    session.set_target(_THREE, True)
    assert session.recipe.target.nics == (_THREE.id,)


def test_what_a_search_found_belongs_to_its_machine() -> None:
    session = Session()
    session.choose(_ONE, "Desk", "reported", True)
    session.choose(_ONE, "Book", "reported", True)
    assert session.is_chosen(_ONE, "Desk")
    assert session.is_chosen(_ONE, "")
    assert not session.is_chosen(_ONE, "Board")
    session.choose(_ONE, "Desk", "reported", False)
    assert session.machines == ("Book",)
    session.choose(_ONE, "Book", "reported", False)
    assert session.targets == ()
    assert session.seen == (_ONE,)


def test_unticking_it_without_a_machine_takes_it_out_everywhere() -> None:
    session = _session()
    session.choose(_ONE, "", "verified", False)
    assert session.targets == (_THREE.id, _TWO.id)


def test_a_candidate_stays_one_until_it_is_seen() -> None:
    session = Session()
    session.choose(_ONE, "Desk", "reported", True)
    assert session.candidates == {_ONE.id: "reported"}
    (seen,) = nics_in_text(f"Ethernet controller [0200]: {_ONE.id}", "nics.txt")
    session.see((seen,))
    assert session.candidates == {}
    assert session.seen == (seen,)
    session.choose(_ONE, "Book", "reported", True)
    assert session.candidates == {}  # what was seen is no candidate again


@pytest.mark.parametrize(
    "nic",
    [r"PCI\VEN_8086&DEV_10DE&CC_0200", r"pci\ven_8086&dev_10de\3&11583659&0&C8", "8086:10de"],
)
def test_another_spelling_is_the_same_nic(nic: str) -> None:
    target = Target((nic,), (Machine("Desk", (nic,)),))
    assert Session(Recipe(target=target)).targets == (_ONE.id,)
    assert targets.on_its_own(target, _ONE.id)
    assert targets.added(target, _ONE.id) == target
    assert targets.filed(target, _ONE.id, "Desk").machines == target.machines
    assert targets.removed(target, _ONE.id) == Target((), (Machine("Desk", ()),))


def test_the_catalogues_choices_name_what_is_known() -> None:
    (choice,) = work.search_catalogue("OptiPlex 960")
    (candidate,) = search("OptiPlex 960")
    assert choice.nic.id == candidate.id == _ONE.id
    assert choice.nic.name == "Intel 82567LM-3"
    assert choice.machine == "Dell OptiPlex 960"
    assert choice.certainty == candidate.certainty == "reported"


def test_a_password_is_in_no_text() -> None:
    question = work.AmtQuestion("pc7", "admin", "s3cret-word", tls=False)
    assert "s3cret-word" not in f"{question!r}{question}"


def test_a_bare_id_gets_the_name_that_the_catalogue_has(tmp_path: Path) -> None:
    file = tmp_path / "recipe.toml"
    file.write_text(_RECIPE, encoding="utf-8")
    named = {nic.id: (nic.name, nic.source) for nic in work.load_recipe(file).nics}
    assert named == {
        _ONE.id: ("Intel 82567LM-3", "recipe.toml"),
        _TWO.id: ("Intel 82579LM", "recipe.toml"),
        _THREE.id: (_THREE.id, "recipe.toml"),  # of no catalogue
    }
    (typed,) = work.nics_of_text("8086:10DE", "typed")
    assert typed.name == "Intel 82567LM-3"
