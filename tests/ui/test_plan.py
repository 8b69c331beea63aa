"""The plan, contracts and papers of a notebook, without a window: written, corrected, ended, deleted, traced."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.ui.test_notebook import Open, write

from carnet_desktop.domain.new_plan import new_contract
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Contract, Document, Focus, Item, Objective
from carnet_desktop.services import attachments, notebooks
from carnet_desktop.services.history import history
from carnet_desktop.services.session import Session
from carnet_desktop.ui.screens.notebook.forms import words_typed
from carnet_desktop.ui.screens.notebook.shown import Part

HOUSING = "Trouver un logement stable avant le 15 décembre"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"


@pytest.fixture
def page(samples_session: Session, fatou: str) -> Iterator[Open]:
    opened = Open(samples_session, fatou)
    yield opened
    opened.presenter.close()


def focus(page: Open, theme: str) -> Focus:
    found = page.state().notebook.all_entries(Focus)
    return next(e.record for e in found if e.record.theme and e.record.theme.label == theme)


def objective(page: Open, title: str) -> Objective:
    found = page.state().notebook.all_entries(Objective)
    return next(e.record for e in found if e.record.title and e.record.title.label == title)


def contract(page: Open, kind: str) -> Contract:
    found = page.state().notebook.all_entries(Contract)
    return next(e.record for e in found if e.record.kind_ and e.record.kind_.label == kind)


def paper(page: Open, title: str) -> Document:
    found = page.state().notebook.all_entries(Document)
    return next(e.record for e in found if e.record.title == title)


def choose(page: Open, part: Part, record: str, label: str) -> None:
    """Run the line of a row's menu."""
    next(choice for choice in page.presenter.choices(part, record) if choice.label == label).run()


# What is shown


def test_each_focus_stands_above_its_objectives_and_each_objective_above_its_actions(page: Open) -> None:
    lines = page.view.lines(Part.PLAN)
    assert [line.title for line in lines if line.heading] == ["Logement", "Emploi", "Mobilité"]
    assert [line.icon for line in lines if line.heading] == ["home-2", "briefcase", "bus"]
    aims = [(line.title, line.aside) for line in lines if line.icon == "target-arrow"]
    assert aims == [
        (HOUSING, "En cours, contrat d’engagement"),
        ("Entrer en formation d’aide-soignante en mars", "En cours, PASS IAE"),
        ("Pouvoir prendre un poste à 6 h du matin", "En cours"),
    ]
    assert [line.title for line in lines[8:11]] == [
        "Corriger le CV",
        "Aller à la réunion d’information de l’institut",
        "Mobilité",
    ]


def test_an_action_that_serves_nothing_is_shown_after_the_rest(page: Open) -> None:
    page.put(new_action("Appeler la mairie", "person"))
    lines = page.view.lines(Part.PLAN)
    assert [line.title for line in lines[-2:]] == ["Autres actions", "Appeler la mairie"]
    assert lines[-2].heading


def test_a_plan_of_actions_alone_has_no_headings(page: Open) -> None:
    for theme in ("Logement", "Emploi", "Mobilité"):
        page.presenter.deleting.delete(Part.PLAN, focus(page, theme).id)
    page.put(new_action("Appeler la mairie", "person"))
    assert page.view.titles(Part.PLAN) == ["Appeler la mairie"]


def test_an_objective_of_a_contract_asks_for_her_commitment_until_she_has_answered(page: Open) -> None:
    aim = objective(page, "Entrer en formation d’aide-soignante en mars")

    def told() -> list[str]:
        line = next(line for line in page.view.lines(Part.PLAN) if line.id == aim.id)
        return [detail.text for detail in line.details]

    assert told() == ["Engagement de Fatou à demander"]
    page.presenter.edit(Part.PLAN, aim.id)
    write(page, committed="no")
    page.presenter.save()
    assert told() == ["Fatou ne s’engage pas sur cet objectif"]
    page.presenter.edit(Part.PLAN, aim.id)
    write(page, committed="yes")
    page.presenter.save()
    assert told() == []
    said = objective(page, "Entrer en formation d’aide-soignante en mars").committed
    assert said is not None
    assert (said.value, said.on) == (True, "2026-11-24")


