"""The registry: settings, anchors of the notebooks, the directory, known structures, transfers, the access journal."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec
from sqlalchemy import Engine, Executable, bindparam, delete, insert, select, update

from . import registry_tables as t
from .cipher import CipherFile, creating, open_file
from .journal import GENESIS_TIP, Tip
from .registry_upgrade import upgrade
from .replacing import replacing
from .rows import AccessRow, AgendaRow, DirectoryRow, StructureRow, TransferRow
from .transactions import reading, writing
from .translating import translated


class NotebookRow(msgspec.Struct, frozen=True):
    """A notebook the structure accepted: what proves its file, and where its journal last ended (the anchor)."""

    id: str
    salt: bytes
    key_check: bytes
    tip: Tip
    size: int
    mtime_ns: int

    @classmethod
    def reserved(cls, notebook: str, salt: bytes, key_check: bytes) -> "NotebookRow":
        """A notebook whose file is about to be made."""
        return cls(notebook, salt, key_check, GENESIS_TIP, 0, 0)


_SETTING: Final = select(t.setting.c.value).where(t.setting.c.key == bindparam("key"))
_PUT_SETTING: Final = replacing(t.setting)
_NOTEBOOKS: Final = select(t.notebook)
_RESERVE: Final = insert(t.notebook)
_FORGET: Final = delete(t.notebook).where(t.notebook.c.id == bindparam("key"))
_ANCHOR: Final = update(t.notebook).where(t.notebook.c.id == bindparam("key"))
_UNLIST: Final = delete(t.directory).where(t.directory.c.notebook == bindparam("key"))
_PUT_LINE: Final = replacing(t.directory)
_PUT_AGENDA: Final = replacing(t.agenda)
_LOG: Final = insert(t.access)
_ACCESS: Final = select(*(t.access.c[name] for name in AccessRow.__struct_fields__)).order_by(t.access.c.n)
_STRUCTURES: Final = select(t.structure).order_by(t.structure.c.id)
_PUT_STRUCTURE: Final = replacing(t.structure)
_DROP_STRUCTURE: Final = delete(t.structure).where(t.structure.c.id == bindparam("key"))
_TRANSFERS: Final = select(t.transfer).order_by(t.transfer.c.at, t.transfer.c.bundle)
_TRANSFER: Final = select(t.transfer).where(t.transfer.c.bundle == bindparam("bundle"))
_PUT_TRANSFER: Final = replacing(t.transfer)
_DROP_TRANSFER: Final = delete(t.transfer).where(t.transfer.c.bundle == bindparam("key"))
_PRUNE: Final = delete(t.access).where(t.access.c.at < bindparam("before"))

Values: TypeAlias = Sequence[Mapping[str, Any]]
Anchor: TypeAlias = tuple[str, Tip, int, int]
"""(notebook id, tip, file size in bytes, file time in ns)"""


class Registry:
    """The open registry. Not for two threads at once."""

    def __init__(self, path: Path, file: CipherFile) -> None:
        self.path = path
        self._file = file

    @property
    def _engine(self) -> Engine:
        return self._file.engine

    @classmethod
    def create(cls, path: Path, key: bytes, salt: bytes, settings: Mapping[str, Any]) -> "Registry":
        """A new file with its first settings, in one transaction: it never stands without them.

        Raises FileExistsError, DiskFull, WriteFailed.
        """
        with creating(path, key, salt, t.APPLICATION, t.VERSION, t.SCHEMA) as (file, connection):
            connection.execute(_PUT_SETTING, [_setting_row(name, value) for name, value in settings.items()])
        return cls(path, file)

    @classmethod
    def open(cls, path: Path, key: bytes) -> "Registry":
        """Raises what `cipher.open_file` raises. A registry of an older version is upgraded."""
        file = open_file(path, key, None, t.APPLICATION, t.VERSION)
        try:
            upgrade(path, file)
        except BaseException:
            file.close()
            raise
        return cls(path, file)

    def close(self) -> None:
        self._file.close()

    # Settings

    def setting(self, key: str, default: Any = None) -> Any:
        rows = self._rows(_SETTING, {"key": key})
        return msgspec.json.decode(rows[0][0]) if rows else default

    def set_setting(self, key: str, value: Any) -> None:
        """`value` is anything JSON holds."""
        self._write(_PUT_SETTING, [_setting_row(key, value)])

    # Notebooks

    def notebook(self, notebook: str) -> NotebookRow | None:
        """Straight from the driver: a notebook is being opened."""
        with translated(self.path):
            row = self._file.driver.execute("SELECT * FROM notebook WHERE id = ?", (notebook,)).fetchone()
        return _notebook_row(row) if row else None

    def notebooks(self) -> dict[str, NotebookRow]:
        return {row[0]: _notebook_row(row) for row in self._rows(_NOTEBOOKS)}

    def reserve(self, rows: Sequence[NotebookRow]) -> None:
        """Accept notebooks before their files are made, in one commit."""
        values = [
            {
                "id": row.id,
                "salt": row.salt,
                "key_check": row.key_check,
                "n": row.tip.n,
                "chain": row.tip.chain,
                "size": row.size,
                "mtime_ns": row.mtime_ns,
            }
            for row in rows
        ]
        self._write(_RESERVE, values)

    def forget(self, ids: Iterable[str]) -> None:
        """Drop reservations whose file was never made."""
        self._write(_FORGET, [{"key": notebook} for notebook in ids])

    def unlist(self, notebook: str) -> None:
        """Take a notebook out of the list of people; it is still known, and where it stands."""
        self._write(_UNLIST, [{"key": notebook}])

    def saved(
        self,
        anchors: Sequence[Anchor],
        directory: Sequence[DirectoryRow],
        access: Sequence[AccessRow],
        transfers: Sequence[TransferRow] = (),
        agenda: Sequence[AgendaRow] = (),
    ) -> None:
        """What follows a save, in one commit: anchors, directory lines, appointments, access, what was transferred."""
        moved = [
            {"key": notebook, "n": tip.n, "chain": tip.chain, "size": size, "mtime_ns": mtime}
            for notebook, tip, size, mtime in anchors
        ]
        self._write_all(
            (_ANCHOR, moved),
            (_PUT_LINE, [msgspec.structs.asdict(row) for row in directory]),
            (_PUT_AGENDA, [msgspec.structs.asdict(row) for row in agenda]),
            (_LOG, [msgspec.structs.asdict(row) for row in access]),
            (_PUT_TRANSFER, [msgspec.structs.asdict(row) for row in transfers]),
        )

    # What the list reads

    def directory(self) -> list[DirectoryRow]:
        """Every line, straight from the driver: there may be ten thousand."""
        columns = ", ".join(DirectoryRow.__struct_fields__)
        with translated(self.path):
            rows = self._file.driver.execute(f"SELECT {columns} FROM directory").fetchall()  # noqa: S608 - our own names
        return list(starmap(DirectoryRow, rows))

    def agenda(self) -> list[AgendaRow]:
        """The appointments of every notebook, straight from the driver: there may be ten thousand."""
        with translated(self.path):
            rows = self._file.driver.execute("SELECT notebook, doc FROM agenda").fetchall()
        return list(starmap(AgendaRow, rows))

    # The structures we know, and what passed between us

    def structures(self) -> list[StructureRow]:
        return [StructureRow(*row) for row in self._rows(_STRUCTURES)]

    def put_structure(self, row: StructureRow) -> None:
        self._write(_PUT_STRUCTURE, [msgspec.structs.asdict(row)])

    def drop_structure(self, structure: str) -> None:
        self._write(_DROP_STRUCTURE, [{"key": structure}])

    def transfers(self) -> list[TransferRow]:
        """Every file sent, received, or about to be sent, the oldest first."""
        return [TransferRow(*row) for row in self._rows(_TRANSFERS)]

    def transfer(self, bundle: str) -> TransferRow | None:
        rows = self._rows(_TRANSFER, {"bundle": bundle})
        return TransferRow(*rows[0]) if rows else None

    def put_transfer(self, row: TransferRow) -> None:
        self._write(_PUT_TRANSFER, [msgspec.structs.asdict(row)])

    def drop_transfer(self, bundle: str) -> None:
        """One whose file was never given."""
        self._write(_DROP_TRANSFER, [{"key": bundle}])

    # The access journal

    def log(self, *rows: AccessRow) -> None:
        self._write(_LOG, [msgspec.structs.asdict(row) for row in rows])

    def access(self) -> list[AccessRow]:
        """The whole journal, the oldest line first."""
        return [AccessRow(*row) for row in self._rows(_ACCESS)]

    def prune_access(self, before: str) -> None:
        """Drop the lines older than a UTC text."""
        self._write(_PRUNE, [{"before": before}])

    def _write(self, statement: Executable, rows: Values) -> None:
        self._write_all((statement, rows))

    def _write_all(self, *steps: tuple[Executable, Values]) -> None:
        """Run each statement over its rows, in one commit; nothing at all when there is no row."""
        if not any(rows for _, rows in steps):
            return
        with writing(self.path, self._engine) as connection:
            for statement, rows in steps:
                if rows:
                    connection.execute(statement, rows)

    def _rows(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
        with reading(self.path, self._engine) as connection:
            return connection.execute(statement, values).all()


def _setting_row(key: str, value: Any) -> dict[str, Any]:
    return {"key": key, "value": msgspec.json.encode(value)}


def _notebook_row(row: Any) -> NotebookRow:
    return NotebookRow(row[0], row[1], row[2], Tip(row[3], row[4]), row[5], row[6])
