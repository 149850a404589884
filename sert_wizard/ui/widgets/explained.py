"""Technical words in one plain sentence each, shown where the pointer rests and told to screen
readers. Who uses the keyboard finds each in the help's glossary (F1), which says more."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

_SENTENCES = {
    "vPro": QT_TRANSLATE_NOOP(
        "Terms", "vPro: Intel computers that can be reached while Windows does not start."
    ),
    "AMT": QT_TRANSLATE_NOOP(
        "Terms",
        "AMT: the part of a vPro computer that answers over the network even while it is off.",
    ),
    "IDE-R": QT_TRANSLATE_NOOP(
        "Terms",
        "IDE-R, USB-R: vPro shows the machine a disc image of your computer as its own CD drive.",
    ),
    "stage-1 loader": QT_TRANSLATE_NOOP(
        "Terms",
        "Stage-1 loader: a very small disc that fetches the optimized one over the network.",
    ),
    "iPXE": QT_TRANSLATE_NOOP(
        "Terms", "iPXE: a free program that starts computers over a network."
    ),
    "Linux loader": QT_TRANSLATE_NOOP(
        "Terms",
        "Linux loader: larger, for BIOS only, but it checks there that the image arrived whole.",
    ),
    "URL": QT_TRANSLATE_NOOP(
        "Terms", "URL: an address on the network: how to ask, which computer, and for which file."
    ),
    "port": QT_TRANSLATE_NOOP(
        "Terms", "Port: a number by which one of several programs at an address is reached."
    ),
    "DHCP": QT_TRANSLATE_NOOP(
        "Terms", "DHCP: the usual way in which a network gives each computer its address."
    ),
    "netmask": QT_TRANSLATE_NOOP(
        "Terms", "Netmask: says which addresses are in the same network, such as 255.255.255.0."
    ),
    "gateway": QT_TRANSLATE_NOOP(
        "Terms", "Gateway: the address of the router through which other networks are reached."
    ),
    "DNS": QT_TRANSLATE_NOOP("Terms", "DNS: the service that turns names into addresses."),
    "VLAN": QT_TRANSLATE_NOOP(
        "Terms",
        "VLAN: one of several networks on the same cables; its number is from 1 to 4094.",
    ),
    "ISO": QT_TRANSLATE_NOOP("Terms", "ISO: a file that holds a whole CD or DVD."),
    "Windows PE": QT_TRANSLATE_NOOP(
        "Terms", "Windows PE: the small Windows in memory that recovery discs run."
    ),
    "boot.wim": QT_TRANSLATE_NOOP(
        "Terms", "boot.wim: the file on the disc that holds all of Windows PE, packed."
    ),
    "LZX": QT_TRANSLATE_NOOP(
        "Terms", "LZX, XPRESS: ways to pack a boot.wim; LZX is smaller, XPRESS is quicker."
    ),
    "El Torito": QT_TRANSLATE_NOOP(
        "Terms", "Boot entry (El Torito): by it a CD tells the machine what to start."
    ),
    "key prompt": QT_TRANSLATE_NOOP(
        "Terms",
        "Key prompt: if nobody presses a key in time, the machine starts from its hard disk.",
    ),
    "start-up file": QT_TRANSLATE_NOOP(
        "Terms", "Start-up file: what Windows PE runs when it has started, such as startnet.cmd."
    ),
    "recipe": QT_TRANSLATE_NOOP(
        "Terms", "Recipe: a file with all choices of a build, to build the same again."
    ),
    "practice disc": QT_TRANSLATE_NOOP(
        "Terms", "Practice disc: made by this program for learning; it repairs nothing."
    ),
    "NIC": QT_TRANSLATE_NOOP(
        "Terms", "NIC: a network adapter; without its driver a machine has no network."
    ),
    "hardware id": QT_TRANSLATE_NOOP(
        "Terms", "Hardware id: the text by which Windows knows a device exactly."
    ),
    "driver package": QT_TRANSLATE_NOOP(
        "Terms", "Driver package: all files of one driver; it is added or taken out as a whole."
    ),
    "INF": QT_TRANSLATE_NOOP(
        "Terms", "INF: the file that says for which devices and which Windows a driver is."
    ),
    "device class": QT_TRANSLATE_NOOP(
        "Terms", "Class: the kind of device that a driver is for, such as Net for networks."
    ),
    "candidate": QT_TRANSLATE_NOOP(
        "Terms", "Candidate: an adapter that the machine probably has; only its id is certain."
    ),
    "BIOS": QT_TRANSLATE_NOOP(
        "Terms", "BIOS: the older kind of firmware, which runs before the operating system."
    ),
    "UEFI": QT_TRANSLATE_NOOP(
        "Terms", "UEFI: the newer kind of firmware, on nearly all computers since about 2012."
    ),
    "Secure Boot": QT_TRANSLATE_NOOP(
        "Terms", "Secure Boot: UEFI starts signed programs only; the loader is not signed."
    ),
    "TLS": QT_TRANSLATE_NOOP(
        "Terms", "TLS: the encryption known from https; newer AMT answers only with it."
    ),
    "fingerprint": QT_TRANSLATE_NOOP(
        "Terms", "Fingerprint: the SHA-256 of a certificate, by which one knows the right machine."
    ),
    "memory disk": QT_TRANSLATE_NOOP(
        "Terms", "Memory disk: a disc that lies in the machine’s memory instead of in a drive."
    ),
    "SHA-256": QT_TRANSLATE_NOOP(
        "Terms", "SHA-256: a check sum that shows whether a file arrived whole."
    ),
    "manifest": QT_TRANSLATE_NOOP(
        "Terms", "Manifest: a file with all sizes, hashes and changes, for programs to read."
    ),
    "QEMU": QT_TRANSLATE_NOOP(
        "Terms", "QEMU: a free program that imitates a computer, to try discs in."
    ),
}

#: Each word is a heading of the English glossary, resources/help/en/words.md.
TERMS: Mapping[str, str] = {word: str(sentence) for word, sentence in _SENTENCES.items()}


def meaning(word: str) -> str:
    """What `word`, a key of TERMS, means, in the user's language. Raises KeyError."""
    return QCoreApplication.translate("Terms", TERMS[word])


def explained(*words: str) -> str:
    """A tool tip with the meanings of `words`: in paragraphs, for Qt wraps no other text."""
    return _paragraphs(*map(meaning, words))


def explain(widget: QWidget, *words: str) -> None:
    """Let `widget` say what the `words` on it mean, after what its tool tip says already."""
    tip, told = widget.toolTip(), widget.accessibleDescription()
    rich = tip.startswith("<p>")
    widget.setToolTip((tip if rich else _paragraphs(tip)) + explained(*words))
    spoken = (told or ("" if rich else tip), *map(meaning, words))
    widget.setAccessibleDescription(" ".join(filter(None, spoken)))


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)
