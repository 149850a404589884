"""Drivers end to end: what serves the NIC, what goes and what stays in the finished image. Judged
by the names in the practice catalogue and by wimlib-imagex, not by our own removal code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from sert_wizard.progress import Progress
from sert_wizard.training.catalogue import OPTIONAL, Package, injected_package, packages
from sert_wizard.training.generations import ARCHES, GENERATIONS
from sert_wizard.training.infs import write_inf
from sert_wizard.training.practice import PracticeSet, make_practice
from tests.conftest import E1K, Run
from tests.e2e.test_build import tool, unpack
from tests.package_paths import CATALOGS, package_paths

EVERY = [(generation, arch) for generation in GENERATIONS for arch in ARCHES]
#: What the "network" profile takes: vendors' adapters of all kinds, and buses of nothing else.
NETWORK = {"nic", "bus", "wifi"}
I217, I82579 = r"PCI\VEN_8086&DEV_153A", r"PCI\VEN_8086&DEV_1502"
CONNECTX, NETXTREME, T4 = (
    r"PCI\VEN_15B3&DEV_673C",
    r"PCI\VEN_14E4&DEV_164C",
    r"PCI\VEN_1425&DEV_4401",
)


@dataclass(frozen=True)
class Listing:
    """The paths of the image on a disc, as wimlib-imagex names them; `wim_size` in bytes."""

    paths: frozenset[str]
    wim_size: int


def listing(iso: Path, scratch: Path) -> Listing:
    wim = unpack(iso, scratch).wim
    lines = tool("wimlib-imagex", "dir", wim, "1").splitlines()
    return Listing(frozenset(line for line in lines if line.startswith("/")), wim.stat().st_size)


def recipe(practice: PracticeSet, folder: Path, **drivers: Any) -> Path:
    """The practice recipe with other [drivers] (or `nics`), in a folder of its own."""
    document = tomlkit.parse(practice.recipe.read_text(encoding="utf-8")).unwrap()
    document["base"]["iso"] = str(practice.base_iso)
    document["target"]["nics"] = drivers.pop("nics", [E1K])
    offered = [str(path) for path in drivers.pop("inject", practice.drivers)]
    document["drivers"] = {"prune": "network", "inject": offered} | drivers
    path = folder / "recipe.toml"
    path.write_text(tomlkit.dumps(document), encoding="utf-8")
    return path


def of_kinds(kinds: set[str], generation: str = "10.0", arch: str = "amd64") -> set[str]:
    """INF names of the practice packages of these kinds."""
    return {p.inf for p in packages(GENERATIONS[generation], arch) if p.kind in kinds}


def check_removed(gone: set[str], belonging: dict[str, frozenset[str]], after: Listing) -> None:
    """Nothing of `gone` is left in the finished image, nothing of the others is missing."""
    assert gone < belonging.keys()
    kept = {path for inf, paths in belonging.items() if inf not in gone for path in paths}
    removed = {path for inf in gone for path in belonging[inf]} - kept
    # Catalogues may stay: Windows shares them among packages.
    removed -= {path for path in removed if path.startswith(f"{CATALOGS}/")}
    assert not sorted(removed & after.paths)
    assert not sorted(kept - after.paths)


@pytest.mark.parametrize(("generation", "arch"), EVERY)
def test_every_generation(generation: str, arch: str, tmp_path: Path, run: Run) -> None:
    """The target's driver comes; all other vendors' adapters go, to the last copy."""
    practice = make_practice(
        tmp_path / "practice", generation=generation, arch=arch, scale="tiny", progress=Progress()
    )
    driver = injected_package(GENERATIONS[generation], arch)
    done = run("build", practice.recipe, "--out", tmp_path / "out", "--json")
    assert done.status == 0, done.err
    built = done.json
    (covered,) = built["coverage"]
    assert (covered["nic"], covered["source"], covered["inf"]) == (E1K, "inject", driver.inf)

    before = listing(practice.base_iso, tmp_path / "before")
    after = listing(tmp_path / "out" / "optimized.iso", tmp_path / "after")
    belonging = package_paths(generation, arch, before.paths)
    gone = of_kinds(NETWORK, generation, arch)
    assert {removal["inf"] for removal in built["removes"]} == gone
    check_removed(gone, belonging, after)
    # Only packages go, and only the driver comes.
    assert before.paths - after.paths <= {path for inf in gone for path in belonging[inf]}
    folder = f"/Drivers/{driver.inf.removesuffix('.inf')}"
    stem = f"{folder}/{driver.inf.removesuffix('.inf')}"
    files = {f"{stem}{suffix}" for suffix in (".inf", ".sys", ".cat")}
    assert after.paths - before.paths == {"/Drivers", folder, *files}

    predicted = built["predicted"]
    assert predicted["exact"] is True
    assert predicted["wim_size"] == after.wim_size
    assert predicted["iso_size"] == (tmp_path / "out" / "optimized.iso").stat().st_size


Planned = Callable[..., dict[str, Any]]


@pytest.fixture
def planned(practice: PracticeSet, tmp_path: Path, run: Run) -> Planned:
    """Plan the practice recipe with other [drivers]."""

    def call(**drivers: Any) -> dict[str, Any]:
        done = run("plan", recipe(practice, tmp_path, **drivers), "--json")
        assert done.status == 0, done.err
        return done.json

    return call


def removed(plan: dict[str, Any]) -> set[str]:
    return {removal["inf"] for removal in plan["removes"]}


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_class_removes_its_own_packages_only(name: str, planned: Planned) -> None:
    plan = planned(prune="none", classes=[name])
    assert removed(plan) == of_kinds({name}) != set()
    assert f"class-{name}" in {warning["code"] for warning in plan["warnings"]}


def test_all_classes_at_once_leave_nothing_behind(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    path = recipe(practice, tmp_path, prune="none", classes=list(OPTIONAL))
    done = run("build", path, "--out", tmp_path / "out", "--json")
    assert done.status == 0, done.err
    before = listing(practice.base_iso, tmp_path / "before")
    after = listing(tmp_path / "out" / "optimized.iso", tmp_path / "after")
    gone = of_kinds(set(OPTIONAL))
    check_removed(gone, package_paths("10.0", "amd64", before.paths), after)
    assert done.json["predicted"]["wim_size"] == after.wim_size


def test_the_profile_and_classes_add_up(planned: Planned) -> None:
    assert removed(planned(prune="none")) == set()
    both = planned(prune="network", classes=["wifi", "audio"])
    assert removed(both) == of_kinds({*NETWORK, "wifi", "audio"})


@pytest.mark.parametrize(
    ("nic", "stays"),
    [
        (CONNECTX, {"mlx4_bus.inf", "netmlx4eth63.inf"}),
        # The same adapters sit on two drivers' buses; which, their INF leaves open.
        (NETXTREME, {"netbvbda.inf", "netevbda.inf", "netbxnda.inf"}),
        (T4, {"nett4x64.inf"}),
        # An added package (oemN.inf), a Wi-Fi adapter, one whose INF has its ids in quotes.
        (r"USB\VID_0424&PID_9500", {"netsmsc64.inf"}),
        (r"PCI\VEN_8086&DEV_4232&SUBSYS_13018086&REV_00", {"netw5v64.inf"}),
        (r"PCI\VEN_1969&DEV_1026", {"netl1e64.inf"}),
    ],
)
def test_a_target_keeps_what_serves_it_with_the_bus_that_it_is_on(
    nic: str, stays: set[str], planned: Planned
) -> None:
    plan = planned(nics=[nic], inject=[])
    assert removed(plan) == of_kinds(NETWORK) - stays
    (covered,) = plan["coverage"]
    assert covered["source"] == "image"


def test_a_shared_file_stays_while_one_of_its_packages_does(
    practice: PracticeSet, tmp_path: Path, run: Run
) -> None:
    path = recipe(practice, tmp_path, nics=[r"PCI\VEN_10DE&DEV_0373"], inject=[])
    done = run("build", path, "--out", tmp_path / "out", "--json")
    assert done.status == 0, done.err
    gone = {removal["inf"] for removal in done.json["removes"]}
    assert gone == of_kinds(NETWORK) - {"netnvm64.inf"}
    before = listing(practice.base_iso, tmp_path / "before")
    after = listing(tmp_path / "out" / "optimized.iso", tmp_path / "after")
    check_removed(gone, package_paths("10.0", "amd64", before.paths), after)
    assert "/Windows/System32/drivers/nvm6064.sys" in after.paths
    assert done.json["predicted"]["wim_size"] == after.wim_size


def test_a_nic_that_the_image_serves_needs_no_injection(planned: Planned, tmp_path: Path) -> None:
    offered = offer(tmp_path / "newer", like("net1ic64.inf", date="01/02/2015"))
    plan = planned(nics=[I217], inject=[offered])
    (covered,) = plan["coverage"]
    assert (covered["source"], covered["inf"]) == ("image", "net1ic64.inf")
    assert (plan["adds"], plan["edits"]) == ([], [])
    assert removed(plan) == of_kinds(NETWORK) - {"net1ic64.inf"}


def test_two_nics_with_the_same_package_inject_it_once(planned: Planned) -> None:
    plan = planned(nics=[E1K, E1K.replace("10DE", "10DF")])
    assert [item["source"] for item in plan["coverage"]] == ["inject", "inject"]
    infs = [item["inf"] for item in plan["adds"] if "inf" in item]
    assert infs == ["e1k63x64.inf"]
    mixed = planned(nics=[E1K, I82579])
    assert [item["source"] for item in mixed["coverage"]] == ["inject", "image"]
    assert removed(mixed) == of_kinds(NETWORK) - {"nete1c64.inf"}


@dataclass(frozen=True)
class Offered:
    """A package to lay down for injection, its INF's text changed in places."""

    package: Package
    generation: str = "10.0"
    arch: str = "amd64"
    date: str = "11/24/2010"


