"""Intel's wired vPro NICs by what people know of a machine: its model, its AMT version, a name.

What a search finds are candidates: a model or an AMT version narrows the choice, but only the
machine's own hardware id settles it. Each candidate says how sure it is and where that is from.
The drivers named are hints; what the image's INFs list decides.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from sert_wizard.errors import RequestError
from sert_wizard.inf.ids import parse_id
from sert_wizard.settings import resource

#: How sure a candidate is, the surest first. "reported": seen in such a machine, another of the
#: same model may differ.
CERTAINTIES = ("verified", "reported", "derived", "general knowledge", "unverified")

#: What to say wherever candidates are shown.
CAVEAT = (
    "These are candidates. Which NIC a machine has, only the hardware id that it reports itself "
    "can tell."
)

_WINDOWS = ("xp", "vista", "7", "8", "8.1", "10", "11")
_AMT = re.compile(r"\b(?:i?amt|vpro)[\s-]*v?(\d{1,3}(?:\.\d{1,5}){0,3})(?![\w.])", re.IGNORECASE)


@dataclass(frozen=True)
class DriverHint:
    """INFs of Intel's that list the NIC for one Windows ("7", "8.1")."""

    windows: str
    infs: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    r"""A NIC that a machine may have.

    `id` as PCI\VEN_8086&DEV_10DE; `name` and `codename` as Intel and Linux call it; `amt` the AMT
    versions of its `platform` ("7", "14+": and later; none known: empty), `vpro` whether this is
    the variant that AMT uses, both as sure as `amt_certainty`; `ipxe` whether iPXE has a driver of
    its own for it. `machine` is the model that was looked for, if any. `certainty` (one of
    CERTAINTIES, too) and `source` are those of the step from what was looked for to this NIC.
    """

    id: str
    name: str
    codename: str
    platform: str
    amt: tuple[str, ...]
    vpro: bool
    amt_certainty: str
    year: str
    drivers: tuple[DriverHint, ...]
    ipxe: bool
    note: str
    certainty: str
    source: str
    machine: str = ""

    @property
    def infs(self) -> tuple[str, ...]:
        """Every INF named, each once, that for the oldest Windows first."""
        return tuple(dict.fromkeys(inf for hint in self.drivers for inf in hint.infs))

    @property
    def amt_text(self) -> str:
        """For people: "7, 8 (verified)", "none (general knowledge)", "unknown"."""
        if self.vpro and not self.amt:
            return "unknown"
        return f"{', '.join(self.amt) if self.vpro else 'none'} ({self.amt_certainty})"


@dataclass(frozen=True)
class _Machine:
    name: str
    words: frozenset[str]
    model_words: frozenset[str]
    ids: tuple[str, ...]
    certainty: str
    source: str


def search(words: str) -> tuple[Candidate, ...]:
    """The NICs that fit all `words`, the best first; all NICs where there are none.

    A word is a part of a name, model, platform or INF, an AMT version ("AMT 7") or an id in any
    spelling. Case and hyphens don't matter.
    """
    versions = [_version(match[1]) for match in _AMT.finditer(words)]
    asked = [word for text in _AMT.sub(" ", words).split() if (word := _Word(text)).parts]
    found = []
    for order, nic in enumerate(_nics()):
        machines = [machine for machine in _machines() if nic.id in machine.ids]
        for machine in (None, *machines):
            if (fit := _fit(nic, machine, asked, versions)) is not None:
                found.append((fit, order))
    return tuple(fit.candidate for fit, _ in sorted(found, key=lambda pair: pair[0].rank))


def from_amt(version: str, model: str) -> tuple[Candidate, ...]:
    """The NICs that a machine may have which said its AMT `version` ("5.2.10") and `model`: those
    seen in such a model first, then all of the AMT version's platforms. Either may be empty; a
    model's NIC that the version rules out is left out, as names are used again."""
    said, query = _tokens(model), f"AMT {version}"
    of_version = search(query) if _AMT.fullmatch(query) else ()
    possible = {nic.id for nic in of_version}
    seen = [
        _seen(nic, machine)
        for machine in _machines()
        if machine.model_words <= said
        for nic in _nics()
        if nic.id in machine.ids and (not possible or not nic.amt or nic.id in possible)
    ]
    known = {nic.id for nic in seen}
    return (*seen, *(nic for nic in of_version if nic.id not in known))


