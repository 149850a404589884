"""The stage-1 disc: at most 2,100,000 bytes that bring up the network and boot the image.

BIOS: El Torito, GRUB -> ipxe.lkrn with its script as the command line and memdisk as initrd.
UEFI: El Torito FAT image, iPXE -> autoexec.ipxe -> ramdisc.efi, which checks the image.
(isolinux could not do it: its command line has one line, and iPXE on BIOS sees one initrd
only, so either the script or memdisk would be missing.)
"""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime

import pycdlib

from sert_wizard.iso.frozen import frozen
from sert_wizard.settings import source_date_epoch
from sert_wizard.stage1.assets import BootAssets, find_assets
from sert_wizard.stage1.fat import fat_image
from sert_wizard.stage1.linux import linux_loader
from sert_wizard.stage1.script import bios_script, grub_config, uefi_script
from sert_wizard.stage1.spec import LoaderSpec
from sert_wizard.stage1.supplied import (
    SIGNED_IPXE,
    read_shim,
    read_signed_ramdisc,
    read_wimboot,
)

SIZE_LIMIT = 2_100_000
VOLUME_ID = "SERT_STAGE1"

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)

# GRUB on BIOS reads a CD in aligned blocks of this many bytes and fails on an incomplete one.
_READ_BLOCK = 32768


def build_loader(
    spec: LoaderSpec, *, when: datetime | None = None, assets: BootAssets | None = None
) -> bytes:
    """The stage-1 ISO that `spec` asks for.

    Every date in it is `when` (UTC; default: SOURCE_DATE_EPOCH, else 1980-01-01, FAT's first).
    The same arguments and boot assets give the same bytes. Raises RequestError
    (`stage1-script-too-long`, and what linux_loader raises), InputError (the user's programs, see
    supplied.py), MachineError (boot assets).
    """
    if spec.flavour == "linux":
        return linux_loader(spec, when=when, assets=assets)
    assets = assets or find_assets()
    when = when or source_date_epoch() or _NO_DATE
    files: dict[str, bytes] = {}
    if "bios" in spec.firmware:
        files["/BOOT/CDBOOT.IMG;1"] = assets.bios_loader.read_bytes()
        files["/BOOT/GRUB/GRUB.CFG;1"] = grub_config(bios_script(spec), spec).encode("ascii")
        files["/IPXE.KRN;1"] = assets.ipxe_bios.read_bytes()
        files["/MEMDISK.;1"] = assets.memdisk.read_bytes()
    if "uefi" in spec.firmware:
        files["/EFI.IMG;1"] = fat_image(_uefi_files(spec, assets), when)
    disc = _write(files, when)
    if len(disc) > SIZE_LIMIT and not (spec.shim or spec.wimboot):
        raise AssertionError(f"the stage-1 disc has {len(disc)} bytes, allowed are {SIZE_LIMIT}")
    return disc


def _uefi_files(spec: LoaderSpec, assets: BootAssets) -> dict[str, bytes]:
    """What the firmware's file system holds; programs of the user's go before ours."""
    ramdisc = None
    if spec.shim:
        shim, ipxe = read_shim(spec.shim)
        ramdisc = read_signed_ramdisc(spec.shim)
        files = {"EFI/BOOT/BOOTX64.EFI": shim, f"EFI/BOOT/{SIGNED_IPXE}": ipxe}
    else:
        files = {"EFI/BOOT/BOOTX64.EFI": assets.ipxe_uefi.read_bytes()}
    files["autoexec.ipxe"] = uefi_script(spec).encode("ascii")
    if spec.from_memory:
        files["ramdisc.efi"] = ramdisc or assets.ramdisc_uefi.read_bytes()
    if spec.wimboot:
        files["wimboot.efi"] = read_wimboot(spec.wimboot)
    return files


def _write(files: dict[str, bytes], when: datetime) -> bytes:
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode("ascii") + hashlib.sha256(content).digest())
    out = io.BytesIO()
    with frozen(when, digest.digest()):
        iso = pycdlib.PyCdlib()
        iso.new(interchange_level=1, vol_ident=VOLUME_ID)
        try:
            if "/BOOT/GRUB/GRUB.CFG;1" in files:
                iso.add_directory("/BOOT")
                iso.add_directory("/BOOT/GRUB")
            for name, content in files.items():
                iso.add_fp(io.BytesIO(content), len(content), name)
            _add_boot_entries(iso, files)
            iso.write_fp(out)
        finally:
            iso.close()
    disc = out.getvalue()
    return disc + bytes(-len(disc) % _READ_BLOCK)


def _add_boot_entries(iso: pycdlib.PyCdlib, files: dict[str, bytes]) -> None:
    if "/BOOT/CDBOOT.IMG;1" in files:
        iso.add_eltorito("/BOOT/CDBOOT.IMG;1", boot_load_size=4, boot_info_table=True)
    if "/EFI.IMG;1" in files:
        iso.add_eltorito("/EFI.IMG;1", platform_id=0xEF, efi=True)
