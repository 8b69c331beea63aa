"""The structure's keys: who opens, who does not, and what a bad file does."""

import json
import sys
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.conftest import NEW_STRUCTURE, PASSPHRASE, now

from carnet_desktop.errors import (
    FileDamaged,
    HomeInUse,
    HomeNotEmpty,
    KdfParamsRefused,
    KeysDamaged,
    KeysForged,
    KeysMissing,
    NewerFormat,
    NoStructureHere,
    RecoveryWordsWrong,
    SealRefused,
    WeakPassphrase,
    WriteFailed,
    WrongPassphrase,
)
from carnet_desktop.services import door, vault
from carnet_desktop.services.keys import open_keys
from carnet_desktop.services.keys_document import SealedKeys
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session, Settings, StructureInfo
from carnet_desktop.services.structure import save_settings, save_structure
from carnet_desktop.storage.layout import Layout


def test_the_door_shows_the_structure_and_its_team_before_anyone_unlocks(home: Path) -> None:
    seen = door.look(home)
    assert seen is not None
    assert (seen.structure_name, seen.city, seen.notebooks) == ("Les Ateliers du Pont", "Valmer-sur-Loire", 0)
    assert [(s.name, s.function, s.role) for s in seen.staff] == [
        ("Claire Le Guen", "Conseillère en insertion", "responsable")
    ]


def test_an_empty_folder_has_no_door_and_an_unknown_one_is_not_taken(tmp_path: Path) -> None:
    assert door.look(tmp_path / "nothing") is None
    (tmp_path / "photos.zip").write_bytes(b"x")
    with pytest.raises(HomeNotEmpty):
        door.look(tmp_path)
    with pytest.raises(NoStructureHere):
        vault.unlock(tmp_path, None, PASSPHRASE, now)
    with pytest.raises(HomeNotEmpty):
        vault.create(tmp_path, NEW_STRUCTURE, PASSPHRASE, vault.new_recovery(), now)
    assert (tmp_path / "photos.zip").read_bytes() == b"x"


def test_a_structure_is_not_made_in_the_place_of_a_file(tmp_path: Path, recovery: vault.Recovery) -> None:
    (tmp_path / "home").write_bytes(b"x")
    with pytest.raises(WriteFailed):
        vault.create(tmp_path / "home", NEW_STRUCTURE, PASSPHRASE, recovery, now)
    assert (tmp_path / "home").read_bytes() == b"x"


def test_a_set_up_cut_before_its_keys_can_be_begun_again(tmp_path: Path, recovery: vault.Recovery) -> None:
    (tmp_path / "registry.db").write_bytes(b"unfinished")
    assert door.look(tmp_path) is None
    vault.create(tmp_path, NEW_STRUCTURE, PASSPHRASE, recovery, now).lock()
    vault.unlock(tmp_path, None, PASSPHRASE, now).lock()


def test_a_wrong_passphrase_touches_no_database_and_is_told_after_the_next_success(home: Path) -> None:
    before = (home / "registry.db").read_bytes()
    for _ in range(2):
        with pytest.raises(WrongPassphrase) as refused:
            vault.unlock(home, None, "pas la bonne", now)
        assert refused.value.wait == 0
    assert (home / "registry.db").read_bytes() == before
    session = vault.unlock(home, None, PASSPHRASE, now)
    told = [row.action for row in session.registry.access()]
    session.lock()
    assert told[-3:] == ["failed_unlock", "failed_unlock", "unlock"]
    assert not (home / "attempts.json").exists()


def test_the_wait_grows_with_each_wrong_try_and_passes_with_time(home: Path) -> None:
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    waits, elapsed = [], 0
    for _ in range(5):
        with pytest.raises(WrongPassphrase) as refused:
            vault.unlock(home, None, "pas la bonne", _clock_at(start, elapsed))
        waits.append(refused.value.wait)
        elapsed += refused.value.wait
    assert waits == [0, 0, 1, 2, 4]
    with pytest.raises(WrongPassphrase) as too_soon:
        vault.unlock(home, None, PASSPHRASE, _clock_at(start, elapsed - 2))
    assert too_soon.value.wait == 2
    vault.unlock(home, None, PASSPHRASE, _clock_at(start, elapsed)).lock()


@pytest.mark.parametrize("at", ["", "hier", "2026-11-24T09:00:00", "9999"])
def test_tries_that_cannot_be_read_shut_nobody_out(home: Path, at: str) -> None:
    staff = door.read_keys(Layout(home)).workers[0].id
    (home / "attempts.json").write_text(json.dumps([{"at": at, "staff": staff}] * 5))
    vault.unlock(home, None, PASSPHRASE, now).lock()


