"""One notebook: an encrypted file that holds a journal of facts and the records they fold into."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, Executable, Select, bindparam, delete, insert, select, tuple_

from carnet_desktop.domain.facts import GENESIS, Fact, fact_bytes, fact_hash, next_chain, read_fact
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Folded, fold_records
from carnet_desktop.errors import FactAltered, FileDamaged

from .cipher import CipherFile, check_created, create_file, open_file
from .notebook_tables import APPLICATION, SCHEMA, VERSION, draft, fact, record
from .replacing import replacing
from .transactions import reading, writing
from .translating import translated


class Tip(NamedTuple):
    """The end of a journal: how many facts, and the chain of their hashes (32 bytes)."""

    n: int
    chain: bytes


GENESIS_TIP: Final = Tip(0, GENESIS)


class Contents(NamedTuple):
    """(kind, record id) → its fold; where the journal ends; its greatest `at`, which always wins its field."""

    folded: dict[tuple[str, str], Folded]
    tip: Tip
    last_at: str | None


class StoredFact(NamedTuple):
    """A fact at its place in this journal. `received_from`: the bundle it came in, or None when written here."""

    n: int
    fact: Fact
    received_from: str | None


_RECORDS: Final = select(record.c.kind, record.c.id, record.c.doc)
_TIP: Final = select(fact.c.n, fact.c.chain).order_by(fact.c.n.desc()).limit(1)
_KNOWN: Final = select(fact.c.id, fact.c.bytes).where(fact.c.id.in_(bindparam("ids", expanding=True)))
_TOUCHED: Final = _RECORDS.where(tuple_(record.c.kind, record.c.id).in_(bindparam("places", expanding=True)))
_INSERT_FACT: Final = insert(fact)
_PUT_RECORD: Final = replacing(record)
_PUT_DRAFT: Final = replacing(draft)
_GROUP: Final = 500
"""How many keys one statement asks for."""


class NotebookFile:
    """An open notebook. Not for two threads at once."""

    def __init__(self, path: Path, file: CipherFile) -> None:
        self.path = path
        self._file = file

    @property
    def _engine(self) -> Engine:
        return self._file.engine

    @classmethod
    def create(cls, path: Path, key: bytes, salt: bytes, notebook: str, facts: Sequence[Fact]) -> "NotebookFile":
        """A new file with its first facts, in one transaction: it never stands empty.

        Raises FileExistsError, ValueError when a fact is not of this notebook, DiskFull, WriteFailed.
        """
        if not facts or any(held.notebook != notebook for held in facts):
            raise ValueError("a notebook begins with facts of its own")
        file = cls(path, create_file(path, key, salt, APPLICATION, VERSION, SCHEMA))
        try:
            file.append(facts)
            check_created(path, salt)
        except BaseException:
            file.close()
            path.unlink(missing_ok=True)
            raise
        return file

    @classmethod
    def open(cls, path: Path, key: bytes, salt: bytes | None = None) -> "NotebookFile":
        """Raises what `cipher.open_file` raises; FileDamaged for a file without its tables."""
        return cls(path, open_file(path, key, salt, APPLICATION, VERSION))

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "NotebookFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def stamp(self) -> tuple[int, int]:
        """Size in bytes and modification time in ns: what the anchor remembers of the file."""
        held = self.path.stat()
        return held.st_size, held.st_mtime_ns

    def tip(self) -> Tip:
        rows = self._rows(_TIP)
        return Tip(*rows[0]) if rows else GENESIS_TIP

    def has_chain(self, tip: Tip) -> bool:
        """Whether this journal once ended there."""
        if tip == GENESIS_TIP:
            return True
        return bool(self._rows(select(fact.c.n).where(fact.c.n == tip.n, fact.c.chain == tip.chain)))

    def folded(self) -> dict[tuple[str, str], Folded]:
        """(kind, record id) → its fold, for every record."""
        return self.read().folded

    def read(self) -> "Contents":
        """All that opening a notebook needs, straight from the driver: a person is waiting for it."""
        with translated(self.path):
            rows = self._file.driver.execute("SELECT kind, id, doc, at FROM record").fetchall()
            tip = self._file.driver.execute("SELECT n, chain FROM fact ORDER BY n DESC LIMIT 1").fetchone()
        folded = _read_folds(self.path, ((kind, key, doc) for kind, key, doc, _at in rows))
        return Contents(folded, Tip(*tip) if tip else GENESIS_TIP, max((row[3] for row in rows), default=None))

    def facts(self) -> list[StoredFact]:
        """The journal, in the order it was written here. Erased facts have nothing left to read and are left out."""
        rows = self._rows(
            select(fact.c.n, fact.c.bytes, fact.c.received_from).where(fact.c.erased.is_(None)).order_by(fact.c.n)
        )
        try:
            return [StoredFact(n, read_fact(stored), received) for n, stored, received in rows]
        except ValueError:
            raise FileDamaged(self.path, "fact") from None

    def append(self, facts: Sequence[Fact], received_from: str | None = None) -> Tip:
        """Write the facts not known yet and fold them into their records, in one transaction.

        Raises FactAltered when an id is known with other bytes, and what `translated` raises; then nothing is written.
        """
        with writing(self.path, self._engine) as connection:
            fresh = _unknown(connection, facts)
            row = connection.execute(_TIP).first()
            tip = Tip(*row) if row else GENESIS_TIP
            if fresh:
                tip = _insert(connection, fresh, tip, received_from)
                _refold(self.path, connection, [held for held, _ in fresh])
        return tip

    def make_records_again(self) -> bool:
        """Fold the whole journal anew; true when the records were not its fold."""
        right = fold_records(stored.fact for stored in self.facts())
        with suppress(FileDamaged):
            if right == self.folded():
                return False
        with writing(self.path, self._engine) as connection:
            connection.execute(delete(record))
            _put_records(connection, right)
        return True

    def put_draft(self, name: str, data: bytes) -> None:
        self._write(_PUT_DRAFT, {"name": name, "data": data})

    def drafts(self) -> dict[str, bytes]:
        return {row[0]: row[1] for row in self._rows(select(draft.c.name, draft.c.data))}

    def drop_draft(self, name: str) -> None:
        self._write(delete(draft).where(draft.c.name == name))

    def pragma(self, name: str) -> list[str]:
        """The text rows of an integrity pragma."""
        with reading(self.path, self._engine) as connection:
            return [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {name}")]

    def journal(self) -> Iterator[tuple[int, str, bytes, bytes, bytes, bool]]:
        """(n, id, bytes, hash, chain, erased) of every row, as stored: for verification only."""
        columns = (fact.c.n, fact.c.id, fact.c.bytes, fact.c.hash, fact.c.chain, fact.c.erased)
        for n, key, stored, hashed, chain, erased in self._rows(select(*columns).order_by(fact.c.n)):
            yield n, key, stored, hashed, chain, erased is not None

    def _rows(self, statement: Select[Any]) -> Sequence[Any]:
        with reading(self.path, self._engine) as connection:
            return connection.execute(statement).all()

    def _write(self, statement: Executable, values: Mapping[str, Any] | None = None) -> None:
        with writing(self.path, self._engine) as connection:
            connection.execute(statement, values)


def _unknown(connection: Connection, facts: Sequence[Fact]) -> list[tuple[Fact, bytes]]:
    """The facts, with their bytes, whose id is met for the first time."""
    ids = [held.id for held in facts]
    known: dict[str, bytes] = {}
    for start in range(0, len(ids), _GROUP):
        known |= dict(connection.execute(_KNOWN, {"ids": ids[start : start + _GROUP]}).all())
    fresh = []
    for held in facts:
        stored = fact_bytes(held)
        former = known.setdefault(held.id, stored)
        if former is stored:
            fresh.append((held, stored))
        elif former != stored:
            raise FactAltered(held.id)
    return fresh


def _insert(connection: Connection, fresh: Sequence[tuple[Fact, bytes]], tip: Tip, received_from: str | None) -> Tip:
    rows = []
    for held, stored in fresh:
        hashed = fact_hash(stored)
        tip = Tip(tip.n + 1, next_chain(tip.chain, hashed))
        row = {"n": tip.n, "id": held.id, "bytes": stored, "hash": hashed, "chain": tip.chain}
        rows.append(row | {"received_from": received_from})
    connection.execute(_INSERT_FACT, rows)
    return tip


def _read_folds(path: Path, rows: Iterable[Any]) -> dict[tuple[str, str], Folded]:
    try:
        return {(kind, key): Folded.of_stored(kind, key, doc) for kind, key, doc in rows}
    except msgspec.MsgspecError:
        raise FileDamaged(path, "record") from None


def _refold(path: Path, connection: Connection, fresh: Sequence[Fact]) -> None:
    """Fold new facts into the records they touch, and into no other."""
    touched = list({(held.kind, held.record) for held in fresh})
    folded: dict[tuple[str, str], Folded] = {}
    for start in range(0, len(touched), _GROUP):
        rows = connection.execute(_TOUCHED, {"places": touched[start : start + _GROUP]})
        folded |= _read_folds(path, rows)
    for held in fresh:
        key = (held.kind, held.record)
        folded[key] = folded.get(key, NOTHING_FOLDED).with_fact(held)
    _put_records(connection, folded)


def _put_records(connection: Connection, folded: Mapping[tuple[str, str], Folded]) -> None:
    rows = [{"kind": k, "id": r, "doc": held.doc(), "at": held.at} for (k, r), held in folded.items()]
    if rows:
        connection.execute(_PUT_RECORD, rows)
