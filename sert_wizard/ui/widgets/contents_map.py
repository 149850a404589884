"""What fills the optimized ISO, to look into: the treemap, its legend, and the part in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sert_wizard.plan.contents import Group, Kind, Part
from sert_wizard.ui import theme
from sert_wizard.ui.language import size
from sert_wizard.ui.widgets.text import Kind as TextKind
from sert_wizard.ui.widgets.text import Text
from sert_wizard.ui.widgets.treemap import Look, Tile, Treemap, swatch

_PATTERN = Qt.BrushStyle
LOOKS = {
    Kind.SYSTEM: Look("calm"),
    Kind.DRIVERS: Look("accent"),
    Kind.ADDED: Look("added", _PATTERN.Dense6Pattern),
    Kind.IMAGES: Look("line", _PATTERN.HorPattern),
    Kind.TABLES: Look("line", _PATTERN.VerPattern),
    Kind.DISC: Look("line"),
    Kind.REMOVED: Look("sheet", _PATTERN.BDiagPattern),
    Kind.DROPPED: Look("sheet", _PATTERN.DiagCrossPattern),
}
_SWATCH, _SPACE = 14, 8


class ContentsMap(QWidget):
    """Shows groups of parts; the mouse or the arrow keys tell a part's name and size."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[Kind, str] = {}
        self.map = Treemap(title)
        self.legend = Legend(self.tr("What the areas mean"))
        self.state = Text("", TextKind.MUTED)
        self.map.picked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        for widget in (self.map, self.state, self.legend):
            column.addWidget(widget)
        self._tell("")

    def show_groups(self, groups: Sequence[Group]) -> None:
        self._names = self._named()  # once: there may be hundreds of parts
        total = sum(group.part.size for group in groups) or 1
        ordered = sorted(groups, key=lambda group: -group.part.size)
        tiles = [self._tile(group.part, group.kind, total, group.kind) for group in ordered]
        lines = [(LOOKS[group.kind], self._heading(group)) for group in groups]
        self.legend.show_entries(lines)
        self.map.show_tiles(tiles, "; ".join(text for _, text in lines))

    def _tell(self, text: str) -> None:
        hint = self.tr("Point at an area, or go through them with the arrow keys.")
        self.state.setText(text or hint)

    def _named(self) -> dict[Kind, str]:
        return {
            Kind.SYSTEM: self.tr("Windows PE"),
            Kind.DRIVERS: self.tr("Drivers that stay"),
            Kind.ADDED: self.tr("Added"),
            Kind.IMAGES: self.tr("Other images"),
            Kind.TABLES: self.tr("Lists of files"),
            Kind.DISC: self.tr("Beside the boot image"),
            Kind.REMOVED: self.tr("Drivers taken out"),
            Kind.DROPPED: self.tr("Images taken out"),
        }

    def _heading(self, group: Group) -> str:
        return f"{self._names[group.kind]}, {size(group.part.size)}"

    def _tile(self, part: Part, kind: Kind, total: int, inside: Kind | str) -> Tile:
        """`inside` names what holds the part."""
        within = self._names[inside] if isinstance(inside, Kind) else inside
        name = part.name
        while len(part.parts) == 1:  # a folder with nothing but a folder
            part = part.parts[0]
            name = name and part.name
        name = name or within
        label = name.rpartition("/")[2] or name
        if not part.name and not isinstance(inside, Kind):
            name = self.tr("Smaller ones in {folder} ({count})").format(
                folder=within, count=f"{part.count:,}"
            )
            label = f"+{part.count:,}"
        text = self.tr("{name}: {size}, {share} of what is shown").format(
            name=name, size=size(part.size), share=_percent(part.size / total)
        )
        if name != self._names[kind]:
            text = f"{text}. {self._names[kind]}"
        tiles = tuple(self._tile(inner, kind, total, name) for inner in part.parts)
        return Tile(label, text, part.size, LOOKS[kind], tiles)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.001 else "< 0.1 %"


class Legend(QWidget):
    """Samples of looks with their names, in columns."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[tuple[Look, str], ...] = ()
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: Sequence[tuple[Look, str]]) -> None:
        self.entries = tuple(entries)
        self.setAccessibleDescription("; ".join(text for _, text in entries))
        self.updateGeometry()
        self.update()

    def _columns(self, width: int) -> int:
        return max(1, width // self._column())

    def _column(self) -> int:
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(text) for _, text in self.entries), default=0)
        return widest + _SWATCH + 3 * _SPACE

    def _line(self) -> int:
        return max(_SWATCH, QFontMetrics(self.font()).height()) + 4

    def heightForWidth(self, width: int) -> int:
        return -(-len(self.entries) // self._columns(width)) * self._line()

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._column() if self.entries else 0, self._line())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint = QPainter(self)
        columns, wide, line = self._columns(self.width()), self._column(), self._line()
        for index, (look, text) in enumerate(self.entries):
            left, top = index % columns * wide, index // columns * line
            swatch(self, paint, look, QRectF(left + 0.5, top + 2.5, _SWATCH, _SWATCH - 2))
            paint.setPen(self.palette().windowText().color())
            room = QRectF(left + _SWATCH + _SPACE, top, wide, line)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            paint.drawText(room, flags, text)
