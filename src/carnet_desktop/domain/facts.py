"""A fact is the smallest thing that changes as one; a notebook is a journal of them and its state is their fold.

The state of a (kind, record, field) is the fact with the greatest `(at, id)`: merging journals is set union, so it
is commutative, associative and idempotent, and folding only winners gives the same state as folding everything.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import msgspec

if TYPE_CHECKING:
    JSON: TypeAlias = bool | int | str | list["JSON"] | dict[str, "JSON"] | None
else:
    JSON = Any  # the decoder has no recursive types; `canonical` refuses what is not one of these

FACT_DOMAIN: Final = b"carnet/fact/v1\0"
GENESIS: Final = bytes(32)
_AT_FORMAT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
_AT_PATTERN: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII)
_ASCII_KEY: Final = re.compile(r"[\x20-\x7e]+")
_MAX_INTEGER: Final = 2**53 - 1
_encode: Final = msgspec.json.Encoder(order="sorted").encode


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One change of one field.

    `id`, `change` (shared by the facts of one save) and `notebook` are uuid4 texts; `author` a staff id; `structure`
    the structure that wrote it; `at` UTC with microseconds, fixed width; `salt` 16 random bytes in hexadecimal (so
    that the hash of an erased value cannot be guessed); `v` the version of the kind's schema.
    """

    id: str
    at: str
    change: str
    author: str
    notebook: str
    structure: str
    kind: str
    record: str
    field: str
    value: JSON
    salt: str
    v: int

    @property
    def order(self) -> tuple[str, str]:
        """What decides between two facts of one field: the later, and for a tie the greater id."""
        return self.at, self.id

    @property
    def place(self) -> "Place":
        return Place(self.kind, self.record, self.field)


class Place(NamedTuple):
    """What a fact speaks of; at most one fact wins it."""

    kind: str
    record: str
    field: str


def canonical(value: JSON) -> bytes:
    """The one byte form of a JSON value, equal to RFC 8785 for float-free values with ASCII keys.

    Raises ValueError for a float, an integer beyond 2^53-1, a key that is not ASCII or a lone surrogate.
    """
    _check_canonical(value)
    return _encode(value)  # a lone surrogate is a UnicodeEncodeError, which is a ValueError


def _check_canonical(value: object) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > _MAX_INTEGER:
                raise ValueError("integer out of range")
        case list() | tuple():
            for item in value:
                _check_canonical(item)
        case dict():
            for key, item in value.items():
                if not isinstance(key, str) or not _ASCII_KEY.fullmatch(key):
                    raise ValueError("key is not ASCII")
                _check_canonical(item)
        case _:
            raise ValueError(f"{type(value).__name__} has no canonical form")


def fact_bytes(fact: Fact) -> bytes:
    """The canonical bytes of a fact: what is stored, signed and sent, for ever."""
    _check_canonical(fact.value)
    _check_canonical(fact.v)
    return _encode(fact)


def fact_hash(stored: bytes) -> bytes:
    """SHA-256 of a stored fact, in a domain of its own (32 bytes)."""
    return hashlib.sha256(FACT_DOMAIN + stored).digest()


def next_chain(chain: bytes, hashed: bytes) -> bytes:
    """The tip of the journal's chain after one more fact; the chain starts at GENESIS."""
    return hashlib.sha256(chain + hashed).digest()


_decoder: Final = msgspec.json.Decoder(Fact)


def read_fact(stored: bytes) -> Fact:
    """The fact of stored canonical bytes. Raises ValueError when they are not one.

    That they are canonical is not judged here: then `fact_bytes` of the fact gives them again.
    """
    try:
        fact = _decoder.decode(stored)
        _check_canonical(fact.value)
    except RecursionError:
        raise ValueError("too deep") from None
    read_utc(fact.at)
    return fact


def utc_text(moment: datetime) -> str:
    """A moment as facts write it: UTC, fixed width, microseconds; compared as text."""
    return moment.astimezone(UTC).strftime(_AT_FORMAT)


def read_utc(text: str) -> datetime:
    """The moment of a text of `utc_text`. Raises ValueError when it is not one."""
    if not _AT_PATTERN.fullmatch(text):
        raise ValueError("at")
    return datetime.fromisoformat(text)


def next_at(now: datetime, last: str | None) -> str:
    """`max(now, last + 1 µs)`: a clock that was set back never reorders the journal."""
    if last is None:
        return utc_text(now)
    return max(utc_text(now), utc_text(read_utc(last) + timedelta(microseconds=1)))


def fold(facts: Iterable[Fact]) -> dict[Place, Fact]:
    """The winning fact of every place."""
    winners: dict[Place, Fact] = {}
    for fact in facts:
        held = winners.get(fact.place)
        if held is None or fact.order > held.order:
            winners[fact.place] = fact
    return winners
