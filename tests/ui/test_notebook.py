"""The page of a notebook, without a window: what is shown, written as one change, refused, kept, deleted, put back."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from msgspec.structs import replace
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator, RecordingNotices
from tests.ui.recording_quick import RecordingQuick

from carnet_desktop.domain.new_records import new_action, new_interview
from carnet_desktop.domain.records import (
    Action,
    Appointment,
    Contact,
    ExternalId,
    FileRef,
    Interview,
    Item,
    Record,
    Rights,
    WantedJob,
)
from carnet_desktop.errors import DiskFull, FileMissing
from carnet_desktop.i18n import phone_text
from carnet_desktop.sentences import Sentence
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import history
from carnet_desktop.services.session import Session, Staff
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.screens.notebook.interview_decisions import Decided
from carnet_desktop.ui.screens.notebook.presenter import NotebookPresenter
from carnet_desktop.ui.screens.notebook.shown import NEW, Form, Page, Part


class RecordingView:
    """What the screen would show; `fields` is what is typed in the open form."""

    def __init__(self) -> None:
        self.page: Page | None = None
        self.unopened: Sentence | None = None
        self.form: Form | None = None
        self.fields: dict[str, str] = {}
        self.found: Mapping[str, str] = {}
        self.refused = False
        self.saving = False
        self.closed: list[tuple[Part, str]] = []
        self.copied = ""
        self.looked: list[tuple[str, bytes]] = []
        self.quick = RecordingQuick()

    def form_view(self) -> "RecordingView":
        return self

    def quick_view(self) -> RecordingQuick:
        return self.quick

    def show_page(self, page: Page) -> None:
        self.page = page

    def show_unopened(self, sentence: Sentence) -> None:
        self.unopened = sentence

    def in_front(self) -> bool:
        return True

    def show_form(self, form: Form) -> None:
        self.form, self.fields = form, dict(form.values)

    def fill(self, values: Mapping[str, str]) -> None:
        self.fields |= values

    def typed(self) -> dict[str, str]:
        return dict(self.fields)

    def show_decided(self, decided: Decided) -> None:
        self.fields |= {
            f"action{index}.{name}": text
            for index, action in enumerate(decided.actions)
            for name, text in action.items()
        }

    def show_problems(self, found: Mapping[str, str]) -> None:
        self.found = found

    def show_refused(self) -> None:
        self.refused = True

    def show_saving(self, saving: bool) -> None:
        self.saving = saving

    def close_form(self, part: Part, record: str) -> None:
        self.form, self.fields = None, {}
        self.closed.append((part, record))

    def touched(self) -> None:
        """Nothing is kept as a draft here."""

    def show_file(self, title: str, file: FileRef, data: bytes) -> None:
        self.looked.append((title, data))

    def copy_text(self, text: str) -> None:
        self.copied = text

    def lines(self, part: Part) -> tuple[Line, ...]:
        assert self.page is not None
        return self.page.parts[part].lines

    def titles(self, part: Part) -> list[str]:
        return [line.title for line in self.lines(part)]


class Open:
    """A notebook's page on real files."""

    def __init__(self, session: Session, notebook: str) -> None:
        self.session, self.notebook = session, notebook
        self.view, self.jobs, self.changes = RecordingView(), ImmediateJobs(), Changes()
        self.navigate, self.notices = RecordingNavigator(), RecordingNotices()
        self.context = ScreenContext(session, self.jobs, self.changes, self.navigate, self.notices)
        self.presenter = NotebookPresenter(self.view, self.context, notebook)
        self.presenter.open()

    def state(self) -> notebooks.OpenNotebook:
        return notebooks.open_notebook(self.session, self.notebook)

    def action(self, words: str) -> Action:
        found = self.state().notebook.all_entries(Action)
        return next(e.record for e in found if e.record.what and words in e.record.what.label)

    def appointment(self, words: str) -> Appointment:
        return next(e.record for e in self.state().notebook.entries(Appointment) if e.record.purpose == words)

    def put(self, *records: Record) -> None:
        notebooks.put(self.session, self.notebook, *records)
        self.presenter.reload()


