"""Times a command as a whole process, by the system's own accounting (Linux)."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """A finished command: `seconds` of wall clock, peak `memory` in bytes."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Result:
    """Several runs of the same; medians are what to quote."""

    name: str
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        return statistics.median(run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        return max(run.memory for run in self.runs)


def run(command: Sequence[str | Path], folder: Path, stdin: bytes = b"") -> Run:
    """Run `command` in `folder`. Raises CalledProcessError when it fails."""
    began = time.monotonic()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin
        process.stdin.write(stdin)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    return Run(time.monotonic() - began, usage.ru_maxrss * 1024)


def in_turns(rounds: int, jobs: dict[str, Callable[[], Run]]) -> list[Result]:
    """Run the jobs A, B, C, A, B, C ... so that a machine that drifts is fair to all; one round
    goes before that is not counted."""
    for job in jobs.values():
        job()
    runs: dict[str, list[Run]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            runs[name].append(job())
    return [Result(name, tuple(found)) for name, found in runs.items()]
