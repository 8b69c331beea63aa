"""Mon Récap on screen: what is chosen is what prints, what is in question is asked, and both ways out leave a trace."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator, RecordingNotices

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Action, Contact
from carnet_desktop.domain.sheet_choices import SheetFormat
from carnet_desktop.errors import CannotWriteFile, PrinterRefused, SheetBlocked
from carnet_desktop.i18n import NBSP
from carnet_desktop.printing.preview import PageImage
from carnet_desktop.services import notebooks
from carnet_desktop.services.session import Session
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.screens.sheet import words
from carnet_desktop.ui.screens.sheet.presenter import SheetPresenter
from carnet_desktop.ui.screens.sheet.sending import Act
from carnet_desktop.ui.screens.sheet.shown import ShownItem, ShownSection, Ticked

NEUTRAL = "Rendez-vous du jeudi"
REAL = "Dr Le Bihan"


class RecordingView:
    """What the screen would show; `printer` is what the printer answers."""

    def __init__(self) -> None:
        self.whose = ""
        self.sections: Sequence[ShownSection] = ()
        self.plans: list[Sequence[ShownSection]] = []
        self.pictures, self.codes, self.format = True, False, SheetFormat.A4
        self.papers: Sequence[BarAction] = ()
        self.handed: Sequence[BarAction] = ()
        self.checked = ("", Tone.GOOD)
        self.foot = ""
        self.to_draw = 0
        self.drawn: list[Sequence[PageImage]] = []
        self.read = ""
        self.asked = ""
        self.answers: Sequence[BarAction] = ()
        self.name_asked: list[tuple[str, str]] = []
        self.busy: list[Act | None] = []
        self.done = ""
        self.printed: list[Sequence[PageImage]] = []
        self.printer: bool | PrinterRefused = True

    def show_whose(self, words: str) -> None:
        self.whose = words

    def show_offer(self, sections: Sequence[ShownSection]) -> None:
        self.sections = sections
        self.plans.append(sections)

    def show_options(self, chosen: SheetFormat, *, pictures: bool, codes: bool) -> None:
        self.format, self.pictures, self.codes = chosen, pictures, codes

    def show_papers(self, made: Sequence[BarAction], handed: Sequence[BarAction]) -> None:
        self.papers, self.handed = made, handed

    def show_checked(self, words: str, tone: Tone) -> None:
        self.checked = (words, tone)

    def show_foot(self, words: str) -> None:
        self.foot = words

    def draw_soon(self) -> None:
        self.to_draw += 1

    def show_pages(self, pages: Sequence[PageImage], words: str) -> None:
        self.drawn.append(pages)
        self.read = words

    def ask(self, sentence: str, detail: str, answers: Sequence[BarAction]) -> None:
        self.asked, self.answers = sentence, answers

    def stop_asking(self) -> None:
        self.asked, self.answers = "", ()

    def ask_name(self, contact: str, problem: str) -> None:
        self.name_asked.append((contact, problem))

    def show_busy(self, act: Act | None) -> None:
        self.busy.append(act)

    def show_done(self, words: str) -> None:
        self.done = words

    def print_pages(self, pages: Sequence[PageImage]) -> bool:
        if isinstance(self.printer, PrinterRefused):
            raise self.printer
        self.printed.append(pages)
        return self.printer

    def answer(self, label: str) -> None:
        next(action for action in self.answers if action.label == label).run()

    def section(self, key: str) -> ShownSection:
        return next(section for section in self.sections if section.key == key)

    def item(self, label: str) -> ShownItem:
        items = [item for section in self.sections for item in section.items]
        return next(item for item in items if label in item.label)


class Screen:
    def __init__(self, session: Session, notebook: str) -> None:
        self.view, self.jobs, self.changes = RecordingView(), ImmediateJobs(), Changes()
        self.navigate, self.notices = RecordingNavigator(), RecordingNotices()
        self.session, self.notebook = session, notebook
        context = ScreenContext(session, self.jobs, self.changes, self.navigate, self.notices)
        self.presenter = SheetPresenter(self.view, context, notebook)

    def page(self) -> str:
        """The words of the preview, drawn now."""
        self.presenter.draw(20)
        return self.view.read

    def agree(self) -> None:
        """Answer the one question of Fatou's page, then print nothing."""
        self.presenter.print()
        self.view.printer = False
        self.view.answer("Imprimer")
        self.view.printer = True
        self.view.printed.clear()

    def contact(self) -> Contact:
        held = notebooks.open_notebook(self.session, self.notebook).notebook
        return next(entry.record for entry in held.entries(Contact) if entry.record.name == REAL)

    def put(self, *records: Contact) -> None:
        notebooks.put(self.session, self.notebook, *records)

    def journal(self) -> list[str]:
        return [row.action for row in self.session.registry.access() if row.notebook == self.notebook]


