"""Shows NICs: of this computer, of reports, of the catalogue, or those that an AMT machine may
have."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sert_wizard.console import print_json, table
from sert_wizard.errors import RequestError, UsageError
from sert_wizard.hardware.catalogue import CAVEAT, Candidate, from_amt, search
from sert_wizard.hardware.local import local_nics
from sert_wizard.hardware.nic import Nic
from sert_wizard.hardware.reports import nics_in_report
from sert_wizard.progress import Progress
from sert_wizard.wording import words

_NONE = "This computer has no network adapter with a PCI or USB id."
_Json = dict[str, Any]


def run(options: argparse.Namespace, progress: Progress) -> int:
    if options.amt:
        return _amt(options, progress)
    if options.tls or options.fingerprint or options.port is not None:
        raise UsageError("usage", words("--tls, --port and --fingerprint belong to --amt."))
    candidates = _candidates(options.catalog) if options.catalog is not None else ()
    found = [nic for path in options.reports for nic in nics_in_report(path)]
    if not options.reports and options.catalog is None:
        found = list(local_nics(include_virtual=options.all))
    progress.finish()
    if options.json:
        print_json({"nics": [*map(asdict, found), *map(_candidate_json, candidates)]})
        return 0
    if found:
        print("\n".join(_nic_lines(found)))
    elif not candidates:
        print(_NONE if options.all else f"{_NONE} --all shows virtual ones, too.")
    _show_candidates(candidates)
    return 0


def _candidates(wanted: str) -> tuple[Candidate, ...]:
    """What the catalogue finds. Raises RequestError (no-candidate)."""
    found = search(wanted)
    if not found:
        raise RequestError(
            "no-candidate",
            words("The catalogue of Intel's vPro NICs knows nothing of “{text}”.", text=wanted),
            hint=words('Try fewer words: a NIC ("I219-LM", "82579"), "AMT 7", a model, or an id.'),
        )
    return found


def _amt(options: argparse.Namespace, progress: Progress) -> int:
    # Only here: httpx and its kin take their time to load.
    from sert_wizard.hardware.amt.terminal import (  # noqa: PLC0415
        ask_inventory,
        inventory_json,
        inventory_lines,
    )

    found = ask_inventory(
        options.amt,
        user=options.user,
        port=options.port,
        tls=options.tls,
        fingerprint=options.fingerprint,
        progress=progress,
    )
    candidates = from_amt(found.version, found.model)
    progress.finish()
    if options.json:
        print_json({"amt": inventory_json(found), "nics": [*map(_candidate_json, candidates)]})
        return 0
    print("\n".join(inventory_lines(found)))
    _show_candidates(candidates)
    return 0


def _nic_lines(found: Sequence[Nic]) -> list[str]:
    rows = [
        (
            nic.id,
            nic.name + (" (virtual)" if nic.virtual else ""),
            nic.mac,
            nic.link,
            f"{nic.speed // 1_000_000} Mbit/s" if nic.speed else "",
            nic.driver,
            nic.source,
        )
        for nic in found
    ]
    return _filled([("ID", "NAME", "MAC", "LINK", "SPEED", "DRIVER", "READ FROM"), *rows])


def _show_candidates(candidates: Sequence[Candidate]) -> None:
    if not candidates:
        return
    rows = [
        (
            one.id,
            one.name,
            one.amt_text,
            one.year,
            one.machine or one.platform,
            "yes" if one.ipxe else "no",
            one.certainty,
            ", ".join(one.infs),
        )
        for one in candidates
    ]
    heads = ("ID", "NAME", "AMT", "YEAR", "MACHINE OR PLATFORM", "IPXE", "HOW SURE", "INFS")
    print("\n".join(_filled([heads, *rows])))
    print(CAVEAT, file=sys.stderr)


def _filled(rows: Sequence[Sequence[str]]) -> list[str]:
    """The table without the columns that hold nothing."""
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows[1:]) or n == 0]
    return table([[row[n] for n in kept] for row in rows])


def _candidate_json(one: Candidate) -> _Json:
    """A candidate with the keys of a NIC."""
    return {**asdict(one), "ids": [one.id], "mac": "", "link": "", "infs": list(one.infs)}
