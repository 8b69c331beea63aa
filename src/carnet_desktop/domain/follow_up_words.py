"""What a person answered, an end of follow-up and a transfer, in French words, as the history shows them."""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

import msgspec

from ..i18n import _, day_month_year
from . import labels
from .facts import JSON
from .records import Closed, ConsentGiven, Handed, Reopened, TransferReceipt, TransferReceived, TransferSent, Value
from .sections import section_label

V = TypeVar("V", bound=Value)


def _reading(cls: type[V], write: Callable[[V], str]) -> Callable[[JSON], str]:
    """Raises msgspec.ValidationError for a value of another shape, ValueError for a day that is none."""
    return lambda value: write(msgspec.convert(value, cls))


def _answer(given: ConsentGiven) -> str:
    head = f"{labels.CONSENT_STATES[given.state]} le {_day(given.on)}"
    for_whom = f" pour {given.recipient.name}" if given.recipient else ""
    until = f"jusqu’au {_day(given.until)}" if given.until else None
    return _joined(head + for_whom, given.how, given.scope, until, given.reason)


def _end(closed: Closed) -> str:
    return _joined(_day(closed.on), closed.reason.label, closed.situation.label if closed.situation else None)


def _again(reopened: Reopened) -> str:
    return _joined(_day(reopened.on), reopened.reason)


def _sent(sent: TransferSent) -> str:
    head = f"{labels.TRANSFER_KINDS[sent.kind]} à {sent.recipient.name} le {_day(sent.on)}"
    return _(f"{head} : {_joined(sent.purpose, *map(section_label, sent.sections))}")


def _received(received: TransferReceived) -> str:
    head = f"{labels.TRANSFER_KINDS[received.kind]} de {received.sender.name} le {_day(received.on)}"
    return _(f"{head} : {_joined(received.purpose, labels.DECISIONS[received.decision].lower())}")


def _receipt(receipt: TransferReceipt) -> str:
    head = f"{labels.DECISIONS[receipt.decision]} le {_day(receipt.on)}"
    return _joined(head, receipt.reason, *map(section_label, receipt.sections))


def _handed(handed: Handed) -> str:
    return _joined(f"le {_day(handed.on)}", labels.SHEET_FORMATS.get(handed.format, handed.format))


def _day(text: str) -> str:
    return day_month_year(date.fromisoformat(text))


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


WHOLE: Final[dict[tuple[str, str], Callable[[JSON], str]]] = {
    ("consent", "given"): _reading(ConsentGiven, _answer),
    ("closure", "closed"): _reading(Closed, _end),
    ("closure", "reopened"): _reading(Reopened, _again),
    ("handed_sheet", "handed"): _reading(Handed, _handed),
    ("transfer", "sent"): _reading(TransferSent, _sent),
    ("transfer", "received"): _reading(TransferReceived, _received),
    ("transfer", "receipt"): _reading(TransferReceipt, _receipt),
}
"""(kind, field) → the words of its value."""
