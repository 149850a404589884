"""What several commands show or open alike."""

from __future__ import annotations

from pathlib import Path

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.console import mark, table
from sert_wizard.errors import InputError
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.wording import seconds_text, size_text, words


def open_base(recipe: recipes.Recipe, progress: Progress) -> BaseImage:
    if not recipe.base.iso:
        raise InputError(
            "bad-recipe",
            words("The recipe names no base ISO."),
            hint=words('Add it under [base]: iso = "recovery.iso".'),
        )
    return BaseImage.open(Path(recipe.base.iso), wim=recipe.base.wim, progress=progress)


def plan_lines(plan: Plan) -> list[str]:
    predicted, gains = plan.predicted, plan.gains
    lines = [f"{mark(bool(item.inf))} {item.nic}: {item.reason}" for item in plan.coverage]
    lines += [f"! {warning.message}" for warning in plan.warnings]
    lines.append("")
    lines += table(
        [
            ("", "base", "optimized", "saved"),
            _size_row("ISO", plan.base_iso_size, predicted.iso_size),
            _size_row("boot.wim", plan.base_wim_size, predicted.wim_size),
            ("loader", "", size_text(predicted.stage1_size), ""),
        ],
        right=(1, 2, 3),
    )
    if not predicted.exact:
        lines.append("Sizes are estimates; --exact predicts them to the byte.")
    parts = [(f"drivers removed ({len(plan.removes)} packages)", gains.drivers)]
    parts += [("images dropped", gains.images), ("recompression", gains.recompression)]
    parts += [("rebuilding", gains.rebuild)]
    saved = ", ".join(f"{name} {size_text(size)}" for name, size in parts if size)
    lines.append(f"Saved by {saved or 'nothing'}; added {size_text(-gains.added)}.")
    lines.append("")
    lines += table(
        [
            ("delivery", "base", "optimized"),
            *(
                (way.way, seconds_text(way.base_seconds), seconds_text(way.optimized_seconds))
                for way in plan.delivery
            ),
        ],
        right=(1, 2),
    )
    return lines


def _size_row(name: str, before: int, after: int) -> tuple[str, str, str, str]:
    return (name, size_text(before), size_text(after), size_text(before - after))
