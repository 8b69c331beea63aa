"""Who follows the person for our structure: members with their dates, one référent, and handing over."""

from datetime import date

import msgspec

from ..i18n import french_key
from .notebook import Entry, Notebook
from .records import Member


def team_of(notebook: Notebook, today: date) -> tuple[Entry[Member], ...]:
    """Our members: référents first, then the others, those who have left last; each by name."""
    return tuple(sorted(notebook.entries(Member), key=lambda entry: _order(entry, today)))


def is_current(member: Member, today: date) -> bool:
    return member.to is None or member.to > today.isoformat()


def is_referent(member: Member) -> bool:
    """A référent who has handed over keeps the word, and the day it ended."""
    return bool(member.referent) and member.to is None


def referents(notebook: Notebook) -> tuple[Entry[Member], ...]:
    """One when a person wrote them; two copies of a notebook may bring more: then they are to check."""
    return tuple(
        sorted((e for e in notebook.entries(Member) if is_referent(e.record)), key=lambda e: (e.at, e.record.id))
    )


def handover(notebook: Notebook, to: Member, on: str, *, stays: bool = False) -> tuple[Member, ...]:
    """The records that change when the référent becomes `to`, whoever wrote it before. `on`: ISO day.

    The former one leaves that day, or stays as a member when `stays`; the history says who was référent until then.
    """
    known = notebook.find(Member, to.id)
    began = known.record.from_ if known and not known.record.deleted and known.record.to is None else None
    new = msgspec.structs.replace(to, referent=True, from_=began or on, to=None, deleted=False)
    former = [entry.record for entry in referents(notebook) if entry.record.id != to.id]
    return (*(_left(member, on, stays=stays) for member in former), new)


def _left(member: Member, on: str, *, stays: bool) -> Member:
    return msgspec.structs.replace(member, referent=False) if stays else msgspec.structs.replace(member, to=on)


def _order(entry: Entry[Member], today: date) -> tuple[int, tuple[str, str], str]:
    member = entry.record
    rank = 0 if is_referent(member) else 1 if is_current(member, today) else 2
    return rank, french_key(member.name or ""), member.id
