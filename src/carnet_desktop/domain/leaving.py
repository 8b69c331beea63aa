"""What leaves in a bundle: the winning facts of the chosen sections, and nothing that was not shown first.

No overwritten value, no private or team interview, no number that identifies, nothing of a deleted record but that it
is deleted. What is sensitive is asked one by one: until it is, it stays.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import msgspec

from .facts import JSON, Fact, Place
from .notebook import Notebook, fold_records
from .records import (
    KINDS,
    Author,
    Change,
    Contact,
    Interview,
    Leaves,
    Member,
    NotebookId,
    Person,
    Record,
    Rights,
    Sensitive,
    Work,
    wire_fields,
)
from .sections import OTHER, SECTIONS, STAYING_KINDS
from .sheet_secrets import Secret, secrets_of


class Choice(msgspec.Struct, frozen=True):
    """The sections ticked, and the keys of what was ticked one by one."""

    sections: frozenset[str]
    asked: frozenset[str] = frozenset()


class Asked(msgspec.Struct, frozen=True):
    """Something that leaves only when it is ticked itself.

    `key`: `contact/<id>`, `rights/rights/aah`; `field` None for a whole record; `why` None for what this version does
    not understand.
    """

    key: str
    section: str
    kind: str
    record: str
    field: str | None
    why: Sensitive | None


class LeavingRecord(msgspec.Struct, frozen=True):
    """What leaves of a record: its fields, in order, or that it is deleted."""

    kind: str
    record: str
    fields: tuple[tuple[str, JSON], ...]
    deleted: bool


class LeavingSection(msgspec.Struct, frozen=True):
    """`held`: how many records stand here in that section, sent or not; private interviews are never counted."""

    name: str
    records: tuple[LeavingRecord, ...]
    asked: tuple[Asked, ...]
    held: int


class Leaving(msgspec.Struct, frozen=True):
    """`facts` in the order of the journal; `records`: each `<kind>/<record id>` of which something leaves."""

    facts: tuple[Fact, ...]
    sections: tuple[LeavingSection, ...]
    ids: tuple[str, ...]
    records: tuple[str, ...]


def what_leaves(
    winners: Mapping[Place, Fact],
    choice: Choice,
    shared_before: Collection[str],
    structure: str,
    own_id: str,
) -> Leaving:
    """What leaves a notebook for one recipient.

    `winners`: the fold of the journal; `shared_before`: each `<kind>/<record id>` that this recipient has already had
    or sent; `structure`: ours; `own_id`: the notebook's own. A section `other` comes last when the notebook holds
    records of a newer version.
    """
    raise NotImplementedError
