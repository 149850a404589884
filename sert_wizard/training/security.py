"""Security descriptors for files and registry keys, in Windows' self-relative form."""

from __future__ import annotations

import struct

_SYSTEM = (18,)
_ADMINISTRATORS = (32, 544)
_USERS = (32, 545)
_FULL, _READ = 0x001F01FF, 0x001200A9
_SELF_RELATIVE_DACL = 0x8004
_INHERITED_BY_ALL = 0x03  # by files and by folders


def descriptor(*, users: bool = True, inherited: bool = False) -> bytes:
    """Owned by the administrators, full access for them and the system; reading for users."""
    owner = _sid(_ADMINISTRATORS)
    entries = [(_SYSTEM, _FULL), (_ADMINISTRATORS, _FULL)] + [(_USERS, _READ)] * users
    flags = _INHERITED_BY_ALL if inherited else 0
    raw = b"".join(_allow(who, what, flags) for who, what in entries)
    acl = struct.pack("<BBHHH", 2, 0, 8 + len(raw), len(entries), 0) + raw
    group = 20 + len(owner)
    dacl = group + len(owner)
    head = struct.pack("<BBHIIII", 1, 0, _SELF_RELATIVE_DACL, 20, group, 0, dacl)
    return head + owner + owner + acl


def _sid(authorities: tuple[int, ...]) -> bytes:
    """A SID of the NT authority (5)."""
    head = struct.pack("<BB6s", 1, len(authorities), (5).to_bytes(6, "big"))
    return head + b"".join(struct.pack("<I", one) for one in authorities)


def _allow(who: tuple[int, ...], access: int, flags: int) -> bytes:
    sid = _sid(who)
    return struct.pack("<BBHI", 0, flags, 8 + len(sid), access) + sid
