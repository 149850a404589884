"""The memory that a target needs."""

from __future__ import annotations

#: Bytes that Windows PE itself needs (Microsoft, "Windows PE (WinPE)", hardware requirements).
_WINDOWS_PE = 512 << 20
#: How often the image lies in memory: memdisk keeps the one that iPXE fetched; on UEFI the disc
#: that Windows PE sees is a second copy, unless memory is short.
BIOS_COPIES, UEFI_COPIES, UEFI_LEAST_COPIES = 1, 2, 1


def memory_needed(iso_size: int, wim_size: int, copies: int) -> int:
    """Bytes for `copies` of the image, its boot image unpacked beside them, and Windows PE."""
    return copies * iso_size + wim_size + _WINDOWS_PE
