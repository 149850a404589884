"""[stage1] of a recipe, all the way into the loader's disc."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec, Network
from sert_wizard.training.practice import PracticeSet
from tests.conftest import Run

URL = "http://192.0.2.10:8080/optimized.iso"
SECOND = "http://198.51.100.7/optimized.iso"
WHEN = datetime(2009, 7, 14, 12, 30, 14, tzinfo=UTC)
EVERYTHING = f"""
urls = ["{SECOND}"]
firmware = ["bios", "uefi"]
unverified_fallback = true
network = {{ address = "192.0.2.7", netmask = "255.255.255.0", gateway = "192.0.2.1", vlan = 7 }}
"""
LINUX = """
firmware = ["bios"]
flavour = "linux"
"""
FIXED = Network("192.0.2.7", "255.255.255.0", "192.0.2.1", vlan=7)
SPECS = {
    EVERYTHING: LoaderSpec((URL, SECOND), unverified_fallback=True, network=FIXED),
    LINUX: LoaderSpec((URL,), ("bios",), flavour="linux"),
    "": LoaderSpec((URL,)),
}
WARNINGS = {
    EVERYTHING: {"unverified", "secure-boot", "unverified-fallback"},
    LINUX: set(),
    "": {"unverified", "secure-boot"},
}


def _recipe(practice: PracticeSet, name: str, keys: str) -> Path:
    text = practice.recipe.read_text("utf-8")
    assert text.count(f'url = "{URL}"') == 1
    path = practice.folder / f"stage1-{name}.toml"
    path.write_text(text.replace(f'url = "{URL}"', f'url = "{URL}"{keys}'), "utf-8")
    return path


@pytest.mark.parametrize("keys", SPECS)
def test_a_recipe_makes_the_loader_it_asks_for(
    practice: PracticeSet,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    keys: str,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(WHEN.timestamp())))
    recipe = _recipe(practice, str(list(SPECS).index(keys)), keys)
    ran = run("build", recipe, "--out", tmp_path, "--json")
    assert ran.status == 0, ran.err
    built = ran.json
    image, loader = tmp_path / "optimized.iso", (tmp_path / "stage1.iso").read_bytes()
    size, wim_size = built["written"]["iso_size"], built["written"]["wim_size"]
    spec = SPECS[keys]
    asked = LoaderSpec(
        **{
            **vars(spec),
            "sha256": hashlib.sha256(image.read_bytes()).hexdigest(),
            "size": image.stat().st_size,
            "wim_size": wim_size,
        }
    )
    assert loader == build_loader(asked, when=WHEN)
    assert built["predicted"]["stage1_size"] == built["written"]["stage1_size"] == len(loader)
    assert hashlib.sha256(loader).hexdigest() == built["sha256"]["stage1"]
    least = wim_size + (512 << 20)
    assert built["memory"] == {"bios": size + least, "uefi": 2 * size + least}
    said = {warning["code"] for warning in built["warnings"]}
    assert said & set().union(*WARNINGS.values()) == WARNINGS[keys]


@pytest.mark.parametrize(
    ("keys", "status", "code"),
    [
        ('\nurls = ["ftp://server/x"]', 3, "bad-url"),
        ('\nnetwork = { address = "192.0.2.7" }', 3, "bad-network"),
        ("\nnetwork = { vlan = 9999 }", 3, "bad-network"),
        ('\nwimboot = "nowhere"', 3, "wimboot-unverified"),
        ('\nwimboot = "nowhere"\nunverified_fallback = true', 3, "not-found"),
        ('\nshim = "nowhere"', 3, "not-found"),
        ('\nflavour = "linux"', 4, "linux-is-bios-only"),
    ],
)
def test_what_cannot_be_asked_for(
    practice: PracticeSet, run: Run, keys: str, status: int, code: str
) -> None:
    ran = run("plan", _recipe(practice, "refused", keys), "--json")
    assert (ran.status, ran.json["error"]["code"]) == (status, code)
