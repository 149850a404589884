"""Makes a practice ISO."""

from __future__ import annotations

import argparse

from sert_wizard.console import print_json
from sert_wizard.errors import OutputError
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.training.practice import make_practice
from sert_wizard.wording import size_text, words


def run(options: argparse.Namespace, progress: Progress) -> int:
    there = [name for name in ("base.iso", "recipe.toml") if reach(options.out / name).exists()]
    if there and not options.force:
        raise OutputError(
            "exists",
            words("{out} already holds {names}.", out=options.out, names=", ".join(there)),
            hint=words("Choose another folder with --out, or overwrite with --force."),
        )
    made = make_practice(
        options.out,
        generation=options.generation,
        arch=options.arch,
        layout=options.layout,
        scale=options.scale,
        progress=progress,
    )
    progress.finish()
    if options.json:
        print_json(
            {
                "base": str(made.base_iso),
                "size": reach(made.base_iso).stat().st_size,
                "drivers": [str(path) for path in made.drivers],
                "reports": [str(path) for path in made.reports],
                "recipe": str(made.recipe),
            }
        )
        return 0
    print(f"{made.base_iso}: {size_text(reach(made.base_iso).stat().st_size)}, for practice only.")
    print(f"Next: sert-wizard build {made.recipe}")
    return 0
