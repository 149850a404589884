"""Programs of the user's on the loader, and what the plan says of them and of the rest."""

from __future__ import annotations

import hashlib
import struct
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import InputError, RequestError, UsageError
from sert_wizard.plan.model import Memory
from sert_wizard.plan.stage1 import loader_size, loader_spec, memory_for, stage1_warnings
from sert_wizard.recipe import Stage1, loads
from sert_wizard.stage1.assets import find_assets
from sert_wizard.stage1.linux import settings
from sert_wizard.stage1.loader import build_loader
from sert_wizard.stage1.script import uefi_script
from sert_wizard.stage1.spec import LoaderSpec
from sert_wizard.stage1.supplied import (
    is_signed,
    read_shim,
    read_signed_ramdisc,
    read_wimboot,
    wimboot_release,
)
from tests.conftest import Run
from tests.unit.test_script import FIXED, SHA256, SPEC, URL
from tests.unit.test_stage1 import WHEN

SPEC_UEFI = replace(SPEC, firmware=("uefi",))


def signed(program: bytes) -> bytes:
    """`program` with a table of certificates that holds one (of nobody's)."""
    (header,) = struct.unpack_from("<I", program, 0x3C)
    certificate = struct.pack("<IHH", 16, 0x0200, 2) + bytes(8)
    table = struct.pack("<II", len(program), len(certificate))
    place = header + 24 + 112 + 4 * 8
    return program[:place] + table + program[place + 8 :] + certificate


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    """A folder as a signed release of iPXE has it."""
    assets = find_assets()
    path = tmp_path / "shimx64.efi"
    path.write_bytes(signed(assets.standin_uefi.read_bytes()))
    (tmp_path / "ipxe.efi").write_bytes(signed(assets.ipxe_uefi.read_bytes()))
    return path


def test_signed_programs_are_told_from_others() -> None:
    for path in (find_assets().ipxe_uefi, find_assets().ramdisc_uefi):
        program = path.read_bytes()
        assert not is_signed(program)
        assert is_signed(signed(program))
        assert not is_signed(signed(program)[:-1])


