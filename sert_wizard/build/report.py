"""report.html: the build in one self-contained file for the technician and the archive.

It says in words and drawings what manifest.json says for programs.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from string import Template

from sert_wizard import __version__, settings
from sert_wizard.build.manifest import tools
from sert_wizard.build.report_parts import Bar, Cell, bars, facts, table
from sert_wizard.build.result import ISO, STAGE1, Built
from sert_wizard.drivers.coverage import Coverage
from sert_wizard.plan.model import Plan
from sert_wizard.recipe import dumps
from sert_wizard.wording import seconds_text, size_text

_WAYS = {
    "redirect-2x": "Redirected CD, 300 kB/s",
    "redirect-4x": "Redirected CD, 600 kB/s",
    "stage1-100m": "Loader, 100 Mb/s network",
    "stage1-1g": "Loader, 1 Gb/s network",
}
_SOURCES = {"image": "in the image", "inject": "added"}
_SIZE = Cell("Bytes", "num")


def write_report(built: Built, path: Path) -> None:
    """Write the report of `built` to `path`; the page's frame is in resources/report."""
    plan = built.plan
    frame = Template(settings.resource("report", "report.html").read_text(encoding="utf-8"))
    page = frame.substitute(
        base=escape(plan.base_path.name),
        version=escape(__version__),
        summary=escape(_summary(built)),
        practice=_practice(plan),
        facts=_facts(built),
        coverage=_coverage(plan),
        warnings=_warnings(plan),
        sizes=_sizes(built),
        gains=_gains(built),
        delivery=_delivery(plan),
        memory=_memory(plan),
        added=_added(plan),
        removed=_removed(plan),
        files=_files(built),
        tools=table(("Program", "Version"), [("SERT Wizard", __version__), *tools().items()]),
        recipe=escape(dumps(plan.recipe)),
    )
    # A name on the disk may hold what no text can; the report shows "?" there.
    path.write_text(page, encoding="utf-8", errors="replace", newline="\n")


def _summary(built: Built) -> str:
    plan = built.plan
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    out, into = len(plan.removes), len(plan.adds)
    return (
        f"Built on {now} in {seconds_text(built.seconds)}. Driver packages removed: {out}. "
        f"Added: {into}. What the plan does not name is in the image as it was, and every file "
        "was read back and checked."
    )


def _practice(plan: Plan) -> str:
    """A mark at the top, so that nobody takes a practice disc's report for a real one's."""
    found = (warning.message for warning in plan.warnings if warning.code == "practice")
    return "".join(
        f'<p class="practice"><strong>Practice.</strong> {escape(text)}</p>' for text in found
    )


def _facts(built: Built) -> str:
    plan = built.plan
    before, after = plan.base_iso_size, built.iso_size
    share = f"{abs(before - after) / before:.0%}" if before else "0%"
    word = "smaller" if after <= before else "larger"
    served = len(plan.coverage) - len(plan.uncovered)
    by_way = {way.way: way for way in plan.delivery}
    slow, fast = by_way["redirect-2x"], by_way["stage1-100m"]
    return facts(
        (
            ("Optimized ISO", size_text(after), f"{share} {word}, was {size_text(before)}"),
            ("Stage-1 loader", size_text(built.stage1_size), "is redirected instead of the ISO"),
            ("Target NICs served", f"{served} of {len(plan.coverage)}", _who_serves(plan)),
            (
                "With the machine in",
                seconds_text(fast.optimized_seconds),
                f"by the loader at 100 Mb/s; the base, redirected at 300 kB/s, takes "
                f"{seconds_text(slow.base_seconds)}",
            ),
        )
    )


def _who_serves(plan: Plan) -> str:
    infs = list(dict.fromkeys(item.inf for item in plan.coverage if item.inf))
    if len(infs) > 3:
        return f"by {len(infs)} driver packages"
    return f"by {', '.join(infs)}" if infs else "no driver was found"


def _coverage(plan: Plan) -> str:
    machines: dict[str, list[str]] = {}
    for machine in plan.recipe.target.machines:
        for nic in machine.nics:
            machines.setdefault(nic.upper(), []).append(machine.name)
    if not plan.coverage:
        return "<p>The recipe names none.</p>"
    heads = (Cell("State", "name"), Cell("NIC", "id"), Cell("Driver", "id"), Cell("Why", "id"))
    return table(heads, (_nic(item, machines.get(item.nic, [])) for item in plan.coverage))


def _nic(item: Coverage, machines: list[str]) -> tuple[Cell | str, ...]:
    state = Cell("✓ served", "good") if item.inf else Cell("✗ no driver", "bad")
    nic = f"{item.nic} ({', '.join(machines)})" if machines else item.nic
    where = f"{_SOURCES.get(item.source or '', '')}, rank {item.rank}, by {item.matched_id}"
    return state, nic, f"{item.inf}, {where}" if item.inf else "none", item.reason


