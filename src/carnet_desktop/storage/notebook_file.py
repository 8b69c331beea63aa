"""One notebook: an encrypted file that holds a journal of facts and the records they fold into."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple

from sqlalchemy import Engine, Executable, Select, bindparam, delete, select

from carnet_desktop.domain.facts import Fact, Place, fold, read_fact
from carnet_desktop.domain.notebook import Folded, counting, fold_records
from carnet_desktop.errors import FileDamaged

from . import journal
from .cipher import CipherFile, creating, open_file
from .journal import GENESIS_TIP, Blob, Received, Tip, read_folds
from .notebook_tables import APPLICATION, SCHEMA, VERSION, blob, draft, fact
from .replacing import replacing
from .transactions import reading, writing
from .translating import translated


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


_BYTES: Final = select(fact.c.id, fact.c.bytes).where(fact.c.erased.is_(None))
_ERASED: Final = select(fact.c.id).where(fact.c.erased.is_not(None))
_BLOB: Final = select(blob).where(blob.c.sha256 == bindparam("sha256"))
_PUT_DRAFT: Final = replacing(draft)


class NotebookFile:
    """An open notebook. Not for two threads at once."""

    def __init__(self, path: Path, file: CipherFile) -> None:
        self.path = path
        self._file = file

    @property
    def _engine(self) -> Engine:
        return self._file.engine

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        salt: bytes,
        notebook: str,
        facts: Sequence[Fact],
        received: Received | None = None,
    ) -> "NotebookFile":
        """A new file with its first facts, then those of a bundle, in one transaction: it never stands empty.

        Raises FileExistsError, ValueError when a first fact is not of this notebook, FactAltered, DiskFull,
        WriteFailed.
        """
        if not facts or any(held.notebook != notebook for held in facts):
            raise ValueError("a notebook begins with facts of its own")
        with creating(path, key, salt, APPLICATION, VERSION, SCHEMA) as (file, connection):
            journal.begin(connection, facts, received)
        return cls(path, file)

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
        with reading(self.path, self._engine) as connection:
            return journal.tip_of(connection)

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
        folded = read_folds(self.path, ((kind, key, doc) for kind, key, doc, _at in rows))
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

    def winners(self) -> dict[Place, Fact]:
        """The winning fact of every place: what may leave is taken from these."""
        return fold(counting(stored.fact for stored in self.facts()))

    def known(self) -> dict[str, bytes]:
        """Fact id → stored bytes, for all that was not erased: what an incoming fact is held against."""
        return {row[0]: row[1] for row in self._rows(_BYTES)}

    def erased(self) -> frozenset[str]:
        """The ids of facts erased here, which stay so."""
        return frozenset(row[0] for row in self._rows(_ERASED))

    def append(self, facts: Sequence[Fact], received: Received | None = None, blobs: Sequence[Blob] = ()) -> Tip:
        """Write the facts not known yet and the files they name, then what came in a bundle, in one transaction.

        Raises FactAltered when an id is known with other bytes, and what `translated` raises; then nothing is written.
        """
        with writing(self.path, self._engine) as connection:
            return journal.append(self.path, connection, facts, received, blobs)

    def make_records_again(self) -> bool:
        """Fold the whole journal anew; true when the records were not its fold."""
        right = fold_records(stored.fact for stored in self.facts())
        with suppress(FileDamaged, ValueError):
            if right == self.folded():
                return False
        with writing(self.path, self._engine) as connection:
            journal.make_records_again(connection, right)
        return True

    def blob(self, sha256: bytes) -> Blob | None:
        """An attached file, by the hash of its data (32 bytes); None when it is not kept here, whole."""
        rows = self._rows(_BLOB.params(sha256=sha256))
        kept = Blob(*rows[0]) if rows else None
        return kept if kept is not None and hashlib.sha256(kept.data).digest() == sha256 else None

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
