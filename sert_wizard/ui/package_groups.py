"""The image's packages by kind of device, and what taking a whole kind out means for the recipe.

Computed without Qt and off its thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from sert_wizard.drivers.prune import NETWORK, Verdict, Wishes, is_asked
from sert_wizard.drivers.rules import device_classes
from sert_wizard.drivers.store import DriverPackage
from sert_wizard.recipe import Drivers
from sert_wizard.wording import Words, words

_NETWORK_TITLE, _NO_TITLE = words("Network adapters"), words("Without a class")
_WIFI = "wifi"
#: Setup classes that nobody takes out, under the names that people know.
_OTHERS = (
    (words("Network stack"), ("nettrans", "netservice", "netclient")),
    (
        words("Storage"),
        ("scsiadapter", "hdc", "diskdrive", "volume", "volumesnapshot", "sbp2", "cdrom"),
    ),
    (words("USB"), ("usb", "usbdevice")),
    (words("Input devices"), ("hidclass", "keyboard", "mouse")),
    (words("System devices"), ("system", "computer", "processor")),
    (words("Monitors"), ("monitor",)),
    (words("Serial ports"), ("ports",)),
)
_KNOWN = {name: title for title, names in _OTHERS for name in names}


@dataclass(frozen=True)
class DeviceGroup:
    """Packages for one kind of device. `key` names it for good: "network", a class that a recipe
    may name, or else a title; `frees` are the bytes of the WIM that all of them, and the groups
    within, hold together;
    `warning` says what no longer works without them; `within` is the group it is a part of."""

    key: str
    title: str
    warning: str
    verdicts: tuple[Verdict, ...]
    frees: int
    within: str = ""

    @cached_property
    def free_to_go(self) -> int:
        """How many could go."""
        return sum(verdict.prunable for verdict in self.verdicts)

    @cached_property
    def removed(self) -> int:
        """How many go."""
        return sum(verdict.removed for verdict in self.verdicts)


def grouped(
    verdicts: Iterable[Verdict], frees: Callable[[str, Sequence[DriverPackage]], int]
) -> tuple[DeviceGroup, ...]:
    """The groups, network adapters first, then what may go, then the rest by title; what may go
    comes first in each. `frees` has the bytes that a group's packages, named by its key, hold."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        found.setdefault(_key(verdict), []).append(verdict)
    if _WIFI in found:
        found.setdefault(NETWORK, [])  # the group that it is a part of
    order = {key: place for place, key in enumerate((NETWORK, *device_classes()))}
    keys = sorted(found, key=lambda key: (order.get(key, len(order)), key))
    held = {key: [v.package for v in found[key]] for key in keys}
    if _WIFI in found:
        held[NETWORK] += held[_WIFI]
    return tuple(_group(key, found[key], frees(key, held[key])) for key in keys)


def _group(key: str, verdicts: list[Verdict], frees: int) -> DeviceGroup:
    verdicts.sort(key=lambda v: (not v.group, v.package.name))
    kind = device_classes().get(key)
    title = kind.title if kind else _NETWORK_TITLE if key == NETWORK else _titles(verdicts)
    return DeviceGroup(
        key,
        title,
        kind.warning if kind else "",
        tuple(verdicts),
        frees,
        NETWORK if key == _WIFI else "",
    )


def _key(verdict: Verdict) -> str:
    inf = verdict.package.inf
    kind = inf.class_name.lower()
    if verdict.group == NETWORK or kind == "net":
        return _WIFI if device_classes()[_WIFI].holds(inf) else NETWORK
    named = next((c.name for c in device_classes().values() if c.holds(inf)), None)
    return named or str(_KNOWN.get(kind, kind))


def _titles(verdicts: Sequence[Verdict]) -> Words | str:
    """The title of packages of setup classes that a recipe can't name: Windows' own name for such
    a class where we have no better one."""
    name = verdicts[0].package.inf.class_name
    return _KNOWN.get(name.lower()) or name or _NO_TITLE


def parts_of(groups: Iterable[DeviceGroup], key: str) -> tuple[DeviceGroup, ...]:
    """The group `key` and those within it."""
    return tuple(group for group in groups if key in (group.key, group.within))


def with_group(drivers: Drivers, groups: Sequence[DeviceGroup], removed: bool) -> Drivers:
    """[drivers] with all packages of `groups` (as `parts_of` gives them) going or staying, said
    in as few words as possible: what was said of single ones is forgotten."""
    verdicts = [verdict for group in groups for verdict in group.verdicts if verdict.group]
    names = {verdict.package.name for verdict in verdicts}
    keep, remove = _others(drivers.keep, names), _others(drivers.remove, names)
    bare = replace(drivers, keep=keep, remove=remove)
    for group in groups:
        bare = _with_wish(bare, group.key, False)
    if removed and not _all_asked(bare, verdicts):
        return _with_wish(bare, groups[0].key, True)
    # What another wish takes as well (Wi-Fi as network adapters) stays only if it is named.
    asked = () if removed else (v.package.name for v in verdicts if is_asked(v, _wishes(bare)))
    return replace(bare, keep=(*bare.keep, *dict.fromkeys(asked)))


def _with_wish(drivers: Drivers, key: str, on: bool) -> Drivers:
    """[drivers] asking for a whole group, or not."""
    if key == NETWORK:
        return replace(drivers, prune="network" if on else "none")
    others = tuple(name for name in drivers.classes if name != key)
    return replace(drivers, classes=(*others, key) if on else others)


def _all_asked(drivers: Drivers, verdicts: Iterable[Verdict]) -> bool:
    return all(is_asked(v, _wishes(drivers)) for v in verdicts if v.prunable)


def _wishes(drivers: Drivers) -> Wishes:
    return Wishes(drivers.prune, drivers.classes)


def _others(names: Iterable[str], without: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.lower() not in without)


def warnings(groups: Iterable[DeviceGroup], drivers: Drivers) -> tuple[str, ...]:
    """What no longer works as the recipe takes out whole classes, a sentence each."""
    return tuple(g.warning for g in groups if g.warning and g.key in drivers.classes and g.removed)


def frees_of(groups: Iterable[DeviceGroup]) -> Mapping[str, int]:
    """The groups' bytes by their key."""
    return {group.key: group.frees for group in groups}
