"""Packages offered for injection, and what of them goes into the image.

A package is put under \\Drivers and loaded by drvload at start-up, before wpeinit: Microsoft's
documented way that needs no DISM and works from Windows PE 2.0 on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from sert_wizard.drivers.signature import Catalog, lists, read_catalog, signature_doubts
from sert_wizard.drivers.source import Member, Source, open_source
from sert_wizard.errors import InputError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ranking import Match, TargetOs
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.wim.staging import NewFile
from sert_wizard.wording import Words, listed, words

FOLDER = "/Drivers"
_NESTED = (".zip", ".cab", ".7z", ".exe", ".msi")
_ARCHITECTURES = ("x86", "amd64")
_MOST_INFS = 5000
_PARSED = 512  # INFs; a maker's whole collection holds some hundred


@dataclass(frozen=True)
class OfferedPackage:
    """An INF that the user offers: `name` is its path in `source`, `folder` its own one in the
    image."""

    inf: Inf
    source: Source
    name: str
    folder: str

    @property
    def image_path(self) -> str:
        """Path of its INF in the image."""
        return f"{self.folder}/{self.inf.name}"

    @property
    def signed(self) -> bool:
        """Whether a catalogue beside it lists the INF; who signed that is not looked at."""
        found = [member for name in self.inf.catalogs if (member := self.beside(name))]
        raw = self.source.read(self.name) if found else b""
        for member in found:
            with contextlib.suppress(InputError):
                if lists(_catalog(self.source.read(member.name), member.name), raw):
                    return True
        return False

    def beside(self, file: str) -> Member | None:
        """The package's file `file`, a path from the INF's folder in any letter case."""
        return _beside(self.source, self.name, file)


@dataclass(frozen=True)
class Offers:
    """What the user offers; `errors` are those of INFs among them that can't be read."""

    packages: tuple[OfferedPackage, ...]
    errors: tuple[InputError, ...]


@dataclass(frozen=True)
class _Candidate:
    raw: bytes
    inf: Inf
    source: Source
    name: str


def read_offers(
    paths: Iterable[Path], progress: Progress | None = None, *, taken: Collection[str] = ()
) -> Offers:
    """Every package in the folders and archives `paths`, or the one whose .inf is named; the same
    package twice counts once. `taken` are the names that /Drivers of the image holds already.

    One INF of a collection that can't be read is no reason to do without the others; where none
    of a path can be read, the first one's error is raised. Raises InputError (no-driver-folder,
    no-inf, bad-inf, unreadable-archive, encrypted-archive, too-large, unreadable), MachineError
    (no-unpacker), CancelledError.
    """
    found: list[_Candidate] = []
    errors: list[InputError] = []
    for path in paths:
        alone = path.name if path.suffix.lower() == ".inf" and reach(path).is_file() else ""
        source = open_source(path.parent if alone else path, progress)
        before, failed = len(found), len(errors)
        for name, raw in _infs(source, alone, progress):
            if progress:
                progress.check()
            try:
                found.append(_Candidate(raw, _parsed(raw, PurePosixPath(name).name), source, name))
            except InputError as error:
                errors.append(error)
        if len(found) == before:
            raise errors[failed]
    used = {name.casefold() for name in taken}
    packages = [
        OfferedPackage(one.inf, one.source, one.name, _own_folder(one.inf, used))
        for one in _distinct(found)
    ]
    return Offers(tuple(packages), tuple(errors))


def _infs(source: Source, alone: str, progress: Progress | None) -> Iterator[tuple[str, bytes]]:
    """Path and content of every INF in `source`, or of the one that is named `alone`."""
    names = [name for name in source.names() if PurePosixPath(name).suffix.lower() == ".inf"]
    names = [found.name] if alone and (found := source.find(alone)) else names
    if not names:
        nested = [name for name in source.names() if name.lower().endswith(_NESTED)]
        raise InputError(
            "no-inf",
            words("There is no .inf file in {path}.", path=source.path),
            hint=words("It holds {nested}: unpack that and name the folder.", nested=nested[0])
            if nested
            else words(
                "Name what holds the driver's .inf, .sys and .cat: a folder, or the zip, "
                "cab or exe as it was downloaded."
            ),
        )
    if len(names) > _MOST_INFS:
        raise InputError(
            "too-large",
            words(
                "{path} holds {count} .inf files, more than any collection of drivers.",
                path=source.path,
                count=len(names),
            ),
            hint=words("Name the folder of the driver in it."),
        )
    # The catalogues too: whether a package is signed is asked of each, and one call is quicker.
    catalogs = [name for name in source.names() if PurePosixPath(name).suffix.lower() == ".cat"]
    catalogs = [] if alone else catalogs
    content = source.read_all([*names, *catalogs], progress)
    return ((name, content[name]) for name in names)


@lru_cache(maxsize=_PARSED)
def _parsed(raw: bytes, name: str) -> Inf:
    """Kept, for a preview is made again at every click."""
    return Inf(raw, name)


