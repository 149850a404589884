"""What a request for a file is answered, worked out without sockets: status, headers, bytes.

RFC 9110: conditions (section 13), Range and If-Range (13.1.5, 14), several ranges as
multipart/byteranges (14.6).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus

from sert_wizard.delivery.ranges import Span, UnsatisfiableError, parse_ranges

_TYPE = "application/octet-stream"
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """`parts` is the body in its order: bytes as they are, or a span of the file. `length` is
    that of the whole body, None where the status has none (204, 304)."""

    status: HTTPStatus
    headers: Headers = ()
    parts: tuple[bytes | Span, ...] = ()

    @property
    def length(self) -> int | None:
        if self.status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            return None
        return sum(_length(part) for part in self.parts)


@dataclass(frozen=True)
class Version:
    """A state of a file: `size` in bytes, `modified` in nanoseconds since 1970."""

    size: int
    modified: int

    @property
    def etag(self) -> str:
        """A strong one: who replaces the file gives it another time."""
        return f'"{self.modified:x}-{self.size:x}"'

    @property
    def date(self) -> str:
        return formatdate(self.modified // 10**9, usegmt=True)


def answer(version: Version, asked: Mapping[str, str]) -> Answer:
    """For GET of a file in the state `version`; `asked` has the request's headers, lower case."""
    validators: Headers = (("ETag", version.etag), ("Last-Modified", version.date))
    refused = _condition(version, asked)
    if refused is not None:
        return Answer(refused, validators)
    common: Headers = (*validators, ("Accept-Ranges", "bytes"))
    spans: tuple[Span, ...] = ()
    if "range" in asked and _same(version, asked.get("if-range")):
        try:
            spans = parse_ranges(asked["range"], version.size)
        except UnsatisfiableError:
            outside = ("Content-Range", f"bytes */{version.size}")
            return Answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, (*common, outside))
    if len(spans) > 1:
        return _multipart(version.size, spans, common)
    headers: Headers = (*common, ("Content-Type", _TYPE))
    if not spans:
        whole: Span = (0, version.size)
        return Answer(HTTPStatus.OK, headers, (whole,))
    content_range = ("Content-Range", _content_range(spans[0], version.size))
    return Answer(HTTPStatus.PARTIAL_CONTENT, (*headers, content_range), spans)


def _condition(version: Version, asked: Mapping[str, str]) -> HTTPStatus | None:
    """Why the file is not to be sent, in the order of RFC 9110, 13.2.2; None: send it."""
    modified = version.modified // 10**9
    before = _seconds(asked.get("if-unmodified-since"))
    after = _seconds(asked.get("if-modified-since"))
    if "if-match" in asked:
        changed = not _listed(version.etag, asked["if-match"], weak=False)
    else:
        changed = before is not None and modified > before
    if changed:
        return HTTPStatus.PRECONDITION_FAILED
    if "if-none-match" in asked:
        known = _listed(version.etag, asked["if-none-match"], weak=True)
    else:
        known = after is not None and modified <= after
    return HTTPStatus.NOT_MODIFIED if known else None


def _listed(etag: str, listed: str, *, weak: bool) -> bool:
    """Whether a header's list names `etag`; our tags hold no comma."""
    tags = [tag.strip() for tag in listed.split(",")]
    if weak:
        tags = [tag.removeprefix("W/") for tag in tags]
    return etag in tags or tags == ["*"]


def _same(version: Version, if_range: str | None) -> bool:
    """Whether the part that a client holds is of this version; both comparisons are exact."""
    return if_range is None or if_range.strip() in (version.etag, version.date)


def _seconds(date: str | None) -> float | None:
    """An HTTP date in seconds since 1970; None where there is none or it makes no sense."""
    try:
        parsed = parsedate_to_datetime(date) if date else None
        if parsed is None:
            return None
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _multipart(size: int, spans: Sequence[Span], common: Headers) -> Answer:
    boundary = secrets.token_hex(16)
    parts: list[bytes | Span] = []
    for span in spans:
        about = f"Content-Type: {_TYPE}\r\nContent-Range: {_content_range(span, size)}"
        before = "\r\n" if parts else ""
        parts += [f"{before}--{boundary}\r\n{about}\r\n\r\n".encode("ascii"), span]
    parts.append(f"\r\n--{boundary}--\r\n".encode("ascii"))
    content_type = ("Content-Type", f"multipart/byteranges; boundary={boundary}")
    return Answer(HTTPStatus.PARTIAL_CONTENT, (*common, content_type), tuple(parts))


def _content_range(span: Span, size: int) -> str:
    return f"bytes {span[0]}-{span[1] - 1}/{size}"


def _length(part: bytes | Span) -> int:
    return len(part) if isinstance(part, bytes) else part[1] - part[0]
