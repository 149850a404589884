"""The grammar of INF files, clause by clause, on texts of our own."""

from __future__ import annotations

import pytest

from sert_wizard.inf.syntax import InfError, Sections, parse

SIZE_LIMIT = 16 << 20


def read(text: str) -> Sections:
    return parse(text.encode("latin-1"), "x.inf")


def entries(lines: str) -> list[tuple[str, tuple[str, ...]]]:
    """Keys and values of `lines` as those of a section."""
    return [(line.key, line.values) for line in read("[s]\n" + lines)["s"]]


def values(line: str) -> tuple[str, ...]:
    ((key, found),) = entries(f"k={line}")
    assert key == "k"
    return found


def error(raw: bytes) -> InfError:
    with pytest.raises(InfError) as caught:
        parse(raw, "x.inf")
    assert f"x.inf, line {caught.value.line}: " in caught.value.message
    assert caught.value.code == "bad-inf"
    return caught.value


# Entries


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("k = a , b", ("k", ("a", "b"))),
        ("a, b", ("", ("a", "b"))),
        ("a", ("", ("a",))),
        ("k=", ("k", ("",))),
        ("k=a,,b", ("k", ("a", "", "b"))),  # an optional value left out
        ("k=a,", ("k", ("a", ""))),
        ("k=a,,", ("k", ("a", "", ""))),
        (",a", ("", ("", "a"))),
        ("k=a=b", ("k", ("a=b",))),
        ("a,b=c", ("", ("a", "b=c"))),  # no key after a comma
        ("two words = a b", ("two words", ("a b",))),
        ('"quoted = key" = a', ("quoted = key", ("a",))),
        ('"a,b"=c', ("a,b", ("c",))),
        ("\tk\t=\ta\t", ("k", ("a",))),
        ("%a.b% = c, D\\E&F_01", ("%a.b%", ("c", "D\\E&F_01"))),
    ],
)
def test_keys_and_values(line: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert entries(line) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"a,b"', ("a,b",)),
        ('"a;b"', ("a;b",)),
        ('"  a "', ("  a ",)),  # blanks in quotes belong to the value
        ('  "a"  ', ("a",)),
        ('a "b" c', ("a b c",)),
        ('"a" b, c', ("a b", "c")),
        ('"say ""hi"""', ('say "hi"',)),
        ('""', ("",)),
        ('"", x', ("", "x")),
        ('"a', ("a",)),  # the end of the line closes quotes
        ('"a, b ; c', ("a, b ; c",)),
        ('a"b"c', ("abc",)),
        ('"a=b"', ("a=b",)),
        ('"a\\"', ("a\\",)),
    ],
)
def test_quotes(line: str, expected: tuple[str, ...]) -> None:
    assert values(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a;b", ("a",)),
        ("a ; b, c", ("a",)),
        ("a, ; b", ("a", "")),
        ('"a" ; "b', ("a",)),
        ('"a;b" ; c', ("a;b",)),
        ("%a;b%, c ; d", ("%a;b%", "c")),  # in a token it is part of the name
        ("50% ; 100% of it", ("50%",)),  # no token: names of tokens hold no blanks
        ("%a% ; %b%", ("%a%",)),
    ],
)
def test_comments(line: str, expected: tuple[str, ...]) -> None:
    assert values(line) == expected


@pytest.mark.parametrize("line", ["", "   ", "; all", "  ; all", "\\", "\\ ; x", "\0", "\x1a"])
def test_lines_that_say_nothing(line: str) -> None:
    assert entries(f"{line}\n\nk=a") == [("k", ("a",))]


