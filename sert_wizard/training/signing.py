"""Writes a catalogue for the practice driver: well-formed, listing its files, signed by nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyasn1.codec.der.encoder import encode
from pyasn1.type import base, char, tag, univ

from sert_wizard.drivers import ctl
from sert_wizard.drivers.signature import digest_of, signed_parts
from sert_wizard.training.generations import WHEN

_NULL = encode(univ.Null(""))
#: Named in plain text, given in plain text, part of what is signed (Microsoft, mscat.h).
_FLAGS = 0x10010001
#: In place of a file's name, which is long out of use.
_OBSOLETE = "<<<Obsolete>>>"
_VERSION = 512  # of the member's certificate, always this
#: Windows' subject interface packages for programs and for files of any kind.
_PROGRAM = "{C689AAB8-8E78-11D0-8C47-00C04FC295EE}"
_FLAT = "{DE351A42-8E59-11D0-8C47-00C04FC295EE}"


def write_catalog(files: Mapping[str, bytes], algorithms: Sequence[str]) -> bytes:
    """A catalogue of `files`, name to content, each listed once per algorithm ("sha1", "sha256");
    equal arguments give equal bytes. With SHA-256 it is of version 2, known from Windows 8 on.
    """
    v2 = "sha256" in algorithms
    listed = ctl.CertificateTrustList()
    listed["subjectUsage"].append(ctl.CATALOG_LIST)
    listed["listIdentifier"] = digest_of(files.values(), "sha256")[:16]
    listed["thisUpdate"]["utcTime"] = f"{WHEN:%y%m%d%H%M%S}Z"
    listed["subjectAlgorithm"]["algorithm"] = ctl.MEMBER_V2 if v2 else ctl.MEMBER_V1
    listed["subjectAlgorithm"]["parameters"] = _NULL
    listed["trustedSubjects"].extend(
        sorted(
            (
                _member(name, content, algorithm, v2)
                for name, content in files.items()
                for algorithm in algorithms
            ),
            key=lambda member: bytes(member["subjectIdentifier"]),
        )
    )
    signed = ctl.SignedData()
    signed["version"] = 1
    signed["digestAlgorithms"].clear()
    signed["contentInfo"]["contentType"] = ctl.TRUST_LIST
    signed["contentInfo"]["content"] = encode(listed)
    signed["signerInfos"].clear()
    outer = ctl.ContentInfo()
    outer["contentType"] = ctl.SIGNED_DATA
    outer["content"] = encode(signed)
    return bytes(encode(outer))


def _member(name: str, content: bytes, algorithm: str, v2: bool) -> ctl.TrustedSubject:
    """The entry of one file under one algorithm."""
    parts = signed_parts(content)
    program = len(parts) > 1  # of which all but the places for signatures is hashed
    hashed = digest_of(parts, algorithm)
    member = ctl.TrustedSubject()
    member["subjectIdentifier"] = hashed if v2 else _text(hashed.hex().upper())
    attributes = {ctl.NAME_VALUE: _file_name(name)}
    # Windows' own of version 2 list a file under SHA-1 by its identifier alone.
    if not v2 or algorithm == "sha256":
        attributes[ctl.INDIRECT_DATA] = _indirect_data(hashed, algorithm, program=program)
    if v2:
        attributes[ctl.MEMBER_INFO_V2] = b"\x82\x00"
    else:
        attributes[ctl.MEMBER_INFO_V1] = _subject_type(program=program)
    for kind, value in attributes.items():
        attribute = ctl.Attribute()
        attribute["type"] = kind
        attribute["values"].append(value)
        member["subjectAttributes"].append(attribute)
    return member


def _indirect_data(hashed: bytes, algorithm: str, *, program: bool) -> bytes:
    """SpcIndirectDataContent: the digest, and that it is of a program or of any file."""
    # SpcLink's choice [2] EXPLICIT is a file, SpcString's [0] IMPLICIT is Unicode.
    tags = tag.Tag(tag.tagClassContext, tag.tagFormatSimple, 0), ctl.own(2)
    data = ctl.IndirectData()
    if program:
        data["data"]["type"] = ctl.PE_IMAGE_DATA
        link = char.BMPString(_OBSOLETE, tagSet=tag.TagSet((), *tags, ctl.own(0)))
        # The flags that resources and imports are signed too, as they always are.
        data["data"]["value"] = _sequence(univ.BitString("101"), link)
    else:
        data["data"]["type"] = ctl.FLAT_DATA
        data["data"]["value"] = encode(char.BMPString(_OBSOLETE, tagSet=tag.TagSet((), *tags)))
    data["messageDigest"]["digestAlgorithm"]["algorithm"] = ctl.ALGORITHMS[algorithm]
    data["messageDigest"]["digestAlgorithm"]["parameters"] = _NULL
    data["messageDigest"]["digest"] = hashed
    return bytes(encode(data))


def _file_name(name: str) -> bytes:
    """CAT_NAMEVALUE: the attribute "File"."""
    return _sequence(char.BMPString("File"), univ.Integer(_FLAGS), univ.OctetString(_text(name)))


def _subject_type(*, program: bool) -> bytes:
    """CAT_MEMBERINFO: which part of Windows knows how to hash the file."""
    kind = char.BMPString(_PROGRAM if program else _FLAT)
    return _sequence(kind, univ.Integer(_VERSION))


def _sequence(*values: base.Asn1Item) -> bytes:
    made = univ.Sequence()
    for position, value in enumerate(values):
        made.setComponentByPosition(position, value)
    return bytes(encode(made))


def _text(text: str) -> bytes:
    """As C programs of Windows keep it: UTF-16LE with a closing NUL."""
    return f"{text}\0".encode("utf-16-le")
