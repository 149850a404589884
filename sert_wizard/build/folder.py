"""What can be said of an output folder before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sert_wizard.build.result import ISO, OUTPUTS
from sert_wizard.errors import OutputError
from sert_wizard.files import bad_name, check_movable
from sert_wizard.paths import reach, shown
from sert_wizard.plan.model import Plan
from sert_wizard.volumes import free_bytes, largest_file
from sert_wizard.wording import listed, size_text, words


@dataclass(frozen=True)
class FolderState:
    """The output folder: bytes free on its disk (None: can't be told), the outputs it holds
    already, why nothing can be written there ("" if it can), and how large a file may be (None:
    any size)."""

    folder: Path
    free: int | None
    there: tuple[str, ...]
    problem: str = ""
    limit: int | None = None

    def lacks_room(self, plan: Plan) -> bool:
        """Whether there is less space than building `plan` takes."""
        return self.free is not None and self.free < space_needed(plan)

    def refuses_size(self, plan: Plan) -> bool:
        """Whether a file of `plan` would be larger than that disk can have."""
        return self.limit is not None and self.limit < largest_output(plan)


def folder_state(folder: Path) -> FolderState:
    """What can be said of `folder`, which need not be there yet. Its `problem` is "relative",
    "no-disk", "file", or what is to be shown."""
    if not folder.is_absolute():
        return FolderState(folder, None, (), "relative")
    if why := bad_name(folder):
        return FolderState(folder, None, (), why)
    try:
        existing = _existing(folder)
        if existing is None:
            return FolderState(folder, None, (), "no-disk")
        if not existing.is_dir():
            return FolderState(folder, None, (), "file")
        there = tuple(path.name for path in _outputs(folder))
        return FolderState(folder, free_bytes(existing), there, limit=largest_file(existing))
    except OSError as error:
        return FolderState(folder, None, (), error.strerror or str(error))


def check_folder(folder: Path, plan: Plan, *, force: bool, inputs: Iterable[Path]) -> None:
    """Everything that would stop a build of `plan` into `folder`, which is there, at its end.

    Raises OutputError: `exists` without `force`, `same-file` when an output would replace one of
    the `inputs`, `in-use` when another program holds an earlier output, `no-space`, and
    `file-too-large` on FAT32; OSError.
    """
    _check_outputs(folder, force, list(inputs))
    home = reach(folder)
    state = FolderState(folder, free_bytes(home), (), limit=largest_file(home))
    if state.lacks_room(plan):
        raise OutputError(
            "no-space",
            words(
                "{folder} has {free:,} bytes free; {needed:,} are needed.",
                folder=shown(folder),
                free=state.free,
                needed=space_needed(plan),
            ),
            hint=words("Free space there, or choose a folder on another disk with --out."),
        )
    if state.refuses_size(plan):
        raise OutputError(
            "file-too-large",
            words(
                "{name} will have {size}, and the disk of {folder} (FAT32) holds no file of 4 GB.",
                name=ISO,
                size=size_text(largest_output(plan)),
                folder=shown(folder),
            ),
            hint=words("Choose a folder on another disk with --out: NTFS and exFAT hold it."),
        )


def space_needed(plan: Plan) -> int:
    """Bytes that a build needs in the output folder: the new image lies beside the new disc."""
    sizes = plan.predicted
    added = sum(addition.size for addition in plan.adds)
    return sizes.iso_size + sizes.wim_size + sizes.stage1_size + added


def largest_output(plan: Plan) -> int:
    """Bytes of the largest file that a build writes."""
    return max(plan.predicted.iso_size, plan.predicted.wim_size)


def _outputs(folder: Path) -> list[Path]:
    """The outputs that `folder` holds already."""
    return [path for name in OUTPUTS if (path := reach(folder / name)).exists()]


def _existing(folder: Path) -> Path | None:
    """`folder`, or the innermost of those around it that is there."""
    return next((path for p in (folder, *folder.parents) if (path := reach(p)).exists()), None)


def _check_outputs(folder: Path, force: bool, inputs: list[Path]) -> None:
    there = _outputs(folder)
    for target in there:
        if not target.is_file():
            raise OutputError(
                "exists",
                words("{target} is not a file.", target=shown(target)),
                hint=words("Choose another folder with --out."),
            )
        if any(path.exists() and target.samefile(path) for path in map(reach, inputs)):
            raise OutputError(
                "same-file",
                words(
                    "{target} is an input of this build, which is never overwritten.",
                    target=shown(target),
                ),
                hint=words("Choose another output folder with --out."),
            )
    if there and not force:
        raise OutputError(
            "exists",
            words(
                "{folder} already holds {names}.",
                folder=shown(folder),
                names=listed(target.name for target in there),
            ),
            hint=words("Choose another folder with --out, or overwrite with --force."),
        )
    for target in there:
        check_movable(target)
