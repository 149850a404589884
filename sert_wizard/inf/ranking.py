"""Which of an INF's devices Windows would take for a device, and how good the match is.

Sources: Microsoft, "INF Manufacturer Section" and "Combining Platform Extensions with Operating
System Versions" (which Models section counts), "How Windows Ranks Drivers", "Signature Score",
"Feature Score" and "Identifier Score" (the rank).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sert_wizard.inf.document import Inf, Model, ModelsSection
from sert_wizard.inf.files import number_of
from sert_wizard.inf.ids import DeviceId
from sert_wizard.wording import Words, words

WORKSTATION, DOMAIN_CONTROLLER, SERVER = 1, 2, 3  # VER_NT_*
_PRODUCTS = {
    WORKSTATION: words("workstations"),
    DOMAIN_CONTROLLER: words("domain controllers"),
    SERVER: words("servers"),
}

_DECORATION = re.compile(
    r"nt(x86|ia64|amd64|arm64|arm)?(?:\.(\d*)(?:\.(\d*)(?:\.(\w*)(?:\.(\w*)(?:\.(\d*))?)?)?)?)?"
)
_BUILD_FIELD_SINCE = (10, 0, 14310)

#: SS of the rank. Trusted signatures are equal from Windows Vista on (AllSignersEqual).
TRUSTED, UNSIGNED, UNSIGNED_NOT_NT = 0x00, 0x80, 0xC0


@dataclass(frozen=True)
class TargetOs:
    """The Windows in the image: architecture as INFs spell it, (major, minor, build), product
    type (VER_NT_*) and suites (VER_SUITE_* bits)."""

    architecture: str
    version: tuple[int, int, int]
    product: int = WORKSTATION
    suites: int = 0

    @property
    def version_text(self) -> str:
        return f"{self.version[0]}.{self.version[1]}"


@dataclass(frozen=True)
class Match:
    """An INF that serves a device: `rank` as 0xSSGGTHHH, lower is better; `date` and `version` of
    the driver that its install section brings."""

    inf: Inf
    model: Model
    matched_id: str
    rank: int
    date: date | None
    version: str

    @property
    def rank_text(self) -> str:
        return f"0x{self.rank:08X}"

    @property
    def order(self) -> tuple[int, int, tuple[int, ...]]:
        """Sorts the best first: rank, then the newer date, then the higher version."""
        day = self.date.toordinal() if self.date else 0
        return (self.rank, -day, tuple(-n for n in version_key(self.version)))


@dataclass(frozen=True)
class _Decoration:
    """A TargetOSVersion taken apart; 0 and "" stand for what it leaves open."""

    architecture: str
    version: tuple[int, int]
    product: int
    suites: int
    build: int

    @property
    def closeness(self) -> tuple[tuple[int, int], int, int, int, bool]:
        """Sorts the section that Windows prefers last: its version counts before all else."""
        return (self.version, self.build, self.product, self.suites, bool(self.architecture))


def version_key(text: str) -> tuple[int, ...]:
    """A DriverVer version as four numbers that compare."""
    numbers = [int(n) for n in re.findall(r"\d+", text)][:4]
    return tuple(numbers + [0] * (4 - len(numbers)))


def chosen_sections(inf: Inf, target: TargetOs) -> tuple[ModelsSection, ...]:
    """The one Models section that this Windows reads for each line of [Manufacturer]."""
    lines: dict[int, list[tuple[_Decoration, ModelsSection]]] = {}
    for section in inf.models_sections:
        parts = _parts(section.decoration)
        if parts and not _first_objection(parts, target):
            lines.setdefault(section.line, []).append((parts, section))
    return tuple(max(found, key=lambda pair: pair[0].closeness)[1] for found in lines.values())


def best_match(
    inf: Inf, device: DeviceId, target: TargetOs, *, signed: bool = True
) -> Match | None:
    """How `inf` serves `device` on `target`; None if it doesn't. `signed`: its catalogue counts."""
    ids = {listed: place for place, listed in enumerate(device.ids)}
    if inf.ids.isdisjoint(ids):
        return None
    hardware = device.hardware_ids(target.version)
    found = [
        _match(inf, model, listed, target, signed, score)
        for section in chosen_sections(inf, target)
        for model in section.models
        for place, listed in enumerate(model.ids)
        if listed in ids
        for score in [_identifier_score(listed, hardware, device.ids, compatible=place > 0)]
    ]
    return min(found, key=lambda match: match.order, default=None)


