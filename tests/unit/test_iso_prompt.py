"""The prompt to press a key: found and taken away, whether boot images are files or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sert_wizard.iso.bootimage import boot_path
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.prompt import Prompt, find_prompt, without_prompt
from sert_wizard.iso.rewrite import predict_size, rewrite
from sert_wizard.progress import Progress
from tests import discs

ASKING, QUIET = "/efi/microsoft/boot/efisys.bin", "/efi/microsoft/boot/efisys_noprompt.bin"


@pytest.mark.parametrize("kind", discs.KINDS)
def test_both_prompts_go(kind: str, tmp_path: Path) -> None:
    with Disc.open(discs.disc(kind)) as base:
        assert find_prompt(base) == Prompt(bios=True, uefi=True)
        removal = without_prompt(base)
        assert [path.casefold() for path in removal.replacements] == [ASKING]
        assert not removal.remains
        target = tmp_path / "new.iso"
        rewrite(base, removal.replacements, removal.removed, target, Progress())
        with Disc.open(target) as made:
            assert find_prompt(made) == Prompt(bios=False, uefi=False)
            assert without_prompt(made).replacements == {}
    seen = discs.extract(target, tmp_path / "seen")
    assert seen[ASKING] == discs.TREE[QUIET] != discs.TREE[ASKING]
    assert "/boot/bootfix.bin" not in seen


def test_boot_images_that_are_no_files(tmp_path: Path) -> None:
    base_path, target = discs.nameless(tmp_path), tmp_path / "new.iso"
    with Disc.open(base_path) as base:
        assert base.find(ASKING) is None
        assert find_prompt(base) == Prompt(bios=True, uefi=True)
        removal = without_prompt(base)
        assert list(removal.replacements) == [boot_path(1)]
        sizes = {path: len(content) for path, content in removal.replacements.items()}
        predicted = predict_size(base, sizes, removal.removed)
        rewrite(base, removal.replacements, removal.removed, target, Progress())
        assert target.stat().st_size == predicted
    with Disc.open(target) as made:
        quiet = discs.TREE[QUIET]
        assert made.raw(made.boot[1].offset, len(quiet)) == quiet
        assert find_prompt(made) == Prompt(bios=False, uefi=False)


def test_nothing_to_put_in_its_place(tmp_path: Path) -> None:
    rest = {path: content for path, content in discs.TREE.items() if path != QUIET}
    tree = discs.write_tree(tmp_path / "tree", rest)
    program, arguments, _ = discs.RECIPES["joliet"]
    image = discs.master(tmp_path / "d.iso", program, arguments, tree)
    with Disc.open(image) as disc:
        removal = without_prompt(disc)
        assert (removal.replacements, removal.remains) == ({}, True)
        assert removal.removed == ("/boot/bootfix.bin",)


def test_a_disc_that_does_not_boot_asks_nothing() -> None:
    with Disc.open(discs.udf_disc("1.02")) as disc:
        assert find_prompt(disc) == Prompt(bios=False, uefi=False)
        removal = without_prompt(disc)
        assert (removal.replacements, removal.removed, removal.remains) == ({}, (), False)
