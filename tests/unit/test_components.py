"""Each part of others is named with its licence."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from sert_wizard import __version__
from sert_wizard.ui.components import Component, components


def test_what_others_wrote_is_named_with_version_and_licence() -> None:
    found = {item.name.lower(): item for item in components()}
    own = next(iter(found.values()))
    assert (own.name, own.version, own.licence) == ("SERT Wizard", __version__, "GPL-3.0-or-later")
    assert "GNU GENERAL PUBLIC LICENSE" in own.text()
    for name in ("pycdlib", "tomlkit", "psutil", "httpx", "platformdirs"):
        assert found[name].version == distribution(name).version
        assert found[name].licence
        assert len(found[name].text()) > 500
    assert "libwim" in found
    assert "LGPL" in found["pyside6_essentials"].licence


def test_what_the_loaders_boot_with_is_named_once() -> None:
    names = [item.name for item in components()]
    assert len(set(names)) == len(names)
    by_name = {item.name: item for item in components()}
    for name in ("ipxe", "syslinux-common"):
        assert by_name[name].licence.startswith("GPL-2.0")
        assert "Debian" in by_name[name].source
        assert "GNU General Public License" in by_name[name].text()


def test_a_text_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "LICENSE"
    assert str(gone) in Component("a", "1", "MIT", texts=(gone,)).text()
