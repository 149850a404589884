"""What the user has shaped so far. No Qt here: pages show this and change it, nothing else.

The recipe is the single source; what follows from it (the plan, the drivers' verdicts) is kept
with the recipe that it was made from and is forgotten as soon as the recipe differs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from sert_wizard.build.result import ISO, Built
from sert_wizard.drivers.prune import Verdict, Wishes, is_asked
from sert_wizard.errors import SertError
from sert_wizard.hardware.nic import Nic
from sert_wizard.plan.model import Plan
from sert_wizard.recipe import Drivers, Firmware, Recipe
from sert_wizard.stage1.spec import Network, check_url
from sert_wizard.ui import targets
from sert_wizard.ui.facts import DriverView, Opened
from sert_wizard.ui.package_groups import DeviceGroup, with_group

DEFAULT_PORT = 8080
_STAND_IN_URL = f"http://192.0.2.100:{DEFAULT_PORT}/{ISO}"  # for documentation (RFC 5737)


class Session:
    """The recipe in the making, the opened base, and what was computed from the two."""

    def __init__(self, recipe: Recipe | None = None) -> None:
        self.recipe = recipe or Recipe()
        self.recipe_file: Path | None = None
        self.opened: Opened | None = None
        self.seen: tuple[Nic, ...] = ()
        self.candidates: dict[str, str] = {}  # NICs that nobody has seen yet, and how sure each is
        self._places: dict[str, tuple[bool, tuple[str, ...]]] = {}  # of NICs that were unticked
        self.allow_uncovered = False
        self.overwrite = False
        self.built: Built | None = None
        self.last_plan: Plan | None = None
        self._view: DriverView | None = None
        self._view_for: Recipe | None = None
        self._view_before: DriverView | None = None
        self._folder_chosen = bool(recipe)
        self._firmware_before = Recipe().stage1.firmware  # before the Linux loader was chosen

    # --- the base

    def use_recipe(self, recipe: Recipe, file: Path) -> None:
        """Start anew from a recipe `file`; the recipe's paths are absolute."""
        self.recipe, self.recipe_file = recipe, file
        self._folder_chosen = True
        self._places = {}
        self._forget()

    def start_anew(self) -> Opened | None:
        """Forget all choices; NICs that were seen stay to choose from. The base, for closing."""
        self.recipe, self.recipe_file = Recipe(), None
        self._folder_chosen = self.overwrite = False
        self._places = {}
        return self.drop_base()

    def take_base(self, opened: Opened) -> Opened | None:
        """`opened` is the base from now on; the former one, for closing."""
        former, self.opened = self.opened, opened
        path = opened.facts.path.resolve()
        wim = self.recipe.base.wim if str(path) == self.recipe.base.iso else ""
        self.recipe = replace(self.recipe, base=replace(self.recipe.base, iso=str(path), wim=wim))
        if not self._folder_chosen:
            self._set_directory(path.parent / f"{path.stem}-optimized")
        self._forget()
        return former

    def wanted_wim(self, iso: Path) -> str:
        """The WIM that the recipe names, if `iso` is the recipe's disc."""
        return self.recipe.base.wim if str(iso) == self.recipe.base.iso else ""

    def drop_base(self) -> Opened | None:
        """No base any more; the former one, for closing."""
        former, self.opened = self.opened, None
        self._forget()
        return former

    def _forget(self) -> None:
        self.built = self.last_plan = None
        self._view = self._view_for = None

    # --- the targets

    def see(self, nics: tuple[Nic, ...], certainty: str = "") -> tuple[Nic, ...]:
        """Add NICs to choose from; those that were not known, the most specific form wins.
        Candidates come with their `certainty`, until such a NIC is really seen."""
        if not certainty:
            proven = {n.ids[0]: n for n in nics if self.candidates.pop(n.ids[0], "")}
            self.seen = tuple(proven.get(nic.ids[0], nic) for nic in self.seen)
        known = {nic.ids[0] for nic in self.seen}
        new = tuple({n.ids[0]: n for n in nics if n.ids[0] not in known}.values())
        self.seen = (*self.seen, *new)
        if certainty:
            self.candidates |= {nic.ids[0]: certainty for nic in new}
        return new

    @property
    def targets(self) -> tuple[str, ...]:
        """The target NICs by the most specific of their ids, each once."""
        return tuple(dict.fromkeys(device.ids[0] for device in self.recipe.devices()))

    @property
    def machines(self) -> tuple[str, ...]:
        """The names of the recipe's machines, each once."""
        return tuple(dict.fromkeys(machine.name for machine in self.recipe.target.machines))

    def machines_of(self, nic: Nic) -> tuple[str, ...]:
        return targets.machines_of(self.recipe.target, nic.ids[0])

    def set_target(self, nic: Nic, wanted: bool) -> None:
        """Tick or untick a NIC; ticked again, it comes back to its machines."""
        if wanted:
            self._supersede(nic, "")
        name, target = nic.ids[0], self.recipe.target
        if wanted and name not in self.targets:
            alone, machines = self._places.pop(name, (True, ()))
            for machine in machines:
                target = targets.filed(target, name, machine)
            if alone:
                target = targets.added(target, name)
        elif not wanted and name in self.targets:
            alone = targets.on_its_own(target, name)
            self._places[name] = (alone, targets.machines_of(target, name))
            target = targets.removed(target, name)
        self.recipe = replace(self.recipe, target=target)

    def set_machine(self, nic: Nic, machine: str, wanted: bool) -> None:
        """File a NIC, which becomes a target, under a machine's name, or take it out there; out of
        its last machine, it stays a target on its own."""
        if wanted:
            self._supersede(nic, machine)
        name, target = nic.ids[0], self.recipe.target
        if wanted:
            target = targets.filed(target, name, machine)
        elif machine in targets.machines_of(target, name):
            target = targets.unfiled(target, name, machine)
            if not targets.machines_of(target, name):
                target = targets.added(target, name)
        self.recipe = replace(self.recipe, target=target)

    def _supersede(self, nic: Nic, machine: str) -> None:
        """Let a NIC whose full id is known take the place of candidates for it; one that stands
        for another machine stays."""
        for name in tuple(self.candidates):
            if name not in nic.ids[1:]:
                continue
            target = targets.superseded(self.recipe.target, name, nic.ids[0], machine)
            self.recipe = replace(self.recipe, target=target)
            if name not in self.targets:
                del self.candidates[name]
                self._places.pop(name, None)
                others = (other for other in self.seen if other.ids[0] != nic.ids[0])
                self.seen = tuple(nic if other.ids[0] == name else other for other in others)

    def _proven(self, nic: Nic, machine: str) -> Nic:
        """The target that is this candidate, told by its full id; else the candidate itself."""
        for other in self.seen:
            name, target = other.ids[0], self.recipe.target
            if nic.ids[0] in other.ids[1:] and name in self.targets:
                machines = targets.machines_of(target, name)
                if not machine or not machines or machine in machines:
                    return other
        return nic

    def choose(self, nic: Nic, machine: str, certainty: str, wanted: bool) -> None:
        """Tick or untick what a search found: a NIC, of that machine if one is named."""
        if certainty and (proven := self._proven(nic, machine)) is not nic:
            nic, certainty = proven, ""
        if wanted:
            self.see((nic,), certainty)
            if machine:
                self.set_machine(nic, machine, True)
            else:
                self.set_target(nic, True)
        elif not machine:
            self.set_target(nic, False)
        else:
            target = targets.unfiled(self.recipe.target, nic.ids[0], machine)
            self.recipe = replace(self.recipe, target=target)

    def is_chosen(self, nic: Nic, machine: str) -> bool:
        """Whether the NIC is a target, in that machine if one is named."""
        nic = self._proven(nic, machine)
        if machine:
            return machine in self.machines_of(nic)
        return nic.ids[0] in self.targets

    # --- the drivers

    def set_prune(self, on: bool) -> None:
        self._drivers(prune="network" if on else "none")

    def offer(self, folder: Path) -> None:
        """Offer a folder of driver packages."""
        inject = dict.fromkeys((*self.recipe.drivers.inject, str(folder)))
        self._drivers(inject=tuple(inject))

    def withdraw(self, folder: str) -> None:
        self._drivers(inject=tuple(f for f in self.recipe.drivers.inject if f != folder))

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Take out all packages of these device classes."""
        self._drivers(classes=classes)

    def set_removed(self, verdict: Verdict, removed: bool) -> None:
        """The user's own word on one package, against what pruning says."""
        drivers, name = self.recipe.drivers, verdict.package.name
        keep = tuple(n for n in drivers.keep if n.lower() != name)
        remove = tuple(n for n in drivers.remove if n.lower() != name)
        asked = is_asked(verdict, Wishes(drivers.prune, drivers.classes))
        if removed and not asked:
            remove = (*remove, name)
        elif not removed and asked:
            keep = (*keep, name)
        self._drivers(keep=keep, remove=remove)

    def set_group(self, groups: Sequence[DeviceGroup], removed: bool) -> None:
        """Take out, or keep, all packages of a group and of those within it."""
        self.set_drivers(with_group(self.recipe.drivers, groups, removed))

    def set_drivers(self, drivers: Drivers) -> None:
        """Everything that the recipe says about drivers."""
        self.recipe = replace(self.recipe, drivers=drivers)

    @property
    def has_own_choices(self) -> bool:
        """Whether single packages were decided on by hand."""
        return bool(self.recipe.drivers.keep or self.recipe.drivers.remove)

    def forget_own_choices(self) -> None:
        self._drivers(keep=(), remove=())

    def _drivers(self, **changes: object) -> None:
        self.set_drivers(replace(self.recipe.drivers, **changes))

    @property
    def view(self) -> DriverView | None:
        """The verdicts, if they still hold."""
        return self._view if self._view_for == self._driver_part() else None

    @property
    def former_view(self) -> DriverView | None:
        """The latest verdicts on this base, for what other choice ever they were made."""
        return self._view

    def take_view(self, view: DriverView, recipe: Recipe) -> None:
        """Keep the verdicts made from `recipe`. Consent to build without a driver was given for
        the NICs that lacked one then, not for others."""
        if not self._view_before or self._view_before.uncovered != view.uncovered:
            self.allow_uncovered = False
        self._view_before = view
        self._view, self._view_for = view, self._driver_part(recipe)

    def _driver_part(self, recipe: Recipe | None = None) -> Recipe:
        """Only what bears on the drivers."""
        recipe = recipe or self.recipe
        return Recipe(base=recipe.base, target=recipe.target, drivers=recipe.drivers)

    @property
    def uncovered(self) -> bool:
        """Whether a target NIC has no driver, as far as is known."""
        return bool(self.view and self.view.uncovered)

    # --- the plan

    @property
    def plannable(self) -> Recipe:
        """The recipe, fit to be planned before the URL is chosen: its length is what counts."""
        if self.recipe.stage1.url:
            return self.recipe
        return replace(self.recipe, stage1=replace(self.recipe.stage1, url=_STAND_IN_URL))

    @property
    def plan(self) -> Plan | None:
        """The plan, if it still holds. Another output folder does not change it."""
        made, wanted = self.last_plan, self.plannable
        if made is None or replace(made.recipe, output=wanted.output) != wanted:
            return None
        return dataclasses.replace(made, recipe=wanted)

    def take_plan(self, plan: Plan) -> None:
        self.last_plan = plan

    # --- the output

    def set_prompt(self, remove: bool) -> None:
        image = replace(self.recipe.image, prompt="remove" if remove else "keep")
        self.recipe = replace(self.recipe, image=image)

    def set_folder(self, folder: Path) -> None:
        self._folder_chosen = True
        self._set_directory(folder)

    def _set_directory(self, folder: Path) -> None:
        output = replace(self.recipe.output, directory=str(folder))
        self.recipe = replace(self.recipe, output=output)
        self.overwrite = False

    def set_url(self, url: str) -> None:
        self.set_loader(url=url.strip())

    def set_firmware(self, bios: bool, uefi: bool) -> None:
        chosen: tuple[Firmware, ...] = (*(("bios",) if bios else ()), *(("uefi",) if uefi else ()))
        self.set_loader(firmware=chosen)

    def set_flavour(self, linux: bool) -> None:
        """Choose the loader. The Linux one is for BIOS alone; the other takes up UEFI again."""
        if linux:
            self._firmware_before = self.recipe.stage1.firmware
            self.set_loader(flavour="linux", firmware=("bios",))
        else:
            self.set_loader(flavour="ipxe", firmware=self._firmware_before)

    def set_loader(self, **changes: object) -> None:
        """Change keys of [stage1]."""
        self.recipe = replace(self.recipe, stage1=replace(self.recipe.stage1, **changes))

    @property
    def url_problem(self) -> SertError | None:
        """Why the loader could not use the URL."""
        return _refusal(lambda: check_url(self.recipe.stage1.url))

    @property
    def backup_problem(self) -> SertError | None:
        """Why the loader could not use one of the URLs to fall back to."""
        return _refusal(lambda: [check_url(url) for url in self.recipe.stage1.urls])

    @property
    def network_problem(self) -> SertError | None:
        """Why no machine could have that fixed address."""
        asked = self.recipe.stage1.network
        return _refusal(lambda: Network(**msgspec.structs.asdict(asked)))


def _refusal(check: Callable[[], object]) -> SertError | None:
    try:
        check()
    except SertError as error:
        return error
    return None


def url_of(address: str, port: int) -> str:
    """Where `sert-wizard serve` offers the optimized ISO on that address."""
    host = f"[{address}]" if ":" in address else address
    return f"http://{host}:{port}/{ISO}"


def address_of(url: str) -> tuple[str, int]:
    """Host and port of a URL; "" and the default port where it has none."""
    try:
        parts = urlsplit(url)
        return parts.hostname or "", parts.port or DEFAULT_PORT
    except ValueError:
        return "", DEFAULT_PORT