def test_a_contract_about_to_end_is_an_alert_of_the_head(page: Open) -> None:
    assert page.view.page is not None
    assert [chip.text for chip in page.view.page.header.chips][-1] == "Fin de PASS IAE 19 déc."
    choose(page, Part.CONTRACTS, contract(page, "PASS IAE").id, "Finir aujourd’hui")
    assert contract(page, "PASS IAE").to == "2026-11-24"
    assert [chip.text for chip in page.view.page.header.chips][-1] == "Fin de PASS IAE 24 nov."


# Writing the plan


def test_a_focus_is_added_with_its_first_objective_as_one_change(page: Open) -> None:
    before = len(history(page.session, page.notebook))
    page.presenter.add(Part.FOCUS)
    write(page, theme="numerique", objective__title="Avoir une adresse e-mail")
    page.presenter.save()
    assert focus(page, "Numérique").theme == Item(label="Numérique", code="numerique", list_="theme", version="2024")
    made = objective(page, "Avoir une adresse e-mail")
    assert (made.focus, made.title) == (focus(page, "Numérique").id, Item(label="Avoir une adresse e-mail"))
    assert len(history(page.session, page.notebook)) == before + 1


def test_a_second_try_writes_the_same_focus_and_its_objective_under_it(page: Open) -> None:
    page.presenter.add(Part.FOCUS)
    write(page, theme="Budget", objective__title="Ouvrir un compte")
    page.jobs.held = True
    page.presenter.save()
    page.jobs.release()
    assert objective(page, "Ouvrir un compte").focus == focus(page, "Budget").id
    assert page.view.titles(Part.PLAN).count("Budget") == 1


def test_a_theme_that_is_there_already_takes_the_objective(page: Open) -> None:
    page.presenter.add(Part.FOCUS)
    write(page, theme="logement", objective__title="Visiter des appartements")
    page.presenter.save()
    assert page.view.titles(Part.PLAN).count("Logement") == 1
    assert objective(page, "Visiter des appartements").focus == focus(page, "Logement").id


def test_a_focus_without_a_theme_is_refused_beside_it(page: Open) -> None:
    page.presenter.add(Part.FOCUS)
    page.presenter.save()
    assert page.view.found == {"theme": "Indiquez un axe de travail."}


def test_health_is_proposed_only_where_the_structure_writes_of_it(page: Open) -> None:
    page.presenter.add(Part.FOCUS)
    assert page.view.form is not None
    assert "Santé" not in [words for _value, words in page.view.form.lists["theme"]]
    page.presenter.cancel()
    page.session.settings = replace(page.session.settings, health=True)
    page.presenter.add(Part.FOCUS)
    assert "Santé" in [words for _value, words in page.view.form.lists["theme"]]


def test_what_is_added_to_a_row_opens_under_it(page: Open) -> None:
    housing = focus(page, "Logement")
    page.presenter.add_under(Part.PLAN, housing.id)
    assert page.view.form is not None
    assert (page.view.form.part, page.view.form.after) == (Part.OBJECTIVE, housing.id)
    offered = [words for _value, words in page.view.form.lists["title"]]
    assert "Accéder à un logement" in offered
    write(page, title="Accéder à un logement")
    page.presenter.save()
    made = objective(page, "Accéder à un logement")
    assert (made.focus, made.title and made.title.code) == (housing.id, "acceder_logement")
    page.presenter.add_under(Part.PLAN, made.id)
    assert page.view.form.values["objective"] == made.id
    write(page, what="Visiter le foyer", documents="RIB, quittances")
    page.presenter.save()
    action = page.action("Visiter le foyer")
    assert (action.objective, action.documents) == (made.id, ("RIB", "quittances"))
    shown = next(line for line in page.view.lines(Part.PLAN) if line.id == action.id)
    assert (shown.inset, shown.details[0].text) == (True, "RIB, quittances")


def test_an_action_beside_another_serves_the_same_objective(page: Open) -> None:
    page.presenter.add_action_at(page.action("Corriger le CV").id)
    assert page.view.form is not None
    assert page.view.form.values["objective"] == objective(page, "Entrer en formation d’aide-soignante en mars").id