@pytest.fixture
def page(samples_session: Session, fatou: str) -> Iterator[Open]:
    opened = Open(samples_session, fatou)
    yield opened
    opened.presenter.close()


def fill_disk(session: Session, notebook: str) -> None:
    """No page more can be written in this notebook: what SQLite says then is what a full disk makes it say."""
    with session.files[notebook].file._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def free_disk(session: Session, notebook: str) -> None:
    with session.files[notebook].file._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


LONG = "Elle raconte. " * 3000


# What is shown


def test_the_head_says_who_she_is_how_to_reach_her_and_what_is_late(page: Open) -> None:
    assert page.view.page is not None
    head = page.view.page.header
    assert (head.name, head.about) == ("Fatou Diarra", "37 ans, née le 12 mars 1989. Suivie par vous")
    assert [words for _icon, words in head.told] == [
        f"{phone_text('+33639984107')}, préfère les SMS",
        "Français, bambara",
        "Lit les phrases courtes",
    ]
    assert [chip.text for chip in head.chips] == ["1 action en retard", "Fin de PASS IAE 19 déc."]


def test_the_plan_puts_the_most_urgent_first_and_what_is_done_last(page: Open) -> None:
    assert page.view.titles(Part.PLAN)[:3] == [
        "Logement",
        "Trouver un logement stable avant le 15 décembre",
        "Envoyer la demande de logement",
    ]
    late = page.view.lines(Part.PLAN)[2]
    assert (late.when, late.when_tone, late.alarm, late.who) == ("ven. 20 nov.", "bad", "4 jours de retard", "Vous")
    page.presenter.tick(Part.PLAN, late.id)
    assert page.view.titles(Part.PLAN)[4:6] == [
        "Envoyer la demande de logement",
        "Créer le compte de demande de logement social",
    ]
    done = page.view.lines(Part.PLAN)[4]
    assert (done.box, done.when) == (True, "fait 24 nov.")
    assert page.view.page is not None
    assert [chip.text for chip in page.view.page.header.chips] == ["Fin de PASS IAE 19 déc."]
    page.presenter.tick(Part.PLAN, late.id)
    assert page.view.lines(Part.PLAN)[2].box is False


def test_appointments_to_come_stand_before_those_that_are_past(page: Open) -> None:
    days = [line.when for line in page.view.lines(Part.APPOINTMENTS)]
    assert days == ["Aujourd’hui", "jeu. 26 nov.", "mar. 1er déc.", "jeu. 3 déc.", "mar. 17 nov.", "lun. 9 nov."]
    assert [line.title for line in page.view.lines(Part.APPOINTMENTS)][:2] == [
        "Avec vous",
        "Mission locale, Karim Ziani",
    ]
    assert page.view.lines(Part.APPOINTMENTS)[-1].details[0].text == "Absente excusée"


def test_a_sensitive_contact_says_the_name_it_prints_under(page: Open) -> None:
    doctor = page.view.lines(Part.CONTACTS)[-1]
    assert doctor.title == "Dr Le Bihan"
    assert [detail.text for detail in doctor.details][-1] == "S’imprime «\u00a0Rendez-vous du jeudi\u00a0»"
    page.presenter.edit(Part.CONTACTS, doctor.id)
    write(page, printed_name="")
    page.presenter.save()
    doctor = page.view.lines(Part.CONTACTS)[-1]
    assert [detail.text for detail in doctor.details][-1] == "Ne s’imprime pas\u00a0: aucun nom neutre."


