"""What a notebook holds reads well: values, titles, and what points to another record."""

from collections.abc import Iterator

import pytest
from msgspec import inspect
from tests.unit.fatou import at
from tests.unit.held_notebook import STRUCTURE, holding, notebook

from carnet_desktop.domain.facts import JSON
from carnet_desktop.domain.labels import field_label, kind_label
from carnet_desktop.domain.records import (
    KINDS,
    Action,
    Appointment,
    Contract,
    Document,
    Focus,
    Interview,
    Item,
    Leaves,
    Objective,
    Record,
    Situation,
    Value,
    wire_fields,
)
from carnet_desktop.domain.titles import title_of, told
from carnet_desktop.domain.values import value_text
from carnet_desktop.domain.vocabularies import contract_kinds
from carnet_desktop.domain.writing import deletion, edits
from carnet_desktop.i18n import NBSP

CER = contract_kinds()[1]


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        ("situation", "state", {"value": "yes", "on": "2026-03-12"}, "Depuis le 12 mars 2026"),
        ("situation", "state", {"value": "no", "on": "2026-03-12"}, "Terminé le 12 mars 2026"),
        ("situation", "state", {"value": "not_assessed", "on": "2026-03-01"}, "Pas évalué, le 1er mars 2026"),
        (
            "work",
            "situation",
            {"label": "En emploi", "from": "2026-03-01", "to": "2026-08-31"},
            "En emploi, depuis le 1er mars 2026, jusqu’au 31 août 2026",
        ),
        ("work", "situation", {"label": "En emploi"}, "En emploi"),
        ("objective", "committed", {"value": True, "on": "2026-03-12"}, "S’engage, le 12 mars 2026"),
        ("objective", "committed", {"value": False, "on": "2026-03-12"}, "Ne s’engage pas, le 12 mars 2026"),
        ("appointment", "status", {"value": "excused", "reason": "Malade"}, "Absent, excusé, Malade"),
        ("document", "state", "to_bring", "À apporter"),
        (
            "document",
            "file",
            {"sha256": "ab" * 32, "name": "cni.pdf", "media_type": "application/pdf", "size": 240_300},
            f"cni.pdf, 240{NBSP}Ko",
        ),
        ("contract", "signed_on", "2026-03-12", "12 mars 2026"),
        ("contract", "kind", {"label": "CER"}, "CER"),
        (
            "orientation",
            "decided",
            {"on": "2026-03-12", "type": {"label": "Social"}, "from": "CCAS", "to": "Mission locale", "reason": "Âge"},
            "Social, 12 mars 2026, de CCAS, vers Mission locale, Âge",
        ),
        (
            "retention",
            "review",
            {"on": "2026-03-12", "decision": "keep", "reason": "Dossier en cours"},
            "Gardé le 12 mars 2026, Dossier en cours",
        ),
    ],
)
def test_a_value_reads_well(kind: str, field: str, value: JSON, words: str) -> None:
    assert value_text(kind, field, value) == words


def test_a_value_of_another_shape_is_still_shown() -> None:
    assert value_text("situation", "state", {"value": "yes", "on": "2026-02-30"}) == "yes"
    assert value_text("objective", "committed", "bientôt") == "bientôt"


def test_every_kind_and_field_has_french_words() -> None:
    for name, cls in KINDS.items():
        assert kind_label(name) != name
        assert [field for field in wire_fields(cls) if field_label(name, field) == field] == []


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Situation(id="s", label="Locataire"), "Locataire"),
        (Focus(id="f", theme=Item(label="Logement")), "Logement"),
        (Objective(id="o", title=Item(label="Lire")), "Lire"),
        (Contract(id="c", kind_=CER, from_="2026-03-12"), "CER du 12 mars 2026"),
        (Contract(id="c", kind_=CER), "CER"),
        (Document(id="d", title="CNI"), "CNI"),
        (Appointment(id="a", when=at("2026-12-01T14:00")), "Rendez-vous du 1er décembre 2026"),
        (Interview(id="i", on=at("2026-12-01T14:00"), text="CANARI"), "Entretien du 1er décembre 2026"),
        (Focus(id="f"), "Axe de travail"),
        (Contract(id="c"), "Contrat d’accompagnement"),
    ],
)
def test_a_record_is_called_by_its_own_words(record: Record, title: str) -> None:
    assert title_of(record) == title


