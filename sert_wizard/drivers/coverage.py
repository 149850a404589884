"""Which driver serves which NIC: from the image, from what is offered, or none.

Windows ranks the drivers of its store. Windows PE adds a rule: a driver that drvload loaded serves
every NIC that it lists, whatever ranks better, and what was loaded first wins (Microsoft
KB2686316). Added drivers are loaded first of all, then what start-up loads already, and only then
Windows asks its store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Generic, Protocol, TypeVar

from sert_wizard.drivers.buses import bus_children
from sert_wizard.drivers.store import DriverPackage, LoadedPackage
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import DeviceId
from sert_wizard.inf.misses import Miss, near_miss
from sert_wizard.inf.ranking import Match, TargetOs, best_match, possible_match
from sert_wizard.wording import NOTHING, Words, listed, words


class HasInf(Protocol):
    """A package, wherever it lies."""

    @property
    def inf(self) -> Inf: ...


P = TypeVar("P", bound=HasInf)


@dataclass(frozen=True)
class Found(Generic[P]):
    """The package that Windows would choose among some, and how it matches."""

    package: P
    match: Match


@dataclass(frozen=True)
class Coverage:
    """What serves the NIC `nic` (as the recipe spells it): `source` is "image", "inject" or None,
    `rank` as Windows writes it, `path` the INF's place in the finished image, `reason` a sentence
    for the technician."""

    nic: str
    inf: str | None
    source: str | None
    rank: str | None
    matched_id: str | None
    path: str | None
    reason: Words


@dataclass(frozen=True)
class Served(Generic[P]):
    """What serves the target NICs: a `coverage` of each; the NIC that a package of the image (by
    its folder) serves; the offered packages that are `needed`, in the order to load them."""

    coverage: tuple[Coverage, ...]
    serving: Mapping[str, str]
    needed: Mapping[P, Match]


class Offer(HasInf, Protocol):
    """A package that may be injected: where its INF would lie, and whether it is signed."""

    @property
    def image_path(self) -> str: ...
    @property
    def signed(self) -> bool: ...


OfferT = TypeVar("OfferT", bound=Offer)


class Located(HasInf, Protocol):
    """A package whose INF has a place in the finished image."""

    @property
    def image_path(self) -> str: ...


ServerT = TypeVar("ServerT", bound=Located)


class Holds(Protocol):
    """What coverage asks of an image: the packages in its driver store, those that its start-up
    loads, and which driver files one of them lacks for a match."""

    @property
    def packages(self) -> Sequence[DriverPackage]: ...
    @property
    def loaded(self) -> Sequence[LoadedPackage]: ...
    def missing(self, package: DriverPackage | LoadedPackage, match: Match) -> Sequence[str]: ...


_SHOWN = 3  # misses that a reason names
_OTHER_CLASS, _LACKS_FILES, _POSSIBLE = 200, 201, 202  # nearness, above all of near_miss's


def serve(
    devices: Sequence[DeviceId],
    image: Holds,
    offers: Sequence[OfferT],
    target: TargetOs,
) -> Served[OfferT]:
    """What serves each of `devices`: of the packages that the `image` holds, of those that its
    start-up loads, of the `offers`; a NIC that the image serves needs no offer."""
    own = _Image(image, target)
    chosen = {
        device: found
        for device in devices
        if not own.serves(device)
        and (found := best_package(offers, device, target, signed=_signed))
    }
    order = _load_order(chosen, target)
    coverage: list[Coverage] = []
    serving: dict[str, str] = {}
    needed: dict[OfferT, Match] = {}
    for device in devices:
        stored = own.stored(device)
        if stored:
            # It stays even where an added driver takes its NIC: that one may fail to load.
            serving[stored.package.folder] = device.spelling
        if new := _first(order, device, target, _signed):
            needed.setdefault(new.package, new.match)
            coverage.append(_covered(device, "inject", new))
        elif loaded := own.loaded(device):
            coverage.append(_covered(device, "image", loaded))
        elif stored:
            coverage.append(_covered(device, "image", stored, own.child(stored.package)))
        else:
            coverage.append(_uncovered(device, image, offers, target))
    return Served(tuple(coverage), serving, {p: needed[p] for p in order if p in needed})


def best_package(
    packages: Iterable[P],
    device: DeviceId,
    target: TargetOs,
    signed: Callable[[P], bool] = lambda _: True,
) -> Found[P] | None:
    """The network package with the best rank for `device`, if any serves it."""
    matching = [p for p in packages if _is_network(p) and best_match(p.inf, device, target)]
    found = [
        Found(package, match)
        for package in matching
        if (match := best_match(package.inf, device, target, signed=signed(package)))
    ]
    return min(found, key=lambda item: item.match.order, default=None)


class _Image:
    """What the image serves by itself."""

    def __init__(self, image: Holds, target: TargetOs) -> None:
        self._image, self._target = image, target
        self._children = {
            folder: next((child for child in found if _is_network(child)), None)
            for folder, found in bus_children(image.packages).items()
        }
        self._buses = [p for p in image.packages if self._children.get(p.folder)]

    def serves(self, device: DeviceId) -> bool:
        return bool(self.loaded(device) or self.stored(device))

    def loaded(self, device: DeviceId) -> Found[LoadedPackage] | None:
        found = _first(self._image.loaded, device, self._target)
        return found if found and not self._image.missing(found.package, found.match) else None

    def stored(self, device: DeviceId) -> Found[DriverPackage] | None:
        """The network driver for the device, or the driver of the bus that its adapter is on."""
        networks = filter(_is_network, self._image.packages)
        return self._best(networks, device) or self._best(self._buses, device)

    def _best(
        self, packages: Iterable[DriverPackage], device: DeviceId
    ) -> Found[DriverPackage] | None:
        found = [
            Found(package, match)
            for package in packages
            if (match := best_match(package.inf, device, self._target))
            and not self._image.missing(package, match)
        ]
        return min(found, key=lambda item: item.match.order, default=None)

    def child(self, package: DriverPackage) -> DriverPackage | None:
        """The network driver of the adapters on the package's bus, if it is a bus driver."""
        return self._children.get(package.folder)


