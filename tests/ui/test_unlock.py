"""The cover: the passphrase, the wait that grows, damaged keys, the recovery sheet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, now
from tests.ui.doorsteps import Porch

from carnet_desktop.services import door, vault
from carnet_desktop.services.session import Staff
from carnet_desktop.storage.lock import HomeLock
from carnet_desktop.ui.doorstep import Locked, Why
from carnet_desktop.ui.screens.unlock.recovery_view import RecoveryView
from carnet_desktop.ui.screens.unlock.view import UnlockView
from carnet_desktop.ui.screens.unlock.who import WhoList

_WRONG = "ce n’est pas cette phrase"


@pytest.fixture
def porch(home: Path, qtbot: QtBot) -> Iterator[Porch]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Porch(home, window)
    yield made
    for session in made.opened:
        session.lock()


Cover = Callable[..., UnlockView]


@pytest.fixture
def cover(porch: Porch, qtbot: QtBot) -> Cover:
    def show(locked: Locked | None = None, recover: Callable[[str], None] = lambda staff: None) -> UnlockView:
        view = UnlockView(porch.step, porch.bar, locked=locked, recover=recover)
        qtbot.addWidget(view)
        view.resize(1280, 800)
        view.show()
        return view

    return show


def only_worker(home: Path) -> str:
    found = door.look(home)
    assert found is not None
    return found.staff[0].id


def seen(view: QWidget) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view) and label.text()]


def write(view: UnlockView, phrase: str) -> None:
    view.phrase.control.setText(phrase)
    QTest.keyClick(view.phrase.control, Qt.Key.Key_Return)


def test_the_passphrase_opens_and_leaves_the_field(porch: Porch, cover: Cover) -> None:
    view = cover()
    write(view, PASSPHRASE)
    assert [session.staff.name for session in porch.opened] == ["Claire Le Guen"]
    assert view.phrase.value() == ""


def test_the_label_says_the_structure_its_town_and_how_many(cover: Cover) -> None:
    said = cover().panel.label.accessibleName()
    assert said == "Carnet, Les Ateliers du Pont, Valmer-sur-Loire, 0\u00a0carnet sur cet ordinateur".replace(
        "\u00a0", " "
    )


def test_wrong_tries_wait_longer_and_the_wait_is_counted_down(porch: Porch, cover: Cover) -> None:
    view = cover()
    for _slip in range(2):
        write(view, _WRONG)
        assert "Ce n’est pas la bonne phrase." in seen(view)
        assert view.open.isEnabled()
    waits = []
    for _try in range(3):
        write(view, _WRONG)
        waits.append(next(text for text in seen(view) if text.startswith("Réessayez dans")))
        assert not view.open.isEnabled()
        write(view, PASSPHRASE)
        assert porch.opened == [], "no passphrase is tried while waiting"
        porch.later(60)
        view.presenter.tick()
        assert view.open.isEnabled()
    assert waits == ["Réessayez dans 1 seconde.", "Réessayez dans 2 secondes.", "Réessayez dans 4 secondes."]
    write(view, PASSPHRASE)
    assert len(porch.opened) == 1


def test_the_countdown_follows_the_clock(porch: Porch, cover: Cover) -> None:
    view = cover()
    for _try in range(5):
        write(view, _WRONG)
        porch.later(0 if _try == 4 else 60)
        view.presenter.tick()
    porch.later(1.2)
    view.presenter.tick()
    assert "Réessayez dans 3 secondes." in seen(view)


def test_another_window_still_waits_after_wrong_tries(porch: Porch, cover: Cover) -> None:
    first = cover()
    for _try in range(3):
        write(first, _WRONG)
    assert not cover().open.isEnabled()


def test_why_it_is_locked_is_said(porch: Porch, cover: Cover) -> None:
    view = cover(Locked(Why.IDLE, porch.now.replace(hour=11, minute=52), 5))
    locked = "Verrouillé à 11 h 52, après 5 minutes sans activité."
    assert locked in [text.replace("\u00a0", " ") for text in seen(view)]
    view.presenter.say_draft_kept()
    assert f"{locked}\nVotre brouillon est gardé." in [text.replace("\u00a0", " ") for text in seen(view)]


def test_caps_lock_is_told_by_the_first_letter(cover: Cover) -> None:
    view = cover()
    warning = "Le verrouillage des majuscules est activé."
    QTest.keyClicks(view.phrase.control, "A", Qt.KeyboardModifier.ShiftModifier)
    assert warning not in seen(view)
    QTest.keyClicks(view.phrase.control, "A")
    assert warning in seen(view)
    QTest.keyClick(view.phrase.control, Qt.Key.Key_CapsLock)
    assert warning not in seen(view)


def test_damaged_keys_offer_the_copy_before_and_open_again(home: Path, porch: Porch, cover: Cover) -> None:
    (home / "keys.json").write_text('{"format":', encoding="utf-8")
    view = cover()
    assert "Le fichier des clés keys.json est abîmé." in seen(view)
    QTest.keyClick(view.wrong.ways[0], Qt.Key.Key_Return)
    write(view, PASSPHRASE)
    assert len(porch.opened) == 1


def test_missing_keys_without_a_copy_offer_only_to_try_again(home: Path, cover: Cover) -> None:
    keys = home / "keys.json"
    kept = keys.read_bytes()
    keys.unlink()
    (home / "keys.json.prev").unlink()
    view = cover()
    assert "Le fichier des clés keys.json manque." in seen(view)
    assert [way.text() for way in view.wrong.ways] == ["Réessayer"]
    keys.write_bytes(kept)
    view.wrong.ways[0].click()
    assert view.phrase.isVisible()


def test_a_home_open_elsewhere_is_a_page_with_a_way_back(home: Path, porch: Porch, cover: Cover) -> None:
    view = cover()
    with HomeLock(home):
        write(view, PASSPHRASE)
        assert any(text.startswith("Carnet est ouvert sur cet ordinateur") for text in seen(view))
        assert view.phrase.value() == ""
    view.wrong.ways[0].click()
    write(view, PASSPHRASE)
    assert len(porch.opened) == 1


def test_several_workers_choose_themselves(cover: Cover) -> None:
    view = cover()
    view.show_form([Staff("1", "Claire Le Guen", "CIP", "responsable"), Staff("2", "Mehdi Haddad", "", "accompagnant")])
    who = view.findChild(WhoList)
    assert who is not None
    QTest.keyClick(who, Qt.Key.Key_Down)
    assert who.chosen() == "2"
    assert who.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Claire Le Guen, CIP"


def test_the_recovery_sheet_opens_with_a_new_passphrase(
    home: Path, porch: Porch, qtbot: QtBot, recovery: vault.Recovery
) -> None:
    staff = only_worker(home)
    view = RecoveryView(porch.step, porch.bar, staff=staff, back=lambda: None)
    qtbot.addWidget(view)
    new = view.choice.presenter
    new.start()
    phrase = new.phrase()
    assert phrase is not None
    numbered = " ".join(f"{number}. {word.upper()}" for number, word in enumerate(recovery.words, 1))
    view.words.set_value(numbered)
    QTest.keyClick(view.open, Qt.Key.Key_Return)
    assert len(porch.opened) == 1
    assert view.words.value() == ""
    assert new.phrase() is None, "nothing secret stays on the cover"
    porch.opened.pop().lock()
    vault.unlock(home, staff, phrase, now).lock()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda words: words[:23], "Il faut 24 mots, dans l’ordre de la feuille."),
        (lambda words: ["Carnet", *words[1:]], "Un mot n’est pas dans la liste : le numéro 1."),
        (lambda words: list(vault.new_recovery().words), "Ces 24 mots ne sont pas ceux de cette structure."),
    ],
)
def test_words_that_open_nothing_are_said_and_stay_on_screen(
    porch: Porch, qtbot: QtBot, recovery: vault.Recovery, change: Callable[[list[str]], list[str]], said: str
) -> None:
    view = RecoveryView(porch.step, porch.bar, staff=only_worker(porch.home), back=lambda: None)
    qtbot.addWidget(view)
    typed = " ".join(change(list(recovery.words)))
    view.words.set_value(typed)
    view.open.click()
    assert view.words.error().replace("\u00a0", " ").startswith(said)
    assert view.words.value() == typed
    assert porch.opened == []
