"""The page of a notebook: opened, read, ticked, written in place, deleted and put back."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from carnet_desktop.domain import job_search
from carnet_desktop.domain.closing import standing_closures
from carnet_desktop.domain.records import Action
from carnet_desktop.errors import ReadOnlyNotebook
from carnet_desktop.sentences import Sentence, explain
from carnet_desktop.services import notebooks
from carnet_desktop.services.merging_notebooks import may_be_separated
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.progress import Report
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.work import Lane

from .action_lines import is_done
from .deleting import Deleting
from .desk import Desk
from .document_fields import FILE
from .document_files import DocumentFiles, FilesView, JoinedView, title_of
from .forms import entry_of
from .interview_decisions import DecidedView, Decisions
from .notebook_choices import notebook_choices
from .page_words import page
from .plan_rows import added_under, part_of
from .quick_presenter import QuickEntry, QuickView
from .row_choices import choices
from .row_gestures import RowGestures
from .shown import NEW, ONE_FORM, Choice, Page, Part
from .values import Values
from .writing import FormView, Writing, draft_name, part_of_draft

Drafts = dict[str, dict[str, str]]


class PageForm(FormView, JoinedView, DecidedView, Protocol):
    """The form that is open on the page."""


class NotebookView(FilesView, Protocol):
    def show_page(self, page: Page) -> None: ...
    def show_unopened(self, sentence: Sentence) -> None:
        """The notebook cannot be opened: a page of its own, with one button."""

    def in_front(self) -> bool:
        """Whether this screen is the one that is seen."""

    def form_view(self) -> PageForm: ...
    def quick_view(self) -> QuickView:
        """Where the quick entry line stands."""


class NotebookPresenter:
    def __init__(self, view: NotebookView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        form = self._form = view.form_view()
        self._opened: OpenNotebook | None = None
        self._every: set[Part] = set()
        self._deleted: set[Part] = set()
        self._after_opening: Callable[[], None] | None = None
        self._announcing = False
        self._closed = False
        self._writing = Writing(form, context, notebook, self._show_saved)
        self.quick = QuickEntry(view.quick_view(), context, notebook, self._desk, self._show_saved, self._go_on)
        self.rows = RowGestures(context, notebook, self._desk, self._writable, self._show_saved)
        self.deleting = Deleting(form, context, notebook, self._desk, self._writing, self.rows, self._begin)
        self.files = DocumentFiles(view, form, context, notebook, self._desk, self.rows.put_file)
        self.decisions = Decisions(form, context, self._desk)
        self._stop = context.changes.listen(self._changed)

    # The notebook

    def open(self) -> None:
        session, notebook = self._context.session, self._notebook
        self._context.jobs.run(self, self._read, self._show_opened, self._not_opened)
        self._context.jobs.run(self, lambda report: notebooks.opened(session, notebook), lambda done: None)

    def reload(self) -> None:
        session, notebook = self._context.session, self._notebook
        self._context.jobs.run(
            self, lambda report: notebooks.open_notebook(session, notebook), self._show, self._not_opened
        )

    def say_state(self) -> None:
        """What stands above the page each time it comes to the front: read only, or a text to take up again."""
        if self._opened is None or not self._view.in_front():
            return
        if self._opened.read_only:
            sentence = explain(ReadOnlyNotebook(self._opened.read_only))
            self._context.notices.show_bar(Tone.WARN, sentence.what)
        elif self._writing.form is None and self._writing.drafts:
            self._offer_draft(next(iter(self._writing.drafts)))

    def leave(self) -> bool:
        return self._writing.close() and self.quick.may_leave()

    def close(self) -> None:
        """What is typed is kept as a draft first: the lock closes screens without asking."""
        self._closed = True
        self._stop()
        self.keep_draft()
        self._context.jobs.forget(self._writing)
        self.rows.close()
        self.files.close()
        self.decisions.close()
        self._context.jobs.forget(self.quick)
        self._context.jobs.forget(self)

    # Writing

    def add(self, part: Part, given: Values | None = None) -> None:
        """Open the form of something new, begun with `given`. The interview's is the one that writes everything."""
        if self._opened is None:
            self._after_opening = lambda: self.add(part, given)
        elif self._writable():
            self._begin(part, NEW, given)

    def add_under(self, part: Part, record: str) -> None:
        """Open the form of what goes under a row: an objective under a focus, an action under an objective."""
        added = added_under(self._desk().notebook, record) if part is Part.PLAN else (part, None)
        if added is not None:
            self.add(*added)

    def add_action_at(self, record: str) -> None:
        """Open the form of an action beside a row of the plan: under its objective, when it has one."""
        added = added_under(self._desk().notebook, record)
        self.add(Part.PLAN, added[1] if added and added[0] is Part.PLAN else None)

    def edit(self, part: Part, record: str) -> None:
        """Open a row in place (any row of what one form writes opens all of it); a deleted one is put back."""
        if part in ONE_FORM:
            if self._opened is not None and self._writable():
                self._begin(part, ONE_FORM[part])
            return
        part = part_of(self._desk().notebook, part, record)
        entry = entry_of(self._desk(), part, record)
        if entry is None:
            return
        if entry.record.deleted:
            self.deleting.restore(part, record)
        elif self._writable() or part is Part.INTERVIEWS:
            self._begin(part, entry.record.id)

    def save(self) -> None:
        if self._opened is not None:
            self._writing.save(self._desk())

    def cancel(self) -> None:
        """Close the open form; with none open, back to the list."""
        if self._writing.form is None:
            self._context.navigate.show_people()
        else:
            self._writing.close()

    def keep_draft(self) -> None:
        self._writing.keep_draft()
        self.quick.keep_draft()

    def note_quickly(self) -> None:
        """Open the quick entry line; the one form that writes a whole interview stands in its place, and closes."""
        form = self._writing.form
        if self._writable() and (form is None or not form.has_page or self._writing.close()):
            self.quick.open()

    def tick(self, part: Part, record: str) -> None:
        """Done, or to be done again; what has no box opens."""
        part = part_of(self._desk().notebook, part, record)
        entry = entry_of(self._desk(), part, record)
        if entry is None or entry.record.deleted or not isinstance(entry.record, Action):
            self.edit(part, record)
        else:
            self.rows.set_status(record, "in_progress" if is_done(entry.record) else "done")

    def add_paper(self, path: Path) -> None:
        """Open the form of a new paper with this file."""
        given = {"title": title_of(path), "state": "received", FILE: str(path)}
        self.files.check(path, lambda: self.add(Part.DOCUMENTS, given))

    def end_or_begin_again(self) -> None:
        """Open the form that ends the follow-up or, when it has ended, the one that takes it up again."""
        standing = standing_closures(self._desk().notebook)
        if standing:
            self.edit(Part.CLOSURES, standing[0].record.id)
        else:
            self.add(Part.CLOSURES)

    # Looking

    def show_every(self, part: Part) -> None:
        """Show a part whole."""
        self._every.add(part)
        self._show_page()

    def show_deleted(self, part: Part) -> None:
        """Show, or hide again, what was deleted in a part."""
        self._deleted ^= {part}
        self._show_page()

    def choices(self, part: Part, record: str) -> tuple[Choice, ...]:
        """The menu of a row."""
        part = part_of(self._desk().notebook, part, record)
        entry = entry_of(self._desk(), part, record)
        return choices(self, self._desk(), part, entry.record, writable=self._writable()) if entry else ()

    def notebook_choices(self) -> tuple[Choice, ...]:
        """The menu of the notebook."""
        if self._opened is None:
            return ()
        separable = may_be_separated(self._context.session, self._desk().notebook)
        return notebook_choices(self, self._desk(), writable=self._writable(), separable=separable)

    def show_history(self, part: Part | None = None, record: str = "") -> None:
        """Of one record, or of the whole notebook."""
        self._context.navigate.show_history(self._notebook, part.value if part else "", record)

    def show_sheet(self) -> None:
        self._context.navigate.show_sheet(self._notebook)

    def show_send(self) -> None:
        self._context.navigate.show_send(self._notebook)

    def show_merging(self) -> None:
        self._context.navigate.show_merging(self._notebook)

    def show_separating(self) -> None:
        self._context.navigate.show_separating(self._notebook)

    # Inside

    def _read(self, report: Report) -> tuple[OpenNotebook, Drafts]:
        session, notebook = self._context.session, self._notebook
        opened = notebooks.open_notebook(session, notebook)
        return opened, notebooks.drafts(session, notebook)

    def _show_opened(self, read: tuple[OpenNotebook, Drafts]) -> None:
        opened, drafts = read
        self._writing.drafts.update({name: values for name, values in drafts.items() if part_of_draft(name)})
        self._show(opened)
        if self._writable():
            self.quick.take_up(drafts)
        if self._after_opening is not None:
            self._after_opening()
        self.say_state()

    def _not_opened(self, error: Exception) -> None:
        if self._opened is None:
            self._view.show_unopened(explain(error))
        else:
            self._context.notices.show_error(error)

    def _show(self, opened: OpenNotebook) -> None:
        self._opened = opened
        self._show_page()

    def _show_page(self) -> None:
        if self._opened is not None and not self._closed:  # "Rétablir" may be pressed after the page has gone
            self._view.show_page(page(self._context.session, self._opened, self._every, self._deleted))

    def _show_saved(self, opened: OpenNotebook) -> None:
        self._show(opened)
        self._announcing = True
        self._context.changes.announce(self._notebook)
        self._announcing = False

    def _changed(self, notebook: str) -> None:
        """Another screen saved in this notebook."""
        if notebook == self._notebook and not self._announcing and self._opened is not None:
            self.reload()

    def _desk(self) -> Desk:
        assert self._opened is not None
        return Desk.of(self._context.session, self._opened.notebook)

    def _writable(self) -> bool:
        return self._opened is not None and self._opened.read_only is None

    def _begin(self, part: Part, record: str, given: Values | None = None) -> None:
        if part is Part.WANTED_JOBS:  # so that its first keystroke waits for nothing
            self._context.jobs.run(self, lambda report: job_search.prepare(), lambda done: None, lane=Lane.OTHER)
        self._writing.begin(self._desk(), part, record, writable=self._writable(), given=given)

    def _offer_draft(self, name: str) -> None:
        self._writing.offer_draft(name, self._begin, self.say_state)

    def _go_on(self, part: Part, values: Values) -> bool:
        """Open the full form of what the quick entry line proposes, with its texts; never over a draft that is kept."""
        if not self._writing.close():
            return False
        if (kept := draft_name(part, NEW)) in self._writing.drafts:
            self._offer_draft(kept)
            self.quick.say_kept()
            return False
        self._begin(part, NEW)
        self._form.fill(values)
        return True
