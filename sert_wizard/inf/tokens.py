"""%tokens% of an INF, which its Strings sections define (Microsoft, "INF Strings Section")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from sert_wizard.inf.syntax import Line, Sections

_TOKEN = re.compile(r"%([^%]*)%")
_LIMIT = 4095  # characters of a string after substitution: 4096 with the NUL that ends it
_PREFIX = "strings."
_ENGLISH = "strings.0409"


class Strings:
    """Values of an INF's %tokens%: those of the neutral [Strings], for the result must not depend
    on a language; what they lack is taken from English, then from any other language."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections

    @cached_property
    def _neutral(self) -> dict[str, str]:
        return self._read(["strings"])

    @cached_property
    def _foreign(self) -> dict[str, str]:
        languages = sorted(name for name in self._sections if name.startswith(_PREFIX))
        return self._read([_ENGLISH, *languages])

    def _read(self, sections: list[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for section in sections:
            for line in self._sections.get(section, ()):
                # Commas in a value should be quoted, and often aren't.
                found.setdefault(line.name, ",".join(line.values)[:_LIMIT])
        return found

    def expand(self, text: str) -> str:
        """`text` with its %tokens% replaced, `%%` by a single one; what isn't defined stays as it
        is. Cut off at the 4,095 characters that Windows allows."""
        if "%" not in text:
            return text
        parts, length = [], 0
        for part in self._parts(text):
            parts.append(part)
            length += len(part)
            if length > _LIMIT:
                break
        return "".join(parts)[:_LIMIT]

    def _parts(self, text: str) -> Iterator[str]:
        end = 0
        for match in _TOKEN.finditer(text):
            yield text[end : match.start()]
            yield self._token(match[1].lower(), match[0])
            end = match.end()
        yield text[end:]

    def _token(self, key: str, whole: str) -> str:
        if not key:
            return "%"
        if key in self._neutral:
            return self._neutral[key]
        # %12% is a folder's number (dirid): no reason to read every language's strings.
        return whole if key.isdigit() else self._foreign.get(key, whole)

    def values(self, line: Line) -> Iterator[str]:
        """The values of `line`, expanded."""
        return map(self.expand, line.values)

    def value(self, line: Line, place: int) -> str:
        """The value at `place` of `line`, expanded; "" if it has fewer."""
        return self.expand(line.values[place]) if place < len(line.values) else ""