def _clock_at(start: datetime, seconds: int) -> Callable[[], datetime]:
    return lambda: start + timedelta(seconds=seconds)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_an_accented_passphrase_opens_whatever_the_keyboard(
    tmp_path: Path, recovery: vault.Recovery, form: str
) -> None:
    phrase = "Élégante Œuvre à l’été 2026 !"
    vault.create(tmp_path / "home", NEW_STRUCTURE, phrase, recovery, now).lock()
    typed = f"  {unicodedata.normalize(form, phrase)} "  # type: ignore[arg-type]
    vault.unlock(tmp_path / "home", None, typed, now).lock()


def test_a_very_long_passphrase_with_emoji_is_accepted(tmp_path: Path, recovery: vault.Recovery) -> None:
    phrase = "Été😀9!" * 40
    vault.create(tmp_path / "home", NEW_STRUCTURE, phrase, recovery, now).lock()
    vault.unlock(tmp_path / "home", None, phrase, now).lock()


def test_a_weak_passphrase_makes_no_structure(tmp_path: Path, recovery: vault.Recovery) -> None:
    with pytest.raises(WeakPassphrase):
        vault.create(tmp_path / "home", NEW_STRUCTURE, "bonjour", recovery, now)
    assert not (tmp_path / "home").exists()


def test_missing_keys_never_become_a_new_structure(home: Path) -> None:
    (home / "keys.json").unlink()
    with pytest.raises(KeysMissing) as missing:
        door.look(home)
    assert missing.value.previous
    with pytest.raises(HomeNotEmpty):
        vault.create(home, NEW_STRUCTURE, PASSPHRASE, vault.new_recovery(), now)
    door.put_previous_keys_back(home)
    vault.unlock(home, None, PASSPHRASE, now).lock()


@pytest.mark.parametrize("keep", [0, 1, 100, -2])
def test_cut_keys_are_named_and_the_previous_copy_opens(home: Path, keep: int) -> None:
    whole = (home / "keys.json").read_bytes()
    (home / "keys.json").write_bytes(whole[:keep])
    with pytest.raises(KeysDamaged) as damaged:
        vault.unlock(home, None, PASSPHRASE, now)
    assert damaged.value.previous
    assert damaged.value.path.name == "keys.json"
    door.put_previous_keys_back(home)
    assert (home / "keys.json.damaged").read_bytes() == whole[:keep]
    vault.unlock(home, None, PASSPHRASE, now).lock()


@pytest.mark.parametrize(("name", "error"), [("carnet.json", FileDamaged), ("keys.json", KeysDamaged)])
def test_json_too_deep_to_be_read_is_damage_like_any_other(home: Path, name: str, error: type[Exception]) -> None:
    (home / name).write_text('{"x":' + "[" * 9_000)
    with pytest.raises(error):
        door.look(home)


def test_the_copy_of_the_keys_opens_after_the_structure_was_renamed(home: Path) -> None:
    session = vault.unlock(home, None, PASSPHRASE, now)
    save_structure(session, StructureInfo(session.structure.id, "Un autre nom"))
    session.lock()
    (home / "keys.json").write_bytes(b"{")
    door.put_previous_keys_back(home)
    vault.unlock(home, None, PASSPHRASE, now).lock()


def test_keys_of_which_one_byte_was_changed_are_not_believed(home: Path) -> None:
    path = home / "keys.json"
    path.write_text(path.read_text().replace("Valmer-sur-Loire", "Valmer-sur-Seine"))
    with pytest.raises(KeysForged):
        vault.unlock(home, None, PASSPHRASE, now)


def test_another_structures_keys_do_not_open_this_one(home: Path, tmp_path: Path, recovery: vault.Recovery) -> None:
    vault.create(tmp_path / "other", NEW_STRUCTURE, PASSPHRASE, recovery, now).lock()
    (home / "keys.json").write_bytes((tmp_path / "other" / "keys.json").read_bytes())
    with pytest.raises(FileDamaged):
        vault.unlock(home, None, PASSPHRASE, now)


def test_older_keys_put_back_are_noticed(home: Path) -> None:
    older = (home / "keys.json").read_bytes()
    session = vault.unlock(home, None, PASSPHRASE, now)
    save_structure(session, StructureInfo(session.structure.id, "Un autre nom"))
    session.lock()
    (home / "keys.json").write_bytes(older)
    with pytest.raises(KeysForged) as forged:
        vault.unlock(home, None, PASSPHRASE, now)
    assert forged.value.reason == "counter"


@pytest.mark.parametrize(("field", "value"), [("m_kib", 64 * 1024 * 1024), ("t", 10**6), ("m_kib", 8), ("p", True)])
def test_abnormal_key_derivation_is_refused_before_any_computing(home: Path, field: str, value: object) -> None:
    document = json.loads((home / "keys.json").read_bytes())
    document["workers"][0]["slot"][field] = value
    (home / "keys.json").write_text(json.dumps(document))
    with pytest.raises(KdfParamsRefused) as refused:
        vault.unlock(home, None, PASSPHRASE, now)
    assert refused.value.name == field