def like(name: str, **changes: Any) -> Offered:
    """A package like the image's own `name`, by another INF name."""
    own = next(p for p in packages(GENERATIONS["10.0"], "amd64") if p.inf == name)
    forms = frozenset({"oem"})
    other = replace(own, inf="other.inf", binaries=("other.sys",), forms=forms)
    return Offered(other, **changes)


def offer(folder: Path, offered: Offered) -> Path:
    package = offered.package
    raw = write_inf(package, GENERATIONS[offered.generation], offered.arch)
    assert b"11/24/2010" in raw
    stem = package.inf.removesuffix(".inf")
    folder.mkdir()
    (folder / package.inf).write_bytes(raw.replace(b"11/24/2010", offered.date.encode()))
    (folder / f"{stem}.cat").write_bytes(b"catalogue")
    for name in package.binaries:
        (folder / name).write_bytes(b"MZ" + name.encode())
    return folder


@pytest.mark.parametrize("newer_first", [True, False])
def test_the_older_of_two_offers_loses(
    newer_first: bool, practice: PracticeSet, planned: Planned, tmp_path: Path
) -> None:
    own = injected_package(GENERATIONS["10.0"], "amd64")
    older = replace(own, inf="e1kold.inf", binaries=("e1kold.sys",))
    old = offer(tmp_path / "old", Offered(older, date="11/23/2010"))
    new = offer(tmp_path / "new", Offered(own))
    plan = planned(inject=[new, old] if newer_first else [old, new])
    (covered,) = plan["coverage"]
    assert covered["inf"] == "e1k63x64.inf"
    assert [item["inf"] for item in plan["adds"] if "inf" in item] == ["e1k63x64.inf"]
    assert any("e1kold.inf" in warning["message"] for warning in plan["warnings"])