# Named defects of other notebooks: none of them here


def test_renaming_a_focus_an_objective_and_an_action_is_possible_and_traced(page: Open) -> None:
    housing, aim, action = focus(page, "Logement"), objective(page, HOUSING), page.action("Étudier le dossier")
    for record, field, words in (
        (housing.id, "theme", "Se loger près de l’école"),
        (aim.id, "title", "Emménager en janvier"),
        (action.id, "what", "Relancer le dossier"),
    ):
        page.presenter.edit(Part.PLAN, record)
        page.view.fields[field] = words
        page.presenter.save()
    renamed = {"Se loger près de l’école", "Emménager en janvier", "Relancer le dossier"}
    assert renamed <= set(page.view.titles(Part.PLAN))
    lines = [line for change in history(page.session, page.notebook)[:3] for line in change.lines]
    told = [(line.before_text, line.after_text) for line in lines]
    assert set(told) == {
        ("Logement", "Se loger près de l’école"),
        (HOUSING, "Emménager en janvier"),
        ("Étudier le dossier de logement", "Relancer le dossier"),
    }


def test_deleting_an_objective_takes_its_actions_and_the_bar_brings_them_all_back(page: Open) -> None:
    before = page.view.titles(Part.PLAN)
    page.presenter.deleting.delete(Part.PLAN, objective(page, HOUSING).id)
    assert page.notices.said[-1] == "Objectif supprimé, avec 4 éléments"
    assert HOUSING not in page.view.titles(Part.PLAN)
    assert "Étudier le dossier de logement" not in page.view.titles(Part.PLAN)
    assert {line.field for line in history(page.session, page.notebook)[0].lines} == {"deleted"}
    page.notices.undo[-1]()
    assert page.view.titles(Part.PLAN) == before


def test_a_deleted_focus_is_found_again_at_the_foot(page: Open) -> None:
    page.presenter.deleting.delete(Part.PLAN, focus(page, "Mobilité").id)
    assert page.view.page is not None
    assert page.view.page.parts[Part.PLAN].deleted == "3 éléments supprimés"
    page.presenter.show_deleted(Part.PLAN)
    page.presenter.edit(Part.PLAN, focus(page, "Mobilité").id)
    assert "Mobilité" in [line.title for line in page.view.lines(Part.PLAN) if line.heading]


def test_a_renamed_item_of_a_list_never_rewrites_the_past(page: Open) -> None:
    old = Item(label="Logement et hébergement", code="logement", list_="theme", version="2019")
    page.put(replace(focus(page, "Logement"), theme=old))
    assert "Logement et hébergement" in page.view.titles(Part.PLAN)
    kept = focus(page, "Logement et hébergement")
    page.presenter.edit(Part.PLAN, kept.id)
    page.presenter.save()
    assert focus(page, "Logement et hébergement").theme == old
    aim = objective(page, HOUSING)
    page.presenter.edit(Part.PLAN, aim.id)
    write(page, status="done")
    page.presenter.save()
    assert focus(page, "Logement et hébergement").theme == old


def test_a_quotation_mark_anywhere_is_saved(page: Open) -> None:
    page.presenter.add(Part.FOCUS)
    write(page, theme='Le "chez-soi"', objective__title='Dire "non"')
    page.presenter.save()
    assert {'Le "chez-soi"', 'Dire "non"'} <= set(page.view.titles(Part.PLAN))


# Statuses


def test_given_up_by_the_person_is_not_called_off_by_the_structure(page: Open) -> None:
    first, second = page.action("Étudier le dossier"), page.action("Demander l’attestation")
    choose(page, Part.PLAN, first.id, "Annulée par la structure")
    choose(page, Part.PLAN, second.id, "Abandonnée par la personne")
    told = {line.title: line.after for line in page.view.lines(Part.PLAN)}
    assert told["Étudier le dossier de logement"] == "· Annulée par la structure"
    assert told["Demander l’attestation d’hébergement"] == "· Abandonnée par la personne"