def _signed(offer: Offer) -> bool:
    return offer.signed


def _is_network(package: HasInf) -> bool:
    return package.inf.class_name.lower() == "net"


def _first(
    packages: Iterable[P],
    device: DeviceId,
    target: TargetOs,
    signed: Callable[[P], bool] = lambda _: True,
) -> Found[P] | None:
    """The first package that serves the device: what was loaded first wins."""
    for package in packages:
        if _is_network(package) and best_match(package.inf, device, target):
            match = best_match(package.inf, device, target, signed=signed(package))
            return Found(package, match) if match else None
    return None


def _load_order(chosen: Mapping[DeviceId, Found[OfferT]], target: TargetOs) -> list[OfferT]:
    """The packages to load, each before those that would take its NIC away from it; as the
    recipe has them where no order suits all."""
    packages = list(dict.fromkeys(found.package for found in chosen.values()))
    graph: dict[OfferT, set[OfferT]] = {package: set() for package in packages}
    for device, found in chosen.items():
        for other in packages:
            if other is not found.package and best_match(other.inf, device, target):
                graph[other].add(found.package)
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError:
        return packages


def _covered(
    device: DeviceId,
    source: str,
    found: Found[ServerT],
    child: DriverPackage | None = None,
) -> Coverage:
    """Coverage of `device` by a package of "image" or "inject"."""
    match = found.match
    where = words("already in the image") if source == "image" else words("added to the image")
    bus = words(", with {name} for the adapter on its bus", name=child.name) if child else NOTHING
    device_name = words(" as “{name}”", name=name) if (name := match.model.description) else NOTHING
    return Coverage(
        device.spelling,
        match.inf.name,
        source,
        match.rank_text,
        match.matched_id,
        found.package.image_path,
        words(
            "Served by {name} {version} ({provider}){device_name}{bus}, {where}.",
            name=match.inf.name,
            version=match.version,
            provider=match.inf.provider,
            device_name=device_name,
            bus=bus,
            where=where,
        ),
    )


def _uncovered(
    device: DeviceId, image: Holds, offers: Sequence[HasInf], target: TargetOs
) -> Coverage:
    """The reason why nothing serves `device`: of all misses the nearest, offers before packages of
    the image."""
    asked: list[tuple[int, HasInf]] = [(0, offer) for offer in offers]
    asked += [(1, package) for package in image.packages]
    asked += [(1, package) for package in image.loaded]
    misses = [
        (place, package.inf.name, miss)
        for place, package in asked
        if (miss := _miss(package, device, image, target))
    ]
    misses.sort(key=lambda found: (-found[2].nearness, found[0], found[1]))
    found = dict.fromkeys(words("{inf} {why}.", inf=inf, why=miss.text) for _, inf, miss in misses)
    sentences = list(found)[:_SHOWN]
    if len(found) > _SHOWN:
        more = words("So do {count} more, none of which fits.", count=len(found) - _SHOWN)
        sentences.append(more)
    none = words(
        "No driver for this NIC, neither in the image nor offered, for Windows {version} ({arch}).",
        version=target.version_text,
        arch=target.architecture,
    )
    text = listed(sentences, " ") or none
    return Coverage(device.spelling, None, None, None, None, None, text)


def _miss(package: HasInf, device: DeviceId, image: Holds, target: TargetOs) -> Miss | None:
    """Why the package, which seems made for the device, doesn't serve it."""
    inf = package.inf
    match = best_match(inf, device, target)
    if not match:
        if _is_network(package) and (possible := possible_match(inf, device, target)):
            may = words(
                "may serve it: it lists {listed}. Give the NIC's full id, with SUBSYS and REV, "
                "to be certain",
                listed=possible,
            )
            return Miss(_POSSIBLE, may)
        return near_miss(inf, device, target)
    if not _is_network(package):
        kind = inf.class_name or words("unknown")
        return Miss(
            _OTHER_CLASS, words("lists it, but is of class {kind} and no network driver", kind=kind)
        )
    if isinstance(package, DriverPackage | LoadedPackage):
        files = ", ".join(image.missing(package, match))
        return Miss(
            _LACKS_FILES,
            words("lists it, but its file {files} is missing from the image", files=files),
        )
    return None
