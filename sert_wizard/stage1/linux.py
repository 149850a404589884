"""The Linux flavour of the stage-1 disc: BIOS only, verifies the image before it boots it.

El Torito, GRUB -> Debian's kernel with an initrd of busybox, network drivers, kexec and
resources/stage1/linux-init.sh, which ends in memdisk.
"""

from __future__ import annotations

import functools
import lzma
import shlex
from datetime import datetime

from sert_wizard.errors import RequestError
from sert_wizard.settings import resource
from sert_wizard.stage1.assets import BootAssets, find_assets
from sert_wizard.stage1.cpio import cpio
from sert_wizard.stage1.disc import GRUB, GRUB_CONFIG, disc_date, write_disc
from sert_wizard.stage1.linux_assets import LinuxAssets, find_linux_assets
from sert_wizard.stage1.spec import LoaderSpec
from sert_wizard.stage1.steps import EVENT
from sert_wizard.wording import words

_DIGITS = 40  # more than two sizes have


def linux_loader(
    spec: LoaderSpec,
    *,
    when: datetime | None = None,
    assets: BootAssets | None = None,
    linux: LinuxAssets | None = None,
) -> bytes:
    """The stage-1 ISO of flavour linux that `spec` asks for, about 11 MB.

    Every date in it is `when` (UTC; default: SOURCE_DATE_EPOCH, else 1980-01-01). The same
    arguments give the same bytes. Raises RequestError (`linux-is-bios-only`, `linux-needs-hash`,
    `linux-needs-http`), MachineError (boot assets, `no-linux-assets`, `damaged-linux-assets`).
    """
    _check(spec)
    assets = assets or find_assets()
    linux = linux or find_linux_assets()
    files = {
        GRUB: assets.bios_loader.read_bytes(),
        GRUB_CONFIG: _template("linux-grub.cfg"),
        "/LINUX.KRN;1": linux.kernel,
        "/INITRD.IMG;1": initrd(spec, linux, assets.memdisk.read_bytes()),
    }
    return write_disc(files, disc_date(when))


def _check(spec: LoaderSpec) -> None:
    if spec.firmware != ("bios",):
        raise RequestError(
            "linux-is-bios-only",
            words("The Linux loader can't start Windows PE on UEFI."),
            hint=words('Set firmware = ["bios"], or use flavour ipxe, which verifies on UEFI.'),
        )
    if not spec.sha256:
        raise RequestError(
            "linux-needs-hash",
            words("The Linux loader verifies the image, and its SHA-256 was not given."),
            hint=words("Give the image's SHA-256."),
        )
    if not all(url.startswith("http://") for url in spec.urls):  # as busybox wants it
        raise RequestError(
            "linux-needs-http",
            words(
                "The Linux loader fetches over http only: busybox knows no https that servers take."
            ),
            hint=words("Give an http address; what is fetched is verified by its SHA-256."),
        )


def initrd(spec: LoaderSpec, linux: LinuxAssets, memdisk: bytes) -> bytes:
    """What is the same in every loader, compressed; then, as it is, what `spec` changes."""
    common = _compressed(tuple(sorted(linux.files.items())))
    own = {
        "init": _template("linux-init.sh"),
        "etc/stage1.conf": settings(spec).encode("ascii"),
        "boot/memdisk": memdisk,
    }
    # Where one archive ends and another begins, the kernel skips zeros up to a multiple of 4.
    return common + bytes(-len(common) % 4) + cpio(own)


def settings(spec: LoaderSpec) -> str:
    """What linux-init.sh reads: one assignment a line."""
    network = spec.network
    values = {
        "urls": " ".join(spec.urls),
        "sha256": spec.sha256,
        "size": spec.size,
        "wim_size": spec.wim_size or spec.size,
        "address": network.address,
        "netmask": network.netmask,
        "gateway": network.gateway,
        "dns": network.dns,
        "vlan": network.vlan,
        "event": EVENT,
    }
    # The loader's own size is predicted before the image's is known: a comment fills the digits.
    filler = "#" * (_DIGITS - len(f"{values['size']}{values['wim_size']}"))
    lines = [f"{name}={shlex.quote(str(value))}" for name, value in values.items()]
    return "\n".join([*lines, filler, ""])


@functools.lru_cache(maxsize=1)
def _compressed(files: tuple[tuple[str, bytes], ...]) -> bytes:
    """Takes seconds and is the same for every loader. The kernel reads CRC-32 checks only."""
    return lzma.compress(cpio(dict(files)), check=lzma.CHECK_CRC32)


def _template(name: str) -> bytes:
    """A text of resources/stage1/; a checkout on Windows may have ended its lines otherwise."""
    return resource("stage1", name).read_text("utf-8").encode("utf-8")
