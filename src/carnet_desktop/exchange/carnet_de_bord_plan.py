"""What a notebook of Carnet de bord dates: focuses, objectives and actions, the contract, appointments."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from ..domain.labels import ACTION_STATES, OBJECTIVE_STATES, action_status, objective_status
from ..domain.records import (
    Action,
    Appointment,
    AppointmentState,
    AppointmentStatus,
    Contract,
    Focus,
    Item,
    Objective,
    Record,
    Situation,
    SituationState,
    Wall,
    With,
)
from ..domain.vocabularies import actions, objectives, situations, theme_of, vocabulary
from ..i18n import folded
from .json_parts import Part
from .notes import NoteCode

_ZONE: Final = "Europe/Paris"
_NO_CONTRACT: Final = "no"
_SPELLED: Final = {"abandonned": "abandoned", "canceled": "cancelled"}  # there → here
_APPOINTMENT_STATES: Final[dict[str, AppointmentState]] = {
    "pending": "planned", "present": "present", "absent": "absent",
}  # fmt: skip


class Dated(msgspec.Struct, frozen=True):
    """One record, when it was written there (None: not said) and by whom ("": not said).

    `later`: attributes whose value is more recent, with the moment they got it.
    """

    record: Record
    at: datetime | None = None
    author: str = ""
    later: Mapping[str, datetime] = {}


def dated_records(part: Part, person: tuple[str, str, str]) -> Iterator[Dated]:
    """The records of a notebook. The same thing of the same `person` has the same id, whoever reads it again."""
    ids = _Ids(person)
    contract = _contract(part, ids)
    if contract is not None:
        yield Dated(contract[1])
    for focus in part.parts("focuses"):
        yield from _focus(focus, ids, contract)
    for appointment in part.parts("appointments"):
        yield from _appointment(appointment, ids)


def full_name(part: Part) -> str | None:
    """`firstname` and `lastname`, else `name`."""
    names = [part.text("firstname"), part.text("lastname")]
    return " ".join(filter(None, names)) or part.text("name")


class _Ids:
    """Record ids made of what tells a thing from the others; a thing that stands twice gets two ids."""

    def __init__(self, person: tuple[str, str, str]) -> None:
        self._person = person
        self._given: dict[tuple[str, ...], int] = {}

    def of(self, *words: str) -> str:
        times = self._given[words] = self._given.get(words, 0) + 1
        told = "\0".join(("carnet de bord", *self._person, *words, str(times)))
        return str(uuid.UUID(bytes=hashlib.sha256(told.encode()).digest()[:16], version=4))


_Contract = tuple[str, Contract]
"""The code of its kind there, and the record."""


def _contract(part: Part, ids: _Ids) -> _Contract | None:
    kind = part.text("contract_type") or ""
    signed, since, until = (part.day(f"contract_{what}_date") for what in ("sign", "start", "end"))
    if kind in ("", _NO_CONTRACT) and not (signed or since or until):
        return None
    item = _listed(part, "contract_type", "contract-kinds", kind) if kind and kind != _NO_CONTRACT else None
    key = ids.of("contract", kind, since or signed or "")
    return kind, Contract(id=key, kind_=item, from_=since, to=until, signed_on=signed)


def _focus(part: Part, ids: _Ids, contract: _Contract | None) -> Iterator[Dated]:
    theme, at, author = part.text("theme") or "", part.moment("created_at"), _author(part)
    part.moment("updated_at")
    focus = Focus(id=ids.of("focus", theme, _stamp(at)), theme=_listed(part, "theme", "themes", theme))
    yield Dated(focus, at, author)
    yield from _situations(part, theme, at, author)
    linked = part.text("linked_to")
    objectives = 0
    for target in part.parts("targets"):
        objectives += 1
        yield from _objective(target, ids, focus, contract, linked)
    if linked and not (objectives and contract and contract[0] == linked):
        part.give_back(linked_to=linked)
    part.tell_rest()


def _objective(
    part: Part, ids: _Ids, focus: Focus, contract: _Contract | None, focus_linked: str | None
) -> Iterator[Dated]:
    title, at, author = part.text("target") or "", part.moment("created_at"), _author(part)
    changed = part.moment("updated_at")
    linked = part.text("linked_to")
    tied = contract[1].id if contract and (linked or focus_linked) == contract[0] else None
    if linked and not tied:
        part.give_back(linked_to=linked)
    objective = Objective(
        id=ids.of("objective", focus.id, title, _stamp(at)),
        focus=focus.id,
        title=_of_theme(title, objectives(_theme(focus))),
        status=_status(part, OBJECTIVE_STATES, objective_status),
        contract=tied,
    )
    yield Dated(objective, at, author, _later(at, changed))
    for action in part.parts("actions"):
        yield _action(action, ids, objective.id, _theme(focus))
    part.tell_rest()


def _action(part: Part, ids: _Ids, objective: str, theme: str | None) -> Dated:
    what, at, author = part.text("action") or "", part.moment("created_at"), _author(part)
    changed = part.moment("updated_at")
    action = Action(
        id=ids.of("action", objective, what, _stamp(at)),
        objective=objective,
        what=_of_theme(what, actions(theme)),
        status=_status(part, ACTION_STATES, action_status),
    )
    part.tell_rest()
    return Dated(action, at, author, _later(at, changed))


def _situations(part: Part, theme: str, at: datetime | None, author: str) -> Iterator[Dated]:
    """What was ticked under a theme, since the day of its focus; words that no list has are told."""
    known = situations().get(theme)
    unknown: list[str] = []
    for words in part.texts("situations"):
        found = known.find(words) if known else None
        if known is None or found is None or at is None:
            unknown.append(words)
            continue
        state = SituationState(value="yes", on=at.astimezone(ZoneInfo(_ZONE)).date().isoformat())
        key = f"situation/{known.name}/{found.term.code}"
        yield Dated(Situation(id=key, state=state, label=found.term.label), at, author)
    part.give_back(situations=", ".join(unknown) or None)


def _theme(focus: Focus) -> str | None:
    term = theme_of(focus.theme)
    return term.code if term else None


def _of_theme(words: str, listed: tuple[Item, ...]) -> Item | None:
    """The item of the theme's list with these words, else the words themselves."""
    if not words:
        return None
    return next((item for item in listed if folded(item.label) == folded(words)), Item(label=words))


