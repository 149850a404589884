"""The image's driver packages by kind of device, to tick what goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QTreeWidgetItem

from sert_wizard.drivers.prune import Verdict
from sert_wizard.settings import resource
from sert_wizard.ui import theme
from sert_wizard.ui.package_groups import DeviceGroup, parts_of
from sert_wizard.ui.widgets.controls import Table, dress
from sert_wizard.ui.widgets.package_rows import FREES, NAME, OUTCOME, WHY, Row, RowWords

_INDENT, _ICON = 16, 16
_BESIDE = 2 * _INDENT + 48  # pixels beside a name: the tree's lines, a box, a cell's margins
_MARGINS = 22  # pixels beside another text
_PART = 0.45  # of the list's width that names take at most


class Show(Enum):
    """Which packages the list shows."""

    ALL, GOING, STAYING = range(3)


class PackageTree(Table):
    """Shows groups and their packages. `package_ticked` has the verdict that the user changed and
    whether the package is to go, `group_ticked` a group's key and the same."""

    package_ticked = Signal(object, bool)
    group_ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(WHY, self.tr("The driver packages are being looked at."))
        dress(
            self,
            self.tr("Driver packages of the image"),
            [
                self.tr("Package (ticked: goes)"),
                self.tr("Frees"),
                self.tr("Outcome"),
                self.tr("Why"),
            ],
        )
        self.setRootIsDecorated(True)
        self.setIndentation(_INDENT)
        self.setIconSize(QSize(_ICON, _ICON))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.headerItem().setTextAlignment(FREES, right)
        self._groups: dict[str, Row] = {}
        self._packages: dict[str, Row] = {}
        self._sought, self._show = "", Show.ALL
        self._open_before: set[str] | None = None  # groups that were open before a search
        self._needs: dict[int, int] = {}
        self._lock = self._load_lock()
        self.itemChanged.connect(self._changed)

    # --- what is shown

    def show_groups(self, groups: Sequence[DeviceGroup], frees: Mapping[str, int]) -> None:
        """Show the groups; `frees` has the bytes that each package, by its folder, takes alone.
        What stays as it is isn't touched, nor what is open, chosen or sought."""
        words = RowWords()
        with QSignalBlocker(self):
            places = {v.package.folder: group.key for group in groups for v in group.verdicts}
            shown = {key: row.group for key, row in self._packages.items()}
            fresh = places != shown or [g.key for g in groups] != list(self._groups)
            if fresh:
                self._build(groups)
            for group in groups:
                row = self._groups[group.key]
                row.show_as(words.group(parts_of(groups, group.key)), self._lock)
                row.warn(theme.tones(self).warn if group.warning and group.removed else None)
                for verdict in group.verdicts:
                    self._show_package(verdict, group, frees[verdict.package.folder], words)
            if fresh:
                self._measure()
            self._filter()

    def _show_package(
        self, verdict: Verdict, group: DeviceGroup, frees: int, words: RowWords
    ) -> None:
        row, wanted = self._packages[verdict.package.folder], (verdict, group.title, frees)
        if row.shown_for != wanted:
            row.verdict = verdict
            row.show_as(words.package(verdict, group, frees), self._lock)
            row.shown_for = wanted

    def _build(self, groups: Sequence[DeviceGroup]) -> None:
        """Rows for the groups, the first one open."""
        self.clear()
        self._groups = {group.key: Row(group.key) for group in groups}
        self._packages = {}
        for group in groups:
            row = self._groups[group.key]
            rows = [Row(v.package.folder, group.key) for v in group.verdicts]
            self._packages |= {found.key: found for found in rows}
            row.addChildren(rows)
            if group.within:
                self._groups[group.within].insertChild(0, row)
        self.addTopLevelItems([self._groups[g.key] for g in groups if not g.within])
        if groups:
            first = self._groups[groups[0].key]
            first.setExpanded(True)
            self.setCurrentItem(first)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != NAME or not isinstance(item, Row):
            return
        ticked = item.clicked()
        if item.verdict:
            self.package_ticked.emit(item.verdict, ticked)
        else:
            self.group_ticked.emit(item.key, ticked)

    # --- which rows are shown

    def seek(self, text: str, show: Show) -> None:
        """Show only the packages that hold every word of `text`, and of those that go or stay."""
        self._sought, self._show = text.casefold(), show
        with QSignalBlocker(self):
            self._filter()

    @property
    def count(self) -> tuple[int, int]:
        """How many packages are shown, whether open or not, and how many there are."""
        return sum(not row.isHidden() for row in self._packages.values()), len(self._packages)

    def _filter(self) -> None:
        words, filled = self._sought.split(), set[str]()
        for row in self._packages.values():
            fits = self._fits(row, words)
            if row.isHidden() == fits:
                row.setHidden(not fits)
            if fits:
                filled.add(row.group)
        for row in self._rows_up():
            fits = row.key in filled
            if row.isHidden() == fits:
                row.setHidden(not fits)
            parent = row.parent()
            if fits and isinstance(parent, Row):
                filled.add(parent.key)
        self._open_for_search(bool(words))

    def _rows_up(self) -> Iterator[Row]:
        """The groups, those within others first."""
        yield from sorted(self._groups.values(), key=lambda row: row.parent() is None)

    def _fits(self, row: Row, words: Sequence[str]) -> bool:
        verdict, shown = row.verdict, row.shown
        going = self._show is Show.GOING
        if verdict and self._show is not Show.ALL and verdict.removed != going:
            return False
        return not words or bool(shown and all(word in shown.sought for word in words))

    def _open_for_search(self, searching: bool) -> None:
        """What is found can be seen; afterwards only what was open before is open."""
        if searching and self._open_before is None:
            self._open_before = {key for key, row in self._groups.items() if row.isExpanded()}
        if searching:
            wanted = set(self._groups)
        elif self._open_before is not None:
            wanted, self._open_before = self._open_before, None
        else:
            return
        for key, row in self._groups.items():
            if row.isExpanded() != (key in wanted):
                row.setExpanded(key in wanted)

    # --- how it looks

    def _measure(self) -> None:
        """The widths that the texts need."""
        metrics = QFontMetrics(self.font())
        rows = [*self._groups.values(), *self._packages.values()]
        for column in (NAME, FREES, OUTCOME):
            texts = {row.shown.texts[column] for row in rows if row.shown}
            texts.add(self.headerItem().text(column))
            longest = sorted(texts, key=len)[-20:]  # measuring all would take longer than filling
            widest = max(map(metrics.horizontalAdvance, longest))
            self._needs[column] = widest + (_BESIDE if column == NAME else _MARGINS)
        self._fit()

    def _fit(self) -> None:
        room = round(_PART * self.viewport().width())
        for column, need in self._needs.items():
            self.setColumnWidth(column, min(need, room) if column == NAME else need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _load_lock(self) -> QIcon:
        name = "lock-dark.svg" if theme.is_dark(self) else "lock.svg"
        return QIcon(str(resource("icons", name)))

    def changeEvent(self, event: QEvent) -> None:
        """Light and dark have each a lock of their own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._packages:
            self._lock = self._load_lock()
            with QSignalBlocker(self):
                for row in (*self._groups.values(), *self._packages.values()):
                    row.show_lock(self._lock)
