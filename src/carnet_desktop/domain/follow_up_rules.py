"""What may be written of one structure's follow-up: its team, agreements, ends, orientations, reviews."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ..errors import InvalidField
from .nir import is_nir
from .records import Closure, Consent, Member, Nir, Orientation, Record, Retention
from .rule_parts import is_day, item_problems, period_problems


def _member(member: Member) -> Iterator[InvalidField]:
    if not (member.name or "").strip():
        yield InvalidField("name", "required")
    yield from period_problems(member.from_, member.to)


def _consent(consent: Consent) -> Iterator[InvalidField]:
    given = consent.given
    if given is None:
        yield InvalidField("given", "required")
        return
    if given.recipient is not None and not given.recipient.name.strip():
        yield InvalidField("recipient", "required")
    if not is_day(given.on):
        yield InvalidField("on", "date", given.on)
    if given.until and (not is_day(given.until) or given.until < given.on):
        yield InvalidField("until", "date", given.until)


def _closure(closure: Closure) -> Iterator[InvalidField]:
    """What is wrong in taking up again is told of `reopened`: both have a day and a reason."""
    closed, again = closure.closed, closure.reopened
    if closed is not None:
        if not is_day(closed.on):
            yield InvalidField("on", "date", closed.on)
        yield from item_problems("reason", closed.reason)
    if again is not None:
        if not again.reason.strip():
            yield InvalidField("reopened", "required")
        elif not is_day(again.on):
            yield InvalidField("reopened", "date", again.on)
        elif closed is not None and again.on < closed.on:
            yield InvalidField("reopened", "reversed", again.on)


def _orientation(orientation: Orientation) -> Iterator[InvalidField]:
    decided = orientation.decided
    if decided is None:
        yield InvalidField("decided", "required")
        return
    yield from item_problems("type", decided.type)
    if not is_day(decided.on):
        yield InvalidField("on", "date", decided.on)


def _retention(retention: Retention) -> Iterator[InvalidField]:
    review = retention.review
    if review is None:
        yield InvalidField("review", "required")
    elif not is_day(review.on):
        yield InvalidField("on", "date", review.on)
    elif review.decision == "keep" and not (review.reason or "").strip():
        yield InvalidField("reason", "required")


def _nir(nir: Nir) -> Iterator[InvalidField]:
    if nir.value and not is_nir(nir.value):
        yield InvalidField("value", "nir")


RULES: Final[Mapping[type[Record], Callable[..., Iterator[InvalidField]]]] = {
    Member: _member,
    Consent: _consent,
    Closure: _closure,
    Orientation: _orientation,
    Retention: _retention,
    Nir: _nir,
}
