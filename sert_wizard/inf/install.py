"""The install sections of an INF: which form of them counts on a platform, and what they say.

Sources: Microsoft, "INF DDInstall Section" (the forms, Needs), "INF DDInstall.CoInstallers
Section", "INF CopyFiles Directive" (where copy lists are named), "INF FeatureScore Directive",
"Keywords Not Displayed in the User Interface" and "OID_GEN_PHYSICAL_MEDIUM" (the medium of a
network adapter), "Specifying Binding Interfaces" (LowerRange).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from sert_wizard.inf.files import number_of
from sert_wizard.inf.syntax import Line, Sections
from sert_wizard.inf.tokens import Strings

_DEFAULT_SCORE = 0xFF
#: Parts of an install section, as suffixes of its name, that copy files.
_PARTS = ("", ".coinstallers", ".wdf", ".hw", ".interfaces")
#: What makes a network adapter one for Wi-Fi: IF_TYPE_IEEE80211, NdisMediumNative802_11, and
#: NdisPhysicalMediumWirelessLan or NdisPhysicalMediumNative802_11.
_WIRELESS = {"*iftype": {71}, "*mediatype": {16}, "*physicalmediatype": {1, 9}}


@dataclass(frozen=True)
class Installation:
    """The install sections of an INF."""

    sections: Sections
    strings: Strings

    def actual(self, install: str, architecture: str) -> str:
        """The form of section `install` that Windows uses on `architecture`: its own, else that
        for every platform, else the plain one. "" if there is none of them."""
        base = install.strip().lower()
        forms = (f"{base}.nt{architecture}", f"{base}.nt", base)
        return next((form for form in forms if form in self.sections), "")

    def lines(self, install: str, architecture: str) -> Iterator[Line]:
        """All lines that count when `install` is carried out, of the sections that belong to it
        and of those they need; sections that other INFs hold are left to them."""
        actual = self.actual(install, architecture)
        if actual:
            yield from self._with_named([f"{actual}{part}" for part in _PARTS], architecture)

    def _with_named(self, names: list[str], architecture: str) -> Iterator[Line]:
        """Lines of sections and of those they name; each once, however they name each other."""
        waiting, done = deque(names), set()
        while waiting:
            section = waiting.popleft()
            if section in done:
                continue
            done.add(section)
            for line in self.sections.get(section, ()):
                yield line
                if line.name == "needs":
                    waiting += (value.strip().lower() for value in self.strings.values(line))
                elif line.name == "addinterface":  # {class}[,[reference][,[section][,flags]]]
                    waiting.append(self.actual(self.strings.value(line, 2), architecture))

    def directive(self, install: str, architecture: str, key: str) -> Line | None:
        """The first line for `key` (lower case) in the form of section `install` that counts;
        those of other sections, needed or not, are not looked at."""
        actual = self.actual(install, architecture)
        if actual not in self._directives:
            lines: dict[str, Line] = {}
            for line in self.sections.get(actual, ()):
                lines.setdefault(line.name, line)
            self._directives[actual] = lines
        return self._directives[actual].get(key)

    @cached_property
    def _directives(self) -> dict[str, dict[str, Line]]:
        return {}

    def feature_score(self, install: str, architecture: str) -> int:
        """The FeatureScore of section `install`, 0 (best) to 255; 255 if it has none."""
        line = self.directive(install, architecture, "featurescore")
        digits = self.strings.value(line, 0).strip().lower().removeprefix("0x") if line else ""
        score = number_of(f"0x{digits}")
        return _DEFAULT_SCORE if score is None else min(score, _DEFAULT_SCORE)

    @cached_property
    def wireless(self) -> bool:
        """Whether any section, or any registry entry it makes, says that the adapter is one for
        Wi-Fi."""
        return any(
            self._says(line, keyword, kinds)
            for keyword, kinds in _WIRELESS.items()
            for line in self.sections.mentioning(keyword)
        ) or any(self._binds_to_wlan(line) for line in self.sections.mentioning("lowerrange"))

    def _says(self, line: Line, keyword: str, kinds: Collection[int]) -> bool:
        """Whether `line` is `keyword = kind`, or an AddReg entry `HKR,,keyword,flags,kind`."""
        values = list(self.strings.values(line))
        if line.name == keyword:
            return number_of(values[0]) in kinds
        return values[2:3] != [] and values[2].lower() == keyword and _last(values) in kinds

    def _binds_to_wlan(self, line: Line) -> bool:
        """Whether `line` is the AddReg entry of an adapter's lower binding, with wlan in it."""
        values = [value.lower() for value in self.strings.values(line)]
        return values[2:3] == ["lowerrange"] and "wlan" in re.split(r"[,\s]+", ",".join(values[4:]))


def _last(values: list[str]) -> int | None:
    return number_of(values[4]) if len(values) > 4 else None
