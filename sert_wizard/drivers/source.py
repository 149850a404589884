"""Where offered driver packages come from: a folder, or an archive that is read in place.

Nothing is unpacked as a whole: the list of files is read, then the few files that are wanted. An
archive stays remembered while it is unchanged, with what was read from it, so that a plan that is
made again costs nothing.
"""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sert_wizard import bsdtar, sevenzip, unpacking
from sert_wizard.errors import InputError, read_error, read_input
from sert_wizard.paths import ANYTHING, name_problem, reach
from sert_wizard.progress import Progress
from sert_wizard.wording import words

_READ_LIMIT = 512 << 20  # bytes read at once; no driver package comes near
_REMEMBERED = 8  # archives
_STORED, _DEFLATED, _BZIP2, _LZMA = 0, 8, 12, 14
_ENCRYPTED = 1
#: What zipfile raises on damaged or hostile files, beside its own error.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    RuntimeError,  # NotImplementedError too
    IndexError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)


@dataclass(frozen=True)
class Member:
    """A file: `name` is its path from the top with "/" between, as spelled, `key` what the source
    itself calls it, `size` in bytes or None where that isn't known before it is read."""

    name: str
    key: str
    size: int | None


class Source(ABC):
    """Files under one roof, found in any letter case; `path` is the folder or archive as the user
    named it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._listed = False
        self._members: dict[str, Member] = {}
        self._content: dict[Member, bytes] = {}

    def list_files(self, progress: Progress) -> None:
        """Learn what there is, once; nothing else works before. Raises InputError, MachineError
        (no-unpacker), CancelledError."""
        if not self._listed:
            for name, size in self._list(progress):
                self._add(name, size)
            self._listed = True

    def names(self) -> tuple[str, ...]:
        """Every file's path from the top, with "/" between, as spelled."""
        return tuple(member.name for member in self._members.values())

    def find(self, name: str) -> Member | None:
        """The file called `name` in any letter case."""
        return self._members.get(name.lower())

    def read(self, name: str) -> bytes:
        """The content of one file; `name` is one of `names`. Raises as `read_all` does."""
        return self.read_all([name])[name]

    def read_all(
        self, names: Iterable[str], progress: Progress | None = None
    ) -> Mapping[str, bytes]:
        """The content of some of `names()`, by name, fetched in one go where that is quicker.

        Raises InputError (unreadable-archive, encrypted-archive, too-large, unreadable, not-found),
        MachineError (no-unpacker), CancelledError.
        """
        wanted = {name: self._members[name.lower()] for name in names}
        new = [member for member in set(wanted.values()) if member not in self._content]
        if sum(member.size or 0 for member in new) > _READ_LIMIT:
            raise unpacking.too_large(self.path)
        if new:
            self._content.update(self._load(new, progress or Progress()))
        return {name: self._content[member] for name, member in wanted.items()}

    def _add(self, raw_name: str, size: int | None) -> None:
        """Take up a file. Names that climb, or that Windows can't have, no INF can mean; of two
        that differ in letter case alone the first counts."""
        if name := _clean(raw_name):
            self._members.setdefault(name.lower(), Member(name, raw_name, size))

    @abstractmethod
    def _list(self, progress: Progress) -> Iterable[tuple[str, int | None]]:
        """Every file's name as the source spells it, and its size in bytes if known."""

    @abstractmethod
    def _load(
        self, members: Sequence[Member], progress: Progress
    ) -> Iterable[tuple[Member, bytes]]: ...


class FolderSource(Source):
    """A folder and all below it; links to folders are not followed."""

    def _list(self, progress: Progress) -> list[tuple[str, int]]:
        return sorted(self._walk(progress))

    def _walk(self, progress: Progress) -> Iterator[tuple[str, int]]:
        root = reach(self.path, ANYTHING)

        def unlistable(error: OSError) -> None:
            # One somewhere below that may not be read ("System Volume Information") is left out.
            if Path(error.filename) == root:
                hint = words("Name a folder that you may read.")
                raise read_error(self.path, error, hint) from None

        for folder, _folders, files in os.walk(root, onerror=unlistable):
            progress.check()
            for file in files:
                path = Path(folder, file)
                try:
                    status = path.stat()
                except OSError:
                    continue  # a link to nowhere
                if stat.S_ISREG(status.st_mode):
                    yield path.relative_to(root).as_posix(), status.st_size

    def _load(
        self, members: Sequence[Member], progress: Progress
    ) -> Iterator[tuple[Member, bytes]]:
        for member in members:
            progress.check()
            yield member, read_input(self.path / member.key)


