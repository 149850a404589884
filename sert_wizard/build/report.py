"""report.html: the build in one self-contained file for the technician and the archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from sert_wizard import __version__, settings
from sert_wizard.build.result import ISO, STAGE1, Built
from sert_wizard.plan.model import Plan
from sert_wizard.recipe import dumps
from sert_wizard.wording import seconds_text, size_text

_WAYS = {
    "redirect-2x": "Redirected CD at 2x",
    "redirect-4x": "Redirected CD at 4x",
    "stage1-100m": "Loader, then LAN at 100 Mb/s",
    "stage1-1g": "Loader, then LAN at 1 Gb/s",
}


def write_report(built: Built, path: Path) -> None:
    """Write the report of `built` to `path`; the page's frame is in resources/report."""
    plan = built.plan
    frame = Template(settings.resource("report", "report.html").read_text(encoding="utf-8"))
    path.write_text(
        frame.substitute(
            base=escape(plan.base_path.name),
            version=escape(__version__),
            summary=_summary(built),
            bars=_bars(built),
            gains=_gains(plan),
            coverage=_coverage(plan),
            warnings=_warnings(plan),
            removed=_removed(plan),
            added=_added(plan),
            delivery=_delivery(plan),
            hashes=_hashes(built),
            recipe=escape(dumps(plan.recipe)),
        ),
        encoding="utf-8",
        newline="\n",
    )


def _summary(built: Built) -> str:
    plan = built.plan
    saved = plan.base_iso_size - built.iso_size
    share = saved / plan.base_iso_size if plan.base_iso_size else 0
    covered = len(plan.coverage) - len(plan.uncovered)
    return (
        f"{size_text(plan.base_iso_size)} became {size_text(built.iso_size)}: "
        f"{size_text(saved)} ({share:.0%}) less. The loader has {size_text(built.stage1_size)}. "
        f"{covered} of {len(plan.coverage)} target NICs have their driver; "
        f"{len(plan.removes)} driver packages were removed."
    )


def _bars(built: Built) -> str:
    """The sizes before and after as an SVG drawing."""
    rows = (
        ("Base ISO", built.plan.base_iso_size, "before"),
        ("Optimized ISO", built.iso_size, "after"),
        ("Loader (redirected)", built.stage1_size, "loader"),
    )
    largest = max(size for _, size, _ in rows)
    parts = []
    for place, (label, size, kind) in enumerate(rows):
        top, width = place * 34, max(2.0, 440 * size / largest)
        parts.append(
            f'<text x="0" y="{top + 19}">{label}</text>'
            f'<rect class="{kind}" x="150" y="{top + 4}" width="{width:.1f}" height="22" rx="3"/>'
            f'<text x="{158 + width:.1f}" y="{top + 19}">{size_text(size)}</text>'
        )
    described = ", ".join(f"{label} {size_text(size)}" for label, size, _ in rows)
    return (
        f'<svg viewBox="0 0 700 104" role="img" aria-label="{escape(described)}">'
        f"{''.join(parts)}</svg>"
    )


def _gains(plan: Plan) -> str:
    gains = plan.gains
    return _table(
        ("What", "Bytes saved"),
        (
            ("Driver packages removed", f"{gains.drivers:,}"),
            ("Other images removed", f"{gains.images:,}"),
            ("Recompression", f"{gains.recompression:,}"),
            ("Rebuilding (unused space, catalogue)", f"{gains.rebuild:,}"),
            ("Added", f"{gains.added:,}"),
        ),
    )


def _coverage(plan: Plan) -> str:
    rows = (
        ("✓ served" if item.inf else "✗ no driver", item.nic, item.reason, item.rank or "")
        for item in plan.coverage
    )
    return _table(("State", "NIC", "Driver", "Rank"), rows)


def _warnings(plan: Plan) -> str:
    if not plan.warnings:
        return "<p>None.</p>"
    items = "".join(f"<li>{escape(warning.message)}</li>" for warning in plan.warnings)
    return f"<ul>{items}</ul>"


def _removed(plan: Plan) -> str:
    rows = ((item.inf, size_text(item.frees), item.reason) for item in plan.removes)
    return _table(("Package", "Saves alone", "Why"), rows)


def _added(plan: Plan) -> str:
    rows = [(item.path, size_text(item.size), item.reason) for item in plan.adds]
    rows += [(edit.path, "", edit.reason) for edit in plan.edits]
    return _table(("What", "Size", "Why"), rows)


def _delivery(plan: Plan) -> str:
    rows = (
        (_WAYS[way.way], seconds_text(way.base_seconds), seconds_text(way.optimized_seconds))
        for way in plan.delivery
    )
    return _table(("Way", "Base ISO", "Optimized ISO"), rows)


def _hashes(built: Built) -> str:
    rows = (
        (built.plan.base_path.name, built.hashes.base),
        (ISO, built.hashes.iso),
        (STAGE1, built.hashes.stage1),
    )
    return _table(("File", "SHA-256"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
