"""Rows of the list of packages: what one shows, and what a search finds in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QTreeWidgetItem

from sert_wizard.drivers.prune import Verdict
from sert_wizard.ui.language import said, size
from sert_wizard.ui.package_groups import DeviceGroup
from sert_wizard.ui.widgets.controls import ROW

NAME, FREES, OUTCOME, WHY = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True)
class Shown:
    """What a row shows: a text for each column; a box to tick, or with `tick` None a lock; what a
    screen reader says of it."""

    texts: tuple[str, str, str, str]
    tick: Qt.CheckState | None
    spoken: str


class Row(QTreeWidgetItem):
    """A package, named by its folder in the driver store, or a group by its key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.shown: Shown | None = None
        self.setSizeHint(NAME, QSize(0, ROW))
        self.setTextAlignment(FREES, _RIGHT)

    def show_as(self, shown: Shown, lock: QIcon) -> None:
        """Change what is not shown like this already: Qt lays out again at each change."""
        before, self.shown = self.shown, shown
        if before == shown:
            return
        for column, text in enumerate(shown.texts):
            if not before or before.texts[column] != text:
                self.setText(column, text)
                if column in (NAME, WHY):
                    self.setToolTip(column, text)
        flag = Qt.ItemFlag.ItemIsUserCheckable
        if shown.tick is not None:  # a row that is new has a box
            if before and before.tick is None:
                self.setFlags(self.flags() | flag)
            self.setCheckState(NAME, shown.tick)
        elif not before or before.tick is not None:
            self.setFlags(self.flags() & ~flag)
            self.setData(NAME, _ROLE.CheckStateRole, None)
        if shown.tick is None or (before and before.tick is None):
            self.show_lock(lock)
        self.setData(NAME, _ROLE.AccessibleTextRole, shown.spoken)
        self.setData(NAME, _ROLE.AccessibleDescriptionRole, shown.texts[WHY])

    def show_lock(self, lock: QIcon) -> None:
        """A lock where there is no box."""
        self.setIcon(NAME, lock if self.shown and self.shown.tick is None else QIcon())

    def clicked(self) -> bool:
        """The user changed the box: whether it is ticked now."""
        ticked = self.checkState(NAME) == Qt.CheckState.Checked
        self.shown = None  # what will be said of it is shown anew
        return ticked

    def warn(self, colour: QColor | None) -> None:
        """Give the last column a colour of its own, or none."""
        brush = QBrush(colour) if colour else QBrush()
        if self.foreground(WHY) != brush:
            self.setForeground(WHY, brush)


@dataclass
class Package:
    """A package, listed whether it has a row yet or not: its group, and the bytes that it `frees`.
    What a search looks into, in lower case, is put together for the first search. `kept` tells
    whether what it was when the list was filtered keeps it shown, `fits` whether it is what is
    sought as well."""

    verdict: Verdict
    group: DeviceGroup
    frees: int
    sought: str = ""
    row: Row | None = None
    kept: bool = False
    fits: bool = True


class RowWords(QObject):
    """Says what rows show, in the language that the wizard has when this is made."""

    def __init__(self) -> None:
        super().__init__()
        # Looking a text up takes longer than showing it, and most rows say the same.
        self._said = cache(said)
        self._goes, self._stays = self.tr("goes"), self.tr("stays")
        self._must_stay = self.tr("must stay")
        self._spoken = self.tr("{name}, {outcome}")
        self._spoken_locked = self.tr("{name}, locked, {outcome}")

    def package(self, package: Package) -> Shown:
        """How a package is shown."""
        verdict, name, spoken = package.verdict, package.verdict.package.name, self._spoken
        outcome = self._goes if verdict.removed else self._stays
        if not verdict.prunable:
            outcome, spoken = self._must_stay, self._spoken_locked
        return Shown(
            (name, size(package.frees), outcome, self._said(verdict.reason)),
            _tick(int(verdict.removed), 1) if verdict.prunable else None,
            spoken.format(name=name, outcome=outcome),
        )

    def sought(self, package: Package) -> str:
        """What a search looks into, in lower case."""
        verdict, inf = package.verdict, package.verdict.package.inf
        title, reason = self._said(package.group.title), self._said(verdict.reason)
        parts = (verdict.package.name, inf.provider, inf.class_name, title, reason)
        return "\n".join(parts).casefold()

    @property
    def outcomes(self) -> tuple[str, str, str]:
        """All that is said of a package's outcome."""
        return self._goes, self._stays, self._must_stay

    def group(self, groups: Sequence[DeviceGroup]) -> Shown:
        """How a group is shown: `groups` is it and its parts."""
        count = sum(len(group.verdicts) for group in groups)
        free = sum(group.free_to_go for group in groups)
        removed = sum(group.removed for group in groups)
        title = self.tr("{title} ({count})").format(title=said(groups[0].title), count=count)
        outcome = self.tr("all stay")
        spoken = self._spoken
        if removed:
            outcome = self.tr("{removed} of {count} go").format(removed=removed, count=count)
        elif not free:
            outcome, spoken = self._must_stay, self._spoken_locked
        return Shown(
            (title, size(groups[0].frees), outcome, said(groups[0].warning)),
            _tick(removed, free) if free else None,
            spoken.format(name=title, outcome=outcome),
        )


def _tick(removed: int, free: int) -> Qt.CheckState:
    if 0 < removed < free:
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked if removed else Qt.CheckState.Unchecked
