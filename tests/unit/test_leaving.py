"""What leaves a notebook: the winners of what was ticked, never what must stay."""

import msgspec
import pytest
from tests.unit.exchanged import ALL, Side, fields_of
from tests.unit.fatou import SHELTER, at

from carnet_desktop.domain.facts import JSON, Fact
from carnet_desktop.domain.leaving import Asked, Leaving, LeavingRecord
from carnet_desktop.domain.records import (
    KINDS,
    Action,
    Address,
    Appointment,
    Attached,
    Author,
    Closed,
    Closure,
    Consent,
    ConsentGiven,
    Contact,
    ExternalId,
    Interview,
    Item,
    Member,
    Nir,
    NotebookId,
    Party,
    Person,
    Record,
    Rights,
    Sensitive,
    Transfer,
    TransferSent,
    Visibility,
    WantedJob,
    With,
    Work,
)
from carnet_desktop.domain.sections import DEFAULT_SECTIONS, SECTIONS, STAYING_KINDS, section_label
from carnet_desktop.domain.writing import Edit, deletion

US = "here"
FATOU = Person(id="person", first_name="Fatou", last_name="Diarra", birth_date="1989-03-12")


@pytest.fixture
def side() -> Side:
    made = Side(US)
    made.put(Author(id="worker-of-here", name="Claire", function="CIP", structure_name="Les Ateliers du Pont"))
    made.put(FATOU)
    return made


def talk(key: str, visibility: Visibility, text: str = "CANARI") -> Interview:
    return Interview(id=key, on=at("2026-11-20T10:00"), text=text, visibility=visibility)


def questions(leaving: Leaving) -> list[Asked]:
    return [asked for section in leaving.sections for asked in section.asked]


def texts(leaving: Leaving) -> str:
    return msgspec.json.encode(leaving.facts).decode()


def counts(leaving: Leaving) -> dict[str, int]:
    return {section.name: section.held for section in leaving.sections}


def test_nothing_leaves_of_a_notebook_that_was_merged_by_mistake_and_separated(side: Side) -> None:
    another = Side("another")
    another.put(Action(id="theirs", what=Item(label="CANARI"), who="person"))
    side.journal |= another.journal
    attached = NotebookId(id=another.notebook, attached=Attached(value=True, on="2026-11-24"))
    side.put(attached)
    assert "CANARI" in texts(side.leaves())
    side.put(msgspec.structs.replace(attached, attached=Attached(value=False, on="2026-11-25")))
    assert "CANARI" not in texts(side.leaves())
    assert another.notebook not in side.leaves().ids


def test_sections_are_those_whose_records_exist_here_each_with_its_words() -> None:
    assert SECTIONS == (
        "identity", "rights", "work", "situation", "plan", "appointments", "contacts", "interviews", "contracts",
        "documents",
    )  # fmt: skip
    assert set(SECTIONS) - set(DEFAULT_SECTIONS) == {"rights", "documents"}
    assert all(section_label(section) != section for section in SECTIONS)
    assert {cls.kind.name for cls in KINDS.values() if cls.kind.section is None} == {
        "author", "change", "notebook", "external_id", "nir", "consent", "closure", "orientation", "retention",
        "handed_sheet", "transfer",
    }  # fmt: skip


def test_only_what_was_ticked_leaves_with_who_wrote_it_and_the_ids(side: Side) -> None:
    side.put(Work(id="work", last_job="Vendeuse"))
    leaving = side.leaves({"identity"})
    assert fields_of(leaving) == {
        "person/person": {"first_name": "Fatou", "last_name": "Diarra", "birth_date": "1989-03-12"}
    }
    assert {fact.kind for fact in leaving.facts} == {"person", "author", "notebook"}
    assert "Claire" in texts(leaving)
    assert (leaving.ids, leaving.records) == ((side.notebook,), ("person/person",))
    assert [section.name for section in leaving.sections] == list(SECTIONS)
    assert counts(leaving)["work"] == 1
    assert counts(leaving)["contacts"] == 0


