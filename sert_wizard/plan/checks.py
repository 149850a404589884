"""What a recipe may not ask, and what its user should be warned of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from sert_wizard.base import PRACTICE_LABEL, BaseImage
from sert_wizard.drivers.hive import starts_winpeshl
from sert_wizard.errors import InputError, RequestError
from sert_wizard.inf.ids import DeviceId
from sert_wizard.iso.prompt import PromptRemoval, find_prompt
from sert_wizard.plan.model import Removal, Warn
from sert_wizard.plan.stage1 import loader_spec, stage1_warnings
from sert_wizard.recipe import Recipe
from sert_wizard.wim.rebuild import Compression
from sert_wizard.wim.staging import NewFile
from sert_wizard.wording import words


def warnings_for(recipe: Recipe, base: BaseImage, prompt: PromptRemoval) -> list[Warn]:
    """What the user should know about this base and recipe before building."""
    warnings = []
    if base.disc.volume_id == PRACTICE_LABEL:
        text = words("This is the practice disc: what is made of it recovers no computer.")
        warnings.append(Warn("practice", text))
    if isinstance(base.setup_command, InputError):
        text = words(
            "{message} It is taken to start Windows PE as usual.",
            message=base.setup_command.message,
        )
        warnings.append(Warn("unreadable-hive", text))
    if not base.target_os.architecture or not any(base.target_os.version):
        text = words(
            "The image doesn't say which Windows it holds, so no driver can be matched to it."
        )
        warnings.append(Warn("unknown-windows", text))
    if not base.wim.info.boot_index:
        text = words("boot.wim names no image to boot; its first image is edited.")
        warnings.append(Warn("no-boot-index", text))
    if "uefi" in recipe.stage1.firmware and base.image.architecture == "x86":
        text = words("The image is 32-bit; most UEFI machines can't boot it.")
        warnings.append(Warn("arch-uefi", text))
    asks = find_prompt(base.disc)
    if prompt.remains:
        text = words(
            "The disc holds no efisys_noprompt.bin, so its UEFI side still asks for a key."
        )
        warnings.append(Warn("prompt-remains", text))
    elif recipe.image.prompt == "keep" and (asks.bios or asks.uefi):
        text = words(
            'The disc waits for a key ("Press any key to boot from CD or DVD") before it starts.'
        )
        warnings.append(Warn("prompt", text))
    warnings += stage1_warnings(recipe.stage1)
    for layout, entry in (("bios", "BIOS"), ("uefi", "UEFI")):
        boots = any(boot.platform == layout for boot in base.disc.boot)
        if layout in recipe.stage1.firmware and not boots:
            text = words("The base ISO has no {entry} boot entry.", entry=entry)
            warnings.append(Warn(f"no-{layout}-boot", text))
    return warnings


def check_targets(recipe: Recipe, devices: Sequence[DeviceId]) -> None:
    """Refuse a recipe that can't be meant. Raises RequestError (no-target-nic, no-url)."""
    if not devices and recipe.drivers.prune == "network":
        raise RequestError(
            "no-target-nic",
            words("The recipe names no target NIC, so every network driver would be removed."),
            hint=words('Name at least one under [target] nics, or set [drivers] prune = "none".'),
        )
    if not recipe.stage1.url:
        raise RequestError(
            "no-url",
            words("The recipe doesn't say where the loader finds the optimized ISO."),
            hint=words('Set [stage1] url, for example "http://192.0.2.10:8080/optimized.iso".'),
        )
    loader_spec(recipe.stage1, sha256="", size=0, wim_size=0)


def check_targets_apart(added: Sequence[NewFile], removes: Sequence[Removal]) -> None:
    """Refuse files that would take each other's place, or lie in what is removed. Raises
    RequestError (extra-clash)."""
    seen: set[str] = set()
    hint = words("Give it another target under [[extras]] in the recipe.")
    gone = {path.casefold(): removal.inf for removal in removes for path in removal.paths}
    for file in added:
        target = file.target.casefold()
        if target in seen:
            raise RequestError(
                "extra-clash",
                words("{target} would be added twice.", target=file.target),
                hint=hint,
            )
        seen.add(target)
        places = (target, *(str(parent) for parent in PurePosixPath(target).parents))
        if inf := next((gone[place] for place in places if place in gone), ""):
            raise RequestError(
                "extra-clash",
                words(
                    "{target} would be added where the driver package {inf} is removed.",
                    target=file.target,
                    inf=inf,
                ),
                hint=hint,
            )


def check_startup(base: BaseImage) -> None:
    """Refuse to add commands to a start-up file that nothing runs. Raises RequestError
    (startup-unsupported)."""
    command = base.setup_command
    if isinstance(command, str) and not starts_winpeshl(command):
        raise RequestError(
            "startup-unsupported",
            words(
                "The image starts {command} instead of winpeshl.exe (Setup\\CmdLine in its "
                "registry), so no start-up file of Windows PE is run, and no driver can "
                "be loaded.",
                command=command or words("nothing"),
            ),
            hint=words(
                "Choose a base ISO with the usual start-up, or one that already holds the "
                "NIC's driver."
            ),
        )


def wanted_compression(recipe: Recipe) -> Compression | None:
    """The compression that [image] asks for; None to keep it. Raises InputError (bad-recipe)."""
    text = recipe.image.compression
    if text == "keep":
        return None
    if text == "xpress":
        return Compression("XPRESS", 0)
    match = re.fullmatch(r"lzx:(\d{2,3})", text)
    if match and 20 <= int(match[1]) <= 100:
        return Compression("LZX", int(match[1]))
    raise InputError(
        "bad-recipe",
        words("[image] compression can't be “{text}”.", text=text),
        hint=words('Use "keep", "xpress", or "lzx:20" (fast) to "lzx:100" (small).'),
    )


def dropped_images(recipe: Recipe, base: BaseImage) -> tuple[int, ...]:
    """The images that [image] drops. Raises RequestError (cant-drop)."""
    drop = tuple(sorted(set(recipe.image.drop_images)))
    there = {image.index for image in base.wim.info.images}
    if base.image.index in drop or not there.issuperset(drop):
        raise RequestError(
            "cant-drop",
            words(
                "{path} holds the images {names}; image {index} boots and must stay.",
                path=base.wim.file.path,
                names=", ".join(map(str, sorted(there))),
                index=base.image.index,
            ),
            hint=words("Change drop_images under [image] in the recipe."),
        )
    return drop
