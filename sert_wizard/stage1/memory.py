"""The memory that a target needs."""

from __future__ import annotations

#: Bytes that Windows PE itself needs (Microsoft, "Windows PE (WinPE)", hardware requirements).
_WINDOWS_PE = 512 << 20
_LINUX = 200 << 20  # bytes for the Linux loader itself: a 300 MB image started in 800 MB
#: How often the image lies in memory: memdisk keeps the one that iPXE fetched; on UEFI the disc
#: that Windows PE sees is a second copy, unless memory is short.
BIOS_COPIES, UEFI_COPIES, UEFI_LEAST_COPIES = 1, 2, 1


def memory_needed(iso_size: int, wim_size: int, copies: int) -> int:
    """Bytes for `copies` of the image, its boot image unpacked beside them, and Windows PE."""
    return copies * iso_size + wim_size + _WINDOWS_PE


def linux_memory_needed(iso_size: int, wim_size: int) -> int:
    """Bytes for the Linux loader: the image lies in memory twice until it starts, as it was fetched
    and as kexec keeps it; then as with the other loader on BIOS."""
    return max(2 * iso_size + _LINUX, memory_needed(iso_size, wim_size, BIOS_COPIES))