def test_who_wrote_nothing_of_it_is_not_named(side: Side) -> None:
    side.put(Author(id="mehdi", name="CANARI"))
    assert "CANARI" not in texts(side.leaves())


def test_what_is_shown_is_what_leaves(side: Side) -> None:
    side.put(Work(id="work", last_job="Vendeuse"), WantedJob(id="job", rank=1, job=Item(label="Couture")))
    side.put(talk("t", "transferable"), Rights(id="rights", rsa=Item(label="RSA"), aah=True))
    leaving = side.leaves(ALL, "rights/rights/aah")
    shown = {f"{key}/{field}": value for key, held in fields_of(leaving).items() for field, value in held.items()}
    sent = {"/".join(f.place): f.value for f in leaving.facts if f.kind not in ("author", "notebook", "change")}
    assert shown == sent


def test_an_overwritten_value_never_leaves(side: Side) -> None:
    side.write(Edit("person", "person", "email", "CANARI@exemple.fr"))
    side.write(Edit("person", "person", "email", None))
    leaving = side.leaves()
    assert "CANARI" not in texts(leaving)
    assert fields_of(leaving)["person/person"]["email"] is None, "that it was cleared is its state"


@pytest.mark.parametrize("visibility", ["private", "team", "of a newer version", None])
def test_an_interview_leaves_only_when_it_is_transferable_now(visibility: JSON, side: Side) -> None:
    side.put(talk("t", "transferable"))
    assert "CANARI" in texts(side.leaves())
    side.write(Edit("interview", "t", "visibility", visibility))
    leaving = side.leaves_whole()
    assert "CANARI" not in texts(leaving)
    assert questions(leaving) == [], "nor is it offered"
    assert counts(leaving)["interviews"] == (1 if visibility == "team" else 0), "a private one is not even counted"


def test_the_former_text_of_an_interview_made_transferable_stays(side: Side) -> None:
    side.put(talk("t", "private", "CANARI"))
    side.put(talk("t", "transferable", "Ce qui peut être dit"))
    leaving = side.leaves()
    assert "Ce qui peut être dit" in texts(leaving)
    assert "CANARI" not in texts(leaving)


SENT = TransferSent(
    on="2026-11-24",
    at="2026-11-24T09:00:00.000000Z",
    kind="referral",
    purpose="CANARI",
    recipient=Party(structure="there", name="CANARI"),
    sha256="00",
    expires_at="2027-01-23T09:00:00.000000Z",
)
OURS: tuple[Record, ...] = (
    Nir(id=f"{US}/nir", value="CANARI"),
    ExternalId(id=US, value="CANARI"),
    Consent(id=f"{US}/1", given=ConsentGiven(state="given", on="2026-11-24", how="CANARI")),
    Closure(id=f"{US}/1", closed=Closed(on="2026-11-24", reason=Item(label="CANARI"))),
    Transfer(id=f"{US}/1", sent=SENT),
)


@pytest.mark.parametrize("record", OURS, ids=lambda record: record.kind.name)
def test_what_belongs_to_our_follow_up_never_leaves(record: Record, side: Side) -> None:
    side.put(record)
    side.shared.add(f"{record.kind.name}/{record.id}")
    leaving = side.leaves_whole()
    assert "CANARI" not in texts(leaving)
    assert questions(leaving) == []
    side.write(*deletion(record))
    assert not {fact.kind for fact in side.leaves_whole().facts} & STAYING_KINDS


@pytest.mark.parametrize("kind", ["orientation", "retention", "handed_sheet"])
def test_kinds_that_stay_are_known_before_they_are_written_here(kind: str, side: Side) -> None:
    fact = side.put(Work(id="work", last_job="x"))[0]
    side.journal["odd"] = msgspec.structs.replace(fact, id="odd", kind=kind, value="CANARI")
    leaving = side.leaves(ALL, f"{kind}/work")
    assert "CANARI" not in texts(leaving)
    assert questions(leaving) == []


