"""How long an image takes to reach the machine, by the way it goes.

Estimates from published and measured rates, for comparing the ways; a link's real rate decides.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Bytes per second of a redirected CD (IDE-R, USB-R): what technicians report as "2x" and "4x".
REDIRECT_2X = 300_000
REDIRECT_4X = 600_000

#: Bytes per second of HTTP on Ethernet at 100 Mb/s: 1,448 of each 1,538 bytes on the wire.
LAN_100M = 11_768_000
#: At 1 Gb/s the loader is the limit, not the wire: iPXE took 5 s for 314 MB (measured in QEMU).
LAN_1G = 62_800_000

#: Seconds for starting iPXE, link-up and DHCP: an 8 MB image took 9 to 13 s all in all (measured
#: in QEMU; a switch that runs spanning tree on the port adds up to 30 s).
LOADER_START = 10.0


@dataclass(frozen=True)
class Delivery:
    """Seconds until the whole image is with the machine, before and after optimizing."""

    way: str
    base_seconds: float
    optimized_seconds: float


def estimate(base_size: int, optimized_size: int, stage1_size: int) -> tuple[Delivery, ...]:
    """Each way's seconds for discs of these sizes (bytes).

    Redirected directly, the whole disc goes through the redirected drive. With the loader only
    the loader does (at the slower rate), then the image comes over the network; the base's
    seconds are those of the base disc fetched the same way.
    """
    redirected = {"redirect-2x": REDIRECT_2X, "redirect-4x": REDIRECT_4X}
    fetched = {"stage1-100m": LAN_100M, "stage1-1g": LAN_1G}
    start = stage1_size / REDIRECT_2X + LOADER_START
    return tuple(
        Delivery(way, round(base_size / rate, 1), round(optimized_size / rate, 1))
        for way, rate in redirected.items()
    ) + tuple(
        Delivery(way, round(start + base_size / rate, 1), round(start + optimized_size / rate, 1))
        for way, rate in fetched.items()
    )
