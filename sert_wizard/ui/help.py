"""The help window: a text for each page of the wizard, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sert_wizard.ui import theme
from sert_wizard.ui.help_texts import PAGES, WORDS, anchor, help_text, title_of
from sert_wizard.ui.widgets.controls import HEIGHT, button
from sert_wizard.ui.widgets.text import Kind, Text

#: The list of all pages, which the window makes itself.
CONTENTS = "contents"
_SIZE = (720, 700)  # pixels, where the screen has room


@dataclass(frozen=True)
class _Place:
    """A page and how far it is scrolled, in pixels."""

    key: str
    scrolled: int = 0


class HelpWindow(QDialog):
    """Stays open beside the window `owner`, and goes with it; `show_page` brings it forth. Links
    lead to other help pages only: nothing is fetched and no browser is opened."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__()  # a child could not be used beside a dialog of its parent's
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        owner.destroyed.connect(self.deleteLater)
        self._owner = owner.window()
        self._language = "en"
        self._key = CONTENTS
        self._past: list[_Place] = []
        self._placed = False
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.document().setDocumentMargin(theme.GROUP)
        self.text.anchorClicked.connect(self._follow)
        self.back = button(self.tr("&Back"), self.tr("To the page before (Alt+Left)"))
        self.back.clicked.connect(self._go_back)
        self.contents = button(self.tr("&Contents"), self.tr("All pages of the help"))
        self.contents.clicked.connect(lambda: self._go(CONTENTS))
        self.words = button(self.tr("&Words"), self.tr("What the technical words mean"))
        self.words.clicked.connect(lambda: self._go(WORDS))
        self.wanted = QLineEdit()
        self.wanted.setMinimumHeight(HEIGHT)
        self.wanted.setTextMargins(5, 0, 5, 0)
        self.wanted.setClearButtonEnabled(True)
        self.wanted.setPlaceholderText(self.tr("on this page"))
        self.wanted.returnPressed.connect(self.find_next)
        self.next = button(self.tr("&Next place"), self.tr("Where it stands next (F3)"))
        self.next.clicked.connect(self.find_next)
        self.state = Text("", Kind.WARN)
        self.state.hide()
        self._lay_out()
        self._set_keys()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Find:"))
        label.setBuddy(self.wanted)
        self.wanted.setAccessibleName(self.tr("Find on this page"))
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        for control in (self.back, self.contents, self.words):
            line.addWidget(control)
        line.addSpacing(theme.GROUP)
        line.addWidget(label)
        line.addWidget(self.wanted, 1)
        line.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addLayout(line)
        column.addWidget(self.state)
        column.addWidget(self.text, 1)

    def _set_keys(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._ask_words),
            (QKeySequence("F3"), self.find_next),
            (QKeySequence("Alt+Left"), self._go_back),
        ):
            QShortcut(keys, self).activated.connect(act)

    def show_page(self, key: str, language: str) -> None:
        """Show the help of the page `key` (a page's KEY, "words" or "contents") in `language`
        ("en", "de"), in front; what is not known shows the contents."""
        self._language = language
        self._go(key)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    @property
    def key(self) -> str:
        """The page that is shown."""
        return self._key

    def showEvent(self, event: QShowEvent) -> None:
        """At first beside the wizard where there is room, else at the screen's right."""
        super().showEvent(event)
        if self._placed:
            return
        self._placed = True
        room = self._owner.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - 40))
        frame = self._owner.frameGeometry()
        left = min(room.right() - self.width(), frame.right() + theme.GAP)
        top = max(room.top(), frame.top())
        self.move(max(left, room.left()), min(top, max(room.top(), room.bottom() - self.height())))

    def changeEvent(self, event: QEvent) -> None:
        """Light and dark: links have a colour of their own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.text.toPlainText():
            self._render(self._here())

    # --- going from page to page

    def _here(self) -> _Place:
        return _Place(self._key, self.text.verticalScrollBar().value())

    def _go(self, key: str, heading: str = "") -> None:
        key = key if key in (*PAGES, WORDS) else CONTENTS
        if self.text.toPlainText() and (key != self._key or heading):
            self._past.append(self._here())
        self._render(_Place(key))
        if heading:
            self._scroll_to(heading)

    def _go_back(self) -> None:
        if self._past:
            self._render(self._past.pop())
            self.text.setFocus()

    def _render(self, place: _Place) -> None:
        self._key = place.key
        text = self._contents() if place.key == CONTENTS else self._page(place.key)
        self.text.setMarkdown(text)
        self._space_headings()
        self._underline_links()
        title = title_of(text)
        self.text.setAccessibleName(title)
        self.setWindowTitle(self.tr("Help: {}").format(title))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(place.scrolled)
        self.state.hide()
        self.back.setEnabled(bool(self._past))
        self.contents.setEnabled(place.key != CONTENTS)
        self.words.setEnabled(place.key != WORDS)

    def _page(self, key: str) -> str:
        return help_text(key, self._language, QCoreApplication.translate)

    def _contents(self) -> str:
        title = self.tr("Contents")
        lines = [f"# {title}", ""]
        lines += [f"- [{title_of(self._page(key))}]({key}.md)" for key in PAGES]
        lines += ["", f"[{title_of(self._page(WORDS))}]({WORDS}.md)"]
        return "\n".join(lines)

    def _follow(self, link: QUrl) -> None:
        key = link.path().removesuffix(".md") or self._key
        if link.scheme() or key not in (*PAGES, WORDS):
            self._say(self.tr("Outside this help, not opened: {}").format(link.toString()))
        else:
            self._go(key, link.fragment())

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.text.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _headings(self) -> Iterator[QTextBlock]:
        return (block for block in self._blocks() if block.blockFormat().headingLevel())

    def _space_headings(self) -> None:
        """Room above each heading but the first: Markdown brings none."""
        for block in tuple(self._headings())[1:]:
            spaced = block.blockFormat()
            spaced.setTopMargin(theme.GROUP)
            QTextCursor(block).setBlockFormat(spaced)

    def _underline_links(self) -> None:
        """Not everybody tells them from the rest by colour."""
        underlined = QTextCharFormat()
        underlined.setFontUnderline(True)
        for start, end in tuple(self._links()):
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(underlined)

    def _links(self) -> Iterator[tuple[int, int]]:
        """Where each begins and ends."""
        for block in self._blocks():
            part = block.begin()
            while not part.atEnd():
                text = part.fragment()
                if text.charFormat().isAnchor():
                    yield text.position(), text.position() + text.length()
                part += 1

    def _scroll_to(self, heading: str) -> None:
        block = next((b for b in self._headings() if anchor(b.text()) == heading), None)
        if block:
            self.text.setTextCursor(QTextCursor(block))
            top = self.text.document().documentLayout().blockBoundingRect(block).top()
            self.text.verticalScrollBar().setValue(round(top))

    # --- finding

    def _ask_words(self) -> None:
        self.wanted.setFocus()
        self.wanted.selectAll()

    def find_next(self) -> None:
        """Select the next place of what is wanted, after the last again the first."""
        words = self.wanted.text().strip()
        if not words:
            self._ask_words()
            return
        self.state.hide()
        if not self.text.find(words):
            before = self.text.textCursor()
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            if not self.text.find(words):
                self.text.setTextCursor(before)
                self._say(self.tr("“{}” does not stand on this page.").format(words))

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.show()