class ZipSource(Source):
    """A zip that Python itself can read, also one behind a program (self-extracting)."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        try:
            with zipfile.ZipFile(path) as archive:
                found = [info for info in archive.infolist() if not info.is_dir()]
        except _ZIP_ERRORS:
            raise unpacking.unreadable(path) from None
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in found:
            self._infos.setdefault(info.filename, info)

    def _list(self, progress: Progress) -> Iterator[tuple[str, int]]:
        progress.check()
        return ((name, info.file_size) for name, info in self._infos.items())

    @property
    def is_common(self) -> bool:
        """Whether Python knows how all its files are packed; it lacks Deflate64, for one."""
        return {info.compress_type for info in self._infos.values()} <= {
            _STORED,
            _DEFLATED,
            _BZIP2,
            _LZMA,
        }

    def _load(
        self, members: Sequence[Member], progress: Progress
    ) -> Iterator[tuple[Member, bytes]]:
        infos = [self._infos[member.key] for member in members]
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise unpacking.encrypted(self.path)
        try:
            with zipfile.ZipFile(self.path) as archive:
                for member, info in zip(members, infos, strict=True):
                    progress.check()
                    # A file that is longer than it says is cut there; its checksum tells then.
                    yield member, archive.read(info)
        except _ZIP_ERRORS:
            raise unpacking.unreadable(self.path) from None


class SevenZipSource(Source):
    """A cab, a vendor's self-extracting program, or whatever else 7-Zip opens."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._entries: tuple[sevenzip.Entry, ...] = ()

    def _list(self, progress: Progress) -> Iterator[tuple[str, int | None]]:
        self._entries = sevenzip.entries(self.path, progress)
        return ((entry.path, entry.size) for entry in self._entries)

    def _load(
        self, members: Sequence[Member], progress: Progress
    ) -> Iterator[tuple[Member, bytes]]:
        keys = {member.key for member in members}
        found = sevenzip.contents(self.path, self._entries, keys, _READ_LIMIT, progress)
        return ((member, found[member.key]) for member in members)


class TarSource(Source):
    """A small archive that Windows' own tar opens."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._files: dict[str, bytes] = {}

    def _list(self, progress: Progress) -> Iterator[tuple[str, int]]:
        for name, content in bsdtar.contents(self.path, progress):
            self._files.setdefault(name, content)
        return ((name, len(content)) for name, content in self._files.items())

    def _load(
        self, members: Sequence[Member], progress: Progress
    ) -> Iterator[tuple[Member, bytes]]:
        progress.check()
        return ((member, self._files[member.key]) for member in members)


def open_source(path: Path, progress: Progress | None = None) -> Source:
    """The files of a folder or archive.

    Raises InputError (no-driver-folder, unreadable-archive, encrypted-archive, unreadable),
    MachineError (no-unpacker), CancelledError.
    """
    try:
        status = reach(path).stat()
    except (OSError, ValueError):
        raise InputError(
            "no-driver-folder",
            words("There is no folder or archive {path}.", path=path),
            hint=words("Name the driver's folder, or the zip, cab or exe as it was downloaded."),
        ) from None
    if stat.S_ISDIR(status.st_mode):
        source: Source = FolderSource(path)
    elif stat.S_ISREG(status.st_mode):
        source = _archive(reach(path), status.st_mtime_ns, status.st_size)
    else:
        raise unpacking.unreadable(path)
    source.list_files(progress or Progress())
    return source


@lru_cache(maxsize=_REMEMBERED)
def _archive(path: Path, _modified: int, _size: int) -> Source:
    """A zip is read without help; 7-Zip, where there is one, knows better what is in a program."""
    head, seven_zip = _head(path), sevenzip.program()
    if _ends_as_zip(path) and (head.startswith(b"PK") or not seven_zip):
        source = ZipSource(path)
        if source.is_common:
            return source
    if not seven_zip and bsdtar.can_read(head):
        return TarSource(path)
    return SevenZipSource(path)


def _ends_as_zip(path: Path) -> bool:
    try:
        return zipfile.is_zipfile(path)
    except _ZIP_ERRORS:
        return False


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError as error:
        raise read_error(path, error) from None


def _clean(raw_name: str) -> str:
    """A file's path with "/" between; "" for one that leads out or that Windows can't have."""
    parts = raw_name.removeprefix("./").replace("\\", "/").split("/")
    odd = any(name_problem(part) or part.startswith(" ") for part in parts)
    return "" if odd else "/".join(parts)
