"""Turns a payload into the .exe: writes the files and the lists that setup.nsi includes, runs
makensis. The same payload gives the same bytes: names are sorted and all files have one date.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from installer.windows.payload import Payload
from sert_wizard import __version__, settings
from sert_wizard.errors import MachineError
from sert_wizard.wording import words

SCRIPT = Path(__file__).with_name("setup.nsi")
#: 2020-02-02, the date that hatchling gives its files, unless SOURCE_DATE_EPOCH asks otherwise.
_DATE = 1580601600
#: LZMA over everything at once, looking back 64 MiB; unpacking takes as much memory.
_BEST = {"COMPRESSOR": "/SOLID lzma", "DICTIONARY": "64"}


def version() -> str:
    """makensis' own version. Raises MachineError (no-nsis)."""
    try:
        done = subprocess.run(
            ["makensis", "-VERSION"], capture_output=True, text=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise MachineError(
            "no-nsis",
            words("makensis was not found."),
            hint=words("Install Debian's package nsis."),
        ) from error
    return done.stdout.strip().removeprefix("v")


def make(payload: Payload, work: Path, *, quick: bool, sign: str = "") -> Path:
    """The finished .exe in `work`; `quick` compresses less. `sign` is a command that signs the
    file named behind it.

    Raises MachineError (no-nsis, nsis-failed), OSError.
    """
    _write(payload, work)
    shutil.copyfile(SCRIPT, work / SCRIPT.name)
    target = work / f"SERT-Wizard-{__version__}-x64.exe"
    defines = {
        "VERSION": __version__,
        "VERSION_NUMBERS": numbers(__version__),
        "OUTPUT": target.name,
        **({"COMPRESSOR": "zlib"} if quick else _BEST),
        "KILOBYTES": str(-(-payload.size // 1024)),
    }
    if sign:
        defines["SIGN_COMMAND"] = sign
    (work / "defines.nsh").write_text(
        "".join(f'!define {name} "{_quoted(value)}"\n' for name, value in defines.items()),
        encoding="utf-8",
    )
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", SCRIPT.name]
    done = subprocess.run(
        command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode or not target.is_file():
        raise MachineError(
            "nsis-failed",
            words(
                "makensis could not make the installer: {said}",
                said=" ".join((done.stdout + done.stderr).split()),
            ),
            hint=words("Where signing failed, run the SIGN_COMMAND by hand on any .exe."),
        )
    return target


def numbers(text: str) -> str:
    """A version as Windows wants it, four numbers: "0.1.0rc2" is 0.1.0.0."""
    release = re.match(r"\d+(?:\.\d+)*", text)
    parts = release[0].split(".") if release else []
    return ".".join((parts + ["0"] * 4)[:4])


def _write(payload: Payload, work: Path) -> None:
    date = settings.source_date_epoch()
    seconds = int(date.timestamp()) if date else _DATE
    for path, content in payload.files.items():
        target = work / "payload" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        os.utime(target, (seconds, seconds))
    for name, lines in file_lists(payload.files).items():
        (work / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def file_lists(files: Mapping[PurePosixPath, bytes]) -> Mapping[str, list[str]]:
    """The lists that setup.nsi includes: what is installed, and its undoing file by file, so
    that a file of the user's in one of the folders stays, and the folder with it."""
    install, remove = [], []
    folder = None
    for path in sorted(files):
        if path.parent != folder:
            folder = path.parent
            install.append(f'SetOutPath "{_installed(folder)}"')
        install.append(f'File "payload/{_quoted(path.as_posix())}"')
        remove.append(f'Delete "{_installed(path)}"')
    for folder in sorted(_folders(files), reverse=True):
        remove.append(f'RMDir /r "{_installed(folder / "__pycache__")}"')
        remove.append(f'RMDir "{_installed(folder)}"')
    return {"install.nsh": install, "remove.nsh": remove}


def _folders(files: Iterable[PurePosixPath]) -> set[PurePosixPath]:
    return {folder for path in files for folder in path.parents} - {PurePosixPath()}


def _installed(path: PurePosixPath) -> str:
    inside = _quoted(str(PureWindowsPath(path)))
    return "$INSTDIR" if inside == "." else f"$INSTDIR\\{inside}"


def _quoted(text: str) -> str:
    """`text` for a string in double quotes of an NSIS script."""
    return text.replace("$", "$$").replace('"', '$\\"')


def signing_command(text: str) -> str:
    """SIGN_COMMAND as makensis runs it: the program found and quoted, empty if none is asked for.

    Raises MachineError (no-sign-command) where the program is not there.
    """
    parts = shlex.split(text)
    if not parts:
        return ""
    program = shutil.which(parts[0])
    if program is None:
        raise MachineError(
            "no-sign-command",
            words("SIGN_COMMAND names {name}, which is not there.", name=parts[0]),
            hint=words("Name a program with its arguments; the file to sign is put behind them."),
        )
    return shlex.join([str(Path(program).absolute()), *parts[1:]])
