"""The list of transfers: what waits, what was answered, and where each row leads."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.exchanging import card_of, send, take_in
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.received import Surroundings, handed_over

from carnet_desktop.services import inbox, receiving, structures
from carnet_desktop.services.session import Session
from carnet_desktop.services.transfers import State, TransferLine, journal
from carnet_desktop.ui.screens.transfers.view import TransfersView
from carnet_desktop.ui.screens.transfers.words import transfer_line


class Shown:
    """The screen, and what it asked of the window."""

    def __init__(self, session: Session, jobs: ImmediateJobs, qtbot: QtBot) -> None:
        self.around = Surroundings(session, jobs)
        self.view = TransfersView(self.around.context)
        qtbot.addWidget(self.view)
        self.view.resize(1280, 800)
        self.view.show()
        self.view.focus_first()

    def sees(self, words: str) -> bool:
        return any(words in label.text() for label in self.view.findChildren(QLabel) if label.isVisible())


def test_nothing_yet_says_what_will_be_there_and_how_to_begin(
    session: Session, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    shown = Shown(session, jobs, qtbot)
    assert shown.sees("Les fichiers que d’autres structures vous envoient seront ici.")
    assert shown.sees("Ce que vous transmettez et ce que vous recevez sera dit ici")
    shown.view.open.click()
    shown.view.partners.click()
    assert shown.around.navigate.went == [("choose_received", ""), ("partner", "")]


def test_a_file_to_treat_is_named_by_its_sender_and_opens(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    kept = inbox.bring(partner, path).path
    shown = Shown(partner, jobs, qtbot)
    (line,) = shown.view.waiting.lines()
    assert (line.title, line.details) == (session.structure.name, ())
    shown.view.waiting.opened.emit(line.id)
    assert shown.around.navigate.went == [("received", str(kept))]


def test_a_file_whose_sender_was_not_compared_says_so_and_can_be_thrown_away(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    structures.forget(partner, session.structure.id)
    structures.keep(partner, card_of(session, tmp_path))
    inbox.bring(partner, path)
    shown = Shown(partner, jobs, qtbot)
    (line,) = shown.view.waiting.lines()
    assert "n’ont pas encore été comparés" in line.details[0].text
    shown.around.notices.answer = False
    shown.view.waiting.delete_asked.emit(line.id)
    assert inbox.inbox(partner), "asked first, and kept"
    shown.around.notices.answer = True
    shown.view.waiting.delete_asked.emit(line.id)
    assert not inbox.inbox(partner)
    assert not shown.view.waiting.lines()
    assert path.exists()


def test_the_journal_tells_both_ways_and_what_was_answered(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    notebook, path = handed_over(session, partner, tmp_path)
    send(session, notebook, partner, tmp_path / "b.carnet", kind="transfer")
    refused = receiving.look(partner, tmp_path / "b.carnet")
    assert isinstance(refused, receiving.Received)
    (tmp_path / "non.carnet").write_bytes(receiving.refuse(partner, refused, "Ce n’est pas notre secteur"))
    receiving.look(session, tmp_path / "non.carnet")
    here = Shown(session, jobs, qtbot).view.journal.lines()
    assert [line.title for line in here] == ["Fatou Diarra", "Fatou Diarra"]
    assert [line.details[0].text.replace("\u00a0", " ") for line in here] == [
        "Envoyé, refusé : Ce n’est pas notre secteur",
        "Envoyé, sans réponse pour l’instant",
    ]
    assert f"transfert vers {partner.structure.name}" in here[0].after
    take_in(partner, path)
    there = Shown(partner, jobs, qtbot).view.journal.lines()
    assert [line.details[0].text.split("\u00a0")[0] for line in there] == ["Reçu, accepté", "Reçu, refusé"]


def test_a_row_of_the_journal_opens_its_notebook_with_enter(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    notebook, _path = handed_over(session, partner, tmp_path)
    shown = Shown(session, jobs, qtbot)
    shown.view.activateWindow()
    qtbot.waitUntil(shown.view.isActiveWindow)
    shown.view.focus_first()
    focus = QApplication.focusWidget()
    assert focus is shown.view.journal
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert shown.around.navigate.went == [("notebook", notebook)]
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert shown.around.navigate.went[-1] == ("people", "")


def test_what_is_sent_elsewhere_in_the_window_appears(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    notebook, _path = handed_over(session, partner, tmp_path)
    shown = Shown(session, jobs, qtbot)
    send(session, notebook, partner, tmp_path / "b.carnet")
    shown.around.changes.transfers_changed()
    assert len(shown.view.journal.lines()) == 2


@pytest.mark.parametrize(
    ("state", "words"),
    [("expired", "Envoyé, échéance dépassée sans réponse"), ("part", "Envoyé, accepté en partie")],
)
def test_each_state_is_said_in_words(session: Session, state: State, words: str) -> None:
    at = datetime.now(UTC) - timedelta(days=61)
    line = TransferLine(
        bundle="b", direction="sent", at=at.isoformat(), on=at.date().isoformat(), structure="s",
        structure_name="CCAS", person_name="", notebook="", kind="referral", purpose="", state=state, reason="",
    )  # fmt: skip
    told = transfer_line(line, date.today())
    assert told.details[0].text == words
    assert told.title == "Personne inconnue ici"
    assert journal(session) == []
