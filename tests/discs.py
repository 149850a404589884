"""Disc images for tests, made by foreign tools: genisoimage, xorriso, mkudffs.

Each kind is made once per process and never written to; tests that damage a disc copy it.
"""

from __future__ import annotations

import atexit
import functools
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests import udf_images

TOOLS = ("genisoimage", "xorriso", "mkudffs", "udfinfo", "7z", "isoinfo")

LABEL = "WINPE_TEST"
WIM = "/sources/boot.wim"


def _bytes(seed: int, length: int) -> bytes:
    return random.Random(seed).randbytes(length)


#: What is on every disc: a Windows PE tree's names, with other content.
TREE: dict[str, bytes] = {
    "/bootmgr": _bytes(1, 383_786),
    "/bootmgr.efi": _bytes(2, 667_000),
    "/boot/bcd": _bytes(3, 262_144),
    "/boot/boot.sdi": _bytes(4, 300_001),
    "/boot/bootfix.bin": _bytes(5, 1024),
    "/boot/etfsboot.com": _bytes(6, 4096),
    "/boot/fonts/wgl4_boot.ttf": _bytes(7, 47_452),
    "/efi/boot/bootx64.efi": _bytes(8, 670_000),
    "/efi/microsoft/boot/efisys.bin": _bytes(9, 1_474_560),
    "/efi/microsoft/boot/efisys_noprompt.bin": _bytes(10, 1_474_560),
    "/sources/boot.wim": _bytes(11, 5_000_001),
    "/Tools/A folder with a long name/Some rather long file name.config.txt": _bytes(12, 100),
    "/Tools/mostly zeros.dat": bytes(200_000) + _bytes(13, 1000),
    "/empty.txt": b"",
    "/Tools/another empty one.log": b"",
    "/readme.txt": b"This disc holds a recovery environment.\r\n",
}

BOOT = (
    *("-c", "boot.cat", "-b", "boot/etfsboot.com", "-no-emul-boot", "-boot-load-size", "8"),
    *("-eltorito-alt-boot", "-e", "efi/microsoft/boot/efisys.bin", "-no-emul-boot"),
)
TABLE = tuple(
    part
    for word in BOOT
    for part in (("-boot-info-table", word) if word == "-eltorito-alt-boot" else (word,))
)
_LONG = ("-iso-level", "4", "-N", "-d", "-l", "-relaxed-filenames", "-allow-lowercase")
_SHORT = ("-iso-level", "3", "-N", "-d", "-l")
_HIDE = tuple(
    part
    for name in ("boot", "efi", "sources", "Tools", "bootmgr", "bootmgr.efi", "empty.txt")
    for part in ("-hide", name)
)

#: From the package isolinux: makes a disc start from a USB stick, too.
_HYBRID = (
    *("-isohybrid-mbr", "/usr/lib/ISOLINUX/isohdpfx.bin"),
    *(*BOOT, "-isohybrid-gpt-basdat"),
)
HYBRID_TABLE = tuple(
    part
    for word in _HYBRID
    for part in (("-boot-info-table", word) if word == "-eltorito-alt-boot" else (word,))
)

#: Kind of disc -> (program, arguments, the tree that is to be read).
RECIPES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "iso9660": ("genisoimage", (*_LONG, "-allow-multidot", *BOOT), "iso9660"),
    "iso9660-boot-table": ("genisoimage", (*_LONG, "-allow-multidot", *TABLE), "iso9660"),
    "joliet": ("genisoimage", (*_SHORT, "-J", "-joliet-long", *TABLE), "joliet"),
    "joliet-versions": ("genisoimage", ("-l", "-J", "-joliet-long", *BOOT), "joliet"),
    "rockridge": ("genisoimage", ("-R", *TABLE), "rockridge"),
    "bridge": ("genisoimage", (*_SHORT, "-udf", *BOOT), "udf"),
    "bridge-joliet": ("genisoimage", (*_SHORT, "-J", "-joliet-long", "-udf", *TABLE), "udf"),
    "udf-first": ("genisoimage", (*_SHORT, "-udf", *_HIDE, *BOOT), "udf"),
    "xorriso": ("xorriso", ("-iso-level", "3", "-N", "-J", "-joliet-long", *BOOT), "joliet"),
    "xorriso-rockridge": ("xorriso", ("-R", *TABLE), "rockridge"),
    "hybrid": ("xorriso", ("-J", "-joliet-long", *_HYBRID), "joliet"),
}
KINDS = tuple(RECIPES)
UDF_KINDS = tuple(kind for kind, (_, _, view) in RECIPES.items() if view == "udf")


