"""What each command of the terminal does: calls the core, prints for people or as JSON."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from sert_wizard import recipe as recipes
from sert_wizard.base import UNEDITABLE, BaseImage, find_wims
from sert_wizard.build.builder import build as build_outputs
from sert_wizard.build.manifest import build_json, read_manifest
from sert_wizard.build.verify import verify as verify_folder
from sert_wizard.console import print_json, table
from sert_wizard.contract import drivers_json, inspect_json, plan_json
from sert_wizard.delivery.boot_test import boot_test as boot_outputs
from sert_wizard.delivery.server import ImageServer
from sert_wizard.doctor import examine
from sert_wizard.drivers.inject import offered_packages
from sert_wizard.drivers.prune import judge
from sert_wizard.errors import InputError, OutputError, RequestError, write_error
from sert_wizard.hardware.local import has_address, local_addresses, local_nics
from sert_wizard.hardware.report import nics_in_report
from sert_wizard.inf.ids import parse_id
from sert_wizard.iso.disc import Disc
from sert_wizard.plan.drivers import cover
from sert_wizard.plan.make import make_plan
from sert_wizard.plan.model import Plan
from sert_wizard.plan.predict import Effort
from sert_wizard.progress import Progress
from sert_wizard.stage1.loader import build_loader, parse_firmware
from sert_wizard.training.practice import make_practice
from sert_wizard.wording import seconds_text, size_text

_SERVED, _NOT_SERVED = "✓", "✗"


def train(options: argparse.Namespace, progress: Progress) -> int:
    there = [name for name in ("base.iso", "recipe.toml") if (options.out / name).exists()]
    if there and not options.force:
        raise OutputError(
            "exists",
            f"{options.out} already holds {', '.join(there)}.",
            hint="Choose another folder with --out, or overwrite with --force.",
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
                "size": made.base_iso.stat().st_size,
                "drivers": [str(path) for path in made.drivers],
                "reports": [str(path) for path in made.reports],
                "recipe": str(made.recipe),
            }
        )
        return 0
    print(f"{made.base_iso}: {size_text(made.base_iso.stat().st_size)}, for practice only.")
    print(f"Next: sert-wizard build {made.recipe}")
    return 0


def inspect(options: argparse.Namespace, progress: Progress) -> int:
    problem = None
    try:
        with BaseImage.open(options.iso, progress=progress) as base:
            document = inspect_json(base.disc, base.wims, base.startup)
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
    print("\n".join(table(rows)))
    if problem:
        print(f"! {problem.message} {problem.hint}")
    return 0


def nics(options: argparse.Namespace, progress: Progress) -> int:
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


def drivers(options: argparse.Namespace, progress: Progress) -> int:
    devices = [parse_id(nic) for nic in options.nic]
    offers = offered_packages(options.inject)
    with BaseImage.open(options.iso, progress=progress) as base:
        coverage, serving, _needed = cover(base, devices, offers)
        verdicts = judge(
            base.packages,
            prune="none",
            keep=(),
            remove=(),
            devices=devices,
            serving=serving,
            target=base.target_os,
        )
        document = drivers_json(base, verdicts, coverage)
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
    for item in coverage:
        print(f"{_SERVED if item.inf else _NOT_SERVED} {item.nic}: {item.reason}")
    return 0


def plan(options: argparse.Namespace, progress: Progress) -> int:
    recipe = recipes.load(options.recipe)
    with _open_base(recipe, progress) as base:
        made = make_plan(recipe, base, progress, Effort.EXACT if options.exact else Effort.USUAL)
    progress.finish()
    if options.json:
        print_json(plan_json(made))
    else:
        print("\n".join(_plan_lines(made)))
    return 0


def build(options: argparse.Namespace, progress: Progress) -> int:
    recipe = recipes.load(options.recipe)
    folder = options.out or Path(recipe.output.directory)
    with _open_base(recipe, progress) as base:
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
        return 0
    print("\n".join(_plan_lines(made)))
    print(f"\nWritten and checked in {seconds_text(built.seconds)}: {built.folder}")
    rows = [
        ("  optimized.iso", size_text(built.iso_size), f"sha256 {built.hashes.iso}"),
        ("  stage1.iso", size_text(built.stage1_size), f"sha256 {built.hashes.stage1}"),
    ]
    print("\n".join(table(rows, right=(1,))))
    print("  manifest.json, report.html, recipe.toml")
    print(f"Next: sert-wizard serve {built.folder}, and redirect stage1.iso")
    return 0


def verify(options: argparse.Namespace, progress: Progress) -> int:
    checks = verify_folder(options.folder, progress)
    ok = all(check.ok for check in checks)
    progress.finish()
    if options.json:
        rows = [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]
        print_json({"ok": ok, "checks": rows})
    else:
        for check in checks:
            print(f"{_SERVED if check.ok else _NOT_SERVED} {check.name}: {check.detail}")
        print("All is as it was built." if ok else "NOT as it was built: don't use it.")
    return 0 if ok else InputError.exit_status


def stage1(options: argparse.Namespace, progress: Progress) -> int:
    if options.out.exists() and not options.force:
        raise OutputError(
            "exists",
            f"{options.out} is already there.",
            hint="Choose another file with --out, or overwrite with --force.",
        )
    if options.sha256:
        raise RequestError(
            "not-supported",
            "This version's loader can't check a hash before it boots.",
            hint="Leave --sha256 out; `sert-wizard verify` checks the image on the server.",
        )
    loader = build_loader(options.url, firmware=parse_firmware(options.firmware))
    _write_new(options.out, loader)
    progress.finish()
    if options.json:
        print_json({"stage1": str(options.out), "stage1_size": len(loader)})
    else:
        print(f"{options.out}: {size_text(len(loader))}, fetches {options.url}")
    return 0


def serve(options: argparse.Namespace, progress: Progress) -> int:
    url = read_manifest(options.folder).url
    address, port = _listen_at(options.bind, options.port, url)
    shown: dict[str, int] = {}

    def show(client: str, sent: int, total: int) -> None:
        percent = min(100, 100 * sent // total)
        if percent != shown.get(client):
            shown[client] = percent
            print(f"{client}: {percent} % of {size_text(total)}", file=sys.stderr)

    with ImageServer(options.folder, address, port, path=urlsplit(url).path, served=show) as server:
        if options.json:
            print_json({"url": server.url()})
        else:
            print(f"Serving {server.url()}; Ctrl-C ends it.", flush=True)
        serving = threading.Thread(target=server.serve_forever, name="http")
        serving.start()
        try:
            progress.wait_for_cancel()
        finally:
            server.shutdown()
            serving.join()
    return 0


def _listen_at(bind: str | None, port: int | None, url: str) -> tuple[str, int]:
    """Where to listen: as told, else where the manifest's URL points, if that is here."""
    parts = urlsplit(url)
    address = bind or parts.hostname or ""
    if not bind and not has_address(address):
        own = ", ".join(item.address for item in local_addresses()) or "none but loopback"
        raise RequestError(
            "not-my-address",
            f"The loader asks {url}, but this computer's addresses are: {own}.",
            hint="Build with a [stage1] url that names one of them, or choose one with --bind.",
        )
    usual = parts.port or (443 if parts.scheme == "https" else 80)
    return address, usual if port is None else port