def possible_match(inf: Inf, device: DeviceId, target: TargetOs) -> str:
    """An id of `inf` that the device may have though it isn't known to: it names a subsystem or
    revision that was not given; "" if there is none."""
    if not any(device.may_be(listed) for listed in inf.ids):
        return ""
    for section in chosen_sections(inf, target):
        for model in section.models:
            for listed in model.ids:
                if listed not in device.ids and device.may_be(listed):
                    return listed
    return ""


def _match(
    inf: Inf, model: Model, listed: str, target: TargetOs, signed: bool, score: int
) -> Match:
    """The match by `listed`, ranked with signature and feature score: 0xSSGG0000."""
    install, platform = model.section, target.architecture
    unsigned = UNSIGNED if inf.has_nt_install(install, platform) else UNSIGNED_NOT_NT
    rank = (TRUSTED if signed else unsigned) << 24 | inf.feature_score(install, platform) << 16
    return Match(inf, model, listed, rank | score, *inf.driver_version(install, platform))


def _identifier_score(
    listed: str, hardware: tuple[str, ...], ids: tuple[str, ...], *, compatible: bool
) -> int:
    """0xTHHH: T says whether the device and the INF call the id a hardware or a compatible one,
    HHH is the id's place in the device's list of that kind."""
    is_hardware = listed in hardware
    own = hardware if is_hardware else tuple(i for i in ids if i not in hardware)
    kind = (0 if is_hardware else 2) + (1 if compatible else 0)
    return kind << 12 | own.index(listed)


def _parts(decoration: str) -> _Decoration | None:
    """A decoration taken apart; None for what Windows can't read."""
    match = _DECORATION.fullmatch(decoration) if decoration else None
    if not match:
        return None if decoration else _Decoration("", (0, 0), 0, 0, 0)
    architecture, major, minor, product, suites, build = match.groups("")
    return _Decoration(
        architecture,
        (int(major or 0), int(minor or 0)),
        _number(product),
        _number(suites),
        int(build or 0),
    )


def objection(decoration: str, target: TargetOs) -> tuple[int, Words] | None:
    """Why `target` doesn't read a Models section so decorated, with a number that says how far
    the check came; None if it does."""
    parts = _parts(decoration)
    return (
        _first_objection(parts, target)
        if parts
        else (0, words("for “{name}”, which is no Windows", name=decoration))
    )


def is_for(decoration: str, target: TargetOs) -> bool:
    """Whether a decoration names this very version of Windows."""
    parts = _parts(decoration)
    return parts is not None and parts.version == target.version[:2]


def _first_objection(parts: _Decoration, target: TargetOs) -> tuple[int, Words] | None:
    # Since Windows Server 2003 SP1 a section for another architecture than x86 has to name it.
    architecture = parts.architecture or "x86"
    wanted = ".".join(map(str, parts.version))
    objections = (
        (
            architecture != target.architecture,
            words(
                "for {theirs}, and the image is {ours}",
                theirs=architecture,
                ours=target.architecture,
            ),
        ),
        (
            parts.version > target.version[:2],
            words(
                "only from Windows {theirs} on, and the image is {ours}",
                theirs=wanted,
                ours=target.version_text,
            ),
        ),
        (
            parts.product not in (0, target.product),
            words(
                "only for Windows on {products}",
                products=_PRODUCTS.get(parts.product, words("other products")),
            ),
        ),
        (bool(parts.suites & ~target.suites), words("only for other editions of Windows")),
        (
            bool(parts.build) and target.version < _BUILD_FIELD_SINCE,
            words(
                "in a way that only Windows 10 build {build} and later read",
                build=_BUILD_FIELD_SINCE[2],
            ),
        ),
        (
            (*parts.version, parts.build) > target.version,
            words(
                "only from build {theirs} on, and the image is build {ours}",
                theirs=parts.build,
                ours=target.version[2],
            ),
        ),
    )
    return next(((n, text) for n, (wrong, text) in enumerate(objections) if wrong), None)


def _number(text: str) -> int:
    """A field of the decoration, 0 where it is left open; what is no number suits no Windows."""
    number = number_of(text or "0")
    return -1 if number is None else number
