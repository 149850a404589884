"""All that the wizard asks of the core. Every function here runs on a worker thread, never on
Qt's: the pages give them to `Jobs`, and a test watches that it stays so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.build.builder import build
from sert_wizard.build.folder import FolderState, folder_state
from sert_wizard.build.result import Built
from sert_wizard.delivery.boot_page import write_boot_page
from sert_wizard.delivery.boot_test import boot_test
from sert_wizard.delivery.transfers import Happened
from sert_wizard.doctor import examine
from sert_wizard.errors import MachineError, RequestError
from sert_wizard.hardware.amt.inventory import AmtInventory, inventory
from sert_wizard.hardware.catalogue import Candidate, from_amt, search
from sert_wizard.hardware.local import LocalAddress, local_addresses, local_nics
from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.hardware.reports import nics_in_report, nics_in_text
from sert_wizard.inf.ids import parse_id
from sert_wizard.plan.contents import Group, image_contents
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Plan
from sert_wizard.plan.stage1 import loader_size
from sert_wizard.progress import Progress
from sert_wizard.recipe import Recipe, Stage1
from sert_wizard.stage1.linux_assets import find_linux_assets
from sert_wizard.ui import facts
from sert_wizard.ui.facts import DriverView, Opened
from sert_wizard.ui.serving import BootSeen, Served, copy_recipe
from sert_wizard.wording import Words, words

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # a loader's size does not depend on its date


@dataclass(frozen=True)
class LoadedRecipe:
    """A recipe from a file, and its NICs with what is known of them."""

    path: Path
    recipe: Recipe
    nics: tuple[Nic, ...]


@dataclass(frozen=True)
class Choice:
    """A NIC that a search offers as a target, of `machine` where one is known. `candidate` says
    what the catalogue knows of it; None: the machine itself told its id."""

    nic: Nic
    machine: str
    candidate: Candidate | None = None

    @property
    def certainty(self) -> str:
        """How sure the step to this NIC is; "" where nothing is left to doubt."""
        return self.candidate.certainty if self.candidate else ""


@dataclass(frozen=True)
class AmtQuestion:
    """Whom to ask as whom. `fingerprint` is that of a certificate the user accepts now."""

    host: str
    user: str
    password: str = field(repr=False)
    tls: bool
    fingerprint: str | None = None


@dataclass(frozen=True)
class AmtAnswer:
    """What an AMT machine told, and the NICs that it has or may have, the surest first."""

    found: AmtInventory
    choices: tuple[Choice, ...]


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
    devices = recipe.devices()
    nics = (nic_of(device, name=device.short, source=path.name) for device in devices)
    return LoadedRecipe(path, recipe, _named(nics))


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
            words("There is no hardware id in this text."),
            hint=words(
                "Write it as Device Manager shows it, for example PCI\\VEN_8086&DEV_10DE, "
                "or short: 8086:10DE."
            ),
        )
    return _named(found)


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
    return _named(found)


def _named(nics: Iterable[Nic]) -> tuple[Nic, ...]:
    """The NICs, those without a name called as the catalogue calls that id."""
    return tuple(
        replace(nic, name=f"Intel {known[0].name}")
        if nic.name == nic.id and (known := search(nic.id))
        else nic
        for nic in nics
    )


def search_catalogue(words: str) -> tuple[Choice, ...]:
    """What the catalogue of NICs has for `words`, the best first."""
    return tuple(_choice(found, found.machine, "") for found in search(words))


def ask_amt(question: AmtQuestion, progress: Progress) -> AmtAnswer:
    """Raises UnknownCertificateError and what else `inventory` raises."""
    found = inventory(
        question.host,
        question.user,
        question.password,
        tls=question.tls,
        fingerprint=question.fingerprint,
        progress=progress,
    )
    machine, source = " ".join(filter(None, (found.maker, found.model))), f"AMT, {found.host}"
    told = tuple(
        Choice(nic_of(device, name=device.short, source=source), machine) for device in found.pci
    )
    known = {choice.nic.id for choice in told}
    candidates = (c for c in from_amt(found.version, found.model) if c.id not in known)
    return AmtAnswer(found, (*told, *(_choice(c, machine, source) for c in candidates)))


def _choice(found: Candidate, machine: str, source: str) -> Choice:
    name = f"Intel {found.name}"
    return Choice(nic_of(parse_id(found.id), name=name, source=source), machine, found)


def judge_drivers(
    recipe: Recipe, opened: Opened, progress: Progress, former: DriverView | None = None
) -> DriverView:
    """The verdicts; `former` are those before the last choice. Raises InputError, RequestError,
    MachineError, CancelledError."""
    return facts.driver_view(recipe, opened.base, progress, former)


def plan(recipe: Recipe, opened: Opened, progress: Progress) -> Plan:
    """Raises InputError, RequestError, MachineError, CancelledError."""
    return make_plan(recipe, opened.base, progress)


def preview(recipe: Recipe, opened: Opened, progress: Progress) -> tuple[Plan, tuple[Group, ...]]:
    """The plan, and what fills the planned image. Raises what `plan` raises."""
    made = plan(recipe, opened, progress)
    return made, image_contents(made, opened.base, progress)


def look_at_folder(folder: Path) -> FolderState:
    return folder_state(folder)


def loader_bytes(stage1: Stage1) -> int:
    """Bytes of the loader that [stage1] asks for: made to see that it can be. Raises InputError,
    RequestError, MachineError."""
    return loader_size(stage1, _ANY_TIME)


def lacks_linux_parts() -> str:
    """Why the Linux loader can't be made here; "" if it can."""
    try:
        find_linux_assets()
    except MachineError as error:
        return Words("{message} {hint}", {"message": error.message, "hint": error.hint})
    return ""


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


def serve(folder: Path, url: str, happened: Happened) -> Served:
    """Raises InputError, RequestError."""
    return Served(folder, url, happened)


def has_qemu() -> bool:
    """Whether a boot test can be made here."""
    return any(finding.ok for finding in examine() if finding.name == "QEMU")


def boot(folder: Path, url: str, firmware: str, progress: Progress) -> BootSeen:
    """Raises what boot_test and write_boot_page raise."""
    result = boot_test(folder, url, firmware=firmware, progress=progress)
    return BootSeen(result, write_boot_page(result, folder))


def save_recipe(written: Path, target: Path) -> Path:
    """Raises InputError, OutputError."""
    return copy_recipe(written, target)