def boot_test(options: argparse.Namespace, progress: Progress) -> int:
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


def doctor(options: argparse.Namespace, progress: Progress) -> int:
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
            mark = _SERVED if finding.ok else (_NOT_SERVED if finding.needed else "–")
            print(f"{mark} {finding.name}: {finding.detail}")
        print("This machine can build images." if able else "This machine can't build images.")
    return 0 if able else 5


def _open_base(recipe: recipes.Recipe, progress: Progress) -> BaseImage:
    if not recipe.base.iso:
        raise InputError(
            "bad-recipe",
            "The recipe names no base ISO.",
            hint='Add it under [base]: iso = "recovery.iso".',
        )
    return BaseImage.open(Path(recipe.base.iso), wim=recipe.base.wim, progress=progress)


def _plan_lines(plan: Plan) -> list[str]:
    predicted, gains = plan.predicted, plan.gains
    lines = [
        f"{_SERVED if item.inf else _NOT_SERVED} {item.nic}: {item.reason}"
        for item in plan.coverage
    ]
    lines += [f"! {warning.message}" for warning in plan.warnings]
    lines.append("")
    lines += table(
        [
            ("", "base", "optimized", "saved"),
            _size_row("ISO", plan.base_iso_size, predicted.iso_size),
            _size_row("boot.wim", plan.base_wim_size, predicted.wim_size),
            ("loader", "", size_text(predicted.stage1_size), ""),
        ],
        right=(1, 2, 3),
    )
    if not predicted.exact:
        lines.append("Sizes are estimates; --exact predicts them to the byte.")
    parts = [(f"drivers removed ({len(plan.removes)} packages)", gains.drivers)]
    parts += [("images dropped", gains.images), ("recompression", gains.recompression)]
    parts += [("rebuilding", gains.rebuild)]
    saved = ", ".join(f"{name} {size_text(size)}" for name, size in parts if size)
    lines.append(f"Saved by {saved or 'nothing'}; added {size_text(-gains.added)}.")
    lines.append("")
    lines += table(
        [
            ("delivery", "base", "optimized"),
            *(
                (way.way, seconds_text(way.base_seconds), seconds_text(way.optimized_seconds))
                for way in plan.delivery
            ),
        ],
        right=(1, 2),
    )
    return lines


def _size_row(name: str, before: int, after: int) -> tuple[str, str, str, str]:
    return (name, size_text(before), size_text(after), size_text(before - after))


def _write_new(path: Path, content: bytes) -> None:
    """Write beside the final name, then rename. Raises OutputError (cannot-write)."""
    beside = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise write_error(path, error) from None
