"""What the installer installs: every file, its content and whose it is.

python\\    CPython and libwim, with a ._pth that names the only places modules come from
lib\\       the wheels, SERT Wizard's own among them
licences\\  texts that no component brings with it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer.windows import dlls, icon, notices
from installer.windows.inputs import Input, Member
from installer.windows.inputs import members as input_members
from installer.windows.wheels import Wheel, read_rules
from installer.windows.wheels import members as wheel_members
from sert_wizard import __version__
from sert_wizard.errors import InputError, MachineError
from sert_wizard.wording import words

HERE = Path(__file__).parent
PYTHON = PurePosixPath("python")
ASSETS = PurePosixPath("lib/sert_wizard/resources/boot-assets")
#: Where Windows looks besides a DLL's own folder: the program's, and those that PySide6 adds.
_BESIDE = ("python", "lib/PySide6", "lib/shiboken6")
_PROGRAMS = ("sert-wizard.cmd", "terminal.cmd", "sert-wizard.pyw")


@dataclass(frozen=True)
class Payload:
    """`files` by path in the installation; `owners` says which component each came with."""

    files: Mapping[PurePosixPath, bytes]
    owners: Mapping[PurePosixPath, str]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(len, self.files.values()))

    def sizes(self) -> list[tuple[str, int, int]]:
        """Component, number of files, bytes; the largest first."""
        counted: dict[str, tuple[int, int]] = {}
        for path, owner in self.owners.items():
            number, size = counted.get(owner, (0, 0))
            counted[owner] = (number + 1, size + len(self.files[path]))
        rows = [(owner, number, size) for owner, (number, size) in counted.items()]
        return sorted(rows, key=lambda row: (-row[2], row[0]))


class _Collector:
    """Gathers files; two components that bring the same path are an error."""

    def __init__(self) -> None:
        self.files: dict[PurePosixPath, bytes] = {}
        self.owners: dict[PurePosixPath, str] = {}
        self._folded: set[str] = set()

    def add(self, owner: str, members: Iterable[Member]) -> None:
        for member in members:
            folded = member.path.as_posix().lower()  # Windows' file names have no case
            if folded in self._folded:
                raise InputError(
                    "clash",
                    words(
                        "{owner} brings {path}, which another component brought already.",
                        owner=owner,
                        path=member.path,
                    ),
                    hint=words("Leave one of them out in installer/windows/wheels.toml."),
                )
            self._folded.add(folded)
            self.files[member.path] = member.content
            self.owners[member.path] = owner


def collect(
    root: Path, inputs: Sequence[tuple[Input, Path]], wheels: Iterable[Wheel], nsis: str
) -> Payload:
    """Everything that will be installed, complete in itself: each DLL asked for is there.

    `inputs` are what the list names, each with its archive; `nsis` is the version of NSIS.
    Raises InputError (clash, unexpected-archive, dll-missing), MachineError (no-boot-assets,
    no-licence-text).
    """
    rules = read_rules()
    wheels = tuple(wheels)
    gathered = _Collector()
    for item, archive in inputs:
        gathered.add(item.name, input_members(item, archive))
    _point_to_lib(gathered.files)
    for wheel in wheels:
        gathered.add(wheel.name, wheel_members(wheel, rules.rule))
    _check_assets(gathered.files)
    gathered.add("licence texts", notices.common_texts(rules.note))
    gathered.add("SERT Wizard", _own(root))
    others = [wheel for wheel in wheels if wheel.name != "sert-wizard"]
    said = [
        *notices.of_inputs((item for item, _ in inputs), gathered.owners),
        *notices.of_wheels(others, rules.note, gathered.files),
        *notices.of_boot_assets(gathered.files),
        notices.of_nsis(nsis),
    ]
    text = notices.render(__version__, said)
    gathered.add("licence texts", [Member(notices.FILE, text)])
    dlls.check(gathered.files, _BESIDE)
    for path in gathered.files:
        if path.is_relative_to(ASSETS):
            gathered.owners[path] = "boot assets"
    return Payload(dict(sorted(gathered.files.items())), gathered.owners)


def _own(root: Path) -> Iterable[Member]:
    for name in _PROGRAMS:
        yield Member(PurePosixPath(name), (HERE / name).read_bytes())
    licence = (root / "LICENSE").read_bytes().replace(b"\n", b"\r\n")
    yield Member(PurePosixPath("LICENSE.txt"), licence)
    picture = icon.draw(root / "resources" / "icons" / "sert-wizard.svg")
    yield Member(PurePosixPath("sert-wizard.ico"), picture)


def _check_assets(files: Mapping[PurePosixPath, bytes]) -> None:
    for index in (ASSETS / "assets.json", ASSETS / "linux" / "assets.json"):
        if index not in files:
            raise MachineError(
                "no-boot-assets",
                words("The package lacks {index}.", index=index),
                hint=words(
                    "Run `bash installer/boot_assets.sh` and `bash installer/linux_assets.sh` "
                    "(Debian 12 or 13), then try again."
                ),
            )


def _point_to_lib(files: dict[PurePosixPath, bytes]) -> None:
    """Rewrite CPython's ._pth: its own library, its folder and `lib`, nothing else. A Python
    with such a file ignores the environment, the registry and the current folder."""
    path = next((p for p in files if p.parent == PYTHON and p.suffix == "._pth"), None)
    library = next((p for p in files if p.parent == PYTHON and p.suffix == ".zip"), None)
    if path is None or library is None:
        raise InputError(
            "unexpected-archive",
            words("CPython's archive holds no ._pth file or no zipped library."),
            hint=words("Name python.org's embeddable package in installer/windows/inputs.toml."),
        )
    files[path] = f"{library.name}\r\n.\r\n..\\lib\r\n".encode("ascii")
