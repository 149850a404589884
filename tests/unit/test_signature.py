"""Catalogues are read whoever wrote them, whatever their bytes, and doubted for a reason only."""

from __future__ import annotations

import hashlib
import struct
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyasn1.codec.der.decoder import decode
from pyasn1.codec.der.encoder import encode
from pyasn1.type import univ

from sert_wizard.drivers import ctl
from sert_wizard.drivers.signature import (
    Catalog,
    file_digests,
    lists,
    read_catalog,
    signature_doubts,
    signed_parts,
)
from sert_wizard.errors import InputError
from sert_wizard.training.signing import write_catalog

SHA1, SHA2, BOTH = ("sha1",), ("sha256",), ("sha1", "sha256")
SEVEN, EIGHT = (6, 1, 7601), (6, 2, 9200)
INF, SYS = b"[Version]\r\n", b"MZ, but no program"
FILES = {"e1k.inf": INF, "e1k.sys": SYS}

#: A catalogue with all that is optional, in the words of OpenSSL, which knows nothing of ours.
OPENSSL = """\
asn1 = SEQUENCE:outer
[outer]
type = OID:1.2.840.113549.1.7.2
content = EXPLICIT:0,SEQUENCE:signed
[signed]
version = INTEGER:1
digests = SET:algorithms
content = SEQUENCE:content
certificates = IMPLICIT:0,SET:algorithms
crls = IMPLICIT:1,SET:algorithms
signers = SET:signers
[algorithms]
sha256 = SEQUENCE:sha256
[sha256]
kind = OID:2.16.840.1.101.3.4.2.1
[content]
type = OID:1.3.6.1.4.1.311.10.1
list = EXPLICIT:0,SEQUENCE:list
[list]
usage = SEQUENCE:usage
id = FORMAT:ASCII,OCTETSTRING:some id
number = INTEGER:7
from = UTCTIME:101124120000Z
until = GENERALIZEDTIME:20601124120000Z
algorithm = SEQUENCE:v2
members = SEQUENCE:members
extensions = EXPLICIT:0,SEQUENCE:algorithms
[usage]
kind = OID:1.3.6.1.4.1.311.12.1.1
[v2]
kind = OID:1.3.6.1.4.1.311.12.1.3
[members]
bare = SEQUENCE:bare
full = SEQUENCE:full
[bare]
name = FORMAT:HEX,OCTETSTRING:{bare}
[full]
name = FORMAT:ASCII,OCTETSTRING:any name
attributes = SET:attributes
[attributes]
data = SEQUENCE:attribute
[attribute]
type = OID:1.3.6.1.4.1.311.2.1.4
values = SET:values
[values]
value = SEQUENCE:indirect
[indirect]
data = SEQUENCE:flat
digest = SEQUENCE:digest
[flat]
kind = OID:1.3.6.1.4.1.311.2.1.25
[digest]
algorithm = SEQUENCE:sha256
value = FORMAT:HEX,OCTETSTRING:{full}
[signers]
one = SEQUENCE:signer
[signer]
version = INTEGER:1
issuer = SEQUENCE:v2
digest = SEQUENCE:sha256
authenticated = IMPLICIT:0,SET:algorithms
encryption = SEQUENCE:sha256
signature = FORMAT:ASCII,OCTETSTRING:none
more = IMPLICIT:1,SET:algorithms
"""


def signed(raw: bytes, *algorithms: str) -> bytes:
    """The catalogue with a signer per digest algorithm; what they signed does not matter here."""
    outer = decode(raw, asn1Spec=ctl.ContentInfo())[0]
    data = decode(bytes(outer["content"]), asn1Spec=ctl.SignedData())[0]
    for algorithm in algorithms:
        signer = ctl.SignerInfo()
        signer["version"] = 1
        signer["issuerAndSerialNumber"].append(encode(univ.Integer(len(data["signerInfos"]))))
        signer["digestAlgorithm"]["algorithm"] = algorithm
        signer["digestEncryptionAlgorithm"]["algorithm"] = algorithm
        signer["encryptedDigest"] = b"none"
        data["signerInfos"].append(signer)
    outer["content"] = encode(data)
    return bytes(encode(outer))


