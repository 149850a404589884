"""Boots the loader and what it pulls."""

from __future__ import annotations

import argparse

from sert_wizard.build.manifest import read_manifest
from sert_wizard.console import print_json
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
    progress.finish()
    if options.json:
        print_json({"ok": True, "firmware": options.firmware, "line": result})
    else:
        print(f"The loader worked, the image was fetched and started: {result}")
    return 0
