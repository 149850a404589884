"""What fills an ISO whose boot.wim holds several images that share content."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.plan.contents import Kind, image_contents
from sert_wizard.plan.make import make_plan
from sert_wizard.training.practice import PracticeSet
from tests.e2e import test_image_options as several

wim, base = several.wim, several.base  # three images; the second boots


@pytest.mark.parametrize("drop", [(), (1,), (1, 3)])
def test_each_content_is_counted_once(
    drop: tuple[int, ...], base: Path, practice: PracticeSet
) -> None:
    recipe = recipes.load(practice.recipe)
    recipe = replace(
        recipe,
        base=replace(recipe.base, iso=str(base)),
        image=replace(recipe.image, drop_images=drop),
    )
    with BaseImage.open(base) as opened:
        plan = make_plan(recipe, opened)
        groups = {group.kind: group.part for group in image_contents(plan, opened)}
    assert sum(part.size for kind, part in groups.items() if kind.stays) == plan.predicted.iso_size
    assert groups[Kind.REMOVED].size == plan.gains.drivers
    dropped = groups[Kind.DROPPED].size if drop else 0
    assert dropped == plan.gains.images
    assert (Kind.DROPPED in groups) == bool(drop)
    # 300,000 bytes of each other image that nothing shrinks and nobody shares.
    kept = groups[Kind.IMAGES].size if Kind.IMAGES in groups else 0
    assert (dropped // 300_000, kept // 300_000) == (len(drop), 2 - len(drop))
