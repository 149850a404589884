"""The JSON documents of the command line: names that users' scripts rely on.

Sizes are bytes, times seconds. The manifest holds the same documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sert_wizard.base import BaseImage, DiscWim
from sert_wizard.drivers.coverage import Coverage
from sert_wizard.drivers.prune import Verdict
from sert_wizard.drivers.remote_control import find_remote_control
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.prompt import find_prompt
from sert_wizard.plan.drivers import PlannedDrivers, frees
from sert_wizard.plan.model import Addition, Plan
from sert_wizard.wim.model import ImageInfo
from sert_wizard.windows_image import WindowsImage

Json = dict[str, Any]


def inspect_json(disc: Disc, wims: Sequence[DiscWim], image: WindowsImage | None) -> Json:
    """What is on the disc; `image` is None where none could be opened."""
    startup = image.startup if image else None
    return {
        "size": disc.size,
        "volume_id": disc.volume_id,
        "layouts": list(disc.layouts),
        "boot": {
            "bios": any(entry.platform == "bios" for entry in disc.boot),
            "uefi": any(entry.platform == "uefi" for entry in disc.boot),
            "prompt": asdict(find_prompt(disc)),
        },
        "wims": [_wim(wim) for wim in wims],
        "startup": {
            "file": startup.file if startup else None,
            "commands": list(startup.commands) if startup else [],
        },
        "remote_control": [asdict(found) for found in find_remote_control(image.tree)]
        if image
        else [],
    }


def drivers_json(base: BaseImage, found: PlannedDrivers) -> Json:
    """The packages of the image and what serves which NIC."""
    return {
        "packages": [_package(base, verdict) for verdict in found.verdicts],
        "coverage": coverage_json(found.coverage),
        "warnings": [asdict(warning) for warning in found.warnings],
    }


def coverage_json(coverage: Sequence[Coverage]) -> list[Json]:
    return [asdict(item) for item in coverage]


def plan_json(plan: Plan) -> Json:
    """The plan: what goes, comes and changes, and the sizes predicted."""
    return {
        "base": {"iso_size": plan.base_iso_size, "wim_size": plan.base_wim_size},
        "predicted": asdict(plan.predicted),
        "gains": asdict(plan.gains),
        "removes": [
            {
                "inf": removal.inf,
                "frees": removal.frees,
                "reason": removal.reason,
                "paths": list(removal.paths),
            }
            for removal in plan.removes
        ],
        "adds": [_addition(addition) for addition in plan.adds],
        "edits": [{"path": edit.path, "reason": edit.reason} for edit in plan.edits],
        "warnings": [asdict(warning) for warning in plan.warnings],
        "memory": asdict(plan.memory),
        "coverage": coverage_json(plan.coverage),
        "delivery": [asdict(way) for way in plan.delivery],
    }


def _wim(wim: DiscWim) -> Json:
    info = wim.info
    return {
        "path": wim.file.path,
        "size": info.size,
        "compression": info.compression,
        "chunk_size": info.chunk_size,
        "boot_index": info.boot_index,
        "integrity": info.integrity,
        "unusable": wim.unusable,
        "images": [_image(image) for image in info.images],
    }


def _image(image: ImageInfo) -> Json:
    return {
        "index": image.index,
        "name": image.name,
        "arch": image.architecture,
        "version": image.version_text,
        "generation": image.generation,
        "files": image.files,
        "size": image.size,
    }


def _package(base: BaseImage, verdict: Verdict) -> Json:
    package, inf = verdict.package, verdict.package.inf
    return {
        "inf": inf.name,
        "class": inf.class_name,
        "provider": inf.provider,
        "version": inf.version,
        "date": inf.date.isoformat() if inf.date else None,
        "frees": frees(base, (*package.copies, *package.binaries)),
        "prunable": verdict.prunable,
        "group": verdict.group,
        "reason": verdict.reason,
    }


def _addition(addition: Addition) -> Json:
    name = {"inf": addition.inf} if addition.inf else {}
    return {**name, "path": addition.path, "size": addition.size, "reason": addition.reason}
