"""The Plan: every removal, addition and change with its reason, and the sizes predicted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sert_wizard.delivery.estimate import Delivery
from sert_wizard.drivers.coverage import Coverage
from sert_wizard.drivers.prune import Verdict
from sert_wizard.iso.prompt import PromptRemoval
from sert_wizard.recipe import Recipe
from sert_wizard.wim.rebuild import Compression, Edit
from sert_wizard.wim.staging import NewFile
from sert_wizard.wording import Words


@dataclass(frozen=True)
class Removal:
    """A package that goes: `roots` are deleted with all they hold, `paths` is all that goes
    (folders included), `frees` the bytes saved if it alone were removed."""

    inf: str
    frees: int
    reason: Words
    roots: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Addition:
    """What comes into the image: an injected package (`inf`) or an extra (its `path`)."""

    inf: str | None
    path: str
    size: int
    reason: Words
    files: tuple[NewFile, ...]


@dataclass(frozen=True)
class Change:
    """A file of the image, or of the disc, that changes; the `reason` says which."""

    path: str
    reason: Words


@dataclass(frozen=True)
class Warn:
    """Something the user should know before building."""

    code: str
    message: Words


@dataclass(frozen=True)
class Predicted:
    """Sizes in bytes of the files that will be written; `exact` to the byte or estimated."""

    iso_size: int
    wim_size: int
    stage1_size: int
    exact: bool


@dataclass(frozen=True)
class Gains:
    """Bytes of the ISO won by each means; they add up to the whole difference."""

    rebuild: int
    drivers: int
    images: int
    recompression: int
    added: int


@dataclass(frozen=True)
class Memory:
    """Bytes of memory that the target needs, by firmware."""

    bios: int
    uefi: int


@dataclass(frozen=True)
class Plan:
    """All that a build will do. `deletes` are the paths to delete, each once; `when` the one time
    that everything new is dated with."""

    recipe: Recipe
    base_path: Path
    base_iso_size: int
    base_wim_size: int
    wim: str
    image_index: int
    when: datetime
    coverage: tuple[Coverage, ...]
    verdicts: tuple[Verdict, ...]
    removes: tuple[Removal, ...]
    deletes: tuple[str, ...]
    adds: tuple[Addition, ...]
    new_files: tuple[NewFile, ...]
    drop: tuple[int, ...]
    compression: Compression | None
    edits: tuple[Change, ...]
    prompt: PromptRemoval
    warnings: tuple[Warn, ...]
    predicted: Predicted
    gains: Gains
    memory: Memory
    delivery: tuple[Delivery, ...]

    @property
    def new_image_index(self) -> int:
        """The edited image's index once others are dropped."""
        return Edit(self.image_index, drop=self.drop).new_index

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The target NICs that nothing serves."""
        return tuple(item for item in self.coverage if item.inf is None)
