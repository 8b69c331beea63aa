"""Who she is and how she is followed, on the page: situations, work, rights, wanted jobs, team, orientation, end."""

from collections.abc import Iterator, Mapping

import pytest
from tests.ui.test_notebook import Open

from carnet_desktop.domain.records import (
    Closure,
    Item,
    Member,
    Orientation,
    Record,
    Rights,
    Situation,
    SituationState,
    WantedJob,
    Work,
)
from carnet_desktop.domain.situations import situation_id
from carnet_desktop.domain.writing import edits
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import history
from carnet_desktop.services.session import Session
from carnet_desktop.services.structure import save_settings
from carnet_desktop.ui.screens.notebook.shown import ONE_FORM, SITUATIONS_ID, Part
from carnet_desktop.ui.screens.notebook.situation_fields import NOT_ASSESSED, NOTHING, added, tick


@pytest.fixture
def page(samples_session: Session, fatou: str) -> Iterator[Open]:
    opened = Open(samples_session, fatou)
    yield opened
    opened.presenter.close()


def rows(page: Open, part: Part) -> list[tuple[str, str]]:
    return [(line.label, line.title) for line in page.view.lines(part)]


def told(page: Open, part: Part) -> list[list[str]]:
    return [[line.title, *(detail.text for detail in line.details)] for line in page.view.lines(part)]


def write(page: Open, part: Part, fields: Mapping[str, str]) -> None:
    """Open the form of a part, of a new record where it has several, and save it with these fields."""
    if part in ONE_FORM:
        page.presenter.edit(part, ONE_FORM[part])
    else:
        page.presenter.add(part)
    page.view.fields |= fields
    page.presenter.save()


def situations(page: Open) -> dict[str, Situation]:
    return {entry.record.id: entry.record for entry in page.state().notebook.entries(Situation)}


# Situations


def test_the_page_tells_each_theme_since_when_and_what_nobody_has_looked_at(page: Open) -> None:
    assert rows(page, Part.SITUATION) == [
        ("Logement", "Hébergée par un proche"),
        ("Famille", "2 enfants, 4 et 9 ans"),
        ("Mobilité", "Sans permis, bus ligne 4"),
        ("Numérique", "Rien à signaler"),
        ("Pas évalué", "Budget, droits, français, emploi, formation"),
    ]
    assert page.view.lines(Part.SITUATION)[0].after == "depuis le 3 septembre"


def test_the_form_opens_from_any_row_and_holds_every_theme_but_health(page: Open) -> None:
    page.presenter.edit(Part.SITUATION, page.view.lines(Part.SITUATION)[-1].id)
    assert page.view.form is not None
    assert (page.view.form.record, page.view.form.has_page) == (SITUATIONS_ID, True)
    assert "sante" not in page.view.form.lists
    assert len(page.view.form.lists) == 9


def test_ticking_and_unticking_are_dated_and_no_situation_is_open_twice(page: Open) -> None:
    code = next(code for code, words in _housing(page) if words == "Hébergé chez un tiers")
    write(page, Part.SITUATION, {tick("logement", code): "1"})
    write(page, Part.SITUATION, {tick("logement", code): "1"})
    write(page, Part.SITUATION, {added("logement"): "HEBERGE chez un tiers"})
    labels = [line.title for line in page.view.lines(Part.SITUATION)]
    assert labels.count("Hébergé chez un tiers") == 1
    write(page, Part.SITUATION, {tick("logement", code): ""})
    gone = situations(page)[situation_id("logement", code)]
    assert gone.state == SituationState(value="no", on="2026-11-24")
    write(page, Part.SITUATION, {tick("logement", code): "1"})
    assert len([one for one in situations(page) if one.endswith(code)]) == 1


def _housing(page: Open) -> tuple[tuple[str, str], ...]:
    page.presenter.edit(Part.SITUATION, SITUATIONS_ID)
    assert page.view.form is not None
    found = page.view.form.lists["logement"]
    page.presenter.cancel()
    return found


