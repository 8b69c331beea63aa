"""What a person answered about being transmitted, and how it reads."""

from datetime import date
from itertools import permutations

import pytest
from tests.unit.held_notebook import STRUCTURE, holding, notebook

from carnet_desktop.domain.consents import agreement, refusal
from carnet_desktop.domain.facts import JSON
from carnet_desktop.domain.records import (
    Closed,
    Closure,
    Consent,
    ConsentGiven,
    ConsentRecipient,
    ConsentState,
    Item,
    Party,
    Record,
    Reopened,
    Transfer,
    TransferReceipt,
    TransferReceived,
    TransferSent,
)
from carnet_desktop.domain.rules import check
from carnet_desktop.domain.values import value_text
from carnet_desktop.domain.writing import deletion, edits, plain

THERE = "77777777-7777-4777-8777-777777777777"
NAME = "Mission locale d’Évry"
TO = ConsentRecipient(name=NAME)
TODAY = date(2026, 11, 24)


def said(
    state: ConsentState,
    on: str,
    recipient: ConsentRecipient | None = TO,
    until: str | None = None,
    *,
    structure: str = STRUCTURE,
) -> Consent:
    given = ConsentGiven(state=state, on=on, recipient=recipient, until=until)
    return Consent(id=f"{structure}/{state}-{on}", given=given)


REFUSED = said("refused", "2026-11-20")


@pytest.mark.parametrize(
    "recipient",
    [ConsentRecipient(name="mission LOCALE d'evry"), ConsentRecipient(name="Son ancien nom", structure=THERE), None],
)
def test_a_refusal_holds_for_its_recipient_by_name_by_id_or_for_any(recipient: ConsentRecipient | None) -> None:
    held = holding(said("refused", "2026-11-20", recipient))
    assert refusal(held, THERE, NAME) is not None
    assert agreement(held, THERE, NAME, TODAY) is None


def test_a_refusal_says_nothing_of_another_structure() -> None:
    assert refusal(holding(REFUSED), THERE, "CAF") is None
    named_alike = said("refused", "2026-11-20", ConsentRecipient(name=NAME, structure="another id"))
    assert refusal(holding(named_alike), THERE, NAME) is None


@pytest.mark.parametrize(
    "written", [*permutations([REFUSED, said("given", "2026-11-23"), said("not_asked", "2026-11-24")])]
)
def test_the_latest_answer_decides_whatever_the_order_it_was_written_in(written: tuple[Consent, ...]) -> None:
    held = notebook(*(edits(one) for one in written))
    assert refusal(held, THERE, NAME) is None
    found = agreement(held, THERE, NAME, TODAY)
    assert found is not None
    assert found.id == said("given", "2026-11-23").id


def test_of_two_answers_of_one_day_the_one_written_last_decides() -> None:
    given = said("given", REFUSED.given.on if REFUSED.given else "")
    assert refusal(notebook(edits(given), edits(REFUSED)), THERE, NAME) is not None
    assert refusal(notebook(edits(REFUSED), edits(given)), THERE, NAME) is None


def test_not_asking_again_lifts_no_refusal() -> None:
    assert refusal(notebook(edits(REFUSED), edits(said("not_asked", "2026-11-24"))), THERE, NAME) is not None


def test_an_agreement_that_has_run_out_is_none() -> None:
    held = holding(said("given", "2026-01-01", until="2026-11-23"))
    assert agreement(held, THERE, NAME, date(2026, 11, 23)) is not None
    assert agreement(held, THERE, NAME, TODAY) is None


def test_an_answer_deleted_or_given_to_another_structure_is_not_ours() -> None:
    assert refusal(notebook(edits(REFUSED), deletion(REFUSED)), THERE, NAME) is None
    assert refusal(holding(said("refused", "2026-11-20", structure=THERE)), THERE, NAME) is None


@pytest.mark.parametrize(
    ("record", "refused"),
    [
        (Consent(id="s/1"), ["given"]),
        (said("given", "24/11/2026"), ["on"]),
        (said("given", "2026-11-24", ConsentRecipient(name=" ")), ["recipient"]),
        (said("given", "2026-11-24", until="2026-11-23"), ["until"]),
        (said("given", "2026-11-24", until="2026-11-24"), []),
        (Closure(id="s/1", closed=Closed(on="hier", reason=Item(label=" "))), ["on", "reason"]),
        (Closure(id="s/1", reopened=Reopened(on="2026-11-24", reason="")), ["reopened"]),
        (Closure(id="s/1", closed=Closed(on="2026-11-24", reason=Item(label="Emploi"))), []),
    ],
)
def test_what_may_be_written(record: Record, refused: list[str]) -> None:
    assert [problem.field for problem in check(record)] == refused


SENT = TransferSent(
    on="2026-11-24",
    at="2026-11-24T09:00:00.000000Z",
    kind="transfer",
    purpose="logement",
    recipient=Party(structure=THERE, name=NAME),
    sha256="00",
    expires_at="2027-01-23T09:00:00.000000Z",
    sections=("identity", "work"),
)
RECEIVED = TransferReceived(
    on="2026-11-24",
    at="2026-11-24T09:00:00.000000Z",
    kind="referral",
    purpose="logement",
    sender=Party(structure=THERE, name=NAME),
    sha256="00",
    decision="part",
)
RECEIPT = TransferReceipt(on="2026-11-25", decision="refused", reason="hors secteur")


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            said("given", "2026-11-24", until="2027-11-24"),
            f"Donné le 24 novembre 2026 pour {NAME}, jusqu’au 24 novembre 2027",
        ),
        (said("refused", "2026-11-24", None), "Refusé le 24 novembre 2026"),
        (Closure(id="s/1", closed=Closed(on="2026-12-01", reason=Item(label="Emploi"))), "1er décembre 2026, Emploi"),
        (Closure(id="s/1", reopened=Reopened(on="2026-12-01", reason="retour")), "1er décembre 2026, retour"),
        (Transfer(id="s/1", sent=SENT), f"Transfert à {NAME} le 24 novembre 2026 : logement, Identité, Travail"),
        (
            Transfer(id="s/1", received=RECEIVED),
            f"Orientation de {NAME} le 24 novembre 2026 : logement, accepté en partie",
        ),
        (Transfer(id="s/1", receipt=RECEIPT), "Refusé le 25 novembre 2026, hors secteur"),
    ],
)
def test_the_history_says_it_in_words(record: Record, words: str) -> None:
    (edit,) = edits(record)
    assert value_text(edit.kind, edit.field, edit.value).replace("\u00a0", " ") == words


@pytest.mark.parametrize("value", [{"state": "given"}, {"state": "given", "on": "hier"}, {"on": 3}, plain(SENT)])
def test_a_value_of_another_shape_is_still_shown(value: JSON) -> None:
    assert value_text("consent", "given", value)
