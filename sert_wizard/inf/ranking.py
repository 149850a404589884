"""Which of an INF's devices Windows would take for a device, and how good the match is.

Sources: Microsoft, "INF Manufacturer Section" (which Models section counts), "How Windows Ranks
Drivers" and "Identifier Score" (the rank).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sert_wizard.inf.document import Inf, Model, ModelsSection
from sert_wizard.inf.ids import DeviceId

_DECORATION = re.compile(
    r"nt(x86|ia64|amd64|arm64|arm)?(?:\.(\d*)(?:\.(\d*)(?:\.(\w*)(?:\.(\w*)(?:\.(\d*))?)?)?)?)?"
)
_BUILD_FIELD_SINCE = (10, 0, 14310)
_WORKSTATION = 1
_COMPATIBLE_SINCE = (10, 0)  # from here on VEN&DEV without a subsystem is a compatible id
_FEATURE_SCORE = 0xFF  # of an INF that names none


@dataclass(frozen=True)
class TargetOs:
    """The Windows in the image: architecture as INFs spell it, (major, minor, build)."""

    architecture: str
    version: tuple[int, int, int]

    @property
    def version_text(self) -> str:
        return f"{self.version[0]}.{self.version[1]}"


@dataclass(frozen=True)
class Match:
    """An INF that serves a device: `rank` as 0xSSGGTHHH, lower is better."""

    inf: Inf
    model: Model
    matched_id: str
    rank: int

    @property
    def rank_text(self) -> str:
        return f"0x{self.rank:08X}"

    @property
    def order(self) -> tuple[int, int, tuple[int, ...]]:
        """Sorts the best first: rank, then the newer date, then the higher version."""
        day = self.inf.date or date.min
        return (self.rank, -day.toordinal(), tuple(-n for n in version_key(self.inf.version)))


@dataclass(frozen=True)
class _Decoration:
    version: tuple[int, int]
    build: int
    product: int
    plain: bool


def version_key(text: str) -> tuple[int, ...]:
    """A DriverVer version as four numbers that compare."""
    numbers = [int(n) for n in re.findall(r"\d+", text)][:4]
    return tuple(numbers + [0] * (4 - len(numbers)))


def chosen_sections(inf: Inf, target: TargetOs) -> tuple[ModelsSection, ...]:
    """The one Models section of each manufacturer that this Windows would read."""
    makers: dict[tuple[str, str], list[tuple[_Decoration, ModelsSection]]] = {}
    for section in inf.models_sections:
        if fit := _fitting(section.decoration, target):
            makers.setdefault((section.manufacturer, section.base), []).append((fit, section))
    return tuple(max(found, key=lambda pair: _closeness(pair[0]))[1] for found in makers.values())


def best_match(inf: Inf, device: DeviceId, target: TargetOs) -> Match | None:
    """How `inf` serves `device` on `target`; None if it doesn't."""
    first_compatible = (
        sum("SUBSYS" in i for i in device.ids)
        if target.version[:2] >= _COMPATIBLE_SINCE and device.subsystem
        else len(device.ids)
    )
    best: Match | None = None
    for section in chosen_sections(inf, target):
        for model in section.models:
            for place, listed in enumerate(model.ids):
                if listed not in device.ids:
                    continue
                position = device.ids.index(listed)
                kind = (0 if position < first_compatible else 2) + (1 if place else 0)
                rank = _FEATURE_SCORE << 16 | kind << 12 | position
                if best is None or rank < best.rank:
                    best = Match(inf, model, listed, rank)
    return best


def possible_match(inf: Inf, device: DeviceId, target: TargetOs) -> str:
    """An id of `inf` that the device may have though it isn't known to: it names a subsystem or
    revision that was not given; "" if there is none."""
    for section in chosen_sections(inf, target):
        for model in section.models:
            for listed in model.ids:
                if listed not in device.ids and device.may_be(listed):
                    return listed
    return ""


def _fitting(decoration: str, target: TargetOs) -> _Decoration | None:
    """The decoration's parts if a section so decorated may be read by `target`."""
    if not decoration:
        return _plain(target)
    match = _DECORATION.fullmatch(decoration)
    if not match:
        return None
    architecture, major, minor, product, _suite, build = match.groups("")
    parts = _Decoration((int(major or 0), int(minor or 0)), int(build or 0), bool(product), False)
    suits = (
        (architecture or "x86") == target.architecture
        and parts.version <= target.version[:2]
        and (not product or _number(product) == _WORKSTATION)
        and (not build or _build_suits(parts, target))
    )
    return parts if suits else None


def _plain(target: TargetOs) -> _Decoration | None:
    # Since Windows Server 2003 SP1 only x86 reads undecorated sections.
    return _Decoration((0, 0), 0, 0, plain=True) if target.architecture == "x86" else None


def _build_suits(parts: _Decoration, target: TargetOs) -> bool:
    """Older Windows can't read a section with a build; a newer build than its own is not for it."""
    return target.version >= _BUILD_FIELD_SINCE and (*parts.version, parts.build) <= target.version


def _closeness(decoration: _Decoration) -> tuple[tuple[int, int], int, int, bool]:
    return (decoration.version, decoration.build, decoration.product, not decoration.plain)


def _number(text: str) -> int:
    try:
        return int(text, 0)
    except ValueError:
        return -1