def test_of_a_deleted_record_nothing_leaves_unless_the_recipient_has_it(side: Side) -> None:
    action = Action(id="a", what=Item(label="CANARI"), who="person")
    side.put(action)
    side.write(*deletion(action))
    assert side.leaves().records == ("person/person",)
    side.shared.add("action/a")
    leaving = side.leaves()
    assert [fact.field for fact in leaving.facts if fact.kind == "action"] == ["deleted"]
    assert "CANARI" not in texts(leaving)
    plan = next(section for section in leaving.sections if section.name == "plan")
    assert (plan.records, plan.held) == ((LeavingRecord("action", "a", (), True),), 0)
    assert "action/a" not in side.leaves(ALL - {"plan"}).records


def test_a_record_that_was_restored_leaves_whole_and_says_so(side: Side) -> None:
    action = Action(id="a", what=Item(label="Appeler"), who="person")
    side.put(action)
    side.write(*deletion(action))
    side.write(*deletion(action, deleted=False))
    leaving = side.leaves()
    assert fields_of(leaving)["action/a"].keys() == {"what", "who"}
    assert {fact.field for fact in leaving.facts if fact.kind == "action"} == {"what", "who", "deleted"}


def test_benefits_leave_with_their_section_and_disability_only_when_asked(side: Side) -> None:
    side.put(Rights(id="rights", rsa=Item(label="RSA"), are=False, aah=True, rqth=False))
    leaving = side.leaves()
    assert fields_of(leaving)["rights/rights"].keys() == {"rsa", "are"}
    assert questions(leaving) == [
        Asked(f"rights/rights/{field}", "rights", "rights", "rights", field, Sensitive.DISABILITY)
        for field in ("aah", "rqth")
    ]
    assert fields_of(side.leaves(ALL, "rights/rights/aah"))["rights/rights"].keys() == {"rsa", "are", "aah"}
    assert "rights/rights" not in side.leaves(ALL - {"rights"}, "rights/rights/aah").records, (
        "its section was not ticked"
    )


def test_a_right_of_a_newer_version_is_asked_too(side: Side) -> None:
    fact = side.put(Rights(id="rights", are=True))[0]
    side.journal["newer"] = msgspec.structs.replace(fact, id="newer", field="pch", v=2)
    leaving = side.leaves()
    assert [(asked.key, asked.why) for asked in questions(leaving)] == [("rights/rights/pch", None)]
    assert fields_of(leaving)["rights/rights"].keys() == {"are"}


def test_a_sensitive_contact_and_all_that_names_it_leave_only_when_asked(side: Side) -> None:
    meeting = Appointment(id="rdv", when=at("2026-12-03T09:30"), place="8 rue Cachée", with_=With(contact="shelter"))
    naming = Action(id="call", what=Item(label="Appeler la Maison Rosabel des femmes"), who="person")
    side.put(SHELTER, Contact(id="roy", name="Madame Roy", structure="CAF"), reason="Vue chez Sophie Vauquelin")
    side.put(meeting, naming, talk("t", "transferable", "Elle a vu Mme Vauquelin."))
    leaving = side.leaves()
    assert {(asked.key, asked.why) for asked in questions(leaving)} == {
        (key, Sensitive.CONFIDENTIAL_SERVICE)
        for key in ("contact/shelter", "appointment/rdv", "action/call", "interview/t")
    }
    assert leaving.records == ("person/person", "contact/roy")
    for word in ("Vauquelin", "Rosabel", "Cachée", "02 61 91 48 05", "shelter", "jeudi"):
        assert word not in texts(leaving)
    assert "appointment/rdv" in side.leaves(ALL, "appointment/rdv").records
    assert "contact/shelter" not in side.leaves(ALL, "appointment/rdv").records
    agreed = side.leaves(ALL, "contact/shelter")
    assert {"contact/shelter", "appointment/rdv", "action/call", "interview/t"} <= set(agreed.records)
    assert questions(agreed) == [
        Asked("contact/shelter", "contacts", "contact", "shelter", None, Sensitive.CONFIDENTIAL_SERVICE)
    ]
    assert "Vue chez Sophie Vauquelin" in texts(agreed)


