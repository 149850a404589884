"""Makes pycdlib's output the same bytes every time.

pycdlib stamps new descriptors with time.time(), in the local time zone, and names UDF volumes
with random.getrandbits(). Inside `frozen` its modules see a clock that stands still in UTC and
a generator with a known seed; the interpreter's own `time` and `random` are left alone, so
other threads notice nothing.
"""

from __future__ import annotations

import random
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from time import struct_time
from types import ModuleType

import pycdlib  # noqa: F401  (loads the modules that are patched)

# Patching is per process: two writers at once would restore each other's clocks.
_ALONE = threading.RLock()


class _Clock(ModuleType):
    """The `time` module, standing still at `seconds` since 1970 in UTC."""

    def __init__(self, seconds: float) -> None:
        super().__init__("time")
        self._seconds = seconds

    def time(self) -> float:
        return self._seconds

    def localtime(self, seconds: float | None = None) -> struct_time:
        return time.gmtime(self._seconds if seconds is None else seconds)

    def __getattr__(self, name: str) -> object:
        return getattr(time, name)


class _Uuid(ModuleType):
    """The `uuid` module with `uuid4` drawn from a seeded generator."""

    def __init__(self, generator: random.Random) -> None:
        super().__init__("uuid")
        self._generator = generator

    def uuid4(self) -> uuid.UUID:
        return uuid.UUID(int=self._generator.getrandbits(128), version=4)

    def __getattr__(self, name: str) -> object:
        return getattr(uuid, name)


@contextmanager
def frozen(when: datetime, seed: bytes) -> Iterator[None]:
    """While inside, pycdlib writes `when` (with a time zone) as now, in UTC, and draws its
    random numbers from `seed`. ValueError when `when` names no time zone.
    """
    if when.tzinfo is None:
        raise ValueError("a time without a zone is another time on another machine")
    generator = random.Random(seed)
    stand_ins: dict[str, tuple[object, object]] = {
        "time": (time, _Clock(when.timestamp())),
        "random": (random, generator),
        "uuid": (uuid, _Uuid(generator)),
    }
    with _ALONE:
        patched: list[tuple[ModuleType, str, object]] = []
        try:
            for name, module in sorted(sys.modules.items()):
                if name != "pycdlib" and not name.startswith("pycdlib."):
                    continue
                for attribute, (real, stand_in) in stand_ins.items():
                    if getattr(module, attribute, None) is real:
                        patched.append((module, attribute, real))
                        setattr(module, attribute, stand_in)
            yield
        finally:
            for module, attribute, real in patched:
                setattr(module, attribute, real)
