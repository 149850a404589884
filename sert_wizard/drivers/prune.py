"""Which packages may go, which go, and why; by class and hardware ids, never by name patterns.

A vendor's NIC package is of class Net and lists only ids of a bus; the bus drivers of some NICs
go with the adapters on their bus. Other classes go at the user's wish. What resources/ protects
and what Windows brings for every device of a kind always stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sert_wizard.drivers.buses import bus_children
from sert_wizard.drivers.rules import device_classes, protection
from sert_wizard.drivers.store import DriverPackage
from sert_wizard.errors import RequestError
from sert_wizard.inf.ids import BUSES, DeviceId, is_virtual
from sert_wizard.inf.ranking import TargetOs, best_match, possible_match
from sert_wizard.wording import NOTHING, Words, words

NETWORK = "network"
_BUS_CLASSES = ("net", "system")
#: Ids that stand for every device of a kind: Windows' own driver for those without a maker's.
_GENERIC = re.compile(r"(?:PCI\\CC_|USB\\CLASS_|USB\\COMPOSITE|ROOT\\|SWC?\\|SWD\\|VMBUS\\)", re.I)


@dataclass(frozen=True)
class Wishes:
    """What the recipe's [drivers] asks to remove and to keep; INF names in any letter case."""

    prune: str = "none"
    classes: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True)
class Needs:
    """What must be served: the target NICs, the NIC that a package (by its folder) serves, and
    the INF that takes parts from another (by that one's name) though it isn't in the store."""

    devices: Sequence[DeviceId] = ()
    serving: Mapping[str, str] = field(default_factory=dict)
    included: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What happens to `package` and why. `prunable` says that it could be removed safely, `group`
    by which wish: "network", the name of a device class, or "" for packages that always stay."""

    package: DriverPackage
    prunable: bool
    removed: bool
    reason: Words
    group: str = ""


def is_asked(verdict: Verdict, wishes: Wishes) -> bool:
    """Whether `wishes` take such a package without naming it."""
    if wishes.prune == NETWORK and verdict.group == NETWORK:
        return True
    inf = verdict.package.inf
    return verdict.prunable and any(device_classes()[one].holds(inf) for one in wishes.classes)


def _decided(
    verdict: Verdict, wishes: Wishes, keep: Collection[str], remove: Collection[str]
) -> Verdict:
    """The verdict with what the recipe says about a package that may go."""
    name = verdict.package.name
    if not verdict.prunable:
        return verdict
    if name in keep:
        return replace(
            verdict, reason=words("{reason} Kept as the recipe asks.", reason=verdict.reason)
        )
    if is_asked(verdict, wishes) or name in remove:
        return replace(verdict, removed=True)
    return replace(
        verdict, reason=words("{reason} Stays unless you take it out.", reason=verdict.reason)
    )


class Prospects:
    """Which of the `packages` may go at all, whatever the wishes are."""

    def __init__(self, packages: Sequence[DriverPackage], needs: Needs, target: TargetOs) -> None:
        self._children = bus_children(packages)
        self._packages, self._needs, self._target = packages, needs, target
        self._parents: dict[str, list[DriverPackage]] = {}
        for package in packages:
            for child in self._children.get(package.folder, ()):
                self._parents.setdefault(child.folder, []).append(package)
        self._verdicts = [self._verdict(package) for package in packages]

    def judge(self, wishes: Wishes) -> tuple[Verdict, ...]:
        """A verdict on every package.

        Raises RequestError where `wishes` name what isn't there (no-such-package, no-such-class)
        or isn't safe to remove (not-removable).
        """
        keep, remove = _names(wishes.keep), _names(wishes.remove)
        _check_wishes(self._packages, wishes.classes, keep | remove)
        # Who removes a bus driver removes the adapters on its bus: they can't work without it.
        remove |= {child.name for bus in self._buses(remove) for child in bus} - keep
        verdicts = [_decided(verdict, wishes, keep, remove) for verdict in self._verdicts]
        verdicts = _without_needed(verdicts, self._children, self._needs.included)
        for verdict in verdicts:
            if verdict.package.name in remove and not verdict.removed:
                raise RequestError(
                    "not-removable",
                    words(
                        "{name} can't be removed: {reason}",
                        name=verdict.package.name,
                        reason=verdict.reason,
                    ),
                    hint=words(
                        "Take {name} out of the recipe's [drivers] remove.",
                        name=verdict.package.name,
                    ),
                )
        return tuple(verdicts)

    def _buses(self, names: Collection[str]) -> list[tuple[DriverPackage, ...]]:
        """The packages on the bus of each bus driver among `names`."""
        return [
            self._children[package.folder]
            for package in self._packages
            if package.name in names and package.folder in self._children
        ]

    def _verdict(self, package: DriverPackage) -> Verdict:
        """May `package` go? Nothing is removed yet."""
        group, reason = self._may_go(package)
        return Verdict(package, bool(group), False, reason, group)

    def _may_go(self, package: DriverPackage) -> tuple[str, Words]:
        """The group by which the package may go, "" if it stays; and the reason."""
        inf, rules = package.inf, protection()
        kind = inf.class_name.lower()
        if reason := rules.packages.get(package.name):
            return "", reason
        if kind in _BUS_CLASSES and package.folder in self._children:
            return self._bus(package)
        if reason := rules.classes.get(kind):
            return "", reason
        return self._adapter(package) if kind == "net" else _of_class(package)

    def _bus(self, package: DriverPackage) -> tuple[str, Words]:
        children = self._children[package.folder]
        others = [child for child in children if child.inf.class_name.lower() != "net"]
        if others:
            return "", words("Bus driver: {name} works on its bus.", name=others[0].name)
        if not package.inf.enumerators <= BUSES:
            return "", words("Bus driver of more than plug-in cards.")
        if reason := self._wanted(package):
            return "", reason
        goes = ", ".join(child.name for child in children)
        maker = _maker(package)
        return NETWORK, words(
            "Bus of network adapters of {maker}: no target NIC is on it. Goes with {goes}.",
            maker=maker,
            goes=goes,
        )

    def _adapter(self, package: DriverPackage) -> tuple[str, Words]:
        inf = package.inf
        if not inf.ids or any(map(is_virtual, inf.enumerators)):
            return "", words("Virtual adapter or part of the network stack.")
        if reason := self._wanted(package):
            return "", reason
        if not inf.enumerators <= BUSES:
            parents = self._parents.get(package.folder, [])
            if not parents:
                return "", words("Adapter on a bus whose driver is not in the image: left alone.")
            if reason := next(filter(None, map(self._wanted, parents)), NOTHING):
                return "", words(
                    "Works on the bus of {name}. {reason}", name=parents[0].name, reason=reason
                )
        return NETWORK, words(
            "Network adapters of {maker}: no target NIC uses it.", maker=_maker(package)
        )

    def _wanted(self, package: DriverPackage) -> Words:
        """Which target NIC needs the package, as a sentence; "" if none."""
        if nic := self._needs.serving.get(package.folder):
            return words("Serves the target NIC {nic}.", nic=nic)
        for device in self._needs.devices:
            if possible := possible_match(package.inf, device, self._target):
                return words(
                    "May serve the target NIC {nic}: it lists {listed}.",
                    nic=device.spelling,
                    listed=possible,
                )
            if package.folder in self._children and best_match(package.inf, device, self._target):
                return words("The target NIC {nic} is on its bus.", nic=device.spelling)
        return NOTHING


def _of_class(package: DriverPackage) -> tuple[str, Words]:
    """The same for a package of a class that only goes at the user's wish."""
    inf = package.inf
    named = next((c for c in device_classes().values() if c.holds(inf)), None)
    if not named:
        return "", words("Of class {name}: left alone.", name=inf.class_name or words("unknown"))
    if not inf.ids or any(_GENERIC.match(listed) for listed in inf.ids):
        return "", words("Windows' own, for devices of every make.")
    return named.name, words("{title} of {maker}.", title=named.title, maker=_maker(package))


