"""An AMT machine's WS-MAN service on loopback: real HTTP digest, real TLS, answers of our own.

It answers in the form that DMTF's WS-Management and Intel's reference guide document: chunked
answers, "Connection: close" after a refused login, faults for classes that it doesn't have.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.request import parse_http_list, parse_keqv_list
from xml.etree import ElementTree
from xml.sax.saxutils import escape

CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
AMT = "http://intel.com/wbem/wscim/1/amt-schema/1/"
SOAP = "http://www.w3.org/2003/05/soap-envelope"
ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"

USER, PASSWORD = "admin", "Pa$$w0rd-of-AMT:7"

#: A class's instances, each a list of properties; a property may come several times.
Instances = list[list[tuple[str, str]]]

DESKTOP: dict[str, Instances] = {
    CIM + "CIM_ComputerSystemPackage": [[("PlatformGUID", "44332211665588779900AABBCCDDEEFF")]],
    CIM + "CIM_Chassis": [
        [
            ("ChassisPackageType", "3"),
            ("CreationClassName", "CIM_Chassis"),
            ("Manufacturer", "Example Computers Inc."),
            ("Model", "Desk 960"),
            ("SerialNumber", "EX4MPL3"),
            ("Tag", "CIM_Chassis"),
        ]
    ],
    CIM + "CIM_SoftwareIdentity": [
        [("InstanceID", name), ("IsEntity", "true"), ("VersionString", version)]
        for name, version in (
            ("Flash", "9.1.44"),
            ("AMTApps", "9.1.43"),
            ("AMT", "9.1.45"),
            ("Build Number", "3000"),
        )
    ],
    AMT + "AMT_EthernetPortSettings": [
        [
            ("DHCPEnabled", "true"),
            ("ElementName", "Intel(r) AMT Ethernet Port Settings"),
            ("IPAddress", "192.0.2.7"),
            ("InstanceID", "Intel(r) AMT Ethernet Port Settings 0"),
            ("LinkIsUp", "true"),
            ("LinkPolicy", "1"),
            ("LinkPolicy", "14"),
            ("MACAddress", "00-1C-C0-11-22-33"),
            ("PhysicalConnectionType", "0"),
        ],
        [
            ("ElementName", "Intel(r) AMT Ethernet Port Settings"),
            ("InstanceID", "Intel(r) AMT Ethernet Port Settings 1"),
            ("LinkIsUp", "false"),
            ("MACAddress", "00-00-00-00-00-00"),
            ("PhysicalConnectionType", "3"),
        ],
    ],
}


@dataclass
class Responder:
    """One machine. Tests change how it behaves before they ask it."""

    classes: dict[str, Instances] = field(default_factory=lambda: dict(DESKTOP))
    user: str = USER
    password: str = PASSWORD
    qop: str = "auth"
    pull: int = 1  # instances of each part
    nonce_uses: int = 1000  # after which the nonce is stale
    keep_context: bool = False  # name the enumeration's context only once
    #: Called with the connection once a login was accepted; True: it has answered itself.
    behave: Callable[[Exchange], bool] = lambda exchange: False
    #: The same, before any login.
    greet: Callable[[Exchange], bool] = lambda exchange: False
    tls: ssl.SSLContext | None = None
    port: int = 0
    requests: list[bytes] = field(default_factory=list)  # headers and body of each
    connections: int = 0
    nonces: dict[str, int] = field(default_factory=dict)
    contexts: dict[str, tuple[str, int]] = field(default_factory=dict)

    @contextmanager
    def listen(self, host: str = "127.0.0.1") -> Iterator[int]:
        """Serve on a free port of loopback."""
        with _Server(self, host) as server:
            self.port = server.server_address[1]
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            try:
                yield self.port
            finally:
                server.shutdown()
                thread.join(20)


class Exchange(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    server: _Server
    timeout = 20
    disable_nagle_algorithm = True

    def setup(self) -> None:
        self.machine = self.server.machine
        super().setup()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.machine.requests.append(bytes(self.headers) + body)
        if self.machine.greet(self):
            return
        if self.path != "/wsman":
            self.send(404, b"")
        elif not self._logged_in():
            self._challenge()
        elif not self.machine.behave(self):
            self.send(*_Soap(self.machine, body).answer())

    def send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        """An answer in chunks, as AMT sends them."""
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", "application/soap+xml; charset=UTF-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(body), 0x220):
            part = body[start : start + 0x220]
            self.wfile.write(b"%04X\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _challenge(self) -> None:
        nonce = secrets.token_urlsafe(24)
        self.machine.nonces[nonce] = 0
        page = b"<html><body><h2>Log on failed.</h2></body></html>"
        self.send_response(401)
        self.send_header(
            "WWW-Authenticate",
            f'Digest realm="Digest:0A1B2C", nonce="{nonce}",stale="false",qop="{self.machine.qop}"',
        )
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page)
        self.close_connection = True

    def _logged_in(self) -> bool:
        scheme, _, fields = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Digest":
            return False
        told = parse_keqv_list(parse_http_list(fields))
        uses = self.machine.nonces.get(told["nonce"])
        if uses is None or uses >= self.machine.nonce_uses or int(told["nc"], 16) != uses + 1:
            return False
        self.machine.nonces[told["nonce"]] = uses + 1
        user = _md5(self.machine.user, "Digest:0A1B2C", self.machine.password)
        asked = _md5("POST", "/wsman")
        wanted = _md5(user, told["nonce"], told["nc"], told["cnonce"], told["qop"], asked)
        return (told["username"], told["uri"], told["response"]) == (
            self.machine.user,
            "/wsman",
            wanted,
        )

    def log_message(self, *_arguments: object) -> None:
        """Tests read what was asked, not a log."""


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, machine: Responder, host: str) -> None:
        self.machine = machine
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Exchange)

    def finish_request(self, request: object, client_address: object) -> None:
        assert isinstance(request, socket.socket)
        self.machine.connections += 1
        if self.machine.tls is None:
            Exchange(request, client_address, self)
            return
        with self.machine.tls.wrap_socket(request, server_side=True) as secured:
            Exchange(secured, client_address, self)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up or dislikes the certificate is no defect of the machine."""


