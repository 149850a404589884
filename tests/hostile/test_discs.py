"""Damaged and malicious discs: an InputError or a result, never a hang or another exception."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sert_wizard.errors import InputError, SertError
from sert_wizard.iso.disc import Disc
from sert_wizard.iso.rewrite import rewrite
from sert_wizard.progress import Progress
from tests import discs

SAMPLES = ("iso9660", "joliet-versions", "xorriso-rockridge", "bridge-joliet", "udf-first")
CODES = {"not-a-disc", "truncated-disc", "damaged-disc", "unsupported-disc", "disc-not-rewritable"}

#: No disc of these sizes may take longer to open, however it is damaged.
SECONDS = 5.0


def _survives(image: Path) -> str:
    """Open and read all; the code of the error, or "" when it went well."""
    began = time.monotonic()
    try:
        with Disc.open(image) as disc:
            for file in disc.files:
                for _ in disc.chunks(file, 1 << 20):
                    pass
            for layout in disc.layouts:
                disc.tree(layout)
        code = ""
    except InputError as error:
        assert error.hint
        code = error.code
        assert code in CODES
    assert time.monotonic() - began < SECONDS
    return code


@pytest.fixture(params=[*SAMPLES, "udf-alone"])
def sample(request: pytest.FixtureRequest) -> bytes:
    name: str = request.param
    image = discs.udf_disc("1.02", "chained") if name == "udf-alone" else discs.disc(name)
    return image.read_bytes()


def _structures(data: bytes) -> list[int]:
    """Sectors that aren't content of files: what a flipped bit may mislead a reader with."""
    big = [c for c in discs.TREE.values() if len(c) >= 4096 and any(c[:4096])]
    spans = [(at, at + len(c)) for c in big if (at := data.find(c[:4096])) >= 0]
    return [
        sector
        for sector in range(len(data) // 2048)
        if any(data[sector * 2048 : sector * 2048 + 2048])
        and not any(start <= sector * 2048 < end for start, end in spans)
    ]


def test_flipped_bytes(sample: bytes, tmp_path: Path) -> None:
    rng = random.Random(7)
    sectors = _structures(sample)
    image = tmp_path / "flipped.iso"
    image.write_bytes(sample)
    outcomes = set()
    with image.open("r+b", buffering=0) as file:
        for _ in range(250):
            # The beginnings of sectors hold the structures; their ends are mostly padding.
            places = [
                rng.choice(sectors) * 2048 + int(2048 * rng.random() ** 3)
                for _ in range(rng.choice((1, 1, 2, 8)))
            ]
            for at in places:
                file.seek(at)
                file.write(bytes([rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))]))
            outcomes.add(_survives(image))
            for at in places:
                file.seek(at)
                file.write(sample[at : at + 1])
    assert len(outcomes) > 1, "no flip was noticed"


def test_truncations(sample: bytes, tmp_path: Path) -> None:
    rng = random.Random(8)
    lengths = [0, 1, 2047, 2048, 32768, 32769, 34816, 34817, 40960, len(sample) // 2]
    lengths += [rng.randrange(len(sample)) for _ in range(20)] + [257 * 2048, 256 * 2048 + 100]
    image = tmp_path / "cut.iso"
    image.write_bytes(sample)
    for length in sorted(lengths, reverse=True):
        with image.open("r+b") as file:
            file.truncate(length)
        code = _survives(image)
        if length < len(discs.TREE[discs.WIM]):
            assert code in ("truncated-disc", "not-a-disc", "damaged-disc")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(SAMPLES),
    sector=st.integers(16, 330),
    offset=st.integers(0, 2040),
    content=st.binary(min_size=1, max_size=48),
)
def test_overwritten_structures(
    name: str, sector: int, offset: int, content: bytes, tmp_path: Path
) -> None:
    whole = discs.disc(name).read_bytes()
    at = sector * 2048 + offset
    image = tmp_path / "overwritten.iso"
    image.write_bytes(whole[:at] + content + whole[at + len(content) :])
    _survives(image)


