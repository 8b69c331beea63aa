"""A received file, from its opening to its receipt: what the screen is told, on real structures and real files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace
from tests.exchanging import card_of, content_of, meet, rewritten, send, take_in, words_of
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.received import MOVED, Surroundings, comes_back, handed_over, person

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Action, Focus, Item, Objective, Person
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import NBSP
from carnet_desktop.services import receiving, structures, transfers
from carnet_desktop.services.inbox import inbox
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.sending import SentConsent
from carnet_desktop.services.session import Session
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.screens.receive.presenter import ReceivePresenter
from carnet_desktop.ui.screens.receive.shown import KNOWN, Candidate, GroupRow, ItemRow, Outcome, Row, Side


class RecordingView:
    """What the screen would show, the latest of each."""

    def __init__(self) -> None:
        self.title = self.about = self.act = self.note = ""
        self.side: Side | None = None
        self.rows: Sequence[Row] = ()
        self.candidates: Sequence[Candidate] = ()
        self.problem: str | None = None
        self.outcome: Outcome | None = None

    def show_read(self, title: str, side: Side) -> None:
        self.title, self.side = title, side

    def show_question(self, about: str, question: str, candidates: Sequence[Candidate]) -> None:
        self.about, self.candidates = about, candidates

    def show_rows(self, about: str, rows: Sequence[Row], *, another: bool) -> None:
        self.about, self.rows = about, rows

    def show_act(self, words: str, note: str) -> None:
        self.act, self.note = words, note

    def show_problem(self, sentence: str | None) -> None:
        self.problem = sentence

    def show_busy(self, busy: bool) -> None: ...
    def focus_rows(self) -> None: ...
    def show_outcome(self, outcome: Outcome) -> None:
        self.outcome = outcome

    @property
    def items(self) -> dict[str, list[ItemRow]]:
        """The elements by their group."""
        found: dict[str, list[ItemRow]] = {}
        for row in self.rows:
            if isinstance(row, GroupRow):
                group = found.setdefault(row.id, [])
            else:
                group.append(row)
        return found


class Screen(Surroundings):
    """The presenter of one file, its view, and what it asked of the window."""

    def __init__(self, session: Session, path: Path, jobs: ImmediateJobs) -> None:
        super().__init__(session, jobs)
        self.view = RecordingView()
        self.presenter = ReceivePresenter(self.view, self.context, path)
        self.presenter.start()

    def press(self, label: str) -> None:
        outcome = self.view.outcome
        assert outcome is not None
        next(way for way in outcome.ways if way.label == label).run()

    @property
    def outcome(self) -> Outcome:
        assert self.view.outcome is not None
        return self.view.outcome


Opens = Callable[[Session, Path], Screen]


@pytest.fixture
def opens(jobs: ImmediateJobs) -> Opens:
    return lambda session, path: Screen(session, path, jobs)


def test_a_new_person_is_read_then_taken_in_and_the_receipt_goes_back(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    notebook, path = handed_over(session, partner, tmp_path)
    screen = opens(partner, path)
    view = screen.view
    assert view.title == "Fichier reçu pour Fatou Diarra"
    assert view.about.startswith("Un nouveau carnet sera créé.")
    assert {"Prénom", "Action", "Contact"} <= {row.label for row in view.items["new"]}
    assert view.act == "Accepter tout"
    assert len(partner.directory) == 0, "nothing is written before it is accepted"

    screen.presenter.accept()
    line = partner.directory.lines()[0]
    assert (line.name, screen.outcome.title) == ("Fatou Diarra", "Fichier accepté")
    assert not inbox(partner)
    screen.notices.path = tmp_path / "accusé.carnet"
    screen.press("Enregistrer l’accusé")
    assert screen.outcome.title == "Accusé enregistré"

    back = opens(session, tmp_path / "accusé.carnet")
    assert back.outcome.title == f"{partner.structure.name} a accepté votre fichier"
    assert [transfer.state for transfer in transfers.journal(session)] == ["accepted"]
    back.press("Ouvrir le carnet")
    assert back.navigate.went[-1] == ("notebook", notebook)


def test_what_points_to_another_element_says_its_name(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    meet(session, partner, tmp_path)
    notebook = person(session)
    focus = Focus(id=new_record_id(), theme=Item(label="Logement"))
    objective = Objective(id=new_record_id(), focus=focus.id, title=Item(label="Trouver un logement"))
    action = new_action("Écrire au bailleur", "person")
    put(session, notebook, focus, objective, replace(action, objective=objective.id))
    path = tmp_path / "plan.carnet"
    send(session, notebook, partner, path)
    said = "\n".join(f"{row.after.text} {row.after.note}" for row in opens(partner, path).view.items["new"])
    assert f"Axe de travail{NBSP}: Logement" in said
    assert f"Objectif{NBSP}: Trouver un logement" in said
    assert not any(record in said for record in (focus.id, objective.id))


def test_who_sends_is_named_with_the_words_and_who_compared_them(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    side = opens(partner, path).view.side
    assert side is not None
    assert (side.sender, side.words) == (session.structure.name, tuple(words_of(session).split()))
    assert side.compared.startswith(f"Mots comparés par {partner.staff.name}, le ")
    assert side.why == f"Orientation{NBSP}: {session.structure.name} continue de suivre cette personne.\nUn logement"
    assert side.agreement.startswith("Donné à l’oral le ")
    assert side.agreement_tone == "good"
    assert ("Travail", "non renseigné") in side.empty
    assert "À traiter avant le " in side.dates


def test_what_was_sent_without_her_agreement_says_why(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    notebook, _path = handed_over(session, partner, tmp_path)
    forced = SentConsent(state="overridden", reason="Mise à l’abri cette nuit")
    send(session, notebook, partner, tmp_path / "b.carnet", kind="transfer", consent=forced)
    side = opens(partner, tmp_path / "b.carnet").view.side
    assert side is not None
    assert side.agreement_tone == "warn"
    assert "Mise à l’abri cette nuit" in side.agreement
    assert "ne suit plus cette personne" in side.why


def test_what_comes_back_stands_in_its_group_before_and_after_by_whom_and_when(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = comes_back(session, partner, tmp_path)
    view = opens(session, path).view
    items = view.items
    assert view.about.startswith("Vous avez déjà ce carnet.")
    changes = {row.label: row for row in items["changes"]}
    assert (changes["Téléphones"].before.text, changes["Téléphones"].after.text) == (
        "06\u00a039\u00a098\u00a041\u00a007",
        MOVED,
    )
    assert changes["Téléphones"].before.note.startswith("noté par vous le ")
    assert changes["Téléphones"].after.note.startswith(f"selon {partner.staff.name}, le ")
    assert changes["Action"].label_note == "Corriger le CV\nAvant le"
    (newer,) = items["newer_here"]
    assert (newer.before.text, newer.before.strong, newer.after.text) == ("15 décembre 2099", True, "9 décembre 2099")
    (deleted,) = items["deleted_here"]
    assert (deleted.before.text, deleted.after.text) == ("Supprimé", "Mme Roy, CAF")
    assert "S’inscrire à l’atelier logement" in {row.after.text for row in items["new"]}
    assert items[KNOWN] == []


def test_what_is_known_unfolds(session: Session, partner: Session, tmp_path: Path, opens: Opens) -> None:
    _notebook, path = comes_back(session, partner, tmp_path)
    screen = opens(session, path)
    screen.presenter.fold(KNOWN)
    assert "Prénom" in {row.label for row in screen.view.items[KNOWN]}
    screen.presenter.fold(KNOWN)
    assert screen.view.items[KNOWN] == []


def test_taking_back_what_comes_back_keeps_what_is_newer_here(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    notebook, path = comes_back(session, partner, tmp_path)
    screen = opens(session, path)
    heard: list[str] = []
    screen.changes.listen(heard.append)
    screen.presenter.accept()
    state = open_notebook(session, notebook).notebook
    assert state.person.phones == ("+33639987720",)
    assert heard == [notebook]
    assert "2 éléments changés." in screen.outcome.sentences[0]
    assert "1 élément supprimé chez vous, qui le reste." in screen.outcome.sentences[0]


def test_a_refusal_needs_its_reason_then_writes_nothing_but_the_receipt(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    screen = opens(partner, path)
    screen.presenter.refuse("")
    assert screen.view.problem
    assert screen.view.outcome is None
    screen.presenter.refuse("Nous ne suivons plus ce secteur")
    assert (screen.outcome.title, len(partner.directory)) == ("Fichier refusé", 0)
    assert not inbox(partner)
    screen.notices.path = tmp_path / "refus.carnet"
    screen.press("Enregistrer l’accusé")
    read = receiving.look(session, tmp_path / "refus.carnet")
    assert isinstance(read, ReceiptRead)
    assert (read.decision, read.reason) == ("refused", "Nous ne suivons plus ce secteur")


def test_a_receipt_not_saved_is_not_dropped_without_asking(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    screen = opens(partner, path)
    assert screen.presenter.leave()
    screen.presenter.accept()
    screen.notices.answer = False
    assert not screen.presenter.leave()
    screen.notices.path = tmp_path / "accusé.carnet"
    screen.press("Enregistrer l’accusé")
    assert screen.presenter.leave()


def test_someone_of_the_same_name_and_birth_is_asked_about_and_nothing_can_be_accepted_before(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    own = person(partner)
    screen = opens(partner, path)
    assert [choice.notebook for choice in screen.view.candidates] == [own, None]
    assert screen.view.act == ""
    screen.presenter.accept()
    assert screen.view.outcome is None
    screen.presenter.choose_whose(1)
    assert screen.view.about.startswith("Un nouveau carnet")
    screen.presenter.ask_whose()
    assert screen.view.act == ""
    screen.presenter.choose_whose(0)
    assert screen.view.about.startswith("Vous avez déjà ce carnet.")
    screen.presenter.accept()
    assert [line.id for line in partner.directory.lines()] == [own]


def test_a_forged_file_is_a_page_with_the_reason_and_one_way_out(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    forged = tmp_path / "faux.carnet"
    forged.write_bytes(data)
    screen = opens(partner, forged)
    assert screen.outcome.tone is Tone.BAD
    assert screen.outcome.title == "Ce fichier a été modifié après l’envoi."
    assert [way.label for way in screen.outcome.ways] == ["Fermer"]
    assert not inbox(partner)
    assert forged.exists(), "a person's own file is never touched"
    screen.press("Fermer")
    assert screen.navigate.went == [("back", "")]


def test_a_file_for_another_structure_is_a_page_too(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    screen = opens(session, path)
    assert screen.outcome.title.startswith("Ce fichier est destiné à une autre structure.")


def test_a_sender_not_compared_yet_leads_to_its_words_and_the_file_then_opens_by_itself(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    structures.trust(session, card_of(partner, tmp_path), words_of(partner))
    path = tmp_path / "aller.carnet"
    send(session, person(session), partner, path)
    unknown = opens(partner, path)
    assert [way.label for way in unknown.outcome.ways] == ["Ouvrir sa fiche", "Fermer"]
    unknown.notices.path = card_of(session, tmp_path)
    unknown.press("Ouvrir sa fiche")
    assert unknown.navigate.went == [("partner", str(card_of(session, tmp_path)))]

    structures.keep(partner, card_of(session, tmp_path))
    screen = opens(partner, path)
    screen.press("Comparer les huit mots")
    assert screen.navigate.went == [("partner", session.structure.id)]
    assert [waiting.sender for waiting in inbox(partner)] == [session.structure.name]
    structures.verify(partner, session.structure.id, words_of(session))
    screen.changes.partners_changed()
    assert screen.view.title == "Fichier reçu pour Fatou Diarra"


def claiming(session: Session, partner: Session, folder: Path) -> Path:
    """A file from `partner` that says two things were written by `session`, which knows nothing of them."""
    _notebook, path = comes_back(session, partner, folder)
    content, facts = content_of(session, path)
    said = [
        replace(facts[0], id=str(uuid4()), structure=session.structure.id, author=session.staff.id, kind=kind,
                record=record, field=field, value=value)
        for kind, record, field, value in (
            ("action", "6f9c9b0c-0c5e-4c43-9d68-1b7c9f2f8a11", "what", {"label": "Rendre les clés"}),
            ("action", "6f9c9b0c-0c5e-4c43-9d68-1b7c9f2f8a11", "who", "person"),
            (Person.kind.name, "person", "email", "autre@exemple.fr"),
        )
    ]  # fmt: skip
    made: list[Fact] = [*facts, *said]
    return rewritten(partner, session, content, made, folder / "dit.carnet", bundle_id=str(uuid4()))


def test_what_says_it_was_written_here_is_taken_only_when_ticked(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    path = claiming(session, partner, tmp_path)
    screen = opens(session, path)
    rows = screen.view.items["claimed"]
    assert [(row.label, row.ticked) for row in rows] == [("Action", False), ("E-mail", False)]
    assert screen.view.act.startswith("Accepter ")
    assert "2 éléments non cochés" in screen.view.note
    action = next(row for row in rows if row.label == "Action")
    screen.presenter.tick(action.id)
    assert "1 élément non coché" in screen.view.note
    screen.presenter.accept()
    state = open_notebook(session, session.directory.lines()[0].id).notebook
    assert "Rendre les clés" in {entry.record.what.label for entry in state.entries(Action) if entry.record.what}
    assert state.person.email is None


def test_a_file_taken_in_before_says_when_and_its_receipt_can_be_made_again(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    there = take_in(partner, path).notebook
    screen = opens(partner, path)
    assert screen.outcome.title.startswith("Ce fichier a déjà été traité le ")
    assert not inbox(partner), "nothing is left to treat"
    screen.notices.path = tmp_path / "encore.carnet"
    screen.press("Refaire l’accusé")
    assert isinstance(receiving.look(session, tmp_path / "encore.carnet"), ReceiptRead)
    screen.press("Ouvrir le carnet")
    assert screen.navigate.went[-1] == ("notebook", there)


def test_a_receipt_of_a_transfer_says_that_the_follow_up_ends(
    session: Session, partner: Session, tmp_path: Path, opens: Opens
) -> None:
    notebook, _path = handed_over(session, partner, tmp_path)
    send(session, notebook, partner, tmp_path / "b.carnet", kind="transfer")
    (tmp_path / "accusé.carnet").write_bytes(take_in(partner, tmp_path / "b.carnet").receipt)
    screen = opens(session, tmp_path / "accusé.carnet")
    assert "Votre suivi se termine" in screen.outcome.sentences[-1]
    again = opens(session, tmp_path / "accusé.carnet")
    assert "rien n’a changé" in again.outcome.sentences[0]
