"""Which driver serves which NIC: from the image, from what is offered, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sert_wizard.inf.document import Inf
from sert_wizard.inf.ids import DeviceId
from sert_wizard.inf.ranking import Match, TargetOs, best_match, possible_match


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


def best_package(packages: Iterable[P], device: DeviceId, target: TargetOs) -> Found[P] | None:
    """The network package with the best rank for `device`, if any serves it."""
    found = [
        Found(package, match)
        for package in packages
        if package.inf.class_name.lower() == "net"
        and (match := best_match(package.inf, device, target))
    ]
    return min(found, key=lambda item: item.match.order, default=None)


def covered(device: DeviceId, source: str, match: Match, path: str) -> Coverage:
    """Coverage of `device` by a match from "image" or "inject", its INF at `path`."""
    where = "already in the image" if source == "image" else "added to the image"
    return Coverage(
        device.spelling,
        match.inf.name,
        source,
        match.rank_text,
        match.matched_id,
        path,
        f"Served by {match.inf.name} {match.inf.version} ({match.inf.provider}), {where}.",
    )


def uncovered(device: DeviceId, packages: Sequence[HasInf], target: TargetOs) -> Coverage:
    """The reason why none of `packages` serves `device`."""
    listing = sorted({p.inf.name for p in packages if not p.inf.ids.isdisjoint(device.ids)})
    possible = [(p.inf.name, possible_match(p.inf, device, target)) for p in packages]
    maybe = next(((name, listed) for name, listed in possible if listed), None)
    windows = f"Windows {target.version_text} ({target.architecture})"
    if maybe:
        reason = (
            f"{maybe[0]} may serve it: it lists {maybe[1]}. Give the NIC's full id, with SUBSYS "
            "and REV, to be certain."
        )
    elif listing:
        reason = f"{', '.join(listing)} lists this NIC, but not for {windows}."
    else:
        reason = f"No driver for this NIC, neither in the image nor offered, for {windows}."
    return Coverage(device.spelling, None, None, None, None, None, reason)
