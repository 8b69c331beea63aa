"""The list in memory: its order, kept at each save as it would be made at unlock."""

import gc
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import PASSPHRASE, now

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.notebook import Notebook, fold_records
from carnet_desktop.domain.records import Appointment, Attached, NotebookId, Person, Record, Wall
from carnet_desktop.domain.writing import Pen, edits, facts_of
from carnet_desktop.services import vault
from carnet_desktop.services.directory import Directory, directory_row
from carnet_desktop.storage.rows import DirectoryRow

TODAY = date(2026, 11, 24)


def row(notebook: str, first: str, last: str, on: str = "") -> DirectoryRow:
    person = Person(id="person", first_name=first, last_name=last, caf_number=notebook * 3)
    records: list[Record] = [person, *([Appointment(id="a", when=Wall(local=on, tz="Europe/Paris"))] if on else [])]
    what = [edit for record in records for edit in edits(record)]
    facts: Sequence[Fact] = facts_of(what, Pen("s", notebook, "t"), now=now(), last=None)
    return directory_row(Notebook(notebook, "t", fold_records(facts)))


def directory_of(rows: Iterable[DirectoryRow]) -> Directory:
    directory = Directory(lambda: TODAY)
    directory.load(rows)
    return directory


def test_names_are_in_french_order_and_those_expected_first_come_first() -> None:
    people = [
        row("1", "Ève", "Petit"),
        row("2", "Ana", "Le Goff", "2026-11-23T09:00"),
        row("3", "Eva", "Petit"),
        row("4", "Éva", "Le"),
        row("5", "Al", "Z", "2026-11-24T09:00"),
    ]
    assert [line.id for line in directory_of(people).lines()] == ["5", "4", "2", "3", "1"]


def test_a_phone_is_found_however_it_is_typed() -> None:
    person = Person(id="person", first_name="Léa", last_name="Petit", phones=("+33639980112",))
    facts = facts_of(edits(person), Pen("s", "1", "t"), now=now(), last=None)
    directory = directory_of([directory_row(Notebook("1", "t", fold_records(facts)))])
    for typed in ("0639980112", "06 39 98", "+33639980112", "+33 6 39 98"):
        assert [line.id for line in directory.search(typed).exact] == ["1"], typed


def test_a_number_slipped_finds_the_near_one() -> None:
    directory = directory_of([row("12345", "Léa", "Petit"), row("67890", "Ana", "Roux")])
    assert [line.id for line in directory.search("123451234612345").near] == ["12345"]


def test_a_notebook_is_found_by_the_ids_it_has_elsewhere() -> None:
    ids = [
        NotebookId(id=key, attached=Attached(value=key != "gone", on="2026-11-24")) for key in ("1", "gone", "there")
    ]
    facts = facts_of([edit for record in ids for edit in edits(record)], Pen("s", "1", "t"), now=now(), last=None)
    directory = directory_of([directory_row(Notebook("1", "t", fold_records(facts))), row("2", "Ana", "Roux")])
    found = {key: [line.id for line in directory.holding({key})] for key in ("1", "there", "gone", "2", "3")}
    assert found == {"1": ["1"], "there": ["1"], "gone": [], "2": ["2"], "3": []}


_people = st.tuples(
    st.sampled_from("123456"),
    st.sampled_from(["Léa", "Lea", "Ana", ""]),
    st.sampled_from(["Petit", "Le Goff", "Le"]),
    st.sampled_from(["2026-11-24T09:00", "2026-12-01", "2020-01-01", ""]),
)


@given(st.lists(_people), st.lists(st.lists(_people, max_size=3)))
def test_a_list_kept_at_each_save_is_the_list_made_anew(
    before: list[tuple[str, str, str, str]], saves: list[list[tuple[str, str, str, str]]]
) -> None:
    kept = directory_of(row(*person) for person in before)
    kept.prepare_near()
    last = {person[0]: row(*person) for person in before}
    for people in saves:
        changed = {person[0]: row(*person) for person in people}
        last |= changed
        kept.update(changed.values())
    anew = directory_of(last.values())
    assert [(line.id, line.text) for line in kept.lines()] == [(line.id, line.text) for line in anew.lines()]
    for query in ("lae", "petti le", "gof", "222223"):
        assert {line.id for line in kept.search(query).near} == {line.id for line in anew.search(query).near}


def test_the_collector_leaves_the_list_alone_until_the_lock(home: Path) -> None:
    session = vault.unlock(home, None, PASSPHRASE, now)
    held = gc.get_freeze_count()
    session.lock()
    assert held > 0
    assert gc.get_freeze_count() == 0