def program(
    magic: int = 0x20B, directories: int = 16, body: bytes = b"body", tail: int = 0
) -> bytes:
    """A program with `tail` bytes of certificate table at its end."""
    fields = bytearray(112 if magic == 0x20B else 96)
    struct.pack_into("<H", fields, 0, magic)
    struct.pack_into("<I", fields, len(fields) - 4, directories)
    table = bytearray(directories * 8)
    start = 64 + 24 + len(fields) + len(table) + len(body)
    if tail:
        struct.pack_into("<II", table, 32, start, tail)
    dos = b"MZ" + bytes(58) + struct.pack("<I", 64)
    return dos + b"PE\0\0" + bytes(20) + bytes(fields) + bytes(table) + body + b"c" * tail


@pytest.mark.parametrize("algorithms", [SHA1, SHA2, BOTH])
def test_what_is_written_is_read(algorithms: Sequence[str]) -> None:
    raw = write_catalog(FILES | {"tool.exe": program()}, algorithms)
    catalog = read_catalog(raw, "e1k.cat")
    assert catalog.members == set(algorithms)
    assert catalog.signatures == set()
    assert len(catalog.digests) == 3 * len(algorithms)
    assert all(lists(catalog, content) for content in (INF, SYS, program(tail=8)))
    assert not lists(catalog, INF + b"; changed")


@pytest.mark.parametrize("algorithms", [SHA1, SHA2, BOTH])
def test_openssl_reads_what_is_written(algorithms: Sequence[str], tmp_path: Path) -> None:
    path = tmp_path / "e1k.cat"
    path.write_bytes(write_catalog(FILES, algorithms))
    command = ["openssl", "pkcs7", "-inform", "DER", "-in", str(path), "-print", "-noout"]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert "pkcs7-signedData" in told
    for content in FILES.values():
        for algorithm in algorithms:
            assert hashlib.new(algorithm, content).hexdigest().upper() in told


def test_what_openssl_writes_is_read(tmp_path: Path) -> None:
    bare, full = hashlib.sha1(INF).digest(), hashlib.sha256(SYS).digest()
    (tmp_path / "cat.cnf").write_text(
        OPENSSL.format(bare=bare.hex(), full=full.hex()), encoding="ascii"
    )
    command = ["openssl", "asn1parse", "-genconf", "cat.cnf", "-noout", "-out", "it.cat"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    catalog = read_catalog((tmp_path / "it.cat").read_bytes(), "it.cat")
    assert catalog == Catalog(frozenset({bare, full}), frozenset({"sha256"}))


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=20), st.binary(max_size=200), max_size=6))
def test_any_files_can_be_listed(files: dict[str, bytes]) -> None:
    raw = write_catalog(files, BOTH)
    assert raw == write_catalog(files, BOTH)
    catalog = read_catalog(raw, "any.cat")
    assert all(lists(catalog, content) for content in files.values())
    assert not lists(catalog, b"x" * 201)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_plain_words(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_catalog(raw, "any.cat")
    assert caught.value.code == "bad-catalog"
    assert caught.value.message.startswith("any.cat ")


@settings(deadline=None)
@given(st.data())
def test_a_damaged_catalogue_is_read_or_refused(data: st.DataObject) -> None:
    whole = signed(write_catalog(FILES, BOTH), ctl.ALGORITHMS["sha256"])
    raw = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(
            st.sampled_from(
                [b"", b"\0", b"\x30\x80", b"\x84\xff\xff\xff\xff", b"\x88" + b"\xff" * 8]
            )
            | st.binary(max_size=8)
        )
    try:
        catalog = read_catalog(bytes(raw), "damaged.cat")
    except InputError as error:
        assert error.code == "bad-catalog"
    else:
        assert catalog.members <= {"sha1", "sha256"}


def nested(depth: int) -> bytes:
    raw = b""
    for _ in range(depth):
        raw = b"\x30\x84" + len(raw).to_bytes(4, "big") + raw
    return raw


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x30\x80" * 100_000,
        b"\x30\x88" + b"\xff" * 8,
        b"\x30\xfe" + b"\xff" * 126,
        nested(500),
        bytes(encode(univ.Integer(1))),
        write_catalog(FILES, SHA1)[:-1],
        write_catalog(FILES, SHA1) + bytes(256 << 10),
        b"\x30\x0b\x06\x88" + b"\xff" * 8 + b"\0",  # a length that no index can be
    ],
    ids=["empty", "endless", "huge", "huger", "nested", "other", "cut", "large", "overflow"],
)
def test_hostile_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.cat") as caught:
        read_catalog(raw, "x.cat")
    assert caught.value.code == "bad-catalog"


def test_padding_is_no_harm() -> None:
    raw = write_catalog(FILES, SHA1)
    assert read_catalog(raw + bytes(7), "x.cat") == read_catalog(raw, "x.cat")


