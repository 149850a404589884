"""What people read: sentences that can be translated, sizes and times, said the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Words(str):
    """A sentence in English that remembers what it was made of: a `template` with `{names}` and
    its `values`, among which there may be other Words; or, without `values`, a text as it is.

    Terminals, scripts and reports take it for the text that it is; the wizard, which speaks
    other languages too, looks the template up and fills it in again.
    """

    template: str
    values: Mapping[str, object] | None

    # Copying and pickling make a str anew from its text alone, then add the attributes.
    def __new__(cls, text: str = "", values: Mapping[str, object] | None = None) -> Words:
        made = super().__new__(cls, text if values is None else text.format_map(values))
        made.template = text
        made.values = values
        return made


NOTHING = Words()


def words(template: str, /, **values: object) -> Words:
    """`template` with its `{names}` filled in as str.format does; always called with a literal,
    for that is how the templates to translate are found."""
    return Words(template, values)


def listed(items: Iterable[str], separator: str = ", ") -> Words:
    """The `items` one after another."""
    values = {f"item{number}": item for number, item in enumerate(items)}
    return Words(separator.join(f"{{{name}}}" for name in values), values)


def size_text(size: int) -> Words:
    """A size of `size` bytes for people: "281.4 MB"; decimal units, as on a disc's label."""
    if abs(size) < 1000:
        return words("{size} bytes", size=size)
    if abs(size) < 1_000_000:
        return words("{size:.1f} kB", size=size / 1e3)
    if abs(size) < 1_000_000_000:
        return words("{size:.1f} MB", size=size / 1e6)
    return words("{size:.2f} GB", size=size / 1e9)


def seconds_text(seconds: float) -> Words:
    """A time of `seconds` for people: "45 s", "7 min 20 s"."""
    if seconds < 10:
        return words("{seconds:.1f} s", seconds=seconds)
    whole = round(seconds)
    if whole < 60:
        return words("{seconds} s", seconds=whole)
    if whole < 3600:
        return words("{minutes} min {seconds:02} s", minutes=whole // 60, seconds=whole % 60)
    return words("{hours} h {minutes:02} min", hours=whole // 3600, minutes=whole % 3600 // 60)