def test_nothing_to_report_is_not_the_same_as_not_assessed(page: Open) -> None:
    write(page, Part.SITUATION, {tick("emploi", NOTHING): "1", tick("emploi", NOT_ASSESSED): ""})
    assert ("Emploi", "Rien à signaler") in rows(page, Part.SITUATION)
    write(page, Part.SITUATION, {tick("emploi", NOTHING): "", tick("emploi", NOT_ASSESSED): "1"})
    assert "emploi" in page.view.lines(Part.SITUATION)[-1].title


def test_a_theme_left_as_it_was_is_not_written(page: Open) -> None:
    before = page.state().saved_at
    write(page, Part.SITUATION, {})
    assert page.state().saved_at == before
    assert page.view.form is None


def test_a_situation_that_has_ended_says_until_when(page: Open) -> None:
    page.presenter.edit(Part.SITUATION, SITUATIONS_ID)
    page.view.fields |= {name: "" for name in page.view.fields if name.startswith("logement/")}
    page.presenter.save()
    row = page.view.lines(Part.SITUATION)[0]
    assert (row.title, row.details[0].text) == (
        "Plus rien en cours",
        "Hébergée par un proche, jusqu’au 24 novembre",
    )


def test_words_that_are_too_long_are_refused_beside_their_theme(page: Open) -> None:
    write(page, Part.SITUATION, {added("mobilite"): "x" * 301})
    (name,) = page.view.found
    assert name.startswith("situation/mobilite/")
    assert page.view.form is not None


def test_health_is_offered_once_the_structure_writes_of_it_and_shown_when_a_file_brought_it(page: Open) -> None:
    said = Situation(
        id=situation_id("sante", "free_fatigue"), label="Fatigue", state=SituationState(value="yes", on="2026-11-02")
    )
    page.put(said)
    assert ("Santé", "Fatigue") in rows(page, Part.SITUATION)
    page.presenter.edit(Part.SITUATION, SITUATIONS_ID)
    assert page.view.form is not None
    assert page.view.form.lists["sante"] == (("free_fatigue", "Fatigue"),)
    page.presenter.cancel()
    session = page.session
    save_settings(session, type(session.settings)(health=True))
    page.presenter.edit(Part.SITUATION, SITUATIONS_ID)
    assert page.view.form is not None
    assert len(page.view.form.lists["sante"]) > 1


# Work, rights, wanted jobs


def test_work_keeps_the_item_of_the_list_and_takes_free_words(page: Open) -> None:
    assert rows(page, Part.WORK)[0] == ("Situation", "En recherche de formation")
    before = page.state().notebook.work
    write(page, Part.WORK, {"education": "Diplôme malien", "km": "25"})
    after = page.state().notebook.work
    assert after.situation == before.situation
    assert (after.education, after.mobility and after.mobility.km) == (Item(label="Diplôme malien"), 25)


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"from": "2026-09-03", "to": "2026-09-01"}, "to"),
        ({"situation": "", "from": "2026-09-03"}, "situation"),
        ({"km": "beaucoup"}, "km"),
        ({"km": "5000"}, "km"),
        ({"last_job": "x" * 301}, "last_job"),
    ],
)
def test_each_field_of_work_says_its_rule_and_nothing_typed_is_lost(
    page: Open, fields: dict[str, str], beside: str
) -> None:
    write(page, Part.WORK, fields)
    assert list(page.view.found) == [beside]
    assert page.view.fields.items() >= fields.items()


def test_a_right_is_yes_no_or_not_known(page: Open) -> None:
    write(page, Part.RIGHTS, {"aah": "yes", "prime_activite": ""})
    rights = page.state().notebook.rights
    assert (rights.are, rights.aah, rights.prime_activite) == (False, True, None)
    assert ("AAH", "Oui") in rows(page, Part.RIGHTS)


def test_a_wanted_job_is_one_of_the_rome_in_her_order_beside_the_legal_minimum(page: Open) -> None:
    write(page, Part.WANTED_JOBS, {"job": "Cuisinier / Cuisinière", "wage": "1 900,50", "km": "30"})
    job = next(e.record for e in page.state().notebook.entries(WantedJob) if e.record.rank == 3)
    assert (job.job and job.job.list_, job.wage_cents, job.km) == ("rome", 190050, 30)
    page.presenter.add(Part.WANTED_JOBS)
    assert page.view.form is not None
    assert "SMIC" in page.view.form.notes["wage"]
    page.presenter.cancel()
    page.presenter.rows.move_job(job.id, -1)
    assert page.view.titles(Part.WANTED_JOBS)[1] == "Cuisinier / Cuisinière"


