"""The form that is open: it begins, is kept as a draft while it is typed, is saved, or is closed without."""

from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec.structs import replace

from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _
from carnet_desktop.sentences import field_sentence
from carnet_desktop.services import notebooks
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone

from .desk import Desk
from .document_files import put_with_file
from .forms import file_to_keep, form_of, read_form, reason_of, refusals, words_typed
from .interview_fields import REASON
from .shown import Form, Part
from .values import Values


class FormView(Protocol):
    def show_form(self, form: Form) -> None:
        """Open the form in its place and put the focus in it; the form before it is closed."""

    def fill(self, values: Values) -> None:
        """Put a draft in the open form."""

    def typed(self) -> dict[str, str]:
        """The texts of the open form."""

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Beside their fields, the focus in the first one."""

    def show_refused(self) -> None:
        """What is typed could not be saved; it stays."""

    def show_saving(self, saving: bool) -> None: ...
    def close_form(self, part: Part, record: str) -> None:
        """Close the form; the focus goes to the row of `record` when it is there."""

    def copy_text(self, text: str) -> None: ...


class Writing:
    """At most one form is open on a page. `saved` is called with what a save has given."""

    def __init__(
        self, view: FormView, context: ScreenContext, notebook: str, saved: Callable[[OpenNotebook], None]
    ) -> None:
        self._view, self._context, self._notebook, self._saved = view, context, notebook, saved
        self._form: Form | None = None
        self._begun: Mapping[str, str] = {}
        self._ids: dict[str, str] = {}
        self._kept: Mapping[str, str] | None = None
        self._saving = False
        self._warned = False
        self.drafts: dict[str, Mapping[str, str]] = {}

    @property
    def form(self) -> Form | None:
        return self._form

    def begin(self, desk: Desk, part: Part, record: str, *, writable: bool, given: Values | None = None) -> None:
        """Open the form of a record, or of a new one begun with `given`; what was never saved is taken up again."""
        if self._form is not None and (self._form.part, self._form.record) == (part, record):
            return
        form = form_of(desk, part, record, writable=writable, given=given)
        if form is None or not self.close():
            return
        self._form, self._ids = form, {}
        self._view.show_form(form)
        self._begun = self._view.typed()
        self._kept = self.drafts.get(self._name)
        if self._kept is not None and form.writable:
            self._view.fill(self._kept)

    def save(self, desk: Desk) -> None:
        form = self._form
        if form is None or self._saving or not form.writable:
            return
        typed = self._view.typed()
        records = read_form(desk, form, typed)
        found = refusals(desk, typed, records)
        self._view.show_problems(found)
        if found:
            return
        if not records:  # the situations are as they were
            self._end(form)
            return
        self._set_saving(True)
        session, notebook, path = self._context.session, self._notebook, file_to_keep(desk, form, typed)
        reason = reason_of(form, typed)
        # A second try writes the same records: the first may have reached the notebook before it was refused.
        written = [replace(record, id=self._ids.setdefault(prefix, record.id)) for prefix, record in records]
        self._context.jobs.run(
            self,
            lambda report: put_with_file(session, notebook, written, path, reason),
            lambda opened: self._done(opened, form, written[0].id),
            lambda error: self._refused(error, desk),
        )

    def close(self) -> bool:
        """Close the form, asking first when something was typed. False when the person goes on writing."""
        form = self._form
        if form is None:
            return True
        if self._saving or (self.is_dirty() and not self._only_a_reason(form) and not self._confirm()):
            return False
        self._end(form)
        return True

    def is_dirty(self) -> bool:
        return self._form is not None and self._form.writable and self._view.typed() != self._begun

    def _only_a_reason(self, form: Form) -> bool:
        """Why a change is made is nothing to keep without the change."""
        return form.part is Part.INTERVIEWS and {**self._view.typed(), REASON: ""} == {**self._begun, REASON: ""}

    def keep_draft(self) -> None:
        """Keep what is typed, encrypted in the notebook: when typing stops for a while, and at the lock."""
        if not self.is_dirty() or self._saving:
            return
        typed = self._view.typed()
        if typed == self._kept:
            return
        self._kept = typed
        session, notebook, name = self._context.session, self._notebook, self._name
        self.drafts[name] = typed
        self._context.jobs.run(
            self,
            lambda report: notebooks.keep_draft(session, notebook, name, typed),
            lambda done: None,
            self._draft_refused,
        )

    def offer_draft(self, name: str, take_up: Callable[[Part, str], None], dropped: Callable[[], None]) -> None:
        """In the page bar: a text begun another time is taken up again, or dropped."""
        place = part_of_draft(name)
        assert place is not None

        def drop() -> None:
            if self._context.notices.confirm(_("Effacer le texte commencé ?"), _("Effacer"), _("Garder")):
                self._context.notices.clear_bar()
                self.drop_draft(name)
                dropped()

        self._context.notices.show_bar(
            Tone.INFO,
            _("Un texte commencé ici n’a pas été enregistré."),
            _("Il a été gardé tel que vous l’avez laissé."),
            (
                BarAction(_("L’effacer"), drop, "x", closes=False),
                BarAction(_("Le reprendre"), lambda: take_up(*place), "arrow-back-up", primary=True),
            ),
        )

    def drop_draft(self, name: str) -> None:
        self.drafts.pop(name, None)
        session, notebook = self._context.session, self._notebook
        self._context.jobs.run(self, lambda report: notebooks.drop_draft(session, notebook, name), lambda done: None)

    @property
    def _name(self) -> str:
        assert self._form is not None
        return draft_name(self._form.part, self._form.record)

    def _confirm(self) -> bool:
        return self._context.notices.confirm(
            _("Fermer sans enregistrer ce texte ?"), _("Fermer sans enregistrer"), _("Continuer à écrire")
        )

    def _done(self, opened: OpenNotebook, form: Form, record: str) -> None:
        self._set_saving(False)
        self._context.notices.clear_bar()
        self._saved(opened)
        self._end(form, record)

    def _end(self, form: Form, record: str = "") -> None:
        name = draft_name(form.part, form.record)
        if name in self.drafts:
            self.drop_draft(name)
        self._form, self._kept = None, None
        self._view.close_form(form.part, record or form.record)

    def _refused(self, error: Exception, desk: Desk) -> None:
        self._set_saving(False)
        if isinstance(error, InvalidField):
            self._view.show_problems({error.field: field_sentence(error)})
            return
        self._view.show_refused()
        text = words_typed(self._view.typed())
        copy = BarAction(_("Copier le texte"), lambda: self._view.copy_text(text), "copy", closes=False)
        again = BarAction(_("Réessayer"), lambda: self.save(desk), "refresh", primary=True)
        self._context.notices.show_error(error, (copy, again))

    def _draft_refused(self, error: Exception) -> None:
        """Said once: the person is typing, and the text is on screen."""
        self._kept = None
        if not self._warned:
            self._warned = True
            sentence = _("Ce que vous tapez n’est pas encore gardé.")
            self._context.notices.show_bar(Tone.WARN, sentence, _("Enregistrez dès que possible."))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._view.show_saving(saving)


def draft_name(part: Part, record: str) -> str:
    return f"{part}/{record}"


def part_of_draft(name: str) -> tuple[Part, str] | None:
    """The form a draft was typed in; None for a name of another version."""
    kind, _slash, record = name.partition("/")
    try:
        return Part(kind), record
    except ValueError:
        return None
