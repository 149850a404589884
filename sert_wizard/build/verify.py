"""Checks a finished output folder again, from its manifest and from the files alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sert_wizard.build.check import serving_infs
from sert_wizard.build.manifest import Manifest, PlanPart, read_manifest
from sert_wizard.build.result import ISO
from sert_wizard.errors import CancelledError, InputError, SertError
from sert_wizard.files import scratch_folder
from sert_wizard.hashing import sha256_of
from sert_wizard.inf.ids import parse_id
from sert_wizard.iso.disc import Disc
from sert_wizard.paths import reach
from sert_wizard.progress import Progress
from sert_wizard.wim.tree import ImageTree
from sert_wizard.wim.verify import verify_blobs
from sert_wizard.wim.wim import Wim
from sert_wizard.windows_image import WindowsImage
from sert_wizard.wording import Words, size_text, words


@dataclass(frozen=True)
class Check:
    """A check by `name`; `detail` says what was found."""

    name: str
    ok: bool
    detail: str


def verify(folder: Path, progress: Progress | None = None) -> tuple[Check, ...]:
    """Every check of the output folder, the failed ones included.

    Raises InputError when there is no manifest to start from, CancelledError.
    """
    return tuple(_checks(folder, read_manifest(folder), progress or Progress()))


def _checks(folder: Path, manifest: Manifest, progress: Progress) -> Iterator[Check]:
    for output in manifest.outputs:
        path = reach(folder / output.name)
        same = partial(_same_hash, path, output.sha256, progress)
        yield _check(f"{output.name} hash", same)
    with scratch_folder() as scratch:
        wim = scratch / "boot.wim"
        image = manifest.wim.image
        yield _check("disc", lambda: _extract_wim(folder / ISO, manifest, wim, progress))
        if wim.exists():
            yield _check("boot.wim content", lambda: _whole(wim, progress))
            yield _check("planned paths", lambda: _planned_paths(wim, image, manifest.plan))
            yield _check("drivers", lambda: _served(wim, image, manifest.plan, scratch / "files"))


def _check(name: str, action: Callable[[], str]) -> Check:
    try:
        return Check(name, True, action())
    except CancelledError:
        raise
    except SertError as error:
        return Check(name, False, error.message)
    except OSError as error:
        return Check(name, False, error.strerror or str(error))


def _same_hash(path: Path, expected: str, progress: Progress) -> str:
    found = sha256_of(path, progress, words("Hashing {name}", name=path.name))
    if found != expected:
        raise _failed(
            words(
                "Its SHA-256 is {found}, the manifest says {expected}.",
                found=found,
                expected=expected,
            )
        )
    return f"SHA-256 {expected}"


def _extract_wim(iso: Path, manifest: Manifest, target: Path, progress: Progress) -> str:
    with Disc.open(iso) as disc:
        file = disc.find(manifest.wim.path)
        if file is None or file.size != manifest.wim.size:
            raise _failed(words("{path} is missing or of another size.", path=manifest.wim.path))
        disc.extract(file, target, progress)
        entries = ", ".join(entry.platform for entry in disc.boot) or "none"
        return f"{len(disc.files)} files, boot entries: {entries}"


def _whole(wim: Path, progress: Progress) -> str:
    verify_blobs(wim, progress)
    with Wim.open(wim) as opened:
        blobs = opened.blobs()
    total = size_text(sum(blob.size for blob in blobs.values()))
    return f"{len(blobs)} blobs, {total}, each matches its SHA-1"


def _planned_paths(wim: Path, image: int, plan: PlanPart) -> str:
    with Wim.open(wim) as opened:
        tree = ImageTree(opened.entries(image))
    gone = [path for removal in plan.removes for path in removal.paths]
    still = [path for path in gone if tree.get(path)]
    missing = [addition.path for addition in plan.adds if not tree.get(addition.path)]
    if still or missing:
        raise _failed(
            words("Still there: {still}; missing: {missing}.", still=still[:5], missing=missing[:5])
        )
    return f"{len(gone)} paths are gone, {len(plan.adds)} additions are there"


def _served(wim: Path, image: int, plan: PlanPart, scratch: Path) -> str:
    planned = {item.nic: item.path for item in plan.coverage if item.path}
    with Wim.open(wim) as opened:
        infos = {i.index: i for i in opened.info().images}
        if image not in infos:
            raise _failed(words("There is no image {image}.", image=image))
        made = WindowsImage(opened, infos[image], scratch)
    served = serving_infs(made, [parse_id(nic) for nic in planned])
    for nic, path in planned.items():
        if served.get(nic, "").casefold() != path.casefold():
            raise _failed(
                words(
                    "{found} serves {nic}, planned was {path}.",
                    found=served.get(nic) or "Nothing",
                    nic=nic,
                    path=path,
                )
            )
    return f"{len(planned)} of {len(plan.coverage)} target NICs are served"


def _failed(why: Words) -> InputError:
    return InputError("verification-failed", why)
