"""Which packages may go, which go, and why; by class and hardware ids, never by name.

A vendor's NIC package is of class Net and lists only ids of a bus. The network stack, virtual
adapters, storage, USB, input and system packages are never touched.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sert_wizard.drivers.store import DriverPackage
from sert_wizard.errors import RequestError
from sert_wizard.inf.ids import BUS_ID, VIRTUAL_ID, DeviceId
from sert_wizard.inf.ranking import TargetOs, possible_match

_WHY_KEPT = {
    "netclient": "Part of the network stack.",
    "netservice": "Part of the network stack.",
    "nettrans": "Part of the network stack.",
    "scsiadapter": "Storage: needed to reach the disks.",
    "hdc": "Storage: needed to reach the disks.",
    "diskdrive": "Storage: needed to reach the disks.",
    "volume": "Storage: needed to reach the disks.",
    "cdrom": "Storage: the redirected CD drive needs it.",
    "usb": "USB: the redirected drive, keyboard and mouse need it.",
    "hidclass": "Input devices.",
    "keyboard": "Input devices.",
    "mouse": "Input devices.",
    "system": "System devices: Windows needs them to start.",
}


@dataclass(frozen=True)
class Verdict:
    """What happens to `package` and why; `prunable` says that it could be removed safely."""

    package: DriverPackage
    prunable: bool
    removed: bool
    reason: str


def judge(
    packages: Sequence[DriverPackage],
    *,
    prune: str,
    keep: Collection[str],
    remove: Collection[str],
    devices: Sequence[DeviceId],
    serving: Mapping[str, str],
    target: TargetOs,
) -> tuple[Verdict, ...]:
    """A verdict on every package. `serving` names the NIC that a package (by its folder) serves.

    Raises RequestError where `keep` or `remove` name what isn't there or isn't safe to remove.
    """
    keep, remove = {_inf_name(n) for n in keep}, {_inf_name(n) for n in remove}
    _check_names(packages, keep | remove)
    verdicts = []
    for package in packages:
        prunable, reason = _prunable(package, devices, serving, target)
        if package.name in remove and not prunable:
            raise RequestError(
                "not-removable",
                f"{package.name} can't be removed: {reason}",
                hint=f"Take {package.name} out of the recipe's [drivers] remove.",
            )
        removed = prunable and package.name not in keep
        removed = removed and (prune == "network" or package.name in remove)
        if prunable and package.name in keep:
            reason = "Kept as the recipe asks."
        verdicts.append(Verdict(package, prunable, removed, reason))
    return tuple(_keep_included(verdicts))


def _keep_included(verdicts: list[Verdict]) -> list[Verdict]:
    """What a package that stays takes parts from (Include) has to stay too, and so on."""
    while True:
        needed = {
            name: verdict.package.name
            for verdict in verdicts
            if not verdict.removed
            for name in verdict.package.inf.includes
        }
        hit = [v for v in verdicts if v.removed and v.package.name in needed]
        if not hit:
            return verdicts
        verdicts = [
            replace(v, prunable=False, removed=False, reason=f"{needed[v.package.name]} uses it.")
            if v in hit
            else v
            for v in verdicts
        ]


def _prunable(
    package: DriverPackage,
    devices: Sequence[DeviceId],
    serving: Mapping[str, str],
    target: TargetOs,
) -> tuple[bool, str]:
    inf = package.inf
    kind = inf.class_name.lower()
    if kind != "net":
        return False, _WHY_KEPT.get(kind, f"Of class {inf.class_name or 'unknown'}: left alone.")
    if not inf.ids or any(VIRTUAL_ID.match(listed) for listed in inf.ids):
        return False, "Virtual adapter or part of the network stack."
    if not all(BUS_ID.match(listed) for listed in inf.ids):
        return False, "Adapter on another driver's bus, and linked to that driver."
    if nic := serving.get(package.folder):
        return False, f"Serves the target NIC {nic}."
    for device in devices:
        if possible := possible_match(inf, device, target):
            return False, f"May serve the target NIC {device.spelling}: it lists {possible}."
    return True, f"Network adapters of {inf.provider or 'another vendor'}: no target NIC uses it."


def _check_names(packages: Sequence[DriverPackage], named: Collection[str]) -> None:
    unknown = sorted(set(named) - {package.name for package in packages})
    if unknown:
        raise RequestError(
            "no-such-package",
            f"The image holds no driver package {', '.join(unknown)}.",
            hint="`sert-wizard drivers ISO` lists what it holds.",
        )


def _inf_name(name: str) -> str:
    return name.lower()
