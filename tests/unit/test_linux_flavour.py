"""The Linux flavour of the stage-1 disc, read back with programs that are not ours."""

from __future__ import annotations

import lzma
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sert_wizard.errors import MachineError, RequestError
from sert_wizard.settings import resource
from sert_wizard.stage1.assets import find_assets
from sert_wizard.stage1.cpio import cpio
from sert_wizard.stage1.linux import initrd, linux_loader, settings
from sert_wizard.stage1.linux_assets import LinuxAssets, find_linux_assets
from sert_wizard.stage1.spec import LoaderSpec, Network

SCRIPT = Path(__file__).resolve().parents[2] / "installer" / "linux_assets.sh"
URL = "http://192.0.2.10:8080/optimized.iso"
#: Every character that an address may hold and a shell understands.
ODD_URL = "http://192.0.2.11/a;b&c(d)[*]?e=~#!%27"
WHEN = datetime(2009, 7, 14, 12, 30, 14, tzinfo=UTC)
SPEC = LoaderSpec((URL, ODD_URL), ("bios",), "linux", sha256="5a" * 32, size=700)


def _run(*command: str | Path, stdin: bytes = b"") -> bytes:
    words = [str(word) for word in command]
    return subprocess.run(words, input=stdin, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def linux() -> LinuxAssets:
    return find_linux_assets()


@pytest.fixture(scope="module")
def disc(tmp_path_factory: pytest.TempPathFactory, linux: LinuxAssets) -> Path:
    path = tmp_path_factory.mktemp("linux") / "stage1.iso"
    path.write_bytes(linux_loader(SPEC, when=WHEN, linux=linux))
    return path


def test_size_and_boot_entry(disc: Path) -> None:
    assert disc.stat().st_size <= 11_500_000
    assert disc.stat().st_size % 32768 == 0  # GRUB on BIOS reads whole blocks of this size
    report = _run("xorriso", "-indev", disc, "-report_el_torito", "plain").decode()
    entries = [line.split() for line in report.splitlines() if line.startswith("El Torito boot")]
    assert [words[6] for words in entries if words[5].isdigit()] == ["BIOS"]


def test_seven_zip_finds_every_file_as_it_was(disc: Path, linux: LinuxAssets) -> None:
    assert b"Everything is Ok" in _run("7z", "t", disc)
    assert _run("7z", "e", "-so", disc, "LINUX.KRN") == linux.kernel
    memdisk = find_assets().memdisk.read_bytes()
    assert _run("7z", "e", "-so", disc, "INITRD.IMG") == initrd(SPEC, linux, memdisk)
    config = _run("7z", "e", "-so", disc, "BOOT/GRUB/GRUB.CFG").decode("ascii").split()
    assert {"/linux.krn", "/initrd.img"} <= set(config)


def test_the_kernel_can_unpack_the_initrd(linux: LinuxAssets, tmp_path: Path) -> None:
    """One xz stream, then an archive as it is, both of them cpio, at multiples of 4."""
    image = initrd(SPEC, linux, b"memdisk's bytes")
    unpacker = lzma.LZMADecompressor()
    common = unpacker.decompress(image)
    assert unpacker.check == lzma.CHECK_CRC32
    own = image[image.index(b"070701") :]
    assert unpacker.unused_data.lstrip(b"\0") == own
    assert (len(image) - len(own)) % 4 == 0
    for archive in (common, own):
        _run("bsdtar", "-xf", "-", "-C", tmp_path, stdin=archive)
    found = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert found.pop("boot/memdisk") == b"memdisk's bytes"
    assert found.pop("init") == resource("stage1", "linux-init.sh").read_bytes()
    assert found.pop("etc/stage1.conf").decode() == settings(SPEC)
    assert found == linux.files
    assert (tmp_path / "bin" / "busybox").stat().st_mode & 0o111


def test_cpio_names_folders_before_what_lies_in_them() -> None:
    archive = cpio({"b/c/d": b"12345", "a": b""})
    listing = _run("bsdtar", "-tvf", "-", stdin=archive).decode()
    names = [line.split()[-1].rstrip("/") for line in listing.splitlines()]
    assert names == ["a", "b", "b/c", "b/c/d"]
    assert len(archive) % 4 == 0
    assert archive == cpio({"a": b"", "b/c/d": b"12345"})


def test_drivers_are_loaded_after_what_they_need(linux: LinuxAssets) -> None:
    order = linux.files["lib/modules/order"].decode("ascii").split()
    assert {f"lib/modules/{name}" for name in order} == {
        name for name in linux.files if name.endswith(".ko")
    }
    assert {"e1000.ko", "e1000e.ko", "igb.ko", "igc.ko", "8021q.ko"} <= set(order)
    for position, name in enumerate(order):
        fields = linux.files[f"lib/modules/{name}"].split(b"\0")
        (needed,) = (field for field in fields if field.startswith(b"depends="))
        names = needed.removeprefix(b"depends=").decode("ascii").replace("-", "_").split(",")
        assert {f"{each}.ko" for each in names if each} <= set(order[:position])


def _busybox(scratch: Path, *words: str | Path) -> bytes:
    """The busybox that the disc holds, with the C library that the disc holds."""
    files = resource("boot-assets", "linux", "initrd")
    loader = shutil.copy(files / "lib64" / "ld-linux-x86-64.so.2", scratch)
    Path(loader).chmod(0o755)
    libraries = files / "lib" / "x86_64-linux-gnu"
    return _run(loader, "--library-path", libraries, files / "bin" / "busybox", *words)


def test_busybox_understands_the_script(tmp_path: Path) -> None:
    _busybox(tmp_path, "sh", "-n", resource("stage1", "linux-init.sh"))


def test_busybox_reads_the_settings_as_they_were_meant(tmp_path: Path) -> None:
    network = Network("192.0.2.7", "255.255.255.0", "192.0.2.1", "192.0.2.2", 12)
    spec = LoaderSpec(
        SPEC.urls, ("bios",), "linux", sha256=SPEC.sha256, size=5, wim_size=4, network=network
    )
    conf = tmp_path / "stage1.conf"
    conf.write_text(settings(spec), "utf-8")
    names = "urls sha256 size wim_size address netmask gateway dns vlan event"
    words = " ".join(f'"${name}"' for name in names.split())
    said = _busybox(tmp_path, "sh", "-fc", f". {conf}; printf '%s\\n' {words}").decode()
    assert said.splitlines() == [
        f"{URL} {ODD_URL}", SPEC.sha256, "5", "4",
        "192.0.2.7", "255.255.255.0", "192.0.2.1", "192.0.2.2", "12", "/event",
    ]  # fmt: skip


def test_same_arguments_same_bytes(disc: Path, linux: LinuxAssets) -> None:
    assert linux_loader(SPEC, when=WHEN) == disc.read_bytes()
    assert linux_loader(SPEC, when=WHEN.replace(year=2010), linux=linux) != disc.read_bytes()


@pytest.mark.parametrize(
    ("spec", "code"),
    [
        (LoaderSpec((URL,), ("bios", "uefi"), "linux", sha256="5a" * 32), "linux-is-bios-only"),
        (LoaderSpec((URL,), ("uefi",), "linux", sha256="5a" * 32), "linux-is-bios-only"),
        (LoaderSpec((URL,), ("bios",), "linux"), "linux-needs-hash"),
        (
            LoaderSpec((URL, "https://a/b.iso"), ("bios",), "linux", sha256="5a" * 32),
            "linux-needs-http",
        ),
    ],
)
def test_what_this_flavour_cannot_do(spec: LoaderSpec, code: str) -> None:
    with pytest.raises(RequestError) as caught:
        linux_loader(spec)
    assert caught.value.code == code
    assert caught.value.hint


def test_no_parts(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        find_linux_assets(tmp_path)
    assert caught.value.code == "no-linux-assets"
    assert "installer/linux_assets.sh" in caught.value.hint


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}', '{"files": [{"name": 1}]}'])
def test_an_unreadable_index(tmp_path: Path, text: str) -> None:
    (tmp_path / "assets.json").write_text(text, "utf-8")
    with pytest.raises(MachineError) as caught:
        find_linux_assets(tmp_path)
    assert caught.value.code == "damaged-linux-assets"


@pytest.mark.parametrize("change", ["remove", "flip"])
def test_a_damaged_part(tmp_path: Path, change: str) -> None:
    folder = shutil.copytree(resource("boot-assets", "linux"), tmp_path / "linux")
    victim = folder / "initrd" / "bin" / "kexec"
    if change == "remove":
        victim.unlink()
    else:
        with victim.open("r+b") as stream:
            stream.seek(1000)
            stream.write(b"\xff\x00\xff")
    with pytest.raises(MachineError, match="initrd/bin/kexec") as caught:
        find_linux_assets(folder)
    assert caught.value.code == "damaged-linux-assets"


def test_the_index_names_version_and_licence_of_every_part(linux: LinuxAssets) -> None:
    assert set(linux.index) == {"vmlinuz", *(f"initrd/{name}" for name in linux.files)}
    for asset in linux.index.values():
        assert asset.version
        assert asset.licence.split("-")[0] in {"GPL", "LGPL"}
        assert resource("boot-assets", "linux", asset.copyright).read_text("utf-8")


def test_parts_that_are_there_are_left_alone() -> None:
    stamp = resource("boot-assets", "linux", "stamp")
    before = stamp.stat().st_mtime_ns
    done = subprocess.run(["bash", str(SCRIPT)], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert stamp.stat().st_mtime_ns == before
