"""What a WIM holds, as plain values: images, their entries, the blobs they share."""

from __future__ import annotations

from dataclasses import dataclass, field

DIRECTORY, REPARSE_POINT = 0x10, 0x400  # FILE_ATTRIBUTE_*

_ARCHITECTURES = {0: "x86", 5: "arm", 6: "ia64", 9: "amd64", 12: "arm64"}


@dataclass(frozen=True)
class Blob:
    """Content stored once: `size` and `compressed_size` in bytes, `references` over all images,
    `offset` where its stored bytes lie in the WIM."""

    sha1: bytes
    size: int
    compressed_size: int
    references: int
    offset: int = 0


@dataclass(frozen=True)
class Entry:
    """A path of an image ("/Windows/INF/e1k.inf") with the SHA-1 of each of its streams."""

    path: str
    attributes: int
    link_group: int
    blobs: tuple[bytes, ...] = ()
    size: int = 0

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def is_directory(self) -> bool:
        return bool(self.attributes & DIRECTORY)

    @property
    def is_plain_file(self) -> bool:
        return not self.attributes & (DIRECTORY | REPARSE_POINT)


@dataclass(frozen=True)
class ImageInfo:
    """An image as the WIM's XML describes it; `version` is (major, minor, build, service pack
    build), `size` the bytes of its files, `product` and `suite` Windows' product type ("WinNT",
    "ServerNT") and suites; what the XML doesn't say is "" or 0."""

    index: int
    name: str
    architecture: str
    version: tuple[int, int, int, int]
    files: int
    size: int
    product: str = ""
    suite: str = ""

    @property
    def version_text(self) -> str:
        return ".".join(map(str, self.version[:3]))

    @property
    def generation(self) -> str:
        """The Windows PE generation that this version of Windows belongs to."""
        return generation(self.version)


@dataclass(frozen=True)
class WimInfo:
    """A WIM's header: `size` in bytes, `compression` "LZX", "XPRESS", "LZMS" or "none"."""

    size: int
    compression: str
    chunk_size: int
    boot_index: int
    integrity: bool
    solid: bool
    parts: int
    images: tuple[ImageInfo, ...] = field(default_factory=tuple)


def architecture(number: str | None) -> str:
    """A PROCESSOR_ARCHITECTURE_* number as INF files spell it; "" for none."""
    return _ARCHITECTURES.get(int(number), f"unknown-{number}") if number else ""


def generation(version: tuple[int, int, int, int]) -> str:
    """Windows PE's generation by the version of Windows it is made from; "" when unknown."""
    major, minor, build, service_pack = version
    if (major, minor) == (6, 0):
        return "2.0" if build < 6001 else "2.1"
    if (major, minor) == (6, 1):
        return "3.0" if build < 7601 else "3.1"
    if (major, minor) == (6, 2):
        return "4.0"
    if (major, minor) == (6, 3):
        return "5.1" if service_pack >= 17031 else "5.0"
    if major == 10:
        return "10.0" if build < 22000 else "11"
    return ""