# Continuation


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("a,\\\nb", ("a", "b")),
        ("a, \\\n    b", ("a", "b")),
        ("a,\\  \t\nb", ("a", "b")),  # blanks behind it
        ("a,\\ ; why\nb", ("a", "b")),
        ("a,\\;why\nb ; more", ("a", "b")),
        ('"a;b",\\\nc', ("a;b", "c")),
        ('"a;b",\\ ; "why\nc', ("a;b", "c")),
        ('"x\\"\\\n,b', ("x\\", "b")),  # as documented for paths
        ('"x\\"\\ ; why\n,b', ("x\\", "b")),
        ("x\\\\\n,b", ("x", "b")),  # as documented: of two the first is ignored
        ("\\\na", ("a",)),
        ("a\\\nb", ("ab",)),
        ("a \\\nb", ("a b",)),
        ('"a"\\\n"b"', ("ab",)),  # not the quote that two of them mean
        ("a,\\\n\\\n\\\nb", ("a", "b")),
        ("a,\\", ("a", "")),  # at the end of the file
        ("a,\\\n[b]", ("a", "[b]")),
    ],
)
def test_continued_lines(lines: str, expected: tuple[str, ...]) -> None:
    assert values(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("k=a ; no \\\nl=b", [("k", ("a",)), ("l", ("b",))]),
        ("; no \\\nl=b", [("l", ("b",))]),
        ('k="a\\\nl=b', [("k", ("a\\",)), ("l", ("b",))]),
        ('k="a\\"\nl=b', [("k", ("a\\",)), ("l", ("b",))]),
        ("k=a,\\\n\nl=b", [("k", ("a", "")), ("l", ("b",))]),  # an empty line ends it
        ("k=a,\\\n; only this\nl=b", [("k", ("a", "")), ("l", ("b",))]),
        ("k=a\\b\nl=b", [("k", ("a\\b",)), ("l", ("b",))]),
    ],
)
def test_lines_that_are_not_continued(
    lines: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert entries(lines) == expected


def test_a_heading_is_never_continued() -> None:
    assert [line.key for line in read("[a] \\\nk=v\n")["a"]] == ["k"]


def test_lines_are_numbered_by_their_first() -> None:
    found = read("; note\r\n[s]\r\n\r\na=1\r\nb=2,\\\r\n  3\r\nc=4\r\n")["s"]
    assert [(line.key, line.number) for line in found] == [("a", 4), ("b", 5), ("c", 7)]


# Sections


def test_sections_of_one_name_are_one() -> None:
    found = read("[A b]\nx=1\n[c]\n[ a B ]\nX=2\n[a.b]\n")
    assert set(found) == {"a b", "c", "a.b"}
    assert [(line.key, line.name) for line in found["a b"]] == [("x", "x"), ("X", "x")]
    assert found["c"] == ()
    assert "d" not in found


def test_section_names() -> None:
    found = read("[;; Std Mfg]\n[a] junk = b\n[b]; note\n  [c]\n[%d%]\nk=v\n")
    assert list(found) == [";; std mfg", "a", "b", "c", "%d%"]
    assert [len(found[name]) for name in found] == [0, 0, 0, 0, 1]


def test_what_precedes_the_first_section_is_no_entry() -> None:
    assert list(read("a=1\n[s]\nb=2\n")) == ["s"]


def test_limits_of_names_and_fields() -> None:
    name, field = "n" * 255, "f" * 4095
    found = read(f"[{name}]\n{field}={field},{field}\n{field}, \\\n{field}\n")
    assert [line.values for line in found[name]] == [(field, field), (field, field)]
    assert error(f"[a]\n[{name}n]\n".encode()).line == 2
    for line in (f"k={field}f", f"{field}f=v", f"k=a,{field}f", f'k="{field}"f'):
        assert error(f"[a]\n\n{line}\nb=c\n".encode()).line == 3
    # The lines of a field that goes on count together.
    assert error(f"[a]\nk={field[:4000]}\\\n{field[:4000]}\n".encode()).line == 2
    # A comment is no field, nor do fields count together.
    assert values(f"a ; {field}{field}") == ("a",)
    assert values(",".join(["abc"] * 4000)) == ("abc",) * 4000


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"", 1), (b"just text", 1), (b"a=b\n\n", 1), (b"[a]\n[b\n", 2), (b"[", 1)],
)
def test_what_is_no_inf(raw: bytes, line: int) -> None:
    assert error(raw).line == line


def test_a_file_may_be_too_large() -> None:
    assert "16 MiB" in error(b"[s]\n" + b" " * SIZE_LIMIT).message


# Encodings


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("ascii", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, bom: bytes, end: str) -> None:
    raw = bom + end.join(["[s]", 'k = "a"', "", "l = b"]).encode(encoding)
    assert [(e.key, e.values, e.number) for e in parse(raw, "x")["s"]] == [
        ("k", ("a",), 2),
        ("l", ("b",), 4),
    ]


def test_ansi_bytes_that_no_code_page_has() -> None:
    assert [line.values for line in parse(b"[s]\nk=\x8d\x8f\xae\n", "x")["s"]] == [
        ("\x8d\x8f\xae",)
    ]


def test_an_odd_byte_at_the_end_of_utf16() -> None:
    raw = b"\xff\xfe" + "[s]\nk=a\n".encode("utf-16-le") + b"\0"
    assert next(line.values for line in parse(raw, "x")["s"]) == ("a",)


def test_nul_and_end_of_file_characters() -> None:
    raw = b"[s]\nk=a\0\nl=b\x1a\n\x1a\0\0\n[t]\nm=c\n\x1a"
    found = parse(raw, "x")
    assert [line.values for line in found["s"]] == [("a",), ("b",)]
    assert [line.values for line in found["t"]] == [("c",)]


# Searches


def test_entries_of_any_section() -> None:
    found = read('[a]\nCopyFiles=x\nb=copyfiles\n[c]\n"COPYFILES" = y ; z\n')
    assert [line.values for line in found.entries("copyfiles")] == [("x",), ("y",)]
    assert [line.number for line in found.mentioning("copyfiles")] == [2, 3, 5]
