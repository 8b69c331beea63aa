"""The form that is open on the page: made, filled and put in its place, its problems shown, then closed."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from .action_bar import ActionBar
from .body import Body
from .bound_fields import put_in_order
from .document_form import DocumentForm
from .form_page import FormPage
from .header import NotebookHeader
from .interview_decisions import Decided
from .interview_form import InterviewForm
from .parts import editor_for, page_for
from .row_editor import RowEditor
from .sections import Sections
from .shown import ONE_FORM, Form, Part
from .values import Values

_NEW_ROW = "new"


class OpenForm(QObject):
    """At most one: in the place of its row, or of the plan when it asks for too much.

    `above`: where the heading of a long one stands, under the head. `made` before it is put in its place: its width is
    to be told. `closed` with the part of its row, the record, and whether the focus was in it.
    """

    made = Signal()
    changed = Signal()
    save_asked = Signal()
    cancel_asked = Signal()
    delete_asked = Signal(Part, str)
    decisions_taken = Signal()
    file_choice_asked = Signal()
    file_dropped = Signal(Path)
    look_asked = Signal(str)
    closed = Signal(Part, str, bool)

    def __init__(
        self,
        view: QWidget,
        today: Callable[[], date],
        header: NotebookHeader,
        above: QVBoxLayout,
        bar: ActionBar,
        body: Body,
        sections: Sections,
    ) -> None:
        super().__init__(view)
        self._view, self._today, self._header, self._above = view, today, header, above
        self._bar, self._body, self._sections = bar, body, sections
        self._editor: RowEditor | None = None
        self._page: FormPage | None = None

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    @property
    def has_page(self) -> bool:
        """Whether it stands in the place of the plan."""
        return self._page is not None

    def focus_first(self) -> None:
        if self._editor is not None:
            self._editor.body.first().setFocus()

    def set_narrow(self, narrow: bool) -> None:
        form = self._page or self._editor
        if form is not None:
            form.set_narrow(narrow)

    # What the presenter shows

    def show_form(self, form: Form) -> None:
        if form.has_page:
            self._page = page_for(form, self._today)
            editor = self._page.editor
        else:
            editor = editor_for(form, self._today)
        self._editor = editor
        self.made.emit()
        editor.body.fill(form.values)
        if not form.writable:
            editor.body.fields.set_read_only()
        self._put_in_place(form, editor)
        self._connect(form, editor)
        first = editor.body.first()
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.end(False)
        elif isinstance(first, QPlainTextEdit):
            first.moveCursor(QTextCursor.MoveOperation.End)
        opened = self._page or editor
        QTimer.singleShot(0, opened, lambda: self._body.reveal(opened))

    def fill(self, values: Values) -> None:
        if self._editor is not None:
            self._editor.body.fill(values)

    def typed(self) -> dict[str, str]:
        return self._editor.body.values() if self._editor is not None else {}

    def touched(self) -> None:
        self.changed.emit()

    def show_decided(self, decided: Decided) -> None:
        if self._editor is not None and isinstance(self._editor.body, InterviewForm):
            first = self._editor.body.add(decided)
            put_in_order(self._editor.tab_stops())
            if first is not None:
                self._go_to(first)

    def show_problems(self, found: Mapping[str, str]) -> None:
        if self._editor is not None:
            first = self._editor.body.show_problems(found)
            if first is not None:
                self._go_to(first)

    def show_refused(self) -> None:
        if self._editor is not None:
            self._editor.body.show_refused()
        if self._page is not None:
            self._page.set_refused(True)

    def show_saving(self, saving: bool) -> None:
        if self._editor is not None:
            self._editor.set_saving(saving)

    def close_form(self, part: Part, record: str) -> None:
        had_focus = self._has_focus()
        if self._page is not None:
            if self._page.bar is not None:
                self._page.bar.hide()
                self._page.bar.deleteLater()
            self._body.close_page()
            self._page = None
            self._bar.show()
        else:
            self._sections[part.list].close_editor()
        self._editor = None
        self.closed.emit(part.list, record, had_focus)

    def copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    # Inside

    def _put_in_place(self, form: Form, editor: RowEditor) -> None:
        """Before it is seen it has its texts and its columns: the page is laid out once."""
        section = self._sections[form.part.list]
        before: QWidget = section.list
        if self._page is not None:
            before = self._header.menu_button
            self._body.open_page(self._page)
            self._bar.hide()
            if self._page.bar is not None:
                self._above.addWidget(self._page.bar)
        else:
            self._body.show_part(form.part.list)
            row, alone = form.record or _NEW_ROW, form.part in ONE_FORM
            section.open_editor(row, editor, alone=alone, after=form.after)
        put_in_order([before, *editor.tab_stops()])

    def _connect(self, form: Form, editor: RowEditor) -> None:
        editor.save_asked.connect(self.save_asked)
        editor.cancel_asked.connect(self.cancel_asked)
        editor.delete_asked.connect(lambda: self.delete_asked.emit(form.part, form.record))
        editor.body.fields.changed.connect(self.changed)
        if isinstance(editor.body, InterviewForm):
            editor.body.taken.connect(self.decisions_taken)
        if isinstance(editor.body, DocumentForm):
            editor.body.choose_asked.connect(self.file_choice_asked)
            editor.body.dropped.connect(self.file_dropped)
            editor.body.look_asked.connect(lambda: self.look_asked.emit(form.record))

    def _go_to(self, field: QWidget) -> None:
        """The focus in a field, which is seen once the form has its new height."""
        field.setFocus()
        QTimer.singleShot(0, field, lambda: self._body.reveal(field))

    def _has_focus(self) -> bool:
        focus = self._view.focusWidget()
        held = (self._editor, self._page.bar if self._page else None)
        return focus is not None and any(one is not None and one.isAncestorOf(focus) for one in held)
