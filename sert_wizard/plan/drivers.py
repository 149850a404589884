"""What a recipe means for the image's drivers: coverage, injection, removal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.drivers.coverage import Coverage, Served, serve
from sert_wizard.drivers.inject import FOLDER, OfferedPackage, doubts, package_files, read_offers
from sert_wizard.drivers.prune import Needs, Prospects, Verdict, Wishes
from sert_wizard.drivers.rules import device_classes
from sert_wizard.drivers.store import removal_paths
from sert_wizard.errors import InputError
from sert_wizard.inf.ids import DeviceId
from sert_wizard.plan.model import Addition, Removal, Warn
from sert_wizard.progress import Progress
from sert_wizard.recipe import Drivers
from sert_wizard.wim.staging import NewFile
from sert_wizard.wim.tree import freed, freed_bytes, held_elsewhere
from sert_wizard.wording import NOTHING, Words, listed, size_text, words


@dataclass(frozen=True)
class DriverSupply:
    """What serves each target NIC and may go, whichever packages the user takes out: the part of
    planning that reads files. `unused` offers serve nothing that needs them, `errors` are those
    of offers that can't be read; `doubts` of signatures; `lacking` says, by an INF's place in the
    image, why that package can't come."""

    served: Served[OfferedPackage]
    prospects: Prospects
    unused: tuple[OfferedPackage, ...]
    errors: tuple[InputError, ...]
    adds: tuple[Addition, ...]
    doubts: tuple[Words, ...]
    lacking: Mapping[str, InputError]

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        return tuple(
            Coverage(item.nic, None, None, None, None, None, self.lacking[item.path].message)
            if item.path and item.path in self.lacking
            else item
            for item in self.served.coverage
        )


@dataclass(frozen=True)
class PlannedDrivers:
    """What serves each NIC, what happens to each package of the image, and the files that come
    into it; `load` are the INFs that start-up loads, as paths in the image, in their order;
    `incomplete` says why packages can't come."""

    coverage: tuple[Coverage, ...]
    verdicts: tuple[Verdict, ...]
    adds: tuple[Addition, ...]
    load: tuple[str, ...]
    warnings: tuple[Warn, ...]
    incomplete: tuple[InputError, ...]


def supply_drivers(
    inject: Sequence[str], base: BaseImage, devices: Sequence[DeviceId], progress: Progress
) -> DriverSupply:
    """What serves the NICs with what is offered (`inject`). Raises InputError, RequestError,
    MachineError (an archive needs 7-Zip), CancelledError."""
    taken = [entry.name for entry in base.tree.children(FOLDER)]
    offers = read_offers(map(Path, inject), progress, taken=taken)
    target = base.target_os
    served = serve(devices, base, offers.packages, target)
    users = [package.inf for package in served.needed] + [one.inf for one in base.loaded]
    needs = Needs(
        devices=devices,
        serving=served.serving,
        included={name: inf.name for inf in users for name in inf.includes},
    )
    adds: list[Addition] = []
    doubtful: list[Words] = []
    lacking: dict[str, InputError] = {}
    for package, match in served.needed.items():
        try:
            files = package_files(package, match, target, progress)
        except InputError as error:
            lacking[package.image_path] = error
            continue
        adds.append(_addition(served.coverage, package, files))
        doubtful += doubts(package, files, target)
    return DriverSupply(
        served,
        Prospects(base.packages, needs, target),
        tuple(offer for offer in offers.packages if offer not in served.needed),
        offers.errors,
        tuple(adds),
        tuple(doubtful),
        lacking,
    )


def wished(drivers: Drivers) -> Wishes:
    """What [drivers] asks to remove and to keep."""
    return Wishes(drivers.prune, drivers.classes, drivers.keep, drivers.remove)


def plan_drivers(
    drivers: Drivers, base: BaseImage, devices: Sequence[DeviceId], progress: Progress
) -> PlannedDrivers:
    """Which drivers stay, go and come, with the files. Raises InputError (incomplete-package and
    others), RequestError, MachineError, CancelledError."""
    planned = survey_drivers(drivers, base, devices, progress)
    if planned.incomplete:
        raise planned.incomplete[0]
    return planned


def survey_drivers(
    drivers: Drivers, base: BaseImage, devices: Sequence[DeviceId], progress: Progress
) -> PlannedDrivers:
    """The same for looking at: a package that could not be added is no error, but the reason why
    its NICs have no driver. Raises InputError, RequestError, MachineError, CancelledError."""
    supply = supply_drivers(drivers.inject, base, devices, progress)
    verdicts = supply.prospects.judge(wished(drivers))
    needed = tuple(supply.served.needed)
    return PlannedDrivers(
        supply.coverage,
        verdicts,
        supply.adds,
        tuple(package.image_path for package in needed),
        (
            *_warnings(drivers, base, supply, verdicts),
            *_missing_includes(base, needed),
            *(Warn("signature", text) for text in supply.doubts),
        ),
        tuple(supply.lacking.values()),
    )


def _addition(
    coverage: Sequence[Coverage], package: OfferedPackage, files: tuple[NewFile, ...]
) -> Addition:
    served = [item.nic for item in coverage if item.path == package.image_path]
    return Addition(
        package.inf.name,
        package.image_path,
        sum(len(file.content) for file in files),
        words("Serves {names}; loaded at start-up by drvload.", names=", ".join(served)),
        files,
    )


def _warnings(
    drivers: Drivers, base: BaseImage, supply: DriverSupply, verdicts: Sequence[Verdict]
) -> list[Warn]:
    unreadable = (*base.store.errors, *supply.errors)
    warnings = [Warn("unreadable-inf", error.message) for error in unreadable]
    by_source: dict[Path, list[str]] = {}
    for offer in supply.unused:
        by_source.setdefault(offer.source.path, []).append(offer.inf.name)
    for path, names in by_source.items():
        what = (
            names[0]
            if len(names) == 1
            else words("{count} packages of {name}", count=len(names), name=path.name)
        )
        text = words(
            "Offered, but not added, as it serves no target NIC that needs it: {what}.", what=what
        )
        warnings.append(Warn("unused-driver", text))
    for wanted in (device_classes()[name] for name in dict.fromkeys(drivers.classes)):
        if any(v.removed and wanted.holds(v.package.inf) for v in verdicts):
            warnings.append(Warn(f"class-{wanted.name}", wanted.warning))
    return warnings


def _missing_includes(base: BaseImage, injected: Sequence[OfferedPackage]) -> list[Warn]:
    """Injected INFs may take parts from INFs of Windows, which must be there to be read."""
    return [
        Warn(
            "missing-include",
            words(
                "{inf} takes parts from {name}, which the image lacks; Windows PE may refuse the "
                "driver.",
                inf=package.inf.name,
                name=name,
            ),
        )
        for package in injected
        for name in sorted(package.inf.includes)
        if name and not base.tree.get(f"/Windows/INF/{name}") and not package.beside(name)
    ]


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
        listed(filter(None, (verdict.reason, _held(base, roots))), " "),
        roots,
        tuple(entry.path for root in roots for entry in base.tree.below(root)),
    )


def frees(base: BaseImage, paths: Sequence[str]) -> int:
    """Bytes of the WIM that deleting `paths` alone would save."""
    return freed_bytes(freed(base.tree, base.blobs, paths))


def _held(base: BaseImage, paths: Sequence[str]) -> Words:
    """What removing `paths` can't free because another image of the WIM holds the same content."""
    held = held_elsewhere(base.tree, base.blobs, paths)
    return (
        words("Another image holds {held} of it too.", held=size_text(freed_bytes(held)))
        if held
        else NOTHING
    )
