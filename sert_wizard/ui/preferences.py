"""What the wizard keeps from one start to the next: its window, the last folder, recent files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

#: Recent files that are kept, discs and recipes together.
KEPT = 8

_GEOMETRY, _LANGUAGE = "window/geometry", "window/language"
_FOLDER, _RECENT = "files/folder", "files/recent"


@dataclass(frozen=True)
class RecentFile:
    """A disc image or recipe that was opened before; `there` is False when it is missing now."""

    path: Path
    there: bool = True

    @property
    def is_recipe(self) -> bool:
        return is_recipe(self.path)


def is_recipe(path: Path) -> bool:
    """Recipes are told from discs by their name."""
    return path.suffix.lower() == ".toml"


class Preferences:
    """Reads and writes `store`; without one, nothing outlives the program."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._values: dict[str, object] = {}

    @classmethod
    def of_user(cls) -> Preferences:
        """The user's own, in an INI file on every system, so that it can be read and removed."""
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        return cls(QSettings(ini, user, "SERT Wizard", "SERT Wizard"))

    @property
    def geometry(self) -> QByteArray | None:
        """The window's place, as QWidget.saveGeometry gives it."""
        value = self._read(_GEOMETRY)
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._write(_GEOMETRY, value)

    @property
    def language(self) -> str:
        """The code of the language that was chosen; "" for the system's."""
        value = self._read(_LANGUAGE)
        return value if isinstance(value, str) else ""

    @language.setter
    def language(self, code: str) -> None:
        self._write(_LANGUAGE, code)

    @property
    def folder(self) -> str:
        """The folder of what was opened or chosen last; "" before there was one."""
        value = self._read(_FOLDER)
        return value if isinstance(value, str) else ""

    @folder.setter
    def folder(self, value: str) -> None:
        self._write(_FOLDER, value)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Discs and recipes opened before, the latest first."""
        value = self._read(_RECENT)
        if isinstance(value, str):  # how an INI file gives a list of one
            value = [value]
        if not isinstance(value, list | tuple):
            return ()
        return tuple(Path(text) for text in value if isinstance(text, str) and text)

    def remember(self, path: Path) -> None:
        """`path` (absolute) was opened."""
        others = [other for other in self.recent if other != path]
        self._write(_RECENT, [str(p) for p in (path, *others)][:KEPT])
        self._write(_FOLDER, str(path.parent))

    def forget(self, path: Path) -> None:
        """Take `path` out of the recent ones."""
        self._write(_RECENT, [str(other) for other in self.recent if other != path])

    def _read(self, key: str) -> object:
        value: object = self._store.value(key) if self._store else self._values.get(key)
        return value

    def _write(self, key: str, value: object) -> None:
        if self._store:
            self._store.setValue(key, value)
        else:
            self._values[key] = value


def looked_at(paths: Sequence[Path]) -> tuple[RecentFile, ...]:
    """The files with whether they are there; slow where a path is on a network."""
    return tuple(RecentFile(path, _is_file(path)) for path in paths)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a server that doesn't answer, a folder that may not be read
        return False