def _appointment(part: Part, ids: _Ids) -> Iterator[Dated]:
    at, author = part.moment("created_at"), _author(part)
    changed = part.moment("updated_at")
    when = _wall(part)
    if when is None:
        part.give_back(created_at=_stamp(at) or None)
        part.tell_rest()
        return
    status = part.text("status") or ""
    state = _APPOINTMENT_STATES.get(status)
    if status and state is None:
        part.give_back(status=status)
    key = ids.of("appointment", when.local)
    record = Appointment(
        id=key,
        when=when,
        with_=With(text=author) if author else None,
        status=AppointmentStatus(value=state, on=when.local[:10] if state != "planned" else None) if state else None,
    )
    part.tell_rest()
    yield Dated(record, at, author, _later(at, changed))


def _wall(part: Part) -> Wall | None:
    """When it is, as a clock in the office said it; a day without its hour is told."""
    written = part.text("date") or ""
    part.give_back(date=written)
    if len(written) > len("2026-01-01") and (moment := part.moment("date")):
        there = moment.astimezone(ZoneInfo(_ZONE))
        return Wall(local=there.strftime("%Y-%m-%dT%H:%M"), tz=_ZONE)
    day = part.day("date")
    if day is None:
        return None
    part.note("date", day, NoteCode.HOUR_UNKNOWN)
    return Wall(local=f"{day}T{time():%H:%M}", tz=_ZONE)


def _author(part: Part) -> str:
    """Who wrote it, by name or by e-mail address."""
    for key in ("creator_account_info", "account_info", "creator", "creator_account"):
        account = part.part(key)
        if account is not None:
            email = account.text("email")
            name = full_name(account)
            account.tell_rest()
            return name or email or ""
    return part.text("creator") or ""


def _status(part: Part, states: Mapping[str, str], item: Callable[[str], Item]) -> Item | None:
    written = part.text("status")
    if written is None:
        return None
    code = _SPELLED.get(written, written)
    if code in states:
        return item(code)
    part.note("status", written, NoteCode.FREE_TEXT)
    return Item(label=written)


def _listed(part: Part, key: str, list_name: str, words: str) -> Item | None:
    if not words:
        return None
    known = vocabulary(list_name)
    found = known.find(words)
    if found is not None:
        return known.item(found.term)
    part.note(key, words, NoteCode.FREE_TEXT)
    return Item(label=words)


def _later(at: datetime | None, changed: datetime | None) -> Mapping[str, datetime]:
    return {"status": changed} if changed and at and changed > at else {}


def _stamp(at: datetime | None) -> str:
    return at.isoformat() if at else ""
