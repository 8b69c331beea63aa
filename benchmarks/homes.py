"""The homes the measures are made on: made once in `build/bench`, with real notebooks, through our own services."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from benchmarks.invented import Someone, people
from benchmarks.years import write_years
from msgspec.structs import replace

from carnet_desktop.domain.new_records import new_action, new_appointment
from carnet_desktop.domain.records import Record
from carnet_desktop.services import vault
from carnet_desktop.services.people import NewPerson, create_notebooks, first_edits, referent
from carnet_desktop.services.session import Session
from carnet_desktop.storage.layout import Layout

FOLDER: Final = Path(__file__).resolve().parents[1] / "build" / "bench"
PASSPHRASE: Final = "abeille jardin notable dauphin bonheur cactus pelouse"
CROWD: Final = 10_000
_MEMORY: Final = Path("/dev/shm")
os.environ["CARNET_STATE"] = str(FOLDER / "state")


def now() -> datetime:
    """Always the same moment: a home made once must not grow old."""
    return datetime(2026, 11, 24, 8, tzinfo=UTC)


def structure(home: Path) -> Session:
    """A new structure in an empty folder, open."""
    new = vault.NewStructure("Les Ateliers du Pont", "Claire Le Guen", "+33261915050", city="Valmer-sur-Loire")
    return vault.create(home, new, PASSPHRASE, vault.new_recovery(), now)


def unlock(home: Path) -> Session:
    return vault.unlock(home, None, PASSPHRASE, now)


def scratch(name: str) -> Path:
    """A new empty folder on the disk that holds the homes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=FOLDER))


def crowded_home() -> Path:
    """A structure of 10 000 people with their appointments and actions, locked; one has a notebook of 2 000 facts.

    The first time takes minutes.
    """
    home = FOLDER / f"people-{CROWD}"
    if not home.exists():
        _make(home)
    return home


def longest(session: Session) -> str:
    """The notebook with the most facts."""
    return max(session.registry.notebooks().values(), key=lambda row: row.tip.n).id


def alone(notebook: str, home: Path) -> Path:
    """A copy of a home in which one notebook only has its files, to be written in."""
    copy = scratch("alone") / "home"
    layout = Layout(home)
    copied = (layout.marker, layout.keys, layout.keys_previous, layout.registry)
    for path in (*copied, layout.notebook(notebook), layout.key(notebook)):
        place = copy / path.relative_to(home)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
    return copy


def _make(home: Path) -> None:
    """Made in memory where the system allows it, and copied: ten thousand notebooks are forty thousand fsyncs."""
    print(f"Making a structure of {CROWD} people in {home}…", file=sys.stderr)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else FOLDER) as folder:
        made = Path(folder) / "home"
        session = structure(made)
        notebooks = [first_edits(*_records(session, someone, index)) for index, someone in enumerate(people(CROWD))]
        *_others, last = create_notebooks(session, notebooks)
        write_years(session, last)
        session.lock()
        part = home.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(made, part)
        part.rename(home)


def _records(session: Session, someone: Someone, index: int) -> Iterator[Record]:
    """Two people in three have an appointment; each has up to three actions, some of them late."""
    new = NewPerson(someone.first_name, someone.last_name, someone.birth, "madam", (someone.phone,))
    yield replace(new.record(), caf_number=someone.caf_number)
    yield referent(session)
    if index % 3:
        day = session.today() + timedelta(days=index % 45)
        yield new_appointment(datetime.combine(day, time(9 + index % 9)), place="Mission locale, 4 rue du Port")
    for turn in range(index % 4):
        yield new_action("Demander l’attestation", "person", by=session.today() + timedelta(days=20 * turn - 10))