def test_what_an_import_filled_is_shown_and_may_be_corrected(page: Open) -> None:
    page.put(
        ExternalId(id=page.session.structure.id, value="A-77"),
        Rights(id="rights", rsa=Item(label="Oui, sans droit aux aides"), rqth=False),
        WantedJob(id="j", rank=3, job=Item(label="Soigneuse d’animaux"), km=10),
    )
    told = [(line.label, line.title) for line in page.view.lines(Part.RIGHTS)]
    assert told == [("RSA", "Oui, sans droit aux aides"), ("RQTH", "Non")]
    assert page.view.titles(Part.WANTED_JOBS)[-1] == "Soigneuse d’animaux"
    assert ("Identifiant", "A-77") in [(line.label, line.title) for line in page.view.lines(Part.IDENTITY)]
    assert page.view.titles(Part.TEAM) == ["Vous"]


def test_the_private_interview_of_a_colleague_is_shown_nowhere(page: Open) -> None:
    claire = page.session.staff
    page.session.staff = Staff("other", "Mehdi Haddad", "Éducateur", "accompagnant")
    page.put(new_interview(page.session.now(), "Secret de Mehdi", "private", subject="À part"))
    assert "À part" in page.view.titles(Part.INTERVIEWS)
    hidden = next(e.record for e in page.state().notebook.entries(Interview) if e.record.subject == "À part")
    page.session.staff = claire
    page.presenter.reload()
    assert "À part" not in page.view.titles(Part.INTERVIEWS)
    notebooks.delete(page.session, page.notebook, hidden)
    page.presenter.show_deleted(Part.INTERVIEWS)
    page.presenter.reload()
    assert "À part" not in page.view.titles(Part.INTERVIEWS)


def test_a_colleague_is_named_where_i_am_you(page: Open) -> None:
    claire = page.session.staff
    page.session.staff = Staff("other", "Mehdi Haddad", "Éducateur", "accompagnant")
    page.put(
        new_interview(page.session.now(), "Point d’équipe", "team", subject="Point"),
        new_action("Appeler le bailleur", "worker", who_text="Mehdi Haddad"),
    )
    page.session.staff = claire
    page.presenter.reload()
    assert next(line for line in page.view.lines(Part.INTERVIEWS) if line.title == "Point").after == "· Mehdi Haddad"
    assert next(line for line in page.view.lines(Part.PLAN) if "bailleur" in line.title).who == "Mehdi Haddad"


def test_only_the_latest_interviews_are_shown_until_all_are_asked_for(page: Open) -> None:
    page.put(*(new_interview(page.session.now(), f"Texte {n}", "team", subject=f"Sujet {n}") for n in range(9)))
    assert page.view.page is not None
    assert len(page.view.lines(Part.INTERVIEWS)) == 5
    assert page.view.page.parts[Part.INTERVIEWS].more == "Voir les 11 entretiens"
    page.presenter.show_every(Part.INTERVIEWS)
    assert len(page.view.lines(Part.INTERVIEWS)) == 11


def test_a_missing_file_is_a_page_of_its_own(samples_session: Session, fatou: str) -> None:
    samples_session.layout.notebook(fatou).unlink()
    opened = Open(samples_session, fatou)
    assert opened.view.page is None
    assert opened.view.unopened is not None
    assert opened.view.unopened.what.startswith("Le fichier ")
    with pytest.raises(FileMissing):
        notebooks.open_notebook(samples_session, fatou)


def test_an_older_copy_is_read_and_nothing_can_be_written_in_it(samples_session: Session, fatou: str) -> None:
    path = samples_session.layout.notebook(fatou)
    notebooks.close_notebook(samples_session, fatou)
    kept = path.with_suffix(".kept")
    shutil.copy(path, kept)
    notebooks.put(samples_session, fatou, new_action("Écrire au maire", "person"))
    notebooks.close_notebook(samples_session, fatou)
    kept.replace(path)
    opened = Open(samples_session, fatou)
    assert opened.view.page is not None
    assert not opened.view.page.writable
    assert opened.notices.said[-1].startswith("Cette copie du carnet est plus ancienne")
    for part in Part:
        opened.presenter.add(part)
        assert opened.view.form is None
    first = opened.view.lines(Part.PLAN)[2]
    opened.presenter.tick(Part.PLAN, first.id)
    opened.presenter.deleting.delete(Part.PLAN, first.id)
    assert opened.view.lines(Part.PLAN)[2] == first
    assert [choice.icon for choice in opened.presenter.choices(Part.PLAN, first.id)] == ["history"]
    interview = opened.view.lines(Part.INTERVIEWS)[0]
    opened.presenter.edit(Part.INTERVIEWS, interview.id)
    assert opened.view.form is not None
    assert not opened.view.form.writable


