"""Recipe and base make the Plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sert_wizard import settings
from sert_wizard.base import BaseImage
from sert_wizard.delivery.estimate import estimate
from sert_wizard.drivers.startup import read_startup, with_commands
from sert_wizard.errors import InputError, read_input
from sert_wizard.iso.prompt import PromptRemoval, without_prompt
from sert_wizard.paths import ANYTHING, reach
from sert_wizard.plan.checks import (
    check_startup,
    check_targets,
    check_targets_apart,
    dropped_images,
    wanted_compression,
    warnings_for,
)
from sert_wizard.plan.drivers import plan_drivers, removals
from sert_wizard.plan.model import Addition, Change, Plan
from sert_wizard.plan.predict import Contents, Effort, predict_sizes
from sert_wizard.plan.stage1 import loader_size, memory_for
from sert_wizard.progress import Progress
from sert_wizard.recipe import Extra, Recipe
from sert_wizard.wim.staging import NewFile, image_path
from sert_wizard.wording import words


def make_plan(
    recipe: Recipe,
    base: BaseImage,
    progress: Progress | None = None,
    effort: Effort = Effort.USUAL,
) -> Plan:
    """The plan for `recipe` on `base`, its sizes predicted with `effort`.

    Raises InputError (an offered package is incomplete), RequestError (the recipe asks for what
    can't be had), MachineError (no boot assets), CancelledError.
    """
    progress = progress or Progress()
    devices = recipe.devices()
    check_targets(recipe, devices)
    drop, compression = dropped_images(recipe, base), wanted_compression(recipe)
    progress.begin(words("Matching drivers and NICs"))
    drivers = plan_drivers(recipe.drivers, base, devices, progress)
    removes = removals(base, drivers.verdicts)
    adds = (*drivers.adds, *map(_extra, recipe.extras))
    roots = tuple(dict.fromkeys(root for removal in removes for root in removal.roots))
    added = [file for addition in adds for file in addition.files]
    check_targets_apart(added, removes)
    startup = _startup(recipe, base, drivers.load, added)
    written = {file.target.casefold() for file in startup}
    files = (*(file for file in added if file.target.casefold() not in written), *startup)
    prompt = without_prompt(base.disc) if recipe.image.prompt == "remove" else PromptRemoval()
    when = settings.fixed_time(base.disc.created)
    contents = Contents(roots, files, drop, compression, prompt)
    predicted, gains = predict_sizes(base, contents, when, effort, progress)
    stage1_size = loader_size(recipe.stage1, when)
    predicted = replace(predicted, stage1_size=stage1_size)
    return Plan(
        recipe=recipe,
        base_path=base.disc.path,
        base_iso_size=base.disc.size,
        base_wim_size=base.wim.file.size,
        wim=base.wim.file.path,
        image_index=base.image.index,
        when=when,
        coverage=drivers.coverage,
        verdicts=drivers.verdicts,
        removes=removes,
        deletes=roots,
        adds=adds,
        new_files=files,
        drop=drop,
        compression=compression,
        edits=(
            *(_startup_change(base, file, drivers.load) for file in startup),
            *_disc_changes(prompt),
        ),
        prompt=prompt,
        warnings=(*warnings_for(recipe, base, prompt), *drivers.warnings),
        predicted=predicted,
        gains=gains,
        memory=memory_for(predicted.iso_size, predicted.wim_size, recipe.stage1.flavour),
        delivery=estimate(base.disc.size, predicted.iso_size, stage1_size),
    )


def _extra(extra: Extra) -> Addition:
    source, target = reach(Path(extra.source), ANYTHING), image_path(extra.target)
    if not source.exists():
        raise InputError(
            "not-found",
            words("There is no {source}.", source=extra.source),
            hint=words("Check the recipe's [[extras]] source."),
        )
    paths = sorted(p for p in source.rglob("*") if p.is_file()) if source.is_dir() else [source]
    if not paths:
        raise InputError(
            "empty-extra",
            words("The folder {source} holds no file.", source=extra.source),
            hint=words("Fill it, or take it out of the recipe's [[extras]]."),
        )
    names = [p.relative_to(source).as_posix() if source.is_dir() else p.name for p in paths]
    files = tuple(
        NewFile(image_path(f"{target}/{name}"), read_input(path))
        for name, path in zip(names, paths, strict=True)
    )
    size = sum(len(file.content) for file in files)
    return Addition(None, target, size, words("Added as the recipe asks."), files)


def _startup(
    recipe: Recipe, base: BaseImage, load: Sequence[str], added: Sequence[NewFile]
) -> tuple[NewFile, ...]:
    """The start-up file that will rule, be it the image's or one among the `added`, with the
    commands that the recipe means; none where it stays as it is."""
    run = [extra.run for extra in recipe.extras if extra.run]
    if not load and not run:
        return ()
    check_startup(base)
    new = {file.target.casefold(): file.content for file in added}

    def read(path: str) -> bytes | None:
        content = new.get(path.casefold())
        return base.read_optional(path) if content is None else content

    ruling = read_startup(read)
    raw = with_commands(ruling, load, run)
    present = base.tree.get(ruling.path)
    if ruling.file and raw == ruling.raw:
        return ()
    return (NewFile(present.path if present else ruling.path, raw),)


def _startup_change(base: BaseImage, file: NewFile, load: Sequence[str]) -> Change:
    what = (
        words("loads the added drivers before the network starts")
        if load
        else words("starts what was added")
    )
    if base.tree.get(file.target):
        return Change(file.target, words("Start-up file changed: {what}.", what=what))
    return Change(file.target, words("Start-up file made: {what}.", what=what))


def _disc_changes(prompt: PromptRemoval) -> list[Change]:
    why = words("On the disc: removed with the prompt to press a key.")
    changes = [Change(path, why) for path in prompt.removed]
    why = words("On the disc: the boot image that asks for no key takes its place.")
    return changes + [Change(path, why) for path in prompt.replacements]
