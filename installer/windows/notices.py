"""THIRD-PARTY-NOTICES.txt: what others wrote, under which licence, and where its source is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer.windows.inputs import Input, Member
from installer.windows.wheels import Note, Wheel, notes_of
from sert_wizard.errors import MachineError
from sert_wizard.wording import words

FILE = PurePosixPath("THIRD-PARTY-NOTICES.txt")
#: Debian's texts of the common licences, and the installer maker's own.
_COMMON = Path("/usr/share/common-licenses")
_NSIS = Path("/usr/share/doc/nsis/copyright")
_NAMES = ("licen", "copying", "notice", "authors")
_HEAD = """\
SERT Wizard {version} is free software under the GNU General Public License, version 3 or later
(LICENSE.txt). It is installed together with the programs below, each under its own licence.
None was changed; left out are parts that SERT Wizard does not use.

Qt and PySide6 are used under the LGPL, version 3: their libraries are the files in lib\\PySide6
and lib\\shiboken6, which others of the same interface may replace. What Qt itself contains of
others is listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html.
The source of what comes from Debian is in Debian's archive under the names and versions below
(`apt-get source NAME=VERSION`, or Debian's snapshot archive for older versions).
"""


@dataclass(frozen=True)
class Notice:
    """One program of others; `texts` are its licence's files in the installation."""

    name: str
    version: str
    licence: str
    source: str
    texts: tuple[PurePosixPath, ...]

    def text(self) -> str:
        """The notice's lines."""
        lines = [f"{self.name} {self.version}", f"    licence: {self.licence}"]
        lines += [f"    source:  {self.source}"] if self.source else []
        lines += [f"    text:    {str(path).replace('/', chr(92))}" for path in self.texts]
        return "\n".join(lines) + "\n"


def _is_text(path: PurePosixPath) -> bool:
    return path.name.lower().startswith(_NAMES)


def of_inputs(inputs: Iterable[Input], owners: Mapping[PurePosixPath, str]) -> list[Notice]:
    """One for each archive; its licence texts are what it brought of that kind."""
    return [
        Notice(
            item.name,
            item.version,
            item.licence,
            item.source,
            tuple(p for p in sorted(owners) if owners[p] == item.name and _is_text(p)),
        )
        for item in inputs
    ]


def of_wheels(
    wheels: Iterable[Wheel], notes: Sequence[Note], files: Iterable[PurePosixPath]
) -> list[Notice]:
    """One for each wheel; texts are in its dist-info, or copied by `common_texts`."""
    files = sorted(files)
    found = []
    for wheel in wheels:
        name, version = wheel.path.name.split("-")[:2]
        info = f"lib/{name}-{version}.dist-info/"
        own = [p for p in files if p.as_posix().lower().startswith(info.lower()) and _is_text(p)]
        note = next((note for note in notes if note.wheel == wheel.name), None)
        common = [_common_path(name) for name in (note.texts if note else ())]
        found.append(Notice(wheel.name, **notes_of(wheel, notes), texts=(*own, *common)))
    return found


def of_boot_assets(files: Mapping[PurePosixPath, bytes]) -> list[Notice]:
    """One for each Debian package that boot assets come from, as each assets.json tells."""
    packages = {}
    for path in sorted(path for path in files if path.name == "assets.json"):
        for entry in json.loads(files[path])["files"]:
            if entry["package"] == "sert-wizard":
                continue
            packages[entry["package"]] = Notice(
                f"{entry['package']} (Debian)",
                entry["version"],
                entry["licence"],
                f"Debian's source package {entry['source']}",
                (path.parent / entry["copyright"],),
            )
    return [packages[name] for name in sorted(packages)]


def of_nsis(version: str) -> Notice:
    """The installer's own frame."""
    licence = "Zlib, with bzip2 and CPL-1.0 parts"
    return Notice("NSIS (Debian)", version, licence, "", (PurePosixPath("licences/nsis.txt"),))


def _common_path(name: str) -> PurePosixPath:
    return PurePosixPath("licences", name + ".txt")


def common_texts(notes: Iterable[Note]) -> list[Member]:
    """The licence texts that no archive brings. Raises MachineError (no-licence-text)."""
    wanted = {_common_path(name): _COMMON / name for note in notes for name in note.texts}
    wanted[PurePosixPath("licences/nsis.txt")] = _NSIS
    try:
        return [Member(path, source.read_bytes()) for path, source in sorted(wanted.items())]
    except OSError as error:
        raise MachineError(
            "no-licence-text",
            words("A licence text is missing: {error}.", error=error),
            hint=words("Debian keeps them in its packages base-files and nsis."),
        ) from error


def render(version: str, notices: Iterable[Notice]) -> bytes:
    """The whole file, with the line ends that Windows' editors like."""
    parts = [_HEAD.format(version=version), *(notice.text() for notice in notices)]
    return "\n".join(parts).replace("\n", "\r\n").encode("utf-8")
