"""The driver packages in an image, each with all of its copies.

A package lies in DriverStore\\FileRepository; parts of it lie again in Windows\\INF, in
System32\\drivers, in the languages' folders of the driver store and in WinSxS. Removing a package
means removing all of them, or Windows still finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from sert_wizard.errors import InputError, SertError
from sert_wizard.inf.document import Inf
from sert_wizard.wim.model import Entry
from sert_wizard.wim.tree import ImageTree

REPOSITORY = "/Windows/System32/DriverStore/FileRepository"
_STORE = "/Windows/System32/DriverStore"
_INF = "/Windows/INF"
DRIVERS = "/Windows/System32/drivers"
_WINSXS = "/Windows/WinSxS"

_HEX = "[0-9a-f]"
_ARCH = "(?:x86|amd64|ia64|arm64|arm|wow64)"
#: Vista: name_8hex; Windows 7: name_arch_neutral_16hex; from Windows 8: name_arch_16hex.
_FOLDER = re.compile(rf"(.+\.inf)_(?:{_HEX}{{8}}|{_ARCH}(?:_neutral)?_{_HEX}{{16}})", re.IGNORECASE)
_COMPONENT = re.compile(
    rf"{_ARCH}_(?:dual_)?(.+?\.inf)(?:\.resources)?_{_HEX}{{16}}_.+", re.IGNORECASE
)
_CATALOGS = "/Windows/System32/CatRoot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}"
_OEM = r"oem\d+\.inf"


@dataclass(frozen=True)
class DriverPackage:
    """A package of the image: its parsed INF and the paths of its copies (folders stand for all
    that they hold). `binaries` are its files in System32\\drivers, which others may share."""

    inf: Inf
    folder: str
    copies: tuple[str, ...]
    binaries: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.inf.name

    @property
    def image_path(self) -> str:
        """Path of the INF in the image."""
        return f"{self.folder}/{self.name}"


@dataclass(frozen=True)
class LoadedPackage:
    """A package outside the driver store that the image's start-up file loads by drvload."""

    inf: Inf
    image_path: str


def repository_infs(tree: ImageTree) -> dict[str, str]:
    """Paths of the packages' INFs by their folder in the driver store."""
    found = {}
    for folder in tree.children(REPOSITORY):
        match = _FOLDER.fullmatch(folder.name)
        inf = match and tree.get(f"{folder.path}/{match[1]}")
        if inf and inf.is_plain_file:
            found[folder.path] = inf.path
    return found


@dataclass(frozen=True)
class Store:
    """The packages of an image in the order of their names; what could not be read (`errors`,
    such a package is left as it is), and the `protected` paths that belong to such ones."""

    packages: tuple[DriverPackage, ...]
    errors: tuple[SertError, ...]
    protected: frozenset[str]


def read_store(tree: ImageTree, infs: dict[str, str], read: Callable[[str], bytes]) -> Store:
    """The driver store of an image; `infs` as `repository_infs` gives them."""
    components = _by_inf(tree)
    packages: list[DriverPackage] = []
    errors: list[SertError] = []
    protected: set[str] = set()
    for folder, path in sorted(infs.items()):
        try:
            inf = Inf(read(path), PurePosixPath(path).name)
        except InputError as error:
            errors.append(error)
            protected |= _copies_of_files(tree, folder)
            continue
        published = list(_published(tree, inf.name, tree.get(path)))
        copies = [folder, *published, *components.get(inf.name, ())]
        binaries = (f"{DRIVERS}/{name}" for name in sorted(inf.binaries))
        packages.append(
            DriverPackage(
                inf,
                folder,
                tuple(copies),
                tuple(entry.path for b in binaries if (entry := tree.get(b))),
            )
        )
    return Store(tuple(packages), tuple(errors), frozenset(protected))


def _copies_of_files(tree: ImageTree, folder: str) -> set[str]:
    """Paths in System32\\drivers and Windows\\INF that are named like the files of `folder`."""
    names = [entry.name for entry in tree.children(folder)]
    copies = (tree.get(f"{place}/{name}") for place in (DRIVERS, _INF) for name in names)
    return {entry.path for entry in copies if entry}


def removal_paths(
    removed: Collection[DriverPackage],
    packages: Iterable[DriverPackage],
    protected: Collection[str] = (),
) -> dict[str, tuple[str, ...]]:
    """What to delete for each removed package, by its folder: those of its copies and binaries
    that no package which stays has too (another version of the same INF, a shared file), and
    that is not `protected`."""
    gone = {package.folder for package in removed}
    needed = {
        path
        for package in packages
        if package.folder not in gone
        for path in (*package.copies, *package.binaries)
    } | set(protected)
    return {
        package.folder: tuple(p for p in (*package.copies, *package.binaries) if p not in needed)
        for package in removed
    }


def _by_inf(tree: ImageTree) -> dict[str, list[str]]:
    """WinSxS components, their manifests and the languages' texts, by the INF they belong to."""
    found: dict[str, list[str]] = {}
    for entry in (*tree.children(_WINSXS), *tree.children(f"{_WINSXS}/Manifests")):
        if match := _COMPONENT.fullmatch(entry.name):
            found.setdefault(match[1].lower(), []).append(entry.path)
    for folder in tree.children(_STORE):
        if folder.is_directory and folder.path.casefold() != REPOSITORY.casefold():
            for entry in tree.children(folder.path):
                name = entry.name.lower()
                if name.endswith("_loc"):
                    found.setdefault(name.removesuffix("_loc"), []).append(entry.path)
    return found


def _published(tree: ImageTree, name: str, inf: Entry | None) -> Iterator[str]:
    """The INF in Windows\\INF, under its own name or as oemN.inf, with its PNF and catalogue."""
    for entry in _same_content(tree, name, inf):
        yield entry.path
        path = PurePosixPath(entry.path)
        # Windows' own packages share catalogues, which stay; an added one has its own.
        own = f"{_CATALOGS}/{path.stem}.cat" if re.fullmatch(_OEM, path.name, re.I) else ""
        for other in (str(path.with_suffix(".pnf")), own):
            if other and (found := tree.get(other)):
                yield found.path


def _same_content(tree: ImageTree, name: str, inf: Entry | None) -> Sequence[Entry]:
    """Windows\\INF holds one INF of a name, and added ones as oemN.inf, told by their content."""
    own = tree.get(f"{_INF}/{name}")
    found = [own] if own else []
    if inf and inf.blobs:
        added = re.compile(_OEM, re.IGNORECASE)
        found += [
            entry
            for entry in tree.children(_INF)
            if entry.blobs == inf.blobs and added.fullmatch(entry.name)
        ]
    return found
