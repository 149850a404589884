"""Contents of the files of a practice image: nobody's binaries, but like them to a compressor.

A file's bytes depend on its name and size alone. Half of each is noise, half is text, so that
LZX packs it about as well as it packs programs.
"""

from __future__ import annotations

import hashlib
import random

MARK = b"SERT Wizard training file. Not a program; nothing of Microsoft's or a vendor's.\r\n"
_STRIPE = 2048  # bytes of noise, then of text
_NOISE = 0.48  # part of noise; the text packs to nearly nothing


def binary(name: str, size: int) -> bytes:
    """`size` bytes that start as a Windows program does and say what they are."""
    return b"MZ" + data(name, size - 2)


def data(name: str, size: int) -> bytes:
    """`size` bytes with the mark in front, the same for the same name and size."""
    seed = hashlib.sha256(name.encode()).digest()
    noise = random.Random(seed).randbytes(int(size * _NOISE))
    text = (MARK + name.encode() + b" " + seed.hex().encode() + b"\r\n") * (_STRIPE // 128)
    text = text[: int(_STRIPE * (1 - _NOISE) / _NOISE)]
    parts = [MARK]
    for start in range(0, len(noise), _STRIPE):
        parts += noise[start : start + _STRIPE], text
    whole = b"".join(parts)
    if len(whole) < size:
        whole += text * ((size - len(whole)) // len(text) + 1)
    return whole[:size]


def digest(name: str, length: int = 16) -> str:
    """`length` hex digits for the folder names that Windows makes from a hash."""
    return hashlib.sha256(name.encode()).hexdigest()[:length]


def shares(name: str, count: int, total: int, *, least: int = 600) -> list[int]:
    """`count` file sizes that sum to about `total` bytes: many small, few large."""
    draw = random.Random(name)
    # Whole numbers only: logarithms differ in the last digit from one system to the next.
    weights = [(1 + draw.getrandbits(10)) ** 12 for _ in range(count)]
    whole, spare = sum(weights), max(0, total - count * least)
    return [least + weight * spare // whole for weight in weights]
