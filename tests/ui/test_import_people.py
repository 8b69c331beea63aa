"""Bringing a list: each line seen before anything is written, ticks, a way to stop, everything reported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator, RecordingNotices

from carnet_desktop.errors import NotASpreadsheet
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.screens.import_people.rows import FileList
from carnet_desktop.ui.screens.import_people.view import ImportView
from carnet_desktop.ui.screens.import_people.words import FileRow
from carnet_desktop.ui.widgets.texts import Text

SAMPLES = Path(__file__).parent.parent / "samples"
IMPORT_2024 = SAMPLES / "carnet-de-bord-2024-import_beneficiaires.csv"
NBSP = "\u00a0"
HEADERS = "Prénom;Nom;Date de naissance;Téléphone;Code postal;RQTH;Couleur"


class Bringing:
    """The screen, with what the person chooses in its dialogs."""

    def __init__(self, session: Session, jobs: ImmediateJobs) -> None:
        self.session, self.jobs = session, jobs
        self.navigate, self.notices, self.changes = RecordingNavigator(), RecordingNotices(), Changes()
        self.people_changed = 0
        self.changes.listen_people(self._count)
        self.view = ImportView(ScreenContext(session, jobs, self.changes, self.navigate, self.notices))

    def _count(self) -> None:
        self.people_changed += 1

    def choose(self, path: Path) -> None:
        self.notices.path = path
        self.view._choice.choose.click()

    def read(self, path: Path) -> None:
        """Choose a list with a column we do not know, and leave that column aside."""
        self.choose(path)
        self.view._columns.go.click()

    @property
    def lines(self) -> FileList:
        page = self.view._pages.currentWidget()
        assert page in (self.view._preview, self.view._report)
        return self.view._preview.list if page is self.view._preview else self.view._report.list

    def rows(self) -> list[FileRow]:
        return list(self.lines.rows())

    def verdicts(self) -> list[str]:
        return [row.verdict.text for row in self.rows()]

    def texts(self) -> list[str]:
        return [text.text() for text in self.view.findChildren(Text) if text.isVisible()]

    def names(self) -> list[str]:
        return sorted(line.name for line in self.session.directory.lines())


@pytest.fixture
def bringing(qtbot: QtBot, jobs: ImmediateJobs, session: Session) -> Bringing:
    shown = Bringing(session, jobs)
    qtbot.addWidget(shown.view)
    shown.view.resize(1092, 720)
    with qtbot.waitExposed(shown.view):
        shown.view.show()
    shown.view.focus_first()
    return shown


@pytest.fixture
def write_list(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str) -> Path:
        path = tmp_path / "liste.csv"
        path.write_text("\n".join((HEADERS, *lines)) + "\n", encoding="utf-8")
        return path

    return write


WriteList = Callable[..., Path]


def test_every_line_of_the_file_is_shown_and_nothing_is_written(bringing: Bringing) -> None:
    bringing.choose(IMPORT_2024)
    assert [(row.margin, row.who, row.verdict.text, row.ticked) for row in bringing.rows()] == [
        ("2", "Charlotte Fondue", "Nouveau carnet", True),
        ("3", "Charlie Fondue", "Nouveau carnet", True),
        ("4", "charlie fondue", "Même personne que la ligne 3", True),
        ("5", "charlot fondue", "Nouveau carnet", True),
    ]
    assert bringing.view._preview.run.text() == "Importer 3 personnes"
    assert len(bringing.session.directory) == 0


def test_a_blocked_line_says_why_and_cannot_be_ticked(bringing: Bringing, write_list: WriteList) -> None:
    bringing.read(write_list("Anne;;25/05/1998;06;1000;peut-être;bleu", "Léa;Petit;24/07/1998;;;;"))
    blocked, fine = bringing.rows()
    assert (blocked.verdict.text, blocked.ticked, blocked.problems) == (
        "Bloquée",
        None,
        (f"Nom{NBSP}: cette information manque.",),
    )
    assert len(blocked.notes) == 3
    assert fine.ticked
    assert f"Cette colonne n’est pas utilisée{NBSP}: «{NBSP}Couleur{NBSP}»." in bringing.texts()


def test_the_space_bar_unticks_a_line_and_only_ticked_lines_come_in(bringing: Bringing) -> None:
    bringing.choose(IMPORT_2024)
    assert bringing.lines.hasFocus()
    QTest.keyClick(bringing.lines, Qt.Key.Key_Space)
    assert [row.ticked for row in bringing.rows()] == [False, True, True, True]
    assert bringing.view._preview.run.text() == "Importer 2 personnes"
    QTest.keyClick(bringing.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bringing.names() == ["Charlie Fondue", "charlot fondue"]
    assert "2 personnes ajoutées, 1 ligne laissée de côté." in bringing.texts()
    assert ("2", "Pas cochée") in [(row.margin, row.verdict.text) for row in bringing.rows()]
    assert bringing.people_changed == 1


def test_all_lines_are_ticked_and_unticked_at_once(bringing: Bringing) -> None:
    bringing.choose(IMPORT_2024)
    bringing.view._preview.all.click()
    assert {row.ticked for row in bringing.rows()} == {False}
    assert not bringing.view._preview.run.isEnabled()
    assert "Cochez au moins une ligne pour importer." in bringing.texts()
    bringing.view._preview.all.click()
    assert {row.ticked for row in bringing.rows()} == {True}


def test_a_click_on_the_box_ticks_and_a_click_on_the_name_does_not(bringing: Bringing) -> None:
    bringing.choose(IMPORT_2024)
    QApplication.processEvents()
    row = bringing.lines.visualRect(bringing.lines.model().index(1, 0))
    box = bringing.lines._delegate.box_rect(row)
    QTest.mouseClick(bringing.lines.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert bringing.rows()[1].ticked
    QTest.mouseClick(bringing.lines.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert bringing.rows()[1].ticked is False


def test_the_report_names_every_cell_not_used_and_is_kept_as_text(bringing: Bringing, tmp_path: Path) -> None:
    bringing.choose(IMPORT_2024)
    bringing.view._preview.run.click()
    assert "3 personnes ajoutées." in bringing.texts()
    charlotte, charlie = bringing.rows()
    assert charlotte.notes == (
        f"Téléphone{NBSP}: «{NBSP}071234567{NBSP}» n’est pas un numéro complet, il est gardé comme il est écrit.",
    )
    assert charlie.margin == "3 et 4"
    assert any("123456" in note and note.startswith("Ligne 4, ") for note in charlie.notes)
    bringing.notices.path = kept = tmp_path / "rapport.txt"
    bringing.view._report.save.click()
    text = kept.read_text(encoding="utf-8-sig")
    assert text.startswith("3 personnes ajoutées")
    assert "071234567" in text
    bringing.view._report.finish.click()
    assert bringing.navigate.went == [("back", "")]


def test_what_a_worker_typed_is_kept_unless_the_file_is_preferred(
    bringing: Bringing, session: Session, write_list: WriteList
) -> None:
    listed = write_list("Léa;Petit;24/07/1998;0601234567;75001;;")
    bringing.read(listed)
    assert not bringing.view._preview._choice.isVisible()
    bringing.view._preview.run.click()
    notebook = session.directory.lines()[0].id
    person = open_notebook(session, notebook).notebook.person
    put(session, notebook, replace(person, phones=("+33701020304",)))

    bringing.view._report.other.click()
    bringing.read(listed)
    assert bringing.view._preview._choice.isVisible()
    assert bringing.verdicts() == ["Carnet déjà à jour"]
    assert any("a été écrit à la main et reste" in note for note in bringing.rows()[0].notes)
    bringing.view._preview._choice.control._group.button(1).click()
    assert bringing.verdicts() == ["Carnet mis à jour"]
    assert any("remplace" in note for note in bringing.rows()[0].notes)
    announced: list[str] = []
    bringing.changes.listen(announced.append)
    bringing.view._preview.run.click()
    assert open_notebook(session, notebook).notebook.person.phones == ("+33601234567",)
    assert announced == [notebook]


def test_an_import_stopped_on_the_way_reports_the_lines_not_reached(bringing: Bringing, write_list: WriteList) -> None:
    bringing.read(write_list(*(f"Anne;Martin {n};24/07/19{70 + n};;;;" for n in range(5))))

    def stop(now: int, total: int) -> None:
        if now == 2 and bringing.notices.cancel is not None:
            bringing.notices.cancel()

    bringing.notices.progress = _Calling(stop)
    bringing.jobs.held = True
    bringing.view._preview.run.click()
    assert not bringing.lines.isEnabled()
    bringing.jobs.release()
    assert "Import arrêté" in bringing.texts()
    assert "3 personnes ajoutées, 2 lignes laissées de côté." in bringing.texts()
    assert len(bringing.session.directory) == 3


class _Calling(list[tuple[int, int]]):
    """A list of progress that tells each one as it comes."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        super().__init__()
        self._told = told

    def append(self, progress: tuple[int, int]) -> None:
        super().append(progress)
        self._told(*progress)


