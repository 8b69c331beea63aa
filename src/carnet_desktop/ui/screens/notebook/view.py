"""The page of a notebook on screen: head, bar, plan and interviews, side column, and the form that is open."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.domain.records import FileRef
from carnet_desktop.i18n import _
from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.file_drop import FileDrop
from carnet_desktop.ui.widgets.loading import Loading
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.zones import mark_zone

from .action_bar import ActionBar
from .body import Body
from .bound_fields import put_in_order
from .choice_menu import pop_up
from .header import NotebookHeader
from .open_form import OpenForm
from .opened_file import OpenedFile
from .presenter import NotebookPresenter, PageForm
from .quick_bar import QuickBar
from .quick_presenter import QuickView
from .section_gestures import connect_section
from .sections import Sections
from .shown import SITUATIONS_ID, Page, Part
from .unopened import Unopened

DRAFT_AFTER_MS = 2000
"""How long typing has stopped when a draft is kept."""


class NotebookView(QWidget):
    """The `Screen` of one notebook."""

    def __init__(self, context: ScreenContext, notebook_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        today: Callable[[], date] = context.session.today
        self._context = context
        self._page: Page | None = None
        self._file: OpenedFile | None = None
        self._header, self._bar, self._loading = NotebookHeader(), ActionBar(today), Loading()
        self._sections = Sections(self)
        self._body = Body(self._sections, self)
        above = QVBoxLayout()
        self._form = OpenForm(self, today, self._header, above, self._bar, self._body, self._sections)
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._responsive = Responsive(self)
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        self._column.addWidget(self._header)
        self._column.addLayout(above)
        for piece in (self._bar, self._loading):
            self._column.addWidget(piece)
        self._column.addWidget(self._body, 1)
        mark_zone(self._header)
        mark_zone(self._bar)
        self._set_shown(False)
        self._presenter = NotebookPresenter(self, context, notebook_id)
        self._connect()
        self._presenter.open()

    # The screen

    @property
    def title(self) -> str:
        return _("Carnet de {name}", name=self._page.header.name) if self._page else _("Carnet")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        if self._form.is_open:
            self._form.focus_first()
        elif self._page is not None:
            self.first_button().setFocus()
        self._presenter.say_state()

    def leave(self) -> bool:
        return self._presenter.leave()

    def close_screen(self) -> None:
        self._close_file()
        self._presenter.close()

    def write_interview(self) -> None:
        """Open the form of a new interview, once the notebook is there."""
        self._presenter.add(Part.INTERVIEWS)

    def add_appointment(self, day: date) -> None:
        """Open the form of a new appointment, on that day."""
        self._presenter.add(Part.APPOINTMENTS, {"day": day.isoformat()})

    # What the presenter shows

    def show_page(self, page: Page) -> None:
        first = self._page is None
        self._page = page
        self._loading.end()
        self._header.show_header(page.header)
        self._bar.show_saved(page.header.saved, page.header.saved_short, writable=page.writable)
        for part, section in self._sections.items():
            section.show_part(page.parts[part], writable=page.writable)
        self._set_shown(True)
        self._sections.make_the_rest()
        self._order_tab_stops()
        if first and self.isVisible() and not self._form.is_open:
            self.first_button().setFocus()

    def show_unopened(self, sentence: Sentence) -> None:
        self._loading.end()
        self._set_shown(False)
        unopened = Unopened(sentence, self._presenter.cancel)
        self._column.addWidget(unopened)
        unopened.focus_first()

    def in_front(self) -> bool:
        return self.isVisible()

    def form_view(self) -> PageForm:
        return self._form

    def quick_view(self) -> QuickView:
        return self._bar

    def show_file(self, title: str, file: FileRef, data: bytes) -> None:
        self._close_file()
        self._file = OpenedFile(self, self._context, title, file, data, self._presenter.files, self._close_file)
        self._place()
        self._file.open()

    def _close_file(self) -> None:
        """Back to what the file was looked at from."""
        if self._file is not None:
            self._file.close()
            self._file = None

    # Inside

    def showEvent(self, event: QShowEvent) -> None:
        """Put in a window, a page loses the order of its tab stops where its own chain began."""
        super().showEvent(event)
        if self._page is not None:
            self._order_tab_stops()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _order_tab_stops(self) -> None:
        put_in_order([*self._header.tab_stops(), *self._bar.tab_stops(), *self._body.tab_stops()])

    def _connect(self) -> None:
        presenter = self._presenter
        commands: dict[Command, Callable[[], object]] = {
            Command.WRITE_INTERVIEW: lambda: presenter.add(Part.INTERVIEWS),
            Command.ADD_APPOINTMENT: lambda: presenter.add(Part.APPOINTMENTS),
            Command.ADD_ACTION: self._add_action,
            Command.ADD_CONTACT: lambda: presenter.add(Part.CONTACTS),
            Command.UPDATE_SITUATION: lambda: presenter.edit(Part.SITUATION, SITUATIONS_ID),
            Command.SHEET: presenter.show_sheet,
            Command.SEND: presenter.show_send,
            Command.SAVE: lambda: presenter.quick.confirm() if self._bar.quick_has_focus() else presenter.save(),
            Command.CANCEL: self._cancel,
            Command.QUICK_ENTRY: presenter.note_quickly,
            Command.REFRESH: presenter.reload,
        }
        for command, run in commands.items():
            bind(self, command, run)
        self._bar.interview.clicked.connect(commands[Command.WRITE_INTERVIEW])
        self._bar.appointment.clicked.connect(commands[Command.ADD_APPOINTMENT])
        self._bar.action.clicked.connect(commands[Command.ADD_ACTION])
        self._bar.quick.clicked.connect(presenter.note_quickly)
        self._bar.quick_made.connect(self._connect_quick)
        self._header.print_button.clicked.connect(presenter.show_sheet)
        self._header.send_button.clicked.connect(presenter.show_send)
        self._header.menu_button.clicked.connect(self._show_menu)
        self._draft_timer.timeout.connect(presenter.keep_draft)
        self._responsive.changed.connect(lambda _width: self._place())
        self._sections.made.connect(self._show_made)
        self._connect_form()
        for part, section in self._sections.items():
            connect_section(part, section, presenter, self)
        FileDrop(self._sections[Part.DOCUMENTS], presenter.add_paper)

    def _connect_form(self) -> None:
        presenter, form = self._presenter, self._form
        form.made.connect(self._place)
        form.changed.connect(self._draft_timer.start)
        form.save_asked.connect(presenter.save)
        form.cancel_asked.connect(presenter.cancel)
        form.delete_asked.connect(presenter.deleting.delete)
        form.decisions_taken.connect(presenter.decisions.take)
        form.file_choice_asked.connect(lambda: presenter.files.join(presenter.files.choose()))
        form.file_dropped.connect(presenter.files.join)
        form.look_asked.connect(presenter.files.look)
        form.closed.connect(self._form_closed)

    def _form_closed(self, part: Part, record: str, had_focus: bool) -> None:
        self._draft_timer.stop()
        if self._page is not None:
            self._sections[part].show_part(self._page.parts[part], writable=self._page.writable)
        if had_focus:
            self._focus_row(part, record)

    def _connect_quick(self, line: QuickBar) -> None:
        quick = self._presenter.quick
        line.proposing.connect(self._make_room_for_quick)
        line.typed.connect(quick.type)
        line.typed.connect(lambda _text: self._draft_timer.start())
        line.confirm_asked.connect(quick.confirm)
        line.complete_asked.connect(quick.complete)
        line.clear_asked.connect(quick.clear)

    def _make_room_for_quick(self, proposing: bool) -> None:
        """Where there is little room, what is proposed takes that of the page until it is confirmed."""
        self._body.setVisible(not (proposing and self._responsive.width == Width.NARROW))

    def _show_made(self, part: Part) -> None:
        """A section that stands below the others, made after the page was seen."""
        section = self._sections[part]
        self._body.add(part)
        connect_section(part, section, self._presenter, self)
        if self._page is not None:
            section.show_part(self._page.parts[part], writable=self._page.writable)
            self._order_tab_stops()

    def _cancel(self) -> None:
        """What is in front closes first."""
        if self._file is not None:
            self._close_file()
        elif self._bar.quick_has_focus():
            self._presenter.quick.clear()
        else:
            self._presenter.cancel()

    def _add_action(self) -> None:
        """Under the objective the keyboard is on, else under none."""
        plan = self._sections[Part.PLAN].list
        if plan.hasFocus() and plan.current():
            self._presenter.add_action_at(plan.current())
        else:
            self._presenter.add(Part.PLAN)

    def _show_menu(self) -> None:
        button = self._header.menu_button
        pop_up(self._presenter.notebook_choices(), button.mapToGlobal(button.rect().bottomLeft()), self)

    def _focus_row(self, part: Part, record: str) -> None:
        """After a form: the row it wrote, else its part, so that the keyboard goes on from there."""
        section = self._sections[part]
        rows = section.list
        rows.choose(record)
        if rows.lines() and rows.isVisible():
            rows.setFocus()
        elif self._page is not None:
            stops = (stop for stop in section.tab_stops() if stop is not rows and stop.isVisible())
            next(stops, self.first_button()).setFocus()

    def first_button(self) -> QWidget:
        """Where the focus starts on the page."""
        writable = self._page is not None and self._page.writable
        return self._bar.interview if writable else self._header.print_button

    def _set_shown(self, shown: bool) -> None:
        """The page, or nothing while it is not there. The form of an interview has no bar above it."""
        self._header.setVisible(shown)
        self._body.setVisible(shown)
        self._bar.setVisible(shown and not self._form.has_page)

    def _place(self) -> None:
        if self._file is not None:
            self._file.page.setGeometry(self.rect())
        width = Width(self._responsive.width)
        self._header.set_width(width)
        window_em = self.window().width() / theme.current().em
        self._bar.set_width(width, window_em)
        self._body.set_width(width, window_em)
        self._form.set_narrow(width is Width.NARROW)
