"""Shows NICs of this computer or of a report."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from sert_wizard.console import print_json, table
from sert_wizard.hardware.local import local_nics
from sert_wizard.hardware.reports import nics_in_report
from sert_wizard.progress import Progress


def run(options: argparse.Namespace, progress: Progress) -> int:
    found = [nic for path in options.reports for nic in nics_in_report(path)]
    if not options.reports:
        found = list(local_nics())
    progress.finish()
    if options.json:
        print_json({"nics": [asdict(nic) for nic in found]})
        return 0
    rows = [(nic.id, nic.name, nic.mac, nic.link, nic.source) for nic in found]
    print("\n".join(table([("ID", "NAME", "MAC", "LINK", "READ FROM"), *rows])))
    return 0
