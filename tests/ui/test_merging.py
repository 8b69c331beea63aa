"""Merging and separating: who is proposed, what is said, what is asked first, what the list shows afterwards."""

from collections.abc import Sequence
from datetime import date

import pytest
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator, RecordingNotices

from carnet_desktop.domain.records import Action, Item
from carnet_desktop.errors import ReadOnlyNotebook
from carnet_desktop.services.directory import PersonLine
from carnet_desktop.services.merging_notebooks import merge_notebooks
from carnet_desktop.services.notebooks import keep_draft, open_notebook, put
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.screens.merging.presenter import MergingPresenter
from carnet_desktop.ui.screens.merging.separating_presenter import SeparatingPresenter
from carnet_desktop.ui.screens.merging.shown import Choice, SideBySide

NBSP = "\u00a0"
CALL = Action(id="11111111-1111-4111-8111-111111111111", who="person", what=Item(label="Appeler la CAF"))


class View:
    """What merging and separating show."""

    def __init__(self) -> None:
        self.title, self.sentence, self.busy = "", "", list[str]()
        self.people: list[str] = []
        self.both: SideBySide | None = None
        self.choices: Sequence[Choice] = ()
        self.seen = True

    def show_title(self, title: str) -> None:
        self.title = title

    def show_people(self, sentence: str, lines: Sequence[PersonLine], today: date, query: str) -> None:
        self.sentence, self.people = sentence, [line.name for line in lines]

    def show_side_by_side(self, both: SideBySide) -> None:
        self.both = both

    def show_search(self) -> None:
        self.both = None

    def show_choices(self, question: str, choices: Sequence[Choice]) -> None:
        self.sentence, self.choices = question, choices

    def show_nothing(self, sentence: str) -> None:
        self.sentence = sentence

    def show_busy(self, label: str) -> None:
        self.busy.append(label)

    def is_on_screen(self) -> bool:
        return self.seen

    def said(self) -> str:
        assert self.both is not None
        return " ".join(follow.sentence for follow in self.both.follows)

    def line(self, label: str) -> tuple[str, str, bool]:
        assert self.both is not None
        line = next(line for line in self.both.lines if line.label == label)
        return line.left, line.right, line.doubtful


class Place:
    """A screen's surroundings; `told` counts what the list was told."""

    def __init__(self, session: Session, jobs: ImmediateJobs) -> None:
        self.view, self.navigate, self.notices = View(), RecordingNavigator(), RecordingNotices()
        changes = Changes()
        self.told: list[str] = []
        changes.listen(self.told.append)
        changes.listen_people(lambda: self.told.append("people"))
        self.context = ScreenContext(session, jobs, changes, self.navigate, self.notices)

    def merging(self, notebook: str) -> MergingPresenter:
        presenter = MergingPresenter(self.view, self.context, notebook)
        presenter.start()
        return presenter

    def separating(self, notebook: str) -> SeparatingPresenter:
        presenter = SeparatingPresenter(self.view, self.context, notebook)
        presenter.start()
        return presenter


@pytest.fixture
def place(session: Session, jobs: ImmediateJobs) -> Place:
    return Place(session, jobs)


def add(session: Session, first: str, last: str, born: date = date(1982, 2, 1)) -> str:
    return add_person(session, NewPerson(first, last, born))


@pytest.fixture
def sophie(session: Session) -> str:
    return add(session, "Sophie", "Tifour")


@pytest.fixture
def again(session: Session) -> str:
    notebook = add(session, "Sophié", "Tifour")
    put(session, notebook, CALL)
    return notebook


def names(session: Session) -> list[str]:
    return sorted(line.name for line in session.directory.lines())


def test_those_who_look_like_her_are_proposed_first(place: Place, session: Session, sophie: str, again: str) -> None:
    add(session, "Karim", "Benali", date(1990, 5, 6))
    place.merging(sophie)
    assert place.view.title == "Réunir le carnet de Sophie Tifour avec un autre"
    assert (place.view.people, place.view.sentence) == (
        ["Sophié Tifour"],
        "Ce carnet est peut-être celui de la même personne.",
    )


def test_without_anybody_alike_the_other_is_searched_and_never_this_one(
    place: Place, session: Session, sophie: str
) -> None:
    add(session, "Sonia", "Tifour", date(1960, 7, 8))
    presenter = place.merging(sophie)
    assert place.view.people == []
    assert place.view.sentence.startswith("Aucun carnet ne ressemble à celui-ci.")
    presenter.search("tifour ")
    assert (place.view.people, place.view.sentence) == (["Sonia Tifour"], "1 autre carnet")
    presenter.search("sonja")
    assert place.view.people == ["Sonia Tifour"]
    assert place.view.sentence.endswith("Voici un nom proche.")
    presenter.search("sophie")
    assert place.view.people == []
    presenter.search("")
    assert place.view.sentence.startswith("Aucun carnet ne ressemble à celui-ci.")


