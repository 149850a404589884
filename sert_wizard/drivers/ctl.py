"""The ASN.1 of a security catalogue (.cat), as far as it says which files it lists.

A catalogue is PKCS#7 SignedData (RFC 2315) around a certificate trust list (Microsoft, "CTL_INFO").
Parts that are of no concern here stay undecoded: certificates, and the values of attributes.
"""

# ruff: noqa: N815 -- the library reads what a type is made of from its componentType
from __future__ import annotations

from pyasn1.type import namedtype, tag, univ, useful

SIGNED_DATA = "1.2.840.113549.1.7.2"
#: szOID_CTL and szOID_CATALOG_LIST: a trust list, and of which kind.
TRUST_LIST = "1.3.6.1.4.1.311.10.1"
CATALOG_LIST = "1.3.6.1.4.1.311.12.1.1"
#: szOID_CATALOG_LIST_MEMBER and ..._MEMBER2: how members are named, see TrustedSubject.
MEMBER_V1 = "1.3.6.1.4.1.311.12.1.2"
MEMBER_V2 = "1.3.6.1.4.1.311.12.1.3"
#: CAT_NAMEVALUE_OBJID, CAT_MEMBERINFO_OBJID and CAT_MEMBERINFO2_OBJID.
NAME_VALUE = "1.3.6.1.4.1.311.12.2.1"
MEMBER_INFO_V1 = "1.3.6.1.4.1.311.12.2.2"
MEMBER_INFO_V2 = "1.3.6.1.4.1.311.12.2.3"
#: SPC_INDIRECT_DATA_OBJID, SPC_PE_IMAGE_DATA_OBJID and SPC_CAB_DATA_OBJID.
INDIRECT_DATA = "1.3.6.1.4.1.311.2.1.4"
PE_IMAGE_DATA = "1.3.6.1.4.1.311.2.1.15"
FLAT_DATA = "1.3.6.1.4.1.311.2.1.25"

ALGORITHMS = {
    "sha1": "1.3.14.3.2.26",
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}


def own(number: int) -> tag.Tag:
    """[number], around other values."""
    return tag.Tag(tag.tagClassContext, tag.tagFormatConstructed, number)


def _undecoded(number: int) -> univ.SetOf:
    """[number] IMPLICIT SET OF ANY"""
    return univ.SetOf(componentType=univ.Any(), tagSet=tag.TagSet((), own(number)))


class AlgorithmIdentifier(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("algorithm", univ.ObjectIdentifier()),
        namedtype.OptionalNamedType("parameters", univ.Any()),
    )


class TypedValue(univ.Sequence):
    """SpcAttributeTypeAndOptionalValue."""

    componentType = namedtype.NamedTypes(
        namedtype.NamedType("type", univ.ObjectIdentifier()),
        namedtype.OptionalNamedType("value", univ.Any()),
    )


class ContentInfo(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("contentType", univ.ObjectIdentifier()),
        namedtype.NamedType("content", univ.Any(tagSet=tag.TagSet((), own(0)))),
    )


class Attribute(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("type", univ.ObjectIdentifier()),
        namedtype.NamedType("values", univ.SetOf(componentType=univ.Any())),
    )


class SignerInfo(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("version", univ.Integer()),
        namedtype.NamedType("issuerAndSerialNumber", univ.SequenceOf(componentType=univ.Any())),
        namedtype.NamedType("digestAlgorithm", AlgorithmIdentifier()),
        namedtype.OptionalNamedType("authenticated", _undecoded(0)),
        namedtype.NamedType("digestEncryptionAlgorithm", AlgorithmIdentifier()),
        namedtype.NamedType("encryptedDigest", univ.OctetString()),
        namedtype.OptionalNamedType("unauthenticated", _undecoded(1)),
    )


class SignedData(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("version", univ.Integer()),
        namedtype.NamedType("digestAlgorithms", univ.SetOf(componentType=AlgorithmIdentifier())),
        namedtype.NamedType("contentInfo", ContentInfo()),
        namedtype.OptionalNamedType("certificates", _undecoded(0)),
        namedtype.OptionalNamedType("crls", _undecoded(1)),
        namedtype.NamedType("signerInfos", univ.SetOf(componentType=SignerInfo())),
    )


class TrustedSubject(univ.Sequence):
    """A listed file. Its identifier is its digest: of version 1 as hex digits in UTF-16LE with a
    closing NUL, of version 2 as it is."""

    componentType = namedtype.NamedTypes(
        namedtype.NamedType("subjectIdentifier", univ.OctetString()),
        namedtype.OptionalNamedType("subjectAttributes", univ.SetOf(componentType=Attribute())),
    )


class Time(univ.Choice):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("utcTime", useful.UTCTime()),
        namedtype.NamedType("generalTime", useful.GeneralizedTime()),
    )


class CertificateTrustList(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.DefaultedNamedType("version", univ.Integer(0)),
        namedtype.NamedType("subjectUsage", univ.SequenceOf(componentType=univ.ObjectIdentifier())),
        namedtype.OptionalNamedType("listIdentifier", univ.OctetString()),
        namedtype.OptionalNamedType("sequenceNumber", univ.Integer()),
        namedtype.NamedType("thisUpdate", Time()),
        namedtype.OptionalNamedType("nextUpdate", Time()),
        namedtype.NamedType("subjectAlgorithm", AlgorithmIdentifier()),
        namedtype.OptionalNamedType(
            "trustedSubjects", univ.SequenceOf(componentType=TrustedSubject())
        ),
        namedtype.OptionalNamedType("extensions", univ.Any()),
    )


class DigestInfo(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("digestAlgorithm", AlgorithmIdentifier()),
        namedtype.NamedType("digest", univ.OctetString()),
    )


class IndirectData(univ.Sequence):
    """SpcIndirectDataContent: what kind of file, and the digest that vouches for it."""

    componentType = namedtype.NamedTypes(
        namedtype.NamedType("data", TypedValue()),
        namedtype.NamedType("messageDigest", DigestInfo()),
    )
