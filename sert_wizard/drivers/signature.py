"""Which files a driver package's catalogue (.cat) lists, and what speaks against its signature.

What Windows trusts is for Windows to say: no certificate is checked here. Found are the packages
that it may refuse, because their files are not those that were signed or because a Windows of
that age does not know the hashes.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pyasn1.codec.der.decoder import decode
from pyasn1.error import PyAsn1Error
from pyasn1.type import univ

from sert_wizard.drivers import ctl
from sert_wizard.errors import InputError
from sert_wizard.wording import Words, words

#: The algorithms under which a file may be listed, by the length of their digests in bytes.
_LENGTHS = {20: "sha1", 32: "sha256"}
_NAMES = {oid: name for name, oid in ctl.ALGORITHMS.items()}
#: In bytes. A NIC driver's has some 20 KB; decoding this much takes 0.3 s, of malice 2 s.
_LARGEST = 256 << 10
#: Windows 8: the first to know SHA-2 in catalogues without an update.
_KNOWS_SHA2 = (6, 2)


@dataclass(frozen=True)
class Catalog:
    """What a catalogue says: the `digests` of its members, 20 bytes of SHA-1 or 32 of SHA-256,
    and the algorithms of its `signatures` ("sha1", "sha256" or another's OID), none if unsigned."""

    digests: frozenset[bytes]
    signatures: frozenset[str]

    @property
    def members(self) -> frozenset[str]:
        """The algorithms of the members' digests."""
        return frozenset(_LENGTHS[len(digest)] for digest in self.digests)


def read_catalog(raw: bytes, name: str) -> Catalog:
    """The catalogue `raw`, called `name` in messages; in DER, as Windows writes it.

    Raises InputError (bad-catalog).
    """
    if len(raw) > _LARGEST:
        raise _bad_catalog(
            words("{name} is too large for the catalogue of a driver package.", name=name)
        )
    try:
        outer = _decoded(raw, ctl.ContentInfo())
        signed = _decoded(_content(outer, ctl.SIGNED_DATA), ctl.SignedData())
        inner = _content(signed["contentInfo"], ctl.TRUST_LIST)
        listed = _decoded(inner, ctl.CertificateTrustList())
        return Catalog(
            frozenset(digest for digest in _digests(listed) if len(digest) in _LENGTHS),
            frozenset(_algorithm(signer["digestAlgorithm"]) for signer in signed["signerInfos"]),
        )
    # The library means to raise PyAsn1Error alone, but damaged bytes get others out of it too.
    except (PyAsn1Error, LookupError, OverflowError, ValueError):
        message = words("{name} can't be read as the catalogue of a driver package.", name=name)
        raise _bad_catalog(message) from None


def _bad_catalog(message: Words) -> InputError:
    hint = words("Get the driver package again from its maker.")
    return InputError("bad-catalog", message, hint=hint)


def _decoded(raw: bytes, kind: univ.Sequence) -> univ.Sequence:
    """The first value in `raw`; what may follow is padding."""
    value: univ.Sequence = decode(raw, asn1Spec=kind)[0]
    return value


def _content(info: univ.Sequence, kind: str) -> bytes:
    """What a ContentInfo of this kind holds. Raises PyAsn1Error when it is of another."""
    if str(info["contentType"]) != kind:
        raise PyAsn1Error(f"{info['contentType']} where {kind} should be")
    return bytes(info["content"])


def _algorithm(identifier: univ.Sequence) -> str:
    oid = str(identifier["algorithm"])
    return _NAMES.get(oid, oid)


def _digests(listed: univ.Sequence) -> Iterator[bytes]:
    """Digests of the members, of any length. Not every one has SPC_INDIRECT_DATA: where a
    catalogue lists a file under SHA-1 and SHA-256, the former is but an identifier."""
    for subject in listed["trustedSubjects"]:
        yield _identified(bytes(subject["subjectIdentifier"]))
        for attribute in subject["subjectAttributes"]:
            if str(attribute["type"]) == ctl.INDIRECT_DATA:
                for value in attribute["values"]:
                    data = _decoded(bytes(value), ctl.IndirectData())
                    yield bytes(data["messageDigest"]["digest"])


def _identified(identifier: bytes) -> bytes:
    """The digest that a member's identifier is, see ctl.TrustedSubject; b"" for another name."""
    if len(identifier) in _LENGTHS:
        return identifier
    try:
        return bytes.fromhex(identifier.decode("utf-16-le").rstrip("\0"))
    except ValueError:
        return b""


def file_digests(content: bytes) -> frozenset[bytes]:
    """Those under which a catalogue may list a file: SHA-1 and SHA-256 of all of it and, of a
    program, of what Authenticode signs."""
    parts = {(content,), signed_parts(content)}
    return frozenset(digest_of(part, name) for part in parts for name in _LENGTHS.values())


def digest_of(parts: Iterable[bytes], algorithm: str) -> bytes:
    """That of the `parts` one after the other."""
    made = hashlib.new(algorithm, usedforsecurity=False)
    for part in parts:
        made.update(part)
    return made.digest()


def signed_parts(content: bytes) -> tuple[bytes, ...]:
    """What a signature vouches for: of a program all but its checksum, the directory entry of
    its certificate table and that table; of any other file, damaged programs included, all.

    Microsoft, "Windows Authenticode Portable Executable Signature Format" and "PE Format".
    """
    try:
        header = struct.unpack_from("<I", content, 0x3C)[0]
        optional = header + 24
        magic = struct.unpack_from("<H", content, optional)[0]
        directories = optional + {0x10B: 96, 0x20B: 112}[magic]
        count = struct.unpack_from("<I", content, directories - 4)[0]
        table = directories + 4 * 8
        start, size = struct.unpack_from("<II", content, table) if count > 4 else (0, 0)
    except (struct.error, KeyError):
        return (content,)
    if content[:2] != b"MZ" or content[header : header + 4] != b"PE\0\0":
        return (content,)
    checksum = optional + 64
    if count <= 4:
        return content[:checksum], content[checksum + 4 :]
    if not size or start < table + 8:
        start, size = len(content), 0
    return (
        content[:checksum],
        content[checksum + 4 : table],
        content[table + 8 : start],
        content[start + size :],
    )


def lists(catalog: Catalog, content: bytes) -> bool:
    """Whether the catalogue lists the file with this content."""
    return not file_digests(content).isdisjoint(catalog.digests)


def signature_doubts(
    name: str, catalog: Catalog, files: Mapping[str, bytes], version: tuple[int, int, int]
) -> tuple[Words, ...]:
    """Why Windows of this `version` may refuse a package with the catalogue `name`, a sentence
    each: of its `files` (name to content), which .inf and .sys are not listed, and whether it
    is too new for that Windows. Empty when nothing speaks against it."""
    doubts = []
    odd = [
        file
        for file, content in files.items()
        if PurePosixPath(file).suffix.lower() in {".inf", ".sys"} and not lists(catalog, content)
    ]
    if odd:
        doubts.append(
            words(
                "Not listed in {catalog}: {files}. Changed since the driver's maker signed it, or "
                "from another package; Windows may refuse the driver.",
                catalog=name,
                files=", ".join(odd),
            )
        )
    sha2_only = any(used and "sha1" not in used for used in (catalog.members, catalog.signatures))
    if version[:2] < _KNOWS_SHA2 and sha2_only:
        doubts.append(
            words(
                "{catalog} relies on SHA-2 alone, which Windows before 8 does not know without its "
                "SHA-2 updates. Windows may refuse the driver; look for the maker's package for "
                "that Windows.",
                catalog=name,
            )
        )
    return tuple(doubts)