@pytest.fixture
def screen(samples_session: Session, fatou: str) -> Screen:
    made = Screen(samples_session, fatou)
    made.presenter.open()
    return made


# What prints


def test_the_list_offers_every_line_with_its_count(screen: Screen) -> None:
    assert [(section.title, section.count) for section in screen.view.sections if section.key != "papers"] == [
        ("Mes rendez-vous", "4 sur 4"),
        ("Ce que je fais", "2 sur 2"),
        ("Ce que les autres font pour moi", "4 sur 4"),
        ("Mes contacts", "3 sur 3"),
        ("Les mots de cette page", "3 sur 3"),
        ("Place pour les autres professionnels", ""),
        ("Téléphone de la structure", ""),
    ]
    assert screen.view.item("envoyer la demande").note == f"En retard, s’imprime «{NBSP}dès que possible{NBSP}»"
    assert screen.view.whose == "Carnet de Fatou"


def test_an_unticked_line_leaves_the_page_and_its_section_is_half_ticked(screen: Screen) -> None:
    assert "Claire : corriger le CV".replace(" :", f"{NBSP}:") in screen.page()
    screen.presenter.tick(screen.view.item("corriger le CV").key, False)
    assert "corriger le CV" not in screen.page()
    others = screen.view.section("others")
    assert (others.count, others.ticked) == ("3 sur 4", Ticked.SOME)


def test_a_section_ticks_all_its_lines_then_none(screen: Screen) -> None:
    screen.presenter.tick(screen.view.item("corriger le CV").key, False)
    for ticked in (Ticked.ALL, Ticked.NONE, Ticked.ALL):
        screen.presenter.tick_section("others")
        assert screen.view.section("others").ticked is ticked
    screen.presenter.tick_section("blank")
    assert screen.view.section("blank").ticked is Ticked.NONE
    assert "Place pour les autres" not in screen.page()


def test_pictures_can_be_left_out(screen: Screen) -> None:
    screen.presenter.tick_pictures(False)
    assert screen.view.pictures is False


def test_the_telephone_of_a_sensitive_contact_prints_only_when_it_is_ticked(screen: Screen) -> None:
    doctor = screen.view.item(REAL)
    assert doctor.phone is False
    assert f"48{NBSP}05" not in screen.page()
    screen.presenter.tick_phone(doctor.key, True)
    assert f"48{NBSP}05" in screen.page()


def test_the_foot_says_how_many_pages_and_whose_they_are(screen: Screen) -> None:
    screen.page()
    assert screen.view.foot == (
        f"{len(screen.view.drawn[-1])} pages, 2 feuilles recto verso. "
        f"Cette page appartient à Fatou{NBSP}: relisez\u2011la avec elle."
    )


# What is in question


def test_verified_is_said_only_when_nothing_is_in_question(screen: Screen) -> None:
    assert screen.view.checked == ("1 question avant d’imprimer", Tone.WARN)
    screen.agree()
    assert screen.view.checked == (
        f"Vérifié{NBSP}: pas de nom de famille, de domicile ni de santé",
        Tone.GOOD,
    )


def test_a_sensitive_contact_is_asked_about_before_printing_and_never_named(screen: Screen) -> None:
    screen.presenter.print()
    assert screen.view.asked == f"Un contact sensible s’imprime sous le nom «{NBSP}{NEUTRAL}{NBSP}»."
    assert screen.view.printed == []
    screen.view.answer("Imprimer")
    assert len(screen.view.printed) == 1
    assert screen.view.asked == ""
    assert NEUTRAL in screen.page()
    assert "Bihan" not in screen.page()


def test_a_contact_taken_off_is_nowhere_on_the_page_and_comes_back_when_ticked(screen: Screen) -> None:
    screen.presenter.print()
    screen.view.answer("Retirer ce contact")
    assert len(screen.view.printed) == 1
    assert NEUTRAL not in screen.page()
    appointment = screen.view.item("Jeudi 3 décembre")
    assert (appointment.ticked, appointment.note) == (False, "Retiré de la page")
    screen.presenter.tick_section("appointments")
    assert screen.view.section("appointments").ticked is Ticked.NONE
    screen.presenter.tick(appointment.key, True)
    assert screen.view.item(REAL).ticked
    assert screen.view.checked[1] is Tone.WARN


