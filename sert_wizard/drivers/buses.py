"""Bus drivers and the adapters on their buses, which only work together.

Some NICs need two drivers: the PCI device's own is a bus driver of class System, which makes a
child device that the network driver serves: mlx4_bus.inf and MLX4\\ConnectX_Eth. The child's ids
begin with the bus's name, and the bus driver's service is named like it (general knowledge of
these packages; no document states it), so packages are linked on the likeness of these names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sert_wizard.drivers.store import DriverPackage
from sert_wizard.inf.ids import BUSES, is_virtual

_LIKENESS = 4  # letters that a bus and the service that makes it have in common: "mlx4", "ebdr"


def bus_children(packages: Sequence[DriverPackage]) -> Mapping[str, tuple[DriverPackage, ...]]:
    """The packages for devices on each bus driver's bus, by the bus driver's folder; a package
    that may belong to several buses is listed under each."""
    on_bus: dict[str, dict[str, DriverPackage]] = {}
    for package in packages:
        for bus in _own_buses(package):
            on_bus.setdefault(bus[:_LIKENESS], {})[package.folder] = package
    found = {}
    for parent in packages:
        if not any(_own_buses(parent)) and not parent.inf.enumerators.isdisjoint(BUSES):
            children = {
                folder: child
                for start in _starts(parent)
                for folder, child in on_bus.get(start, {}).items()
            }
            if children:
                found[parent.folder] = tuple(children.values())
    return found


def _own_buses(package: DriverPackage) -> Iterator[str]:
    """Names of the buses, other than Windows' own, that the package's devices sit on."""
    return (
        name.lower() for name in sorted(package.inf.enumerators - BUSES) if not is_virtual(name)
    )


def _starts(parent: DriverPackage) -> Iterator[str]:
    """How the name of a bus that one of the parent's services makes may begin."""
    for service in sorted(parent.inf.services):
        yield from (service[:length] for length in range(1, _LIKENESS + 1))
