"""Which packages are never removed, and which classes a recipe may remove: the tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sert_wizard.inf.document import Inf
from sert_wizard.settings import resource
from sert_wizard.wording import Words


@dataclass(frozen=True)
class Protection:
    """Reasons why packages stay, by setup class and by INF name, both in lower case."""

    classes: Mapping[str, Words]
    packages: Mapping[str, Words]


@dataclass(frozen=True)
class DeviceClass:
    """A class that [drivers] classes may name: its `title`, the setup classes of INFs (lower
    case), whether only Wi-Fi adapters are meant, and what to warn of."""

    name: str
    title: Words
    setup_classes: tuple[str, ...]
    warning: Words
    wireless: bool = False

    def holds(self, inf: Inf) -> bool:
        """Whether `inf` is of this class."""
        return inf.class_name.lower() in self.setup_classes and (not self.wireless or inf.wireless)


@cache
def protection() -> Protection:
    """What is never removed."""
    table = _table("protected.toml")
    classes, packages = (
        {name: Words(reason) for name, reason in table[part].items()}
        for part in ("classes", "packages")
    )
    return Protection(classes, packages)


@cache
def device_classes() -> Mapping[str, DeviceClass]:
    """The classes that a recipe may remove, by name."""
    table = _table("classes.toml")
    return {
        name: DeviceClass(
            name,
            Words(entry["title"]),
            tuple(entry["setup_classes"]),
            Words(entry["warning"]),
            bool(entry.get("wireless")),
        )
        for name, entry in table.items()
    }


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("drivers", name).read_text(encoding="utf-8"))
