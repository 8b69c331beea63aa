"""What a bundle may hold, beyond its shape: dates, facts and the files they name. The sender checks it too."""

import re
from datetime import date, timedelta
from typing import Final

from ..domain.facts import JSON, Fact, fact_bytes, read_fact, read_utc
from ..domain.records import KINDS, Whose
from ..domain.sections import STAYING_KINDS
from ..errors import ClockAhead, FactForged, TransferAltered, TransferMalformed, TransferTooHeavy
from .attachments import check_attachments
from .content import Content
from .strict_json import DEPTH_MAX
from .texts import UUID

LIFE_MAX: Final = timedelta(days=92)
TEXT_MAX: Final = 100_000
_OURS: Final = frozenset(name for name, cls in KINDS.items() if cls.kind.whose is Whose.OURS)
_NAME: Final = r"[!#-\[\]-~]{1,200}"
_WORD: Final = r"[a-z][a-z0-9_]{0,63}"
# Canonical bytes have their keys in this order, so that one look judges all the names of a fact.
_NAMES: Final = re.compile(
    (
        rf'\{{"at":"[^"]{{27}}","author":"{_NAME}","change":"{UUID}","field":"{_WORD}","id":"{UUID}","kind":"{_WORD}",'
        rf'"notebook":"{UUID}","record":"{_NAME}","salt":"[0-9a-f]{{32}}","structure":"{_NAME}","v":[1-9][0-9]{{0,5}},'
    ).encode()
)


def check_dates(content: Content) -> None:
    """Raises TransferMalformed (dates): no day of the calendar, or a file that may be opened for too long."""
    try:
        created, expires = read_utc(content.created_at), read_utc(content.expires_at)
        date.fromisoformat(content.consent.date)
    except ValueError:
        raise TransferMalformed("dates") from None
    if not timedelta() < expires - created <= LIFE_MAX:
        raise TransferMalformed("dates")


def check_facts(content: Content) -> tuple[Fact, ...]:
    """The facts of a bundle, read.

    Raises TransferMalformed (consent, fact, fact_twice, notebook, kind, owner, depth, nul, and those of
    `check_attachments`), TransferAltered (fact: not in its one form), FactForged (one id, two facts), ClockAhead (a
    fact later than the bundle), TransferTooHeavy (text, attachments).
    """
    if content.consent.state == "overridden" and not content.consent.reason.strip():
        raise TransferMalformed("consent")
    facts = tuple(map(_fact, content.facts))
    _check_each_once(facts, content)
    _check_places(facts, content)
    check_attachments(facts, content.attachments)
    return facts


def _fact(stored: bytes) -> Fact:
    try:
        fact = read_fact(stored)
    except ValueError:
        raise TransferMalformed("fact") from None
    if fact_bytes(fact) != stored:
        raise TransferAltered("fact")
    if not _NAMES.match(stored) or fact.field == "id":  # a record's id is no field of it
        raise TransferMalformed("fact")
    if len(stored) > TEXT_MAX or rb"\u0000" in stored or stored.count(b"[") + stored.count(b"{") > DEPTH_MAX:
        _check_value(fact.value, DEPTH_MAX - 1)  # only then can there be anything to find
    return fact


def _check_value(value: JSON, levels: int) -> None:
    if isinstance(value, str):
        if len(value) > TEXT_MAX:
            raise TransferTooHeavy("text")
        if "\0" in value:
            raise TransferMalformed("nul")
    elif isinstance(value, list | dict):
        if not levels:
            raise TransferMalformed("depth")
        for item in value.values() if isinstance(value, dict) else value:
            _check_value(item, levels - 1)


def _check_each_once(facts: tuple[Fact, ...], content: Content) -> None:
    seen: dict[str, bytes] = {}
    for fact, stored in zip(facts, content.facts, strict=True):
        if fact.id in seen:
            raise TransferMalformed("fact_twice") if seen[fact.id] == stored else FactForged(fact.id)
        seen[fact.id] = stored


def _check_places(facts: tuple[Fact, ...], content: Content) -> None:
    """Every fact is of this notebook, of a kind that may travel, and written where its writer may write."""
    ids = frozenset(content.ids)
    for fact in facts:
        if fact.at > content.created_at:
            raise ClockAhead(content.sender.name)
        if fact.notebook not in ids:
            raise TransferMalformed("notebook")
        if fact.kind in STAYING_KINDS:
            raise TransferMalformed("kind")
        if fact.kind in _OURS and fact.record.partition("/")[0] != fact.structure:
            raise TransferMalformed("owner")
