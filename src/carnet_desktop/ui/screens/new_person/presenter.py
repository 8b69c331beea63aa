"""Beginning a person's notebook: what is typed, who may already be that person, what is refused, the notebook made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from carnet_desktop.domain.people import Identity, same_person
from carnet_desktop.domain.phones import Phone, read_phones
from carnet_desktop.domain.records import PERSON_ID, Person, Title
from carnet_desktop.domain.rules import check
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _, parse_birth_day
from carnet_desktop.sentences import field_sentence
from carnet_desktop.services.directory import PersonLine
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.people_words import age, born
from carnet_desktop.ui.screens.people.words import followed_by
from carnet_desktop.ui.work import Job, Lane

_SHORTEST_NAME = 2
_SHORTEST_NUMBER = 8


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it is written; `title` and `channel` are codes, "" when nothing is chosen."""

    first_name: str = ""
    last_name: str = ""
    birth_date: str = ""
    title: str = ""
    phone: str = ""
    channel: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Someone who has a notebook and may be the person being typed. `same`: same names and same birth date."""

    id: str
    name: str
    about: str
    followed: str
    same: bool


class NewPersonView(Protocol):
    def show_lookalikes(self, people: Sequence[Lookalike]) -> None: ...
    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Sentences by field; the focus goes to the first one. Empty: none any more."""

    def show_saving(self, saving: bool) -> None: ...
    def is_on_screen(self) -> bool: ...


def names_in(text: str) -> tuple[str, str]:
    """First and last name in what was searched: `fatou diarra` → Fatou, Diarra; a single word is a last name."""
    first, _space, last = " ".join(text.split()).rpartition(" ")
    words = (first, last) if " " not in first else tuple(text.split(maxsplit=1))
    return _capital(words[0]), _capital(words[1])


class NewPersonPresenter:
    def __init__(self, view: NewPersonView, context: ScreenContext) -> None:
        self._view = view
        self._context = context
        self._typed = Typed()
        self._start = Typed()
        self._lookalikes: Sequence[Lookalike] = ()
        self._looking: Job | None = None
        self._saving = False
        self._closed = False
        self._other_person = False

    @property
    def unsaved(self) -> bool:
        return self._typed != self._start and not self._saving

    def begin(self, typed: Typed) -> None:
        """What the form holds when it opens: not yet something to lose."""
        self._start = typed
        self.typed(typed)

    def typed(self, typed: Typed) -> None:
        """Look, while typing, for someone who may be this person."""
        identity = (typed.first_name, typed.last_name, typed.birth_date)
        before = (self._typed.first_name, self._typed.last_name, self._typed.birth_date)
        self._typed = typed
        if identity != before and not self._closed:
            self._other_person = False
            self._look(typed)

    def open(self, notebook: str) -> None:
        """She has a notebook already: open it instead."""
        self._give_way_to(notebook)

    def save(self) -> None:
        if self._saving:
            return
        problems = _problems(self._typed, self._today())
        self._view.show_problems({problem.field: field_sentence(problem) for problem in problems})
        if problems:
            return
        same = next((person for person in self._same_people() if not self._other_person), None)
        if same is not None:
            self._ask_about(same)
            return
        self._create()

    def leave(self) -> bool:
        """Whether the form may go: asks first when something typed would be lost."""
        return not self.unsaved or self._context.notices.confirm(
            _("Fermer sans créer ce carnet ?"), _("Fermer sans enregistrer"), _("Continuer à écrire")
        )

    def cancel(self) -> None:
        self._context.navigate.back()

    def close(self) -> None:
        """A field that loses the focus as the form goes writes its day in words: that is no longer looked for."""
        self._closed = True
        self._context.jobs.forget(self)

    def _today(self) -> date:
        return self._context.session.today()

    def _look(self, typed: Typed) -> None:
        if self._looking is not None:
            self._looking.cancel()
        if min(len(typed.first_name), len(typed.last_name)) < _SHORTEST_NAME:
            self._found(typed, [])
            return
        born_on = parse_birth_day(typed.birth_date, self._today())
        directory = self._context.session.directory
        self._looking = self._context.jobs.run(
            self,
            lambda report: directory.duplicates(typed.first_name, typed.last_name, born_on),
            lambda lines: self._found(typed, lines),
            lane=Lane.OTHER,
        )

    def _found(self, typed: Typed, lines: Sequence[PersonLine]) -> None:
        if (typed.first_name, typed.last_name, typed.birth_date) != (
            self._typed.first_name,
            self._typed.last_name,
            self._typed.birth_date,
        ):
            return
        identity = _identity(typed, self._today())
        me = self._context.session.staff.name
        self._lookalikes = [_lookalike(line, identity, self._today(), me) for line in lines]
        self._view.show_lookalikes(self._lookalikes)

    def _same_people(self) -> list[Lookalike]:
        """Asked of memory at once: the answer of the last look may not have come yet."""
        identity = _identity(self._typed, self._today())
        me = self._context.session.staff.name
        lines = self._context.session.directory.duplicates(
            self._typed.first_name, self._typed.last_name, date.fromisoformat(identity.birth_date)
        )
        found = [_lookalike(line, identity, self._today(), me) for line in lines]
        return [person for person in found if person.same]

    def _ask_about(self, same: Lookalike) -> None:
        def go_on() -> None:
            self._other_person = True
            self.save()

        self._context.notices.show_bar(
            Tone.WARN,
            _("{name} a déjà un carnet, avec la même date de naissance.", name=same.name),
            _("Ouvrez-le, ou créez un second carnet si c’est une autre personne."),
            (
                BarAction(_("C’est une autre personne"), go_on),
                BarAction(_("Ouvrir ce carnet"), lambda: self.open(same.id), "notebook", primary=True),
            ),
        )

    def _create(self) -> None:
        new = _new_person(self._typed, self._today())
        self._saving = True
        self._view.show_saving(True)
        session = self._context.session
        self._context.jobs.run(self, lambda report: add_person(session, new), self._created, self._refused)

    def _created(self, notebook: str) -> None:
        self._view.show_saving(False)
        self._context.changes.people_changed()
        self._give_way_to(notebook)

    def _give_way_to(self, notebook: str) -> None:
        """The form is done with: it closes, so that coming back from the notebook leads where one came from."""
        self._start = self._typed
        if self._view.is_on_screen():
            self._context.navigate.back()
        self._context.navigate.open_notebook(notebook)

    def _refused(self, error: Exception) -> None:
        self._saving = False
        self._view.show_saving(False)
        if isinstance(error, InvalidField):
            self._view.show_problems({error.field: field_sentence(error)})
        else:
            self._context.notices.show_error(error, (BarAction(_("Réessayer"), self.save, "refresh", primary=True),))


