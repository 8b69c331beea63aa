"""A row goes, with what stands under it and the reason it owes; it can come back."""

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from carnet_desktop.domain.interviews import must_say_why
from carnet_desktop.domain.records import Record
from carnet_desktop.errors import InvalidField
from carnet_desktop.sentences import field_sentence
from carnet_desktop.services import notebooks
from carnet_desktop.ui.context import ScreenContext

from .desk import Desk
from .forms import entry_of
from .gone_words import gone_words
from .interview_fields import REASON
from .page_words import RECORDS
from .plan_rows import part_of, with_what_stands_under
from .row_gestures import RowGestures
from .shown import Part
from .writing import FormView, Writing


class Begin(Protocol):
    def __call__(self, part: Part, record: str) -> None:
        """Open the form of a row."""


class Deleting:
    """`begin` opens the form where a reason is still to be typed."""

    def __init__(
        self,
        form: FormView,
        context: ScreenContext,
        notebook: str,
        desk: Callable[[], Desk],
        writing: Writing,
        rows: RowGestures,
        begin: Begin,
    ) -> None:
        self._form, self._context, self._notebook = form, context, notebook
        self._desk, self._writing, self._rows, self._begin = desk, writing, rows, begin

    def delete(self, part: Part, record: str) -> None:
        part = part_of(self._desk().notebook, part, record)
        if part not in RECORDS or not self._rows.writable():
            return
        entry = entry_of(self._desk(), part, record)
        if entry is None or entry.record.deleted:
            return
        reason = self._why(part, record) if must_say_why(entry.record, replace(entry.record, deleted=True)) else None
        if reason == "" or not self._let_go(part, record):
            return
        gone = with_what_stands_under(self._desk().notebook, entry.record)
        self._rows.run(
            lambda report: notebooks.delete(self._context.session, self._notebook, *gone, reason=reason),
            lambda: self._context.notices.offer_undo(gone_words(part, len(gone) - 1), lambda: self._bring_back(*gone)),
        )

    def restore(self, part: Part, record: str) -> None:
        entry = entry_of(self._desk(), part_of(self._desk().notebook, part, record), record)
        if entry is not None and self._rows.writable():
            self._bring_back(entry.record)

    def _bring_back(self, *records: Record) -> None:
        self._rows.run(lambda report: notebooks.restore(self._context.session, self._notebook, *records))

    def _is_open(self, part: Part, record: str) -> bool:
        form = self._writing.form
        return form is not None and (form.part, form.record) == (part, record)

    def _let_go(self, part: Part, record: str) -> bool:
        """Its form closes first; False when the person goes on writing there."""
        return not self._is_open(part, record) or self._writing.close()

    def _why(self, part: Part, record: str) -> str:
        """The reason typed in the form of a closed interview; "" when it is still to be typed there."""
        if not self._is_open(part, record):
            self._begin(part, record)
        reason = self._form.typed().get(REASON, "").strip()
        if not reason:
            self._form.show_problems({REASON: field_sentence(InvalidField(REASON, "required"))})
        return reason
