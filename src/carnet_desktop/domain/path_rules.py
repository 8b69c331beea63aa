"""What may be written of a person's path: her work, situations, plan, contracts and papers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ..errors import InvalidField
from .records import Contract, Document, Focus, Objective, Record, Situation, WantedJob, Work
from .rule_parts import is_day, item_problems, number_problems, period_problems

KM_LIMIT: Final = 1_000
WAGE_LIMIT: Final = 10_000_000
"""Euro cents a month."""


def _work(work: Work) -> Iterator[InvalidField]:
    if work.situation is not None:
        if not work.situation.label.strip():
            yield InvalidField("situation", "required")
        yield from period_problems(work.situation.from_, work.situation.to)
    if work.mobility is not None:
        yield from number_problems("mobility", work.mobility.km, KM_LIMIT)


def _situation(situation: Situation) -> Iterator[InvalidField]:
    if situation.state is None or not (situation.label or "").strip():
        yield InvalidField("state", "required")
    elif not is_day(situation.state.on):
        yield InvalidField("state", "date", situation.state.on)


def _wanted_job(wanted: WantedJob) -> Iterator[InvalidField]:
    yield from item_problems("job", wanted.job)
    yield from number_problems("km", wanted.km, KM_LIMIT)
    yield from number_problems("wage_cents", wanted.wage_cents, WAGE_LIMIT)


def _focus(focus: Focus) -> Iterator[InvalidField]:
    yield from item_problems("theme", focus.theme)


def _objective(objective: Objective) -> Iterator[InvalidField]:
    yield from item_problems("title", objective.title)
    if objective.committed is not None and not is_day(objective.committed.on):
        yield InvalidField("committed", "date", objective.committed.on)


def _contract(contract: Contract) -> Iterator[InvalidField]:
    yield from item_problems("kind", contract.kind_)
    if contract.from_ is None:
        yield InvalidField("from", "required")
    yield from period_problems(contract.from_, contract.to)
    if contract.signed_on and not is_day(contract.signed_on):
        yield InvalidField("signed_on", "date", contract.signed_on)


def _document(document: Document) -> Iterator[InvalidField]:
    if not (document.title or "").strip():
        yield InvalidField("title", "required")
    if document.state is None:
        yield InvalidField("state", "required")


RULES: Final[Mapping[type[Record], Callable[..., Iterator[InvalidField]]]] = {
    Work: _work,
    Situation: _situation,
    WantedJob: _wanted_job,
    Focus: _focus,
    Objective: _objective,
    Contract: _contract,
    Document: _document,
}
