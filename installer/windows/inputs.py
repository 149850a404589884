"""The archives that inputs.toml names: found or downloaded, checked, opened.

From a checkout on Windows, `python -m installer.windows.inputs NAME --into DIR` puts what one of
them gives into a folder; installer/run.ps1 does so.
"""

from __future__ import annotations

import argparse
import fnmatch
import hashlib
import http.client
import sys
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from sert_wizard.console import print_error
from sert_wizard.errors import InputError, MachineError, SertError
from sert_wizard.wording import words

LIST = Path(__file__).with_name("inputs.toml")
_TIMEOUT = 60  # seconds without an answer


class Input(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One archive: `take` maps patterns of its files to folders of the installation."""

    name: str
    version: str
    url: str
    sha256: str
    licence: str
    source: str
    take: Mapping[str, str]

    @property
    def file(self) -> str:
        """The archive's file name, the last part of its URL."""
        return PurePosixPath(self.url).name


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    input: tuple[Input, ...]


@dataclass(frozen=True)
class Member:
    """A file for the installation: its path there and its content."""

    path: PurePosixPath
    content: bytes


def read_list(path: Path = LIST) -> tuple[Input, ...]:
    """The archives that `path` names. Raises InputError (unreadable-list)."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(document, type=_List).input
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.DecodeError) as error:
        raise InputError(
            "unreadable-list",
            words("The list of inputs {path} can't be used: {error}.", path=path, error=error),
            hint=words("Compare it with installer/windows/inputs.toml."),
        ) from error


def obtain(wanted: Input, folder: Path, *, download: bool) -> Path:
    """The archive in `folder`, its SHA-256 checked; downloaded into it first if that is allowed.

    Raises InputError (input-missing, wrong-hash), MachineError (not-downloaded).
    """
    path = folder / wanted.file
    if not path.is_file():
        if not download:
            raise InputError(
                "input-missing",
                words(
                    "{folder} has no {file} ({name} {version}).",
                    folder=folder,
                    file=wanted.file,
                    name=wanted.name,
                    version=wanted.version,
                ),
                hint=words(
                    "Put it there from {url}, or leave out --inputs to have it fetched.",
                    url=wanted.url,
                ),
            )
        _download(wanted, path)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != wanted.sha256:
        raise InputError(
            "wrong-hash",
            words(
                "{path} is not {name} {version}: its SHA-256 is {found}, and should be {sha256}.",
                path=path,
                name=wanted.name,
                version=wanted.version,
                found=found,
                sha256=wanted.sha256,
            ),
            hint=words(
                "Remove it and fetch it again from {url}; if it differs again, don't use it.",
                url=wanted.url,
            ),
        )
    return path


def _download(wanted: Input, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    print(f"Fetching {wanted.url}", file=sys.stderr)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(wanted.url, timeout=_TIMEOUT) as answer:
            part.write_bytes(answer.read())
        part.replace(path)
    except (OSError, http.client.HTTPException) as error:  # urllib's own errors are OSErrors
        part.unlink(missing_ok=True)
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        raise MachineError(
            "not-downloaded",
            words("{url} could not be fetched: {error}.", url=wanted.url, error=error),
            hint=words(
                "Fetch it elsewhere, put it into a folder and name that with --inputs "
                "(SHA-256 {sha256}).",
                sha256=wanted.sha256,
            ),
        ) from error


def members(wanted: Input, archive: Path) -> Iterator[Member]:
    """What of `archive` goes into the installation.

    Raises InputError (unexpected-archive) where a pattern of `take` finds no file.
    """
    with zipfile.ZipFile(archive) as opened:
        names = [name for name in opened.namelist() if not name.endswith("/")]
        for pattern, folder in wanted.take.items():
            matching = fnmatch.filter(names, pattern)
            if not matching:
                raise InputError(
                    "unexpected-archive",
                    words("{archive} holds no file {pattern}.", archive=archive, pattern=pattern),
                    hint=words("Compare `take` in installer/windows/inputs.toml with the archive."),
                )
            for name in sorted(matching):
                yield Member(PurePosixPath(folder, name), opened.read(name))


def main() -> int:
    """Put one archive's files into a folder, flat; the exit status."""
    parser = argparse.ArgumentParser(prog="installer.windows.inputs", description=__doc__)
    parser.add_argument("name", help="as inputs.toml names it, for example wimlib")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR")
    parser.add_argument("--inputs", type=Path, metavar="DIR", help="take the archive from here")
    options = parser.parse_args()
    try:
        wanted = {item.name: item for item in read_list()}.get(options.name)
        if wanted is None:
            parser.error(f"inputs.toml names no {options.name}")
        folder = options.inputs or LIST.parents[2] / "dist" / "inputs"
        archive = obtain(wanted, folder, download=options.inputs is None)
        options.into.mkdir(parents=True, exist_ok=True)
        for member in members(wanted, archive):
            (options.into / member.path.name).write_bytes(member.content)
    except SertError as error:
        print_error(error, as_json=False)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