@dataclass(frozen=True)
class _Fit:
    candidate: Candidate
    misses: int  # how far what was asked and what is listed are apart

    @property
    def rank(self) -> tuple[int, bool, int]:
        nic = self.candidate
        return self.misses, not nic.vpro, CERTAINTIES.index(nic.certainty)


class _Word:
    """A word of a search: its id where it is one, else its parts between hyphens and the like."""

    def __init__(self, spelling: str) -> None:
        try:
            self.id = parse_id(spelling).short
        except RequestError:
            self.id = ""
        self.parts = re.findall(r"[^\W_]+(?:[.+][^\W_]*)*", spelling.lower())

    def misses(self, tokens: Collection[str]) -> int | None:
        """How many parts are only beginnings of `tokens`; None where one is none of them."""
        found = [_misses(part, tokens) for part in ("".join(self.parts), *self.parts)]
        whole, *parts = found
        if whole is not None:
            return whole
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None


def _misses(text: str, tokens: Collection[str]) -> int | None:
    """A text of one or two letters is no beginning of another: "7" is not 7010."""
    if text in tokens:
        return 0
    begins = len(text) > 2 and any(token.startswith(text) for token in tokens)
    return 1 if begins else None


def _fit(
    nic: Candidate, machine: _Machine | None, asked: list[_Word], versions: list[tuple[int, ...]]
) -> _Fit | None:
    """How `nic`, as the one of `machine`, fits all that is asked; None where it doesn't."""
    own, context = _words_of(nic)
    misses, by_machine, by_context = 0, False, bool(versions)
    for word in asked:
        if word.id:
            if word.id != nic.id:
                return None
            continue
        for tokens in (own, context, machine.words if machine else frozenset()):
            if (miss := word.misses(tokens)) is not None:
                break
        else:
            return None
        misses += miss
        by_context |= tokens is context
        by_machine |= machine is not None and tokens is machine.words
    for version in versions:
        apart = [miss for listed in nic.amt if (miss := _apart(version, listed)) is not None]
        if not apart:
            return None
        misses += min(apart)
    if machine is not None:
        return _Fit(_seen(nic, machine), misses) if by_machine else None
    return _Fit(nic if by_context else replace(nic, certainty="verified"), misses)


def _apart(version: tuple[int, ...], listed: str) -> int | None:
    """How many parts of `version` a listed one leaves open; None where they contradict."""
    base = _version(listed.removesuffix("+"))
    if listed.endswith("+") and version > base:
        return len(version)
    shared = min(len(version), len(base))
    return len(version) - shared if version[:shared] == base[:shared] else None


def _seen(nic: Candidate, machine: _Machine) -> Candidate:
    return replace(nic, machine=machine.name, certainty=machine.certainty, source=machine.source)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _tokens(*texts: str) -> frozenset[str]:
    """The words of `texts`, lower case: whole without hyphens, and their parts, so that
    "82567LM-3" is found by 82567lm3, 82567LM, 82567 and LM."""
    found: set[str] = set()
    for word in re.findall(r"[\w.+-]+", " ".join(texts).lower()):
        parts = re.split(r"[-_]", word)
        found.update(("".join(parts), *parts, *re.findall(r"[0-9]+|[a-z]+", word)))
    return frozenset(found - {""})


@cache
def _words_of(nic: Candidate) -> tuple[set[str], frozenset[str]]:
    """Words that name the NIC itself, and words of what it is found in."""
    own = {"intel", *nic.infs, *re.findall(r"[0-9a-f]{4}", nic.id.lower())}
    vpro = ("vpro", "amt") if nic.vpro else ()
    return own | _tokens(nic.name, nic.codename), _tokens(nic.platform, nic.year, *vpro)


@cache
def _nics() -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            parse_id(row["id"]).short,
            row["name"],
            row["codename"],
            row["platform"],
            tuple(row["amt"].split()),
            row["vpro"] == "yes",
            row["certainty"],
            row["year"],
            tuple(DriverHint(w, tuple(row[w].split())) for w in _WINDOWS if row[w]),
            row["ipxe"] == "yes",
            row["note"],
            row["certainty"],
            row["source"],
        )
        for row in _rows("nics.csv")
    )


@cache
def _machines() -> tuple[_Machine, ...]:
    return tuple(
        _Machine(
            f"{row['maker']} {row['model']}",
            _tokens(row["maker"], row["model"]),
            frozenset(row["model"].lower().split()),
            tuple(parse_id(spelling).short for spelling in row["nics"].split()),
            row["certainty"],
            row["source"],
        )
        for row in _rows("machines.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = resource("hardware", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))