# The one form


def write(page: Open, **fields: str) -> None:
    """Type in the open form; a dot in a name is written `__`."""
    page.view.fields |= {name.replace("__", "."): text for name, text in fields.items()}


def test_one_form_writes_an_interview_its_appointment_and_its_actions_as_one_change(page: Open) -> None:
    before = len(history(page.session, page.notebook))
    page.presenter.add(Part.INTERVIEWS)
    write(page, text="Elle déménage.", decisions="Chercher ensemble", next__day="2026-12-08", next__hour="14 h")
    write(page, next__bring="RIB, photo", action0__what="Appeler la CAF", action0__by="2026-11-27")
    write(page, action1__what="Envoyer le dossier", action1__who="partner", action1__who_text="CCAS")
    page.presenter.save()
    assert page.view.form is None
    changes = history(page.session, page.notebook)
    assert len(changes) == before + 1
    assert len({line.record for line in changes[0].lines}) == 4
    added = next(a for a in page.state().notebook.entries(Appointment) if a.record.bring == ("RIB", "photo")).record
    assert added.when is not None
    assert added.with_ is not None
    assert (added.when.local, added.with_.text, added.place) == (
        "2026-12-08T14:00",
        "Claire Le Guen",
        "Les Ateliers du Pont",
    )
    assert page.action("Envoyer le dossier").who_text == "CCAS"
    row = page.view.lines(Part.INTERVIEWS)[0]
    assert (row.title, row.after, row.details[0].text) == ("Entretien", "· sur place", "Elle déménage.")


def test_each_problem_of_the_form_stands_beside_its_field_and_nothing_is_written(page: Open) -> None:
    before = len(history(page.session, page.notebook))
    page.presenter.add(Part.INTERVIEWS)
    write(page, next__day="31/2", next__hour="14 h", action0__by="2026-11-27")
    page.presenter.save()
    assert set(page.view.found) == {"text", "next.day", "action0.what"}
    assert page.view.form is not None
    assert len(history(page.session, page.notebook)) == before


def test_an_empty_appointment_and_empty_actions_write_nothing(page: Open) -> None:
    page.presenter.add(Part.INTERVIEWS)
    write(page, text="Rien de plus.")
    page.presenter.save()
    assert {line.kind for line in history(page.session, page.notebook)[0].lines} == {"interview"}


def test_a_full_disk_keeps_the_text_offers_to_copy_it_and_saves_once_there_is_room(page: Open) -> None:
    page.presenter.add(Part.INTERVIEWS)
    write(page, subject="Le départ", text=LONG.strip(), action0__what="Prévenir l’école")
    fill_disk(page.session, page.notebook)
    page.presenter.save()
    assert isinstance(page.notices.errors[-1], DiskFull)
    assert page.view.refused
    assert page.view.form is not None
    copy, again = page.notices.actions
    assert (copy.label, again.label, copy.closes) == ("Copier le texte", "Réessayer", False)
    copy.run()
    assert page.view.copied == f"Le départ\n{LONG.strip()}\nPrévenir l’école"
    free_disk(page.session, page.notebook)
    again.run()
    assert page.view.form is None
    assert page.view.titles(Part.INTERVIEWS)[0] == "Le départ"
    actions = [entry.record.what for entry in page.state().notebook.entries(Action)]
    assert [what.label for what in actions if what and "école" in what.label] == ["Prévenir l’école"]


