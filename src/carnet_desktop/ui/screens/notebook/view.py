"""The page of a notebook on screen: head, bar, plan and interviews, side column, and the form that is open."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from carnet_desktop.domain.records import FileRef
from carnet_desktop.i18n import _
from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.file_drop import FileDrop
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.zones import mark_zone

from .action_bar import ActionBar
from .body import Body
from .bound_fields import put_in_order
from .document_form import DocumentForm
from .form_page import FormPage
from .header import NotebookHeader
from .interview_decisions import Decided
from .interview_form import InterviewForm
from .loading import Loading
from .opened_file import OpenedFile
from .parts import editor_for, page_for
from .presenter import NotebookPresenter
from .quick_bar import QuickBar
from .quick_presenter import QuickView
from .row_editor import RowEditor
from .section import Section
from .sections import Sections
from .shown import ONE_FORM, SITUATIONS_ID, Choice, Form, Page, Part
from .unopened import Unopened
from .values import Values

DRAFT_AFTER_MS = 2000
"""How long typing has stopped when a draft is kept."""
_NEW_ROW = "new"


class NotebookView(QWidget):
    """The `Screen` of one notebook."""

    def __init__(self, context: ScreenContext, notebook_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._today: Callable[[], date] = context.session.today
        self._page: Page | None = None
        self._editor: RowEditor | None = None
        self._file: OpenedFile | None = None
        self._context = context
        self._form_page: FormPage | None = None
        self._header, self._bar, self._loading = NotebookHeader(), ActionBar(self._today), Loading()
        self._sections = Sections(self)
        self._body = Body(self._sections, self)
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._responsive = Responsive(self)
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        for piece in (self._header, self._bar, self._loading):
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
        if self._editor is not None:
            self._editor.body.first().setFocus()
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
        if first and self.isVisible() and self._editor is None:
            self.first_button().setFocus()

    def show_unopened(self, sentence: Sentence) -> None:
        self._loading.end()
        self._set_shown(False)
        unopened = Unopened(sentence, self._presenter.cancel)
        self._column.addWidget(unopened)
        unopened.focus_first()

    def in_front(self) -> bool:
        return self.isVisible()

    def quick_view(self) -> QuickView:
        return self._bar

    # The open form

    def show_form(self, form: Form) -> None:
        if form.has_page:
            self._form_page = page_for(form, self._today)
            editor = self._form_page.editor
        else:
            editor = editor_for(form, self._today)
        self._editor = editor
        self._place()
        editor.body.fill(form.values)
        if not form.writable:
            editor.body.fields.set_read_only()
        self._put_in_place(form, editor)
        editor.save_asked.connect(self._presenter.save)
        editor.cancel_asked.connect(self._presenter.cancel)
        editor.delete_asked.connect(lambda: self._presenter.delete(form.part, form.record))
        editor.body.fields.changed.connect(self._draft_timer.start)
        if isinstance(editor.body, InterviewForm):
            editor.body.taken.connect(self._presenter.decisions.take)
        if isinstance(editor.body, DocumentForm):
            self._connect_document(editor.body, form.record)
        first = editor.body.first()
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.end(False)
        opened = self._form_page or editor
        QTimer.singleShot(0, opened, lambda: self._body.reveal(opened))

    def _put_in_place(self, form: Form, editor: RowEditor) -> None:
        """Before it is seen it has its texts and its columns: the page is laid out once."""
        section = self._sections[form.part.list]
        before: QWidget = section.list
        if self._form_page is not None:
            before = self._header.menu_button
            self._body.open_page(self._form_page)
            self._bar.hide()
            if self._form_page.bar is not None:
                self._column.insertWidget(self._column.indexOf(self._bar), self._form_page.bar)
        else:
            self._body.show_part(form.part.list)
            row, alone = form.record or _NEW_ROW, form.part in ONE_FORM
            section.open_editor(row, editor, alone=alone, after=form.after)
        put_in_order([before, *editor.tab_stops()])

    def fill(self, values: Values) -> None:
        if self._editor is not None:
            self._editor.body.fill(values)

    def show_decided(self, decided: Decided) -> None:
        if self._editor is not None and isinstance(self._editor.body, InterviewForm):
            first = self._editor.body.add(decided)
            put_in_order(self._editor.tab_stops())
            if first is not None:
                self._go_to(first)

    def typed(self) -> dict[str, str]:
        return self._editor.body.values() if self._editor is not None else {}

    def show_problems(self, found: Mapping[str, str]) -> None:
        if self._editor is not None:
            first = self._editor.body.show_problems(found)
            if first is not None:
                self._go_to(first)

    def _go_to(self, field: QWidget) -> None:
        """The focus in a field of the open form, which is seen once the form has its new height."""
        field.setFocus()
        QTimer.singleShot(0, field, lambda: self._body.reveal(field))

    def show_refused(self) -> None:
        if self._editor is not None:
            self._editor.body.show_refused()
        if self._form_page is not None:
            self._form_page.set_refused(True)

    def show_saving(self, saving: bool) -> None:
        if self._editor is not None:
            self._editor.set_saving(saving)

    def close_form(self, part: Part, record: str) -> None:
        self._draft_timer.stop()
        part = part.list
        held = (self._editor, self._form_page.bar if self._form_page else None)
        focus_was_here = any(one is not None and one.isAncestorOf(self.focusWidget() or self) for one in held)
        if self._form_page is not None:
            if self._form_page.bar is not None:
                self._form_page.bar.hide()
                self._form_page.bar.deleteLater()
            self._body.close_page()
            self._form_page = None
            self._bar.show()
        else:
            self._sections[part].close_editor()
        self._editor = None
        if self._page is not None:
            self._sections[part].show_part(self._page.parts[part], writable=self._page.writable)
        if focus_was_here:
            self._focus_row(part, record)

    def touched(self) -> None:
        self._draft_timer.start()

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

    def copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

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
        for part, section in self._sections.items():
            self._connect_section(part, section)
        FileDrop(self._sections[Part.DOCUMENTS], presenter.add_paper)

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

    def _connect_document(self, body: DocumentForm, record: str) -> None:
        presenter = self._presenter
        body.choose_asked.connect(lambda: presenter.files.join(presenter.files.choose()))
        body.dropped.connect(presenter.files.join)
        body.look_asked.connect(lambda: presenter.files.look(record))

    def _show_made(self, part: Part) -> None:
        """A section that stands below the others, made after the page was seen."""
        section = self._sections[part]
        self._body.add(part)
        self._connect_section(part, section)
        if self._page is not None:
            section.show_part(self._page.parts[part], writable=self._page.writable)
            self._order_tab_stops()

    def _connect_section(self, part: Part, section: Section) -> None:
        presenter = self._presenter
        section.first_asked.connect(lambda: presenter.add(part))
        if part in ONE_FORM:
            section.act_asked.connect(lambda: presenter.edit(part, ONE_FORM[part]))
        else:
            section.act_asked.connect(lambda: presenter.add(Part.FOCUS if part is Part.PLAN else part))
        section.opened.connect(lambda record: presenter.edit(part, record))
        section.ticked.connect(lambda record: presenter.tick(part, record))
        section.delete_asked.connect(lambda record: presenter.delete(part, record))
        section.add_asked.connect(lambda record: presenter.add_under(part, record))
        section.menu_asked.connect(lambda record, place: self._pop_up(presenter.choices(part, record), place))
        section.more_asked.connect(lambda: presenter.show_every(part))
        section.deleted_asked.connect(lambda: presenter.show_deleted(part))

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
        self._pop_up(self._presenter.notebook_choices(), button.mapToGlobal(button.rect().bottomLeft()))

    def _pop_up(self, choices: Sequence[Choice], place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in choices:
            words = f"{choice.label}\t{choice.keys}" if choice.keys else choice.label
            menu.addAction(icons.icon(choice.icon, "ink2", self), words, choice.run)
        menu.popup(place)

    def _focus_row(self, part: Part, record: str) -> None:
        """After a form: the row it wrote, so that the keyboard goes on from there."""
        rows = self._sections[part].list
        rows.choose(record)
        if rows.lines() and rows.isVisible():
            rows.setFocus()
        elif self._page is not None:
            self.first_button().setFocus()

    def first_button(self) -> QWidget:
        """Where the focus starts on the page."""
        writable = self._page is not None and self._page.writable
        return self._bar.interview if writable else self._header.print_button

    def _set_shown(self, shown: bool) -> None:
        """The page, or nothing while it is not there. The form of an interview has no bar above it."""
        self._header.setVisible(shown)
        self._body.setVisible(shown)
        self._bar.setVisible(shown and self._form_page is None)

    def _place(self) -> None:
        if self._file is not None:
            self._file.page.setGeometry(self.rect())
        width = Width(self._responsive.width)
        self._header.set_width(width)
        window_em = self.window().width() / theme.current().em
        self._bar.set_width(width, window_em)
        self._body.set_width(width, window_em)
        if self._form_page is not None:
            self._form_page.set_narrow(width is Width.NARROW)
        elif self._editor is not None:
            self._editor.set_narrow(width is Width.NARROW)