@given(st.binary(max_size=300), st.binary(max_size=120))
def test_no_bytes_break_the_look_for_a_signature(head: bytes, tail: bytes) -> None:
    for program in (head, b"MZ" + head, b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0" + tail):
        assert is_signed(program) in (True, False)


def test_a_shim_starts_the_ipxe_beside_it(shim: Path, tmp_path: Path) -> None:
    names = ("EFI/BOOT/BOOTX64.EFI", "EFI/BOOT/ipxe.efi", "ramdisc.efi", "autoexec.ipxe")
    files = _loader_files(replace(SPEC_UEFI, shim=shim), tmp_path, names)
    assert files[names[0]] == shim.read_bytes()
    assert files[names[1]] == shim.with_name("ipxe.efi").read_bytes()
    assert files[names[2]] == find_assets().ramdisc_uefi.read_bytes()
    own = shim.with_name("ramdisc.efi")
    own.write_bytes(signed(find_assets().ramdisc_uefi.read_bytes()))
    assert (
        _loader_files(replace(SPEC_UEFI, shim=shim), tmp_path, names)[names[2]] == own.read_bytes()
    )


def _loader_files(spec: LoaderSpec, folder: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """The firmware's file system on the loader's disc, as 7-Zip and mtools see it."""
    disc, image = folder / "stage1.iso", folder / "efi.img"
    disc.write_bytes(build_loader(spec, when=WHEN))
    image.write_bytes(_output("7z", "e", "-so", disc, "EFI.IMG"))
    return {name: _output("mtype", "-i", image, f"::/{name}") for name in names}


def _output(*command: str | Path) -> bytes:
    return subprocess.run([str(word) for word in command], capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("shimx64.efi", None, "not-found"),
        ("ipxe.efi", None, "not-found"),
        ("ipxe.efi", b"MZ", "not-a-program"),
        ("shimx64.efi", b"", "not-a-program"),
        ("ipxe.efi", find_assets().ipxe_uefi.read_bytes(), "not-signed"),
        ("ramdisc.efi", find_assets().ramdisc_uefi.read_bytes(), "not-signed"),
        ("shimx64.efi", bytes(17 << 20), "not-a-program"),
    ],
)
def test_what_cannot_be_used(shim: Path, name: str, content: bytes | None, code: str) -> None:
    path = shim.with_name(name)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_shim(shim)
        read_signed_ramdisc(shim)
    assert caught.value.code == code
    assert caught.value.hint


def test_wimboot_is_known_by_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "wimboot"
    path.write_bytes(find_assets().standin_uefi.read_bytes())
    program = read_wimboot(path)
    assert wimboot_release(program) is None
    stage1 = Stage1(url=URL, wimboot=str(path), unverified_fallback=True)
    assert "wimboot-unknown" in _warnings(stage1)
    known = {hashlib.sha256(program).hexdigest(): "9.9"}
    monkeypatch.setattr("sert_wizard.stage1.supplied.KNOWN_WIMBOOT", known)
    assert "wimboot-unknown" not in _warnings(stage1)


def test_wimboot_comes_before_sanboot_and_after_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wimboot"
    path.write_bytes(find_assets().standin_uefi.read_bytes())
    spec = replace(SPEC_UEFI, wimboot=path, unverified_fallback=True)
    lines = uefi_script(spec).splitlines()
    guard = lines.index("isset ${bad} && goto miss ||")
    wimboot = lines.index("kernel file:/wimboot.efi || goto nowim")
    assert guard < wimboot < lines.index("sanboot ${u} ||")
    assert any("NOT VERIFIED" in line for line in lines[guard:wimboot])
    assert "set b0 /" in lines
    files = _loader_files(spec, tmp_path, ("wimboot.efi",))
    assert files["wimboot.efi"] == path.read_bytes()
    with pytest.raises(UsageError, match="can't be checked"):
        replace(spec, unverified_fallback=False)


def _warnings(stage1: Stage1) -> dict[str, str]:
    return {warning.code: warning.message for warning in stage1_warnings(stage1)}


def test_what_is_warned_of(shim: Path) -> None:
    plain = Stage1(url=URL)
    assert _warnings(plain).keys() == {"unverified", "secure-boot"}
    assert 'flavour = "linux"' in _warnings(plain)["unverified"]
    assert "switch Secure Boot off" in _warnings(plain)["secure-boot"]
    assert _warnings(Stage1(url=URL, firmware=("uefi",))).keys() == {"secure-boot"}
    assert _warnings(Stage1(url=URL, firmware=("bios",))).keys() == {"unverified"}
    assert not _warnings(Stage1(url=URL, firmware=("bios",), flavour="linux"))
    assert "unverified-fallback" in _warnings(Stage1(url=URL, unverified_fallback=True))
    supplied = Stage1(url=URL, firmware=("uefi",), shim=str(shim))
    assert "no signed ramdisc.efi" in _warnings(supplied)["secure-boot"]
    shim.with_name("ramdisc.efi").write_bytes(signed(find_assets().ramdisc_uefi.read_bytes()))
    assert "can stay on" in _warnings(supplied)["secure-boot"]


def test_the_memory_a_target_needs() -> None:
    pe = 512 << 20
    assert memory_for(300, 100) == Memory(bios=400 + pe, uefi=700 + pe)
    # The Linux loader holds the image twice before it starts it, which counts for large ones.
    assert memory_for(300, 100, "linux").bios == 400 + pe
    large = 1 << 30
    assert memory_for(large, 100, "linux").bios == 2 * large + (200 << 20)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"urls": ["https://198.51.100.7/a/optimized.iso"]},
        {"unverified_fallback": True},
        {"network": {"address": "192.0.2.7", "netmask": "255.255.255.0", "vlan": 7}},
        {"firmware": ["bios"], "flavour": "linux"},
    ],
)  # fmt: skip
def test_the_size_is_known_before_the_image_is(changed: dict[str, Any]) -> None:
    stage1 = _stage1(changed)
    for size, wim_size in ((6_307_840, 2_000_000), (4_630_000_000, 999_999_999)):
        spec = loader_spec(stage1, sha256=SHA256, size=size, wim_size=wim_size)
        assert len(build_loader(spec, when=WHEN)) == loader_size(stage1, WHEN)