def test_an_import_stopped_before_it_began_comes_back_to_the_preview(bringing: Bringing) -> None:
    bringing.choose(IMPORT_2024)
    bringing.jobs.held = True
    bringing.view._preview.run.click()
    assert bringing.notices.cancel is not None
    bringing.notices.cancel()
    bringing.jobs.release()
    assert len(bringing.session.directory) == 0
    assert bringing.lines.isEnabled()
    assert bringing.view._preview.run.isEnabled()


def test_leaving_during_an_import_asks_first(bringing: Bringing) -> None:
    assert bringing.view.leave()
    bringing.choose(IMPORT_2024)
    bringing.jobs.held = True
    bringing.view._preview.run.click()
    bringing.notices.answer = False
    assert not bringing.view.leave()
    assert bringing.notices.said[-1] == f"Arrêter l’import{NBSP}?"
    bringing.jobs.release()
    assert bringing.view.leave()


def test_a_file_that_is_no_list_says_so_and_changes_nothing(bringing: Bringing, tmp_path: Path) -> None:
    wrong = tmp_path / "photo.csv"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    bringing.choose(wrong)
    assert [type(error) for error in bringing.notices.errors] == [NotASpreadsheet]
    assert bringing.view._choice.isVisible()
    bringing.notices.path = IMPORT_2024
    bringing.notices.actions[0].run()
    assert len(bringing.rows()) == 4


def test_giving_up_the_choice_changes_nothing(bringing: Bringing) -> None:
    bringing.notices.path = None
    bringing.view._choice.choose.click()
    assert bringing.view._choice.isVisible()


def test_a_file_dropped_on_the_page_is_read(bringing: Bringing) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(IMPORT_2024))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    bringing.view.dropEvent(event)
    assert len(bringing.rows()) == 4


@pytest.mark.parametrize("scale", [100, 200])
def test_every_control_has_a_name_and_sentences_wrap(
    bringing: Bringing, qapp: QApplication, write_list: WriteList, scale: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    bringing.read(write_list("Anne;Petit;25/05/1998;06;1000;peut-être;bleu"))
    QApplication.processEvents()
    row = bringing.lines.visualRect(bringing.lines.model().index(0, 0))
    assert row.width() <= bringing.lines.viewport().width()
    assert row.height() >= theme.px(2.4) + 3 * theme.px(0.93)
    for _page in range(2):
        assert bringing.view.minimumSizeHint().width() <= 1166
        for widget in bringing.view.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName() or widget.property("text"), widget
        bringing.view._preview.run.click()
