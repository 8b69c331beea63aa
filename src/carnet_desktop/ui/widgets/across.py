"""A few things beside each other from the left, each as wide as it asks."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from carnet_desktop.ui import theme


def across(*parts: QWidget, gap: float = 0.5, sides: tuple[float, float, float, float] = (0, 0, 0, 0)) -> QHBoxLayout:
    """What is left of the line stays empty. `gap` and `sides` (left, top, right, bottom) in em."""
    row = QHBoxLayout()
    theme.space(row, gap, sides)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def line_of(*parts: QWidget, gap: float = 0.5) -> QWidget:
    """The same as one widget, shown and hidden whole."""
    holder = QWidget()
    holder.setLayout(across(*parts, gap=gap))
    return holder