def test_what_points_to_a_record_gives_its_title_even_deleted() -> None:
    objective = Objective(id="o", title=Item(label="Lire"), focus="f")
    state = notebook(edits(objective), deletion(objective))
    assert told(state, "action", "objective", "o") == "Lire"
    assert told(state, "objective", "focus", "f") == "élément que ce carnet n’a pas"
    assert told(state, "action", "objective", None) == ""
    assert told(holding(Action(id=STRUCTURE)), "action", "by", "2026-03-12") == "12 mars 2026"


_CODES = {"code", "list", "version", "tz", "contact", "sha256", "media_type"}
"""Members that say again, for the program, what the others say in words; a contact is said by its name."""
_EXAMPLES: dict[str, JSON] = {
    "Address": {"lines": ["3 rue des Lilas"], "postcode": "69200", "city": "Vénissieux", "country": "Belgique"},
    "AppointmentStatus": {"value": "excused", "on": "2026-03-01", "reason": "Malade"},
    "Committed": {"value": True, "on": "2026-03-01"},
    "FileRef": {"sha256": "0" * 64, "name": "cni.pdf", "media_type": "application/pdf", "size": 240_000},
    "Item": {"label": "Logement", "code": "housing", "list": "focus", "version": "2024"},
    "Mobility": {"km": 20, "label": "Bus ligne 4"},
    "SituationState": {"value": "yes", "on": "2026-03-01"},
    "Wall": {"local": "2026-03-01T14:00", "tz": "Europe/Paris"},
    "With": {"contact": "an-id", "text": "Mme Roy"},
    "WorkSituation": {
        "label": "CDD",
        "code": "x",
        "list": "y",
        "version": "z",
        "from": "2026-03-01",
        "to": "2027-03-02",
    },
}
_SAID = {
    "2026-03-01": "1er mars 2026",
    "2027-03-02": "2 mars 2027",
    "2026-03-01T14:00": f"14{NBSP}h",
    "excused": "Absent, excusé",
    "yes": "Depuis",
    "True": "S’engage",
    "240000": f"240{NBSP}Ko",
}


def _values_that_leave() -> Iterator[tuple[str, str, type[Value]]]:
    """(kind, field, its class), for the fields that are made of several parts and may leave."""
    for kind, cls in KINDS.items():
        if cls.kind.leaves not in (Leaves.NO, Leaves.NEVER) and kind != "notebook":  # its ids travel apart
            for field in _parts(cls):
                yield from ((kind, field.encode_name, found) for found in _classes(field.type))


def _parts(cls: type) -> tuple[inspect.Field, ...]:
    found = inspect.type_info(cls)
    assert isinstance(found, inspect.StructType)
    return found.fields


def _classes(found: inspect.Type) -> Iterator[type[Value]]:
    if isinstance(found, inspect.StructType) and issubclass(found.cls, Value):
        yield found.cls
    for inner in getattr(found, "types", ()) or filter(None, (getattr(found, "type", None),)):
        yield from _classes(inner)


@pytest.mark.parametrize(("kind", "field", "cls"), list(_values_that_leave()))
def test_every_part_of_a_value_that_may_leave_is_said(kind: str, field: str, cls: type[Value]) -> None:
    value = _EXAMPLES[cls.__name__]
    assert isinstance(value, dict)
    assert set(value) == {each.encode_name for each in _parts(cls)}
    words = value_text(kind, field, value)
    for name, part in value.items():
        if name not in _CODES:
            for each in part if isinstance(part, list) else [part]:
                assert _SAID.get(str(each), str(each)) in words, name
