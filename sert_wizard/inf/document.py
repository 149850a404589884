"""What an INF says: its class, the devices it lists for which Windows, the files it brings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PureWindowsPath

from sert_wizard.inf.syntax import Line, Sections, parse

NET_CLASS = "{4d36e972-e325-11ce-bfc1-08002be10318}"
_CLASS_OF_GUID = {
    NET_CLASS: "Net",
    "{4d36e973-e325-11ce-bfc1-08002be10318}": "NetClient",
    "{4d36e974-e325-11ce-bfc1-08002be10318}": "NetService",
    "{4d36e975-e325-11ce-bfc1-08002be10318}": "NetTrans",
}


@dataclass(frozen=True)
class Model:
    """A device that an INF lists: its ids (the first is the hardware id, more are compatible
    ids, all upper case) and the install section to use."""

    description: str
    section: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ModelsSection:
    """A Models section as a manufacturer's line names it: `base` is the section's name less its
    decoration ("" for none, else such as "ntamd64.6.1"); without models it says that this
    Windows is to be left out."""

    manufacturer: str
    base: str
    decoration: str
    models: tuple[Model, ...]


@dataclass(frozen=True)
class FileCopy:
    """A file that an install section copies: its `name` on the target, and its `source` in the
    package, subfolder included; both in lower case."""

    name: str
    source: str


class Inf:
    """A parsed INF; `name` is its file name in lower case."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name.lower()
        self._sections: Sections = parse(raw, name)

    # Strings

    @cached_property
    def _strings(self) -> dict[str, str]:
        """Values of %tokens%; a language's section only fills what [Strings] lacks."""
        found: dict[str, str] = {}
        names = sorted(s for s in self._sections if s == "strings" or s.startswith("strings."))
        for section in names:
            for line in self._sections[section]:
                found.setdefault(line.key.lower(), ",".join(line.values))
        return found

    def expand(self, text: str) -> str:
        """`text` with its %tokens% replaced; what isn't defined stays as it is."""
        if "%" not in text:
            return text
        return re.sub(r"%([^%]*)%", self._token, text)

    def _token(self, match: re.Match[str]) -> str:
        return self._strings.get(match[1].lower(), match[0]) if match[1] else "%"

    # [Version]

    def _version(self, key: str) -> tuple[str, ...]:
        for line in self._sections.get("version", ()):
            if line.key.lower() == key:
                return tuple(self.expand(value) for value in line.values)
        return ("",)

    @cached_property
    def class_guid(self) -> str:
        return self._version("classguid")[0].lower()

    @cached_property
    def class_name(self) -> str:
        """The setup class; the GUID decides where the name is missing or odd."""
        return _CLASS_OF_GUID.get(self.class_guid) or self._version("class")[0]

    @cached_property
    def provider(self) -> str:
        return self._version("provider")[0]

    @cached_property
    def catalogs(self) -> tuple[str, ...]:
        """Names of the signature catalogues, for any platform, lower case."""
        lines = self._sections.get("version", ())
        return tuple(
            self.expand(line.values[0]).lower()
            for line in lines
            if line.key.lower().startswith("catalogfile")
        )

    @cached_property
    def date(self) -> date | None:
        """DriverVer's date (month/day/year)."""
        numbers = re.fullmatch(r"\s*(\d+)[/-](\d+)[/-](\d+)\s*", self._version("driverver")[0])
        try:
            return date(*(int(numbers[place]) for place in (3, 1, 2))) if numbers else None
        except ValueError:
            return None

    @cached_property
    def version(self) -> str:
        """DriverVer's version, for example "11.15.17.0"."""
        values = self._version("driverver")
        return values[1] if len(values) > 1 else ""

    # Devices

    @cached_property
    def models_sections(self) -> tuple[ModelsSection, ...]:
        return tuple(self._models_sections())

    def _models_sections(self) -> Iterator[ModelsSection]:
        for line in self._sections.get("manufacturer", ()):
            base, *decorations = (self.expand(value).lower() for value in line.values)
            base = base or self.expand(line.key).lower()
            maker = self.expand(line.key)
            undecorated = [""] if base in self._sections or not decorations else []
            for decoration in (*undecorated, *filter(None, decorations)):
                section = f"{base}.{decoration}" if decoration else base
                models = tuple(self._model(entry) for entry in self._sections.get(section, ()))
                yield ModelsSection(maker, base, decoration, models)

    def _model(self, line: Line) -> Model:
        section, *ids = (self.expand(value) for value in line.values)
        return Model(
            self.expand(line.key), section.lower(), tuple(i.upper().strip() for i in ids if i)
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id listed for any Windows."""
        return frozenset(
            i for section in self.models_sections for model in section.models for i in model.ids
        )

    # Files

    @cached_property
    def binaries(self) -> frozenset[str]:
        """Names of the driver files that any install section copies or starts, lower case."""
        return frozenset(copy.name for copy in self._all_copies()) | self._services

    @cached_property
    def _services(self) -> frozenset[str]:
        """File names of ServiceBinary entries."""
        return frozenset(
            PureWindowsPath(re.sub(r"%\d+%", "", self.expand(line.values[0]))).name.lower()
            for lines in self._sections.values()
            for line in lines
            if line.key.lower() == "servicebinary" and line.values[0]
        )

    @cached_property
    def includes(self) -> frozenset[str]:
        """INFs that any section takes parts from by Include, lower case."""
        return frozenset(
            self.expand(value).lower()
            for lines in self._sections.values()
            for line in lines
            if line.key.lower() == "include"
            for value in line.values
        )

    def copies(self, install: str, architecture: str) -> tuple[FileCopy, ...]:
        """The files that install section `install` copies on `architecture`, its co-installers
        included: Windows refuses the driver when one of them is missing."""
        return tuple(
            copy
            for suffix in ("", ".coinstallers")
            for lines in self._decorated(install, suffix, architecture)
            for copy in self._copies_of(lines, architecture)
        )

    def _decorated(
        self, install: str, suffix: str, architecture: str
    ) -> Iterator[tuple[Line, ...]]:
        """The most fitting of a section's decorated forms (Microsoft, "INF DDInstall Section")."""
        for decoration in (f".nt{architecture}", ".nt", ""):
            if lines := self._sections.get(f"{install}{decoration}{suffix}"):
                yield lines
                return

    def _all_copies(self) -> Iterator[FileCopy]:
        for lines in self._sections.values():
            yield from self._copies_of(lines, "")

    def _copies_of(self, lines: tuple[Line, ...], architecture: str) -> Iterator[FileCopy]:
        for line in lines:
            if line.key.lower() != "copyfiles":
                continue
            for value in map(self.expand, line.values):
                if value.startswith("@"):
                    yield self._copy(value[1:], "", architecture)
                else:
                    for entry in self._sections.get(value.lower(), ()):
                        target, source = (*entry.values, "")[:2]
                        if target:
                            yield self._copy(self.expand(target), self.expand(source), architecture)

    def _copy(self, target: str, source: str, architecture: str) -> FileCopy:
        origin = (source or target).lower()
        return FileCopy(target.lower(), f"{self._subfolder(origin, architecture)}{origin}")

    def _subfolder(self, file: str, architecture: str) -> str:
        """Where in the package `file` lies: SourceDisksFiles, then SourceDisksNames; "" or "x/"."""
        for line in self._disk_lines("sourcedisksfiles", architecture):
            if line.key.lower() == file:
                disk, own = (*line.values, "")[:2]
                parts = (self._disk_folder(disk, architecture), own)
                inner = "/".join(part.strip("\\/") for part in parts if part.strip("\\/"))
                return f"{inner.lower()}/".replace("\\", "/") if inner else ""
        return ""

    def _disk_folder(self, disk: str, architecture: str) -> str:
        for line in self._disk_lines("sourcedisksnames", architecture):
            if line.key == disk:
                return (*line.values, "", "", "")[3]
        return ""

    def _disk_lines(self, section: str, architecture: str) -> tuple[Line, ...]:
        """Lines of a section about disks: the architecture's own, then those for all."""
        own = self._sections.get(f"{section}.{architecture}", ()) if architecture else ()
        return (*own, *self._sections.get(section, ()))
