"""Which files an INF copies, from where in its package, to where in Windows.

Sources: Microsoft, "INF CopyFiles Directive", "INF DestinationDirs Section", "INF
SourceDisksNames Section", "INF SourceDisksFiles Section" and "Using Dirids".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sert_wizard.inf.syntax import Line, Sections
from sert_wizard.inf.tokens import Strings

_DEFAULT_DIRECTORY = "defaultdestdir"
#: System32\drivers seen from a directory: from Windows' folder, System32, and itself.
_DRIVERS_FOLDER = {10: "system32/drivers/", 11: "drivers/", 12: ""}
#: The ids that Windows defines end here; those above are the installing program's own.
_LAST_SYSTEM_DIRECTORY = 32767
_ABSOLUTE = (-1, 65535)


@dataclass(frozen=True)
class FileCopy:
    """A file that an install section copies: its `name` on the target, and its `source` in the
    package, subfolder included. The target is `subfolder` ("" for none) in the directory that
    Windows knows as number `directory`, None if the INF names none. `from_windows` says that
    Windows' own media bring the file, `cabinet` names the one in the package that may hold it (""
    for none). Names are in lower case, folders parted by slashes."""

    name: str
    source: str
    directory: int | None
    subfolder: str
    from_windows: bool
    cabinet: str

    @property
    def drivers_path(self) -> str:
        """Where below System32\\drivers the file is put; "" if elsewhere."""
        return drivers_path(self.directory, _joined(self.subfolder, self.name))


@dataclass(frozen=True)
class _Disk:
    """A source disk: its folder and its cabinet in the package, "" for none."""

    folder: str
    cabinet: str


def drivers_path(directory: int | None, path: str) -> str:
    """Where below System32\\drivers the file `path` of directory number `directory` is; "" if it
    is elsewhere.

    Where the directory is known to the installing program only, given as a path, or not at all,
    the file counts as being there by its name. Directory 13 does not: a driver put there runs
    from its package's own folder in the driver store.
    """
    *_, name = parts = path.split("/")
    if not {"", ".", ".."}.isdisjoint(parts):
        return ""
    if directory is None or directory in _ABSOLUTE or directory > _LAST_SYSTEM_DIRECTORY:
        return name
    folder = _DRIVERS_FOLDER.get(directory)
    return path.removeprefix(folder) if folder is not None and path.startswith(folder) else ""


def path_of(text: str) -> str:
    """A path as INFs write it, in lower case, parted by slashes, none around it; "" for where
    it starts, which some write as a dot."""
    parts = text.lower().replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", "."))


def number_of(text: str) -> int | None:
    """A number as INFs write it, decimal or 0x and hexadecimal; None for what is none."""
    try:
        return int(text, 16 if text.strip().lower().startswith("0x") else 10)
    except ValueError:
        return None


class CopyLists:
    """The copy lists of an INF; `from_windows` says that files which the INF's own disks do not
    list are on Windows' media."""

    def __init__(self, sections: Sections, strings: Strings, *, from_windows: bool) -> None:
        self._sections = sections
        self._strings = strings
        self._from_windows = from_windows
        self._targets = self._read_targets()
        self._files: dict[str, dict[str, tuple[str, str]]] = {}
        self._disks: dict[str, dict[str, _Disk]] = {}

    def copies(self, lines: Iterable[Line], architecture: str) -> Iterator[FileCopy]:
        """What the CopyFiles among `lines` copy on `architecture`; a list named twice counts
        once. Lists that the INF does not have are another INF's."""
        done = set()
        for line in lines:
            if line.name != "copyfiles":
                continue
            for value in self._strings.values(line):
                name = value.strip().lower()
                if name in done:
                    continue
                done.add(name)
                if name.startswith("@"):
                    yield self._copy(name[1:], "", _DEFAULT_DIRECTORY, architecture)
                else:
                    yield from self._listed(name, architecture)

    def _listed(self, section: str, architecture: str) -> Iterator[FileCopy]:
        for line in self._sections.get(section, ()):
            # target[,[source][,[unused][,flags]]]: the flags don't change what has to be there.
            target, source = self._strings.value(line, 0), self._strings.value(line, 1)
            if target:
                yield self._copy(target, source, section, architecture)

    def _copy(self, target: str, source: str, section: str, architecture: str) -> FileCopy:
        directory, folder = self._targets.get(section) or self._targets.get(
            _DEFAULT_DIRECTORY, (None, "")
        )
        *inner, name = path_of(target).split("/")
        origin = path_of(source or target)
        listed = self._files_of(architecture).get(origin)
        disk, own = listed or ("", "")
        place = self._disks_of(architecture).get(disk, _Disk("", ""))
        return FileCopy(
            name,
            _joined(place.folder, own, origin),
            directory,
            _joined(folder, *inner),
            self._from_windows and not listed,
            place.cabinet,
        )

    def _read_targets(self) -> dict[str, tuple[int | None, str]]:
        found: dict[str, tuple[int | None, str]] = {}
        for line in self._sections.get("destinationdirs", ()):
            target = number_of(self._strings.value(line, 0)), path_of(self._strings.value(line, 1))
            found.setdefault(self._strings.expand(line.key).lower(), target)
        return found

    def _files_of(self, architecture: str) -> dict[str, tuple[str, str]]:
        """Disk and folder of each source file."""
        if architecture not in self._files:
            found: dict[str, tuple[str, str]] = {}
            for line in self._of_architecture("sourcedisksfiles", architecture):
                disk, folder = self._strings.value(line, 0), self._strings.value(line, 1)
                key = path_of(self._strings.expand(line.key))
                found.setdefault(key, (_disk_id(disk), path_of(folder)))
            self._files[architecture] = found
        return self._files[architecture]

    def _disks_of(self, architecture: str) -> dict[str, _Disk]:
        if architecture not in self._disks:
            found: dict[str, _Disk] = {}
            for line in self._of_architecture("sourcedisksnames", architecture):
                # description[,[tag or cabinet][,[unused][,[path][,[flags][,tag]]]]]
                tag, folder = path_of(self._strings.value(line, 1)), self._strings.value(line, 3)
                cabinet = tag if tag.endswith(".cab") else ""
                disk = _Disk(path_of(folder), cabinet and _joined(path_of(folder), cabinet))
                found.setdefault(_disk_id(self._strings.expand(line.key)), disk)
            self._disks[architecture] = found
        return self._disks[architecture]

    def _of_architecture(self, section: str, architecture: str) -> Iterator[Line]:
        """Lines of a section about disks: the architecture's own, then those for all."""
        yield from self._sections.get(f"{section}.{architecture}", ())
        yield from self._sections.get(section, ())


def _joined(*parts: str) -> str:
    return "/".join(filter(None, parts))


def _disk_id(text: str) -> str:
    """A disk's number in one spelling."""
    number = number_of(text)
    return text if number is None else str(number)
