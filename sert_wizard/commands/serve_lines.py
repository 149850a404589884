"""Shows on stderr what the server's clients do: a line a client that updates on a terminal, plain
lines elsewhere, JSON lines for scripts."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict

from sert_wizard.console import takes_escapes
from sert_wizard.delivery.transfers import Event, Happened
from sert_wizard.wording import seconds_text, size_text

#: Percent between two plain lines of the same transfer.
_STEP = 10


def shower(*, as_json: bool) -> Happened:
    """What to give the server as `happened`."""
    if as_json:
        return _show_json
    return LiveLines() if takes_escapes(sys.stderr) else PlainLines()


def event_line(event: Event) -> str:
    """ "10.0.0.7: link up … 43 % of 181.0 MB at 11.2 MB/s"."""
    if not event.total:
        return f"{event.client}: {event.text}"
    of, rate = f"of {size_text(event.total)}", f"{size_text(round(event.rate))}/s"
    if event.kind == "done":
        took = seconds_text(event.seconds)
        return f"{event.client}: {event.text} … all {of} sent in {took} at {rate}"
    if event.kind == "lost":
        return f"{event.client}: {event.text} … broke off at {event.percent} % {of}"
    return f"{event.client}: {event.text} … {event.percent} % {of} at {rate}"


class PlainLines:
    """A line for each thing that happens, and one every 10 % of a transfer."""

    def __init__(self) -> None:
        self._shown: dict[str, int] = {}

    def __call__(self, event: Event) -> None:
        reached = event.percent // _STEP
        if event.kind == "progress" and reached == self._shown.get(event.client):
            return
        self._shown[event.client] = reached
        print(event_line(event), file=sys.stderr, flush=True)


class LiveLines:
    """The lines of all clients, drawn again in place; where not all fit, the oldest goes."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}
        self._drawn = 0

    def __call__(self, event: Event) -> None:
        columns, rows = shutil.get_terminal_size()
        if event.client not in self._lines and len(self._lines) >= max(1, rows - 2):
            del self._lines[next(iter(self._lines))]
        self._lines[event.client] = event_line(event)
        up = f"\x1b[{self._drawn}A" if self._drawn else ""
        drawn = "".join(f"\r\x1b[K{line[: columns - 1]}\n" for line in self._lines.values())
        sys.stderr.write(up + drawn)
        sys.stderr.flush()
        self._drawn = len(self._lines)


def _show_json(event: Event) -> None:
    line = json.dumps({**asdict(event), "percent": event.percent}, ensure_ascii=False)
    print(line, file=sys.stderr, flush=True)
