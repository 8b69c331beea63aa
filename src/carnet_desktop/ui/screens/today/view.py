"""The day on screen: its title and week above, its appointments, and beside them what must not be forgotten."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.zones import mark_zone

from .day_rows import DayRows
from .presenter import TodayPresenter
from .reminders import Reminders
from .shown import DayShown
from .week import Week
from .whom import Whom

_SIDE_EM = 22
_MINUTE_MS = 60_000


class TodayView(QWidget):
    """The `Screen` of the day."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._shown: DayShown | None = None
        self._title, self._about = Text("", "title", wrap=True), Text("", "second", wrap=True)
        self.week, self.rows, self.reminders = Week(), DayRows(), Reminders()
        self.add = Button(_("Ajouter un rendez-vous"), "calendar-plus", kind=Kind.PRIMARY)
        self.add.setAccessibleName(self.add.text())
        self._side = QFrame()
        self._left, self._right = Scrolling(), Scrolling()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._responsive = Responsive(self)
        self._lay_out()
        self._presenter = TodayPresenter(self, context)
        self.whom = Whom(self._presenter.find)
        self._under.insertWidget(0, self.whom)
        self._connect()
        self._presenter.open()
        self._minute.start()

    # Screen

    @property
    def title(self) -> str:
        return _("Aujourd’hui")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        first = self.rows.next_row() or self.week.shown_button() or self
        first.setFocus()

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        self._minute.stop()
        self._presenter.close()

    def come_back(self) -> None:
        self._presenter.come_back()

    # What the presenter shows

    def show_day(self, shown: DayShown) -> None:
        first, self._shown = self._shown is None, shown
        in_rows = self.rows.holds_focus()
        self._title.setText(shown.title)
        self._about.setText(shown.about)
        self.week.show_week(shown.week, shown.day)
        self.rows.show_meetings(shown.meetings, shown.empty, shown.now, shown.after)
        self.reminders.show_groups(shown.groups)
        stops = [*self.week.buttons, self.add, *(stop for row in self.rows.rows for stop in row.tab_stops())]
        for before, after in pairwise([*stops, *self.reminders.tab_stops()]):
            QWidget.setTabOrder(before, after)
        if (first and self.isVisible()) or (in_rows and not self.rows.rows):
            self.focus_first()

    # Inside

    def _connect(self) -> None:
        presenter = self._presenter
        self.week.chosen.connect(presenter.show_day)
        self.week.stepped.connect(presenter.step)
        self.rows.opened.connect(presenter.open_notebook)
        self.rows.answered.connect(presenter.answer)
        self.rows.reached.connect(self._reveal)
        self.reminders.opened.connect(presenter.open_notebook)
        self.reminders.file_opened.connect(presenter.open_file)
        self._minute.timeout.connect(presenter.tick)
        self._responsive.changed.connect(lambda _width: self._place())
        bind(self, Command.REFRESH, presenter.open)
        bind(self, Command.CANCEL, self._cancel)
        bind(self, Command.ADD_APPOINTMENT, self.whom.ask)
        self.add.clicked.connect(self.whom.ask)
        self.whom.chosen.connect(lambda _notebook: self.whom.hide())
        self.whom.chosen.connect(presenter.add_appointment)

    def _reveal(self, row: QWidget) -> None:
        """Once it is laid out."""
        QTimer.singleShot(0, row, lambda: self._left.ensureWidgetVisible(row, 0, theme.px(1)))

    def _cancel(self) -> None:
        """Close the question, else back to the list."""
        if self.whom.isVisible():
            self.whom.hide()
            self.add.setFocus()
        else:
            self._presenter.leave()

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("kind", "header")
        words = QVBoxLayout()
        theme.space(words, 0.25)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._head = QGridLayout(top)
        theme.space(self._head, 0.75, (1.4, 0.9, 1.2, 0.9))
        self._head.addLayout(words, 0, 0)
        self._head.addWidget(self.add, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self._head.setColumnStretch(0, 1)
        inside = QWidget()
        self._under = QVBoxLayout(inside)
        theme.space(self._under)
        self._under.addWidget(self.rows, 1)
        self._left.setWidget(inside)
        self._side.setProperty("kind", "side")
        side = QVBoxLayout(self._side)
        theme.space(side)
        side.addWidget(self.reminders)
        self._right.setProperty("kind", "side")
        theme.measure(self._right, width=_SIDE_EM)
        middle = QHBoxLayout()
        theme.space(middle)
        middle.addWidget(self._left, 1)
        middle.addWidget(self._right)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(top)
        column.addLayout(middle, 1)
        for zone in (top, self._left, self._right):
            mark_zone(zone)
        self._place()

    def _place(self) -> None:
        """Beside the day where there is room, else under it."""
        width = Width(self._responsive.width)
        wide = width is Width.WIDE
        if wide and self._right.widget() is not self._side:
            self._under.removeWidget(self._side)
            theme.set_state(self._side, kind="")
            self._right.setWidget(self._side)
        elif not wide and self._under.indexOf(self._side) < 0:
            if self._right.widget() is self._side:
                self._right.takeWidget()
            self._under.addWidget(self._side)
            theme.set_state(self._side, kind="tint")
        self._side.show()
        self._right.setVisible(wide)
        narrow = width is Width.NARROW
        self._head.addWidget(self.week, *((1, 0, 1, 3) if narrow else (0, 1, 1, 1)))
        self.add.setText(_("Ajouter") if narrow else self.add.accessibleName())
        self.add.updateGeometry()
        self.rows.set_narrow(narrow)