def test_a_wage_that_is_none_is_refused_beside_itself(page: Open) -> None:
    write(page, Part.WANTED_JOBS, {"job": "Cariste", "wage": "le SMIC"})
    assert list(page.view.found) == ["wage"]


def test_at_five_wanted_jobs_the_page_says_so_and_takes_no_sixth(page: Open) -> None:
    for name in ("Cariste", "Boulanger", "Fée"):
        write(page, Part.WANTED_JOBS, {"job": name})
    assert page.view.page is not None
    assert page.view.page.parts[Part.WANTED_JOBS].full
    write(page, Part.WANTED_JOBS, {"job": "Une sixième"})
    assert list(page.view.found) == ["job"]


# Team, orientation, end


def test_a_new_referent_takes_over_and_the_former_one_leaves_with_a_date(page: Open) -> None:
    write(page, Part.TEAM, {"name": "Nora Kaci", "referent": "1"})
    members = {entry.record.name: entry.record for entry in page.state().notebook.entries(Member)}
    assert (members["Claire Le Guen"].to, members["Claire Le Guen"].referent) == ("2026-11-24", True)
    assert told(page, Part.TEAM)[0] == ["Nora Kaci", "Depuis le 24 novembre", "Assure le suivi"]
    assert page.view.page is not None
    assert "Suivie par Nora Kaci" in page.view.page.header.about
    assert any(line.field == "to" for change in history(page.session, page.notebook) for line in change.lines)


def test_the_former_referent_may_stay(page: Open) -> None:
    write(page, Part.TEAM, {"name": "Nora Kaci", "referent": "1", "stays": "1"})
    members = {entry.record.name: entry.record for entry in page.state().notebook.entries(Member)}
    assert (members["Claire Le Guen"].to, members["Claire Le Guen"].referent) == (None, False)


def test_a_member_of_the_team_is_entrusted_from_its_row(page: Open) -> None:
    write(page, Part.TEAM, {"name": "Nora Kaci"})
    nora = next(line.id for line in page.view.lines(Part.TEAM) if line.title == "Nora Kaci")
    choice = next(c for c in page.presenter.choices(Part.TEAM, nora) if c.label == "Lui confier le suivi")
    choice.run()
    assert page.view.titles(Part.TEAM)[0] == "Nora Kaci"


def test_a_second_orientation_is_a_reorientation(page: Open) -> None:
    write(page, Part.ORIENTATIONS, {"type": "Social", "reason": "Santé d’abord", "to": "CCAS"})
    latest, first = told(page, Part.ORIENTATIONS)
    assert latest == ["Social", "Réorientation le 24 novembre", "Vers CCAS", "Santé d’abord"]
    assert first[1] == "Orientation le 3 septembre"
    write(page, Part.ORIENTATIONS, {"type": " "})
    assert list(page.view.found) == ["type"]


def test_the_follow_up_ends_with_a_reason_and_is_taken_up_again_with_one(page: Open) -> None:
    write(page, Part.CLOSURES, {"reason": " "})
    assert list(page.view.found) == ["reason"]
    page.view.fields |= {"reason": "Accès à un emploi", "situation": "En formation"}
    page.presenter.save()
    assert told(page, Part.CLOSURES) == [
        ["Terminé le 24 novembre", "Accès à un emploi", "Situation à la sortie : En formation".replace(" :", "\u00a0:")]
    ]
    assert "Reprendre le suivi" in [choice.label for choice in page.presenter.notebook_choices()]
    page.presenter.end_or_begin_again()
    page.view.fields |= {"again_on": "2026-11-24"}
    page.presenter.save()
    assert list(page.view.found) == ["reopened"]
    page.view.fields |= {"again_reason": "Contrat rompu"}
    page.presenter.save()
    (closure,) = (entry.record for entry in page.state().notebook.entries(Closure))
    assert closure.reopened is not None
    assert "Terminer le suivi" in [choice.label for choice in page.presenter.notebook_choices()]


