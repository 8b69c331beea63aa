"""A notebook as it stands: the typed records that the fold of its facts gives."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

import msgspec

from .facts import JSON, Fact
from .records import KINDS, PERSON_ID, RIGHTS_ID, WORK_ID, NotebookId, Person, Record, Rights, Whose, Work

R = TypeVar("R", bound=Record)


class Stamp(NamedTuple):
    """Who wrote the winning fact of a field, and when; `v` is the schema version it was written with."""

    at: str
    id: str
    author: str
    v: int


Stamps: TypeAlias = dict[str, tuple[str, str, str, int]]
"""Field → what a `Stamp` holds."""


class _Stored(msgspec.Struct, frozen=True):
    fields: dict[str, Any]
    won: Stamps


class _Typed(msgspec.Struct, Generic[R], frozen=True):
    """A stored fold of a known kind, its record read at once; the rest of it waits."""

    fields: R
    won: msgspec.Raw


_encode: Final = msgspec.json.Encoder().encode
_read_stored: Final = msgspec.json.Decoder(_Stored).decode
_STORED_START: Final = b'{"fields":{'


class Folded:
    """The fold of one record: field → value, and field → who won it.

    Read from a file, only its record is decoded: opening a notebook looks at few of its stamps.
    """

    __slots__ = ("_doc", "_fields", "_record", "_won")

    def __init__(self, fields: dict[str, JSON], won: Stamps) -> None:
        self._fields: dict[str, JSON] | None = fields
        self._won: Stamps | None = won
        self._doc = b""
        self._record: Record | None = None

    @classmethod
    def of_stored(cls, kind: str, record: str, doc: bytes) -> "Folded":
        """Raises ValueError for what is not the JSON of a fold."""
        held = cls.__new__(cls)
        held._fields = held._won = held._record = None
        held._doc = doc
        decode = _DECODE.get(kind)
        if decode is None or not doc.startswith(_STORED_START):
            held._decode()
            return held
        start = len(_STORED_START)
        comma = b"" if doc.startswith(b"}", start) else b","
        try:
            held._record = decode(b"".join((_STORED_START, b'"id":', _encode(record), comma, doc[start:]))).fields
        except msgspec.ValidationError:
            held._decode()
        return held

    def _decode(self) -> None:
        stored = _read_stored(self._doc)
        self._fields, self._won = stored.fields, stored.won

    @property
    def fields(self) -> dict[str, JSON]:
        if self._fields is None:
            self._decode()
        assert self._fields is not None
        return self._fields

    @property
    def won(self) -> Stamps:
        if self._won is None:
            self._decode()
        assert self._won is not None
        return self._won

    @property
    def at(self) -> str:
        return max(stamp[0] for stamp in self.won.values())

    def with_fact(self, fact: Fact) -> "Folded":
        """This fold and one more fact; the same whatever the order facts come in."""
        held = self.won.get(fact.field)
        if held is not None and (held[0], held[1]) >= fact.order:
            return self
        stamp = (fact.at, fact.id, fact.author, fact.v)
        return Folded(self.fields | {fact.field: fact.value}, self.won | {fact.field: stamp})

    def doc(self) -> bytes:
        """As it is stored."""
        return msgspec.json.encode({"fields": self.fields, "won": self.won})

    def record(self, cls: type[R], record: str) -> R:
        """The typed record. Raises msgspec.ValidationError."""
        if type(self._record) is cls:
            return self._record
        return msgspec.convert({"id": record} | self.fields, cls)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and (self.fields, self.won) == (other.fields, other.won)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Folded({self.fields!r}, {self.won!r})"


_DECODE: Final[dict[str, Callable[[bytes], Any]]] = {
    name: msgspec.json.Decoder(_Typed[cls]).decode  # type: ignore[valid-type]
    for name, cls in KINDS.items()
}
NOTHING_FOLDED = Folded({}, {})


def separated(facts: Iterable[Fact]) -> frozenset[str]:
    """The ids of notebooks that were merged into this one and taken out again: their facts count no more."""
    latest: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind == NotebookId.kind.name and fact.field == "attached":
            held = latest.get(fact.record)
            if held is None or fact.order > held.order:
                latest[fact.record] = fact
    return frozenset(
        key for key, fact in latest.items() if isinstance(fact.value, dict) and fact.value.get("value") is False
    )


def counting(facts: Iterable[Fact]) -> list[Fact]:
    """The facts of a journal without those written in a notebook that was separated; which ones were is kept."""
    held = list(facts)
    out = separated(held)
    if not out:
        return held
    return [fact for fact in held if fact.notebook not in out or fact.kind == NotebookId.kind.name]


def fold_records(facts: Iterable[Fact]) -> dict[tuple[str, str], Folded]:
    """(kind, record id) → its fold. Unknown kinds are folded like any other: they are kept, not understood."""
    folded: dict[tuple[str, str], Folded] = {}
    for fact in counting(facts):
        key = (fact.kind, fact.record)
        folded[key] = folded.get(key, NOTHING_FOLDED).with_fact(fact)
    return folded


class Entry(msgspec.Struct, Generic[R], frozen=True):
    """A record with what is known of its making.

    `at` is its latest change; `unreadable` the fields whose value this version does not understand (they are kept);
    `newer` tells that a newer version wrote in it: then it is read-only here.
    """

    record: R
    folded: Folded
    unreadable: tuple[str, ...] = ()

    @property
    def won(self) -> Stamps:
        return self.folded.won

    @property
    def at(self) -> str:
        return self.folded.at

    @property
    def newer(self) -> bool:
        return any(stamp[3] > self.record.kind.version for stamp in self.won.values())

    def stamp(self, field: str) -> Stamp | None:
        held = self.won.get(field)
        return None if held is None else Stamp(*held)

    @property
    def author(self) -> str:
        """The staff id of whoever made the latest change."""
        return max(self.won.values())[2]


def entry_of(kind: str, record: str, folded: Folded) -> Entry[Record] | None:
    """The typed entry of a fold, or None for a kind this version does not know.

    A value of an unexpected shape (another program wrote it) leaves its field empty and is named in `unreadable`:
    one odd field must not hide a notebook.
    """
    cls = KINDS.get(kind)
    if cls is None:
        return None
    try:
        return Entry(folded.record(cls, record), folded)
    except msgspec.ValidationError:
        bad = tuple(name for name, value in folded.fields.items() if not _fits(cls, name, value))
        kept = {name: value for name, value in folded.fields.items() if name not in bad}
        return Entry(msgspec.convert({"id": record} | kept, cls), folded, bad)


def _fits(cls: type[Record], field: str, value: JSON) -> bool:
    try:
        msgspec.convert({"id": "", field: value}, cls)
    except msgspec.ValidationError:
        return False
    return True


class Notebook:
    """Everything a notebook holds now. `id` is its own; `structure` whose *ours* records make the state."""

    def __init__(self, notebook_id: str, structure: str, folded: Mapping[tuple[str, str], Folded]) -> None:
        self.id = notebook_id
        self.structure = structure
        self._by_kind: dict[type[Record], dict[str, Entry[Record]]] = {}
        for (kind, record), fold in folded.items():
            entry = entry_of(kind, record, fold)
            if entry is not None:
                self._by_kind.setdefault(type(entry.record), {})[record] = entry

    def after(self, changed: Mapping[tuple[str, str], Folded]) -> "Notebook":
        """The notebook once these folds are in place of the former ones; this one stays as it is."""
        later = Notebook(self.id, self.structure, changed)
        for cls, former in self._by_kind.items():
            later._by_kind[cls] = former | later._by_kind.get(cls, {})
        return later

    def all_entries(self, cls: type[R]) -> Iterator[Entry[R]]:
        """Every entry of a kind, deleted ones and other structures' included."""
        yield from self._by_kind.get(cls, {}).values()  # type: ignore[misc]

    def entries(self, cls: type[R]) -> Iterator[Entry[R]]:
        """The entries that make the state: not deleted, and for *ours* kinds our own."""
        for entry in self.all_entries(cls):
            if not entry.record.deleted and (cls.kind.whose is Whose.SHARED or self.is_ours(entry.record.id)):
                yield entry

    def deleted(self, cls: type[R]) -> Iterator[Entry[R]]:
        """What *rétablir* can bring back."""
        return (entry for entry in self.all_entries(cls) if entry.record.deleted)

    def find(self, cls: type[R], record: str) -> Entry[R] | None:
        return self._by_kind.get(cls, {}).get(record)  # type: ignore[return-value]

    @property
    def person(self) -> Person:
        entry = self.find(Person, PERSON_ID)
        return entry.record if entry else Person(id=PERSON_ID)

    @property
    def rights(self) -> Rights:
        entry = self.find(Rights, RIGHTS_ID)
        return entry.record if entry else Rights(id=RIGHTS_ID)

    @property
    def work(self) -> Work:
        entry = self.find(Work, WORK_ID)
        return entry.record if entry else Work(id=WORK_ID)

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own id first, then those attached to it."""
        attached = sorted(
            e.record.id for e in self.entries(NotebookId) if e.record.attached and e.record.attached.value
        )
        return (self.id, *(other for other in attached if other != self.id))

    def is_ours(self, record: str) -> bool:
        """Whether a record id of a kind that is *ours* is of this structure's follow-up."""
        return record.split("/", 1)[0] == self.structure
