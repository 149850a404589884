"""Nothing a user may give can change what a script does, and what it does is complete."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import RequestError, SertError, UsageError
from sert_wizard.stage1.script import (
    COMMAND_LINE_LIMIT,
    bios_script,
    grub_config,
    uefi_script,
)
from sert_wizard.stage1.spec import LoaderSpec, Network, check_url
from sert_wizard.stage1.steps import STEPS

URL = "http://192.0.2.10:8080/optimized.iso"
SECOND = "https://198.51.100.7/images/optimized.iso?x=1"
SHA256 = "0123456789abcdef" * 4
SPEC = LoaderSpec((URL,), sha256=SHA256, size=281_400_000, wim_size=150_000_000)
FIXED = Network("192.0.2.77", "255.255.255.0", "192.0.2.1", "192.0.2.53", 7)
#: Every kind of loader.
SPECS = [
    replace(
        SPEC,
        urls=urls,
        network=network,
        unverified_fallback=fallback > 0,
        sha256=sha256,
        wimboot=Path("wimboot") if fallback > 1 else None,
    )
    for urls, network, fallback, sha256 in product(
        [(URL,), (URL, SECOND)],
        [Network(), Network(vlan=7), FIXED, replace(FIXED, gateway="", dns="", vlan=0)],
        [0, 1, 2],
        [SHA256, ""],
    )
]
#: What these scripts use of iPXE, each in Debian 13's builds for BIOS and for UEFI.
COMMANDS = frozenset(
    re.findall(
        r"\w+",
        "set clear inc isset iseq goto echo ifopen iflinkwait ifconf ifclose imgfetch imgfree "
        "initrd kernel boot sanboot sleep prompt shell vcreate vdestroy",
    )
)


@pytest.mark.parametrize(
    ("url", "server", "path"),
    [
        (URL, "http://192.0.2.10:8080", "/optimized.iso"),
        ("https://a.example/a%20b/o.iso?x=1&y=2", "https://a.example", "/a%20b/o.iso?x=1&y=2"),
        ("http://[2001:db8::1]:8080/o.iso", "http://[2001:db8::1]:8080", "/o.iso"),
        ("http://server/&&/||x".replace("|", "%7C"), "http://server", "/&&/%7C%7Cx"),
        ("http://server", "http://server", "/"),
    ],
)  # fmt: skip
def test_addresses_that_are_fine(url: str, server: str, path: str) -> None:
    assert check_url(url) == url
    for script in (bios_script(LoaderSpec((url,))), uefi_script(LoaderSpec((url,)))):
        assert f"\nset s0 {server}\n" in f"\n{script}"
        assert f"\nset p0 {path}\n" in script


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://",
        "http:///optimized.iso",
        "ftp://server/optimized.iso",
        "file:///etc/passwd",
        "//server/optimized.iso",
        "http://server/a b.iso",
        "http://server/a\nshell",
        "http://server/a\tb",
        "http://server/${net0/mac}",
        "http://server/$x",
        "http://server/'a'",
        'http://server/"a"',
        "http://server/a\\b",
        "http://server/a|b",
        "http://server/\x00",
        "http://server/ü",
        "http://user:secret@server/optimized.iso",
        "http://server:0/x",
        "http://server:99999/x",
        "http://server:http/x",
        "http://[::1/x",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    for urls in ((url,), (URL, url)):
        with pytest.raises(UsageError) as caught:
            LoaderSpec(urls)
        assert caught.value.code == "bad-url"
        assert caught.value.hint


@given(st.text(max_size=60))
def test_no_text_gets_out_of_its_line(tail: str) -> None:
    try:
        script = bios_script(LoaderSpec((f"http://server/{tail}",)))
    except SertError:
        return
    plain = bios_script(LoaderSpec(("http://server/",)))
    assert _without_path(script) == _without_path(plain)
    assert len(next(line for line in script.splitlines() if "set p0" in line).split()) == 3


def _without_path(script: str) -> list[str]:
    return [line for line in script.splitlines() if not line.startswith("set p0 ")]


@given(st.text(max_size=20), st.sampled_from(["address", "netmask", "gateway", "dns"]))
def test_no_address_of_the_network_gets_out_of_its_line(text: str, field: str) -> None:
    try:
        network = replace(FIXED, **{field: text})  # type: ignore[arg-type]
    except UsageError as error:
        assert (error.code, field in error.message or text == "") == ("bad-network", True)
        return
    value = getattr(network, field)
    assert value == "" or re.fullmatch(r"[0-9.]{7,15}", value)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("address", {"address": "192.0.2"}),
        ("address", {"address": "192.0.2.0"}),
        ("address", {"address": "192.0.2.255"}),
        ("address", {"address": "0.0.0.0"}),
        ("address", {"address": "224.0.0.1"}),
        ("address", {"address": "127.0.0.1"}),
        ("address", {"address": "255.255.255.255"}),
        ("address", {"address": "192.0.2.010"}),
        ("address", {"address": "2001:db8::1"}),
        ("address", {"address": "192.0.2.77/24"}),
        ("address", {"address": "1.2.3.4\nshell"}),
        ("netmask", {"netmask": ""}),
        ("netmask", {"netmask": "255.0.255.0"}),
        ("netmask", {"netmask": "255.255.255.255"}),
        ("netmask", {"netmask": "0.0.0.0"}),
        ("netmask", {"netmask": "24"}),
        ("gateway", {"gateway": "198.51.100.1"}),
        ("gateway", {"gateway": "192.0.2.77"}),
        ("gateway", {"gateway": "192.0.2.255"}),
        ("dns", {"dns": "server.example"}),
        ("vlan", {"vlan": 4095}),
        ("vlan", {"vlan": -1}),
        ("gateway", {"address": "", "netmask": "", "dns": ""}),
        ("netmask", {"address": "", "gateway": "", "dns": ""}),
    ],
)
def test_networks_that_cannot_be(field: str, changed: dict[str, str | int]) -> None:
    with pytest.raises(UsageError) as caught:
        replace(FIXED, **changed)  # type: ignore[arg-type]
    assert caught.value.code == "bad-network"
    assert f"The network's {field} " in caught.value.message
    assert caught.value.hint


def test_a_fixed_address_in_place_of_dhcp() -> None:
    spec = replace(SPEC, network=FIXED)
    for script in (bios_script(spec), uefi_script(spec)):
        assert "dhcp" not in script
        for line in (
            "vcreate -t 7 ${m} ||",
            "set n ${m}-7",
            "set ${n}/ip 192.0.2.77",
            "set ${n}/netmask 255.255.255.0",
            "set ${n}/gateway 192.0.2.1",
            "set ${n}/dns 192.0.2.53",
            "vdestroy ${n} ||",
        ):
            assert f"\n{line}\n" in script


def test_every_address_is_in_the_script_in_order() -> None:
    script = uefi_script(replace(SPEC, urls=(URL, SECOND)))
    assert script.startswith("#!ipxe\n")
    assert script.index("set s0 ") < script.index("set s1 https://198.51.100.7\n")
    assert "\nset p1 /images/optimized.iso?x=1\n" in script


@pytest.mark.parametrize("spec", SPECS)
def test_every_line_is_a_command_or_a_label_and_every_jump_has_its_label(spec: LoaderSpec) -> None:
    for script in (bios_script(spec), uefi_script(spec)):
        lines = script.splitlines()
        labels = [line[1:] for line in lines if line.startswith(":")]
        assert len(labels) == len(set(labels))
        commands = [
            part.split()[0]
            for line in lines
            if line and line[0] not in ":#"
            for part in re.split(r" (?:&&|\|\|)(?: |$)", line)
            if part
        ]
        assert set(commands) <= COMMANDS
        # echo would take it for an option, and the script would end there.
        assert not any(line.startswith("echo -") for line in lines)
        words = script.split()
        targets = {after for word, after in pairwise(words) if word == "goto"} - {"${e}"}
        steps = {line.split()[2] for line in lines if line.startswith("set e ")}
        steps |= {"failed"} if "set e failed" in script else set()
        assert targets | steps <= set(labels)
        assert steps <= STEPS.keys()
        assert {"goto", "prompt", "shell"} <= set(commands)


@pytest.mark.parametrize("spec", SPECS)
def test_what_is_filled_in_is_filled_in(spec: LoaderSpec) -> None:
    for script in (bios_script(spec), uefi_script(spec), grub_config(bios_script(spec), spec)):
        assert "@" not in script
        assert script.isascii()
        assert script.endswith("\n")


def test_bios_says_that_the_image_is_not_verified() -> None:
    assert "Not verified" in bios_script(SPEC)


def test_uefi_verifies() -> None:
    script = uefi_script(SPEC)
    assert f"sha256={SHA256} " in script
    assert "sanboot" not in script
    assert "verified" not in script.casefold()


def test_a_wrong_hash_never_leads_to_the_unverified_way() -> None:
    lines = uefi_script(replace(SPEC, unverified_fallback=True)).splitlines()
    started = next(i for i, line in enumerate(lines) if line.startswith("kernel "))
    refused = lines.index("set bad 1")
    fallback = lines.index(":fallback")
    sanboot = next(i for i, line in enumerate(lines) if line.startswith("sanboot "))
    assert started < refused < lines.index("goto miss", refused) < fallback < sanboot
    assert "isset ${bad} && goto miss ||" in lines[fallback:sanboot]
    assert any("NOT VERIFIED" in line for line in lines[fallback:sanboot])
    # Nothing takes the mark away again.
    assert sum("bad" in line.split() for line in lines) == 1


def test_without_a_hash_uefi_says_so() -> None:
    script = uefi_script(LoaderSpec((URL,)))
    assert "NOT VERIFIED" in script
    assert "sanboot ${u} ||" in script
    assert "ramdisc" not in script


@pytest.mark.parametrize("sha256", ["0", SHA256.upper(), SHA256 + "\n", SHA256[:-1] + "g"])
def test_no_hash(sha256: str) -> None:
    with pytest.raises(UsageError) as caught:
        LoaderSpec((URL,), sha256=sha256)
    assert caught.value.code == "bad-hash"


def test_the_memory_that_is_needed_is_said() -> None:
    # 281.4 MB and 150 MB and 512 MiB, on UEFI without the second copy.
    for script in (bios_script(SPEC), uefi_script(SPEC)):
        assert "968.3 MB" in script
        assert "(281.4 MB)" in script
    assert "too little memory" in bios_script(LoaderSpec((URL,)))


def test_bios_takes_no_more_than_its_command_line() -> None:
    for spec in SPECS:
        assert len(f"BOOT_IMAGE=/ipxe.krn {bios_script(spec)}") <= COMMAND_LINE_LIMIT
    base = "http://s/"
    room = COMMAND_LINE_LIMIT - len("BOOT_IMAGE=/ipxe.krn " + bios_script(LoaderSpec((base,))))
    assert room > 300
    assert bios_script(LoaderSpec((base + "x" * room,)))
    with pytest.raises(RequestError, match="1 bytes too long"):
        bios_script(LoaderSpec((base + "x" * (room + 1),)))
    assert uefi_script(LoaderSpec((base + "x" * (room + 1),)))


def test_no_address_at_all() -> None:
    with pytest.raises(UsageError):
        LoaderSpec(())


def test_grub_gets_back_the_script_by_joining_words() -> None:
    script = bios_script(SPEC)
    config = grub_config(script, SPEC)
    words = config[config.index("'") : config.rindex("'") + 1]
    assert words[1:-1].replace("' '", " ") + "\n" == script
    assert config[config.rindex("'") + 1 :].splitlines()[1:3] == ["initrd16 /memdisk", "boot"]
    with pytest.raises(ValueError, match="quote"):
        grub_config("echo it's", SPEC)


@given(st.integers(1, 1 << 34), st.integers(1, 1 << 33))
def test_a_loader_is_as_long_whatever_it_fetches(size: int, wim_size: int) -> None:
    """Its own size is predicted before the image's is known."""
    small, real = replace(SPEC, size=1, wim_size=1), replace(SPEC, size=size, wim_size=wim_size)
    assert len(uefi_script(small)) == len(uefi_script(real))
    assert len(grub_config(bios_script(small), small)) == len(grub_config(bios_script(real), real))
