"""Why an INF that seems made for a device does not serve it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sert_wizard.inf.document import Inf, ModelsSection
from sert_wizard.inf.ids import DeviceId
from sert_wizard.inf.ranking import TargetOs, best_match, chosen_sections, is_for, objection
from sert_wizard.wording import Words, words

#: Nearness of misses that no decoration is to blame for; those of decorations count from 0.
_OTHER_SUBSYSTEM, _NOT_IN_SECTION, _LEFT_OUT = -1, 100, 101


@dataclass(frozen=True, order=True)
class Miss:
    """Why not: the higher the `nearness`, the less it would have taken. `text` ends a sentence
    that begins with the INF's name."""

    nearness: int
    text: Words


def near_miss(inf: Inf, device: DeviceId, target: TargetOs) -> Miss | None:
    """Why `inf`, which lists `device` or a kin of it, does not serve it on `target`; None if it
    doesn't list any, or serves it."""
    if inf.ids.isdisjoint(device.ids):
        return _other_subsystem(inf, device)
    if best_match(inf, device, target):
        return None
    chosen = {section.line: section for section in chosen_sections(inf, target)}
    misses = (_of_section(section, chosen, target) for section in _listing(inf, device))
    return max(misses)


def _listing(inf: Inf, device: DeviceId) -> Iterator[ModelsSection]:
    ids = set(device.ids)
    for section in inf.models_sections:
        if any(not ids.isdisjoint(model.ids) for model in section.models):
            yield section


def _of_section(section: ModelsSection, chosen: dict[int, ModelsSection], target: TargetOs) -> Miss:
    """Why `section`, which lists the device, isn't the one that counts."""
    windows = words("Windows {version}", version=target.version_text)
    counts, against = chosen.get(section.line), objection(section.decoration, target)
    if counts and not counts.models and (not against or is_for(counts.decoration, target)):
        text = words(
            "lists it, but leaves {windows} out on purpose (an empty section)", windows=windows
        )
        return Miss(_LEFT_OUT, text)
    if against:
        return Miss(against[0], words("lists it, but {against}", against=against[1]))
    return Miss(
        _NOT_IN_SECTION, words("lists it, but not among the devices for {windows}", windows=windows)
    )


def _other_subsystem(inf: Inf, device: DeviceId) -> Miss | None:
    """Makers of computers often list their own boards only, by the subsystem."""
    start = f"{device.short}&"
    kin = sorted(listed[len(start) :] for listed in inf.ids if listed.startswith(start))
    if not kin or device.may_be(start + kin[0]):
        return None
    text = (
        words("lists it, but only with {kin} and {count} more", kin=kin[0], count=len(kin) - 1)
        if len(kin) > 1
        else words("lists it, but only with {kin}", kin=kin[0])
    )
    return Miss(_OTHER_SUBSYSTEM, text)