def test_a_sensitive_contact_that_was_deleted_is_still_not_named(side: Side) -> None:
    side.put(SHELTER, Action(id="call", what=Item(label="Appeler Vauquelin"), who="person"))
    side.write(*deletion(SHELTER))
    leaving = side.leaves()
    assert "Vauquelin" not in texts(leaving)
    assert [asked.key for asked in questions(leaving)] == ["action/call"]


def test_an_address_at_a_sensitive_contact_is_asked_and_her_name_is_not(side: Side) -> None:
    side.put(
        SHELTER, Person(id="person", last_name="Vauquelin", address=Address(lines=("Maison Rosabel",), city="Valmer"))
    )
    leaving = side.leaves()
    assert [(asked.key, asked.field) for asked in questions(leaving)] == [
        ("person/person/address", "address"),
        ("contact/shelter", None),
    ]
    assert "Rosabel" not in texts(leaving)
    assert fields_of(leaving)["person/person"]["last_name"] == "Vauquelin"
    assert "address" in fields_of(side.leaves(ALL, "person/person/address"))["person/person"]


def test_of_the_team_only_name_function_and_structure_leave(side: Side) -> None:
    side.put(
        Member(id=f"{US}/claire", name="Claire", function="CIP", structure_name="Pont", email="CANARI", referent=True)
    )
    assert fields_of(side.leaves())[f"member/{US}/claire"] == {
        "name": "Claire", "function": "CIP", "structure_name": "Pont",
    }  # fmt: skip
    assert "CANARI" not in texts(side.leaves())


def test_the_reason_of_a_change_leaves_with_it_and_that_of_another_stays(side: Side) -> None:
    side.put(Work(id="work", last_job="Vendeuse"), reason="dit au téléphone")
    side.put(Nir(id=f"{US}/nir", value="1"), reason="CANARI")
    leaving = side.leaves()
    assert "dit au téléphone" in texts(leaving)
    assert "CANARI" not in texts(leaving)
    assert "dit au téléphone" not in texts(side.leaves({"identity"}))


def test_what_this_version_does_not_know_leaves_only_when_asked(side: Side) -> None:
    fact = side.put(Work(id="work", last_job="x"))[0]
    side.journal["newer"] = msgspec.structs.replace(fact, id="newer", kind="budget", record="b1", value="CANARI", v=3)
    leaving = side.leaves()
    assert questions(leaving) == [Asked("budget/b1", "other", "budget", "b1", None, None)]
    assert (leaving.sections[-1].name, leaving.sections[-1].held) == ("other", 1)
    assert "CANARI" not in texts(leaving)
    assert "CANARI" in texts(side.leaves((), "budget/b1"))


def test_a_field_of_a_newer_version_leaves_like_the_others(side: Side) -> None:
    fact = side.put(Work(id="work", last_job="x"))[0]
    side.journal["newer"] = msgspec.structs.replace(fact, id="newer", field="commute", value=["bus"], v=2)
    assert fields_of(side.leaves())["work/work"] == {"last_job": "x", "commute": ["bus"]}


def test_every_notebook_that_a_fact_was_written_in_is_named(side: Side) -> None:
    fact: Fact = side.put(Work(id="work", last_job="x"))[0]
    side.journal["there"] = msgspec.structs.replace(
        fact, id="there", field="mobility", notebook="another", value={"km": 3}
    )
    assert side.leaves().ids == (side.notebook, "another")
    assert side.leaves({"identity"}).ids == (side.notebook,)
