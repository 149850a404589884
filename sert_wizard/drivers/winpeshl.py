"""The sections of winpeshl.ini that start programs.

[LaunchApp] names one program without options, [LaunchApps] any number with theirs. A file may have
either or both; they run in order of appearance, each after the one before it has ended, and no
command may have more than 250 characters (Microsoft, "Winpeshl.ini Reference").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sert_wizard.drivers.batch import Command, Statement
from sert_wizard.errors import RequestError
from sert_wizard.wording import words

_LINE_LIMIT = 250  # characters
_SECTION = re.compile(r"^\s*\[(.+?)\]")
_APP_PATH = re.compile(r"^\s*AppPath\s*=\s*(.*?)\s*$", re.I)


def is_comment(line: str) -> bool:
    return line.lstrip().startswith(";")


def launched(lines: Sequence[str]) -> list[str]:
    """The command lines in the order in which they run; Windows reads only the first section of a
    name, and the first entry of it."""
    section, seen, found = "", set[str](), list[str]()
    for line in lines:
        if heading := _heading(line):
            section = heading if heading not in seen else ""
            seen.add(heading)
        elif section == "launchapps" and line.strip() and not is_comment(line):
            found.append(line.strip())
        elif section == "launchapp" and (match := _APP_PATH.match(line)) and match[1]:
            found.append(match[1])
            section = ""
    return found


def statements(lines: Sequence[str], start: int, end: int) -> list[Statement]:
    """The commands of the [LaunchApps] lines from `start` up to, not including, `end`."""
    return [
        Statement(n, n + 1, (Command(lines[n].strip(), sure=True),))
        for n in range(start, end)
        if lines[n].strip() and not is_comment(lines[n])
    ]


def with_room(lines: Sequence[str], newline: str) -> tuple[list[str], int, int]:
    """The lines with a [LaunchApps] section that runs first, and the span of it that is sure to
    run: from its first line to the one after its last.

    Raises RequestError (startup-unsupported) where the file starts no program at all, or has a
    second [LaunchApp] that would take the place of the first.
    """
    headings = [_heading(line) for line in lines]
    if not {"launchapp", "launchapps"} & set(headings):
        raise RequestError(
            "startup-unsupported",
            words(
                "winpeshl.ini has neither [LaunchApp] nor [LaunchApps]: what it starts isn't known."
            ),
            hint=words(
                "Give the base image's winpeshl.ini a [LaunchApps] section, or delete the "
                "file there so that startnet.cmd rules."
            ),
        )
    if "launchapps" not in headings:
        # The program of [LaunchApp] may never end, so the list has to stand before it.
        at = headings.index("launchapp")
        return [*lines[:at], f"[LaunchApps]{newline}", *lines[at:]], at + 1, at + 1
    start = headings.index("launchapps") + 1
    if "launchapp" in headings[:start]:
        if headings.count("launchapp") > 1:
            raise RequestError(
                "startup-unsupported",
                words("winpeshl.ini has more than one [LaunchApp] section."),
                hint=words(
                    "Delete all but the first in the base image's winpeshl.ini; Windows reads "
                    "only that."
                ),
            )
        return _merged(list(lines), headings.index("launchapp"), start, newline)
    return list(lines), start, _end(lines, start)


def check_lengths(lines: Sequence[str]) -> None:
    """Raises RequestError (bad-command) for a line that winpeshl.exe would not take."""
    for line in lines:
        if len(line) > _LINE_LIMIT:
            raise RequestError(
                "bad-command",
                words(
                    "winpeshl.ini can't hold a line of {length} characters: {start}…",
                    length=len(line),
                    start=line[:60],
                ),
                hint=words("Keep the command below {limit} characters.", limit=_LINE_LIMIT - 40),
            )


def _merged(lines: list[str], app: int, apps: int, newline: str) -> tuple[list[str], int, int]:
    """[LaunchApp], whose heading is line `app`, made the first line of [LaunchApps] (from line
    `apps` on); the new lines and the span of that program, which may never end.

    It would run before anything in the list, and a second list above it would hide the one there
    is: Windows reads only the first section of a name. Comments and empty lines stay.
    """
    end = _end(lines, app + 1)
    section = lines[app + 1 : end]
    programs = [match[1] for line in section if (match := _APP_PATH.match(line)) and match[1]]
    # In the list a comma would end the program's name.
    first = [(f'"{p}"' if "," in p else p) + newline for p in programs[:1]]
    kept = [line for line in section if not line.strip() or is_comment(line)]
    above = [*lines[:app], *kept, *lines[end:apps]]
    below = lines[apps:]
    if above and not above[-1].endswith("\n"):
        above[-1] += newline  # the heading was the file's last line
    return [*above, *first, *below], len(above), len(above) + len(first)


def _end(lines: Sequence[str], start: int) -> int:
    """The end of the section whose first line is `start`."""
    return next((n for n in range(start, len(lines)) if _heading(lines[n])), len(lines))


def _heading(line: str) -> str:
    """The section's name in lower case, "" for another line."""
    match = _SECTION.match(line)
    return match[1].strip().lower() if match else ""
