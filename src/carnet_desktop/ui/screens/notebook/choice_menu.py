"""The menu of a row, or of the whole notebook, opened where it was asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from carnet_desktop.ui import icons

from .shown import Choice


def pop_up(choices: Sequence[Choice], place: QPoint, page: QWidget) -> None:
    """`place` on the screen."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for choice in choices:
        words = f"{choice.label}\t{choice.keys}" if choice.keys else choice.label
        menu.addAction(icons.icon(choice.icon, "ink2", page), words, choice.run)
    menu.popup(place)