@given(st.integers(1, 1 << 34), st.integers(1, 1 << 33))
def test_so_is_the_size_of_the_linux_flavour(size: int, wim_size: int) -> None:
    spec = replace(SPEC, firmware=("bios",), flavour="linux")
    real = replace(spec, size=size, wim_size=wim_size)
    assert len(settings(real)) == len(settings(replace(spec, size=1, wim_size=1)))


def _stage1(changed: dict[str, Any]) -> Stage1:
    lines = [f"url = {URL!r}"]
    network = changed.get("network", {})
    for name, value in changed.items():
        if name != "network":
            lines.append(f"{name} = {str(value).lower() if value is True else repr(value)}")
    lines.append("[stage1.network]")
    lines += [f"{name} = {value!r}" for name, value in network.items()]
    return loads("[stage1]\n" + "\n".join(lines)).stage1


def test_a_recipe_at_fault_is_an_input_at_fault() -> None:
    for changed, code in (
        ({"network": {"address": "192.0.2.7"}}, "bad-network"),
        ({"urls": ["ftp://server/x"]}, "bad-url"),
        ({"wimboot": "wimboot"}, "wimboot-unverified"),
    ):
        with pytest.raises(InputError) as caught:
            loader_spec(_stage1(changed), sha256="", size=0, wim_size=0)
        assert caught.value.code == code
    with pytest.raises(RequestError, match="UEFI"):
        loader_size(_stage1({"flavour": "linux"}), WHEN)


def test_the_command_takes_it_all(shim: Path, tmp_path: Path, run: Run) -> None:
    image, out = tmp_path / "optimized.iso", tmp_path / "loader.iso"
    image.write_bytes(b"image")
    words = ["stage1", "--url", URL, "--out", out, "--force"]
    network = ["--address", FIXED.address, "--netmask", FIXED.netmask, "--vlan", "7"]
    more = ["--fallback", "http://198.51.100.7/o.iso", "--unverified-fallback", "--shim", shim]
    made = run(*words, "--image", image, *network, *more)
    assert made.status == 0
    assert "checks nothing" not in made.err
    spec = LoaderSpec(
        urls=(URL, "http://198.51.100.7/o.iso"),
        sha256=hashlib.sha256(b"image").hexdigest(),
        size=5,
        unverified_fallback=True,
        network=replace(FIXED, gateway="", dns=""),
        shim=shim,
    )
    assert out.read_bytes() == build_loader(spec)
    given = run(*words, "--sha256", spec.sha256.upper(), *network, *more)
    assert given.status == 0
    assert out.read_bytes() == build_loader(replace(spec, size=0))


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["--sha256", "123"], 2, "bad-hash"),
        (["--vlan", "4095"], 2, "bad-network"),
        (["--dns", "192.0.2.1"], 2, "bad-network"),
        (["--fallback", "server"], 2, "bad-url"),
        (["--image", "nowhere.iso"], 3, "not-found"),
        (["--shim", "nowhere.efi"], 3, "not-found"),
        (["--flavour", "linux"], 4, "linux-needs-hash"),
        (["--flavour", "linux", "--firmware", "uefi"], 4, "linux-is-bios-only"),
    ],
)
def test_the_command_refuses(
    words: list[str], status: int, code: str, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "loader.iso"
    ran = run("stage1", "--url", URL, "--out", out, "--json", *words)
    assert (ran.status, ran.json["error"]["code"]) == (status, code)
    assert not out.exists()


def test_the_command_says_that_nothing_is_checked(tmp_path: Path, run: Run) -> None:
    ran = run("stage1", "--url", URL, "--out", tmp_path / "loader.iso")
    assert ran.status == 0
    assert "checks nothing" in ran.err
