"""Writing facts in a notebook's journal, and folding them into its records, in a transaction that the caller holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, tuple_

from carnet_desktop.domain.facts import GENESIS, Fact, fact_bytes, fact_hash, next_chain, read_fact
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Folded, fold_records
from carnet_desktop.domain.records import NotebookId
from carnet_desktop.errors import FactAltered, FileDamaged

from .notebook_tables import blob, fact, record
from .replacing import replacing


class Tip(NamedTuple):
    """The end of a journal: how many facts, and the chain of their hashes (32 bytes)."""

    n: int
    chain: bytes


GENESIS_TIP: Final = Tip(0, GENESIS)


class Blob(NamedTuple):
    """An attached file. `sha256`: of its data, 32 bytes."""

    sha256: bytes
    media_type: str
    data: bytes


class Received(NamedTuple):
    """What came in one bundle: its id, its facts, and the files these name."""

    bundle: str
    facts: Sequence[Fact]
    blobs: Sequence[Blob] = ()


_TIP: Final = select(fact.c.n, fact.c.chain).order_by(fact.c.n.desc()).limit(1)
_KNOWN: Final = select(fact.c.id, fact.c.bytes, fact.c.erased).where(
    fact.c.id.in_(bindparam("ids", expanding=True)),
)
_TOUCHED: Final = select(record.c.kind, record.c.id, record.c.doc).where(
    tuple_(record.c.kind, record.c.id).in_(bindparam("places", expanding=True))
)
_IDS: Final = select(record.c.doc).where(record.c.kind == bindparam("kind"))
_JOURNAL: Final = select(fact.c.bytes).where(fact.c.erased.is_(None))
_INSERT_FACT: Final = insert(fact)
_PUT_RECORD: Final = replacing(record)
_KEEP_BLOB: Final = insert(blob).prefix_with("OR IGNORE")
_GROUP: Final = 500
"""How many keys one statement asks for."""


def begin(connection: Connection, facts: Sequence[Fact], received: Received | None) -> Tip:
    """Write a journal where there is none: nothing is read. Raises FactAltered for one id with two contents."""
    fresh = _fresh(_lines(facts, received), {})
    tip = _insert(connection, fresh, GENESIS_TIP)
    put_records(connection, fold_records(line.fact for line in fresh))
    _keep_blobs(connection, received.blobs if received else ())
    return tip


def append(
    path: Path, connection: Connection, facts: Sequence[Fact], received: Received | None, blobs: Sequence[Blob]
) -> Tip:
    """Write the facts not known yet and fold them into their records; the answer is where the journal now ends.

    `blobs`: files that `facts` name; one that is kept already stays. A fact erased here stays erased. Raises
    FactAltered when an id is known with other bytes.
    """
    lines = [*_lines(facts, received)]
    fresh = _fresh(lines, _known(connection, [line.fact.id for line in lines]))
    tip = tip_of(connection)
    if fresh:
        tip = _insert(connection, fresh, tip)
        if _tells_ids(connection, fresh):
            make_records_again(connection, fold_records(_journal(path, connection)))
        else:
            put_records(connection, _folded_with(path, connection, [line.fact for line in fresh]))
    _keep_blobs(connection, [*blobs, *(received.blobs if received else ())])
    return tip


def tip_of(connection: Connection) -> Tip:
    row = connection.execute(_TIP).first()
    return Tip(*row) if row else GENESIS_TIP


def make_records_again(connection: Connection, folded: Mapping[tuple[str, str], Folded]) -> None:
    connection.execute(delete(record))
    put_records(connection, folded)


def put_records(connection: Connection, folded: Mapping[tuple[str, str], Folded]) -> None:
    rows = [{"kind": k, "id": r, "doc": held.doc(), "at": held.at} for (k, r), held in folded.items()]
    if rows:
        connection.execute(_PUT_RECORD, rows)


def read_folds(path: Path, rows: Iterable[Any]) -> dict[tuple[str, str], Folded]:
    """(kind, record id) → fold, of rows (kind, id, doc). Raises FileDamaged."""
    try:
        return {(kind, key): Folded.of_stored(kind, key, doc) for kind, key, doc in rows}
    except (ValueError, RecursionError):
        raise FileDamaged(path, "record") from None


class _Line(NamedTuple):
    """A fact to write, its bytes, and the bundle it came in."""

    fact: Fact
    stored: bytes
    received_from: str | None


def _tells_ids(connection: Connection, fresh: Sequence[_Line]) -> bool:
    """Whether a notebook was merged or separated, now or before: then facts written long ago may count, or not."""
    if any(line.fact.kind == NotebookId.kind.name for line in fresh):
        return True
    docs = connection.execute(_IDS, {"kind": NotebookId.kind.name}).scalars()
    return any(b'"value":false' in doc for doc in docs)


def _journal(path: Path, connection: Connection) -> list[Fact]:
    """Every fact that was not erased. Raises FileDamaged."""
    try:
        return [read_fact(stored) for stored in connection.execute(_JOURNAL).scalars()]
    except ValueError:
        raise FileDamaged(path, "fact") from None


def _lines(facts: Sequence[Fact], received: Received | None) -> Iterator[_Line]:
    for held in facts:
        yield _Line(held, fact_bytes(held), None)
    for held in received.facts if received else ():
        yield _Line(held, fact_bytes(held), received.bundle if received else None)


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, bytes | None]:
    """Fact id → its bytes, or None when it was erased here."""
    known: dict[str, bytes | None] = {}
    for start in range(0, len(ids), _GROUP):
        for key, stored, erased in connection.execute(_KNOWN, {"ids": ids[start : start + _GROUP]}):
            known[key] = stored if erased is None else None
    return known


def _fresh(lines: Iterable[_Line], known: dict[str, bytes | None]) -> list[_Line]:
    """Those whose id is met for the first time."""
    fresh = []
    for line in lines:
        former = known.setdefault(line.fact.id, line.stored)
        if former is line.stored:
            fresh.append(line)
        elif former is not None and former != line.stored:
            raise FactAltered(line.fact.id)
    return fresh


def _insert(connection: Connection, fresh: Sequence[_Line], tip: Tip) -> Tip:
    rows = []
    for line in fresh:
        hashed = fact_hash(line.stored)
        tip = Tip(tip.n + 1, next_chain(tip.chain, hashed))
        row = {"n": tip.n, "id": line.fact.id, "bytes": line.stored, "hash": hashed, "chain": tip.chain}
        rows.append(row | {"received_from": line.received_from})
    connection.execute(_INSERT_FACT, rows)
    return tip


def _folded_with(path: Path, connection: Connection, fresh: Sequence[Fact]) -> dict[tuple[str, str], Folded]:
    """The records that new facts touch, and no other, with them."""
    touched = list({(held.kind, held.record) for held in fresh})
    folded: dict[tuple[str, str], Folded] = {}
    for start in range(0, len(touched), _GROUP):
        folded |= read_folds(path, connection.execute(_TOUCHED, {"places": touched[start : start + _GROUP]}))
    for held in fresh:
        key = (held.kind, held.record)
        folded[key] = folded.get(key, NOTHING_FOLDED).with_fact(held)
    return folded


def _keep_blobs(connection: Connection, blobs: Sequence[Blob]) -> None:
    if blobs:
        rows = [{"sha256": kept.sha256, "media_type": kept.media_type, "bytes": kept.data} for kept in blobs]
        connection.execute(_KEEP_BLOB, rows)
