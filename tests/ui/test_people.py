"""The list of notebooks: what it says, what its keys do, and that 10 000 people cost no more than ten."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator, RecordingNotices

from carnet_desktop.i18n import folded
from carnet_desktop.services.directory import DatedLine, PersonDoc, PersonLine
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session
from carnet_desktop.storage.rows import DirectoryRow
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.screens.people import presenter, words
from carnet_desktop.ui.screens.people import view as people_view
from carnet_desktop.ui.screens.people.models import PeopleModel
from carnet_desktop.ui.screens.people.view import PeopleView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.texts import Text

TODAY = date(2026, 11, 23)
NBSP = "\u00a0"


def line(
    first: str = "Fatou",
    last: str = "Diarra",
    title: str | None = "madam",
    referent: str | None = "Claire Le Guen",
    meets: tuple[DatedLine, ...] = (),
    does: tuple[DatedLine, ...] = (),
    closed: str | None = None,
) -> PersonLine:
    doc = PersonDoc(title, ("+33639984107",), None, None, referent, None, meets, does, closed=closed)
    row = DirectoryRow("id", first, last, "1989-03-12", folded(f"{first} {last}"), msgspec.json.encode(doc))
    return PersonLine(row, TODAY.isoformat())


def meeting(on: str) -> DatedLine:
    return DatedLine(on, "Mission locale")


def action(on: str, what: str = "Corriger le CV") -> DatedLine:
    return DatedLine(on, what)


@pytest.mark.parametrize(
    ("title", "detail"),
    [
        ("madam", "Née le 12 mars 1989 · suivie par vous"),
        ("sir", "Né le 12 mars 1989 · suivi par vous"),
        (None, "Naissance le 12 mars 1989 · accompagnement par vous"),
    ],
)
def test_the_second_line_follows_the_civil_title(title: str | None, detail: str) -> None:
    assert words.row(line(title=title), TODAY, "Claire Le Guen").detail == detail


def test_a_follow_up_that_has_ended_says_so_in_the_place_of_who_follows() -> None:
    ended = line(title="madam", referent="Claire", closed="2026-11-22")
    assert words.row(ended, TODAY, "Claire").detail == "Née le 12 mars 1989 · suivi terminé le 22 novembre 2026"
    assert words.row(ended, TODAY, "Claire", alone=False).detail.endswith("suivi terminé le 22 novembre 2026")


def test_another_worker_is_named_and_nobody_is_not() -> None:
    assert words.row(line(referent="Mehdi Haddad"), TODAY, "Claire").detail.endswith("suivie par Mehdi Haddad")
    assert words.row(line(referent=None), TODAY, "Claire").detail == "Née le 12 mars 1989"


def test_the_margin_says_the_day_and_the_hour_of_the_next_appointment() -> None:
    today = words.row(line(meets=(meeting("2026-11-23T14:00"),)), TODAY, "")
    later = words.row(line(meets=(meeting("2026-12-01T09:30"),)), TODAY, "")
    assert (today.when, today.hour, today.when_tone) == ("Aujourd’hui", f"14{NBSP}h", "strong")
    assert (later.when, later.hour, later.when_tone) == ("mar. 1er déc.", f"9{NBSP}h{NBSP}30", "")
    assert words.row(line(), TODAY, "").when == "Aucun rendez-vous"


def test_late_actions_are_counted_in_a_chip() -> None:
    late = words.row(line(does=(action("2026-11-20"), action("2026-11-21"), action("2026-11-25"))), TODAY, "")
    assert [chip.text for chip in late.chips] == ["2 actions en retard"]
    assert words.row(line(does=(action("2026-11-23"), action(""))), TODAY, "").chips == ()


def test_the_peek_shows_the_three_most_urgent_actions_and_counts_the_others() -> None:
    agenda = tuple(action(on, on or "un jour") for on in ("", "2026-11-25", "2026-11-20", "2026-11-27"))
    peek = words.peek(line(does=agenda), TODAY)
    assert [(deed.what, deed.late) for deed in peek.deeds] == [
        ("2026-11-20", True),
        ("2026-11-25", False),
        ("2026-11-27", False),
    ]
    assert peek.more == "et 1 autre"


def test_the_near_letters_of_the_name_are_marked() -> None:
    name = "Oleksandra Kovalenko"
    assert [name[start : start + length] for start, length in words.alike(name, "kovalinko")] == ["Koval", "nko"]


@pytest.fixture
def three(session: Session) -> Session:
    """Three people in a real structure."""
    add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam", ("+33639984107",)))
    add_person(session, NewPerson("Oleksandra", "Kovalenko", date(1985, 2, 1), "madam"))
    add_person(session, NewPerson("Kévin", "Lemoine", date(2004, 5, 1), "sir"))
    return session


class Shown:
    """The list on screen, with what it asked of the window."""

    def __init__(self, session: Session, jobs: ImmediateJobs, query: str = "") -> None:
        self.navigate, self.notices, self.changes = RecordingNavigator(), RecordingNotices(), Changes()
        self.context = ScreenContext(session, jobs, self.changes, self.navigate, self.notices)
        self.view = PeopleView(self.context, query)

    @property
    def search(self) -> QWidget:
        return self.view._search

    def names(self) -> list[str]:
        model = self.view._model
        return [found.name for row in range(model.rowCount()) if (found := model.line(row)) is not None]

    def chosen(self) -> str:
        found = self.view._model.line(self.view._table.currentIndex().row())
        return found.name if found is not None else ""

    def texts(self) -> list[str]:
        return [text.text() for text in self.view.findChildren(Text) if text.isVisible()]

    def button(self, words: str) -> Button:
        return next(b for b in self.view.findChildren(Button) if b.isVisible() and b.text() == words)


Show = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot, jobs: ImmediateJobs) -> Iterator[Show]:
    opened: list[Shown] = []

    def make(session: Session, query: str = "", width: int = 1280, height: int = 720) -> Shown:
        shown = Shown(session, jobs, query)
        opened.append(shown)
        qtbot.addWidget(shown.view)
        shown.view.resize(width, height)
        with qtbot.waitExposed(shown.view):
            shown.view.show()
        shown.view.focus_first()
        QApplication.processEvents()
        return shown

    yield make
    for shown in opened:
        shown.view.close_screen()


def test_an_empty_structure_offers_the_two_first_acts(show: Show, session: Session) -> None:
    shown = show(session)
    assert "Les carnets des personnes que vous accompagnez seront ici." in shown.texts()
    assert not shown.search.isVisible()
    shown.button("Ajouter une personne").click()
    shown.button("Importer une liste").click()
    assert shown.navigate.went == [("new_person", ""), ("import", "")]


def test_typing_narrows_the_list_and_enter_opens_the_first(show: Show, three: Session) -> None:
    shown = show(three)
    assert shown.names() == ["Fatou Diarra", "Oleksandra Kovalenko", "Kévin Lemoine"]
    QTest.keyClicks(shown.search, "kev")
    assert shown.names() == ["Kévin Lemoine"]
    QTest.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.navigate.went == [("notebook", three.directory.search("kevin").exact[0].id)]


def test_the_arrows_move_the_selection_while_the_search_keeps_the_focus(show: Show, three: Session) -> None:
    shown = show(three)
    QTest.keyClick(shown.search, Qt.Key.Key_Down)
    assert shown.chosen() == "Oleksandra Kovalenko"
    assert shown.search.hasFocus()
    QTest.keyClick(shown.search, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shown.navigate.went == [("sheet", three.directory.search("kovalenko").exact[0].id)]


def test_escape_clears_what_is_typed(show: Show, three: Session) -> None:
    shown = show(three)
    QTest.keyClicks(shown.search, "kev")
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)
    assert len(shown.names()) == 3


def test_letters_typed_in_the_list_go_to_the_search_field(show: Show, three: Session) -> None:
    shown = show(three)
    shown.view._table.setFocus()
    QTest.keyClicks(shown.view._table, "f")
    QTest.keyClicks(shown.search, "at")
    assert shown.names() == ["Fatou Diarra"]


def test_a_near_name_is_proposed_with_the_way_out(show: Show, three: Session) -> None:
    shown = show(three)
    QTest.keyClicks(shown.search, "kovalinko")
    assert shown.names() == ["Oleksandra Kovalenko"]
    said = shown.texts()
    assert f"Personne ne s’appelle exactement «{NBSP}kovalinko{NBSP}»." in said
    assert "Voici un nom proche." in said
    assert f"Ce n’est pas elle{NBSP}?" in said
    shown.button(f"Créer le carnet de «{NBSP}kovalinko{NBSP}»").click()
    assert shown.navigate.went == [("new_person", "kovalinko")]


def test_a_number_nobody_has_is_not_made_a_name(show: Show, three: Session) -> None:
    shown = show(three)
    QTest.keyClicks(shown.search, "9999999")
    assert shown.names() == []
    assert f"Personne n’a exactement le numéro «{NBSP}9999999{NBSP}»." in shown.texts()
    shown.view._body.begin.click()
    assert shown.navigate.went == [("new_person", "")]


def test_the_peek_follows_the_selection_and_closes_without_room(show: Show, three: Session) -> None:
    shown = show(three)
    assert shown.view._peek.isVisible()
    assert any(text.endswith(" ans, née le 12 mars 1989") for text in shown.texts())
    QTest.keyClick(shown.search, Qt.Key.Key_Down)
    assert shown.texts().count("Oleksandra Kovalenko") == 1
    shown.view.resize(960, 640)
    assert not shown.view._peek.isVisible()


def test_someone_added_appears_and_the_same_person_stays_chosen(show: Show, three: Session) -> None:
    shown = show(three)
    QTest.keyClick(shown.search, Qt.Key.Key_Down)
    add_person(three, NewPerson("Anne", "Abadie", date(1990, 1, 1)))
    shown.changes.people_changed()
    assert shown.names()[0] == "Anne Abadie"
    assert shown.chosen() == "Oleksandra Kovalenko"
    assert "4 personnes accompagnées" in shown.texts()


def test_a_damaged_notebook_is_said_quietly_after_the_first_paint(show: Show, three: Session) -> None:
    path = three.layout.notebook(three.directory.search("kovalenko").exact[0].id)
    path.write_bytes(path.read_bytes()[:5000])
    shown = show(three)
    assert shown.notices.said == ["Le carnet de Oleksandra Kovalenko ne peut pas être lu."]


def test_an_older_list_is_filled_by_groups_and_a_notebook_opens_meanwhile(
    show: Show, three: Session, jobs: ImmediateJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter, "_GROUP", 1)
    three.registry._file.driver.execute("DELETE FROM agenda")  # as a registry of an older version
    jobs.held = True
    shown = show(three)
    filled: list[int] = []
    while jobs.waiting:
        jobs.waiting.pop(0)()
        filled.append(len(three.registry.agenda()))
    assert sorted(set(filled)) == [0, 1, 2, 3], "one at a time: another work waits for one of them only"
    jobs.held = False
    shown.view.close_screen()


def test_a_list_that_is_closed_reads_no_more_notebooks(
    show: Show, three: Session, jobs: ImmediateJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter, "_GROUP", 1)
    three.registry._file.driver.execute("DELETE FROM agenda")
    jobs.held = True
    shown = show(three)
    while not three.registry.agenda():
        jobs.waiting.pop(0)()
    shown.view.close_screen()
    jobs.release()
    assert len(three.registry.agenda()) == 2, "the group already asked for, and no other"


def test_a_closed_list_listens_no_more(show: Show, three: Session) -> None:
    shown = show(three)
    shown.view.close_screen()
    add_person(three, NewPerson("Anne", "Abadie", date(1990, 1, 1)))
    shown.changes.people_changed()
    assert len(shown.names()) == 3


_Index = QModelIndex | QPersistentModelIndex


class CountingModel(PeopleModel):
    """Counts what the view asks of the model."""

    asked = 0

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        CountingModel.asked += 1
        return super().rowCount(parent)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        CountingModel.asked += 1
        return super().data(index, role)


def fill(session: Session, people: int) -> None:
    """`people` lines put straight in the memory that the list reads."""
    doc = msgspec.json.encode(PersonDoc("madam", (), None, None, "Claire Le Guen"))
    rows = (DirectoryRow(f"id{n}", "Anne", f"Martin {n}", "1990-01-01", f"anne martin {n}", doc) for n in range(people))
    session.directory.load(rows)


def asked_by_keystrokes(shown: Shown, keys: str) -> list[int]:
    counts = []
    for key in keys:
        CountingModel.asked = 0
        QTest.keyClicks(shown.search, key)
        QApplication.processEvents()
        counts.append(CountingModel.asked)
    return counts


def test_a_keystroke_asks_as_little_of_10_000_people_as_of_30(
    show: Show, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_view, "PeopleModel", CountingModel)
    few: list[int] = []
    many: list[int] = []
    for people, counts in ((30, few), (10_000, many)):
        fill(session, people)
        shown = show(session)
        assert len(shown.names()) == people
        counts += asked_by_keystrokes(shown, "anne ma")
        assert len(shown.names()) == people
    assert max(many) <= max(few) + 5
    assert max(many) < 600


@pytest.mark.parametrize("scale", [100, 200])
def test_every_control_has_a_name_and_nothing_is_wider_than_the_window(
    show: Show, three: Session, qapp: QApplication, scale: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    shown = show(three, width=1166 if scale == 200 else 1092, height=720)
    for query in ("", "kovalinko"):
        shown.view.set_query(query)
        QApplication.processEvents()
        for widget in shown.view.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                assert named, widget
        assert shown.view.minimumSizeHint().width() <= shown.view.width()
