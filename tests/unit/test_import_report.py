"""The report of an import: every person, every cell that was not used, every column that is not read."""

from pathlib import Path

from tests.unit.held_notebook import STRUCTURE, notebook, typed
from tests.unit.written_list import SAMPLE_2024, SAMPLE_AGAIN, WHO, read_file, read_rows

from carnet_desktop.domain.writing import Edit
from carnet_desktop.exchange.import_plan import plan
from carnet_desktop.exchange.import_report import Outcome, report, report_lines, reported
from carnet_desktop.exchange.merging import merge_row


def test_the_report_says_what_was_done_and_names_every_cell_and_column_not_used(tmp_path: Path) -> None:
    people = read_rows(
        tmp_path,
        {**WHO, "Téléphone": "071234567", "Couleur": "bleu"},
        {**WHO, "Nom": ""},
        {**WHO, "Prénom": "Zoé"},
        {**WHO, "Prénom": "Léo"},
        {**WHO, "Prénom": "Ana"},
    )
    made = plan(people, [])
    ticked = made.ticked - {4}
    charlotte, leo, _ana = made.people(ticked)
    told = report(
        made, [reported(charlotte, Outcome.CREATED), reported(leo, Outcome.FAILED, why="Le disque est plein.")], ticked
    )
    assert [len(x) for x in (told.created, told.updated, told.unchanged, told.skipped)] == [1, 0, 0, 4]
    assert [line.replace("\u00a0", " ") for line in report_lines(told)] == [
        "1 personne ajoutée, 4 lignes laissées de côté.",
        "Ligne 2, Charlotte Fondue : carnet créé.",
        "  Téléphone : « 071234567 » n’est pas un numéro complet, il est gardé comme il est écrit.",
        "Ligne 3, Charlotte : pas importée.",
        "  Nom : cette information manque.",
        "Ligne 4, Zoé Fondue : pas cochée, donc pas importée.",
        "Ligne 5, Léo Fondue : pas importée. Le disque est plein.",
        "Ligne 6, Ana Fondue : pas importée, l’import a été arrêté avant.",
        "Cette colonne n’est pas utilisée : « Couleur ».",
    ]


def test_the_lines_of_one_person_are_reported_together() -> None:
    made = plan(read_file(SAMPLE_2024), [])
    done = [reported(person, Outcome.CREATED) for person in made.people(made.ticked)]
    lines = [line.replace("\u00a0", " ") for line in report_lines(report(made, done, made.ticked))]
    assert lines[0] == "3 personnes ajoutées."
    assert "Lignes 3 et 4, Charlie Fondue : carnet créé." in lines
    assert (
        "  ligne 4, Situation : « iae » n’est pas utilisé, une autre ligne de cette personne dit"
        " « En recherche d’emploi »."
    ) in lines


def test_a_nir_of_the_file_stands_nowhere_in_the_report() -> None:
    for allowed in (True, False):
        made = plan(read_file(SAMPLE_AGAIN, nir_allowed=allowed), [])
        book = notebook([Edit("nir", f"{STRUCTURE}/nir", "value", "255081416802538")])
        done = []
        for person in made.people(made.ticked):
            what, kept = merge_row(person.row, book, typed)
            done.append(reported(person, Outcome.UPDATED if what else Outcome.UNCHANGED, kept))
        text = "\n".join(report_lines(report(made, done, made.ticked)))
        assert "NIR" in text
        assert "200000000000094" not in text
        assert "255081416802538" not in text
