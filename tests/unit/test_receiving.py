"""Receiving a file: whose it is, what it changes, what is refused; and answering it."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.exchanging import card_of, content_of, fatou, meet, received, rewritten, send, take_in, words_of

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.receiving import Standing
from carnet_desktop.domain.records import PERSON_ID, Action, Contact, Person, Transfer
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import (
    AlreadyImported,
    FactForged,
    NotForUs,
    ReasonNeeded,
    RecordNotFound,
    SenderNotVerified,
    SenderUnknown,
    TransferAltered,
    WhichNotebook,
)
from carnet_desktop.services import inbox, integrity, receiving, structures, transfers
from carnet_desktop.services.notebooks import delete, open_notebook, put
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session


@pytest.fixture
def notebook(session: Session, partner: Session, tmp_path: Path) -> str:
    meet(session, partner, tmp_path)
    return fatou(session)


@pytest.fixture
def file(session: Session, partner: Session, notebook: str, tmp_path: Path) -> Path:
    """Fatou's notebook, on its way to the other structure."""
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    return path


def facts(session: Session, notebook: str) -> dict[str, Fact]:
    return {stored.fact.id: stored.fact for stored in open_file(session, notebook).file.facts()}


def test_a_new_person_begins_a_notebook_with_all_that_was_sent(
    session: Session, partner: Session, notebook: str, file: Path
) -> None:
    found = received(partner, file)
    assert (found.whose.known, found.whose.candidates, found.person_name) == (None, (), "Fatou Diarra")
    assert partner.directory.lines() == []
    done = receiving.accept(partner, found, None)
    assert (done.decision, done.changed, done.known) == ("accepted", 0, 0)
    sent = {fact.id for fact in found.opened.facts}
    stored = open_file(partner, done.notebook).file.facts()
    assert {s.fact.id for s in stored if s.received_from == done.bundle_id} == sent
    assert open_notebook(partner, done.notebook).notebook.ids == (done.notebook, notebook)
    assert [line.name for line in partner.directory.lines()] == ["Fatou Diarra"]
    (line,) = transfers.journal(partner)
    assert (line.direction, line.state, line.structure_name) == ("received", "accepted", session.structure.name)
    assert [row.detail for row in partner.registry.access() if row.action == "imported"] == [done.bundle_id]
    assert integrity.check(partner, silent).whole


def test_the_same_file_twice_changes_nothing(partner: Session, file: Path) -> None:
    done = take_in(partner, file)
    before = facts(partner, done.notebook)
    again = received(partner, file)
    assert again.already == partner.today().isoformat()
    for into in (None, done.notebook):
        with pytest.raises(AlreadyImported) as refused:
            receiving.accept(partner, again, into)
        assert refused.value.notebook == done.notebook
    assert facts(partner, done.notebook) == before


