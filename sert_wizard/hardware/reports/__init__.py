"""Reports of a target's hardware, known by their content and never by a file's name.

Every kind has a reader; the first that recognises a text and finds a NIC in it is believed.
"""

from __future__ import annotations

import re
from pathlib import Path

from sert_wizard.errors import InputError
from sert_wizard.hardware.nic import Nic, nic_of
from sert_wizard.hardware.reports import (
    dmesg,
    lspci,
    msinfo,
    objects,
    sysfs,
    tables,
    typed,
    windows,
)
from sert_wizard.hardware.reports.accepted import COMMANDS, HINT
from sert_wizard.hardware.reports.record import HEAD, Reader, Record, nics_among
from sert_wizard.hardware.reports.text import plain, read_text
from sert_wizard.wording import listed, words

__all__ = ["COMMANDS", "READERS", "nics_in_report", "nics_in_text"]

#: Every kind of report, the strictest form first.
READERS: tuple[Reader, ...] = (
    typed.READER,
    msinfo.XML,
    objects.READER,
    *tables.READERS,
    lspci.READER,
    sysfs.READER,
    dmesg.READER,
    *windows.READERS,
    msinfo.TEXT,
)

#: What a report without ids is, and why it can't help: (how it looks, words).
_WITHOUT_IDS = (
    (
        re.compile(r"\boem\d+\.inf\b", re.IGNORECASE),
        words(
            "It lists driver packages, as `pnputil -e` and Driver Store Explorer do, and no device."
        ),
    ),
    (
        re.compile(r"^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] \w", re.MULTILINE),
        words("It is lspci's list without numbers."),
    ),
    (re.compile(r"<MsInfo"), words("Its network part is missing.")),
)


def nics_in_text(text: str, source: str) -> tuple[Nic, ...]:
    """The NICs that `text` names, wired and wireless, each once in its most specific form, with
    where it was read: "`source`, line 12 (pnputil)".

    Raises InputError (report-too-large, hostile-report).
    """
    text = plain(text, source)
    head = text[:HEAD]
    kinds = [reader for reader in READERS if reader.recognises(head)]
    if not kinds and windows.ANY.recognises(head):
        kinds.append(windows.ANY)  # only here: a listing of a known kind names other devices, too
    for reader in kinds:
        if found := nics_among(reader.read(text)):
            return tuple(
                _nic(
                    record,
                    words(
                        "{source}, line {line} ({kind})",
                        source=source,
                        line=record.line,
                        kind=reader.kind,
                    ),
                )
                for record in found
            )
    return ()


def nics_in_report(path: Path) -> tuple[Nic, ...]:
    """The NICs in a report file. Raises InputError (not-found, unreadable, not-a-report,
    report-too-large, hostile-report, no-nic-found)."""
    text = read_text(path)
    found = nics_in_text(text, path.name)
    if not found:
        message = words("No network adapter is named in {name}.", name=path.name)
        why = next((why for looks, why in _WITHOUT_IDS if looks.search(text[:HEAD])), None)
        raise InputError("no-nic-found", listed((message, why), " ") if why else message, hint=HINT)
    return found


def _nic(record: Record, source: str) -> Nic:
    return nic_of(
        record.device,
        name=record.name or record.device.short,
        source=source,
        mac=record.mac,
        link=record.link,
        driver=record.driver,
        service=record.service,
        speed=record.speed,
    )
