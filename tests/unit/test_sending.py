"""Sending a notebook: to whom, with which agreement, exactly what, and the trace that it left."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import PASSPHRASE, now
from tests.exchanging import GIVEN, another, card_of, content_of, fatou, meet, order, send

from carnet_desktop.domain.facts import fact_bytes
from carnet_desktop.domain.leaving import Choice
from carnet_desktop.domain.new_records import new_interview
from carnet_desktop.domain.records import Consent, ConsentGiven, ConsentRecipient, Contact, Transfer
from carnet_desktop.domain.sections import DEFAULT_SECTIONS
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import (
    CannotWriteFile,
    ConsentRefused,
    FileMissing,
    InvalidField,
    NothingLeaves,
    ReasonNeeded,
    StorageBusy,
    StructureNotVerified,
    StructureUnknown,
    WriteFailed,
)
from carnet_desktop.services import structures, transfers, vault
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import refresh
from carnet_desktop.services.progress import silent
from carnet_desktop.services.sending import SentConsent, preview
from carnet_desktop.services.session import Session
from carnet_desktop.services.transfers import leaving
from carnet_desktop.storage.files import write_atomic

OVERRIDDEN = SentConsent(state="overridden", reason="Danger immédiat")


@pytest.fixture
def notebook(session: Session, partner: Session, tmp_path: Path) -> str:
    """Fatou's notebook, in a structure that has met the other."""
    meet(session, partner, tmp_path)
    return fatou(session)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "fatou.carnet"


def answer(session: Session, to: Session, notebook: str, state: str, on: str) -> None:
    recipient = ConsentRecipient(name=to.structure.name, structure=to.structure.id)
    given = ConsentGiven(state=state, on=on, recipient=recipient)  # type: ignore[arg-type]
    put(session, notebook, Consent(id=f"{session.structure.id}/{new_record_id()}", given=given))


def consents(session: Session, notebook: str) -> list[Consent]:
    return [entry.record for entry in open_notebook(session, notebook).notebook.entries(Consent)]


