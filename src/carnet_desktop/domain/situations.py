"""Situations by theme: what is ticked, what has ended, and the two ways of having nothing: looked at, not looked at."""

import re
from collections.abc import Collection, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

import msgspec

from ..i18n import fold
from .notebook import Entry, Notebook
from .records import Sensitive, Situation, SituationState, SituationValue
from .vocabularies import situations, vocabulary

NOTHING_TO_REPORT: Final = "nothing_to_report"
_FREE: Final = "free_"
_FREE_LIMIT: Final = 80
_ID: Final = re.compile(r"situation/([^/]+)/([^/]+)")

Standing: TypeAlias = Literal["open", "nothing", "ended", "not_assessed"]
"""`open`: something is ticked. `nothing`: looked at, nothing to report. `ended`: all that was ticked has ended.
`not_assessed`: nobody has looked, or it was said so."""


class ThemeShown(NamedTuple):
    """A theme as it stands. `to_check`: two structures said opposite things of it."""

    theme: str
    label: str
    standing: Standing
    open: tuple[Entry[Situation], ...]
    ended: tuple[Entry[Situation], ...]
    to_check: bool


class Answer(msgspec.Struct, frozen=True):
    """What a form says of a theme: codes ticked, words of its own added, or why nothing is.

    `nothing`: rien à signaler; `not_assessed`: pas évalué. Both are ignored when something is ticked.
    """

    ticked: frozenset[str] = frozenset()
    added: tuple[str, ...] = ()
    nothing: bool = False
    not_assessed: bool = False


def situation_id(theme: str, code: str) -> str:
    return f"situation/{theme}/{code}"


def place_of(record: str) -> tuple[str, str] | None:
    """The theme and the code of a record id; None when it is not one of a situation."""
    match = _ID.fullmatch(record)
    return (match[1], match[2]) if match else None


def free_code(label: str) -> str:
    """The code of a situation that is in no list: the same words, case and accents apart, are the same situation."""
    return _FREE + fold(label).replace(" ", "_")[:_FREE_LIMIT]


def sensitivity(record: str) -> Sensitive | None:
    """Why a situation is asked before it leaves. Free words under a theme leave as that theme does."""
    place = place_of(record)
    if place is None:
        return None
    theme, code = place
    about = vocabulary("themes").by_code.get(theme)
    if about is not None and about.sensitive is not None:
        return about.sensitive
    listed = situations().get(theme)
    term = listed.by_code.get(code) if listed else None
    return term.sensitive if term else None


def is_listed(record: str) -> bool:
    """Whether this version knows what a situation speaks of: what it does not may be of health."""
    place = place_of(record)
    listed = situations().get(place[0]) if place else None
    if place is None or listed is None:
        return False
    return place[1] == NOTHING_TO_REPORT or place[1].startswith(_FREE) or place[1] in listed.by_code


def situations_of(notebook: Notebook) -> tuple[ThemeShown, ...]:
    """Every theme, in the order of the list; then themes of a newer version, if the notebook has any."""
    held: dict[str, list[Entry[Situation]]] = {theme: [] for theme in _themes()}
    for entry in notebook.entries(Situation):
        place = place_of(entry.record.id)
        if place is not None and entry.record.state is not None:
            held.setdefault(place[0], []).append(entry)
    return tuple(_shown(theme, entries) for theme, entries in held.items())


def _themes() -> Iterator[str]:
    return (term.code for term in vocabulary("themes").terms if term.code in situations())


def _shown(theme: str, entries: Collection[Entry[Situation]]) -> ThemeShown:
    nothing = next((e for e in entries if _code(e.record) == NOTHING_TO_REPORT), None)
    said = [entry for entry in entries if entry is not nothing]
    ticked = tuple(sorted((e for e in said if _value(e.record) == "yes"), key=_order))
    ended = tuple(sorted((e for e in said if _value(e.record) == "no"), key=_order))
    denied = nothing is not None and _value(nothing.record) == "yes"
    unseen = nothing is not None and _value(nothing.record) == "not_assessed"
    standing: Standing = "not_assessed"
    if ticked:
        standing = "open"
    elif denied:
        standing = "nothing"
    elif ended and not unseen:
        standing = "ended"
    about = vocabulary("themes").by_code.get(theme)
    return ThemeShown(theme, about.label if about else theme, standing, ticked, ended, bool(ticked) and denied)


def answered(notebook: Notebook, theme: str, answer: Answer, on: str) -> tuple[Situation, ...]:
    """The records that an answer changes, ready to be written. `on`: ISO day.

    Unticking closes with that day; what is ticked already keeps its day and its label; a situation has one record, so
    ticking it again opens that one. *Not assessed* says of what was ticked that nobody knows, not that it ended.
    """
    stated = {code: entry.record for entry in notebook.all_entries(Situation) if (code := _code_in(entry, theme))}
    listed = situations().get(theme)
    labels = {term.code: term.label for term in listed.terms} if listed else {}
    labels |= {free_code(words): words.strip() for words in answer.added if fold(words)}
    labels |= {code: record.label for code, record in stated.items() if code not in labels and record.label}
    wanted = answer.ticked | {free_code(words) for words in answer.added if fold(words)}
    unticked: SituationValue = "not_assessed" if answer.not_assessed and not wanted else "no"
    changes = [_changed(stated.get(code), theme, code, "yes", on, labels.get(code)) for code in sorted(wanted)]
    for code, record in stated.items():
        if code not in wanted and code != NOTHING_TO_REPORT and _stands(record, "yes"):
            changes.append(_changed(record, theme, code, unticked, on, record.label))
    changes.append(_nothing(stated.get(NOTHING_TO_REPORT), theme, answer, bool(wanted), on))
    return tuple(change for change in changes if change is not None)


def _nothing(former: Situation | None, theme: str, answer: Answer, something: bool, on: str) -> Situation | None:
    if something or not (answer.nothing or answer.not_assessed):
        if former is None or _stands(former, "no"):
            return None
        return _changed(former, theme, NOTHING_TO_REPORT, "no", on, former.label)
    value: SituationValue = "yes" if answer.nothing else "not_assessed"
    return _changed(former, theme, NOTHING_TO_REPORT, value, on, "Rien à signaler")


def _changed(
    former: Situation | None, theme: str, code: str, value: SituationValue, on: str, label: str | None
) -> Situation | None:
    """The record once it says `value`; None when it says so already."""
    if former is not None and _stands(former, value):
        return None
    state = SituationState(value=value, on=on)
    return Situation(id=situation_id(theme, code), state=state, label=label or code)


def _stands(record: Situation, value: SituationValue) -> bool:
    return not record.deleted and _value(record) == value


def _value(record: Situation) -> SituationValue | None:
    return record.state.value if record.state else None


def _code(record: Situation) -> str:
    place = place_of(record.id)
    return place[1] if place else ""


def _code_in(entry: Entry[Situation], theme: str) -> str | None:
    place = place_of(entry.record.id)
    return place[1] if place and place[0] == theme else None


def _order(entry: Entry[Situation]) -> tuple[str, str]:
    state = entry.record.state
    return state.on if state else "", entry.record.id
