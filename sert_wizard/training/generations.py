"""The Windows PE generations and processor architectures that practice images come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sert_wizard.errors import UsageError
from sert_wizard.wording import words

#: Everything in a practice image bears this date, so that equal arguments give equal bytes.
WHEN = datetime(2010, 11, 24, 12, 0, 0, tzinfo=UTC)
#: The same as Windows counts: 100 ns since 1601.
FILETIME = (int(WHEN.timestamp()) + 11_644_473_600) * 10_000_000

ARCHES = ("x86", "amd64")
LAYOUTS = ("iso9660", "joliet", "udf-bridge", "udf")


@dataclass(frozen=True)
class Generation:
    """What tells one generation of Windows PE from another on disk.

    `injected` is the OS part in the file name of Intel's e1k driver family, `decoration` the
    version in INF section names, `folders` the form of FileRepository's folder names.
    """

    name: str
    major: int
    minor: int
    build: int
    spbuild: int
    folders: str  # "vista" | "seven" | "eight"
    decoration: str
    injected: str
    localised: bool  # DriverStore\<lang>\<inf>_loc exists
    index_files: tuple[str, ...]  # below System32\DriverStore; else the DRIVERS hive

    @property
    def version(self) -> str:
        """The four-part version of its files."""
        return f"{self.major}.{self.minor}.{self.build}.{self.spbuild}"

    @property
    def has_driver_database(self) -> bool:
        return not self.index_files

    @property
    def rank(self) -> tuple[int, int]:
        """Orders generations."""
        return self.major, self.minor


_INDEX = ("infpub.dat", "infstor.dat", "infstrng.dat", "drvindex.dat")

GENERATIONS = {
    generation.name: generation
    for generation in (
        Generation("2.1", 6, 0, 6001, 18000, "vista", "6.0", "60", False, ("INFCACHE.1", *_INDEX)),
        Generation("3.1", 6, 1, 7601, 17514, "seven", "6.1", "62", True, _INDEX),
        Generation("5.1", 6, 3, 9600, 17031, "eight", "6.3", "63", True, ()),
        Generation("10.0", 10, 0, 19041, 1, "eight", "10.0", "63", True, ()),
    )
}


def generation_named(name: str) -> Generation:
    """The generation called `name`. Raises UsageError (bad-generation)."""
    if name not in GENERATIONS:
        raise UsageError(
            "bad-generation",
            words("There is no practice image of generation {name}.", name=name),
            hint=words("Choose one of {names}.", names=", ".join(GENERATIONS)),
        )
    return GENERATIONS[name]
