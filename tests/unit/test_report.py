"""report.html says what manifest.json says, stands alone, and takes no text for markup."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as changed

from sert_wizard import recipe as recipes
from sert_wizard.base import BaseImage
from sert_wizard.build.builder import build
from sert_wizard.build.report import write_report
from sert_wizard.build.result import Built
from sert_wizard.drivers.coverage import Coverage
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Warn
from sert_wizard.recipe import Machine
from sert_wizard.training.practice import PracticeSet
from sert_wizard.wording import seconds_text, size_text, words

_VOID = {"meta", "rect"}  # and a rect closes itself
_HOSTILE = words("<script>alert('$base & \"co\"')</script>")


class _Page(HTMLParser):
    """A report taken apart: its tags, its text, its rows, and the bars' widths."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self.bars: list[float] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        assert not self._open, self._open
        self.text = "\n".join(self._text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag == "rect":
            self.bars.append(float(dict(attrs)["width"] or 0))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"td", "th"}.isdisjoint(self._open):
            self.rows[-1][-1] += data
        if "style" not in self._open:
            self._text.append(data)


@pytest.fixture(scope="module")
def built(practice: PracticeSet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("built")
    with BaseImage.open(practice.base_iso) as base:
        yield build(make_plan(recipes.load(practice.recipe), base), base, folder)


@pytest.fixture(scope="module")
def manifest(built: Built) -> dict[str, Any]:
    text = (built.folder / "manifest.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


@pytest.fixture(scope="module")
def page(built: Built) -> _Page:
    return _Page(built.folder / "report.html")


def _page_of(built: Built, folder: Path) -> _Page:
    write_report(built, folder / "report.html")
    return _Page(folder / "report.html")


def test_it_stands_alone(built: Built, page: _Page) -> None:
    assert not {"script", "link", "img", "a", "iframe", "object", "form"} & set(page.tags)
    assert not {"src", "href", "onload", "onclick", "style"} & {name for name, _ in page.attributes}
    raw = (built.folder / "report.html").read_text(encoding="utf-8")
    assert "url(" not in raw
    assert "@import" not in raw
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    assert "@media print" in raw
    assert "prefers-color-scheme: dark" in raw


def test_it_says_what_the_manifest_says(page: _Page, manifest: dict[str, Any]) -> None:
    plan = manifest["plan"]
    rows = [tuple(row) for row in page.rows]
    for one in plan["removes"]:
        paths = f"{len(one['paths']):,}"
        assert (one["inf"], f"{one['frees']:,}", paths, one["reason"]) in rows
    for one in plan["adds"]:
        assert (one["path"], f"{one['size']:,}", one["reason"]) in rows
    for one in plan["edits"]:
        assert (one["path"], "", one["reason"]) in rows
    for one in plan["coverage"]:
        (row,) = (row for row in rows if row[1] == one["nic"])
        assert row[0] == "✓ served"
        assert one["inf"] in row[2]
        assert one["rank"] in row[2]
        assert row[3] == one["reason"]
    for warning in plan["warnings"]:
        assert warning["message"] in page.text
    for way in plan["delivery"]:
        assert f"{seconds_text(way['base_seconds'])}, base" in page.text
        assert f"{seconds_text(way['optimized_seconds'])}, optimized" in page.text
    for size in plan["memory"].values():
        assert size_text(size) in page.text
    saved = [row[1] for row in rows if len(row) == 2]
    for gain in filter(None, plan["gains"].values()):
        assert f"{gain:,}" in saved
    for tool in manifest["tools"].items():
        assert tool in rows
    for one in manifest["inputs"] + manifest["outputs"][:2]:
        assert any(row[1:] == (f"{one['size']:,}", one["sha256"]) for row in rows)
    assert manifest["recipe"]["stage1"]["url"] in page.text


def test_practice_is_said_at_the_top(built: Built, page: _Page, tmp_path: Path) -> None:
    """Nobody takes it for a real disc's; a real one's report doesn't have the mark."""
    assert ("class", "practice") in page.attributes
    assert page.text.index("Practice.") < page.text.index("report of a build")
    real = _page_of(replace(built, plan=replace(built.plan, warnings=())), tmp_path)
    assert ("class", "practice") not in real.attributes


_PRINTERS = [shutil.which(name) for name in ("chromium", "pdftotext")]


@pytest.mark.skipif(None in _PRINTERS, reason="needs chromium and pdftotext")
def test_it_prints_on_a4(built: Built, page: _Page, tmp_path: Path) -> None:
    """Every word of the tables is on paper, between the margins."""
    browser, to_text = map(str, _PRINTERS)
    sheet, boxes = tmp_path / "report.pdf", tmp_path / "boxes.html"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    options += [f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={sheet}"]
    address = (built.folder / "report.html").as_uri()
    subprocess.run([browser, *options, address], capture_output=True, check=True, timeout=120)
    subprocess.run([to_text, "-bbox", str(sheet), str(boxes)], check=True, timeout=60)
    printed = boxes.read_text(encoding="utf-8")
    sizes = re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', printed)
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {(595, 842)}
    words_on_it = re.findall(r'<word xMin="([\d.-]+)".*? xMax="([\d.]+)".*?>(.*?)</word>', printed)
    margin = 16 / 25.4 * 72
    for left, right, word in words_on_it:
        assert margin - 1 <= float(left) < float(right) <= 595 - margin + 1, word
    text = "".join(unescape(word) for *_, word in words_on_it)
    for cell in (cell for row in page.rows for cell in row):
        assert re.sub(r"\s", "", cell).split("-")[0] in text, cell


def test_bars_are_in_proportion(built: Built, page: _Page) -> None:
    plan = built.plan
    sizes = [plan.base_iso_size, built.iso_size, plan.base_wim_size, built.wim_size]
    sizes.append(built.stage1_size)
    for size, width in zip(sizes, page.bars, strict=False):
        assert width / page.bars[0] == pytest.approx(size / sizes[0], rel=0.01)
    drawings = [value for name, value in page.attributes if name == "aria-label"]
    assert len(drawings) == 4
    assert size_text(built.iso_size) in drawings[0]


def test_no_text_is_markup(built: Built, tmp_path: Path) -> None:
    """Names, reasons and the recipe come from discs, drivers and users."""
    plan = built.plan
    missing = Coverage(_HOSTILE, None, None, None, None, None, _HOSTILE)
    served = replace(plan.coverage[0], inf=_HOSTILE, matched_id=_HOSTILE)
    hostile = replace(
        plan,
        base_path=Path(_HOSTILE.replace("/", "|") + ".iso"),
        coverage=(missing, served),
        warnings=(Warn("x", _HOSTILE),),
        removes=(replace(plan.removes[0], inf=_HOSTILE, reason=_HOSTILE),),
        adds=(replace(plan.adds[0], path=_HOSTILE, reason=_HOSTILE),),
        edits=(replace(plan.edits[0], path=_HOSTILE, reason=_HOSTILE),),
        new_files=(replace(plan.new_files[0], target=_HOSTILE),),
        delivery=(*plan.delivery, replace(plan.delivery[0], way=_HOSTILE)),
        recipe=changed(plan.recipe, stage1=changed(plan.recipe.stage1, url=f"http://h/{_HOSTILE}")),
    )
    page = _page_of(replace(built, plan=hostile), tmp_path)
    assert "script" not in page.tags
    assert page.text.count(_HOSTILE) >= 12
    assert page.rows[1][0] == "✗ no driver"
    told = [value for name, value in page.attributes if name == "aria-label"]
    assert any(_HOSTILE in text for text in told)


def test_names_that_are_no_text(built: Built, tmp_path: Path) -> None:
    """A file's name need not be valid UTF-8; the report is."""
    odd = os.fsdecode(b"caf\xe9.iso") if os.name == "posix" else "caf\udce9.iso"
    page = _page_of(replace(built, plan=replace(built.plan, base_path=Path(odd))), tmp_path)
    assert "caf?.iso, optimized" in page.text


def test_a_plan_that_does_little(built: Built, tmp_path: Path) -> None:
    bare = replace(
        built.plan, coverage=(), removes=(), adds=(), edits=(), new_files=(), warnings=()
    )
    page = _page_of(replace(built, plan=bare, iso_size=2 * built.plan.base_iso_size), tmp_path)
    for text in ("The recipe names none.", "None.", "Nothing.", "100% larger", "0 of 0"):
        assert text in page.text


def test_machines_are_named(built: Built, tmp_path: Path) -> None:
    plan = built.plan
    nic = plan.coverage[0].nic
    target = changed(plan.recipe.target, machines=(Machine("OptiPlex 960", (nic.lower(),)),))
    named = replace(plan, recipe=changed(plan.recipe, target=target))
    page = _page_of(replace(built, plan=named), tmp_path)
    assert page.rows[1][1] == f"{nic} (OptiPlex 960)"


def _build(practice: PracticeSet, out: Path, browser: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from sert_wizard.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, "build", practice.recipe, "--out", out, "--open", "--json"],
        env={**os.environ, "BROWSER": browser},
        capture_output=True,
        text=True,
        check=True,
    )


def test_build_opens_it_when_asked(practice: PracticeSet, tmp_path: Path) -> None:
    script = tmp_path / "browser.py"
    noted = tmp_path / "noted"
    script.write_text(
        f"import pathlib, sys\npathlib.Path({str(noted)!r}).write_text(sys.argv[1], 'utf-8')\n",
        encoding="utf-8",
    )
    browser = f"{Path(sys.executable).as_posix()} {script.as_posix()} %s"
    done = _build(practice, tmp_path / "out", browser)
    assert noted.read_text(encoding="utf-8") == (tmp_path / "out" / "report.html").as_uri()
    assert json.loads(done.stdout)["written"]["report"]
    assert not re.search("no browser", done.stderr)