def _warnings(plan: Plan) -> str:
    if not plan.warnings:
        return "<p>None.</p>"
    sign = '<span class="warn" aria-hidden="true">!</span>'
    items = "\n".join(f"<li>{sign}{escape(warning.message)}</li>" for warning in plan.warnings)
    return f"<ul>\n{items}\n</ul>"


def _sizes(built: Built) -> str:
    plan = built.plan
    pairs = (
        ("ISO", plan.base_iso_size, built.iso_size),
        ("boot.wim in it", plan.base_wim_size, built.wim_size),
    )
    rows, exact = [], []
    for name, before, after in pairs:
        rows.append(Bar(name, before, f"{size_text(before)}, base", "before"))
        rows.append(Bar("", after, f"{size_text(after)}, optimized", "after"))
        exact.append((name, f"{before:,}", f"{after:,}", f"{before - after:,}"))
    loader = built.stage1_size
    rows.append(Bar("Stage-1 loader", loader, size_text(loader), "loader"))
    exact.append(("Stage-1 loader", "", f"{loader:,}", ""))
    heads = ("Bytes", Cell("Base", "num"), Cell("Optimized", "num"), Cell("Saved", "num"))
    return bars("Sizes", rows) + table(heads, exact)


def _gains(built: Built) -> str:
    """From the base to the optimized ISO, step by step."""
    plan, gains = built.plan, built.plan.gains
    steps = (
        (f"{len(plan.removes)} driver packages out", gains.drivers),
        ("Other images out", gains.images),
        ("Packed tighter", gains.recompression),
        ("Image rebuilt", gains.rebuild),
        ("Added", gains.added),
    )
    rows = [Bar("Base ISO", plan.base_iso_size, size_text(plan.base_iso_size), "before")]
    left = plan.base_iso_size
    for name, saved in steps:
        if saved:
            style, sign = ("less", "−") if saved > 0 else ("more", "+")
            rows.append(Bar(name, left - saved, f"{sign}{size_text(abs(saved))}", style, left))
            left -= saved
    rows.append(Bar("Optimized ISO", built.iso_size, size_text(built.iso_size), "after"))
    exact = [(name, f"{saved:,}") for name, saved in steps if saved]
    exact.append(("Together", f"{sum(saved for _, saved in steps):,}"))
    return bars("What the gain is made of", rows) + table(
        ("Means", Cell("Bytes saved", "num")), exact
    )


def _delivery(plan: Plan) -> str:
    rows = []
    for way in plan.delivery:
        before, after = seconds_text(way.base_seconds), seconds_text(way.optimized_seconds)
        name = _WAYS.get(way.way, way.way)
        rows.append(Bar(name, way.base_seconds, f"{before}, base", "before"))
        rows.append(Bar("", way.optimized_seconds, f"{after}, optimized", "after"))
    return bars("Time until the image is with the machine", rows)


def _memory(plan: Plan) -> str:
    needs = (("Started by BIOS", plan.memory.bios), ("Started by UEFI", plan.memory.uefi))
    rows = [Bar(name, size, size_text(size), "after") for name, size in needs]
    return bars("Memory that the target needs", rows)


def _added(plan: Plan) -> str:
    rows: list[tuple[str, str, str]] = [
        (item.path, f"{item.size:,}", item.reason) for item in plan.adds
    ]
    rows += [(edit.path, "", edit.reason) for edit in plan.edits]
    return table(("What", _SIZE, "Why"), rows) if rows else "<p>Nothing.</p>"


def _removed(plan: Plan) -> str:
    if not plan.removes:
        return "<p>None.</p>"
    note = (
        "What a package saves is counted as if it went alone; packages that share files save more "
        "together. manifest.json lists all the paths."
    )
    rows = (
        (item.inf, f"{item.frees:,}", f"{len(item.paths):,}", item.reason) for item in plan.removes
    )
    heads = (Cell("Package", "name"), Cell("Bytes saved", "num"), Cell("Paths", "num"), "Why")
    return f'<p class="quiet">{note}</p>\n{table(heads, rows)}'


def _files(built: Built) -> str:
    plan, hashes = built.plan, built.hashes
    heads = ("File", _SIZE, "SHA-256")
    outputs = (
        (f"{plan.base_path.name} (base)", plan.base_iso_size, hashes.base),
        (ISO, built.iso_size, hashes.iso),
        (STAGE1, built.stage1_size, hashes.stage1),
    )
    added = (
        (file.target, len(file.content), hashlib.sha256(file.content).hexdigest())
        for file in plan.new_files
    )
    made = table(heads, ((name, f"{s:,}", Cell(sha, code=True)) for name, s, sha in outputs))
    if not plan.new_files:
        return made
    new = table(heads, ((name, f"{s:,}", Cell(sha, code=True)) for name, s, sha in added))
    return f"{made}\n<h3>Files put into the image</h3>\n{new}"
