"""What the list and the peek say of a person: her age, who follows her, when she comes, what is late."""

from dataclasses import dataclass
from datetime import date, time
from difflib import SequenceMatcher
from typing import Final

from carnet_desktop.i18n import _, count, day_month_year, folded, hour, margin_day, phone_text
from carnet_desktop.services.directory import DatedLine, PersonLine
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.people_words import age, born, followed
from carnet_desktop.ui.widgets.chips import Chip
from carnet_desktop.ui.widgets.rows import Row

PEEK_ACTIONS: Final = 3
_SHORTEST_MARK: Final = 2


@dataclass(frozen=True, slots=True)
class Deed:
    """An open action as the peek shows it: its day in the margin, late or not, what is to be done."""

    when: str
    late: bool
    what: str


@dataclass(frozen=True, slots=True)
class Peek:
    """The panel beside the list; an empty text is not shown."""

    id: str
    name: str
    about: str
    phones: tuple[str, ...]
    appointment: str
    place: str
    deeds: tuple[Deed, ...]
    more: str


def followed_by(line: PersonLine, me: str) -> str:
    """`suivie par vous`; "" by nobody. `me` is the name of the worker who is here."""
    referent = line.doc.referent or ""
    return followed(line.doc.title, _("vous") if referent and referent == me else referent)


def ended(line: PersonLine) -> str:
    """`suivi terminé le 22 novembre 2026`; "" while our follow-up goes on."""
    if not line.doc.closed:
        return ""
    return _("suivi terminé le {day}", day=day_month_year(date.fromisoformat(line.doc.closed)))


def row(line: PersonLine, today: date, me: str, *, same_day: bool = False, alone: bool = True, query: str = "") -> Row:
    """The two lines of a person. `same_day`: the row above says the day already. `alone`: no column says who follows.

    With a `query`, the letters of the name that are also in it are marked.
    """
    doc = line.doc
    second = [born(doc.title, line.birth_date), ended(line) or (followed_by(line, me) if alone else "")]
    detail = " · ".join(part for part in second if part)
    when, at, tone = _margin(line.next_appointment, today)
    return Row(
        title=line.name,
        after=age(line.birth_date, today),
        detail=detail[:1].upper() + detail[1:],
        when="" if same_day else when,
        hour=at,
        when_tone=tone,
        chips=_chips(line),
        marks=alike(line.name, query) if query else (),
    )


def peek(line: PersonLine, today: date) -> Peek:
    doc = line.doc
    todo = line.todo
    return Peek(
        id=line.id,
        name=line.name,
        about=", ".join(part for part in (age(line.birth_date, today), born(doc.title, line.birth_date)) if part),
        phones=tuple(map(phone_text, doc.phones)),
        appointment=_appointment(line.next_appointment, today),
        place=line.next_appointment.label if line.next_appointment else "",
        deeds=tuple(_deed(action, today) for action in todo[:PEEK_ACTIONS]),
        more=count(left, _("et {n} autre"), _("et {n} autres")) if (left := len(todo) - PEEK_ACTIONS) > 0 else "",
    )


def day_of(line: PersonLine) -> str:
    """The ISO day of the next appointment, "" without one."""
    return line.next_appointment.on[:10] if line.next_appointment else ""


def alike(name: str, query: str) -> tuple[tuple[int, int], ...]:
    """(start, length) of the letters of `name` that are those of `query`, in the word of the name nearest to it."""
    marks: list[tuple[int, int]] = []
    for typed in folded(query).split():
        start = 0
        best: tuple[float, int, SequenceMatcher[str] | None] = (0.0, 0, None)
        for word in name.split(" "):
            matcher = SequenceMatcher(None, folded(word), typed, autojunk=False)
            # A word that folding makes longer or shorter (œ) has no letter for letter marks.
            if len(folded(word)) == len(word) and matcher.ratio() > best[0]:
                best = (matcher.ratio(), start, matcher)
            start += len(word) + 1
        if best[2] is not None:
            blocks = best[2].get_matching_blocks()
            marks += [(best[1] + block.a, block.size) for block in blocks if block.size >= _SHORTEST_MARK]
    return tuple(sorted(set(marks)))


def _margin(appointment: DatedLine | None, today: date) -> tuple[str, str, str]:
    """The day, the hour and the tone of the margin."""
    if appointment is None:
        return _("Aucun rendez-vous"), "", ""
    day = date.fromisoformat(appointment.on[:10])
    return margin_day(day, today), _hour(appointment.on), "strong" if day == today else ""


def _hour(on: str) -> str:
    return hour(time.fromisoformat(on[11:16])) if "T" in on else ""


def _appointment(appointment: DatedLine | None, today: date) -> str:
    if appointment is None:
        return _("Aucun rendez-vous prévu.")
    day, at, _tone = _margin(appointment, today)
    words = f"{day}, {at}" if at else day
    return words[:1].upper() + words[1:]


def _deed(action: DatedLine, today: date) -> Deed:
    if not action.on:
        return Deed(_("sans date"), False, action.label)
    day = date.fromisoformat(action.on[:10])
    return Deed(margin_day(day, today), day < today, action.label)


def _chips(line: PersonLine) -> tuple[Chip, ...]:
    if not line.late:
        return ()
    words = count(line.late, _("{n} action en retard"), _("{n} actions en retard"))
    return (Chip(words, Tone.BAD, "alarm"),)
