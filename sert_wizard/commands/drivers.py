"""Shows the driver packages of an image, and which serves which NIC."""

from __future__ import annotations

import argparse

from sert_wizard.base import BaseImage
from sert_wizard.console import mark, print_json, table
from sert_wizard.contract import drivers_json
from sert_wizard.inf.ids import parse_id
from sert_wizard.plan.drivers import survey_drivers
from sert_wizard.progress import Progress
from sert_wizard.recipe import Drivers
from sert_wizard.wording import size_text


def run(options: argparse.Namespace, progress: Progress) -> int:
    devices = [parse_id(nic) for nic in options.nic]
    wanted = Drivers(prune="none", inject=tuple(map(str, options.inject)))
    with BaseImage.open(options.iso, progress=progress) as base:
        found = survey_drivers(wanted, base, devices, progress)
        document = drivers_json(base, found)
    progress.finish()
    if options.json:
        print_json(document)
        return 0
    heads = ("PACKAGE", "CLASS", "VERSION", "FREES", "MAY GO", "WHY")
    rows = [
        (
            package["inf"],
            package["class"],
            package["version"],
            size_text(package["frees"]),
            "yes" if package["prunable"] else "no",
            package["reason"],
        )
        for package in document["packages"]
    ]
    print("\n".join(table([heads, *rows], right=(3,))))
    for item in found.coverage:
        how = f" [{item.rank}, by {item.matched_id}]" if item.inf else ""
        print(f"{mark(bool(item.inf))} {item.nic}: {item.reason}{how}")
    for warning in found.warnings:
        print(f"! {warning.message}")
    return 0
