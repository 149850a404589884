"""The loader that a recipe asks for: what it is made of, what it needs, what to know about it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from sert_wizard.errors import InputError, UsageError
from sert_wizard.plan.model import Memory, Warn
from sert_wizard.recipe import Stage1
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.memory import (
    BIOS_COPIES,
    UEFI_COPIES,
    linux_memory_needed,
    memory_needed,
)
from sert_wizard.stage1.spec import LoaderSpec, Network
from sert_wizard.stage1.supplied import (
    read_shim,
    read_signed_ramdisc,
    read_wimboot,
    wimboot_release,
)
from sert_wizard.wording import Words, words


def loader_spec(stage1: Stage1, *, sha256: str, size: int, wim_size: int) -> LoaderSpec:
    """[stage1] as a LoaderSpec for an image of that SHA-256, `size` and boot image, in bytes.

    Raises InputError with the codes of LoaderSpec's UsageErrors: here a file is at fault.
    """
    try:
        return LoaderSpec(
            urls=(stage1.url, *stage1.urls),
            firmware=stage1.firmware,
            flavour=stage1.flavour,
            sha256=sha256,
            size=size,
            wim_size=wim_size,
            unverified_fallback=stage1.unverified_fallback,
            network=Network(
                stage1.network.address,
                stage1.network.netmask,
                stage1.network.gateway,
                stage1.network.dns,
                stage1.network.vlan,
            ),
            wimboot=Path(stage1.wimboot) if stage1.wimboot else None,
            shim=Path(stage1.shim) if stage1.shim else None,
        )
    except UsageError as error:
        raise InputError(error.code, error.message, hint=error.hint) from None


def loader_size(stage1: Stage1, when: datetime) -> int:
    """Bytes of the stage-1 ISO: the same whatever the image's hash and sizes will be.

    Raises what build_loader raises.
    """
    if stage1.shim or stage1.wimboot:  # files that may change while the program runs
        return _size(stage1, when)
    return _known_size(stage1, when)


def _size(stage1: Stage1, when: datetime) -> int:
    spec = loader_spec(stage1, sha256="0" * 64, size=1, wim_size=1)
    return len(build_loader(spec, when=when))


_known_size = lru_cache(maxsize=32)(_size)


def memory_for(iso_size: int, wim_size: int, flavour: str = "ipxe") -> Memory:
    """What the target needs for an image and a boot image of that many bytes."""
    bios = (
        linux_memory_needed(iso_size, wim_size)
        if flavour == "linux"
        else memory_needed(iso_size, wim_size, BIOS_COPIES)
    )
    return Memory(
        bios=bios,
        uefi=memory_needed(iso_size, wim_size, UEFI_COPIES),
    )


def stage1_warnings(stage1: Stage1) -> list[Warn]:
    """What the user should know about the loader.

    Raises InputError where a program of the user's can't be used (see stage1/supplied.py).
    """
    warnings = []
    if "bios" in stage1.firmware and stage1.flavour == "ipxe":
        text = words(
            "On BIOS the small loader can't check the image's hash before it boots "
            'it, and says so on screen. flavour = "linux" does check it; that loader '
            "is for BIOS only and has about 11 MB, which take the redirected drive "
            "some 25 s."
        )
        warnings.append(Warn("unverified", text))
    if "uefi" in stage1.firmware:
        warnings += _uefi_warnings(stage1)
    return warnings


def _uefi_warnings(stage1: Stage1) -> list[Warn]:
    warnings = [Warn("secure-boot", _secure_boot(stage1.shim))]
    if stage1.unverified_fallback:
        text = words(
            "Where an image can't be fetched into memory, UEFI boots it from the "
            "network without checking its hash, as unverified_fallback allows; it "
            "says so on screen."
        )
        warnings.append(Warn("unverified-fallback", text))
    if stage1.wimboot and wimboot_release(read_wimboot(Path(stage1.wimboot))) is None:
        text = words(
            "{wimboot} is no release of wimboot that is known to work here; it is "
            "used all the same.",
            wimboot=stage1.wimboot,
        )
        warnings.append(Warn("wimboot-unknown", text))
    return warnings


def _secure_boot(shim: str) -> Words:
    if not shim:
        return words(
            "The loader's UEFI programs carry no signature: switch Secure Boot off in "
            "the machine's firmware for the redirected boot."
        )
    read_shim(Path(shim))
    if read_signed_ramdisc(Path(shim)) is None:
        return words(
            "The signed shim and iPXE beside {shim} are used, but no signed "
            "ramdisc.efi lies there: switch Secure Boot off, or sign the program with "
            "a key the machine trusts.",
            shim=shim,
        )
    return words(
        "The signed shim, iPXE and ramdisc.efi beside {shim} are used: Secure "
        "Boot can stay on where the machine trusts who signed them.",
        shim=shim,
    )
