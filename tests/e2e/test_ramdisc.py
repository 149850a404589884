"""ramdisc.efi at work, under QEMU: whole discs from memory on UEFI, and every way it can refuse.

The discs used to start the machine hold iPXE, a script and ramdisc.efi, but no boot.wim and no
boot loader of the image's: what the machine says it booted can only come from memory.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pycdlib
import pytest

from sert_wizard.delivery.server import ImageServer
from sert_wizard.progress import Progress
from sert_wizard.stage1.assets import find_assets
from sert_wizard.stage1.fat import fat_image
from sert_wizard.training.disc import write_disc
from sert_wizard.training.practice import PracticeSet, make_practice

pytestmark = pytest.mark.qemu

HERE = Path(__file__).resolve().parent
PROGRAM_SOURCES = HERE.parents[1] / "sert_wizard" / "stage1" / "efi"
FIRMWARE = Path("/usr/share/OVMF")
WHEN = datetime(1980, 1, 1, tzinfo=UTC)
TIMEOUT = 240  # seconds; a boot takes about 15
SECTOR = 2048
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=]*[A-Za-z]|[()][0-9A-Za-z])|\r")

NETWORK = "ifopen net0 && iflinkwait -t 9000 net0 && ifconf -c dhcp net0 || goto end\n"
VERIFIED = "The image is unchanged: its SHA-256 is right."
FROM_EL_TORITO = "Starting the disc's boot loader from its El Torito boot image."
WRONG_HASH = "the image is not the one this loader was made for (wrong SHA-256)."
NO_HASH = "the command line has no valid hash to check the image by."
NO_NAME = "no image is named on the command line."
NO_IMAGE = "iPXE holds no image of the name that the loader gave."
NO_LOADER = "the firmware finds no \\EFI\\BOOT\\BOOTX64.EFI on the disc."
TOO_SMALL = "the downloaded file is too small to be a disc image."
FROM_OWN_FILES = "Starting the disc's boot loader from its own file system."


def _start(image: str, digest: str, mode: str = "auto") -> str:
    """Script lines that start the disc `image`; the script goes on when it comes back."""
    return f"kernel file:/ramdisc.efi file={image} sha256={digest} copy={mode} && boot ||\n"


def _script(body: str) -> bytes:
    return f"#!ipxe\n{NETWORK}{body}:end\necho The script ends here\npoweroff\n".encode("ascii")


def _disc_of(files: dict[str, bytes]) -> bytes:
    """A disc with nothing but an El Torito image for UEFI, which holds `files`."""
    image = fat_image(files, WHEN)
    disc, out = pycdlib.PyCdlib(), io.BytesIO()
    disc.new()
    disc.add_fp(io.BytesIO(image), len(image), "/EFI.IMG;1")
    disc.add_eltorito("/EFI.IMG;1", platform_id=0xEF, efi=True)
    disc.write_fp(out)
    disc.close()
    return out.getvalue()


def _run(folder: Path, script: bytes, memory: int = 1024, **files: bytes) -> str:
    """What a machine with `memory` MiB says until it is off, started from a disc with iPXE,
    `script`, ramdisc.efi and `files` (by name, `_` for the dot)."""
    assets = find_assets()
    loader, serial, variables = folder / "loader.iso", folder / "serial", folder / "variables.fd"
    program = {
        "EFI/BOOT/BOOTX64.EFI": assets.ipxe_uefi.read_bytes(),
        "autoexec.ipxe": script,
        "ramdisc.efi": assets.ramdisc_uefi.read_bytes(),
    }
    named = {name.replace("_", "."): content for name, content in files.items()}
    loader.write_bytes(_disc_of(program | named))
    shutil.copyfile(FIRMWARE / "OVMF_VARS_4M.fd", variables)
    command = [
        "qemu-system-x86_64", "-machine", "q35", "-accel", "tcg", "-m", str(memory),
        "-display", "none", "-no-reboot", "-monitor", "none", "-nodefaults", "-vga", "std",
        "-serial", f"file:{serial}", "-nic", "user,model=e1000e",
        "-drive", f"if=none,id=cd,media=cdrom,readonly=on,format=raw,file={loader}",
        "-device", "ide-cd,drive=cd,bootindex=0",
        "-drive", f"if=pflash,format=raw,readonly=on,file={FIRMWARE / 'OVMF_CODE_4M.fd'}",
        "-drive", f"if=pflash,format=raw,file={variables}",
    ]  # fmt: skip
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, timeout=TIMEOUT, check=True)
    except subprocess.TimeoutExpired:
        pytest.fail(f"the machine is still on; it said: {serial.read_text('utf-8', 'replace')}")
    return _ESCAPES.sub("", serial.read_text("utf-8", "replace"))


@contextmanager
def _served(disc: bytes, folder: Path) -> Iterator[str]:
    """The address of `disc` as the emulated machine sees it."""
    (folder / "optimized.iso").write_bytes(disc)
    with ImageServer(folder, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,))
        thread.start()
        try:
            yield f"http://10.0.2.2:{server.server_port}/optimized.iso"
        finally:
            server.shutdown()
            thread.join()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _boot_wim(disc: Path) -> bytes:
    return subprocess.run(
        ["7z", "e", "-so", str(disc), "sources/boot.wim"], capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize(
    ("layout", "mode", "kept", "way"),
    [
        ("joliet", "auto", "copied into memory of its own", FROM_EL_TORITO),
        ("udf-bridge", "never", "there is no second copy", FROM_OWN_FILES),
    ],
)
def test_a_disc_boots_from_memory(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    layout: str,
    mode: str,
    kept: str,
    way: str,
) -> None:
    """One download, then nothing but memory: the payload hashes its own boot.wim there."""
    disc = make_practice(tmp_path, layout=layout, scale="tiny", progress=Progress()).base_iso
    content = disc.read_bytes()
    caplog.set_level(logging.DEBUG, "sert_wizard.delivery")
    with _served(content, tmp_path) as url:
        body = f"initrd --name disc.iso {url} || goto end\n"
        said = _run(tmp_path, _script(body + _start("disc.iso", _hash(content), mode)))
    assert f"SERT-TRAINING boot.wim sha256={_hash(_boot_wim(disc))} " in said
    for sentence in (kept, VERIFIED, way):
        assert sentence in said
    assert "The script ends here" not in said
    assert len([text for text in caplog.messages if "GET /" in text]) == 1


def test_whatever_is_wrong_is_said_and_the_script_goes_on(
    tmp_path: Path, practice: PracticeSet
) -> None:
    disc = practice.base_iso.read_bytes()
    right, changed = _hash(disc), bytearray(disc)
    changed[len(changed) // 2] ^= 1
    junk = bytes(65_537)
    kernel = "kernel file:/ramdisc.efi"
    cases = [
        ("", NO_NAME),
        ("file= sha256=" + right, NO_NAME),
        (f"file={'x' * 200} sha256={right}", NO_NAME),
        ("file=junk.iso", NO_HASH),
        ("file=junk.iso sha256=12ab", NO_HASH),
        (f"file=junk.iso sha256={right}0", NO_HASH),
        (f"file=junk.iso sha256={right} copy=perhaps", "the word after copy= is unknown."),
        (f"file=absent.iso sha256={right}", NO_IMAGE),
        (f"file=small.iso sha256={right}", TOO_SMALL),
        (f"file=junk.iso sha256={right}", WRONG_HASH),
        (f"file=disc.iso sha256={right}", WRONG_HASH),
        (f"file=junk.iso sha256={_hash(junk)}", NO_LOADER),
    ]  # fmt: skip
    with _served(bytes(changed), tmp_path) as url:
        body = f"initrd --name disc.iso {url} || goto end\n"
        for name in ("junk", "small"):
            body += f"initrd --name {name}.iso file:/{name}.iso || goto end\n"
        for number, (words, _) in enumerate(cases):
            body += f"echo CASE {number}\n{kernel} {words} && boot ||\n"
        said = _run(tmp_path, _script(body), junk_iso=junk, small_iso=bytes(17 * SECTOR))
    parts = re.split(r"^CASE \d+$", said, flags=re.MULTILINE)
    assert len(parts) == len(cases) + 1
    for (_, sentence), part in zip(cases, parts[1:], strict=True):
        assert f"Failed: {sentence}" in part
        assert part.count("Failed: ") == 1
    assert "The script ends here" in parts[-1]
    assert "SERT-TRAINING" not in said  # nothing was started, not even from the changed disc
    assert "Starting the disc's boot loader" not in said


@pytest.mark.skipif(shutil.which("clang") is None, reason="needs clang, lld and gnu-efi")
def test_the_disc_is_first_while_its_loader_runs_and_gone_afterwards(tmp_path: Path) -> None:
    """The boot loader is a probe of ours, once in the disc's own file system and once in its El
    Torito image; it gives up, so that both are tried. Started by iPXE it sees the discs without
    ours; before, and after the disc was there twice, all is the same."""
    probe = _built_probe(tmp_path)
    disc = _probe_disc(tmp_path / "probe.iso", probe)
    bare = "kernel file:/probe.efi && boot ||\nimgfree probe.efi\n"
    body = "initrd --name disc.iso file:/disc.iso || goto end\n" + bare
    for mode in ("always", "never"):
        body += _start("disc.iso", _hash(disc), mode)
    said = _run(tmp_path, _script(body + bare), disc_iso=disc, probe_efi=probe)
    assert "The script ends here" in said
    ways = re.findall(f"^(?:{FROM_OWN_FILES}|{FROM_EL_TORITO})$", said, flags=re.MULTILINE)
    assert ways == [FROM_OWN_FILES, FROM_EL_TORITO] * 2
    assert said.count("Failed: the disc's boot loader gave up.") == 4
    before, *inside, after = (_facts(line) for line in said.splitlines() if "PROBE" in line)
    assert before == after
    assert (before["first"], before["checksum"], before["agree"]) == (0, 1, 1)
    assert len(inside) == 4
    for facts in inside:
        assert facts.pop("discs") >= before["discs"] + 2  # the disc and its El Torito image
        assert facts == {
            "checksum": 1, "agree": 1, "first": 1, "cdrom": 1,
            "block": SECTOR, "readonly": 1, "removable": 0, "last": len(disc) // SECTOR,
            "read": 0, "zeros": -len(disc) % SECTOR,
            "beyond": 1, "far": 1, "part": 1, "other": 1, "write": 1,
        }  # fmt: skip


def _probe_disc(path: Path, probe: bytes) -> bytes:
    """As Windows discs are: UDF, names in lower case. Its last block lacks the zeros at its end,
    and without that block the firmware would not know the disc for UDF."""
    files: dict[str, bytes | Path] = {
        "boot/etfsboot.com": bytes(SECTOR),
        "EFI/Microsoft/Boot/efisys.bin": fat_image({"EFI/BOOT/BOOTX64.EFI": probe}, WHEN),
        "EFI/boot/bootx64.efi": probe,
    }
    write_disc(path, "udf", files, Progress())
    return path.read_bytes().rstrip(b"\0")


def _built_probe(folder: Path) -> bytes:
    sources = folder / "probe"
    shutil.copytree(PROGRAM_SOURCES, sources)
    shutil.copyfile(HERE / "ramdisc_probe.c", sources / "main.c")
    subprocess.run(["bash", sources / "build.sh", folder / "probe.efi"], check=True)
    return (folder / "probe.efi").read_bytes()


def _facts(line: str) -> dict[str, int]:
    assert line.endswith(" end")
    return {name: int(value) for name, value in re.findall(r"(\w+)=(\d+)", line)}
