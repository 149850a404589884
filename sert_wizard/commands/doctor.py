"""Shows what this machine has and lacks."""

from __future__ import annotations

import argparse

from sert_wizard.console import mark, print_json
from sert_wizard.doctor import examine
from sert_wizard.progress import Progress


def run(options: argparse.Namespace, progress: Progress) -> int:
    findings = examine()
    able = all(finding.ok for finding in findings if finding.needed)
    progress.finish()
    if options.json:
        rows = [
            {"name": f.name, "ok": f.ok, "needed": f.needed, "detail": f.detail} for f in findings
        ]
        print_json({"ok": able, "checks": rows})
    else:
        for finding in findings:
            sign = mark(finding.ok) if finding.ok or finding.needed else "–"
            print(f"{sign} {finding.name}: {finding.detail}")
        print("This machine can build images." if able else "This machine can't build images.")
    return 0 if able else 5
