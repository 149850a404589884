"""What an INF says: its class, the devices it lists for which Windows, the files it brings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sert_wizard.inf.classes import CLASS_OF_GUID, NET_CLASS
from sert_wizard.inf.files import CopyLists, FileCopy, drivers_path, number_of, path_of
from sert_wizard.inf.ids import enumerator
from sert_wizard.inf.install import Installation
from sert_wizard.inf.syntax import InfError, Line, parse
from sert_wizard.inf.tokens import Strings
from sert_wizard.wording import words

__all__ = ["NET_CLASS", "FileCopy", "Inf", "Model", "ModelsSection"]

_DATE = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\s*")
_DIRECTORY = re.compile(r"%(-?\d+)%(.*)", re.DOTALL)
#: What else a service's file may begin with.
_WINDOWS_FOLDER = re.compile(r"^[\\/]*%?systemroot%?(?=[\\/])", re.IGNORECASE)

# Far above what real ones hold (6,360 ids), and all that a search for a device can bear.
_MODELS_LIMIT = 200_000
_DESCRIPTION_LIMIT = 255  # LINE_LEN less the NUL
_ID_LIMIT = 199  # MAX_DEVICE_ID_LEN less the NUL


@dataclass(frozen=True, slots=True)
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
    Windows is to be left out. `line` is the number of the manufacturer's line: Windows chooses
    one section for each."""

    manufacturer: str
    base: str
    decoration: str
    models: tuple[Model, ...]
    line: int


