"""The one dialog that waits for an answer: a question about what cannot be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.focus_frame import FocusFrame
from carnet_desktop.ui.widgets.texts import Reading


class Question(QDialog):
    """`question` in large, the two verbs as buttons; Escape and the first focus are `keep`, the safe one."""

    def __init__(self, question: str, do: str, keep: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Carnet")
        self.setAccessibleName(question)
        column = QVBoxLayout(self)
        theme.space(column, 0.75, (1.4, 1.4, 1.4, 1))
        column.addWidget(Reading(question, "part"))
        if detail:
            column.addWidget(Reading(detail, "second"))
        self.keep_button = Button(keep)
        self.do_button = Button(do, kind=Kind.RISK)
        self.keep_button.clicked.connect(self.reject)
        self.do_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        theme.space(row, 0.5, (0, 0.75, 0, 0))
        row.addWidget(self.do_button)
        row.addStretch(1)
        row.addWidget(self.keep_button)
        column.addLayout(row)
        theme.measure(self, min_width=30)
        FocusFrame(self)
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)
