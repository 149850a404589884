"""All that the wizard asks of the core. Every function here runs on a worker thread, never on
Qt's: the pages give them to `Jobs`, and a test watches that it stays so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.build.builder import build
from sert_wizard.build.result import Built
from sert_wizard.errors import RequestError
from sert_wizard.hardware.local import LocalAddress, local_addresses, local_nics
from sert_wizard.hardware.nic import Nic
from sert_wizard.hardware.reports import nics_in_report, nics_in_text
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.recipe import Recipe
from sert_wizard.ui import facts
from sert_wizard.ui.facts import DriverView, FolderState, Opened


@dataclass(frozen=True)
class LoadedRecipe:
    """A recipe from a file, and its NICs with what is known of them."""

    path: Path
    recipe: Recipe
    nics: tuple[Nic, ...]


@dataclass(frozen=True)
class BuildOrder:
    """What to build: a `plan` that still holds, or None to make it first; `recipe_file` is where
    the recipe was read from, if anywhere."""

    recipe: Recipe
    opened: Opened
    plan: Plan | None
    recipe_file: Path | None
    force: bool
    allow_uncovered: bool


def load_recipe(path: Path) -> LoadedRecipe:
    """Raises InputError, RequestError (a NIC that is none)."""
    recipe = recipes.load(path)
    spelled = "\n".join(device.spelling for device in recipe.devices())
    return LoadedRecipe(path, recipe, nics_in_text(spelled, path.name))


def open_base(iso: Path, wim: str, progress: Progress) -> Opened:
    """Raises InputError, CancelledError."""
    base = BaseImage.open(iso, wim=wim, progress=progress)
    try:
        progress.check()
        return Opened(base, facts.base_facts(base), facts.package_frees(base))
    except BaseException:
        base.close()
        raise


def close_base(opened: Opened) -> None:
    """Remove the scratch copy."""
    opened.base.close()


def own_nics() -> tuple[Nic, ...]:
    return local_nics()


def own_addresses() -> tuple[LocalAddress, ...]:
    return local_addresses()


def nics_of_text(text: str, source: str) -> tuple[Nic, ...]:
    """Raises RequestError (no-nic-found)."""
    found = nics_in_text(text, source)
    if not found:
        raise RequestError(
            "no-nic-found",
            "There is no hardware id in this text.",
            hint=r"Write it as Device Manager shows it, for example PCI\VEN_8086&DEV_10DE, or "
            "short: 8086:10DE.",
        )
    return found


def nics_of_reports(paths: Sequence[Path]) -> tuple[Nic, ...]:
    """The NICs of one machine's reports: a NIC that several name is taken in its most specific
    form, with a name where one of them has it. Raises InputError."""
    found: list[Nic] = []
    for new in (nic for path in paths for nic in nics_in_report(path)):
        twin = next((n for n in found if n.ids[0] in new.ids or new.ids[0] in n.ids), None)
        if twin is None:
            found.append(new)
            continue
        best, other = (new, twin) if len(new.ids) > len(twin.ids) else (twin, new)
        name = best.name if best.name != best.id else other.name
        found[found.index(twin)] = replace(best, name=name)
    return tuple(found)


def judge_drivers(recipe: Recipe, opened: Opened, progress: Progress) -> DriverView:
    """Raises InputError, RequestError, MachineError, CancelledError."""
    return facts.driver_view(recipe, opened.base, progress)


def plan(recipe: Recipe, opened: Opened, progress: Progress) -> Plan:
    """Raises InputError, RequestError, MachineError, CancelledError."""
    return make_plan(recipe, opened.base, progress)


def look_at_folder(folder: Path) -> FolderState:
    return facts.folder_state(folder)


def run_build(order: BuildOrder, progress: Progress) -> Built:
    """Raises whatever planning and building raise."""
    made = order.plan or make_plan(order.recipe, order.opened.base, progress)
    return build(
        made,
        order.opened.base,
        Path(order.recipe.output.directory),
        progress,
        recipe_file=order.recipe_file,
        force=order.force,
        allow_uncovered=order.allow_uncovered,
    )