class _Soap:
    """One SOAP question to a machine."""

    def __init__(self, machine: Responder, message: bytes) -> None:
        self.machine = machine
        envelope = ElementTree.fromstring(message)
        self.action = envelope.findtext(f".//{{{ADDRESSING}}}Action", "")
        self.resource = envelope.findtext(f".//{{{WSMAN}}}ResourceURI", "")
        self.number = envelope.findtext(f".//{{{ADDRESSING}}}MessageID", "")
        self.context = envelope.findtext(f".//{{{ENUMERATION}}}EnumerationContext", "")

    def answer(self) -> tuple[int, bytes]:
        found = self.machine.classes.get(self.resource)
        if found is None:
            return 400, fault("DestinationUnreachable", "No route can be determined.")
        verb = self.action.rpartition("/")[2]
        if verb == "Get":
            return 200, self._envelope(verb, self._instance(found[0]))
        if verb == "Enumerate":
            return 200, self._envelope(
                verb,
                f"<g:EnumerateResponse>{self._context(0)}</g:EnumerateResponse>",
            )
        known = self.machine.contexts.pop(self.context, None)
        if verb != "Pull" or known is None or known[0] != self.resource:
            return 400, fault("InvalidEnumerationContext", "The context is not valid.")
        start = known[1]
        end = start + self.machine.pull
        items = "".join(self._instance(item) for item in found[start:end])
        more = "<g:EndOfSequence/>" if end >= len(found) else self._context(end)
        return 200, self._envelope(
            verb, f"<g:PullResponse><g:Items>{items}</g:Items>{more}</g:PullResponse>"
        )

    def _context(self, start: int) -> str:
        """Where the next pull begins; a context holds for one pull, unless it is kept."""
        kept = self.machine.keep_context and start
        name = self.context if kept else f"&<{secrets.token_hex(4)}>"  # must come back unharmed
        self.machine.contexts[name] = (self.resource, start)
        return "" if kept else f"<g:EnumerationContext>{escape(name)}</g:EnumerationContext>"

    def _instance(self, properties: list[tuple[str, str]]) -> str:
        name = self.resource.rpartition("/")[2]
        inner = "".join(f"<h:{key}>{escape(value)}</h:{key}>" for key, value in properties)
        return f"<h:{name}>{inner}</h:{name}>"

    def _envelope(self, verb: str, body: str) -> bytes:
        header = (
            f"<b:RelatesTo>{self.number}</b:RelatesTo><b:Action>{verb}Response</b:Action>"
            f"<c:ResourceURI>{self.resource}</c:ResourceURI>"
        )
        return soap(header, body, self.resource)


def soap(header: str, body: str, resource: str = "urn:none") -> bytes:
    """A SOAP message with AMT's prefixes."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<a:Envelope xmlns:a="{SOAP}" xmlns:b="{ADDRESSING}" xmlns:c="{WSMAN}" '
        f'xmlns:g="{ENUMERATION}" xmlns:h="{resource}">'
        f"<a:Header>{header}</a:Header><a:Body>{body}</a:Body></a:Envelope>"
    ).encode()


def fault(subcode: str, reason: str) -> bytes:
    """A SOAP fault as WS-Management describes it."""
    return soap(
        "",
        f"<a:Fault><a:Code><a:Value>a:Sender</a:Value><a:Subcode><a:Value>b:{subcode}</a:Value>"
        f'</a:Subcode></a:Code><a:Reason><a:Text xml:lang="en-US">{escape(reason)}</a:Text>'
        "</a:Reason></a:Fault>",
    )


def drip(exchange: Exchange, pause: float) -> bool:
    """An answer that never pauses for long and never ends."""
    exchange.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        exchange.wfile.write(b"x")
        time.sleep(pause)


def _md5(*parts: str) -> str:
    return hashlib.md5(":".join(parts).encode(), usedforsecurity=False).hexdigest()


def without_secrets(machine: Responder) -> bool:
    """Whether no request held the password."""
    return not any(re.search(re.escape(machine.password.encode()), raw) for raw in machine.requests)
