"""Which certificate an AMT machine showed first; from then on no other is talked to.

AMT's certificates are signed by themselves or by a company's own authority, often outlive their
dates and seldom name the host, so the usual check against public authorities says nothing. What
counts is that the machine has the same certificate as when a person accepted it: its SHA-256
fingerprint is shown once and kept, by host and port.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sert_wizard.errors import InputError, RequestError, UsageError, write_error
from sert_wizard.files import patiently
from sert_wizard.hardware.amt.address import AmtAddress
from sert_wizard.wording import words

_FINGERPRINT = re.compile(r"[0-9A-F]{64}")


class UnknownCertificateError(RequestError):
    """The machine at `address` showed a certificate with `fingerprint` that nobody accepted yet."""

    def __init__(self, address: AmtAddress, fingerprint: str) -> None:
        super().__init__(
            "amt-certificate-unknown",
            words(
                "{address} shows a certificate that has not been accepted yet; SHA-256 "
                "{fingerprint}. No password was sent.",
                address=address,
                fingerprint=readable(fingerprint),
            ),
            hint=words(
                "Compare it with the certificate in the machine's AMT set-up, then accept "
                "it with --fingerprint {fingerprint}.",
                fingerprint=fingerprint,
            ),
        )
        self.address = address
        self.fingerprint = fingerprint


class ChangedCertificateError(RequestError):
    """The machine at `address` showed a certificate with the fingerprint `shown`, and not the
    `accepted` one."""

    def __init__(self, address: AmtAddress, accepted: str, shown: str) -> None:
        super().__init__(
            "amt-certificate-changed",
            words(
                "{address} shows another certificate than the accepted one. Accepted: "
                "SHA-256 {expected}. Shown: SHA-256 {shown}. No password was sent.",
                address=address,
                expected=readable(accepted),
                shown=readable(shown),
            ),
            hint=words(
                "Somebody may be listening in, or another machine has this address now. "
                "Only if AMT was set up anew there, and the shown fingerprint is that "
                "machine's, accept it with --fingerprint {shown}.",
                shown=shown,
            ),
        )
        self.address = address
        self.accepted = accepted
        self.shown = shown


def fingerprint_of(certificate: bytes) -> str:
    """SHA-256 over a certificate in DER, 64 hexadecimal digits in upper case."""
    return hashlib.sha256(certificate).hexdigest().upper()


def readable(fingerprint: str) -> str:
    """The fingerprint with colons, as browsers and Windows' certificate window show it."""
    return ":".join(fingerprint[i : i + 2] for i in range(0, len(fingerprint), 2))


def parse_fingerprint(text: str) -> str:
    """A SHA-256 fingerprint typed with or without colons or blanks. Raises UsageError
    (amt-fingerprint)."""
    digits = re.sub(r"[\s:-]", "", text).upper()
    if not _FINGERPRINT.fullmatch(digits):
        raise UsageError(
            "amt-fingerprint",
            words("“{text}” is not a SHA-256 fingerprint.", text=text),
            hint=words("It has 64 hexadecimal digits, with or without colons."),
        )
    return digits


def pins_file() -> Path:
    """Where accepted fingerprints are kept: %LOCALAPPDATA% on Windows, ~/.config on Linux."""
    return platformdirs.user_config_path("SERT Wizard", appauthor=False) / "amt-certificates.json"


@dataclass(frozen=True)
class Pins:
    """The accepted fingerprints, in a JSON file of "host:port" to fingerprint."""

    file: Path

    def check(self, address: AmtAddress, certificate: bytes, given: str | None = None) -> str:
        """The fingerprint of `certificate` (DER), if it may be talked to.

        `given` is what the user accepts; a match is kept for the next time, in place of what was
        kept before. Raises UnknownCertificateError, ChangedCertificateError, InputError
        (amt-pins-damaged), OutputError.
        """
        shown = fingerprint_of(certificate)
        pins = self._read()
        kept = pins.get(_key(address))
        expected = given or kept
        if expected is None:
            raise UnknownCertificateError(address, shown)
        if shown != expected:
            raise ChangedCertificateError(address, expected, shown)
        if shown != kept:
            self._write(pins | {_key(address): shown})
        return shown

    def _read(self) -> dict[str, str]:
        try:
            pins = json.loads(self.file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            raise self._damaged() from None
        if not isinstance(pins, dict) or not all(
            isinstance(pin, str) and _FINGERPRINT.fullmatch(pin) for pin in pins.values()
        ):
            raise self._damaged()
        return pins

    def _damaged(self) -> InputError:
        return InputError(
            "amt-pins-damaged",
            words("The accepted AMT certificates in {file} can't be read.", file=self.file),
            hint=words("Delete the file; each machine's certificate is then shown again."),
        )

    def _write(self, pins: dict[str, str]) -> None:
        """Beside its name, then renamed: a reader or a crash never meets half a file."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=self.file.name)
        except OSError as error:
            raise write_error(self.file, error) from None
        new = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(pins, file, indent=1, sort_keys=True)
            patiently(lambda: new.replace(self.file))
        except OSError as error:
            with contextlib.suppress(OSError):
                new.unlink()
            raise write_error(self.file, error) from None


def _key(address: AmtAddress) -> str:
    return str(address).lower()
