"""Makes the practice set: a base ISO to optimize, drivers and hardware reports, a recipe."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from sert_wizard.errors import UsageError, write_error
from sert_wizard.files import check_names, move, scratch_folder
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.stage1.assets import BootAssets, find_assets
from sert_wizard.stage1.fat import fat_image
from sert_wizard.training import contents
from sert_wizard.training.bootimage import write_boot_wim
from sert_wizard.training.catalogue import injected_package
from sert_wizard.training.disc import write_disc
from sert_wizard.training.generations import ARCHES, LAYOUTS, WHEN, Generation, generation_named
from sert_wizard.training.infs import write_inf
from sert_wizard.training.reports import TARGET_ID, reports
from sert_wizard.training.scales import Scale, scale_named
from sert_wizard.training.signing import write_catalog
from sert_wizard.wording import words

#: Characters that the names of what is made may add to the folder's.
_BELOW = 100
_URL = "http://192.0.2.10:8080/optimized.iso"  # an address kept for documentation (RFC 5737)


@dataclass(frozen=True)
class PracticeSet:
    """What lies in the folder: the base ISO, the folders to inject, the reports, the recipe."""

    folder: Path
    base_iso: Path
    drivers: tuple[Path, ...]
    reports: tuple[Path, ...]
    recipe: Path


def make_practice(
    out: Path,
    *,
    generation: str = "10.0",
    arch: str = "amd64",
    layout: str = "joliet",
    scale: str = "small",
    progress: Progress,
) -> PracticeSet:
    """Write the practice set into the folder `out`, made when missing; the same arguments give
    the same bytes. Files of an earlier set are replaced, others left alone.

    Raises UsageError (bad-generation, bad-arch, bad-layout, bad-scale), MachineError
    (no-libwim, no-boot-assets), OutputError, CancelledError; then nothing new is left.
    """
    chosen, size = generation_named(generation), scale_named(scale)
    _check("arch", arch, ARCHES)
    _check("layout", layout, LAYOUTS)
    assets = find_assets()
    with _workshop(out) as work:
        wim = work / "boot.wim"
        write_boot_wim(wim, chosen, arch, size, progress)
        made = work / "made"
        made.mkdir()
        write_disc(made / "base.iso", layout, _disc_files(wim, size, assets), progress)
        driver = f"drivers/{injected_package(chosen, arch).inf.removesuffix('.inf')}"
        for name, content in (
            {f"{driver}/{name}": content for name, content in _driver(chosen, arch).items()}
            | {f"reports/{name}": content for name, content in reports().items()}
            | {"recipe.toml": _recipe(driver).encode("utf-8")}
        ).items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        progress.check()
        _move(made, out)
    return PracticeSet(
        out,
        out / "base.iso",
        (out / driver,),
        tuple(sorted(out / "reports" / name for name in reports())),
        out / "recipe.toml",
    )


def _check(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(
            f"bad-{what}",
            words("There is no practice image of {what} {value}.", what=what, value=value),
            hint=words("Choose one of {names}.", names=", ".join(allowed)),
        )


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A temporary folder that is gone whatever happens: in `out`, or beside it while there is
    none, so that what is made there can be renamed into place."""
    check_names(out)
    place = reach(out, _BELOW)
    try:
        if place.exists() and not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "There is a file of that name", str(out))
        home = place if place.exists() else place.parent
        home.mkdir(parents=True, exist_ok=True)
        with scratch_folder(home, ".practice-") as work:
            yield work
    except OSError as error:
        raise write_error(out, error) from error


def _move(made: Path, out: Path) -> None:
    """Put the finished files in place, the disc last. Raises OutputError, OSError."""
    paths = [path for path in made.rglob("*") if path.is_file()]
    for path in sorted(paths, key=lambda path: path.name == "base.iso"):
        name = path.relative_to(made)
        target = reach(out, _BELOW) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        move(path, target, named=out / name)


def _disc_files(wim: Path, scale: Scale, assets: BootAssets) -> Mapping[str, bytes | Path]:
    """The files of the disc, in the order they are laid down."""
    bios, uefi = assets.standin_bios.read_bytes(), assets.standin_uefi.read_bytes()
    program = {"EFI/BOOT/BOOTX64.EFI": uefi}
    # The two differ, so that a disc whose prompt was removed shows it.
    prompting = program | {"PROMPT.TXT": b"On real discs this one asks for a key.\r\n"}
    return {
        "bootmgr": contents.binary("bootmgr", 380_000),
        "boot/bcd": contents.data("bcd", 16_384),
        "boot/boot.sdi": bytes(scale.ramdisk_bytes),
        "boot/etfsboot.com": bios,
        "boot/bootfix.bin": contents.binary("bootfix.bin", 1_024),
        "EFI/Microsoft/Boot/efisys.bin": fat_image(prompting, WHEN),
        "EFI/Microsoft/Boot/efisys_noprompt.bin": fat_image(program, WHEN),
        "EFI/BOOT/BOOTX64.EFI": uefi,
        "sources/boot.wim": wim,
    }


def _driver(generation: Generation, arch: str) -> dict[str, bytes]:
    """The driver package to inject, by file name."""
    package = injected_package(generation, arch)
    stem = package.inf.removesuffix(".inf")
    files = {
        package.inf: write_inf(package, generation, arch),
        f"{stem}.sys": contents.binary(f"{stem} {generation.name} {arch}", 230_000),
    }
    # As makers do: SHA-1 alone for a Windows that knows no other.
    algorithms = ("sha1",) if generation.rank < (6, 2) else ("sha1", "sha256")
    return files | {f"{stem}.cat": write_catalog(files, algorithms)}


def _recipe(driver: str) -> str:
    """The recipe that optimizes the practice disc for the target NIC."""
    document = tomlkit.document()
    document.add(tomlkit.comment("What to make of the practice disc; see the README."))
    document["base"] = {"iso": "base.iso"}
    document["target"] = {"nics": [TARGET_ID]}
    document["drivers"] = {"prune": "network", "inject": [driver]}
    document["stage1"] = {"url": _URL}
    document["output"] = {"directory": "out"}
    return tomlkit.dumps(document)
