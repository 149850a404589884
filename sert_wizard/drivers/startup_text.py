"""The text of a start-up file, and the way back to bytes that leaves all else as it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sert_wizard.errors import RequestError
from sert_wizard.wording import words

#: Only what cmd.exe takes for a line's end: it passes over a carriage return, and str.splitlines
#: would also split at ANSI's “…”.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
#: What would end the line or the file.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class StartupText:
    """`lines` with their ends, `newline` the file's usual one."""

    lines: tuple[str, ...]
    newline: str
    bom: bytes
    encoding: str  # "latin-1" where the code page is unknown: every byte comes back as it was
    tail: bytes  # the odd byte after UTF-16's last whole character

    def encoded(self, lines: Iterable[str]) -> bytes:
        """`lines` as this file would hold them."""
        body = "".join(lines).encode(self.encoding, _errors(self.encoding))
        return self.bom + body + self.tail

    def check_can_hold(self, added: Iterable[str]) -> None:
        """Raises RequestError (bad-command) for a line whose characters this file can't hold.

        Without a byte order mark the code page is Windows PE's own, and only ASCII means the
        same in all of them.
        """
        strictly = "ascii" if self.encoding == "latin-1" else self.encoding
        for line in added:
            control = _CONTROL.search(line)
            odd = ascii(control[0]) if control else ""
            try:
                line.encode(strictly)
            except UnicodeEncodeError as error:
                odd = line[error.start : error.end].encode("utf-8", "replace").decode("utf-8")
            if odd:
                raise RequestError(
                    "bad-command",
                    words("The image's start-up file can't hold “{odd}” in a command.", odd=odd),
                    hint=words("Use plain characters in the command or the driver's file name."),
                )


def decode(raw: bytes) -> StartupText:
    """The text of `raw` in the encoding it shows: a byte order mark, else ANSI or bare UTF-16."""
    bom, encoding = next((pair for pair in _BOMS if raw.startswith(pair[0])), (b"", _bare(raw)))
    body = raw[len(bom) :]
    whole = len(body) - len(body) % 2 if encoding.startswith("utf-16") else len(body)
    text = body[:whole].decode(encoding, _errors(encoding))
    newline = "\r\n" if "\r\n" in text or "\n" not in text else "\n"
    return StartupText(tuple(_LINE.findall(text)), newline, bom, encoding, body[whole:])


def _bare(raw: bytes) -> str:
    """The encoding without a byte order mark; the first character of either file is ASCII."""
    if raw[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if raw[:1] == b"\0" else "latin-1"


def _errors(encoding: str) -> str:
    """How undecodable bytes survive the way there and back."""
    return "surrogateescape" if encoding == "utf-8" else "surrogatepass"
