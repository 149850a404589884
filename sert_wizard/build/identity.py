"""The numbers that would be random, taken from what goes into the build instead.

The same base, recipe, files and program give the same bytes, wherever and whenever they are built.
"""

from __future__ import annotations

import hashlib

import msgspec

from sert_wizard import __version__
from sert_wizard.plan.model import Plan
from sert_wizard.recipe import Output, Recipe


def wim_guid(plan: Plan, base_sha256: str) -> bytes:
    """The 16-byte GUID of the new WIM."""
    digest = hashlib.sha256(f"{__version__}\n{base_sha256}\n".encode())
    digest.update(msgspec.json.encode(_without_folders(plan.recipe), order="sorted"))
    for file in plan.new_files:
        digest.update(file.target.encode() + hashlib.sha256(file.content).digest())
    return digest.digest()[:16]


def _without_folders(recipe: Recipe) -> Recipe:
    """The recipe less what only says where things lie on this computer."""
    replace = msgspec.structs.replace
    return replace(
        recipe,
        base=replace(recipe.base, iso=""),
        drivers=replace(recipe.drivers, inject=()),
        extras=tuple(replace(extra, source="") for extra in recipe.extras),
        output=Output(),
    )
