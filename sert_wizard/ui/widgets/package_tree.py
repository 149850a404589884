"""The image's driver packages by kind of device, to tick what goes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QTreeWidgetItem

from sert_wizard.drivers.prune import Verdict
from sert_wizard.settings import resource
from sert_wizard.ui import theme
from sert_wizard.ui.language import size
from sert_wizard.ui.package_groups import DeviceGroup, parts_of
from sert_wizard.ui.widgets.controls import Table, dress
from sert_wizard.ui.widgets.package_rows import (
    FREES,
    NAME,
    OUTCOME,
    WHY,
    Package,
    Row,
    RowWords,
)

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
        self._packages: dict[str, Package] = {}  # by folder, with or without a row
        self._members: dict[str, list[Package]] = {}  # by their group's key
        self._sought, self._show = "", Show.ALL
        self._open_before: set[str] | None = None  # groups that were open before a search
        self._needs: dict[int, int] = {}
        self._lock = self._load_lock()
        self._words = RowWords()
        self.itemChanged.connect(self._changed)
        self.itemExpanded.connect(self._fill)

    # --- what is shown

    def show_groups(self, groups: Sequence[DeviceGroup], frees: Mapping[str, int]) -> None:
        """Show the groups; `frees` has the bytes that each package, by its folder, takes alone.
        What stays as it is isn't touched, nor what is open, chosen or sought."""
        with QSignalBlocker(self):
            places = {v.package.folder: group.key for group in groups for v in group.verdicts}
            shown = {folder: package.group.key for folder, package in self._packages.items()}
            fresh = places != shown or [g.key for g in groups] != list(self._groups)
            if fresh:
                self._build(groups, frees)
            for group in groups:
                row = self._groups[group.key]
                row.show_as(self._words.group(parts_of(groups, group.key)), self._lock)
                row.warn(theme.tones(self).warn if group.warning and group.removed else None)
                for verdict in group.verdicts:
                    self._show_package(verdict, group, frees[verdict.package.folder])
            if fresh:
                self._measure()
                self._begin_at(groups)
            self._filter()

    def _show_package(self, verdict: Verdict, group: DeviceGroup, frees: int) -> None:
        package = self._packages[verdict.package.folder]
        before = (package.verdict, package.group.title, package.frees)
        if before != (verdict, group.title, frees):
            package.verdict, package.group, package.frees = verdict, group, frees
            package.sought = ""
        elif package.row is None or package.row.shown:
            return
        if package.row:
            package.row.show_as(self._words.package(package), self._lock)

    def _build(self, groups: Sequence[DeviceGroup], frees: Mapping[str, int]) -> None:
        """Rows for the groups; those of packages wait until their group is open."""
        self.clear()
        self._groups = {group.key: Row(group.key) for group in groups}
        self._members = {
            group.key: [Package(v, group, frees[v.package.folder]) for v in group.verdicts]
            for group in groups
        }
        members = itertools.chain.from_iterable(self._members.values())
        self._packages = {package.verdict.package.folder: package for package in members}
        for group in groups:
            row = self._groups[group.key]
            if group.verdicts:
                row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if group.within:
                self._groups[group.within].insertChild(0, row)
        self.addTopLevelItems([self._groups[g.key] for g in groups if not g.within])

    def _begin_at(self, groups: Sequence[DeviceGroup]) -> None:
        """The first group is open."""
        if groups:
            first = self._groups[groups[0].key]
            self._open(first)
            self.setCurrentItem(first)

    def _fill(self, group: QTreeWidgetItem) -> None:
        """Give a group the rows of its packages: rows are dear, and most groups are never opened.
        A row that is in the list already would be laid out anew at each text it gets."""
        key = group.key if isinstance(group, Row) else ""
        lacking = [package for package in self._members.get(key, ()) if package.row is None]
        rows = [self._row_of(package) for package in lacking]
        group.addChildren(rows)
        for package, row in zip(lacking, rows, strict=True):
            if not package.fits:
                row.setHidden(True)

    def _row_of(self, package: Package) -> Row:
        package.row = row = Row(package.verdict.package.folder)
        row.show_as(self._words.package(package), self._lock)
        return row

    def _open(self, group: Row) -> None:
        """Open a group as the user would; for when signals are blocked."""
        self._fill(group)
        group.setExpanded(True)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != NAME or not isinstance(item, Row):
            return
        ticked = item.clicked()
        if package := self._packages.get(item.key):
            self.package_ticked.emit(package.verdict, ticked)
        else:
            self.group_ticked.emit(item.key, ticked)

    # --- which rows are shown

    def seek(self, text: str, show: Show) -> None:
        """Show only the packages that hold every word of `text`, and of those that go or stay."""
        if show is not self._show:
            self.let_go()
        self._sought, self._show = text.casefold(), show
        with QSignalBlocker(self):
            self._filter()

    def let_go(self) -> None:
        """Show no longer what neither goes nor stays as asked but did so when it was shown. (It is
        kept till now, or a package would vanish as soon as one ticks it.)"""
        for package in self._packages.values():
            package.kept = False

    @property
    def count(self) -> tuple[int, int]:
        """How many packages are shown, whether open or not, and how many there are."""
        return sum(package.fits for package in self._packages.values()), len(self._packages)

    def _filter(self) -> None:
        words, filled = self._sought.split(), set[str]()
        everything, going = self._show is Show.ALL, self._show is Show.GOING
        for package in self._packages.values():
            package.kept = package.kept or everything or package.verdict.removed == going
            if words and not package.sought:
                package.sought = self._words.sought(package)
            package.fits = package.kept and all(word in package.sought for word in words)
            if package.fits:
                filled.add(package.group.key)
            if package.row and package.row.isHidden() == package.fits:
                package.row.setHidden(not package.fits)
        for row in self._rows_up():
            fits = row.key in filled
            if row.isHidden() == fits:
                row.setHidden(not fits)
            parent = row.parent()
            if fits and isinstance(parent, Row):
                filled.add(parent.key)
        self._open_for_search(filled if words else None)

    def _rows_up(self) -> Iterator[Row]:
        """The groups, those within others first."""
        yield from sorted(self._groups.values(), key=lambda row: row.parent() is None)

    def _open_for_search(self, found: set[str] | None) -> None:
        """What is found, in these groups, can be seen; after a search only what was open before
        is open."""
        opened = {key for key, row in self._groups.items() if row.isExpanded()}
        if found is not None:
            self._open_before = opened if self._open_before is None else self._open_before
            wanted = opened | found
        elif self._open_before is not None:
            wanted, self._open_before = self._open_before & set(self._groups), None
        else:
            return
        for key in wanted - opened:
            self._open(self._groups[key])
        for key in opened - wanted:
            self._groups[key].setExpanded(False)

    # --- how it looks

    def _measure(self) -> None:
        """The widths that the texts need."""
        metrics = QFontMetrics(self.font())
        packages = self._packages.values()
        names = [package.verdict.package.name for package in packages]
        # Of sizes with as many digits the largest: putting all into words would take long.
        frees = {len(str(count)): count for count in sorted(p.frees for p in packages)}
        sizes = [size(count) for count in frees.values()]
        of_packages = {NAME: names, FREES: sizes, OUTCOME: self._words.outcomes}
        for column, found in of_packages.items():
            rows = (row.shown.texts[column] for row in self._groups.values() if row.shown)
            texts = {*rows, *found}
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
                packages = (package.row for package in self._packages.values())
                for row in (*self._groups.values(), *packages):
                    if row:
                        row.show_lock(self._lock)
