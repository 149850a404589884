"""A report's bytes as text: Unicode of any kind, else the code page of a western Windows."""

from __future__ import annotations

import codecs
from pathlib import Path

from sert_wizard.errors import InputError, read_input
from sert_wizard.hardware.reports.accepted import HINT
from sert_wizard.wording import words

#: Bytes. The largest honest report is a CIM dump of every device as JSON in UTF-16, a few MB.
MAX_BYTES = 16 << 20


def read_text(path: Path) -> str:
    """The text of a report. Raises InputError (not-found, unreadable, report-too-large,
    not-a-report)."""
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        raise too_large(path.name)
    raw = read_input(path)
    try:
        return _decode(raw)
    except ValueError:
        raise InputError(
            "not-a-report",
            words("{name} is not a text.", name=path.name),
            hint=HINT,
        ) from None


def plain(text: str, source: str) -> str:
    """`text` with plain line ends and no half characters, which a paste may hold. Raises
    InputError (report-too-large)."""
    if len(text) > MAX_BYTES:
        raise too_large(source)
    if not text.isascii():
        text = text.encode("utf-8", errors="replace").decode("utf-8")
    for ending in ("\r\r\n", "\r\n", "\r"):  # wmic writes two carriage returns
        text = text.replace(ending, "\n")
    return text


def too_large(source: str) -> InputError:
    return InputError(
        "report-too-large",
        words(
            "{source} is larger than any hardware report ({max_bytes} MB).",
            source=source,
            max_bytes=MAX_BYTES >> 20,
        ),
        hint=HINT,
    )


def _decode(raw: bytes) -> str:
    """Raises ValueError for what is no text."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    start = raw[:512]
    high, low = start[::2].count(0), start[1::2].count(0)
    if max(high, low) * 3 > len(start):  # UTF-16 without its mark, as `cmd /u` writes
        return raw.decode("utf-16-be" if high > low else "utf-16-le", errors="replace")
    if b"\0" in raw:
        raise ValueError("NUL in a text")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
