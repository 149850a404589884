"""Clean copies of the files that go into an image.

Nothing of the technician's machine may enter the image: no owner, no named stream, no time of
today. So every file is written anew into a scratch folder, with one fixed time for all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from sert_wizard.errors import RequestError
from sert_wizard.paths import name_problem, reach
from sert_wizard.wim.tree import ImageTree
from sert_wizard.wim.wim import Add
from sert_wizard.wording import words


@dataclass(frozen=True)
class NewFile:
    """A file to be in the image: `target` is its path there ("/Drivers/e1k/e1k.inf")."""

    target: str
    content: bytes


def image_path(text: str) -> str:
    """The path of the image that a user wrote as `text`: `X:\\Tools\\vnc` or `\\Tools\\vnc` is
    "/Tools/vnc". Raises RequestError (bad-target) for one that Windows can't have, or that
    climbs."""
    inside = re.sub(r"^[A-Za-z]:(?=[\\/])", "", text.strip()).replace("\\", "/")
    parts = [part for part in inside.split("/") if part]
    if not parts or any(map(name_problem, parts)):
        raise RequestError(
            "bad-target",
            words("“{text}” is no place in the image.", text=text),
            hint=words("Write it as the running Windows PE sees it, for example X:\\Tools\\vnc."),
        )
    return "/" + "/".join(parts)


def stage(
    files: Iterable[NewFile], tree: ImageTree, folder: Path, when: datetime
) -> tuple[Add, ...]:
    """Write `files` below `folder`, all dated `when`; the commands that add them.

    A folder that the image (`tree`) lacks is added as a whole, so that it too is dated `when` and
    not by the clock.
    """
    files = tuple(files)
    root = folder / "staged"
    root = reach(root, max((len(file.target) for file in files), default=0))
    tops: dict[str, Path] = {}
    for file in files:
        path = PurePosixPath(file.target)
        local = root.joinpath(*path.parts[1:])
        assert local.is_relative_to(root) and ".." not in path.parts, file.target
        local.parent.mkdir(parents=True, exist_ok=True)
        local.write_bytes(file.content)
        top = _topmost_new(path, tree)
        tops[top] = root.joinpath(*PurePosixPath(top).parts[1:])
    # Last, and deepest first: writing a file touches its folder's time.
    for local in sorted(root.rglob("*"), reverse=True):
        os.utime(local, (when.timestamp(), when.timestamp()))
    return tuple(Add(local, top) for top, local in sorted(tops.items()))


def _topmost_new(path: PurePosixPath, tree: ImageTree) -> str:
    """The highest folder above `path` that the image lacks, or `path` itself."""
    for parent in reversed(path.parents):
        if parent != parent.parent and not tree.get(str(parent)):
            return str(parent)
    return str(path)
