"""The loader that a recipe asks for."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from sert_wizard.errors import InputError, UsageError
from sert_wizard.recipe import Stage1
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.spec import LoaderSpec, Network


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


@lru_cache(maxsize=32)
def loader_size(stage1: Stage1, when: datetime) -> int:
    """Bytes of the stage-1 ISO: the same whatever the image's hash and sizes will be."""
    spec = loader_spec(stage1, sha256="0" * 64, size=1, wim_size=1)
    return len(build_loader(spec, when=when))
