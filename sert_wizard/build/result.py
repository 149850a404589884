"""What a build leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sert_wizard.plan.model import Plan

ISO, STAGE1, REPORT, RECIPE, MANIFEST = (
    "optimized.iso",
    "stage1.iso",
    "report.html",
    "recipe.toml",
    "manifest.json",
)
#: In the order of their renaming: the manifest says that the folder is complete.
OUTPUTS = (ISO, STAGE1, REPORT, RECIPE, MANIFEST)


@dataclass(frozen=True)
class Hashes:
    """SHA-256 in hex of what went in and came out."""

    base: str
    iso: str
    stage1: str


@dataclass(frozen=True)
class Built:
    """A finished build: the output `folder` holds the OUTPUTS; sizes in bytes, time in seconds."""

    plan: Plan
    folder: Path
    hashes: Hashes
    iso_size: int
    wim_size: int
    stage1_size: int
    seconds: float
