"""The stage-1 disc: at most 2,100,000 bytes that bring up the network and boot the image.

BIOS: El Torito, GRUB -> ipxe.lkrn with its script as the command line and memdisk as initrd.
UEFI: El Torito FAT image, iPXE -> autoexec.ipxe -> ramdisc.efi, which checks the image.
(isolinux could not do it: its command line has one line, and iPXE on BIOS sees one initrd
only, so either the script or memdisk would be missing.)
"""

from __future__ import annotations

from datetime import datetime

from sert_wizard.stage1.assets import BootAssets, find_assets
from sert_wizard.stage1.disc import EFI_IMAGE, GRUB, GRUB_CONFIG, disc_date, write_disc
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
    when = disc_date(when)
    files: dict[str, bytes] = {}
    if "bios" in spec.firmware:
        files[GRUB] = assets.bios_loader.read_bytes()
        files[GRUB_CONFIG] = grub_config(bios_script(spec), spec).encode("ascii")
        files["/IPXE.KRN;1"] = assets.ipxe_bios.read_bytes()
        files["/MEMDISK.;1"] = assets.memdisk.read_bytes()
    if "uefi" in spec.firmware:
        files[EFI_IMAGE] = fat_image(_uefi_files(spec, assets), when)
    disc = write_disc(files, when)
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
