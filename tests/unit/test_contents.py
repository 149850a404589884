"""What fills the optimized ISO: each stored byte once, and the sums are the Plan's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.errors import CancelledError
from sert_wizard.plan.contents import Group, Kind, Part, image_contents
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.training.practice import PracticeSet
from sert_wizard.wim.tree import freed, freed_bytes


@pytest.fixture(scope="module")
def base(practice: PracticeSet) -> Iterator[BaseImage]:
    with BaseImage.open(practice.base_iso) as opened:
        yield opened


@pytest.fixture(scope="module")
def plan(practice: PracticeSet, base: BaseImage) -> Plan:
    return make_plan(recipes.load(practice.recipe), base)


def _sizes(groups: tuple[Group, ...]) -> dict[Kind, int]:
    return {group.kind: group.part.size for group in groups}


def _leaves(part: Part) -> Iterator[Part]:
    if not part.parts:
        yield part
    for inner in part.parts:
        yield from _leaves(inner)


def test_the_sums_are_the_plans(base: BaseImage, plan: Plan) -> None:
    groups = image_contents(plan, base)
    sizes = _sizes(groups)
    assert sizes[Kind.REMOVED] == plan.gains.drivers
    assert sizes[Kind.ADDED] == -plan.gains.added
    stays = sum(size for kind, size in sizes.items() if kind.stays)
    assert stays == plan.predicted.iso_size
    inside = stays - sizes[Kind.DISC]
    assert inside == plan.predicted.wim_size
    # The lists of files are small beside what they list, and never negative.
    assert 0 < sizes[Kind.TABLES] < inside / 10


def test_every_level_adds_up(base: BaseImage, plan: Plan) -> None:
    def check(part: Part) -> None:
        assert part.size > 0
        if part.parts:
            assert sum(inner.size for inner in part.parts) == part.size
            assert sum(inner.count for inner in part.parts) == part.count
            named = [inner.size for inner in part.parts if inner.name]
            assert named == sorted(named, reverse=True)
        for inner in part.parts:
            check(inner)

    groups = image_contents(plan, base)
    for group in groups:
        check(group.part)
    assert sum(len(list(_leaves(group.part))) for group in groups) < 1500


def test_drivers_by_class_and_files_by_folder(base: BaseImage, plan: Plan) -> None:
    parts = {group.kind: group.part for group in image_contents(plan, base)}
    out = {part.name: part for part in parts[Kind.REMOVED].parts}
    going = {v.package.inf.class_name for v in plan.verdicts if v.removed}
    assert out.keys() - {""} <= going
    assert "Net" in out
    infs = {removal.inf for removal in plan.removes}
    assert {leaf.name for leaf in _leaves(out["Net"])} - {""} <= infs
    for leaf in _leaves(parts[Kind.SYSTEM]):
        entry = base.tree.get(leaf.name) if leaf.name else None
        assert not leaf.name or entry
        if entry and entry.is_plain_file:
            stored = sum(base.blobs[key].compressed_size + 50 for key in entry.blobs)
            assert leaf.size == stored


def test_shared_content_goes_with_its_last_holder(base: BaseImage, plan: Plan) -> None:
    """Only what nothing refers to any more counts as taken out, and nothing is counted twice."""
    removed = _sizes(image_contents(plan, base))[Kind.REMOVED]
    assert removed == freed_bytes(freed(base.tree, base.blobs, plan.deletes))
    gone = {entry.path for root in plan.deletes for entry in base.tree.below(root)}
    naive = sum(
        base.blobs[key].compressed_size + 50
        for path in gone
        for key in getattr(base.tree.get(path), "blobs", ())
    )
    assert removed < naive


def test_nothing_goes_nothing_comes(practice: PracticeSet, base: BaseImage, plan: Plan) -> None:
    recipe = recipes.load(practice.recipe)
    bare = replace(recipe, drivers=replace(recipe.drivers, prune="none", inject=()))
    kinds = _sizes(image_contents(make_plan(bare, base), base))
    assert Kind.REMOVED not in kinds
    assert Kind.ADDED not in kinds
    before = _sizes(image_contents(plan, base))
    assert kinds[Kind.DRIVERS] > before[Kind.DRIVERS]


def test_another_compression_counts_as_gain(practice: PracticeSet, base: BaseImage) -> None:
    recipe = recipes.load(practice.recipe)
    tighter = replace(recipe, image=replace(recipe.image, compression="lzx:100"))
    plan = make_plan(tighter, base)
    groups = image_contents(plan, base)
    stays = sum(group.part.size for group in groups if group.kind.stays)
    assert plan.gains.recompression
    assert stays == plan.predicted.iso_size + plan.gains.recompression


def test_it_can_be_cancelled(base: BaseImage, plan: Plan) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        image_contents(plan, base, progress)
