"""Situations by theme as the ticks of their form, and back."""

from collections.abc import Iterator, Sequence
from datetime import date

from carnet_desktop.domain.records import Situation
from carnet_desktop.domain.situations import (
    NOTHING_TO_REPORT,
    Answer,
    ThemeShown,
    answered,
    place_of,
    situations_of,
)
from carnet_desktop.domain.vocabularies import situations

from .days import between
from .desk import Desk
from .situation_words import HEALTH, in_order
from .values import Values

NOTHING, NOT_ASSESSED = NOTHING_TO_REPORT, "not_assessed"
ADDED = "added"
"""The field of a theme where a situation of no list is written: `<theme>.added`."""


def tick(theme: str, code: str) -> str:
    """The name of a tick in the form. No text of a form has a slash in its name."""
    return f"{theme}/{code}"


def added(theme: str) -> str:
    return f"{theme}.{ADDED}"


def themes_asked(desk: Desk) -> list[ThemeShown]:
    """The themes of the form, in the order of the page. Health only where it is written, or where a file wrote it."""
    shown = [theme for theme in situations_of(desk.notebook) if desk.health or _has_a_say(theme)]
    return sorted(shown, key=lambda theme: in_order(theme.theme))


def _has_a_say(theme: ThemeShown) -> bool:
    return theme.theme != HEALTH or bool(theme.open or theme.ended)


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    """Theme → (code, words) of what may be ticked: its list, then what is ticked and stands in none."""
    return {theme.theme: tuple(_items(theme, desk)) for theme in themes_asked(desk)}


def _items(theme: ThemeShown, desk: Desk) -> Iterator[tuple[str, str]]:
    listed = situations().get(theme.theme)
    written = {_code(entry.record): entry.record.label or "" for entry in theme.open}
    terms = sorted(listed.terms, key=lambda term: term.label.startswith("Autre")) if listed else ()
    known = {term.code: term.label for term in terms}
    if theme.theme == HEALTH and not desk.health:
        known = {code: label for code, label in known.items() if code in written}
    yield from ({**known, **written}).items()


def since(desk: Desk) -> dict[str, str]:
    """Tick → since when it is so, in words."""
    return {
        tick(theme.theme, _code(entry.record)): since_words(entry.record, desk.today)
        for theme in situations_of(desk.notebook)
        for entry in theme.open
    }


def since_words(situation: Situation, today: date) -> str:
    return between(situation.state.on if situation.state else None, None, today)


def values_of(desk: Desk) -> dict[str, str]:
    return {name: text for theme in themes_asked(desk) for name, text in _theme_values(theme, desk)}


def _theme_values(theme: ThemeShown, desk: Desk) -> Iterator[tuple[str, str]]:
    ticked = {_code(entry.record) for entry in theme.open}
    for code, _words in _items(theme, desk):
        yield tick(theme.theme, code), _mark(code in ticked)
    yield tick(theme.theme, NOTHING), _mark(theme.standing == "nothing")
    yield tick(theme.theme, NOT_ASSESSED), _mark(theme.standing == "not_assessed")
    yield added(theme.theme), ""


def read(values: Values, desk: Desk) -> Sequence[tuple[str, Situation]]:
    """The records that change, each with its id before the names of its fields. A theme left as it was says nothing."""
    was = values_of(desk)
    on = desk.today.isoformat()
    return [
        (f"{record.id}.", record)
        for theme in themes_asked(desk)
        if any(values.get(name, "") != was[name] for name in was if _is_of(name, theme.theme))
        for record in answered(desk.notebook, theme.theme, _answer(values, theme.theme), on)
    ]


def _answer(values: Values, theme: str) -> Answer:
    mine = {name.partition("/")[2] for name, text in values.items() if text and name.startswith(f"{theme}/")}
    words = values.get(added(theme), "").strip()
    return Answer(
        ticked=frozenset(mine - {NOTHING, NOT_ASSESSED}),
        added=(words,) if words else (),
        nothing=NOTHING in mine,
        not_assessed=NOT_ASSESSED in mine,
    )


def _is_of(name: str, theme: str) -> bool:
    return name.startswith((f"{theme}/", f"{theme}."))


def _code(situation: Situation) -> str:
    place = place_of(situation.id)
    return place[1] if place else situation.id


def _mark(ticked: bool) -> str:
    return "1" if ticked else ""
