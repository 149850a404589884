"""What Windows makes of names and paths. Pure, so that its rules can be tried on any system.

Sources: Microsoft, "Naming Files, Paths, and Namespaces" and "Maximum Path Length Limitation".
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath, PureWindowsPath
from typing import TypeVar

from sert_wizard.wording import NOTHING, Words, words

AnyPath = TypeVar("AnyPath", bound=PurePath)

_DEVICE_ROOT, _EXTENDED, _EXTENDED_SHARE = "\\\\.\\", "\\\\?\\", "\\\\?\\UNC\\"
#: Unless it begins with one of these, Windows takes no longer path than 259 characters, and for a
#: folder 247. A program could have that lifted, but only where an administrator has changed the
#: registry.
_LIMIT = 248
#: `below`, for a folder in which there may be anything.
ANYTHING = _LIMIT

_LONGEST_NAME = 255
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
#: Names of devices, whatever ending they have; ¹²³ count as digits.
_DEVICE = re.compile(r"(?is)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³]) *(?:\..*)?")


def name_problem(name: str) -> Words:
    """Why Windows can't have a file or folder called `name`; nothing if it can."""
    if not name:
        return words("A name is empty")
    if found := _FORBIDDEN.search(name):
        return _forbidden(_printable(name), found[0])
    if _DEVICE.fullmatch(name):
        return words("“{name}” is the name of a device", name=name)
    if name.endswith((".", " ")):
        return words("“{name}” ends with a dot or a space", name=name)
    if len(name) > _LONGEST_NAME:
        return words("“{start}…” is longer than 255 characters", start=name[:20])
    return NOTHING


def bad_names(path: AnyPath) -> Iterator[tuple[AnyPath, Words]]:
    """The parts of `path` that Windows can't have, outermost first: each as the path that ends
    with it, and why."""
    for place in [*reversed(path.parents), path]:
        if place.name not in ("", ".", "..") and (why := name_problem(place.name)):
            yield place, why


def depends_on_drive(path: PurePath) -> bool:
    """Whether `path` is of the kind "C:folder": where it leads depends on where that drive's
    current folder happens to be."""
    return bool(path.drive) and not path.root


def extended(path: PureWindowsPath) -> PureWindowsPath:
    r"""`path`, which is absolute and has no "..", in the form that may be of any length:
    \\?\C:\folder, or \\?\UNC\server\share\folder."""
    text = str(path)
    if text.startswith((_EXTENDED, _DEVICE_ROOT)):
        return path
    if text.startswith("\\\\"):
        return PureWindowsPath(_EXTENDED_SHARE + text[2:])
    return PureWindowsPath(_EXTENDED + text)


def shown(path: PurePath) -> str:
    """`path` as people write it."""
    text = str(path)
    if text.startswith(_EXTENDED_SHARE):
        return "\\\\" + text.removeprefix(_EXTENDED_SHARE)
    return text.removeprefix(_EXTENDED)


def too_long(path: PurePath, below: int = 0) -> bool:
    """Whether Windows would not take the absolute `path`, or one that is `below` characters
    longer, as it is."""
    return len(str(path)) + below >= _LIMIT


def reach(path: Path, below: int = 0) -> Path:
    """`path` as the system takes it whatever its length; the one place that sees to this.

    `below` says how many characters the names of what lies in it may add. Elsewhere than on
    Windows, and wherever it is short enough, `path` itself.
    """
    if sys.platform != "win32":
        return path
    # Not resolve(): that puts the share behind a drive letter in the letter's place.
    whole = PureWindowsPath(os.path.abspath(path))  # noqa: PTH100
    return Path(extended(whole)) if too_long(whole, below) else path


def _forbidden(name: str, character: str) -> Words:
    if character < " ":
        return words("“{name}” holds a control character", name=name)
    return words("“{name}” holds a “{character}”", name=name, character=character)


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
