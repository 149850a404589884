"""Which driver serves which NIC: from the image, from what is offered, or none.

Windows ranks the drivers of its store. Windows PE adds a rule: a driver that drvload loaded serves
every NIC that it lists, whatever ranks better, and what was loaded first wins (Microsoft
KB2686316). So what start-up loads is asked first, in its order, then the driver store.
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
from sert_wizard.inf.ranking import Match, TargetOs, best_match, possible_match, why_not


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
    reason: str


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


def serve(
    devices: Sequence[DeviceId],
    packages: Sequence[DriverPackage],
    loaded: Sequence[LoadedPackage],
    offers: Sequence[OfferT],
    target: TargetOs,
) -> Served[OfferT]:
    """What serves each of `devices`: of the image's `packages`, of those that its start-up loads
    already, of the `offers`; a NIC that the image serves needs no offer."""
    image = _Image(packages, loaded, target)
    unserved = [device for device in devices if not image.server(device)]
    chosen = {
        device: found
        for device in unserved
        if (found := best_package(offers, device, target, signed=_signed))
    }
    order = _load_order(chosen, target)
    coverage: list[Coverage] = []
    serving: dict[str, str] = {}
    needed: dict[OfferT, Match] = {}
    for device in devices:
        if own := image.loaded(device):
            coverage.append(_covered(device, "image", own.match, own.package.image_path))
        elif new := _first(order, device, target, _signed):
            needed.setdefault(new.package, new.match)
            coverage.append(_covered(device, "inject", new.match, new.package.image_path))
        elif old := image.stored(device):
            serving[old.package.folder] = device.spelling
            with_child = image.child(old.package)
            coverage.append(
                _covered(device, "image", old.match, old.package.image_path, with_child)
            )
        else:
            coverage.append(_uncovered(device, [*packages, *loaded, *offers], target))
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

    def __init__(
        self,
        packages: Sequence[DriverPackage],
        loaded: Sequence[LoadedPackage],
        target: TargetOs,
    ) -> None:
        self._packages, self._loaded, self._target = packages, loaded, target
        children = bus_children(packages)
        self._children = {
            folder: next((child for child in found if _is_network(child)), None)
            for folder, found in children.items()
        }
        self._buses = [p for p in packages if self._children.get(p.folder)]

    def server(self, device: DeviceId) -> bool:
        return bool(self.loaded(device) or self.stored(device))

    def loaded(self, device: DeviceId) -> Found[LoadedPackage] | None:
        return _first(self._loaded, device, self._target)

    def stored(self, device: DeviceId) -> Found[DriverPackage] | None:
        """The network driver for the device, or the driver of the bus that its adapter is on."""
        best = best_package(self._packages, device, self._target)
        if best:
            return best
        found = [
            Found(package, match)
            for package in self._buses
            if (match := best_match(package.inf, device, self._target))
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
    match: Match,
    path: str,
    child: DriverPackage | None = None,
) -> Coverage:
    """Coverage of `device` by a match from "image" or "inject", its INF at `path`."""
    where = "already in the image" if source == "image" else "added to the image"
    bus = f", with {child.name} for the adapter on its bus" if child else ""
    return Coverage(
        device.spelling,
        match.inf.name,
        source,
        match.rank_text,
        match.matched_id,
        path,
        f"Served by {match.inf.name} {match.version} ({match.inf.provider}){bus}, {where}.",
    )


def _uncovered(device: DeviceId, packages: Sequence[HasInf], target: TargetOs) -> Coverage:
    """The reason why none of `packages` serves `device`, the nearest miss first."""
    windows = f"Windows {target.version_text} ({target.architecture})"
    maybe = [
        f"{p.inf.name} may serve it: it lists {listed}. Give the NIC's full id, with SUBSYS and "
        "REV, to be certain."
        for p in packages
        if _is_network(p) and (listed := possible_match(p.inf, device, target))
    ]
    reasons = [
        f"{p.inf.name} {why}."
        for p in packages
        if (why := why_not(p.inf, device, target) or _other_class(p, device, target))
    ]
    none = f"No driver for this NIC, neither in the image nor offered, for {windows}."
    reason = " ".join(maybe[:1] or dict.fromkeys(reasons)) or none
    return Coverage(device.spelling, None, None, None, None, None, reason)


def _other_class(package: HasInf, device: DeviceId, target: TargetOs) -> str:
    if _is_network(package) or not best_match(package.inf, device, target):
        return ""
    kind = package.inf.class_name or "unknown"
    return f"lists it, but is of class {kind} and no network driver"
