"""Shows what is on a disc."""

from __future__ import annotations

import argparse

from sert_wizard.base import UNEDITABLE, BaseImage, find_wims
from sert_wizard.console import print_json, table
from sert_wizard.contract import inspect_json
from sert_wizard.errors import InputError
from sert_wizard.iso.disc import Disc
from sert_wizard.progress import Progress
from sert_wizard.wording import size_text

#: Intel, "KVM and Intel AMT": from AMT 6 on, once it is enabled in MEBx.
_KVM = (
    "A target with AMT 6 or later whose KVM is enabled needs none;",
    "for others add one with [[extras]] in the recipe.",
)


def run(options: argparse.Namespace, progress: Progress) -> int:
    problem = None
    try:
        with BaseImage.open(options.iso, progress=progress) as base:
            document = inspect_json(base.disc, base.wims, base)
    except InputError as error:
        # What is on the disc is worth knowing though none of its images can be edited.
        if error.code not in UNEDITABLE:
            raise
        problem = error
        with Disc.open(options.iso) as disc:
            document = inspect_json(disc, find_wims(disc), None)
    progress.finish()
    if options.json:
        print_json(document)
        return 0
    boots = [name.upper() for name in ("bios", "uefi") if document["boot"][name]]
    rows = [
        ("Disc", f"{options.iso}, {size_text(document['size'])}"),
        ("Label", document["volume_id"]),
        ("File systems", ", ".join(document["layouts"])),
        ("Boots on", ", ".join(boots) or "nothing"),
    ]
    asks = [n.upper() for n in ("bios", "uefi") if document["boot"]["prompt"][n]]
    if asks:
        rows.append(("Asks for a key", ", ".join(asks)))
    for wim in document["wims"]:
        rows.append(
            (
                "Image file",
                f"{wim['path']}, {size_text(wim['size'])}, {wim['compression']}, "
                f"boot index {wim['boot_index']}"
                + (f"; can't be edited: {wim['unusable']}" if wim["unusable"] else ""),
            )
        )
        for image in wim["images"]:
            rows.append(
                (
                    f"  image {image['index']}",
                    f"{image['name']}: Windows PE {image['generation'] or '?'} "
                    f"({image['version']}, {image['arch']}), {image['files']:,} files",
                )
            )
    startup = document["startup"]
    rows.append(("Start-up", startup["file"] or "none"))
    rows += [("", command) for command in startup["commands"]]
    if not problem:
        tools = [f"{found['tool']} ({found['path']})" for found in document["remote_control"]]
        rows.append(("Remote control", ", ".join(tools) or "no known tool in the image"))
        rows += [("", text) for text in _KVM if not tools]
    print("\n".join(table(rows)))
    if problem:
        print(f"! {problem.message} {problem.hint}")
    return 0