def _without_needed(
    verdicts: list[Verdict],
    children: Mapping[str, tuple[DriverPackage, ...]],
    included: Mapping[str, str],
) -> list[Verdict]:
    """What a package that stays works with has to stay too, and so on: the INFs that it takes
    parts from (Include), and the driver of the bus that it is on."""
    while True:
        staying = {v.package.folder: v.package for v in verdicts if not v.removed}
        users = dict(included)
        users |= {name: p.name for p in staying.values() for name in p.inf.includes}
        buses = {
            folder: child.name
            for folder, found in children.items()
            for child in found
            if child.folder in staying
        }
        kept = [_kept_for(verdict, users, buses) for verdict in verdicts]
        if kept == verdicts:
            return verdicts
        verdicts = kept


def _kept_for(verdict: Verdict, users: Mapping[str, str], buses: Mapping[str, str]) -> Verdict:
    """The verdict, changed to staying if a package that stays needs this one."""
    package = verdict.package
    user = users.get(package.name) or buses.get(package.folder)
    if not verdict.removed or not user:
        return verdict
    return replace(
        verdict, prunable=False, removed=False, reason=words("{user} uses it.", user=user)
    )


def _check_wishes(
    packages: Sequence[DriverPackage], classes: Collection[str], named: Collection[str]
) -> None:
    if unknown := sorted(set(named) - {package.name for package in packages}):
        raise RequestError(
            "no-such-package",
            words("The image holds no driver package {names}.", names=", ".join(unknown)),
            hint=words("`sert-wizard drivers ISO` lists what it holds."),
        )
    if unknown := sorted(set(classes) - device_classes().keys()):
        raise RequestError(
            "no-such-class",
            words("[drivers] classes can't hold {names}.", names=", ".join(unknown)),
            hint=words("It may name {names}.", names=", ".join(device_classes())),
        )


def _maker(package: DriverPackage) -> str:
    return package.inf.provider or "another vendor"


def _names(names: Collection[str]) -> set[str]:
    return {name.lower() for name in names}
