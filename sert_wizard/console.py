"""How the terminal is spoken to: progress and messages on stderr, results on stdout."""

from __future__ import annotations

import ctypes
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from sert_wizard.errors import SertError
from sert_wizard.planting import SYSTEM_FOLDER
from sert_wizard.progress import Progress, Tick
from sert_wizard.wording import seconds_text, size_text

_BAR = 24
_PROCESS_ESCAPES = 4  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


def open_streams() -> None:
    """Make stdout and stderr take whatever is printed: as UTF-8, for the code page of a Windows
    console or pipe may lack "→" and "✓", and to nowhere where there are none (pythonw)."""
    for name in ("stdout", "stderr"):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def takes_escapes(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that moves its cursor by escape sequences. A console of
    Windows has to be asked to, and before Windows 10 it can't."""
    if not stream.isatty():
        return False
    if sys.platform != "win32":
        return True
    import msvcrt  # noqa: PLC0415

    kernel, mode = ctypes.WinDLL("kernel32.dll", winmode=SYSTEM_FOLDER), ctypes.c_uint32()
    handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
    has_console = kernel.GetConsoleMode(handle, ctypes.byref(mode))
    return bool(has_console and kernel.SetConsoleMode(handle, mode.value | _PROCESS_ESCAPES))


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
            # Blanks wipe what was longer: old consoles of Windows know no escape sequences.
            sys.stderr.write("\r" + _line(tick)[:width].ljust(width))
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
