"""What the program consists of: itself and what others wrote, each with its licence. No Qt here.

On Windows the installer brings THIRD-PARTY-NOTICES.txt, which also names what is neither a Python
distribution nor a boot asset.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

import msgspec

from sert_wizard import __version__
from sert_wizard.errors import SertError
from sert_wizard.settings import resource
from sert_wizard.stage1.assets import FOLDER, INDEX, Asset
from sert_wizard.wim.libwim import library

LICENCE = "GPL-3.0-or-later"
_NAMES = ("licen", "copying", "notice", "authors")
_NOTICES = "THIRD-PARTY-NOTICES.txt"
#: Where Debian keeps the text for its libwim.
_LIBWIM = Path("/usr/share/doc/libwim15/copyright")


@dataclass(frozen=True)
class Component:
    """A program or library; `licence` is a short name, `texts` the files that hold its licence."""

    name: str
    version: str
    licence: str
    source: str = ""
    texts: tuple[Path, ...] = ()

    def text(self) -> str:
        """All that is known of its licence."""
        parts = [" ".join(filter(None, (self.name, self.version, self.licence))), self.source]
        for path in self.texts:
            try:
                parts.append(path.read_text(encoding="utf-8", errors="replace"))
            except OSError as error:
                parts.append(f"{path}: {error.strerror}")
        return "\n\n".join(filter(None, parts))


class _Index(msgspec.Struct):
    files: list[Asset]


def components() -> tuple[Component, ...]:
    """The program itself, then the others; off the UI thread, for it looks at many files."""
    return (_own(), *_notices(), _python(), *_distributions(), *_libwim(), *_boot_assets())


def _own() -> Component:
    # A checkout, or the folder that the Windows installer made; a wheel has its own.
    places = (resource().parent / "LICENSE", _installed() / "LICENSE.txt")
    texts = _there(*places) or tuple(t for d in distributions(name="sert-wizard") for t in _of(d))
    return Component("SERT Wizard", __version__, LICENCE, texts=texts[:1])


def _notices() -> Iterator[Component]:
    if texts := _there(_installed() / _NOTICES):
        yield Component(_NOTICES, "", "", texts=texts)


def _installed() -> Path:
    """Where the Windows installer puts things: its resources are in lib/sert_wizard/resources."""
    return resource().parent.parent.parent


def _python() -> Component:
    library_folder = Path(os.__file__).parent
    places = [folder / "LICENSE.txt" for folder in (library_folder, library_folder.parent)]
    return Component("Python", platform.python_version(), "PSF-2.0", texts=_there(*places)[:1])


def _distributions() -> list[Component]:
    """What Python can import here, the first of each name: as Python itself looks for it."""
    found: dict[str, Component] = {}
    for item in distributions():
        about = item.metadata
        name = about["Name"]
        if name and name != "sert-wizard":
            found.setdefault(
                name.lower(),
                Component(name, item.version, _licence(item), about["Home-page"] or "", _of(item)),
            )
    return [found[name] for name in sorted(found)]


def _licence(item: Distribution) -> str:
    """Its short name, wherever the distribution says it; older ones put the whole text there."""
    about = item.metadata
    said = about["License-Expression"] or about["License"] or ""
    if said and "\n" not in said and len(said) < 80:
        return said
    kinds = about.get_all("Classifier") or ()
    return ", ".join(kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License ::"))


def _of(item: Distribution) -> tuple[Path, ...]:
    files = [file for file in item.files or () if file.name.lower().startswith(_NAMES)]
    return _there(*(Path(str(file.locate())) for file in files if ".dist-info" in str(file)))


def _libwim() -> Iterator[Component]:
    try:
        version = library().version_text
    except SertError:
        return
    yield Component("libwim", version, "LGPL-3.0-or-later", "https://wimlib.net/", _there(_LIBWIM))


def _boot_assets() -> Iterator[Component]:
    """What the loaders and the practice disc consist of, each package once."""
    seen: set[str] = set()
    for folder in (resource(FOLDER), resource(FOLDER, "linux")):
        try:
            index = msgspec.json.decode((folder / INDEX).read_bytes(), type=_Index)
        except (OSError, msgspec.MsgspecError):
            continue  # the pages that need them say so
        for item in index.files:
            if item.package not in seen and item.package != "sert-wizard":
                seen.add(item.package)
                yield Component(
                    item.package,
                    item.version,
                    item.licence,
                    f"Debian: {item.source}",
                    _there(folder / item.copyright),
                )


def _there(*places: Path) -> tuple[Path, ...]:
    return tuple(path for path in places if path.is_file())
