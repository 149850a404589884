"""The wheels of the installer: those that requirements.lock pins, and the package itself."""

from __future__ import annotations

import fnmatch
import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path, PurePosixPath

import msgspec

from installer.windows.inputs import Member
from sert_wizard.errors import InputError, MachineError
from sert_wizard.wording import words

LOCK = Path(__file__).with_name("requirements.lock")
RULES = Path(__file__).with_name("wheels.toml")
#: For which Python wheels are taken: that of inputs.toml.
TARGET = ("--platform", "win_amd64", "--implementation", "cp", "--only-binary=:all:")
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of a wheel (`*`: of every wheel) is left out, and why."""

    wheel: str
    why: str
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def drops(self, name: str) -> bool:
        """Whether the file `name` of a wheel is left out."""
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in self.without):
            return True
        return bool(self.only) and not any(fnmatch.fnmatchcase(name, p) for p in self.only)


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a wheel does not say about its licence: `texts` are names in common-licenses."""

    wheel: str
    licence: str
    texts: tuple[str, ...]
    source: str


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """wheels.toml."""

    rule: tuple[Rule, ...]
    note: tuple[Note, ...]


@dataclass(frozen=True)
class Pin:
    """One line of the lock: `name` normalised, the SHA-256 of each wheel that will do."""

    name: str
    version: str
    hashes: frozenset[str]


@dataclass(frozen=True)
class Wheel:
    """A wheel: its normalised `name` and where it lies."""

    name: str
    path: Path

    def metadata(self) -> Message:
        """The fields of its METADATA."""
        with zipfile.ZipFile(self.path) as opened:
            name = next(n for n in opened.namelist() if n.endswith(".dist-info/METADATA"))
            return Parser().parsestr(opened.read(name).decode("utf-8"))


def normalised(name: str) -> str:
    """A project's name as the packaging standards compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_rules(path: Path = RULES) -> Rules:
    """wheels.toml, read strictly."""
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), type=Rules)


def read_lock(path: Path = LOCK) -> tuple[Pin, ...]:
    """What the lock pins. Raises InputError (bad-lock) for a line without version or hash."""
    pins = []
    for line in path.read_text("utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        pin, hashes = _PIN.match(line), frozenset(_HASH.findall(line))
        if pin is None or not hashes:
            raise InputError(
                "bad-lock",
                words(
                    "{path} has a line without a version or without a hash: {line}",
                    path=path,
                    line=line.strip(),
                ),
                hint=words("Make it anew: bash installer/windows/build.sh --update-lock"),
            )
        pins.append(Pin(normalised(pin["name"]), pin["version"], hashes))
    return tuple(pins)


def download(folder: Path, python: str, *, lock: Path = LOCK) -> tuple[Wheel, ...]:
    """Every pinned wheel in `folder`, by pip with its own configuration, hashes checked.

    `python` is the Python that the wheels are for, "3.13". Raises MachineError
    (wheels-not-downloaded), InputError (bad-lock).
    """
    pins = read_lock(lock)
    if not _find(pins, folder):
        with tempfile.TemporaryDirectory(dir=folder) as fetched:
            arguments = ["--require-hashes", "--no-deps", "--dest", fetched, "-r", str(lock)]
            pip("download", *TARGET, "--python-version", python, *arguments)
            for wheel in Path(fetched).iterdir():
                wheel.replace(folder / wheel.name)  # whole files only, should two builds run
    found = _find(pins, folder)
    assert found, "pip downloaded what it was not asked for"
    return found


def _find(pins: Sequence[Pin], folder: Path) -> tuple[Wheel, ...]:
    """The wheel in `folder` for each pin; none where one is missing."""
    by_hash = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in folder.glob("*.whl")}
    chosen = {pin.name: min(pin.hashes & by_hash.keys(), default="") for pin in pins}
    if not all(chosen.values()):
        return ()
    return tuple(Wheel(name, by_hash[digest]) for name, digest in chosen.items())


def package(root: Path, folder: Path) -> Wheel:
    """The wheel of the checkout at `root`, made in `folder`."""
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(root))
    return Wheel("sert-wizard", next(folder.glob("sert_wizard-*.whl")))


def pip(*arguments: str) -> None:
    """Run pip. Raises MachineError (wheels-not-downloaded) with its last words."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    command = [sys.executable, "-m", "pip", *arguments, *quiet]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if not line.startswith("WARNING")]
        raise MachineError(
            "wheels-not-downloaded",
            words("pip could not get a wheel: {said}", said=" ".join(said[-3:]).strip()),
            hint=words(
                "Check the network and pip's own configuration. A wheel that is no longer "
                "offered needs a new lock: bash installer/windows/build.sh --update-lock"
            ),
        )


def members(wheel: Wheel, rules: Sequence[Rule]) -> Iterator[Member]:
    """The files of `wheel` that go into the installation's folder `lib`."""
    own = [rule for rule in rules if rule.wheel in ("*", wheel.name)]
    with zipfile.ZipFile(wheel.path) as opened:
        for name in sorted(opened.namelist()):
            if not name.endswith("/") and not any(rule.drops(name) for rule in own):
                yield Member(PurePosixPath("lib", name), opened.read(name))


def notes_of(wheel: Wheel, notes: Sequence[Note]) -> Mapping[str, str]:
    """Version, licence and source of `wheel`, by its own metadata or the table's note."""
    metadata = wheel.metadata()
    note = next((note for note in notes if note.wheel == wheel.name), None)
    licence = metadata["License-Expression"] or metadata["License"] or _classified(metadata)
    return {
        "version": metadata["Version"],
        "licence": note.licence if note else licence.strip().splitlines()[0],
        "source": note.source if note else _home(metadata),
    }


def _home(metadata: Message) -> str:
    """Where the project's source is, as far as its metadata says."""
    named = [text.split(",", 1) for text in metadata.get_all("Project-URL", [])]
    urls = {label.strip().lower(): url.strip() for label, url in named}
    for label in ("source", "source code", "repository", "github", "code", "homepage"):
        if label in urls:
            return urls[label]
    return metadata["Home-page"] or next(iter(urls.values()), "")


def _classified(metadata: Message) -> str:
    licences = [c for c in metadata.get_all("Classifier", []) if c.startswith("License ::")]
    return licences[0].rsplit("::", 1)[1].strip() if licences else "see its files"