def test_both_are_seen_side_by_side_and_what_will_happen_is_said(place: Place, sophie: str, again: str) -> None:
    presenter = place.merging(sophie)
    presenter.choose(again)
    assert place.view.line("Prénom") == ("Sophie", "Sophié", False)
    assert place.view.line("Naissance") == ("1er février 1982", "1er février 1982", False)
    assert place.view.line("Téléphones") == ("aucun", "aucun", False)
    assert place.view.line("Actions") == ("aucune", "1", False)
    assert place.view.line("Dernière modification")[0].startswith("aujourd’hui à ")
    assert "Il contiendra 0 rendez-vous, 1 action et 0 entretien." in place.view.said().replace(NBSP, " ")
    assert "quitte la liste. Rien n’y est effacé." in place.view.said()
    assert "Vous pourrez les séparer" in place.view.said()
    assert place.view.both is not None
    assert all(follow.tone is None for follow in place.view.both.follows)
    presenter.cancel()
    assert place.view.both is None
    presenter.cancel()
    assert place.navigate.went == [("back", "")]


def test_another_birth_date_is_marked_and_a_text_not_saved_is_told(place: Place, session: Session, sophie: str) -> None:
    other = add(session, "Sophie", "Tifour", date(1982, 2, 7))
    keep_draft(session, other, "interview", {"text": "Elle dit"})
    place.merging(sophie).choose(other)
    assert place.view.line("Naissance") == ("1er février 1982", "7 février 1982", True)
    assert place.view.both is not None
    doubt, draft = [follow.sentence for follow in place.view.both.follows if follow.tone is Tone.WARN]
    assert "vérifiez que c’est bien la même personne" in doubt
    assert "un texte qui n’est pas enregistré" in draft


def test_merged_the_other_leaves_the_list_and_the_kept_one_opens(
    place: Place, session: Session, sophie: str, again: str
) -> None:
    presenter = place.merging(sophie)
    presenter.choose(again)
    presenter.merge()
    assert place.navigate.went == [("give_up", again), ("back", ""), ("notebook", sophie)]
    assert place.told == ["people", sophie]
    assert [line.id for line in session.directory.lines()] == [sophie]
    assert place.view.busy == ["Réunion…", ""]
    assert place.notices.said[-1].endswith("sont réunis.")


def test_gone_elsewhere_meanwhile_the_list_is_told_and_nobody_is_moved(
    place: Place, session: Session, jobs: ImmediateJobs, sophie: str, again: str
) -> None:
    presenter = place.merging(sophie)
    presenter.choose(again)
    jobs.held = True
    presenter.merge()
    presenter.merge()
    presenter.back()
    presenter.choose_again()
    assert len(jobs.waiting) == 1
    place.view.seen = False
    presenter.close()
    jobs.release()
    assert place.told == ["people", sophie]
    assert place.navigate.went == [("give_up", again)]


def test_nothing_is_merged_while_a_text_of_the_other_notebook_is_being_written(
    place: Place, session: Session, sophie: str, again: str
) -> None:
    place.navigate.gives_up = False
    presenter = place.merging(sophie)
    presenter.merge()
    presenter.choose(again)
    presenter.merge()
    assert names(session) == ["Sophie Tifour", "Sophié Tifour"]
    assert place.view.both is not None


def test_a_refusal_leaves_both_notebooks_as_they_are(place: Place, session: Session, sophie: str, again: str) -> None:
    presenter = place.merging(sophie)
    presenter.choose(again)
    open_file(session, again).read_only = "older_copy"
    presenter.merge()
    assert [type(error) for error in place.notices.errors] == [ReadOnlyNotebook]
    assert place.view.busy == ["Réunion…", ""]
    assert len(names(session)) == 2


def test_separating_says_what_goes_back_where_and_does_it(
    place: Place, session: Session, sophie: str, again: str
) -> None:
    merge_notebooks(session, sophie, again)
    presenter = place.separating(sophie)
    assert place.view.line("Prénom") == ("Sophie", "Sophié", False)
    assert place.view.line("Actions") == ("aucune", "1", False)
    assert "Celui de Sophié Tifour revient dans la liste." in place.view.said()
    presenter.separate()
    assert names(session) == ["Sophie Tifour", "Sophié Tifour"]
    assert place.navigate.went == [("back", ""), ("notebook", sophie)]
    assert place.told == ["people", sophie, again]
    assert place.notices.said[-1] == "Les deux carnets sont séparés."
    place.notices.actions[-1].run()
    assert place.navigate.went[-1] == ("notebook", again)


def test_of_several_merged_notebooks_one_is_chosen(place: Place, session: Session, sophie: str, again: str) -> None:
    third = add(session, "Sophy", "Tifour")
    merge_notebooks(session, sophie, again)
    merge_notebooks(session, sophie, third)
    presenter = place.separating(sophie)
    assert sorted(choice.name for choice in place.view.choices) == ["Sophié Tifour", "Sophy Tifour"]
    assert place.view.choices[0].about.startswith("Naissance le 1er février 1982")
    presenter.separate()
    assert names(session) == [f"{open_notebook(session, sophie).notebook.person.first_name} Tifour"]
    presenter.choose([choice.name for choice in place.view.choices].index("Sophy Tifour"))
    presenter.separate()
    assert {line.id for line in session.directory.lines()} == {sophie, third}


def test_a_notebook_that_was_merged_with_none_says_so(place: Place, sophie: str) -> None:
    presenter = place.separating(sophie)
    assert place.view.sentence == "Ce carnet n’a été réuni avec aucun autre."
    presenter.separate()
    presenter.back()
    assert place.navigate.went == [("back", "")]
