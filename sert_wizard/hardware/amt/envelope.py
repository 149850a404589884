"""WS-Management messages: what is sent, and what is read from an answer.

Sources: DMTF DSP0226 (WS-Management), DSP0227 (its CIM binding), W3C WS-Enumeration and
WS-Transfer. Elements are known by their local names: AMT's generations differ in prefixes only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sert_wizard.errors import InputError, RequestError
from sert_wizard.wording import Words, words

CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
AMT = "http://intel.com/wbem/wscim/1/amt-schema/1/"

#: The fault of a user who lacks the right.
ACCESS_DENIED = "AccessDenied"

_GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get"
_ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
_ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"\
 xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"\
 xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"\
 xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration">\
<s:Header><a:Action>{action}</a:Action><a:To>/wsman</a:To>\
<w:ResourceURI>{resource}</w:ResourceURI><a:MessageID>{number}</a:MessageID>\
<a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address>\
</a:ReplyTo><w:OperationTimeout>PT60S</w:OperationTimeout></s:Header>\
<s:Body>{body}</s:Body></s:Envelope>"""


class Fault(RequestError):  # noqa: N818  SOAP's own word
    """The machine understood the question and refused it (amt-fault, amt-access-denied);
    `subcode` is WS-Management's reason, "DestinationUnreachable" for a class that isn't there."""

    def __init__(self, subcode: str, reason: str) -> None:
        if subcode == ACCESS_DENIED:
            super().__init__(
                "amt-access-denied",
                words("This AMT user may not read the hardware information."),
                hint=words(
                    "Log in as admin, or give the user the realms “Hardware Asset” and "
                    "“General Info”."
                ),
            )
        else:
            super().__init__(
                "amt-fault",
                words(
                    "AMT refuses to tell its inventory: {reason}.",
                    reason=reason or subcode or words("it gives no reason"),
                ),
                hint=words(
                    "Try again in a minute; if it stays so, this firmware tells no inventory "
                    "over WS-MAN (older than AMT 3.0)."
                ),
            )
        self.subcode = subcode


@dataclass(frozen=True)
class Instance:
    """One instance of a CIM class: the first text of each of its properties."""

    properties: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """The property's text, empty where the machine doesn't give it."""
        return self.properties.get(name, "")


def get_message(resource: str, number: int) -> bytes:
    """Asks for the only instance of the class `resource`; `number` counts the messages."""
    return _message(_GET, resource, number)


def enumerate_message(resource: str, number: int) -> bytes:
    """Asks for a context from which all instances of the class can be pulled."""
    return _message(f"{_ENUMERATION}/Enumerate", resource, number, "<n:Enumerate/>")


def pull_message(resource: str, number: int, context: str) -> bytes:
    """Asks for the next instances; the two limits are those that management consoles send."""
    body = (
        f"<n:Pull><n:EnumerationContext>{escape(context)}</n:EnumerationContext>"
        "<n:MaxElements>999</n:MaxElements><n:MaxCharacters>99999</n:MaxCharacters></n:Pull>"
    )
    return _message(f"{_ENUMERATION}/Pull", resource, number, body)


def read_body(answer: bytes) -> Element:
    """The SOAP body of an answer. Raises Fault, and InputError (amt-hostile-answer,
    amt-not-wsman)."""
    try:
        # No DTD at all: with none there are no entities to expand and nothing external to fetch.
        envelope: Element = fromstring(answer, forbid_dtd=True)
    except DefusedXmlException:
        raise InputError(
            "amt-hostile-answer",
            words("The answer declares XML entities or a document type, which AMT never does."),
            hint=words("Something else answers at this address; check it before you log in there."),
        ) from None
    except (ParseError, ValueError, LookupError):
        raise not_wsman(words("The answer is not well-formed XML")) from None
    body = next((child for child in envelope if _name(child) == "Body"), None)
    if _name(envelope) != "Envelope" or body is None:
        raise not_wsman(words("The answer is XML, but no SOAP message"))
    fault = next((child for child in body if _name(child) == "Fault"), None)
    if fault is not None:
        raise Fault(_subcode(fault), plain(_text(fault, "Reason")).rstrip("."))
    return body


def instances(body: Element, name: str) -> tuple[Instance, ...]:
    """The instances of the class `name` anywhere in a body."""
    return tuple(Instance(_properties(found)) for found in _all(body, name))


def next_context(body: Element, current: str = "") -> str:
    """The context for the next pull, empty once the sequence has ended. A machine may name a new
    one with each part or keep the `current`."""
    if next(_all(body, "EndOfSequence"), None) is not None:
        return ""
    return _text(body, "EnumerationContext") or current


def not_wsman(message: Words) -> InputError:
    """What answered isn't AMT's WS-MAN service; `message` has no full stop."""
    return InputError(
        "amt-not-wsman",
        words("{message}.", message=message),
        hint=words("Check the address and the port: is AMT there?"),
    )


def plain(text: str, limit: int = 200) -> str:
    """A machine's text made safe to show: printable characters only, one line, not too long."""
    words = "".join(letter if letter.isprintable() else " " for letter in text).split()
    return " ".join(words)[:limit]


def _message(action: str, resource: str, number: int, body: str = "") -> bytes:
    filled = _ENVELOPE.format(action=action, resource=resource, number=number, body=body)
    return filled.encode("utf-8")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Element, name: str) -> Iterator[Element]:
    return (found for found in element.iter() if _name(found) == name)


def _text(element: Element, name: str) -> str:
    """All text inside the first descendant called `name`."""
    found = next(_all(element, name), None)
    return "" if found is None else "".join(found.itertext()).strip()


def _properties(instance: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in instance:
        found.setdefault(_name(child), plain("".join(child.itertext())))
    return found


def _subcode(fault: Element) -> str:
    """The innermost code, without its prefix."""
    values = [(value.text or "").strip() for value in _all(fault, "Value")]
    return plain(values[-1].rpartition(":")[2]) if values else ""
