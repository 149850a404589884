"""Sizes and times in words, the same in the terminal, the wizard and the report."""

from __future__ import annotations


def size_text(size: int) -> str:
    """A size of `size` bytes for people: "281.4 MB"; decimal units, as on a disc's label."""
    value, sign = abs(float(size)), "-" if size < 0 else ""
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return f"{sign}{value:.0f} {unit}" if unit == "bytes" else f"{sign}{value:.1f} {unit}"
        value /= 1000
    return f"{sign}{value:.2f} GB"


def seconds_text(seconds: float) -> str:
    """A time of `seconds` for people: "45 s", "7 min 20 s"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
