"""Many clients at once, for `serve`: each fetches the whole of a URL in parts on one connection.

`python -m tests.benchmarks.serve_clients URL CLIENTS discard|hash`: with `discard` the kernel
throws the bytes away (Linux, MSG_TRUNC), so that the server is what is measured; with `hash` the
SHA-256 of what each client got is printed.
"""

from __future__ import annotations

import hashlib
import re
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

_PARTS = 4
_BUFFER = 1 << 20


def main() -> int:
    url, clients, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with ThreadPoolExecutor(clients) as pool:
        found = pool.map(lambda number: _fetch(url, number, mode == "hash"), range(clients))
        print("\n".join(found))
    return 0


def _fetch(url: str, number: int, hashing: bool) -> str:
    """All parts in their order; SHA-256 in hex, or the count of bytes."""
    parts = urlsplit(url)
    assert parts.hostname and parts.port
    buffer = memoryview(bytearray(_BUFFER))
    digest, done = hashlib.sha256(), 0
    with socket.create_connection((parts.hostname, parts.port), 60) as connection:
        ask = f"{parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUser-Agent: {number}\r\n"
        connection.sendall(f"HEAD {ask}\r\n".encode())
        size = _length(connection, b"200")
        for part in range(_PARTS):
            first, last = size * part // _PARTS, size * (part + 1) // _PARTS - 1
            connection.sendall(f"GET {ask}Range: bytes={first}-{last}\r\n\r\n".encode())
            left = _length(connection, b"206")
            assert left == last - first + 1
            while left:
                want = min(left, _BUFFER)
                flags = 0 if hashing else socket.MSG_TRUNC
                got = connection.recv_into(buffer, want, flags)
                assert got, "the server hung up"
                if hashing:
                    digest.update(buffer[:got])
                left -= got
                done += got
    return digest.hexdigest() if hashing else str(done)


def _length(connection: socket.socket, status: bytes) -> int:
    """Read an answer's head, not a byte more; the Content-Length it says."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = connection.recv(1)
        assert byte, "the server hung up"
        head += byte
    assert head.startswith(b"HTTP/1.1 " + status), head
    found = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    assert found, head
    return int(found[1])


if __name__ == "__main__":
    sys.exit(main())