UNFIT = [
    # Generation and architecture that the package is for, its form; why 3.1 on amd64 can't use it
    ("3.1", "x86", "empty", "e1k6232.inf lists it, but for x86, and the image is amd64"),
    ("2.1", "x86", "empty", "e1k6032.inf lists it, but for x86, and the image is amd64"),
    ("5.1", "amd64", "empty", "e1k63x64.inf lists it, but leaves Windows 6.1 out on purpose"),
    ("10.0", "amd64", "two", "e1k63x64.inf lists it, but only from Windows 10.0 on"),
]


@pytest.mark.parametrize(("generation", "arch", "form", "reason"), UNFIT)
def test_a_package_for_another_windows_is_refused_with_the_reason(
    generation: str,
    arch: str,
    form: str,
    reason: str,
    seven: PracticeSet,
    tmp_path: Path,
    run: Run,
) -> None:
    package = injected_package(GENERATIONS[generation], arch)
    package = replace(package, forms=frozenset({"oem", form}))
    folder = offer(tmp_path / "other", Offered(package, generation, arch))
    path = recipe(seven, tmp_path, inject=[folder])
    (covered,) = run("plan", path, "--json").json["coverage"]
    assert covered["source"] is None
    assert reason in covered["reason"]
    done = run("build", path, "--out", tmp_path / "out", "--json")
    assert done.status == 4
    assert done.json["error"]["code"] == "uncovered-nic"
    assert reason in done.json["error"]["message"]
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def seven(tmp_path_factory: pytest.TempPathFactory) -> PracticeSet:
    """The tiny practice set of Windows PE 3.1 on amd64."""
    folder = tmp_path_factory.mktemp("seven")
    return make_practice(folder, generation="3.1", scale="tiny", progress=Progress())


def test_a_missing_file_is_named(practice: PracticeSet, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "driver"
    shutil.copytree(practice.drivers[0], folder)
    (folder / "e1k63x64.sys").unlink()
    done = run("plan", recipe(practice, tmp_path, inject=[folder]), "--json")
    assert done.status == 3
    assert done.json["error"]["code"] == "incomplete-package"
    assert "e1k63x64.sys" in done.json["error"]["message"]
