"""Executes a Plan: the new boot image, the new disc, the loader, the report, the manifest.

All is written into a hidden folder inside the output folder, checked there, and only then given
its final names. When anything fails or the user cancels, that folder goes.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.build.check import check_blobs, check_disc, check_image
from sert_wizard.build.identity import wim_guid
from sert_wizard.build.manifest import write_manifest
from sert_wizard.build.publish import publish, work_folder
from sert_wizard.build.report import write_report
from sert_wizard.build.result import ISO, MANIFEST, RECIPE, REPORT, STAGE1, Built, Hashes
from sert_wizard.errors import RequestError, read_input
from sert_wizard.hashing import sha256_of
from sert_wizard.iso.rewrite import rewrite
from sert_wizard.plan.model import Plan
from sert_wizard.plan.stage1 import loader_spec
from sert_wizard.progress import Progress
from sert_wizard.recipe import dumps
from sert_wizard.stage1.loader import build_loader
from sert_wizard.wim.rebuild import Edit, rebuild
from sert_wizard.wim.staging import stage
from sert_wizard.wim.stamp import stamp_guid
from sert_wizard.wording import listed, words

Job = Callable[[], str]


def build(
    plan: Plan,
    base: BaseImage,
    folder: Path,
    progress: Progress | None = None,
    *,
    recipe_file: Path | None = None,
    force: bool = False,
    allow_uncovered: bool = False,
) -> Built:
    """Write the OUTPUTS into `folder`, which is made when missing.

    `recipe_file` is where the recipe was read from, if anywhere: its comments go along, and it is
    not overwritten. Raises RequestError (uncovered-nic), OutputError (bad-name, exists,
    same-file, in-use, no-space, file-too-large, cannot-write), InputError (damaged-wim and the
    like), CancelledError; then nothing new stands in `folder`.
    """
    progress = progress or Progress()
    began = time.monotonic()
    if plan.uncovered and not allow_uncovered:
        raise _uncovered(plan)
    with work_folder(folder, plan, force=force, inputs=_inputs(plan, recipe_file)) as work:
        wim = work / "boot.wim"
        with _at_the_side(progress) as (side, start):
            hashing = start(lambda: base.sha256(side))
            _write_wim(plan, base, work, progress)
            base_hash = hashing.result()
            stamp_guid(wim, wim_guid(plan, base_hash))
            # The disc is written while the blobs are checked: both only read the image.
            writing = start(lambda: _write_disc(plan, base, work, side))
            check_blobs(base, wim, progress)
            progress.begin(words("Writing and checking the disc"))
            iso_hash = writing.result()
        loader = _write_loader(plan, work, iso_hash)
        hashes = Hashes(base_hash, iso_hash, hashlib.sha256(loader).hexdigest())
        built = Built(
            plan,
            folder,
            hashes,
            (work / ISO).stat().st_size,
            wim.stat().st_size,
            len(loader),
            time.monotonic() - began,
        )
        _write_papers(built, work, recipe_file)
        progress.check()
        publish(work, folder)
    return built


def _inputs(plan: Plan, recipe_file: Path | None) -> Iterator[Path]:
    """The files and folders that the user named."""
    recipe = plan.recipe
    yield plan.base_path
    if recipe_file:
        yield recipe_file
    named = (*recipe.drivers.inject, *(extra.source for extra in recipe.extras))
    yield from map(Path, filter(None, (*named, recipe.stage1.wimboot, recipe.stage1.shim)))


def _write_wim(plan: Plan, base: BaseImage, work: Path, progress: Progress) -> None:
    adds = stage(plan.new_files, base.tree, work, plan.when)
    rebuild(
        base.wim_path,
        Edit(plan.image_index, plan.deletes, adds, plan.drop, plan.compression),
        work / "boot.wim",
        when=plan.when,
        progress=progress,
    )


def _write_disc(plan: Plan, base: BaseImage, work: Path, progress: Progress) -> str:
    """Check the image's tree, write the disc, compare it with the base; its SHA-256 in hex."""
    check_image(plan, base, work / "boot.wim", work / "check")
    contents: dict[str, Path | bytes] = {plan.wim: work / "boot.wim", **plan.prompt.replacements}
    rewrite(base.disc, contents, plan.prompt.removed, work / ISO, progress)
    check_disc(plan, base, contents, work / ISO, progress)
    return sha256_of(work / ISO, progress, words("Hashing the optimized ISO"))


@contextmanager
def _at_the_side(progress: Progress) -> Iterator[tuple[Progress, Callable[[Job], Future[str]]]]:
    """A thread for work beside the main one; when either fails, the other is stopped."""
    side = progress.quiet()
    with ThreadPoolExecutor(1, "side") as pool:

        def start(job: Job) -> Future[str]:
            return pool.submit(job)

        try:
            yield side, start
        except BaseException:
            side.cancel()
            raise


def _write_loader(plan: Plan, work: Path, iso_hash: str) -> bytes:
    size, wim_size = ((work / name).stat().st_size for name in (ISO, "boot.wim"))
    spec = loader_spec(plan.recipe.stage1, sha256=iso_hash, size=size, wim_size=wim_size)
    loader = build_loader(spec, when=plan.when)
    (work / STAGE1).write_bytes(loader)
    return loader


def _write_papers(built: Built, work: Path, recipe_file: Path | None) -> None:
    """The recipe as built, the report, and the manifest with the hashes of all."""
    original = read_input(recipe_file).decode("utf-8-sig") if recipe_file else ""
    text = dumps(built.plan.recipe, original)
    (work / RECIPE).write_text(text, encoding="utf-8", newline="\n")
    write_report(built, work / REPORT)
    write_manifest(built, work, work / MANIFEST)


def _uncovered(plan: Plan) -> RequestError:
    reasons = listed(
        (words("{nic}: {reason}", nic=item.nic, reason=item.reason) for item in plan.uncovered), " "
    )
    return RequestError(
        "uncovered-nic",
        words("No driver for a target NIC. {reasons}", reasons=reasons),
        hint=words(
            "Name a folder with its driver under [drivers] inject, or build all the "
            "same with --allow-uncovered."
        ),
    )
