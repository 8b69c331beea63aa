"""The house, shut and open: first opening or unlock, then the rooms, then the lock."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from carnet_desktop.i18n import _
from carnet_desktop.sentences import explain
from carnet_desktop.services import door
from carnet_desktop.ui import theme
from carnet_desktop.ui.doorstep import Doorstep, Locked, Why
from carnet_desktop.ui.idle import IdleWatch
from carnet_desktop.ui.jobs import QtJobs
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.messages import Messages
from carnet_desktop.ui.navigation import Tone, Way
from carnet_desktop.ui.rooms import Left, Rooms
from carnet_desktop.ui.screens.unlock.view import UnlockView
from carnet_desktop.ui.secret_clipboard import SecretClipboard
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar
from carnet_desktop.ui.widgets.cover import Cover

if TYPE_CHECKING:
    from carnet_desktop.services.session import Clock, Session
    from carnet_desktop.ui.screens.setup.choice_view import ChoiceView
    from carnet_desktop.ui.screens.setup.view import SetupView
    from carnet_desktop.ui.screens.unlock.recovery_view import RecoveryView

    AnyCover = UnlockView | RecoveryView | ChoiceView | SetupView


class House(QObject):
    """One window on one home. `notices` speaks where the person looks: on the cover, or above the page."""

    def __init__(self, app: QApplication, window: MainWindow, jobs: QtJobs, home: Path, clock: "Clock") -> None:
        super().__init__(window)
        self._app, self._window, self._jobs, self._clock = app, window, jobs, clock
        self._home = self._own_home = home
        self._samples: TemporaryDirectory[str] | None = None
        self._cover: AnyCover | None = None
        self._session: Session | None = None
        self._left: Left | None = None
        self._received: Path | None = None
        self.notices = window.messages
        self.rooms = Rooms(window, jobs, self.lock)
        self.clipboard = SecretClipboard(app)
        self.idle = IdleWatch(app, self._idle_minutes, self.lock)
        window.connect_navigator(self.rooms, self.rooms.close_notebook)
        window.text_scale_changed.connect(self._keep_text_scale)
        window.closing.connect(self.close)

    def show_door(self) -> None:
        """The cover: the first opening of an empty home, or the passphrase."""
        if door.is_empty(self._home):
            self._show_choice()
        else:
            self._show_unlock(None)

    def open(self, session: "Session") -> None:
        """Show the rooms of an unlocked session, where this worker had left them."""
        self._session, self._home = session, session.layout.home
        self.notices = self._window.messages
        theme.apply(self._app, theme.Mode(session.settings.theme), session.settings.text_scale)
        self._drop_cover()
        self._window.show_frame()
        self.rooms.enter(session, self._left)
        self._left = None
        self.idle.start()
        if self._trying:
            sentence = _("Vous essayez Carnet avec des personnes inventées.")
            self._window.messages.show_bar(Tone.INFO, sentence, _("Tout disparaît quand vous fermez."))
        self._show_received()

    def receive(self, path: Path) -> None:
        """Show a file that the desktop was asked to open: now, or once the door is open."""
        self._received = path
        self._show_received()

    def lock(self, why: Why = Why.ASKED) -> None:
        """Hide everything now, then close the files behind what was still being written."""
        session, self._session = self._session, None
        if session is None:
            return
        self.idle.stop()
        self.clipboard.clear()
        for window in self._app.topLevelWidgets():
            if isinstance(window, QDialog):
                window.reject()
        self._left = self.rooms.vacate()
        self._show_unlock(Locked(why, self._clock().astimezone(), session.settings.idle_minutes))
        self._jobs.run(self, lambda report: _shut(session), self._say_drafts)

    def close(self) -> None:
        """The window closes: what was asked is finished, then every file is closed."""
        session, self._session = self._session, None
        self.idle.stop()
        self.clipboard.clear()
        if session is not None:
            self.rooms.vacate()
        self._drop_cover()
        self._jobs.close()
        if session is not None:
            session.lock()
        if self._samples is not None:
            self._samples.cleanup()

    def come_forward(self, received: Path | None = None) -> None:
        """Another launch asks for this window, and perhaps to open a file."""
        if received is not None:
            self.receive(received)
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    def refuse(self, error: Exception) -> None:
        """This program is not fit to open anything: a page says why, and only leads out."""
        from carnet_desktop.ui.screens.unlock.wrong_page import WrongPage

        self._drop_cover()
        page = WrongPage()
        page.show_wrong(explain(error), [Way(_("Fermer"), "x", self._leave)])
        self._window.show_cover(Cover(page))
        page.focus_first()

    def _show_received(self) -> None:
        if self._session is not None and self._received is not None:
            path, self._received = self._received, None
            self.rooms.open_received(path)

    # The covers

    def _show_choice(self) -> None:
        from carnet_desktop.ui.screens.setup.choice_view import ChoiceView

        self._show_cover(
            lambda step, bar: ChoiceView(step, bar, create=self._show_setup, samples_home=self._samples_home)
        )

    def _leave(self) -> None:
        self._window.close()

    def _show_setup(self) -> None:
        from carnet_desktop.ui.paper import print_pages
        from carnet_desktop.ui.screens.setup.view import SetupView

        self._show_cover(lambda step, bar: SetupView(step, bar, give_up=self._show_choice, print_pages=print_pages))

    def _show_unlock(self, locked: Locked | None) -> None:
        hint, leave = "", None
        if self._trying:
            from carnet_desktop.services.samples import PASSPHRASE

            hint = _("Pour cet essai, la phrase secrète est « {phrase} ».", phrase=PASSPHRASE)
            leave = self._leave_samples
        self._show_cover(
            lambda step, bar: UnlockView(step, bar, locked=locked, hint=hint, leave=leave, recover=self._show_recovery)
        )

    def _show_recovery(self, staff: str) -> None:
        from carnet_desktop.ui.screens.unlock.recovery_view import RecoveryView

        self._show_cover(lambda step, bar: RecoveryView(step, bar, staff=staff, back=lambda: self._show_unlock(None)))

    def _show_cover(self, make: "Callable[[Doorstep, PageBar], AnyCover]") -> None:
        self._drop_cover()
        bar = PageBar()
        self.notices = Messages(self._window, bar, UndoBar(bar))
        step = Doorstep(self._home, self._clock, self._jobs, self.notices, self.open, self.clipboard.copy)
        self._cover = make(step, bar)
        self._window.show_cover(self._cover)
        self._cover.focus_first()

    def _drop_cover(self) -> None:
        if self._cover is not None:
            self._cover.close_screen()
            self._cover = None

    def _say_drafts(self, kept: bool) -> None:
        if kept and isinstance(self._cover, UnlockView):
            self._cover.presenter.say_draft_kept()

    # The trial

    @property
    def _trying(self) -> bool:
        return self._home != self._own_home

    def _samples_home(self) -> Path:
        if self._samples is not None:
            self._samples.cleanup()
        self._samples = TemporaryDirectory(prefix="carnet-essai-", ignore_cleanup_errors=True)
        return Path(self._samples.name) / "essai"

    def _leave_samples(self) -> None:
        samples, self._samples = self._samples, None
        self._home, self._left = self._own_home, None
        if samples is not None:
            self._jobs.run(self, lambda report: samples.cleanup(), lambda nothing: None)
        self.show_door()

    # Settings

    def _idle_minutes(self) -> int:
        assert self._session is not None
        return self._session.settings.idle_minutes

    def _keep_text_scale(self, scale: int) -> None:
        from msgspec.structs import replace

        from carnet_desktop.services.structure import save_settings

        session = self._session
        if session is not None:
            settings = replace(session.settings, text_scale=scale)
            self._jobs.run(self, lambda report: save_settings(session, settings), lambda nothing: None)


def _shut(session: "Session") -> bool:
    """Close every file; the answer is whether a text not saved is kept in a notebook that was open."""
    from carnet_desktop.services import notebooks

    try:
        return any(notebooks.drafts(session, notebook) for notebook in tuple(session.files))
    finally:
        session.lock()
