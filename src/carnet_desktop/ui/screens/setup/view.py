"""First opening, seen: the steps in green at the left, the page of the present one at the right."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.screens.passphrase.view import PassphraseChoice
from carnet_desktop.ui.screens.setup.pages import Form, Ready, structure_form, worker_form
from carnet_desktop.ui.screens.setup.presenter import SetupPresenter, Step
from carnet_desktop.ui.screens.setup.sheet_page import SheetPage
from carnet_desktop.ui.screens.setup.steps import StepsPanel
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Reading, Text

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

_STEPS = (Step.STRUCTURE, Step.WORKER, Step.PHRASE, Step.SHEET, Step.READY)
_TITLES = {
    Step.STRUCTURE: (
        "Votre structure",
        "Le téléphone et les horaires sont imprimés en bas de la page remise à chaque personne.",
    ),
    Step.WORKER: ("Vous", "Votre nom signe ce que vous écrivez. Il est proposé quand vous ouvrez les carnets."),
    Step.PHRASE: (
        "Votre phrase secrète",
        "Elle ouvre les carnets, chaque jour. Elle n’est écrite nulle part : personne ne peut vous la redonner.",
    ),
    Step.SHEET: (
        "Imprimez votre feuille de secours",
        "Ces 24 mots rouvrent tous les carnets si quelqu’un oublie sa phrase secrète. Personne d’autre ne les "
        "connaît. Rangez la feuille sous clé, ailleurs que près de cet ordinateur.",
    ),
    Step.READY: ("C’est prêt", ""),
}
_NAMES = {**{step: words for step, (words, _intro) in _TITLES.items()}, Step.SHEET: "La feuille de secours"}


class SetupView(QWidget):
    """`give_up`: see the presenter. `print_pages(parent, pages)`: see `ui.paper`."""

    def __init__(
        self,
        doorstep: Doorstep,
        bar: QWidget,
        *,
        give_up: Callable[[], None],
        print_pages: Callable[[QWidget, Sequence["PageImage"]], bool],
    ) -> None:
        super().__init__()
        self._print_pages = print_pages
        self.phrase = PassphraseChoice(lambda: None, doorstep.copy_secret, self._next)
        self.presenter = SetupPresenter(self, doorstep, self.phrase.presenter, give_up)
        self._step = Step.STRUCTURE
        self._build(bar)
        bind(self, Command.SAVE, self._next)
        bind(self, Command.CANCEL, self.presenter.back)
        bind(self, Command.BACK, self.presenter.back)
        self.presenter.start()

    # SetupView, as its presenter sees it

    def show_step(self, step: Step, summaries: Sequence[str], time_left: str) -> None:
        self._step = step
        self._bar.hide()
        title, intro = _TITLES[step]
        self._title.setText(_(title))
        self._intro.setText(_(intro))
        self._intro.setVisible(bool(intro))
        self._pages.show_page(self._page_of[step])
        self.steps.show_steps(summaries, time_left)
        self.back.setVisible(step is not Step.READY)
        self.finish.setVisible(step is Step.SHEET)
        self.next.setVisible(step is not Step.SHEET)
        self.next.setText(_("Ouvrir les carnets") if step is Step.READY else _("Continuer"))
        self._left.setText("")
        self.focus_first()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        (self.structure if self._step is Step.STRUCTURE else self.worker).show_problems(problems)

    def show_words(self, words: Sequence[str]) -> None:
        self.sheet.show_words(words)

    def ask_words(self, kept: str, places: Sequence[int]) -> None:
        self.sheet.ask(kept, places)

    def show_answer(self, place: int, right: bool, problem: str) -> None:
        self.sheet.show_answer(place, right, problem)

    def show_left(self, sentence: str) -> None:
        self._left.setText(sentence)
        self.finish.setEnabled(not sentence)

    def show_busy(self, busy: str) -> None:
        if busy:
            self.finish.set_busy(busy)
        else:
            self.finish.clear_busy()

    def print_pages(self, pages: Sequence["PageImage"]) -> bool:
        return self._print_pages(self, pages)

    def forget_secrets(self) -> None:
        self.sheet.forget()

    # The window's side

    def focus_first(self) -> None:
        self._page_of[self._step].focus_first()

    def close_screen(self) -> None:
        self.presenter.close()

    # Inside

    def _next(self) -> None:
        """The button at the right of the foot, Ctrl+Entrée, and Entrée in the last field."""
        if self._step is Step.STRUCTURE:
            self.presenter.structure_given(**self.structure.values())
        elif self._step is Step.WORKER:
            self.presenter.worker_given(**self.worker.values())
        elif self._step is Step.PHRASE:
            self.presenter.phrase_given()
        elif self._step is Step.SHEET:
            if self.finish.isEnabled() and not self.finish.busy:
                self.presenter.finish()
        elif self._step is Step.READY:
            self.presenter.open_notebooks()

    def _build(self, bar: QWidget) -> None:
        self._bar = bar
        self.next, self.finish = Button("", kind=Kind.PRIMARY), Button(_("Terminer"), kind=Kind.PRIMARY)
        self.structure = structure_form(self._next)
        self.worker = worker_form(self._next)
        self.sheet = SheetPage(self.presenter.answer, self._next)
        self.sheet.print.clicked.connect(self.presenter.print_sheet)
        self.sheet.save.clicked.connect(self.presenter.save_sheet)
        self._page_of: dict[Step, Form | PassphraseChoice | SheetPage | Ready] = {
            Step.STRUCTURE: self.structure,
            Step.WORKER: self.worker,
            Step.PHRASE: self.phrase,
            Step.SHEET: self.sheet,
            Step.READY: Ready(self.next),
        }
        self._pages = OneOf(*self._page_of.values())
        self.steps = StepsPanel([_(_NAMES[step]) for step in _STEPS])
        right = QVBoxLayout()
        theme.space(right)
        right.addWidget(bar)
        right.addWidget(self._build_page(), 1)
        right.addWidget(self._build_foot())
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(self.steps)
        row.addLayout(right, 1)
        for before, after in pairwise((self.next, self.finish, self.back)):  # a form that is filled in goes on
            QWidget.setTabOrder(before, after)
        responsive = Responsive(self)
        responsive.changed.connect(lambda width: self.steps.set_narrow(width == Width.NARROW))
        self.steps.set_narrow(responsive.width == Width.NARROW)

    def _build_page(self) -> QWidget:
        self._title, self._intro = Text("", "title", wrap=True), Reading("", "second")
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 0.5, (3.2, 2, 3.2, 1))
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addWidget(Gap(0.5))
        column.addWidget(self._pages)
        column.addStretch(1)
        return Scrolled(inside)

    def _build_foot(self) -> QWidget:
        self.back = Button(_("Revenir"), "arrow-left")
        self._left = Text("", "small", wrap=True)
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back.clicked.connect(self.presenter.back)
        for button in (self.next, self.finish):
            button.clicked.connect(self._next)
        foot = QFrame()
        foot.setProperty("kind", "footer")
        row = QHBoxLayout(foot)
        theme.space(row, 1, (3.2, 0.9, 3.2, 0.9))
        row.addWidget(self.back)
        row.addWidget(self._left, 1)
        row.addWidget(self.next)
        row.addWidget(self.finish)
        return foot
