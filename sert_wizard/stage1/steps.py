"""What the loader tells the server it comes from, and asks of it: two small addresses.

The script is written and its requests are read by this one module. Both requests may fail
without consequence: a server that holds nothing but optimized.iso knows neither.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, quote, urlsplit

from sert_wizard.wording import NOTHING, Words, words

#: Answered 204, nothing else: whether the server can be reached.
PROBE = "/probe"
#: Answered 204: the loader says where it is, in the query.
EVENT = "/event"

#: What a loader can report, and how the technician reads it.
STEPS = {
    "link": words("link up"),
    "fetch": words("fetching the image"),
    "check": words("checking the image"),
    "boot": words("starting the image"),
    "retry": words("trying again"),
    "failed": words("failed"),
}
#: Characters of a request's query, and of one value in it.
_MOST, _MOST_VALUE = 512, 100
_FORMS = {
    "nic": re.compile(r"[a-z][a-z0-9]{1,14}(?:[-.]\d{1,4})?"),  # net0; VLAN 5 on it: net0-5
    "mac": re.compile(r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}", re.IGNORECASE),
    "why": re.compile(r"[ -~]+"),
}
# What stays as it stands in a script: iPXE's own settings, and what an address is made of.
_PLAIN = "${}/:"


@dataclass(frozen=True)
class Step:
    """A `step` of STEPS, with what the loader knew: iPXE's name of the NIC ("net0"), its MAC, the
    address it got, why something failed; each empty where it did not say."""

    step: str
    nic: str = ""
    mac: str = ""
    ip: str = ""
    why: str = ""

    @property
    def text(self) -> Words:
        """For the technician: "link up, address 10.0.0.7 (net0, 52:54:00:12:34:56)"."""
        card = ", ".join(filter(None, (self.nic, self.mac)))
        return words(
            "{step}{address}{card}{why}",
            step=STEPS[self.step],
            address=words(", address {ip}", ip=self.ip) if self.ip else NOTHING,
            card=f" ({card})" if card else "",
            why=f": {self.why}" if self.why else "",
        )


def probe_url(url: str) -> str:
    """The small request to the server of the image at `url`."""
    return _server(url) + PROBE


def step_query(step: str, **values: str) -> str:
    """Path and query that report `step`; values are text or iPXE's settings ("${net0/mac}"; text
    that may hold spaces as "${why:uristring}")."""
    if step not in STEPS or not values.keys() <= {field.name for field in fields(Step)}:
        raise ValueError(f"no such step: {step} {values}")
    query = {"step": step, **values}
    return f"{EVENT}?" + "&".join(f"{key}={quote(value, _PLAIN)}" for key, value in query.items())


def step_url(url: str, step: str, **values: str) -> str:
    """Where a loader that fetches `url` reports `step`; the values as for `step_query`."""
    return _server(url) + step_query(step, **values)


def parse_step(query: str) -> Step:
    """The step in what follows the `?` of a report.

    Raises ValueError for anything but a known step with known, single, well-formed values of
    printable ASCII: it is shown on the technician's terminal.
    """
    if len(query) > _MOST:
        raise ValueError("too long")
    pairs = parse_qsl(
        query,
        keep_blank_values=True,
        strict_parsing=True,
        errors="strict",
        max_num_fields=len(fields(Step)),
    )
    values = dict(pairs)
    if len(values) != len(pairs) or not values.keys() <= {field.name for field in fields(Step)}:
        raise ValueError("unknown or repeated")
    if values.get("step") not in STEPS:
        raise ValueError("no such step")
    for name, value in values.items():
        form = _FORMS.get(name)
        if len(value) > _MOST_VALUE or (value and form and not form.fullmatch(value)):
            raise ValueError(f"malformed {name}")
    if values.get("ip"):
        values["ip"] = str(ipaddress.IPv4Address(values["ip"]))
    return Step(**values)


def _server(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