def test_giving_up_prints_nothing_later(screen: Screen) -> None:
    screen.presenter.print()
    screen.presenter.give_up()
    assert screen.view.asked == ""
    screen.presenter.tick(screen.view.item("Jeudi 3 décembre").key, False)
    screen.presenter.tick(screen.view.item(REAL).key, False)
    assert screen.view.printed == []
    assert screen.view.checked[1] is Tone.GOOD


def test_a_missing_neutral_name_is_written_in_the_contact_itself_then_the_page_prints(screen: Screen) -> None:
    screen.put(replace(screen.contact(), printed_name=None))
    screen.changes.announce(screen.notebook)
    doctor = screen.view.item(REAL)
    assert doctor.asks_name
    assert screen.view.section("contacts").note == "", "nothing prints under a neutral name yet"
    assert doctor.warning == f"Contact sensible sans nom neutre{NBSP}: il ne s’imprime pas"
    screen.presenter.print()
    assert screen.view.name_asked == [(doctor.key, "")]
    screen.presenter.name_contact(doctor.key, "  Rendez-vous de suivi ")
    assert screen.contact().printed_name == "Rendez-vous de suivi"
    assert len(screen.view.printed) == 1
    assert "Rendez-vous de suivi" in screen.page()


def test_a_neutral_name_that_is_empty_or_tells_the_real_one_is_refused_beside_its_field(screen: Screen) -> None:
    screen.put(replace(screen.contact(), printed_name=None))
    screen.changes.announce(screen.notebook)
    doctor = screen.view.item(REAL).key
    screen.presenter.name_contact(doctor, " ")
    screen.presenter.name_contact(doctor, f"Avec le {REAL}")
    assert [contact for contact, problem in screen.view.name_asked if problem] == [doctor, doctor]
    assert screen.contact().printed_name is None


def test_a_line_with_her_family_name_is_off_the_page_until_it_is_kept(screen: Screen) -> None:
    screen.agree()
    notebooks.put(screen.session, screen.notebook, new_action("Porter la lettre chez Diarra", "person"))
    screen.changes.announce(screen.notebook)
    assert "Diarra" not in screen.page()
    assert screen.view.item("Diarra").warning
    screen.presenter.print()
    assert screen.view.asked.startswith("Une ligne contient le nom de famille de Fatou")
    screen.view.answer("Garder cette ligne")
    assert "Porter la lettre chez Diarra" in screen.page()
    assert len(screen.view.printed) == 1
    assert screen.view.checked == ("Vérifié, sauf 1 ligne gardée", Tone.INFO), (
        "the page holds her name: it may not deny it"
    )


def test_a_line_that_names_a_sensitive_contact_can_only_be_taken_off(screen: Screen) -> None:
    screen.agree()
    karim = next(
        entry.record
        for entry in notebooks.open_notebook(screen.session, screen.notebook).notebook.entries(Contact)
        if entry.record.name == "Karim Ziani"
    )
    screen.put(replace(karim, role="Référent du centre Béclère"))
    screen.changes.announce(screen.notebook)
    screen.presenter.print()
    assert [action.label for action in screen.view.answers] == ["Retirer cette ligne"]
    screen.view.answer("Retirer cette ligne")
    assert len(screen.view.printed) == 1
    assert "Béclère" not in screen.page()
    assert not screen.view.item("Karim").ticked


# Printing and saving


def test_print_asked_before_the_notebook_is_open_is_done_when_it_is(samples_session: Session, fatou: str) -> None:
    screen = Screen(samples_session, fatou)
    screen.jobs.held = True
    screen.presenter.open()
    screen.presenter.print()
    screen.jobs.release()
    assert screen.view.asked.startswith("Un contact sensible")


def test_what_is_printed_is_told_to_the_journal_and_said_quietly(screen: Screen) -> None:
    screen.agree()
    assert "printed" not in screen.journal(), "the person gave up in the print dialog"
    screen.presenter.print()
    screen.page()
    assert len(screen.view.printed[0]) == len(screen.view.drawn[-1])
    assert screen.view.printed[0][0].width > 2400, "drawn for paper, not for the screen"
    assert screen.view.done.startswith("Envoyé à l’imprimante à ")
    assert screen.view.done in screen.notices.said
    assert screen.journal().count("printed") == 1


def test_a_printer_that_refuses_is_said_and_nothing_is_told_to_the_journal(screen: Screen) -> None:
    screen.agree()
    screen.view.printer = PrinterRefused()
    screen.presenter.print()
    assert isinstance(screen.notices.errors[0], PrinterRefused)
    assert "printed" not in screen.journal()


