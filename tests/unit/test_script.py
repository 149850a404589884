"""Nothing a user may give as an address can change what a script does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.errors import RequestError, SertError, UsageError
from sert_wizard.stage1.script import bios_script, grub_config, uefi_script
from sert_wizard.stage1.spec import LoaderSpec, check_url

URL = "http://192.0.2.10:8080/optimized.iso"


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://server.example/a%20b/optimized.iso?x=1&y=2",
        "http://[2001:db8::1]:8080/optimized.iso",
        "http://server/&&/||x".replace("|", "%7C"),
    ],
)
def test_addresses_that_are_fine(url: str) -> None:
    assert check_url(url) == url
    assert f"set u0 {url}\n" in bios_script(LoaderSpec((url,)))
    assert f"set u0 {url}\n" in uefi_script(LoaderSpec((url,)))


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
    for render in (bios_script, uefi_script):
        with pytest.raises(UsageError) as caught:
            render(LoaderSpec((url,)))
        assert caught.value.code == "bad-url"
        assert caught.value.hint


@given(st.text(max_size=60))
def test_no_text_gets_out_of_its_line(tail: str) -> None:
    plain = bios_script(LoaderSpec((URL,)))
    try:
        script = bios_script(LoaderSpec((f"http://server/{tail}",)))
    except SertError:
        return
    assert [line for line in script.splitlines() if not line.startswith("set u0 ")] == [
        line for line in plain.splitlines() if not line.startswith("set u0 ")
    ]
    assert len(next(line for line in script.splitlines() if "server" in line).split()) == 3


def test_every_address_is_in_the_script_in_order() -> None:
    script = uefi_script(LoaderSpec((URL, "http://192.0.2.11/optimized.iso")))
    assert script.startswith("#!ipxe\n")
    assert script.index("set u0 ") < script.index("set u1 http://192.0.2.11/optimized.iso\n")


def test_every_jump_has_its_label() -> None:
    for script in (bios_script(LoaderSpec((URL,))), uefi_script(LoaderSpec((URL,)))):
        words = script.split()
        targets = {after for word, after in pairwise(words) if word == "goto"}
        assert targets
        assert targets <= {word[1:] for word in words if word.startswith(":")}


def test_both_say_that_the_image_is_not_verified() -> None:
    assert "Not verified" in bios_script(LoaderSpec((URL,)))
    assert "Not verified" in uefi_script(LoaderSpec((URL,)))


def test_bios_takes_no_more_than_its_command_line() -> None:
    longest = 2047 - len("BOOT_IMAGE=/ipxe.krn ") - len(bios_script(LoaderSpec((URL,)))) + len(URL)
    base = "http://s/"
    assert bios_script(LoaderSpec((base + "x" * (longest - len(base)),)))
    with pytest.raises(RequestError, match="1 bytes too long"):
        bios_script(LoaderSpec((base + "x" * (longest - len(base) + 1),)))
    assert uefi_script(LoaderSpec((base + "x" * longest,)))


def test_no_address_at_all() -> None:
    with pytest.raises(UsageError):
        LoaderSpec(())


def test_grub_gets_back_the_script_by_joining_words() -> None:
    script = bios_script(LoaderSpec((URL,)))
    config = grub_config(script)
    words = config[config.index("'") : config.rindex("'") + 1]
    assert words[1:-1].replace("' '", " ") + "\n" == script
    with pytest.raises(ValueError, match="quote"):
        grub_config("echo it's")
