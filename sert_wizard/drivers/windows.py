"""Which Windows an image holds, as far as drivers ask: by the WIM's XML, else by the hives."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from sert_wizard.drivers.hive import SystemHive, read_software_version, read_system_hive
from sert_wizard.errors import InputError
from sert_wizard.inf.ranking import DOMAIN_CONTROLLER, SERVER, WORKSTATION, TargetOs
from sert_wizard.wim.model import ImageInfo

CONFIG = "/Windows/System32/config/"
SYSTEM_HIVE, SOFTWARE_HIVE = f"{CONFIG}SYSTEM", f"{CONFIG}SOFTWARE"

#: Gives a file of the image by its path; None where there is none. Raises InputError.
Read = Callable[[str], bytes | None]

_PRODUCTS = {"winnt": WORKSTATION, "lanmannt": DOMAIN_CONTROLLER, "servernt": SERVER}
#: Names in the registry's ProductSuite and VER_SUITE_* (Microsoft, OSVERSIONINFOEX).
_SUITES = {
    "small business": 0x01,
    "enterprise": 0x02,
    "backoffice": 0x04,
    "terminal server": 0x10,
    "small business(restricted)": 0x20,
    "embeddednt": 0x40,
    "datacenter": 0x80,
    "personal": 0x200,
    "blade": 0x400,
    "storage server": 0x2000,
    "compute server": 0x4000,
}


def system_hive(read: Read) -> SystemHive | None:
    """What the image's SYSTEM hive says; None where it has none. Raises InputError (bad-hive)."""
    raw = read(SYSTEM_HIVE)
    return read_system_hive(raw, SYSTEM_HIVE) if raw is not None else None


def hives_to_read(image: ImageInfo) -> tuple[str, ...]:
    """The hives that are asked; SOFTWARE, a large file, only where the XML names no version."""
    return (SYSTEM_HIVE,) if any(image.version) else (SYSTEM_HIVE, SOFTWARE_HIVE)


def target_os(image: ImageInfo, read: Read) -> TargetOs:
    """The Windows of `image`. A hive is asked only for what the XML leaves open; one that can't
    be read leaves it so, and Windows PE counts as a workstation."""
    version, system = image.version[:3], None
    if not any(version):
        with contextlib.suppress(InputError):
            raw = read(SOFTWARE_HIVE)
            version = read_software_version(raw) if raw is not None else version
    if not image.architecture or not image.product:
        with contextlib.suppress(InputError):
            system = system_hive(read)
    product = image.product or (system.product_type if system else "")
    suites = {image.suite.lower()} if image.product else set()
    suites |= {name.lower() for name in system.product_suites} if system else set()
    return TargetOs(
        image.architecture or (system.architecture if system else ""),
        version,
        _PRODUCTS.get(product.lower(), WORKSTATION),
        sum(_SUITES.get(name, 0) for name in suites),
    )
