"""Checks a finished folder again."""

from __future__ import annotations

import argparse

from sert_wizard.build.verify import verify as verify_folder
from sert_wizard.console import mark, print_json
from sert_wizard.errors import InputError
from sert_wizard.progress import Progress


def run(options: argparse.Namespace, progress: Progress) -> int:
    checks = verify_folder(options.folder, progress)
    ok = all(check.ok for check in checks)
    progress.finish()
    if options.json:
        rows = [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]
        print_json({"ok": ok, "checks": rows})
    else:
        for check in checks:
            print(f"{mark(check.ok)} {check.name}: {check.detail}")
        print("All is as it was built." if ok else "NOT as it was built: don't use it.")
    return 0 if ok else InputError.exit_status