def test_an_action_may_be_planned_or_waiting_and_says_so(page: Open) -> None:
    action = page.action("Corriger le CV")
    page.presenter.edit(Part.PLAN, action.id)
    write(page, status="standby")
    page.presenter.save()
    line = next(line for line in page.view.lines(Part.PLAN) if line.id == action.id)
    assert (line.after, line.box, line.quiet) == ("· En attente", False, False)


def test_an_objective_that_ends_says_what_becomes_of_its_actions(page: Open) -> None:
    aim = objective(page, "Entrer en formation d’aide-soignante en mars")
    labels = [choice.label for choice in page.presenter.choices(Part.PLAN, aim.id)]
    assert labels == [
        "Modifier",
        "Ajouter une action",
        "Atteint",
        "Abandonné, 2 actions abandonnées par la personne",
        "Abandonné, 2 actions annulées par la structure",
        "Supprimer",
        "Historique de cet objectif",
    ]
    before = len(history(page.session, page.notebook))
    choose(page, Part.PLAN, aim.id, "Abandonné, 2 actions annulées par la structure")
    assert len(history(page.session, page.notebook)) == before + 1
    status = page.action("Corriger le CV").status
    assert status is not None
    assert status.code == "cancelled"
    line = next(line for line in page.view.lines(Part.PLAN) if line.id == aim.id)
    assert (line.quiet, line.aside, line.act) == (True, "Abandonné, PASS IAE", "")
    choose(page, Part.PLAN, aim.id, "Reprendre cet objectif")
    assert objective(page, "Entrer en formation d’aide-soignante en mars").status == objective(page, HOUSING).status


def test_only_the_latest_actions_that_are_over_are_shown_until_all_are_asked_for(page: Open) -> None:
    aim = objective(page, HOUSING)
    for n in range(7):
        action = new_action(f"Démarche {n}", "person", objective=aim.id)
        page.put(action)
        page.presenter.tick(Part.PLAN, action.id)
    assert page.view.page is not None
    assert page.view.page.parts[Part.PLAN].more == "Voir les 8 actions terminées"
    assert len([line for line in page.view.lines(Part.PLAN) if line.box]) == 5
    page.presenter.show_every(Part.PLAN)
    assert len([line for line in page.view.lines(Part.PLAN) if line.box]) == 8


# Contracts


def test_contracts_are_several_and_keep_their_history(page: Open) -> None:
    page.presenter.add(Part.CONTRACTS)
    assert page.view.fields["from"] == "2026-11-24"
    write(page, kind="ppae", to="2027-05-23", signed_on="2026-11-23")
    page.presenter.save()
    assert page.view.found == {}
    titles = page.view.titles(Part.CONTRACTS)
    assert len(titles) == 3
    made = contract(page, "ppae")
    page.presenter.edit(Part.CONTRACTS, made.id)
    write(page, to="2027-11-23")
    page.presenter.save()
    line = history(page.session, page.notebook)[0].lines[0]
    assert (line.before_text, line.after_text) == ("23 mai 2027", "23 novembre 2027")


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"kind": ""}, {"kind"}),
        ({"kind": "CER", "from": ""}, {"from"}),
        ({"kind": "CER", "from": "2026-12-01", "to": "2026-11-01"}, {"to"}),
        ({"kind": "CER", "to": "31/02"}, {"to"}),
    ],
)
def test_a_contract_that_cannot_be_says_why_beside_its_field(
    page: Open, fields: dict[str, str], refused: set[str]
) -> None:
    page.presenter.add(Part.CONTRACTS)
    write(page, **fields)
    page.presenter.save()
    assert set(page.view.found) == refused


def test_a_contract_that_is_over_stands_last(page: Open) -> None:
    page.put(new_contract("CER", date(2024, 1, 1), date(2024, 6, 30)))
    last = page.view.lines(Part.CONTRACTS)[-1]
    assert (last.title, last.after, last.quiet) == ("CER", "· terminé", True)


def test_an_objective_keeps_its_place_when_its_contract_is_deleted(page: Open) -> None:
    page.presenter.deleting.delete(Part.CONTRACTS, contract(page, "PASS IAE").id)
    line = next(line for line in page.view.lines(Part.PLAN) if line.title.startswith("Entrer en formation"))
    assert line.aside == "En cours"


