"""The recipe: what the user wants, as a TOML document.

Paths in it are relative to the recipe's folder; once loaded they are absolute. The document that
was read is kept, so that writing it again keeps the user's comments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import tomlkit

from sert_wizard.errors import InputError, SertError
from sert_wizard.inf.ids import DeviceId, parse_id
from sert_wizard.paths import AnyPath, depends_on_drive, reach
from sert_wizard.wording import Words, words

Firmware = Literal["bios", "uefi"]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of the recipe; an unknown key is an error, not a wish unheard."""


class Base(_Table, frozen=True):
    iso: str = ""
    wim: str = ""


class Machine(_Table, frozen=True):
    name: str = ""
    nics: tuple[str, ...] = ()


class Target(_Table, frozen=True):
    nics: tuple[str, ...] = ()
    machines: tuple[Machine, ...] = ()


class Drivers(_Table, frozen=True):
    prune: Literal["none", "network"] = "network"
    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    inject: tuple[str, ...] = ()


class Image(_Table, frozen=True):
    compression: str = "keep"
    drop_images: tuple[int, ...] = ()
    prompt: Literal["keep", "remove"] = "keep"


class Extra(_Table, frozen=True):
    source: str
    target: str
    run: str = ""


class Network(_Table, frozen=True):
    address: str = ""
    netmask: str = ""
    gateway: str = ""
    dns: str = ""
    vlan: int = 0


class Stage1(_Table, frozen=True):
    url: str = ""
    urls: tuple[str, ...] = ()
    firmware: tuple[Firmware, ...] = ("bios", "uefi")
    flavour: Literal["ipxe", "linux"] = "ipxe"
    unverified_fallback: bool = False
    wimboot: str = ""
    shim: str = ""
    network: Network = Network()


class Output(_Table, frozen=True):
    directory: str = "out"


class Recipe(_Table, frozen=True):
    """The whole recipe. `folder` is not part of the document: relative paths start there."""

    base: Base = Base()
    target: Target = Target()
    drivers: Drivers = Drivers()
    image: Image = Image()
    extras: tuple[Extra, ...] = ()
    stage1: Stage1 = Stage1()
    output: Output = Output()

    def devices(self) -> tuple[DeviceId, ...]:
        """The target NICs of all machines, each once. Raises RequestError (bad-hardware-id)."""
        named = (*self.target.nics, *(n for machine in self.target.machines for n in machine.nics))
        return tuple(dict.fromkeys(parse_id(nic) for nic in named))


def load(path: Path) -> Recipe:
    """The recipe at `path`, its paths made absolute. Raises InputError (not-found, bad-recipe)."""
    try:
        text = reach(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            "not-found",
            words("There is no file {path}.", path=path),
            hint=words("Check the recipe's path."),
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, Words(str(error))) from None
    try:
        return with_absolute_paths(loads(text), path.resolve().parent)
    except SertError as error:
        raise _bad(path, error.message) from None


def loads(text: str) -> Recipe:
    """The recipe in a TOML text, paths as written. Raises InputError (bad-recipe)."""
    try:
        if "\\u0000" in text or "\\U00000000" in text:
            raise InputError("bad-recipe", words("It holds a NUL character."), hint=_HINT)
        return msgspec.convert(tomllib.loads(text), Recipe)
    except RecursionError:
        raise InputError("bad-recipe", words("It nests without end."), hint=_HINT) from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError("bad-recipe", Words(str(error)), hint=_HINT) from None


def dumps(recipe: Recipe, original: str = "") -> str:
    """`recipe` as TOML; comments and order of the `original` text stay where they can."""
    document = tomlkit.parse(original)
    _merge(document, msgspec.json.decode(msgspec.json.encode(recipe)))
    return tomlkit.dumps(document)


def with_absolute_paths(recipe: Recipe, folder: Path) -> Recipe:
    """The recipe with each path joined to `folder`. Raises InputError (drive-relative)."""

    def absolute(text: str) -> str:
        return str(joined(folder, text)) if text else text

    replace = msgspec.structs.replace
    return replace(
        recipe,
        base=replace(recipe.base, iso=absolute(recipe.base.iso)),
        drivers=replace(recipe.drivers, inject=tuple(map(absolute, recipe.drivers.inject))),
        extras=tuple(replace(extra, source=absolute(extra.source)) for extra in recipe.extras),
        stage1=replace(
            recipe.stage1,
            wimboot=absolute(recipe.stage1.wimboot),
            shim=absolute(recipe.stage1.shim),
        ),
        output=replace(recipe.output, directory=str(joined(folder, recipe.output.directory))),
    )


def joined(folder: AnyPath, text: str) -> AnyPath:
    """What a recipe in `folder` means by the path `text`. Raises InputError (drive-relative)."""
    if depends_on_drive(type(folder)(text)):
        raise InputError(
            "drive-relative",
            words(
                "where “{path}” leads depends on where that drive's current folder is.", path=text
            ),
            hint=words("Write a path from the drive's top, or from the recipe's folder."),
        )
    return folder / text


_HINT = words("Compare it with the example in the README; `sert-wizard train` writes one too.")


def _bad(path: Path, why: Words) -> InputError:
    return InputError(
        "bad-recipe",
        words("The recipe {name} can't be used: {why}", name=path.name, why=why),
        hint=_HINT,
    )


def _merge(document: Any, values: Mapping[str, Any]) -> None:
    """Bring `document` to `values`, touching only what differs."""
    for key in [key for key in document if key not in values]:
        del document[key]
    for key, value in values.items():
        if isinstance(value, Mapping) and key in document:
            _merge(document[key], value)
        elif key not in document or _plain(document[key]) != value:
            document[key] = value


def _plain(item: Any) -> Any:
    """tomlkit wraps all values but true and false."""
    return item if isinstance(item, bool) else item.unwrap()
