"""Looks at a finished image and disc with eyes that did not write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha1
from pathlib import Path

from sert_wizard.base import BaseImage
from sert_wizard.build.second_opinion import seen_sizes
from sert_wizard.drivers.coverage import serve
from sert_wizard.errors import InputError
from sert_wizard.inf.ids import DeviceId
from sert_wizard.iso.compare import differences
from sert_wizard.iso.disc import Disc
from sert_wizard.plan.model import Plan
from sert_wizard.progress import Progress
from sert_wizard.wim.model import WimInfo
from sert_wizard.wim.tree import ImageTree
from sert_wizard.wim.verify import verify_blobs
from sert_wizard.wim.wim import Wim
from sert_wizard.windows_image import WindowsImage
from sert_wizard.wording import Words, words


def check_blobs(base: BaseImage, path: Path, progress: Progress) -> None:
    """Every blob of the new WIM. Raises InputError (damaged-wim) where one that was taken over
    from the base does not match its SHA-1, CancelledError."""
    try:
        verify_blobs(path, progress, words("Checking every file of the image"))
    except InputError as error:
        raise InputError(
            error.code,
            words(
                "The boot image of {name} is damaged: a file's content doesn't match its "
                "checksum. Nothing was kept.",
                name=base.disc.path.name,
            ),
            hint=error.hint,
        ) from None


def check_image(plan: Plan, base: BaseImage, path: Path, scratch: Path) -> None:
    """The new WIM: its size, its images, what is gone, there and unchanged, which NIC is served.

    Raises InputError (build-mismatch) where the result isn't what the plan says.
    """
    _check_size(plan, "boot.wim", path, plan.predicted.wim_size)
    with Wim.open(path) as wim:
        _check_images(plan, base.wim.info, wim.info())
        image = next(i for i in wim.info().images if i.index == plan.new_image_index)
        made = WindowsImage(wim, image, scratch)
    _check_paths(plan, base.tree, made.tree)
    _check_coverage(plan, made)


def check_disc(
    plan: Plan,
    base: BaseImage,
    contents: Mapping[str, Path | bytes],
    path: Path,
    progress: Progress,
) -> None:
    """The new disc: its size, the new `contents` as they were given, and every other file the
    same as in the base. Raises InputError (build-mismatch and others), CancelledError."""
    _check_size(plan, "optimized.iso", path, plan.predicted.iso_size)
    with Disc.open(path) as made:
        found = differences(base.disc, made, contents.keys(), plan.prompt.removed, progress)
        if found:
            raise _mismatch(
                words("the disc differs from the base: {found}", found="; ".join(found[:5]))
            )
        for name, content in contents.items():
            if isinstance(content, Path):
                _check_content(made, name, content, progress)
        image = made.find(plan.wim)
    seen = seen_sizes(path, plan.wim)
    if seen and image and image.size not in seen:
        raise _mismatch(words("7-Zip sees {wim} with another size", wim=plan.wim))


def _check_content(made: Disc, name: str, source: Path, progress: Progress) -> None:
    """The file `name` of the disc holds what `source` does."""
    file = made.find(name)
    same = file is not None and file.size == source.stat().st_size
    if file and same:
        with source.open("rb", buffering=0) as original:
            for chunk in made.chunks(file):
                progress.check()
                same = same and chunk == original.read(len(chunk))
    if not same:
        raise _mismatch(words("{name} on the disc is not what was written to it", name=name))


def _check_images(plan: Plan, before: WimInfo, after: WimInfo) -> None:
    """The images that are to stay are there in their order, and the same one boots."""
    boots = plan.new_image_index if before.boot_index else 0
    kept = [image.name for image in before.images if image.index not in plan.drop]
    if after.boot_index != boots or [image.name for image in after.images] != kept:
        raise _mismatch(words("boot.wim holds other images than planned, or boots another"))
    compression = plan.compression.type if plan.compression else before.compression
    if (after.compression, after.integrity) != (compression, before.integrity):
        raise _mismatch(words("boot.wim has another compression or integrity table than planned"))


def _check_paths(plan: Plan, before: ImageTree, after: ImageTree) -> None:
    """Every path of the edited image: gone if deleted, there if added, else the same."""
    gone = {entry.path for path in plan.deletes for entry in before.below(path)}
    new = {entry.path for file in plan.new_files if (entry := before.get(file.target))}
    for entry in before.entries:
        found = after.get(entry.path)
        if entry.path in gone and found:
            raise _mismatch(words("boot.wim still holds {path}", path=entry.path))
        if entry.path in gone or entry.path in new:
            continue
        if not found or (found.attributes, found.blobs) != (entry.attributes, entry.blobs):
            raise _mismatch(words("{path} in boot.wim is not what it was", path=entry.path))
    for file in plan.new_files:
        added = after.get(file.target)
        digest = sha1(file.content, usedforsecurity=False).digest()
        if not added or (file.content and added.blobs != (digest,)):
            raise _mismatch(words("{target} is not in boot.wim as planned", target=file.target))


def _check_coverage(plan: Plan, made: WindowsImage) -> None:
    """Every NIC that the plan calls covered is served by the same INF of the finished image."""
    devices = plan.recipe.devices()
    planned = {item.nic: item.path for item in plan.coverage if item.path}
    served = serving_infs(made, devices)
    for nic, path in planned.items():
        if served.get(nic, "").casefold() != path.casefold():
            raise _mismatch(
                words("{path} in the image serves {nic}", path=served[nic], nic=nic)
                if nic in served
                else words("nothing in the image serves {nic}", nic=nic)
            )


def serving_infs(made: WindowsImage, devices: Sequence[DeviceId]) -> dict[str, str]:
    """Paths of the INFs of an image that serve `devices`, by the NIC; by the same rules, but from
    what is in the image alone."""
    found = serve(devices, made, (), made.target_os).coverage
    return {item.nic: item.path for item in found if item.path}


def _check_size(plan: Plan, name: str, path: Path, predicted: int) -> None:
    size = path.stat().st_size
    if plan.predicted.exact and size != predicted:
        raise _mismatch(
            words(
                "{name} has {size} bytes, {predicted} were predicted",
                name=name,
                size=size,
                predicted=predicted,
            )
        )


def _mismatch(what: Words) -> InputError:
    return InputError(
        "build-mismatch",
        words(
            "The result is not what was planned: {what}. The base ISO is suspect; "
            "nothing was kept.",
            what=what,
        ),
        hint=words(
            "Check the base ISO against the maker's hash. If it is sound, please report this."
        ),
    )
