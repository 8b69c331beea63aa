"""Promise: importing 1 000 people, with progress, takes at most twice the making of 1 000 bare SQLCipher files and key
files: the same tables, rows and fsyncs, and nothing around them.
"""

import csv
import os
import shutil
from pathlib import Path

from benchmarks import bare
from benchmarks.homes import scratch, structure
from benchmarks.invented import people
from benchmarks.measuring import Measure, in_turn, seconds, show

from carnet_desktop.services import imports, opening
from carnet_desktop.services.lists import read_list
from carnet_desktop.services.session import Session

_ROUNDS = 3
_PEOPLE = 1000
_TITLES = ("Prénom*", "Nom*", "Date de naissance*", "Téléphone", "Ville", "Numéro allocataire CAF/MSA", "Droits RSA")
_TABLES = ("fact", "record")


def measure() -> list[Measure]:
    folder = scratch("import")
    written = _write_list(folder / "list.csv")
    floor = _Floor(folder, written)
    mine, least = in_turn(_ROUNDS, lambda: _import(folder / "home", written), floor.make)
    shutil.rmtree(folder)
    return [Measure("Import of 1 000 people", "1 000 bare SQLCipher files and key files", mine, least, 2)]


def _write_list(path: Path) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(_TITLES)
        for one in people(_PEOPLE):
            phone = "0" + one.phone.removeprefix("+33")
            birth = f"{one.birth:%d/%m/%Y}"
            rows.writerow(
                (one.first_name, one.last_name, birth, phone, "Valmer", one.caf_number, "rsa_droit_ouvert_versable")
            )
    return path


def _import(home: Path, written: Path) -> float:
    session = structure(home)
    taken = seconds(lambda: _run(session, written))
    session.lock()
    shutil.rmtree(home)
    return taken


def _run(session: Session, written: Path) -> None:
    found = imports.preview(session, read_list(session, written))
    imports.run(session, found, found.ticked, lambda now, total: None)
    assert len(session.directory) >= _PEOPLE * 0.99, "two of them may have the same name and birth date"


class _Floor:
    """What one import of ours wrote, written again: as many files, with the same rows, in as many folders."""

    def __init__(self, folder: Path, written: Path) -> None:
        self._folder = folder / "bare"
        session = structure(folder / "model")
        _run(session, written)
        self._files: list[tuple[str, bytes, bytes, bare.Rows]] = []
        for line in session.directory.lines():
            key = opening.notebook_key(session, line.id)
            path = session.layout.notebook(line.id)
            file = bare.connect(path, key)
            self._schema = bare.schema(file)
            self._files.append((line.id, key, session.layout.key(line.id).read_bytes(), bare.contents(file, *_TABLES)))
            file.close()
        session.lock()

    def make(self) -> float:
        self._folder.mkdir()
        taken = seconds(self._make_all)
        shutil.rmtree(self._folder)
        return taken

    def _make_all(self) -> None:
        for name, key, sealed, rows in self._files:
            folder = self._folder / name[:2]
            if not folder.exists():
                folder.mkdir()
                _fsync(self._folder)
            _write_whole(folder / f"{name}.key", sealed)
            self._make(folder / f"{name}.db", key, rows)

    def _make(self, path: Path, key: bytes, rows: bare.Rows) -> None:
        connection = bare.connect(path, key + os.urandom(16))
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA application_id = 1")
        connection.execute("PRAGMA user_version = 1")
        for statement in self._schema:
            connection.execute(statement)
        bare.insert(connection, rows)
        connection.execute("COMMIT")
        connection.close()


def _write_whole(path: Path, data: bytes) -> None:
    """As a key file is written: temporary file, fsync, rename, fsync of the folder."""
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    _fsync(path.parent)


def _fsync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


if __name__ == "__main__":
    show(measure())
