"""Boots the loader and what it pulls."""

from __future__ import annotations

import argparse

from sert_wizard.build.manifest import read_manifest
from sert_wizard.console import print_json
from sert_wizard.delivery.boot_page import write_boot_page
from sert_wizard.delivery.boot_test import boot_test as boot_outputs
from sert_wizard.progress import Progress


def run(options: argparse.Namespace, progress: Progress) -> int:
    manifest = read_manifest(options.folder)
    result = boot_outputs(
        options.folder,
        manifest.url,
        firmware=options.firmware,
        cd_rate=options.cd_rate,
        progress=progress,
    )
    page = write_boot_page(result, options.folder)
    progress.finish()
    if options.json:
        print_json(
            {
                "ok": True,
                "firmware": result.firmware,
                "line": result.line,
                "steps": list(result.steps),
                "seconds": result.seconds,
                "report": str(page),
            }
        )
        return 0
    print("\n".join(f"  {step}" for step in result.steps))
    print(result.text)
    print(f"Pictures of its screen: {page}")
    return 0
