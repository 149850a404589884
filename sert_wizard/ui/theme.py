"""The look in one place: style, colours for light and dark, spacing, type from the platform."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

#: Pixels between things that belong together, between groups, and around a page.
GAP, GROUP, MARGIN = 8, 16, 28

#: Pixels of the window: never smaller than, and where the screen has room for it.
SMALLEST, USUAL = (1024, 700), (1120, 810)


@dataclass(frozen=True)
class Tones:
    """The few colours beyond the palette's own."""

    accent: QColor
    calm: QColor
    added: QColor
    good: QColor
    warn: QColor
    bad: QColor
    muted: QColor
    line: QColor
    sheet: QColor


def _tones(*colours: str) -> Tones:
    return Tones(*map(QColor, colours))


_LIGHT = _tones(
    "#1f6f8b",
    "#a9c4ce",
    "#8a6bb1",
    "#1d7a46",
    "#8a5a00",
    "#b3261e",
    "#5a656e",
    "#d5dbe0",
    "#eaf0f3",
)
_DARK = _tones(
    "#5fb3cf",
    "#4d6c79",
    "#b39ad6",
    "#6fcf97",
    "#e3b341",
    "#ff8a80",
    "#9aa7b1",
    "#3b444c",
    "#20282e",
)

_LIGHT_ROLES = {
    "Window": "#f7f9fa",
    "WindowText": "#1b2329",
    "Base": "#ffffff",
    "AlternateBase": "#f2f5f7",
    "Text": "#1b2329",
    "Button": "#ffffff",
    "ButtonText": "#1b2329",
    "ToolTipBase": "#ffffff",
    "ToolTipText": "#1b2329",
    "PlaceholderText": "#6b767f",
    "Highlight": "#1f6f8b",
    "HighlightedText": "#ffffff",
    "Link": "#1f6f8b",
    "Accent": "#1f6f8b",
}
_DARK_ROLES = {
    "Window": "#2a3238",
    "WindowText": "#e6ebef",
    "Base": "#1e252a",
    "AlternateBase": "#242c32",
    "Text": "#e6ebef",
    "Button": "#36414a",
    "ButtonText": "#e6ebef",
    "ToolTipBase": "#36414a",
    "ToolTipText": "#e6ebef",
    "PlaceholderText": "#a3afb8",
    "Highlight": "#3f8ca6",
    "HighlightedText": "#ffffff",
    "Link": "#5fb3cf",
    "Accent": "#5fb3cf",
}


def apply(application: QApplication, *, dark: bool | None = None) -> None:
    """Dress the application; `dark` None follows the system."""
    if dark is None:
        dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    application.setStyle(_Outlined("Fusion"))
    application.setPalette(_palette(dark))


_FRAMED = {QStyle.PrimitiveElement.PE_PanelButtonCommand, QStyle.PrimitiveElement.PE_FrameLineEdit}
_KEYBOARD = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange


class _Outlined(QProxyStyle):
    """Fusion, with boxes and radio buttons that can be seen on dark: it draws their outlines
    darker than the window, however dark that is. What has the keyboard's focus is framed: Fusion
    gives it the thin line that the default button has, too."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        box = element is QStyle.PrimitiveElement.PE_IndicatorCheckBox
        if box or element is QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _outline(option, painter, box)
        elif element in _FRAMED and option.state & _KEYBOARD == _KEYBOARD:
            _frame(option, painter)


def _outline(option: QStyleOption, painter: QPainter, box: bool) -> None:
    """Draw around a box, or around a radio button's circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_outline_colour(option), 1))
    painter.setBrush(QColor(0, 0, 0, 0))
    rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
    if box:
        painter.drawRect(rect)
    else:
        side = min(rect.width(), rect.height())
        circle = QRectF(rect.x(), rect.y(), side, side)
        circle.moveCenter(rect.center())
        painter.drawEllipse(circle)
    painter.restore()


def _frame(option: QStyleOption, painter: QPainter) -> None:
    """Draw around a button or a line to type into."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 2, 2)
    painter.restore()


def _outline_colour(option: QStyleOption) -> QColor:
    palette: QPalette = option.palette
    state: QStyle.StateFlag = option.state
    if not state & QStyle.StateFlag.State_Enabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    role = QPalette.ColorRole
    return palette.color(role.Accent if state & _KEYBOARD == _KEYBOARD else role.PlaceholderText)


def _palette(dark: bool) -> QPalette:
    roles = _DARK_ROLES if dark else _LIGHT_ROLES
    palette = QPalette(QColor(roles["Button"]), QColor(roles["Window"]))
    for name, colour in roles.items():
        palette.setColor(QPalette.ColorRole[name], QColor(colour))
    faint = QColor("#7d8891" if dark else "#98a2aa")
    for role in ("WindowText", "Text", "ButtonText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], faint)
    grey = QColor("#3b444c" if dark else "#c9d0d6")
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, grey)
    return palette


def is_dark(widget: QWidget) -> bool:
    return widget.palette().color(QPalette.ColorRole.Window).lightness() < 128


def tones(widget: QWidget) -> Tones:
    """The colours that suit the palette `widget` is shown with."""
    return _DARK if is_dark(widget) else _LIGHT


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """The platform's font, larger or smaller by `factor`."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(round(font.pixelSize() * factor))
    made.setBold(bold)
    return made


def tint(widget: QWidget, colour: QColor) -> None:
    """Give a label's text a colour of its own."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    widget.setPalette(palette)
