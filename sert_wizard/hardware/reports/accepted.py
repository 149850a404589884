"""What to run on the target, and what kinds of report can be given instead: data and words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sert_wizard.wording import words

#: What to run on the target, each one line for a console there; it writes nics.txt.
#: "windows" needs Windows or Windows PE 10 version 1903. "windows-pe" works in every Windows PE
#: from 2.0 and every Windows from Vista, but names no USB adapters and no product names. Both
#: find a NIC without a driver, which has no setup class: `/class Net` would not.
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "windows": "pnputil /enum-devices /connected /ids > nics.txt",
        "windows-pe": r"reg query HKLM\SYSTEM\CurrentControlSet\Enum\PCI /s /f CC_02 > nics.txt",
        "linux": "lspci -nnk > nics.txt",
    }
)

#: The hint of every error about a report.
HINT = words(
    "On the target run `{windows}` (Windows), `{windows_pe}` (Windows PE "
    "and older Windows) or `{linux}` (Linux) and give nics.txt. Also read: "
    "PowerShell's Get-PnpDevice or Win32_PnPEntity as list, CSV or JSON, devcon hwids, System "
    "Information (.nfo or text), dmesg, sysfs, Driver Store Explorer's CSV, and ids typed by hand, "
    "for example 8086:10DE.",
    windows=COMMANDS["windows"],
    windows_pe=COMMANDS["windows-pe"],
    linux=COMMANDS["linux"],
)