def test_two_sealed_keys_cannot_be_swapped(session: Session) -> None:
    document = session.keys.document
    sealed = document.sealed
    swapped = SealedKeys(sealed.team, sealed.registry, sealed.signing, sealed.receiving)
    forged = msgspec.structs.replace(document, sealed=swapped)
    with pytest.raises(SealRefused):
        open_keys(forged, session.keys.team)


def test_a_home_of_a_newer_version_is_refused_untouched(home: Path) -> None:
    marker = json.loads((home / "carnet.json").read_bytes())
    (home / "carnet.json").write_text(json.dumps(marker | {"version": 2}))
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    with pytest.raises(NewerFormat):
        vault.unlock(home, None, PASSPHRASE, now)
    with pytest.raises(NewerFormat):
        door.look(home)
    assert {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()} == before


def test_keys_of_a_newer_version_and_another_shape_are_not_said_to_be_damaged(home: Path) -> None:
    keys = json.loads((home / "keys.json").read_bytes())
    (home / "keys.json").write_text(json.dumps(keys | {"version": 2, "passkeys": []}))
    with pytest.raises(NewerFormat):
        door.look(home)


def test_only_one_session_holds_a_home(session: Session, home: Path) -> None:
    with pytest.raises(HomeInUse):
        vault.unlock(home, None, PASSPHRASE, now)


def test_the_recovery_words_open_and_give_a_new_passphrase(home: Path, recovery: vault.Recovery) -> None:
    staff = door.read_keys(Layout(home)).workers[0].id
    typed = [word.upper()[:4] for word in recovery.words]
    session = vault.recover(home, staff, typed, "moulin rivière lagune fidèle tulipe copain lanterne", now)
    told = [row.action for row in session.registry.access()]
    session.lock()
    assert told[-1] == "recovery_used"
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, None, PASSPHRASE, now)
    vault.unlock(home, None, "moulin rivière lagune fidèle tulipe copain lanterne", now).lock()
    assert (home / "keys.json.prev").read_bytes() == (home / "keys.json").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="open files are listed by Linux alone")
def test_a_recovery_that_fails_leaves_the_registry_closed(home: Path, recovery: vault.Recovery) -> None:
    staff = door.read_keys(Layout(home)).workers[0].id
    (home / "keys.json.prev").unlink()
    (home / "keys.json.prev" / "in the way").mkdir(parents=True)
    with pytest.raises(WriteFailed) as refused:
        vault.recover(home, staff, recovery.words, "moulin rivière lagune fidèle tulipe copain lanterne", now)
    assert refused.value.path == home / "keys.json.prev"
    assert home / "registry.db" not in {each.resolve() for each in Path("/proc/self/fd").iterdir()}


def test_a_lost_registry_is_made_again_with_all_it_needs_to_open(home: Path) -> None:
    (home / "registry.db").unlink()
    vault.unlock_with_new_registry(home, None, PASSPHRASE, now).lock()
    again = vault.unlock(home, None, PASSPHRASE, now)
    assert (again.structure.name, again.settings) == (NEW_STRUCTURE.name, Settings())
    again.lock()


def test_wrong_recovery_words_open_nothing(home: Path, recovery: vault.Recovery) -> None:
    staff = door.read_keys(Layout(home)).workers[0].id
    swapped = [recovery.words[1], recovery.words[0], *recovery.words[2:]]
    phrase = "moulin rivière lagune fidèle tulipe copain lanterne"
    if recovery.words[0] != recovery.words[1]:
        with pytest.raises(RecoveryWordsWrong):
            vault.recover(home, staff, swapped, phrase, now)
    with pytest.raises(SealRefused):
        vault.recover(home, staff, vault.new_recovery().words, phrase, now)
    vault.unlock(home, None, PASSPHRASE, now).lock()


def test_settings_and_the_structures_name_are_kept(home: Path) -> None:
    session = vault.unlock(home, None, PASSPHRASE, now)
    save_settings(session, Settings(idle_minutes=10, text_scale=150, theme="dark"))
    save_structure(session, StructureInfo(session.structure.id, "L’Atelier", "+33261915051", "le matin", "", "Nantes"))
    session.lock()
    again = vault.unlock(home, None, PASSPHRASE, now)
    assert (again.settings.text_scale, again.settings.theme) == (150, "dark")
    assert again.structure.phone == "+33261915051"
    again.lock()
    seen = door.look(home)
    assert seen is not None
    assert (seen.structure_name, seen.city) == ("L’Atelier", "Nantes")


def test_locking_frees_the_home_and_forgets_the_people(session: Session, home: Path) -> None:
    add_person(session, NewPerson("Fatou", "Diarra", datetime(1989, 3, 12).date()))
    session.lock()
    assert len(session.directory) == 0
    vault.unlock(home, None, PASSPHRASE, now).lock()