def _problems(typed: Typed, today: date) -> list[InvalidField]:
    """In the order of the form; the birth date and the telephone are judged as they are typed."""
    born_on = parse_birth_day(typed.birth_date, today)
    record = Person(
        id=PERSON_ID,
        first_name=typed.first_name,
        last_name=typed.last_name,
        birth_date=born_on.isoformat() if born_on else None,
        email=typed.email or None,
    )
    unreadable = bool(typed.birth_date) and born_on is None
    found = [
        InvalidField("birth_date", "date", typed.birth_date)
        if unreadable and problem.field == "birth_date"
        else problem
        for problem in check(record)
    ]
    found += [InvalidField("phones", "phone", phone.number) for phone in _phones(typed) if not _is_number(phone)][:1]
    order = ("first_name", "last_name", "birth_date", "phones", "email")
    return sorted(found, key=lambda problem: order.index(problem.field) if problem.field in order else len(order))


def _phones(typed: Typed) -> tuple[Phone, ...]:
    return read_phones(typed.phone) if typed.phone else ()


def _is_number(phone: Phone) -> bool:
    """Valid, or long enough to be one: numbers are opened and lent faster than any table of them is renewed."""
    digits = sum(c.isdigit() for c in phone.number)
    return phone.valid or (digits >= _SHORTEST_NUMBER and not any(c.isalpha() for c in phone.number))


def _new_person(typed: Typed, today: date) -> NewPerson:
    born_on = parse_birth_day(typed.birth_date, today)
    assert born_on is not None
    return NewPerson(
        first_name=typed.first_name,
        last_name=typed.last_name,
        birth_date=born_on,
        title=cast(Title, typed.title) if typed.title else None,
        phones=tuple(phone.number for phone in _phones(typed)),
        email=typed.email or None,
        channel=typed.channel or None,
    )


def _identity(typed: Typed, today: date) -> Identity:
    born_on = parse_birth_day(typed.birth_date, today)
    return Identity(typed.first_name, typed.last_name, born_on.isoformat() if born_on else "")


def _lookalike(line: PersonLine, typed: Identity, today: date, me: str) -> Lookalike:
    doc = line.doc
    about = ", ".join(part for part in (age(line.birth_date, today), born(doc.title, line.birth_date)) if part)
    same = bool(typed.birth_date) and same_person(typed, Identity(line.first_name, line.last_name, line.birth_date))
    return Lookalike(line.id, line.name, about, followed_by(line, me), same)


def _capital(name: str) -> str:
    """What was searched in small letters is a name here; a name typed with its capitals is left alone."""
    return name.title() if name.islower() else name