def test_the_pdf_is_written_where_it_was_asked_without_any_forbidden_word(screen: Screen, tmp_path: Path) -> None:
    screen.notices.path = tmp_path / "Mon Récap.pdf"
    screen.presenter.save()
    assert not screen.notices.path.exists()
    screen.view.answer("Enregistrer en PDF")
    with pypdfium2.PdfDocument(screen.notices.path) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "Fatou, mon récap" in text
    assert "Diarra" not in text
    assert "Bihan" not in text
    assert screen.view.done.startswith("PDF enregistré à ")
    assert screen.journal().count("printed") == 1


def test_a_pdf_that_cannot_be_written_is_said_and_nothing_is_told_to_the_journal(
    screen: Screen, tmp_path: Path
) -> None:
    screen.agree()
    screen.notices.path = tmp_path / "nowhere" / "Mon Récap.pdf"
    screen.presenter.save()
    assert isinstance(screen.notices.errors[0], CannotWriteFile)
    assert (screen.view.done, screen.view.busy[-1]) == ("", None)
    assert "printed" not in screen.journal()


def test_no_file_chosen_saves_nothing(screen: Screen) -> None:
    screen.agree()
    busy = list(screen.view.busy)
    screen.presenter.save()
    assert screen.view.busy == busy


def test_a_second_print_while_the_first_is_being_made_does_nothing(screen: Screen) -> None:
    screen.agree()
    screen.jobs.held = True
    screen.presenter.print()
    screen.presenter.print()
    screen.jobs.release()
    assert len(screen.view.printed) == 1


# The preview


def test_only_the_latest_preview_is_shown(screen: Screen) -> None:
    screen.jobs.held = True
    screen.presenter.draw(20)
    screen.jobs.held = False
    screen.presenter.tick(screen.view.item("corriger le CV").key, False)
    screen.jobs.held = True
    screen.presenter.draw(20)
    screen.jobs.release()
    assert len(screen.view.drawn) == 1
    assert "corriger le CV" not in screen.view.read


def test_a_plan_that_comes_after_a_later_tick_is_dropped(screen: Screen) -> None:
    item, other = screen.view.item("corriger le CV").key, screen.view.item("attestation").key
    screen.jobs.held = True
    screen.presenter.tick(item, False)
    screen.presenter.tick(other, False)
    screen.presenter.tick(item, True)
    offered = len(screen.view.plans)
    screen.jobs.release()
    assert len(screen.view.plans) == offered + 1
    assert screen.view.item("corriger le CV").ticked
    assert not screen.view.item("attestation").ticked


def test_letters_that_no_font_has_are_told_on_their_line_and_asked_about_before_printing(screen: Screen) -> None:
    notebooks.put(screen.session, screen.notebook, new_action("Appeler 王芳 et გიორგი", "person"))
    screen.changes.announce(screen.notebook)
    screen.agree()
    assert screen.view.checked == ("1 ligne perd des lettres", Tone.WARN)
    assert "王芳გიორ" in screen.view.item("Appeler").warning
    screen.presenter.print()
    assert screen.view.asked == "Des lettres ne peuvent pas s’imprimer."
    assert not screen.view.printed
    screen.view.answer("Imprimer sans ces lettres")
    assert len(screen.view.printed) == 1


def test_said_in_letters_that_print_the_line_asks_nothing_more(screen: Screen) -> None:
    notebooks.put(screen.session, screen.notebook, new_action("Appeler 王芳", "person"))
    screen.changes.announce(screen.notebook)
    screen.agree()
    screen.presenter.reword(screen.view.item("Appeler").wordings[0].key, "Appeler Wang Fang")
    screen.presenter.print()
    assert len(screen.view.printed) == 1


def test_the_same_page_at_the_same_size_is_drawn_once(screen: Screen) -> None:
    for dpi in (20, 20, 30):
        screen.presenter.draw(dpi)
    assert [pages[0].width for pages in screen.view.drawn] == [166, 249]


def test_a_change_made_elsewhere_in_this_notebook_is_shown(screen: Screen) -> None:
    notebooks.put(screen.session, screen.notebook, new_action("Acheter un cahier", "person"))
    screen.changes.announce("another")
    assert screen.view.section("mine").count == "2 sur 2"
    screen.changes.announce(screen.notebook)
    assert screen.view.section("mine").count == "3 sur 3"


def test_a_closed_screen_hears_nothing_more(screen: Screen) -> None:
    screen.presenter.close()
    notebooks.put(screen.session, screen.notebook, new_action("Acheter un cahier", "person"))
    screen.changes.announce(screen.notebook)
    assert screen.view.section("mine").count == "2 sur 2"


# Words


