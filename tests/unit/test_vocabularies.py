"""The lists people choose from: each item has its own code, is found by its words, and says if it is sensitive."""

import json
from pathlib import Path

import pytest

from carnet_desktop.domain.records import Item, Sensitive
from carnet_desktop.domain.vocabularies import (
    Vocabulary,
    actions,
    chosen,
    contract_kinds,
    contract_short,
    narrowed,
    objectives,
    sensitive_item,
    situations,
    theme_of,
    themes,
    vocabulary,
)
from carnet_desktop.resources import resource

FLAT = sorted(
    path.stem
    for path in resource("vocabularies", "").glob("*.json")
    if b'"items"' in path.read_bytes() and b'"list"' in path.read_bytes()
)


@pytest.mark.parametrize("listed", [*map(vocabulary, FLAT), *situations().values()], ids=lambda listed: listed.name)
def test_each_item_of_a_list_has_its_own_code_and_is_found_by_its_words(listed: Vocabulary) -> None:
    assert len(listed.by_code) == len(listed.terms) > 0
    for term in listed.terms:
        for words in (term.label, term.label.upper(), term.code):
            found = listed.find(words)
            assert found is not None
            assert found.term == term


@pytest.mark.parametrize("name", ["situations", "objectives", "actions"])
def test_codes_are_plain_and_every_theme_is_one(name: str) -> None:
    groups = json.loads(resource("vocabularies", f"{name}.json").read_bytes())["themes"]
    assert groups.keys() <= vocabulary("themes").by_code.keys()
    for group in groups.values():
        codes = [item["code"] for item in group["items"]]
        assert len(set(codes)) == len(codes)
        assert all(code.isascii() and code.replace("_", "").isalnum() and len(code) <= 64 for code in codes)
        assert all(
            item["label"] == " ".join(item["label"].split()) and "'" not in item["label"] for item in group["items"]
        )


def test_there_are_eighty_eight_situations_in_ten_themes() -> None:
    assert len(situations()) == 10
    assert sum(len(listed.terms) for listed in situations().values()) == 88


def test_older_words_find_the_item_that_took_their_place() -> None:
    found = situations()["emploi"].find("inscrit à pôle emploi")
    assert found is not None
    assert found.former is not None
    assert found.term.label == "Inscrit à France Travail"


def test_a_theme_made_of_parts_offers_what_its_parts_do() -> None:
    labels = [item.label for item in objectives("emploi")]
    assert "Valoriser ses compétences" in labels
    assert [item.label for item in objectives("trouver_un_emploi")] == [
        label for label in labels if label in {item.label for item in objectives("trouver_un_emploi")}
    ]
    assert actions("trouver_un_emploi") == actions("emploi")
    assert actions("of a newer version") == ()
    assert len(objectives(None)) == 58
    assert len(actions(None)) == 134


def test_the_parts_of_a_theme_follow_it() -> None:
    labels = [item.label for item in themes()]
    assert labels[:3] == ["Logement", "Emploi", "Choisir un métier"]
    assert len(labels) == 16


def test_words_become_the_item_they_are_or_stay_as_typed() -> None:
    assert chosen("acceder a un LOGEMENT", objectives("logement")).code == "acceder_logement"
    assert chosen(" Repeindre la cuisine ", objectives("logement")) == Item(label="Repeindre la cuisine")


def test_typing_narrows_a_list_by_beginnings_of_words_in_any_order() -> None:
    assert [item.label for item in narrowed("log acc", objectives("logement"))] == ["Accéder à un logement"]
    assert narrowed("", objectives("logement")) == objectives("logement")


def test_a_contract_is_called_by_its_short_name() -> None:
    assert [contract_short(item) for item in contract_kinds()][1:5] == ["CER", "PPAE", "PACEA", "CEJ"]
    assert contract_short(Item(label="Contrat de quartier")) == "Contrat de quartier"
    assert contract_short(Item(label="CER", code="cer", list_="another")) == "CER"


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (objectives("sante")[0], Sensitive.HEALTH),
        (Item(label="À venir", code="later", list_="action_sante"), Sensitive.HEALTH),
        (chosen("Orientation vers la MDPH", actions("emploi")), Sensitive.DISABILITY),
        (chosen("Prendre en compte une problématique judiciaire", objectives(None)), Sensitive.JUSTICE),
        (chosen("Santé", themes()), Sensitive.HEALTH),
        (chosen("Logement", themes()), None),
        (Item(label="Santé"), None),
        (None, None),
    ],
)
def test_what_is_sensitive_is_marked_in_the_lists(item: Item | None, why: Sensitive | None) -> None:
    assert sensitive_item(item) == why


def test_the_theme_of_free_words_is_none() -> None:
    assert theme_of(Item(label="Logement")) is None
    known = theme_of(chosen("Choisir un métier", themes()))
    assert known is not None
    assert known.parent == "emploi"


def test_each_list_names_its_source() -> None:
    told = resource("vocabularies", "SOURCES.md").read_text("utf-8")
    files = [path.name for path in Path(resource("vocabularies", "")).iterdir() if path.suffix in (".json", ".tsv")]
    assert [name for name in files if name not in told] == []
