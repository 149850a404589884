"""Programs for UEFI that the user supplies: wimboot, and a shim with signed programs beside it."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

from sert_wizard.errors import InputError, read_input
from sert_wizard.paths import reach
from sert_wizard.wording import words

#: SHA-256 of the releases of wimboot that are known to be good.
KNOWN_WIMBOOT = {"74d4bf3d09386ccbbe907d9db59030f8cd8c88f7b4ccb799d386f31def11b3fe": "2.8.0"}

#: What lies beside a shim under its usual name. The shim starts `ipxe.efi` from its own folder.
SIGNED_IPXE = "ipxe.efi"
SIGNED_RAMDISC = "ramdisc.efi"
_LIMIT = 16 << 20  # bytes of a program; a whole image named by mistake is not read into memory

# PE32+ (Microsoft, "PE Format"): where the header starts, what it starts with, and where its
# table of certificates stands.
_HEADER_AT, _HEADER = 0x3C, b"PE\0\0"
_OPTIONAL_HEADER, _PE32_PLUS = 24, 0x20B
_CERTIFICATES = _OPTIONAL_HEADER + 112 + 4 * 8
_TABLE = struct.Struct("<II")  # offset in the file, bytes


def read_wimboot(path: Path) -> bytes:
    """Raises InputError (not-found, unreadable, not-a-program)."""
    return _read_program(path)


def wimboot_release(program: bytes) -> str | None:
    """The release of wimboot that `program` is, if it is known."""
    return KNOWN_WIMBOOT.get(hashlib.sha256(program).hexdigest())


def read_shim(path: Path) -> tuple[bytes, bytes]:
    """The shim at `path` and the iPXE beside it.

    Raises InputError (not-found, unreadable, not-a-program, not-signed).
    """
    return _read_signed(path), _read_signed(path.with_name(SIGNED_IPXE))


def read_signed_ramdisc(shim: Path) -> bytes | None:
    """The signed copy of ramdisc.efi beside the shim, if there is one. Raises as `read_shim`."""
    path = shim.with_name(SIGNED_RAMDISC)
    return _read_signed(path) if reach(path).exists() else None


def is_signed(program: bytes) -> bool:
    """Whether a program for UEFI carries a signature; not whether anybody trusts it."""
    header = _pe_header(program)
    if header is None:
        return False
    try:
        magic: int = struct.unpack_from("<H", program, header + _OPTIONAL_HEADER)[0]
        offset, size = _TABLE.unpack_from(program, header + _CERTIFICATES)
    except struct.error:
        return False
    return magic == _PE32_PLUS and offset > 0 and bool(0 < size <= len(program) - offset)


def _pe_header(program: bytes) -> int | None:
    if program[:2] != b"MZ" or len(program) < _HEADER_AT + 4:
        return None
    (header,) = struct.unpack_from("<I", program, _HEADER_AT)
    return int(header) if program[header : header + 4] == _HEADER else None


def _read_signed(path: Path) -> bytes:
    program = _read_program(path)
    if not is_signed(program):
        raise InputError(
            "not-signed",
            words("{path} carries no signature, so Secure Boot would refuse it.", path=path),
            hint=words("Name the shim of a signed release of iPXE, with its ipxe.efi beside it."),
        )
    return program


def _read_program(path: Path) -> bytes:
    place = reach(path)
    if place.is_file() and place.stat().st_size > _LIMIT:
        raise _no_program(path)
    program = read_input(path)
    if _pe_header(program) is None:
        raise _no_program(path)
    return program


def _no_program(path: Path) -> InputError:
    return InputError(
        "not-a-program",
        words("{path} is no program for UEFI.", path=path),
        hint=words("Name the .efi file itself."),
    )
