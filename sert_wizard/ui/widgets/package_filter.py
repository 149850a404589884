"""What to look for in the list of packages: words, and whether they go or stay."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from sert_wizard.ui import theme
from sert_wizard.ui.widgets.controls import HEIGHT
from sert_wizard.ui.widgets.package_tree import PackageTree, Show
from sert_wizard.ui.widgets.text import Kind, Text


class SearchField(QLineEdit):
    """Escape clears it; an empty one leaves that key to others. Down goes to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PackageFilter(QWidget):
    """Decides which rows of `tree` are shown, and says how many are. Ctrl+F leads to it."""

    def __init__(self, tree: PackageTree) -> None:
        super().__init__()
        self._tree = tree
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Search (Ctrl+F): name, maker, class or reason"))
        self.field.setAccessibleName(self.tr("Search the packages"))
        self.field.setAccessibleDescription(
            self.tr("By name, maker, class or reason. Escape clears it.")
        )
        self.field.setClearButtonEnabled(True)
        for clear in self.field.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Clear the search"))
        self.field.setMinimumHeight(HEIGHT)
        self.field.setTextMargins(5, 0, 5, 0)
        self.show_which = QComboBox()
        self.show_which.setAccessibleName(self.tr("Which packages to show"))
        self.show_which.setMinimumHeight(HEIGHT)
        for show, text in (
            (Show.ALL, self.tr("Show all")),
            (Show.GOING, self.tr("Show what goes")),
            (Show.STAYING, self.tr("Show what stays")),
        ):
            self.show_which.addItem(text, show)
        self.count = Text("", Kind.MUTED)
        self.count.setWordWrap(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP)
        line.addWidget(self.field, 1)
        line.addWidget(self.show_which)
        line.addWidget(self.count)
        self.field.textChanged.connect(self._seek)
        self.field.left.connect(tree.setFocus)
        self.show_which.currentIndexChanged.connect(self._seek)
        self.show_which.activated.connect(self._choose)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._find)

    def tell(self) -> None:
        """Say anew how many packages are shown."""
        shown, all_of_them = self._tree.count
        self.count.setText(self.tr("{} of {} shown").format(shown, all_of_them))

    def _seek(self) -> None:
        self._tree.seek(self.field.text(), self.show_which.currentData())
        self.tell()

    def _choose(self) -> None:
        """Also where the same was chosen before: what no longer is such a package goes."""
        self._tree.let_go()
        self._seek()

    def _find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
