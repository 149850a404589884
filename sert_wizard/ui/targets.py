"""Changes of a recipe's [target]: which NICs it is for, and in which machines they are.

A NIC stands in the target's own list, or in those of one or several machines. Whatever is not
changed keeps its order and its spelling. NICs are named by the most specific of their ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sert_wizard.inf.ids import parse_id
from sert_wizard.recipe import Machine, Target


def spelled(nic: str) -> str:
    """The name of the NIC that a recipe spells `nic`. Raises RequestError (bad-hardware-id)."""
    return parse_id(nic).ids[0]


def machines_of(target: Target, nic: str) -> tuple[str, ...]:
    """The names of the machines that have the NIC, in the recipe's order, each once."""
    return tuple(dict.fromkeys(m.name for m in target.machines if _has(m.nics, nic)))


def on_its_own(target: Target, nic: str) -> bool:
    """Whether the NIC is a target without a machine being named."""
    return _has(target.nics, nic)


def added(target: Target, nic: str) -> Target:
    """The NIC in the target's own list, if it isn't there yet."""
    return target if _has(target.nics, nic) else replace(target, nics=(*target.nics, nic))


def removed(target: Target, nic: str) -> Target:
    """The NIC nowhere; its machines stay, for their names may be the user's work."""
    machines = tuple(replace(m, nics=_without(m.nics, nic)) for m in target.machines)
    return replace(target, nics=_without(target.nics, nic), machines=machines)


def filed(target: Target, nic: str, machine: str) -> Target:
    """The NIC in that machine, which is made where it isn't there, and no longer on its own."""
    if machine not in machines_of(target, nic):
        machines = [*target.machines]
        index = next((n for n, m in enumerate(machines) if m.name == machine), None)
        if index is None:
            machines.append(Machine(machine, (nic,)))
        else:
            machines[index] = replace(machines[index], nics=(*machines[index].nics, nic))
        target = replace(target, machines=tuple(machines))
    return replace(target, nics=_without(target.nics, nic))


def unfiled(target: Target, nic: str, machine: str) -> Target:
    """The NIC out of that machine; a machine that has none left by this goes."""
    machines = (
        replace(m, nics=_without(m.nics, nic)) if m.name == machine else m for m in target.machines
    )
    kept = (
        new for new, old in zip(machines, target.machines, strict=True) if new.nics or not old.nics
    )
    return replace(target, machines=tuple(kept))


def superseded(target: Target, old: str, new: str, machine: str) -> Target:
    """`new`, a more specific id of the same NIC, in the place of `old`: on its own, and in
    `machine`; without a machine named, in all of them."""
    machines = tuple(
        replace(m, nics=_replaced(m.nics, old, new)) if machine in ("", m.name) else m
        for m in target.machines
    )
    return replace(target, nics=_replaced(target.nics, old, new), machines=machines)


def _replaced(nics: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    names = (new if spelled(other) in (old, new) else other for other in nics)
    return tuple(dict.fromkeys(names))


def _has(nics: Iterable[str], nic: str) -> bool:
    return any(spelled(other) == nic for other in nics)


def _without(nics: Iterable[str], nic: str) -> tuple[str, ...]:
    return tuple(other for other in nics if spelled(other) != nic)
