"""What every test may ask for: a structure made once, and a copy of it to work on."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carnet_desktop.services import samples, vault
from carnet_desktop.services.session import Session

PASSPHRASE = "abeille jardin notable dauphin bonheur cactus pelouse"
NEW_STRUCTURE = vault.NewStructure(
    name="Les Ateliers du Pont",
    worker_name="Claire Le Guen",
    phone="+33261915050",
    hours="du lundi au vendredi\nde 9 heures à 17 heures",
    city="Valmer-sur-Loire",
    worker_function="Conseillère en insertion",
)
PARTNER = vault.NewStructure(
    name="Mission locale de l’Estuaire",
    worker_name="Karim Benali",
    phone="+33261912240",
    city="Valmer-sur-Loire",
    worker_function="Conseiller",
)


def now() -> datetime:
    return datetime.now(UTC)


def tuesday() -> datetime:
    """The day of the sample people: Tuesday 24 November 2026, at the office's opening."""
    return datetime(2026, 11, 24, 8, 14, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program remembers of a computer stays in the test's own folder."""
    monkeypatch.setenv("CARNET_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def recovery() -> vault.Recovery:
    return vault.new_recovery()


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory, recovery: vault.Recovery) -> Path:
    """A structure without anybody in it, locked. Not to be written in: copy it."""
    home = tmp_path_factory.mktemp("structure") / "home"
    vault.create(home, NEW_STRUCTURE, PASSPHRASE, recovery, now).lock()
    return home


@pytest.fixture(scope="session")
def filled_home(empty_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A structure with the sample people, locked. Not to be written in: copy it."""
    home = Path(shutil.copytree(empty_home, tmp_path_factory.mktemp("filled") / "home"))
    samples.fill(vault.unlock(home, None, PASSPHRASE, tuesday)).lock()
    return home


@pytest.fixture
def home(empty_home: Path, tmp_path: Path) -> Path:
    """A structure of the test's own, locked; its passphrase is PASSPHRASE."""
    return Path(shutil.copytree(empty_home, tmp_path / "home"))


@pytest.fixture
def session(home: Path) -> Iterator[Session]:
    """That structure, unlocked."""
    opened = vault.unlock(home, None, PASSPHRASE, now)
    yield opened
    opened.lock()


@pytest.fixture(scope="session")
def empty_partner_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another structure, as `empty_home`."""
    home = tmp_path_factory.mktemp("partner") / "home"
    vault.create(home, PARTNER, PASSPHRASE, vault.new_recovery(), now).lock()
    return home


@pytest.fixture
def partner(empty_partner_home: Path, tmp_path: Path) -> Iterator[Session]:
    """Another structure of the test's own, unlocked; it and `session` have not met."""
    home = Path(shutil.copytree(empty_partner_home, tmp_path / "partner"))
    opened = vault.unlock(home, None, PASSPHRASE, now)
    yield opened
    opened.lock()
