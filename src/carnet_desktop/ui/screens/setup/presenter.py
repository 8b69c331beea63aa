"""First opening: five steps, and nothing on the disk before the last one."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _, count, hour
from carnet_desktop.sentences import field_sentence
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.pdf_pages import PAPER_DPI, page_images
from carnet_desktop.ui.screens.passphrase.presenter import PassphrasePresenter
from carnet_desktop.ui.work import Lane

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage
    from carnet_desktop.services.session import Session
    from carnet_desktop.services.vault import Recovery

WORD_COUNT: Final = 24
ASKED: Final = 3
"""How many of the words are asked back."""


class Step(IntEnum):
    STRUCTURE = 1
    WORKER = 2
    PHRASE = 3
    SHEET = 4
    READY = 5


T = TypeVar("T")

_TIME_LEFT: Final = {
    Step.STRUCTURE: "Trois minutes environ",
    Step.WORKER: "Encore deux minutes environ",
    Step.PHRASE: "Encore deux minutes environ",
    Step.SHEET: "Encore une minute environ",
}


class SetupView(Protocol):
    def show_step(self, step: Step, summaries: Sequence[str], time_left: str) -> None:
        """`summaries`: one line for each step done, said under its name."""

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """The sentence beside each refused field; the others are right."""

    def show_words(self, words: Sequence[str]) -> None: ...

    def ask_words(self, kept: str, places: Sequence[int]) -> None:
        """The sheet is kept (`kept` says how): mask these words (from 0) and ask for them."""

    def show_answer(self, place: int, right: bool, problem: str) -> None:
        """A word typed back: right, or its problem, or neither while it is being typed."""

    def show_left(self, sentence: str) -> None:
        """Why "Terminer" cannot be pressed yet; "" when it can."""

    def show_busy(self, busy: str) -> None:
        """`busy` ("Création…") while something long runs, "" afterwards."""

    def print_pages(self, pages: "Sequence[PageImage]") -> bool:
        """Ask for a printer; True when the pages were sent."""

    def forget_secrets(self) -> None: ...


class SetupPresenter:
    """`give_up` returns to the choice that came before the steps."""

    def __init__(
        self, view: SetupView, doorstep: Doorstep, passphrase: PassphrasePresenter, give_up: Callable[[], None]
    ) -> None:
        self._view, self._door, self._passphrase, self._give_up = view, doorstep, passphrase, give_up
        self._step = Step.STRUCTURE
        self._structure = {"name": "", "city": "", "phone": "", "hours": ""}
        self._worker = {"worker_name": "", "worker_function": ""}
        self._recovery: Recovery | None = None
        self._summary = ""
        self._kept_for = ""
        self._places: list[int] = []
        self._right: set[int] = set()
        self._session: Session | None = None

    def start(self) -> None:
        self._go(Step.STRUCTURE)

    def back(self) -> None:
        if self._step is Step.STRUCTURE:
            self._give_up()
        elif self._step < Step.READY:
            self._go(Step(self._step - 1))

    # The steps

    def structure_given(self, name: str, city: str, phone: str, hours: str) -> None:
        from carnet_desktop.domain.phones import read_phone

        problems = {}
        if not name:
            problems["name"] = _("Indiquez le nom de votre structure.")
        if phone and not read_phone(phone).valid:
            problems["phone"] = field_sentence(InvalidField("phone", "phone", phone))
        self._view.show_problems(problems)
        if not problems:
            number = read_phone(phone).number if phone else ""
            self._structure = {"name": name, "city": city, "phone": number, "hours": hours}
            self._go(Step.WORKER)

    def worker_given(self, worker_name: str, worker_function: str) -> None:
        problems = {} if worker_name else {"worker_name": _("Indiquez votre prénom et votre nom.")}
        self._view.show_problems(problems)
        if not problems:
            self._worker = {"worker_name": worker_name, "worker_function": worker_function}
            self._go(Step.PHRASE)

    def phrase_given(self) -> None:
        if self._passphrase.phrase() is not None:
            self._summary = self._passphrase.summary()
            self._go(Step.SHEET)

    # The recovery sheet

    def print_sheet(self) -> None:
        self._draw_page(lambda pdf: page_images(pdf, PAPER_DPI), self._print)

    def save_sheet(self) -> None:
        title, kinds = _("Enregistrer la feuille de secours"), _("Document PDF (*.pdf)")
        path = self._door.notices.choose_save_path(title, _("Feuille de secours.pdf"), kinds)
        if path is not None:
            self._draw_page(lambda pdf: pdf, lambda pdf: self._save(pdf, path))

    def answer(self, place: int, typed: str, final: bool) -> None:
        """A word read on the sheet; `final` when the person has left its field: then a wrong one is said wrong."""
        from carnet_desktop.services import passphrases

        assert self._recovery is not None
        right = passphrases.same_word(typed, self._recovery.words[place])
        (self._right.add if right else self._right.discard)(place)
        wrong = final and typed and not right
        said = _("Ce n’est pas le mot {n}. Vérifiez le numéro sur la feuille.", n=place + 1) if wrong else ""
        self._view.show_answer(place, right, said)
        self._say_left()

    def finish(self) -> None:
        """Make the structure: the only step that writes."""
        from carnet_desktop.services import vault

        phrase, recovery = self._passphrase.phrase(), self._recovery
        if phrase is None or recovery is None or self._left():
            return
        new = vault.NewStructure(**self._structure, **self._worker)
        home, clock = self._door.home, self._door.clock
        self._view.show_busy(_("Création…"))
        self._door.jobs.run(
            self,
            lambda report: vault.create(home, new, phrase, recovery, clock),
            self._created,
            self._failed,
            lane=Lane.OTHER,
        )

    def open_notebooks(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            self._door.opened(session)

    def close(self) -> None:
        """The window goes: nothing secret stays, and a structure just made is locked."""
        self._forget()
        self._door.jobs.forget(self)
        session, self._session = self._session, None
        if session is not None:
            self._door.jobs.run(self, lambda report: session.lock(), lambda nothing: None)

    # Inside

    def _go(self, step: Step) -> None:
        self._step = step
        worker = self._worker["worker_name"]
        summaries = (self._structure["name"], worker, self._summary, _("Gardée et vérifiée"), "")
        done = len(summaries) if step is Step.READY else step - 1
        self._view.show_step(step, summaries[:done], _(_TIME_LEFT.get(step, "")))
        if step is Step.PHRASE:
            self._passphrase.start()
        elif step is Step.SHEET:
            self._show_sheet()

    def _show_sheet(self) -> None:
        if self._recovery is None:
            from carnet_desktop.services import vault

            self._door.jobs.run(self, lambda report: vault.new_recovery(), self._words_drawn, lane=Lane.OTHER)
        else:
            self._words_drawn(self._recovery)

    def _words_drawn(self, recovery: "Recovery") -> None:
        self._recovery = recovery
        if self._kept_for != self._structure["name"]:  # the sheet bears the structure's name
            self._places, self._right = [], set()
            self._view.show_words(recovery.words)
        self._say_left()

    def _draw_page(self, turn: "Callable[[bytes], T]", then: "Callable[[T], None]") -> None:
        """Draw the sheet, `turn` it into what is wanted, both away from the UI thread."""
        from carnet_desktop.services.structure import recovery_page

        recovery, name, made_on = self._recovery, self._structure["name"], self._now().date()
        if recovery is None:
            return
        self._door.jobs.run(
            self,
            lambda report: turn(recovery_page(name, recovery, made_on)),
            then,
            self._door.notices.show_error,
            lane=Lane.OTHER,
        )

    def _print(self, pages: "Sequence[PageImage]") -> None:
        if self._view.print_pages(pages):
            self._kept(_("Feuille envoyée à l’imprimante à {hour}", hour=hour(self._now().time())))

    def _save(self, pdf: bytes, path: Path) -> None:
        from carnet_desktop.services.exports import write_file

        said = _("Feuille enregistrée à {hour} : imprimez-la, puis effacez ce fichier", hour=hour(self._now().time()))
        self._door.jobs.run(
            self, lambda report: write_file(path, pdf), lambda nothing: self._kept(said), self._door.notices.show_error
        )

    def _kept(self, said: str) -> None:
        self._kept_for = self._structure["name"]
        if not self._places:
            self._places = sorted(secrets.SystemRandom().sample(range(WORD_COUNT), ASKED))
        self._view.ask_words(said, self._places)
        self._say_left()

    def _left(self) -> int:
        """How many words are still to be read; all of them until the sheet is kept."""
        return ASKED - len(self._right)

    def _say_left(self) -> None:
        if not self._places:
            self._view.show_left(_("Imprimez d’abord la feuille, ou enregistrez-la en PDF"))
        else:
            left = self._left()
            missing = count(left, _("Il manque encore {n} mot"), _("Il manque encore {n} mots"))
            self._view.show_left(missing if left else "")

    def _created(self, session: "Session") -> None:
        self._session = session
        self._view.show_busy("")
        self._forget()
        self._go(Step.READY)

    def _failed(self, error: Exception) -> None:
        """Everything typed stays: the person may make room and press again."""
        self._view.show_busy("")
        self._door.notices.show_error(error)

    def _forget(self) -> None:
        self._recovery = None
        self._places, self._right = [], set()
        self._passphrase.forget()
        self._view.forget_secrets()

    def _now(self) -> datetime:
        return self._door.clock().astimezone()
