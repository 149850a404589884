"""Writes a stage-1 disc: ISO 9660 with boot entries for what is on it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from datetime import UTC, datetime

import pycdlib

from sert_wizard.iso.frozen import frozen
from sert_wizard.settings import source_date_epoch

#: Where BIOS starts: GRUB, which reads its configuration from the disc.
GRUB, GRUB_CONFIG = "/BOOT/CDBOOT.IMG;1", "/BOOT/GRUB/GRUB.CFG;1"
#: Where UEFI starts: a file system of its own.
EFI_IMAGE = "/EFI.IMG;1"
_FOLDERS = ("/BOOT", "/BOOT/GRUB")
_VOLUME_ID = "SERT_STAGE1"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # FAT's first
# GRUB on BIOS reads a CD in aligned blocks of this many bytes and fails on an incomplete one.
_READ_BLOCK = 32768


def disc_date(when: datetime | None) -> datetime:
    """`when` (UTC), else SOURCE_DATE_EPOCH, else 1980-01-01."""
    return when or source_date_epoch() or _NO_DATE


def write_disc(files: Mapping[str, bytes], when: datetime) -> bytes:
    """The disc with `files` (ISO 9660 path -> content), every date in it `when`; the same for the
    same arguments. GRUB or EFI_IMAGE among them, or both, become boot entries."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode("ascii") + hashlib.sha256(content).digest())
    out = io.BytesIO()
    with frozen(when, digest.digest()):
        iso = pycdlib.PyCdlib()
        iso.new(interchange_level=1, vol_ident=_VOLUME_ID)
        try:
            if GRUB in files:
                for folder in _FOLDERS:
                    iso.add_directory(folder)
            for name, content in files.items():
                iso.add_fp(io.BytesIO(content), len(content), name)
            if GRUB in files:
                iso.add_eltorito(GRUB, boot_load_size=4, boot_info_table=True)
            if EFI_IMAGE in files:
                iso.add_eltorito(EFI_IMAGE, platform_id=0xEF, efi=True)
            iso.write_fp(out)
        finally:
            iso.close()
    disc = out.getvalue()
    return disc + bytes(-len(disc) % _READ_BLOCK)