def test_another_kind_of_signed_data_is_refused() -> None:
    raw = write_catalog(FILES, SHA1)
    trust_list = bytes(encode(univ.ObjectIdentifier(ctl.TRUST_LIST)))
    other = bytes(encode(univ.ObjectIdentifier(ctl.INDIRECT_DATA)))
    assert raw.count(trust_list) == 1
    with pytest.raises(InputError):
        read_catalog(raw.replace(trust_list, other), "x.cat")


@pytest.mark.parametrize("magic", [0x10B, 0x20B])
def test_signing_a_program_leaves_its_signed_parts(magic: int) -> None:
    bare, full = program(magic), program(magic, tail=16)
    checksum = 64 + 24 + 64
    touched = full[:checksum] + b"SUM!" + full[checksum + 4 :]
    image = hashlib.sha1(b"".join(signed_parts(bare))).digest()
    assert image != hashlib.sha1(bare).digest()
    for content in (bare, full, touched):
        assert {image, hashlib.sha1(content).digest()} <= file_digests(content)
    assert len(b"".join(signed_parts(full))) == len(bare) - 4 - 8


@settings(deadline=None)
@given(st.sampled_from([0x10B, 0x20B]), st.data())
def test_any_other_change_shows(magic: int, data: st.DataObject) -> None:
    raw = program(magic)
    table = 64 + 24 + (112 if magic == 0x20B else 96) + 32
    unsigned = {*range(152, 156), *range(table, table + 8)}
    at = data.draw(st.integers(0, len(raw) - 1).filter(lambda at: at not in unsigned))
    changed = bytearray(raw)
    changed[at] ^= data.draw(st.integers(1, 255))
    assert file_digests(raw).isdisjoint(file_digests(bytes(changed)))


def test_a_program_without_a_certificate_directory() -> None:
    raw = program(directories=2)
    assert b"".join(signed_parts(raw)) == raw[:152] + raw[156:]


@settings(deadline=None)
@given(st.integers(0, 400), st.binary(max_size=24), st.integers(0, 0xFFFFFFFF))
def test_damaged_programs_are_hashed_as_files(cut: int, noise: bytes, header: int) -> None:
    raw = program(tail=8)
    for damaged in (
        raw[:cut],
        raw[:cut] + noise,
        raw[:60] + struct.pack("<I", header) + raw[64:],
        raw[:cut] + noise + raw[cut + len(noise) :],
    ):
        flat = {hashlib.sha1(damaged).digest(), hashlib.sha256(damaged).digest()}
        assert flat <= file_digests(damaged)


def test_files_that_are_not_listed_are_named() -> None:
    catalog = read_catalog(write_catalog({"e1k.inf": INF}, SHA1), "e1k.cat")
    files = FILES | {"Amd64/E1Q.SYS": b"q", "readme.txt": b"not looked up", "e1k.cat": b"itself"}
    (doubt,) = signature_doubts("e1k.cat", catalog, files, SEVEN)
    assert doubt.startswith("Not listed in e1k.cat: e1k.sys, Amd64/E1Q.SYS.")
    (doubt,) = signature_doubts("e1k.cat", catalog, FILES, SEVEN)
    assert doubt.startswith("Not listed in e1k.cat: e1k.sys.")
    assert signature_doubts("e1k.cat", catalog, {"e1k.inf": INF}, SEVEN) == ()


@pytest.mark.parametrize(
    ("members", "signers", "doubtful"),
    [
        (SHA1, (), False),
        (SHA1, ("sha1",), False),
        (SHA1, ("sha256",), True),
        (SHA1, ("sha1", "sha256"), False),
        (SHA2, (), True),
        (SHA2, ("sha1",), True),
        (BOTH, (), False),
        (BOTH, ("sha1",), False),
        (BOTH, ("sha384",), True),
    ],
)
def test_sha2_alone_is_for_windows_8(
    members: Sequence[str], signers: Sequence[str], doubtful: bool
) -> None:
    raw = signed(write_catalog(FILES, members), *(ctl.ALGORITHMS[name] for name in signers))
    catalog = read_catalog(raw, "e1k.cat")
    assert catalog.signatures == set(signers)
    assert signature_doubts("e1k.cat", catalog, FILES, EIGHT) == ()
    doubts = signature_doubts("e1k.cat", catalog, FILES, SEVEN)
    assert [doubt.startswith("e1k.cat relies on SHA-2 alone") for doubt in doubts] == (
        [True] if doubtful else []
    )
