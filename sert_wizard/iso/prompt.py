"""The "Press any key to boot from CD or DVD" that a disc may ask, and taking it away.

On BIOS etfsboot.com asks when \\boot\\bootfix.bin is there; on UEFI it is a part of efisys.bin,
and the disc may hold efisys_noprompt.bin, which does not ask (Microsoft, "Oscdimg Command-Line
Options").
"""

from __future__ import annotations

from dataclasses import dataclass, field

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
    """What to change on the disc: contents by path, paths to remove; `remains` says that the
    UEFI side still asks, for the disc holds nothing to put in its place."""

    replacements: dict[str, bytes] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    remains: bool = False


def find_prompt(disc: Disc) -> Prompt:
    """What the disc asks. UEFI: its boot image asks unless it equals efisys_noprompt.bin."""
    bios = any(entry.platform == "bios" for entry in disc.boot)
    asking = _uefi_image(disc)
    quiet = _quiet_image(disc)
    same = asking and quiet and disc.sha256(asking) == disc.sha256(quiet)
    return Prompt(
        bios=bios and disc.find(_BOOTFIX) is not None,
        uefi=any(entry.platform == "uefi" for entry in disc.boot) and not same,
    )


def without_prompt(disc: Disc) -> PromptRemoval:
    """How to make the disc start without asking."""
    prompt = find_prompt(disc)
    removed = (_BOOTFIX,) if prompt.bios else ()
    asking, quiet = _uefi_image(disc), _quiet_image(disc)
    if prompt.uefi and asking and quiet:
        return PromptRemoval({asking.path: disc.read(quiet, _IMAGE_LIMIT)}, removed)
    return PromptRemoval({}, removed, remains=prompt.uefi)


def _uefi_image(disc: Disc) -> DiscFile | None:
    """The file that the UEFI boot entry starts."""
    offsets = {entry.offset for entry in disc.boot if entry.platform == "uefi"}
    return next((f for f in disc.files if f.extents and f.extents[0][0] in offsets), None)


def _quiet_image(disc: Disc) -> DiscFile | None:
    return next((f for f in disc.files if f.path.casefold().endswith("/" + _NO_PROMPT)), None)
