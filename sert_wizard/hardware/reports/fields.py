"""A device told as fields with names: what PowerShell, reg.exe and tables of drivers print.

These names are code, the same in every display language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sert_wizard.hardware.reports.record import (
    Record,
    joined,
    mac_in,
    network_class,
    windows_ids,
)

#: Names in the order of preference, as `plain_name` writes them.
_INSTANCE = ("instanceid", "pnpdeviceid", "deviceid")
_NAME = (
    "friendlyname",
    "interfacedescription",
    "devicedesc",
    "devicename",
    "name",
    "description",
    "caption",
)
_CLASS = ("class", "pnpclass", "classname")
_SERVICE = ("service", "servicename")
_DRIVER = ("infname", "inf", "oeminf", "driverinf", "drivername", "driverversion")
_MAC = ("macaddress", "permanentaddress", "linklayeraddress")
_NAMES = frozenset((*_INSTANCE, "hardwareid", "hardwareids", "compatibleid", "compatibleids"))


def plain_name(name: str) -> str:
    """A field's name without what differs between tools: case, spaces, underscores, quotes."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def names_ids(names: Iterable[str]) -> bool:
    """Whether one of a table's or object's field names is one that holds device ids."""
    return not _NAMES.isdisjoint(plain_name(name) for name in names)


def record_of(line: int, fields: Mapping[str, str]) -> Record | None:
    """The device of `fields` (plain names), or None where it sits on neither PCI nor USB."""
    own = _first(fields, _INSTANCE)
    own_id = next(windows_ids(own), None)
    if own and own_id is None and "\\" in own:
        return None  # on another bus, or none; other fields may name its parent
    text = "\n".join(fields.values())
    device = joined((*([own_id] if own_id else ()), *windows_ids(text)))
    if device is None:
        return None
    name = _first(fields, _NAME)
    return Record(
        line,
        device,
        _network(fields, text),
        name=name.rpartition(";")[2] if name.startswith("@") else name,  # an INF's string first
        said=fields.get("driverclass", ""),
        mac=mac_in(_first(fields, _MAC)),
        driver=_first(fields, _DRIVER),
        service=_first(fields, _SERVICE),
        speed=_number(fields.get("speed", "")),
    )


def _network(fields: Mapping[str, str], text: str) -> bool | None:
    says = network_class(text)
    kind = _first(fields, _CLASS).casefold()
    if kind and kind != "unknown":
        return bool(says) or kind == "net"
    return says


def _first(fields: Mapping[str, str], names: Iterable[str]) -> str:
    return next((fields[name].strip() for name in names if fields.get(name, "").strip()), "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0