def test_the_file_holds_exactly_what_the_preview_showed(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    foreseen = preview(session, notebook, partner.structure.id, order(partner.structure.id).choice)
    sent = send(session, notebook, partner, out)
    content, facts = content_of(partner, out)
    assert set(content.facts) == set(map(fact_bytes, foreseen.facts))
    assert (sent.facts, sent.size, sent.bundle_id) == (len(facts), out.stat().st_size, content.bundle_id)
    assert (content.kind, content.purpose, content.consent.how) == ("referral", "Un logement", "à l’oral")
    assert {s.name: s.empty_reason for s in content.sections}["appointments"] == "not_filled"
    assert content.created_at >= max(fact.at for fact in facts)
    assert sent.expires_on == content.expires_at[:10]
    assert list(out.parent.glob("**/*.part")) == []


def test_the_notebook_and_the_registry_remember_what_left(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    sent = send(session, notebook, partner, out)
    (entry,) = open_notebook(session, notebook).notebook.entries(Transfer)
    assert entry.record.id == f"{session.structure.id}/{sent.bundle_id}"
    assert entry.record.sent is not None
    assert "person/person" in entry.record.sent.records
    (line,) = transfers.journal(session)
    assert (line.direction, line.state, line.notebook, line.person_name) == ("sent", "sent", notebook, "Fatou Diarra")
    assert line.structure_name == partner.structure.name
    assert [row.detail for row in session.registry.access() if row.action == "exported"] == [sent.bundle_id]


def test_a_file_that_nobody_answered_expires(session: Session, partner: Session, notebook: str, out: Path) -> None:
    session.clock = lambda: datetime.fromisoformat("2026-01-05T10:00:00Z")
    send(session, notebook, partner, out)
    session.clock = lambda: datetime.fromisoformat("2099-01-05T10:00:00Z")
    assert [line.state for line in transfers.journal(session)] == ["expired"]


def test_nothing_is_sent_to_a_structure_that_is_not_verified(session: Session, partner: Session, out: Path) -> None:
    notebook = fatou(session)
    with pytest.raises(StructureUnknown):
        send(session, notebook, partner, out)
    structures.keep(session, card_of(partner, out.parent))
    with pytest.raises(StructureNotVerified):
        send(session, notebook, partner, out)
    assert not out.exists()


def test_a_refusal_stands_until_the_person_agrees(session: Session, partner: Session, notebook: str, out: Path) -> None:
    answer(session, partner, notebook, "refused", "2026-11-20")
    with pytest.raises(ConsentRefused) as refused:
        send(session, notebook, partner, out)
    assert (refused.value.name, refused.value.on) == (partner.structure.name, "2026-11-20")
    assert not out.exists()
    answer(session, partner, notebook, "given", "2026-11-21")
    send(session, notebook, partner, out)
    content, _facts = content_of(partner, out)
    assert (content.consent.state, content.consent.date) == ("given", "2026-11-21")


def test_a_refusal_is_overridden_only_with_a_reason_that_the_recipient_reads(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    answer(session, partner, notebook, "refused", "2026-11-20")
    with pytest.raises(ReasonNeeded):
        send(session, notebook, partner, out, consent=SentConsent(state="overridden", reason=" "))
    send(session, notebook, partner, out, consent=OVERRIDDEN)
    content, _facts = content_of(partner, out)
    assert (content.consent.state, content.consent.reason) == ("overridden", "Danger immédiat")
    assert len(consents(session, notebook)) == 1, "sending without agreement writes no agreement"


def test_an_agreement_told_at_the_sending_is_kept_once(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    send(session, notebook, partner, out)
    send(session, notebook, partner, out)
    (consent,) = consents(session, notebook)
    assert consent.given is not None
    assert (consent.given.state, consent.given.how) == ("given", GIVEN.how)


@pytest.mark.parametrize("purpose", ["", "  "])
def test_a_purpose_is_asked_for(session: Session, partner: Session, notebook: str, out: Path, purpose: str) -> None:
    with pytest.raises(InvalidField) as refused:
        send(session, notebook, partner, out, purpose=purpose)
    assert (refused.value.field, refused.value.rule) == ("purpose", "required")


@pytest.mark.parametrize("purpose", ["p" * 301, "pour\x00quoi"])
def test_what_no_file_may_hold_is_refused_before_one_is_written(
    session: Session, partner: Session, notebook: str, out: Path, purpose: str
) -> None:
    with pytest.raises(InvalidField):
        send(session, notebook, partner, out, purpose=purpose)
    assert not out.exists()
    assert transfers.journal(session) == []


def test_sections_that_hold_nothing_make_no_file(session: Session, partner: Session, notebook: str, out: Path) -> None:
    with pytest.raises(NothingLeaves):
        send(session, notebook, partner, out, choice=Choice(frozenset({"appointments"})))
    assert not out.exists()


def test_a_section_tells_why_it_is_empty(session: Session, partner: Session, notebook: str, out: Path) -> None:
    put(session, notebook, new_interview(datetime(2026, 11, 20, 9), "Entre nous.", "private"))
    put(session, notebook, new_interview(datetime(2026, 11, 20, 9), "Pour l’équipe.", "team"))
    chosen = frozenset(DEFAULT_SECTIONS) - {"plan"}
    reasons = {"rights": "not_asked", "plan": "not_applicable"}
    send(session, notebook, partner, out, choice=Choice(chosen), empty_reasons=reasons)
    content, _facts = content_of(partner, out)
    why = {section.name: section.empty_reason for section in content.sections}
    assert (why["identity"], why["rights"], why["work"]) == (None, "not_asked", "not_filled")
    assert (why["plan"], why["interviews"]) == ("not_sent", "not_sent")


def test_a_deleted_record_is_told_only_to_whom_it_was_sent(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    from carnet_desktop.services.notebooks import delete

    met, never = (Contact(id=new_record_id(), name=name) for name in ("Karim Ziani", "Madame Roy"))
    put(session, notebook, met)
    send(session, notebook, partner, out)
    put(session, notebook, never)
    delete(session, notebook, met)
    delete(session, notebook, never)
    send(session, notebook, partner, out)
    _content, facts = content_of(partner, out)
    told = [(fact.record, fact.field) for fact in facts if fact.kind == "contact"]
    assert told == [(met.id, "deleted")]


def test_a_file_that_cannot_be_written_leaves_no_trace(session: Session, partner: Session, notebook: str) -> None:
    before = len(open_file(session, notebook).file.facts())
    with pytest.raises(CannotWriteFile):
        send(session, notebook, partner, Path("/nowhere/fatou.carnet"))
    assert len(open_file(session, notebook).file.facts()) == before
    assert transfers.journal(session) == []


def test_a_file_that_no_notebook_could_remember_does_not_stay_and_what_was_there_does(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    open_file(session, notebook)
    session.layout.notebook(notebook).unlink()
    out.write_bytes(b"an earlier file")
    with pytest.raises(FileMissing):
        send(session, notebook, partner, out)
    assert out.read_bytes() == b"an earlier file"
    assert (hidden(out), leaving(session), transfers.journal(session)) == ([], [], [])


def test_a_registry_that_cannot_be_written_stops_everything_before_anything(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    facts = len(open_file(session, notebook).file.facts())
    with another(session) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy):
            send(session, notebook, partner, out)
    assert (out.exists(), hidden(out), leaving(session)) == (False, [], [])
    assert len(open_file(session, notebook).file.facts()) == facts


def test_a_registry_that_fails_once_the_notebook_tells_leaves_the_file_and_has_its_line_at_the_next_opening(
    session: Session, partner: Session, notebook: str, out: Path, home: Path
) -> None:
    with another(session) as other:
        meanwhile(session, lambda: other.execute("BEGIN IMMEDIATE"))
        sent = send(session, notebook, partner, out)
    assert content_of(partner, out)[0].bundle_id == sent.bundle_id
    assert [entry.record.id for entry in open_notebook(session, notebook).notebook.entries(Transfer)]
    assert transfers.journal(session) == []
    session.lock()
    again = vault.unlock(home, None, PASSPHRASE, now)
    refresh(again, silent)
    assert [(line.bundle, line.state) for line in transfers.journal(again)] == [(sent.bundle_id, "sent")]
    assert [row.detail for row in again.registry.access() if row.action == "exported"] == [sent.bundle_id]
    assert (out.exists(), hidden(out), leaving(again)) == (True, [], [])
    again.lock()


def test_a_file_that_cannot_take_its_name_is_not_told_as_sent(
    session: Session, partner: Session, notebook: str, out: Path
) -> None:
    meanwhile(session, out.mkdir)
    with pytest.raises(CannotWriteFile) as refused:
        send(session, notebook, partner, out)
    assert refused.value.path == out
    state = open_notebook(session, notebook).notebook
    assert (len([*state.entries(Transfer)]), len([*state.deleted(Transfer)])) == (0, 1)
    assert (hidden(out), leaving(session), transfers.journal(session)) == ([], [], [])


def test_what_stays_on_a_key_that_was_pulled_out_goes_when_the_key_is_back(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    key, pulled = tmp_path / "key", tmp_path / "pulled"
    key.mkdir()
    meanwhile(session, lambda: key.rename(pulled))
    with pytest.raises(CannotWriteFile):
        send(session, notebook, partner, key / "fatou.carnet")
    assert transfers.journal(session) == []
    assert len([*pulled.iterdir()]) == 1
    refresh(session, silent)
    assert len(leaving(session)) == 1
    pulled.rename(key)
    refresh(session, silent)
    assert ([*key.iterdir()], leaving(session), transfers.journal(session)) == ([], [], [])


@pytest.mark.skipif(sys.platform != "linux", reason="any bytes are a name there")
def test_a_file_leaves_under_any_name_that_the_system_takes(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"fatou-\xe9.carnet")
    send(session, notebook, partner, path)
    assert path.exists()
    assert [line.state for line in transfers.journal(session)] == ["sent"]


def hidden(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path.name.endswith(".part")]


def meanwhile(session: Session, does: Callable[[], object]) -> None:
    """Something happens while the file is aside, just before the notebook tells of it."""
    happened: list[object] = []

    def clock() -> datetime:
        if leaving(session) and not happened:
            happened.append(does())
        return now()

    session.clock = clock


def test_a_medium_that_keeps_other_bytes_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fatou.carnet"
    path.write_bytes(b"former")
    synced = os.fsync

    def lying(descriptor: int) -> None:
        synced(descriptor)
        os.pwrite(descriptor, b"X", 3)

    monkeypatch.setattr(os, "fsync", lying)
    with pytest.raises(WriteFailed):
        write_atomic(path, b"whole bundle", read_again=True)
    assert path.read_bytes() == b"former"
    assert [found.name for found in tmp_path.iterdir() if found.name.endswith(".part")] == []
