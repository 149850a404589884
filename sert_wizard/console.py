"""How the terminal is spoken to: progress and messages on stderr, results on stdout."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from sert_wizard.errors import SertError
from sert_wizard.progress import Progress, Tick
from sert_wizard.wording import seconds_text, size_text

_BAR = 24


class TerminalProgress(Progress):
    """Shows each stage on one line of stderr; where that is no terminal, a line a stage."""

    def __init__(self) -> None:
        super().__init__()
        self._live = sys.stderr.isatty()
        self._last: Tick | None = None

    def report(self, tick: Tick) -> None:
        new_stage = self._last is None or self._last.stage != tick.stage or tick.done == 0
        if new_stage:
            self.finish()
        self._last = tick
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r\x1b[K" + _line(tick)[:width])
            sys.stderr.flush()

    def finish(self) -> None:
        """End the line of the stage that was shown last."""
        if self._last is None:
            return
        if self._live:
            sys.stderr.write("\n")
        else:
            took = f", {seconds_text(self._last.seconds)}" if self._last.done else ""
            size = f" ({size_text(self._last.done)}{took})" if self._last.done else ""
            sys.stderr.write(f"{self._last.stage}{size}\n")
        sys.stderr.flush()
        self._last = None


def _line(tick: Tick) -> str:
    if not tick.total:
        return f"{tick.stage} …"
    filled = min(_BAR, _BAR * tick.done // tick.total)
    bar = "█" * filled + "░" * (_BAR - filled)
    text = f"{bar} {size_text(tick.done)} of {size_text(tick.total)}  {tick.stage}"
    left = tick.seconds_left
    return f"{text}, {seconds_text(left)} left" if left and left >= 1 else text


def print_json(document: dict[str, Any]) -> None:
    """The one JSON object of a command."""
    print(json.dumps(document, indent=1, ensure_ascii=False), flush=True)


def print_error(error: SertError, *, as_json: bool) -> None:
    """The error in the contract's form on stderr, and as JSON on stdout if that was asked for."""
    print(f"error[{error.code}]: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"hint: {error.hint}", file=sys.stderr)
    if as_json:
        print_json({"error": {"code": error.code, "message": error.message, "hint": error.hint}})


def table(rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Lines with the columns of `rows` aligned; the columns in `right` to the right."""
    rows = [tuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if n in right else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def mark(good: bool) -> str:
    """The sign in front of a line that says whether something is in order."""
    return "✓" if good else "✗"
