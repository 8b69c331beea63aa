"""The margin line: on its left when, right aligned; on its right what."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.texts import Text

PLAN, LIST, DAY, SIDE = 7.6, 11.4, 5.6, 6.9
"""Widths of the margin, in em."""
_BEFORE_LINE, _AFTER_LINE = 0.8, 0.9


def paint_margin_line(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """One thin rose line, from `top` to `bottom`."""
    painter.fillRect(QRectF(round(x), top, 1, bottom - top), theme.color("margin"))


@dataclass(slots=True)
class _Row:
    when: Text
    second: Text
    holder: QWidget
    editing: bool = False


class MarginColumn(QWidget):
    """Contents in a column, the rose line all along. `margin` is its width and `right` the room at the end, in em."""

    def __init__(self, margin: float = PLAN, right: float = 1.2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin, self._right = margin, right
        self._rows: dict[QWidget, _Row] = {}
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        self._column.addStretch(1)

    def add(
        self,
        content: QWidget,
        when: str = "",
        second: str = "",
        *,
        state: str = "",
        above: float = 0.15,
        below: float = 0.15,
    ) -> None:
        """Put `content` under the others; `when` and `second` (its second line) stand in the margin.

        `state` of the date: "", "strong" (today), "bad" (late). `above` and `below`: room, in em.
        """
        row = _Row(Text(when, "when"), Text(second, "when"), QWidget(self))
        dates = QVBoxLayout()
        theme.space(dates, 0, (0, 0.1, _BEFORE_LINE, 0))
        for text in (row.when, row.second):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
            dates.addWidget(text)
        dates.addStretch(1)
        holder = QWidget()
        holder.setLayout(dates)
        theme.measure(holder, width=self._margin)
        line = QHBoxLayout(row.holder)
        theme.space(line, 0, (0, above, 0, below))
        line.addWidget(holder)
        inside = QVBoxLayout()
        theme.space(inside, 0, (_AFTER_LINE, 0, self._right, 0))
        inside.addWidget(content)
        line.addLayout(inside, 1)
        row.holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column.insertWidget(self._column.count() - 1, row.holder)
        self._rows[content] = row
        self.set_when(content, when, second, state=state)

    def set_when(self, content: QWidget, when: str, second: str = "", *, state: str = "") -> None:
        row = self._rows[content]
        row.when.setText(when)
        row.second.setText(second)
        row.second.setVisible(bool(second))
        theme.set_state(row.when, state=state)
        theme.set_state(row.second, state="write" if state == "write" else "")

    def set_editing(self, content: QWidget, editing: bool) -> None:
        """The row being edited: violet tint from edge to edge, its date in violet."""
        row = self._rows[content]
        row.editing = editing
        for text in (row.when, row.second):
            theme.set_state(text, state="write" if editing else "")
        self.update()

    def remove(self, content: QWidget) -> None:
        self._rows.pop(content).holder.deleteLater()

    def clear(self) -> None:
        for content in tuple(self._rows):
            self.remove(content)

    def line_x(self) -> int:
        return theme.px(self._margin)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row in self._rows.values():
            if row.editing:
                painter.fillRect(QRect(0, row.holder.y(), self.width(), row.holder.height()), theme.color("writeBg"))
        paint_margin_line(painter, self.line_x(), 0, self.height())