@pytest.mark.parametrize("part", [Part.WANTED_JOBS, Part.TEAM, Part.ORIENTATIONS, Part.CLOSURES])
def test_each_of_these_records_is_deleted_put_back_and_corrected(page: Open, part: Part) -> None:
    named = {Part.WANTED_JOBS: "job", Part.TEAM: "name", Part.ORIENTATIONS: "type", Part.CLOSURES: "reason"}[part]
    write(page, part, {named: "Premier"})
    record = next(line.id for line in page.view.lines(part) if "Premier" in line.spoken)
    page.presenter.deleting.delete(part, record)
    assert record not in [line.id for line in page.view.lines(part)]
    page.presenter.deleting.restore(part, record)
    page.presenter.edit(part, record)
    page.view.fields[named] = 'Dit "second"'
    page.presenter.save()
    assert any('Dit "second"' in line.spoken for line in page.view.lines(part))


@pytest.mark.parametrize("part", [part for part in Part if part not in (Part.IDENTITY, Part.SITUATION)])
def test_a_quotation_mark_saves_in_every_text_of_every_form(page: Open, part: Part) -> None:
    if part in ONE_FORM:
        page.presenter.edit(part, ONE_FORM[part])
    else:
        page.presenter.add(part)
    assert page.view.form is not None
    chosen = {Part.OBJECTIVE: "contract"}.get(part, "to" if part is not Part.ORIENTATIONS else "")
    texts = [name for name in _TEXTS if name in page.view.fields and name != chosen]
    page.view.fields |= {name: f'{name} "cité"' for name in texts}
    if part in (Part.CONTRACTS, Part.APPOINTMENTS):
        page.view.fields |= {"from": "2026-11-24", "day": "2026-11-25", "hour": "14 h", "state": "absent"}
    page.presenter.save()
    assert not page.view.found
    assert page.view.closed
    said = str([change.lines for change in history(page.session, page.notebook)])
    assert texts
    assert all(f'{name} "cité"' in said for name in texts)


_TEXTS = (
    *("what", "title", "theme", "kind", "name", "role", "structure", "function", "structure_name"),
    *("place", "purpose", "with", "bring", "subject", "text", "decisions", "situation", "education"),
    *("last_job", "mobility", "rsa", "job", "contract", "hours", "type", "to", "reason"),
)


def test_a_quotation_mark_saves_in_her_name_and_in_her_words(page: Open) -> None:
    write(page, Part.IDENTITY, {"last_name": 'Diarra "Fa"', "street": '3 "bis"'})
    write(page, Part.SITUATION, {added("logement"): 'Chez "tata"'})
    assert page.state().notebook.person.last_name == 'Diarra "Fa"'
    assert 'Chez "tata"' in page.view.titles(Part.SITUATION)
    assert page.view.form is None


def test_two_copies_that_disagree_are_shown_to_check(page: Open) -> None:
    """What merging may bring: a theme both ticked and denied, two référents, six wanted jobs."""
    ours = page.session.structure.id
    brought: list[Record] = [
        Situation(
            id=situation_id("logement", NOTHING),
            label="Rien à signaler",
            state=SituationState(value="yes", on="2026-10-01"),
        ),
        Member(id=f"{ours}/other", name="Nora Kaci", referent=True),
        *(WantedJob(id=f"j{n}", rank=n, job=Item(label=f"Métier {n}")) for n in range(3, 7)),
        Rights(id="rights", rqth=True),
        Work(id="work", last_job="Cuisinière"),
        Orientation(id=f"{ours}/empty"),
    ]
    notebooks.save(page.session, page.notebook, [edit for record in brought for edit in edits(record)])
    page.presenter.reload()
    for part in (Part.SITUATION, Part.TEAM, Part.WANTED_JOBS):
        assert any("À vérifier" in line.spoken for line in page.view.lines(part)), part
    assert len(page.view.lines(Part.WANTED_JOBS)) == 6