# Drafts


def test_what_is_typed_and_not_saved_is_kept_and_offered_again(page: Open) -> None:
    page.presenter.add(Part.INTERVIEWS)
    write(page, text="Un début", action0__what="Appeler")
    page.presenter.close()  # what the lock does
    again = Open(page.session, page.notebook)
    assert again.notices.said == ["Un texte commencé ici n’a pas été enregistré."]
    _erase, take_up = again.notices.actions
    take_up.run()
    assert (again.view.fields["text"], again.view.fields["action0.what"]) == ("Un début", "Appeler")
    again.presenter.save()
    assert Open(page.session, page.notebook).notices.said == []


def test_a_draft_is_erased_once_it_was_confirmed(page: Open) -> None:
    page.presenter.add(Part.CONTACTS)
    write(page, name="Mme Petit")
    page.presenter.keep_draft()
    page.presenter.close()
    again = Open(page.session, page.notebook)
    erase, _take_up = again.notices.actions
    again.notices.answer = False
    erase.run()
    assert len(notebooks.drafts(page.session, page.notebook)) == 1
    assert again.notices.actions, "the text is still offered"
    again.notices.answer = True
    erase.run()
    assert notebooks.drafts(page.session, page.notebook) == {}
    assert not again.notices.actions


def test_beginning_the_same_form_takes_its_draft_up_rather_than_writing_over_it(page: Open) -> None:
    page.presenter.add(Part.INTERVIEWS)
    write(page, text="Un début")
    page.presenter.close()
    again = Open(page.session, page.notebook)
    again.presenter.add(Part.INTERVIEWS)
    assert again.view.fields["text"] == "Un début"


def test_a_form_that_was_only_looked_at_leaves_no_draft_and_asks_nothing(page: Open) -> None:
    page.presenter.edit(Part.PLAN, page.action("CV").id)
    page.presenter.keep_draft()
    page.presenter.cancel()
    assert page.notices.said == []
    assert notebooks.drafts(page.session, page.notebook) == {}


def test_closing_a_text_asks_and_stays_when_one_goes_on_writing(page: Open) -> None:
    page.presenter.add(Part.INTERVIEWS)
    write(page, text="Un début")
    page.presenter.keep_draft()
    page.notices.answer = False
    assert not page.presenter.leave()
    assert page.notices.said == ["Fermer sans enregistrer ce texte\u00a0?"]
    assert page.view.form is not None
    page.notices.answer = True
    assert page.presenter.leave()
    assert notebooks.drafts(page.session, page.notebook) == {}


def test_another_form_opens_only_once_the_first_is_answered_for(page: Open) -> None:
    page.presenter.add(Part.PLAN)
    write(page, what="Écrire")
    page.notices.answer = False
    page.presenter.add(Part.INTERVIEWS)
    assert page.view.form is not None
    assert page.view.form.part is Part.PLAN


def test_a_draft_that_cannot_be_kept_is_said_once(page: Open) -> None:
    page.presenter.add(Part.INTERVIEWS)
    fill_disk(page.session, page.notebook)
    for text in (LONG, LONG + "!"):
        write(page, text=text)
        page.presenter.keep_draft()
    assert page.notices.said == ["Ce que vous tapez n’est pas encore gardé."]
    free_disk(page.session, page.notebook)


# Rows


def test_an_action_is_edited_in_place_and_keeps_what_the_form_does_not_show(page: Open) -> None:
    action = page.action("CV")
    page.presenter.edit(Part.PLAN, action.id)
    assert page.view.form is not None
    assert page.view.form.when == ("mer. 25 nov.", "")
    write(page, what="Corriger et imprimer le CV", by="")
    page.presenter.save()
    after = page.action("imprimer le CV")
    assert after == replace(action, what=Item(label="Corriger et imprimer le CV"), by=None)
    assert page.view.closed[-1] == (Part.PLAN, action.id)


