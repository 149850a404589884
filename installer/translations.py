"""Makes the translation files in resources/translations, with Qt's own tools.

    python installer/translations.py            .qm from the .ts, where they are out of date
    python installer/translations.py --update   .ts from the source: what is new has no translation

What the wizard says itself stands in `self.tr("…")`; what the core says, in `words("…")` and in
the tables of resources/drivers.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
#: English is what the source speaks; its file only tells one from many.
SOURCE, LANGUAGES = "en", ("de",)
_CORE = "core"  # sert_wizard/ui/language.py looks the core's texts up under this name
#: Terminals speak English: what only they say is not translated.
_TERMINAL = (
    *("cli.py", "commands", "console.py", "doctor.py"),
    *("build/verify.py", "hardware/amt/terminal.py"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit status."""
    parser = argparse.ArgumentParser(prog="translations.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--update", action="store_true", help="renew the .ts from the source")
    if parser.parse_args(arguments).update:
        update(FOLDER)
    release(FOLDER)
    return 0


def update(folder: Path) -> None:
    """Renew the .ts in `folder`; translations that are still asked for stay."""
    with tempfile.TemporaryDirectory(prefix="sert-wizard-") as scratch:
        core = Path(scratch) / "core.py"
        calls = (f"QCoreApplication.translate({_CORE!r}, {text!r})\n" for text in core_texts())
        core.write_text("".join(calls), encoding="utf-8")
        wizard = sorted(map(str, (ROOT / "sert_wizard" / "ui").rglob("*.py")))
        common = (*wizard, str(core), "-locations", "none", "-no-obsolete")
        common += ("-source-language", SOURCE)
        for code in LANGUAGES:
            _run("lupdate", *common, "-target-language", code, "-ts", str(_file(folder, code)))
        plural = ("-pluralonly", "-target-language", SOURCE)
        _run("lupdate", *common, *plural, "-ts", str(_file(folder, SOURCE)))


def release(folder: Path) -> None:
    """Make the .qm of each .ts in `folder` that is newer."""
    for source in sorted(folder.glob("*.ts")):
        made = source.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _run("lrelease", "-silent", str(source), "-qm", str(made))


def core_texts() -> list[str]:
    """All that the core may say to the wizard, as it stands in the source, each once."""
    return sorted({*_templates(), *_table_texts()})


def _templates() -> Iterator[str]:
    """The text of each `words("…")`."""
    package = ROOT / "sert_wizard"
    for path in sorted(package.rglob("*.py")):
        if any(path.is_relative_to(package / part) for part in _TERMINAL):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.func.id == "words" and node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def _table_texts() -> Iterator[str]:
    """Titles, warnings and reasons in the tables of device classes and protected packages."""
    tables = ROOT / "resources" / "drivers"
    classes = tomllib.loads((tables / "classes.toml").read_text(encoding="utf-8"))
    for entry in classes.values():
        yield from (entry["title"], entry["warning"])
    protected = tomllib.loads((tables / "protected.toml").read_text(encoding="utf-8"))
    for reasons in protected.values():
        yield from reasons.values()


def _file(folder: Path, code: str) -> Path:
    return folder / f"sert_wizard_{code}.ts"


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools, which PySide6 brings. Raises CalledProcessError."""
    place = Path(PySide6.__file__).parent
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([str(place / name), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