# Papers


def test_what_is_missing_is_counted_and_stands_first(page: Open) -> None:
    assert page.view.page is not None
    assert page.view.page.parts[Part.DOCUMENTS].note == "1 manquante sur 4"
    first = page.view.lines(Part.DOCUMENTS)[0]
    assert (first.title, first.after, first.icon_tone) == ("Attestation d’hébergement", "· manquante", "bad")
    choose(page, Part.DOCUMENTS, first.id, "Reçue")
    assert page.view.page.parts[Part.DOCUMENTS].note == ""


def test_the_papers_that_the_plan_asks_for_are_proposed(page: Open) -> None:
    page.put(replace(page.action("Corriger le CV"), documents=("diplômes",)))
    page.presenter.add(Part.DOCUMENTS)
    assert page.view.form is not None
    offered = [words for _value, words in page.view.form.lists["title"]]
    assert "Diplômes" in offered
    assert "Le RIB" in offered


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "attestation_hebergement.pdf"
    path.write_bytes(PDF)
    return path


def test_a_file_is_kept_with_its_paper_in_one_change_and_read_back(page: Open, pdf: Path) -> None:
    before = len(history(page.session, page.notebook))
    page.presenter.add_paper(pdf)
    assert page.view.fields == {"title": "Attestation hebergement", "state": "received", "file": str(pdf)}
    page.presenter.save()
    kept = paper(page, "Attestation hebergement")
    assert kept.file is not None
    assert (kept.file.name, kept.file.size, kept.file.media_type) == (pdf.name, len(PDF), "application/pdf")
    assert attachments.attached(page.session, page.notebook, kept.file) == PDF
    assert len(history(page.session, page.notebook)) == before + 1
    page.presenter.files.look(kept.id)
    assert page.view.looked == [("Attestation hebergement", PDF)]


def test_a_file_that_is_no_paper_is_refused_before_it_is_in_the_form(page: Open, tmp_path: Path) -> None:
    script = tmp_path / "photo.jpg"
    script.write_bytes(b"#!/bin/sh\n")
    page.presenter.add_paper(script)
    assert page.view.form is None
    assert page.notices.errors[-1].path == script  # type: ignore[attr-defined]


def test_a_corrected_paper_keeps_its_file_and_taking_it_away_is_traced(page: Open, pdf: Path) -> None:
    page.presenter.add_paper(pdf)
    page.presenter.save()
    kept = paper(page, "Attestation hebergement")
    page.presenter.edit(Part.DOCUMENTS, kept.id)
    write(page, title="Attestation de la cousine")
    page.presenter.save()
    assert paper(page, "Attestation de la cousine").file == kept.file
    page.presenter.edit(Part.DOCUMENTS, kept.id)
    write(page, file="")
    page.presenter.save()
    assert paper(page, "Attestation de la cousine").file is None
    assert history(page.session, page.notebook)[0].lines[0].field == "file"


def test_a_file_that_has_gone_before_the_save_leaves_the_form_as_it_is(page: Open, pdf: Path) -> None:
    page.presenter.add_paper(pdf)
    pdf.unlink()
    page.presenter.save()
    assert page.view.form is not None
    assert page.view.refused
    assert page.view.fields["title"] == "Attestation hebergement"


def test_a_copy_goes_where_the_person_says(page: Open, pdf: Path, tmp_path: Path) -> None:
    page.presenter.add_paper(pdf)
    page.presenter.save()
    page.notices.path = tmp_path / "copie.pdf"
    choose(page, Part.DOCUMENTS, paper(page, "Attestation hebergement").id, "Enregistrer une copie")
    assert (tmp_path / "copie.pdf").read_bytes() == PDF
    assert notebooks.open_notebook(page.session, page.notebook).read_only is None


def test_the_words_of_a_form_are_copied_without_its_choices(page: Open) -> None:
    page.presenter.edit(Part.PLAN, objective(page, HOUSING).id)
    write(page, title="Emménager en janvier")
    assert words_typed(page.view.fields) == "Emménager en janvier"
