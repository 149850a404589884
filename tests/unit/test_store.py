"""Packages of a made-up image: which files belong together, which may go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sert_wizard.drivers.prune import Needs, Prospects, Verdict, Wishes
from sert_wizard.drivers.store import (
    DriverPackage,
    read_store,
    removal_paths,
    repository_infs,
)
from sert_wizard.errors import RequestError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import parse_id
from sert_wizard.inf.ranking import TargetOs
from sert_wizard.wim.model import DIRECTORY, Entry
from sert_wizard.wim.tree import ImageTree

WIN7 = TargetOs("amd64", (6, 1, 7601))
REPOSITORY = "/Windows/System32/DriverStore/FileRepository"
E1K = r"PCI\VEN_8086&DEV_10DE"


def inf_text(ids: str, sys: str, kind: str = "Net", date: str = "01/02/2010,1.2.3.4") -> bytes:
    return (
        f'[Version]\nClass={kind}\nProvider="Maker"\nDriverVer={date}\nCatalogFile=x.cat\n'
        '[Manufacturer]\n"M"=V,NTamd64\n[V.NTamd64]\n'
        f'"D"=Install,{ids}\n[Install]\nCopyFiles=Files\n[Files]\n{sys}\n'
        f"[DestinationDirs]\nFiles=12\n[S]\nServiceBinary=%12%\\{sys}\n"
    ).encode()


#: Package folder -> (INF, its text)
PACKAGES = {
    "a.inf_amd64_neutral_0123456789abcdef": ("a.inf", inf_text(r"PCI\VEN_1&DEV_1", "a.sys")),
    "b.inf_amd64_0123456789abcdef": ("b.inf", inf_text(r"USB\VID_0B95&PID_1790", "shared.sys")),
    "c.inf_01234567": ("c.inf", inf_text(r"PCI\VEN_2&DEV_2", "shared.sys")),
    "d.inf_01234567": ("d.inf", inf_text("ms_stack", "d.sys", "NetTrans")),
    "e.inf_01234567": ("e.inf", inf_text(r"ROOT\LOOP", "e.sys")),
    "f.inf_01234567": ("f.inf", inf_text(r"MLX4\CONNECTX", "f.sys")),
    "g.inf_01234567": ("g.inf", inf_text(r"PCI\CC_0101", "g.sys", "HDC")),
    "h.inf_01234567": ("h.inf", inf_text(E1K + "&SUBSYS_00010002", "h.sys")),
    "broken.inf_01234567": ("broken.inf", b"no section"),
    "not-a-package": ("x.inf", inf_text(r"PCI\VEN_3&DEV_3", "x.sys")),
}
COPIES = [
    "/Windows/INF/broken.inf",
    "/Windows/INF/a.inf",
    "/Windows/INF/a.PNF",
    "/Windows/INF/oem7.inf",
    "/Windows/INF/oem7.PNF",
    "/Windows/System32/CatRoot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}/oem7.CAT",
    "/Windows/System32/CatRoot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}/oem8.cat",
    "/Windows/System32/DriverStore/en-US/a.inf_loc",
    "/Windows/System32/drivers/A.SYS",
    "/Windows/System32/drivers/shared.sys",
    "/Windows/WinSxS/amd64_a.inf_31bf3856ad364e35_6.1.7600.1_none_00/a.sys",
    "/Windows/WinSxS/amd64_dual_a.inf_31bf3856ad364e35_10.0.1_none_00/a.sys",
    "/Windows/WinSxS/amd64_a.inf.resources_31bf3856ad364e35_6.1.7600.1_en-us_00/a.inf_loc",
    "/Windows/WinSxS/Manifests/amd64_a.inf_31bf3856ad364e35_6.1.7600.1_none_00.manifest",
    "/Windows/WinSxS/amd64_aa.inf_31bf3856ad364e35_6.1.7600.1_none_00/aa.sys",
]


_SAME = {"/a.inf": b"a's content", "/b.inf": b"b's content", "oem7.inf": b"b's content"}


@pytest.fixture(scope="module")
def tree() -> ImageTree:
    paths = [f"{REPOSITORY}/{folder}/{inf}" for folder, (inf, _) in PACKAGES.items()] + COPIES
    folders = {str(parent) for path in paths for parent in Path(path).parents}
    entries = [Entry(folder, DIRECTORY, 0) for folder in folders if folder != "/"]
    for number, path in enumerate(paths):
        # The INF in Windows\\INF is the one in the store; b.inf is published as oem7.inf.
        same = next((c for end, c in _SAME.items() if path.endswith(end)), bytes([number]))
        entries.append(Entry(path, 0, 0, (same,), 1))
    return ImageTree(entries)


@pytest.fixture(scope="module")
def packages(tree: ImageTree) -> list[DriverPackage]:
    infs = repository_infs(tree)
    texts = {f"{REPOSITORY}/{folder}/{inf}": raw for folder, (inf, raw) in PACKAGES.items()}
    store = read_store(tree, infs, texts.__getitem__)
    assert [error.message.split(",")[0] for error in store.errors] == ["broken.inf"]
    assert store.protected == {"/Windows/INF/broken.inf"}
    return list(store.packages)


def named(packages: list[DriverPackage], name: str) -> DriverPackage:
    return next(package for package in packages if package.name == name)


def test_folder_names_of_every_generation(packages: list[DriverPackage]) -> None:
    assert [package.name for package in packages] == [f"{letter}.inf" for letter in "abcdefgh"]


def test_all_copies_go_together(packages: list[DriverPackage]) -> None:
    found = named(packages, "a.inf")
    assert {p.rsplit("/", 1)[0] if "WinSxS/amd64" in p else p for p in COPIES if "a.inf" in p}
    expected = {
        f"{REPOSITORY}/a.inf_amd64_neutral_0123456789abcdef",
        "/Windows/INF/a.inf",
        "/Windows/INF/a.PNF",
        "/Windows/System32/DriverStore/en-US/a.inf_loc",
        "/Windows/WinSxS/amd64_a.inf_31bf3856ad364e35_6.1.7600.1_none_00",
        "/Windows/WinSxS/amd64_dual_a.inf_31bf3856ad364e35_10.0.1_none_00",
        "/Windows/WinSxS/amd64_a.inf.resources_31bf3856ad364e35_6.1.7600.1_en-us_00",
        "/Windows/WinSxS/Manifests/amd64_a.inf_31bf3856ad364e35_6.1.7600.1_none_00.manifest",
    }
    assert set(found.copies) == expected
    assert found.binaries == ("/Windows/System32/drivers/A.SYS",)


def test_third_party_package_is_published_as_oem(packages: list[DriverPackage]) -> None:
    assert set(named(packages, "b.inf").copies) == {
        f"{REPOSITORY}/b.inf_amd64_0123456789abcdef",
        "/Windows/INF/oem7.inf",
        "/Windows/INF/oem7.PNF",
        "/Windows/System32/CatRoot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}/oem7.CAT",
    }


def test_a_shared_binary_stays_while_one_user_stays(packages: list[DriverPackage]) -> None:
    b, c = named(packages, "b.inf"), named(packages, "c.inf")
    shared = "/Windows/System32/drivers/shared.sys"
    alone = removal_paths([b], packages)
    assert shared not in alone[b.folder]
    both = removal_paths([b, c], packages)
    assert shared in both[b.folder]
    assert shared in both[c.folder]


def test_another_version_of_the_same_inf_keeps_the_shared_copies(
    packages: list[DriverPackage],
) -> None:
    a = named(packages, "a.inf")
    older = DriverPackage(a.inf, f"{REPOSITORY}/a.inf_fedcba9876543210", a.copies, a.binaries)
    paths = removal_paths([older], [*packages, older])[older.folder]
    assert not set(paths) & {*a.copies, *a.binaries}


def test_protected_paths_stay(packages: list[DriverPackage]) -> None:
    a = named(packages, "a.inf")
    assert a.binaries[0] not in removal_paths([a], packages, a.binaries)[a.folder]


def test_what_is_included_stays(packages: list[DriverPackage]) -> None:
    """c.inf stays as it serves a NIC and includes b.inf, which includes a.inf."""
    chain = {"c.inf": "b.inf", "b.inf": "A.INF"}
    infs = {
        name: Inf(
            next(raw for inf, raw in PACKAGES.values() if inf == name)
            + f"[Need]\nInclude={included}\n".encode(),
            name,
        )
        for name, included in chain.items()
    }
    linked = [replace(p, inf=infs[p.name]) if p.name in infs else p for p in packages]
    found = verdicts(linked, serving={named(packages, "c.inf").folder: E1K})
    assert not any(found[name].removed for name in ("a.inf", "b.inf", "c.inf"))
    assert found["a.inf"].reason == "b.inf uses it."


def verdicts(packages: list[DriverPackage], **changes: object) -> dict[str, Verdict]:
    """Verdicts with the parts of Wishes and Needs that `changes` names."""
    wishes = {"prune": "network"} | {k: v for k, v in changes.items() if k != "serving"}
    needs = Needs([parse_id(E1K)], changes.get("serving", {}))  # type: ignore[arg-type]
    found = Prospects(packages, needs, WIN7).judge(Wishes(**wishes))  # type: ignore[arg-type]
    return {verdict.package.name: verdict for verdict in found}


def test_only_vendors_nic_packages_go(packages: list[DriverPackage]) -> None:
    found = verdicts(packages)
    assert {name for name, v in found.items() if v.removed} == {"a.inf", "b.inf", "c.inf"}
    reasons = {name: v.reason for name, v in found.items() if not v.removed}
    assert reasons["d.inf"] == "Part of the network stack."
    assert reasons["e.inf"].startswith("Virtual adapter")
    assert reasons["f.inf"].startswith("Adapter on a bus")
    assert reasons["g.inf"].startswith("Storage")
    # It lists the target with a subsystem that the target may or may not have.
    assert "SUBSYS_00010002" in reasons["h.inf"]


def test_profiles_and_wishes(packages: list[DriverPackage]) -> None:
    assert not any(v.removed for v in verdicts(packages, prune="none").values())
    chosen = verdicts(packages, prune="none", remove=("A.INF",))
    assert [name for name, v in chosen.items() if v.removed] == ["a.inf"]
    kept = verdicts(packages, keep=("b.inf",))
    assert {name for name, v in kept.items() if v.removed} == {"a.inf", "c.inf"}
    serving = verdicts(packages, serving={named(packages, "a.inf").folder: E1K})
    assert serving["a.inf"].reason == rf"Serves the target NIC {E1K}."


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"keep": ("zzz.inf",)}, "no-such-package"),
        ({"remove": ("zzz.inf",)}, "no-such-package"),
        ({"remove": ("g.inf",)}, "not-removable"),
        ({"remove": ("h.inf",)}, "not-removable"),
    ],
)
def test_wishes_that_cannot_be_met(
    changes: dict[str, object], code: str, packages: list[DriverPackage]
) -> None:
    with pytest.raises(RequestError) as caught:
        verdicts(packages, **changes)
    assert caught.value.code == code
