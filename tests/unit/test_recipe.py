"""Recipes: read strictly, written with the user's comments kept."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import InputError
from sert_wizard.recipe import Drivers, Machine, Recipe, Target, dumps, load, loads

TEXT = r"""# our own rescue disc
[base]
iso = "base.iso" # from the vault

[target]
nics = ["PCI\\VEN_8086&DEV_10DE"]

[[target.machines]]
name = "OptiPlex 960"
nics = ["pci\\ven_8086&dev_10de&subsys_02761028&rev_02"]

[drivers]
inject = ["drivers/e1k"]

[stage1]
url = "http://192.0.2.10:8080/optimized.iso"
"""


def test_defaults_and_paths(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(TEXT, encoding="utf-8")
    recipe = load(path)
    assert recipe.base.iso == str(tmp_path / "base.iso")
    assert recipe.drivers.inject == (str(tmp_path / "drivers/e1k"),)
    assert recipe.output.directory == str(tmp_path / "out")
    assert recipe.drivers.prune == "network"
    assert recipe.stage1.firmware == ("bios", "uefi")


def test_absolute_paths_stay(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    elsewhere = tmp_path / "else" / "x.iso"
    path.write_text(f"[base]\niso = '{elsewhere}'\n", encoding="utf-8")
    assert load(path).base.iso == str(elsewhere)


def test_devices_of_all_machines_each_once() -> None:
    devices = loads(TEXT).devices()
    assert [device.spelling for device in devices] == [
        r"PCI\VEN_8086&DEV_10DE",
        r"PCI\VEN_8086&DEV_10DE&SUBSYS_02761028&REV_02",
    ]


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_value_is_written_again(value: bool) -> None:
    text = f'[stage1]\nurl = "http://a/o.iso"\nunverified_fallback = {str(value).lower()} # why\n'
    recipe = loads(text)
    assert loads(dumps(recipe, text)) == recipe
    other = msgspec.structs.replace(recipe.stage1, unverified_fallback=not value)
    changed = msgspec.structs.replace(recipe, stage1=other)
    assert loads(dumps(changed, text)) == changed


def test_comments_survive_a_change() -> None:
    recipe = loads(TEXT)
    changed = msgspec.structs.replace(recipe, drivers=Drivers(prune="none", keep=("a.inf",)))
    text = dumps(changed, TEXT)
    assert text.startswith("# our own rescue disc\n")
    assert 'iso = "base.iso" # from the vault' in text
    assert loads(text) == changed


def test_unchanged_is_untouched() -> None:
    assert dumps(loads(TEXT), TEXT) == TEXT


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
lists = st.lists(words, max_size=3).map(tuple)


@given(words, lists, lists, st.lists(st.builds(Machine, words, lists), max_size=2).map(tuple))
def test_what_is_written_is_read_again(
    iso: str, nics: tuple[str, ...], keep: tuple[str, ...], machines: tuple[Machine, ...]
) -> None:
    base = msgspec.structs.replace(Recipe().base, iso=iso)
    recipe = Recipe(base=base, target=Target(nics, machines), drivers=Drivers(keep=keep))
    assert loads(dumps(recipe)) == recipe
    assert loads(dumps(recipe, TEXT)) == recipe


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[drivers]\nprune = 'all'", "$.drivers.prune"),
        ("[driver]\nprune = 'none'", "driver"),
        ("[image]\ndrop_images = ['one']", "$.image.drop_images"),
        ("[stage1]\nfirmware = ['bios', 'coreboot']", "$.stage1.firmware"),
        ("[[extras]]\nsource = 'x'", "target"),
        ("= 1", "line 1"),
    ],
)
def test_errors_name_the_place(text: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        loads(text)
    assert where in caught.value.message


def test_a_missing_recipe_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "none.toml")
    assert caught.value.code == "not-found"
    with pytest.raises(InputError) as caught:
        load(tmp_path)
    assert caught.value.code == "bad-recipe"
