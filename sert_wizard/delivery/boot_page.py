"""boot-test-FIRMWARE.html: what a boot test saw, in one self-contained file."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from string import Template

from sert_wizard import __version__
from sert_wizard.delivery.boot_test import BootResult
from sert_wizard.errors import write_error
from sert_wizard.paths import reach
from sert_wizard.settings import resource


def write_boot_page(result: BootResult, folder: Path) -> Path:
    """Write the page of `result` into `folder`; its path. Raises OutputError."""
    frame = Template(resource("report", "boot_test.html").read_text(encoding="utf-8"))
    page = folder / f"boot-test-{result.firmware}.html"
    text = frame.substitute(
        firmware=escape(result.firmware.upper()),
        outcome=escape(result.text),
        seconds=f"{result.seconds:.0f}",
        steps="".join(f"<li>{escape(step)}</li>" for step in result.steps),
        screens="".join(_figure(name, picture) for name, picture in result.screens),
        version=escape(__version__),
    )
    try:
        reach(page).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise write_error(page, error) from None
    return page


def _figure(name: str, picture: bytes) -> str:
    source = base64.b64encode(picture).decode("ascii")
    image = f'<img src="data:image/png;base64,{source}" alt="The screen, {escape(name)}">'
    return f"<figure>{image}<figcaption>The screen, {escape(name)}</figcaption></figure>"
