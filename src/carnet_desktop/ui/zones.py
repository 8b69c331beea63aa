"""The zones that F6 goes through: the spine, the bar above the page, the parts of the page, the bar below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

ZONE = "zone"
"""The dynamic property by which a part of a screen says that it is a zone."""


def mark_zone(widget: QWidget) -> None:
    """`widget` is a zone of its screen: F6 stops on the first thing that takes the focus in it."""
    widget.setProperty(ZONE, True)


def zones_of(screen: QWidget) -> list[QWidget]:
    """The marked parts of a screen that can be seen, in the order of the eye; else the screen whole."""
    marked = [part for part in screen.findChildren(QWidget) if part.property(ZONE) and part.isVisible()]
    marked.sort(key=lambda part: part.mapTo(screen, part.rect().topLeft()).toTuple()[::-1])
    return marked or [screen]


def next_zone(zones: Sequence[QWidget], step: int) -> None:
    """Move the focus to the next zone (`step` 1) or the previous one (-1) that has something to focus."""
    focus = QApplication.focusWidget()
    here = next((index for index, zone in enumerate(zones) if focus is not None and _holds(zone, focus)), -1)
    start = here if here >= 0 else (-1 if step > 0 else 0)
    for turn in range(1, len(zones) + 1):
        target = first_focus(zones[(start + step * turn) % len(zones)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            _bring_into_sight(target)
            return


def first_focus(zone: QWidget) -> QWidget | None:
    """The first widget in the Tab order of `zone` that can take the focus now."""
    found: QWidget | None = zone
    while found is not None:
        if _takes_focus(found) and _holds(zone, found):
            return found
        found = found.nextInFocusChain()
        if found is zone:
            break
    return None


def _bring_into_sight(widget: QWidget) -> None:
    """Qt does it for Tab only."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _holds(zone: QWidget, widget: QWidget) -> bool:
    return zone is widget or zone.isAncestorOf(widget)


def _takes_focus(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return (widget.focusPolicy() & tab) == tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
