"""What wimlib-imagex, and not our own code, says of a WIM."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

#: Lines that speak of the whole WIM or of libwim's own numbering, not of a file.
_ELSEWHERE = ("Link Group", "Reference Count", "Link Count", "Offset", "Raw ", "Part Number")
#: Lines that say how content is stored.
_STORED = ("Compressed size", "Flags  ")


def wimlib(*arguments: str | Path) -> str:
    """Run wimlib-imagex; its output. Names that are no text keep their bytes."""
    done = subprocess.run(
        ["wimlib-imagex", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=True,
    )
    return done.stdout


@dataclass(frozen=True)
class Listing:
    """An image: all that is known of each path, and the sets of paths that are one file."""

    paths: dict[str, str]
    groups: frozenset[frozenset[str]]

    def without(self, gone: Collection[str]) -> Listing:
        """The same image less some paths; a group of one left is no group."""
        groups = (group - set(gone) for group in self.groups)
        kept = {path: text for path, text in self.paths.items() if path not in gone}
        return Listing(kept, frozenset(group for group in groups if len(group) > 1))

    def contents(self) -> Listing:
        """The same image whatever the compression."""
        return Listing(
            {
                path: "\n".join(line for line in text.splitlines() if not line.startswith(_STORED))
                for path, text in self.paths.items()
            },
            self.groups,
        )


def listing(wim: Path, image: int = 1) -> Listing:
    """`wimlib-imagex dir --detailed`."""
    paths: dict[str, str] = {}
    groups = defaultdict[str, set[str]](set)
    for block in re.split(r"^-{76}\n", wimlib("dir", wim, str(image), "--detailed"), flags=re.M):
        lines = block.splitlines()
        if not lines:
            continue
        path = lines[0].partition('"')[2].removesuffix('"')
        assert path not in paths, path
        paths[path] = "\n".join(s for s in lines if not any(word in s for word in _ELSEWHERE))
        group = next(s for s in lines if s.startswith("Link Group ID")).split("=")[1]
        if int(group, 16):
            groups[group].add(path)
    # libwim numbers every file of an image that has come through several hands.
    shared = (frozenset(group) for group in groups.values() if len(group) > 1)
    return Listing(paths, frozenset(shared))


def header(wim: Path) -> dict[str, str]:
    """What the header says that must not change with what is edited."""
    text = wimlib("info", wim, "--header")
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    kept = ("Boot Index", "Flags", "Chunk Size", "Image Count", "Version", "Part Number")
    return {name.strip(): value.strip() for name, value in fields.items() if name.strip() in kept}


def has_integrity_table(wim: Path) -> bool:
    return "Integrity info" in wimlib("info", wim)


def image_xml(wim: Path, image: int) -> str:
    """The element of the WIM's XML that describes an image."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wim.xml"
        wimlib("info", wim, "--extract-xml", file)
        text = file.read_bytes().decode("utf-16")
    found = re.search(rf'<IMAGE INDEX="{image}">.*?</IMAGE>', text, re.S)
    assert found, image
    return found.group()
