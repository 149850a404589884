"""Shows what a build would do."""

from __future__ import annotations

import argparse

from sert_wizard import recipe as recipes
from sert_wizard.commands.shared import open_base, plan_lines
from sert_wizard.console import print_json
from sert_wizard.contract import plan_json
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.predict import Effort
from sert_wizard.progress import Progress


def run(options: argparse.Namespace, progress: Progress) -> int:
    recipe = recipes.load(options.recipe)
    with open_base(recipe, progress) as base:
        made = make_plan(recipe, base, progress, Effort.EXACT if options.exact else Effort.USUAL)
    progress.finish()
    if options.json:
        print_json(plan_json(made))
    else:
        print("\n".join(plan_lines(made)))
    return 0
