"""The program's .ico, drawn from resources/icons/sert-wizard.svg.

Layout: an ICONDIR, an ICONDIRENTRY for each size, then the pictures as PNG, which Windows reads
since Vista.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

SIZES = (16, 20, 24, 32, 48, 64, 256)


def draw(svg: Path) -> bytes:
    """The picture of `svg` as an icon of all SIZES."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Qt only where it is needed: on Windows this folder's other modules run without it.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    renderer = QSvgRenderer(str(svg))
    pictures = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only names
        pictures.append(bytes(content.data()))
    at = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 means 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return directory + b"".join(pictures)
