"""Where the tiles of a treemap lie: rows of tiles as near to squares as can be.

After Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF


def squarify(sizes: Sequence[float], room: QRectF) -> list[QRectF]:
    """A rectangle for each of `sizes` (positive, the largest first); together they fill `room`,
    their areas in proportion."""
    total = sum(sizes)
    if not total or room.isEmpty():
        return [QRectF(room.topLeft(), room.topLeft()) for _ in sizes]
    scale = room.width() * room.height() / total
    areas = [size * scale for size in sizes]
    placed: list[QRectF] = []
    left = QRectF(room)
    while len(placed) < len(areas):
        rest = areas[len(placed) :]
        row = rest[: _row_length(rest, min(left.width(), left.height()))]
        placed += _place(row, left)
    return placed


def _row_length(areas: Sequence[float], side: float) -> int:
    """How many of `areas` to lay along `side`: more, as long as the worst tile gets no longer."""
    count, total, best = 0, 0.0, float("inf")
    for area in areas:
        total += area
        worst = max(side**2 * areas[0] / total**2, total**2 / (side**2 * area)) if side else 0.0
        if count and worst > best:
            break
        count, best = count + 1, worst
    return count


def _place(row: Sequence[float], left: QRectF) -> list[QRectF]:
    """Lay `row` along the shorter side of what is `left`, and take it away there."""
    total, placed = sum(row), []
    wide = left.width() >= left.height()
    side = left.height() if wide else left.width()
    depth = total / side if side else 0.0
    at = left.top() if wide else left.left()
    for area in row:
        length = area / depth if depth else 0.0
        if wide:
            placed.append(QRectF(left.left(), at, depth, length))
        else:
            placed.append(QRectF(at, left.top(), length, depth))
        at += length
    if wide:
        left.setLeft(left.left() + depth)
    else:
        left.setTop(left.top() + depth)
    return placed