class Inf:
    """A parsed INF; `name` is its file name in lower case. Raises InfError (bad-inf)."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name.lower()
        self._sections = parse(raw, name)
        self._strings = Strings(self._sections)
        self._installation = Installation(self._sections, self._strings)
        #: What each manufacturer's line names, in the order of the file.
        self.models_sections = tuple(self._models_sections())

    # [Version]

    @cached_property
    def _version_lines(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self._sections.get("version", ()):
            found.setdefault(line.name, []).append(line)
        return found

    def _version(self, key: str, place: int = 0) -> str:
        """The value at `place` of the first line of [Version] for `key`, "" if there is none."""
        lines = self._version_lines.get(key)
        return self._strings.value(lines[0], place).strip() if lines else ""

    @cached_property
    def class_guid(self) -> str:
        """The setup class's GUID in braces and lower case, "" if none is given."""
        bare = self._version("classguid").lower().strip("{} ")
        return bare and f"{{{bare}}}"

    @cached_property
    def class_name(self) -> str:
        """The setup class; the GUID decides where the name is missing or odd."""
        return CLASS_OF_GUID.get(self.class_guid) or self._version("class")

    @cached_property
    def provider(self) -> str:
        return self._version("provider")

    @cached_property
    def catalogs(self) -> tuple[str, ...]:
        """Names of the signature catalogues, for any platform, lower case."""
        names = (
            self._strings.value(line, 0).strip().lower()
            for key, lines in self._version_lines.items()
            if key.partition(".")[0] == "catalogfile"
            for line in lines
        )
        return tuple(dict.fromkeys(filter(None, names)))

    def catalog(self, architecture: str) -> str:
        """Name of the signature catalogue that counts on `architecture`, lower case; "" if the
        INF names none."""
        for platform in (f".nt{architecture}", ".nt", ""):
            if name := self._version(f"catalogfile{platform}"):
                return name.lower()
        return ""

    @cached_property
    def layout_files(self) -> tuple[str, ...]:
        """INFs of Windows that say where on its media the files lie, lower case."""
        lines = self._version_lines.get("layoutfile", ())
        names = (name.lower() for line in lines for name in self._strings.values(line))
        return tuple(filter(None, names))

    @cached_property
    def date(self) -> datetime.date | None:
        """DriverVer's date (month/day/year); None, the lowest, for what is no date."""
        return _date(self._version("driverver"))

    @cached_property
    def version(self) -> str:
        """DriverVer's version, for example "11.15.17.0"; "" if none is given."""
        return self._version("driverver", 1)

    # Devices

    def _models_sections(self) -> Iterator[ModelsSection]:
        read: dict[str, tuple[Model, ...]] = {}
        total = 0
        for line in self._sections.get("manufacturer", ()):
            # Without `=` the name of the manufacturer is that of the section.
            base, *more = (value.lower() for value in self._strings.values(line))
            maker = self._strings.expand(line.key) or self._strings.value(line, 0)
            base = base or maker.lower()
            decorations = [decoration for decoration in more if decoration]
            if base in self._sections or not decorations:
                decorations.insert(0, "")
            for decoration in dict.fromkeys(decorations):
                section = f"{base}.{decoration}" if decoration else base
                total += 1 + self._sections.count(section)
                if total > _MODELS_LIMIT:
                    raise InfError(
                        self.name, line.number, words("more devices than Windows could have")
                    )
                if section not in read:
                    read[section] = tuple(map(self._model, self._sections.get(section, ())))
                yield ModelsSection(maker, base, decoration, read[section], line.number)

    def _model(self, line: Line) -> Model:
        section, *ids = self._strings.values(line)
        return Model(
            self._strings.expand(line.key)[:_DESCRIPTION_LIMIT],
            section.lower(),
            tuple(i.upper() for i in map(str.strip, ids) if 0 < len(i) <= _ID_LIMIT),
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id listed for any Windows."""
        return frozenset(
            i for section in self.models_sections for model in section.models for i in model.ids
        )

    @cached_property
    def enumerators(self) -> frozenset[str]:
        """The buses that its ids begin with, upper case; "" for an id that names none."""
        return frozenset(map(enumerator, self.ids))

    # Installation

    def copies(self, install: str, architecture: str) -> tuple[FileCopy, ...]:
        """The files that install section `install` copies on `architecture`, its co-installers
        included: Windows refuses the driver when one of them is missing."""
        lines = self._installation.lines(install, architecture)
        return tuple(dict.fromkeys(self._copy_lists.copies(lines, architecture)))

    def has_nt_install(self, install: str, architecture: str) -> bool:
        """Whether the form of section `install` that Windows uses is made for Windows NT."""
        actual = self._installation.actual(install, architecture)
        return actual not in ("", install.strip().lower())

    def driver_version(self, install: str, architecture: str) -> tuple[datetime.date | None, str]:
        """Date and version of the driver that section `install` installs: its own DriverVer comes
        before that of the whole INF."""
        line = self._installation.directive(install, architecture, "driverver")
        if not line:
            return self.date, self.version
        return _date(self._strings.value(line, 0)), self._strings.value(line, 1).strip()

    def feature_score(self, install: str, architecture: str) -> int:
        """FeatureScore of install section `install`: 0 is the best, 255 that of one without."""
        return self._installation.feature_score(install, architecture)

    @cached_property
    def wireless(self) -> bool:
        """Whether this is the INF of a Wi-Fi adapter."""
        return self.class_name.lower() == "net" and self._installation.wireless

    @cached_property
    def services(self) -> frozenset[str]:
        """Names of the services that any section adds, lower case."""
        names = (self._strings.value(line, 0) for line in self._sections.entries("addservice"))
        return frozenset(name.lower() for name in names if name)

    @cached_property
    def includes(self) -> frozenset[str]:
        """INFs that any section takes parts from by Include, lower case."""
        lines = self._sections.entries("include")
        return frozenset(
            value.lower() for line in lines for value in self._strings.values(line) if value
        )

    @cached_property
    def binaries(self) -> frozenset[str]:
        """The files below System32\\drivers that any section copies or starts: names in lower
        case, after a folder and a slash if they lie in one there. What goes to a directory that
        the INF does not name, or that only an installing program knows, counts too: the file may
        be there, and if so it is this INF's."""
        copies = self._copy_lists.copies(self._sections.entries("copyfiles"), "")
        return frozenset(filter(None, (copy.drivers_path for copy in copies))) | self._started

    @property
    def _started(self) -> frozenset[str]:
        """File names in System32\\drivers of ServiceBinary entries."""
        lines = self._sections.entries("servicebinary")
        names = (_driver_of(self._strings.value(line, 0)) for line in lines)
        return frozenset(filter(None, names))

    @cached_property
    def _copy_lists(self) -> CopyLists:
        from_windows = bool(self.layout_files)
        return CopyLists(self._sections, self._strings, from_windows=from_windows)


def _date(text: str) -> datetime.date | None:
    """A day as month/day/year; None for what is none."""
    numbers = _DATE.fullmatch(text)
    try:
        return datetime.date(*(int(numbers[place]) for place in (3, 1, 2))) if numbers else None
    except ValueError:
        return None


def _driver_of(binary: str) -> str:
    """A service's file below System32\\drivers; "" if it is elsewhere."""
    if numbered := _DIRECTORY.fullmatch(binary.strip()):
        return drivers_path(number_of(numbered[1]), path_of(numbered[2]))
    path = path_of(_WINDOWS_FOLDER.sub("", binary.strip()))
    return drivers_path(10, path) if "/" in path else drivers_path(None, path)
