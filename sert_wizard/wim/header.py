"""A WIM's fixed header and its XML, read without libwim.

Source of the layout: Microsoft, "Windows Imaging File Format (WIM)". All numbers little-endian.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.errors import InputError
from sert_wizard.wim.model import ImageInfo, WimInfo, architecture

MAGIC = b"MSWIM\0\0\0"
SIZE = 208
GUID_OFFSET = 24
XML_RESOURCE_OFFSET = 72

_COMPRESSED, _XPRESS, _LZX, _LZMS = 0x2, 0x20000, 0x40000, 0x80000
_SOLID_VERSION = 3584
_XML_LIMIT = 16 << 20


@dataclass(frozen=True)
class Resource:
    """Where a resource lies: `stored` bytes at `offset`, `size` bytes when unpacked."""

    stored: int
    offset: int
    size: int

    @classmethod
    def unpack(cls, raw: bytes) -> Resource:
        stored, offset, size = struct.unpack("<QQQ", raw)
        return cls(stored & (1 << 56) - 1, offset, size)  # the top byte holds flags


@dataclass(frozen=True)
class Header:
    """The fields of the header that matter here."""

    version: int
    flags: int
    chunk_size: int
    guid: bytes
    part: int
    parts: int
    image_count: int
    lookup_table: Resource
    xml: Resource
    boot_index: int
    integrity: Resource

    @property
    def compression(self) -> str:
        if not self.flags & _COMPRESSED:
            return "none"
        for bit, name in ((_LZX, "LZX"), (_XPRESS, "XPRESS"), (_LZMS, "LZMS")):
            if self.flags & bit:
                return name
        return "unknown"


def read_header(path: Path) -> Header:
    """The header of the WIM at `path`. Raises InputError (not-a-wim)."""
    with path.open("rb") as file:
        raw = file.read(SIZE)
    if len(raw) < SIZE or raw[:8] != MAGIC:
        raise InputError(
            "not-a-wim",
            f"{path.name} is not a WIM file.",
            hint="Choose a disc whose sources\\boot.wim is a Windows image.",
        )
    _, version, flags, chunk_size = struct.unpack("<4I", raw[8:24])
    part, parts, images = struct.unpack("<HHI", raw[40:48])
    return Header(
        version,
        flags,
        chunk_size,
        raw[24:40],
        part,
        parts,
        images,
        Resource.unpack(raw[48:72]),
        Resource.unpack(raw[72:96]),
        struct.unpack("<I", raw[120:124])[0],
        Resource.unpack(raw[124:148]),
    )


def read_xml(path: Path, header: Header) -> str:
    """The WIM's XML document. Raises InputError (damaged-wim) when it isn't where it should be."""
    where = header.xml
    if where.size > _XML_LIMIT or where.stored != where.size:
        raise _damaged(path, "its XML data is of an impossible size")
    with path.open("rb") as file:
        file.seek(where.offset)
        raw = file.read(where.size)
    try:
        text = raw.decode("utf-16")
    except UnicodeDecodeError:
        raise _damaged(path, "its XML data is not readable") from None
    if len(raw) < where.size or not text.lstrip("\ufeff").startswith("<WIM") or "<!" in text:
        raise _damaged(path, "its XML data is missing")
    return text.lstrip("\ufeff")


def read_info(path: Path) -> WimInfo:
    """Header and image descriptions of the WIM at `path`. Raises InputError."""
    header = read_header(path)
    try:
        root = ET.fromstring(read_xml(path, header))
        images = tuple(_image(element) for element in root.iter("IMAGE"))
    except (ET.ParseError, ValueError):
        raise _damaged(path, "its XML data is malformed") from None
    if len(images) != header.image_count:
        raise _damaged(path, "its header and its XML data name different numbers of images")
    return WimInfo(
        size=path.stat().st_size,
        compression=header.compression,
        chunk_size=header.chunk_size,
        boot_index=header.boot_index,
        integrity=header.integrity.stored > 0,
        solid=header.version == _SOLID_VERSION,
        parts=header.parts,
        images=images,
    )


def _image(element: ET.Element) -> ImageInfo:
    def number(path: str) -> int:
        return int(element.findtext(path) or 0)

    return ImageInfo(
        index=int(element.attrib["INDEX"]),
        name=element.findtext("NAME") or "",
        architecture=architecture(number("WINDOWS/ARCH")),
        version=(
            number("WINDOWS/VERSION/MAJOR"),
            number("WINDOWS/VERSION/MINOR"),
            number("WINDOWS/VERSION/BUILD"),
            number("WINDOWS/VERSION/SPBUILD"),
        ),
        files=number("FILECOUNT"),
        size=number("TOTALBYTES"),
    )


def _damaged(path: Path, why: str) -> InputError:
    return InputError(
        "damaged-wim",
        f"{path.name} is damaged: {why}.",
        hint="Copy the base ISO again from its source.",
    )