def test_an_action_is_deleted_offered_back_and_found_again_at_the_foot(page: Open) -> None:
    action = page.action("CV")
    page.presenter.deleting.delete(Part.PLAN, action.id)
    assert page.notices.said == ["Action supprimée"]
    assert action.what is not None
    assert action.what.label not in page.view.titles(Part.PLAN)
    assert page.view.page is not None
    assert page.view.page.parts[Part.PLAN].deleted == "1 élément supprimé"
    page.presenter.show_deleted(Part.PLAN)
    offered = page.view.lines(Part.PLAN)[-1]
    assert (offered.title, offered.who) == (action.what.label, "Rétablir")
    page.presenter.edit(Part.PLAN, offered.id)
    assert action.what.label in page.view.titles(Part.PLAN)
    assert page.view.page.parts[Part.PLAN].deleted == ""


@pytest.mark.parametrize("part", [Part.APPOINTMENTS, Part.CONTACTS, Part.INTERVIEWS])
def test_every_part_deletes_and_restores(page: Open, part: Part) -> None:
    first = page.view.lines(part)[0]
    page.presenter.deleting.delete(part, first.id)
    assert first not in page.view.lines(part)
    page.presenter.deleting.restore(part, first.id)
    assert first in page.view.lines(part)


def test_an_appointment_is_added_with_the_worker_who_writes_at_the_structure(page: Open) -> None:
    page.presenter.add(Part.APPOINTMENTS)
    assert (page.view.fields["with"], page.view.fields["place"]) == ("Vous", "Les Ateliers du Pont")
    write(page, day="2026-12-10", hour="9h30", **{"with": "mme roy"}, purpose="Dossier", bring="RIB; bail")
    page.presenter.save()
    added = page.appointment("Dossier")
    roy = next(e.record for e in page.state().notebook.entries(Contact) if e.record.name == "Mme Roy")
    assert added.with_ is not None
    assert (added.with_.contact, added.bring) == (roy.id, ("RIB", "bail"))


def test_an_appointment_without_an_hour_is_refused_beside_its_day(page: Open) -> None:
    page.presenter.add(Part.APPOINTMENTS)
    write(page, day="2026-12-10")
    page.presenter.save()
    assert page.view.found == {"day": "Indiquez la date et l’heure du rendez-vous."}


def test_why_she_did_not_come_is_written_shown_and_corrected(page: Open) -> None:
    missed = page.view.lines(Part.APPOINTMENTS)[-1].id
    page.presenter.edit(Part.APPOINTMENTS, missed)
    write(page, reason="Enfant malade")
    page.presenter.save()
    (told,) = (line.details for line in page.view.lines(Part.APPOINTMENTS) if line.id == missed)
    assert [detail.text for detail in told] == ["Absente excusée · Enfant malade"]
    page.presenter.edit(Part.APPOINTMENTS, missed)
    assert page.view.fields["reason"] == "Enfant malade"
    write(page, state="present")
    page.presenter.save()
    (told,) = (line.details for line in page.view.lines(Part.APPOINTMENTS) if line.id == missed)
    assert [detail.text for detail in told] == ["Présente"], "who came needs no reason"


def test_whether_she_came_is_set_in_place(page: Open) -> None:
    today = page.view.lines(Part.APPOINTMENTS)[0]
    labels = [choice.label for choice in page.presenter.choices(Part.APPOINTMENTS, today.id)]
    assert labels[1:5] == ["Présente", "Absente excusée", "Absente", "Annulé par le service"]
    page.presenter.choices(Part.APPOINTMENTS, today.id)[1].run()
    after = next(line for line in page.view.lines(Part.APPOINTMENTS) if line.id == today.id)
    assert after.details[0].text == "Présente"
    status = next(e.record for e in page.state().notebook.entries(Appointment) if e.record.id == today.id).status
    assert status is not None
    assert (status.value, status.on) == ("present", "2026-11-24")


