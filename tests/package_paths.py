"""Where the copies of the practice image's packages lie: said by names alone, apart from the
program, to judge it by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sert_wizard.training.catalogue import Package, packages
from sert_wizard.training.generations import GENERATIONS

SYSTEM32 = "/Windows/System32"
REPOSITORY = f"{SYSTEM32}/DriverStore/FileRepository"
CATALOGS = f"{SYSTEM32}/CatRoot/{{F750E6C3-38EE-11D1-85E5-00C04FC295EE}}"
_KEY = "31bf3856ad364e35"
_HASH = re.compile(r"_([0-9a-f]{16}|[0-9a-f]{8})(?=/|\.manifest$|$)")
_FOLDERS = {
    "2.1": "{inf}_<8>",
    "3.1": "{inf}_{arch}_neutral_<16>",
    "5.1": "{inf}_{arch}_<16>",
    "10.0": "{inf}_{arch}_<16>",
}


def package_paths(generation: str, arch: str, listing: Iterable[str]) -> dict[str, frozenset[str]]:
    """The paths in `listing` (one a line, as wimlib-imagex names them) that are each package's own
    or that it shares with another, folders included, by INF name. Each is there just once."""
    by_form: dict[str, list[str]] = {}
    for path in listing:
        by_form.setdefault(_HASH.sub(lambda match: f"_<{len(match[1])}>", path), []).append(path)
    found, added = {}, 0
    for package in packages(GENERATIONS[generation], arch):
        number = None
        if "oem" in package.forms:
            number, added = added, added + 1
        forms = _forms(package, generation, arch, number)
        odd = [form for form in forms if len(by_form.get(form, ())) != 1]
        assert not odd, f"{package.inf}: not there, or not once: {odd}"
        found[package.inf] = frozenset(path for form in forms for path in by_form[form])
    return found


def _forms(package: Package, generation: str, arch: str, number: int | None) -> list[str]:
    """The paths of a package, <16> in place of 16 hex digits. `number` is an added package's N in
    oemN.inf."""
    stem = package.inf.removesuffix(".inf")
    folder = f"{REPOSITORY}/{_FOLDERS[generation].format(inf=package.inf, arch=arch)}"
    published = stem if number is None else f"oem{number}"
    files = [package.inf, *package.binaries]
    forms = [
        *(folder, f"{folder}/{stem}.PNF"),
        *(f"{folder}/{name}" for name in files),
        *(f"/Windows/INF/{published}.inf", f"/Windows/INF/{published}.PNF"),
        *(f"{SYSTEM32}/drivers/{name}" for name in files if name.endswith(".sys")),
    ]
    if number is not None:
        return [*forms, f"{folder}/{stem}.cat", f"{CATALOGS}/{published}.cat"]
    components = {"none": files}
    if generation != "2.1":
        forms.append(f"{SYSTEM32}/DriverStore/en-US/{package.inf}_loc")
        components["en-us"] = [f"{package.inf}_loc"]
    for language, names in components.items():
        kind = "" if language == "none" else ".resources"
        dual = "dual_" if generation == "10.0" else ""
        version = GENERATIONS[generation].version
        name = f"{arch}_{dual}{package.inf}{kind}_{_KEY}_{version}_{language}_<16>"
        forms.append(f"/Windows/WinSxS/{name}")
        forms += [f"/Windows/WinSxS/{name}/{file}" for file in names]
        forms.append(f"/Windows/WinSxS/Manifests/{name}.manifest")
    return forms
