"""Executes a Plan: the new boot image, the new disc, the loader, the manifest and the report.

All is written into a hidden folder inside the output folder, checked there, and only then given
its final names, the manifest last. When anything fails or the user cancels, that folder goes.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.build.check import check_disc, check_wim
from sert_wizard.build.identity import wim_guid
from sert_wizard.build.manifest import write_manifest
from sert_wizard.build.report import write_report
from sert_wizard.build.result import (
    ISO,
    MANIFEST,
    OUTPUTS,
    RECIPE,
    REPORT,
    STAGE1,
    Built,
    Hashes,
)
from sert_wizard.errors import OutputError, RequestError, write_error
from sert_wizard.hashing import sha256_of
from sert_wizard.iso.rewrite import rewrite
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.recipe import dumps
from sert_wizard.stage1.loader import build_loader
from sert_wizard.wim.rebuild import Edit, rebuild
from sert_wizard.wim.staging import stage


def build(
    plan: Plan,
    base: BaseImage,
    folder: Path,
    progress: Progress | None = None,
    *,
    force: bool = False,
    allow_uncovered: bool = False,
) -> Built:
    """Write the OUTPUTS into `folder`, which is made when missing.

    Raises RequestError (uncovered-nic), OutputError (exists, no-space, cannot-write), InputError
    (damaged-wim and the like), CancelledError; then nothing new stands in `folder`.
    """
    progress = progress or Progress()
    began = time.monotonic()
    if plan.uncovered and not allow_uncovered:
        raise _uncovered(plan)
    with _translated_errors(folder), _work_folder(plan, folder, force) as work:
        base_hash = base.sha256(progress)
        _write_wim(plan, base, work, base_hash, progress)
        rewrite(
            base.disc,
            {plan.wim: work / "boot.wim", **plan.prompt.replacements},
            plan.prompt.removed,
            work / ISO,
            progress,
        )
        check_disc(plan, base, work / ISO, progress)
        loader = _write_loader(plan, work)
        hashes = Hashes(
            base_hash,
            sha256_of(work / ISO, progress, "Hashing the optimized ISO"),
            hashlib.sha256(loader).hexdigest(),
        )
        built = Built(
            plan,
            folder,
            hashes,
            (work / ISO).stat().st_size,
            (work / "boot.wim").stat().st_size,
            len(loader),
            time.monotonic() - began,
        )
        (work / RECIPE).write_text(dumps(plan.recipe), encoding="utf-8", newline="\n")
        write_manifest(built, work / MANIFEST)
        write_report(built, work / REPORT)
        progress.check()
        for name in OUTPUTS:
            (work / name).replace(folder / name)
    return built


def _write_wim(plan: Plan, base: BaseImage, work: Path, base_hash: str, progress: Progress) -> None:
    adds = stage(plan.new_files, base.tree.folders, work, plan.when)
    rebuild(
        base.wim_path,
        Edit(plan.image_index, plan.deletes, adds, plan.drop, plan.compression),
        work / "boot.wim",
        guid=wim_guid(plan, base_hash),
        when=plan.when,
        progress=progress,
    )
    check_wim(plan, base, work / "boot.wim", work / "check", progress)


def _write_loader(plan: Plan, work: Path) -> bytes:
    stage1 = plan.recipe.stage1
    loader = build_loader(stage1.url, firmware=stage1.firmware, when=plan.when)
    (work / STAGE1).write_bytes(loader)
    return loader


@contextlib.contextmanager
def _work_folder(plan: Plan, folder: Path, force: bool) -> Iterator[Path]:
    """A hidden folder inside `folder`, gone afterwards; so is `folder` if it was made in vain."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        there = [name for name in OUTPUTS if (folder / name).exists()]
        if there and not force:
            raise OutputError(
                "exists",
                f"{folder} already holds {', '.join(there)}.",
                hint="Choose another folder with --out, or overwrite with --force.",
            )
        _check_base_is_safe(plan, folder)
        _check_space(plan, folder)
        with tempfile.TemporaryDirectory(
            prefix=".sert-wizard-", dir=folder, ignore_cleanup_errors=True
        ) as work:
            yield Path(work)
    finally:
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _check_base_is_safe(plan: Plan, folder: Path) -> None:
    target = folder / ISO
    if target.exists() and target.samefile(plan.base_path):
        raise OutputError(
            "same-file",
            f"{target} is the base ISO itself, which is never overwritten.",
            hint="Choose another output folder with --out.",
        )


def _check_space(plan: Plan, folder: Path) -> None:
    """The new image and the new disc lie side by side until the build is finished."""
    added = sum(addition.size for addition in plan.adds)
    needed = plan.predicted.iso_size + plan.predicted.wim_size + plan.predicted.stage1_size + added
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise OutputError(
            "no-space",
            f"{folder} has {free:,} bytes free; {needed:,} are needed.",
            hint="Free space there, or choose a folder on another disk with --out.",
        )


@contextlib.contextmanager
def _translated_errors(folder: Path) -> Iterator[None]:
    """What the system says about the output folder, in the contract's form."""
    try:
        yield
    except OSError as error:
        raise write_error(folder, error) from None


def _uncovered(plan: Plan) -> RequestError:
    reasons = " ".join(f"{item.nic}: {item.reason}" for item in plan.uncovered)
    return RequestError(
        "uncovered-nic",
        f"No driver for a target NIC. {reasons}",
        hint="Name a folder with its driver under [drivers] inject, or build all the same with "
        "--allow-uncovered.",
    )
