"""Makes the practice boot.wim: our tree, written by libwim as an LZX WIM with 32K chunks."""

from __future__ import annotations

import hashlib
from pathlib import Path
from xml.sax.saxutils import escape

from sert_wizard.progress import Progress
from sert_wizard.training import security
from sert_wizard.training.generations import FILETIME, Generation
from sert_wizard.training.image import fill
from sert_wizard.training.rawwim import RawWim
from sert_wizard.training.scales import Scale
from sert_wizard.training.tree import Tree
from sert_wizard.wim.compress import default_level
from sert_wizard.wim.stamp import stamp_guid
from sert_wizard.wim.wim import Wim
from sert_wizard.wording import words

_ARCH_NUMBERS = {"x86": 0, "amd64": 9}


def write_boot_wim(
    path: Path, generation: Generation, arch: str, scale: Scale, progress: Progress
) -> None:
    """Write the boot.wim for these arguments at `path`; a file beside it comes and goes.

    Raises MachineError (no-libwim), OutputError, CancelledError.
    """
    guid = hashlib.sha256(f"{generation.name} {arch} {scale.name}".encode()).digest()[:16]
    raw = path.with_suffix(".raw")
    try:
        with raw.open("wb") as file:
            wim = RawWim(file)
            tree = fill(wim, generation, arch, scale, progress)
            descriptors = [
                security.descriptor(inherited=True),
                security.descriptor(users=False),
            ]
            wim.finish(tree, descriptors, _xml(wim, tree, generation, arch), guid)
        with (
            Wim.open(raw) as source,
            Wim.create() as target,
            default_level("LZX", scale.level),
        ):
            source.export_all(target)
            target.write(path, progress, stage=words("Compressing the image"))
        stamp_guid(path, guid)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        raw.unlink(missing_ok=True)


def _xml(wim: RawWim, tree: Tree, generation: Generation, arch: str) -> str:
    """The WIM's description of itself, as `dism /Get-ImageInfo` shows it."""
    folders = files = total = links = 0
    seen: set[int] = set()
    for _, node in tree.walk():
        if node.is_folder:
            folders += 1
            continue
        files += 1
        size = wim.size(node.sha1)
        total += size
        links += size if node.group in seen else 0
        if node.group:
            seen.add(node.group)
    time = f"<HIGHPART>0x{FILETIME >> 32:08X}</HIGHPART>"
    time += f"<LOWPART>0x{FILETIME & 0xFFFFFFFF:08X}</LOWPART>"
    name = f"SERT Wizard practice image ({generation.name}, {arch})"
    return (
        f'<WIM><TOTALBYTES>0</TOTALBYTES><IMAGE INDEX="1">'
        f"<DIRCOUNT>{folders}</DIRCOUNT><FILECOUNT>{files}</FILECOUNT>"
        f"<TOTALBYTES>{total}</TOTALBYTES><HARDLINKBYTES>{links}</HARDLINKBYTES>"
        f"<CREATIONTIME>{time}</CREATIONTIME>"
        f"<LASTMODIFICATIONTIME>{time}</LASTMODIFICATIONTIME>"
        f"<WINDOWS><ARCH>{_ARCH_NUMBERS[arch]}</ARCH>"
        f"<PRODUCTNAME>SERT Wizard practice image</PRODUCTNAME><EDITIONID>WindowsPE</EDITIONID>"
        f"<INSTALLATIONTYPE>WindowsPE</INSTALLATIONTYPE><PRODUCTTYPE>WinNT</PRODUCTTYPE>"
        f"<LANGUAGES><LANGUAGE>en-US</LANGUAGE><DEFAULT>en-US</DEFAULT></LANGUAGES>"
        f"<VERSION><MAJOR>{generation.major}</MAJOR><MINOR>{generation.minor}</MINOR>"
        f"<BUILD>{generation.build}</BUILD><SPBUILD>{generation.spbuild}</SPBUILD>"
        f"<SPLEVEL>0</SPLEVEL></VERSION><SYSTEMROOT>WINDOWS</SYSTEMROOT></WINDOWS>"
        f"<NAME>{escape(name)}</NAME><DESCRIPTION>{escape(name)}</DESCRIPTION>"
        f"<FLAGS>9</FLAGS></IMAGE></WIM>"
    )