@pytest.mark.parametrize("name", SAMPLES)
def test_rewriting_what_is_damaged(name: str, tmp_path: Path) -> None:
    """pycdlib's exceptions come out as ours, and nothing is left behind."""
    sample = discs.disc(name).read_bytes()
    rng = random.Random(9)
    sectors = _structures(sample)
    image, target = tmp_path / "base.iso", tmp_path / "new.iso"
    image.write_bytes(sample)
    with image.open("r+b", buffering=0) as file:
        for _ in range(30):
            at = rng.choice(sectors) * 2048 + int(2048 * rng.random() ** 3)
            file.seek(at)
            file.write(bytes([rng.choice((0, 0x7F, 0xFF))]))
            try:
                with Disc.open(image) as base:
                    rewrite(base, {discs.WIM: b"new"}, (), target, Progress())
                target.unlink()
            except SertError as error:
                assert error.hint
            assert not target.exists()
            file.seek(at)
            file.write(sample[at : at + 1])


def test_a_folder_that_holds_itself(tmp_path: Path) -> None:
    data = bytearray(discs.disc("iso9660").read_bytes())
    root = struct.unpack_from("<I", data, 16 * 2048 + 158)[0]
    at = data.index(b"sources", root * 2048) - 33
    data[at + 2 : at + 6] = struct.pack("<I", root)
    image = tmp_path / "loop.iso"
    image.write_bytes(data)
    with pytest.raises(InputError, match="leads back to itself"):
        Disc.open(image)


def test_a_folder_that_claims_gigabytes(tmp_path: Path) -> None:
    """On a sparse file of 4 GiB, so that the claim isn't refused for lying outside."""
    data = bytearray(discs.disc("iso9660").read_bytes())
    data[16 * 2048 + 166 : 16 * 2048 + 170] = struct.pack("<I", 3 << 30)
    image = tmp_path / "huge.iso"
    image.write_bytes(data)
    with image.open("r+b") as file:
        file.truncate(4 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(InputError) as caught:
            Disc.open(image)
        assert tracemalloc.get_traced_memory()[1] < 50 << 20
    finally:
        tracemalloc.stop()
    assert caught.value.code == "damaged-disc"


def test_a_folder_of_endless_files(tmp_path: Path) -> None:
    """Thousands of folders that all list the same thousand files: memory stays bounded."""
    record = bytes([34]) + bytes(1) + bytes(31) + b"\x01"
    file_record = bytearray(record[:34])
    file_record[32:34] = b"\x01A"
    block = bytes(file_record) * (2048 // 34)
    count = 16_000
    data = bytearray(discs.disc("iso9660").read_bytes())
    start = len(data) // 2048
    data[16 * 2048 + 158 : 16 * 2048 + 162] = struct.pack("<I", start)
    data[16 * 2048 + 166 : 16 * 2048 + 170] = struct.pack("<I", count * 2048)
    image = tmp_path / "endless.iso"
    image.write_bytes(bytes(data) + block.ljust(2048, b"\0") * count)
    began = time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="more than"):
            Disc.open(image)
        assert tracemalloc.get_traced_memory()[1] < 200 << 20
    finally:
        tracemalloc.stop()
    assert time.monotonic() - began < 4 * SECONDS


def test_names_that_climb_out_of_the_disc(tmp_path: Path) -> None:
    data = discs.disc("iso9660").read_bytes()
    for name in (b"/", b"\\"):
        image = tmp_path / "climb.iso"
        image.write_bytes(data.replace(b"readme.txt", b".." + name + b"etc" + name + b"abc"))
        with Disc.open(image) as disc:
            assert all("/../" not in file.path and "\\" not in file.path for file in disc.files)


def test_other_files_by_mistake(tmp_path: Path) -> None:
    for name, content in {
        "text": b"just a text file\n" * 5000,
        "zeros": bytes(1 << 20),
        "noise": random.Random(3).randbytes(1 << 20),
        "zip": b"PK\x03\x04" + random.Random(4).randbytes(100_000),
    }.items():
        image = tmp_path / name
        image.write_bytes(content)
        assert _survives(image) == "not-a-disc"
