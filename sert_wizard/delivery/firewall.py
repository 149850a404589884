"""How clients get past Windows Firewall."""

from __future__ import annotations

import ntpath


def windows_advice(program: str, port: int) -> tuple[str, ...]:
    """What to do so that Windows lets clients in to `program` (its path) on `port`.

    From Microsoft's pages on Windows Firewall's rules: a program that listens and has no rule yet
    makes Windows ask an administrator; Cancel, and (usually unasked) everybody else, leave rules
    that block, and a rule that blocks wins over one that allows.
    """
    name = ntpath.basename(program)
    return (
        f"Windows Firewall: if it asks about {name}, tick the kind of network that the target is "
        "on and choose Allow access.",
        "If it did not ask, or was cancelled before, an administrator runs:",
        f'  netsh advfirewall firewall delete rule name=all program="{program}"',
        '  netsh advfirewall firewall add rule name="SERT Wizard" dir=in action=allow '
        f'program="{program}" protocol=TCP localport={port}',
        "Without that right another port does not help: all that comes in is stopped. Put "
        "optimized.iso on a server that is let through already (sert-wizard serve --print iis), "
        "and build with its address in [stage1] url.",
    )
