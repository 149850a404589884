"""The parts of the Linux flavour: Debian's kernel and what its initrd holds.

installer/linux_assets.sh puts them into resources/boot-assets/linux/; they are optional.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sert_wizard.errors import MachineError
from sert_wizard.settings import resource
from sert_wizard.stage1.assets import FOLDER, INDEX, Asset, restore_hint
from sert_wizard.wording import Words, words

_HINT = restore_hint(
    words(
        "Run `bash installer/linux_assets.sh` (Debian 12 or 13, fetches 75 MB), or use "
        "flavour ipxe."
    )
)
_KERNEL = "vmlinuz"
_FILES = "initrd/"


@dataclass(frozen=True)
class LinuxAssets:
    """The kernel, and the initrd's `files` by their path in it; `index` describes each asset."""

    kernel: bytes
    files: Mapping[str, bytes]
    index: Mapping[str, Asset]


def find_linux_assets(folder: Path | None = None) -> LinuxAssets:
    """The parts, each file's SHA-256 checked.

    MachineError `no-linux-assets` when there are none, `damaged-linux-assets` when the folder
    does not hold what its index says.
    """
    folder = resource(FOLDER, "linux") if folder is None else folder
    try:
        raw = (folder / INDEX).read_bytes()
    except OSError as error:
        raise MachineError(
            "no-linux-assets", words("The parts of the Linux loader are not here."), hint=_HINT
        ) from error
    try:
        listed = msgspec.json.decode(raw, type=dict[str, list[Asset]])["files"]
    except (msgspec.DecodeError, KeyError) as error:
        raise _damaged(
            words("{path} is unreadable: {error}", path=folder / INDEX, error=error)
        ) from error
    contents = {asset.name: _content(folder, asset) for asset in listed}
    if _KERNEL not in contents:
        raise _damaged(words("{path} names no {kernel}.", path=folder / INDEX, kernel=_KERNEL))
    return LinuxAssets(
        kernel=contents[_KERNEL],
        files={
            name.removeprefix(_FILES): content
            for name, content in contents.items()
            if name.startswith(_FILES)
        },
        index={asset.name: asset for asset in listed},
    )


def _content(folder: Path, asset: Asset) -> bytes:
    try:
        content = (folder / asset.name).read_bytes()
    except OSError as error:
        raise _damaged(words("The part {name} is missing.", name=asset.name)) from error
    if hashlib.sha256(content).hexdigest() != asset.sha256:
        raise _damaged(
            words("The part {name} is not what {index} says.", name=asset.name, index=INDEX)
        )
    return content


def _damaged(message: Words) -> MachineError:
    return MachineError("damaged-linux-assets", message, hint=_HINT)
