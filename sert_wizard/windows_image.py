"""An image of a WIM, seen as the Windows PE that it is: its start-up, its drivers, its version."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath

from sert_wizard.drivers.startup import STARTNET, WINPESHL, Startup, loaded_infs, read_startup
from sert_wizard.drivers.store import (
    DRIVERS,
    DriverPackage,
    LoadedPackage,
    Store,
    read_store,
    repository_infs,
)
from sert_wizard.drivers.windows import CONFIG, hives_to_read, system_hive, target_os
from sert_wizard.errors import InputError
from sert_wizard.inf.document import Inf
from sert_wizard.inf.ranking import Match, TargetOs
from sert_wizard.wim.model import ImageInfo
from sert_wizard.wim.tree import ImageTree
from sert_wizard.wim.wim import Wim
from sert_wizard.wording import words

_SMALL = 16 << 20  # bytes; no INF or start-up file comes near
_HIVE = 64 << 20  # bytes; nor does a hive of a Windows PE


class WindowsImage:
    """The image `image` of an open WIM; once made, the WIM may be closed."""

    def __init__(self, wim: Wim, image: ImageInfo, scratch: Path) -> None:
        """Copies the small files that are looked into to the folder `scratch`, which is made."""
        self.image = image
        self.tree = ImageTree(wim.entries(image.index))
        self._scratch = scratch
        self._infs = repository_infs(self.tree)
        self._readable: set[str] = set()
        self._extract(wim, (*self._infs.values(), STARTNET, WINPESHL, *hives_to_read(image)))
        self.startup: Startup = read_startup(self.read_optional)
        self._extract(wim, loaded_infs(self.startup))

    def _extract(self, wim: Wim, paths: Iterable[str]) -> None:
        """Copy out the small files that are looked into."""
        present = [entry.path for path in paths if (entry := self.tree.get(path))]
        small = {path for path in present if self._is_small_file(path)} - self._readable
        if small:
            wim.extract(self.image.index, sorted(small), self._scratch)
        self._readable |= small

    def _is_small_file(self, path: str) -> bool:
        """Not a folder, not a link (which could lead out of the image), and of a sane size."""
        entry = self.tree.get(path)
        limit = _HIVE if path.casefold().startswith(CONFIG.casefold()) else _SMALL
        return bool(entry and entry.is_plain_file and entry.size <= limit)

    def read(self, path: str) -> bytes:
        """The content of an INF, hive or start-up file of the image. Raises InputError
        (odd-file)."""
        entry = self.tree.get(path)
        assert entry, path
        if entry.path not in self._readable:
            raise InputError(
                "odd-file",
                words(
                    "{path} in the image is a folder, a link or of an impossible size.", path=path
                ),
                hint=words(
                    "Choose another base ISO; this one's image is not an ordinary Windows PE."
                ),
            )
        return self._scratch.joinpath(*PurePosixPath(entry.path).parts[1:]).read_bytes()

    def read_optional(self, path: str) -> bytes | None:
        """The same, or None where the image has no such file."""
        return self.read(path) if self.tree.get(path) else None

    @cached_property
    def target_os(self) -> TargetOs:
        """The Windows in the image, as drivers ask for it."""
        return target_os(self.image, self.read_optional)

    @cached_property
    def setup_command(self) -> str | InputError | None:
        """What Windows starts first (Setup\\CmdLine of the SYSTEM hive): the error where the hive
        can't be read, None where there is none."""
        try:
            system = system_hive(self.read_optional)
        except InputError as error:
            return error
        return system.setup_command if system else None

    @cached_property
    def loaded(self) -> tuple[LoadedPackage, ...]:
        """The packages outside the driver store that start-up loads already, in its order."""
        found = []
        for path in loaded_infs(self.startup):
            entry = self.tree.get(path)
            if entry and entry.path in self._readable:
                # One that can't be read serves nothing that we could promise.
                with contextlib.suppress(InputError):
                    found.append(
                        LoadedPackage(Inf(self.read(path), PurePosixPath(path).name), entry.path)
                    )
        return tuple(found)

    @cached_property
    def store(self) -> Store:
        """The driver packages of the image, and what of them could not be read."""
        return read_store(self.tree, self._infs, self.read)

    @property
    def packages(self) -> tuple[DriverPackage, ...]:
        """The driver packages of the image."""
        return self.store.packages

    def missing(self, package: DriverPackage | LoadedPackage, match: Match) -> tuple[str, ...]:
        """The driver files (.sys) that the install section of `match` copies and that are neither
        in the package's folder nor in System32\\drivers: images slimmed by other hands keep INFs
        whose drivers are gone."""
        folder = PurePosixPath(package.image_path).parent
        copies = package.inf.copies(match.model.section, self.target_os.architecture)
        return tuple(
            copy.name
            for copy in copies
            if copy.name.endswith(".sys")
            and not self.tree.get(f"{folder}/{copy.source}")
            and not self.tree.get(f"{DRIVERS}/{copy.name}")
        )
