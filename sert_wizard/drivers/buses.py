"""Bus drivers and the adapters on their buses, which only work together.

Some NICs need two drivers: the PCI device's own is a bus driver of class System, which makes a
child device that the network driver serves: mlx4_bus.inf and MLX4\\ConnectX_Eth. The child's ids
begin with the bus's name, and the bus driver's service is named like it (general knowledge of
these packages; no document states it), so packages are linked on the likeness of these names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sert_wizard.drivers.store import DriverPackage
from sert_wizard.inf.ids import BUS_ID, VIRTUAL_ID

_LIKENESS = 4  # letters that a bus and the service that makes it have in common: "mlx4", "ebdr"


def bus_children(
    packages: Sequence[DriverPackage],
) -> Mapping[str, tuple[DriverPackage, ...]]:
    """The packages for devices on each bus driver's bus, by the bus driver's folder; a package
    that may belong to several buses is listed under each."""
    buses = {package.folder: _own_buses(package) for package in packages}
    found = {}
    for parent in packages:
        if buses[parent.folder] or not any(BUS_ID.match(listed) for listed in parent.inf.ids):
            continue
        children = tuple(
            child for child in packages if any(_makes(parent, bus) for bus in buses[child.folder])
        )
        if children:
            found[parent.folder] = children
    return found


def _own_buses(package: DriverPackage) -> frozenset[str]:
    """Names of the buses, other than Windows' own, that the package's devices sit on."""
    return frozenset(
        listed.partition("\\")[0].lower()
        for listed in package.inf.ids
        if not BUS_ID.match(listed) and not VIRTUAL_ID.match(listed)
    )


def _makes(parent: DriverPackage, bus: str) -> bool:
    """Whether one of the parent's services is named like the bus."""
    return any(service.startswith(bus[:_LIKENESS]) for service in parent.inf.services)