@functools.cache
def _workshop() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sert-discs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def write_tree(folder: Path, tree: dict[str, bytes]) -> Path:
    """The files of `tree` below `folder`, all of the same date."""
    for path, content in tree.items():
        file = folder / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        os.utime(file, (1_200_000_000, 1_200_000_000))
    return folder


def run(*command: str | Path) -> str:
    """Run a foreign tool; its output."""
    done = subprocess.run(
        [str(part) for part in command],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    return done.stdout


def master(image: Path, program: str, arguments: tuple[str, ...], tree: Path) -> Path:
    """Make `image` from `tree` with genisoimage, or xorriso's imitation of it."""
    start = ("genisoimage",) if program == "genisoimage" else ("xorriso", "-as", "mkisofs")
    run(*start, "-quiet", "-V", LABEL, *arguments, "-o", image, tree)
    return image


@functools.cache
def disc(kind: str) -> Path:
    """A disc of that kind, with TREE on it."""
    program, arguments, _ = RECIPES[kind]
    image = _workshop() / f"{kind}.iso"
    # A folder of its own: -boot-info-table writes into the very file it is given.
    with tempfile.TemporaryDirectory() as folder:
        return master(image, program, arguments, write_tree(Path(folder), TREE))


def nameless(folder: Path, kind: str = "joliet", tree: dict[str, bytes] | None = None) -> Path:
    """A disc as oscdimg writes it: no folder lists its boot images and boot catalogue."""
    program, arguments, _ = RECIPES[kind]
    for name in ("etfsboot.com", "efisys.bin", "boot.cat"):
        arguments += ("-hide", name)
        arguments += ("-hide-joliet", name) if "-J" in arguments else ()
    source = write_tree(folder / "nameless", TREE if tree is None else tree)
    return master(folder / "nameless.iso", program, arguments, source)


@functools.cache
def udf_disc(revision: str, style: str = "short") -> Path:
    """A disc that is UDF alone; `style` as in `udf_images.fill`."""
    image = _workshop() / f"udf-{revision}-{style}.img"
    with image.open("wb") as file:
        file.truncate(40 << 20)
    run(
        "mkudffs",
        "--utf8",
        "--media-type=hd",
        f"--udfrev={revision}",
        *("-b", "2048", "-l"),
        LABEL,
        image,
    )
    udf_images.fill(image, TREE, style)
    return image


def comparable(tree: dict[str, bytes]) -> dict[str, bytes]:
    """The tree without what says where files lie: the boot catalogue and the boot info table."""
    made = {path: content for path, content in tree.items() if path != "/boot.cat"}
    image = made.get("/boot/etfsboot.com")
    if image:
        made["/boot/etfsboot.com"] = image[:8] + bytes(56) + image[64:]
    return made


def extract(image: Path, folder: Path) -> dict[str, bytes]:
    """What 7-Zip finds on a disc: path -> content."""
    run("7z", "x", "-y", f"-o{folder}", image)
    return {
        "/" + path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "[BOOT]"
    }


def udf_warnings(image: Path) -> str:
    """What udfinfo finds to complain about; empty for a clean volume."""
    done = subprocess.run(
        ["udfinfo", str(image)], capture_output=True, encoding="utf-8", errors="replace", check=True
    )
    return done.stderr.strip()
