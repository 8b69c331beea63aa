"""Mon Récap of one person: what prints is chosen, looked at, asked about, then sent to the printer or to a file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import msgspec

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Contact
from carnet_desktop.domain.sheet import WORD, SheetPlan
from carnet_desktop.domain.sheet_blocks import strings
from carnet_desktop.domain.sheet_choices import SheetChoices, SheetFormat
from carnet_desktop.domain.sheet_lines import neutral_name
from carnet_desktop.domain.sheet_offer import OfferedItem, OfferedSection
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _
from carnet_desktop.sentences import field_sentence
from carnet_desktop.services import notebooks, sheets
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.work import Job

from .drawing import Drawing
from .other_papers import OtherPapers, PapersView
from .questions import Answer, Asking, asking, asking_letters
from .sending import Act, Sending, SendingView
from .shown import ShownSection, shown_sections
from .words import belongs_to, checked, of_whom, pages

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage


class SheetView(SendingView, PapersView, Protocol):
    def show_whose(self, words: str) -> None:
        """Whose notebook the way back leads to."""

    def show_offer(self, sections: Sequence[ShownSection]) -> None: ...
    def show_options(self, chosen: SheetFormat, *, pictures: bool, codes: bool) -> None: ...
    def show_checked(self, words: str, tone: Tone) -> None: ...
    def show_foot(self, words: str) -> None: ...
    def draw_soon(self) -> None:
        """Call `draw` in a moment, once for several changes."""

    def show_pages(self, pages: "Sequence[PageImage]", words: str) -> None:
        """`words`: the whole text of the sheet, for whoever cannot see it."""

    def ask(self, sentence: str, detail: str, answers: Sequence[BarAction]) -> None:
        """The bar above the page; it takes the focus."""

    def stop_asking(self) -> None: ...
    def ask_name(self, contact: str, problem: str) -> None:
        """Put the caret where the neutral name of this contact is written; `problem` stands under it."""


class SheetPresenter:
    def __init__(self, view: SheetView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._id = view, context, notebook
        self._notebook: Notebook | None = None
        self._sheet: SheetPlan | None = None
        self._planning: Job | None = None
        self._choices = SheetChoices()
        self._asked_for: Act | None = None
        self._announcing = False
        self._drawing = Drawing(context, self._show_pages)
        self._sending = Sending(view, context, notebook)
        self._papers = OtherPapers(view, context, notebook)
        self._stop = context.changes.listen(self._changed)

    # The page

    def open(self) -> None:
        line = self._context.session.directory.line(self._id)
        self._view.show_whose(of_whom(line.first_name if line else ""))
        self.reload()

    def reload(self) -> None:
        session, notebook = self._context.session, self._id
        self._context.jobs.run(
            self,
            lambda report: notebooks.open_notebook(session, notebook),
            self._opened,
            self._context.notices.show_error,
        )

    def draw(self, dpi: int) -> None:
        """The preview, at `dpi` points an inch."""
        if self._sheet is not None:
            self._drawing.draw(self._sheet, dpi)

    def back(self) -> None:
        self._context.navigate.open_notebook(self._id)

    def close(self) -> None:
        self._stop()
        self._drawing.close()
        self._sending.close()
        self._papers.close()
        self._context.jobs.forget(self)

    # What prints

    def tick(self, item: str, ticked: bool) -> None:
        """A line. One that was taken off with its contact comes back with it."""
        found = next((offered for offered in self._items() if offered.id == item), None)
        back = found.named if found is not None and ticked else ()
        self._choose(self._choices.put_back(back).tick((item,), ticked))

    def tick_section(self, key: str) -> None:
        """All of its lines, or none of them when all were ticked."""
        section = next((section for section in self._offered() if section.section == key), None)
        if section is None:
            return
        if not section.items:
            self._choose(self._choices.tick((key,), not section.ticked))
            return
        kept = [item for item in section.items if not self._choices.removed.intersection(item.named)]
        self._choose(self._choices.tick([item.id for item in kept], not all(item.ticked for item in kept)))

    def tick_phone(self, contact: str, ticked: bool) -> None:
        """Of a sensitive contact: it may tell who that is."""
        self._choose(self._choices.tick_phone(contact, ticked))

    def tick_pictures(self, ticked: bool) -> None:
        self._choose(replace(self._choices, pictures=ticked))

    def tick_codes(self, ticked: bool) -> None:
        self._choose(replace(self._choices, codes=ticked))

    def choose_format(self, value: str) -> None:
        self._choose(replace(self._choices, format=SheetFormat(value)))

    def reword(self, key: str, words: str) -> None:
        """Say a text otherwise on this sheet; the notebook keeps what was typed."""
        self._choose(self._choices.reword(key, words))

    def keep_wording(self, key: str) -> None:
        """What an acronym says is kept for every sheet of the structure."""
        words = self._choices.wordings.get(key)
        if words is None or not key.startswith(WORD):
            return
        session = self._context.session
        self._context.jobs.run(
            self,
            lambda report: sheets.explain(session, key.removeprefix(WORD), words),
            lambda nothing: None,
            self._context.notices.show_error,
        )

    def name_contact(self, contact: str, name: str) -> None:
        """Keep the neutral name that was missing, in the contact itself. Just written, it needs no other agreement."""
        entry = self._notebook.find(Contact, contact) if self._notebook else None
        if entry is None:
            return
        named = msgspec.structs.replace(entry.record, printed_name=name.strip())
        if not neutral_name(named):
            self._view.ask_name(contact, _("Écrivez sous quel nom ce contact s’imprime, ou retirez-le de la page."))
            return
        session, notebook = self._context.session, self._id
        self._context.jobs.run(
            self,
            lambda report: notebooks.put(session, notebook, named),
            lambda opened: self._named(opened, named),
            lambda error: self._not_named(contact, error),
        )

    def remove_contact(self, contact: str) -> None:
        self._answer(Answer("", lambda choices: choices.remove(contact)))

    # Printing and saving

    def print(self) -> None:
        self._try(Act.PRINT)

    def save(self) -> None:
        self._try(Act.SAVE)

    def give_up(self) -> None:
        """Drop what was asked for."""
        self._asked_for = None
        self._view.stop_asking()

    # Inside

    def _opened(self, opened: OpenNotebook) -> None:
        self._notebook = opened.notebook
        self._view.show_whose(of_whom(self._first_name()))
        self._papers.show(opened.notebook)
        self._plan()

    def _changed(self, notebook: str) -> None:
        if notebook == self._id and not self._announcing:
            self.reload()

    def _offered(self) -> Sequence[OfferedSection]:
        return self._sheet.offered if self._sheet else ()

    def _items(self) -> Sequence[OfferedItem]:
        return [item for section in self._offered() for item in section.items]

    def _choose(self, choices: SheetChoices) -> None:
        """A change made in the list: what was being asked may have no object any more."""
        self.give_up()
        self._choices = choices
        self._plan()

    def _plan(self) -> None:
        """Away from the UI thread: a long notebook takes its time. What was asked for goes on after it."""
        if self._planning is not None:
            self._planning.cancel()
        session, notebook, choices = self._context.session, self._notebook, self._choices
        if notebook is None:
            return

        def planned(sheet: SheetPlan) -> None:
            if notebook is self._notebook and choices is self._choices:
                self._planned(sheet)

        self._planning = self._context.jobs.run(
            self, lambda report: sheets.plan(session, notebook, choices), planned, self._context.notices.show_error
        )

    def _planned(self, sheet: SheetPlan) -> None:
        self._sheet = sheet
        self._view.show_offer(shown_sections(sheet))
        self._view.show_options(sheet.format, pictures=sheet.pictures, codes=self._choices.codes)
        self._view.show_checked(*checked(sheet, self._choices.accepted))
        self._view.draw_soon()
        if self._asked_for is not None:
            self._do(self._asked_for, sheet)

    def _show_pages(self, sheet: SheetPlan, images: "Sequence[PageImage]") -> None:
        self._view.show_pages(images, "\n".join(text for block in sheet.page for text in strings(block)))
        if self._notebook is not None:
            self._view.show_foot(f"{pages(len(images))} {belongs_to(self._notebook.person)}")

    def _try(self, act: Act) -> None:
        """Do it when nothing is in question; else ask, one thing at a time. Before the page is there, wait for it."""
        if self._sending.busy:
            return
        self._asked_for = act
        self._plan()  # of this very moment: midnight may have passed since the last one

    def _do(self, act: Act, sheet: SheetPlan) -> None:
        verb = _("Imprimer") if act is Act.PRINT else _("Enregistrer en PDF")
        lost = [line for line in sheet.lost if line.item not in self._choices.shortened]
        if sheet.questions:
            self._ask(asking(sheet.questions[0], verb, self._first_name()))
        elif lost:
            self._ask(asking_letters(lost, verb))
        else:
            self.give_up()
            self._sending.send(act, sheet)

    def _ask(self, asked: Asking) -> None:
        self._view.ask(asked.sentence, asked.detail, [self._button(answer) for answer in asked.answers])
        self._context.notices.announce(f"{asked.sentence} {asked.detail}")
        if asked.name_of:
            self._view.ask_name(asked.name_of, "")

    def _button(self, answer: Answer) -> BarAction:
        return BarAction(answer.label, lambda: self._answer(answer), answer.icon, answer.primary)

    def _answer(self, answer: Answer) -> None:
        self._choices = answer.change(self._choices)
        self._plan()

    def _first_name(self) -> str:
        return (self._notebook.person.first_name if self._notebook else None) or ""

    def _named(self, opened: OpenNotebook, named: Contact) -> None:
        self._notebook = opened.notebook
        self._choices = self._choices.confirm(named.id, neutral_name(named))
        self._announcing = True
        self._context.changes.announce(self._id)
        self._announcing = False
        self._plan()

    def _not_named(self, contact: str, error: Exception) -> None:
        """What is typed stays in its field."""
        if isinstance(error, InvalidField):
            self._view.ask_name(contact, field_sentence(error))
        else:
            self._context.notices.show_error(error)
