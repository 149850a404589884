"""What a recipe means for the image's drivers: coverage, injection, removal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.drivers.coverage import Coverage, best_package, covered, uncovered
from sert_wizard.drivers.inject import (
    OfferedPackage,
    image_inf,
    offered_packages,
    package_files,
)
from sert_wizard.drivers.prune import Verdict, judge
from sert_wizard.drivers.store import removal_paths
from sert_wizard.inf.ids import DeviceId
from sert_wizard.inf.ranking import Match
from sert_wizard.plan.model import Addition, Removal
from sert_wizard.recipe import Recipe
from sert_wizard.wim.tree import freed, freed_bytes, held_elsewhere
from sert_wizard.wording import size_text


@dataclass(frozen=True)
class PlannedDrivers:
    """What the recipe means for the drivers: `injected` are the packages behind `adds`,
    `unused` the INFs that were offered in vain."""

    coverage: tuple[Coverage, ...]
    verdicts: tuple[Verdict, ...]
    adds: tuple[Addition, ...]
    injected: tuple[OfferedPackage, ...]
    unused: tuple[str, ...]


def cover(
    base: BaseImage, devices: Sequence[DeviceId], offers: Sequence[OfferedPackage]
) -> tuple[tuple[Coverage, ...], dict[str, str], dict[OfferedPackage, Match]]:
    """What serves each device; the NIC that each package of the image (by folder) serves; the
    offered packages that are needed, with their match. A NIC that the image serves needs none."""
    target = base.target_os
    coverage, serving, needed = [], {}, {}
    for device in devices:
        if own := best_package(base.packages, device, target):
            serving[own.package.folder] = device.spelling
            path = f"{own.package.folder}/{own.package.name}"
            coverage.append(covered(device, "image", own.match, path))
        elif offer := best_package(offers, device, target):
            needed[offer.package] = offer.match
            path = image_inf(offer.package)
            coverage.append(covered(device, "inject", offer.match, path))
        else:
            coverage.append(uncovered(device, [*base.packages, *offers], target))
    return tuple(coverage), serving, needed


def plan_drivers(recipe: Recipe, base: BaseImage, devices: Sequence[DeviceId]) -> PlannedDrivers:
    """Which drivers stay, go and come. Raises InputError (incomplete-package), RequestError."""
    offers = offered_packages(map(Path, recipe.drivers.inject))
    coverage, serving, needed = cover(base, devices, offers)
    verdicts = judge(
        base.packages,
        prune=recipe.drivers.prune,
        keep=recipe.drivers.keep,
        remove=recipe.drivers.remove,
        devices=devices,
        serving=serving,
        target=base.target_os,
    )
    adds = []
    for package, match in needed.items():
        files = package_files(package, match, base.target_os)
        served = [item.nic for item in coverage if item.path == image_inf(package)]
        adds.append(
            Addition(
                package.inf.name,
                image_inf(package),
                sum(len(file.content) for file in files),
                f"Serves {', '.join(served)}; loaded at start-up by drvload.",
                files,
            )
        )
    unused = tuple(offer.inf.name for offer in offers if offer not in needed)
    return PlannedDrivers(coverage, verdicts, tuple(adds), tuple(needed), unused)


def removals(base: BaseImage, verdicts: Sequence[Verdict]) -> tuple[Removal, ...]:
    """The packages that go, with all that goes with them."""
    removed = [verdict for verdict in verdicts if verdict.removed]
    roots = removal_paths(
        [verdict.package for verdict in removed], base.packages, base.store.protected
    )
    return tuple(_removal(base, verdict, roots[verdict.package.folder]) for verdict in removed)


def _removal(base: BaseImage, verdict: Verdict, roots: tuple[str, ...]) -> Removal:
    return Removal(
        verdict.package.name,
        frees(base, roots),
        verdict.reason + _held(base, roots),
        roots,
        tuple(entry.path for root in roots for entry in base.tree.below(root)),
    )


def frees(base: BaseImage, paths: Sequence[str]) -> int:
    """Bytes of the WIM that deleting `paths` alone would save."""
    return freed_bytes(freed(base.tree, base.blobs, paths))


def _held(base: BaseImage, paths: Sequence[str]) -> str:
    """What removing `paths` can't free because another image of the WIM holds the same content."""
    held = held_elsewhere(base.tree, base.blobs, paths)
    return f" Another image holds {size_text(freed_bytes(held))} of it too." if held else ""
