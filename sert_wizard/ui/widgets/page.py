"""What all pages have in common: a title, room for content, and why Next is not to be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from sert_wizard.ui import theme
from sert_wizard.ui.jobs import Jobs
from sert_wizard.ui.preferences import Preferences
from sert_wizard.ui.session import Session
from sert_wizard.ui.widgets.text import Kind, Text


@dataclass(frozen=True)
class Context:
    """What every page works with."""

    session: Session
    jobs: Jobs
    preferences: Preferences = field(default_factory=Preferences)


class _Scroller(QScrollArea):
    """Takes the focus only while there is something to scroll to, and shows that it has it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_focus)

    def _take_focus(self, _least: int, most: int) -> None:
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if most else policy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            view = self.viewport()
            bar = view.rect().adjusted(view.width() - 3, 0, 0, 0)  # beside the scroll bar
            QPainter(view).fillRect(bar, theme.tones(self).accent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class Page(QWizardPage):
    """A page. `blocker` says in a sentence why one can't go on; "" when one can. KEY names the page
    in its help and its practice text."""

    KEY = ""

    def __init__(self, context: Context, title: str, lead: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self.session = context.session
        self.jobs = context.jobs
        self.preferences = context.preferences
        self.name = title
        self.setAccessibleName(title)
        self.title_text = Text(title, Kind.TITLE)
        self.lead_text = Text(lead, Kind.MUTED)
        self.why = Text("", Kind.MUTED)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.why.setObjectName("why")
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.MARGIN, theme.MARGIN - 8, theme.MARGIN, theme.GAP)
        outer.setSpacing(theme.GAP)
        outer.addWidget(self.title_text)
        outer.addWidget(self.lead_text)
        outer.addSpacing(theme.GAP)
        self._area: QScrollArea | None = None
        if scrolls:
            self._area = self._scroller()
            outer.addWidget(self._area, 1)
        else:
            outer.addLayout(self.body, 1)
        outer.addWidget(self.why)

    def _scroller(self) -> QScrollArea:
        holder = QWidget()
        holder.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        area = _Scroller()
        area.setAccessibleName(self.name)
        area.setObjectName("page-scroller")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        area.verticalScrollBar().rangeChanged.connect(self._keep_off_scroll_bar)
        holder.setAutoFillBackground(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        return area

    def _keep_off_scroll_bar(self, _least: int, most: int) -> None:
        """Without a scroll bar the content ends where everything else on the page does."""
        self.body.setContentsMargins(0, 0, theme.GAP if most else 0, 0)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring into view what a key reached in the part that scrolls; Qt does so for Tab only."""
        area = self._area
        content = area.widget() if area else None
        if area and now and content and content.isAncestorOf(now):
            area.ensureWidgetVisible(now)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to what has just appeared, once the layout has given it its place."""
        if area := self._area:
            QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(widget))

    def blocker(self) -> str:
        """Why Next is disabled; "" when it is not."""
        return ""

    def entered(self) -> None:
        """The page is shown, from either side."""

    def refresh(self) -> None:
        """Tell the wizard and the user whether one can go on."""
        self.why.setText(self.blocker())
        self.completeChanged.emit()

    def ask_for_recipe(self) -> Path | None:
        """The recipe that the user chooses in a dialog, if any."""
        title, kinds = self.tr("Open a recipe"), self.tr("Recipes (*.toml);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, self.preferences.folder, kinds)
        return Path(name) if name else None

    def files_dropped(self, paths: Sequence[Path]) -> None:
        """Files or folders were dropped on the page, which `setAcceptDrops` allows."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A disc or a recipe is for the wizard, whichever page is shown."""
        paths = dropped_files(event.mimeData())
        event.setAccepted(bool(paths) and not any(is_for_wizard(path) for path in paths))

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped(paths)

    def isComplete(self) -> bool:
        return not self.blocker()

    def cleanupPage(self) -> None:
        """Going back keeps everything."""


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files and folders in what is being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def is_for_wizard(path: Path) -> bool:
    """Whether a file that is dropped on any page is a disc to start from, or a recipe."""
    return path.suffix.lower() in {".iso", ".img", ".toml"}
