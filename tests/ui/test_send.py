"""Transmettre: what is shown is what leaves, a refusal blocks, what is missing is said before a file is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.exchanging import MOMENT, content_of, meet
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.received import Surroundings, person

from carnet_desktop.domain.leaving import Choice
from carnet_desktop.domain.new_records import wall
from carnet_desktop.domain.records import Consent, Contact, Interview, Rights
from carnet_desktop.domain.sections import DEFAULT_SECTIONS
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.services import sending, structures
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.session import Session
from carnet_desktop.ui.screens.send.agreeing import Agreeing
from carnet_desktop.ui.screens.send.days import parse_day_of_answer
from carnet_desktop.ui.screens.send.presenter import Filled, SendPresenter
from carnet_desktop.ui.screens.send.shown import EmptySection, ShownSection, ShownTick
from carnet_desktop.ui.screens.send.words import Ready

TUESDAY = date(2026, 11, 24)
PURPOSE = "Accompagner la recherche de logement"
SECRET = "Dr Le Bihan"


class RecordingView:
    """What the screen would show."""

    def __init__(self) -> None:
        self.first_name = ""
        self.recipients: Sequence[tuple[str, str]] = ()
        self.chosen = ""
        self.waiting: Sequence[tuple[str, str]] | None = None
        self.about = ""
        self.agreeing = Agreeing()
        self.told = ""
        self.refused = False
        self.filled = 0
        self.ticks: Sequence[ShownTick] = ()
        self.sections: Sequence[ShownSection] = ()
        self.empty: Sequence[EmptySection] = ()
        self.problems: Mapping[str, str] = {}
        self.busy: list[bool] = []
        self.ready: Ready | None = None

    def show_person(self, first_name: str, back: str) -> None:
        self.first_name = first_name

    def show_recipients(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self.recipients, self.chosen = choices, chosen

    def show_nobody(self, waiting: Sequence[tuple[str, str]]) -> None:
        self.waiting = waiting

    def show_recipient(self, words: str) -> None:
        self.about = words

    def show_agreeing(self, form: Agreeing, said: str, *, refused: bool) -> None:
        self.agreeing, self.told, self.refused = form, said, refused
        self.filled += 1

    def show_ticks(self, ticks: Sequence[ShownTick]) -> None:
        self.ticks = ticks

    def show_preview(self, sections: Sequence[ShownSection], empty: Sequence[EmptySection], total: str) -> None:
        self.sections, self.empty = sections, empty

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_busy(self, busy: bool) -> None:
        self.busy.append(busy)

    def show_ready(self, ready: Ready) -> None:
        self.ready = ready

    def tick(self, name: str) -> ShownTick:
        return next(tick for tick in self.ticks if tick.name == name)

    def words(self) -> str:
        return " ".join(line.spoken for section in self.sections for line in section.lines)

    def lines(self) -> set[str]:
        return {line.id for section in self.sections for line in section.lines}


class Sending:
    """The presenter on a notebook, with what it shows and what it asked of the window."""

    def __init__(self, session: Session, notebook: str, jobs: ImmediateJobs) -> None:
        self.around, self.view = Surroundings(session, jobs), RecordingView()
        self.presenter = SendPresenter(self.view, self.around.context, notebook)
        self.presenter.open()

    def save(self, path: Path | None = None, purpose: str = PURPOSE, agreeing: Agreeing | None = None) -> None:
        """With what the form begins with for the agreement, or this."""
        self.around.notices.path = path
        self.presenter.save(Filled(purpose, agreeing or self.view.agreeing))

    @property
    def agreed(self) -> Agreeing:
        """Given aloud, today."""
        return Agreeing("given", self.around.context.session.today())


@pytest.fixture
def notebook(session: Session) -> str:
    return person(session)


@pytest.fixture
def met(session: Session, partner: Session, tmp_path: Path) -> None:
    meet(session, partner, tmp_path)


@pytest.fixture
def sent(session: Session, notebook: str, met: None, jobs: ImmediateJobs) -> Sending:
    return Sending(session, notebook, jobs)


def consents(session: Session, notebook: str) -> list[str]:
    found = open_notebook(session, notebook).notebook.entries(Consent)
    return [entry.record.given.state for entry in found if entry.record.given]


# For whom


def test_without_a_verified_structure_the_screen_says_how_to_have_one(
    session: Session, partner: Session, notebook: str, jobs: ImmediateJobs, tmp_path: Path
) -> None:
    shown = Sending(session, notebook, jobs)
    assert shown.view.waiting == []
    card = tmp_path / "p.structure"
    card.write_bytes(structures.own_card_file(partner))
    kept = structures.keep(session, card)
    shown.around.changes.partners_changed()
    assert shown.view.waiting == [(kept.id, kept.name)]
    shown.presenter.know_structure(kept.id)
    assert shown.around.navigate.went == [("partner", kept.id)]
    structures.verify(session, kept.id, " ".join(structures.own_card(partner).words))
    shown.around.changes.partners_changed()
    assert shown.view.chosen == kept.id


def test_the_only_structure_is_chosen_and_who_compared_its_words_is_said(sent: Sending, partner: Session) -> None:
    assert sent.view.recipients == [(partner.structure.id, "Mission locale de l’Estuaire")]
    assert sent.view.chosen == partner.structure.id
    assert sent.view.about.startswith("Mots comparés par Claire Le Guen, le ")


def test_what_is_missing_is_said_and_no_file_is_asked_for(sent: Sending, tmp_path: Path) -> None:
    path = tmp_path / "never.carnet"
    sent.save(path, purpose="", agreeing=Agreeing("overridden"))
    assert set(sent.view.problems) == {"purpose", "reason"}
    sent.presenter.choose_recipient("")
    for name in DEFAULT_SECTIONS:
        sent.presenter.tick_section(name)
    sent.save(path, agreeing=Agreeing("given"))
    assert set(sent.view.problems) == {"recipient", "on", "sections"}
    assert (sent.view.busy, path.exists()) == ([], False)


# What leaves


def test_the_preview_is_every_record_that_leaves_and_who_wrote_them(
    sent: Sending, session: Session, partner: Session, notebook: str
) -> None:
    choice = Choice(frozenset(DEFAULT_SECTIONS))
    leaving = sending.preview(session, notebook, partner.structure.id, choice)
    assert sent.view.lines() - {f"author/{session.staff.id}"} == set(leaving.records)
    assert "Corriger le CV" in sent.view.words()
    assert "Claire Le Guen" in sent.view.sections[-1].lines[0].title


def test_what_a_team_keeps_and_a_sensitive_contact_are_not_in_the_preview(
    sent: Sending, session: Session, notebook: str
) -> None:
    contact = Contact(id=new_record_id(), name=SECRET, sensitive=True)
    interview = Interview(id=new_record_id(), on=wall(MOMENT), text="gardé pour l’équipe", visibility="team")
    put(session, notebook, contact, interview)
    sent.around.changes.announce(notebook)
    assert SECRET not in sent.view.words()
    assert "gardé pour l’équipe" not in sent.view.words()
    (item,) = sent.view.tick("contacts").items
    assert (item.label, item.ticked) == (SECRET, False)
    assert item.why
    sent.presenter.tick_item(item.key)
    assert SECRET in sent.view.words()
    sent.presenter.tick_item(item.key)
    assert SECRET not in sent.view.words()


def test_disability_is_asked_apart_from_the_other_rights(sent: Sending, session: Session, notebook: str) -> None:
    put(session, notebook, Rights(id="rights", are=True, rqth=True))
    sent.around.changes.announce(notebook)
    assert (sent.view.tick("rights").ticked, sent.view.tick("rights").items) == (False, ())
    sent.presenter.tick_section("rights")
    (item,) = sent.view.tick("rights").items
    assert (item.label, item.why) == ("RQTH", "Handicap")
    assert "ARE" in sent.view.words()
    assert "RQTH" not in sent.view.words()


def test_why_a_section_is_empty_is_chosen_and_what_stays_is_said_to_stay(
    sent: Sending, session: Session, partner: Session, tmp_path: Path
) -> None:
    sent.presenter.tick_section("plan")
    sent.presenter.explain_empty("rights", "not_applicable")
    sent.presenter.tick_section("appointments")
    reasons = {one.name: one.reason for one in sent.view.empty}
    assert (reasons["plan"], reasons["rights"], reasons["work"]) == ("not_sent", "not_applicable", "not_filled")
    path = tmp_path / "out.carnet"
    sent.save(path, agreeing=sent.agreed)
    content, _facts = content_of(partner, path)
    told = {section.name: section.empty_reason for section in content.sections}
    assert (told["plan"], told["rights"], told["identity"]) == ("not_sent", "not_applicable", None)


# The file


def test_the_file_holds_what_the_form_said_and_only_the_structure_chosen_opens_it(
    sent: Sending, session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.carnet"
    sent.presenter.choose_kind("transfer")
    sent.save(path, agreeing=Agreeing("given", session.today(), "written"))
    content, facts = content_of(partner, path)
    assert (content.kind, content.purpose, content.consent.state) == ("transfer", PURPOSE, "given")
    assert (content.consent.date, content.consent.how) == (session.today().isoformat(), "par écrit")
    assert {f"{fact.kind}/{fact.record}" for fact in facts} >= sent.view.lines()
    assert sent.view.ready is not None
    assert sent.view.ready.file.startswith("out.carnet, ")
    assert len(sent.view.ready.steps) == 4
    assert consents(session, notebook) == ["given"]


def test_giving_up_the_file_box_changes_nothing(sent: Sending, session: Session, notebook: str) -> None:
    sent.save(None, agreeing=sent.agreed)
    assert (sent.view.problems, sent.view.ready, consents(session, notebook)) == ({}, None, [])


def test_a_file_that_cannot_be_written_leaves_the_form_as_it_was(sent: Sending, tmp_path: Path) -> None:
    sent.save(tmp_path / "no such folder" / "out.carnet", agreeing=sent.agreed)
    assert len(sent.around.notices.errors) == 1
    assert (sent.view.busy, sent.view.ready) == ([True, False], None)


# The person's agreement


def test_nobody_agrees_in_the_place_of_the_person(
    sent: Sending, session: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.carnet"
    assert (sent.view.agreeing, sent.view.told) == (Agreeing("not_asked", session.today()), "")
    sent.save(path)
    assert set(sent.view.problems) == {"agreement"}
    assert "« Donné » ou « Refusé »" in sent.view.problems["agreement"].replace("\u00a0", " ")
    assert (path.exists(), consents(session, notebook)) == (False, [])
    sent.save(path, agreeing=sent.agreed)
    assert (path.exists(), consents(session, notebook)) == (True, ["given"])


def test_a_refusal_is_written_then_said_and_blocks_until_the_person_agrees(
    sent: Sending, session: Session, notebook: str, tmp_path: Path
) -> None:
    today, path = session.today(), tmp_path / "out.carnet"
    sent.presenter.note_answer(Agreeing("refused", today))
    assert (sent.view.refused, sent.view.agreeing.said) == (True, "refused")
    assert sent.view.told.startswith("Fatou a refusé le ")
    for form in (Agreeing("refused", today), Agreeing("given", today)):
        sent.save(path, agreeing=form)
        assert set(sent.view.problems) == {"agreement"}
    sent.presenter.note_answer(Agreeing("given", today - timedelta(days=1)))
    assert set(sent.view.problems) == {"on"}
    sent.presenter.note_answer(Agreeing("given", today))
    assert not sent.view.refused
    sent.save(path)
    assert path.exists()
    assert consents(session, notebook) == ["refused", "given"]


def test_a_refusal_is_passed_over_only_with_a_reason_that_the_structure_reads(
    sent: Sending, session: Session, partner: Session, tmp_path: Path
) -> None:
    path = tmp_path / "out.carnet"
    sent.presenter.note_answer(Agreeing("refused", session.today()))
    sent.save(path, agreeing=Agreeing("overridden"))
    assert set(sent.view.problems) == {"reason"}
    sent.save(path, agreeing=Agreeing("overridden", reason="Danger pour un enfant"))
    content, _facts = content_of(partner, path)
    assert (content.consent.state, content.consent.reason) == ("overridden", "Danger pour un enfant")


def test_an_agreement_already_written_fills_the_form(
    sent: Sending, session: Session, notebook: str, jobs: ImmediateJobs
) -> None:
    yesterday = session.today() - timedelta(days=1)
    sent.presenter.note_answer(Agreeing("given", yesterday, "written"))
    again = Sending(session, notebook, jobs)
    assert again.view.agreeing == Agreeing("given", yesterday, "written")
    assert again.view.told.startswith("Fatou a donné son accord le ")


def test_a_change_elsewhere_in_the_notebook_does_not_touch_what_is_being_filled(sent: Sending, notebook: str) -> None:
    before = sent.view.filled
    sent.around.changes.announce(notebook)
    assert sent.view.filled == before


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/11", date(2026, 11, 12)),
        ("27/11", date(2025, 11, 27)),
        ("24 novembre", TUESDAY),
        ("lundi", date(2026, 11, 23)),
        ("mardi", TUESDAY),
        ("hier", date(2026, 11, 23)),
        ("27/11/2026", None),
        ("demain", None),
        ("31/02", None),
    ],
)
def test_the_day_of_an_agreement_is_never_to_come(typed: str, day: date | None) -> None:
    assert parse_day_of_answer(typed, TUESDAY) == day
