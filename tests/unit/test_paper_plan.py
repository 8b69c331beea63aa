"""The plan that is signed: contracts, focuses, objectives, actions; what is agreed and nothing that tells a secret."""

import pytest
from tests.unit.fatou import ATELIERS, PERSON, SHELTER, TODAY, action
from tests.unit.held_notebook import holding

from carnet_desktop.domain.labels import action_status, objective_status
from carnet_desktop.domain.paper_plan import plan_blocks
from carnet_desktop.domain.path_records import Committed
from carnet_desktop.domain.records import Contact, Contract, Focus, Item, Objective, Record
from carnet_desktop.domain.sheet_blocks import ActionBlock, Block, Field, Heading, Subheading, strings
from carnet_desktop.errors import SheetBlocked

HOUSING = Focus(id="f1", theme=Item(label="Logement"))
CONTRACT = Contract(
    id="k1", kind_=Item(label="Contrat maison"), from_="2026-09-01", to="2027-02-28", signed_on="2026-09-02"
)


def objective(key: str, title: str, **fields: object) -> Objective:
    return Objective(id=key, title=Item(label=title), **fields)  # type: ignore[arg-type]


def blocks(*records: Record) -> tuple[Block, ...]:
    return plan_blocks(holding(PERSON, *records), ATELIERS, "Claire Le Guen", TODAY)


def words(*records: Record) -> list[str]:
    return [text for block in blocks(*records) for text in strings(block)]


def test_an_action_stands_under_its_objective_under_its_focus() -> None:
    made = blocks(
        HOUSING,
        objective("o1", "Trouver un logement stable", focus="f1"),
        action("x1", "Déposer la demande", by="2026-12-11", objective="o1"),
    )
    kinds = [type(block) for block in made]
    at = made.index(Subheading("Trouver un logement stable"))
    assert [block.text for block in made[:at] if isinstance(block, Heading)] == ["Logement"]
    assert kinds[at : at + 3] == [Subheading, Field, ActionBlock]
    assert strings(made[at + 2]) == ("Déposer la demande", "avant le vendredi 11 décembre 2026")


def test_a_contract_says_its_dates_and_whether_it_is_signed() -> None:
    unsigned = Contract(id="k2", kind_=Item(label="Autre contrat"), from_="2026-12-01")
    told = words(CONTRACT, unsigned)
    assert "du 1er septembre 2026 au 28 février 2027, signé le 2 septembre 2026" in told
    assert "depuis le 1er décembre 2026, pas encore signé" in told


def test_a_contract_that_is_over_is_not_signed_again() -> None:
    over = Contract(id="k0", kind_=Item(label="Contrat fini"), from_="2025-09-01", to="2026-11-23")
    assert "Contrat fini" not in words(over)


@pytest.mark.parametrize(("value", "said"), [(True, "oui"), (False, "non")])
def test_an_objective_of_a_contract_says_what_the_person_answered(value: bool, said: str) -> None:
    committed = Committed(value=value, on="2026-09-02")
    told = words(CONTRACT, objective("o1", "Travailler", contract="k1", committed=committed))
    assert told[told.index("Je m’engage") + 1] == f"{said}, dit le 2 septembre 2026"


def test_without_an_answer_both_can_be_ticked() -> None:
    made = blocks(CONTRACT, objective("o1", "Travailler", contract="k1"))
    ticked = [block.text for block in made if isinstance(block, ActionBlock) and block.box]
    assert ticked == ["Je m’engage sur cet objectif", "Je ne m’engage pas sur cet objectif"]


def test_an_objective_that_is_reached_says_so_and_asks_nothing() -> None:
    made = blocks(CONTRACT, objective("o1", "Travailler", contract="k1", status=objective_status("done")))
    assert Field("Où j’en suis", "Atteint") in made
    assert not [block for block in made if isinstance(block, ActionBlock)]


def test_what_is_done_is_read_again_and_what_was_given_up_is_not() -> None:
    done = action("x1", "Appeler la mairie", by="2026-11-20", status=action_status("done"))
    gone = action("x2", "Appeler la préfecture", status=action_status("abandoned"))
    made = blocks(done, gone)
    assert [strings(block) for block in made if isinstance(block, ActionBlock)] == [("Appeler la mairie", "faite")]


def test_actions_without_an_objective_are_told_by_who_does_them() -> None:
    told = words(action("x1", "Appeler"), action("x2", "Étudier le dossier", "partner", who_text="CAF"))
    assert told.index("Ce que je fais") < told.index("Appeler") < told.index("Ce que font les autres")
    assert "CAF\u00a0: étudier le dossier" in told


def test_a_sensitive_contact_stands_under_its_neutral_name() -> None:
    told = words(
        SHELTER, objective("o1", "Être suivie par Sophie Vauquelin"), action("x1", "Aller à la Maison Rosabel")
    )
    assert told.count("Rendez-vous du jeudi") == 2
    assert not [text for text in told if "Vauquelin" in text or "Rosabel" in text]


@pytest.mark.parametrize("neutral", [None, "Madame Vauquelin"])
def test_without_a_neutral_name_that_tells_nothing_there_is_no_plan(neutral: str | None) -> None:
    shelter = Contact(id="shelter", name="Sophie Vauquelin", sensitive=True, printed_name=neutral)
    with pytest.raises(SheetBlocked) as raised:
        blocks(shelter, action("x1", "Voir Sophie Vauquelin"))
    assert raised.value.where == ("Voir Sophie Vauquelin",)


def test_a_relative_who_is_sensitive_does_not_stop_the_person_s_own_name() -> None:
    brother = Contact(id="b", name=f"Yann {PERSON.last_name}", sensitive=True)
    assert f"Fatou {PERSON.last_name}" in words(brother)
