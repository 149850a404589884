"""How clients get past Windows Firewall; other systems' firewalls are not switched on by default
or ask nobody."""

from __future__ import annotations

import ntpath


def windows_advice(program: str, port: int) -> tuple[str, ...]:
    """What to do so that Windows lets clients in to `program` (its path) on `port`.

    A rule names a program or a port and needs an administrator (Microsoft, "netsh advfirewall
    firewall"); without any rule for a program that listens, Windows asks whoever is logged on, and
    what an ordinary user answers there makes a rule that blocks.
    """
    name = ntpath.basename(program)
    return (
        f"Windows Firewall: when it asks about {name}, tick the network that the target is on "
        "(private or domain) and choose Allow access.",
        "If it did not ask, or Cancel was chosen once, an administrator runs:",
        f'  netsh advfirewall firewall delete rule name=all program="{program}"',
        '  netsh advfirewall firewall add rule name="SERT Wizard" dir=in action=allow '
        f'program="{program}" protocol=TCP localport={port}',
        "Without that right another port does not help: all incoming connections are stopped. Put "
        "optimized.iso on a server that is let through already (sert-wizard serve --print iis), "
        "and build with its address in [stage1] url.",
    )
