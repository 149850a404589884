"""Range, If-Range and the conditions, without sockets."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sert_wizard.delivery.answers import Answer, Version, answer
from sert_wizard.delivery.ranges import MAX_RANGES, UnsatisfiableError, parse_ranges

LARGE = 8 * 1024**3 + 5
NOW = 1_700_000_000
VERSION = Version(1000, NOW * 10**9 + 123)
LATER = "Wed, 15 Nov 2023 00:00:00 GMT"
EARLIER = "Mon, 13 Nov 2023 00:00:00 GMT"


@pytest.mark.parametrize(
    ("header", "size", "spans"),
    [
        ("bytes=0-0", 1000, [(0, 1)]),
        ("bytes=5-", 1000, [(5, 1000)]),
        ("bytes=-7", 1000, [(993, 1000)]),
        ("bytes=-2000", 1000, [(0, 1000)]),
        ("bytes=999-5000", 1000, [(999, 1000)]),
        ("BYTES=1-2", 1000, [(1, 3)]),
        ("bytes= 1-2 ,\t4-5", 1000, [(1, 3), (4, 6)]),
        ("bytes=,1-2,,", 1000, [(1, 3)]),
        ("bytes=9-9,0-0,-1", 1000, [(9, 10), (0, 1), (999, 1000)]),
        ("bytes=0-1,5000-,2-3", 1000, [(0, 2), (2, 4)]),
        (f"bytes={LARGE - 5}-", LARGE, [(LARGE - 5, LARGE)]),
        ("bytes=4294967296-4294967297", LARGE, [(4294967296, 4294967298)]),
        # Ignored: the whole file is sent.
        ("bytes=9-3", 1000, []),
        ("bytes=1-2,9-3", 1000, []),
        ("bytes=-", 1000, []),
        ("bytes=", 1000, []),
        ("bytes", 1000, []),
        ("bytes=a-b", 1000, []),
        ("bytes=1-2-3", 1000, []),
        ("bytes=+1-2", 1000, []),
        ("bytes=١-٢", 1000, []),
        ("bytes=0x1-2", 1000, []),
        ("lines=0-1", 1000, []),
        ("bytes=" + "9" * 40 + "-", 1000, []),
        ("bytes=" + "0-1," * MAX_RANGES + "0-1", 1000, []),
        ("bytes=0-,0-,0-", 1000, []),
    ],
)
def test_ranges(header: str, size: int, spans: list[tuple[int, int]]) -> None:
    assert list(parse_ranges(header, size)) == spans


@pytest.mark.parametrize(
    "header", ["bytes=1000-", "bytes=-0", "bytes=1005-1009", "bytes=1000-,2000-3000"]
)
def test_nothing_inside(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        parse_ranges(header, 1000)


@given(
    st.text(max_size=30) | st.from_regex(r"bytes=(\d{0,4}-\d{0,4},?){1,4}", fullmatch=True),
    st.integers(0, 2000),
)
def test_any_range_lies_inside_and_asks_for_no_more_than_the_file(header: str, size: int) -> None:
    try:
        spans = parse_ranges(header, size)
    except UnsatisfiableError:
        return
    assert all(0 <= start < end <= size for start, end in spans)
    assert sum(end - start for start, end in spans) <= size


def _header(found: Answer, name: str) -> str:
    return dict(found.headers)[name]


@pytest.mark.parametrize("value", [VERSION.etag, VERSION.date])
def test_if_range_of_this_version_gives_the_part(value: str) -> None:
    found = answer(VERSION, {"range": "bytes=1-2", "if-range": value})
    assert (found.status, found.parts) == (206, ((1, 3),))


@pytest.mark.parametrize(
    "value", [f"W/{VERSION.etag}", '"another"', EARLIER, LATER, "nonsense", "", "*"]
)
def test_if_range_of_another_version_gives_the_whole(value: str) -> None:
    found = answer(VERSION, {"range": "bytes=1-2", "if-range": value})
    assert (found.status, found.parts) == (200, ((0, 1000),))


def test_another_time_or_size_is_another_version() -> None:
    tags = {VERSION.etag, Version(1001, VERSION.modified).etag, Version(1000, NOW * 10**9).etag}
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"if-none-match": VERSION.etag}, 304),
        ({"if-none-match": f'"x", W/{VERSION.etag}'}, 304),
        ({"if-none-match": "*"}, 304),
        ({"if-none-match": '"x"'}, 200),
        ({"if-none-match": '"x"', "if-modified-since": LATER}, 200),
        ({"if-modified-since": VERSION.date}, 304),
        ({"if-modified-since": EARLIER}, 200),
        ({"if-modified-since": "yesterday"}, 200),
        ({"if-modified-since": "Wed, 15 Nov 99999999999 00:00:00 GMT"}, 200),
        ({"if-match": VERSION.etag}, 200),
        ({"if-match": f"W/{VERSION.etag}"}, 412),
        ({"if-match": '"x"', "range": "bytes=0-1"}, 412),
        ({"if-unmodified-since": EARLIER}, 412),
        ({"if-unmodified-since": VERSION.date}, 200),
        ({"if-none-match": VERSION.etag, "range": "bytes=5000-"}, 304),
    ],
)
def test_conditions(asked: dict[str, str], status: int) -> None:
    found = answer(VERSION, asked)
    assert found.status == status
    assert _header(found, "ETag") == VERSION.etag
    assert found.length == (None if status == 304 else 1000 if status == 200 else 0)


def test_outside_says_the_size() -> None:
    found = answer(VERSION, {"range": "bytes=1000-"})
    assert (found.status, found.parts) == (HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, ())
    assert _header(found, "Content-Range") == "bytes */1000"


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), min_size=2, max_size=9))
def test_several_ranges_have_the_length_that_they_say(firsts: list[tuple[int, int]]) -> None:
    header = "bytes=" + ",".join(f"{first}-{first + more}" for first, more in firsts)
    found = answer(VERSION, {"range": header})
    content = bytes(range(250)) * 4
    body = b"".join(
        part if isinstance(part, bytes) else content[part[0] : part[1]] for part in found.parts
    )
    assert found.length == len(body)
    boundary = _header(found, "Content-Type").removeprefix("multipart/byteranges; boundary=")
    assert body.endswith(f"\r\n--{boundary}--\r\n".encode())
    assert body.count(f"--{boundary}\r\n".encode()) == len(firsts)


def test_an_empty_file() -> None:
    empty = Version(0, 0)
    assert answer(empty, {}).length == 0
    assert answer(empty, {"range": "bytes=0-"}).status == 416
