"""manifest.json: what went in, what came out, with which tools; `verify` starts from it."""

from __future__ import annotations

import hashlib
import json
import platform
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec

from sert_wizard import __version__
from sert_wizard.build.result import ISO, MANIFEST, OUTPUTS, RECIPE, REPORT, STAGE1, Built
from sert_wizard.contract import plan_json
from sert_wizard.errors import InputError, read_input
from sert_wizard.paths import reach
from sert_wizard.stage1.assets import find_assets
from sert_wizard.wim.libwim import library
from sert_wizard.wording import words

_FORMAT = 1


class Output(msgspec.Struct, frozen=True):
    """A file that was written: `size` in bytes, `sha256` in hex."""

    name: str
    size: int
    sha256: str


class WimOutput(msgspec.Struct, frozen=True):
    """The boot image on the disc: its `path`, `size` in bytes, and the index of the `image` that
    was edited."""

    path: str
    size: int
    image: int


class Gone(msgspec.Struct, frozen=True):
    """A package that was removed: all `paths` that went."""

    paths: tuple[str, ...]


class Added(msgspec.Struct, frozen=True):
    """A `path` that was added."""

    path: str


class Served(msgspec.Struct, frozen=True):
    """A target NIC and the INF that serves it, at `path` in the image; None if nothing does."""

    nic: str
    inf: str | None
    path: str | None


class PlanPart(msgspec.Struct, frozen=True):
    """The part of the plan that can be checked on the result."""

    removes: tuple[Gone, ...]
    adds: tuple[Added, ...]
    coverage: tuple[Served, ...]


class Manifest(msgspec.Struct, frozen=True):
    """The part of the manifest that `verify` and `serve` read; more stands in it."""

    format: int
    url: str
    outputs: tuple[Output, ...]
    wim: WimOutput
    plan: PlanPart


def build_json(built: Built) -> dict[str, Any]:
    """The plan, and what was written where."""
    folder = built.folder
    return {
        **plan_json(built.plan),
        "written": {
            "iso": str(folder / ISO),
            "iso_size": built.iso_size,
            "wim_size": built.wim_size,
            "stage1": str(folder / STAGE1),
            "stage1_size": built.stage1_size,
            "manifest": str(folder / MANIFEST),
            "report": str(folder / REPORT),
        },
        "sha256": {"iso": built.hashes.iso, "stage1": built.hashes.stage1},
        "seconds": round(built.seconds, 3),
    }


def write_manifest(built: Built, work: Path, path: Path) -> None:
    """Write the manifest of `built`, whose other files lie in `work`, to `path`."""
    plan = built.plan
    document = {
        "format": _FORMAT,
        "program": {"name": "sert-wizard", "version": __version__},
        "tools": tools(),
        "url": plan.recipe.stage1.url,
        "inputs": _inputs(built),
        "outputs": [
            {"name": ISO, "size": built.iso_size, "sha256": built.hashes.iso},
            {"name": STAGE1, "size": built.stage1_size, "sha256": built.hashes.stage1},
            *(_output(work / name) for name in (REPORT, RECIPE)),
        ],
        "wim": {"path": plan.wim, "size": built.wim_size, "image": plan.new_image_index},
        "recipe": msgspec.to_builtins(plan.recipe),
        "plan": plan_json(plan),
        "seconds": round(built.seconds, 3),
    }
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _inputs(built: Built) -> list[dict[str, Any]]:
    """The base, what came into the image, and the programs that the user gave for the loader."""
    plan, stage1 = built.plan, built.plan.recipe.stage1
    base = {"path": str(plan.base_path), "size": plan.base_iso_size, "sha256": built.hashes.base}
    contents = [(file.target, file.content) for file in plan.new_files]
    contents += [(name, read_input(Path(name))) for name in (stage1.wimboot, stage1.shim) if name]
    return [base, *({"path": path, **_sums(content)} for path, content in contents)]


def _sums(content: bytes) -> dict[str, Any]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _output(path: Path) -> dict[str, Any]:
    return {"name": path.name, **_sums(path.read_bytes())}


def read_manifest(folder: Path) -> Manifest:
    """The manifest in an output folder. Raises InputError (not-found, bad-manifest)."""
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(reach(path).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(
            "not-found",
            words("There is no {manifest} in {folder}.", manifest=MANIFEST, folder=folder),
            hint=words("Name the folder that `sert-wizard build` wrote."),
        ) from None
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(
            "bad-manifest",
            words("{path} can't be read: {reason}.", path=path, reason=error),
            hint=words("Build the image again."),
        ) from None
    names = {output.name for output in manifest.outputs}
    if manifest.format != _FORMAT or names != set(OUTPUTS) - {MANIFEST}:
        raise InputError(
            "bad-manifest",
            words("{path} was not written by this version of SERT Wizard.", path=path),
            hint=words("Build the image again with this version."),
        )
    return manifest


def tools() -> dict[str, str]:
    """Versions of what the result depends on."""
    return {
        "python": platform.python_version(),
        "libwim": library().version_text,
        "pycdlib": metadata.version("pycdlib"),
        **find_assets().versions,
    }