def test_a_newer_file_before_an_older_one_leaves_the_newest_of_each(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    (action,) = (e.record for e in open_notebook(session, notebook).notebook.entries(Action))
    put(session, notebook, Contact(id=new_record_id(), name="Madame Roy"))
    put(session, notebook, msgspec.structs.replace(action, by="2099-12-10"))
    newer = tmp_path / "newer.carnet"
    send(session, notebook, partner, newer)
    done = take_in(partner, newer)
    assert take_in(partner, file).notebook == done.notebook
    theirs = open_notebook(partner, done.notebook).notebook
    (kept,) = (e.record for e in theirs.entries(Action))
    assert kept.by == "2099-12-10"
    assert [e.record.name for e in theirs.entries(Contact)] == ["Madame Roy"]
    ours = facts(session, notebook)
    for held in (file, newer):
        assert {fact.id for fact in content_of(partner, held)[1]} <= facts(partner, done.notebook).keys() & ours.keys()


def test_it_comes_back_richer_and_both_hold_the_same(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    there = take_in(partner, file).notebook
    (action,) = (e.record for e in open_notebook(session, notebook).notebook.entries(Action))
    put(session, notebook, msgspec.structs.replace(action, by="2099-01-01"))
    theirs = new_action("Visiter un logement", "partner")
    put(partner, there, theirs, msgspec.structs.replace(action, by="2099-02-02"))
    back = tmp_path / "back.carnet"
    send(partner, there, session, back)
    found = received(session, back)
    assert found.whose.known == notebook
    assert found.comparison is not None
    standing = {r.record: r.standing for r in found.comparison.records}
    assert (standing[theirs.id], standing[action.id]) == (Standing.NEW, Standing.CHANGES)
    assert receiving.accept(session, found, notebook).changed >= 1
    for home, held in ((session, notebook), (partner, there)):
        state = {e.record.id: e.record for e in open_notebook(home, held).notebook.entries(Action)}
        assert state[action.id].by == "2099-02-02"
        assert theirs.id in state


def test_someone_of_the_same_names_and_birth_date_is_proposed_and_never_taken_silently(
    partner: Session, file: Path
) -> None:
    here = add_person(partner, NewPerson("FATOU", "Diarra", date(1989, 3, 12)))
    found = received(partner, file)
    assert (found.whose.known, [line.id for line in found.whose.candidates]) == (None, [here])
    assert found.comparison is None
    chosen = receiving.compare_with(partner, found, here)
    assert chosen.comparison is not None
    assert any(r.standing is Standing.CHANGES or r.standing is Standing.NEWER_HERE for r in chosen.comparison.records)
    receiving.accept(partner, chosen, here)
    assert received(partner, file).whose.known == here


def test_a_file_of_a_known_notebook_goes_nowhere_else(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    there = take_in(partner, file).notebook
    other = add_person(partner, NewPerson("Fatou", "Diarra", date(1989, 3, 12)))
    again = tmp_path / "again.carnet"
    send(session, notebook, partner, again)
    found = received(partner, again)
    for into in (None, other):
        with pytest.raises(WhichNotebook) as refused:
            receiving.accept(partner, found, into)
        assert [candidate[0] for candidate in refused.value.candidates] == [there]


def test_a_file_that_does_not_say_whose_it_is_begins_no_notebook(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    from carnet_desktop.domain.leaving import Choice

    path = tmp_path / "plan.carnet"
    send(session, notebook, partner, path, choice=Choice(frozenset({"plan"})))
    found = received(partner, path)
    with pytest.raises(WhichNotebook):
        receiving.accept(partner, found, None)
    assert partner.layout.notebook_ids() == []
    receiving.accept(partner, found, fatou(partner))


def test_a_file_for_another_structure_is_refused(session: Session, partner: Session, file: Path) -> None:
    with pytest.raises(NotForUs):
        receiving.look(session, file)


def test_a_known_fact_with_other_contents_stops_everything(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    there = take_in(partner, file).notebook
    content, sent = content_of(partner, file)
    forged = [msgspec.structs.replace(f, value="Fanta") if f.field == "first_name" else f for f in sent]
    path = rewritten(session, partner, content, forged, tmp_path / "forged.carnet", bundle_id=new_record_id())
    before = facts(partner, there)
    with pytest.raises(FactForged):
        receiving.look(partner, path)
    assert facts(partner, there) == before
    assert len(transfers.journal(partner)) == 1


def test_a_fact_that_claims_to_be_ours_is_taken_only_one_by_one(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    there = take_in(partner, file).notebook
    put(session, notebook, new_action("Appeler la mairie", "person"))
    path = tmp_path / "more.carnet"
    send(session, notebook, partner, path)
    content, sent = content_of(partner, path)
    claimed = {f.id for f in sent if f.value == {"label": "Appeler la mairie"}}
    lied = [msgspec.structs.replace(f, structure=partner.structure.id) if f.id in claimed else f for f in sent]
    path = rewritten(session, partner, content, lied, tmp_path / "claims.carnet")
    found = received(partner, path)
    assert found.comparison is not None
    assert {fact.id for fact in found.comparison.claimed} == claimed
    with pytest.raises(RecordNotFound):
        receiving.accept(partner, found, there, ["another"])
    done = receiving.accept(partner, found, there)
    assert done.decision == "part"
    assert not claimed & facts(partner, there).keys()
    again = receiving.accept(partner, received(partner, path), there, claimed)
    assert again.decision == "accepted"
    assert claimed <= facts(partner, there).keys()


def test_a_file_of_a_structure_that_is_not_verified_waits(session: Session, partner: Session, tmp_path: Path) -> None:
    structures.trust(session, card_of(partner, tmp_path), words_of(partner))
    path = tmp_path / "fatou.carnet"
    send(session, fatou(session), partner, path)
    with pytest.raises(SenderUnknown):
        receiving.look(partner, path)
    waiting = inbox.bring(partner, path)
    assert waiting.problem is not None
    structures.keep(partner, card_of(session, tmp_path))
    with pytest.raises(SenderNotVerified):
        receiving.look(partner, waiting.path)
    assert [w.sender for w in inbox.inbox(partner)] == [session.structure.name]
    structures.verify(partner, session.structure.id, words_of(session))
    (ready,) = inbox.inbox(partner)
    assert ready.problem is None
    assert ready.path.read_bytes() == path.read_bytes(), "kept encrypted, as it came"
    take_in(partner, ready.path)
    assert inbox.inbox(partner) == []
    assert path.exists(), "the person's own file is never touched"


def test_a_damaged_file_is_not_even_kept(partner: Session, file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(TransferAltered):
        inbox.bring(partner, file)
    assert inbox.inbox(partner) == []


def test_a_file_that_is_refused_leaves_nothing_but_the_refusal(partner: Session, file: Path) -> None:
    waiting = inbox.bring(partner, file)
    found = received(partner, waiting.path)
    with pytest.raises(ReasonNeeded):
        receiving.refuse(partner, found, " ")
    receiving.refuse(partner, found, "Cette personne n’est pas venue.")
    assert inbox.inbox(partner) == []
    assert partner.layout.notebook_ids() == []
    (line,) = transfers.journal(partner)
    assert (line.state, line.reason, line.notebook) == ("refused", "Cette personne n’est pas venue.", "")
    assert take_in(partner, file).decision == "accepted", "one may think again"


def test_the_list_of_transfers_is_made_again_from_the_notebooks(
    session: Session, partner: Session, notebook: str, file: Path
) -> None:
    take_in(partner, file)
    before = [transfers.journal(home) for home in (session, partner)]
    for home in (session, partner):
        emptied = [msgspec.structs.replace(row, at="", structure="", doc=b"{}") for row in home.registry.transfers()]
        home.registry.saved([], [], [], emptied)
        integrity.rebuild(home, (), silent)
    assert [transfers.journal(home) for home in (session, partner)] == before


def test_what_is_known_stays_when_it_was_deleted_here_and_changed_there(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    there = take_in(partner, file).notebook
    (action,) = (e.record for e in open_notebook(session, notebook).notebook.entries(Action))
    delete(partner, there, action)
    put(session, notebook, msgspec.structs.replace(action, by="2099-12-10"))
    path = tmp_path / "changed.carnet"
    send(session, notebook, partner, path)
    assert take_in(partner, path).deleted_here == 1
    assert list(open_notebook(partner, there).notebook.entries(Action)) == []


def test_a_person_and_a_transfer_of_ours_are_not_sent_back(
    session: Session, partner: Session, notebook: str, file: Path, tmp_path: Path
) -> None:
    there = take_in(partner, file).notebook
    person = open_notebook(partner, there).notebook.person
    put(partner, there, msgspec.structs.replace(person, email="fatou@example.fr"))
    back = tmp_path / "back.carnet"
    send(partner, there, session, back)
    _content, sent = content_of(session, back)
    assert not any(fact.kind in (Transfer.kind.name, "consent") for fact in sent)
    take_in(session, back)
    mine = open_notebook(session, notebook).notebook.find(Person, PERSON_ID)
    assert mine is not None
    assert mine.record.email == "fatou@example.fr"
