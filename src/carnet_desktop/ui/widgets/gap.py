"""Room between two parts of a column, in em, that follows the size of the text."""

from PySide6.QtWidgets import QWidget

from carnet_desktop.ui import theme


class Gap(QWidget):
    def __init__(self, ems: float) -> None:
        super().__init__()
        theme.measure(self, height=ems)
