"""The list in memory: its order, kept at each save as it would be made at unlock."""

import gc
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import PASSPHRASE, now

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.notebook import Notebook, fold_records
from carnet_desktop.domain.records import Person
from carnet_desktop.domain.writing import Pen, edits, facts_of
from carnet_desktop.services import vault
from carnet_desktop.services.directory import Directory, directory_row
from carnet_desktop.storage.rows import AgendaRow, DirectoryRow

TODAY = date(2026, 11, 24)


def row(notebook: str, first: str, last: str) -> DirectoryRow:
    person = Person(id="person", first_name=first, last_name=last, caf_number=notebook * 3)
    facts: Sequence[Fact] = facts_of(edits(person), Pen("s", notebook, "t"), now=now(), last=None)
    return directory_row(Notebook(notebook, "t", fold_records(facts)))


def appointment(notebook: str, on: str) -> AgendaRow:
    return AgendaRow(notebook, "appointment", "r", on, "")


def directory_of(rows: Sequence[DirectoryRow], agenda: Mapping[str, Sequence[AgendaRow]]) -> Directory:
    directory = Directory(lambda: TODAY)
    directory.load(rows, [item for items in agenda.values() for item in items])
    return directory


def test_names_are_in_french_order_and_those_expected_first_come_first() -> None:
    names = [
        ("1", "Zoé", "Petit"),
        ("2", "Ana", "Le Goff"),
        ("3", "Zoe", "Petit"),
        ("4", "Éva", "Le"),
        ("5", "Al", "Z"),
    ]
    rows = [row(*name) for name in names]
    agenda = {"5": [appointment("5", "2026-11-24T09:00")], "2": [appointment("2", "2026-11-23T09:00")]}
    assert [line.id for line in directory_of(rows, agenda).lines()] == ["5", "4", "2", "3", "1"]


def test_a_phone_is_found_however_it_is_typed() -> None:
    person = Person(id="person", first_name="Léa", last_name="Petit", phones=("+33639980112",))
    facts = facts_of(edits(person), Pen("s", "1", "t"), now=now(), last=None)
    directory = directory_of([directory_row(Notebook("1", "t", fold_records(facts)))], {})
    for typed in ("0639980112", "06 39 98", "+33639980112", "+33 6 39 98"):
        assert [line.id for line in directory.search(typed).exact] == ["1"], typed


def test_a_number_slipped_finds_the_near_one() -> None:
    directory = directory_of([row("12345", "Léa", "Petit"), row("67890", "Ana", "Roux")], {})
    assert [line.id for line in directory.search("123451234612345").near] == ["12345"]


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
    last: dict[str, DirectoryRow] = {}
    agenda: dict[str, list[AgendaRow]] = {}

    def take(people: list[tuple[str, str, str, str]]) -> None:
        for notebook, first, name, on in people:
            last[notebook] = row(notebook, first, name)
            agenda[notebook] = [appointment(notebook, on)] if on else []

    take(before)
    kept = directory_of(list(last.values()), agenda)
    kept.prepare_near()
    for people in saves:
        take(people)
        changed = {person[0] for person in people}
        kept.update([last[notebook] for notebook in changed], {notebook: agenda[notebook] for notebook in changed})
    anew = directory_of(list(last.values()), agenda)
    assert [(line.id, line.order) for line in kept.lines()] == [(line.id, line.order) for line in anew.lines()]
    for query in ("lae", "petti le", "gof", "222223"):
        assert {line.id for line in kept.search(query).near} == {line.id for line in anew.search(query).near}


def test_the_collector_leaves_the_list_alone_until_the_lock(home: Path) -> None:
    session = vault.unlock(home, None, PASSPHRASE, now)
    held = gc.get_freeze_count()
    session.lock()
    assert held > 0
    assert gc.get_freeze_count() == 0
