"""Light and dark, text size: one palette and one style sheet for the whole application, changed at run time.

`em` is the size of the application's font in logical pixels: every length of the interface is a number of `em`.
Widgets that paint themselves ask `color`, `px` and `font` at paint time; layouts and widths set through `space` and
`measure` are set again when the text size changes: so everything follows by itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from carnet_desktop.ui.fonts import FAMILY, load_fonts
from carnet_desktop.ui.roles import DARK, LIGHT, Roles
from carnet_desktop.ui.style_sheet import style_sheet

POINTS = 10.5
SCALES = (90, 100, 110, 125, 150, 175, 200)
"""Text sizes, in per cent, that Ctrl++ and Ctrl+- go through."""


class Mode(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    mode: Mode
    roles: Roles
    dark: bool
    scale: int
    em: float


_current = Theme(Mode.LIGHT, LIGHT, False, 100, 14.0)


def current() -> Theme:
    return _current


def apply(app: QApplication, mode: Mode, scale: int) -> None:
    """Dress `app`: fonts, palette, style sheet. `scale` is in per cent, held between 90 and 200."""
    global _current
    load_fonts()
    hints = app.styleHints()
    with QSignalBlocker(hints):
        # Colours the window's own title bar where the system allows it; bare X11 and offscreen ignore it.
        hints.setColorScheme(_SCHEMES[mode])
    dark = mode is Mode.DARK or (mode is Mode.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark)
    scale = min(max(scale, SCALES[0]), SCALES[-1])
    app_font = QFont(FAMILY)
    app_font.setPointSizeF(POINTS * scale / 100)
    wanted = Theme(mode, DARK if dark else LIGHT, dark, scale, float(QFontInfo(app_font).pixelSize()))
    if wanted == _current and app.styleSheet():
        return
    _current = wanted
    _font.cache_clear()
    _metrics.cache_clear()
    _color.cache_clear()
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setFont(app_font)
    app.setPalette(_palette(_current.roles))
    app.setStyleSheet(style_sheet(_current.roles, _current.em))
    for window in app.topLevelWidgets():
        _measure_again(window)


def follow_system(app: QApplication) -> None:
    """Change with the system while the mode is `SYSTEM`; called once."""

    def follow() -> None:
        if _current.mode is Mode.SYSTEM:
            apply(app, Mode.SYSTEM, _current.scale)

    app.styleHints().colorSchemeChanged.connect(follow)


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


def px(ems: float) -> int:
    """A length of `ems` in whole logical pixels, never less than one."""
    return max(1, round(ems * _current.em))


def color(role: str) -> QColor:
    """The colour of a role of `Roles`."""
    return _color(role)


def font(size: float = 1.0, weight: int = 400) -> QFont:
    """The application's font at `size` em and `weight` (400, 500, 600 or 700)."""
    return _font(size, weight)


def metrics(size: float = 1.0, weight: int = 400) -> QFontMetrics:
    """The measures of `font(size, weight)`."""
    return _metrics(size, weight)


def repolish(widget: QWidget) -> None:
    """Apply the style sheet again after a dynamic property (`kind`, `state`) has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_state(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties and repolish, only when one differs."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        repolish(widget)


def space(layout: QLayout, gap: float = 0, sides: tuple[float, float, float, float] = (0, 0, 0, 0)) -> None:
    """Space between the items of `layout` and around them (left, top, right, bottom), in em."""
    layout.setProperty(_SPACE, (gap, *sides))
    _space(layout)


def measure(widget: QWidget, **lengths: float) -> None:
    """Lengths in em: `min_width`, `max_width`, `width` (both), `min_height`, `max_height`, `height`."""
    widget.setProperty(_MEASURE, {**(widget.property(_MEASURE) or {}), **lengths})
    _measure(widget)


_SPACE = "em_space"
_MEASURE = "em_measure"


def _space(layout: QLayout) -> None:
    gap, *sides = layout.property(_SPACE)
    layout.setSpacing(round(gap * _current.em))
    layout.setContentsMargins(*(round(side * _current.em) for side in sides))


def _measure(widget: QWidget) -> None:
    setters = {
        "min_width": widget.setMinimumWidth,
        "max_width": widget.setMaximumWidth,
        "width": widget.setFixedWidth,
        "min_height": widget.setMinimumHeight,
        "max_height": widget.setMaximumHeight,
        "height": widget.setFixedHeight,
    }
    for name, length in widget.property(_MEASURE).items():
        setters[name](px(length))


def _measure_again(window: QWidget) -> None:
    for layout in window.findChildren(QLayout):
        if layout.property(_SPACE):
            _space(layout)
    for widget in (window, *window.findChildren(QWidget)):
        if widget.property(_MEASURE):
            _measure(widget)


@lru_cache(maxsize=64)
def _color(role: str) -> QColor:
    return QColor(getattr(_current.roles, role))


@lru_cache(maxsize=32)
def _font(size: float, weight: int) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size * _current.em)))
    made.setWeight(QFont.Weight(weight))
    return made


@lru_cache(maxsize=32)
def _metrics(size: float, weight: int) -> QFontMetrics:
    return QFontMetrics(_font(size, weight))


def _palette(roles: Roles) -> QPalette:
    palette = QPalette(QColor(roles.page))
    group = QPalette.ColorRole
    for role, value in {
        group.Window: roles.page,
        group.WindowText: roles.ink,
        group.Base: roles.page,
        group.AlternateBase: roles.tint,
        group.Text: roles.ink,
        group.PlaceholderText: roles.ink3,
        group.Button: roles.page,
        group.ButtonText: roles.ink,
        group.BrightText: roles.bad,
        group.Highlight: roles.act,
        group.HighlightedText: roles.actInk,
        group.Accent: roles.act,
        group.Link: roles.link,
        group.LinkVisited: roles.link,
        group.ToolTipBase: roles.page,
        group.ToolTipText: roles.ink,
    }.items():
        palette.setColor(role, QColor(value))
    for role in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(roles.off))
    return palette
