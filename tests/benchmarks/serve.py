"""`sert-wizard serve` against nginx: 20 clients at once fetch a file of 1 GB by Range, in turns.

Alone: `python -m tests.benchmarks.serve`. Wants nginx (Debian: nginx-light) and 1 GB of disk; Linux
only.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from sert_wizard.console import table
from sert_wizard.delivery.configs import server_config
from sert_wizard.wording import size_text
from tests.benchmarks.measure import Result, Run, in_turns

_CLIENTS, _SIZE = 20, 10**9
_GOAL, _MOST_MEMORY = 0.5, 100_000_000
_WRAPPER = (
    "daemon off; {user} worker_processes auto; pid {folder}/nginx.pid; "
    "error_log {folder}/error.log;\n"
    "events {{ worker_connections 256; }}\n"
    "http {{ access_log off; {temporary}\ninclude {folder}/site.conf; }}\n"
)
#: Our command line where the system can't send files by itself.
_AS_ON_WINDOWS = (
    sys.executable,
    "-c",
    "import os, sys; del os.sendfile; from sert_wizard.cli import main; sys.exit(main())",
)
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Served:
    """Seconds and peak memory (bytes) of each server for `total` bytes; `hashes_right` of ours."""

    results: tuple[Result, ...]
    total: int
    hashes_right: bool

    @property
    def ratio(self) -> float:
        """Our rate as a part of nginx's."""
        ours, nginx, _ = self.results
        return nginx.seconds / ours.seconds


def measure(folder: Path, rounds: int) -> Served | None:
    """In `folder`; None where nginx is missing."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        return None
    image = folder / "optimized.iso"
    digest = hashlib.sha256()
    with image.open("wb") as file:
        for _ in range(_SIZE // 10**7):
            block = os.urandom(10**7)
            digest.update(block)
            file.write(block)
    url = f"http://127.0.0.1:{_free_port()}/optimized.iso"
    ours = _our_command(folder, url)
    theirs = _nginx_command(nginx, folder, url)
    results = in_turns(
        rounds,
        {
            "serve": lambda: _timed(ours, url),
            "nginx": lambda: _timed(theirs, url),
            "serve without sendfile": lambda: _timed([*_AS_ON_WINDOWS, *ours[3:]], url),
        },
    )
    with _running(ours, url, []):
        hashes = _clients(url, "hash").split()
    right = hashes == [digest.hexdigest()] * _CLIENTS
    image.unlink()
    return Served(tuple(results), _CLIENTS * _SIZE, right)


def show(served: Served | None) -> None:
    if served is None:
        print("serve against nginx: not measured, nginx is missing (Debian: nginx-light)")
        return
    rows = [(f"{_CLIENTS} clients, {size_text(_SIZE)} each", "median s", "rate", "peak memory")]
    for one in served.results:
        rate = f"{size_text(round(served.total / one.seconds))}/s"
        rows.append((one.name, f"{one.seconds:.2f}", rate, size_text(one.memory)))
    print("\n".join(table(rows, right=(1, 2, 3))))
    print(f"serve has {served.ratio:.2f} of nginx's rate; goal: at least {_GOAL}, memory below")
    print(f"{size_text(_MOST_MEMORY)}. Hashes {'right' if served.hashes_right else 'WRONG'}.")


def met(served: Served) -> bool:
    """Whether the goals are."""
    return served.ratio >= _GOAL and served.results[0].memory < _MOST_MEMORY and served.hashes_right


def _our_command(folder: Path, url: str) -> list[str]:
    names = ("optimized.iso", "stage1.iso", "report.html", "recipe.toml")
    manifest = {
        "format": 1,
        "url": url,
        "outputs": [{"name": name, "size": 0, "sha256": ""} for name in names],
        "wim": {"path": "", "size": 0, "image": 1},
        "plan": {"removes": [], "adds": [], "coverage": []},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return [sys.executable, "-m", "sert_wizard.cli", "serve", str(folder)]


def _nginx_command(nginx: str, folder: Path, url: str) -> list[str]:
    """With the configuration that `serve --print nginx` gives."""
    (folder / "site.conf").write_text(server_config("nginx", folder, url).text, "utf-8")
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    # The workers of a root's nginx would be another user, who can't read this folder.
    user = "user root;" if os.geteuid() == 0 else ""
    text = _WRAPPER.format(folder=folder, temporary=temporary, user=user)
    (folder / "nginx.conf").write_text(text, "utf-8")
    return [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def _timed(command: Sequence[str], url: str) -> Run:
    memory: list[int] = []
    with _running(command, url, memory):
        began = time.monotonic()
        got = _clients(url, "discard").split()
        seconds = time.monotonic() - began
    assert got == [str(_SIZE)] * _CLIENTS
    return Run(seconds, memory[0])


@contextlib.contextmanager
def _running(command: Sequence[str], url: str, memory: list[int]) -> Iterator[None]:
    """The server, until the block is left; its peak memory is then added to `memory`."""
    port = int(url.split(":")[2].partition("/")[0])
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + 20
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"{command[0]} does not listen on port {port}")
                time.sleep(0.05)
            yield
        finally:
            if process.poll() is None:
                one = psutil.Process(process.pid)
                memory.append(sum(map(_peak, (one, *one.children()))))
                process.send_signal(signal.SIGINT)
                process.wait(20)


def _peak(process: psutil.Process) -> int:
    """The most memory it ever had, in bytes; unlike wait4's figure without what it was forked
    from (Linux)."""
    status = Path(f"/proc/{process.pid}/status").read_text("ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _clients(url: str, mode: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.serve_clients", url, str(_CLIENTS), mode]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def main() -> int:
    parser = argparse.ArgumentParser(prog="serve", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sert-serve-") as scratch:
        served = measure(Path(scratch), options.rounds)
    show(served)
    return 0 if served is None or met(served) else 1


if __name__ == "__main__":
    sys.exit(main())
