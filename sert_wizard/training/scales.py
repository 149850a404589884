"""How large a practice image is: the same structure and packages, more files and more bytes."""

from __future__ import annotations

from dataclasses import dataclass

from sert_wizard.errors import UsageError
from sert_wizard.wording import words


@dataclass(frozen=True)
class Scale:
    """`system_files` ordinary files of `system_bytes` in all; the vendors' NIC packages hold
    `nic_bytes` (both before compression). `level` is libwim's LZX level, `ramdisk_bytes` the
    size of boot.sdi, which lies on the disc as it is.
    """

    name: str
    system_files: int
    system_bytes: int
    nic_bytes: int
    level: int
    ramdisk_bytes: int


SCALES = {
    scale.name: scale
    for scale in (
        Scale("tiny", 60, 2_000_000, 3_000_000, 20, 65_536),
        Scale("small", 580, 70_000_000, 40_000_000, 20, 3_170_304),
        Scale("full", 6_150, 337_200_000, 220_000_000, 50, 3_170_304),
    )
}


def scale_named(name: str) -> Scale:
    """The scale called `name`. Raises UsageError (bad-scale)."""
    if name not in SCALES:
        raise UsageError(
            "bad-scale",
            words("There is no scale {name}.", name=name),
            hint=words("Choose one of {names}.", names=", ".join(SCALES)),
        )
    return SCALES[name]