def _distinct(found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Those of `found` that bring something that no other copy of the same INF has, too: makers'
    collections repeat packages, and hold bare INFs beside the whole ones."""
    copies: dict[bytes, list[int]] = {}
    for place, one in enumerate(found):
        copies.setdefault(one.raw, []).append(place)
    files = [_files(one) if len(copies[one.raw]) > 1 else frozenset() for one in found]
    for place, one in enumerate(found):
        if not any(
            files[place] < files[other] or (files[place] == files[other] and other < place)
            for other in copies[one.raw]
        ):
            yield one


def _files(one: _Candidate) -> frozenset[tuple[str, int | None]]:
    """Which of the files that its INF names lie with it, with their sizes."""
    found = ((name, _beside(one.source, one.name, name)) for name in _named(one.inf))
    return frozenset((name, member.size) for name, member in found if member)


@lru_cache(maxsize=_PARSED)
def _named(inf: Inf) -> frozenset[str]:
    """Every file of the package that the INF names, for any device; 1 to 30 ms with real ones."""
    sections = {model.section for section in inf.models_sections for model in section.models}
    copies = (
        copy
        for section in sections
        for architecture in _ARCHITECTURES
        for copy in inf.copies(section, architecture)
    )
    return frozenset((*(copy.source for copy in copies), *inf.catalogs))


def _beside(source: Source, inf: str, file: str) -> Member | None:
    return source.find(str(PurePosixPath(inf).parent / file))


def _own_folder(inf: Inf, taken: set[str]) -> str:
    """A folder in the image named after the INF; two INFs of one name get one each."""
    stem = PurePosixPath(inf.name).stem.rstrip(". ") or "driver"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return f"{FOLDER}/{name}"


def package_files(
    package: OfferedPackage, match: Match, target: TargetOs, progress: Progress | None = None
) -> tuple[NewFile, ...]:
    """The INF, its catalogue and the files that its install section copies, no others; what
    Windows' own media bring need not be there.

    Raises InputError (incomplete-package) naming the files that are missing, and what
    `Source.read_all` raises; on amd64 the catalogue is one of the files, for Windows loads no
    unsigned driver there.
    """
    inf = package.inf
    copies = inf.copies(match.model.section, target.architecture)
    dispensable = {copy.source for copy in copies if copy.from_windows}
    catalog = inf.catalog(target.architecture)
    if target.architecture == "x86":
        dispensable.add(catalog)
    named = dict.fromkeys((inf.name, *(copy.source for copy in copies), catalog))
    found = {name: package.beside(name) for name in named if name}
    missing = [name for name, member in found.items() if not member and name not in dispensable]
    if missing:
        cabinets = [copy.cabinet for copy in copies if copy.source in missing]
        raise _incomplete(package, missing, cabinets)
    if not any(copy.name.endswith(".sys") for copy in copies) and not inf.includes:
        raise InputError(
            "incomplete-package",
            words(
                "{name} lists the NIC, but its section {section} brings no driver file (.sys).",
                name=inf.name,
                section=match.model.section,
            ),
            hint=words("Get the whole driver package from its maker."),
        )
    places = {name: member.name for name, member in found.items() if member}
    content = package.source.read_all(places.values(), progress)
    return tuple(
        NewFile(f"{package.folder}/{name}", content[place]) for name, place in places.items()
    )


def doubts(
    package: OfferedPackage, files: Sequence[NewFile], target: TargetOs
) -> tuple[Words, ...]:
    """Why Windows may refuse the package's signature, a sentence each; `files` is what
    `package_files` gave."""
    inf = package.inf
    content = {file.target.removeprefix(f"{package.folder}/"): file.content for file in files}
    name = inf.catalog(target.architecture)
    if name not in content:
        # x86 loads unsigned drivers.
        unsigned = words(
            "{inf} comes without a signature catalogue; 64-bit Windows loads no unsigned driver.",
            inf=inf.name,
        )
        return () if target.architecture == "x86" else (unsigned,)
    try:
        return signature_doubts(name, _catalog(content[name], name), content, target.version)
    except InputError as error:
        return (listed((error.message, words("Windows may refuse the driver.")), " "),)


@lru_cache(maxsize=_PARSED)
def _catalog(raw: bytes, name: str) -> Catalog:
    return read_catalog(raw, name)


def _incomplete(
    package: OfferedPackage, missing: Sequence[str], cabinets: Sequence[str]
) -> InputError:
    """Files in a cabinet, or compressed as "name.sy_", are not taken as they are: nobody promises
    that drvload unpacks them."""
    packed = [*cabinets, *(f"{name[:-1]}_" for name in missing)]
    there = [member.name for name in packed if name and (member := package.beside(name))]
    return InputError(
        "incomplete-package",
        words(
            "{name} needs {names}, which its folder lacks.",
            name=package.inf.name,
            names=", ".join(missing),
        ),
        hint=words(
            "{file} may hold it: unpack that beside the .inf, with Windows' expand.exe.",
            file=there[0],
        )
        if there
        else words(
            "Get the whole driver package from its maker; every file its INF names must be there."
        ),
    )
