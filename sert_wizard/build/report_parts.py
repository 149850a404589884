"""What a report is put together from: tables and bars, with every text escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _NAMES, _VALUES = 720, 190, 130  # of a drawing; the bars have the room between
_BAR, _LINE, _GAP = 18, 22, 8
_SHORT = 14  # rows


@dataclass(frozen=True)
class Cell:
    """A table's cell that is more than text: `style` is a class of the page's style sheet, `code`
    sets it like a program's text."""

    text: str
    style: str = ""
    code: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar from `start` to `end` (any unit, not negative), the `text` beside it, and its `style`:
    a class of the page's style sheet. `name` is "" where the name above goes on."""

    name: str
    end: float
    text: str
    style: str
    start: float = 0


def table(heads: Sequence[str | Cell], rows: Iterable[Sequence[str | Cell]]) -> str:
    """A table; a head's style is that of its column, unless a cell has one. A short table is not
    divided between pages."""
    rows = tuple(rows)
    styles = [head.style if isinstance(head, Cell) else "" for head in heads]
    head = "".join(_cell("th", one, style) for one, style in zip(heads, styles, strict=True))
    body = "".join(
        "<tr>"
        + "".join(_cell("td", one, style) for one, style in zip(row, styles, strict=True))
        + "</tr>\n"
        for row in rows
    )
    whole = ' class="whole"' if len(rows) <= _SHORT else ""
    return f"<table{whole}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def _cell(tag: str, content: str | Cell, style: str) -> str:
    cell = content if isinstance(content, Cell) else Cell(content)
    style = cell.style or style
    attribute = f' class="{escape(style)}"' if style else ""
    text = escape(cell.text)
    return f"<{tag}{attribute}>{f'<code>{text}</code>' if cell.code else text}</{tag}>"


def bars(title: str, rows: Sequence[Bar]) -> str:
    """The bars as a drawing, which says in words what it shows."""
    most = max((max(row.start, row.end) for row in rows), default=0) or 1
    scale = (_WIDTH - _NAMES - _VALUES) / most
    parts, top = [], 0
    for number, row in enumerate(rows):
        top += _GAP if number and row.name else 0
        left, right = sorted((row.start, row.end))
        at, width = _NAMES + left * scale, max(2.0, (right - left) * scale)
        base = top + _BAR - 4
        if row.name:
            parts.append(f'<text x="0" y="{base}">{escape(row.name)}</text>')
        parts.append(
            f'<rect class="{escape(row.style)}" x="{at:.1f}" y="{top}" width="{width:.1f}" '
            f'height="{_BAR}" rx="2"/>'
        )
        parts.append(f'<text x="{at + width + 8:.1f}" y="{base}">{escape(row.text)}</text>')
        top += _LINE
    told = f"{title}: " + "; ".join(f"{row.name} {row.text}".strip() for row in rows)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {top}" role="img" aria-label="{escape(told)}">\n'
        + "\n".join(parts)
        + "\n</svg>"
    )


def facts(rows: Iterable[tuple[str, str, str]]) -> str:
    """The few figures at the top: name, value, and a word on it."""
    return "\n".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}<small>{escape(more)}</small></dd></div>"
        for name, value, more in rows
    )