def test_a_sensitive_contact_asks_for_its_neutral_name(page: Open) -> None:
    page.presenter.add(Part.CONTACTS)
    write(page, name="Dr Martin", phone="0261914805", sensitive="1", printed_name="Avec Dr Martin")
    page.presenter.save()
    assert set(page.view.found) == {"printed_name"}
    write(page, printed_name="Rendez-vous du lundi")
    page.presenter.save()
    contact = next(e.record for e in page.state().notebook.entries(Contact) if e.record.name == "Dr Martin")
    assert (contact.phone, contact.sensitive) == ("+33261914805", True)


def test_the_identity_writes_only_what_was_touched(page: Open) -> None:
    before = page.state().notebook.person
    page.presenter.edit(Part.IDENTITY, "person/first_name")
    write(page, phones="06 39 98 41 07, 02 61 91 50 50", street="3 rue du Port", postcode="44000", city="Valmer")
    write(page, title="sir", birth_date="1990-03-12")
    page.presenter.save()
    after = page.state().notebook.person
    assert after.phones == ("+33639984107", "+33261915050")
    assert after.address is not None
    assert (after.address.lines, after.address.city) == (("3 rue du Port",), "Valmer")
    assert (after.title, after.languages, after.channel) == ("sir", before.languages, before.channel)
    changed = {line.field for line in history(page.session, page.notebook)[0].lines}
    assert changed == {"phones", "address", "title", "birth_date"}
    line = page.session.directory.line(page.notebook)
    assert line is not None
    assert line.birth_date == "1990-03-12"


def test_a_refused_identity_says_why_beside_each_field(page: Open) -> None:
    page.presenter.edit(Part.IDENTITY, "person")
    write(page, last_name="", birth_date="31/02/1990", email="fatou", postcode="44")
    page.presenter.save()
    assert set(page.view.found) == {"last_name", "birth_date", "email", "postcode"}


def test_an_interview_is_edited_without_changing_its_day(page: Open) -> None:
    row = page.view.lines(Part.INTERVIEWS)[0]
    before = next(e.record for e in page.state().notebook.entries(Interview) if e.record.id == row.id)
    page.presenter.edit(Part.INTERVIEWS, row.id)
    write(page, visibility="private", decisions="")
    page.presenter.save()
    after = next(e.record for e in page.state().notebook.entries(Interview) if e.record.id == row.id)
    assert after == replace(before, visibility="private", decisions=None)


# Elsewhere


def test_a_save_from_another_screen_is_shown(page: Open) -> None:
    notebooks.put(page.session, page.notebook, new_action("Écrire au maire", "person", by=date(2026, 11, 25)))
    page.changes.announce(page.notebook)
    assert "Écrire au maire" in page.view.titles(Part.PLAN)


def test_a_form_asked_for_before_the_notebook_is_there_opens_once_it_is(samples_session: Session, fatou: str) -> None:
    opened = Open.__new__(Open)
    opened.session, opened.notebook = samples_session, fatou
    opened.view, opened.jobs, opened.changes = RecordingView(), ImmediateJobs(), Changes()
    opened.jobs.held = True
    context = ScreenContext(samples_session, opened.jobs, opened.changes, RecordingNavigator(), RecordingNotices())
    presenter = NotebookPresenter(opened.view, context, fatou)
    presenter.open()
    presenter.add(Part.INTERVIEWS)
    assert opened.view.form is None
    opened.jobs.release()
    assert opened.view.form is not None
    assert (opened.view.form.part, opened.view.form.record) == (Part.INTERVIEWS, NEW)


def test_escape_with_nothing_open_goes_back_to_the_list(page: Open) -> None:
    page.presenter.cancel()
    assert page.navigate.went == [("people", "")]


def test_opening_a_notebook_is_in_the_access_journal(page: Open) -> None:
    seen = [row.notebook for row in page.session.registry.access() if row.action == "opened"]
    assert seen == [page.notebook]