@pytest.mark.parametrize(("name", "said"), [("Fatou", "Carnet de Fatou"), ("Élodie", "Carnet d’Élodie")])
def test_the_way_back_is_written_in_french(name: str, said: str) -> None:
    assert words.of_whom(name) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 page."),
        (2, "2 pages, une feuille recto verso."),
        (4, "4 pages, 2 feuilles recto verso."),
        (5, "5 pages, 3 feuilles recto verso."),
    ],
)
def test_pages_are_counted_as_sheets_of_paper(number: int, said: str) -> None:
    assert words.pages(number) == said


# Formats, other words, other papers


def test_a_format_is_chosen_and_drawn(screen: Screen) -> None:
    screen.presenter.choose_format("a5")
    screen.page()
    assert screen.view.format is SheetFormat.A5
    assert screen.view.drawn[-1][0].width > screen.view.drawn[-1][0].height


def test_a_line_said_otherwise_shows_at_once_and_changes_nothing_in_the_notebook(screen: Screen) -> None:
    item = screen.view.item("attestation")
    screen.presenter.reword(item.wordings[0].key, "Demander le papier du propriétaire")
    assert "Demander le papier du propriétaire" in screen.page()
    held = notebooks.open_notebook(screen.session, screen.notebook).notebook
    assert any("attestation" in e.record.what.label for e in held.entries(Action) if e.record.what)


def test_a_line_that_is_hard_to_read_says_so(screen: Screen) -> None:
    item = screen.view.item("attestation")
    screen.presenter.reword(item.wordings[0].key, "Solliciter 50 % du loyer")
    assert "demander" in screen.view.item("olliciter").advice


def test_what_an_acronym_says_is_kept_once_written(screen: Screen) -> None:
    screen.presenter.reword("word/CAF", "les allocations")
    assert screen.session.structure.glossary == {}
    screen.presenter.keep_wording("word/CAF")
    assert screen.session.structure.glossary == {"CAF": "les allocations"}


def test_codes_are_on_the_page_when_ticked(screen: Screen) -> None:
    screen.presenter.tick_codes(True)
    assert screen.view.codes
    assert "Dans mon téléphone" in screen.page()


def test_what_was_handed_over_prints_again_the_same(screen: Screen) -> None:
    screen.agree()
    screen.presenter.print()
    first = screen.view.printed[-1]
    again = screen.view.handed[0]
    assert again.label.startswith("Réimprimer le récap du ")
    screen.presenter.choose_format("card")
    again.run()
    assert screen.view.printed[-1] == first


def test_the_other_papers_are_saved_where_the_person_chose(screen: Screen, tmp_path: Path) -> None:
    for index, paper in enumerate(screen.view.papers):
        screen.notices.path = tmp_path / f"{index}.pdf"
        paper.run()
        assert (tmp_path / f"{index}.pdf").read_bytes().startswith(b"%PDF"), paper.label
    assert [path.name for path in tmp_path.glob("*.json")] == ["3.json"]
    assert screen.journal().count("printed") == 4


def test_data_of_another_day_are_not_written_over_without_asking(screen: Screen, tmp_path: Path) -> None:
    held = tmp_path / "tout.json"
    held.write_text("celui d’avant", "utf-8")
    screen.notices.path, screen.notices.answer = tmp_path / "tout.pdf", False
    screen.view.papers[3].run()
    assert (held.read_text("utf-8"), screen.notices.path.exists()) == ("celui d’avant", False)
    screen.notices.answer = True
    screen.view.papers[3].run()
    assert held.read_bytes().startswith(b"{")


def test_a_paper_that_loses_letters_says_so_once_saved(screen: Screen, tmp_path: Path) -> None:
    notebooks.put(screen.session, screen.notebook, new_action("Appeler 王芳", "person"))
    screen.changes.announce(screen.notebook)
    screen.notices.path = tmp_path / "plan.pdf"
    screen.view.papers[0].run()
    assert screen.view.done.endswith(f"Ces lettres ne s’impriment pas{NBSP}: 王芳 dans «{NBSP}Appeler 王芳{NBSP}».")


def test_a_plan_that_would_name_a_sensitive_contact_is_not_saved(screen: Screen, tmp_path: Path) -> None:
    screen.put(replace(screen.contact(), printed_name=None))
    notebooks.put(screen.session, screen.notebook, new_action(f"Appeler {REAL}", "person"))
    screen.changes.announce(screen.notebook)
    screen.notices.path = tmp_path / "plan.pdf"
    screen.view.papers[0].run()
    assert [type(error) for error in screen.notices.errors] == [SheetBlocked]
    assert not screen.notices.path.exists()
