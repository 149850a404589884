"""The "Press any key to boot from CD or DVD" that a disc may ask, and taking it away.

On BIOS etfsboot.com asks when \\boot\\bootfix.bin is there; on UEFI it is a part of efisys.bin,
and the disc may hold efisys_noprompt.bin, which does not ask (Microsoft, "Oscdimg Command-Line
Options").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sert_wizard.iso.bootimage import boot_image, boot_path
from sert_wizard.iso.disc import Disc, DiscFile

_BOOTFIX = "/boot/bootfix.bin"
_NO_PROMPT = "efisys_noprompt.bin"
_IMAGE_LIMIT = 32 << 20


@dataclass(frozen=True)
class Prompt:
    """Whether the disc asks for a key, by firmware."""

    bios: bool
    uefi: bool


@dataclass(frozen=True)
class PromptRemoval:
    """What to change on the disc: contents by path (or `boot_path`), paths to remove; `remains`
    says that the UEFI side still asks, for the disc holds nothing to put in its place."""

    replacements: dict[str, bytes] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    remains: bool = False


def find_prompt(disc: Disc) -> Prompt:
    """What the disc asks. UEFI: its boot image asks unless it equals efisys_noprompt.bin."""
    bios = any(entry.platform == "bios" for entry in disc.boot)
    return Prompt(
        bios=bios and disc.find(_BOOTFIX) is not None,
        uefi=bool(_asking_images(disc)),
    )


def without_prompt(disc: Disc) -> PromptRemoval:
    """How to make the disc start without asking."""
    removed = (_BOOTFIX,) if find_prompt(disc).bios else ()
    asking, quiet = _asking_images(disc), _quiet_image(disc)
    names = [_name(disc, index, image) for index, image in asking.items()]
    if not asking or not quiet or not all(names):
        return PromptRemoval({}, removed, remains=bool(asking))
    content = disc.read(quiet, _IMAGE_LIMIT)
    return PromptRemoval(dict.fromkeys(names, content), removed)


def _asking_images(disc: Disc) -> dict[int, DiscFile]:
    """The images that the UEFI boot entries start and that ask, by the entry's index."""
    quiet = _quiet_image(disc)
    images = {
        index: boot_image(disc, entry)
        for index, entry in enumerate(disc.boot)
        if entry.platform == "uefi"
    }
    return {n: image for n, image in images.items() if not quiet or not _same(disc, image, quiet)}


def _same(disc: Disc, image: DiscFile, quiet: DiscFile) -> bool:
    """Whether `image` is `quiet` again; the length of one that is no file may be a guess."""
    if image.extents == quiet.extents:
        return True
    if not image.path and image.extents[0][0] + quiet.size <= disc.size:
        image = DiscFile("", "", quiet.size, ((image.extents[0][0], quiet.size),))
    return image.size == quiet.size and disc.sha256(image) == disc.sha256(quiet)


def _name(disc: Disc, index: int, image: DiscFile) -> str:
    """What the image is called when it is to be replaced; "" if it can't be."""
    if not image.path:
        return boot_path(index)
    file = disc.find(image.path)
    return file.path if file and file.extents == image.extents else ""


def _quiet_image(disc: Disc) -> DiscFile | None:
    return next((f for f in disc.files if f.path.casefold().endswith("/" + _NO_PROMPT)), None)
