"""What a person answered, an end of follow-up and a transfer, in French words, as the history shows them."""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

import msgspec

from ..i18n import _, day_month_year
from . import labels
from .facts import JSON
from .records import (
    Closed,
    ConsentGiven,
    Handed,
    OrientationDecided,
    Reopened,
    Review,
    TransferReceipt,
    TransferReceived,
    TransferSent,
    Value,
)
from .sections import section_label

V = TypeVar("V", bound=Value)


def reading(cls: type[V], write: Callable[[V], str]) -> Callable[[JSON], str]:
    """Raises msgspec.ValidationError for a value of another shape, ValueError for a day that is none."""
    return lambda value: write(msgspec.convert(value, cls))


def _answer(given: ConsentGiven) -> str:
    head = f"{labels.CONSENT_STATES[given.state]} le {day_words(given.on)}"
    for_whom = f" pour {given.recipient.name}" if given.recipient else ""
    until = f"jusqu’au {day_words(given.until)}" if given.until else None
    return joined(head + for_whom, given.how, given.scope, until, given.reason)


def _end(closed: Closed) -> str:
    return joined(day_words(closed.on), closed.reason.label, closed.situation.label if closed.situation else None)


def _again(reopened: Reopened) -> str:
    return joined(day_words(reopened.on), reopened.reason)


def _decided(decided: OrientationDecided) -> str:
    begun = f"de {decided.from_}" if decided.from_ else None
    then = f"vers {decided.to}" if decided.to else None
    return joined(decided.type.label, day_words(decided.on), begun, then, decided.reason)


def _reviewed(review: Review) -> str:
    return joined(f"{labels.RETENTION_DECISIONS[review.decision]} le {day_words(review.on)}", review.reason)


def _sent(sent: TransferSent) -> str:
    head = f"{labels.TRANSFER_KINDS[sent.kind]} à {sent.recipient.name} le {day_words(sent.on)}"
    return _(f"{head} : {joined(sent.purpose, *map(section_label, sent.sections))}")


def _received(received: TransferReceived) -> str:
    head = f"{labels.TRANSFER_KINDS[received.kind]} de {received.sender.name} le {day_words(received.on)}"
    return _(f"{head} : {joined(received.purpose, labels.DECISIONS[received.decision].lower())}")


def _receipt(receipt: TransferReceipt) -> str:
    head = f"{labels.DECISIONS[receipt.decision]} le {day_words(receipt.on)}"
    return joined(head, receipt.reason, *map(section_label, receipt.sections))


def _handed(handed: Handed) -> str:
    return joined(f"le {day_words(handed.on)}", labels.SHEET_FORMATS.get(handed.format, handed.format))


def day_words(text: str) -> str:
    """A stored day in words. Raises ValueError."""
    return day_month_year(date.fromisoformat(text))


def joined(*parts: str | None) -> str:
    """Those that say something, with commas."""
    return ", ".join(part for part in parts if part)


WHOLE: Final[dict[tuple[str, str], Callable[[JSON], str]]] = {
    ("consent", "given"): reading(ConsentGiven, _answer),
    ("closure", "closed"): reading(Closed, _end),
    ("closure", "reopened"): reading(Reopened, _again),
    ("handed_sheet", "handed"): reading(Handed, _handed),
    ("orientation", "decided"): reading(OrientationDecided, _decided),
    ("retention", "review"): reading(Review, _reviewed),
    ("transfer", "sent"): reading(TransferSent, _sent),
    ("transfer", "received"): reading(TransferReceived, _received),
    ("transfer", "receipt"): reading(TransferReceipt, _receipt),
}
"""(kind, field) → the words of its value."""
