"""Promise: saving an action takes at most 3 times two bare SQLCipher commits, one in each of the same two files."""

import shutil
from datetime import timedelta
from pathlib import Path

from benchmarks import bare
from benchmarks.homes import alone, crowded_home, longest, scratch, unlock
from benchmarks.measuring import Measure, in_turn, seconds, show

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.services import notebooks, opening
from carnet_desktop.services.session import Session

_ROUNDS = 100


def measure() -> list[Measure]:
    home = crowded_home()
    session = unlock(home)
    notebook = longest(session)
    session.lock()
    session = unlock(alone(notebook, home))
    floor = _Floor(session, notebook)
    mine, least = in_turn(_ROUNDS, lambda: _save(session, notebook), floor.commits)
    session.lock()
    floor.close()
    shutil.rmtree(session.layout.home.parent)
    return [Measure("Save an action, 10 000 people, 2 000 facts", "two bare SQLCipher commits", mine, least, 3)]


def _save(session: Session, notebook: str) -> float:
    by = session.today() + timedelta(7)
    action = new_action("Envoyer la demande de logement", "partner", who_text="CAF", by=by)
    return seconds(lambda: notebooks.put(session, notebook, action))


class _Floor:
    """Copies of the two files after one save of ours, whose rows are put again and again under other ids."""

    def __init__(self, session: Session, notebook: str) -> None:
        _save(session, notebook)
        key = opening.notebook_key(session, notebook)
        before = session.files[notebook].tip.n
        _save(session, notebook)
        self._folder = scratch("floor")
        self._notebook = self._copy_of(session.layout.notebook(notebook), key)
        self._registry = self._copy_of(session.layout.registry, session.keys.registry)
        self._facts = self._notebook.execute("SELECT * FROM fact WHERE n > ?", (before,)).fetchall()
        kind_and_id = "SELECT * FROM record WHERE kind = 'action' ORDER BY at DESC LIMIT 1"
        self._record = self._notebook.execute(kind_and_id).fetchone()
        of_notebook = "SELECT * FROM {} WHERE {} = ?"
        self._anchor, self._line = (
            self._registry.execute(of_notebook.format(table, key), (notebook,)).fetchone()
            for table, key in (("notebook", "id"), ("directory", "notebook"))
        )
        self._turn = before + len(self._facts)

    def _copy_of(self, path: Path, key: bytes) -> bare.Connection:
        return bare.connect(Path(shutil.copy2(path, self._folder / path.name)), key)

    def commits(self) -> float:
        return seconds(self._commit_both)

    def close(self) -> None:
        self._notebook.close()
        self._registry.close()
        shutil.rmtree(self._folder)

    def _commit_both(self) -> None:
        facts = []
        for _n, id_, *rest in self._facts:
            self._turn += 1
            facts.append((self._turn, f"{self._turn:08d}{id_[8:]}", *rest))
        kind, id_, *rest = self._record
        record = (kind, f"{self._turn:08d}{id_[8:]}", *rest)
        self._commit(self._notebook, {"fact": facts, "record": [record]})
        self._commit(self._registry, {"notebook": [self._anchor], "directory": [self._line]})

    def _commit(self, connection: bare.Connection, rows: bare.Rows) -> None:
        connection.execute("BEGIN IMMEDIATE")
        bare.insert(connection, rows)
        connection.execute("COMMIT")


if __name__ == "__main__":
    show(measure())
