"""A WIM's fixed header and its XML, read without libwim.

Source of the layout: Microsoft, "Windows Imaging File Format (WIM)". All numbers little-endian.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.errors import InputError
from sert_wizard.wim.model import ImageInfo, WimInfo, architecture
from sert_wizard.wording import Words, words

MAGIC = b"MSWIM\0\0\0"
SIZE = 208
GUID_OFFSET = 24

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


@dataclass(frozen=True)
class Source:
    """A WIM wherever it lies, on its own or inside a disc: `name` for messages, `size` in bytes,
    `read` gives up to a number of bytes from an offset."""

    name: str
    size: int
    read: Callable[[int, int], bytes]


@contextmanager
def file_source(path: Path) -> Iterator[Source]:
    """The WIM file at `path`, open while the context lasts."""
    with path.open("rb") as file:

        def read(offset: int, length: int) -> bytes:
            file.seek(offset)
            return file.read(length)

        yield Source(path.name, path.stat().st_size, read)


def read_header(source: Source) -> Header:
    """The WIM's header. Raises InputError (not-a-wim)."""
    raw = source.read(0, SIZE)
    if len(raw) < SIZE or raw[:8] != MAGIC:
        raise InputError(
            "not-a-wim",
            words("{name} is not a WIM file.", name=source.name),
            hint=words("Choose a disc whose sources\\boot.wim is a Windows image."),
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


def read_xml(source: Source, header: Header) -> str:
    """The WIM's XML document. Raises InputError (damaged-wim) when it isn't where it should be."""
    where = header.xml
    if where.size > _XML_LIMIT or where.stored != where.size:
        raise _damaged(source, words("its XML data is of an impossible size"))
    if where.offset + where.size > source.size:
        raise _damaged(source, words("its end is missing"))
    raw = source.read(where.offset, where.size)
    try:
        text = raw.decode("utf-16").lstrip("\ufeff")
    except UnicodeDecodeError:
        raise _damaged(source, words("its XML data is not readable")) from None
    # No real one declares entities; refusing them keeps a hostile one from swelling.
    if not text.startswith("<WIM") or "<!" in text:
        raise _damaged(source, words("its XML data is missing"))
    return text


def read_info(source: Source) -> WimInfo:
    """The WIM's header and image descriptions. Raises InputError (not-a-wim, damaged-wim)."""
    header = read_header(source)
    try:
        root = ET.fromstring(read_xml(source, header))
        images = tuple(_image(element) for element in root.iter("IMAGE"))
    except (ET.ParseError, ValueError, KeyError):
        raise _damaged(source, words("its XML data is malformed")) from None
    if len(images) != header.image_count:
        raise _damaged(
            source, words("its header and its XML data name different numbers of images")
        )
    return WimInfo(
        size=source.size,
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
        architecture=architecture(element.findtext("WINDOWS/ARCH")),
        version=(
            number("WINDOWS/VERSION/MAJOR"),
            number("WINDOWS/VERSION/MINOR"),
            number("WINDOWS/VERSION/BUILD"),
            number("WINDOWS/VERSION/SPBUILD"),
        ),
        files=number("FILECOUNT"),
        size=number("TOTALBYTES"),
        product=element.findtext("WINDOWS/PRODUCTTYPE") or "",
        suite=element.findtext("WINDOWS/PRODUCTSUITE") or "",
    )


def _damaged(source: Source, why: Words) -> InputError:
    return InputError(
        "damaged-wim",
        words("{name} is damaged: {why}.", name=source.name, why=why),
        hint=words("Copy the base ISO again from its source."),
    )
