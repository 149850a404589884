"""ramdisc.efi as a file: its build, its PE header, the sentences in it. (That it boots a disc is
proven in tests/e2e/test_ramdisc.py.)
"""

from __future__ import annotations

import ctypes
import hashlib
import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from sert_wizard.stage1.assets import find_assets

SOURCES = Path(__file__).resolve().parents[2] / "sert_wizard" / "stage1" / "efi"
SIZE_LIMIT = 40_000
TOOLS = ("bash", "clang", "lld-link")
LINE_LENGTH = 78  # a serial console has 80 columns, and the last one breaks the line
_LITERAL = re.compile(r'L"((?:[^"\\]|\\.)*)"')


@pytest.fixture(scope="module")
def program() -> bytes:
    return find_assets().ramdisc_uefi.read_bytes()


def _build(sources: Path, target: Path) -> bytes:
    done = subprocess.run(
        ["bash", sources / "build.sh", target],
        cwd=target.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")  # not even a warning
    return target.read_bytes()


def test_it_is_a_small_efi_application(program: bytes) -> None:
    """Microsoft, "PE Format": the offsets."""
    assert len(program) <= SIZE_LIMIT
    assert program[:2] == b"MZ"
    header = struct.unpack_from("<I", program, 0x3C)[0]
    signature, machine, sections, when, _, _, optional_size, traits = struct.unpack_from(
        "<4sHHIIIHH", program, header
    )
    assert (signature, machine, when) == (b"PE\0\0", 0x8664, 0)
    assert traits & 0x0002  # executable
    optional = header + 24
    magic, entry = struct.unpack_from("<H14xI", program, optional)
    alignment, file_alignment = struct.unpack_from("<II", program, optional + 32)
    image_size, headers_size = struct.unpack_from("<II", program, optional + 56)
    subsystem = struct.unpack_from("<H", program, optional + 68)[0]
    assert (magic, subsystem) == (0x20B, 10)  # PE32+, EFI application
    assert headers_size < entry < image_size
    assert image_size % alignment == 0
    for number in range(sections):
        section = optional + optional_size + 40 * number
        raw_size, raw_start = struct.unpack_from("<II", program, section + 16)
        assert raw_start % file_alignment == 0
        assert raw_start + raw_size <= len(program)


def test_it_can_be_loaded_anywhere(program: bytes) -> None:
    """Firmware loads it where there is room, so it needs its relocations; no imports, no debug."""
    header = struct.unpack_from("<I", program, 0x3C)[0]
    directories = [struct.unpack_from("<II", program, header + 24 + 112 + 8 * n) for n in range(16)]
    present = {number for number, (start, size) in enumerate(directories) if start and size}
    assert 5 in present  # base relocations
    assert not present & {0, 1, 6, 13}  # exports, imports, debug, delayed imports


needs_compiler = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)) or not Path("/usr/include/efi/efi.h").is_file(),
    reason="needs clang, lld and gnu-efi",
)


@needs_compiler
def test_every_build_is_the_same(program: bytes, tmp_path: Path) -> None:
    """The asset, a build here and one of a copy elsewhere."""
    elsewhere = tmp_path / "some other folder"
    shutil.copytree(SOURCES, elsewhere)
    assert _build(SOURCES, tmp_path / "here.efi") == program
    assert _build(elsewhere, tmp_path / "there.efi") == program


@pytest.fixture(scope="module")
def sha256(tmp_path_factory: pytest.TempPathFactory) -> ctypes.CDLL:
    """The program's SHA-256, compiled for this computer."""
    library = tmp_path_factory.mktemp("sha256") / "sha256.so"
    efi = ("-isystem", "/usr/include/efi", "-isystem", "/usr/include/efi/x86_64")
    command = ("clang", "-shared", "-fPIC", "-fshort-wchar", "-fno-builtin", "-O2", *efi)
    subprocess.run([*command, "-o", library, SOURCES / "sha256.c"], check=True)
    return ctypes.CDLL(str(library))


def _digest(sha256: ctypes.CDLL, pieces: list[bytes]) -> bytes:
    state, digest = ctypes.create_string_buffer(256), ctypes.create_string_buffer(32)
    sha256.sha256_begin(state)
    for piece in pieces:
        sha256.sha256_add(state, piece, ctypes.c_uint64(len(piece)))
    sha256.sha256_end(state, digest)
    return digest.raw


@needs_compiler
def test_its_sha256_is_right(sha256: ctypes.CDLL) -> None:
    """Every length up to three blocks, whole and in pieces that end anywhere; and more than
    2^32 bits, whose length needs the second half of its field."""
    content = hashlib.shake_256(b"content").digest(192)
    for size in range(193):
        expected = hashlib.sha256(content[:size]).digest()
        assert _digest(sha256, [content[:size]]) == expected
        for cut in (1, 55, 64, size // 2):
            assert _digest(sha256, [content[:cut][:size], b"", content[cut:size]]) == expected
    large = [bytes(range(256)) * 4096] * 513
    expected_large = hashlib.sha256(b"".join(large)).digest()
    assert _digest(sha256, large) == expected_large


def _sentences() -> list[str]:
    """Every text for the screen, in lines."""
    found = []
    for source in sorted(SOURCES.glob("*.c")):
        for text in _LITERAL.findall(source.read_text("ascii")):
            found += text.encode("ascii").decode("unicode_escape").splitlines()
    return [line for line in found if line]


def test_its_sentences_are_inside_and_fit_a_line(program: bytes) -> None:
    sentences = _sentences()
    assert "this program was not started by iPXE." in sentences
    for sentence in sentences:
        assert sentence.encode("utf-16-le") in program, sentence
        assert len(sentence) <= LINE_LENGTH, sentence
    assert max(map(len, sentences)) > 60


def test_nothing_of_the_machine_is_inside(program: bytes) -> None:
    narrow = program.decode("latin-1") + program.decode("utf-16-le", "replace")
    for word in ("/usr", "/home", "/tmp", ".c\0", ".pdb", "clang", "Debian"):
        assert word not in narrow
