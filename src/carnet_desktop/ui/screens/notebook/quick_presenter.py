"""The quick entry line: each text is proposed as a record, checked, then confirmed; nothing is saved before."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from msgspec.structs import replace

from carnet_desktop.domain.quick_entry import Proposal, propose
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _
from carnet_desktop.sentences import explain, field_sentence
from carnet_desktop.services import notebooks
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.work import Job, Lane

from .desk import Desk
from .forms import form_of, problems, read_form
from .quick_shown import QuickShown
from .quick_words import added, form_values, missing, quick_shown
from .shown import NEW, Part
from .values import Values

DRAFT: Final = "quick/line"
"""The name of the draft that keeps a line begun and never confirmed."""


class QuickView(Protocol):
    def open_quick(self, text: str) -> None:
        """Show the line in the place of the buttons, with a text, and put the focus in it."""

    def close_quick(self) -> None:
        """The buttons again; the focus on the one that opens the line."""

    def show_proposal(self, shown: QuickShown | None) -> None:
        """The filled fields under the line, or none."""

    def quick_text(self) -> str: ...
    def quick_values(self) -> dict[str, str]:
        """The texts of the fields under the line."""

    def clear_quick(self, told: str) -> None:
        """An empty line that keeps the focus, and under it what was just done ("" for nothing)."""

    def show_quick_problem(self, sentence: str, fields: Mapping[str, str]) -> None:
        """Under the line, and beside the fields."""


class QuickEntry:
    """`desk` tells who reads and when; `saved` is called with what a save has given; `complete` opens a full form with
    these texts and answers whether it did.
    """

    def __init__(
        self,
        view: QuickView,
        context: ScreenContext,
        notebook: str,
        desk: Callable[[], Desk],
        saved: Callable[[OpenNotebook], None],
        complete: Callable[[Part, Values], bool],
    ) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        self._desk, self._saved, self._complete = desk, saved, complete
        self._shown: QuickShown | None = None
        self._read = ""
        self._reading: Job | None = None
        self._saving = False
        self._kept = ""
        self._ids: dict[str, str] = {}

    def open(self, text: str = "") -> None:
        self._view.open_quick(text)

    def type(self, text: str) -> None:
        """The line was changed: its proposal comes as soon as it is read, off the thread that paints."""
        if self._reading is not None:
            self._reading.cancel()
        self._ids = {}
        if not text.strip():
            self._show(text, None)
            return
        desk = self._desk()
        self._reading = self._context.jobs.run(
            self,
            lambda report: propose(text, desk.notebook, desk.today, desk.my_name),
            lambda proposal: self._show(text, proposal),
            lane=Lane.OTHER,
        )

    def confirm(self) -> None:
        """Save what is shown; a line not read yet is only shown."""
        shown = self._shown
        if shown is None or self._saving or self._read != self._view.quick_text():
            return
        desk = self._desk()
        values = form_values(shown, self._view.quick_values(), desk)
        if lack := missing(shown, values):
            self._view.show_quick_problem(lack, {})
            return
        form = form_of(desk, shown.part, NEW, writable=True)
        assert form is not None
        records = read_form(desk, form, {**form.values, **values})
        if found := problems(records):
            self._view.show_quick_problem("", found)
            return
        self._saving = True
        written = [replace(record, id=self._ids.setdefault(prefix, record.id)) for prefix, record in records]
        session, notebook = self._context.session, self._notebook
        self._context.jobs.run(
            self,
            lambda report: notebooks.put(session, notebook, *written),
            lambda opened: self._done(opened, shown.part),
            self._refused,
        )

    def complete(self) -> None:
        """Go on in the full form, which takes what is in the fields; the line is then empty."""
        shown = self._shown
        if shown is None or self._saving:
            return
        values = form_values(shown, self._view.quick_values(), self._desk())
        if self._complete(shown.part, values):
            self._forget_line()
            self._view.close_quick()

    def say_kept(self) -> None:
        """The full form holds a text that was never saved: the line waits for it."""
        sentence = _("Un texte gardé attend dans cette fiche : reprenez-le, ou effacez-le d’abord.")
        self._view.show_quick_problem(sentence, {})

    def clear(self) -> None:
        """Empty the line; an empty one closes."""
        if self._view.quick_text():
            self._forget_line()
            self._view.clear_quick("")
        else:
            self._view.close_quick()

    def may_leave(self) -> bool:
        """Whether nothing is typed in the line, or the person lets it go."""
        if not self._view.quick_text().strip():
            return True
        gone = self._context.notices.confirm(
            _("Fermer sans enregistrer ce texte ?"), _("Fermer sans enregistrer"), _("Continuer à écrire")
        )
        if gone:
            self._forget_line()
            self._view.clear_quick("")
        return gone

    def keep_draft(self) -> None:
        """Keep the line, encrypted in the notebook: when typing stops for a while, and at the lock."""
        text = self._view.quick_text()
        if not text.strip() or text == self._kept:
            return
        self._kept = text
        session, notebook = self._context.session, self._notebook
        self._context.jobs.run(
            self,
            lambda report: notebooks.keep_draft(session, notebook, DRAFT, {"text": text}),
            lambda done: None,
            lambda error: None,  # the line is on screen and is kept again at the next pause
        )

    def take_up(self, drafts: Mapping[str, Mapping[str, str]]) -> None:
        """Show again a line begun another time."""
        text = drafts.get(DRAFT, {}).get("text", "")
        if text:
            self._kept = text
            self.open(text)

    def _show(self, text: str, proposal: Proposal | None) -> None:
        if text != self._view.quick_text():
            return
        self._read = text
        self._shown = quick_shown(proposal, self._desk()) if proposal is not None else None
        self._view.show_proposal(self._shown)

    def _done(self, opened: OpenNotebook, part: Part) -> None:
        self._saving = False
        self._forget_line()
        self._context.notices.clear_bar()
        self._view.clear_quick(added(part))
        self._context.notices.announce(added(part))
        self._saved(opened)

    def _refused(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, InvalidField):
            self._view.show_quick_problem("", {error.field: field_sentence(error)})
            return
        self._view.show_quick_problem(explain(error).what, {})
        self._context.notices.show_error(error)

    def _forget_line(self) -> None:
        self._shown, self._read, self._ids = None, "", {}
        if self._kept:
            self._kept = ""
            session, notebook = self._context.session, self._notebook
            self._context.jobs.run(
                self, lambda report: notebooks.drop_draft(session, notebook, DRAFT), lambda done: None
            )
