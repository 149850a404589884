"""Writes the outputs."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from pathlib import Path

from sert_wizard import recipe as recipes
from sert_wizard.build.builder import build as build_outputs
from sert_wizard.build.manifest import build_json
from sert_wizard.build.result import REPORT, Built
from sert_wizard.commands.shared import open_base, plan_lines
from sert_wizard.console import print_json, table
from sert_wizard.plan.make import make_plan
from sert_wizard.progress import Progress
from sert_wizard.wording import seconds_text, size_text


def run(options: argparse.Namespace, progress: Progress) -> int:
    recipe = recipes.load(options.recipe)
    folder = options.out or Path(recipe.output.directory)
    with open_base(recipe, progress) as base:
        made = make_plan(recipe, base, progress)
        built = build_outputs(
            made,
            base,
            folder,
            progress,
            recipe_file=options.recipe,
            force=options.force,
            allow_uncovered=options.allow_uncovered,
        )
    progress.finish()
    if options.json:
        print_json(build_json(built))
    else:
        _print_lines(built)
    if options.open:
        _show(built.folder / REPORT)
    return 0


def _print_lines(built: Built) -> None:
    print("\n".join(plan_lines(built.plan)))
    print(f"\nWritten and checked in {seconds_text(built.seconds)}: {built.folder}")
    rows = [
        ("  optimized.iso", size_text(built.iso_size), f"sha256 {built.hashes.iso}"),
        ("  stage1.iso", size_text(built.stage1_size), f"sha256 {built.hashes.stage1}"),
    ]
    print("\n".join(table(rows, right=(1,))))
    print("  manifest.json, report.html, recipe.toml")
    print(f"Next: sert-wizard serve {built.folder}, and redirect stage1.iso")


def _show(report: Path) -> None:
    """In the browser; where there is none, the build stands all the same."""
    if not webbrowser.open(report.resolve().as_uri()):
        print(f"There is no browser to show {report} in.", file=sys.stderr)
