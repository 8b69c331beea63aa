"""The appointments of a day, a row each: the hour in the margin, who and what, whether she came."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import AlertChips
from carnet_desktop.ui.widgets.margin import DAY, paint_margin_line
from carnet_desktop.ui.widgets.texts import Cut, IconText, Text

from .shown import MeetingShown

_TALL = 5.5
_NOW_TALL = 1.5
_BAR = 3


class MeetingRow(QWidget):
    """Enter or a click opens the notebook; the arrows go to the row above or below."""

    opened = Signal(str)
    answered = Signal(str, str, str)
    moved = Signal(int)
    reached = Signal()

    def __init__(self, shown: MeetingShown) -> None:
        super().__init__()
        self.shown = shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "own")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = (shown.hour, shown.name, shown.detail, shown.state[0], shown.ask, *(chip.text for chip in shown.chips))
        self.setAccessibleName(", ".join(part for part in said if part))
        theme.measure(self, min_height=_TALL)
        hour = Text(shown.hour, "strong")
        hour.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        margin = QHBoxLayout(holder)
        theme.space(margin, 0, (0, 0, 0.8, 0))
        margin.addWidget(hour)
        theme.measure(holder, width=DAY)
        words = QVBoxLayout()
        theme.space(words, 0.15)
        words.addStretch(1)
        words.addWidget(Cut(shown.name, "strong"))
        if shown.detail:
            words.addWidget(Cut(shown.detail, "small"))
        words.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._across, 0.5, (0.95, 0.5, 1.2, 0.5))
        self._across.addLayout(words, 1)
        end = self._build_end(shown)
        if end.count():  # under the words, a layout that holds nothing leaves them no width
            self._across.addLayout(end)
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(holder)
        row.addLayout(self._across, 1)

    def set_narrow(self, narrow: bool) -> None:
        """What is said at the right goes under the name."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(down if narrow else across)
        self._end.setDirection(down if narrow and self.shown.ask else across)

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return [self, *self.findChildren(Button)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.shown.notebook)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.shown.notebook)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.FocusIn:
            self.reached.emit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.shown.next or self.underMouse():
            painter.fillRect(self.rect(), theme.color("sel" if self.shown.next else "tint"))
        if self.shown.next:
            painter.fillRect(0, 0, _BAR, self.height(), theme.color("act"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        paint_margin_line(painter, theme.px(DAY), 0, self.height())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("write"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -2))

    def _build_end(self, shown: MeetingShown) -> QBoxLayout:
        self._end = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._end, 0.5)
        state, icon, tone = shown.state
        if state:
            self._end.addWidget(IconText(icon, state, "strong" if tone else "small", tone=tone))
        if shown.chips:
            self._end.addWidget(AlertChips(shown.chips, most=2), 0, Qt.AlignmentFlag.AlignLeft)
        if shown.ask:
            self._end.addWidget(Text(shown.ask, "small"))
        answers = QHBoxLayout()
        theme.space(answers, 0.5)
        for value, words in shown.answers:
            button = Button(words, compact=True)
            button.setAccessibleDescription(shown.name)
            button.clicked.connect(lambda _on=False, value=value: self._answer(value))
            answers.addWidget(button)
        if shown.next:
            opening = Button(_("Ouvrir"), "notebook", kind=Kind.PRIMARY, compact=True)
            opening.setAccessibleDescription(shown.name)
            opening.clicked.connect(lambda: self.opened.emit(shown.notebook))
            answers.addWidget(opening)
        if answers.count():
            answers.addStretch(1)
            self._end.addLayout(answers)
        return self._end

    def _answer(self, state: str) -> None:
        self.answered.emit(self.shown.notebook, self.shown.record, state)


class NowLine(QWidget):
    """The present minute: its hour in the margin, a line to the edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hour = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.measure(self, height=_NOW_TALL)

    def show_hour(self, hour: str) -> None:
        self._hour = hour
        self.setAccessibleName(_("Il est {hour}", hour=hour))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() // 2
        painter.fillRect(0, middle - 1, self.width(), 2, theme.color("act"))
        painter.setFont(theme.font(0.93, 600))
        words = painter.fontMetrics().horizontalAdvance(self._hour) + theme.px(1)
        box = QRect(max(theme.px(DAY) - theme.px(0.4) - words, 0), 0, words, self.height())
        painter.setBrush(theme.color("act"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("actInk"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hour)


class DayRows(QWidget):
    """Its rows, the line of the present minute, and the margin line to the bottom. `reached`: a row took the focus."""

    reached = Signal(QWidget)
    opened = Signal(str)
    answered = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[MeetingRow] = []
        self._narrow = False
        self._place_of_now = -1
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        self._now = NowLine(self)
        self._now.hide()
        self._after = Text("", "small", wrap=True)
        under = QHBoxLayout()
        theme.space(under, 0, (DAY + 0.95, 0.7, 1.2, 1))
        under.addWidget(self._after)
        self._column.addLayout(under)
        self._column.addStretch(1)

    def show_meetings(
        self, meetings: Sequence[MeetingShown], empty: str, now: tuple[str, int] | None, after: str
    ) -> None:
        """The same rows stay, with the focus they hold."""
        if [row.shown for row in self.rows] != list(meetings):
            self._rebuild(meetings)
        self._after.setText(after if meetings else f"{empty}\n{after}")
        self._place_of_now = now[1] if now is not None and meetings else -1
        if now is not None:
            self._now.show_hour(now[0])
        # Before the first row the line needs room of its own.
        theme.space(self._column, 0, (0, _NOW_TALL / 2 if self._place_of_now == 0 else 0, 0, 0))
        self._place_now()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for row in self.rows:
            row.set_narrow(narrow)

    def holds_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def next_row(self) -> MeetingRow | None:
        """The next appointment, else the first one."""
        return next((row for row in self.rows if row.shown.next), self.rows[0] if self.rows else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_now()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_now()
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_margin_line(QPainter(self), theme.px(DAY), 0, self.height())

    def _rebuild(self, meetings: Sequence[MeetingShown]) -> None:
        here = self.window().focusWidget() or self
        focused = next((place for place, row in enumerate(self.rows) if row is here or row.isAncestorOf(here)), -1)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MeetingRow(meeting) for meeting in meetings]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
            row.set_narrow(self._narrow)
            row.opened.connect(self.opened)
            row.answered.connect(self.answered)
            row.reached.connect(lambda row=row: self.reached.emit(row))
            row.moved.connect(lambda step, place=place: self._move(place + step))
            row.show()
        stops = [stop for row in self.rows for stop in row.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        if 0 <= focused < len(self.rows):
            self.rows[focused].setFocus()
        self._now.raise_()

    def _move(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()

    def _place_now(self) -> None:
        shown = self._place_of_now >= 0
        self._now.setVisible(shown)
        if not shown:
            return
        before = self.rows[: self._place_of_now]
        y = before[-1].geometry().bottom() if before else self.rows[0].y()
        top = max(y - self._now.height() // 2, 0)
        self._now.setGeometry(0, top, self.width(), self._now.height())
