"""The structures known here: our own card, and eight words compared by ear before anyone is trusted."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exchanging import meet
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.received import Surroundings

from carnet_desktop.bundles.card import write_card
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.sentences import Sentence
from carnet_desktop.services import structures
from carnet_desktop.services.session import Session
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.screens.partners.partner_presenter import PartnerPresenter, ShownPartner
from carnet_desktop.ui.screens.partners.presenter import OwnCard, PartnersPresenter


class RecordingList:
    """What the list of structures would show."""

    def __init__(self) -> None:
        self.own: OwnCard | None = None
        self.lines: Sequence[Line] = ()
        self.kept = ""

    def show_own(self, own: OwnCard) -> None:
        self.own = own

    def show_partners(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    def show_kept(self, sentence: str) -> None:
        self.kept = sentence


class RecordingPartner:
    """What the page of one structure would show."""

    def __init__(self) -> None:
        self.comparing = ""
        self.may_keep = False
        self.verified: ShownPartner | None = None
        self.refused: tuple[Sentence, Tone] | None = None
        self.problems: Mapping[int, str] = {}
        self.different: Sentence | None = None
        self.busy: list[bool] = []

    def show_comparing(self, name: str, phone: str, chip: tuple[str, Tone], *, may_keep: bool) -> None:
        self.comparing, self.may_keep = name, may_keep

    def show_verified(self, partner: ShownPartner) -> None:
        self.verified = partner

    def show_refused(self, sentence: Sentence, tone: Tone) -> None:
        self.refused = sentence, tone

    def show_problems(self, problems: Mapping[int, str]) -> None:
        self.problems = problems

    def show_different(self, sentence: Sentence) -> None:
        self.different = sentence

    def show_busy(self, busy: bool) -> None:
        self.busy.append(busy)


@pytest.fixture
def around(session: Session, jobs: ImmediateJobs) -> Surroundings:
    return Surroundings(session, jobs)


@pytest.fixture
def card(partner: Session, tmp_path: Path) -> Path:
    path = tmp_path / "partner.structure"
    path.write_bytes(structures.own_card_file(partner))
    return path


@pytest.fixture
def words(partner: Session) -> list[str]:
    return list(structures.own_card(partner).words)


def opened(around: Surroundings, which: Path | str) -> tuple[PartnerPresenter, RecordingPartner]:
    view = RecordingPartner()
    presenter = PartnerPresenter(view, around.context, which)
    presenter.open()
    return presenter, view


def states(session: Session) -> list[tuple[str, str]]:
    return [(partner.name, partner.state) for partner in structures.partners(session)]


# Our own card


def test_our_card_shows_the_words_that_others_hear_and_its_code_holds_them(
    around: Surroundings, session: Session
) -> None:
    view = RecordingList()
    PartnersPresenter(view, around.context).reload()
    card = structures.own_card(session)
    assert view.own is not None
    assert (view.own.name, view.own.words) == ("Les Ateliers du Pont", card.words)
    assert view.own.code.split() == [*card.words, card.fingerprint]


def test_the_card_that_is_saved_is_the_one_another_structure_reads(
    around: Surroundings, session: Session, partner: Session, tmp_path: Path
) -> None:
    view = RecordingList()
    around.notices.path = tmp_path / "ma fiche.structure"
    PartnersPresenter(view, around.context).save_card()
    assert structures.read_partner(partner, around.notices.path).words == structures.own_card(session).words
    assert view.kept.endswith("ma fiche.structure")


def test_a_card_that_is_chosen_is_shown_before_anything_is_kept(
    around: Surroundings, session: Session, card: Path
) -> None:
    around.notices.path = card
    PartnersPresenter(RecordingList(), around.context).add()
    assert around.navigate.went == [("partner", str(card))]
    assert states(session) == []


def test_the_list_says_who_compared_the_words_and_when_and_follows_what_changes(
    around: Surroundings, session: Session, card: Path, words: list[str]
) -> None:
    view = RecordingList()
    PartnersPresenter(view, around.context).reload()
    presenter, _view = opened(around, card)
    presenter.keep()
    (line,) = view.lines
    assert (line.title, line.when) == ("Mission locale de l’Estuaire", "")
    assert "restent à comparer" in line.spoken
    presenter.compare(words)
    (line,) = view.lines
    assert (line.when, line.details[-1].text) == ("Aujourd’hui", "Mots comparés au téléphone par Claire Le Guen")


# The eight words


def test_four_letters_of_each_word_are_enough_to_trust_a_structure(
    around: Surroundings, session: Session, card: Path, words: list[str]
) -> None:
    presenter, view = opened(around, card)
    presenter.compare([word[:4].upper() for word in words])
    assert view.verified is not None
    assert (view.verified.words, view.verified.just_now) == (tuple(words), True)
    assert view.verified.compared.startswith("Mots comparés au téléphone par Claire Le Guen, le ")
    assert states(session) == [("Mission locale de l’Estuaire", "verified")]


def test_other_words_say_which_and_the_structure_is_kept_unverified(
    around: Surroundings, session: Session, card: Path, words: list[str]
) -> None:
    presenter, view = opened(around, card)
    presenter.compare([words[1], words[0], *words[2:]])
    assert (view.verified, sorted(view.problems)) == (None, [0, 1])
    assert view.different is not None
    assert "Mission locale de l’Estuaire" in view.different.what
    assert states(session) == [("Mission locale de l’Estuaire", "new")]


def test_words_that_are_missing_are_asked_for_and_nothing_is_judged(
    around: Surroundings, session: Session, card: Path, words: list[str]
) -> None:
    presenter, view = opened(around, card)
    presenter.compare([*words[:6], "", words[7]])
    assert sorted(view.problems) == [6]
    assert (view.verified, view.busy, states(session)) == (None, [], [])


def test_a_card_kept_without_comparing_is_compared_another_day(
    around: Surroundings, session: Session, card: Path, words: list[str]
) -> None:
    presenter, view = opened(around, card)
    assert view.may_keep
    presenter.keep()
    assert around.navigate.went == [("back", "")]
    presenter, view = opened(around, structures.partners(session)[0].id)
    assert (view.comparing, view.may_keep) == ("Mission locale de l’Estuaire", False)
    presenter.compare(words)
    assert states(session) == [("Mission locale de l’Estuaire", "verified")]


def test_forgetting_a_structure_asks_first(
    around: Surroundings, session: Session, card: Path, words: list[str]
) -> None:
    presenter, _view = opened(around, card)
    presenter.compare(words)
    around.notices.answer = False
    presenter.forget()
    assert states(session) == [("Mission locale de l’Estuaire", "verified")]
    around.notices.answer = True
    presenter.forget()
    assert states(session) == []


# Refused


def test_other_keys_for_a_known_structure_are_a_red_page_and_nothing_is_kept(
    around: Surroundings, session: Session, partner: Session, tmp_path: Path
) -> None:
    meet(session, partner, tmp_path)
    stranger, path = SigningKey.generate(), tmp_path / "changed.structure"
    former = structures.own_card(partner)
    forged = replace(former, signing_public=stranger.public, recipient=Identity.generate().recipient)
    path.write_bytes(write_card(forged, stranger))
    _presenter, view = opened(around, path)
    assert view.refused is not None
    sentence, tone = view.refused
    assert tone is Tone.BAD
    assert "Mission locale de l’Estuaire" in sentence.what
    assert structures.partners(session)[0].fingerprint == former.fingerprint


def test_a_card_that_was_altered_is_a_red_page(around: Surroundings, session: Session, card: Path) -> None:
    data = card.read_bytes()
    card.write_bytes(data[: len(data) // 2])
    _presenter, view = opened(around, card)
    assert view.refused is not None
    assert (view.refused[1], view.comparing, states(session)) == (Tone.BAD, "", [])


def test_our_own_card_is_said_without_alarm(around: Surroundings, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "own.structure"
    path.write_bytes(structures.own_card_file(session))
    _presenter, view = opened(around, path)
    assert view.refused is not None
    assert view.refused[1] is Tone.INFO
